/*
 * Records become rows: an element below the root of a file of db/content is a row of the
 * table of its name, by db/schema.sql alone; this room knows no kind of record. The same
 * walk hands the translatable fields to `birlik po extract`. For the build alone.
 */
#ifndef BIRLIK_RECORDS_H
#define BIRLIK_RECORDS_H

#include "ground/base.h"
#include "ground/report.h"
#include "libraries/xml.h"
#include "site/edition.h"
#include "site/prose.h"
#include "site/schema.h"
#include "site/translation.h"

/* The files as read, and where each record is; for this room and record_rows.c. */
struct records {
	char *folder;
	struct record_file {
		char *name;
		xmlDoc *document;
	} * files;
	size_t count, capacity;
	struct origin {
		const char *kind, *id, *file;
		long line;
	} * origins; /* sorted by kind and id once all are read */
	size_t origin_count, origin_capacity;
};

/* Reads every .xml of the folder and validates it against the grammar; NULL after a report. */
struct records *records_read(const char *folder, const char *grammar, struct report *report);
void records_free(struct records *records);

/*
 * Fills the edition's database, which has the schema. Texts that hold markup or values
 * are left to `prose`. A missing or unknown field is reported with file and line, and, where
 * `check`, a reference to a record that isn't there; a kind without any record is warned of.
 */
bool records_load(struct records *records, struct edition *edition, struct prose *prose, bool check, struct report *report);
/* The same into a database of the edition's own in memory; texts with markup or values stay empty. */
bool records_load_aside(struct records *records, struct edition *edition, const char *schema_file, bool check,
                        struct report *report);
/* The place of a record in its file, for what is found later; line 0 if there is no such record. */
long records_place(const struct records *records, const char *kind, const char *id, const char **file);

/* Every translatable field, in order. */
typedef void records_field_fn(void *receiver, const struct translation_field *field, const char *kind, const char *language);
void records_fields(struct records *records, struct schema *schema, records_field_fn *take, void *receiver);

#endif
