#!/usr/bin/env perl
# The state folder holds what has a use: assets come with the release that has them, and go with the last one
# (birlik gc); a release that a link leads to stays, whatever its age.
use strict;
use warnings;
use utf8;
use lib 'tests/lib';
use Test::More;
use Birlik;

my ($state, $site) = (folder(), site_copy());
sub names { my @names = sort map { m{([^/]+)$} } glob "$state/$_[0]/*"; return @names }
sub assets { return names("assets") }
sub releases { return names("releases") }
sub all_of { opendir my $in, $_[0] or die; return sort grep { !/^\.\.?$/ } readdir $in }

my $first = build($site, $state);
is($first->{code}, 0, 'a release') or die("@{$first->{errors}}");
my ($of_first) = assets();
ok($of_first, '… with its assets');
my $before = fingerprint($state);
edit($site, 'xsl/assets/site.css', sub { s/^/\/* other *\/\n/ });
edit($site, 'xsl/home.xsl', sub { s/b:number\(/b:nummer(/ });
is(build($site, $state)->{code}, 1, 'a build with other assets is refused');
is(fingerprint($state), $before, '… and leaves none of them');

# ---- three more, with other assets; the links lead to the two oldest
edit($site, 'xsl/home.xsl', sub { s/b:nummer\(/b:number(/ });
my @made = ($first);
for my $number (1 .. 3) {
	edit($site, 'xsl/assets/site.css', sub { s/^/\/* $number *\/\n/ }) if $number < 3;
	push @made, build($site, $state, '--as-of', "2026-11-0$number");
	utime time - 1000 + $number, time - 1000 + $number, "$state/releases/$made[-1]{id}";
}
utime time - 2000, time - 2000, "$state/releases/$first->{id}";
is(scalar(releases()), 4, 'four releases');
is(scalar(assets()), 3, '… with three sets of assets');
symlink "releases/$made[1]{id}", "$state/current" or die $!;
symlink "releases/$first->{id}", "$state/previous" or die $!;

sub gc { return run_program(program(), 'gc', '--state', $state, @_) }
my ($code, $out, $err) = gc();
is_deeply([$code, $out, scalar(releases())], [0, '', 4], 'gc keeps ten');
($code, $out) = gc('--keep', 1);
is($code, 0, 'gc --keep 1');
is($out, "$made[2]{id}\n", '… removes the one that is neither the newest nor linked, and says so');
is_deeply([releases()], [sort map { $_->{id} } @made[0, 1, 3]], '… no other');
is(scalar(assets()), 3, '… nor assets that another release has');
unlink "$state/previous" or die $!;
gc('--keep', 1);
is_deeply([releases()], [sort map { $_->{id} } @made[1, 3]], 'the one before goes when no link leads there');
is(scalar(assets()), 2, '… with its assets');
ok(!-e "$state/assets/$of_first", '… and no others');
is_deeply([all_of("$state/releases")], [releases()], 'nothing is half removed');
is(build('.', $state)->{code}, 0, 'the sources of then can be built again');
ok(-e "$state/assets/$of_first", '… with their assets');

# ---- what is refused
($code, $out, $err) = gc('--keep', 'all');
is($code, 2, 'a number that is none: usage');
($code, $out, $err) = run_program(program(), 'gc', '--state', "$state/none");
is($code, 1, 'a state folder that is not there is refused');
like($err, qr{^\Q$state\E/none/releases: cannot be read}, '… by name');
mkdir "$state/releases/strange";
my $all = scalar assets();
($code, $out, $err) = gc('--keep', 99);
is($code, 1, 'a release without a manifest');
like($err, qr{strange/manifest: }, '… is named');
is(scalar(assets()), $all, '… and no assets are removed: it may need them');
done_testing;
