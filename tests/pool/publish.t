#!/bin/sh
# Publishing without a pool moves the link alone; a pid file that a dead process left is no obstacle.
. tests/pool/pool.sh
plan 17
release one
release two
configure 'workers = 1'
publish() { "$BIRLIK" publish --state "$T/state" "$@" >"$T/out" 2>&1; }
is() { [ "$(readlink "$T/state/$1")" = "releases/$(id_of "$2")" ]; }

ok 'by id' eval 'publish one && is current one'
ok 'by path; the link stays relative' eval 'publish "$T/state/releases/two" && is current two'
ok 'what was served before is kept' is previous one
ok 'rollback' eval '"$BIRLIK" rollback --state "$T/state" >/dev/null && is current one'
ok 'the same again changes nothing' eval 'publish one && is previous two'
echo $$ >"$T/state/birlik.pid"
ok 'a number in the pid file that runs no pool is not believed' eval 'publish two && is current two'
start_pool
ok 'the pid file is taken over' test "$(cat "$T/state/birlik.pid")" = "$pool"
ok 'usage: exit code 2' eval '"$BIRLIK" publish >/dev/null 2>&1; [ $? -eq 2 ]'

# The lock of the state folder, as a publish and a start of the pool hold it while they look and move.
stop_pool() { kill -TERM $pool && wait $pool; }
stop_pool
publish one
flock "$T/state" sleep 1.5 &
sleep 0.4
publish two &
sleep 0.4
ok 'a publish waits for another that is moving the link' is current one
wait $!
ok '… and comes after it' within 20 is current two
flock "$T/state" sh -c "sleep 1; ln -sfn releases/$(id_of one) '$T/state/current'" &
sleep 0.4
ok 'a pool that starts while a release is published' start_pool
ok '… does not undo it' eval 'is current one && answers_from one'
ok '… and does not begin with another' eval '! logged "serving releases/$(id_of two)"'

# A link that cannot be set (a folder stands where it is made): refused, and said so.
mkdir "$T/state/current.$pool"
ok 'where the link cannot be set, the pool refuses' eval '! publish two && grep -q "refuses releases/$(id_of two)" "$T/out"'
ok '… and serves on what the link says' eval 'is current one && answers_from one'
ok '… and says why' logged "releases/$(id_of two) is refused: current cannot be set"
rmdir "$T/state/current.$pool"
ok '… until it can' eval 'publish two && answers_from two'
stop_pool
