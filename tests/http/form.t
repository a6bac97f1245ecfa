#!/usr/bin/env perl
# A message to a publishing body: on disk before its reader is thanked, once however often it is
# sent, with nothing lost when something is wrong with it.
use strict;
use warnings;
use utf8;
use lib 'tests/lib';
use Encode qw(decode encode);
use Test::More;
use Birlik;
use Web;

my $web = Web->start;

sub inbox { my ($code, $out, $err) = run_program(program(), 'inbox', '--state', $web->{state}, @_); return ($code, decode('UTF-8', $out), $err) }
sub told { my ($alert) = grep { (attr($_, 'role') // '') eq 'alert' } elements_of(form_of($_[0])->{tree}, 'div'); return $alert ? text_of($alert) : '' }
sub messages { my ($code, $out) = inbox('list'); return split /\n/, $out }

# The form of a page: its action, and its fields by their name.
sub form_of {
	my ($answer) = @_;
	my $tree = parse_xml(decode('UTF-8', $answer->{body}), 1);
	my ($form) = grep { lc(attr($_, 'method') // '') eq 'post' } elements_of($tree, 'form');
	my %fields;
	for my $field (elements_of($form // $tree, 'input', 'select', 'textarea')) {
		my $name = attr($field, 'name') // next;
		my ($chosen) = grep { exists $_->{attributes}{selected} } elements_of($field, 'option');
		my ($first) = elements_of($field, 'option');
		$fields{$name} = { node => $field, value => $field->{name} eq 'textarea' ? join('', grep { !ref } @{ $field->{children} }) =~ s/^\n//r
			: $field->{name} eq 'select' ? ($chosen ? attr($chosen, 'value') : $first ? attr($first, 'value') : '') : attr($field, 'value') // '' };
	}
	return { action => $form ? attr($form, 'action') : '', fields => \%fields, tree => $tree };
}

my $page = $web->get('/en/contact?to=mmu');
is($page->{status}, 200, 'the form is there');
is($page->{headers}{'cache-control'}, 'no-store', 'it is not kept: it has a number of its own');
ok(!$page->{headers}{etag}, '… and no validator');
my $form = form_of($page);
is($form->{action}, '/en/contact', 'it is sent to its own address');
is_deeply([sort keys %{ $form->{fields} }], [sort qw(to name email subject message nonce)], 'its fields') or diag(join ' ', keys %{ $form->{fields} });
is($form->{fields}{to}{value}, 'mmu', 'the body that the address names is chosen');
my $nonce = $form->{fields}{nonce}{value};
like($nonce, qr/^[0-9a-f]{32}$/, 'its number has 128 bits');
isnt(form_of($web->get('/en/contact'))->{fields}{nonce}{value}, $nonce, '… and is another each time');
is(scalar(messages()), 0, 'the inbox is empty, and empty without an inbox');

my %good = (to => 'mmu', name => 'Işıl Öğütçü', email => 'isil@example.org', subject => 'Üyelik & “bilgi”', message => "Merhaba,\r\nikinci satır <b>x</b>\r\n");
sub send_form {
	my (%change) = @_;
	my %fields = (%good, nonce => form_of($web->get('/en/contact'))->{fields}{nonce}{value}, %change);
	return $web->post('/en/contact', [map { [$_, $fields{$_}] } grep { defined $fields{$_} } sort keys %fields]);
}

# ---- a good one
my $sent = send_form(nonce => $nonce);
is($sent->{status}, 303, 'a message is thanked by a redirect: 303');
is($sent->{headers}{location}, '/en/contact/received', '… to a page of its own');
is($sent->{headers}{'cache-control'}, 'no-store', '… not to be kept');
is($web->get('/en/contact/received')->{status}, 200, '… which is there');
my @list = messages();
is(scalar(@list), 1, 'it is in the inbox');
like($list[0] // '', qr/^1\t\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\dZ?\ten\tmmu\tÜyelik & “bilgi”$/, '… with time, language, body and subject, a line');
my (undef, $shown) = inbox('show', '1');
like($shown, qr/^name: Işıl Öğütçü$/m, '… with the name as it was typed');
like($shown, qr/^email: isil\@example\.org$/m, '… the address');
like($shown, qr/^message: Merhaba,\n    ikinci satır <b>x<\/b>$/m, '… the text, with its lines');
unlike($shown, qr/127\.0\.0\.1|unix:|user-agent|Mozilla/i, '… and nothing of the machine that it came from');

# ---- the same one again
my $again = send_form(nonce => $nonce);
is("$again->{status} $again->{headers}{location}", '303 /en/contact/received', 'sent twice (a double click): thanked as before');
is(scalar(messages()), 1, '… and there once');
my $changed = send_form(nonce => $nonce, message => 'another text');
is($changed->{status}, 303, 'a text that was changed on the way back: thanked');
is(scalar(messages()), 2, '… and there too: nothing that was thanked for is lost');

# ---- in Turkish, with the words of that language
my $turkish = form_of($web->get('/tr/iletisim'));
my ($to) = grep { $turkish->{fields}{$_}{node}{name} eq 'select' } keys %{ $turkish->{fields} };
ok($to, 'the Turkish form lets one choose the body') or $to = 'to';
my %local = map { my $f = $turkish->{fields}{$_}{node}; ((attr($f, 'type') // '') eq 'email' ? 'email' : $f->{name} eq 'textarea' ? 'message' : $f->{name} eq 'select' ? 'to' : $_) => $_ } keys %{ $turkish->{fields} };
my $answer = $web->post($turkish->{action}, [map {
	my $kind = { reverse %local }->{$_} // $_;
	[$_, $kind eq 'to' ? 'mbb' : $kind eq 'email' ? 'a@b.example' : $_ eq 'nonce' ? $turkish->{fields}{$_}{value} : 'deneme']
} sort keys %{ $turkish->{fields} }]);
is($answer->{status}, 303, 'a message in Turkish');
like($answer->{headers}{location} // '', qr{^/tr/}, '… is thanked in Turkish');
like((messages())[-1] // '', qr/\ttr\tmmu\t|\ttr\tmmu/, '… and is for the same body: its id, not its Turkish slug') or diag(join "\n", messages());

# ---- what is wrong is shown again with all that was typed
my $before = messages();
my @wrong = (
	['no name', { name => '' }, 'name'],
	['a name of blanks', { name => " \t " }, 'name'],
	['a name left out', { name => undef }, 'name'],
	['a name too long', { name => 'ş' x 101 }, 'name'],
	['a name of two lines', { name => "a\nb" }, 'name'],
	['no address', { email => '' }, 'email'],
	['an address without @', { email => 'isil.example.org' }, 'email'],
	['an address with a blank', { email => 'isil @example.org' }, 'email'],
	['an address with a line end', { email => "isil\@example.org\r\nBcc: all\@example.org" }, 'email'],
	['two addresses', { email => 'a@b.example,c@d.example' }, 'email'],
	['two @', { email => 'a@b@c.example' }, 'email'],
	['a dot at the end of the name', { email => 'a.@c.example' }, 'email'],
	['an address without a domain', { email => 'isil@' }, 'email'],
	['a domain without a dot', { email => 'isil@localhost' }, 'email'],
	['a subject too long', { subject => 'x' x 151 }, 'subject'],
	['a subject of two lines', { subject => "a\r\nBcc: x\@y.example" }, 'subject'],
	['no text', { message => "\r\n\r\n" }, 'message'],
	['a text too long', { message => 'ğ' x 5001 }, 'message'],
	['nobody to write to', { to => '' }, 'to'],
	['a body that is not there', { to => 'nobody' }, 'to'],
);
for my $case (@wrong) {
	my ($what, $change, $field) = @$case;
	my $answer = send_form(%$change);
	is($answer->{status}, 422, "$what: 422") or next;
	is($answer->{headers}{'cache-control'}, 'no-store', '… not to be kept');
	my $shown = form_of($answer);
	my $node = $shown->{fields}{$field}{node};
	is(attr($node // {attributes => {}}, 'aria-invalid'), 'true', "… $field is marked as what is wrong");
	my %ids = map { attr($_, 'id') ? (attr($_, 'id') => $_) : () } elements_of($shown->{tree});
	my ($reason) = grep { $_ } map { $ids{$_} } split ' ', attr($node // {attributes => {}}, 'aria-describedby') // '';
	ok($reason && text_of($reason), '… and told in words beside it');
	ok((grep { (attr($_, 'href') // '') eq '#' . (attr($node, 'id') // '?') } elements_of($shown->{tree}, 'a')), '… and linked to from the summary');
	my %typed = (%good, %$change);
	for my $kept (grep { $_ ne $field && defined $typed{$_} } qw(name email subject message)) {
		is($shown->{fields}{$kept}{value} =~ s/\s+\z//r, $typed{$kept} =~ s/\r//gr =~ s/\s+\z//r, "… $kept is kept");
	}
	my ($title) = elements_of($shown->{tree}, 'title');
	isnt(text_of($title), do { my ($t) = elements_of($form->{tree}, 'title'); text_of($t) }, '… and the title says so');
}
is(scalar(messages()), $before, 'none of these is in the inbox');

# What is wrong is put right, and sent: the number of the form stays good.
my $twice = send_form(name => '');
my $fixed = form_of($twice);
is(send_form(nonce => $fixed->{fields}{nonce}{value})->{status}, 303, 'put right, it is taken');
is(scalar(messages()), $before + 1, '… once');

# ---- limits are limits of letters, not of bytes
is(send_form(name => 'ş' x 100, subject => 'ğ' x 150, message => 'ü' x 5000)->{status}, 303, 'the longest that is allowed is taken');
is(send_form(name => "\x{1F600}", message => "\x{1F600} emoji")->{status}, 303, 'emoji are letters like others');
is(send_form(message => "  one\rtwo\r\nthree\n\nfour\tfive \r\n ")->{status}, 303, 'line ends of every kind and tabs are taken');
my ($lines) = (messages())[-1] =~ /^(\d+)/;
like((inbox('show', $lines))[1], qr/^message: one\n    two\n    three\n    \n    four\tfive$/m, '… and are line ends of one kind, with nothing around');

# ---- what a clipboard brings with it and nobody sees is no reason to lose a text
is(send_form(name => "Işıl\tÖğütçü\x{b}", message => "a\x{1b}[31m b\x{0}c\fnew page\x{7f}")->{status}, 303, 'control characters in a text that was pasted: it is taken');
my ($pasted) = (messages())[-1] =~ /^(\d+)/;
like((inbox('show', $pasted))[1], qr/^message: a\[31m bc\n    new page$/m, '… without them; a form feed is a line end');
like((inbox('show', $pasted))[1], qr/^name: Işıl Öğütçü$/m, '… and in a line a blank, as a tab is');
{
	my $count = messages();
	my %fields = (%good, nonce => form_of($web->get('/en/contact'))->{fields}{nonce}{value});
	my $body = join '&', (map { "$_=" . Web::encoded($fields{$_}) } grep { $_ ne 'message' } sort keys %fields), 'message=%DE%FDrnak+is+Latin+5';
	my $answer = $web->ask('POST', '/en/contact', 'Content-Type' => 'application/x-www-form-urlencoded', body => $body);
	is($answer->{status}, 422, 'bytes that are no UTF-8: not taken');
	my $shown = form_of($answer);
	is($shown->{fields}{message}{value}, "\x{fffd}\x{fffd}rnak is Latin 5", '… shown again, with what was not read marked');
	is(attr($shown->{fields}{message}{node}, 'aria-invalid'), 'true', '… as what is wrong');
	is($shown->{fields}{name}{value}, $good{name}, '… and nothing else lost');
	is(scalar(messages()), $count, '… nothing in the inbox');
}

# ---- a form that this site has not made
for my $number (undef, '', 'x', '0' x 31, 'g' x 32, "$nonce'--") {
	my $count = messages();
	my $answer = send_form(nonce => $number);
	is($answer->{status}, 422, 'a number ' . ($number // 'left out') . ': the form is shown again');
	like(form_of($answer)->{fields}{nonce}{value} // '', qr/^[0-9a-f]{32}$/, '… with a good one');
	is(form_of($answer)->{fields}{name}{value}, $good{name}, '… and nothing lost');
	is(scalar(messages()), $count, '… nothing in the inbox');
	like(told($answer), qr/What you wrote is still here\. Nothing is wrong with what you wrote: .* Please send it again\.$/, '… says what to do');
}

# ---- text is text
send_form(name => '<script>alert(1)</script>', subject => "'; DROP TABLE message; --", email => 'bad');
my $evil = send_form(name => '"><script>alert(1)</script>', email => 'bad');
my $read = form_of($evil);
is(scalar(grep { text_of($_) =~ /alert/ || !attr($_, 'src') } elements_of($read->{tree}, 'script')), 0, 'what is typed is never markup');
is($read->{fields}{name}{value}, '"><script>alert(1)</script>', '… it stays what was typed');
is(send_form(subject => "'; DROP TABLE message; --")->{status}, 303, 'nor SQL');
cmp_ok(scalar(messages()), '>', 1, '… the inbox is as it was');
unlike((inbox('list'))[1], qr/\x1b|[^\n\t\x20-\x{10ffff}]/, 'nothing that a terminal obeys is listed');

# ---- many at once: each is stored, each once
{
	my @children;
	my $start = messages();
	my @numbers = map { form_of($web->get('/en/contact'))->{fields}{nonce}{value} } 1 .. 8;
	for my $number (@numbers, @numbers) {
		my $child = fork // die;
		if (!$child) { my $a = $web->post('/en/contact', [map { [$_, { %good, nonce => $number }->{$_}] } sort(keys %good), 'nonce']); require POSIX; POSIX::_exit($a->{status} == 303 ? 0 : 1) }
		push @children, $child;
	}
	my $refused = 0;
	for (@children) { waitpid $_, 0; $refused++ if $? }
	is($refused, 0, '16 sent at once: all are thanked');
	is(scalar(messages()), $start + 8, '… 8 messages, each once');
}

# ---- on disk before it is acknowledged: the pool dies right after its answer
{
	my $start = messages();
	is(send_form(subject => 'the last one')->{status}, 303, 'a message is thanked');
	$web->stop($web->{pool}, 'KILL');
	is(scalar(messages()), $start + 1, '… and still there when the whole pool is killed at once');
	like((messages())[-1], qr/the last one/, '… itself');
	# The workers of a killed supervisor end by themselves.
	$web->wait_for(sub { !-S "$web->{state}/birlik.sock" || !IO::Socket::UNIX->new(Peer => "$web->{state}/birlik.sock") }, 15);
	$web->start_pool;
	is(send_form()->{status}, 303, '… and the next pool takes messages again');
}

# ---- an inbox that cannot be written: told, nothing lost, not thanked
{
	my $other = Web->start(config => "inbox = /proc/nowhere/inbox.db\n");
	my $f = form_of($other->get('/en/contact'));
	my $answer = $other->post('/en/contact', [map { [$_, { %good, nonce => $f->{fields}{nonce}{value} }->{$_}] } sort(keys %good), 'nonce']);
	is($answer->{status}, 503, 'no inbox: 503, no thanks');
	is(form_of($answer)->{fields}{name}{value}, $good{name}, '… with all that was typed');
	like($answer->{headers}{'retry-after'} // '', qr/^\d+$/, '… and when to come again');
	like(told($answer), qr/What you wrote is still here\. The fault is ours: .* send your message again in a few minutes\.$/, '… says whose fault it is, and what to do');
	is(scalar(elements_of(form_of($answer)->{tree}, 'ul')) - scalar(elements_of(form_of($other->get('/en/contact'))->{tree}, 'ul')), 0, '… without a list of nothing');
}

# ---- for operators
send_form(subject => 'to be deleted', message => 'a text that nobody else has written');
my $written = join '', map { slurp($_) } glob "$web->{state}/inbox.db*";
ok(index($written, 'a text that nobody else has written') >= 0, 'a text stands on the disk');
my ($id) = map { /^(\d+)\t.*to be deleted/ ? $1 : () } messages();
my $count = messages();
my ($code) = inbox('delete', $id);
is($code, 0, 'an operator deletes a message');
is(scalar(messages()), $count - 1, '… it is gone from the list');
is((inbox('show', $id))[0], 1, '… and cannot be shown');
my $bytes = join '', map { slurp($_) } glob "$web->{state}/inbox.db*";
ok(index($bytes, 'a text that nobody else has written') < 0, '… and no byte of its text is left on the disk');
is((inbox('delete', $id))[0], 1, 'deleted twice is an error');
is((inbox('show', '999999'))[0], 1, 'so is what was never there');
is((inbox('show', 'x'))[0], 2, 'and what is no number is wrong use');
ok(((stat "$web->{state}/inbox.db")[2] & 07) == 0, 'the inbox is not for everyone on the machine') or diag(sprintf '%o', (stat _)[2] & 0777);

# ---- a folder that is not there is not an empty inbox; one without an inbox yet is
{
	my $none = folder();
	mkdir "$none/releases";
	is_deeply([run_program(program(), 'inbox', '--state', $none, 'list')], [0, '', ''], 'no message yet: nothing is listed');
	for my $where (['--state', "$none/no"], ['--file', "$none/no.db"]) {
		my ($code, $out, $err) = run_program(program(), 'inbox', @$where, 'list');
		is($code, 1, "$where->[0], not there: exit code 1");
		like($err, qr{^\Q$where->[1]\E\S*: is not there[^\n]*\n\z}, '… and said so');
	}
}

# ---- an inbox that is damaged in its midst: a list that ends there is not taken for the whole
sub damage {
	my ($mark, $rows) = @_;
	my $file = folder() . '/inbox.db';
	run_program('sqlite3', "$web->{state}/inbox.db", "VACUUM INTO '$file'");
	run_program('sqlite3', $file, "WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 1400) $rows");
	my $bytes = slurp($file);
	my $at = index $bytes, $mark;
	die("no $mark in the inbox") if $at < 0;
	substr($bytes, $at - $at % 4096, 64) = "\xff" x 64;
	spew($file, $bytes);
	return $file;
}
{
	my $file = damage('page-1200-', "INSERT INTO message SELECT i, 'n' || i, '2026-11-25T10:00:00Z', 'page-' || i || '-' || hex(zeroblob(100)), 'en' FROM n");
	my ($code, $out, $err) = run_program(program(), 'inbox', '--file', $file, 'list');
	like($out, qr/^1000\t/m, 'a damaged inbox: what can be read is listed');
	unlike($out, qr/^1400\t/m, '… not what lies behind the damage');
	is($code, 1, '… and it is no success');
	like($err, qr/\Q$file\E: .*malformed/, '… but told');
	$file = damage('value-1200-', "INSERT INTO message_field SELECT i, 'x', 'value-' || i || '-' || hex(zeroblob(100)) FROM n");
	($code, $out, $err) = run_program(program(), 'inbox', '--file', $file, 'show', '1200');
	is($code, 1, 'a message that is damaged: no success');
	like($err, qr/\Q$file\E: .*malformed/, '… and not taken for one that is not there');
}
done_testing;
