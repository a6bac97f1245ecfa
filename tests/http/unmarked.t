#!/usr/bin/env perl
# Every word that a reader meets is a translator's to change: on the site in a pseudo-language, in which each message
# of interface and records is written in other letters, no plain letter is left in any text or visible attribute
# of any page, form, error or view. Once more from right to left.
#
# Excepted by rule: what is marked with a language of its own; what the records say is not to be translated
# (translate="no": without a language everywhere, with one where no part of a text can be marked: in titles and
# attributes); addresses of the web and of mail; a single capital, the letter of an index. What is typed here is digits.
use strict;
use warnings;
use utf8;
use lib 'tests/lib';
use Encode qw(decode);
use Test::More;
use Birlik;
use Pseudo;
use Web;

my $site = site_copy();
pseudo_begin($site, $_), pseudo_fill($site, $_), pseudo_publish($site, $_) for sort keys %PSEUDO;
$ENV{TEST_SITE} = $site;
my $web = Web->start;

my (%fixed, %named);
for my $file (glob "$site/db/content/*.xml") {
	my $tree = parse_xml(decode('UTF-8', slurp($file)));
	for my $node (grep { (attr($_, 'translate') // '') eq 'no' } elements_of($tree)) {
		(attr($node, 'xml:lang') ? $named{ text_of($node) } : $fixed{ text_of($node) }) = 1;
	}
}
my ($everywhere, $unmarkable) = map { join '|', map { quotemeta } sort { length $b <=> length $a } @$_ } [keys %fixed], [keys %fixed, keys %named];
my $address = qr{\bhttps?://\S+|\b[\w.-]+@[\w.-]+|\b(?:[a-z0-9-]+\.)+[a-z]{2,}\b};

my %visible = map { $_ => 1 } qw(alt title aria-label placeholder aria-description label);
my %silent = map { $_ => 1 } qw(script style);
my ($looked, @found);
sub look {
	my ($node, $lang, $page, $where) = @_;
	if (!ref $node) {
		$looked++;
		my $names = $where =~ /^<title>| \w\S*\z/ ? $unmarkable : $everywhere;
		(my $rest = $node) =~ s/$address|\b(?:$names)\b|^[A-Z]$//g;
		push @found, [$where, $node =~ s/\s+/ /gr, $page] if is_plain($rest);
		return;
	}
	return if $silent{ $node->{name} };
	my $own = attr($node, 'lang') // $lang;
	my $place = "<$node->{name}" . (attr($node, 'class') ? " class=\"" . attr($node, 'class') . '"' : '') . '>';
	if ($own eq $page->{lang}) {
		for my $name (sort keys %{ $node->{attributes} }) {
			my $shown = $visible{$name} || ($name eq 'value' && $node->{name} eq 'input' && (attr($node, 'type') // '') =~ /^(?:submit|button|reset)$/)
				|| ($name eq 'content' && (attr($node, 'name') // attr($node, 'property') // '') =~ /(?:title|description|site_name|image:alt)$/);
			look(attr($node, $name), $own, $page, "$place $name") if $shown;
		}
	}
	for my $child (@{ $node->{children} }) { look($child, $own, $page, $place) if ref $child || $own eq $page->{lang} }
}

# ---- every page that a link leads to, views with one parameter too
my %answer;
sub crawl {
	my ($code) = @_;
	my @open = ("/$code/", "/$code/nowhere", "/$code/search-q?q=1945", "/$code/search-q?q=98765", "/$code/search-q", "/$code/contact-q?x=1");
	my (%seen, %page);
	while (defined(my $path = shift @open)) {
		next if $seen{$path}++ || keys %seen > 2000;
		my $answer = $web->get($path);
		push @open, $answer->{headers}{location} =~ s/#.*//r if $answer->{status} =~ /^30/;
		next if $answer->{status} =~ /^30/ || ($answer->{headers}{'content-type'} // '') !~ m{^text/html};
		$page{$path} = $answer;
		for my $link (elements_of(parse_xml(decode('UTF-8', $answer->{body}), 1), 'a', 'option')) {
			my $href = (attr($link, 'href') // '') =~ s/#.*//r;
			push @open, $href if $href =~ m{^/$code/[^?]*(?:\?[^=]*=[^=&]*)?$} && $href !~ /\.(?:xml|json|csv)\b/;
		}
	}
	return \%page;
}

# ---- the form with everything wrong in it, and what nginx says by itself
sub others {
	my ($code) = @_;
	my %page;
	my $form = "/$code/contact-q";
	my ($nonce) = $web->get($form)->{body} =~ /name="nonce" value="(\w+)"/;
	$page{"POST $form, empty"} = $web->post($form, [[nonce => $nonce]]);
	$page{"POST $form, nonsense"} = $web->post($form, [[nonce => $nonce], [to => "0"], [name => "1" x 500], [email => "2"], [subject => "3" x 500], [message => "4" x 20_000]]);
	$page{"POST $form, no number"} = $web->post($form, [[name => '1']]);
	$page{"error page $_"} = { body => slurp($_) } for glob "$web->{state}/current/errors/$code/*.html";
	return \%page;
}

for my $code (sort keys %PSEUDO) {
	my %page = (%{ crawl($code) }, %{ others($code) });
	($looked, @found) = 0;
	my ($turned, $bad) = (0, 0);
	for my $path (sort keys %page) {
		my $tree = eval { parse_xml(decode('UTF-8', $page{$path}{body}), 1) } or do { $bad++; diag("$path: $@"); next };
		my ($html) = elements_of($tree, 'html');
		$turned++ if ($html ? attr($html, 'dir') : '') eq $PSEUDO{$code}{direction};
		look($tree, '', { path => $path, lang => $code }, '');
	}
	cmp_ok(scalar(keys %page), '>=', 120, "$code: there are pages: " . keys %page);
	is($bad, 0, "$code: all are well-formed");
	is($turned, scalar(keys %page), "$code: all run $PSEUDO{$code}{direction}");
	cmp_ok($looked, '>=', 10_000, "$code: there are texts: $looked");
	my %by_text;
	push @{ $by_text{"$_->[0] “$_->[1]”"} }, $_->[2]{path} for @found;
	is(scalar(keys %by_text), 0, "$code: every text is a message") or diag(map { "  $_ at $by_text{$_}[0] (" . @{ $by_text{$_} } . " times)\n" } grep { defined } (sort keys %by_text)[0 .. 39]);
}

# ---- a stylesheet that says left or right would hold for one direction alone
my @sided = grep { /\b(?:left|right)\b/ } split /[;{}]/, slurp('xsl/assets/site.css') =~ s{/\*.*?\*/}{}gsr;
is("@sided", '', 'site.css has sides of the text, none of the screen');

done_testing;
