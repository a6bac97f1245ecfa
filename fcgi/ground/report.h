/*
 * What is wrong with the input of a command: findings, each one line that names
 * the place, `file:line: what is wrong`. A function that finds something reports it
 * and returns false; it doesn't stop at the first. The command prints them, or the
 * worker logs them; `errors` decides what comes of it.
 */
#ifndef BIRLIK_REPORT_H
#define BIRLIK_REPORT_H

#include "ground/base.h"

struct report {
	/* Takes one finished line; NULL: standard error. */
	void (*write)(void *context, const char *line);
	void *context;
	size_t errors, warnings;
};

/* `file` may be NULL (no place is known), `line` 0. Always false, so that a caller can return it. */
bool report_error(struct report *report, const char *file, long line, const char *format, ...) PRINTF_LIKE(4, 5);
void report_warning(struct report *report, const char *file, long line, const char *format, ...) PRINTF_LIKE(4, 5);

#endif
