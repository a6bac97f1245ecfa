#!/usr/bin/env perl
# Every page of both languages is valid HTML, and the pages hold together: one address, one title,
# one h1 a page, languages marked, alternates that know each other, no link that leads nowhere.
# html-validate comes from npm (make test-tools, pinned); without it that part is left out.
use strict;
use warnings;
use utf8;
use lib 'tests/lib';
use Encode 'encode';
use JSON::PP;
use Test::More;
use Birlik;

my ($base) = slurp('db/site.xml') =~ /base="([^"]+)"/;
my @languages = languages();
my (%html, %tree, %address); # by path
for my $page (pages()) {
	my ($status, $body) = render($page->{path});
	is($status, 200, "$page->{path} is there") or next;
	next unless $body =~ /^<!DOCTYPE html>/; # robots.txt, sitemap.xml
	$address{ $page->{path} } = $page;
	$html{ $page->{path} } = $body;
	$tree{ $page->{path} } = eval { parse_xml($body, 1) };
	ok($tree{ $page->{path} }, "$page->{path}: every element is closed, no attribute is there twice") or diag($@);
}
my @paths = sort keys %html;
cmp_ok(scalar(@paths), '>=', 100, 'there are pages');

# Views with parameters, and the pages of errors, are pages too.
my %views = ('/en/organisations?kind=network' => 200, '/tr/kuruluslar?tur=birlik' => 200, '/en/organisations?sort=founded' => 200,
	'/en/organisations?kind=platform&level=local' => 200, '/en/contact?to=mmu' => 200, '/en/nowhere' => 404, '/tr/olmayan' => 404,
	'/en/search?q=cities' => 200, '/tr/ara?q=birli%C4%9Fin&tur=kurulus' => 200, '/tr/ara?q=istambul' => 200, '/tr/ara?q=%22%3Cb%3E' => 200);
for my $view (sort keys %views) {
	my ($status, $body) = render($view);
	is($status, $views{$view}, "$view: status $views{$view}") or next;
	$html{$view} = $body;
	$tree{$view} = parse_xml($body, 1);
}
for my $language (@languages) {
	for my $file (glob release() . "/errors/$language/*.html") {
		my ($code) = $file =~ /(\d+)\.html$/;
		$html{"error $code $language"} = Encode::decode('UTF-8', slurp($file));
		$tree{"error $code $language"} = parse_xml($html{"error $code $language"}, 1);
	}
}

