#!/bin/sh
# A worker's death is invisible: kill -9 of a random worker every 50 ms for 8 s under load
# through nginx, 0 of the requests fail.
. tests/pool/pool.sh
release good
configure 'workers = 4'
ln -s releases/good "$T/state/current"
start_nginx && start_pool
plan 4

"$PEER" load http "$WEB" 8 8000 'n=#&sleep=1&size=20000' >"$T/load" &
load=$!
kills=0
while ! ended $load && [ $kills -lt 1000 ]; do
	worker=$(workers | shuf -n 1)
	[ -z "$worker" ] || { kill -9 "$worker" 2>/dev/null && kills=$((kills + 1)); }
	sleep 0.05
done
wait $load
result=$(cat "$T/load")
echo "# $kills kills: $result"
failures=$(($(field other "$result") + $(field broken "$result") + $(field refused "$result")))
ok "at least 60 workers were killed ($kills)" test $kills -ge 60
ok "0 requests failed of $(field ok "$result")" test $failures -eq 0 -a "$(field ok "$result")" -ge 1000
ok 'each death has its line' test "$(count_logged 'ended by signal 9')" -ge $((kills - 4))
four_workers() { [ "$(workers | wc -l)" -eq 4 ]; }
ok 'the pool is whole again within 1 s' within 10 four_workers
stop_nginx
