#!/bin/sh
# A bad start ends within a second, with exit code 1 and one clear line; a live socket and a
# state folder in use are never taken.
. tests/pool/pool.sh
plan 13

# refuses CODE PATTERN COMMAND …: exit code and the only line it writes. A limit against hanging.
refuses()
{
	wanted=$1 pattern=$2
	shift 2
	timeout 5 "$@" >"$T/out" 2>&1
	[ $? -eq "$wanted" ] && [ "$(wc -l <"$T/out")" -eq 1 ] && grep -q -e "$pattern" "$T/out" && return
	sed 's/^/# /' "$T/out"
	return 1
}
serve() { refuses 1 "$1" "$BIRLIK" serve --config "$T/birlik.conf"; }

release good
configure 'wokers = 3'
ok 'an unknown key is named with the nearest' serve 'birlik.conf:2: there is no key "wokers"; did you mean "workers"?'
configure 'workers = none'
ok 'a value out of range is told with what was allowed' serve 'birlik.conf:2: workers is "none"; a whole number from 1 to 256'
configure 'workers = 2 # a comment' 'workers = 3'
ok 'a key given twice is an error' serve 'birlik.conf:3: workers is given twice'
echo 'workers = 2' >"$T/birlik.conf"
ok 'the state folder must be given' serve 'birlik.conf: state is not given'
ok 'the file must be there' refuses 1 'none.conf: cannot be read' "$BIRLIK" serve --config "$T/none.conf"
ok 'without --config: usage' refuses 2 'see birlik serve --help' "$BIRLIK" serve
configure 'workers = 2'
ok 'without a release: what to do' serve 'has no link "current": build and publish'

ln -s releases/good "$T/state/current"
echo text >"$SOCKET"
ok 'a file in the place of the socket is left alone' serve 'is in the way: it is no socket'
rm "$SOCKET"

release broken broken
rm "$T/state/current"
ln -s releases/broken "$T/state/current"
begin=$(date +%s%N)
"$BIRLIK" serve --config "$T/birlik.conf" 2>"$T/log"
code=$?
took_ms=$((($(date +%s%N) - begin) / 1000000))
ok 'a broken release at start: exit code 1' test $code -eq 1
ok "… its reason told once, within 1000 ms ($took_ms)" \
	test "$(count_logged 'the release is broken')" -eq 1 -a $took_ms -le 1000

rm "$T/state/current"
ln -s releases/good "$T/state/current"
start_pool
ok 'a state folder in use is not taken' serve "is in use: process $pool runs a pool there"
mkdir "$T/other"
cp -r "$T/state/releases" "$T/other/"
ln -s releases/good "$T/other/current"
printf 'state = %s\nsocket = %s\n' "$T/other" "$SOCKET" >"$T/birlik.conf"
ok 'a live socket is not taken' serve 'is in use: another pool listens on it'
ok '… and serves on' answers_from good
