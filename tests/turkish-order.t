#!/usr/bin/env perl
# Promise: a list is in the order of its language's alphabet, and its index has that alphabet's letters; each
# leads to where the letter begins. All of it is the same under any locale of the host.
use strict;
use warnings;
use utf8;
use lib 'tests/lib';
use Encode qw(decode encode);
use Test::More;
use Birlik;

my $state = folder();
my $site = site_copy();
my @towns = ('Uşak', 'Ünye', 'İzmir', 'Çorum', 'Isparta', 'Özdere', 'Sivas', 'Ceyhan', 'Şile', 'Iğdır', 'Ordu', 'öz Ordu', 'Gebze', 'Ğ', 'Élan', '“Ekin”', '3 Ocak');

# The directory has these alone.
my $place = 'source="municipality-memberships"';
my $records = join "\n", map {
	my $id = "town-$_";
	qq{  <organisation id="$id" kind="municipality" level="local" $place xml:lang="tr"><name translate="no" xml:lang="tr">$towns[$_]</name><topic>democracy</topic></organisation>}
} 0 .. $#towns;
edit($site, 'db/content/organisations.xml', sub { s{</content>}{$records\n</content>} });
my $made = build($site, $state);
is($made->{code}, 0, 'the site is built') or diag(join "\n", @{ $made->{errors} });

sub text {
	my ($address, %env) = @_;
	local %ENV = (%ENV, %env);
	my ($code, $out) = run_program(program(), 'render', '--release', "$state/releases/$made->{id}", $address);
	return decode('UTF-8', $out);
}
my %is_town = map { $_ => 1 } @towns;
sub towns_on { my ($page) = @_; return grep { $is_town{$_} } $page =~ m{<h3>\s*<a[^>]*>(.*?)</a>}gs }
sub all_towns {
	my ($list) = @_;
	my @found;
	my $next = $list;
	for (1 .. 9) {
		my $page = text($next);
		push @found, towns_on($page);
		($next) = $page =~ /rel="next" href="([^"]+)"/ or last;
		$next =~ s/&amp;/&/g;
	}
	return @found;
}
my @turkish = ('3 Ocak', 'Ceyhan', 'Çorum', '“Ekin”', 'Élan', 'Gebze', 'Ğ', 'Iğdır', 'Isparta', 'İzmir', 'Ordu', 'öz Ordu', 'Özdere', 'Sivas', 'Şile', 'Uşak', 'Ünye');
is(join(' ', all_towns('/tr/kuruluslar?tur=belediye')), join(' ', @turkish), 'Turkish order');
my @english = ('3 Ocak', 'Ceyhan', 'Çorum', '“Ekin”', 'Élan', 'Ğ', 'Gebze', 'Iğdır', 'Isparta', 'İzmir', 'Ordu', 'öz Ordu', 'Özdere', 'Şile', 'Sivas', 'Ünye', 'Uşak');
my @found = all_towns('/en/organisations?kind=municipality');
is(join(' ', sort @found), join(' ', sort @english), 'English has the same');
is(join(' ', grep { /^[UÜSŞ]/ } @found), 'Şile Sivas Ünye Uşak', 'in the English order');

# A town has no founding year here: such stand last in that order, and none is left out on the way there.
is(join(' ', all_towns('/tr/kuruluslar?sirala=kurulus-yili')), join(' ', @turkish), 'the order of founding years has them all, after those with a year');

