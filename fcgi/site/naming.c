#include "site/naming.h"

#include <stdlib.h>
#include <string.h>

#include "ground/ascii.h"
#include "ground/memory.h"

struct names {
	struct name {
		int64_t row;
		char *text;
	} * all;
	size_t count, capacity;
};

static int compare_names(const void *a, const void *b, void *locale)
{
	const struct name *x = a, *y = b;
	int order = locale_compare(locale, x->text, y->text);
	return order ? order : (x->row > y->row) - (x->row < y->row);
}

static bool read_names(struct names *names, struct database *database, const char *table, const char *column)
{
	/* A record with an acronym goes by it. */
	char *acronym = memory_printf("SELECT rowid, coalesce(acronym, \"%s\") FROM \"%s\"", column, table);
	char *sql = memory_printf("SELECT rowid, \"%s\" FROM \"%s\"", column, table);
	struct statement *select = statement_prepare(database, acronym);
	if (select == NULL)
		select = statement_prepare(database, sql);

	while (select && statement_step(select) == DATABASE_ROW) {
		const char *text = statement_text(select, 1);
		names->all = memory_grow(names->all, names->count, &names->capacity, sizeof(*names->all));
		names->all[names->count++] =
		        (struct name){.row = statement_integer(select, 0), .text = memory_copy_text(text ? text : "")};
	}
	statement_free(select);
	free(sql), free(acronym);
	return select != NULL;
}

static void release_names(struct names *names)
{
	for (size_t i = 0; i < names->count; i++)
		free(names->all[i].text);
	free(names->all);
}

/* Sets `target` of each row; the value is bound by `bind`. */
static struct statement *prepare_update(struct database *database, const char *table, const char *column)
{
	char *sql = memory_printf("UPDATE \"%s\" SET \"%s\" = ?1 WHERE rowid = ?2", table, column);
	struct statement *update = statement_prepare(database, sql);
	free(sql);
	return update;
}

bool naming_rank(struct edition *edition, const char *table, const char *rank, struct report *report)
{
	struct names names = {0};
	char *column = memory_copy_text(rank);
	column[strlen(rank) - strlen("_rank")] = '\0';
	struct statement *update = prepare_update(edition->database, table, rank);
	bool good = update && read_names(&names, edition->database, table, column);

	if (names.count)
		qsort_r(names.all, names.count, sizeof(*names.all), compare_names, edition->locale);
	for (size_t i = 0; good && i < names.count; i++) {
		statement_bind_integer(update, 1, (int64_t)i + 1);
		statement_bind_integer(update, 2, names.all[i].row);
		good = statement_step(update) == DATABASE_DONE;
	}
	if (!good)
		report_error(report, table, 0, "%s: %s", rank, database_error(edition->database));
	statement_free(update);
	release_names(&names);
	free(column);
	return good;
}

/* The letters under which the names of an index are: X_letter, of what X_rank is of. */
static bool fill_letter(struct edition *edition, const char *table, const char *letter, struct report *report)
{
	struct names names = {0};
	char *column = memory_copy_text(letter);
	column[strlen(letter) - strlen("_letter")] = '\0';
	struct statement *update = prepare_update(edition->database, table, letter);
	bool good = update && read_names(&names, edition->database, table, column);

	for (size_t i = 0; good && i < names.count; i++) {
		struct buffer text = {0};
		locale_letter(edition->locale, names.all[i].text, &text);
		statement_bind_text(update, 1, buffer_text(&text));
		statement_bind_integer(update, 2, names.all[i].row);
		good = statement_step(update) == DATABASE_DONE;
		buffer_release(&text);
	}
	if (!good)
		report_error(report, table, 0, "%s: %s", letter, database_error(edition->database));
	statement_free(update);
	release_names(&names);
	free(column);
	return good;
}

/* A slug comes from what names the record: its acronym, its name or its title. */
static char *naming_expression(struct database *database, const char *table)
{
	static const char *const names[] = {"acronym", "name", "title"};
	struct database_column *columns;
	size_t count = database_columns(database, table, &columns);
	struct buffer sql = {0};

	buffer_append_text(&sql, "coalesce(");
	for (size_t n = 0; n < COUNT_OF(names); n++)
		for (size_t i = 0; i < count; i++)
			if (strcmp(columns[i].name, names[n]) == 0)
				buffer_printf(&sql, "\"%s\", ", names[n]);
	buffer_append_text(&sql, "id)");
	database_free_columns(columns, count);
	return buffer_take(&sql);
}

/* The translation of what names the record, if it has one: where an address that is taken can be mended. */
static const struct catalogue_message *find_translation(const struct edition *edition, const char *table, const char *id)
{
	static const char *const names[] = {"acronym", "name", "title"};
	for (size_t n = 0; n < COUNT_OF(names); n++) {
		size_t count;
		char *context = memory_printf("%s/%s/%s", table, id, names[n]);
		const struct catalogue_message *const *found = catalogue_of_context(edition->content, context, &count);
		free(context);
		if (count && !found[0]->obsolete && found[0]->text[0])
			return found[0];
	}
	return NULL;
}

