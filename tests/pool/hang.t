#!/bin/sh
# A worker in one request for longer than request_hard_limit_ms is ended; the others don't notice.
. tests/pool/pool.sh
plan 4
release good
configure 'workers = 4' 'request_hard_limit_ms = 1000'
ln -s releases/good "$T/state/current"
start_pool
for i in 1 2 3; do
	ask QUERY_STRING=hang >/dev/null 2>&1 &
	started="$started $!"
done
sleep 0.3
result=$("$PEER" load fcgi "$SOCKET" 1 400 'n=#')
ok "three of four hang: the slowest other answer takes at most 100 ms ($(field slowest "$result"))" \
	test "$(field slowest "$result")" -le 100 -a "$(field ok "$result")" -ge 10
three_aborted() { [ "$(count_logged 'ended by signal 6')" -eq 3 ]; }
ok 'all three are ended within 2 s' within 20 three_aborted
four_workers() { [ "$(workers | wc -l)" -eq 4 ]; }
ok '… and replaced' within 10 four_workers
ok 'a request below the limit is left alone' eval 'ask QUERY_STRING=sleep=700 >/dev/null'
