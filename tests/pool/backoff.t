#!/bin/sh
# A release that breaks under a running pool: workers that cannot start are tried again less and
# less often, at most once a second each in the end; the pool never gives up, and is whole as soon
# as the release is.
. tests/pool/pool.sh
plan 4
release good
configure 'workers = 2'
ln -s releases/good "$T/state/current"
start_pool
: >"$T/state/releases/good/broken"
kill -9 $(molds) $(workers)
sleep 4
tries=$(count_logged 'ended with exit code 78')
ok "at most 18 tries in 4 s by a mold and two workers ($tries)" test "$tries" -ge 4 -a "$tries" -le 18
ok 'the pool goes on' kill -0 $pool
rm "$T/state/releases/good/broken"
ok 'it is there again within 3 s' within 30 answers_from good
two_workers() { [ "$(workers | wc -l)" -eq 2 ]; }
within 20 two_workers
kill -9 $(workers | head -n 1)
ok 'a single death is mended within 0.3 s again' within 3 two_workers
