#!/usr/bin/env perl
# A catalogue may go through the translators' own tools and come back: however they break its lines and whatever they
# write in its header, nothing is lost, every state is what it was, `po check` finds the same, and `po merge`
# leaves each file byte for byte as the tool has written it.
use strict;
use warnings;
use utf8;
use Encode qw(decode encode);
use JSON::PP;
use lib 'tests/lib';
use Test::More;
use Birlik;
use Pseudo;

plan skip_all => 'gettext is not installed' unless grep { -x "$_/msgattrib" } split /:/, $ENV{PATH};

# A site in the midst of work: sources changed (fuzzy, and one withdrawn), one taken away (obsolete), translations
# missing, remarks of translators, and a language with other plurals that is hardly begun.
my $site = site_copy();
edit($site, 'db/content/organisations.xml', sub { s/The sole national-level union/The only national-level union/; s/article 20 of Law/article 22 of Law/ });
edit($site, 'xsl/directory.xsl', sub { s/Organisations and networks|organisations/$& there/ });
edit($site, 'xsl/article.xsl', sub { s{<i18n:text>Ask for information</i18n:text>}{<i18n:text>Ask us</i18n:text>} or s/Ask for information/Ask us/ });
edit($site, 'locales/tr/interface.po', sub { s/^(#: xsl\/article\.xsl:24)$/# To be asked again: “imza” or “onay”?\n$1/m; s/(msgid "All publications"\nmsgstr )"[^"]*"/$1""/ });
Pseudo::in_site($site, 'po', 'new', 'pl');
edit($site, 'locales/pl/interface.po', sub { s/(msgid "Skip to content"\nmsgstr )""/$1"Przejdź do treści"/; s/(msgid_plural "\{n\} organisations"\nmsgstr\[0\] )""\nmsgstr\[1\] ""\nmsgstr\[2\] ""/$1"{n} organizacja"\nmsgstr[1] "{n} organizacje"\nmsgstr[2] "{n} organizacji"/ });
is((Pseudo::in_site($site, 'po', 'merge'))[0], 0, 'the catalogues are merged');

my @files = map { s/^\Q$site\E\///r } glob "$site/locales/*/*.po";
my %start = map { $_ => slurp("$site/$_") } @files;
my $all = join '', map { decode('UTF-8', $_) } values %start;
for my $case (['#, fuzzy', qr/^#, fuzzy/m], ['#| the old source', qr/^#\| msgid/m], ['#~ what is gone', qr/^#~ msgid/m], ['a remark', qr/^# To be asked again/m],
	['three plural forms', qr/^msgstr\[2\] "\{n\} organizacji"/m], ['a message of several lines', qr/^msgid ""\n"/m]) {
	like($all, $case->[1], "in them: $case->[0]");
}

# What a tool may change is not in it: lines, and where the message stands in its file.
sub states {
	my (undef, $out) = Pseudo::in_site($site, 'po', 'status', '--json');
	my $status = decode_json($out);
	my @lines;
	for my $language (@{ $status->{languages} }) {
		push @lines, map { join '|', $language->{language}, $_->{context} // '', $_->{source}, $_->{state}, $_->{address} // '' } @{ $language->{messages} };
	}
	return join "\n", @lines;
}
sub findings { my ($code, undef, $err) = Pseudo::in_site($site, 'po', 'check'); return "$code " . join "\n", sort map { s/:\d+:/:/r } split /\n/, $err }
my ($states, $findings) = (states(), findings());
my %count;
$count{$_}++ for map { (split /\|/)[-2] // '' } split /\n/, $states;
cmp_ok(scalar(split /\n/, $states), '>', 1000, 'there are messages');

sub with_header {
	my ($path, @fields) = @_;
	my $text = slurp($path);
	for (@fields) { my ($name) = /^([^:]+)/; $text =~ s/^"\Q$name\E:.*\n//m; my $line = encode('UTF-8', $_); $text =~ s/^("Content-Transfer-Encoding:.*\n)/$1"$line\\n"\n/m or die }
	spew($path, $text);
}
sub tool { my (@command) = @_; return sub { my ($path) = @_; my ($code, undef, $err) = run_program(@command, '-o', $path, $path); die "@command: $err" if $code } }
my @tools = (
	['msgcat', tool('msgcat')],
	['msgcat --no-wrap', tool('msgcat', '--no-wrap')],
	['msgattrib', tool('msgattrib')],
	['msgattrib --width=1', tool('msgattrib', '--width=1')],
	['Poedit: 79 columns, its own fields', sub {
		tool('msgcat', '--width=79')->($_[0]);
		with_header($_[0], 'PO-Revision-Date: 2026-11-25 12:00+0300', 'Last-Translator: Ayşe Örnek <ayse@example.org>', 'Language-Team: ', 'X-Generator: Poedit 3.4.2',
			'X-Poedit-Basepath: ../..', 'X-Poedit-SourceCharset: UTF-8');
	}],
	['Weblate: 77 columns, its own fields', sub {
		tool('msgcat', '--width=77')->($_[0]);
		with_header($_[0], 'PO-Revision-Date: 2026-11-25 12:00+0000', 'Last-Translator: Anonymous <noreply@weblate.org>',
			'Language-Team: Turkish <https://hosted.weblate.org/projects/birlik/>', 'Report-Msgid-Bugs-To: ', 'X-Generator: Weblate 5.8.4');
	}],
	['Weblate: no line broken', sub {
		tool('msgcat', '--no-wrap')->($_[0]);
		with_header($_[0], 'PO-Revision-Date: 2026-11-25 12:00+0000', 'X-Generator: Weblate 5.8.4');
	}],
);
# Are lines broken at all? As the house breaks them, or not.
sub length_of_lines { my ($text) = @_; return (grep { length > 200 } split /\n/, $text) ? 'long' : 'short' }
for my $tool (@tools) {
	my ($name, $run) = @$tool;
	spew("$site/$_", $start{$_}), $run->("$site/$_") for @files;
	my %written = map { $_ => slurp("$site/$_") } @files;
	is(findings(), $findings, "$name: po check finds what it found");
	is(states() eq $states ? '' : 'other states', '', '… every state is what it was');
	my ($code, $out, $err) = Pseudo::in_site($site, 'po', 'merge');
	is("$code $out", '0 ', '… po merge has nothing to do') or diag($err);
	is(join(' ', grep { slurp("$site/$_") ne $written{$_} } @files), '', '… and leaves each file as the tool has written it');
	# A change of the sources in between comes into the file in the tool's own lines, and nothing else does.
	my $xsl = slurp("$site/xsl/layout.xsl");
	edit($site, 'xsl/layout.xsl', sub { s/Skip to content/Skip to the content/ });
	Pseudo::in_site($site, 'po', 'merge');
	my $merged = slurp("$site/locales/pl/interface.po");
	like(decode('UTF-8', $merged), qr/^#, fuzzy\n#\| msgid "Skip to content"\nmsgid "Skip to the content"\nmsgstr "Przejdź do treści"$/m, '… a changed source keeps its translation, fuzzy');
	is(length_of_lines($merged), length_of_lines($written{'locales/pl/interface.po'}), '… in lines as the tool breaks them');
	spew("$site/xsl/layout.xsl", $xsl);
}

done_testing;
