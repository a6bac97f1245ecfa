#!/bin/sh
# kill -9 of the supervisor: no worker is left after 1 s, not even a hung one; the next start
# takes the socket and the state folder over at once.
. tests/pool/pool.sh
plan 4
release good
configure 'workers = 4'
ln -s releases/good "$T/state/current"
start_pool
workers >"$T/workers"
molds >>"$T/workers"
ask QUERY_STRING=hang >/dev/null 2>&1 &
sleep 0.2
ok 'four workers and their mold' test "$(wc -l <"$T/workers")" -eq 5
kill -9 $pool
wait $pool 2>/dev/null
none_left() { for process in $(cat "$T/workers"); do ended "$process" || return 1; done; }
ok 'no orphan after 1 s' within 10 none_left
ok 'the next start serves within 5 s' start_pool
ok '… and answers' answers_from good
