#!/usr/bin/env perl
# Under `make run` what is saved is on the page, whatever kind of source it is; what is refused is told with
# file, line and reason, and changes no byte; and all ends together. (How long it takes is measured by make bench-watch.)
use strict;
use warnings;
use utf8;
use lib 'tests/lib';
use Test::More;
use Birlik;
use Run;

my $run = Run->start;
my $translation = qr/^(msgid "Skip to content"\nmsgstr ").*(")$/m;

# ---- every kind of source, saved by rename
$run->save('locales/tr/interface.po', sub { s/$translation/$1İçeriğe atla$2/ });
ok(defined $run->shows('/tr/', qr/>İçeriğe atla</), 'a catalogue');
$run->save('xsl/layout.xsl', sub { s{(<span class="brand-name")}{$1 id="watched"} });
ok(defined $run->shows('/en/', qr/<span class="brand-name" id="watched"/), 'a stylesheet');
$run->save('db/content/notes.xml', sub { s{(<summary[^>]*>)}{$1Watched. } });
ok(defined $run->shows('/en/', qr/Watched\. /), 'a record');
$run->save('db/pages/every.sql', sub { $_ .= "-- name: seen :one\nSELECT 'yes' AS \"\@here\";\n" });
ok(defined $run->shows('/en/index.xml', qr/<seen here="yes"/), 'a page definition');
$run->save('db/site.xml', sub { s/base="[^"]*"/base="https:\/\/watched.example"/ });
ok(defined $run->shows('/en/', qr{https://watched\.example/}), 'the settings of the site');
my ($style) = $run->get('/en/') =~ m{href="(/assets/[^"]*site\.css)"};
$run->save('xsl/assets/site.css', sub { $_ .= "/* watched */\n" });
ok(defined $run->shows('/en/', qr{href="(?!\Q$style\E)/assets/[^"]*site\.css"}), 'an asset has a new address');
($style) = $run->get('/en/') =~ m{href="(/assets/[^"]*site\.css)"};
like($run->get($style), qr{/\* watched \*/}, '… and is there');

# ---- other ways to save
my $file = "$run->{site}/locales/tr/interface.po";
spew($file, slurp($file) =~ s/(msgid "Skip to content"\nmsgstr ").*?"/$1Ana metin"/r);
ok(defined $run->shows('/tr/', qr/>Ana metin</), 'a file written in its place');
mkdir "$run->{site}/db/pages/new" or die;
spew("$run->{site}/db/content/zzz.xml", '<zzz/>');
ok(within(sub { $run->said =~ m{db/content/zzz\.xml:1: .*stay as they were}s }), 'a new file is looked at');
unlink "$run->{site}/db/content/zzz.xml";

my $said = length $run->said;
$run->save('db/content/memberships.xml', sub { s/<content /<content  / });
ok(within(sub { substr($run->said, $said) =~ /^birlik watch: nothing has changed: what was saved makes the release that is in service$/m }), 'a save that changes no page is told as such');
unlike(substr($run->said, 0, $said), qr/nothing has changed/, '… and none before');

# ---- what is refused
my %bad = (
	'locales/tr/interface.po' => [sub { s/$translation/$1<b>$2/ }, qr{^locales/tr/interface\.po:\d+: .}m],
	'xsl/head.xsl' => [sub { s{</head>}{</hed>} }, qr{^xsl/head\.xsl:\d+: .}m],
	'xsl/layout.xsl' => [sub { s{(<span class="brand-name")}{<xsl:value-of select="nothing()"/>$1} }, qr{^xsl/layout\.xsl:\d+: .*nothing}m],
	'db/content/memberships.xml' => [sub { s/since="2008"/since="soon"/ }, qr{^db/content/memberships\.xml:\d+: .*soon}m],
	'db/pages/home.sql' => [sub { s/FROM total/FROM totals/ }, qr{^db/pages/home\.sql:\d+: .*totals}m],
	'db/site.xml' => [sub { s/locale=/lokale=/ }, qr{^db/site\.xml:\d+: .}m],
);
my $live = readlink "$run->{state}/current";
my $page = $run->get('/tr/');
for my $source (sort keys %bad) {
	my ($change, $line) = @{ $bad{$source} };
	my $length = length $run->said;
	my $before = $run->save($source, $change);
	ok(within(sub { substr($run->said, $length) =~ /stay as they were/ }), "$source, refused");
	like(substr($run->said, $length), $line, '… with file, line and reason');
	is($run->get('/tr/'), $page, '… and the page is what it was');
	$run->save($source, sub { $_ = $before });
}
is(readlink "$run->{state}/current", $live, 'nothing was published');
$run->save('xsl/layout.xsl', sub { s/id="watched"/id="again"/ });
ok(defined $run->shows('/en/', qr/id="again"/), 'the next good save is on the page');
is_deeply([glob "\Q$run->{state}\E/releases/.building.*"], [], 'no build is left behind');

# ---- a checkout of many files is one change, and what editors keep beside a file none
my $published = () = $run->said =~ /is in service/g;
for (glob "$run->{site}/xsl/*.xsl") { my $text = slurp($_); spew($_, "$text<!-- again -->\n") }
ok(within(sub { (() = $run->said =~ /is in service/g) > $published }), 'many files at once');
spew("$run->{site}/xsl/.layout.xsl.swp", 'x');
spew("$run->{site}/xsl/layout.xsl~", 'x');
select undef, undef, undef, 1;
cmp_ok((() = $run->said =~ /is in service/g) - $published, '<=', 2, 'one change, or two');

# ---- what the watch made and is no longer served goes after a minute; what somebody else made stays
my ($code, $by_hand) = run_program(program(), 'build', '--site', $run->{site}, '--state', $run->{state}, '--as-of', '2025-02-02');
chomp $by_hand;
is($code, 0, 'a release built by hand meanwhile');
my @of_watch = grep { !/^\Q$live\E$/ } map { "releases/$_" } $run->said =~ /^birlik watch: (\S+) is in service/mg;
my $old = time - 3600;
utime $old, $old, $_ for glob "\Q$run->{state}\E/releases/*";
$run->save('xsl/layout.xsl', sub { s/id="again"/id="once more"/ });
ok(defined $run->shows('/en/', qr/id="once more"/), 'another save');
$run->save('xsl/layout.xsl', sub { s/id="once more"/id="at last"/ });
ok(defined $run->shows('/en/', qr/id="at last"/), '… and one behind it');
ok(within(sub { !-e "$run->{state}/$of_watch[0]" }), 'the first release of the watch is gone');
ok(-d "$run->{state}/releases/$by_hand", 'the one that was built by hand is there');
my %named = map { /^assets (.*\w)/m ? ("$run->{state}$1" => 1) : () } map { slurp($_) } glob "\Q$run->{state}\E/releases/*/manifest";
is_deeply([sort grep { -d } glob "\Q$run->{state}\E/assets/*"], [sort keys %named], 'the assets are those of the releases that are left');

# ---- `make run` hands the folder on as it is written, blank and quote included (what it makes is made already)
system('cp', 'Makefile', $run->{site});
my (undef, undef, $refused) = run_program('make', '-s', '-C', $run->{site}, 'run', 'MAKE=true', 'PROGRAM=' . program(),
	'PORT=' . Run::free_port(), "STATE=$run->{state}");
like($refused, qr/^make run: \Q$run->{state}\E is in use: process \d+ runs a pool there$/m, 'make run with the same folder says that it is in use');

# ---- the end
my @left = $run->processes;
cmp_ok(scalar @left, '>', 5, 'processes: the pool, nginx, the watch');
is($run->stop, 0, 'TERM ends it');
ok(within(sub { !grep { -e "/proc/$_" && Run::slurp_quietly("/proc/$_/stat") !~ /\) Z/ } @left }), 'nobody is left');
done_testing;

sub within { my ($holds) = @_; for (1 .. 400) { return 1 if $holds->(); select undef, undef, undef, 0.05 } return 0 }
