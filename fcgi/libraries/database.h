/*
 * SQLite 3, and the only room that knows it. A database and its statements belong
 * to the process that opened them and never cross a fork. Statements are prepared
 * once and kept; a step that ends, well or badly, has reset its statement.
 */
#ifndef BIRLIK_DATABASE_H
#define BIRLIK_DATABASE_H

#include "ground/base.h"
#include "ground/report.h"

struct database;
struct statement;

enum database_mode {
	DATABASE_SERVE, /* read only, immutable: a file of a release */
	DATABASE_BUILD, /* made anew; nothing is flushed before database_finish */
	DATABASE_STORE, /* the inbox: created if absent; a commit is on disk (WAL, synchronous=FULL) */
	DATABASE_READ,  /* the inbox, to look */
};

enum database_step { DATABASE_ROW, DATABASE_DONE, DATABASE_CONSTRAINT, DATABASE_UNAVAILABLE };

struct database *database_open(const char *file, enum database_mode mode, struct report *report);
void database_close(struct database *database); /* with all its statements */
/* Between two requests: ends what is half read, and gives back what only speed needs, the mapped and the cached pages. */
void database_rest(struct database *database);
/* Counts what the planner needs to know and compacts the file; to flush it is the caller's. */
bool database_finish(struct database *database, struct report *report);
/* Another database's tables, as name.table, until it is let go of; between two statements of both. */
bool database_attach(struct database *database, const char *file, const char *name, struct report *report);
bool database_detach(struct database *database, const char *name, struct report *report);
const char *database_error(struct database *database);
const char *database_version(void);

/*
 * Runs the statements of a script one by one; `language` is bound where one asks for
 * :language. `row`, if given, gets each row that a statement returns. Errors are
 * reported with `file` and the line of the statement.
 */
typedef void database_row_fn(void *context, struct statement *row);
bool database_script(struct database *database, const char *file, const char *sql, const char *language, database_row_fn *row,
                     void *context, struct report *report);

/* NULL: see database_error. The statement is the caller's, to statement_free. */
struct statement *statement_prepare(struct database *database, const char *sql);
void statement_free(struct statement *statement);

/* Parameters, from 1; the name is without its colon. 0: there is no such parameter. */
int statement_parameter_count(struct statement *statement);
const char *statement_parameter_name(struct statement *statement, int index);
int statement_parameter(struct statement *statement, const char *name);
/* The text must live until the statement is reset; NULL binds NULL. */
void statement_bind_text(struct statement *statement, int index, const char *text);
void statement_bind_integer(struct statement *statement, int index, int64_t value);

enum database_step statement_step(struct statement *statement);
void statement_reset(struct statement *statement); /* parameters are NULL again */

/* Columns, from 0. A text lives until the next step; NULL for NULL. */
int statement_column_count(struct statement *statement);
const char *statement_column_name(struct statement *statement, int column);
const char *statement_text(struct statement *statement, int column);
int64_t statement_integer(struct statement *statement, int column);

/*
 * What a statement costs by its plan: false, and the offending step in `step`, if it
 * reads a whole table without an index or sorts. For tests and `birlik check`.
 */
bool statement_is_indexed(struct database *database, const char *sql, char *step, size_t size);

/* A statement that is kept with the database: prepared once for the same text. NULL: see database_error. */
struct statement *database_statement(struct database *database, const char *sql);
/* One text, or NULL, to free(): `SELECT one FROM … WHERE x = ?1 AND y = ?2`, by a kept statement. */
char *database_lookup(struct database *database, const char *sql, const char *first, const char *second);

/* The columns of a table as declared, in order; names and types live as long as the list. */
struct database_column {
	char *name, *type;
	char *references; /* the table, or NULL */
	char *fallback;   /* the default, as SQL, or NULL */
	bool required;    /* NOT NULL and no default */
};
/* 0 if there is no such table. To free with database_free_columns. */
size_t database_columns(struct database *database, const char *table, struct database_column **columns);
void database_free_columns(struct database_column *columns, size_t count);

#endif
