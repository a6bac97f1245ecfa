#!/usr/bin/env perl
# Texts are changed by an editor after they were translated: 200 labelled edits, each in a record of its own.
# The build shows the state that the label says, and the same release comes out whether the catalogues have
# been merged or not; merging twice changes nothing more.
use strict;
use warnings;
use utf8;
use Cwd 'getcwd';
use Encode qw(decode encode);
use lib 'tests/lib';
use Test::More;
use Birlik;

my $value = sub { qq{<value name="$_[0]" of="organisation/$_[0]/founded"/>} };

# Sources, as they stand in a record, with their translations.
my @texts = (
	['The union helps its members to renew their water networks, and trains their engineers.',
		'Birlik, üyelerinin su şebekelerini yenilemesine yardımcı olur ve mühendislerini eğitir.'],
	['Towns that share a border also share its problems; they meet every spring to speak of them.',
		'Bir sınırı paylaşan kentler sorunlarını da paylaşır; her bahar bunları konuşmak için bir araya gelirler.'],
	['The assembly is the highest body of the network: it elects the president and the board.',
		'Genel kurul, ağın en yetkili organıdır: başkanı ve yönetim kurulunu seçer.'],
	['Young people are invited to the council meetings, which are open to everybody who lives in the town.',
		'Gençler, kentte yaşayan herkese açık olan meclis toplantılarına davet edilir.'],
	['Five towns founded the network; today it is not limited to any region of the country.',
		'Ağı beş kent kurdu; bugün ülkenin herhangi bir bölgesiyle sınırlı değildir.'],
);
my @figures = (
	['The fund paid for 120 projects in 45 towns between 2014 and 2020.', 'Fon, 2014 ile 2020 arasında 45 kentte 120 projeyi destekledi.'],
	['About 1,250 households were connected, 35% of them within the first 18 months.', 'İlk 18 ayda %35’i olmak üzere yaklaşık 1.250 hane bağlandı.'],
	['A bus needs 2.5 litres, a tram 0.75 of a unit, on a line of 12 stops.', 'Otobüs 2,5 litre, tramvay 0,75 birim harcar; hatta 12 durak vardır.'],
);
my @links = (
	['Read <a to="page/about">the notes on this site</a> before you quote what it says about any of its members.',
		'Üyeleri hakkında söylenenleri alıntılamadan önce <a to="page/about">bu siteye ilişkin notları</a> okuyun.'],
	['See <a href="https://example.org/report">the report</a>, and <a to="page/privacy">how messages are kept</a> by this site.',
		'Bakınız: <a href="https://example.org/report">rapor</a> ve <a to="page/privacy">mesajların bu sitede saklanması</a>.'],
);
my @values = (
	['The older of the two unions was founded in ' . $value->('umt') . ', the younger one in ' . $value->('tdbb') . ', by mayors of several countries.',
		'İki birlikten eskisi {umt} yılında, yenisi {tdbb} yılında birkaç ülkenin belediye başkanlarınca kuruldu.'],
);
my @typed = (
	['The mayor\'s office says: "Water is life" - and means it...', 'Başkanlık “Su hayattır” der ve bunda ciddidir…'],
	['It is everybody’s town – “ours”, as the children say…', 'Burası herkesin kenti; çocukların dediği gibi “bizim”…'],
);

my @cases; # [what, label, source before, translation, source after]
sub case { my ($what, $label, $text, $after) = @_; push @cases, [$what, $label, @$text, $after] if $after ne $text->[0] or die "$what: $after" }
sub changed { my ($text, $change) = @_; local $_ = $text->[0]; $change->(); die "not changed: $_" if $_ eq $text->[0]; return $_ }

