#!/usr/bin/env perl
# Every text tells its language where it stands: each source and each translation of a copy of the site gets
# a mark of its language, some translations are taken away and some sources changed, and on every page
# of every language `lang` is exactly where the language changes. Of a page whose title is not
# translated there is neither an alternate nor a line in the sitemap.
use strict;
use warnings;
use utf8;
use Encode qw(decode encode);
use lib 'tests/lib';
use Test::More;
use Birlik;

my %mark = (en => "\x{e101}", tr => "\x{e102}");
my %language_of = reverse %mark;
my $marks = '[' . join('', values %mark) . ']';

my $site = site_copy();

# ---- records: a mark at the start of each text
my %text = map { $_ => 1 } qw(name title summary acronym alias item seat place as_written p li h2 h3 h4 dt dd blockquote);
for my $file (glob "$site/db/content/*.xml") {
	my $xml = decode('UTF-8', slurp($file));
	my @open = ({ lang => undef, name => '', fixed => 0 });
	my $out = '';
	while ($xml =~ m{\G(<!--.*?-->|<\?.*?\?>|</[^>]+>|<[^>]+>|[^<]+)}gcs) {
		my $part = $1;
		if ($part =~ m{^</}) { pop @open }
		elsif ($part =~ m{^<([\w-]+)([^>]*?)(/?)>$}s) {
			my ($name, $attributes, $empty) = ($1, $2, $3);
			my %node = (%{ $open[-1] }, name => $name);
			$node{lang} = $1, $node{own} = 1 if $attributes =~ /xml:lang="(\w+)"/;
			# An acronym of no language belongs to every one.
			$node{none} = $attributes =~ /translate="no"/ && $attributes !~ /xml:lang/;
			push @open, \%node unless $empty;
			$out .= $part;
			$out .= $mark{ $node{lang} } if !$empty && $text{$name} && !$node{none};
			next;
		}
		$out .= $part;
	}
	spew($file, encode('UTF-8', $out));
}

