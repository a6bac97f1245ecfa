#include "formats/uri.h"

#include <string.h>

#include "ground/ascii.h"

/* Decodes in the arena; NULL for what is no percent-encoding. */
static const char *decode(const char *text, size_t length, struct arena *arena)
{
	char *out = arena_alloc(arena, length + 1), *end = out;

	for (size_t i = 0; i < length; i++) {
		if (text[i] != '%') {
			*end++ = text[i] == '+' ? ' ' : text[i];
		} else {
			int high = i + 2 < length ? ascii_hex_value(text[i + 1]) : -1;
			int low = i + 2 < length ? ascii_hex_value(text[i + 2]) : -1;
			if (high < 0 || low < 0)
				return NULL;
			*end++ = (char)(high << 4 | low);
			i += 2;
		}
		if (end[-1] == '\0')
			end[-1] = URI_NUL;
	}
	*end = '\0';
	return out;
}

int uri_read_pairs(const char *text, size_t length, struct uri_pair *pairs, int most, struct arena *arena)
{
	const char *end = text + length;
	int count = 0;

	while (text < end) {
		const char *stop = memchr(text, '&', (size_t)(end - text));
		stop = stop ? stop : end;
		const char *equals = memchr(text, '=', (size_t)(stop - text));
		const char *name_end = equals ? equals : stop;
		if (stop > text) {
			if (count == most)
				return -1;
			struct uri_pair *pair = &pairs[count++];
			pair->name = decode(text, (size_t)(name_end - text), arena);
			pair->value = equals ? decode(equals + 1, (size_t)(stop - equals - 1), arena) : "";
			if (pair->name == NULL || pair->value == NULL)
				return -1;
		}
		text = stop + 1;
	}
	return count;
}

void uri_encode(const char *text, bool path, struct buffer *out)
{
	for (; *text; text++) {
		char c = *text;
		if (ascii_is_alpha(c) || ascii_is_digit(c) || strchr("-._~", c) || (path && c == '/'))
			buffer_append_byte(out, c);
		else
			buffer_printf(out, "%%%02X", (unsigned char)c);
	}
}
