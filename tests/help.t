#!/usr/bin/env perl
# `birlik COMMAND --help`: each begins with its usage, tells every option that the command takes, and no other; a name
# that is none is met with the nearest only where it may be a slip.
use strict;
use warnings;
use utf8;
use lib 'tests/lib';
use Encode 'decode';
use Test::More;
use Birlik;

my $program = program();
my (undef, $list) = run_program($program, '--help');
my @commands = decode('UTF-8', $list) =~ /^  (\w+) +\S/mg;
cmp_ok(scalar(@commands), '>=', 13, 'birlik --help lists the commands');
my %help;
for my $command (@commands) {
	my ($code, $out) = run_program($program, $command, '--help');
	is($code, 0, "birlik $command --help");
	like($out, qr/\Ausage: birlik $command\b/, '… begins with its usage');
	$help{$command} = $out;
}

# The options of a file of the sources are those of the commands that it defines; the parts of po are po's.
for my $file (glob 'fcgi/commands/*.c') {
	my $text = slurp($file);
	my @own = grep { $help{$_} } $text =~ /^const struct command command_(\w+) =/mg;
	@own = ('po') if $file =~ m{/po_};
	my %taken = map { $_ => 1 } $text =~ /\{"([\w-]+)", (?:no|required|optional)_argument/g;
	next unless @own && %taken;
	my $told = join "\n", @help{@own};
	for my $option (sort keys %taken) {
		next if $option eq 'help';
		ok((grep { $help{$_} =~ /--$option\b(?!-)/ } @own), "$own[0]: --$option is told");
	}
	if ($file !~ m{/po}) {
		my %named = map { $_ => 1 } $told =~ /(?<![\w-])--([a-z][\w-]*)/g;
		is(join(' ', grep { !$taken{$_} && $_ ne 'help' } sort keys %named), '', "$own[0]: no other is");
	}
}

for my $case (['buidl', 'build'], ['publsh', 'publish'], ['frob', undef], ['x', undef], ['list', undef]) {
	my ($name, $meant) = @$case;
	my ($code, undef, $err) = run_program($program, $name);
	is($code, 2, "birlik $name: exit code 2");
	is(decode('UTF-8', $err), "birlik: there is no command “$name”; " . ($meant ? "did you mean $meant?" : 'birlik --help lists them') . "\n",
		$meant ? '… and the nearest' : '… and no guess');
}
done_testing;
