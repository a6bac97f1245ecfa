#!/bin/sh
# TERM under load: every request that the socket took is answered whole; then no process, no
# socket file, no pid file is left. A worker that doesn't finish is killed after stop_timeout_ms.
. tests/pool/pool.sh
plan 9
release good
configure 'workers = 4' 'stop_timeout_ms = 1500'
ln -s releases/good "$T/state/current"

for signal in TERM INT QUIT; do
	start_pool
	"$PEER" load fcgi "$SOCKET" 16 1500 'n=#&sleep=5' >"$T/load" &
	load=$!
	sleep 0.7
	kill -$signal $pool
	wait $pool
	code=$?
	wait $load
	result=$(cat "$T/load")
	echo "# $result"
	ok "$signal: 0 answers cut short of $(field ok "$result")" \
		test "$(field broken "$result")" -eq 0 -a "$(field ok "$result")" -ge 100
	ok "$signal: exit code 0, socket and pid file gone" \
		test $code -eq 0 -a ! -e "$SOCKET" -a ! -e "$T/state/birlik.pid"
done

start_pool
workers >"$T/workers"
ask QUERY_STRING=hang >/dev/null 2>&1 &
started="$started $!"
sleep 0.3
begin=$(date +%s%N)
kill -TERM $pool
wait $pool
code=$?
took_ms=$((($(date +%s%N) - begin) / 1000000))
ok "a hung worker is killed: all ends in 1500 to 2500 ms ($took_ms)" \
	test $code -eq 0 -a $took_ms -ge 1400 -a $took_ms -le 2500
none_left() { for process in $(cat "$T/workers"); do gone "$process" || return 1; done; }
ok 'no worker is left' none_left
ok 'the death is told' logged 'does not end in time'
