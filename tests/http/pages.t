#!/usr/bin/env perl
# What a reader's browser gets: statuses, headers, validators, compression, the faces of a page.
use strict;
use warnings;
use utf8;
use lib 'tests/lib';
use Compress::Zlib ();
use JSON::PP;
use Test::More;
use Birlik;
use Web;

my $web = Web->start;

# ---- a page
my $page = $web->get('/en/organisations');
is($page->{status}, 200, 'a page is there');
is($page->{headers}{'content-type'}, 'text/html; charset=utf-8', 'with its type and encoding');
is($page->{headers}{'content-language'}, 'en', 'and its language');
is($web->get('/tr/kuruluslar')->{headers}{'content-language'}, 'tr', 'in Turkish too');
like($page->{body}, qr/^<!DOCTYPE html><html lang="en"/, 'it is HTML');
like($page->{body}, qr{</html>\n\z}, 'to its end');
is($page->{headers}{'cache-control'}, 'max-age=0, must-revalidate', 'a browser may keep it but asks again');
like($page->{headers}{etag} // '', qr/^W\/"[0-9a-f]{20}"$/, 'by its validator');
ok(!$page->{headers}{'set-cookie'}, 'no cookie');
is($page->{headers}{server}, 'nginx', 'no version of the server');
ok(!(grep { /^x-(?!content-type-options)/ } keys %{ $page->{headers} }), 'nothing else of the machinery') or diag($page->{head});

# ---- validators
my $etag = $page->{headers}{etag};
(my $strong = $etag) =~ s/^W\///;
for my $value ($etag, $strong, '*', "\"other\", $etag", "\"a\",$strong,\"b\"") {
	my $answer = $web->get('/en/organisations', 'If-None-Match' => $value);
	is($answer->{status}, 304, "If-None-Match: $value");
	is($answer->{body}, '', '… no body');
	is($answer->{headers}{etag}, $etag, '… the same validator');
	ok(!$answer->{headers}{'content-length'} && !$answer->{headers}{'content-type'}, '… nothing about a body');
}
for my $value ('"other"', 'nonsense', substr($etag, 0, -2), '') {
	is($web->get('/en/organisations', 'If-None-Match' => $value)->{status}, 200, "If-None-Match: $value does not hold");
}
isnt($web->get('/tr/kuruluslar')->{headers}{etag}, $etag, 'another language is another page');
isnt($web->get('/en/organisations?kind=union')->{headers}{etag}, $etag, 'another view too');
isnt($web->get('/en/organisations.json')->{headers}{etag}, $etag, 'another face too');
is($web->get('/en/organisations')->{headers}{etag}, $etag, 'the same stays the same');
my $future = $web->get('/en/organisations', 'If-Modified-Since' => 'Wed, 25 Nov 2099 00:00:00 GMT');
is($future->{status}, 200, 'If-Modified-Since says nothing: there is no date of change');

# ---- HEAD
my $head = $web->ask('HEAD', '/en/organisations');
is($head->{status}, 200, 'HEAD');
is($head->{body}, '', '… without a body');
for my $name (qw(content-type content-language etag cache-control)) { is($head->{headers}{$name}, $page->{headers}{$name}, "… the same $name") }
is($web->ask('HEAD', '/en/nowhere')->{status}, 404, 'HEAD of what is not there');
is($web->ask('HEAD', '/en/contact')->{status}, 200, 'HEAD of a form');

# ---- compression
my $small = $web->get('/en/organisations', 'Accept-Encoding' => 'gzip');
is($small->{headers}{'content-encoding'}, 'gzip', 'compressed for those who take it');
is($small->{headers}{'content-length'}, length $small->{body}, 'its length is that of what is sent');
is(Compress::Zlib::memGunzip($small->{body}), $page->{body}, 'it is the same page');
ok(!$page->{headers}{'content-encoding'}, 'plain for those who do not');
like($small->{headers}{vary} // '', qr/Accept-Encoding/, 'both say so (Vary)');
like($page->{headers}{vary} // '', qr/Accept-Encoding/, '… both');
cmp_ok(length $small->{body}, '<', 16384, 'a page is less than 16 KB');
cmp_ok(length $small->{body}, '<', length($page->{body}) / 2, 'half or less of the page');
is($web->get('/en/organisations', 'Accept-Encoding' => 'br, zstd')->{headers}{'content-encoding'}, undef, 'what nobody has asked for is not sent');
is($web->get('/en/organisations', 'Accept-Encoding' => 'gzip;q=0')->{headers}{'content-encoding'}, undef, 'nor what is refused');

# ---- faces
my %faces = ('/en/organisations.xml' => 'application/xml', '/en/organisations.json' => 'application/json', '/en/organisations.csv' => 'text/csv',
	'/en/index.xml' => 'application/xml', '/tr/index.json' => 'application/json', '/sitemap.xml' => 'application/xml',
	'/robots.txt' => 'text/plain', '/.well-known/security.txt' => 'text/plain');
for my $path (sort keys %faces) {
	my $answer = $web->get($path);
	is($answer->{status}, 200, "$path is there");
	is($answer->{headers}{'content-type'}, "$faces{$path}; charset=utf-8", "… as $faces{$path}");
	ok(length $answer->{body}, '… with something in it');
}
my $json = eval { decode_json($web->get('/en/organisations.json?kind=union')->{body}) };
ok($json, 'the JSON is JSON') or diag($@);
my $directory = $web->get('/en/organisations?kind=union')->{body};
is(ref $json->{organisations}, 'ARRAY', 'its lists are arrays');
ok(@{ $json->{organisations} } > 1, 'with the rows of the view');
ok((grep { $_->{kind} ne 'union' } @{ $json->{organisations} }) == 0, 'and no others');
my @lines = split /\r\n/, $web->get('/en/organisations.csv?kind=union')->{body};
is(scalar(@lines) - 1, scalar @{ $json->{organisations} }, 'the CSV has a line for each, and one of names');
my ($names) = split /\r\n/, $web->get('/en/organisations.csv')->{body};
is($lines[0], $names, 'the names are those of the whole list');
is((split /\r\n/, $web->get('/tr/kuruluslar.csv?tur=platform')->{body})[0], $names, '… whatever rows there are, and in the other language');
my ($ended) = grep { (split /,/, $names)[$_] eq '"ended"' } 0 .. ($names =~ tr{,}{});
ok(defined $ended && !grep({ (split /,/, $_, -1)[$ended] ne '' } @lines[1 .. 2]), '… a column without values is there, empty');
is($web->get('/en/about.csv')->{status}, 404, 'a page without a list has no CSV');
is($web->get('/en/nowhere.xml')->{status}, 404, 'nor has what is not there');
my $xml = $web->get('/en/organisations.xml')->{body};
ok(eval { parse_xml(Encode::decode('UTF-8', $xml)); 1 }, 'the XML is well-formed') or diag($@);

# ---- assets
my ($css) = $page->{body} =~ /href="(\/assets\/[^"]+\.css)"/;
my $asset = $web->get($css);
is($asset->{status}, 200, 'the style sheet of the page is there');
like($asset->{headers}{'content-type'}, qr/^text\/css/, '… as CSS');
is($asset->{headers}{'cache-control'}, 'public, max-age=31536000, immutable', '… for ever');
is($web->get($css, 'Accept-Encoding' => 'gzip')->{headers}{'content-encoding'}, 'gzip', '… compressed');
is($web->get('/assets/0000/none.css')->{status}, 404, 'an asset that is not there');
like($web->get('/en/')->{body}, qr/icons\.svg#/, 'icons are used');
my ($icons) = $web->get('/en/')->{body} =~ m{href="(/assets/[^"#]+/icons\.svg)#};
like($web->get($icons)->{headers}{'content-type'}, qr{^image/svg\+xml}, '… as SVG');

# ---- every answer has its length or is chunked, and ends
for my $path ('/en/', '/tr/', '/en/contact', '/en/nowhere', '/', '/en/about/') {
	my $answer = $web->get($path);
	my $length = $answer->{headers}{'content-length'};
	ok(!defined $length || $length == length $answer->{body}, "$path: the length is right");
}
is($web->raw("GET /en/ HTTP/1.0\r\n\r\n")->{status}, 200, 'HTTP/1.0 without a host');
is($web->get('/en/organisations', Range => 'bytes=0-9')->{status}, 200, 'Range is not taken for pages');

# ---- everything that is kept is the same for all: what a reader sends changes nothing
for my $header (['Cookie', 'a=b'], ['X-Forwarded-Host', 'evil.example'], ['Accept-Language', 'de'], ['Referer', 'http://evil.example/'], ['Host', 'evil.example'], ['X-Original-URL', '/tr/']) {
	is($web->get('/en/organisations', @$header)->{body}, $page->{body}, "$header->[0] changes nothing");
}
done_testing;
