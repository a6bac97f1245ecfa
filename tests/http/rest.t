#!/usr/bin/env perl
# A worker that has had nothing to do for a second gives back what only speed needs: it takes
# less memory than at work. The next page is what it was. No database is mapped at any time.
use strict;
use warnings;
use lib 'tests/lib';
use Test::More;
use Web;

my $web = Web->start;
my @workers = grep { content("/proc/$_/comm") eq "birlik-worker\n" } split ' ', content("/proc/$web->{pool}/task/$web->{pool}/children");
cmp_ok(scalar(@workers), '>=', 2, 'there are workers');

# No page is in nginx's cache: each address is asked for once.
my @pages = ((map { "/en/organisations?kind=$_" } qw(union network organisation council)), '/en/about');
my %before = map { $_ => $web->get($_)->{body} } @pages;
my %at_work = map { $_ => own($_) } @workers;
unlike(content("/proc/$_/maps"), qr{\.db$}m, 'no database is mapped') for @workers;

my $tries = 0;
my @rested;
select undef, undef, undef, 0.1 while $tries++ < 50 && !(@rested = grep { own($_) < $at_work{$_} } @workers);
cmp_ok(scalar(@rested), '>', 0, 'a worker that has worked takes less memory at rest');
is($web->get('/en/about?no=1')->{status}, 301, 'it still answers');
is($web->get($_)->{body}, $before{$_}, "… with the same page: $_") for @pages;
done_testing;

# KiB that are the worker's own.
sub own { content("/proc/$_[0]/smaps_rollup") =~ /^Pss_Anon:\s+(\d+)/m; return $1 }
sub content { open my $in, '<', $_[0] or return ''; local $/; return scalar <$in> }
