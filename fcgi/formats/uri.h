/*
 * Query strings and percent-encoding: RFC 3986, and application/x-www-form-urlencoded
 * of the WHATWG URL standard. Pure.
 */
#ifndef BIRLIK_URI_H
#define BIRLIK_URI_H

#include "ground/base.h"
#include "ground/buffer.h"
#include "ground/memory.h"

struct uri_pair {
	const char *name, *value; /* decoded; '+' is a blank */
};

/*
 * Splits `text` at '&' and '=' into at most `most` pairs, decoded into the arena.
 * -1 if there are more, if a %XX is none, or if a decoded byte is NUL; empty pieces are passed over.
 */
int uri_read_pairs(const char *text, size_t length, struct uri_pair *pairs, int most, struct arena *arena);

/* Appends `text`; all but letters, digits and -._~ (and '/' where `path`) as %XX. */
void uri_encode(const char *text, bool path, struct buffer *out);

#endif
