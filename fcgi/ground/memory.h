/*
 * Memory. An allocation that fails ends the process with MEMORY_EXIT_CODE: half
 * a page is worse than none, and the supervisor starts another worker.
 *
 * An arena is for what belongs together and ends together: a request's memory
 * goes with its arena, nothing in it is freed one by one.
 */
#ifndef BIRLIK_MEMORY_H
#define BIRLIK_MEMORY_H

#include "ground/base.h"

enum { MEMORY_EXIT_CODE = 70 };

/* Never NULL; memory_zeroed's bytes are 0. Given back by free(). */
void *memory_alloc(size_t size);
void *memory_zeroed(size_t count, size_t size);
void *memory_resize(void *block, size_t size);
char *memory_copy_text(const char *text);
char *memory_printf(const char *format, ...) PRINTF_LIKE(1, 2);

/* What was freed goes back to the system, where the C library can do that. */
void memory_trim(void);

/*
 * Room for one more element: `*items` grows when `count` has reached `*capacity`.
 * Usage: list = memory_grow(list, count, &capacity, sizeof *list);
 */
void *memory_grow(void *items, size_t count, size_t *capacity, size_t size);

struct arena {
	struct arena_chunk *newest;
	size_t used; /* of the newest chunk */
};

void arena_init(struct arena *arena);
void *arena_alloc(struct arena *arena, size_t size);                     /* aligned for any type */
char *arena_copy(struct arena *arena, const char *bytes, size_t length); /* NUL added */
char *arena_copy_text(struct arena *arena, const char *text);
char *arena_printf(struct arena *arena, const char *format, ...) PRINTF_LIKE(2, 3);
/* All is gone; one chunk is kept for what comes next. */
void arena_clear(struct arena *arena);
void arena_release(struct arena *arena);

#endif
