#!/usr/bin/env perl
# Promise: the number beside a value of a filter is the number of organisations that choosing it leads to, whatever else
# is set; where that is not known there is none.
use strict;
use warnings;
use utf8;
use lib 'tests/lib';
use Test::More;
use Birlik;

my $directory = '/en/organisations';
my @names = qw(kind level topic country role); # in the order that an address has them

# The values of each filter on a page: what stands in the address, and the number beside it, if there is one.
sub offered {
	my ($html) = @_;
	my %offered;
	for my $name (@names) {
		my ($select) = $html =~ m{<select[^>]* name="$name">(.*?)</select>}s;
		while (($select // '') =~ m{<option value="([^"]+)"[^>]*>\s*[^<]*?(?:\((\d+)\))?\s*</option>}gs) { $offered{$name}{$1} = $2 }
	}
	return \%offered;
}
sub address { my (%set) = @_; return $directory . (%set ? '?' . join('&', map { "$_=$set{$_}" } grep { $set{$_} } @names) : '') }
my %rows; # organisations of an address
sub rows { my ($address) = @_; return $rows{$address} //= () = (render($address =~ s/$directory/$directory.csv/r))[1] =~ /\n(?=.)/g }

for my $set ({}, { kind => 'network' }, { topic => 'local-democracy' }, { role => 'member' }, { kind => 'network', level => 'international' },
	{ kind => 'union', country => 'turkiye' }) {
	my $address = address(%$set);
	my $html = (render($address))[1];
	my $offered = offered($html);
	for my $name (@names) {
		my @others = grep { $_ ne $name } keys %$set;
		my @values = sort keys %{ $offered->{$name} };
		cmp_ok(scalar(@values), '>=', 4, "$address: there are values of $name");
		if (@others > 1) {
			is(scalar(grep { defined $offered->{$name}{$_} } @values), 0, "$address: the numbers of $name are not known");
			next;
		}
		my @wrong = grep { ($offered->{$name}{$_} // 'none') ne rows(address(%$set, $name => $_)) } @values[0 .. ($#values > 8 ? 8 : $#values)];
		is_deeply(\@wrong, [], "$address: the numbers of $name are those of its results");
	}
	my ($told) = $html =~ m{id="results"[^>]*>\s*(\d+) organisation};
	is($told, rows($address), "$address: the number of results");
}
done_testing;