# ---- catalogues
my ($missing, $stale) = (0, 0);
for my $path (glob "$site/locales/*/*.po") {
	my ($to) = $path =~ m{locales/(\w+)/};
	my ($from) = $path =~ m{content\.(\w+)\.};
	my (undef, $plain) = run_program('msgcat', '--no-wrap', $path);
	my @entries = split /\n\n/, decode('UTF-8', $plain);
	my $number = 0;
	for (@entries[1 .. $#entries]) {
		next if /^msgctxt "(?:path|param)"/m;
		if (!defined $from) { s/^(msgstr(?:\[\d\])? ")/$1$mark{$to}/mg; next }
		$number++;
		if ($number % 5 == 0) { s/^msgstr ".*"$/msgstr ""/m; $missing++; s/^(msgid ")/$1$mark{$from}/m; next }
		# What the translation was made of was another word.
		if ($number % 7 == 0) { s/^(msgid "(?:[^\n]* )?)([a-zğışöüç]{4,})(?= )/$1$2x/m and $stale++ }
		s/^(msgid ")/$1$mark{$from}/m;
		s/^(msgstr ")/$1$mark{$to}/m;
	}
	spew($path, encode('UTF-8', join("\n\n", @entries) . "\n"));
}
cmp_ok($missing, '>', 30, "$missing texts are not translated");
cmp_ok($stale, '>', 20, "$stale sources have changed");

$ENV{TEST_SITE} = $site;
my $release = release();
my %state;
my %old; # by language: texts that are older than their originals, with the kind of page that lists them
for my $language (languages()) {
	my (undef, $out) = run_program('sqlite3', '-readonly', "$release/$language.db", join ' UNION ALL ', map { "SELECT summary FROM $_ WHERE summary_state = 'stale'" } qw(organisation article area publication topic));
	$old{$language} = [split /\n/, decode('UTF-8', $out)];
}
for my $language (languages()) {
	my ($code, $out) = run_program('sqlite3', '-readonly', "$release/$language.db",
		"SELECT 'stale' FROM organisation WHERE 'stale' IN (summary_state, body_state) UNION ALL SELECT 'stale' FROM article_section WHERE body_state = 'stale'
		 UNION ALL SELECT 'stale' FROM note WHERE body_state = 'stale' UNION ALL SELECT 'stale' FROM area WHERE summary_state = 'stale'");
	$state{stale} += () = $out =~ /stale/g;
}
cmp_ok($state{stale}, '>', 0, "$state{stale} records are stale in the release");

# ---- the pages
my ($texts, $changes, $notices, $untold, $told) = (0, 0, 0, '', 0);
for my $page (pages()) {
	my ($status, $html) = render($page->{path});
	next unless $html =~ /^<!doctype html>/i;
	my $root = eval { parse_xml($html, 1) } or do { fail("$page->{path}: $@"); next };
	my @wrong;
	walk($root, undef, undef, \@wrong);
	ok(!@wrong, "$page->{path}: every text is in the language that it is said to be") or diag(join "\n", map { encode('UTF-8', $_) } @wrong[0 .. ($#wrong > 5 ? 5 : $#wrong)]);
	$notices++ if $html =~ /class="notice"/;
	# A search shows what it has found; it leads to the page that tells.
	my ($language) = $page->{path} =~ m{^/(\w+)/};
	my $shown = text_of($root);
	for my $text ($language && $page->{page} ne 'search' ? @{ $old{$language} } : ()) {
		next if index($shown, $text) < 0;
		$html =~ /class="notice"/ ? $told++ : ($untold .= "$page->{path}: $text\n");
	}
}
is($untold, '', "$told times a page with a text that is older than its original says so");
cmp_ok($told, '>', 5, '… on more than a few pages');
cmp_ok($texts, '>', 2000, "$texts texts were looked at");
cmp_ok($changes, '>', 50, "$changes changes of language");
cmp_ok($notices, '>', 0, "$notices pages tell that a part is not translated, or older than its original");

# ---- titles that are not translated
my @pages = pages();
my ($sitemap) = map { my ($s, $body) = render($_->{path}); $body } grep { $_->{path} eq '/sitemap.xml' } @pages;
my ($untitled, $listed, $alternate) = (0, 0, 0);
for my $language (languages()) {
	my ($code, $out) = run_program('sqlite3', '-readonly', "$release/$language.db", join ' UNION ALL ',
		map { my ($kind, $title) = @$_; "SELECT a.path FROM address AS a JOIN $kind AS r ON r.id = a.record WHERE a.page = '$kind' AND a.target IS NULL AND r.${title}_state = 'missing'" }
		['organisation', 'name'], ['article', 'title'], ['publication', 'title'], ['country', 'name']);
	for my $path (split /\n/, $out) {
		$untitled++;
		$listed++ if $sitemap =~ m{<loc>[^<]*\Q$path\E</loc>};
		my (undef, $html) = render($path);
		my ($other) = $html =~ m{<link rel="alternate" hreflang="(?!$language|x-default)\w+" href="https?://[^/]+([^"]*)"};
		next unless $other;
		my (undef, $there) = render($other);
		$alternate++ if $there =~ m{<link rel="alternate"[^>]*href="[^"]*\Q$path\E"};
	}
}
cmp_ok($untitled, '>', 0, "$untitled pages have a title that is not translated");
is($listed, 0, 'none of them is in the sitemap');
is($alternate, 0, 'none is the alternate of another page');
done_testing;

# `outer`: the language of the element above, `inner`: of this one.
sub walk {
	my ($node, $lang, $above, $wrong) = @_;
	for my $child (@{ $node->{children} }) {
		if (!ref $child) { look($child, $lang, "<$node->{name}>", $wrong); next }
		my $own = attr($child, 'lang') // $lang;
		if (defined attr($child, 'lang') && defined $lang) {
			$changes++;
			push @$wrong, "<$child->{name} lang=\"$own\"> says again what is so: " . text_of($child) if $own eq $lang;
			my @found = text_of($child) =~ /($marks)/g;
			# Names of languages, and acronyms, have no mark; but where there are some, one is of this language.
			push @$wrong, "<$child->{name} lang=\"$own\"> has no text of it: " . text_of($child) if @found && !grep { $language_of{$_} eq $own } @found;
		}
		look(attr($child, $_), $own, "<$child->{name} $_>", $wrong) for grep { defined attr($child, $_) } qw(alt title aria-label placeholder content);
		walk($child, $own, $lang, $wrong);
	}
}

sub look {
	my ($text, $lang, $where, $wrong) = @_;
	return if $text !~ /$marks/;
	$texts++;
	my %found = map { $language_of{$_} => 1 } $text =~ /($marks)/g;
	# A window’s title and an option have no elements in them: of two languages, `lang` is one.
	%found = () if $where =~ /<title>|<option>|<meta/ && $found{ $lang // '' };
	delete $found{ $lang // '' };
	push @$wrong, "$where lang=" . ($lang // '?') . ": $text" if %found;
}
