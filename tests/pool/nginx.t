#!/bin/sh
# The site file: what reaches a worker, what is kept, what is refused, and the security headers
# on every answer, once.
. tests/pool/pool.sh
release one
release two
configure 'workers = 2' 'request_hard_limit_ms = 20000'
ln -s releases/one "$T/state/current"
mkdir -p "$T/state/assets/ab"
echo 'body{}' >"$T/state/assets/ab/site.css"
start_nginx && start_pool
plan 50

# has PATTERN PATH [curl's arguments]
has() { pattern=$1; shift; get "$@" | tr -d '\r' | grep -q -e "$pattern"; }
hasnt() { ! has "$@"; }
status() { wanted=$1; shift; has "^HTTP/1.1 $wanted " "$@"; }
worker_of() { get "$@" | sed -n 's/^REQUEST_ID=//p'; }
kept() { [ "$(worker_of "$@")" = "$(worker_of "$@")" ]; }
not_kept() { ! kept "$@"; }
same_entry() { first=$(worker_of "$1"); shift; [ -n "$first" ] && [ "$first" = "$(worker_of "$@")" ]; }

ok 'the decoded path' has '^DOCUMENT_URI=/tr/ş x$' '/tr/%c5%9f%20x?n=1'
ok 'the query' has '^QUERY_STRING=a=1&b=%20$' '/tr/?a=1&b=%20'
ok 'the release' has "^BIRLIK_RELEASE=$T/state/releases/$(id_of one)\$" '/tr/?n=1'
ok 'no host' has '^HTTP_HOST=-$' '/tr/?n=1'
ok 'no proxy (httpoxy)' has '^HTTP_PROXY=-\{0,1\}$' '/tr/?n=1' -H 'Proxy: evil'
ok 'gzip always' has '^HTTP_ACCEPT_ENCODING=gzip$' '/tr/?n=1'
ok 'no language below /' has '^HTTP_ACCEPT_LANGUAGE=-\{0,1\}$' '/tr/?n=1' -H 'Accept-Language: en'
ok 'the language at the front door' has '^HTTP_ACCEPT_LANGUAGE=en$' '/' -H 'Accept-Language: en'
ok 'the front door is not kept' not_kept '/?page'
ok 'a form at the front door' has '^body=3$' '/' -d a=b

ok 'a page is kept' kept '/tr/a?page'
ok 'no-store is not kept' not_kept '/tr/a?no-store'
ok 'an error is not kept' not_kept '/tr/a?page&status=500'
ok 'a HEAD fills the entry of the GET' eval 'get "/tr/h?page" -I | grep -q "^HTTP/1.1 200" && kept "/tr/h?page"'
ok 'whatever the reader sends' same_entry '/tr/v?page' '/tr/v?page' -H 'Host: evil' \
	-H 'Accept-Language: en' -H 'Accept-Encoding: br' -H 'X-Forwarded-Host: evil' -H 'Cookie: a=b'
one=$(worker_of '/tr/k?page')
ok 'a question mark in the path is another entry' eval '[ "$one" != "$(worker_of "/tr/k%3fpage")" ]'
ok 'a form is not kept' not_kept '/tr/f?page' -d a=b
ok '304 from what is kept' status 304 '/tr/a?page' -H 'If-None-Match: "one"'
"$BIRLIK" publish --state "$T/state" two >/dev/null
ok 'the next request after a switch has the new release' has '^name=two$' '/tr/a?page'
"$BIRLIK" rollback --state "$T/state" >/dev/null
ok 'after the rollback the old entry is there again' eval '[ "$one" = "$(worker_of "/tr/k?page")" ]'

ok 'PUT' status 405 '/tr/' -X PUT
ok 'TRACE' status 405 '/tr/' -X TRACE
ok 'TRACE of nothing but nginx' hasnt '^name=' '/tr/' -X TRACE
ok 'above the root' status 400 '/%2e%2e/%2e%2e/etc/passwd'
ok 'a byte 0' status 400 '/tr/%00'
ok '/-/ is for this machine alone' status 403 '/-/metrics'
ok 'a body too large' status 413 '/tr/' -d "$(printf %70000s)"
ok 'files of a release are not served' hasnt '^one$' '/name'
ok 'error pages are not served as pages' has '^DOCUMENT_URI=/errors/' '/errors/tr/502.html'
ok '… nor their internal address' hasnt '^static' '/errors/502.html'

ok 'an asset' has '^Cache-Control: public, max-age=31536000, immutable' '/assets/ab/site.css'
ok 'an asset above the store' status 400 '/assets/../../etc/passwd'
ok 'an asset by a trick' hasnt '^one$' '/assets/%2e%2e/releases/one/name'
ok 'a missing asset is the worker'\''s to tell' has '^DOCUMENT_URI=/assets/ab/none.css' '/assets/ab/none.css'

ok 'a worker'\''s 404 stays' has '^name=one$' '/tr/x?status=404'
ok 'a worker'\''s 503 becomes the static page' has '^static en 503$' '/en/x?status=503'
ok '… with Retry-After' has '^Retry-After: 2' '/en/x?status=503'
ok '… but not that of a form' has '^name=one$' '/en/x?status=503' -d a=b
ok 'in the default language elsewhere' has '^static tr 503$' '/x?status=503'
ok '… and where a language has no pages' has '^static tr 503$' '/de/x?status=503'

# each header of headers.conf, once
headers_once()
{
	get "$@" | tr -d '\r' >"$T/answer"
	for header in Content-Security-Policy X-Content-Type-Options Referrer-Policy Permissions-Policy \
		Cross-Origin-Opener-Policy Cross-Origin-Resource-Policy; do
		[ "$(grep -c "^$header: " "$T/answer")" -eq 1 ] || { echo "# $header: $*"; return 1; }
	done
	grep -q '^Server: nginx$' "$T/answer" && ! grep -q '^Strict-Transport' "$T/answer"
}
all_have_headers()
{
	headers_once '/tr/?n=1' && headers_once '/tr/?status=404' && headers_once '/tr/?status=301' &&
		headers_once '/tr/?status=503' && headers_once '/tr/' -X PUT && headers_once '/tr/%00' &&
		headers_once '/-/x' && headers_once '/assets/ab/site.css' &&
		headers_once '/tr/' -d "$(printf %70000s)" && headers_once '/tr/?status=500' -d a=b
}
ok 'the security headers on every answer, once' all_have_headers

for i in 1 2 3 4 5 6 7 8 9; do get '/tr/?n=1' -d a=b; done >"$T/forms"
ok 'forms are limited' grep -q '^HTTP/1.1 429' "$T/forms"
ok '… with their page' grep -q '^static tr 429$' "$T/forms"
ok '… and time to wait' grep -q '^Retry-After: 60' "$T/forms"
ok 'reading is not' status 200 '/tr/?n=2'

kill -9 $pool
wait $pool 2>/dev/null
ok 'the pool is dead: the static page' has '^static en 502$' '/en/new'
# Those counted above first have to be forgotten: one every 5 s.
ok '… of a form too' within 80 has '^static en 50[0-9]$' '/en/new' -d a=b
ok '… with all headers' headers_once '/en/new'
ok '… and what is kept is served' has '^name=one$' '/tr/k?page'
ok 'the log names no address of a reader' eval '! grep -q "127.0.0.1\|unix:" "$T/access.log"'
stop_nginx
