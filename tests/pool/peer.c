/*
 * The other end, for the tests of the pool: what nginx does, and what it never does.
 *
 *     peer ask SOCKET NAME=VALUE … [BODY=text]     one FastCGI request; prints the answer
 *     peer raw SOCKET MS                           sends standard input as it is; prints
 *                                                  answered, closed or silent (for MS)
 *     peer hold SOCKET COUNT MS KIND               COUNT peers that stall for MS; KIND: nothing,
 *                                                  begin, params, body, unread, gone
 *     peer load fcgi|http SOCKET CLIENTS MS QUERY  clients that ask again and again; '#' in QUERY
 *                                                  becomes a new number each time. Prints
 *                                                  ok=N other=N broken=N refused=N slowest=MS
 *
 * Exit codes: 0; 1 no whole answer; 2 usage.
 */
#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { BEGIN = 1, END = 3, PARAMS = 4, STDIN = 5, STDOUT = 6, ROOM = 1 << 17, TIMEOUT_S = 20 };

struct bytes {
	size_t length;
	unsigned char bytes[ROOM];
};

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int dial(const char *path)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	/* As nginx does: a full queue is no reason to wait. */
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);

	snprintf(address.sun_path, sizeof(address.sun_path), "%s", path);
	if (connect(fd, (struct sockaddr *)&address, sizeof(address)) != 0) {
		close(fd);
		return -1;
	}
	return fd;
}

static void put(struct bytes *out, const void *bytes, size_t length)
{
	if (out->length + length > ROOM)
		abort();
	memcpy(out->bytes + out->length, bytes, length);
	out->length += length;
}

static void put_record(struct bytes *out, int type, const void *content, size_t length)
{
	unsigned char head[8] = {1, (unsigned char)type, 0, 1, (unsigned char)(length >> 8),
				 (unsigned char)length, 0, 0};

	put(out, head, sizeof(head));
	if (length)
		put(out, content, length);
}

static void put_begin(struct bytes *out)
{
	put_record(out, BEGIN, (const char[8]){0, 1, 0, 0, 0, 0, 0, 0}, 8);
}

static void put_pair(struct bytes *out, const char *name, const char *value)
{
	size_t lengths[] = {strlen(name), strlen(value)};

	for (int i = 0; i < 2; i++) {
		unsigned char wide[] = {(unsigned char)(lengths[i] >> 24 | 0x80), (unsigned char)(lengths[i] >> 16),
					(unsigned char)(lengths[i] >> 8), (unsigned char)lengths[i]};
		if (lengths[i] < 128)
			put(out, wide + 3, 1);
		else
			put(out, wide, 4);
	}
	put(out, name, lengths[0]);
	put(out, value, lengths[1]);
}

/* A whole request of NAME=VALUE words. */
static void put_request(struct bytes *out, char **words, int count)
{
	static struct bytes pairs;
	const char *body = "";

	pairs.length = 0;
	out->length = 0;
	for (int i = 0; i < count; i++) {
		char *equals = strchr(words[i], '=');
		if (!equals)
			exit(2);
		if (strncmp(words[i], "BODY=", 5) == 0) {
			body = equals + 1;
			continue;
		}
		*equals = '\0';
		put_pair(&pairs, words[i], equals + 1);
		*equals = '=';
	}
	put_begin(out);
	put_record(out, PARAMS, pairs.bytes, pairs.length);
	put_record(out, PARAMS, NULL, 0);
	if (*body)
		put_record(out, STDIN, body, strlen(body));
	put_record(out, STDIN, NULL, 0);
}

static bool wait_for(int fd, short events)
{
	struct pollfd state = {.fd = fd, .events = events};

	return poll(&state, 1, TIMEOUT_S * 1000) > 0;
}

static bool send_all(int fd, const struct bytes *out)
{
	for (size_t at = 0; at < out->length;) {
		ssize_t sent = send(fd, out->bytes + at, out->length - at, MSG_NOSIGNAL);
		if (sent < 0 && errno == EAGAIN && wait_for(fd, POLLOUT))
			continue;
		if (sent <= 0)
			return false;
		at += (size_t)sent;
	}
	return true;
}

static bool receive(int fd, void *bytes, size_t length)
{
	for (size_t at = 0; at < length;) {
		ssize_t got = recv(fd, (char *)bytes + at, length - at, 0);
		if (got < 0 && errno == EAGAIN && wait_for(fd, POLLIN))
			continue;
		if (got <= 0)
			return false;
		at += (size_t)got;
	}
	return true;
}

/* Reads an answer to its END record; prints its content unless quiet. */
static bool receive_answer(int fd, bool quiet, int *status)
{
	static unsigned char content[65535 + 255];
	unsigned char head[8];
	bool first = true;

	*status = 0;
	while (receive(fd, head, sizeof(head))) {
		size_t length = (size_t)(head[4] << 8 | head[5]);
		if (!receive(fd, content, length + head[6]))
			return false;
		if (head[1] == END)
			return true;
		if (head[1] != STDOUT)
			return false;
		if (first && length > 12)
			*status = atoi((const char *)content + 8);
		first = false;
		if (!quiet)
			fwrite(content, 1, length, stdout);
	}
	return false;
}

static int ask(int argc, char **argv)
{
	static struct bytes out;
	int status, fd = dial(argv[0]);

	put_request(&out, argv + 1, argc - 1);
	return fd >= 0 && send_all(fd, &out) && receive_answer(fd, false, &status) ? 0 : 1;
}

