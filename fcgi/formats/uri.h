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
 * -1 if there are more, or if a %XX is none; empty pieces are passed over. A byte 0, which no text can hold, is
 * URI_NUL: a control character as good as it, which is nobody's letter either.
 */
enum { URI_NUL = 1 };
int uri_read_pairs(const char *text, size_t length, struct uri_pair *pairs, int most, struct arena *arena);

/* Appends `text`; all but letters, digits and -._~ (and '/' where `path`) as %XX. */
void uri_encode(const char *text, bool path, struct buffer *out);

#endif
