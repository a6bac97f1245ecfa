# The site as readers meet it: a pool of workers behind nginx, with the site file as it is shipped.
# nginx listens on a unix socket in the test's own folder: no ports, so tests stand side by side.
#
#   my $web = Web->start;                       pool and nginx, serving the release of the sources
#   my $answer = $web->ask('GET', '/en/');      { status, headers, body, head }
#   $answer->{headers}{'content-type'}          a header; all of that name joined by ', '
package Web;
use strict;
use warnings;
use IO::Socket::UNIX;
use Test::More ();
use Birlik;

sub start {
	my ($class, %options) = @_;
	local $ENV{PATH} = "$ENV{PATH}:/usr/sbin:/sbin";
	Test::More::plan(skip_all => 'nginx is not installed') unless grep { -x "$_/nginx" } split /:/, $ENV{PATH};
	my $folder = folder();
	my $self = bless { folder => $folder, state => "$folder/state", web => "$folder/web", children => [], owner => $$ }, $class;
	mkdir "$folder/state";
	my $made = build($ENV{TEST_SITE} // '.', $self->{state});
	die("the site cannot be built: @{$made->{errors}}") if $made->{code};
	$self->{id} = $made->{id};
	my ($code, undef, $err) = run_program(program(), 'publish', '--state', $self->{state}, $made->{id});
	die("publish: $err") if $code;
	spew("$folder/birlik.conf", "state = $self->{state}\nworkers = 2\n" . ($options{config} // ''));
	$self->start_pool;

	mkdir "$folder/nginx";
	my $user = $< == 0 ? 'user root;' : '';
	my ($language) = languages();
	for my $file ('nginx.conf', 'birlik.conf') {
		my $text = slurp("deploy/nginx/$file.in");
		my %words = (LISTEN => "unix:$self->{web}", SERVER_NAME => 'localhost', STATE => $self->{state}, SOCKET => "$self->{state}/birlik.sock",
			CACHE => "$folder/cache", LOGS => $folder, NGINX => "$folder/nginx", DEFAULT_LANGUAGE => $language, USER => $user);
		$text =~ s/\@($_)\@/$words{$1}/g for keys %words;
		# Readers share an address here: all come by one socket. What is sent in tests of forms is not to be limited.
		$text =~ s/rate=12r\/m/rate=6000r\/m/, $text =~ s/burst=5/burst=1000/ unless $options{limited};
		$text =~ s{\Q$self->{state}\E/nginx}{$folder/nginx}g;
		spew("$folder/nginx/$file", $text);
	}
	spew("$folder/nginx/$_", slurp("deploy/nginx/$_")) for 'headers.conf', 'worker.conf';
	$self->{nginx} = $self->child('nginx', '-e', "$folder/error.log", '-c', "$folder/nginx/nginx.conf");
	$self->wait_for(sub { IO::Socket::UNIX->new(Peer => $self->{web}) }) or do {
		Test::More::diag(slurp("$folder/nginx.err"));
		die('nginx does not start');
	};
	return $self;
}

sub start_pool {
	my ($self) = @_;
	my $log = "$self->{folder}/pool.err";
	my $said = -e $log ? length slurp($log) : 0; # what an earlier pool has said
	$self->{pool} = $self->child(program(), 'serve', '--config', "$self->{folder}/birlik.conf");
	$self->wait_for(sub { -e $log && substr(slurp($log), $said) =~ /serving / }) or do {
		Test::More::diag(slurp("$self->{folder}/pool.err"));
		die('the pool does not start');
	};
}

sub child {
	my ($self, @command) = @_;
	my $name = $command[0] eq 'nginx' ? 'nginx' : 'pool';
	my $child = fork // die $!;
	if ($child == 0) {
		open STDOUT, '>>', "$self->{folder}/$name.out" or die;
		open STDERR, '>>', "$self->{folder}/$name.err" or die;
		exec { $command[0] } @command or do { require POSIX; POSIX::_exit(127) };
	}
	push @{ $self->{children} }, $child;
	return $child;
}

sub wait_for {
	my ($self, $ready, $seconds) = @_;
	for (1 .. 20 * ($seconds // 30)) {
		return 1 if $ready->();
		select undef, undef, undef, 0.05;
	}
	return 0;
}

# Ends one of our own processes and waits for it.
sub stop {
	my ($self, $child, $signal) = @_;
	kill $signal // 'TERM', $child;
	waitpid $child, 0;
	$self->{children} = [ grep { $_ != $child } @{ $self->{children} } ];
}

sub DESTROY {
	my ($self) = @_;
	return if $self->{owner} != $$;
	local ($?, $!);
	for my $child (@{ $self->{children} }) { kill 'TERM', $child }
	for my $child (@{ $self->{children} }) { waitpid $child, 0 }
	# With sanitizers, a worker's last words are a finding of their own.
	my $log = -e "$self->{folder}/pool.err" ? slurp("$self->{folder}/pool.err") : '';
	Test::More::diag($log) if $log =~ /Sanitizer|runtime error/;
}

# Sends bytes as they are, and reads the answer until the other side closes.
sub raw {
	my ($self, $bytes) = @_;
	my $socket = IO::Socket::UNIX->new(Peer => $self->{web}) or die "$self->{web}: $!";
	local $SIG{PIPE} = 'IGNORE';
	local $SIG{ALRM} = sub { die "no answer within 20 s\n" };
	alarm 20;
	print $socket $bytes;
	$socket->flush;
	my $text = '';
	while (sysread $socket, my $part, 65536) { $text .= $part }
	alarm 0;
	return parse($text);
}

sub parse {
	my ($text) = @_;
	$text =~ s{^HTTP/1\.1 100 [^\r\n]*\r\n\r\n}{};
	my ($head, $body) = split /\r\n\r\n/, $text, 2;
	my ($status_line, @lines) = split /\r\n/, $head // '';
	my %headers;
	for (@lines) {
		my ($name, $value) = /^([^:]+):\s*(.*)$/ or next;
		push @{ $headers{ lc $name } }, $value;
	}
	my %joined = map { $_ => join ', ', @{ $headers{$_} } } keys %headers;
	$body //= '';
	if (($joined{'transfer-encoding'} // '') eq 'chunked') {
		my $whole = '';
		while ($body =~ s/^([0-9a-fA-F]+)[^\r\n]*\r\n//) {
			my $size = hex $1 or last;
			$whole .= substr $body, 0, $size, '';
			$body =~ s/^\r\n//;
		}
		$body = $whole;
	}
	my ($status) = ($status_line // '') =~ m{^HTTP/1\.[01] (\d+)};
	return { status => $status // 0, headers => \%joined, lists => \%headers, body => $body, head => $head // '' };
}

# ask METHOD, PATH, Header => value …, body => bytes
sub ask {
	my ($self, $method, $path, @more) = @_;
	my ($body, @headers);
	while (my ($name, $value) = splice @more, 0, 2) {
		if ($name eq 'body') { $body = $value } else { push @headers, "$name: $value" }
	}
	push @headers, 'Host: localhost' unless grep { /^host:/i } @headers;
	push @headers, 'Content-Length: ' . length $body if defined $body && !grep { /^(?:content-length|transfer-encoding):/i } @headers;
	return $self->raw(join "\r\n", "$method $path HTTP/1.1", @headers, 'Connection: close', '', $body // '');
}

sub get { my ($self, $path, @more) = @_; return $self->ask('GET', $path, @more) }

# Sends a form's fields.
sub post {
	my ($self, $path, $fields, @more) = @_;
	my $body = join '&', map { encoded($_->[0]) . '=' . encoded($_->[1]) } @$fields;
	return $self->ask('POST', $path, 'Content-Type' => 'application/x-www-form-urlencoded', @more, body => $body);
}
sub encoded { my ($t) = @_; utf8::encode($t) if utf8::is_utf8($t); $t =~ s/([^A-Za-z0-9._~-])/sprintf '%%%02X', ord $1/ge; return $t }

1;
