# What the tests in Perl share: Debian's perl alone, no module from elsewhere.
#
#   site_copy           a copy of the sources, to plant faults in
#   build               runs birlik build; what it said and how it ended
#   release             a release of the sources as they are, made once a test
#   render              a page of it, as bytes or as text
#   pages               every address of a release, from its own databases
#   parse_xml           well-formed XML or HTML of our serialiser as a tree
package Birlik;
use strict;
use warnings;
use utf8;
use Cwd qw(abs_path getcwd);
use Encode qw(decode encode);
use Exporter 'import';
use File::Copy 'copy';
use File::Find 'find';
use File::Path qw(make_path remove_tree);
use File::Temp 'tempdir';
use Test::More ();

our @EXPORT = qw($AS_OF program run_program site_copy edit build release render pages languages slurp spew parse_xml
	elements_of text_of attr fingerprint folder);

binmode Test::More->builder->$_, ':utf8' for qw(output failure_output todo_output);
our $AS_OF = '2026-11-25'; # the day that pages take for today in all tests

sub program { my $p = $ENV{PROGRAM} // 'build/release/birlik'; return abs_path($p) // die "$p is not built; run make first\n" }

my @folders;
my $owner = $$;
sub folder { my $made = tempdir('t.XXXXXX', TMPDIR => 1); chmod 0755, $made; push @folders, $made; return $made }
END { if ($$ == $owner) { local $?; remove_tree($_) for @folders } }

sub slurp { my ($path) = @_; open my $in, '<:raw', $path or die "$path: $!"; local $/; return scalar <$in> }
sub spew { my ($path, $bytes) = @_; open my $out, '>:raw', $path or die "$path: $!"; print $out $bytes; close $out or die "$path: $!" }

# Runs a program without a shell: (exit code, standard output, standard error), as bytes.
sub run_program {
	my @command = @_;
	my $folder = folder();
	my $child = fork // die $!;
	if ($child == 0) {
		open STDOUT, '>', "$folder/out" or die;
		open STDERR, '>', "$folder/err" or die;
		open STDIN, '<', '/dev/null' or die;
		exec { $command[0] } @command or do { print STDERR "$command[0]: $!\n"; require POSIX; POSIX::_exit(127) };
	}
	waitpid $child, 0;
	my $code = $? & 127 ? 128 + ($? & 127) : $? >> 8;
	return ($code, slurp("$folder/out"), slurp("$folder/err"));
}

# A copy of all that a build reads.
sub site_copy {
	my $to = folder();
	find({ no_chdir => 1, wanted => sub {
		my $path = $File::Find::name;
		if (-d $path) { make_path("$to/$path") } else { copy($path, "$to/$path") or die "$path: $!" }
	} }, 'db', 'xsl', 'locales');
	return $to;
}

# Changes a file of a copy: a sub that has the text in $_. A failure if nothing changes: a fault that is not planted proves nothing.
sub edit {
	my ($site, $file, $change) = @_;
	local $_ = decode('UTF-8', slurp("$site/$file"));
	my $before = $_;
	$change->();
	return Test::More::fail("$file: the fault could not be planted, the file is written otherwise now") if $_ eq $before;
	spew("$site/$file", encode('UTF-8', $_));
}

# Is the interface translated in full? While it is not, a build takes --incomplete.
my $incomplete;
sub incomplete {
	if (!defined $incomplete) {
		my ($code) = run_program(program(), 'build', '--state', folder(), '--as-of', $AS_OF);
		$incomplete = $code == 0 ? 0 : 1;
	}
	return $incomplete ? ('--incomplete') : ();
}

sub build {
	my ($site, $state, @more) = @_;
	my ($code, $out, $err) = run_program(program(), 'build', '--site', $site, '--state', $state, '--as-of', $AS_OF, '--incomplete', @more);
	# Warnings are a translator's business.
	my @errors = grep { !/: warning: / } split /\n/, decode('UTF-8', $err);
	return { code => $code, id => $out =~ s/\n\z//r, errors => \@errors, stderr => $err };
}

my $release;
sub release {
	return $release if $release;
	my $state = folder();
	# TEST_SITE: other sources, to plant a fault in and see a test fail.
	my $made = build($ENV{TEST_SITE} // '.', $state);
	die("the site cannot be built: @{$made->{errors}}") if $made->{code} != 0;
	return $release = "$state/releases/$made->{id}";
}

# (status, body) of an address; the body is text, decoded. --xml and other options may stand before it.
sub render {
	my ($address, @options) = @_;
	my ($code, $out, $err) = run_program(program(), 'render', '--release', release(), @options, $address);
	my ($status) = $err =~ /: status (\d+)/;
	return ($status // ($code == 0 ? 200 : 500), decode('UTF-8', $out), $err);
}

# Those that readers see, drafts not.
sub languages {
	my $site = $ENV{TEST_SITE} // '.';
	return map { /code="([^"]+)"/ && !/draft=/ ? $1 : () } slurp("$site/db/site.xml") =~ /<language\b[^>]*>/g;
}

# Every address of the release, in order: { path, page, record, language, indexed }. Read from the sitemap's
# document and from the pages' own links would prove nothing of either, so: from the databases.
my @all_pages;
sub pages {
	return @all_pages if @all_pages;
	die('sqlite3 is not installed') unless grep { -x "$_/sqlite3" } split /:/, $ENV{PATH};
	my @pages;
	for my $language (languages()) {
		my ($code, $out, $err) = run_program('sqlite3', '-readonly', '-separator', "\t", release() . "/$language.db",
			"SELECT path, page, record, indexed FROM address WHERE target IS NULL ORDER BY path");
		die("sqlite3: $err") if $code != 0;
		for (split /\n/, decode('UTF-8', $out)) {
			my %page = (language => $language);
			@page{qw(path page record indexed)} = split /\t/, $_, -1;
			push @pages, \%page;
		}
	}
	# Addresses of no language (robots.txt) are in every database.
	my %seen;
	@all_pages = grep { !$seen{ $_->{path} }++ } @pages;
	return @all_pages;
}

# The names and bytes of a folder, as one text: equal texts, equal folders.
sub fingerprint {
	my ($folder) = @_;
	require Digest::SHA;
	my @lines;
	find({ no_chdir => 1, wanted => sub {
		my $path = $File::Find::name;
		my $name = substr $path, length $folder;
		push @lines, -l $path ? "$name -> " . readlink($path) : -d _ ? "$name/" : "$name " . Digest::SHA::sha256_hex(slurp($path));
	} }, $folder);
	return join "\n", sort @lines;
}

# ---- trees: { name, attributes => {}, children => [], line }, texts are strings

my %entity = (amp => '&', lt => '<', gt => '>', quot => '"', apos => "'");
sub unescape {
	my ($text) = @_;
	$text =~ s/&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(\w+));/defined $1 ? chr hex $1 : defined $2 ? chr $2 : $entity{$3} \/\/ "&$3;"/ge;
	return $text;
}

my %void = map { $_ => 1 } qw(area base br col embed hr img input link meta source track wbr);

# XML, or HTML as our serialiser writes it (every element closed but the void ones). Dies if it is not so.
sub parse_xml {
	my ($text, $html) = @_;
	my $root = { name => '', attributes => {}, children => [] };
	my @open = ($root);
	while ($text =~ m{\G(?: <!--.*?--> | <\?.*?\?> | <!DOCTYPE[^>]*> | <!\[CDATA\[(.*?)\]\]> | <(/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(/?)> | ([^<]+) )}gcsx) {
		my ($cdata, $end, $name, $attributes, $empty, $chars) = ($1, $2, $3, $4, $5, $6);
		if (defined $chars) { push @{ $open[-1]{children} }, unescape($chars) }
		elsif (defined $cdata) { push @{ $open[-1]{children} }, $cdata }
		elsif (defined $name && $end) {
			die "</$name> closes <$open[-1]{name}>\n" if $open[-1]{name} ne $name;
			pop @open;
		} elsif (defined $name) {
			my %a;
			while ($attributes =~ /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g) {
				die "<$name>: $1 twice\n" if exists $a{$1};
				$a{$1} = unescape($2 // $3);
			}
			my $node = { name => $name, attributes => \%a, children => [], parent => $open[-1],
				line => 1 + (substr($text, 0, pos $text) =~ tr/\n//) };
			push @{ $open[-1]{children} }, $node;
			push @open, $node unless $empty || ($html && $void{$name});
			if ($html && $name =~ /^(?:script|style)$/ && $text =~ m{\G(.*?)(?=</$name>)}gcs) { push @{ $node->{children} }, $1 }
		}
	}
	die 'not understood: ' . substr($text, pos($text) // 0, 60) . "\n" if (pos($text) // 0) < length $text;
	die "<$open[-1]{name}> is not closed\n" if @open > 1;
	return $root;
}

# All elements below a node, in order; of these names, if any are given.
sub elements_of {
	my ($node, @names) = @_;
	my %wanted = map { $_ => 1 } @names;
	my @found;
	for my $child (@{ $node->{children} }) {
		next unless ref $child;
		push @found, $child if !@names || $wanted{ $child->{name} };
		push @found, elements_of($child, @names);
	}
	return @found;
}

sub attr { my ($node, $name) = @_; return $node->{attributes}{$name} }

# What a reader reads: blanks collapsed. Elements that stand apart (block elements) are apart.
my %inline = map { $_ => 1 } qw(a abbr b bdi bdo cite code em i q s small span strong sub sup time value mark data wbr);
sub text_of {
	my ($node) = @_;
	my $text = raw_text($node);
	$text =~ s/\s+/ /g;
	$text =~ s/^ | $//g;
	return $text;
}
sub raw_text {
	my ($node) = @_;
	return $node unless ref $node;
	return '' if $node->{name} =~ /^(?:script|style)$/;
	my $inside = join '', map { raw_text($_) } @{ $node->{children} };
	return $inline{ $node->{name} } ? $inside : " $inside ";
}

1;
