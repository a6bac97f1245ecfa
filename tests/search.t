#!/usr/bin/env perl
# What a reader finds with the search: forms of a word, names of both languages, mistakes mended; what the
# page says of it, and that the index can be opened by the sqlite3 shell.
use strict;
use warnings;
use utf8;
use lib 'tests/lib';
use Cwd 'abs_path';
use Encode qw(decode encode);
use Test::More;
use Birlik;

sub encoded { my $text = encode('UTF-8', $_[0]); $text =~ s/([^A-Za-z0-9])/sprintf '%%%02X', ord $1/ge; return $text }
my %path = (tr => '/tr/ara', en => '/en/search');

# The document of a search: (tree, status).
sub search {
	my ($language, $words, $more) = @_;
	my ($status, $xml) = render("$path{$language}?q=" . encoded($words) . ($more // ''), '--xml');
	return (parse_xml($xml), $status);
}
sub hrefs { my ($tree, $element) = @_; return map { attr($_, 'href') } elements_of($tree, $element // 'result') }
sub finds {
	my ($language, $words, $href, $first) = @_;
	my ($tree) = search($language, $words);
	my @hrefs = hrefs($tree);
	@hrefs = $hrefs[0] // () if $first;
	ok((grep { $_ eq $href } @hrefs), "$language: “$words” finds $href" . ($first ? ' first' : ''))
		or diag("found: @hrefs");
}

# Forms, capitals, ASCII.
finds('tr', $_, '/tr/kuruluslar/mbb', 1) for 'Marmara Belediyeler Birliği', 'marmara belediye birlikleri', 'MARMARA BELEDIYELER BIRLIGI', 'MBB', 'mbb’nin', 'marmaranın belediyesi';
finds('en', $_, '/en/organisations/mmu', 1) for 'Marmara Municipalities Union', 'marmara municipality', 'MMU', "MMU's";
finds('tr', 'uclg', '/tr/kuruluslar/uclg', 1);
finds('tr', 'Birleşmiş Kentler ve Yerel Yönetimler', '/tr/kuruluslar/uclg', 1);
finds('en', 'united cities local governments', '/en/organisations/uclg');

# What it is called in the other language.
finds('tr', 'UMT', '/tr/kuruluslar/tbb', 1);
finds('tr', 'union of municipalities of türkiye', '/tr/kuruluslar/tbb');
finds('en', 'TBB', '/en/organisations/umt', 1);
finds('en', 'Marmara Belediyeler Birliği', '/en/organisations/mmu', 1);
finds('en', 'belediyelerin birlikleri', '/en/organisations/mmu');
finds('en', 'UTWM', '/en/organisations/tdbb', 1);

# The pages of the site itself, by their titles; and the years of which a page tells in its sentences.
finds('tr', 'iletisim', '/tr/iletisim', 1);
finds('en', 'contact', '/en/contact', 1);
finds('en', 'organisations and networks', '/en/organisations', 1);
finds('en', 'yayınlar', '/en/publications', 1);
finds($_->[0], '2023', $_->[1]) for ['tr', '/tr/kuruluslar/mbb'], ['en', '/en/organisations/mmu'];
finds('en', 'NALAS 2008', '/en/organisations/mmu');

# The page.
my ($tree) = search('tr', 'şehirlerin');
is(attr((elements_of($tree, 'search'))[0], 'found'), 'words', 'what has the words is found by its words');
my %count = map { attr($_, 'value') => attr($_, 'count') } elements_of($tree, 'kind');
cmp_ok($count{organisation}, '>', 0, 'results are counted by their kind');
my ($narrow) = search('tr', 'şehirlerin', '&tur=kurulus');
is(scalar(elements_of($narrow, 'result')), $count{organisation} > 11 ? 11 : $count{organisation}, 'a kind narrows the list to as many as it says');
is(scalar(grep { attr($_, 'kind') ne 'organisation' } elements_of($narrow, 'result')), 0, '… and to that kind');

my ($status, $html) = render('/tr/ara?q=' . encoded('şehirlerin'));
is($status, 200, 'the page is there');
like($html, qr/<mark>/, '… what was found is marked');
like($html, qr/<meta name="robots" content="noindex">/, '… and search engines leave it alone');
like($html, qr/<title>Arama: şehirlerin – Birlik/, '… its title says what was typed');
like($html, qr/name="q"[^>]* value="şehirlerin"/, '… and so does its field');
(undef, $html) = render('/en/search?q=' . encoded('"><script>alert(1)</script>'));
is(scalar(grep { text_of($_) ne '' || attr($_, 'src') !~ m{^/assets/} } elements_of(parse_xml($html, 1), 'script')), 0, 'what is typed is never markup');
like((render('/en/organisations'))[1], qr{<form class="search" role="search" method="get" action="/en/search">}, 'every page has the field');
like((render('/tr/yok'))[1], qr{<main.*action="/tr/ara".*</main>}s, '… and that of a missing page in its text');

# Page after page, each result once.
my (%seen, @all, $after);
for (1 .. 20) {
	my ($part) = search('en', 'municipality', defined $after ? "&after=$after" : '');
	my @rows = elements_of($part, 'result');
	push @all, map { attr($_, 'id') } @rows[0 .. ($#rows > 9 ? 9 : $#rows)];
	last if @rows < 11;
	$after = $all[-1];
}
$seen{$_}++ for @all;
cmp_ok(scalar(@all), '>', 10, 'a long list goes on');
is((grep { $_ > 1 } values %seen), 0, '… each row once');
my $total = 0;
$total += attr($_, 'count') for elements_of((search('en', 'municipality'))[0], 'kind');
is(scalar(@all), $total, '… and all that were counted');

# Where nothing has the words.
($tree) = search('tr', 'istambul');
is(scalar(elements_of($tree, 'result')), 0, 'a typing error finds nothing');
is(attr((elements_of($tree, 'suggestion'))[0], 'q'), 'İstanbul', '… and is mended');
is(attr((elements_of((search('tr', 'Marmra birliği'))[0], 'suggestion'))[0], 'q'), 'Marmara birliği', '… one word of several');
like((render('/tr/ara?q=istambul'))[1], qr{Şunu mu demek istediniz: <a href="/tr/ara\?q=%C4%B0stanbul">İstanbul</a>}, '… by a link');
is((elements_of((search('tr', 'İstanbul'))[0], 'suggestion')), 0, 'what is right needs no mending');
is(scalar(elements_of((search('tr', '1975’te'))[0], 'suggestion')), 0, 'a year is not mended into another');
is((hrefs((search('tr', 'Avrupa Konseyine'))[0]))[0], '/tr/kuruluslar/avrupa-konseyi', 'a title that is what was asked for comes first, in any case');
unlike((render('/tr/ara?q=%20%20'))[1], qr{sonuç bulunamadı}, 'blanks are nothing that was looked for');
($tree) = search('tr', 'diplom');
is(attr((elements_of($tree, 'search'))[0], 'found'), 'beginnings', 'a word begun finds those that begin so');
ok((grep { m{yerel-diplomasi} } hrefs($tree)), '… with the word');
($tree) = search('tr', 'ehir');
ok((grep { $_ eq '/tr/kuruluslar/rcn' } hrefs($tree, 'part')), 'the middle of a word finds titles');
for my $words ('', ' ', '"', '*', 'a OR', '()', '^', "x' -- ", 've', '😀', 'title:birlik', '{title}') {
	my ($status) = render('/tr/ara?q=' . encoded($words));
	ok($status == 200 || $words eq '' && $status == 301, "“$words” is no error");
}

# While one types.
my ($code, $json) = render('/en/search/suggest?q=' . encoded('union of mun'));
is($code, 200, 'suggestions are there');
is($json, '{"suggestions":[' . join(',', map { qq({"kind":"organisation","href":"$_->[0]","title":"$_->[1]"}) }
	['/en/organisations/tdbb', 'Union of Turkish World Municipalities'], ['/en/organisations/umt', 'Union of Municipalities of Türkiye'],
	['/en/organisations/union-of-municipalities-of-istanbul', 'Union of Municipalities of Istanbul']) . "]}\n", '… as JSON') or diag($json);
is((render('/en/search/suggest'))[1], qq({"suggestions":[]}\n), '… none for nothing');
is((render('/en/search/suggest?q=zzzz'))[1], qq({"suggestions":[]}\n), '… nor for what nothing begins with');
like((render('/tr/ara/oneri?q=ulus'))[1], qr/"title":"Uluslararası/, '… in Turkish');
like((run_program(program(), 'render', '--head', '--release', release(), '/en/search/suggest?q=u'))[1], qr/^Content-Type: application\/json; charset=utf-8\r$/m, '… under its type');

# What is there in the other language alone.
my $site = site_copy();
edit($site, 'locales/tr/content.en.organisation.po', sub { s{(msgctxt "organisation/rcn/\w+"\nmsgid (?:".*"\n)+msgstr )(?:".*"\n)+}{$1""\n}g });
my $state = folder();
my $made = build($site, $state);
sub page { my ($code, $out) = run_program(program(), 'render', '--release', "$state/releases/$made->{id}", $_[0]); return decode('UTF-8', $out) }
my $label = qr{<li class="language"><span lang="en">English</span></li>};
like(page('/tr/ara?q=rainbow+city'), qr{<h3><a href="/tr/kuruluslar/[^"]*" lang="en"><mark>Rainbow</mark> <mark>Cities</mark> Network</a></h3>(?:(?!</h3>).)*$label},
	'what is not translated is found by its own words, and labelled');
like(page('/tr/ara?q=discriminations'), qr{<p lang="en">(?:(?!</p>).)*<mark>discrimination</mark>.*}, '… by its text too');
unlike(page('/en/search?q=rainbow+city'), $label, '… with no label where it is at home');

# For other programs.
SKIP: {
	my $extension = abs_path('build/birlik_search.so');
	skip 'build/birlik_search.so is not built', 3 unless $extension && -e $extension;
	($code, my $out, my $err) = run_program('sqlite3', '-readonly', '-cmd', ".load $extension", release() . '/tr.db',
		q{SELECT i.record FROM search AS s JOIN search_item AS i ON i.id = s.rowid WHERE search MATCH search_query('TBB’nin', 'tr') AND i.kind = 'organisation' ORDER BY relevance(search, 10, 8, 3, 1) DESC LIMIT 1});
	is("$code$err", '0', 'the sqlite3 shell opens the index');
	is($out, "umt\n", '… and finds what the site finds');
	(undef, $out) = run_program('sqlite3', '-readonly', '-cmd', ".load $extension", release() . '/tr.db',
		q{SELECT title FROM search_item WHERE id IN (SELECT rowid FROM search WHERE search MATCH 'konseylerin')});
	like(decode('UTF-8', $out), qr/^Avrupa Konseyi$/m, '… also with MATCH alone, as README.md has it');
}
done_testing;
