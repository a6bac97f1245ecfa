#include "processes/fcgi.h"

#include <errno.h>
#include <fcgiapp.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "ground/ascii.h"
#include "ground/memory.h"

/*
 * The few numbers of the protocol that a response needs; fastcgi.h gives them in a form
 * that needs more code than these.
 */
enum {
	ROLE_RESPONDER = 1,
	RECORD_VERSION = 1,
	RECORD_END_REQUEST = 3,
	RECORD_STDOUT = 6,
	RECORD_HEAD_SIZE = 8,
	RECORD_CONTENT_MAX = 65528, /* a multiple of 8, so that no padding is wanted */
	DRAIN_MAX = 1048576,
	PIECES_A_CALL = 64,
};

struct fcgi {
	FCGX_Request request;
	struct buffer body;
	struct buffer heads; /* of the records of one response */
	size_t max_body_bytes;
};

struct fcgi *fcgi_open(size_t max_body_bytes)
{
	struct fcgi *fcgi = memory_zeroed(1, sizeof(*fcgi));

	fcgi->max_body_bytes = max_body_bytes;
	if (FCGX_Init() != 0 || FCGX_InitRequest(&fcgi->request, -1, 0) != 0) {
		free(fcgi);
		return NULL;
	}
	return fcgi;
}

void fcgi_close(struct fcgi *fcgi)
{
	buffer_release(&fcgi->body);
	buffer_release(&fcgi->heads);
	free(fcgi);
}

static const char *variable(void *context, const char *name)
{
	const struct fcgi *fcgi = context;

	return FCGX_GetParam(name, fcgi->request.envp);
}

/* Reads exactly `length` bytes and the end of the stream after them. */
static bool read_body(struct fcgi *fcgi, size_t length)
{
	char part[4096];

	buffer_clear(&fcgi->body);
	while (length > 0) {
		size_t wanted = length < sizeof(part) ? length : sizeof(part);
		int got = FCGX_GetStr(part, (int)wanted, fcgi->request.in);
		if (got <= 0)
			return false;
		buffer_append(&fcgi->body, part, (size_t)got);
		length -= (size_t)got;
	}
	return FCGX_GetChar(fcgi->request.in) < 0 && FCGX_GetError(fcgi->request.in) == 0;
}

/* What is not read would make the other end see a reset instead of the answer. */
static void drain(struct fcgi *fcgi)
{
	char part[4096];

	for (size_t gone = 0; gone < DRAIN_MAX; gone += sizeof(part))
		if (FCGX_GetStr(part, sizeof(part), fcgi->request.in) < (int)sizeof(part))
			return;
}

enum fcgi_outcome fcgi_begin(struct fcgi *fcgi, int connection, struct answer_input *input)
{
	FCGX_Request *request = &fcgi->request;
	int64_t length = 0;

	/*
	 * With a connection already there and "kept", FCGX_Accept_r goes straight to
	 * reading. If it finds no request it closes, and then asks for another
	 * connection, of which listen_sock -1 has none. `detached`: it closes at once,
	 * without its wait of two seconds for the other end to do so.
	 */
	request->ipcFd = connection;
	request->keepConnection = 1;
	request->detached = 1;
	if (FCGX_Accept_r(request) != 0)
		return FCGI_BROKEN;
	/* A stream that breaks inside the variables looks complete but for this. */
	if (FCGX_GetError(request->in) != 0 || request->role != ROLE_RESPONDER)
		return FCGI_BROKEN;

	const char *text = variable(fcgi, "CONTENT_LENGTH");
	if (text && *text && !ascii_parse_integer(text, 0, INT64_MAX, &length))
		return FCGI_BROKEN;
	if ((uint64_t)length > fcgi->max_body_bytes) {
		drain(fcgi);
		return FCGI_TOO_LARGE;
	}
	if (!read_body(fcgi, (size_t)length))
		return FCGI_BROKEN;
	*input = (struct answer_input){
	        .variable = variable,
	        .context = fcgi,
	        .body = buffer_text(&fcgi->body),
	        .body_length = fcgi->body.length,
	};
	return FCGI_WHOLE;
}

static void add_head(struct fcgi *fcgi, int type, size_t length)
{
	int id = fcgi->request.requestId;
	const char head[RECORD_HEAD_SIZE] = {
	        RECORD_VERSION, (char)type, (char)(id >> 8), (char)id, (char)(length >> 8), (char)length, 0, 0,
	};

	buffer_append(&fcgi->heads, head, sizeof(head));
}

/*
 * The socket blocks until all is taken: if less is, the other end has read nothing for the
 * whole time limit, and is given up.
 */
static bool send_pieces(int fd, struct iovec *pieces, size_t count)
{
	while (count > 0) {
		struct msghdr message = {
		        .msg_iov = pieces,
		        .msg_iovlen = count < PIECES_A_CALL ? count : PIECES_A_CALL,
		};
		size_t wanted = 0;
		for (size_t i = 0; i < message.msg_iovlen; i++)
			wanted += pieces[i].iov_len;
		ssize_t sent = sendmsg(fd, &message, MSG_NOSIGNAL);
		if (sent < 0 || (size_t)sent < wanted)
			return false;
		pieces += message.msg_iovlen;
		count -= message.msg_iovlen;
	}
	return true;
}

bool fcgi_send(struct fcgi *fcgi, const struct buffer *head, const struct buffer *body)
{
	static const char end_body[8] = {0}; /* application status 0, request complete */
	const struct buffer *sources[] = {head, body};
	size_t total = head->length + body->length, at = 0, count = 0;
	size_t records = total / RECORD_CONTENT_MAX + 1;
	struct iovec *pieces = memory_alloc((records * 3 + 1) * sizeof(*pieces));

	/* All heads first: the buffer moves while it grows. */
	buffer_clear(&fcgi->heads);
	for (size_t left = total; left > 0;) {
		size_t length = left < RECORD_CONTENT_MAX ? left : RECORD_CONTENT_MAX;
		add_head(fcgi, RECORD_STDOUT, length);
		left -= length;
	}
	add_head(fcgi, RECORD_STDOUT, 0);
	add_head(fcgi, RECORD_END_REQUEST, sizeof(end_body));
	buffer_append(&fcgi->heads, end_body, sizeof(end_body));

	char *next_head = fcgi->heads.bytes;
	for (size_t source = 0, offset = 0; at < total;) {
		size_t room = RECORD_CONTENT_MAX - at % RECORD_CONTENT_MAX;
		if (offset == sources[source]->length) {
			source++;
			offset = 0;
			continue;
		}
		if (room == RECORD_CONTENT_MAX) {
			pieces[count++] = (struct iovec){next_head, RECORD_HEAD_SIZE};
			next_head += RECORD_HEAD_SIZE;
		}
		size_t length = sources[source]->length - offset;
		length = length < room ? length : room;
		pieces[count++] = (struct iovec){sources[source]->bytes + offset, length};
		offset += length;
		at += length;
	}
	pieces[count++] = (struct iovec){next_head, (size_t)(fcgi->heads.bytes + fcgi->heads.length - next_head)};
	bool good = send_pieces(fcgi->request.ipcFd, pieces, count);
	free(pieces);
	return good;
}

void fcgi_end(struct fcgi *fcgi)
{
	int connection = fcgi->request.ipcFd;

	/* Not FCGX_Finish_r: it would write records of its own. */
	FCGX_Free(&fcgi->request, 0);
	fcgi->request.ipcFd = -1;
	if (connection >= 0)
		close(connection);
}
