#!/bin/sh
# deploy/run: the first page within 5 s, all processes ended by TERM, and one clear line when it
# cannot: port in use, state folder in use, a source that is refused, a pool that dies.
. tests/pool/pool.sh
command -v nginx >/dev/null || skip_all 'nginx is not installed'
command -v curl >/dev/null || skip_all 'curl is not installed'
plan 10
release one
port=$((20000 + $$ % 10000))
run() { PORT=$port STATE="${1:-$T/state}" PROGRAM="$BIRLIK" FAKE_RELEASE=${2-one} timeout 20 sh deploy/run; }

# begin_run: in the background; $runner
begin_run()
{
	rm -f "$T/out"
	PORT=$port STATE="$T/state" PROGRAM="$BIRLIK" FAKE_RELEASE=one sh deploy/run >"$T/out" 2>"$T/log" &
	runner=$!
	started="$started $runner"
	within 50 grep -q "^http://127.0.0.1:$port/\$" "$T/out"
}
serves() { curl -s "http://127.0.0.1:$port/tr/" | grep -q '^name=one$'; }
children() { pgrep -P "$runner"; }
fails_with() { pattern=$1; shift; run "$@" >"$T/refused" 2>&1 && return 1; [ "$(wc -l <"$T/refused")" -eq 1 ] && grep -q "$pattern" "$T/refused"; }
nobody_left() { for process in $left; do ended "$process" || return 1; done; }

ok 'the address is printed within 5 s' begin_run
ok '… and the page is there' serves
pool=$(cat "$T/state/birlik.pid")
left="$(children) $(workers)"
ok 'the same state folder: one line' fails_with "is in use: process $pool"
mkdir -p "$T/second/releases/one"
ok 'the same port: one line' fails_with "port $port is in use" "$T/second"
kill -TERM $runner
wait $runner
code=$?
ok 'TERM: exit code 0' test $code -eq 0
ok '… nobody is left' within 10 nobody_left

ok 'a second time' begin_run
pool=$(cat "$T/state/birlik.pid")
left="$(children) $(workers)"
kill -9 "$pool"
wait $runner
code=$?
ok 'the pool dies: exit code 1' test $code -eq 1
ok '… with the reason, and nobody is left' eval 'logged "the pool has ended" && within 10 nobody_left'
ok 'a source that is refused: exit code 1' eval '! run "$T/state" "" >/dev/null 2>&1'
