/*
 * Declarations in a page definition: of a parameter of its address, or of a field of its form. What may be declared is told
 * by struct page_value.
 *
 *     NAME int LOWEST..HIGHEST · NAME text|multiline|email max=N · NAME one-of WORD WORD … · NAME record KIND:COLUMN
 *
 * and behind it `required`, or `= DEFAULT`.
 */
#ifndef BIRLIK_PAGE_VALUE_H
#define BIRLIK_PAGE_VALUE_H

#include "ground/base.h"
#include "ground/report.h"
#include "site/page.h"

/* Where the reader is. */
struct page_place {
	const char *file;
	long line;
	struct report *report;
};

/* Reports what is wrong there; with a word, unless it is "". False. */
bool page_fail(const struct page_place *place, const char *what, const char *word);
/* The next word of *rest, cut out in place; NULL at the end. */
char *page_next_word(char **rest);

/* Reads `declaration`, which is cut up, into the next of `values`, which are PAGE_VALUES at most. False after a report. */
bool page_value_add(const struct page_place *place, struct page_value *values, size_t *count, char *declaration);
/* Is `text` one of a one-of's words? */
bool page_value_has_word(const struct page_value *value, const char *text);

#endif
