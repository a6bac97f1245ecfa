#!/bin/sh
# Records that nginx never sends. None is answered as if it were a whole request, the next
# request is answered within 1 s, and no worker dies, two known faults of libfcgi aside:
# these end the worker, and the next one answers.
. tests/pool/pool.sh
release good
configure 'workers = 1' 'peer_timeout_ms = 500' 'max_request_body_bytes = 100'
ln -s releases/good "$T/state/current"
start_pool
plan 34

# record TYPE LENGTH CONTENT: in printf's notation; LENGTH up to 255.
record() { printf "\\001\\$(printf '%03o' "$1")\\000\\001\\000\\$(printf '%03o' "$2")\\000\\000$3"; }
begin() { record 1 8 '\000\001\000\000\000\000\000\000'; }
params() { record 4 21 '\016\003REQUEST_METHODGET\000'; }
method() { record 4 19 '\016\003REQUEST_METHODGET'; }
end_params() { record 4 0 ''; }
end_input() { record 5 0 ''; }
length_of() { record 4 $((16 + ${#1})) "\\016\\$(printf '%03o' "${#1}")CONTENT_LENGTH$1"; }
whole() { begin; method; end_params; end_input; }

# sends WANTED NAME COMMAND …: what the other end sees, and that the pool answers on.
sends()
{
	wanted=$1 name=$2
	shift 2
	before=$(workers)
	"$@" >"$T/bytes"
	seen=$("$PEER" raw "$SOCKET" 3000 <"$T/bytes")
	ok "$name: $wanted" test "$seen" = "$wanted"
	ok "$name: the same worker answers the next within 1 s" \
		eval 'timeout 1 "$PEER" ask "$SOCKET" QUERY_STRING=x >/dev/null && [ "$(workers)" = "$before" ]'
}
cut_short() { whole | head -c "$1"; }
nothing() { :; }
garbage() { printf 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'; }
wrong_version() { whole | tr '\001' '\007'; }
other_role() { record 1 8 '\000\003\000\000\000\000\000\000'; method; end_params; end_input; }
no_begin() { method; end_params; end_input; }
short_begin() { record 1 2 '\000\001'; method; end_params; end_input; }
bad_pair() { begin; record 4 3 '\177\177x'; end_params; end_input; }
body_of() { begin; method; length_of "$1"; end_params; record 5 "$2" "$(printf '%*s' "$2" '' | tr ' ' b)"; end_input; }
end_missing() { begin; method; end_params; }
abort_request() { begin; method; record 2 0 ''; }

sends answered 'a whole request' whole
sends closed 'nothing' nothing
sends closed 'a half header' cut_short 5
sends closed 'a half BEGIN' cut_short 12
sends closed 'a half PARAMS' cut_short 30
sends closed 'HTTP' garbage
sends closed 'another version' wrong_version
sends closed 'another role' other_role
sends closed 'no BEGIN' no_begin
sends closed 'a short BEGIN' short_begin
sends closed 'a pair longer than its record' bad_pair
sends closed 'no end of the input' end_missing
sends closed 'a body shorter than said' body_of 9 5
sends closed 'a body longer than said' body_of 5 9
sends closed 'a length that is no number' body_of x1 5
ok 'a body as said is taken' eval \
	'"$PEER" ask "$SOCKET" REQUEST_METHOD=POST CONTENT_LENGTH=5 BODY=hello | grep -q "^body=5"'
ok 'a body too large gets 413' eval \
	'"$PEER" ask "$SOCKET" REQUEST_METHOD=POST CONTENT_LENGTH=101 BODY=$(printf %101s | tr " " b) | grep -q "^Status: 413"'

# The faults of libfcgi 2.4.2: a name and value of 2^31 - 2 bytes; a name asked for again and again.
huge() { begin; record 4 8 '\177\377\377\376\177\377\377\376'; }
values() { printf '\001\011\000\000\000\120\000\000'; for i in 1 2 3 4 5; do printf '\016\000FCGI_MAX_CONNS'; done; }
for fault in huge values; do
	$fault >"$T/bytes"
	"$PEER" raw "$SOCKET" 1000 <"$T/bytes" >/dev/null
	ok "$fault: the pool answers within 1 s" within 10 answers_from good
done
