#include "ground/memory.h"

#include <malloc.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Nothing that allocates may be called here, so no log. */
static void *checked(void *block)
{
	static const char said[] = "birlik: out of memory\n";

	if (block == NULL) {
		ssize_t ignored = write(STDERR_FILENO, said, sizeof(said) - 1);
		(void)ignored;
		_exit(MEMORY_EXIT_CODE);
	}
	return block;
}

void *memory_alloc(size_t size)
{
	return checked(malloc(size ? size : 1));
}

void *memory_zeroed(size_t count, size_t size)
{
	return checked(calloc(count ? count : 1, size ? size : 1));
}

void *memory_resize(void *block, size_t size)
{
	return checked(realloc(block, size ? size : 1));
}

char *memory_copy_text(const char *text)
{
	return checked(strdup(text));
}

static char *print_into(struct arena *arena, const char *format, va_list arguments)
{
	va_list again;
	va_copy(again, arguments);
	int length = vsnprintf(NULL, 0, format, again);
	va_end(again);

	size_t size = length < 0 ? 1 : (size_t)length + 1;
	char *text = arena ? arena_alloc(arena, size) : memory_alloc(size);
	text[0] = '\0';
	vsnprintf(text, size, format, arguments);
	return text;
}

char *memory_printf(const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	char *text = print_into(NULL, format, arguments);
	va_end(arguments);
	return text;
}

void memory_trim(void)
{
#ifdef __GLIBC__
	malloc_trim(0);
#endif
}

void *memory_grow(void *items, size_t count, size_t *capacity, size_t size)
{
	if (count < *capacity)
		return items;
	*capacity = *capacity ? *capacity * 2 : 8;
	return memory_resize(items, *capacity * size);
}

struct arena_chunk {
	struct arena_chunk *older;
	size_t size;
	_Alignas(max_align_t) char bytes[];
};

enum { CHUNK_SIZE = 64 * 1024 };

void arena_init(struct arena *arena)
{
	*arena = (struct arena){0};
}

static void add_chunk(struct arena *arena, size_t size)
{
	struct arena_chunk *chunk = memory_alloc(sizeof(*chunk) + size);
	chunk->older = arena->newest;
	chunk->size = size;
	arena->newest = chunk;
	arena->used = 0;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	size = (size + _Alignof(max_align_t) - 1) & ~(_Alignof(max_align_t) - 1);
	if (arena->newest == NULL || arena->newest->size - arena->used < size)
		add_chunk(arena, size > CHUNK_SIZE ? size : CHUNK_SIZE);
	void *block = arena->newest->bytes + arena->used;
	arena->used += size;
	return block;
}

char *arena_copy(struct arena *arena, const char *bytes, size_t length)
{
	char *copy = arena_alloc(arena, length + 1);
	if (length)
		memcpy(copy, bytes, length);
	copy[length] = '\0';
	return copy;
}

char *arena_copy_text(struct arena *arena, const char *text)
{
	return arena_copy(arena, text, strlen(text));
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	char *text = print_into(arena, format, arguments);
	va_end(arguments);
	return text;
}

static void free_chunks(struct arena_chunk *chunk)
{
	while (chunk) {
		struct arena_chunk *older = chunk->older;
		free(chunk);
		chunk = older;
	}
}

void arena_clear(struct arena *arena)
{
	arena->used = 0;
	if (arena->newest) {
		free_chunks(arena->newest->older);
		arena->newest->older = NULL;
	}
}

void arena_release(struct arena *arena)
{
	free_chunks(arena->newest);
	*arena = (struct arena){0};
}
