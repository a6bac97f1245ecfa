/*
 * How names are spoken, where their spelling does not tell a language's grammar: the records
 * <reading language="" text="" read="" flags="">. A reading belongs to a text, wherever it stands:
 * the name of a record, a place, a value in prose. For the build alone.
 */
#ifndef BIRLIK_READING_H
#define BIRLIK_READING_H

#include "ground/base.h"
#include "ground/report.h"
#include "site/edition.h"
#include "site/records.h"

/*
 * Fills every column X_read and X_flags of the edition's database from the reading of what is in
 * X. The records are loaded. A flag that the language's grammar does not know, or a language that
 * the site does not have, is reported.
 */
bool reading_fill(const struct edition_set *set, struct edition *edition, const struct records *records, struct report *report);

/*
 * Every text that has a column X_read beside it and no reading, once each: where the record is, what
 * it is, and the language it is shown in, NULL where that is the edition's.
 */
typedef void reading_fn(void *context, const char *text, const char *language, const char *what, const char *file, long line);
bool reading_open_texts(struct edition *edition, const struct records *records, reading_fn *take, void *context,
                        struct report *report);

#endif
