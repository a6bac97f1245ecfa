#!/usr/bin/env perl
# What an editor, a translator or a designer gets wrong is refused by the build: one clear line that
# begins with the place, exit code 1, and whatever was there before stays byte for byte.
use strict;
use warnings;
use utf8;
use lib 'tests/lib';
use Encode ();
use Test::More;
use Birlik;

my $state = folder();
my $good = build('.', $state);
is($good->{code}, 0, 'the site as it is can be built') or die("@{$good->{errors}}");
symlink "releases/$good->{id}", "$state/current" or die $!;
my $before;

my $id = qr/[a-z0-9-]+/;
my @faults = (
	# name, file, change, what the line says behind file:line, the file that it names if another
	['an unknown kind of record', 'db/content/topics.xml', sub { s/<topic /<subject /; s{</topic>}{</subject>} }, qr/subject/],
	['a second record of one id', 'db/content/topics.xml', sub { s/(<topic id=")($id)(".*?<topic id=")$id"/$1$2$3$2"/s }, qr/is there already: .*topics\.xml:\d+/],
	['a reference to a record that is not there', 'db/content/memberships.xml', sub { s/organisation="uclg"/organisation="uglc"/ }, qr/there is no organisation “uglc”/],
	['a dangling reference of a repeated child', 'db/content/organisations.xml', sub { s{<topic>democracy</topic>}{<topic>democrazy</topic>} }, qr/there is no topic “democrazy”/],
	['a figure in prose that is not there', 'db/content/organisations.xml', sub { s{of="figure/umt-municipalities"}{of="figure/umt-villages"} }, qr/umt-villages/],
	['a link in prose that leads nowhere', 'db/content/organisations.xml', sub { s{to="article/mmu-diplomacy"}{to="article/mmu-diplomatic"} }, qr/mmu-diplomatic/],
	['a year that is none', 'db/content/organisations.xml', sub { s/founded="1945"/founded="19x5"/ }, qr/founded|19x5/],
	['a year before 1800', 'db/content/organisations.xml', sub { s/founded="1945"/founded="1492"/ }, qr/founded|1492/],
	['a number with a separator', 'db/content/figures.xml', sub { s/value="1397"/value="1.397"/ }, qr/value|1\.397/],
	['a date that is none', 'db/content/figures.xml', sub { s/value="1397"/value="1397" as_of="2026-02-30"/ }, qr/as_of|2026-02-30/],
	['an address of another scheme', 'db/content/organisations.xml', sub { s{website="https://www\.tbb}{website="javascript:alert(1)//www.tbb} }, qr/website|javascript/],
	['a link of another scheme in prose', 'db/content/notes.xml', sub { s{<a to="page/contact">}{<a href="javascript:alert(1)">} }, qr/\ba\b|href|javascript/],
	['markup outside the subset', 'db/content/notes.xml', sub { s{<p>}{<p><script>alert(1)</script>} }, qr/script/],
	['an attribute outside the subset', 'db/content/notes.xml', sub { s{<p>}{<p onclick="alert(1)">} }, qr/onclick/],
	['text outside a block', 'db/content/notes.xml', sub { s{<body>}{<body>bare} }, qr/body|text/],
	['a heading of another level', 'db/content/notes.xml', sub { s{<(h[23])>}{<h1>}; s{</h[23]>}{</h1>} }, qr/h1/],
	['an unknown attribute of a record', 'db/content/topics.xml', sub { s/<topic /<topic colour="red" / }, qr/colour/],
	['an id with a capital letter', 'db/content/topics.xml', sub { s/<topic id="/<topic id="X/ }, qr/id/],
	['an attribute left out', 'db/content/memberships.xml', sub { s/(id="mmu-nalas"[^>]*) source="[^"]*"/$1/ }, qr/membership “mmu-nalas”: attribute source is missing$/, alone => 1],
	['an id with a blank', 'db/content/memberships.xml', sub { s/id="mmu-nalas"/id="MMU nalas"/ }, qr/membership: id is “MMU nalas”; expected: Small letters and digits, in words joined by hyphens: uclg-mewa$/, alone => 1],
	['no id', 'db/content/memberships.xml', sub { s/id="mmu-nalas"// }, qr/membership: attribute id is missing$/, alone => 1],
	['an empty name', 'db/content/topics.xml', sub { s{(id="democracy".*?)<name>[^<]*}{$1<name>}s }, qr/topic “democracy”: <name>: is empty; expected: Text alone, and not empty$/, alone => 1],
	['a blank name', 'db/content/topics.xml', sub { s{(id="democracy".*?)<name>[^<]*}{$1<name> \n }s }, qr/topic “democracy”: <name>: is empty/, alone => 1],
	['a topic that cannot be one', 'db/content/organisations.xml', sub { s{<topic>democracy</topic>}{<topic>Local democracy</topic>} }, qr/organisation “$id”: <topic>: is “Local democracy”; expected: Small letters and digits/, alone => 1],
	['a name left out', 'db/content/topics.xml', sub { s{(id="democracy".*?)<name>[^<]*</name>}{$1}s }, qr/topic “democracy”: <name> is missing$/, alone => 1],
	['a language where none may be', 'db/content/memberships.xml', sub { s/<membership id="mmu-nalas"/$& xml:lang="en"/ }, qr/membership “mmu-nalas”: has no attribute xml:lang; its own are: id, member,/, alone => 1],
	['a language of a name that is translated', 'db/content/topics.xml', sub { s{(id="democracy".*?)<name>}{$1<name xml:lang="en">}s }, qr/topic “democracy”: <name>: xml:lang cannot stand without translate; its own attributes are: xml:lang, translate, only$/, alone => 1],
	['a role that is none', 'db/content/memberships.xml', sub { s/(id="mmu-nalas"[^>]*) role="member"/$1 role="chief"/ }, qr/membership “mmu-nalas”: role is “chief”; expected: member, natural-member, /, alone => 1],
	['a founding without its source', 'db/content/organisations.xml', sub { s/(<founding [^>]*?) source="[^"]*"/$1/ }, qr/organisation “$id”: <founding>: attribute source is missing$/, alone => 1],
	['parts in another order', 'db/content/topics.xml', sub { s{(<topic id="democracy"[^>]*>\s*)(<name>.*?</name>)(\s*)(<summary>.*?</summary>)}{$1$4$3$2}s }, qr/topic “democracy”: lacks something, or has it twice or not in this order: name, summary$/, alone => 1],
	['an unknown value of a list', 'db/content/memberships.xml', sub { s/role="member"/role="chief"/ }, qr/role|chief/],
	['a membership that ends before it begins', 'db/content/memberships.xml', sub { s/since="2023"/since="2023" until="2001"/ }, qr/until \(2001\) is before since \(2023\)/],
	['a membership that begins after the day of the release', 'db/content/memberships.xml', sub { s/(id="mmu-nalas"[^>]*) since="\d+"/$1 since="2099"/ }, qr/membership “mmu-nalas”: since \(2099\) is after the day of this release \(2026-11-25\)$/, alone => 1],
	['a membership told twice', 'db/content/memberships.xml', sub { s/(<membership id="mmu-nalas")([^>]*>)/$1$2\n$1-again"$2/; s/-nalas"-again"/-nalas-again"/ }, qr/membership “mmu-nalas-again”: is “mmu-nalas” again: the same member, organisation and role, in the same years$/, alone => 1],
	['a year of founding that no source has', 'db/content/organisations.xml', sub { s/founded="1945"/founded="1946"/ }, qr/organisation “umt”: founded is 1946, but its foundings say 1945$/, alone => 1],
	['a topic twice', 'db/content/organisations.xml', sub { s{<topic>democracy</topic>}{$&$&} }, qr/organisation “$id”: has the topic “democracy” twice$/, alone => 1],
	['XML that is not well-formed', 'db/content/topics.xml', sub { s{</topic>}{</topi>} }, qr/mismatch/],
	['a bare ampersand', 'db/content/topics.xml', sub { s{<summary>}{<summary>A & B } }, qr/./],
	['a document type declaration', 'db/content/topics.xml', sub { s{<content}{<!DOCTYPE content [<!ENTITY x "y">]><content} }, qr/document type declaration is not allowed/],
	['a stylesheet that is not well-formed', 'xsl/layout.xsl', sub { s{</xsl:template>}{</xsl:templat>} }, qr/mismatch/],
	['an XPath that is none', 'xsl/home.xsl', sub { s/select="/select="\@\@/ }, qr/./],
	['a template that is called and not there', 'xsl/layout.xsl', sub { s{(<xsl:template match="/[^>]*>)}{$1<xsl:call-template name="nowhere"/>} }, qr/nowhere/],
	['a function that is not there', 'xsl/home.xsl', sub { s/b:number\(/b:nummer(/ }, qr/nummer/],
	['a page definition with a slip', 'db/pages/home.sql', sub { s/-- title:/-- titel:/ }, qr/unknown header “titel”/],
	['a query that is no SQL', 'db/pages/about.sql', sub { s/SELECT id/SELEC id/ }, qr/SELEC/],
	['a query with an unknown column', 'db/pages/about.sql', sub { s/SELECT id/SELECT ident/ }, qr/ident/],
	['a query of a table that is not there', 'db/pages/publications.sql', sub { s/FROM publication AS/FROM publicatoin AS/ }, qr/query publications\/publication: no such table: publicatoin$/, alone => 1],
	['pages of records of a table that is not there', 'db/pages/country.sql', sub { s/^(-- each.*?FROM )country/$1land/m }, qr/-- each: no such table: land$/, alone => 1],
	['a check of a table that is not there', 'db/checks.sql', sub { s/FROM figure WHERE value < 0/FROM figures WHERE value < 0/ }, qr/no such table: figures$/, alone => 1],
	['a quote that is missing in a stylesheet', 'xsl/home.xsl', sub { s/select="/select=/ }, qr/AttValue: " or ' expected$/, alone => 1],
	['a quote that is not closed in a stylesheet', 'xsl/home.xsl', sub { s/select="([^"]*)"/select="$1/ }, qr/Unescaped '<' not allowed in attributes values$/, alone => 1],
	['two XPaths that are none', 'xsl/home.xsl', sub { s/select="([^"]*)"/select="$1+"/g }, qr/Invalid expression .*ompile select expression '[^']*(?:'[^']*'[^']*)*\+'$/, alone => 1],
	['a line of SQL that is wrong only when a parameter is given', 'db/pages/publications.sql', sub { s/AND p\.kind = :kind/AND p.kinds = :kind/ }, qr/kinds/],
	['a parameter of a query that nothing gives', 'db/pages/about.sql', sub { s/id = 'about'/id = :abuot/ }, qr/abuot/],
	['a list of a page that goes on from none', 'db/pages/article.sql', sub { s{-- name: areas/area/items/item}{-- name: fields/field/items/item} }, qr{there is no earlier query “fields/field”}],
	['a parent that is no page', 'db/pages/country.sql', sub { s/-- parent: countries/-- parent: lands/ }, qr/lands/],
	['a form that leads nowhere', 'db/pages/contact.sql', sub { s/-- then: contact-received/-- then: nowhere/ }, qr/nowhere/],
	['an unknown locale', 'db/site.xml', sub { s/locale="tr_TR"/locale="xx_XX"/ }, qr/ICU has no locale xx_XX/],
	['two pages of one address', 'db/pages/about.sql', sub { s/-- path: about/-- path: privacy/ }, qr/is already the address of about/, 'db/pages/privacy.sql'],
);

for my $fault (@faults) {
	my ($name, $file, $change, $what, @more) = @$fault;
	my %more = @more % 2 ? (named => @more) : @more; # the file that the line names; is it alone?
	subtest $name => sub {
		my $site = site_copy();
		$before = fingerprint($state);
		edit($site, $file, $change);
		$file = $more{named} if $more{named};
		my $made = build($site, $state);
		is($made->{code}, 1, 'exit code 1');
		is($made->{id}, '', 'no id is printed');
		my @errors = @{ $made->{errors} };
		like($errors[-1] // '', qr/^birlik build: refused: \d+ errors?; nothing has changed$/, 'the last line says that it is refused');
		my ($line) = grep { /\Q$file\E:\d+: / } @errors;
		ok($line, "a line begins with $file and its line") or diag('said: ' . ($errors[0] // 'nothing'));
		like($line // '', qr/^\Q$site\/$file\E:\d+: .*$what/, 'the first of them says what is wrong');
		cmp_ok(scalar(@errors), '<=', $more{alone} ? 2 : 4, $more{alone} ? 'it is told once' : 'few lines more') or diag(join "\n", grep { defined } @errors[0 .. 5]);
		ok(fingerprint($state) eq $before, 'what was there is untouched');
	};
}

$before = fingerprint($state);
subtest 'a folder without records' => sub {
	my $site = site_copy();
	unlink glob "$site/db/content/*.xml";
	my $made = build($site, $state);
	is($made->{code}, 1, 'exit code 1');
	like($made->{errors}[0], qr{^\Q$site\E/db/content: holds no record$}, 'one line names the folder');
	ok(fingerprint($state) eq $before, 'what was there is untouched');
};

subtest 'a folder that is not a site' => sub {
	my $made = build('/nowhere', $state);
	is($made->{code}, 1, 'exit code 1');
	like($made->{errors}[0], qr{^/nowhere/db}, 'the first line names what is missing');
	ok(fingerprint($state) eq $before, 'what was there is untouched');
};

# What may be meant, but probably is not: told, and built.
sub warned {
	my ($name, $change, $what) = @_;
	subtest $name => sub {
		my $site = site_copy();
		$change->($site);
		my $made = build($site, folder());
		is($made->{code}, 0, 'it is built');
		my @warnings = map { Encode::decode('UTF-8', $_) } grep { /: warning: / && !/po:\d+: warning: no translation/ } split /\n/, $made->{stderr};
		is(scalar(@warnings), 1, 'one warning') or diag(join "\n", @warnings);
		like($warnings[0] // '', qr/^\Q$site\E\/$what/, 'with its place');
	};
}
warned('a kind of record that is in no file', sub { spew("$_[0]/db/content/readings.xml", qq{<content xml:lang="en"/>\n}) }, qr/db\/content: warning: holds no <reading>$/);
for my $number ('1397', '1,397', '1.397', "1\x{a0}397") {
	warned("a figure that is typed: $number", sub { edit($_[0], 'db/content/organisations.xml', sub { s{<value name="municipalities"[^>]*>}{$& ($number)} }) },
		qr/db\/content\/organisations\.xml:27: warning: organisation “umt”: 1397 is typed; it changes with its record as <value name="" of="figure\/umt-municipalities"\/>$/);
}
warned('a year that is typed', sub { edit($_[0], 'db/content/organisations.xml', sub { s{(id="umt".*?<p>)}{$1Since 1945. }s }) },
	qr/db\/content\/organisations\.xml:26: warning: organisation “umt”: 1945 is typed; it changes with its record as <value name="" of="organisation\/umt\/founded"\/>$/);
subtest 'the records as they are' => sub {
	is(scalar(grep { m{/db/} } split /\n/, build('.', folder())->{stderr}), 0, 'have no warning');
};
subtest 'a language without its catalogue' => sub {
	my $site = site_copy();
	unlink "$site/locales/tr/interface.po";
	my ($code, undef, $err) = run_program(program(), 'build', '--site', $site, '--state', $state, '--as-of', $AS_OF);
	is($code, 1, 'is refused');
	my @lines = split /\n/, $err;
	is(scalar(@lines), 2, 'in one line') or diag($err);
	my (undef, undef, $checked) = run_program('sh', '-c', 'cd "$1" && exec "$2" po check', 'sh', $site, program());
	is($checked, "locales/tr: has no catalogue of the interface (interface.po)\n", 'po check says the same');
	like($lines[0], qr{^\Q$site\E/locales/tr: has no catalogue of the interface \(interface\.po\)$}, 'that names the folder');
};
subtest 'no membership at all' => sub {
	my $site = site_copy();
	unlink "$site/db/content/memberships.xml";
	my $made = build($site, folder());
	like($made->{stderr}, qr{^\Q$site\E/db/content: warning: holds no <membership>$}m, 'the kind is told');
};

subtest 'every mistake is told, not the first alone' => sub {
	my $site = site_copy();
	edit($site, 'db/content/topics.xml', sub { s/<topic /<topic colour="red" / });
	edit($site, 'db/content/figures.xml', sub { s/value="1397"/value="many"/ });
	my $made = build($site, $state);
	for my $file (qw(topics figures)) {
		ok((grep { m{/db/content/$file\.xml:\d+: } } @{ $made->{errors} }), "the one in $file.xml");
	}
};

subtest 'catalogues' => sub {
	for my $case (
		['a string that is not closed', qq{msgid "x"\nmsgstr "y\n}],
		['a keyword that is none', qq{msgidd "x"\nmsgstr "y"\n}],
		['the same message twice', qq{msgid "x"\nmsgstr "y"\n\nmsgid "x"\nmsgstr "z"\n}],
	) {
		my ($name, $text) = @$case;
		my $site = site_copy();
		mkdir "$site/locales/tr";
		spew("$site/locales/tr/broken.po", qq{msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n$text});
		my $made = build($site, $state);
		is($made->{code}, 1, "$name: exit code 1");
		ok((grep { m{^\Q$site\E/locales/tr/broken\.po:\d+: } } @{ $made->{errors} }), "$name: a line names file and line") or diag(join "\n", @{ $made->{errors} });
		ok(fingerprint($state) eq $before, "$name: what was there is untouched");
	}
};

subtest 'a translation that does not keep to its source' => sub {
	# {year} and tags of a message of the interface; any will do.
	my $site = site_copy();
	my ($message) = slurp("$site/locales/interface.pot") =~ /\n((?:msgctxt "[^"\n]*"\n)?msgid "[^"\n]*\{\w+\}[^"\n]*")\nmsgstr ""/;
	ok($message, 'there is a message with a placeholder');
	mkdir "$site/locales/tr";
	unlink glob "$site/locales/tr/*.po";
	spew("$site/locales/tr/x.po", qq{msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n"Language: tr\\n"\n\n$message\nmsgstr "nothing"\n});
	my $made = build($site, $state);
	is($made->{code}, 1, 'exit code 1');
	my ($line) = grep { m{x\.po} } @{ $made->{errors} };
	like($line // '', qr{^\Q$site\E/locales/tr/x\.po:[567]: .*the translation lacks}, 'file, line and what is wrong');
	ok(fingerprint($state) eq $before, 'what was there is untouched');
};

subtest 'a release that is not there' => sub {
	for my $command (['render', '--release', '/nowhere', '/tr/'], ['render', '--state', folder(), '/tr/']) {
		my ($code, $out, $err) = run_program(program(), @$command);
		is($code, 1, "@$command[0 .. 1]: exit code 1");
		is($out, '', '… and nothing printed');
		is($err =~ tr/\n//, 1, '… but one line') or diag($err);
	}
	my $empty = folder();
	spew("$empty/birlik.conf", "state = $empty\n");
	my ($code, $out, $err) = run_program(program(), 'serve', '--config', "$empty/birlik.conf");
	is($code, 1, 'serve: exit code 1');
	is($err, "$empty: has no link \"current\": build and publish a release first\n", '… and one line');
};

subtest 'a state that cannot be written' => sub {
	my $file = folder() . '/file';
	spew($file, '');
	my $made = build('.', $file);
	is($made->{code}, 1, 'exit code 1');
	like($made->{errors}[0], qr/^\Q$file\E\/releases: cannot be made: /, 'one line names it');
};

subtest 'wrong use' => sub {
	for my $arguments (['build', '--nothing'], ['build', 'x'], ['render'], ['nothing'], [], ['inbox', 'lst'], ['serve'], ['publish']) {
		my ($code, $out, $err) = run_program(program(), @$arguments);
		is($code, 2, "birlik @$arguments: exit code 2");
		is($out, '', '… nothing on standard output');
		isnt($err, '', '… a word on standard error');
	}
	for my $arguments (['--help'], map { [$_, '--help'] } qw(build render po inbox serve publish rollback releases)) {
		my ($code, $out) = run_program(program(), @$arguments);
		is($code, 0, "birlik @$arguments: exit code 0");
		like($out, qr/usage: birlik|^birlik \w+ /m, '… and how it is used');
	}
	for my $date (qw(yesterday 2026-13-01 2026-2-1 2026-02-30)) {
		my ($code) = run_program(program(), 'build', '--state', folder(), '--as-of', $date, '--incomplete');
		isnt($code, 0, "birlik build --as-of $date is refused");
	}
};
done_testing;
