#!/usr/bin/env perl
# `birlik preview`: a translator sees the whole site under a catalogue of his own, with each text's state and place; the
# site that is served does not change by a byte, and knows nothing of it. For those without a terminal
# the catalogue is sent to the preview, behind a password, and is gone with it.
use strict;
use warnings;
use utf8;
use Encode qw(decode encode);
use MIME::Base64;
use POSIX ();
use lib 'tests/lib';
use Test::More;
use Birlik;
use Run;
sub unescape { return Birlik::unescape(@_) }

my $program = program();
my $site = site_copy();
my $live = Run->start(site => $site);
my @watched = ('/tr/', '/tr/kuruluslar', '/en/organisations', '/tr/kuruluslar/mbb', '/tr/iletisim', '/en/');
my %before = map { $_ => $live->get($_) } @watched;

# ---- what a translator has at hand: a catalogue of his own, not in the site
my $own = folder() . '/my words.po';
my $words = decode('UTF-8', slurp('locales/tr/interface.po'));
sub write_own { my ($change) = @_; local $_ = $words; $change->(); spew($own, encode('UTF-8', $_)) }
write_own(sub { s/^(msgid "Skip to content"\nmsgstr ").*(")$/$1İçeriğe atla$2/m });
my $preview = Run->start(site => $site, command => sub { my ($self) = @_; ($program, 'preview', '--po', $own, '--port', $self->{port}, '--state', "$self->{state}/run") });

like($preview->get('/tr/'), qr/>İçeriğe atla</, 'its words are on the page');
unlike($live->get('/tr/'), qr/İçeriğe atla/, 'and not on the page that is served');
like($preview->get('/en/'), qr/>Skip to content</, 'the other languages are what they are');
for my $path (grep { !m{/iletisim} } @watched) {
	# But for the number in the assets' address, nothing else differs.
	(my $shown = $preview->get($path)) =~ s{<aside class="preview".*?</aside>}{}s;
	$shown =~ s{<link rel="stylesheet" href="[^"]*preview\.css">}{};
	$shown =~ s{<meta name="robots" content="noindex">}{};
	(my $served = $before{$path}) =~ s/İçeriğe geç/İçeriğe atla/;
	is($shown, $served, "$path is the page as readers would get it, with a bar");
}
$preview->get('/tr/?i18n=hide');
is($preview->{status}, 301, 'any other parameter is what it is for readers: none');

