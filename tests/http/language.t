#!/usr/bin/env perl
# The reader's language: chosen once at the front door, then it is the address's; the switch leads
# to the same page, the same filters and the same place.
use strict;
use warnings;
use utf8;
use lib 'tests/lib';
use Encode 'decode';
use Test::More;
use Birlik;
use Web;

my $web = Web->start;
for my $case (
	[undef, '/tr/'], ['', '/tr/'], ['tr', '/tr/'], ['en', '/en/'], ['en-GB,en;q=0.9,tr;q=0.8', '/en/'], ['tr-TR,tr;q=0.9,en;q=0.8', '/tr/'],
	['de,fr', '/tr/'], ['de,en;q=0.1', '/en/'], ['en;q=0', '/tr/'], ['*', '/tr/'], ['tr;q=0.5,en;q=0.6', '/en/'], ['EN', '/en/'],
	['nonsense;;;,,,q=', '/tr/'], ['en;q=0.8,' x 200, '/en/'],
) {
	my ($wanted, $leads) = @$case;
	my $answer = $web->get('/', defined $wanted ? ('Accept-Language' => $wanted) : ());
	my $name = defined $wanted ? substr($wanted, 0, 40) : 'nothing';
	is("$answer->{status} " . ($answer->{headers}{location} // ''), "302 $leads", "Accept-Language “$name” leads to $leads");
	like($answer->{headers}{vary} // '', qr/Accept-Language/, '… and says that it depends on it');
	is($answer->{headers}{'cache-control'}, 'no-store', '… and is not kept');
}
is($web->ask('HEAD', '/', 'Accept-Language' => 'en')->{headers}{location}, '/en/', 'HEAD too');
my $other = $web->get('/tr/', 'Accept-Language' => 'en');
is($other->{status}, 200, 'below the front door the address decides');
is($other->{headers}{'content-language'}, 'tr', '… not the browser');
unlike($other->{headers}{vary} // '', qr/Accept-Language/, '… so nothing varies');

# ---- an error speaks the language of its address
for my $case (['/en/nowhere', 'en'], ['/tr/olmayan', 'tr'], ['/en/organisations/nowhere', 'en'], ['/tr/%ff', 'tr']) {
	my $answer = $web->get($case->[0]);
	like($answer->{body}, qr/<html lang="$case->[1]"/, "$case->[0] is told in $case->[1]");
}
like($web->get('/nowhere')->{body}, qr/<html lang="tr"/, 'an address of no language: the first language of the site');

# ---- the switch
sub switch {
	my ($answer) = @_;
	my ($now) = $answer->{body} =~ /<html lang="(\w+)"/;
	my $tree = parse_xml(decode('UTF-8', $answer->{body}), 1);
	my ($link) = grep { (attr($_, 'hreflang') // '') && attr($_, 'hreflang') ne $now } elements_of($tree, 'a');
	return $link ? attr($link, 'href') : '';
}
# How many rows the list of a view has, whatever it looks like.
sub rows {
	my ($path) = @_;
	$path =~ s/(\?|$)/.json$1/;
	require JSON::PP;
	my $json = eval { JSON::PP::decode_json($web->get($path)->{body}) } // {};
	my ($list) = grep { ref $json->{$_} eq 'ARRAY' && @{ $json->{$_} } } 'organisations', 'publications';
	return $list ? join ' ', sort map { $_->{id} } @{ $json->{$list} } : '';
}
my %views = (
	'/en/organisations?kind=network' => '/tr/kuruluslar?tur=',
	'/en/organisations?kind=union&level=national' => '/tr/kuruluslar?tur=',
	'/en/organisations?topic=local-democracy' => '/tr/kuruluslar?konu=',
	'/en/organisations?role=natural-member&sort=founded' => '/tr/kuruluslar?',
	'/en/organisations?sort=founded' => '/tr/kuruluslar?',
	'/en/organisations?after=mmu' => '/tr/kuruluslar?',
	'/en/publications?kind=book' => '/tr/yayinlar?tur=',
	'/en/contact?to=mmu' => '/tr/iletisim?',
	'/en/organisations/mmu' => '/tr/kuruluslar/mbb',
	'/en/' => '/tr/',
);
for my $view (sort keys %views) {
	my $answer = $web->get($view);
	is($answer->{status}, 200, "$view is there") or next;
	my $there = switch($answer);
	like($there, qr/^\Q$views{$view}\E/, "… its switch leads to $views{$view}…");
	my $twin = $web->get($there);
	is($twin->{status}, 200, "… $there is there, without a detour");
	like($twin->{body}, qr/<html lang="tr"/, '… in Turkish');
	# (What comes after a record is another matter: each language has an order of its own.)
	is(rows($there), rows($view), '… with the same rows') if $view =~ /organisations\?(?!after)|publications\?/;
	is(switch($twin), $view, '… and back again it is the same view');
}
done_testing;
