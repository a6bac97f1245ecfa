#!/usr/bin/env perl
# What nginx keeps: a page asked for with a validator fills the cache like any other, and a
# validator is answered from the cache, whatever form of the page the reader takes.
use strict;
use warnings;
use utf8;
use lib 'tests/lib';
use Test::More;
use Birlik;
use Web;

my $web = Web->start;
my $asked = 0;

sub kept { return scalar grep { /\/[0-9a-f]{32}$/ } glob "$web->{folder}/cache/*/*/*" }
sub ask { $asked++; return $web->get(@_) }

for my $case (['any', '/en/organisations', '*'], ['its own', '/tr/kuruluslar', undef]) {
	my ($what, $path, $tag) = @$case;
	# As of a reader whose browser has kept the page longer than nginx: from another nginx with the same release.
	$tag //= Web->start->get($path)->{headers}{etag};
	is(ask($path, 'If-None-Match' => $tag)->{status}, 304, "$path is not kept, asked for with a validator ($what): 304");
	# A 304 is sent before what it stands for is on the disk.
	ok($web->wait_for(sub { kept() == 1 + ($what ne 'any') }, 5), '… it is kept');
	my $page = ask($path);
	is($page->{status}, 200, '… the next reader gets it');
	my $etag = $page->{headers}{etag};
	for my $encoding ('gzip', 'identity') {
		for my $form ($etag, $etag =~ s/^W\///r, "\"x\", $etag", '*') {
			my $answer = ask($path, 'If-None-Match' => $form, 'Accept-Encoding' => $encoding);
			is($answer->{status}, 304, "$form, $encoding: 304");
			is($answer->{body}, '', '… no body');
			is($answer->{headers}{etag}, $etag, '… its validator');
			is($answer->{headers}{'cache-control'}, 'max-age=0, must-revalidate', '… and how long it holds');
		}
		my $other = ask($path, 'If-None-Match' => '"other"', 'Accept-Encoding' => $encoding);
		is($other->{status}, 200, "another validator, $encoding: the page");
	}
}

# Each process of nginx writes its log by itself: the lines have no order.
my (@lines, %how);
$web->wait_for(sub { @lines = split /\n/, slurp("$web->{folder}/access.log"); @lines == $asked }, 10);
is(scalar(@lines), $asked, 'each request is in the log');
for (@lines) { my ($path) = /"uri":"([^"]*)"/; my ($how) = /"cache":"(\w*)"/; $how{$path}{$how}++ }
is_deeply(\%how, { map { $_ => { MISS => 1, HIT => $asked / 2 - 1 } } '/en/organisations', '/tr/kuruluslar' }, 'a worker has made each page once, nginx has answered all others');
done_testing;
