/*
 * Messages of the interface that a language has no translation of, each once, though it may be asked for in
 * many places. With each stands where it is to be filled in: its empty place in a catalogue, or the source.
 */
#ifndef BIRLIK_MISSING_H
#define BIRLIK_MISSING_H

#include "ground/base.h"
#include "ground/report.h"
#include "libraries/catalogue.h"

struct missing {
	const char *language;
	struct catalogue_template *messages; /* NULL: none so far; the owner frees it */
	size_t told;                         /* so many of them are reported, as warnings */
};

/* `context` may be NULL; file and line are those of the source. */
void missing_note(struct missing *missing, const struct catalogue *catalogue, const char *context, const char *source,
                  const char *file, long line, struct report *report);

#endif