/* The table's slugs under way. */
struct slugs {
	struct edition *edition;
	const char *table;
	const struct naming *naming;
	struct report *report;
	struct statement *update;
};

static bool complain(const struct slugs *slugs, const char *id, const char *slug, const struct slug *owner)
{
	const char *file;
	long line = records_place(slugs->naming->records, slugs->table, id, &file);
	const struct catalogue_message *from = find_translation(slugs->edition, slugs->table, id);
	if (from)
		file = from->file, line = from->line;
	const struct slug_book *book = slugs->naming->book;

	if (owner)
		return report_error(slugs->report, file, line,
		                    "%s “%s” would be called “%s”, as “%s” was (%s:%ld): give it a slug there", slugs->table, id,
		                    slug, owner->id, book->file, owner->line);
	return report_error(slugs->report, file, line, "the address “%s” of %s “%s” is another's too: give it one in %s", slug,
	                    slugs->table, id, book->file);
}

/* The slug of a record: the one in the book, or one from its name, which nobody else may have had. */
static bool set_slug(const struct slugs *slugs, int64_t row, const char *id, const char *name)
{
	const char *language = slugs->edition->code;
	const struct slug *fixed = slug_book_find(slugs->naming->book, slugs->table, id, language);
	struct buffer slug = {0};

	if (fixed)
		buffer_append_text(&slug, fixed->slug);
	else
		locale_slug(slugs->edition->locale, name, &slug);
	if (slug.length == 0)
		buffer_append_text(&slug, id);
	const struct slug *owner = slug_book_owner(slugs->naming->book, slugs->table, language, buffer_text(&slug));
	bool good = fixed || owner == NULL || complain(slugs, id, buffer_text(&slug), owner);
	if (good) {
		statement_bind_text(slugs->update, 1, buffer_text(&slug));
		statement_bind_integer(slugs->update, 2, row);
		enum database_step step = statement_step(slugs->update);
		if (step == DATABASE_CONSTRAINT)
			good = complain(slugs, id, buffer_text(&slug), NULL);
		else if (step != DATABASE_DONE)
			good = report_error(slugs->report, slugs->table, 0, "slug: %s", database_error(slugs->edition->database));
	}
	if (good && !fixed)
		slug_book_write(slugs->naming->missing, slugs->table, id, language, buffer_text(&slug));
	buffer_release(&slug);
	return good;
}

static bool fill_slug(struct edition *edition, const char *table, const struct naming *naming, struct report *report)
{
	char *expression = naming_expression(edition->database, table);
	char *sql = memory_printf("SELECT rowid, id, %s FROM \"%s\" ORDER BY rowid", expression, table);
	/* None of those to come may be in the way of one that is set. */
	char *clear = memory_printf("UPDATE \"%s\" SET slug = '/' || rowid", table);
	bool good = database_script(edition->database, table, clear, NULL, NULL, NULL, report);
	struct statement *select = statement_prepare(edition->database, sql);
	struct slugs slugs = {.edition = edition,
	                      .table = table,
	                      .naming = naming,
	                      .report = report,
	                      .update = prepare_update(edition->database, table, "slug")};

	good = good && select && slugs.update;
	while (good && statement_step(select) == DATABASE_ROW)
		good = set_slug(&slugs, statement_integer(select, 0), statement_text(select, 1), statement_text(select, 2));
	statement_free(select);
	statement_free(slugs.update);
	free(sql), free(clear);
	free(expression);
	return good;
}

char **naming_tables(struct database *database, size_t *count)
{
	struct statement *list = statement_prepare(
	        database, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name");
	size_t capacity = 0;
	char **tables = NULL;

	*count = 0;
	while (list && statement_step(list) == DATABASE_ROW) {
		tables = memory_grow(tables, *count, &capacity, sizeof(*tables));
		tables[(*count)++] = memory_copy_text(statement_text(list, 0));
	}
	statement_free(list);
	return tables;
}

void naming_free_tables(char **tables, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(tables[i]);
	free(tables);
}

bool naming_fill(struct edition *edition, const struct naming *naming, struct report *report)
{
	size_t tables_count;
	char **tables = naming_tables(edition->database, &tables_count);
	bool good = database_script(edition->database, "naming", "BEGIN", NULL, NULL, NULL, report);

	for (size_t t = 0; t < tables_count; t++) {
		struct database_column *columns;
		size_t count = database_columns(edition->database, tables[t], &columns);
		for (size_t i = 0; good && i < count; i++) {
			if (ascii_ends_with(columns[i].name, "_rank"))
				good = naming_rank(edition, tables[t], columns[i].name, report);
			else if (ascii_ends_with(columns[i].name, "_letter"))
				good = fill_letter(edition, tables[t], columns[i].name, report);
			else if (strcmp(columns[i].name, "slug") == 0)
				good = fill_slug(edition, tables[t], naming, report);
		}
		database_free_columns(columns, count);
	}
	naming_free_tables(tables, tables_count);
	return database_script(edition->database, "naming", "COMMIT", NULL, NULL, NULL, report) && good;
}
