/* zlib: a gzip member (RFC 1952) without name and time, so that equal bytes give equal bytes. */
#ifndef BIRLIK_GZIP_H
#define BIRLIK_GZIP_H

#include "ground/base.h"
#include "ground/buffer.h"

/* `level` 1 (fast) to 9 (small). Replaces what is in `out`. */
void gzip_compress(const void *bytes, size_t length, int level, struct buffer *out);

#endif
