#!/bin/sh
# Promise: names, abbreviations, dates and measures get the suffixes that a careful writer gives
# them: every line of tests/grammar/names.tsv.
birlik=${PROGRAM:-build/release/birlik}
list=tests/grammar/names.tsv
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT

echo 1..7
grep -v '^#' "$list" | grep . >"$folder/list"
count=$(wc -l <"$folder/list")
[ "$count" -ge 250 ] && echo "ok 1 - $count names" || echo "not ok 1 - only $count names"
number=1
column=3
for case in abl loc dat acc gen; do
	number=$((number + 1)) column=$((column + 1))
	awk -F '\t' -v c=$column '{ print $1 $c }' "$folder/list" >"$folder/expected"
	cut -f 1-3 "$folder/list" | "$birlik" grammar tr --case $case --stdin >"$folder/got" 2>"$folder/errors"
	if cmp -s "$folder/expected" "$folder/got" && ! [ -s "$folder/errors" ]; then
		echo "ok $number - all in $case"
	else
		echo "not ok $number - in $case"
		diff "$folder/expected" "$folder/got" | grep '^[<>]' | head -n 20 | sed 's/^/# /'
		sed 's/^/# /' "$folder/errors"
	fi
done

# One name, told more of by options.
"$birlik" grammar tr --case dat --read Bordo Bordeaux >"$folder/got"
"$birlik" grammar tr --case dat --flags 'poss place' 'Bilgi Evi' >>"$folder/got"
printf '%s\n' 'Bordeaux’ya' 'Bilgi Evi’ne' >"$folder/expected"
cmp -s "$folder/expected" "$folder/got" && echo "ok 7 - options" || echo "not ok 7 - options"
