#!/usr/bin/env perl
# Promise: on a page a name takes the suffix that its reading asks for; the apostrophe is the
# translator's, and none where the house rule has none; what is uncertain or mistaken is told with
# file and line.
use strict;
use warnings;
use utf8;
use lib 'tests/lib';
use Encode qw(decode encode);
use Test::More;
use Birlik;

my $state = folder();

# What a page says, without its tags.
sub page {
	my ($made, $address) = @_;
	my ($code, $out) = run_program(program(), 'render', '--release', "$state/releases/$made->{id}", $address);
	my $text = decode('UTF-8', $out);
	$text =~ s/<[^>]*>//g;
	return $text;
}

sub built {
	my ($site) = @_;
	my $made = build($site, $state);
	is($made->{code}, 0, 'the site is built') or diag(join "\n", @{ $made->{errors} });
	return $made;
}

my $site = site_copy();
my $made = built($site);
like(page($made, '/tr/kuruluslar/uclg-mewa'), qr/2004’ten beri UCLG’nin bölge/, 'an acronym read by letters');
like(page($made, '/tr/kuruluslar/alda'), qr/1999’da \S[^.]*Kongresinin girişimiyle/, 'an institution has no apostrophe');
like(page($made, '/tr/kuruluslar/uclg-mewa'), qr/Yerel Yönetimlerin bölge teşkilatlarından biridir/, 'nor one whose name is a plural');
like(page($made, '/tr/kuruluslar/tbb/uluslararasi-kuruluslarla-is-birligi'), qr/Yönetimlerin üyesidir.*Bölge Teşkilatının çalışmalarına.*Su Konseyinin üyesidir.*Kongresinin sekretaryasını/s,
	'what belongs to a body is said with the genitive of its name');

# Another reading of the same name, a straight apostrophe, and a place with a reading; in prose too.
edit($site, 'db/content/readings.xml', sub {
	s{text="UCLG" flags="letters"}{text="UCLG" read="yusilg"};
	s{</content>}{  <reading id="tr-place" language="tr" text="Azerbaycan" read="Nis"/>\n</content>};
});
edit($site, 'db/content/figures.xml', sub { s/(id="eurocities-citizens"[^>]*value=")\d+/${1}1500000000/ });
edit($site, 'locales/tr/interface.po', sub { s/\{name\}’nin bölge teşkilatı/{name}'nin bölge teşkilatı/g });
edit($site, 'db/site.xml', sub { s/value="joined"/value="apart"/ });
edit($site, 'db/content/organisations.xml', sub {
	s{(<organisation id="tdbb".*?<body>)}{$1<p><value name="umt" of="organisation/uclg"/>’in üyeleri, <value name="coe" of="organisation/coe"/>'den.</p>}s });
$made = built($site);
like(page($made, '/tr/kuruluslar/uclg-mewa'), qr/2004’ten beri UCLG'in bölge/, 'another reading, another suffix, the apostrophe as written');
like(page($made, '/tr/kuruluslar/alda'), qr/Kongresi’nin girişimiyle/, 'the house rule of newspapers');
like(page($made, '/tr/kuruluslar/tdbb'), qr/2003’te Azerbaycan’te alındı/, 'a place with a reading');
like(page($made, '/tr/kuruluslar/tdbb'), qr/Avrupa Konseyi'nden\./, 'a name in prose');
like(page($made, '/tr/kuruluslar/eurocities'), qr/1,5 milyar/, 'a large number in words');
like(page($made, '/en/organisations/eurocities'), qr/1\.5 billion/, 'in English too');
like(page($made, '/tr/kuruluslar/tdbb'), qr/UTWM ve Union of Turkic World Municipalities/, 'a list as a sentence has it');
like(page($made, '/en/organisations/alda'), qr/at the initiative of/, 'English has none of it');

# Mistakes end the build, each with its place.
sub refused {
	my ($what, $file, $change, $expected) = @_;
	my $copy = site_copy();
	edit($copy, $file, $change);
	my $bad = build($copy, $state);
	is($bad->{code}, 1, "$what is refused");
	like(join("\n", @{ $bad->{errors} }), $expected, '… with its place');
}
refused('an unknown flag', 'db/content/readings.xml', sub { s/flags="word"/flags="wrod"/ },
	qr{db/content/readings\.xml:\d+: reading “tr-nalas”: tr has no flag “wrod”; it may be: poss});
refused('a language that the site lacks', 'db/content/readings.xml', sub { s/language="tr" text="UCLG"/language="de" text="UCLG"/ },
	qr{db/content/readings\.xml:\d+: reading “tr-uclg”: the site has no language “de”});
refused('two readings of a text', 'db/content/readings.xml', sub { s/text="UCLG"/text="CEMR"/ }, qr{db/content/readings\.xml:\d+: .*reading\.});
refused('a reading that says nothing', 'db/content/readings.xml', sub { s/ flags="word"// }, qr{db/content/readings\.xml:\d+: });
refused('an unknown value of a house rule', 'db/site.xml', sub { s/"joined"/"sometimes"/ },
	qr{db/site\.xml:\d+: institutions is “sometimes”; it may be: joined apart});
refused('an unknown house rule', 'db/site.xml', sub { s/"institutions"/"oxford"/ }, qr{db/site\.xml:\d+: \S*xsl/tr\.xsl has no variable “oxford”});

# What a name's spelling does not tell is listed; a reading settles it.
my ($code, $out) = run_program(program(), 'check');
is($code, 0, 'uncertain names are listed, and are no error');
like(decode('UTF-8', $out), qr{^db/content/organisations\.xml:\d+: organisation “iclei”: acronym “ICLEI”: }m, 'with their place');
unlike(decode('UTF-8', $out), qr/UCLG|Belediyeler Birliği/, 'not those that have a reading, or need none');
($code, $out) = run_program(program(), 'check', 'en');
is("$code$out", '0', 'a language without such a rule lists none');
done_testing();
