#!/usr/bin/env perl
# Promise: an address that was public stays. `birlik slugs` writes it down, by appending alone; a new name
# changes nothing; a new line leads the old address on, in one step and in no circle; and no address is
# ever another record's.
use strict;
use warnings;
use utf8;
use lib 'tests/lib';
use Encode qw(decode encode);
use Test::More;
use Birlik;

my $state = folder();
my $site = site_copy();
my $made;

sub slugs { my ($code, $out, $err) = run_program(program(), 'slugs', '--site', $site); return ($code, $out, $err) }
sub built { $made = build($site, $state); is($made->{code}, 0, $_[0]) or diag(join "\n", @{ $made->{errors} }) }
sub answer {
	my ($address) = @_;
	my ($code, $out) = run_program(program(), 'render', '--release', "$state/releases/$made->{id}", '--head', $address);
	my ($status) = $out =~ /^Status: (\d+)/;
	my ($location) = $out =~ /^Location: (\S+)/m;
	return join ' ', $status // 'nothing', $location // ();
}
sub line_of { my ($text) = @_; my $n = 0; for (split /\n/, slurp("$site/db/slugs.tsv")) { $n++; return $n if $_ eq $text } return 0 }

# The book of this site is whole; without one it is made anew, the same for all that never changed.
my ($code, $out) = slugs();
is("$code $out", '0 ', 'the book of this site lacks nothing');
my $book = slurp("$site/db/slugs.tsv");
unlink "$site/db/slugs.tsv";
($code, $out) = slugs();
is($code, 0, 'a book is begun where there is none');
is($out, join('', map { "$_\n" } grep { !/^#/ } split /\n/, slurp("$site/db/slugs.tsv")), 'what is written is printed');
my $built = build($site, $state);
unlike($built->{stderr}, qr/slugs\.tsv/, 'nothing is lacking then');
spew("$site/db/slugs.tsv", $book);

# A new name: the address stays.
edit($site, 'db/content/organisations.xml', sub { s{<name>Rainbow Cities Network</name>\s*<acronym[^<]*RCN</acronym>}{<name>Network of Many Colours</name>} });
built('a site with another name');
is(answer('/en/organisations/rcn'), '200', 'a new name leaves the address');

# Two lines more: the first address and the second lead to the third; back to the first is no circle.
spew("$site/db/slugs.tsv", $book . "organisation\trcn\ten\trainbow\norganisation\trcn\ten\tmany-colours\n");
built('a site with a history');
is(answer('/en/organisations/rcn'), '301 /en/organisations/many-colours', 'the first address leads on');
is(answer('/en/organisations/rainbow'), '301 /en/organisations/many-colours', 'the second too');
is(answer('/tr/organisations/rainbow') =~ /^301 (\S+)/ ? $1 : '', '/tr/kuruluslar/rcn', 'an old address in another language’s words too');
spew("$site/db/slugs.tsv", $book . "organisation\trcn\ten\trainbow\norganisation\trcn\ten\trcn\n");
built('a site that took its change back');
is(answer('/en/organisations/rcn'), '200', 'the first address is in use again');
is(answer('/en/organisations/rainbow'), '301 /en/organisations/rcn', 'the second leads there');

# A page and what it lies below have both moved.
spew("$site/db/slugs.tsv", $book . "organisation\tmmu\ten\tmarmara\narticle\tmmu-diplomacy\ten\tworld\n");
built('a page below a page, both with another address');
my ($old) = $book =~ /^article\tmmu-diplomacy\ten\t(\S+)$/m;
is(answer("/en/organisations/mmu/$old"), '301 /en/organisations/marmara/world', 'from the oldest to the newest in one step');
is(answer("/en/organisations/marmara/$old"), '301 /en/organisations/marmara/world', 'from half way too');

# Never another's: neither by the book, nor by a name.
my $taken = "organisation\talda\ten\trcn";
spew("$site/db/slugs.tsv", $book . "organisation\trcn\ten\tmany-colours\n$taken\n");
my $refused = build($site, $state);
is($refused->{code}, 1, 'an address of another is refused');
like($refused->{errors}[0] // '', qr{db/slugs\.tsv:${\ line_of($taken)}: organisation “alda” cannot be called “rcn”: organisation “rcn” was \(line \d+\)}, 'with its place');
my $named = $book =~ s/^organisation\tsodem\ten\t.*\n//mr;
spew("$site/db/slugs.tsv", "organisation\tgone\ten\tsodem\n$named");
$refused = build($site, $state);
is($refused->{code}, 1, 'a name that makes the address of one that is gone is refused');
like(join("\n", @{ $refused->{errors} }), qr{db/content/organisations\.xml:\d+: organisation “sodem” would be called “sodem”, as “gone” was \(\S*db/slugs\.tsv:1\)}, 'with its place');
($code, $out) = slugs();
is("$code$out", '1', 'nor is it written down');
is(slurp("$site/db/slugs.tsv"), "organisation\tgone\ten\tsodem\n$named", 'the book is as it was');

# Appended, also behind a line without an end.
spew("$site/db/slugs.tsv", $named =~ s/\n\z//r);
($code, $out) = slugs();
is($out, "organisation\tsodem\ten\tsodem\n", 'what is lacking is added');
is(slurp("$site/db/slugs.tsv"), $named . $out, 'behind what was there');
done_testing();
