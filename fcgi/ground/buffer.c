#include "ground/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ground/memory.h"

static void reserve(struct buffer *buffer, size_t more)
{
	size_t needed = buffer->length + more + 1;
	if (needed <= buffer->capacity)
		return;
	size_t capacity = buffer->capacity ? buffer->capacity : 256;
	while (capacity < needed)
		capacity *= 2;
	buffer->bytes = memory_resize(buffer->bytes, capacity);
	buffer->capacity = capacity;
}

void buffer_append(struct buffer *buffer, const void *bytes, size_t length)
{
	reserve(buffer, length);
	if (length)
		memcpy(buffer->bytes + buffer->length, bytes, length);
	buffer->length += length;
	buffer->bytes[buffer->length] = '\0';
}

void buffer_append_text(struct buffer *buffer, const char *text)
{
	buffer_append(buffer, text, strlen(text));
}

void buffer_append_byte(struct buffer *buffer, char byte)
{
	buffer_append(buffer, &byte, 1);
}

void buffer_printf(struct buffer *buffer, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	int length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (length < 0)
		return;
	reserve(buffer, (size_t)length);
	va_start(arguments, format);
	vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format, arguments);
	va_end(arguments);
	buffer->length += (size_t)length;
}

const char *buffer_text(const struct buffer *buffer)
{
	return buffer->bytes ? buffer->bytes : "";
}

void buffer_clear(struct buffer *buffer)
{
	buffer->length = 0;
	if (buffer->bytes)
		buffer->bytes[0] = '\0';
}

void buffer_release(struct buffer *buffer)
{
	free(buffer->bytes);
	*buffer = (struct buffer){0};
}

char *buffer_take(struct buffer *buffer)
{
	char *text = buffer->bytes ? buffer->bytes : memory_copy_text("");
	*buffer = (struct buffer){0};
	return text;
}
