# What the tests of the pool share; read with `.`. Each test has a folder of its own, $T, which
# is removed at the end with all processes that were started.
#
#   BIRLIK  the program (with the fake answer)    PEER  tests/pool/peer.c

BIRLIK=${BIRLIK:-build/tests/pool/birlik}
PEER=${PEER:-build/tests/pool/peer}
PATH=$PATH:/usr/sbin:/sbin
T=$(mktemp -d "${TMPDIR:-/tmp}/birlik-pool.XXXXXX")
SOCKET=$T/state/birlik.sock
started='' pool='' number=0 failed=0
chmod 755 "$T"

end()
{
	# Asked first: nginx and deploy/run take their children with them then.
	for process in $started; do kill -TERM "$process" 2>/dev/null; done
	for process in $started; do within 30 ended "$process" || kill -9 "$process" 2>/dev/null; done
	for process in $started; do wait "$process" 2>/dev/null; done
	[ $failed -eq 0 ] || { echo '# log of the pool:'; tail -n 20 "$T/log" 2>/dev/null | sed 's/^/# /'; }
	rm -rf "$T"
	[ $failed -eq 0 ]
	exit
}
trap end EXIT
trap 'exit 1' INT TERM

plan() { echo "1..$1"; }

# ok WHAT COMMAND …: passes if the command does.
ok()
{
	number=$((number + 1))
	what=$1
	shift
	if "$@"; then
		echo "ok $number - $what"
	else
		echo "not ok $number - $what"
		echo "# failed: $*"
		failed=1
	fi
}

skip_all() { echo "1..0 # SKIP $*"; exit 0; }

# release NAME [FILE …]: a release, with files that say how it behaves. Its folder is named by its id, like
# any; releases/NAME leads to it.
release()
{
	mkdir -p "$T/state/releases/$1/errors/tr" "$T/state/releases/$1/errors/en"
	echo "$1" >"$T/state/releases/$1/name"
	for status in 400 403 405 413 414 429 500 502 503 504; do
		for language in tr en; do
			echo "static $language $status" >"$T/state/releases/$1/errors/$language/$status.html"
		done
	done
	name=$1
	shift
	for file in "$@"; do : >"$T/state/releases/$name/$file"; done
	(cd "$T/state/releases/$name" && find . -type f ! -name manifest | sed 's|^\./||' | LC_ALL=C sort |
		while read -r file; do echo "file $(sha256sum <"$file" | cut -d" " -f1) $file"; done >manifest)
	id=$(sha256sum <"$T/state/releases/$name/manifest" | cut -c1-16)
	mv "$T/state/releases/$name" "$T/state/releases/$id"
	ln -s "$id" "$T/state/releases/$name"
}

# id_of NAME; link_is LINK NAME: does the link lead to the release, by a text that may be moved?
id_of() { basename "$(readlink -f "$T/state/releases/$1")"; }
link_is() { [ "$(readlink -f "$T/state/$1")" = "$T/state/releases/$(id_of "$2")" ]; }

# configure LINE …: birlik.conf, with limits that a test can wait for.
configure()
{
	{
		echo "state = $T/state"
		for line in "$@"; do echo "$line"; done
	} >"$T/birlik.conf"
}

# Starts the pool; true when it serves.
start_pool()
{
	: >"$T/log"
	"$BIRLIK" serve --config "$T/birlik.conf" --verbose 2>>"$T/log" &
	pool=$!
	started="$started $pool"
	within 50 logged "serving .* with"
}

# A whole nginx with the site file as it is shipped, on a unix socket. $WEB
start_nginx()
{
	command -v nginx >/dev/null || skip_all 'nginx is not installed'
	command -v curl >/dev/null || skip_all 'curl is not installed'
	WEB=$T/web.sock
	mkdir -p "$T/state/nginx"
	user=
	[ "$(id -u)" -ne 0 ] || user='user root;'
	for file in nginx.conf birlik.conf; do
		sed -e "s|@LISTEN@|unix:$WEB|g" -e 's|@SERVER_NAME@|localhost|g' -e "s|@STATE@|$T/state|g" \
			-e "s|@SOCKET@|$SOCKET|g" -e "s|@CACHE@|$T/cache|g" -e "s|@LOGS@|$T|g" \
			-e "s|@NGINX@|$T/state/nginx|g" -e 's|@DEFAULT_LANGUAGE@|tr|g' -e "s|@USER@|$user|g" \
			"deploy/nginx/$file.in" >"$T/state/nginx/$file"
	done
	cp deploy/nginx/headers.conf deploy/nginx/worker.conf "$T/state/nginx/"
	nginx -e "$T/error.log" -c "$T/state/nginx/nginx.conf" &
	nginx=$!
	started="$started $nginx"
	within 50 test -S "$WEB"
}

# nginx's children go with it when it is told; not when it is killed.
stop_nginx() { kill -TERM "$nginx" && wait "$nginx"; }

# get PATH [curl's arguments]: an answer through nginx, with its head.
get()
{
	path=$1
	shift
	curl -s -m 20 -i --path-as-is --unix-socket "$WEB" "$@" "http://localhost$path"
}

# within TENTHS COMMAND …: true as soon as the command is; false after so many tenths of a second.
within()
{
	tenths=$1
	shift
	while ! "$@" >/dev/null 2>&1; do
		tenths=$((tenths - 1))
		[ $tenths -gt 0 ] || return 1
		sleep 0.1
	done
}

logged() { grep -q -e "$1" "$T/log"; }
count_logged() { grep -c -e "$1" "$T/log"; }
workers() { pgrep -P "$pool" -x birlik-worker; }
molds() { pgrep -P "$pool" -x birlik-mold; }
ask() { "$PEER" ask "$SOCKET" REQUEST_METHOD=GET "$@"; }
answers_from() { ask QUERY_STRING=x | grep -q "^name=$1\$"; }
gone() { ! kill -0 "$1" 2>/dev/null; }
# A process of a shell's own stays a zombie until it is waited for.
ended() { [ ! -e "/proc/$1" ] || grep -q '^State:.Z' "/proc/$1/status"; }
# field NAME LINE: the number behind NAME= in what peer load prints.
field() { echo "$2" | sed -n "s/.*$1=\([0-9]*\).*/\1/p"; }
