#!/usr/bin/env perl
# tests/run counts what has passed and failed, and says so in its last line, whatever ends a file: a failure, a wrong exit
# code, a crash, a plan that is not kept, a bail-out.
use strict;
use warnings;
use lib 'tests/lib';
use Test::More;
use Birlik;

my %files = (
	good => qq{print "1..2\\nok 1\\nok 2\\n";},
	bad => qq{print "1..2\\nok 1\\nnot ok 2\\n"; exit 1;},
	exits => qq{print "1..1\\nok 1\\n"; exit 3;},
	crashes => qq{\$| = 1; print "1..2\\nok 1\\n"; kill 'SEGV', \$\$;},
	stops => qq{print "1..3\\nok 1\\n";},
	bails => qq{\$| = 1; print "ok 1\\n"; print "Bail out! no ground\\n"; exit 255;},
	skips => qq{print "1..2\\nok 1\\nok 2 # skip not here\\n";},
);
my $folder = folder();
spew("$folder/$_.t", "#!/usr/bin/env perl\n$files{$_}\n") for keys %files;
for my $case (
	['good', 2, 0], ['bad', 1, 1], ['exits', 1, 1], ['crashes', 1, 1], ['stops', 1, 1], ['bails', 1, 1], ['skips', 1, 0], ['good bails', 3, 1],
	['bails good bad', 4, 2], ['bails good good2 skips', 6, 1],
) {
	my ($names, $passed, $failed) = @$case;
	spew("$folder/good2.t", slurp("$folder/good.t"));
	for my $jobs (1, 2) {
		local $ENV{JOBS} = $jobs;
		my ($code, $out) = run_program('tests/run', map { "$folder/$_.t" } split / /, $names);
		is((split /\n/, $out)[-1], "$passed passed, $failed failed", "$names, $jobs at a time");
		is($code, $failed ? 1 : 0, '… and the exit code');
	}
}
done_testing;
