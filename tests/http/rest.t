#!/usr/bin/env perl
# A worker that has had nothing to do for a second gives back what only speed needs: nothing of the
# databases is mapped, and its memory is less than at work. The next page is what it was.
use strict;
use warnings;
use lib 'tests/lib';
use Test::More;
use Web;

my $web = Web->start;
my @workers = grep { name_of($_) eq 'birlik-worker' } split ' ', slurp("/proc/$web->{pool}/task/$web->{pool}/children");
cmp_ok(scalar(@workers), '>=', 2, 'there are workers');

# No page is in nginx's cache: each address is asked for once.
my @pages = map { "/en/organisations?kind=$_" } qw(union network organisation council);
my %before = map { $_ => $web->get($_)->{body} } @pages, '/en/about';
my @worked = sort { held($b) <=> held($a) } @workers;
cmp_ok(held($worked[0]), '>', 0, 'at work, pages of the databases are mapped');
my $at_work = pss($worked[0]);

my $tries = 0;
select undef, undef, undef, 0.1 while $tries++ < 50 && grep { held($_) } @workers;
is(held($_), 0, 'at rest, none is') for @workers;
cmp_ok(pss($worked[0]), '<', $at_work, 'the worker takes less memory');
is($web->get('/en/about?no=1')->{status}, 301, 'it still answers');
is($web->get('/en/about')->{body}, $before{'/en/about'}, '… with the same page');
is($web->get("$_")->{body}, $before{$_}, "… $_ too") for @pages;
done_testing;

# KiB of the databases that are mapped and there.
sub held {
	my ($pid) = @_;
	my ($sum, $ours) = (0, 0);
	for (split /\n/, slurp("/proc/$pid/smaps")) {
		if (/^[0-9a-f]+-[0-9a-f]+ /) { $ours = m{/[a-z]+\.db$} }
		elsif ($ours && /^Rss:\s+(\d+)/) { $sum += $1 }
	}
	return $sum;
}
sub pss { slurp("/proc/$_[0]/smaps_rollup") =~ /^Pss:\s+(\d+)/m; return $1 }
sub name_of { my $name = slurp("/proc/$_[0]/comm"); chomp $name; return $name }
sub slurp { open my $in, '<', $_[0] or return ''; local $/; return scalar <$in> }
