#!/bin/sh
# A worker that may open no further file does not spin: who waits, waits, at next to no cost, and is
# answered when there is one again.
. tests/pool/pool.sh
command -v prlimit >/dev/null || skip_all 'prlimit is not installed'
plan 4
release good
configure 'workers = 1'
ln -s releases/good "$T/state/current"
start_pool
worker=$(workers)
# Hundredths of a second that it has worked.
worked() { sed 's/.*) //' "/proc/$worker/stat" | awk '{ print $12 + $13 }'; }
before=$(prlimit --pid "$worker" --nofile --noheadings --raw --output SOFT)
prlimit --pid "$worker" --nofile=3:
began=$(worked)
ask QUERY_STRING=x >"$T/out" &
asked=$!
sleep 2
ok 'without a descriptor nobody is answered' test ! -s "$T/out"
ok "… and the worker does not spin ($(($(worked) - began)) hundredths of 2 s)" test $(($(worked) - began)) -le 20
prlimit --pid "$worker" --nofile="$before":
ok 'with one, who has waited is' eval 'wait $asked && grep -q "^name=good\$" "$T/out"'
ok '… by the same worker' test "$(workers)" = "$worker"
