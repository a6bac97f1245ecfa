#!/usr/bin/env perl
# The birlik.conf that an operator begins with, deploy/birlik.conf, has every key, with what holds without it;
# the README and the help of birlik serve say where it is.
use strict;
use warnings;
use utf8;
use lib 'tests/lib';
use Test::More;
use Birlik;

my $folder = folder();
my $sample = slurp('deploy/birlik.conf');
my @keys = slurp('fcgi/formats/config.h') =~ /^\t(?:char \*|int64_t )(\w+);/mg;
my %number = slurp('fcgi/formats/config.c') =~ /^\s+NUMBER\((\w+), (\d+),/mg;
my %shown = $sample =~ /^(?:# )?(\w+) = (.*)$/mg;
cmp_ok(scalar @keys, '>=', 12, 'the keys are found in the sources');
is_deeply([sort keys %shown], [sort @keys], 'birlik.conf shows each key, and no other');
is($shown{$_}, $number{$_}, "… $_ as it is without it") for sort keys %number;
is($sample =~ s/^#.*\n//mgr =~ s/\n//gr, 'state = /var/lib/birlik', 'it gives none but the folder');
my $given = $sample =~ s/^# (?=\w+ = )//mgr =~ s{/var/lib/birlik}{$folder/none}gr;
spew("$folder/all.conf", $given);
my (undef, undef, $err) = run_program(program(), 'serve', '--config', "$folder/all.conf");
unlike($err, qr/all\.conf:/, 'with every line in force, nothing is wrong in it');
like($err, qr{^\Q$folder\E/none/birlik\.pid: cannot be written}, '… and it is used');
like((run_program(program(), 'serve', '--help'))[1], qr{share/birlik/birlik\.conf}, 'birlik serve --help says where it is');
like(slurp('README.md'), qr{share/birlik/birlik\.conf}, 'and so does the README');
done_testing;
