#!/usr/bin/env perl
# The same sources give the same release, byte for byte, wherever and however often it is built.
use strict;
use warnings;
use utf8;
use lib 'tests/lib';
use Test::More;
use Birlik;

my ($one, $other) = (folder(), folder());
my $first = build('.', $one);
is($first->{code}, 0, 'the site can be built') or die("@{$first->{errors}}");
like($first->{id}, qr/^[0-9a-f]{16}$/, 'its id is 16 hexadecimal digits');

my $site = site_copy();
# The order in which a file system lists names, times, and the environment must not matter.
utime 0, 0, glob "$site/db/content/*.xml";
{
	local $ENV{LC_ALL} = 'tr_TR.UTF-8';
	local $ENV{LANG} = 'tr_TR.UTF-8';
	local $ENV{TZ} = 'Asia/Kathmandu';
	my $second = build($site, $other);
	is($second->{id}, $first->{id}, 'another place, host locale and time zone: the same id');
}
ok(fingerprint($one) eq fingerprint($other), '… and the same bytes');

my $before = fingerprint($one);
my $again = build('.', $one);
is($again->{id}, $first->{id}, 'built again over itself: the same id');
ok(fingerprint($one) eq $before, '… and nothing has changed, nothing is left over');

my ($code, $out) = run_program(program(), 'build', '--state', $one, '--as-of', '2027-01-01', '--incomplete');
isnt($out =~ s/\n//r, $first->{id}, 'another day is another release');

edit($site, 'db/content/topics.xml', sub { s{(<topic [^>]*>\s*<name>)}{$1X} });
isnt(build($site, $other)->{id}, $first->{id}, 'one letter more is another release');

# The manifest is what the id is of: each file with its hash, none left out.
my %by_name = map { /^file ([0-9a-f]{64}) (\S+)$/ ? ($2 => $1) : () } split /\n/, slurp("$one/releases/$first->{id}/manifest");
my %there = map { /^\/(\S+) ([0-9a-f]{64})$/ && $1 ne 'manifest' ? ($1 => $2) : () } split /\n/, fingerprint("$one/releases/$first->{id}");
is_deeply(\%by_name, \%there, 'the manifest lists every file with its SHA-256');

my ($built) = run_program(program(), 'build', '--state', folder(), '--as-of', $AS_OF);
is($built, 0, 'the interface is translated in full: the site can be built without --incomplete');
done_testing;
