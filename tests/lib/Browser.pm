# Debian's Chromium, driven by Playwright, on the site behind nginx as a reader meets it. The browser has no port to ask
# at: every request of its goes over nginx's unix socket (tests/browser/browser.js).
#
#   browser('reflow.js')    runs tests/browser/reflow.js; each line of TAP that it prints is an assertion here
package Browser;
use strict;
use warnings;
use Encode 'decode';
use Exporter 'import';
use JSON::PP;
use Test::More;
use Birlik;
use Web;

our @EXPORT = 'browser';
my $modules = 'build/node/node_modules';

# One page of each kind, in both languages, by the list of tests/golden.
sub kinds {
	my %address;
	$address{"$_->{page}/" . ($_->{record} // '')}{ $_->{language} } = $_->{path} for pages();
	my @kinds;
	for (split /\n/, decode('UTF-8', slurp('tests/golden/addresses'))) {
		my ($name, $en, $tr) = /^([a-z-]+)\s+(\S+)\s+(\S+)$/ or next;
		next if $tr eq '-';
		for (['en', $en], ['tr', $tr]) {
			my ($language, $path) = @$_;
			$path = $address{$1}{$language} // die "tests/golden/addresses: $path" if $path =~ /^\*(.+)$/;
			push @kinds, { name => $name, language => $language, path => $path };
		}
	}
	return \@kinds;
}

sub browser {
	my ($script) = @_;
	plan(skip_all => 'Chromium is not installed') unless -x '/usr/bin/chromium';
	plan(skip_all => 'playwright-core and axe-core are not installed: make test-tools') unless -d "$modules/playwright-core" && -d "$modules/axe-core";
	my $web = Web->start;
	my %site = (socket => $web->{web}, modules => $modules, kinds => kinds(), languages => [languages()]);
	local $ENV{SITE} = encode_json(\%site);
	local $ENV{HOME} = folder(); # what a browser keeps
	open my $said, '-|:encoding(UTF-8)', 'node', "tests/browser/$script" or die "node: $!";
	while (<$said>) {
		if (/^(not )?ok - (.*)/) { ok(!$1, $2) }
		elsif (/^# (.*)/) { diag($1) }
		else { diag("$script: $_") }
	}
	close $said;
	is($?, 0, "$script has come to its end");
	done_testing();
}
1;
