#!/usr/bin/env perl
# The house of the engine (README.md, for engine developers): floors, third-party headers each in its room,
# no words of people and no tags of HTML in C, no function that depends on a locale.
use strict;
use warnings;
use utf8;
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output todo_output);

my @floors = qw(ground formats libraries site answer processes commands);
my %floor = map { $floors[$_] => $_ } 0 .. $#floors;
my $root = $ENV{LAYERS_ROOT} // 'fcgi'; # another folder to plant faults in

my %text;
for my $path (glob "$root/*/*.c $root/*/*.h") {
	open my $in, '<:utf8', $path or die "$path: $!";
	local $/;
	$text{ $path =~ s/^\Q$root\E\///r } = <$in>;
}
ok(scalar(keys %text) > 20, 'there is an engine');

# What a file says when comments are gone: line ends stay, so that lines can be named.
my (%code, %strings);
for my $file (keys %text) {
	my $code = $text{$file};
	my $strings = '';
	$code =~ s{
		(/\*.*?\*/ | //[^\n]*) | ("(?:[^"\\\n]|\\.)*") | ('(?:[^'\\\n]|\\.)*')
	}{
		if (defined $1) { my $c = $1; $c =~ s/[^\n]//g; $c || ' ' }
		elsif (defined $2) { $strings .= (1 + (substr($code, 0, $-[0]) =~ tr/\n//)) . ":$2\n"; $2 }
		else { $3 }
	}gsex;
	$code{$file} = $code;
	$strings{$file} = $strings;
}

sub report { my ($name, @found) = @_; ok(!@found, $name) or diag(join "\n", sort @found) }

# ---- floors
my (@nowhere, @upward, @outside, %includes);
for my $file (sort keys %code) {
	my ($room) = $file =~ m{^([^/]+)/};
	push @nowhere, $file unless exists $floor{$room};
	my $line = 0;
	for (split /\n/, $code{$file}, -1) {
		$line++;
		next unless /^\s*#\s*include\s+"([^"]+)"/;
		my $included = $1;
		my ($other) = $included =~ m{^([^/]+)/};
		if (!defined $other || !exists $floor{$other}) { push @outside, "$file:$line: $included is on no floor"; next }
		push @outside, "$file:$line: there is no $included" unless exists $text{$included};
		push @upward, "$file:$line: $included is above" if exists $floor{$room} && $floor{$other} > $floor{$room};
		$includes{$file}{$included} = 1;
	}
}
report('every file stands on a floor', @nowhere);
report('a file includes headers of its own floor or below', @upward);
report('an include is written as floor/room.h', @outside);

# ---- circles: of headers, and of rooms (a .c and its .h are one)
sub circles {
	my ($graph) = @_;
	my (%state, @found);
	my $visit;
	$visit = sub {
		my ($node, @trail) = @_;
		return if ($state{$node} // '') eq 'done';
		if (($state{$node} // '') eq 'open') { push @found, join(' -> ', @trail, $node); return }
		$state{$node} = 'open';
		$visit->($_, @trail, $node) for sort keys %{ $graph->{$node} // {} };
		$state{$node} = 'done';
	};
	$visit->($_) for sort keys %$graph;
	return @found;
}
my %rooms;
for my $file (keys %includes) {
	(my $room = $file) =~ s/\.[ch]$//;
	for (keys %{ $includes{$file} }) {
		(my $other = $_) =~ s/\.h$//;
		$rooms{$room}{$other} = 1 if $other ne $room;
	}
}
report('no headers go in circles', circles(\%includes));
report('no rooms go in circles', circles(\%rooms));

# ---- third-party headers
my @allowed;
open my $table, '<', 'tests/layers.table' or die "tests/layers.table: $!";
while (<$table>) {
	next if /^\s*(#|$)/;
	my ($header, @files) = split;
	push @allowed, [ $header, @files ];
}
my @strange;
for my $file (sort keys %code) {
	my $line = 0;
	for (split /\n/, $code{$file}, -1) {
		$line++;
		next unless /^\s*#\s*include\s+<([^>]+)>/;
		my $header = $1;
		my @rules = grep { index($header, $_->[0]) == 0 } @allowed;
		if (!@rules) {
			# C11 and POSIX, and what Linux has besides.
			push @strange, "$file:$line: <$header> is of no library that tests/layers.table names"
				unless $header =~ m{^(?:sys|linux|netinet|arpa)/\w+\.h$|^(?:assert|ctype|dirent|errno|fcntl|ftw|getopt|grp|inttypes|libgen|limits|locale|malloc|math|netdb|poll|pwd|sched|setjmp|signal|spawn|stdalign|stdarg|stdatomic|stdbool|stddef|stdint|stdio|stdlib|stdnoreturn|string|strings|termios|time|unistd)\.h$};
			next;
		}
		push @strange, "$file:$line: <$header> belongs to " . join(', ', map { @$_[1 .. $#$_] } @rules)
			unless grep { my $rule = $_; grep { $_ eq $file } @$rule[1 .. $#$rule] } @rules;
	}
}
report('each third-party header is included in its own room only', @strange);

# ---- words
my (@turkish, @tags);
for my $file (sort keys %strings) {
	for (split /\n/, $strings{$file}) {
		push @turkish, "$file:$_" if /[çğıöşüÇĞİÖŞÜâîû]/;
		# Names of elements that a page may have; "<%s" and "<page>" of messages are none.
		push @tags, "$file:$_" if m{</?(?:!doctype(?! html>")|html|head|body|div|span|p|a|ul|ol|li|h[1-6]|table|tr|td|th|form|input|button|section|article|nav|main|header|footer|em|strong|b|i|br|img|svg|script|style|link|meta|title)[\s/>"\\]}i
			&& !m{"<b:grammar}; # the name of an element of our own
	}
}
report('no text in C has a Turkish letter', @turkish);
report('no text in C has a tag of HTML', @tags);

# ---- functions that depend on the locale, or cannot know how much room there is
my $forbidden = join '|', qw(
	tolower toupper towlower towupper isalpha isalnum isdigit isupper islower isspace isprint ispunct iscntrl isxdigit
	strcasecmp strncasecmp strcasestr strcoll strxfrm setlocale localeconv nl_langinfo strtod strtof strtold atof atoi atol
	gettext dgettext ngettext bindtextdomain textdomain mbstowcs wcstombs mbrtowc
	strcpy strcat strncpy strncat sprintf vsprintf gets strtok tmpnam tempnam mktemp system popen alloca
	xmlNewChild xmlNewTextChild);
my (@calls, @globals);
for my $file (sort keys %code) {
	(my $bare = $code{$file}) =~ s/"(?:[^"\\\n]|\\.)*"/""/g;
	my $line = 0;
	for (split /\n/, $bare, -1) {
		$line++;
		push @calls, "$file:$line: $1" while /\b($forbidden)\s*\(/g;
		# At the left edge is what lives as long as the process; `static const` and functions may.
		push @globals, "$file:$line: $_" if /^(?:static\s+)?(?!const|typedef|extern|enum|struct\s+\w+\s*[;{]|return|else|case|default|static\s+inline|static\s+const)[\w\s\*]+\b\w+(?:\[[^\]]*\])*\s*(?:=[^=]|;\s*$)/
			&& !/\bconst\b/ && !/\(/ && /^(?:static\s|[a-z])/ && !/^struct \w+;/;
	}
}
report('nothing depends on the locale or on room that is not known', @calls);

# Signal flags, the log's level, what a library asks for: all else is somebody's own.
my %may_be_global = map { $_ => 1 } map { s/\s.*//r } grep { !/^#/ } split /\n/, join '', <<'LIST' =~ s/^\t//gmr;
	ground/log.c
	libraries/catalogue.c
	libraries/catalogue_write.c
	libraries/stylesheet.c
	processes/supervisor.c
	processes/worker.c
	processes/signals.c
	processes/fcgi.c
LIST
report('there is no mutable state of the whole process but where it must be', grep { my ($f) = /^([^:]+)/; !$may_be_global{$f} } @globals);

report('a header guards itself', grep { my $h = $_; $text{$h} !~ /#ifndef (BIRLIK_\w+_H)\n#define \1\n/ } grep { /\.h$/ } keys %text);

# ---- sizes: a warning, not a failure
for my $file (sort keys %text) {
	my $lines = $text{$file} =~ tr/\n//;
	diag("$root/$file has $lines lines (400 are many)") if $lines > 400;
	next unless $file =~ /\.c$/;
	my ($start, $name, $number) = (0, '', 0);
	for (split /\n/, $text{$file}) {
		$number++;
		$name = $1 if /^[a-z].*?\b(\w+)\(/;
		$start = $number if /^\{/;
		if (/^\}/ && $start) {
			diag("$root/$file:$start: $name has " . ($number - $start - 1) . ' lines (60 are many)') if $number - $start - 1 > 60;
			$start = 0;
		}
	}
}
done_testing;
