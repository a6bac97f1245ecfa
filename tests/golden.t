#!/usr/bin/env perl
# One page of each kind, in both languages, is as somebody has looked at and accepted: its document
# (.xml) and its HTML. What may differ and mean nothing is a word in capitals: the hash of the assets,
# the number of a form. GOLDEN=write (make golden) accepts the pages as they are now.
use strict;
use warnings;
use utf8;
use lib 'tests/lib';
use Encode 'encode';
use Test::More;
use Birlik;

my $folder = 'tests/golden';
my $write = ($ENV{GOLDEN} // '') eq 'write';
plan(skip_all => 'nothing is accepted yet: make golden') unless $write || glob "$folder/*.html";

my %path_of = map { ("$_->{language} $_->{page}/$_->{record}" => $_->{path}) } pages();
my %wanted; # file name → what is in it now

sub tidy {
	my ($text) = @_;
	$text =~ s{/assets/[0-9a-f]{16}/}{/assets/HASH/}g;
	$text =~ s{(nonce[^>]*value=")[0-9a-f]{32}|(nonce=")[0-9a-f]{32}}{($1 // $2) . 'NONCE'}ge;
	# A line an element, so that a difference is a line.
	$text =~ s/></>\n</g;
	return $text =~ /\n\z/ ? $text : "$text\n";
}

for (split /\n/, slurp("$folder/addresses")) {
	next if /^\s*(?:#|$)/;
	my ($name, @addresses) = split;
	my %address;
	@address{qw(en tr)} = @addresses;
	for my $language (sort keys %address) {
		my $address = $address{$language};
		next if $address eq '-';
		$address = $path_of{"$language $1"} // '/missing' if $address =~ /^\*(.*)/;
		my ($status, $html) = render($address);
		my ($kind) = $address =~ /\.(xml|txt)$/ ? $1 : 'html';
		my $file = $address =~ m{^/$language(?:/|$)} ? "$name.$language" : $name;
		is($status, $name eq 'not-found' ? 404 : 200, "$file: $address is there") or next;
		$wanted{"$file.$kind"} = tidy($html);
		next if $status != 200 || $kind ne 'html';
		my (undef, $xml) = render($address, '--xml');
		$wanted{"$file.xml"} = tidy($xml);
	}
}
# A page that nginx gives when no worker can.
for my $language (qw(en tr)) { $wanted{"unavailable.$language.html"} = tidy(Encode::decode('UTF-8', slurp(release() . "/errors/$language/503.html"))) }

if ($write) {
	for my $file (glob "$folder/*.html $folder/*.xml $folder/*.txt") { unlink $file unless exists $wanted{ $file =~ s{.*/}{}r } }
	spew("$folder/$_", encode('UTF-8', $wanted{$_})) for sort keys %wanted;
	pass("$_ is accepted") for sort keys %wanted;
	done_testing;
	exit;
}
my $now = folder();
for my $file (sort keys %wanted) {
	spew("$now/$file", encode('UTF-8', $wanted{$file}));
	if (!-e "$folder/$file") { fail("$file has been accepted"); next }
	my (undef, $difference) = run_program('diff', '-u', '--label', "accepted $file", '--label', "now $file", "$folder/$file", "$now/$file");
	my @lines = split /\n/, Encode::decode('UTF-8', $difference);
	ok(!@lines, "$file is as accepted") or diag(join "\n", @lines[0 .. ($#lines > 20 ? 20 : $#lines)], 'If it is meant so: make golden');
}
for my $file (map { s{.*/}{}r } glob "$folder/*.html $folder/*.xml $folder/*.txt") { ok(exists $wanted{$file}, "$file is of a page that is still there") }
done_testing;
