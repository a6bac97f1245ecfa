/*
 * What a record is called in a language beyond its words: its place in the alphabet, and the
 * segment of its address. For the build alone.
 */
#ifndef BIRLIK_NAMING_H
#define BIRLIK_NAMING_H

#include "ground/base.h"
#include "ground/report.h"
#include "site/edition.h"

/*
 * db/slugs.tsv: `kind id language slug`, a line each, separated by tabs, only ever added to. The last line
 * of a record and language holds; those before it lead there.
 */
struct slug_book {
	struct slug {
		char *kind, *id, *language, *slug;
		bool holds;
	} *slugs;
	size_t count, capacity;
};

/* No file: an empty book. */
bool slug_book_read(struct slug_book *book, const char *file, struct report *report);
void slug_book_release(struct slug_book *book);

/* Fills every X_rank and every slug of the edition's database; a slug of two records is reported. */
bool naming_fill(struct edition *edition, const struct slug_book *book, struct report *report);

/* The tables of the records, to free with naming_free_tables. */
char **naming_tables(struct database *database, size_t *count);
void naming_free_tables(char **tables, size_t count);

#endif
