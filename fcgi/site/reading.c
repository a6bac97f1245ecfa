#include "site/reading.h"

#include <stdlib.h>
#include <string.h>

#include "ground/ascii.h"
#include "ground/memory.h"
#include "site/naming.h"
#include "site/schema.h"

static bool has_language(const struct edition_set *set, const char *code)
{
	for (size_t i = 0; i < set->count; i++)
		if (strcmp(set->editions[i].code, code) == 0)
			return true;
	return false;
}

static bool check(const struct edition_set *set, struct edition *edition, const struct records *records, struct report *report)
{
	struct statement *select =
	        statement_prepare(edition->database, "SELECT id, language, flags FROM reading ORDER BY position");
	size_t errors = report->errors;

	while (select && statement_step(select) == DATABASE_ROW) {
		const char *id = statement_text(select, 0), *language = statement_text(select, 1), *file;
		const char *flags = statement_text(select, 2);
		long line = records_place(records, "reading", id, &file);
		if (!has_language(set, language))
			report_error(report, file, line, "reading “%s”: the site has no language “%s”", id, language);
		char *unknown = flags && strcmp(language, edition->code) == 0
		                        ? message_grammar_unknown_flag(&edition->grammar, flags)
		                        : NULL;
		if (unknown)
			report_error(report, file, line, "reading “%s”: %s has no flag “%s”; it may be: %s", id, language,
			             unknown, edition->grammar.flags ? edition->grammar.flags : "(none)");
		free(unknown);
	}
	statement_free(select);
	return report->errors == errors;
}

/* The columns X_read of every table of records. */
typedef bool column_fn(void *context, const struct schema_table *table, const char *name);
static bool for_columns(struct edition *edition, column_fn *take, void *context)
{
	size_t count;
	char **names = naming_tables(edition->database, &count);
	struct schema schema;
	bool good = true;

	schema_init(&schema, edition->database);
	for (size_t t = 0; t < count; t++) {
		const struct schema_table *table = schema_find(&schema, names[t], NULL);
		for (size_t i = 0; good && table && i < table->count; i++)
			if (schema_is_text(table, (int)i) && schema_beside(table, table->columns[i].name, "_read") >= 0)
				good = take(context, table, table->columns[i].name);
	}
	schema_release(&schema);
	naming_free_tables(names, count);
	return good;
}

struct filling {
	struct edition *edition;
	struct report *report;
};

static bool fill_column(void *context, const struct schema_table *table, const char *name)
{
	const struct filling *filling = context;
	char *sql = memory_printf("UPDATE \"%s\" SET (\"%s_read\", \"%s_flags\") = (SELECT read, flags FROM reading "
	                          "WHERE language = :language AND text = \"%s\".\"%s\")",
	                          table->name, name, name, table->name, name);
	bool good = database_script(filling->edition->database, table->name, sql, filling->edition->code, NULL, NULL,
	                            filling->report);
	free(sql);
	return good;
}

bool reading_fill(const struct edition_set *set, struct edition *edition, const struct records *records, struct report *report)
{
	struct filling filling = {.edition = edition, .report = report};
	struct database_column *columns;
	size_t count = database_columns(edition->database, "reading", &columns);

	database_free_columns(columns, count);
	if (count == 0)
		return true; /* a site without readings */
	return check(set, edition, records, report) && for_columns(edition, fill_column, &filling);
}

struct listing {
	struct edition *edition;
	const struct records *records;
	reading_fn *take;
	void *context;
	struct report *report;
};

static bool list_column(void *context, const struct schema_table *table, const char *name)
{
	const struct listing *listing = context;
	int parent = schema_column(table, "parent");
	const char *kind = parent >= 0 ? table->columns[parent].references : table->name;
	char *sql = memory_printf(
	        "SELECT \"%s\", \"%s\", \"%s_lang\", min(position) FROM \"%s\" WHERE \"%s\" IS NOT NULL AND NOT EXISTS "
	        "(SELECT 1 FROM reading WHERE language = '%s' AND text = \"%s\".\"%s\") GROUP BY \"%s\" ORDER BY 4",
	        parent >= 0 ? "parent" : "id", name, name, table->name, name, listing->edition->code, table->name, name, name);
	struct statement *select = statement_prepare(listing->edition->database, sql);
	bool good = select || report_error(listing->report, table->name, 0, "%s", database_error(listing->edition->database));

	while (select && statement_step(select) == DATABASE_ROW) {
		const char *id = statement_text(select, 0), *file;
		long line = records_place(listing->records, kind, id, &file);
		char *what = memory_printf("%s “%s”: %s", kind, id, name);
		listing->take(listing->context, statement_text(select, 1), statement_text(select, 2), what, file, line);
		free(what);
	}
	statement_free(select);
	free(sql);
	return good;
}

bool reading_open_texts(struct edition *edition, const struct records *records, reading_fn *take, void *context,
                        struct report *report)
{
	struct listing listing = {.edition = edition, .records = records, .take = take, .context = context, .report = report};
	return for_columns(edition, list_column, &listing);
}
