#!/usr/bin/env perl
# The README's recipes work as they stand there: this test takes them from it, word for word. A page
# and a language are added without any C; a changed year of a membership is on every page that tells it, in both languages; every command runs as written.
use strict;
use warnings;
use utf8;
use lib 'tests/lib';
use Encode 'decode';
use Test::More;
use Birlik;
use Pseudo;

my $readme = slurp('README.md');
my $state = folder();

sub answer {
	my ($id, @arguments) = @_;
	my ($code, $out) = run_program(program(), 'render', '--release', "$state/releases/$id", @arguments);
	utf8::decode($out);
	return ($code, $out);
}

# The blocks of code below a heading, without the list's indent: (language, text) pairs.
sub blocks {
	my ($heading) = @_;
	my ($part) = $readme =~ /^## [^\n]*\Q$heading\E[^\n]*\n(.*?)(?=^## |\z)/ms;
	my @found;
	while (($part // '') =~ /^( *)```(\w+)\n(.*?)^ *```/msg) {
		my ($indent, $language, $text) = ($1, $2, $3);
		$text =~ s/^$indent//mg;
		push @found, [$language, $text];
	}
	return @found;
}

subtest 'add a page' => sub {
	my %block = map { $_->[0] => $_->[1] } blocks('add a page');
	is(join(' ', sort keys %block), 'po sql xml', 'the recipe has a page definition, a template and words') or return;
	my $site = site_copy();
	ok(!-e "$site/fcgi", 'there is no C to change');
	my ($include) = $readme =~ /`(<xsl:include href="books\.xsl"\/>)`/;
	spew("$site/db/pages/books.sql", $block{sql});
	spew("$site/xsl/books.xsl", $block{xml});
	edit($site, "xsl/site.xsl", sub { s/(<xsl:include href="layout\.xsl"\/>)/$1\n  $include/ });
	edit($site, "locales/tr/interface.po", sub { $_ .= "\n$block{po}" });
	my $made = build($site, $state);
	is($made->{code}, 0, 'it builds') or do { diag(join "\n", @{ $made->{errors} }); return };
	for my $address ('/en/books', '/tr/kitaplar', '/en/books.csv') {
		my ($code, $page) = answer($made->{id}, $address);
		is($code, 0, "$address is there");
		like($page, $address =~ /tr/ ? qr/MBB kitapları/ : qr/MMU books/, "$address lists a book");
	}
	my (undef, $home) = answer($made->{id}, '/tr/');
	like($home, qr{href="/tr/kitaplar"}, 'it is in the footer of other pages');
	my (undef, $sitemap) = answer($made->{id}, '/sitemap.xml');
	like($sitemap, qr{/en/books<}, 'and in the sitemap');
};

subtest 'add a language' => sub {
	my @steps = map { $_->[1] } grep { $_->[0] eq 'sh' } blocks('add a language');
	is(scalar(@steps), 2, 'the recipe has two blocks of commands') or return;
	my $site = site_copy();
	my $follow = sub {
		for my $command ($_[0] =~ m{^build/release/birlik ([^#\n]+?)\s*(?:#.*)?$}mg) {
			my ($code, undef, $err) = Pseudo::in_site($site, split / /, $command);
			is($code, 0, "birlik $command") or diag($err);
		}
	};
	$follow->($steps[0]);
	ok(-e "$site/$_", "$_ is there") for qw(xsl/de.xsl locales/de/interface.po locales/de/content.tr.organisation.po);
	my $draft = build($site, $state);
	is((answer($draft->{id}, '/de/'))[0], 0, 'build --incomplete makes a release that has it');
	pseudo_fill($site, 'de', 'qps'); # an hour's work
	edit($site, 'db/site.xml', sub { s/ draft="yes"// });
	$follow->($steps[1]);
	my ($code, $id, $err) = run_program(program(), 'build', '--site', $site, '--state', $state);
	is($code, 0, 'it builds') or do { diag($err); return };
	my ($there, $page) = answer($id =~ s/\n//r, '/de/organisations-q');
	is($there, 0, 'its pages are there');
	like($page, qr/<html lang="de" dir="ltr">/, '… and say their language');
	like((answer($id =~ s/\n//r, '/en/organisations'))[1], qr{href="/de/organisations-q" lang="de"[^>]*>Deutsch</a>}, 'the others lead to them');
};

subtest 'change a membership' => sub {
	my ($record) = map { $_->[1] } grep { $_->[0] eq 'xml' } blocks('change a membership');
	my $site = site_copy();
	my $records = slurp("$site/db/content/memberships.xml");
	(my $changed = $record) =~ s/\s+$//;
	(my $tag = $changed) =~ s/since="2009"/since="2008"/;
	ok(index($records, $tag) >= 0, 'the record of the recipe is in the file as it stands there, but for the year') or return;
	isnt($tag, $changed, '… which is another one');
	edit($site, "db/content/memberships.xml", sub { s/\Q$tag\E/$changed/ });
	my $made = build($site, $state);
	is($made->{code}, 0, 'it builds') or return;
	my %told = ('/en/organisations/mmu' => 'since 2009', '/tr/kuruluslar/mbb' => '2009’dan beri',
		'/en/organisations/nalas' => 'since 2009', '/tr/kuruluslar/nalas' => '2009’dan beri',
		'/en/organisations' => 'since 2009', '/tr/kuruluslar' => '2009’dan beri',
		'/en/organisations/mmu/working-areas-local-diplomacy' => 'since 2009',
		'/tr/kuruluslar/mbb/calisma-alanlari-yerel-diplomasi' => '2009’dan beri');
	for my $address (sort keys %told) {
		my (undef, $page) = answer($made->{id}, $address =~ /organisations$|kuruluslar$/ ? "$address?" . ($address =~ /tr/ ? 'sonra=mbb' : 'after=mmu') : $address);
		(my $text = $page) =~ s/<[^>]+>//g;
		like($text, qr/$told{$address}/, "$address tells it");
		unlike($text, qr/2008/, "$address has the old year nowhere");
	}
};

# Every command of the README that needs no server and no other machine's folders, as it is written.
subtest 'the commands' => sub {
	my $site = site_copy();
	mkdir "$site/build"; mkdir "$site/build/release";
	symlink program(), "$site/build/release/birlik" or die $!;
	my $in = sub { return run_program('sh', '-c', 'cd "$1" && shift && eval "$1"', 'sh', $site, @_) };
	spew("$site/db/pages/books.sql", { map { $_->[0] => $_->[1] } blocks('add a page') }->{sql});
	edit($site, 'locales/tr/interface.po', sub { $_ .= "\n" . { map { $_->[0] => $_->[1] } blocks('add a page') }->{po} });
	my ($made, $id, $why) = $in->('build/release/birlik build --state build/run');
	is($made, 0, 'build/release/birlik build --state build/run') or do { diag($why); return };
	$in->("build/release/birlik publish --state build/run $id");
	my ($before_operators, $operators) = split /^## For operators$/m, $readme;
	my %commands;
	while ($before_operators =~ /(?:`|^)(build\/release\/birlik [^`\n#]*[^`\n# ])/mg) { $commands{$1} = 1 unless $1 =~ /\bFILE\b/ }
	cmp_ok(scalar(keys %commands), '>=', 10, 'there are some');
	unlike($before_operators, qr/`birlik |^birlik /m, 'each names the program that make has built');
	# What a new language needs comes after it has begun.
	for my $command (sort { ($b =~ / po new /) <=> ($a =~ / po new /) || $a cmp $b } keys %commands) {
		my ($code, undef, $err) = $in->($command);
		is($code, 0, decode('UTF-8', $command)) or diag($err);
	}
	my (undef, undef, $err) = run_program(program(), 'render', '--state', "$site/nowhere", '/en/');
	like($err, qr{/nowhere/current: is not there; --state DIR names the folder of the releases}, 'without a state folder the option is named');
};

done_testing;
