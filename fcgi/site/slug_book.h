/*
 * db/slugs.tsv: the last segments of addresses that records have, and had. `kind id language slug`, a
 * line each, separated by tabs, only ever added to. The last line of a record and language holds; those
 * before it lead there. A slug that one record once had is never another's. For the build alone.
 */
#ifndef BIRLIK_SLUG_BOOK_H
#define BIRLIK_SLUG_BOOK_H

#include "ground/base.h"
#include "ground/report.h"

struct slug {
	char *kind, *id, *language, *slug;
	long line;
	bool holds;
};

struct slug_book {
	char *file;
	struct slug *slugs; /* in the order of the file */
	size_t count, capacity;
	struct slug **by_record, **by_slug; /* sorted, to find one */
};

/* No file: an empty book. A line that is none, and a slug of two records, are reported. */
bool slug_book_read(struct slug_book *book, const char *file, struct report *report);
void slug_book_release(struct slug_book *book);

/* The slug that holds; NULL: the record has none. */
const struct slug *slug_book_find(const struct slug_book *book, const char *kind, const char *id, const char *language);
/* Whose the slug is or once was; NULL: it is free. */
const struct slug *slug_book_owner(const struct slug_book *book, const char *kind, const char *language, const char *slug);

/* Adds a line; `lines` is what is to be appended to the file. */
struct buffer;
void slug_book_write(struct buffer *lines, const char *kind, const char *id, const char *language, const char *slug);
/* Appends lines to the file, which is made if it is not there. */
bool slug_book_append(const struct slug_book *book, const struct buffer *lines, struct report *report);

#endif
