#!/usr/bin/env perl
# `birlik render`: what a reader would get, and the document behind it, without any server.
use strict;
use warnings;
use utf8;
use lib 'tests/lib';
use Encode 'decode';
use Test::More;
use Birlik;

my $release = release();
sub birlik { my ($code, $out, $err) = run_program(program(), 'render', '--release', $release, @_); return ($code, decode('UTF-8', $out), decode('UTF-8', $err)) }

my ($code, $page, $err) = birlik('/tr/kuruluslar');
is($code, 0, 'a page is rendered');
like($page, qr/^<!DOCTYPE html>/, '… as HTML, nothing before it');
is($err, '', '… and nothing else is said');

my (undef, $whole) = birlik('--head', '/tr/kuruluslar');
my ($head, $body) = split /\r\n\r\n/, $whole, 2;
is($body, $page, '--head: the header lines, then the page');
like($head, qr/^Status: 200 OK\r\n/, '… the status first');
my ($length) = $head =~ /^Content-Length: (\d+)/m;
is($length, length Encode::encode('UTF-8', $page), '… with the length that it has');
my ($tag) = $head =~ /^ETag: (\S+)/m;

my ($kept, $nothing) = birlik('--head', '--none-match', $tag, '/tr/kuruluslar');
is($kept, 0, '--none-match with the page’s validator');
like($nothing, qr/^Status: 304 Not Modified\r\n/, '… is answered by 304');
is((split /\r\n\r\n/, $nothing, 2)[1], '', '… without a body: neither query nor transform');
like((birlik('--head', '--none-match', '"other"', '/tr/kuruluslar'))[1], qr/^Status: 200 /, '… with another it is the page');

my (undef, $xml) = birlik('--xml', '/tr/kuruluslar');
like($xml, qr/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<page name="organisations" lang="tr"/, '--xml: the document');
is((birlik('/tr/kuruluslar.xml'))[1], $xml, '… the same as by its address');
is((birlik('--xml', '/tr/'))[0], 0, '… of a first page too');
like((birlik('--xml', '/tr/kuruluslar?tur=birlik'))[1], qr/<kind>union<\/kind>/, '… with parameters');
is((birlik('--repeat', '20', '/tr/kuruluslar'))[1], $page, '--repeat: rendered often, printed once, always the same');

for my $case (['/tr/yok', 404, 1], ['/tr', 301, 0], ['/', 302, 0], ['/tr/%ff', 404, 1], ['tr/', 400, 1], ["/tr/\x01", 400, 1]) {
	my ($path, $status, $exit) = @$case;
	my ($code, $out, $err) = birlik($path);
	is($code, $exit, "$path: exit code $exit");
	like($err, qr/status $status$/m, "… with a word on standard error: $status");
}

# The time a page was made is that of the release, not of the clock: two runs, one page.
is((birlik('/en/'))[1], (birlik('/en/'))[1], 'a page is the same at any time');

# A damaged release is refused, not half served.
my $broken = folder();
for my $file ('en.db', 'manifest', 'xsl/en/en.xsl', 'pages/home.sql') {
	my $copy = "$broken/" . $file =~ s{\W}{}gr;
	system('cp', '-r', $release, $copy) == 0 or die;
	unlink "$copy/$file" or die "$file: $!";
	my ($code, $out, $err) = run_program(program(), 'render', '--release', $copy, '/en/');
	is($code, 1, "a release without $file is refused");
	is($out, '', '… nothing is printed');
	like($err, qr/\Q$file\E|home/, '… but what is missing');
}
done_testing;
