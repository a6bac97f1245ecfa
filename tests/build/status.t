#!/usr/bin/env perl
# `birlik po status`: how far each catalogue and each page is, and where what is missing is shown.
use strict;
use warnings;
use utf8;
use Cwd 'getcwd';
use Encode qw(decode encode);
use JSON::PP;
use lib 'tests/lib';
use Test::More;
use Birlik;

my $program = program();
my $site = site_copy();
sub status {
	my @arguments = @_;
	my $here = getcwd();
	chdir $site or die;
	my ($code, $out, $err) = run_program($program, 'po', 'status', @arguments);
	chdir $here or die;
	return ($code, decode('UTF-8', $out), $err);
}
sub json { my ($code, $out, $err) = status('--json', @_); is($code, 0, 'po status works') or diag($err); return decode_json(encode('UTF-8', $out)) }
sub language { my ($status, $code) = @_; return (grep { $_->{language} eq $code } @{ $status->{languages} })[0] }
sub message { my ($language, $context, $part) = @_; return grep { ($_->{context} // '') eq $context && $_->{source} =~ $part } @{ $language->{messages} } }

my $whole = json();
my $tr = language($whole, 'tr');
is(scalar(grep { !$_->{complete} } map { @{ $_->{pages} } } @{ $whole->{languages} }), 0, 'the site as it is: every page is complete');
is(join(' ', grep { !m{^/(?:tr|en)/} } map { $_->{path} } map { @{ $_->{pages} } } @{ $whole->{languages} }), '', 'what belongs to no language is counted as no page of one');
is(scalar(grep { $_->{state} ne 'current' } map { @{ $_->{messages} } } @{ $whole->{languages} }), 0, 'every message is current');
is(scalar(grep { !defined $_->{address} && $_->{context} && $_->{context} =~ m{^(?:organisation|article|publication|country|area|topic)/} } @{ $tr->{messages} }), 0,
	'every text of these records is shown somewhere');
is(scalar(grep { !defined $_->{address} && ($_->{context} // '') =~ /^(?:path|param|title)$/ } @{ $tr->{messages} }), 0, 'and every word of an address, and every title');

# What is said to be on a page is there.
my ($tried, $found) = (0, 0);
my %texts = map { $_->{source} => $_ } grep { defined $_->{address} && $_->{address} =~ m{^/tr/[^? ]*$} && !defined $_->{context} && $_->{source} !~ /[{<&"]/ } @{ $tr->{messages} };
for my $source ((sort keys %texts)[0 .. 39]) {
	my $po = decode('UTF-8', slurp('locales/tr/interface.po'));
	my ($text) = $po =~ /^msgid "\Q$source\E"\nmsgstr "([^"]+)"$/m or next;
	$tried++;
	my (undef, $html) = render($texts{$source}{address});
	if (index($html =~ s/&#39;/'/gr, $text) >= 0) { $found++ } else { diag("$texts{$source}{address}: $source") }
}
cmp_ok($tried, '>=', 20, "$tried messages are looked up");
is($found, $tried, 'each is on the page that is named');

# One translation away, one source changed, one figure, one text that no page shows.
edit($site, 'locales/tr/content.en.organisation.po', sub { s/(msgctxt "organisation\/eurocities\/summary"\nmsgid (?:"[^\n]*"\n)+)msgstr (?:"[^\n]*"\n)+/$1msgstr ""\n/ });
edit($site, 'db/content/organisations.xml', sub { s/The sole national-level union/The only national-level union/; s/article 20 of Law/article 22 of Law/ });
edit($site, 'locales/tr/interface.po', sub { s/(msgid "All publications"\nmsgstr )"[^"]*"/$1""/ });
my $changed = json();
$tr = language($changed, 'tr');
my ($summary) = message($tr, 'organisation/eurocities/summary', qr/./);
is($summary->{state}, 'missing', 'a translation that is not there is missing');
like($summary->{address}, qr{^/tr/}, 'and its address is named');
my ($union) = message($tr, 'organisation/umt/summary', qr/only/);
is($union->{state}, 'stale', 'a changed word is stale');
my ($body) = message($tr, 'organisation/umt/body', qr/article 22/);
is($body->{state}, 'missing', 'a changed figure is missing');
my ($all) = message($tr, '', qr/^All publications$/);
is($all->{state}, 'missing', 'a message of the interface is missing');
my %file = map { $_->{name} => $_ } @{ $tr->{catalogues} };
is("$file{'content.en.organisation'}{stale} $file{'content.en.organisation'}{missing}", '1 2', 'the catalogue counts them');
is("$file{interface}{stale} $file{interface}{missing}", '0 1', 'so does the interface’s');
my %page = map { $_->{path} => $_ } @{ $tr->{pages} };
my ($eurocities) = grep { /eurocities$/ } keys %page;
ok(!$page{$eurocities}{complete}, 'a page with a missing text is not complete');
my ($tbb) = grep { m{/tbb$} } keys %page;
is($page{$tbb}{stale}, 1, 'a page counts what is stale on it');
ok((grep { $_->{complete} } @{ $tr->{pages} }) > 10, 'other pages are');
is(scalar(grep { !$_->{complete} } @{ language($changed, 'en')->{pages} }), 0, 'the other language is as it was');

my ($code, $out) = status('tr');
is($code, 0, 'as text, of one language');
unlike($out, qr/^en  /m, 'and of no other');
like($out, qr/^tr  content\.en\.organisation +\d+ current +1 stale +2 missing/m, 'a line for a catalogue');
like($out, qr/^tr  \Q$eurocities\E: 0 stale, [1-9]\d* missing$/m, 'a line for a page that is not complete');
like($out, qr/^db\/content\/organisations\.xml:\d+: missing: “[^”]+” organisation\/eurocities\/summary: \/tr\//m, 'a line for what is missing, with its place and its page');
like($out, qr/^locales\/tr\/content\.en\.organisation\.po:\d+: stale: “The only national-level union[^”]*” organisation\/umt\/summary: \/tr\//m, 'and for what is stale, in its catalogue');
($code, undef, my $err) = status('xx');
is($code, 1, 'a language that is not there is refused');
like(decode('UTF-8', $err), qr/db\/site\.xml: has no language “xx”/, 'by name');
done_testing;