static int raw(char **argv)
{
	static struct bytes out;
	char byte;
	int fd = dial(argv[0]);

	out.length = fread(out.bytes, 1, ROOM, stdin);
	if (fd < 0)
		return 1;
	send_all(fd, &out);
	struct pollfd state = {.fd = fd, .events = POLLIN};
	if (poll(&state, 1, atoi(argv[1])) == 0)
		puts("silent");
	else
		puts(recv(fd, &byte, 1, 0) == 1 ? "answered" : "closed");
	return 0;
}

static int hold(char **argv)
{
	static struct bytes out;
	char *words[] = {(char[]){"REQUEST_METHOD=POST"}, (char[]){"CONTENT_LENGTH=50"},
			 (char[]){"QUERY_STRING=size=20000000"}};
	const char *kind = argv[3];

	for (int i = 0; i < atoi(argv[1]); i++) {
		int fd = dial(argv[0]);
		put_request(&out, words, 2);
		if (strcmp(kind, "nothing") == 0)
			out.length = 0;
		else if (strcmp(kind, "begin") == 0)
			out.length = 3;
		else if (strcmp(kind, "params") == 0)
			out.length = 30;
		else if (strcmp(kind, "body") == 0)
			out.length -= 8;
		else
			put_request(&out, words + 2, 1);
		if (fd < 0 || !send_all(fd, &out))
			return 1;
		if (strcmp(kind, "gone") == 0)
			close(fd);
	}
	poll(NULL, 0, atoi(argv[2]));
	return 0;
}

struct tally {
	_Atomic long ok, other, broken, refused, slowest_ms;
};

static void expand(char *to, size_t size, const char *query, long number)
{
	size_t used = 0;

	for (; *query && used + 24 < size; query++)
		if (*query == '#')
			used += (size_t)snprintf(to + used, size - used, "%ld", number);
		else
			to[used++] = *query;
	to[used] = '\0';
}

static bool ask_http(int fd, const char *query, int *status)
{
	static struct bytes out;
	static char in[ROOM];
	size_t got = 0, wanted = SIZE_MAX;
	ssize_t part;

	out.length = (size_t)snprintf((char *)out.bytes, ROOM,
		"GET /tr/x?%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", query);
	if (!send_all(fd, &out))
		return false;
	while (got < ROOM - 1) {
		part = recv(fd, in + got, ROOM - 1 - got, 0);
		if (part < 0 && errno == EAGAIN && wait_for(fd, POLLIN))
			continue;
		if (part <= 0)
			break;
		got += (size_t)part;
	}
	in[got] = '\0';
	const char *length = strstr(in, "Content-Length: "), *end = strstr(in, "\r\n\r\n");
	if (length && end)
		wanted = (size_t)(end - in) + 4 + strtoul(length + 16, NULL, 10);
	*status = got > 12 ? atoi(in + 9) : 0;
	return got == wanted;
}

static bool ask_fcgi(int fd, char *query, int *status)
{
	static struct bytes out;
	char text[256], *words[] = {(char[]){"REQUEST_METHOD=GET"}, text};

	snprintf(text, sizeof(text), "QUERY_STRING=%s", query);
	put_request(&out, words, 2);
	return send_all(fd, &out) && receive_answer(fd, true, status);
}

static void run_client(struct tally *tally, char **argv, long client)
{
	int64_t end_ms = now_ms() + atoi(argv[3]);
	bool http = strcmp(argv[0], "http") == 0;
	char query[200];

	for (long i = 0; now_ms() < end_ms; i++) {
		int64_t begin_ms = now_ms();
		int status = 0, fd = dial(argv[1]);
		if (fd < 0) {
			tally->refused++;
			poll(NULL, 0, 1);
			continue;
		}
		expand(query, sizeof(query), argv[4], client * 1000000 + i);
		bool whole = http ? ask_http(fd, query, &status) : ask_fcgi(fd, query, &status);
		if (!whole)
			tally->broken++;
		else if (status == 200)
			tally->ok++;
		else
			tally->other++;
		close(fd);
		long took_ms = (long)(now_ms() - begin_ms);
		if (took_ms > tally->slowest_ms)
			tally->slowest_ms = took_ms;
	}
}

static int load(char **argv)
{
	struct tally *tally = mmap(NULL, sizeof(*tally), PROT_READ | PROT_WRITE,
				   MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	for (int i = 0; i < atoi(argv[2]); i++)
		if (fork() == 0) {
			run_client(tally, argv, i);
			_exit(0);
		}
	while (wait(NULL) > 0)
		;
	printf("ok=%ld other=%ld broken=%ld refused=%ld slowest=%ld\n", tally->ok, tally->other,
	       tally->broken, tally->refused, tally->slowest_ms);
	return 0;
}

int main(int argc, char **argv)
{
	const char *verb = argc > 1 ? argv[1] : "";

	if (strcmp(verb, "ask") == 0 && argc > 2)
		return ask(argc - 2, argv + 2);
	if (strcmp(verb, "raw") == 0 && argc == 4)
		return raw(argv + 2);
	if (strcmp(verb, "hold") == 0 && argc == 6)
		return hold(argv + 2);
	if (strcmp(verb, "load") == 0 && argc == 7)
		return load(argv + 2);
	fprintf(stderr, "usage: peer ask|raw|hold|load …\n");
	return 2;
}
