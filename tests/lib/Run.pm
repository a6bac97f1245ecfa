# deploy/run of a copy of the site, with the real program: what `make run` shows, and what it says.
#
#   my $run = Run->start;             begun, and its address is served
#   $run->{site}, $run->{state}       the copy, and the folder of its releases; a blank and a quote are in its name
#   $run->get('/tr/')                 the body of a page, "" if there is none
#   $run->shows('/tr/', qr/…/)        seconds until a page matches; undef: it does not within $seconds
#   $run->said                        all that was written to the terminal
#   $run->stop                        ended by TERM: the exit code
package Run;
use strict;
use warnings;
use Encode 'decode';
use IO::Socket::INET;
use Time::HiRes qw(sleep time);
use Birlik;

sub free_port { my $s = IO::Socket::INET->new(Listen => 1, LocalAddr => '127.0.0.1') or die $!; return $s->sockport }

# `command`: what is run in the copy instead of deploy/run; an array that gets the port and the state folder.
sub start {
	my ($class, %options) = @_;
	my $site = $options{site} // site_copy();
	system('cp', '-r', 'deploy', "$site/deploy") unless -d "$site/deploy";
	my $self = bless { site => $site, state => folder() . "/an operator's folder", port => free_port(), owner => $$ }, $class;
	my $program = program();
	mkdir $self->{state} or die;
	$self->{began} = time;
	$self->{pid} = fork // die $!;
	if ($self->{pid} == 0) {
		chdir $site or die;
		open STDOUT, '>', "$self->{state}/said" or die;
		open STDERR, '>&', \*STDOUT or die;
		@ENV{qw(PORT STATE PROGRAM)} = ($self->{port}, "$self->{state}/run", $program);
		exec $options{command} ? $options{command}->($self) : ('sh', 'deploy/run');
	}
	$self->{state} .= '/run';
	for (1 .. 1500) {
		return $self if $self->said =~ m{^http://127\.0\.0\.1:$self->{port}/$}m;
		last if waitpid($self->{pid}, 1) == $self->{pid};
		sleep 0.02;
	}
	die 'not served: ' . $self->said;
}

sub said { my ($self) = @_; (my $file = $self->{state}) =~ s{(/run)?$}{/said}; return decode("UTF-8", slurp_quietly($file)) }

sub get {
	my ($self, $path) = @_;
	my $socket = IO::Socket::INET->new(PeerAddr => '127.0.0.1', PeerPort => $self->{port}, Timeout => 5) or return '';
	print $socket "GET $path HTTP/1.0\r\nHost: localhost\r\n\r\n";
	my $answer = do { local $/; <$socket> } // '';
	$self->{status} = $answer =~ m{^HTTP/1\.\d (\d+)} ? $1 : 0;
	return decode('UTF-8', $answer =~ s/\A.*?\r\n\r\n//sr);
}

sub shows {
	my ($self, $path, $pattern, $seconds) = @_;
	my $begun = time;
	while (time - $begun < ($seconds // 20)) {
		return time - $begun if $self->get($path) =~ $pattern;
		sleep 0.004;
	}
	return;
}

# All processes of the state folder: those that have it on their command line, and their children.
sub processes {
	my ($self) = @_;
	my %parent = map { (slurp_quietly("/proc/$_/stat") =~ /^\d+ \(.*\) \S (\d+)/s ? ($_ => $1) : ()) } map { m{(\d+)$} } glob '/proc/[0-9]*';
	my %ours = ($self->{pid} => 1);
	for (1 .. 5) { $ours{$_} = 1 for grep { $ours{ $parent{$_} } } keys %parent }
	return grep { $_ != $self->{pid} } sort { $a <=> $b } keys %ours;
}
sub slurp_quietly { open my $in, '<', $_[0] or return ''; local $/; return <$in> // '' }

sub stop {
	my ($self, $signal) = @_;
	return unless $self->{pid};
	kill $signal // 'TERM', $self->{pid};
	waitpid $self->{pid}, 0;
	$self->{pid} = 0;
	return $? & 127 ? 128 + ($? & 127) : $? >> 8;
}
sub DESTROY { my ($self) = @_; local ($?, $@, $!); $self->stop if $self->{pid} && $self->{owner} == $$ }

# A file saved as editors do: beside, then renamed over.
sub save {
	my ($self, $file, $change) = @_;
	$file = "$self->{site}/$file" if $file !~ m{^/};
	local $_ = decode('UTF-8', slurp($file));
	my $before = $_;
	$change->();
	die "$file: nothing to change" if $_ eq $before;
	spew("$file.tmp~", Encode::encode('UTF-8', $_));
	rename "$file.tmp~", $file or die $!;
	return $before;
}
1;
