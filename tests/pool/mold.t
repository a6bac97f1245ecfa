#!/bin/sh
# What is loaded is shared: workers are forked from a mold that has loaded the release once, so a
# worker that dies is replaced though its release has meanwhile been spoilt on the disk; a mold
# that dies is replaced too, and no request fails while it is. A mold that hangs holds up nothing but
# its own workers, and is ended; where the system gives no process, that is said, and tried again.
. tests/pool/pool.sh
plan 16
release good
release two
export FAKE_NO_FORK="$T/no-fork"
configure 'workers = 3'
ln -s releases/good "$T/state/current"
start_pool
ok 'one mold' test "$(molds | wc -l)" -eq 1
ok 'three workers' test "$(workers | wc -l)" -eq 3
three_workers() { [ "$(workers | wc -l)" -eq 3 ]; }
: >"$T/state/releases/good/broken"
kill -9 $(workers)
ok 'workers are replaced within 1 s from what is loaded' within 10 three_workers
ok '… and answer' answers_from good
rm "$T/state/releases/good/broken"
old=$(molds)
kill -9 $old
another_mold() { new=$(molds) && [ -n "$new" ] && [ "$new" != "$old" ]; }
ok 'a mold is replaced within 1 s' within 10 another_mold
ok 'the pool answered all the while' answers_from good

# No process: neither for the mold's workers nor for a mold.
old=$(molds)
: >"$FAKE_NO_FORK"
kill -9 $(workers | head -n 1)
ok 'where there is no process, that is what is said' within 10 logged 'no process for a worker: Resource temporarily unavailable'
sleep 1.5
count=$(count_logged 'no process for a worker')
ok "… not more than once a second ($count in 1.5 s)" test "$count" -le 3
ok '… and the mold is not blamed' eval '[ "$(molds)" = "$old" ] && ! logged "makes no worker"'
ok '… and the others answer' answers_from good
rm "$FAKE_NO_FORK"
ok '… until there is one again' within 20 three_workers

# A mold that hangs.
publish() { "$BIRLIK" publish --state "$T/state" "$1" >"$T/out" 2>&1; }
kill -STOP $(molds)
kill -9 $(workers | head -n 1)
sleep 0.1
begin=$(date +%s%N)
publish two
took_ms=$((($(date +%s%N) - begin) / 1000000))
ok "while a mold hangs, another release comes into service within 1000 ms ($took_ms)" test $took_ms -le 1000
ok '… and answers' answers_from two
within 100 eval '[ "$(molds | wc -l)" -eq 1 ]'
old=$(molds)
kill -STOP $old
kill -9 $(workers | head -n 1)
ok 'a mold that makes no worker is ended' within 40 logged "the mold $old makes no worker: ended"
ok '… and replaced' within 20 another_mold
ok '… and the worker too' within 30 three_workers
