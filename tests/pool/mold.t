#!/bin/sh
# What is loaded is shared: workers are forked from a mold that has loaded the release once, so a
# worker that dies is replaced though its release has meanwhile been spoilt on the disk; a mold
# that dies is replaced too, and no request fails while it is.
. tests/pool/pool.sh
plan 6
release good
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
