#!/usr/bin/env perl
# A bad catalogue reaches no page and ends no process: `birlik po check` says what is wrong in one line that
# begins with the file and a line of the message, and exits with 1; `birlik build` refuses it, and the
# releases that are there stay byte for byte.
use strict;
use warnings;
use utf8;
use Cwd 'getcwd';
use Encode qw(decode encode);
use lib 'tests/lib';
use Test::More;
use Birlik;

my $program = program();
my $state = folder();
my $good = build('.', $state);
is($good->{code}, 0, 'the site as it is can be built') or BAIL_OUT("@{$good->{errors}}");
my $before = fingerprint($state);

my $tr = 'locales/tr/interface.po';
my $article = 'locales/tr/content.en.article.po';
my $organisation = 'locales/tr/content.en.organisation.po';
my $english = 'locales/en/content.tr.article.po';
# The msgstr of the first message that has this in its msgid: a change of it.
sub text_with {
	my ($part, $change) = @_;
	return sub {
		my @entries = split /\n\n/, $_, -1;
		for (@entries) {
			next if /^msgid ""\nmsgstr/m;
			next unless /^msgid (.*?)^msgstr(?:\[0\])? /ms && index($1 =~ s/"\n"//gr, $part) >= 0 && !/^#, .*fuzzy/m;
			/^(.*^msgstr(?:\[0\])? )(.*)\z/ms or next;
			my ($head, $text) = ($1, $2);
			$text = '"' . ($text =~ s/^""\n//r =~ s/"\n"//gr =~ s/^"|"\z//gr) . '"' unless $text =~ /msgstr/;
			my $old = $text;
			for ($text) { $change->() }
			next if $text eq $old;
			$_ = "$head$text";
			last;
		}
		$_ = join "\n\n", @entries;
	};
}
sub bytes_of { my ($change) = @_; return { raw => $change } }
my $entry = sub { my ($text) = @_; return sub { $_ .= "\n$text\n" } };
my $unique = qq{msgid "Never said before"\n};

my @faults = (
	# what, file, change, what the line says
	# ---- the bytes
	['a file without an end', $tr, sub { s/\A(.{20000}.*?msgstr "[^"\n]*)"\n.*/$1/s }, qr/string is not closed/],
	['a file that ends behind msgid', $tr, sub { s/\A(.{20000}.*?\nmsgid "[^"\n]+"\n).*/$1/s }, qr/ends within a message/],
	['a byte order mark', $tr, sub { s/\A/\x{feff}/ }, qr/byte order mark/],
	['UTF-16', $tr, bytes_of(sub { encode('UTF-16', decode('UTF-8', $_[0])) }), qr/UTF-16/],
	['a NUL', $tr, sub { s/(msgstr "Yay)/$1\0/ }, qr/NUL/],
	['bytes of ISO-8859-9', $tr, bytes_of(sub { encode('iso-8859-9', decode('UTF-8', $_[0]), sub { '?' }) }), qr/not UTF-8/],
	['an overlong sequence', $tr, bytes_of(sub { $_[0] =~ s/msgstr "Yay/msgstr "\xc0\xafYay/r }), qr/not UTF-8/],
	['half of a surrogate pair', $tr, bytes_of(sub { $_[0] =~ s/msgstr "Yay/msgstr "\xed\xa0\x80Yay/r }), qr/not UTF-8/],
	['a control character', $tr, sub { s/(msgstr "Yay)/$1\x07/ }, qr/control character/],
	['another charset in the header', $tr, sub { s/charset=UTF-8/charset=ISO-8859-9/ }, qr/charset|ISO-8859-9/i],
	['a charset that nobody knows', $tr, sub { s/charset=UTF-8/charset=KLINGON/ }, qr/charset|KLINGON/i],
	['an empty file', $tr, sub { $_ = '' }, qr/empty/, 'none'],
	['a file of 100 MB', $tr, bytes_of(sub { $_[0] . ('# ' . 'x' x 1022 . "\n") x 102400 }), qr/larger than/, 'none'],
	['a file of something else', $tr, sub { $_ = "<html><body>no catalogue</body></html>\n" }, qr/neither a comment nor/],
	# ---- the form of a catalogue
	['no header', $tr, sub { s/\A.*?\n\n//s }, qr/header/, 'any'],
	['no language in the header', $tr, sub { s/"Language: tr\\n"\n// }, qr/Language/],
	['another language', $tr, sub { s/"Language: tr\\n"/"Language: en\\n"/ }, qr/Language|no language/, 'any', build_only => 1],
	['no plural forms in the header', $tr, sub { s/"Plural-Forms: [^\n]*\n// }, qr/plural/i, 'any'],
	['plural forms that are no rule', $tr, sub { s/plural=\(n != 1\)/plural=(n !! 1)/ }, qr/plural/i],
	['three plural forms promised, two given', $tr, sub { s/nplurals=2; plural=\(n != 1\)/nplurals=3; plural=(n%10==1 ? 0 : n%10==2 ? 1 : 2)/ }, qr/plural/i, 'any'],
	['a plural form that is missing', $tr, sub { s/\nmsgstr\[1\] "[^\n]*\n/\n/ }, qr/plural/i],
	['a word that is none', $tr, sub { s/\nmsgstr "Yay/\nmsgstring "Yay/ }, qr/msgstring/],
	['msgstr twice', $tr, sub { s/\n(msgstr "Yay[^\n]*\n)/\n$1$1/ }, qr/msgstr cannot stand here/],
	['a quote within a text', $tr, sub { s/\nmsgstr "Yay/\nmsgstr "Y"ay/ }, qr/neither|not known/],
	['an octal escape', $tr, sub { s/\nmsgstr "Yay/\nmsgstr "\\000Yay/ }, qr/escape/],
	['the same message twice', $tr, sub { s/\n\n([^\n]*\n(?:[^\n]+\n)*msgstr "Yay[^\n]*\n)/\n\n$1\n$1/ }, qr/duplicate/],
	['a domain', $tr, sub { $_ .= qq{\ndomain "other"\n} }, qr/domain/],
	# ---- placeholders
	['a placeholder left out', $tr, text_with('Published by {name}', sub { s/\{name\}/birisi/ }), qr/name/],
	['a placeholder renamed', $tr, text_with('Published by {name}', sub { s/\{name\}/{ad}/ }), qr/name|ad\b/],
	['a brace lost', $tr, text_with('Published by {name}', sub { s/\{name\}/{name/ }), qr/name|brace|directive/],
	['an XPath in braces', $tr, text_with('Published by {name}', sub { s/\{name\}/{name}{document('x')}/ }), qr/\{|directive|format/],
	['a placeholder of a record left out', $organisation, text_with('{founded}', sub { s/\{founded\}/bir/ }), qr/founded/],
	['a placeholder too many', $organisation, text_with('every municipality in the country', sub { s/"\z/ {x}"/ }), qr/\{x\}/],
	# ---- suffixes
	['a suffix that no case has', $tr, text_with('Member since {year}', sub { s/\{year\}’\w+/{year}’lik/ }), qr/\{year\}’lik has no suffix that is known: ’den ’de ’e ’i ’in, each in all its forms$/],
	['an ending behind a suffix', $organisation, text_with('{founded}', sub { s/\{founded\}’?\w*/{founded}’deki/ }), qr/\{founded\}’deki has no suffix/],
	['a suffix that no case has in a plural form', $tr, text_with('{n} ', sub { s/\{n\}(?:’\w+)?/{n}’lik/ }), qr/\{n\}’lik has no suffix/],
	# ---- tags
	['a tag that is not closed', $tr, text_with('<a>', sub { s{</a>}{} }), qr/well-formed/],
	['a tag left out', $tr, text_with('<a>', sub { s{</?a>}{}g }), qr/lacks <a>/],
	['a tag that its source has not', $tr, text_with('Published by {name}', sub { s/\{name\}/<em>{name}<\/em>/ }), qr/<em>/],
	['a script', $article, text_with('', sub { s/^"(.)/"<script>alert(0)<\/script>$1/ }), qr/<script>/],
	['a piece of XSLT', $tr, text_with('Published by {name}', sub { s/"\z/<xsl:value-of select='system-property(\\"xsl:vendor\\")'\/>"/ }), qr/well-formed|xsl/],
	['a link of another scheme', $organisation, text_with('<a to=', sub { s/to=\\"[^"]*\\"/href=\\"javascript:alert(0)\\"/ }), qr/javascript|lacks <a/],
	['a link to another page', $organisation, text_with('<a to=', sub { s/to=\\"[^"]*\\"/to=\\"page\/privacy\\"/ }), qr/page\/privacy|lacks <a/],
	['an attribute that is an event', $tr, text_with('<a>', sub { s/<a>/<a onclick=\\"x()\\">/ }), qr/onclick|lacks <a>/],
	['a bare ampersand', $tr, text_with('Published by {name}', sub { s/"\z/ & co"/ }), qr/well-formed/],
	['an entity that nobody declared', $tr, text_with('Published by {name}', sub { s/"\z/&boom;"/ }), qr/well-formed/],
	['an entity bomb', $article, text_with('', sub { s/^"/"<!DOCTYPE m [<!ENTITY a \\"aaaa\\"><!ENTITY b \\"&a;&a;&a;&a;\\">]>&b;/ }), qr/well-formed/],
	['a character reference to NUL', $tr, text_with('Published by {name}', sub { s/"\z/&#0;"/ }), qr/well-formed/],
	['a comment', $article, text_with('', sub { s/^"/"<!-- x -->/ }), qr/only text|comment|tag/],
	['a processing instruction', $article, text_with('', sub { s/^"/"<?php x ?>/ }), qr/only text|tag/],
	['ten thousand nested tags', $article, text_with('', sub { s/^"(.*)"\z/'"' . '<em>' x 10000 . $1 . '<\/em>' x 10000 . '"'/se }), qr/well-formed/],
	['markup in an attribute', $tr, text_with('On this page', sub { s/^"/"<b>/ }), qr/tag/],
	['braces in an attribute', $tr, text_with('On this page', sub { s/^"/"{1}/ }), qr/\{/],
	['a tag in a plural form', $tr, text_with('{n} ', sub { s/\{n\}/<b>{n}<\/b>/ }), qr/<b>/],
	['the number left out of the many', $tr, sub { s/(\nmsgstr\[1\] "[^"\n]*)\{n\}/$1/ }, qr/\bn\b|\{n\}/],
	# ---- figures
	['another figure', $organisation, text_with('5355', sub { s/5355/5335/ }), qr/figure 53[35]5/],
	['a figure left out', $organisation, text_with('5355', sub { s/5355 sayılı // }), qr/lacks the figure 5355/],
	['a figure too many', $english, text_with('', sub { s/^"/"12 / }), qr/figure 12/],
	# ---- addresses
	['a capital letter in an address', $tr, sub { s/(msgctxt "path"\nmsgid "organisations"\nmsgstr ")kuruluslar/$1Kuruluslar/ }, qr/a-z/],
	['a Turkish letter in an address', $tr, sub { s/(msgctxt "path"\nmsgid "organisations"\nmsgstr ")kuruluslar/$1kuruluşlar/ }, qr/a-z/],
	['a slash in an address', $tr, sub { s/(msgctxt "path"\nmsgid "organisations"\nmsgstr ")kuruluslar/$1kurulus\/lar/ }, qr/a-z/],
	['two pages of one address', $tr, sub { my ($other) = /msgctxt "path"\nmsgid "countries"\nmsgstr "([^"]+)"/ or die; s/(msgctxt "path"\nmsgid "publications"\nmsgstr ")[^"]*/$1$other/ }, qr/already the address/, 'any'],
	['two parameters of one name', $tr, sub { my ($other) = /msgctxt "param"\nmsgid "kind"\nmsgstr "([^"]+)"/ or die; s/(msgctxt "param"\nmsgid "country"\nmsgstr ")[^"]*/$1$other/ }, qr/both called/, 'any'],
	['two records of one name', $organisation, sub { my ($other) = /msgctxt "organisation\/alda\/name"\nmsgid "[^\n]*\nmsgstr "([^"]+)"/ or die; s/(msgctxt "organisation\/mayors-for-peace\/name"\nmsgid "[^\n]*\nmsgstr ")[^"]*/$1EUROCITIES/ }, qr/eurocities/i, 'any'],
);

for my $fault (@faults) {
	my ($name, $file, $change, $what, $where, %more) = @$fault;
	subtest $name => sub {
		my $site = site_copy();
		# As for records that are new: an address in the book does not follow the name.
		unlink "$site/db/slugs.tsv";
		my $old = slurp("$site/$file");
		if (ref $change eq 'HASH') { spew("$site/$file", $change->{raw}->($old)) }
		else { local $_ = decode('UTF-8', $old); $change->(); spew("$site/$file", encode('UTF-8', $_)) }
		my $new = slurp("$site/$file");
		isnt($new, $old, 'the fault is planted') or return;
		my ($code, undef, $err) = in($site, $program, 'po', 'check', $more{build_only} ? () : $file);
		is($code, 1, 'po check refuses it') or diag($err);
		my @lines = grep { !/: warning: / } split /\n/, decode('UTF-8', $err);
		is(scalar @lines, 1, 'in one line') or diag($err);
		like($lines[0] // '', qr/^\Q$file\E:/, 'that begins with the file') or diag($err);
		like($lines[0] // '', $what, 'and says what is wrong');
		if (($where // '') eq 'none') { pass('no line of it is wrong') }
		elsif (($where // '') eq 'any') { like($lines[0] // '', qr/^\Q$file\E:\d+: /, 'with a line') }
		else {
			my ($first, $last) = paragraph($old, $new);
			my ($line) = ($lines[0] // '') =~ /^\Q$file\E:(\d+): /;
			ok(defined $line && $line >= $first && $line <= $last, 'the line is the message’s')
				or diag("$first to $last: $lines[0]");
		}
		my $made = build($site, $state);
		is($made->{code}, 1, 'the build refuses it');
		ok(fingerprint($state) eq $before, 'and changes nothing');
	};
}

subtest 'a straight apostrophe before a suffix' => sub {
	my $site = site_copy();
	edit($site, $tr, text_with('Member since {year}', sub { s/\{year\}’/{year}'/ }));
	my ($code, undef, $err) = in($site, $program, 'po', 'check');
	is($code, 0, 'is taken');
	like(decode('UTF-8', $err), qr/\A$tr:\d+: warning: “\{year\}'den beri üye”: \{year\}'den: the apostrophe of a suffix is ’\n\z/, 'and po check tells the curly one');
	is(build($site, $state)->{code}, 0, 'the build takes it, too');
};

# What the glossary locks is the check's alone: a build is not held to it.
subtest 'another name for a body' => sub {
	my $site = site_copy();
	edit($site, $organisation, sub { s/msgstr "Türkiye Belediyeler Birliği"/msgstr "Türk Belediyeler Birliği"/ });
	my ($code, undef, $err) = in($site, $program, 'po', 'check', $organisation);
	is($code, 1, 'is refused');
	like(decode('UTF-8', $err), qr/^\Q$organisation\E:\d+: “Türk Belediyeler Birliği”: the official name is “Türkiye Belediyeler Birliği”/m, 'by the glossary');
};
subtest 'another name for a body in prose' => sub {
	my $site = site_copy();
	edit($site, $organisation, sub { s/msgstr ""\n"Türkiye Belediyeler Birliği \(TBB\), /msgstr ""\n"Türk Belediyeler Dairesi, / });
	my ($code, undef, $err) = in($site, $program, 'po', 'check');
	is($code, 1, 'is refused');
	like(decode('UTF-8', $err), qr/^\Q$organisation\E:\d+: “Union of Municipalities of Türkiye” is called/m, 'by the glossary');
};
# A term of the field: another word for it is refused, its forms and what begins like it are not.
subtest 'another word for a term' => sub {
	for my $case (['Bizim üye ağlarımız', 'passes'], ['Ağın üyeleri', 'passes'], ['Üyeliği süren ağdır', 'passes'], ['Üye zincirleri', 'refused'], ['Ağlar', 'refused'], ['ÜYE AĞI', 'passes']) {
		my ($text, $wanted) = @$case;
		my $site = site_copy();
		edit($site, 'xsl/layout.xsl', sub { s/<i18n:text>Skip to content/<i18n:text>Members of networks/ });
		edit($site, $tr, sub { $_ .= qq(\nmsgid "Members of networks"\nmsgstr "$text"\n) });
		my ($code, undef, $err) = in($site, $program, 'po', 'check');
		$err = decode('UTF-8', $err);
		is($code, $wanted eq 'passes' ? 0 : 1, "“$text” $wanted") or diag($err);
		like($err, qr/^$tr:\d+: “(?:network\|networks” is “ağ\|~şebeke”|member\|members” is “~üye)/m, 'in one line, with the term') if $wanted ne 'passes';
	}
	my $site = site_copy();
	edit($site, 'locales/en/content.tr.area.po', sub { s/Developing relations and cooperation/Developing relations and collaboration/ });
	my ($code, undef, $err) = in($site, $program, 'po', 'check');
	is(decode('UTF-8', $err) =~ s/:\d+/:N/gr, "locales/en/content.tr.area.po:N: “iş birliği” is “cooperation” (locales/glossary.tsv:N)\n", 'also from Turkish; and iş birliği is no birlik');
};
subtest 'a translation that is not there' => sub {
	my $site = site_copy();
	edit($site, $tr, sub { s/(msgid "All publications"\nmsgstr )"[^"]*"/$1""/; s/(msgctxt "path"\nmsgid "about"\nmsgstr )"[^"]*"/$1""/ });
	my (undef, undef, $err) = run_program($program, 'build', '--site', $site, '--state', $state);
	like(decode('UTF-8', $err), qr{^\Q$site/$tr\E:\d+: warning: no translation into tr of “All publications”$}m, 'is told at its place in the catalogue');
	like(decode('UTF-8', $err), qr{^\Q$site/$tr\E:\d+: warning: no translation into tr of path “about”$}m, 'a word of an address too');
	like(decode('UTF-8', $err), qr{^\Q$site/$tr\E:\d+: 2 messages of the interface are not translated into tr; }m, '… and the build counts the two');
	my ($code, undef, $told) = in($site, $program, 'po', 'check');
	is($code, 1, 'po check refuses what the build refuses');
	my @lines = split /\n/, decode('UTF-8', $told);
	is(scalar(@lines), 2, '… with a line for each') or diag($told);
	like($lines[0] // '', qr{^$tr:\d+: no translation into tr of “All publications”: a language that is live needs it$}, '… at its place in the catalogue');
	edit($site, $tr, sub { s/(msgctxt "path"\nmsgid "about"\nmsgstr )""/$1"hakkinda"/; s/(msgid "All publications"\nmsgstr )""/#, fuzzy\n$1"Tüm yayınlar"/ });
	($code, undef, $told) = in($site, $program, 'po', 'check');
	is($code, 1, 'one that is marked fuzzy is none either');
	is(decode('UTF-8', $told) =~ s/:\d+:/:N:/r, "$tr:N: no translation into tr of “All publications”: a language that is live needs it\n", '… by po check');
	(undef, undef, $err) = run_program($program, 'build', '--site', $site, '--state', $state);
	like(decode('UTF-8', $err), qr{^\Q$site/$tr\E:\d+: 1 message of the interface is not translated into tr; }m, '… and by the build');
	edit($site, 'db/site.xml', sub { s/(code="tr"[^>]*?)( draft="yes")?(\/?>)/$1$3/; s/(<language code="tr".*?(?:<\/language>|\/>)\s*)(<language code="en".*?(?:<\/language>|\/>)\s*)/$2$1/s; s/(code="tr")/$1 draft="yes"/ });
	($code, undef, $told) = in($site, $program, 'po', 'check');
	is("$code $told", '0 ', 'of a draft it says nothing');
};
subtest 'the catalogues as they are' => sub {
	my ($code, undef, $err) = run_program($program, 'po', 'check');
	is($code, 0, 'pass') or diag($err);
	is($err, '', 'without a word');
};
done_testing;

sub in {
	my ($site, @command) = @_;
	my $here = getcwd();
	chdir $site or die;
	my @result = run_program(@command);
	chdir $here or die;
	return @result;
}

# The first and the last line of the message in which two texts differ first.
sub paragraph {
	my ($old, $new) = @_;
	my @old = split /\n/, $old, -1;
	my @new = split /\n/, $new, -1;
	my $at = 0;
	$at++ while $at < @new && $at < @old && $old[$at] eq $new[$at];
	my ($first, $last) = ($at, $at);
	$first-- while $first > 0 && $new[$first - 1] ne '';
	$last++ while $last < $#new && $new[$last + 1] ne '';
	return ($first + 1, $last + 1);
}
