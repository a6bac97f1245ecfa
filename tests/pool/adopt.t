#!/bin/sh
# The pool serves on a socket that systemd has made and hands over: it makes none of its own, leaves that one
# where it is, and who comes while one pool has ended and the next has not begun is answered.
# The part of systemd is a shell's that has the socket as descriptor 3.
[ -n "${HELD:-}" ] || exec perl -MIO::Socket::UNIX -MFile::Temp=tempdir -MPOSIX=dup2 -e '
	BEGIN { $^F = 9 }
	$ENV{HELD} = tempdir("birlik-held.XXXXXX", TMPDIR => 1) . "/socket";
	my $socket = IO::Socket::UNIX->new(Local => $ENV{HELD}, Listen => 64) or die $!;
	dup2(fileno $socket, 3) or die $!;
	exec "sh", @ARGV' "$0"
. tests/pool/pool.sh
trap 'rm -rf "${HELD%/socket}"; end' EXIT
plan 11
release good
ln -s releases/good "$T/state/current"
configure 'workers = 2'

# hand_over PID COUNT: the pool, with what systemd would say; its own number if PID is "".
hand_over()
{
	: >"$T/log"
	sh -c 'LISTEN_PID=${2:-$$} LISTEN_FDS=$3 exec "$0" serve --config "$1" --verbose' "$BIRLIK" "$T/birlik.conf" "$1" "$2" 2>>"$T/log" &
	pool=$!
	started="$started $pool"
}
serving() { within 50 logged 'serving .* with'; }
stop() { kill -TERM "$pool" && within 50 ended "$pool" && wait "$pool"; }
held() { timeout 10 "$PEER" ask "$HELD" REQUEST_METHOD=GET QUERY_STRING=x; }
fails_with() { within 30 ended "$pool" && { wait "$pool"; [ $? -eq 1 ]; } && [ "$(wc -l <"$T/log")" -eq 1 ] && logged "$1"; }

hand_over '' 1
ok 'a pool begins with a socket that is handed over' serving
ok '… and serves on it' eval 'held | grep -q "^name=good\$"'
ok '… and makes none of its own' test ! -e "$SOCKET"
ok 'TERM: exit code 0' stop
ok '… the socket stays' test -S "$HELD"
held >"$T/out" &
asked=$!
sleep 0.3
ok 'who comes in between waits' test ! -s "$T/out"
hand_over '' 1
ok '… and is answered by the next pool' eval 'serving && wait $asked && grep -q "^name=good\$" "$T/out"'
stop
hand_over 1 1
ok 'what is meant for another process is not taken' eval 'serving && test -S "$SOCKET"'
stop
hand_over '' 2
ok 'more than one socket: one line, exit code 1' fails_with 'LISTEN_FDS: one listening unix socket'
exec 3</dev/null
hand_over '' 1
ok 'a file that is no socket: one line, exit code 1' fails_with 'LISTEN_FDS: '
ok '… and the state folder is free again' test ! -e "$T/state/birlik.pid"
