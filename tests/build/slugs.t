#!/usr/bin/env perl
# An address that was once given stays: db/slugs.tsv holds what a record was called, and what it
# was called before leads by 301 to what it is called now.
use strict;
use warnings;
use utf8;
use lib 'tests/lib';
use Test::More;
use Birlik;

my $state = folder();
my $site = site_copy();
my @lines = ("organisation\tumt\ten\tunion-of-municipalities", "organisation\tumt\ten\tutm", "organisation\tumt\ten\tumt-turkiye",
	"publication\tmmu-books\ttr\teski-kitaplar", "publication\tmmu-books\ttr\tyeni-kitaplar");
spew("$site/db/slugs.tsv", join("\n", @lines) . "\n");
my $made = build($site, $state);
is($made->{code}, 0, 'a site with a history can be built') or die("@{$made->{errors}}");

sub answer {
	my ($address) = @_;
	my ($code, $out) = run_program(program(), 'render', '--release', "$state/releases/$made->{id}", '--head', $address);
	my ($status) = $out =~ /^Status: (\d+)/;
	my ($location) = $out =~ /^Location: (\S+)/m;
	return join ' ', $status // 'nothing', $location // ();
}

is(answer('/en/organisations/umt-turkiye'), '200', 'the last line of a record holds');
is(answer('/en/organisations/union-of-municipalities'), '301 /en/organisations/umt-turkiye', 'the first leads there');
is(answer('/en/organisations/utm'), '301 /en/organisations/umt-turkiye', 'the second too, in one step');
is(answer('/en/organisations/utm/'), '301 /en/organisations/umt-turkiye', 'with a slash too, in one step');
is(answer('/en/organisations/utm.xml'), '301 /en/organisations/umt-turkiye.xml', 'other faces keep their ending');
is(answer('/en/organisations/utm?x=1'), '301 /en/organisations/umt-turkiye', 'an unknown parameter is dropped on the way');
is(answer('/en/organisations/umt-turkiye/cooperation-with-international-institutions'), '200', 'pages below have the new address');
is(answer('/en/organisations/utm/cooperation-with-international-institutions'),
	'301 /en/organisations/umt-turkiye/cooperation-with-international-institutions', 'pages below an old address lead to the new one');
is(answer('/tr/yayinlar/eski-kitaplar'), '301 /tr/yayinlar/yeni-kitaplar', 'a language has a history of its own')
	or diag('(the words of the path come from locales/tr)');
isnt(answer('/en/publications/yeni-kitaplar'), '200', '… of which the other knows nothing');

# A slug that is not in the book is given by the name, and the book is not written to by a build.
is(slurp("$site/db/slugs.tsv"), join("\n", @lines) . "\n", 'a build does not write into the sources');

for my $case (
	['two records of one slug', "organisation\tumt\ten\tsame\norganisation\tmmu\ten\tsame\n", qr/same/],
	['a line with too few columns', "organisation\tumt\ten\n", qr/slugs\.tsv:1: /],
	['a line with too many columns', "organisation\tumt\ten\ta\tb\n", qr/slugs\.tsv:1: /],
	['a slug with a slash', "organisation\tumt\ten\ta/b\n", qr/slugs\.tsv:1: /],
	['a slug with a capital letter', "organisation\tumt\ten\tUMT\n", qr/slugs\.tsv:1: /],
	['an empty slug', "organisation\tumt\ten\t\n", qr/slugs\.tsv:1: /],
) {
	my ($name, $text, $what) = @$case;
	my $broken = site_copy();
	spew("$broken/db/slugs.tsv", $text);
	my $refused = build($broken, $state);
	is($refused->{code}, 1, "$name is refused");
	like($refused->{errors}[0] // '', $what, '… with its place') if $refused->{code};
}

# A record that is gone leaves its line behind: that is no error, history is only added to.
my $gone = site_copy();
spew("$gone/db/slugs.tsv", "organisation\tno-longer-here\ten\tno-longer-here\n");
is(build($gone, $state)->{code}, 0, 'a record that is gone may stay in the book');
done_testing;
