#!/bin/sh
# Promise: a number gets the suffix that its last spoken word has, in every case. Every number from
# 0 to NUMBERS (9,999; `make check-numbers` goes to 999,999), then random ones to 10^12, grouped,
# decimals and percents, against an oracle that spells them out.
birlik=${PROGRAM:-build/release/birlik} oracle=${UNIT:-build/release/tests}/oracle
last=${NUMBERS:-9999}
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT

number=0
same() { # what, expected, got
	number=$((number + 1))
	if cmp -s "$2" "$3"; then
		echo "ok $number - $1"
	else
		echo "not ok $number - $1"
		diff "$2" "$3" | head -n 6 | sed 's/^/# /'
	fi
}

echo 1..12
# The same numbers in every run: a generator of its own, of a fixed start.
awk 'BEGIN {
	x = 20261125
	for (i = 0; i < 4000; i++) {
		x = (x * 16807) % 2147483647
		y = (x * 16807) % 2147483647
		digits = 1 + i % 12
		n = ""
		for (d = 0; d < digits; d++) {
			y = (y * 16807) % 2147483647
			digit = y % 10
			n = n (d == 0 && digit == 0 ? 1 : digit)
		}
		zeros = x % (digits + 1)
		n = substr(n, 1, digits - zeros) substr("000000000000", 1, zeros)
		if (zeros == digits) n = 1 n
		grouped = ""
		for (rest = n; length(rest) > 3; rest = substr(rest, 1, length(rest) - 3))
			grouped = "." substr(rest, length(rest) - 2) grouped
		grouped = rest grouped
		kind = i % 5
		print kind == 0 ? n : kind == 1 ? grouped : kind == 2 ? "%" grouped : kind == 3 ? grouped "," (y % 100) : "%" (y % 1000) "," (x % 10)
	}
	print "1000000000000"; print "1.000.000.000.000"; print "2.000.000.000.000"; print "999999999999"
}' >"$folder/random"

for case in abl loc dat acc gen; do
	"$oracle" $case 0 "$last" >"$folder/expected"
	seq 0 "$last" | "$birlik" grammar tr --case $case --stdin >"$folder/got"
	same "0 to $last, $case" "$folder/expected" "$folder/got"
	"$oracle" $case <"$folder/random" >"$folder/expected"
	"$birlik" grammar tr --case $case --stdin <"$folder/random" >"$folder/got"
	same "random numbers, $case" "$folder/expected" "$folder/got"
done

# On the command line as on standard input, and the oracle itself is no echo.
"$birlik" grammar tr --case abl 2023 2010 1960 10.000 350 >"$folder/got"
printf '%s\n' 2023’ten 2010’dan 1960’tan 10.000’den 350’den >"$folder/expected"
same "arguments" "$folder/expected" "$folder/got"
printf '%s\n' 2023 2010 1960 10.000 350 | "$oracle" abl >"$folder/got"
same "the oracle on known forms" "$folder/expected" "$folder/got"
