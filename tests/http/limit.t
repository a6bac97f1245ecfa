#!/usr/bin/env perl
# Forms are limited, reading is not: 12 messages a minute from one address, 5 more at once. No reader's address is
# written down because of it, nor when something is too large, or when nobody answers.
use strict;
use warnings;
use utf8;
use lib 'tests/lib';
use Test::More;
use Birlik;
use Web;

my $web = Web->start(limited => 1);
my %status;
my $last;
for (1 .. 20) {
	my $answer = $web->post('/en/contact', [['name', 'x']]);
	$status{ $answer->{status} }++;
	$last = $answer if $answer->{status} == 429;
}
cmp_ok($status{422} // 0, '>=', 6, 'six are heard');
cmp_ok($status{422} // 0, '<=', 8, '… and few more while they are sent');
cmp_ok($status{429} // 0, '>=', 12, 'the others are told to wait: 429');
like($last->{body}, qr/^<!DOCTYPE html><html lang="en"/, '… by a page of the site, in the language of the form');
is($last->{headers}{'retry-after'}, '60', '… and how long');
is($last->{headers}{'cache-control'}, 'no-store', '… not to be kept');
like($last->{headers}{'content-security-policy'} // '', qr/default-src 'none'/, '… with the security headers');
my @read = grep { $web->get("/en/organisations?kind=union")->{status} == 200 } 1 .. 50;
is(scalar(@read), 50, 'reading goes on');
is($web->get('/en/contact')->{status}, 200, '… of the form too');

# nginx's own nginx.conf has its usual level here, as a distribution's has.
is($web->post('/en/contact', [['message', 'x' x 70_000]])->{status}, 413, 'a message that is too large');
$web->stop($web->{pool});
is($web->get('/en/about')->{status}, 502, 'a page while no pool runs');
is($web->get('/assets/../%00')->{status}, 400, 'an address that is none');
unlike(slurp("$web->{folder}/error.log"), qr/client:/, 'the log of errors names no reader');
unlike(slurp("$web->{folder}/access.log"), qr/127\.0\.0\.1|unix:/, '… nor does the log of requests');
done_testing;