sub letters {
	my ($list) = @_;
	my ($nav) = text($list) =~ m{<nav class="sorting"[^>]*>(.*?)</nav>}s;
	my @letters;
	push @letters, { letter => $2, href => $1 =~ s/&amp;/&/gr } while ($nav // '') =~ m{<a href="([^"]+)"[^>]*>([^<]+)</a>}g;
	return @letters;
}
my @letters = letters('/tr/kuruluslar');
like(join('', map { $_->{letter} } @letters), qr/^#A.*CÇ.*E.*GĞIİ.*OÖ.*SŞTUÜ/, 'the letters of the Turkish alphabet, each its own');
unlike(join('', map { $_->{letter} } @letters), qr/É|“|3/, 'and no others');
my @other = letters('/en/organisations');
unlike(join('', map { $_->{letter} } @other), qr/[^#A-Z]/, 'English has none of its marks');
for my $letter (@letters) {
	my ($first) = text($letter->{href}) =~ m{<h3>\s*<a[^>]*>(.*?)</a>}s;
	my $begin = $first =~ s/^[“"]//r;
	my $expected = $letter->{letter} eq '#' ? qr/^\d/ : qr/^\Q$letter->{letter}\E/i;
	$begin = 'E' if $begin =~ /^É/;
	$begin = uc $begin if $begin !~ /^[iı]/;
	like($begin, $expected, "$letter->{letter} leads to $first");
}
is(scalar(letters('/tr/kuruluslar?tur=belediye')), 0, 'a part of the list has no index');
is(scalar(letters('/tr/kuruluslar?sirala=kurulus-yili')), 0, 'nor has another order');

# A host's locale changes nothing: not even one that has it installed.
my $locales = folder();
my ($code) = -d '/usr/share/i18n/locales' ? run_program('localedef', '-i', 'tr_TR', '-f', 'UTF-8', "$locales/tr_TR.UTF-8") : (127);
my @settings = ([C => {LC_ALL => 'C'}], ['tr_TR, not installed' => {LC_ALL => 'tr_TR.UTF-8', LOCPATH => '/nonexistent'}]);
push @settings, ['tr_TR, installed' => {LC_ALL => 'tr_TR.UTF-8', LOCPATH => $locales, LANG => 'tr_TR.UTF-8', LANGUAGE => 'tr'}] if -d "$locales/tr_TR.UTF-8";
diag('no sources of locales here: a Turkish locale of the host is not tried') if @settings < 3;
my $page = text('/tr/kuruluslar');
for my $setting (@settings) {
	my ($name, $env) = @$setting;
	local %ENV = (%ENV, %$env);
	is(build($site, folder())->{id}, $made->{id}, "the same release: $name");
	ok(text('/tr/kuruluslar') eq $page, "the same page: $name");
	my (undef, $out) = run_program(program(), 'grammar', 'tr', '--case', 'dat', 'IĞDIR', 'TBMM', 'İZMİR');
	is(decode('UTF-8', $out), "IĞDIR’a\nTBMM’ye\nİZMİR’e\n", "the same suffixes: $name");
}
my (undef, $symbols) = run_program('nm', '-D', '--undefined-only', program());
unlike($symbols, qr/\bsetlocale|newlocale|uselocale/, 'the program sets no locale') if $symbols;
# The values of a filter are words of the page: in their order, not in that of what they are called in the records. Levels
# stand from near to far.
my %values = (
	'/tr/kuruluslar' => {
		tur => [qw(Ağ Belediye Birlik Dernek Kurum Platform)],
		duzey => [qw(Yerel Bölgesel Ulusal Uluslararası)],
		gorev => ['Doğal üye', 'İrtibat noktası', 'Katılımcı', 'Sekretarya', 'Temsilci', 'Üye', 'Üye veya ilişkili kuruluş', 'Yürütücü'] },
	'/en/organisations' => {
		kind => [qw(Association Institution Municipality Network Platform Union)],
		level => [qw(Local Regional National International)],
		role => ['Contact point', 'Member', 'Member or affiliate', 'Natural member', 'Operator', 'Participant', 'Representative', 'Secretariat'] },
);
for my $address (sort keys %values) {
	my $page = (render($address))[1];
	for my $name (sort keys %{ $values{$address} }) {
		my ($select) = $page =~ m{<select[^>]* name="$name">(.*?)</select>}s;
		my @shown = ($select // '') =~ m{<option value="[^"]+">\s*(.*?)(?: \(\d+\))?\s*</option>}gs;
		is_deeply(\@shown, $values{$address}{$name}, "$address: $name in the order of the language");
	}
}
for my $case (['/tr/yayinlar', 'Dergi,Kitap,Rapor,Süreli yayın'], ['/en/publications', 'Book,Magazine,Periodical,Report']) {
	my ($list) = (render($case->[0]))[1] =~ m{<nav class="facets" aria-labelledby="facet-kind">(.*?)</nav>}s;
	is(join(',', ($list // '') =~ m{<a href="[^"]*\?[^"]*">\s*(.*?)\s*</a>}gs), $case->[1], "$case->[0]: kinds too");
}
done_testing();
