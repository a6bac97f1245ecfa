#!/usr/bin/env perl
# What is wrong in a request is told with its status and a page, never with an error of ours; the
# security headers are on every answer, whoever gives it: worker, nginx, cache, file.
use strict;
use warnings;
use utf8;
use lib 'tests/lib';
use Test::More;
use Birlik;
use Web;

my $web = Web->start;
my $form = 'application/x-www-form-urlencoded';
my %security = (
	'content-security-policy' => qr/^default-src 'none'; .*script-src 'self'.*frame-ancestors 'none'/,
	'x-content-type-options' => qr/^nosniff$/,
	'referrer-policy' => qr/^strict-origin-when-cross-origin$/,
	'permissions-policy' => qr/camera=\(\)/,
	'cross-origin-opener-policy' => qr/^same-origin$/,
	'cross-origin-resource-policy' => qr/^same-origin$/,
);

# Status, what it is, and the request: method, path, then headers and body as Web::ask takes them.
my @requests = (
	[200, 'a page', 'GET', '/en/'],
	[200, 'a page from the cache', 'GET', '/en/'],
	[200, 'an asset', 'GET', undef],
	[200, 'a form', 'GET', '/en/contact'],
	[301, 'a redirect', 'GET', '/en'],
	[302, 'the front door', 'GET', '/'],
	[304, 'a page not changed', 'GET', '/en/', 'If-None-Match' => '*'],
	[400, 'a query that is no percent-encoding', 'GET', '/en/organisations?kind=%zz'],
	[400, 'a byte 0 in the query', 'GET', '/en/organisations?kind=%00'],
	[400, 'a wrong byte in the query', 'GET', '/en/organisations?kind=%ff'],
	[400, 'a wrong byte in the path', 'GET', '/en/%ff'],
	[400, 'a line end in the path', 'GET', '/en/%0d%0aX:1'],
	[400, 'an escape in the path', 'GET', '/en/%1b[31m'],
	[400, 'a control character of two bytes', 'GET', '/en/%c2%9b'],
	[400, 'an overlong slash', 'GET', '/en/%c0%af'],
	[400, 'a surrogate', 'GET', '/en/%ed%a0%80'],
	[400, 'a byte 0 in the path', 'GET', '/en/%00'],
	[400, 'above the root', 'GET', '/../../etc/passwd'],
	[400, 'above the root, encoded', 'GET', '/%2e%2e/%2e%2e/etc/passwd'],
	[400, 'more parameters than a page may have', 'GET', '/en/organisations?' . join('&', map { "p$_=1" } 1 .. 26)],
	[400, 'a form that is no percent-encoding', 'POST', '/en/contact', 'Content-Type' => $form, body => 'name=%zz'],
	[422, 'a form with a wrong byte', 'POST', '/en/contact', 'Content-Type' => $form, body => 'name=%ff'],
	[422, 'a form with a byte 0', 'POST', '/en/contact', 'Content-Type' => $form, body => "name=a\0b"],
	[400, 'a form of more fields than a page may have', 'POST', '/en/contact', 'Content-Type' => $form, body => join('&', map { "f$_=1" } 1 .. 26)],
	[403, 'what is for operators', 'GET', '/-/metrics'],
	[403, '… with more slashes', 'GET', '//-/metrics'],
	[404, 'what is not there', 'GET', '/en/nowhere'],
	[404, 'a record that is not there', 'GET', '/en/organisations/nobody'],
	[404, 'a file of a release', 'GET', '/en.db'],
	[404, 'the manifest', 'GET', '/manifest'],
	[404, 'a stylesheet of a release', 'GET', '/xsl/en/en.xsl'],
	[404, 'an error page by its file', 'GET', '/errors/en/404.html'],
	[404, 'a hidden file', 'GET', '/.git/config'],
	[404, 'the inbox', 'GET', '/inbox.db'],
	[404, 'an asset that is not there', 'GET', '/assets/0/none.css'],
	[404, 'a slash where a slug is', 'GET', '/en/organisations/a%2fb'],
	[404, 'another case of a path', 'GET', '/EN/'],
	[405, 'PUT', 'PUT', '/en/', body => 'x'],
	[405, 'DELETE', 'DELETE', '/en/'],
	[405, 'OPTIONS', 'OPTIONS', '/en/'],
	[405, 'TRACE', 'TRACE', '/en/'],
	[405, 'a method that nobody knows', 'FOO', '/en/'],
	[405, 'POST to a page without a form', 'POST', '/en/about', 'Content-Type' => $form, body => 'a=b'],
	[405, 'POST to another face', 'POST', '/en/contact.json', 'Content-Type' => $form, body => 'a=b'],
	[413, 'a body too large', 'POST', '/en/contact', 'Content-Type' => $form, body => 'message=' . 'x' x 70000],
	[414, 'a query too long', 'GET', '/en/organisations?kind=' . 'x' x 5000],
	[414, 'a path too long', 'GET', '/en/' . 'x' x 3000],
	[414, 'a line too long for nginx', 'GET', '/en/' . 'x' x 9000],
	[415, 'a form of another type', 'POST', '/en/contact', 'Content-Type' => 'application/json', body => '{}'],
	[415, 'a form without a type', 'POST', '/en/contact', body => 'a=b'],
	[415, 'an upload', 'POST', '/en/contact', 'Content-Type' => 'multipart/form-data; boundary=x', body => "--x--\r\n"],
	[422, 'a form with nothing in it', 'POST', '/en/contact', 'Content-Type' => $form, body => ''],
);
my ($css) = $web->get('/en/')->{body} =~ /href="(\/assets\/[^"]+\.css)"/;
for my $request (@requests) {
	my ($status, $what, $method, $path, @more) = @$request;
	my $answer = $web->ask($method, $path // $css, @more);
	is($answer->{status}, $status, "$status: $what");
	my @wrong = grep { my $v = $answer->{lists}{$_}; !$v || @$v != 1 || $v->[0] !~ $security{$_} } sort keys %security;
	is("@wrong", '', '… each security header, once');
	ok(!$answer->{headers}{'set-cookie'}, '… no cookie');
	is($answer->{headers}{server}, 'nginx', '… no version');
	if ($status >= 400 && $method ne 'HEAD') {
		like($answer->{body}, qr/^<!DOCTYPE html><html lang="(?:en|tr)"/, '… a page of the site');
		unlike($answer->{body}, qr/<hr><center>nginx/, '… not nginx’s own');
		is($answer->{headers}{'content-language'}, $answer->{body} =~ /<html lang="(.*?)"/ && $1, '… its language in the head, too');
		like($answer->{headers}{'content-type'} // '', qr{^text/html; ?charset=utf-8$}, '… as HTML');
		unlike($answer->{body}, qr/\.c:\d+|sqlite|libxml|xslt|Traceback|\/tmp\//i, '… with nothing of the machinery');
		like($answer->{body}, qr/<title>[^<]+<\/title>/, '… with a title');
	}
	if ($status == 405) { like($answer->{headers}{allow} // '', qr/GET, HEAD/, '… says what is allowed') }
	like($answer->{headers}{'cache-control'} // '', qr/no-store|max-age=0/, '… not to be kept blindly') if $status >= 400;
}
is($web->ask('TRACE', '/en/', 'X-Secret' => 'abc')->{body} =~ /abc/ ? 1 : 0, 0, 'TRACE gives nothing back');

# ---- requests that are none
for my $case (
	["GET /en/ HTTP/1.1\r\n\r\n", 400, 'no host'],
	["GET /en/ HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400, 'two hosts'],
	["GET /en/ HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n", 400, 'two lengths'],
	["POST /en/contact HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\nConnection: close\r\n\r\n", 400, 'a length below 0'],
	["POST /en/contact HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\nConnection: close\r\n\r\n", 400, 'a length that is no number'],
	["nonsense\r\n\r\n", 400, 'no request'],
	["GET /en/ HTTP/9.9\r\nHost: a\r\n\r\n", 505, 'a version that is none'],
) {
	my ($bytes, $status, $what) = @$case;
	my $answer = $web->raw($bytes);
	is($answer->{status}, $status, "$what: $status");
}

# ---- headers that are to mean something to the worker or to nginx
my $plain = $web->get('/en/about')->{body};
for my $header (['Proxy', 'http://evil.example/'], ['X-Accel-Redirect', '/errors/en/500.html'], ['X-Forwarded-For', '127.0.0.1'], ['X-HTTP-Method-Override', 'DELETE'],
	['Birlik-Release', '/tmp/evil'], ['Document-Uri', '/tr/'], ['Content-Type', 'text/xml'], ['Expect', '100-continue'], ['X-Long', 'x' x 7000]) {
	my $answer = $web->get('/en/about', @$header);
	is($answer->{status}, 200, "$header->[0]: the page");
	is($answer->{body}, $plain, '… as it is');
}
is($web->get('/-/health', 'X-Forwarded-For' => '127.0.0.1')->{status}, 403, 'nobody becomes an operator by a header');

# ---- a reader's bytes in a page are text
for my $bytes ('%22%3E%3Cscript%3Ealert(1)%3C/script%3E', '%27%20onmouseover=alert(1)', '%3C!--', '%26lt;') {
	for my $path ("/en/$bytes", "/en/organisations?kind=$bytes", "/en/contact?to=$bytes") {
		my $answer = $web->get($path);
		unlike($answer->{body}, qr/<script>alert|onmouseover=alert|<!--/, "$path: nothing of it is markup");
		cmp_ok($answer->{status}, '<', 500, '… and nothing breaks');
	}
}

# ---- the log: what a reader sends cannot forge a line
my $log = slurp("$web->{folder}/pool.err");
is(scalar(grep { !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ birlik\[\d+\] \w+: / } split /\n/, $log), 0, 'every line of the log is the log’s own') or diag($log);
unlike($log, qr/ error: /, 'nothing of all this was an error of ours') or diag($log);

# ---- the pool is away: a page of the site says so, in the reader's language
$web->stop($web->{pool});
for my $case (['/en/publications', 'en'], ['/tr/yayinlar', 'tr'], ['/', 'tr'], ['/de/', 'tr']) {
	my $answer = $web->get($case->[0]);
	like($answer->{status}, qr/^50[234]$/, "$case->[0] without a pool: 502 to 504");
	like($answer->{body}, qr/<html lang="$case->[1]"/, "… told in $case->[1]");
	like($answer->{headers}{'retry-after'} // '', qr/^\d+$/, '… and when to come again');
	my @wrong = grep { my $v = $answer->{lists}{$_}; !$v || @$v != 1 || $v->[0] !~ $security{$_} } sort keys %security;
	is("@wrong", '', '… each security header, once');
	is($answer->{headers}{'cache-control'}, 'no-store', '… not to be kept');
}
$web->start_pool;
is($web->get('/en/publications')->{status}, 200, 'and when it is back, all is well at once');
done_testing;
