/*
 * What a record is called in a language beyond its words: its place in the alphabet, and the
 * segment of its address. For the build alone.
 */
#ifndef BIRLIK_NAMING_H
#define BIRLIK_NAMING_H

#include "ground/base.h"
#include "ground/report.h"
#include "site/edition.h"
#include "site/records.h"
#include "site/slug_book.h"

struct naming {
	const struct slug_book *book;
	const struct records *records;
	struct buffer *missing; /* gets a line of the book for each slug that is not in it */
};

/*
 * Fills every X_rank, X_letter and slug of the edition's database. A slug of two records, or one that
 * was another's, is reported with the record's place.
 */
bool naming_fill(struct edition *edition, const struct naming *naming, struct report *report);

/* Fills the column X_rank of one table, by X. */
bool naming_rank(struct edition *edition, const char *table, const char *rank, struct report *report);

/* The tables of the records, to free with naming_free_tables. */
char **naming_tables(struct database *database, size_t *count);
void naming_free_tables(char **tables, size_t count);

#endif
