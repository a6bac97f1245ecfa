#include "site/naming.h"

#include <stdlib.h>
#include <string.h>

#include "ground/ascii.h"
#include "ground/file.h"
#include "ground/memory.h"

bool slug_book_read(struct slug_book *book, const char *file, struct report *report)
{
	struct buffer text = {0};
	bool good = true;
	long number = 0;

	*book = (struct slug_book){0};
	if (!file_exists(file))
		return true;
	good = file_read(file, &text, report);
	for (char *rest = text.bytes, *line; good && rest && (line = strsep(&rest, "\n")) != NULL;) {
		number++;
		if (*line == '\0' || *line == '#')
			continue;
		char *kind = strsep(&line, "\t"), *id = line ? strsep(&line, "\t") : NULL, *language = line ? strsep(&line, "\t") : NULL;
		if (line == NULL || *line == '\0' || strspn(line, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(line)) {
			good = report_error(report, file, number, "kind, id, language and slug are expected, a tab between");
			continue;
		}
		book->slugs = memory_grow(book->slugs, book->count, &book->capacity, sizeof(*book->slugs));
		book->slugs[book->count++] = (struct slug){.kind = memory_copy_text(kind), .id = memory_copy_text(id),
							   .language = memory_copy_text(language), .slug = memory_copy_text(line),
							   .holds = true};
	}
	for (size_t i = 0; i < book->count; i++)
		for (size_t later = i + 1; later < book->count; later++)
			if (strcmp(book->slugs[i].kind, book->slugs[later].kind) == 0 &&
			    strcmp(book->slugs[i].id, book->slugs[later].id) == 0 &&
			    strcmp(book->slugs[i].language, book->slugs[later].language) == 0)
				book->slugs[i].holds = false;
	buffer_release(&text);
	return good;
}

void slug_book_release(struct slug_book *book)
{
	for (size_t i = 0; i < book->count; i++) {
		struct slug *slug = &book->slugs[i];
		free(slug->kind), free(slug->id), free(slug->language), free(slug->slug);
	}
	free(book->slugs);
	*book = (struct slug_book){0};
}

struct names {
	struct name {
		int64_t row;
		char *text;
	} *all;
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

static bool fill_rank(struct edition *edition, const char *table, const char *rank, struct report *report)
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

static const char *find_slug(const struct slug_book *book, const char *kind, const char *id, const char *language)
{
	for (size_t i = book->count; i > 0; i--) {
		const struct slug *slug = &book->slugs[i - 1];
		if (slug->holds && strcmp(slug->kind, kind) == 0 && strcmp(slug->id, id) == 0 && strcmp(slug->language, language) == 0)
			return slug->slug;
	}
	return NULL;
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

static bool fill_slug(struct edition *edition, const char *table, const struct slug_book *book, struct report *report)
{
	char *expression = naming_expression(edition->database, table);
	char *sql = memory_printf("SELECT rowid, id, %s FROM \"%s\" ORDER BY rowid", expression, table);
	struct statement *select = statement_prepare(edition->database, sql);
	struct statement *update = prepare_update(edition->database, table, "slug");
	bool good = select && update;

	while (good && statement_step(select) == DATABASE_ROW) {
		const char *id = statement_text(select, 1), *fixed = find_slug(book, table, id, edition->code);
		struct buffer slug = {0};
		if (fixed)
			buffer_append_text(&slug, fixed);
		else
			locale_slug(edition->locale, statement_text(select, 2), &slug);
		if (slug.length == 0)
			buffer_append_text(&slug, id);
		statement_bind_text(update, 1, buffer_text(&slug));
		statement_bind_integer(update, 2, statement_integer(select, 0));
		enum database_step step = statement_step(update);
		const struct catalogue_message *from = step == DATABASE_CONSTRAINT ? find_translation(edition, table, id) : NULL;
		if (step == DATABASE_CONSTRAINT)
			good = report_error(report, from ? from->file : table, from ? from->line : 0, "the address “%s” of %s “%s” is another's too: give it one in slugs.tsv",
					    buffer_text(&slug), table, id);
		else if (step != DATABASE_DONE)
			good = report_error(report, table, 0, "slug: %s", database_error(edition->database));
		buffer_release(&slug);
	}
	statement_free(select);
	statement_free(update);
	free(sql);
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

bool naming_fill(struct edition *edition, const struct slug_book *book, struct report *report)
{
	size_t tables_count;
	char **tables = naming_tables(edition->database, &tables_count);
	bool good = database_script(edition->database, "naming", "BEGIN", NULL, NULL, NULL, report);

	for (size_t t = 0; t < tables_count; t++) {
		struct database_column *columns;
		size_t count = database_columns(edition->database, tables[t], &columns);
		for (size_t i = 0; good && i < count; i++) {
			if (ascii_ends_with(columns[i].name, "_rank"))
				good = fill_rank(edition, tables[t], columns[i].name, report);
			else if (strcmp(columns[i].name, "slug") == 0)
				good = fill_slug(edition, tables[t], book, report);
		}
		database_free_columns(columns, count);
	}
	naming_free_tables(tables, tables_count);
	return database_script(edition->database, "naming", "COMMIT", NULL, NULL, NULL, report) && good;
}
