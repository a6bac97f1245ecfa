#!/usr/bin/env perl
# db/pages/README.md is the whole of what a page definition may say: each header, type, value and condition that the
# program reads is told there with an example, and no other; its examples are taken, and its page is built as it stands.
use strict;
use warnings;
use utf8;
use lib 'tests/lib';
use Encode 'decode';
use Test::More;
use Birlik;

my $manual = decode('UTF-8', slurp('db/pages/README.md'));
my ($reader, $values, $check) = map { slurp("fcgi/site/$_.c") } qw(page_reader page_value page_check);
my @headers = ((map { /\{"(\w+)", &page->/g } $reader =~ /\} texts\[\] = (.*?);\n/s), $reader =~ /strcmp\(key, "(\w+)"\)/g,
	$reader =~ /ascii_starts_with\(rest, "(\w+) "\)/g);
my @types = $values =~ /\{"([\w-]+)", PAGE_/g;
my ($given) = $check =~ /given\[\] = \{(.*?)\}/s;
cmp_ok(scalar(@headers), '>=', 13, 'the headers are found in the sources');
cmp_ok(scalar(@types), '>=', 6, '… and the types');

my %example;
$example{$1} = $2 while $manual =~ /^\| `((?:-- )?[\w-]+:?)` \|[^\n]*\| `(--[^`\n]*)` \|$/mg;
for my $header (@headers) {
	my ($told) = grep { /^-- $header:?$/ } keys %example;
	ok($told, "the header $header is told, with an example") or next;
	like($example{$told}, qr/^\Q$told\E /, '… of it');
}
for my $type (@types) { like($example{$type} // '', qr/^-- (?:param|field) \w+ $type\b/, "the type $type is told, with an example") }
my %known = map { $_ => 1 } @headers, @types;
is(join(' ', grep { !$known{ s/^-- |:$//gr } } sort keys %example), '', 'nothing else is told');
for my $name ($given =~ /"(\w+)"/g) { like($manual, qr/`:$name`/, "the value :$name is told") }
like($manual, qr/`$_`/, "$_ is told") for 'required', '= DEFAULT', '-- if NAME', '-- if NAME=VALUE';
like($manual, qr/^-- name: \S+ +\Q$_\E /m, "a query $_ is told") for ':one', ':many', ':many csv';
like(slurp('README.md'), qr{db/pages/README\.md}, 'the README leads there');

# The examples, together the headers of a page of each kind.
my $site = site_copy();
my ($page) = $manual =~ /^## A whole page\n+```sql\n(.*?)^```/ms;
spew("$site/db/pages/founded.sql", encode($page));
my $made = build($site, folder());
is($made->{code}, 0, 'the whole page is built') or diag(join "\n", @{ $made->{errors} });
for my $name (sort keys %example) {
	my $kind = $example{$name} =~ /^-- field/ ? "-- then: contact\n" : '';
	my ($header) = $example{$name} =~ /^-- (\w+)/;
	next if $header eq 'page' || $header eq 'then' || $header eq 'status';
	my @needed = $header =~ /^(?:path|each)$/ ? ('-- page: x', '-- path: x/:slug', '-- each: SELECT id AS record, slug FROM publication')
		: ('-- page: x', '-- path: x', '-- title: X');
	my $text = join '', map { "$_\n" } (grep { !/^-- $header:/ } @needed), $example{$name};
	$text .= $kind;
	my $copy = site_copy();
	spew("$copy/db/pages/x.sql", encode("$text-- name: a :one\nSELECT 1 AS \"\@a\";\n"));
	my ($code, undef, $err) = run_program('sh', '-c', 'cd "$1" && exec "$2" po extract', 'sh', $copy, program());
	is($code, 0, "$name: its example is taken") or diag($err);
}
my $state = folder();
$made = build($site, $state);
my ($code, $xml) = run_program(program(), 'render', '--release', "$state/releases/$made->{id}", '--xml', '/en/founded?since=2004&kind=network');
is($code, 0, 'and rendered');
my $rows = () = $xml =~ /<organisation /g;
my $right = () = $xml =~ /<organisation id="[^"]*" founded="20(?:0[4-9]|[1-9]\d)"/g;
cmp_ok($rows, '>', 0, '… with rows');
is($right, $rows, '… as it says');
like($xml, qr{<topics><topic><name>}, '… and what goes on from them');
done_testing;

sub encode { return Encode::encode('UTF-8', $_[0]) }
