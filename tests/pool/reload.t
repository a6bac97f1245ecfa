#!/bin/sh
# A switch is invisible: a release published every 0.2 s for 8 s under load through nginx, and
# HUPs between, 0 requests fail and no answer comes from a third release. A release that cannot
# be loaded, or whose self-test fails, or that a worker dies of, changes nothing.
. tests/pool/pool.sh
release one
release two
release broken broken
release wrong wrong
release crash crash
release slow slow
configure 'workers = 4' 'start_timeout_ms = 3000'
ln -s releases/one "$T/state/current"
start_nginx && start_pool
plan 15

publish() { "$BIRLIK" publish --state "$T/state" "$1" >"$T/out" 2>&1; }
current_is() { link_is current "$1"; }

"$PEER" load http "$WEB" 8 8000 'n=#&sleep=1&size=20000' >"$T/load" &
load=$!
switches=0 refused=0
while ! ended $load && [ $switches -lt 100 ]; do
	for name in two one; do
		publish $name || refused=$((refused + 1))
		switches=$((switches + 1))
		kill -HUP $pool
		sleep 0.2
	done
done
wait $load
result=$(cat "$T/load")
echo "# $switches switches: $result"
failures=$(($(field other "$result") + $(field broken "$result") + $(field refused "$result")))
ok "0 requests failed of $(field ok "$result"), $switches switches" \
	test $failures -eq 0 -a "$(field ok "$result")" -ge 1000 -a $switches -ge 10
ok 'every publish came into service' test $refused -eq 0

fails() { ! "$@"; }
for name in broken wrong crash; do
	begin=$(date +%s%N)
	ok "$name: publish is refused" fails publish $name
	took_ms=$((($(date +%s%N) - begin) / 1000000))
	ok "… within 2000 ms ($took_ms), the link stays, the old release answers" \
		eval "[ $took_ms -le 2000 ] && current_is one && answers_from one"
done
ok 'the reason is told once' test "$(count_logged 'xsl/tr.xsl:12: the release is broken')" -eq 1
ok 'no request of a refused release is left' test ! -L "$T/state/next"

# HUP during a reload: both happen.
ln -s releases/slow "$T/state/next"
kill -HUP $pool
sleep 0.3
ln -sfn releases/two "$T/state/next"
kill -HUP $pool
ok 'a HUP during a reload is not lost' within 60 current_is two
ok '… and comes after it' logged 'serving releases/slow now'

ok 'rollback: the one before' eval '"$BIRLIK" rollback --state "$T/state" >/dev/null && current_is slow'
ok 'the list says so' eval \
	'"$BIRLIK" releases --state "$T/state" >"$T/out" && grep -q "^$(id_of slow) .* current\$" "$T/out" && grep -q "^$(id_of two) .* previous\$" "$T/out"'
ok 'publish of what is not there is refused' fails publish none
stop_nginx
