#!/usr/bin/env perl
# One address a view: every other way of writing it leads there in one step, and never elsewhere.
use strict;
use warnings;
use utf8;
use lib 'tests/lib';
use Test::More;
use Birlik;
use Web;

my $web = Web->start;
my %moved = (
	'/en' => '/en/',
	'/tr' => '/tr/',
	'/en/organisations/' => '/en/organisations',
	'/en/organisations/mmu/' => '/en/organisations/mmu',
	'/en/kuruluslar' => '/en/organisations',
	'/tr/organisations' => '/tr/kuruluslar',
	'/tr/organisations/mmu' => '/tr/kuruluslar/mbb',
	'/en/kuruluslar/mbb' => '/en/organisations/mmu',
	'/en/kuruluslar/mbb/' => '/en/organisations/mmu',
	'/tr/organisations?kind=union' => '/tr/kuruluslar?tur=birlik',
	'/tr/kuruluslar?kind=union' => '/tr/kuruluslar?tur=birlik',
	'/en/organisations?tur=birlik' => '/en/organisations?kind=union',
	'/en/organisations?unknown=1' => '/en/organisations',
	'/en/organisations?kind=unknown' => '/en/organisations',
	'/en/organisations?kind=' => '/en/organisations',
	'/en/organisations?sort=name' => '/en/organisations',
	'/en/organisations?level=national&kind=union' => '/en/organisations?kind=union&level=national',
	'/en/organisations?kind=union&kind=network' => '/en/organisations?kind=union',
	'/en/organisations?kind=union&utm_source=x' => '/en/organisations?kind=union',
	'/en/organisations?topic=yerel-demokrasi' => '/en/organisations?topic=local-democracy',
	'/en/about?x=1' => '/en/about',
	'/en/about/?x=1' => '/en/about',
	'/en/organisations/.json' => undef,
	'/en/.xml' => '/en/index.xml',
	'/en/organisations.json?sort=name' => '/en/organisations.json',
	'/tr/organisations.json' => '/tr/kuruluslar.json',
	'/en/organisations%2F' => '/en/organisations',
	'/en//organisations' => '/en/organisations',
	'//en/organisations' => '/en/organisations',
	'/en///organisations//mmu//' => '/en/organisations/mmu',
	'/tr//kuruluslar?tur=birlik' => '/tr/kuruluslar?tur=birlik',
	'/en//' => '/en/',
	'/en//organisations.json' => '/en/organisations.json',
	'/en/%2Forganisations' => '/en/organisations',
	'/robots.txt' => undef,
	'//robots.txt' => '/robots.txt',
);
for my $from (sort keys %moved) {
	my $answer = $web->get($from);
	next if !defined $moved{$from};
	is("$answer->{status} " . ($answer->{headers}{location} // ''), "301 $moved{$from}", "$from leads to $moved{$from}");
	my $there = $web->get($moved{$from});
	is($there->{status}, 200, '… which is there');
}
like($web->get('/en/organisations/')->{headers}{'cache-control'} // '', qr/max-age=0|no-store/, 'a 301 is not kept for ever: addresses change');

# Nothing of what a reader sends can make the site send readers elsewhere.
for my $path ('//evil.example', '//evil.example/', '/\\evil.example', '/%5cevil.example', '/en//evil.example/', '/%2f%2fevil.example', '/en/%0d%0aLocation:%20http://evil.example',
	'/en/organisations?kind=%0d%0aLocation:%20//evil.example', '/en/..//evil.example', '/en/organisations?after=//evil.example', '/.//evil.example',
	'/en?//evil.example', '/tr/organisations%0d%0aX-Evil:1', '/%09//evil.example', '/en/organisations/%e2%80%ae') {
	my $answer = $web->get($path);
	ok(!exists $answer->{headers}{'x-evil'}, "$path: no header is smuggled in");
	my $location = $answer->{headers}{location} // '';
	ok($location eq '' || $location =~ m{^/[a-z]{2}(?:/|$)}, '… and it leads nowhere but here') or diag("Location: $location");
	cmp_ok($answer->{status}, '<', 500, '… and is no error of ours');
}
for my $host ('evil.example', 'evil.example:1234', '"><script>', '[::1]') {
	my $answer = $web->get('/en', Host => $host);
	my $location = $answer->{headers}{location} // '';
	ok($answer->{status} == 400 || $location eq '/en/', "Host: $host is in no address") or diag("$answer->{status} $location");
	unlike($web->get('/en/', Host => $host)->{body}, qr/evil\.example/, '… nor in a page');
}
is($web->raw("GET http://evil.example/en HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")->{headers}{location}, '/en/', 'nor a whole address in the request line');
done_testing;
