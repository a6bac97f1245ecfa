#!/usr/bin/env perl
# The document behind every page, in every language, is what tests/documents/page.rng says: what a
# designer's template may rely on. Views with parameters and forms with errors too.
use strict;
use warnings;
use utf8;
use lib 'tests/lib';
use Encode 'encode';
use Test::More;
use Birlik;

my $grammar = 'tests/documents/page.rng';
my $folder = folder();
my (%file, $number);
sub take {
	my ($path) = @_;
	my ($status, $xml) = render($path, '--xml');
	is($status, 200, "$path has a document") or return;
	my $file = sprintf '%s/%04d.xml', $folder, ++$number;
	spew($file, encode('UTF-8', $xml));
	$file{$file} = $path;
}
take($_->{path}) for pages();
take($_) for '/en/organisations?kind=union', '/tr/kuruluslar?tur=birlik', '/en/organisations?after=mmu', '/en/contact?to=mmu', '/en/publications?kind=book',
	'/en/organisations?kind=platform&level=local', '/en/search?q=cities', '/tr/ara?q=birlik&tur=sayfa', '/en/search?q=utwm', '/tr/ara?q=istambul',
	'/en/search/suggest?q=uni', '/tr/ara?q=ehi', '/tr/ara?q=sehirlesm';

my ($code, $out, $err) = run_program('xmllint', '--noout', '--nonet', '--relaxng', $grammar, sort keys %file);
my %said;
for (split /\n/, $err) { push @{ $said{$1} }, $2 if m{^(\Q$folder\E/\d+\.xml)(?::\d+)?:?\s*(.*)} }
for my $file (sort keys %file) {
	ok((grep { /validates/ } @{ $said{$file} // [] }) && !(grep { /fails to validate|error/ } @{ $said{$file} }), "$file{$file} is as its grammar says")
		or diag(join "\n", grep { !/^element (?:page|organisation)s?: Relax-NG validity error : (?:Expecting|Element page failed|Did not expect)/ } @{ $said{$file} // ["nothing: $err"] });
}

# The language of the document is that of its address, and nothing says that it is of the same language twice.
for my $file (sort keys %file) {
	my $tree = parse_xml(Encode::decode('UTF-8', slurp($file)));
	my ($page) = elements_of($tree, 'page');
	my @needless = grep { (attr($_, 'lang') // '') eq attr($page, 'lang') && $_->{name} !~ /^(?:page|alternate)$/ && $_->{parent}{name} ne 'alternates' } elements_of($tree);
	is(scalar(@needless), 0, "$file{$file}: \@lang stands only where the language is another");
}
done_testing;
