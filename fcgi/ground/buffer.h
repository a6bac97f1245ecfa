/*
 * A growing row of bytes. `bytes` is NULL while nothing was added; after any
 * append it ends with a NUL that `length` does not count.
 */
#ifndef BIRLIK_BUFFER_H
#define BIRLIK_BUFFER_H

#include "ground/base.h"

struct buffer {
	char *bytes;
	size_t length, capacity;
};

void buffer_append(struct buffer *buffer, const void *bytes, size_t length);
void buffer_append_text(struct buffer *buffer, const char *text);
void buffer_append_byte(struct buffer *buffer, char byte);
void buffer_printf(struct buffer *buffer, const char *format, ...) PRINTF_LIKE(2, 3);
/* The text, never NULL; it lives until the next append. */
const char *buffer_text(const struct buffer *buffer);
void buffer_clear(struct buffer *buffer);   /* empty, the memory kept */
void buffer_release(struct buffer *buffer); /* empty, the memory gone */
/* The text becomes the caller's, to free(); the buffer is empty again. Never NULL. */
char *buffer_take(struct buffer *buffer);

#endif
