#include "libraries/database.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ground/ascii.h"
#include "ground/memory.h"
#include "libraries/search.h"
#include "libraries/sqlite.h"

struct database {
	sqlite3 *handle;
	char *file;
	struct statement *statements; /* that are not freed: an index of FTS5 has others, which are its own */
	/* Those of database_statement, by their text. */
	struct kept {
		char *sql;
		struct statement *statement;
	} * kept;
	size_t kept_count, kept_capacity;
};

struct statement {
	sqlite3_stmt *handle;
	struct database *database;
	struct statement *previous, *next;
};

enum { BUSY_TIMEOUT_MS = 2000 };

static const char *const opening[] = {
        [DATABASE_SERVE] = "PRAGMA query_only = ON; PRAGMA cache_size = -640;",
        [DATABASE_BUILD] =
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -262144;",
        [DATABASE_STORE] =
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON;",
        [DATABASE_READ] = "PRAGMA query_only = ON;",
};

static void harden(sqlite3 *handle)
{
	sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
	sqlite3_busy_timeout(handle, BUSY_TIMEOUT_MS);
}

struct database *database_open(const char *file, enum database_mode mode, struct report *report)
{
	static const int flags[] = {
	        [DATABASE_SERVE] = SQLITE_OPEN_READONLY,
	        [DATABASE_BUILD] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
	        [DATABASE_STORE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
	        [DATABASE_READ] = SQLITE_OPEN_READONLY,
	};
	struct database *database = memory_zeroed(1, sizeof(*database));
	char *name = mode == DATABASE_SERVE ? memory_printf("file:%s?immutable=1", file) : memory_copy_text(file);
	int uri = mode == DATABASE_SERVE ? SQLITE_OPEN_URI : 0;
	int code = sqlite3_open_v2(name, &database->handle, flags[mode] | uri | SQLITE_OPEN_NOMUTEX, NULL);

	free(name);
	database->file = memory_copy_text(file);
	if (code == SQLITE_OK)
		code = search_register(database->handle);
	if (code == SQLITE_OK) {
		harden(database->handle);
		code = sqlite3_exec(database->handle, opening[mode], NULL, NULL, NULL);
	}
	if (code == SQLITE_OK)
		code = sqlite3_exec(database->handle, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
	if (code != SQLITE_OK) {
		report_error(report, file, 0, "cannot be opened: %s", database_error(database));
		database_close(database);
		return NULL;
	}
	return database;
}

void database_close(struct database *database)
{
	if (database == NULL)
		return;
	for (size_t i = 0; i < database->kept_count; i++) {
		statement_free(database->kept[i].statement);
		free(database->kept[i].sql);
	}
	free(database->kept);
	for (struct statement *left = database->statements; left; left = left->next) {
		sqlite3_finalize(left->handle);
		left->handle = NULL;
		left->database = NULL;
	}
	sqlite3_close(database->handle);
	free(database->file);
	free(database);
}

void database_rest(struct database *database)
{
	for (struct statement *statement = database->statements; statement; statement = statement->next)
		statement_reset(statement);
	sqlite3_db_release_memory(database->handle);
}

bool database_finish(struct database *database, struct report *report)
{
	static const char script[] = "PRAGMA foreign_keys = OFF; ANALYZE; VACUUM;";
	if (sqlite3_exec(database->handle, script, NULL, NULL, NULL) != SQLITE_OK)
		return report_error(report, database->file, 0, "cannot be finished: %s", database_error(database));
	return true;
}

static bool run_with_text(struct database *database, const char *sql, const char *first, const char *second,
                          struct report *report)
{
	struct statement *statement = statement_prepare(database, sql);
	bool good = statement != NULL;

	if (good) {
		statement_bind_text(statement, 1, first);
		if (second)
			statement_bind_text(statement, 2, second);
		good = statement_step(statement) == DATABASE_DONE;
	}
	if (!good)
		report_error(report, database->file, 0, "%s: %s", first, database_error(database));
	statement_free(statement);
	return good;
}

bool database_attach(struct database *database, const char *file, const char *name, struct report *report)
{
	return run_with_text(database, "ATTACH ?1 AS ?2", file, name, report);
}

bool database_detach(struct database *database, const char *name, struct report *report)
{
	return run_with_text(database, "DETACH ?1", name, NULL, report);
}

const char *database_error(struct database *database)
{
	return database->handle ? sqlite3_errmsg(database->handle) : "out of memory";
}

const char *database_version(void)
{
	return sqlite3_libversion();
}

static long line_of(const char *sql, const char *place)
{
	long line = 1;
	/* The statement begins behind blanks and comments. */
	while (ascii_is_space(*place) || ascii_starts_with(place, "--"))
		place += *place == '-' ? strcspn(place, "\n") : 1;
	for (; sql < place; sql++)
		line += *sql == '\n';
	return line;
}

bool database_script(struct database *database, const char *file, const char *sql, const char *language, database_row_fn *row,
                     void *context, struct report *report)
{
	const char *rest = sql;
	bool good = true;

	while (good && *rest) {
		struct statement statement = {0};
		const char *start = rest;
		int code = sqlite3_prepare_v2(database->handle, rest, -1, &statement.handle, &rest);
		int wrong = code == SQLITE_OK ? -1 : sqlite3_error_offset(database->handle);
		if (wrong >= 0)
			start += wrong;
		if (code == SQLITE_OK && statement.handle == NULL)
			break; /* blanks and comments */
		if (code == SQLITE_OK && language && statement_parameter(&statement, "language"))
			statement_bind_text(&statement, statement_parameter(&statement, "language"), language);
		if (code == SQLITE_OK)
			while ((code = sqlite3_step(statement.handle)) == SQLITE_ROW)
				if (row)
					row(context, &statement);
		if (code != SQLITE_DONE)
			good = report_error(report, file, line_of(sql, start), "%s", database_error(database));
		sqlite3_finalize(statement.handle);
	}
	return good;
}

struct statement *statement_prepare(struct database *database, const char *sql)
{
	struct statement *statement = memory_zeroed(1, sizeof(*statement));
	if (sqlite3_prepare_v3(database->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement->handle, NULL) != SQLITE_OK ||
	    statement->handle == NULL) {
		free(statement);
		return NULL;
	}
	statement->database = database;
	statement->next = database->statements;
	if (statement->next)
		statement->next->previous = statement;
	database->statements = statement;
	return statement;
}

void statement_free(struct statement *statement)
{
	if (statement == NULL)
		return;
	if (statement->next)
		statement->next->previous = statement->previous;
	if (statement->previous)
		statement->previous->next = statement->next;
	else if (statement->database)
		statement->database->statements = statement->next;
	sqlite3_finalize(statement->handle);
	free(statement);
}

int statement_parameter_count(struct statement *statement)
{
	return sqlite3_bind_parameter_count(statement->handle);
}

const char *statement_parameter_name(struct statement *statement, int index)
{
	const char *name = sqlite3_bind_parameter_name(statement->handle, index);
	return name ? name + 1 : "";
}

int statement_parameter(struct statement *statement, const char *name)
{
	for (int i = statement_parameter_count(statement); i > 0; i--)
		if (strcmp(statement_parameter_name(statement, i), name) == 0)
			return i;
	return 0;
}

void statement_bind_text(struct statement *statement, int index, const char *text)
{
	sqlite3_bind_text(statement->handle, index, text, -1, SQLITE_STATIC);
}

void statement_bind_integer(struct statement *statement, int index, int64_t value)
{
	sqlite3_bind_int64(statement->handle, index, value);
}

enum database_step statement_step(struct statement *statement)
{
	int code = sqlite3_step(statement->handle);
	if (code == SQLITE_ROW)
		return DATABASE_ROW;
	sqlite3_reset(statement->handle);
	if (code == SQLITE_DONE)
		return DATABASE_DONE;
	return (code & 0xff) == SQLITE_CONSTRAINT ? DATABASE_CONSTRAINT : DATABASE_UNAVAILABLE;
}

void statement_reset(struct statement *statement)
{
	sqlite3_reset(statement->handle);
	sqlite3_clear_bindings(statement->handle);
}

int statement_column_count(struct statement *statement)
{
	return sqlite3_column_count(statement->handle);
}

const char *statement_column_name(struct statement *statement, int column)
{
	return sqlite3_column_name(statement->handle, column);
}

const char *statement_text(struct statement *statement, int column)
{
	return (const char *)sqlite3_column_text(statement->handle, column);
}

int64_t statement_integer(struct statement *statement, int column)
{
	return sqlite3_column_int64(statement->handle, column);
}

bool statement_is_indexed(struct database *database, const char *sql, char *step, size_t size)
{
	char *explain = memory_printf("EXPLAIN QUERY PLAN %s", sql);
	struct statement *plan = statement_prepare(database, explain);
	bool indexed = plan != NULL;

	snprintf(step, size, "%s", plan ? "" : database_error(database));
	while (plan && statement_step(plan) == DATABASE_ROW) {
		const char *detail = statement_text(plan, 3);
		/* A full-text index that is asked with MATCH says so behind the last colon. */
		const char *virtual = strstr(detail, " VIRTUAL TABLE INDEX "), *how = virtual ? strrchr(detail, ':') : NULL;
		bool scan = ascii_starts_with(detail, "SCAN ") && strstr(detail, " USING ") == NULL &&
		            strstr(detail, "CONSTANT ROW") == NULL && (how == NULL || how[1] == '\0');
		if (scan || strstr(detail, "TEMP B-TREE")) {
			snprintf(step, size, "%s", detail);
			indexed = false;
		}
	}
	statement_free(plan);
	free(explain);
	return indexed;
}

struct statement *database_statement(struct database *database, const char *sql)
{
	for (size_t i = 0; i < database->kept_count; i++)
		if (strcmp(database->kept[i].sql, sql) == 0)
			return database->kept[i].statement;
	struct statement *statement = statement_prepare(database, sql);
	if (statement) {
		database->kept =
		        memory_grow(database->kept, database->kept_count, &database->kept_capacity, sizeof(*database->kept));
		database->kept[database->kept_count++] = (struct kept){memory_copy_text(sql), statement};
	}
	return statement;
}

char *database_lookup(struct database *database, const char *sql, const char *first, const char *second)
{
	struct statement *statement = database_statement(database, sql);
	char *found = NULL;

	if (statement == NULL)
		return NULL;
	if (statement_parameter_count(statement) > 0)
		statement_bind_text(statement, 1, first);
	if (statement_parameter_count(statement) > 1)
		statement_bind_text(statement, 2, second);
	if (statement_step(statement) == DATABASE_ROW && statement_text(statement, 0))
		found = memory_copy_text(statement_text(statement, 0));
	statement_reset(statement);
	return found;
}

static void add_references(struct database *database, const char *table, struct database_column *columns, size_t count)
{
	struct statement *keys = statement_prepare(database, "SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?1)");
	if (keys == NULL)
		return;
	statement_bind_text(keys, 1, table);
	while (statement_step(keys) == DATABASE_ROW)
		for (size_t i = 0; i < count; i++)
			if (strcmp(columns[i].name, statement_text(keys, 0)) == 0 && !columns[i].references)
				columns[i].references = memory_copy_text(statement_text(keys, 1));
	statement_free(keys);
}

size_t database_columns(struct database *database, const char *table, struct database_column **columns)
{
	struct statement *info = statement_prepare(
	        database, "SELECT name, type, \"notnull\" AND dflt_value IS NULL, dflt_value FROM pragma_table_info(?1)");
	size_t count = 0, capacity = 0;

	*columns = NULL;
	if (info == NULL)
		return 0;
	statement_bind_text(info, 1, table);
	while (statement_step(info) == DATABASE_ROW) {
		*columns = memory_grow(*columns, count, &capacity, sizeof(**columns));
		(*columns)[count++] = (struct database_column){
		        .name = memory_copy_text(statement_text(info, 0)),
		        .type = memory_copy_text(statement_text(info, 1)),
		        .required = statement_integer(info, 2) != 0,
		        .fallback = statement_text(info, 3) ? memory_copy_text(statement_text(info, 3)) : NULL,
		};
	}
	statement_free(info);
	add_references(database, table, *columns, count);
	return count;
}

void database_free_columns(struct database_column *columns, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		free(columns[i].name);
		free(columns[i].type);
		free(columns[i].references);
		free(columns[i].fallback);
	}
	free(columns);
}