# ---- the texts, where they stand
my $shown = $preview->get('/tr/kuruluslar?i18n=show');
unlike($shown, qr/[\x{e0100}-\x{e01ef}]/, 'no mark is left');
my @items = $shown =~ m{<li id="message-\d+">(.*?)</li>}gs;
cmp_ok(scalar @items, '>', 60, scalar(@items) . ' texts are listed');
my ($placed, $wrong, %of) = (0, '');
for (@items) {
	my ($state) = m{<b class="i18n-(\w+)">};
	my ($file, $line) = m{<code>([^<]+):(\d+)</code>};
	my ($source) = map { unescape($_) } m{<code>msgid</code> (.*?)</p>}s;
	$of{$state}++;
	my @lines = split /\n/, decode('UTF-8', slurp($file =~ m{^/} ? $file : "$site/$file"));
	if ($state eq 'source') { $placed++; next }
	# A msgid that is long goes on in the next lines.
	my $there = join '', map { /"(.*)"$/ ? $1 : '' } @lines[$line - 1 .. ($line + 20 > $#lines ? $#lines : $line + 20)];
	$there =~ s/\\"/"/g;
	(index($there, $source) == 0 && $lines[$line - 1] =~ /^msgid/) ? $placed++ : ($wrong .= "$file:$line: $source\n");
}
is($placed, scalar @items, 'each with file and line, and its msgid is there') or diag(encode('UTF-8', $wrong));
like($shown, qr{<code>\Q$own\E:\d+</code>}, 'in the file that is looked at');
my @numbers = $shown =~ /href="#message-(\d+)"/g;
is_deeply([grep { $shown !~ /<li id="message-$_">/ } @numbers], [], 'every number leads to its text');
my $outlined = () = $shown =~ /<span [^>]*class="i18n i18n-current"/g;
cmp_ok($outlined, '>', 60, "$outlined outlines");
(my $without_bar = $shown) =~ s{<aside class="preview".*?</aside>}{}s;
my @inner = map { /href="(\/[^"]*)"/ } grep { !/class="i18n|type=/ } $without_bar =~ m{(<a [^>]*>)}g;
is_deeply([grep { !/[?;]i18n=show/ } @inner], [], 'one stays where texts are shown');
my @names = $shown =~ m{<h3[^>]*>.*?>([^<>]+)</}gs;
my @plain = $preview->get('/tr/kuruluslar') =~ m{<h3[^>]*>.*?>([^<>]+)</}gs;
is_deeply(\@names, \@plain, 'the list stands in the order that readers get');
my ($place) = do { $preview->get('/tr/kuruluslar/?i18n=show'); redirect_of($preview, '/tr/kuruluslar/?i18n=show') };
is($place, '/tr/kuruluslar?i18n=show', 'who is led to another address still sees them');
for my $face ('/tr/kuruluslar.json', '/tr/kuruluslar.csv', '/tr/kuruluslar.xml', '/sitemap.xml') {
	is($preview->get("$face?i18n=show"), $preview->get($face), "$face is for programs: there is nothing to show in it");
}
unlike($preview->get('//elsewhere.example/x?i18n=show'), qr{href="//}, 'an address with two slashes leads nowhere else');
is(redirect_of($live, '/tr/kuruluslar?i18n=show'), '/tr/kuruluslar', 'the site that is served knows nothing of it');
$live->get('/-/preview');
is($live->{status}, 404, '… nor of an address for catalogues');
for my $page ('/en/?i18n=show', '/tr/kuruluslar/mbb?i18n=show', '/tr/iletisim?i18n=show', '/tr/nichts?i18n=show', '/tr/arama?q=su&i18n=show') {
	my $html = $preview->get($page);
	ok(eval { parse_xml($html, 1); 1 } && $html !~ /[\x{e0100}-\x{e01ef}]/, "$page: well-formed, without a mark") or diag($@);
}

# ---- states: a text without a translation, and one whose source has changed
$preview->save('locales/tr/content.en.note.po', sub { s/(\nmsgid "This is a demonstration[^"]*"\nmsgstr ")[^"]*"/$1"/ or s/(\nmsgid "[^"]+"\nmsgstr ")[^"]*"/$1"/ });
$preview->save('db/content/organisations.xml', sub { s/(<summary>[^<]*?) of /$1 for /s or s/(<summary[^>]*>\w+)/$1 now/ });
ok(defined $preview->shows('/tr/kuruluslar?i18n=show', qr/class="i18n i18n-stale"/), 'a source that has changed: its text is outlined so');
ok(defined $preview->shows('/tr/?i18n=show', qr/i18n-missing"[^>]*>.*<code>msgid/s), 'a text without a translation, too');

# ---- the file is saved again, and again badly
write_own(sub { s/^(msgid "Skip to content"\nmsgstr ").*(")$/$1Ana metne geç$2/m });
ok(defined $preview->shows('/tr/', qr/>Ana metne geç</), 'what is saved is on the page');
my $good = $preview->get('/tr/');
my %bad = (
	'a tag too many' => sub { s/^(msgid "Skip to content"\nmsgstr ").*(")$/$1<b>x$2/m },
	'a lost placeholder' => sub { s/^(msgid "Published by \{name\}"\nmsgstr ").*(")$/$1Yayın$2/m },
	'cut short' => sub { $_ = substr $_, 0, length($_) / 2; s/\n[^\n]*\z/\nmsgstr "/ },
	'no header' => sub { s/\A.*?\n\n//s },
	'a stylesheet' => sub { $_ = '<xsl:stylesheet/>' },
);
for my $name (sort keys %bad) {
	my $length = length $preview->said;
	write_own($bad{$name});
	ok(defined $preview->shows('/tr/', qr/role="alert"/), "$name: the page says so");
	my $page = $preview->get('/tr/');
	like($page, qr{<li lang="en"><code>\Q$own\E:\d+: }, '… with file, line and reason');
	(my $rest = $page) =~ s{<div role="alert">.*?</div>}{}s;
	is($rest, $good, '… and is what it was');
	like(substr($preview->said, $length), qr/^\Q$own\E:\d+: .*\n.*stay as they were/ms, '… which is told on the terminal, too');
	write_own(sub { s/^(msgid "Skip to content"\nmsgstr ").*(")$/$1Ana metne geç$2/m });
	ok(defined $preview->shows('/tr/', qr/\A(?!.*role="alert").*Ana metne geç/s), '… until it is good again');
}
$preview->get('/tr/iletisim');
my ($nonce) = $preview->get('/tr/iletisim') =~ /name="nonce" value="([^"]*)"/;
is(post($preview, '/tr/iletisim', 'application/x-www-form-urlencoded', "nonce=$nonce&ad=x&e-posta=x%40example.org&konu=x&ileti=x&mesaj=x")->{status} >= 400, 1, 'it takes no messages of readers');
is(post($preview, '/-/preview', form(file => ['interface.po', encode('UTF-8', $words)]))->{status}, 400, 'nor catalogues, without --upload');

# ---- who asks all the time keeps nobody's change from being seen
my @askers = map { my $pid = fork // die; if ($pid == 0) { $preview->get('/en/') for 1 .. 100_000; POSIX::_exit(0) } $pid } 1 .. 6;
write_own(sub { s/^(msgid "Skip to content"\nmsgstr ").*(")$/$1Yine$2/m });
ok(defined $preview->shows('/tr/', qr/>Yine</, 60), 'a save is on the page while six others read');
kill 'KILL', $_ and waitpid $_, 0 for @askers;

# ---- very many mistakes are told in few lines, and a build that does not end can be ended
write_own(sub { $_ .= join '', map { qq{\nmsgid "Preview"\nmsgstr "$_"\n} } 1 .. 20_000 });
ok(defined $preview->shows('/tr/', qr/role="alert"/, 60), '20,000 mistakes');
cmp_ok(length $preview->get('/tr/'), '<', 60_000, '… make no long page');
write_own(sub { s/^(msgid "Skip to content"\nmsgstr ").*(")$/$1Ana metne geç$2/m });
ok(defined $preview->shows('/tr/', qr/\A(?!.*role="alert").*Ana metne geç/s, 60), '… and it goes on');
SKIP: {
	my ($saved, $stopped) = (0, 0);
	write_own(sub { s/^(msgid "Skip to content"\nmsgstr ").*(")$/$1Dur$2/m });
	for (1 .. 500) {
		last if ($stopped) = grep { my $name = Run::slurp_quietly("/proc/$_/stat"); $name =~ /\(birlik\) \S $preview->{pid} / && kill 'STOP', $_ } $preview->processes;
		select undef, undef, undef, 0.005;
	}
	skip 'the build was over too soon', 1 unless $stopped;
	my $ends = time;
	is($preview->stop, 0, 'TERM ends it although a builder hangs');
	cmp_ok(time - $ends, '<', 20, '… soon');
	$preview = Run->start(site => $site, command => sub { my ($self) = @_; ($program, 'preview', '--po', $own, '--port', $self->{port}, '--state', "$self->{state}/run") });
}

# ---- the site that is served (its own watch has published the two changed sources)
$preview->save('db/content/organisations.xml', sub { $_ = decode('UTF-8', slurp('db/content/organisations.xml')) });
$preview->save('locales/tr/content.en.note.po', sub { $_ = decode('UTF-8', slurp('locales/tr/content.en.note.po')) });
for my $path (grep { !m{/iletisim} } @watched) {
	my $same;
	for (1 .. 200) { last if $same = $live->get($path) eq $before{$path}; select undef, undef, undef, 0.05 }
	ok($same, "$path is served as before, byte for byte");
}
my $state = "$preview->{state}/preview";
is($preview->stop, 0, 'TERM ends it');
ok(!-e $state, 'what it made is gone');

# ---- sent from elsewhere, behind a password
my $folder = folder();
my $port = Run::free_port();
my $sent = Run->start(site => $site, command => sub { my ($self) = @_; ($program, 'preview', '--upload', '--for', '1h', '--port', $self->{port}, '--state', "$self->{state}/run") });
spew("$folder/passwords", 'reader:' . crypt('word', '$1$saltsalt') . "\n");
spew("$folder/birlik.conf", nginx_words('deploy/nginx/preview.conf.in', $sent, $port));
spew("$folder/headers.conf", slurp('deploy/nginx/headers.conf'));
spew("$folder/nginx.conf", nginx_words('deploy/nginx/nginx.conf.in', $sent, $port));
mkdir "$folder/nginx";
my $nginx = fork // die;
if ($nginx == 0) { open STDERR, '>', '/dev/null'; exec 'nginx', '-e', "$folder/error.log", '-c', "$folder/nginx.conf"; exit 1 }
my $front = bless { port => $port }, 'Run';
for (1 .. 100) { last if $front->get('/tr/'); select undef, undef, undef, 0.05 }
is($front->{status}, 401, 'without the password there is nothing to see');
is(post($front, '/-/preview', form(file => ['interface.po', 'x']))->{status}, 401, '… and nothing to send');
my $password = 'Authorization: Basic ' . encode_base64('reader:word', '');

my $page = post($front, '/tr/', undef, undef, $password);
is($page->{status}, 200, 'with it there is the site');
like($page->{body}, qr{<form method="post" action="/-/preview" enctype="multipart/form-data">.*type="file"}s, '… and a form on each page');
like($page->{body}, qr/20\d\d-\d\d-\d\d \d\d:\d\d \(UTC\)/, '… that says when all is removed');
like($page->{head}, qr/^X-Robots-Tag: noindex/mi, '… for no search engine');
my $sends = sub { my ($name, $change, %more) = @_; local $_ = $words; $change->(); return post($front, '/-/preview', form(back => '/tr/iletisim', file => [$name, encode('UTF-8', $_)]), $password, %more ? $more{header} : ()) };
my $answer = $sends->('C:\\texts\\Birlik (3).po', sub { s/^(msgid "Skip to content"\nmsgstr ").*(")$/$1Gönderilen$2/m });
is("$answer->{status} $answer->{place}", '303 /tr/iletisim', 'a catalogue that was sent: back to the page');
like(post($front, '/tr/', undef, undef, $password)->{body}, qr/>Gönderilen</, '… and it is on the next');
$answer = $sends->('interface.po', sub { s/^(msgid "Skip to content"\nmsgstr ").*(")$/$1<i>x$2/m });
$page = post($front, '/tr/', undef, undef, $password)->{body};
like($page, qr/>Gönderilen<.*role="alert".*interface\.po:\d+: /s, 'a bad one changes nothing; the page has the reasons');
$answer = $sends->('../../../x.po', sub { s/^"Language: tr\\n"$/"Language: ..\/..\\n"/m });
like(post($front, '/tr/', undef, undef, $password)->{body}, qr/role="alert"/, 'nor one that asks for a place outside');
is($sends->('interface.po', sub { }, header => 'Sec-Fetch-Site: cross-site')->{status}, 400, 'one from a page of another site is refused');
is($sends->('interface.po', sub { }, header => 'Origin: https://elsewhere.example')->{status}, 400, '… also by a browser that tells only its origin');
is($sends->('interface.po', sub { s/^(msgid "Skip to content"\nmsgstr ").*(")$/$1Gönderilen$2/m }, header => 'Origin: http://localhost')->{status}, 303, '… and this site is none other');
is($sends->('content.zz.none.po', sub { s/^"X-Source-Language:.*\n//m; s/\n\n#.*/\n\nmsgctxt "none\/1\/x"\nmsgid "x"\nmsgstr "y"\n/s })->{status}, 303, 'a catalogue that the site has not');
like(post($front, '/tr/', undef, undef, $password)->{body}, qr/role="alert".*no catalogue content\.zz\.none\.po/s, '… is told to be none');
my $withdraw = "--xyz\r\nContent-Disposition: form-data; name=\"withdraw\"\r\n\r\nsent/tr/interface.po\r\n--xyz--\r\n";
like(post($front, '/tr/', undef, undef, $password)->{body}, qr{name="withdraw" value="sent/tr/interface\.po"}, 'what was sent can be taken back');
is(post($front, '/-/preview', 'multipart/form-data; boundary=xyz', $withdraw, $password)->{status}, 303, '… by its button');
$page = post($front, '/tr/', undef, undef, $password)->{body};
like($page, qr/>İçeriğe geç</, '… and the site is without it');
unlike($page, qr/name="withdraw"|role="alert"/, '… and so is the bar');
like(post($front, '/tr/?i18n=show', undef, undef, $password)->{body}, qr{name="back" value="/tr/\?i18n=show"}, 'who sees the texts comes back to them');
$answer = post($front, '/-/preview', form(back => '//elsewhere.example/', file => ['interface.po', encode('UTF-8', $words)]), $password);
is("$answer->{status} $answer->{place}", '303 /', 'it leads nowhere else');
like(post($front, '/tr/', undef, undef, $password)->{body}, qr/\A(?!.*role="alert").*>İçeriğe geç</s, 'and the next good one holds');
is(post($front, '/-/preview', form(file => ['interface.po', 'x' x 9_000_000]), $password)->{status}, 413, 'one too large is refused');
kill 'TERM', $nginx;
waitpid $nginx, 0;
is($live->get('/tr/'), $before{'/tr/'}, 'the site that is served is what it was');
$sent->stop;

# ---- its end
my $short = folder();
mkdir "$short/live";
my $id = build_into("$short/live");
my $begun = time;
my ($code, $out) = in_site($program, 'preview', '--socket', "$short/s.sock", '--state', "$short/p", '--for', '2s');
is($code, 0, 'when its time is over it ends');
cmp_ok(time - $begun, '<', 30, '… soon');
is_deeply([glob "$short/p/*"], [], '… and nothing is left');
is((in_site($program, 'preview', '--socket', "$short/s.sock", '--state', "$short/live", '--for', '1s'))[0], 0, 'beside the releases of a site');
ok(-e "$short/live/releases/$id/manifest" && -d "$short/live/assets", '… these stay');
is((run_program('sh', '-c', 'cd "$0" && exec "$@"', $short, $program, 'preview', '--state', '.'))[0], 1, 'where there is no site there is no preview');
is((in_site($program, 'preview', '--state', "$short/p", '--socket', "$short/s.sock", map { ('--po', $own) } 1 .. 600))[0], 2, 'very many files are told to be too many');
for (['--upload'], ['--for', '3'], ['--for', '1000h'], ['--port', '0'], ['--po'], ['--hours', '3']) {
	is((in_site($program, 'preview', '--state', "$short/p", @$_))[0], 2, "@$_: is told to be wrong");
}
my ($refused, undef, $err) = in_site($program, 'preview', '--state', "$short/p", '--po', "$short/none.po", '--socket', "$short/s.sock");
is($refused, 1, 'a file that is not there');
like($err, qr/none\.po/, '… by its name');
($refused, undef, $err) = in_site($program, 'preview', '--state', "$short/p", '--port', $live->{port});
is($refused, 1, 'a port in use');
like($err, qr/port $live->{port} is in use/, '… by its number');
done_testing;

sub in_site { my @command = @_; return run_program('sh', '-c', 'cd "$0" && exec "$@"', $site, @command) }

sub nginx_words {
	my ($file, $run, $port) = @_;
	my %word = (LISTEN => "127.0.0.1:$port", SERVER_NAME => 'localhost', STATE => "$run->{state}/preview", SOCKET => "$run->{state}/preview/preview.sock", NGINX => $folder,
		LOGS => $folder, REALM => 'birlik', PASSWORDS => "$folder/passwords", USER => $> ? '' : 'user root;');
	(my $text = slurp($file)) =~ s/\@(\w+)\@/$word{$1} \/\/ die $1/ge;
	# Its own files, not those of the nginx that the preview has.
	$text =~ s{\Q$run->{state}\E/preview/nginx}{$folder/nginx}g;
	return $text;
}

sub build_into { my ($folder) = @_; my (undef, $out) = in_site($program, 'build', '--state', $folder); my ($id) = $out =~ /^(\w{16})$/m; return $id }

sub redirect_of { my ($run, $path) = @_; return post($run, $path)->{place} }

# A multipart form as browsers send it.
sub form {
	my (%parts) = @_;
	my $body = '';
	$body .= "--xyz\r\nContent-Disposition: form-data; name=\"back\"\r\n\r\n$parts{back}\r\n" if defined $parts{back};
	my ($name, $bytes) = @{ $parts{file} };
	$body .= "--xyz\r\nContent-Disposition: form-data; name=\"catalogue\"; filename=\"$name\"\r\nContent-Type: application/octet-stream\r\n\r\n$bytes\r\n--xyz--\r\n";
	return ('multipart/form-data; boundary=xyz', $body);
}

# GET without a type, else POST.
sub post {
	my ($run, $path, $type, $body, @headers) = @_;
	my $socket = IO::Socket::INET->new(PeerAddr => '127.0.0.1', PeerPort => $run->{port}, Timeout => 5) or return { status => 0, body => '', head => '' };
	local $SIG{PIPE} = 'IGNORE';
	my @lines = (($type ? 'POST' : 'GET') . " $path HTTP/1.0", 'Host: localhost', @headers, $type ? ("Content-Type: $type", 'Content-Length: ' . length $body) : ());
	print $socket join("\r\n", @lines), "\r\n\r\n", $body // '';
	my $answer = do { local $/; <$socket> } // '';
	my ($head, $text) = split /\r\n\r\n/, $answer, 2;
	my ($status) = ($head // '') =~ m{^HTTP/1\.\d (\d+)};
	my ($place) = ($head // '') =~ /^Location: (\S+)/mi;
	$place =~ s{^https?://[^/]+}{} if $place;
	return { status => $status // 0, place => $place, head => $head // '', body => decode('UTF-8', $text // '') };
}