# ---- blanks: nothing that a reader sees
for my $text (@texts, $figures[0], $links[0], $values[0]) {
	case('a blank doubled', 'current', $text, changed($text, sub { s/ (?![^<]*>)/  / }));
	case('a line broken', 'current', $text, changed($text, sub { s/ (\w+ \w+\.)\z/\n\t\t$1/ }));
	case('blanks at both ends', 'current', $text, "  $text->[0]\n      ");
}
# ---- signs that say the same
case('curly quotes', 'current', $typed[0], changed($typed[0], sub { s/"Water is life"/“Water is life”/ }));
case('a curly apostrophe', 'current', $typed[0], changed($typed[0], sub { s/'/’/ }));
case('a dash', 'current', $typed[0], changed($typed[0], sub { s/ - / – / }));
case('a long dash', 'current', $typed[0], changed($typed[0], sub { s/ - / — / }));
case('an ellipsis', 'current', $typed[0], changed($typed[0], sub { s/\.\.\./…/ }));
case('all of them', 'current', $typed[0], changed($typed[0], sub { s/"Water is life"/“Water is life”/; s/'/’/; s/ - / – /; s/\.\.\./…/ }));
case('straight quotes', 'current', $typed[1], changed($typed[1], sub { s/[“”]/"/g }));
case('a straight apostrophe', 'current', $typed[1], changed($typed[1], sub { s/’/'/ }));
case('a hyphen for a dash', 'current', $typed[1], changed($typed[1], sub { s/–/-/ }));
case('a no-break space', 'current', $typed[1], changed($typed[1], sub { s/ – /\x{a0}– / }));
# ---- punctuation: it may change what is meant
for my $text (@texts) {
	case('a full stop taken away', 'stale', $text, changed($text, sub { s/\.\z// }));
	case('an exclamation mark', 'stale', $text, changed($text, sub { s/\.\z/!/ }));
	case('a comma added', 'stale', $text, changed($text, sub { s/^(\w+ \w+) /$1, / }));
	case('a sign within', 'stale', $text, changed($text, sub { s/[,;:] / – / }));
}
case('a comma added beside figures', 'stale', $figures[0], changed($figures[0], sub { s/ between/, between/ }));
case('a full stop added behind a link', 'stale', $links[0], changed($links[0], sub { s{</a> }{</a>, } }));
case('a bracket', 'stale', $values[0], changed($values[0], sub { s/, by mayors of several countries/ (by mayors of several countries)/ }));
# ---- words
for my $text (@texts) {
	case('a word exchanged', 'stale', $text, changed($text, sub { s/\b(union|border|assembly|invited|country)\b/{ union => 'council', border => 'river', assembly => 'conference', invited => 'admitted', country => 'continent' }->{$1}/e }));
	case('a word added', 'stale', $text, changed($text, sub { s/^(\w+ \w+)/$1 already/ }));
	case('a word taken away', 'stale', $text, changed($text, sub { s/ (its|also|highest|council|any)\b// }));
	case('two words exchanged', 'stale', $text, changed($text, sub { s/^(\w+) (\w+)/$2 $1/ }));
	case('a capital letter', 'stale', $text, changed($text, sub { s/(\w+)\./\u$1./ }));
	case('another ending', 'stale', $text, changed($text, sub { s/\b(helps|meet|elects|meetings|towns)\b/{ helps => 'helped', meet => 'met', elects => 'elected', meetings => 'meeting', towns => 'cities' }->{$1}/e }));
	case('a letter put right', 'stale', $text, changed($text, sub { s/e(\w)/ee$1/ }));
	case('a clause added', 'stale', $text, changed($text, sub { s/\.\z/, as its statute says./ }));
}
case('not', 'stale', $texts[4], changed($texts[4], sub { s/ not / / }));
case('a figure in words', 'stale', $texts[4], changed($texts[4], sub { s/Five/Six/ }));
case('never for every', 'stale', $texts[1], changed($texts[1], sub { s/every/no/ }));
case('a word beside a figure', 'stale', $figures[0], changed($figures[0], sub { s/projects/works/ }));
case('about for over', 'stale', $figures[1], changed($figures[1], sub { s/About/Over/ }));
case('a word beside decimals', 'stale', $figures[2], changed($figures[2], sub { s/litres/gallons/ }));
for (['households', 'homes'], ['connected', 'reached'], ['first', 'last'], ['About', 'Nearly']) {
	my ($from, $to) = @$_;
	case("$to for $from", 'stale', $figures[1], changed($figures[1], sub { s/$from/$to/ }));
}
for (['bus', 'coach'], ['line', 'route'], ['stops', 'stations'], ['unit', 'measure']) {
	my ($from, $to) = @$_;
	case("$to for $from", 'stale', $figures[2], changed($figures[2], sub { s/\b$from/$to/ }));
}
case('a word in a link', 'stale', $links[0], changed($links[0], sub { s/notes/remarks/ }));
case('a word beside a link', 'stale', $links[1], changed($links[1], sub { s/^See/Read/ }));
case('a word beside a value', 'stale', $values[0], changed($values[0], sub { s/older/elder/ }));
case('emphasis', 'stale', $texts[0], changed($texts[0], sub { s/engineers/<em>engineers<\/em>/ }));
# ---- figures
for (['120', '121'], ['120', '12'], ['120', '1,200'], ['45', '54'], ['45', '450'], ['2014', '2015'], ['2020', '2021'], ['2020', '2202'], ['120', '-120'], ['120', '012']) {
	my ($from, $to) = @$_;
	case("$to for $from", 'missing', $figures[0], changed($figures[0], sub { s/\b$from\b/$to/ }));
}
case('two figures exchanged', 'missing', $figures[0], changed($figures[0], sub { s/120(.*)45/45${1}120/ }));
case('two years exchanged', 'missing', $figures[0], changed($figures[0], sub { s/2014 and 2020/2020 and 2014/ }));
case('a figure taken away', 'missing', $figures[0], changed($figures[0], sub { s/ in 45 towns// }));
case('a figure added', 'missing', $figures[0], changed($figures[0], sub { s/\.\z/, in 3 countries./ }));
case('a figure in words again', 'missing', $figures[0], changed($figures[0], sub { s/45/forty-five/ }));
case('a figure and a word', 'missing', $figures[0], changed($figures[0], sub { s/120 projects/130 works/ }));
for (['1,250', '1,520'], ['1,250', '1250000'], ['1,250', '12,50'], ['1,250', '125'], ['35%', '53%'], ['35%', '35'], ['35%', '3.5%'], ['18', '81']) {
	my ($from, $to) = @$_;
	case("$to for $from", 'missing', $figures[1], changed($figures[1], sub { s/\Q$from\E/$to/ }));
}
for (['2.5', '25'], ['2.5', '2.55'], ['2.5', '5.2'], ['0.75', '0.57'], ['0.75', '75'], ['0.75', '.7'], ['12', '21'], ['12', '1 2'], ['12', '120']) {
	my ($from, $to) = @$_;
	case("$to for $from", 'missing', $figures[2], changed($figures[2], sub { s/\b\Q$from\E\b/$to/ }));
}
for my $text (@texts) {
	case('a first figure', 'missing', $text, changed($text, sub { s/^(\w+)/$1 7/ }));
	case('a first year', 'missing', $text, changed($text, sub { s/\.\z/ in 2026./ }));
}
# ---- links and values
for my $to ('page/contact', 'page/privacy', 'organisation/umt', 'organisation/mmu', 'article/mmu-diplomacy') {
	case("a link to $to", 'missing', $links[0], changed($links[0], sub { s{page/about}{$to} }));
}
case('a link taken away', 'missing', $links[0], changed($links[0], sub { s{</?a[^>]*>}{}g }));
case('a link that leads outside', 'missing', $links[0], changed($links[0], sub { s{to="page/about"}{href="https://example.org/"} }));
case('another address', 'missing', $links[1], changed($links[1], sub { s{example\.org/report}{example.org/reports} }));
case('another host', 'missing', $links[1], changed($links[1], sub { s{example\.org}{example.com} }));
case('two links exchanged', 'missing', $links[1], changed($links[1], sub { s{(href="[^"]*")(.*)(to="[^"]*")}{$3$2$1} }));
case('one link of two', 'missing', $links[1], changed($links[1], sub { s{<a to="page/privacy">([^<]*)</a>}{$1} }));
for my $text (@texts) {
	case('a first link', 'missing', $text, changed($text, sub { s{(\w+)\.\z}{<a to="page/about">$1</a>.} }));
	case('a first value', 'missing', $text, changed($text, sub { s/\.\z/ ' since ' . $value->('umt') . '.'/e }));
}
case('two values exchanged', 'missing', $values[0], changed($values[0], sub { s/(<value[^>]*>)(.*)(<value[^>]*>)/$3$2$1/ }));
case('a value taken away', 'missing', $values[0], changed($values[0], sub { s/, the younger one in <value[^>]*>// }));
case('a value that is typed', 'missing', $values[0], changed($values[0], sub { s/<value[^>]*>/1945/ }));
# ---- another text
for my $text (@texts) {
	case('another text', 'missing', $text, 'Publications can be ordered by post from the library, free of charge.');
}

# ---- paragraphs: bodies of several blocks. A block is [what is said before, what of it is expected after].
my @p = map { $_->[0] } @texts;
my @bodies = ( # what, label of the body, blocks before, blocks after, of these the missing ones
	['a paragraph put first', 'missing', [0, 1, 2], ['new', 0, 1, 2], 1],
	['a paragraph put between', 'missing', [0, 1, 2], [0, 'new', 1, 2], 1],
	['a paragraph put last', 'missing', [0, 1, 2], [0, 1, 2, 'new'], 1],
	['the first paragraph taken away', 'current', [0, 1, 2], [1, 2], 0],
	['a paragraph taken away', 'current', [0, 1, 2, 3], [0, 2, 3], 0],
	['the last paragraph taken away', 'current', [0, 1, 2], [0, 1], 0],
	['all but one taken away', 'current', [0, 1, 2, 3, 4], [3], 0],
	['two paragraphs exchanged', 'current', [0, 1, 2], [1, 0, 2], 0],
	['the last paragraph put first', 'current', [0, 1, 2, 3], [3, 0, 1, 2], 0],
	['the order turned round', 'current', [0, 1, 2, 3, 4], [4, 3, 2, 1, 0], 0],
	['a paragraph said twice', 'current', [0, 1, 2], [0, 1, 2, 0], 0],
	['one put in, one taken away', 'missing', [0, 1, 2, 3], [0, 'new', 2, 3], 1],
	['one moved and a word of it changed', 'stale', [0, 1, 2], [1, 2, 'word'], 0],
	['one moved and a figure put in', 'missing', [1, 2, 0], ['figure', 1, 2], 1],
	['one put first, a word of another changed', 'missing', [0, 1, 2], ['new', 'word', 1, 2], 1],
	['a word changed in the middle', 'stale', [1, 0, 2], [1, 'word', 2], 0],
);
my %said = (new => 'Publications can be ordered by post from the library, free of charge.',
	word => $p[0] =~ s/engineers/technicians/r, figure => $p[0] =~ s/engineers/90 engineers/r);

my $count = @cases + @bodies;
cmp_ok($count, '>=', 200, "there are $count edits");

sub record {
	my ($number, @paragraphs) = @_;
	return qq{  <note id="edit-$number">\n    <title>Edit</title>\n    <body>\n} . join('', map { "      <p>$_</p>\n" } @paragraphs) . "    </body>\n  </note>\n";
}
sub message { my ($text) = @_; $text =~ s{<value name="(\w+)"[^>]*>}{\{$1\}}g; return $text }
sub quoted { my ($text) = @_; $text =~ s/(["\\])/\\$1/g; return qq{"$text"} }
sub entry { my ($number, $source, $text) = @_; return qq{\nmsgctxt "note/edit-$number/body"\nmsgid } . quoted(message($source)) . "\nmsgstr " . quoted($text) . "\n" }

my $program = program();
my $site = site_copy();
# The grammar names the five notes that the site has.
edit($site, 'db/content.rng', sub { s{<element name="note">.*?</a:documentation>\s*\K<attribute name="id">.*?</attribute>}{<ref name="id"/>}s });
my $notes = decode('UTF-8', slurp("$site/db/content/notes.xml"));
my $catalogue = 'locales/tr/content.en.note.po';
sub write_notes { spew("$site/db/content/notes.xml", encode('UTF-8', $notes =~ s{(?=</content>)}{join '', @_}er)) }
my ($number, @before, @after, @entries) = (0);
for (@cases) { push @before, record($number, $_->[2]); push @after, record($number, $_->[4]); push @entries, entry($number, @$_[2, 3]); $number++ }
for (@bodies) {
	push @before, record($number, map { $p[$_] } @{ $_->[2] });
	push @after, record($number, map { /\D/ ? $said{$_} : $p[$_] } @{ $_->[3] });
	push @entries, map { entry($number, @{ $texts[$_] }) } @{ $_->[2] };
	$number++;
}
spew("$site/$catalogue", slurp("$site/$catalogue") . encode('UTF-8', join '', @entries));

sub states {
	my ($name) = @_;
	my $state = folder();
	my $made = build($site, $state);
	is($made->{code}, 0, $name) or BAIL_OUT("@{$made->{errors}}");
	my ($code, $out, $err) = run_program('sqlite3', '-readonly', '-separator', "\t", "$state/releases/$made->{id}/tr.db",
		"SELECT substr(id, 6), coalesce(body_state, 'current'), coalesce(body_lang, ''), replace(body, char(10), ' ') FROM note WHERE id LIKE 'edit-%'");
	BAIL_OUT("sqlite3: $err") if $code;
	return ($made->{id}, { map { my ($n, @rest) = split /\t/, $_, -1; $n => \@rest } split /\n/, decode('UTF-8', $out) });
}
sub birlik { my $here = getcwd(); chdir $site or die; my @said = run_program($program, @_); chdir $here or die; return @said }

write_notes(@before);
my (undef, $found) = states('the site with all texts translated is built');
is(scalar(grep { $found->{$_}[0] ne 'current' } keys %$found), 0, 'all are current');

write_notes(@after);
(my $unmerged, $found) = states('the changed site is built, its catalogues as they were');
my $wrong = 0;
for my $n (0 .. $#cases) {
	my ($what, $label, undef, $translation) = @{ $cases[$n] };
	my ($is, $language, $body) = @{ $found->{$n} };
	my $right = $is eq $label && $language eq ($label eq 'missing' ? 'en' : '');
	$wrong += !$right;
	ok($right, "$what: $label") or diag("$is ($language) after: $cases[$n][4]");
}
for my $b (0 .. $#bodies) {
	my ($what, $label, undef, $after, $missing) = @{ $bodies[$b] };
	my ($is, $language, $body) = @{ $found->{ @cases + $b } };
	my $marked = () = $body =~ /<p lang="en">/g;
	my $blocks = () = $body =~ /<p[ >]/g;
	ok($is eq $label && $language eq '' && $marked == $missing && $blocks == @$after, "$what: $label, $missing of " . @$after . ' in the source language')
		or diag("$is ($language), $marked: $body");
}

subtest 'merging' => sub {
	my ($code, $out, $err) = birlik('po', 'merge');
	is($code, 0, 'works') or diag($err);
	like($out, qr/^\Q$catalogue\E: /m, 'and says what it has brought up to date');
	my ($merged, $states) = states('the merged site is built');
	is($merged, $unmerged, 'the release is the same');
	my $before = fingerprint("$site/locales");
	($code, $out) = birlik('po', 'merge');
	ok($code == 0 && $out eq '' && fingerprint("$site/locales") eq $before, 'merging again changes nothing');
	my $text = decode('UTF-8', slurp("$site/$catalogue"));
	like($text, qr/^#, fuzzy.*\n#\| msgctxt "note\/edit-\d+\/body"\n#\| msgid/m, 'what was said before stands beside the new text');
	is(scalar(() = $text =~ /^msgid "Publications can be ordered.*\nmsgstr ""$/mg), scalar(grep { $_->[4] =~ /^Publ/ } @cases) + grep({ grep { $_ eq 'new' } @{ $_->[3] } } @bodies), 'a new text is not filled with another one’s translation');
	like($text, qr/^#~ msgid/m, 'what is gone is kept');
	unlike($text =~ s/.*?^#~//smr, qr/^msgid/m, 'at the end');
	my ($check, undef, $said) = birlik('po', 'check');
	is($check, 0, 'po check passes') or diag($said);
	for my $style ([], ['--no-wrap']) {
		my $name = "msgcat @$style";
		for my $file (glob("$site/locales/*/*.po")) {
			my ($done, $normal, $why) = run_program('msgcat', @$style, $file);
			$done == 0 or diag($why);
			spew($file, $normal);
		}
		$before = fingerprint("$site/locales");
		($code, $out) = birlik('po', 'merge');
		ok($code == 0 && fingerprint("$site/locales") eq $before, "$name: merging leaves it as it is");
		is((states("$name: built"))[0], $unmerged, "$name: the same release");
	}
	# A change, merged into files with unbroken lines: they are as msgcat would write them.
	write_notes(map { s/engineers/surveyors/gr } @after);
	($code) = birlik('po', 'merge');
	my ($done, $normal) = run_program('msgcat', '--no-wrap', "$site/$catalogue");
	ok($normal eq slurp("$site/$catalogue"), 'unbroken lines stay unbroken');
	# An editor takes all back.
	write_notes(@before);
	my (undef, $again) = states('all changes are taken back');
	is(scalar(grep { $again->{$_}[0] eq 'missing' } keys %$again), 0, 'and nothing is missing');
};

# Rows of one record share their field: what belongs to one of them is not lent to another.
subtest 'repeated children' => sub {
	my $other = site_copy();
	edit($other, 'db/content/areas.xml', sub { s{(<item>Şehircilik konularında yol göstermek</item>)}{$1\n    <item>Şehircilik konularında yol açmak</item>\n    <item>Şehircilik konularında destek olmak</item>} or die });
	edit($other, 'db/content/areas.xml', sub { s{<item>Tesis yapmak, yaptırmak, tanıtmak ve işletmek</item>}{<item>Tesis yapmak, yaptırmak, tanıtmak ve kullanmak</item>} or die });
	my $state = folder();
	my $made = build($other, $state);
	is($made->{code}, 0, 'built') or diag("@{$made->{errors}}");
	my ($code, $out) = run_program('sqlite3', '-readonly', '-separator', "\t", "$state/releases/$made->{id}/en.db",
		"SELECT item, coalesce(item_state, 'current') FROM area_item WHERE parent IN ('tdbb-city-management', 'tdbb-municipal-services')");
	my %is = map { split /\t/ } split /\n/, decode('UTF-8', $out);
	is($is{'Şehircilik konularında yol açmak'}, 'missing', 'a new one beside one that is alike is missing');
	is($is{'Şehircilik konularında destek olmak'}, 'missing', 'so is another');
	is(scalar(grep { $_ eq 'stale' } values %is), 1, 'a changed one is stale');
	is(scalar(grep { $_ eq 'missing' } values %is), 2, 'the others are what they were');
};
done_testing;
