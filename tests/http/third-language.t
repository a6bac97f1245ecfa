#!/usr/bin/env perl
# A language is added to a running site without a word of C, SQL or nginx: from `birlik po new` on it is a draft, of which
# readers see nothing, not even that something in it is broken; it cannot go live half translated; and when
# all is translated, one switch gives it every page, and every page a link to it.
use strict;
use warnings;
use utf8;
use lib 'tests/lib';
use Encode qw(decode encode);
use Test::More;
use Birlik;
use Pseudo;
use Web;

my $code = 'qps-hebr'; # one with a subtag: it is legal too
my $site = site_copy();
$ENV{TEST_SITE} = $site;
my $web = Web->start;
my @old = languages();

sub make { return run_program(program(), 'build', '--site', $site, '--state', $web->{state}, '--as-of', $AS_OF) }
sub publish {
	my ($id) = @_;
	my ($status, undef, $err) = run_program(program(), 'publish', '--state', $web->{state}, $id);
	is($status, 0, 'published, under way') or diag($err);
	my ($short) = $id =~ /^(.{8})/;
	ok($web->wait_for(sub { (readlink("$web->{state}/current") // '') =~ /\Q$id\E/ }), 'the pool serves it');
}
# Status and bytes of addresses, but for the number that a form has each time; those that differ.
sub pages_now { return { map { my $answer = $web->get($_); $_ => "$answer->{status}\n$answer->{body}" =~ s/name="nonce" value="\w+"//r } @_ } }
sub changed { my ($before, $now) = @_; return join ' ', grep { $before->{$_} ne $now->{$_} } sort keys %$now }

my @paths = map { $_->{path} } pages();
my $before = pages_now(@paths);
cmp_ok(scalar(@paths), '>=', 150, 'pages of the site as it was: ' . @paths);
is(scalar(grep { !/^200/ } values %$before), 0, 'all are there');

# ---- 0 %: a draft
my ($status, $out, $err) = pseudo_begin($site, $code);
is($status, 0, 'po new begins a language') or diag($err);
like($out, qr{^xsl/$code\.xsl: made$}m, '… tells what it has made');
like(slurp("$site/db/site.xml"), qr/code="$code" locale="he_IL" [^>]*draft="yes"/, '… and the language is a draft');
my $interface = decode('UTF-8', slurp("$site/locales/$code/interface.po"));
like($interface, qr/"Plural-Forms: nplurals=2; plural=\(n != 1\);\\n"/, 'its catalogues have the plural header of locales/plurals.tsv');
unlike($interface =~ s/\A.*?\n\n//sr, qr/^msgstr(?:\[\d\])? "."/m, '… and no translation');
for my $bad (['qps-hebr', 'has the language'], ['tr', 'has the language'], ['en', 'has the language'], ['DE', 'no language code'], ['de_DE', 'no language code'],
	['../x', 'no language code'], ['', 'no language code'], ['deutsch', 'no language code'], ['de-', 'no language code'], ['de-a-very-long-language', 'no language code'],
	['xx', 'does not know']) {
	my $was = fingerprint($site);
	my ($refused, undef, $why) = Pseudo::in_site($site, 'po', 'new', $bad->[0]);
	ok($refused == 1 && $why =~ /$bad->[1]/ && $why =~ tr/\n// == 1 && fingerprint($site) eq $was, "“$bad->[0]” is refused in one line, and nothing is written") or diag("$refused $why");
}
my ($checked, $findings) = Pseudo::in_site($site, 'po', 'check');
is($checked, 0, 'po check has nothing against it') or diag($findings);
my (undef, $told) = Pseudo::in_site($site, 'po', 'status', $code);
like($told, qr/^$code\s+interface\s+0 current\s+0 stale\s+[1-9]\d+ missing/m, 'po status tells what there is to do');
sub same_release {
	my ($what) = @_;
	my ($made, $id, $why) = make();
	chomp $id;
	is("$made $id", "0 $web->{id}", "$what: the same release comes out, byte for byte") or diag($why);
}
same_release('a draft');
publish($web->{id});
is(changed($before, pages_now(@paths)), '', 'readers of the others: the same bytes');
is($web->get("/$code/")->{status}, 404, 'the language is not there');
is($web->get('/', 'Accept-Language' => $code)->{headers}{location}, "/$old[0]/", '… at the front door neither');
for my $file ("xsl/$code.xsl", "locales/$code/interface.po") {
	my $was = slurp("$site/$file");
	spew("$site/$file", "<broken");
	same_release("$file is broken");
	spew("$site/$file", $was);
}

# ---- live too early
my $draft = slurp("$site/db/site.xml");
edit($site, 'db/site.xml', sub { s/(code="$code"[^>]*) draft="yes"/$1/ });
($status, undef, $err) = make();
is($status, 1, 'it cannot go live untranslated');
my ($count) = $err =~ m{/locales/$code/interface\.po:\d+: ([1-9]\d+) messages of the interface are not translated into $code; }m;
ok($count, '… and the reason is told');
my @told = $err =~ /^(.*: warning: no translation .*)$/mg;
is(scalar(keys %{ { map { $_ => 1 } @told } }), 10, '… with the first ten, none twice');
my (undef, $how) = Pseudo::in_site($site, 'po', 'status', $code);
like($how, qr/^$code  interface .* $count missing/m, '… and po status counts as many');
is(changed($before, pages_now(@paths[0 .. 20])), '', '… and nothing changes');
spew("$site/db/site.xml", $draft);

# ---- 100 %
pseudo_fill($site, $code);
same_release('all is translated, but it is still a draft');
is((pseudo_publish($site, $code))[0], 0, 'its addresses are written down');
($status, my $id, $err) = make();
chomp $id;
is($status, 0, 'it goes live') or diag($err);
unlike($err, qr/warning/, '… without a warning');
publish($id);
my $all = $web->{state} . "/releases/$id";
my %alternate; # "page record" → language → path
for my $language (@old, $code) {
	my (undef, $rows) = run_program('sqlite3', '-readonly', '-separator', "\t", "$all/$language.db",
		"SELECT page || ' ' || coalesce(record, ''), path FROM address WHERE target IS NULL AND path LIKE '/$language/%'");
	for (split /\n/, decode('UTF-8', $rows)) { my ($key, $path) = split /\t/; $alternate{$key}{$language} = $path }
}
my ($complete, $switched, $linked, $answered, $pages, $indexed) = (0) x 6;
for my $key (sort keys %alternate) {
	my %path = %{ $alternate{$key} };
	$complete++ if keys %path == @old + 1;
	for my $language (sort keys %path) {
		my $answer = $web->get($path{$language});
		next if ($answer->{headers}{'content-type'} // '') !~ m{^text/html};
		$pages++;
		$answered++ if $answer->{status} == 200 && $answer->{headers}{'content-language'} eq $language;
		my $tree = parse_xml(decode('UTF-8', $answer->{body}), 1);
		my %switch = map { attr($_, 'hreflang') => attr($_, 'href') } grep { (attr($_, 'rel') // '') eq 'alternate' } elements_of($tree, 'a');
		my %other = map { $_ => $path{$_} } grep { $_ ne $language } keys %path;
		is_deeply(\%switch, \%other, "$path{$language}: the switch has the other languages") or next;
		$switched++;
		my %link = map { attr($_, 'hreflang') => attr($_, 'href') =~ s{^https?://[^/]+}{}r } grep { (attr($_, 'rel') // '') eq 'alternate' } elements_of($tree, 'link');
		next if !%link && $answer->{body} =~ /name="robots" content="noindex"/ && ++$indexed;
		is_deeply(\%link, { %path, 'x-default' => $path{ $old[0] } }, "$path{$language}: hreflang has all") and $linked++;
	}
}
is($complete, scalar(keys %alternate), "every page is there in every language: $complete pages");
is($answered, $pages, "all answer in their language: $answered");
is($switched, $pages, 'all switches are complete');
is($linked + $indexed, $pages, "hreflang is complete: $linked pages, $indexed that are not indexed");
my $sitemap = $web->get('/sitemap.xml')->{body};
is(() = $sitemap =~ m{<loc>[^<]*/$code/}g, () = $sitemap =~ m{<loc>[^<]*/en/}g, 'the sitemap has as many pages of it as of others');
is($web->get('/', 'Accept-Language' => "$code,en;q=0.5")->{headers}{location}, "/$code/", 'the front door leads to it');
is($web->get('/', 'Accept-Language' => 'en')->{headers}{location}, '/en/', '… and to the others as before');
like($web->ask('DELETE', "/$code/")->{body}, qr/<html lang="$code" dir="rtl"/, 'the errors of nginx speak it');
# The pages of the others have one link more, and are otherwise what they were.
sub without { my ($page) = @_; return $page =~ s{<li><a [^>]*lang="$code"[^>]*>[^<]*</a></li>}{}gr =~ s{<link rel="alternate" hreflang="$code"[^>]*>}{}gr }
my $after = pages_now(grep { !m{^/(?:tr|en)/(?:ara|search)|^/sitemap} } @paths);
is(scalar(grep { $before->{$_} ne without($after->{$_}) } keys %$after), 0, 'the pages of the others have one link more, and are otherwise what they were')
	or diag(join ' ', grep { $before->{$_} ne without($after->{$_}) } sort keys %$after);

done_testing;
