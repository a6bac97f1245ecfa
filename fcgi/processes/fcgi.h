/*
 * FastCGI, by libfcgi. The library reads the records of one request and keeps its
 * variables; connections, signals and time limits are ours, and so is the writing.
 * libfcgi's own accept has no limits and loses signals, and its output stream
 * writes 8 KB at a time: both are gone round.
 *
 * One request at a time, one request a connection. After fork only; the caller
 * blocks SIGTERM, SIGUSR1 and SIGPIPE, for which libfcgi sets handlers.
 */
#ifndef BIRLIK_FCGI_H
#define BIRLIK_FCGI_H

#include "answer/answer.h"
#include "ground/base.h"

struct fcgi; /* what is kept between requests */

struct fcgi *fcgi_open(size_t max_body_bytes);
void fcgi_close(struct fcgi *fcgi);

enum fcgi_outcome {
	FCGI_WHOLE,     /* a request was read to its end */
	FCGI_TOO_LARGE, /* its body is larger than allowed; it was thrown away */
	FCGI_BROKEN,    /* no request: malformed, cut short, too slow */
};

/*
 * Reads one request from `connection`, which is blocking and has time limits, and is
 * fcgi's from here on. `input` is good until fcgi_end. fcgi_end is due after every
 * outcome.
 */
enum fcgi_outcome fcgi_begin(struct fcgi *fcgi, int connection, struct answer_input *input);

/* Sends head and body as one response; false: the other end left or was too slow. */
bool fcgi_send(struct fcgi *fcgi, const struct buffer *head, const struct buffer *body);

/* Closes the connection and lets go of the request. */
void fcgi_end(struct fcgi *fcgi);

#endif
