/*
 * db/schema.sql as the build sees it: the tables that records fill, what their columns are by
 * their names and types, and which element of a record holds which column. For the build alone.
 */
#ifndef BIRLIK_SCHEMA_H
#define BIRLIK_SCHEMA_H

#include "ground/base.h"
#include "libraries/database.h"
#include "libraries/xml.h"

struct schema_table {
	char *name; /* count 0: the schema has no such table */
	struct database_column *columns;
	size_t count;
	bool is_child; /* rows belong to a record: `parent` */
	int64_t rows;  /* so far: for the position of the next record */
	struct statement *insert;
};

struct schema {
	struct database *database;
	struct schema_table **tables;
	size_t count, capacity;
};

/* The database has the schema; tables are read when they are first asked for. */
void schema_init(struct schema *schema, struct database *database);
void schema_release(struct schema *schema);

/* NULL: there is no such table. `child` NULL: the record's own table, else the one of its child. */
struct schema_table *schema_find(struct schema *schema, const char *record, const char *child);

/* -1: there is none. schema_beside: the column `name` with `ending`, which tells more of it. */
int schema_column(const struct schema_table *table, const char *name);
int schema_beside(const struct schema_table *table, const char *name, const char *ending);
bool schema_is_text(const struct schema_table *table, int column); /* translated: it has a _lang beside it */
bool schema_is_markup(const struct schema_table *table, int column);
bool schema_is_made(const struct schema_table *table, const char *name); /* filled by the build, not by the record */

/* The element that holds a text column: a child, or the row's element itself where they are called the same; or NULL. */
const xmlNode *schema_element(const xmlNode *row, const char *column);
/* kind/id/field, for a child's row kind/id/child/field: what translators know the text by. To free(). */
char *schema_context(const struct schema_table *table, const xmlNode *row, const char *column);

#endif
