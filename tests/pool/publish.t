#!/bin/sh
# Publishing without a pool moves the link alone; a pid file that a dead process left is no obstacle.
. tests/pool/pool.sh
plan 9
release one
release two
configure 'workers = 1'
publish() { "$BIRLIK" publish --state "$T/state" "$@" >"$T/out" 2>&1; }
is() { [ "$(readlink "$T/state/$1")" = "$2" ]; }

ok 'by id' eval 'publish one && is current releases/one'
ok 'by path; the link stays relative' eval 'publish "$T/state/releases/two" && is current releases/two'
ok 'what was served before is kept' is previous releases/one
ok 'rollback' eval '"$BIRLIK" rollback --state "$T/state" >/dev/null && is current releases/one'
ok 'the same again changes nothing' eval 'publish one && is previous releases/two'
cp -r "$T/state/releases/one" "$T/elsewhere"
ok 'a folder elsewhere' eval 'publish "$T/elsewhere" && is current "$T/elsewhere"'
echo $$ >"$T/state/birlik.pid"
ok 'a number in the pid file that runs no pool is not believed' eval 'publish two && is current releases/two'
start_pool
ok 'the pid file is taken over' test "$(cat "$T/state/birlik.pid")" = "$pool"
ok 'usage: exit code 2' eval '"$BIRLIK" publish >/dev/null 2>&1; [ $? -eq 2 ]'
