#!/usr/bin/env perl
# An operator finds the release to go back to: `birlik releases` lists the newest first, with its time, and says
# which are current and previous; a link that leads nowhere is told.
use strict;
use warnings;
use utf8;
use lib 'tests/lib';
use Test::More;
use Birlik;

my $state = folder();
sub releases { return run_program(program(), 'releases', '--state', $state) }

my ($code, $out, $err) = releases();
is($code, 1, 'no folder of releases: refused');
like($err, qr{^\Q$state\E/releases: is not there[^\n]*\n\z}, '… by name');
mkdir "$state/releases";
is_deeply([releases()], [0, '', ''], 'none yet: nothing is listed');

# In no order of their names.
my %made = (bbbb => 1790000000, aaaa => 1790000060, dddd => 1790000120, cccc => 1790000180, '.building.1' => 1790000240);
for my $id (keys %made) { mkdir "$state/releases/$id" or die $!; utime $made{$id}, $made{$id}, "$state/releases/$id" }
symlink 'releases/dddd', "$state/current" or die $!;
symlink 'releases/aaaa', "$state/previous" or die $!;
my $expected = <<'LIST';
cccc 2026-09-21T14:16:20Z
dddd 2026-09-21T14:15:20Z current
aaaa 2026-09-21T14:14:20Z previous
bbbb 2026-09-21T14:13:20Z
LIST
is_deeply([releases()], [0, $expected, ''], 'the newest first, each with its time, and what the links lead to');

rmdir "$state/releases/dddd" or die $!;
($code, $out, $err) = releases();
is($code, 1, 'the current one is gone: exit code 1');
is($err, "$state/current: leads to releases/dddd, which is not there\n", '… the link is told');
is($out, $expected =~ s/^dddd.*\n//mr, '… and what is there is listed');
done_testing;
