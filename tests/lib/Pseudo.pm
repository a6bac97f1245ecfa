# Pseudo-languages: every message of a site, translated so that nobody can take it for another language, and longer
# than it was. What is left on a page in plain letters was never a message. Made for tests, never shipped.
#
#   pseudo_begin($site, 'qps');    `birlik po new` in a copy of the site: a draft, nothing translated
#   pseudo_fill($site, 'qps');     all of it translated
#   pseudo_publish($site, 'qps');  no draft any more, with addresses of its own
#   is_plain($text)                has it a letter that a pseudo-language has not?
#
# qps has the letters of Latin with marks, qps-hebr those of Hebrew, which run from right to left. Their dates and numbers
# are those of Greek and of Hebrew: no plain letter there either.
package Pseudo;
use strict;
use warnings;
use utf8;
use Cwd 'getcwd';
use Encode qw(decode encode);
use Exporter 'import';
use Birlik;

our @EXPORT = qw(%PSEUDO pseudo_begin pseudo_fill pseudo_publish is_plain);

our %PSEUDO = (
	'qps' => { locale => 'el_GR', name => 'Þŝéúðö', direction => 'ltr', filler => 'ōōō',
		letters => 'áƀçðéƒĝĥíĵķļɱñóþǫŕšťúṽŵẋýžÁƁÇÐÉƑĜĤÍĴĶĻṀÑÓÞǪŔŠŤÚṼŴẊÝŽ' },
	'qps-hebr' => { locale => 'he_IL', name => 'פסודו', direction => 'rtl', filler => 'תתת',
		letters => 'אבקדהפגחיזכלמנועצרשטוורסיז' x 2 },
);

sub in_site { my ($site, @command) = @_; my ($here, $program) = (getcwd(), program()); chdir $site or die; my @all = run_program($program, @command); chdir $here; return @all }

sub pseudo_begin {
	my ($site, $code) = @_;
	my $language = $PSEUDO{$code};
	spew("$site/locales/plurals.tsv", slurp("$site/locales/plurals.tsv") . "qps\tnplurals=2; plural=(n != 1);\n") unless slurp("$site/locales/plurals.tsv") =~ /^qps\t/m;
	return in_site($site, 'po', 'new', '--locale', $language->{locale}, '--name', encode('UTF-8', $language->{name}), $code);
}

# What stands in the quotes of a .po. Tags, placeholders, escapes and references stay what they are.
sub pseudo {
	my ($text, $code) = @_;
	my $language = $PSEUDO{$code};
	my %letter;
	@letter{'a' .. 'z', 'A' .. 'Z'} = split //, $language->{letters};
	my $words = () = $text =~ /\w+/g;
	$text =~ s/(<[^>]*>|\{\w+\}|&#?\w+;|\\.)|([a-zA-Z])/$1 \/\/ $letter{$2}/ge;
	return "$text " . join ' ', ($language->{filler}) x (1 + $words / 3);
}

# `like`: the pseudo-language whose letters it gets, if its code is another.
sub pseudo_fill {
	my ($site, $code, $like) = @_;
	for my $path (glob "$site/locales/$code/*.po") {
		my (undef, $plain) = run_program('msgcat', '--no-wrap', $path);
		my ($header, @entries) = split /\n\n/, decode('UTF-8', $plain);
		for (@entries) {
			my $address = /^msgctxt "(?:path|param)"/m;
			my ($one) = /^msgid "(.*)"$/m;
			my ($other) = /^msgid_plural "(.*)"$/m;
			s/^msgstr(\[\d\])? "".*\z//ms;
			$_ .= $address ? qq(msgstr "$one-q") : !defined $other ? 'msgstr "' . pseudo($one, $like // $code) . '"'
				: 'msgstr[0] "' . pseudo($one, $like // $code) . qq("\nmsgstr[1] ") . pseudo($other, $like // $code) . '"';
		}
		spew($path, encode('UTF-8', join("\n\n", $header, @entries) . "\n"));
	}
}

sub pseudo_publish {
	my ($site, $code) = @_;
	edit($site, 'db/site.xml', sub { s/(code="$code"[^>]*) draft="yes"/$1/ });
	return run_program(program(), 'slugs', '--site', $site);
}

sub is_plain { my ($text) = @_; return $text =~ /[A-Za-z]/ }

1;
