#!/bin/sh
# Peers that stall on the socket, one for each worker: the next request is answered after
# peer_timeout_ms (1 s here) at most, and no worker dies. Who has left costs nothing.
. tests/pool/pool.sh
plan 15
release good
configure 'workers = 2' 'peer_timeout_ms = 1000'
ln -s releases/good "$T/state/current"
start_pool
before=$(workers | sort)
same_workers() { [ "$(workers | sort)" = "$before" ]; }

for kind in nothing begin params body unread gone; do
	"$PEER" hold "$SOCKET" 2 4000 $kind &
	holder=$!
	started="$started $holder"
	sleep 0.2
	begin=$(date +%s%N)
	ask QUERY_STRING=x >"$T/out"
	code=$?
	took_ms=$((($(date +%s%N) - begin) / 1000000))
	ok "$kind: answered after at most 1500 ms ($took_ms)" test $code -eq 0 -a $took_ms -le 1500
	ok "$kind: no worker died" same_workers
	kill $holder
done

"$PEER" hold "$SOCKET" 40 100 gone
begin=$(date +%s%N)
answers_from good
took_ms=$((($(date +%s%N) - begin) / 1000000))
ok "40 that have left: the next is answered within 200 ms ($took_ms)" test $took_ms -le 200

ok 'a page asked for too long ago gets 503' \
	eval 'ask QUERY_STRING=x REQUEST_MSEC=$(($(date +%s) - 5)).123 | grep -q "^Status: 503"'
ok '… a form does not' eval '"$PEER" ask "$SOCKET" REQUEST_METHOD=POST QUERY_STRING=x \
	REQUEST_MSEC=$(($(date +%s) - 5)).123 | grep -q "^Status: 200"'
