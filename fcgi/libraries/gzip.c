#include "libraries/gzip.h"

#include <zlib.h>

#include "ground/memory.h"

enum { GZIP_WINDOW = 15 + 16, MEMORY_LEVEL = 8 };

void gzip_compress(const void *bytes, size_t length, int level, struct buffer *out)
{
	z_stream stream = {0};

	buffer_clear(out);
	if (deflateInit2(&stream, level, Z_DEFLATED, GZIP_WINDOW, MEMORY_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK)
		return;
	size_t bound = deflateBound(&stream, length);
	if (out->capacity < bound + 1) {
		out->bytes = memory_resize(out->bytes, bound + 1);
		out->capacity = bound + 1;
	}
	stream.next_in = (Bytef *)(uintptr_t)bytes;
	stream.avail_in = (uInt)length;
	stream.next_out = (Bytef *)out->bytes;
	stream.avail_out = (uInt)bound;
	if (deflate(&stream, Z_FINISH) == Z_STREAM_END)
		out->length = stream.total_out;
	out->bytes[out->length] = '\0';
	deflateEnd(&stream);
}