# ---- html-validate
SKIP: {
	my $validator = 'build/node/node_modules/.bin/html-validate';
	skip 'html-validate is not installed: make test-tools', scalar keys %html unless -x $validator;
	my $folder = folder();
	my (%file, $number);
	for my $path (sort keys %html) {
		my $file = sprintf '%s/%04d.html', $folder, ++$number;
		spew($file, encode('UTF-8', $html{$path}));
		$file{$file} = $path;
	}
	my ($code, $out, $err) = run_program($validator, '--config', 'tests/htmlvalidate.json', '--formatter', 'json', sort keys %file);
	my $results = eval { decode_json($out) } // [];
	ok($code == 0 || @$results, 'the validator has run') or diag($err);
	my %messages;
	for my $result (@$results) {
		for my $m (@{ $result->{messages} }) {
			push @{ $messages{ $file{ $result->{filePath} } } }, "$m->{line}:$m->{column} $m->{ruleId}: $m->{message}" if $m->{severity} == 2;
		}
	}
	for my $path (sort keys %html) {
		ok(!$messages{$path}, "$path is valid") or diag(join "\n", @{ $messages{$path} }[0 .. ($#{ $messages{$path} } > 4 ? 4 : -1 + @{ $messages{$path} })]);
	}
}

# ---- what every page has, once
my (%title_of, %description_of);
for my $path (sort keys %tree) {
	my $tree = $tree{$path};
	my ($root) = elements_of($tree, 'html');
	my $page = $address{$path};
	my $language = $page ? $page->{language} : $path =~ m{^/([\w-]+)/|error \d+ ([\w-]+)} ? $1 // $2 : '';
	my @headings = elements_of($tree, 'h1');
	is(scalar(@headings), 1, "$path: one h1");
	isnt(text_of($headings[0]), '', "$path: … with words in it") if @headings;
	is(attr($root, 'lang'), $language, "$path: html lang=\"$language\"");
	my ($title) = elements_of($tree, 'title');
	isnt(text_of($title), '', "$path: a title");
	push @{ $title_of{ $language . text_of($title) } }, $path if $page;
	is(scalar(elements_of($tree, 'main')), 1, "$path: one main");

	# Headings go down by one at most.
	my $level = 1;
	my @skipped;
	for my $heading (elements_of($tree, map { "h$_" } 1 .. 6)) {
		my ($n) = $heading->{name} =~ /(\d)/;
		push @skipped, text_of($heading) if $n > $level + 1;
		$level = $n;
	}
	is("@skipped", '', "$path: no level of headings is skipped");

	# No style, script or handler in the page (Content-Security-Policy would refuse them).
	my @inline = grep { my $e = $_; attr($e, 'style') || grep { /^on/ } keys %{ $e->{attributes} } } elements_of($tree);
	is(scalar(@inline), 0, "$path: no style or handler in an attribute");
	is(scalar(grep { $_->{name} eq 'style' || ($_->{name} eq 'script' && !attr($_, 'src')) } elements_of($tree)), 0, "$path: no style or script of its own");

	# A placeholder or a word of the machinery that was left over.
	my ($body) = elements_of($tree, 'body');
	unlike(text_of($body), qr/\{\w+\}|i18n:|NaN|undefined|\bnull\b/, "$path: nothing of the machinery shows");

	# Nothing stands in a language attribute but what differs from around it.
	my @same = grep { my $l = attr($_, 'lang'); $_->{name} ne 'html' && defined $l && $l !~ /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/ } elements_of($tree);
	is(scalar(@same), 0, "$path: languages are written as tags");
	for my $image (grep { !defined attr($_, 'alt') } elements_of($tree, 'img')) { fail("$path: an image without alt") }
	for my $control (elements_of($tree, 'input', 'select', 'textarea')) {
		next if (attr($control, 'type') // '') =~ /^(?:hidden|submit|button)$/;
		my $id = attr($control, 'id') // '';
		my $labelled = attr($control, 'aria-label') || attr($control, 'aria-labelledby') || (grep { (attr($_, 'for') // '') eq $id } elements_of($tree, 'label'));
		for (my $above = $control->{parent}; !$labelled && $above; $above = $above->{parent}) { $labelled = $above->{name} eq 'label' }
		ok($labelled, "$path: the field " . (attr($control, 'name') // '?') . ' has a label');
	}
}
for my $title (sort keys %title_of) { is(scalar(@{ $title_of{$title} }), 1, "the title of $title_of{$title}[0] is its own") or diag(join "\n", @{ $title_of{$title} }) }

# ---- canonical and alternates
my %alternates; # path → language → path
for my $path (@paths) {
	my @links = elements_of($tree{$path}, 'link');
	my @canonical = grep { (attr($_, 'rel') // '') eq 'canonical' } @links;
	my $canonical = join ' ', map { attr($_, 'href') } @canonical;
	ok($canonical eq "$base$path" || ($canonical eq '' && !$address{$path}{indexed}), "$path is canonical itself") or diag("it says $canonical");
	for my $link (grep { (attr($_, 'rel') // '') eq 'alternate' && attr($_, 'hreflang') } @links) {
		my $href = attr($link, 'href');
		like($href, qr/^\Q$base\E\//, "$path: the alternate in " . attr($link, 'hreflang') . ' is absolute');
		$alternates{$path}{ attr($link, 'hreflang') } = substr $href, length $base;
	}
	my $robots = join ' ', map { attr($_, 'content') } grep { (attr($_, 'name') // '') eq 'robots' } elements_of($tree{$path}, 'meta');
	if ($address{$path}{indexed}) { unlike($robots, qr/noindex/, "$path may be indexed") }
	else { like($robots, qr/noindex/, "$path is not for search engines") }
}
for my $path (grep { $address{$_}{indexed} } @paths) {
	my %mine = %{ $alternates{$path} // {} };
	is($mine{ $address{$path}{language} }, $path, "$path: is its own alternate");
	ok(exists $mine{'x-default'}, "$path: x-default is there");
	for my $language (grep { $_ ne 'x-default' } sort keys %mine) {
		my $other = $mine{$language};
		is($address{$other}{language} // 'nothing', $language, "$path: its alternate $other is there, in $language");
		is($alternates{$other}{ $address{$path}{language} } // 'nothing', $path, "$path: $other knows it");
		is($address{$other}{page}, $address{$path}{page}, "$path: $other is the same page");
		is($address{$other}{record}, $address{$path}{record}, "$path: $other is of the same record");
	}
}

# A page is kept from search engines only where its words are not there yet: a name that is the same in
# all languages (EUROCITIES) does not make its page a foreign one.
for my $language (@languages) {
	my ($code, $out) = run_program('sqlite3', '-readonly', release() . "/$language.db", "SELECT a.path FROM address AS a
		JOIN organisation AS o ON a.page = 'organisation' AND a.record = o.id
		WHERE a.target IS NULL AND NOT a.indexed AND o.name_state IS NULL AND o.summary_state IS NULL AND o.body_state IS NULL");
	is($out, '', "$language: a page with all its words is for search engines");
}

# ---- links: every one leads somewhere, without a redirect, and every fragment is there
my (%known, %ids);
for my $path (keys %tree) { $ids{$path} = { map { attr($_, 'id') ? (attr($_, 'id') => 1) : () } elements_of($tree{$path}) } }
sub leads {
	my ($target) = @_;
	return $known{$target} //= do {
		my ($status, $body) = render($target);
		$ids{$target} //= { map { attr($_, 'id') ? (attr($_, 'id') => 1) : () } elements_of(parse_xml($body, 1)) } if $status == 200 && $body =~ /^<!DOCTYPE html>/;
		$status;
	};
}
$known{$_} = 200 for @paths;
my ($assets) = glob(release() . '/../../assets');
my $checked = 0;
for my $path (sort keys %tree) {
	my @dead;
	for my $element (elements_of($tree{$path})) {
		for my $name (qw(href src action)) {
			my $link = attr($element, $name) // next;
			if ($element->{name} eq 'use' || $link =~ m{^/assets/}) {
				my ($file, $symbol) = $link =~ m{^/assets/([^#]+)(?:#(.+))?$};
				push @dead, $link unless $file && -f "$assets/$file" && (!$symbol || slurp("$assets/$file") =~ /id="\Q$symbol\E"/);
				next;
			}
			if ($link =~ m{^(?:https?:|mailto:)}) {
				push @dead, $link if $link =~ m{^http://(?:localhost|127)} || ($link =~ m{^\Q$base\E(/.*)$} && leads($1) != 200);
				next;
			}
			$checked++;
			my ($target, $fragment) = $link =~ /^([^#]*)(?:#(.*))?$/;
			$target = $path if $target eq '';
			if ($target !~ m{^/}) { push @dead, "$link (relative)" if $path !~ /^error/ || $target ne $path; next if $target !~ m{^/} && $path !~ /^error/ }
			push @dead, "$link: status " . leads($target) if $target =~ m{^/} && $target ne $path && leads($target) != 200;
			push @dead, "$link: no such place" if defined $fragment && $fragment ne '' && !$ids{$target}{$fragment};
		}
		for my $name (qw(for aria-labelledby aria-describedby aria-controls popovertarget list headers)) {
			for my $id (split ' ', attr($element, $name) // '') { push @dead, "$name=\"$id\"" unless $ids{$path}{$id} }
		}
	}
	my %seen;
	is(join("\n", grep { !$seen{$_}++ } @dead), '', "$path: every link leads somewhere");
}
cmp_ok($checked, '>', 2000, 'there are links');

# No page is an island: each one that is for search engines is reached by links from the first.
my %reached;
my @waiting = map { "/$_/" } @languages;
while (defined(my $path = shift @waiting)) {
	next if $reached{$path}++ || !$tree{$path};
	push @waiting, grep { m{^/} } map { (attr($_, 'href') // '') =~ s/#.*//r } elements_of($tree{$path}, 'a');
}
for my $path (grep { $address{$_}{indexed} } @paths) { ok($reached{$path}, "$path is reached from the first page") }

# ---- sitemap
my ($status, $sitemap) = render('/sitemap.xml');
is($status, 200, 'the sitemap is there');
my %listed;
if (my $tree = eval { parse_xml($sitemap) }) {
	for my $url (elements_of($tree, 'url')) {
		my ($loc) = elements_of($url, 'loc');
		my $path = text_of($loc);
		ok($path =~ s/^\Q$base\E//, "$path: absolute in the sitemap");
		$listed{$path} = 1;
		my %there = map { attr($_, 'hreflang') => substr(attr($_, 'href'), length $base) } elements_of($url, 'xhtml:link');
		my %on_page = %{ $alternates{$path} // {} };
		delete $on_page{'x-default'} unless exists $there{'x-default'};
		is_deeply(\%there, \%on_page, "$path: the same alternates as on the page");
	}
	is(scalar(@{ [elements_of($tree, 'loc')] }), scalar(keys %listed), 'no address stands there twice');
}
is(join("\n", sort keys %listed), join("\n", grep { $address{$_}{indexed} } @paths), 'it lists every page for search engines, and no other');
done_testing;
