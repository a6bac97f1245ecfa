#!/usr/bin/env perl
# What can be published is a release of the state folder: whole, as it was built, by its own name, with its
# assets there. Anything else is refused with one line, and nothing changes.
use strict;
use warnings;
use utf8;
use lib 'tests/lib';
use Encode 'decode';
use Test::More;
use Birlik;

my $state = folder();
my $id = build($ENV{TEST_SITE} // '.', $state)->{id};

sub publish { my ($in, $what) = @_; my ($code, $out, $err) = run_program(program(), 'publish', '--state', $in, '--', $what); return ($code, decode('UTF-8', $out), decode('UTF-8', $err)) }

sub refused {
	my ($in, $what, $reason, $name) = @_;
	my ($code, $out, $err) = publish($in, $what);
	is($code, 1, "$name: refused");
	like($err, qr/^[^\n]*$reason[^\n]*\n\z/, '… with the reason, a line');
	is($out, '', '… and no more');
	ok(!-l "$in/current", '… nothing is served');
}
sub copy { my ($from, $to) = @_; is(system('cp', '-r', $from, $to), 0, "a copy at $to") }

# ---- what is no release of the folder
for my $path ('../..', '..', '.', '/', '/etc', $state, 'releases', 'releases/..', "releases/$id/xsl", "releases/$id/..") {
	refused($state, $path, "is no release in $state", "\"$path\"");
}
refused($state, $_, "there is no release \"\Q$_\E\" in", "\"$_\"") for '', 'none', 'releases/none', '/none', "x$id";
my $elsewhere = folder();
copy("$state/releases/$id", "$elsewhere/$id");
refused($state, "$elsewhere/$id", "is no release in $state", 'a release elsewhere');
symlink "$elsewhere/$id", "$state/releases/linked" or die;
refused($state, 'linked', "is no release in $state", 'a link that leads out');
unlink "$state/releases/linked";

# ---- another name
copy("$state/releases/$id", "$state/releases/latest");
refused($state, 'latest', "latest: .*$id", 'a release by another name than its id');

# ---- moved
my $moved = folder();
mkdir "$moved/releases";
copy("$state/releases/$id", "$moved/releases/$id");
refused($moved, $id, "\Q$moved\E/assets/[0-9a-f]+: .*$id", 'a release that was moved without its assets');
copy("$state/assets", "$moved/assets");
is((publish($moved, $id))[0], 0, '… with them it is published');

# ---- spoilt
unlink "$moved/current";
my $manifest = slurp("$moved/releases/$id/manifest");
spew("$moved/releases/$id/errors/en/404.html", 'x');
refused($moved, $id, 'errors/en/404\.html: is not what it was when the release was built', 'a file that was changed');
unlink "$moved/releases/$id/errors/en/404.html";
refused($moved, $id, 'errors/en/404\.html: is missing', 'a file that is gone');
spew("$moved/releases/$id/errors/en/403.old", 'x');
refused($moved, $id, 'errors/en/403\.old: is not of the release', 'a file that was added');
unlink "$moved/releases/$id/tr.db";
is(build($ENV{TEST_SITE} // '.', $moved)->{id}, $id, 'built again, it is the same');
is((publish($moved, $id))[0], 0, '… and whole');
unlink "$moved/current";
spew("$moved/releases/$id/manifest", "$manifest\n");
refused($moved, $id, "$id: ", 'a manifest that was changed');

# ---- as it should be
for my $path ($id, "releases/$id", "$state/releases/$id", "$state/releases/../releases/$id/") {
	unlink "$state/current", "$state/previous";
	is((publish($state, $path))[0], 0, "\"$path\": published");
	is(readlink "$state/current", "releases/$id", '… by a link that may be moved');
}
done_testing;
