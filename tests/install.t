#!/usr/bin/env perl
# `make install` puts the program and the files of nginx below DESTDIR and PREFIX, and nothing elsewhere;
# what is there works from there; `make uninstall` takes away what it has put.
use strict;
use warnings;
use lib 'tests/lib';
use File::Find 'find';
use Test::More;
use Birlik;

my $destination = folder();
sub make { return run_program('make', '--no-print-directory', @_, "DESTDIR=$destination", 'PREFIX=/usr') }
sub files { my %found; find({ no_chdir => 1, wanted => sub { $found{ substr $_, length $destination } = (stat)[2] & 07777 if -f } }, $destination); return %found }

my ($code, undef, $err) = make('install');
is($code, 0, 'make install') or diag($err);
my %files = files();
my @nginx = map { s{.*/}{}r } glob 'deploy/nginx/*';
cmp_ok(scalar(@nginx), '>', 3, 'there are files of nginx');
is_deeply([sort keys %files], [sort '/usr/bin/birlik', '/usr/share/birlik/birlik.conf', map { "/usr/share/birlik/nginx/$_" } @nginx], 'the program, the files of nginx and a birlik.conf are there, and nothing else');
is(sprintf('%o', $files{'/usr/bin/birlik'} // 0), '755', 'everybody may run it');
is(sprintf('%o', $files{"/usr/share/birlik/nginx/$_"} // 0), '644', "everybody may read $_") for @nginx;
is(slurp("$destination/usr/share/birlik/nginx/$_"), slurp("deploy/nginx/$_"), "$_ is the one of the sources") for @nginx;

my $state = folder();
my ($built, $out) = run_program("$destination/usr/bin/birlik", 'build', '--site', $ENV{TEST_SITE} // '.', '--state', $state, '--as-of', $AS_OF, '--incomplete');
is($built, 0, 'what is installed builds a release');
is((run_program("$destination/usr/bin/birlik", 'publish', '--state', $state, $out =~ s/\n\z//r))[0], 0, '… and publishes it');

is((make('uninstall'))[0], 0, 'make uninstall');
is_deeply({ files() }, {}, '… nothing is left');
done_testing;
