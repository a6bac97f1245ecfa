#!/usr/bin/env perl
# Every fact of the records reaches its reader, in both languages, in the words and the grammar of
# that language: each founding, each membership with role and years, each figure with its qualifier.
# The expected words stand here, not in the templates or catalogues: 2023’ten, over 2,500.
use strict;
use warnings;
use utf8;
use lib 'tests/lib';
use Encode 'decode';
use Test::More;
use Birlik;

# ---- Turkish, as a schoolbook has it: the suffix follows the last word of the number as it is spoken.
my @ones = qw(sıfır bir iki üç dört beş altı yedi sekiz dokuz);
my @tens = (undef, qw(on yirmi otuz kırk elli altmış yetmiş seksen doksan));
sub last_word {
	my ($n) = @_;
	return 'milyon' if $n =~ /000000$/;
	return 'bin' if $n =~ /000$/;
	return 'yüz' if $n =~ /00$/;
	return $tens[$1] if $n =~ /(\d)0$/;
	return $ones[ $n % 10 ];
}
sub suffix {
	my ($word, $case) = @_;
	my ($vowel) = $word =~ /([aeıioöuü])[^aeıioöuü]*$/;
	my $back = $vowel =~ /[aıou]/;
	my $hard = $word =~ /[fstkçşhp]$/ ? 't' : 'd';
	return $hard . ($back ? 'a' : 'e') . 'n' if $case eq 'abl';
	return $hard . ($back ? 'a' : 'e') if $case eq 'loc';
	my $y = $word =~ /[aeıioöuü]$/ ? 'y' : '';
	return $y . ($back ? 'a' : 'e') if $case eq 'dat';
	my %narrow = (a => 'ı', ı => 'ı', e => 'i', i => 'i', o => 'u', u => 'u', ö => 'ü', ü => 'ü');
	return $y . $narrow{$vowel} if $case eq 'acc';
}
sub with_suffix { my ($n, $case) = @_; return ($n =~ /^\d+$/ || $n =~ /^[\d.]+$/) ? "$n’" . suffix(last_word($n =~ s/\.//gr), $case) : $n . suffix('milyon', $case) }

# The rules of the test itself.
my @known = ([2008, 'den'], [2010, 'dan'], [2014, 'ten'], [2017, 'den'], [2023, 'ten'], [1945, 'ten'], [1990, 'dan'], [2000, 'den'], [1900, 'den'], [2006, 'dan'], [1960, 'tan']);
is(suffix(last_word($_->[0]), 'abl'), $_->[1], "$_->[0]’$_->[1]") for @known;

sub number_in {
	my ($language, $value) = @_;
	if ($value >= 1000000 && $value % 1000000 == 0) { return ($value / 1000000) . ($language eq 'tr' ? ' milyon' : ' million') }
	my $separator = $language eq 'tr' ? '.' : ',';
	1 while $value =~ s/^(\d+)(\d{3})/$1$separator$2/;
	return $value;
}

my %units = (
	en => { municipalities => 'municipalities', members => 'members', 'large-cities' => 'large cities', 'partner-cities' => 'partner cities',
		cities => 'cities', citizens => 'citizens', countries => 'countries', forums => 'thematic forums',
		'members-and-partners' => 'members and partner organisations', governments => 'local and regional governments',
		'member-associations' => 'member associations', 'local-authorities' => 'local authorities',
		'regional-sections' => 'regional sections', 'units-and-unions' => 'local government units and unions' },
	tr => { municipalities => 'belediye', members => 'üye', 'large-cities' => 'büyük şehir', 'partner-cities' => 'ortak şehir',
		cities => 'şehir', citizens => 'vatandaş', countries => 'ülke', forums => 'tematik forum',
		'members-and-partners' => 'üye ve ortak kuruluş', governments => 'yerel ve bölgesel yönetim',
		'member-associations' => 'üye birlik', 'local-authorities' => 'yerel yönetim',
		'regional-sections' => 'bölge teşkilatı', 'units-and-unions' => 'yerel yönetim birimi ve birliği' },
);
sub figure_in {
	my ($language, $figure) = @_;
	my $n = number_in($language, attr($figure, 'value'));
	my $q = attr($figure, 'qualifier') // '';
	my $qualified = $language eq 'en'
		? { '' => $n, over => "over $n", 'more-than' => "more than $n", about => "about $n", nearly => "nearly $n" }->{$q}
		: { '' => $n, over => with_suffix($n, 'acc') . ' aşkın', 'more-than' => with_suffix($n, 'abl') . ' fazla', about => "yaklaşık $n",
			nearly => with_suffix($n, 'dat') . ' yakın' }->{$q};
	return "$qualified $units{$language}{attr($figure, 'unit')}";
}

my %roles = (
	en => { member => 'Member', 'natural-member' => 'Natural member', 'member-or-affiliate' => 'Member or affiliate (not stated which)',
		participant => 'Ensures its municipalities’ participation', representative => 'Represents Türkiye’s municipalities',
		secretariat => 'Secretariat', 'contact-point' => 'Contact point', operator => 'Runs it' },
	tr => { member => 'Üye', 'natural-member' => 'Doğal üye', 'member-or-affiliate' => 'Üye veya ilişkili kuruluş (hangisi olduğu belirtilmemiş)',
		participant => 'Üye belediyelerin katılımını sağlar', representative => 'Türkiye’deki belediyeleri temsil eder',
		secretariat => 'Sekretarya', 'contact-point' => 'İrtibat noktası', operator => 'Yürütücü kuruluş' },
);
my %status = (en => { 'local-government' => 'local government' }, tr => { 'local-government' => 'yerel yönetim' });

# ---- the records
my @records = map { elements_of(parse_xml(decode('UTF-8', slurp($_)))) } glob 'db/content/*.xml';
my %of_kind;
push @{ $of_kind{ $_->{name} } }, $_ for grep { $_->{parent}{name} eq 'content' } @records;
my %organisations = map { attr($_, 'id') => $_ } @{ $of_kind{organisation} };
cmp_ok(scalar(keys %organisations), '>=', 30, 'there are organisations');
cmp_ok(scalar(@{ $of_kind{membership} }), '>=', 20, 'there are memberships');
cmp_ok(scalar(@{ $of_kind{figure} }), '>=', 20, 'there are figures');

# ---- their pages
my (%href, %page, %text);
for my $address (grep { $_->{page} eq 'organisation' } pages()) { $href{ $address->{language} }{ $address->{record} } = $address->{path} }
for my $language (sort keys %href) {
	for my $id (sort keys %organisations) {
		my ($status, $html) = render($href{$language}{$id} // '/nothing');
		is($status, 200, "$language: $id has a page") or next;
		$page{$language}{$id} = parse_xml($html, 1);
		my ($main) = elements_of($page{$language}{$id}, 'main');
		$text{$language}{$id} = text_of($main);
	}
}

sub says {
	my ($language, $id, $words, $what) = @_;
	ok(index($text{$language}{$id} // '', $words) >= 0, "$language: $id: $words") or diag($what // '', ' is not on ', $href{$language}{$id} // 'any page');
}

# The row of a list that leads to another organisation.
sub row_about {
	my ($language, $id, $section, $other) = @_;
	my ($within) = grep { (attr($_, 'aria-labelledby') // '') eq $section } elements_of($page{$language}{$id}, 'section');
	return '' unless $within;
	for my $row (elements_of($within, 'li')) {
		my ($link) = elements_of($row, 'a');
		return text_of($row) if $link && attr($link, 'href') eq $href{$language}{$other};
	}
	return '';
}

for my $language (qw(en tr)) {
	for my $organisation (@{ $of_kind{organisation} }) {
		my $id = attr($organisation, 'id');
		my $year = attr($organisation, 'founded');
		if (defined $year) {
			my $founded = $language eq 'en' ? qr/Founded in (?:[\w\s-]+ in )?\Q$year\E|[Ff]ounding[^.]*\Q$year\E|Founded: \Q$year\E/
				: qr/\Q@{[with_suffix($year, 'loc')]}\E (?:[\w’]+ )?(?:kuruldu|alındı)|Kuruluş[^.]*\Q$year\E/;
			like($text{$language}{$id} // '', $founded, "$language: $id was founded in $year");
		}
		for my $founding (elements_of($organisation, 'founding')) {
			my $when = attr($founding, 'year') // next;
			ok(index($text{$language}{$id} // '', $language eq 'en' ? $when : with_suffix($when, 'loc')) >= 0
				|| index($text{$language}{$id} // '', with_suffix($when, 'abl')) >= 0, "$language: $id: " . attr($founding, 'event') . " in $when");
		}
		# A year in the records that the page does not have is a fact that is lost; one that it has and the records do not, one made up.
		my $website = attr($organisation, 'website');
		if (defined $website) {
			ok((grep { (attr($_, 'href') // '') eq $website } elements_of($page{$language}{$id}, 'a')), "$language: $id: $website");
		}
	}
	for my $figure (@{ $of_kind{figure} }) {
		says($language, attr($figure, 'organisation'), figure_in($language, $figure), 'figure ' . attr($figure, 'id'));
	}
	for my $membership (@{ $of_kind{membership} }) {
		my ($member, $other, $role, $since) = map { attr($membership, $_) } qw(member organisation role since);
		my $words = $roles{$language}{$role};
		if (defined $since) {
			$words = $role ne 'member' ? "$words, " . ($language eq 'en' ? "since $since" : with_suffix($since, 'abl') . ' beri')
				: $language eq 'en' ? "Member since $since" : with_suffix($since, 'abl') . ' beri üye';
		}
		my %rows = ("$member → $other" => row_about($language, $member, 'memberships', $other), "$other ← $member" => row_about($language, $other, 'members', $member));
		for my $way (sort keys %rows) {
			ok(index($rows{$way}, $words) >= 0, "$language: $way: $words") or diag('the row says: ', $rows{$way} || 'there is none');
			if (my $called = attr($membership, 'status')) {
				like($rows{$way}, qr/\Q$status{$language}{$called}\E/i, "$language: $way: $called");
			}
		}
	}
	for my $record (@{ $of_kind{member_country} }) {
		my ($id, $country) = map { attr($record, $_) } qw(organisation country);
		my ($there) = grep { $_->{page} eq 'country' && $_->{record} eq $country && $_->{language} eq $language } pages();
		next unless $there; # not listed
		ok((grep { (attr($_, 'href') // '') eq $there->{path} } elements_of($page{$language}{$id}, 'a')), "$language: $id has members in $country");
	}
}

# ---- What has become another body is drawn to the end of its life; what lives, to the end of the axis.
my %ended = map { attr($_, 'subject') => attr($_, 'year') } grep { attr($_, 'kind') eq 'became' } @{ $of_kind{relation} };
my @dated = sort grep { attr($organisations{$_}, 'founded') } keys %organisations;
sub lines_in { return grep { (attr($_, 'class') // '') eq 'lived' && (attr($_, 'y1') // 0) eq (attr($_, 'y2') // 0) } elements_of($_[0], 'line') }
for my $language (qw(en tr)) {
	my $directory = parse_xml((render($language eq 'en' ? '/en/organisations?sort=founded' : '/tr/kuruluslar?sirala=kurulus-yili'))[1], 1);
	for my $id (@dated) {
		my ($row) = grep { my ($link) = elements_of($_, 'a'); (attr($_, 'class') // '') eq 'entry' && attr($link, 'href') eq $href{$language}{$id} } elements_of($directory, 'li');
		my ($line) = $row ? lines_in($row) : ();
		ok($line && (attr($line, 'x2') eq '100%') == !$ended{$id}, "$language: the line of $id ends " . ($ended{$id} ? "in $ended{$id}" : 'today'));
		like($row ? text_of($row) : '', $language eq 'en' ? qr/\(ended in $ended{$id}\)/ : qr/\(\Q@{[with_suffix($ended{$id}, 'loc')]}\E sona erdi\)/, "$language: and says so") if $ended{$id};
	}
	my ($graphic) = grep { (attr($_, 'class') // '') eq 'timeline' } elements_of(parse_xml((render("/$language/"))[1], 1), 'svg');
	my @lines = lines_in($graphic);
	is(scalar(grep { attr($_, 'x2') ne '100%' } @lines), scalar(keys %ended), "$language: so it is on the first page, of " . @lines);
}

# ---- The number of countries is the same where it is told and where it leads, and the list has as many, and those that are not counted.
my @listed = grep { (attr($_, 'listed') // '1') ne '0' } @{ $of_kind{country} };
my $republics = grep { attr($_, 'kind') eq 'republic' } @listed;
my $counted = @listed - $republics;
for my $case (['/en/', '/en/countries', "$counted countries and territories", "not counted: $republics republics"],
	['/tr/', '/tr/ulkeler', "$counted ülke ve bölge", "$republics cumhuriyet de yer alır"]) {
	my ($home, $list) = map { parse_xml((render($_))[1], 1) } @$case[0, 1];
	ok(index(text_of($home), $case->[2]) >= 0, "$case->[0]: $case->[2]");
	ok(index(text_of($list), "$case->[2].") >= 0, "$case->[1]: $case->[2]");
	ok(index(text_of($list), $case->[3]) >= 0, "$case->[1]: $case->[3]");
	my ($rows) = grep { (attr($_, 'class') // '') eq 'country-list' } elements_of($list, 'ul');
	is(scalar(elements_of($rows, 'li')), $counted + $republics, "$case->[1]: so many rows");
}
done_testing;
