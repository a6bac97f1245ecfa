#include "site/address_book.h"

#include <stdlib.h>
#include <string.h>

#include "ground/memory.h"
#include "site/naming.h"

static const char tables[] = "CREATE TABLE address ("
                             " path TEXT PRIMARY KEY, page TEXT NOT NULL, record TEXT NOT NULL, title TEXT, title_lang TEXT,"
                             " parent_page TEXT, parent_record TEXT, indexed INTEGER NOT NULL, target TEXT) WITHOUT ROWID;"
                             "CREATE TABLE alternate ("
                             " page TEXT NOT NULL, record TEXT NOT NULL, lang TEXT NOT NULL, path TEXT NOT NULL,"
                             " PRIMARY KEY (page, record, lang)) WITHOUT ROWID;"
                             "CREATE TABLE word (word TEXT PRIMARY KEY, local TEXT NOT NULL) WITHOUT ROWID;";
static const char indexes[] = "CREATE UNIQUE INDEX address_of ON address (page, record) WHERE target IS NULL;"
                              "CREATE INDEX address_indexed ON address (indexed, path);";

struct book {
	struct edition_set *set;
	struct edition *edition;
	const struct page_set *pages;
	struct report *report;
	struct statement *insert;
};

/* The translation of the last word of a page's path: where an address that is taken can be mended. */
static const struct catalogue_message *last_word(const struct book *book, const struct page *page)
{
	const char *slash = strrchr(page->path, '/');
	return page->absolute ? NULL : edition_find(book->edition, "path", slash ? slash + 1 : page->path);
}

/* `untranslated`: the title is not in the language that it should be in; search engines are not shown the page. */
static bool insert(struct book *book, const struct page *page, const char *path, const char *record, const char *title,
                   const char *title_lang, bool untranslated, const char *parent_record, const char *target)
{
	bool home = strcmp(page->name, "home") == 0;
	const char *texts[] = {path,         page->name, record,
	                       title,        title_lang, home || page->absolute ? NULL : page->parent ? page->parent : "home",
	                       parent_record};

	statement_reset(book->insert);
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		statement_bind_text(book->insert, (int)i + 1, texts[i]);
	statement_bind_integer(book->insert, 8, target == NULL && page->indexed && !page->absolute && !untranslated);
	statement_bind_text(book->insert, 9, target);
	enum database_step step = statement_step(book->insert);
	if (step == DATABASE_DONE)
		return true;
	if (step != DATABASE_CONSTRAINT)
		return report_error(book->report, page->file, page->path_line, "%s", database_error(book->edition->database));
	char *other =
	        database_lookup(book->edition->database, "SELECT page || ' ' || record FROM address WHERE path = ?1", path, NULL);
	const struct catalogue_message *from = last_word(book, page);
	report_error(book->report, from ? from->file : page->file, from ? from->line : page->path_line,
	             "%s is already the address of %s", path, other ? other : "another");
	free(other);
	return false;
}

/* A word of an address in the edition's language: small letters a-z, digits and '-'. */
static const char *say_word(struct book *book, const char *context, const char *word, const struct page *page, long line)
{
	const char *local = edition_say(book->edition, context, word, page->file, line, book->report);
	const struct catalogue_message *from = edition_find(book->edition, context, word);
	if (*local == '\0' || strspn(local, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(local))
		report_error(book->report, from ? from->file : page->file, from ? from->line : line,
		             "%s: “%s”, the word for “%s”, has more than a-z, 0-9 and -", book->edition->code, local, word);
	return local;
}

/* The page's path in the edition's words, its :names still in it. To free(). */
static char *localise_path(struct book *book, const struct page *page)
{
	struct buffer path = {0};
	char *segments = memory_copy_text(page->path), *rest = segments, *segment;

	if (!page->absolute)
		buffer_printf(&path, "/%s", book->edition->code);
	while (*page->path && (segment = strsep(&rest, "/")) != NULL) {
		bool word = *segment != ':' && !page->absolute;
		buffer_printf(&path, "/%s", word ? say_word(book, "path", segment, page, page->path_line) : segment);
	}
	if (*page->path == '\0')
		buffer_append_text(&path, "/");
	free(segments);
	return buffer_take(&path);
}

/* What is wrong in each language is told of the first. */
static bool is_wrong(struct book *book, const struct page *page, long line, const char *what, const char *why)
{
	return book->edition == &book->set->editions[0] ? report_error(book->report, page->file, line, "%s%s", what, why) : false;
}

static const char *column(struct statement *row, const char *name)
{
	for (int c = statement_column_count(row); c > 0; c--)
		if (strcmp(statement_column_name(row, c - 1), name) == 0)
			return statement_text(row, c - 1);
	return NULL;
}

/* The path with a row's columns in the place of its :names. To free(); NULL after a report. */
static char *fill_path(struct book *book, const struct page *page, const char *localised, struct statement *row)
{
	struct buffer path = {0};
	const char *rest = localised;

	while (*rest) {
		size_t plain = strcspn(rest, ":");
		buffer_append(&path, rest, plain);
		rest += plain;
		if (*rest == '\0')
			break;
		size_t length = strcspn(rest, "/");
		char *name = memory_printf("%.*s", (int)length - 1, rest + 1);
		const char *text = column(row, name);
		if (text)
			buffer_append_text(&path, text);
		else
			is_wrong(book, page, page->path_line, "-- each gives no column for :", name);
		free(name);
		rest += length;
		if (text == NULL) {
			buffer_release(&path);
			return NULL;
		}
	}
	return buffer_take(&path);
}

static bool add_records(struct book *book, const struct page *page)
{
	struct statement *each = statement_prepare(book->edition->database, page->each);
	char *localised = localise_path(book, page);
	bool good = true;

	if (each == NULL)
		good = is_wrong(book, page, page->each_line, "-- each: ", database_error(book->edition->database));
	while (good && statement_step(each) == DATABASE_ROW) {
		const char *record = column(each, "record"), *parent = column(each, "parent_record");
		char *path = fill_path(book, page, localised, each);
		good = path && (record || is_wrong(book, page, page->each_line, "-- each gives no column record", ""));
		good = good && insert(book, page, path, record, column(each, "title"), column(each, "title_lang"),
		                      column(each, "title_state") != NULL, parent ? parent : "", NULL);
		free(path);
	}
	statement_free(each);
	free(localised);
	return good;
}

static bool add_page(struct book *book, const struct page *page)
{
	/* What is for all languages lives in the default one's table. */
	if (page->path == NULL || (page->absolute && book->edition != &book->set->editions[0]))
		return true;
	if (page->each)
		return add_records(book, page);
	char *path = localise_path(book, page);
	const char *title = page->title
	                            ? edition_say(book->edition, "title", page->title, page->file, page->title_line, book->report)
	                            : page->name;
	bool good = path && insert(book, page, path, "", title, NULL, false, "", NULL);
	free(path);
	return good;
}

/* Two names of parameters, or two values of one, must not be the same word. */
static void check_different(struct book *book, const struct page *page, const char *const *words, const char *const *locals,
                            size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t other = 0; other < i; other++)
			if (strcmp(locals[i], locals[other]) == 0 && strcmp(words[i], words[other]) != 0) {
				const struct catalogue_message *from = edition_find(book->edition, "param", words[i]);
				report_error(book->report, from ? from->file : page->file, from ? from->line : 1,
				             "%s: “%s” and “%s” are both called “%s”", book->edition->code, words[other],
				             words[i], locals[i]);
			}
}

static bool add_word(struct book *book, struct statement *add, const struct page *page, const char *word, const char **local)
{
	*local = say_word(book, "param", word, page, 1);
	statement_bind_text(add, 1, word);
	statement_bind_text(add, 2, *local);
	bool good = statement_step(add) == DATABASE_DONE;
	statement_reset(add);
	return good;
}

static bool add_values(struct book *book, struct statement *add, const struct page *page, const struct page_value *values,
                       size_t count)
{
	const char *names[PAGE_VALUES], *locals[PAGE_VALUES];
	bool good = true;

	for (size_t i = 0; good && i < count; i++) {
		const char **words = memory_zeroed(values[i].word_count, sizeof(*words));
		names[i] = values[i].name;
		good = add_word(book, add, page, names[i], &locals[i]);
		for (size_t w = 0; good && w < values[i].word_count; w++)
			good = add_word(book, add, page, values[i].words[w], &words[w]);
		if (good)
			check_different(book, page, (const char *const *)values[i].words, words, values[i].word_count);
		free(words);
	}
	if (good)
		check_different(book, page, names, locals, count);
	return good;
}

/* The words of parameters and their values, and the names of fields. */
static bool add_words(struct book *book, const struct page *page)
{
	struct statement *add = statement_prepare(book->edition->database, "INSERT OR IGNORE INTO word VALUES (?1, ?2)");
	size_t errors = book->report->errors;
	bool good = add && add_values(book, add, page, page->params, page->param_count) &&
	            add_values(book, add, page, page->fields, page->field_count);

	statement_free(add);
	return good && book->report->errors == errors;
}

static bool fill_hrefs(struct book *book)
{
	size_t count;
	char **names = naming_tables(book->edition->database, &count);
	bool good = true;

	for (size_t t = 0; t < count; t++) {
		struct database_column *columns;
		size_t column_count = database_columns(book->edition->database, names[t], &columns);
		for (size_t i = 0; i < column_count; i++) {
			if (strcmp(columns[i].name, "href") != 0)
				continue;
			char *sql = memory_printf(
			        "UPDATE \"%s\" SET href = (SELECT path FROM address WHERE page = '%s' AND record = id "
			        "AND target IS NULL)",
			        names[t], names[t]);
			good = database_script(book->edition->database, names[t], sql, NULL, NULL, NULL, book->report) && good;
			free(sql);
		}
		database_free_columns(columns, column_count);
	}
	naming_free_tables(names, count);
	return good;
}

/* The segments of a page's path: pages that lie below others have more. */
static size_t depth_of(const struct page *page)
{
	size_t depth = 1;
	for (const char *c = page->path ? page->path : ""; *c; c++)
		depth += *c == '/';
	return depth;
}

/* The old path leads to `target`, and each path below it to where the same is now. */
static bool add_old_path(struct book *book, const char *path, const char *target)
{
	static const char sql[] =
	        "INSERT OR IGNORE INTO address SELECT ?1 || substr(path, length(?2) + 1), page, record, NULL, NULL, NULL, "
	        "NULL, 0, coalesce(target, path) FROM address WHERE path = ?2 OR path > ?2 || '/' AND path < ?2 || '0'";
	struct statement *add = database_statement(book->edition->database, sql);

	if (add == NULL)
		return report_error(book->report, path, 0, "%s", database_error(book->edition->database));
	statement_bind_text(add, 1, path);
	statement_bind_text(add, 2, target);
	bool good = statement_step(add) == DATABASE_DONE;
	statement_reset(add);
	return good;
}

/*
 * A slug that no longer holds leads to the one that does. Pages that lie deepest come first: what lies
 * above takes their old paths along. An address in use is never an old one, so that no two lead in a circle.
 */
static bool add_old_slugs(struct book *book, const struct slug_book *slugs)
{
	static const char sql[] = "SELECT path FROM address WHERE page = ?1 AND record = ?2 AND target IS NULL";
	size_t deepest = 0;
	bool good = true;

	for (size_t i = 0; i < book->pages->count; i++)
		if (depth_of(&book->pages->pages[i]) > deepest)
			deepest = depth_of(&book->pages->pages[i]);
	for (size_t depth = deepest; depth > 0; depth--)
		for (size_t i = 0; good && i < slugs->count; i++) {
			const struct slug *slug = &slugs->slugs[i];
			const struct page *page = slug->holds ? NULL : page_find(book->pages, slug->kind);
			if (page == NULL || depth_of(page) != depth || strcmp(slug->language, book->edition->code) != 0)
				continue;
			char *target = database_lookup(book->edition->database, sql, slug->kind, slug->id);
			char *end = target ? strrchr(target, '/') : NULL;
			char *path = end ? memory_printf("%.*s/%s", (int)(end - target), target, slug->slug) : NULL;
			if (path)
				good = add_old_path(book, path, target);
			free(path), free(target);
		}
	return good;
}

static bool fill_edition(struct book *book, const struct slug_book *slugs)
{
	struct database *database = book->edition->database;
	bool good = database_script(database, "addresses", tables, NULL, NULL, NULL, book->report) &&
	            database_script(database, "addresses", "BEGIN", NULL, NULL, NULL, book->report);

	book->insert =
	        good ? statement_prepare(database, "INSERT INTO address VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)") : NULL;
	for (size_t i = 0; good && i < book->pages->count; i++)
		good = add_page(book, &book->pages->pages[i]) && add_words(book, &book->pages->pages[i]);
	good = good && add_old_slugs(book, slugs);
	statement_free(book->insert);
	return good && database_script(database, "addresses", indexes, NULL, NULL, NULL, book->report) && fill_hrefs(book) &&
	       database_script(database, "addresses", "COMMIT", NULL, NULL, NULL, book->report);
}

/* Where a page is in each language in which it is to be found: `from` into `to`. */
static bool copy_alternates(const struct edition *from, struct edition *to, struct report *report)
{
	struct statement *read = statement_prepare(from->database, "SELECT page, record, path FROM address WHERE indexed = 1");
	struct statement *add = statement_prepare(to->database, "INSERT INTO alternate VALUES (?1, ?2, ?3, ?4)");
	bool good = read && add && database_script(to->database, "addresses", "BEGIN", NULL, NULL, NULL, report);

	while (good && statement_step(read) == DATABASE_ROW) {
		statement_bind_text(add, 1, statement_text(read, 0));
		statement_bind_text(add, 2, statement_text(read, 1));
		statement_bind_text(add, 3, from->code);
		statement_bind_text(add, 4, statement_text(read, 2));
		good = statement_step(add) == DATABASE_DONE;
	}
	statement_free(read);
	statement_free(add);
	return good && database_script(to->database, "addresses", "COMMIT", NULL, NULL, NULL, report);
}

bool address_book_fill(struct edition_set *set, const struct page_set *pages, const struct slug_book *slugs,
                       struct report *report)
{
	size_t errors = report->errors;
	bool good = true;
	for (size_t i = 0; i < set->count; i++) {
		struct book book = {.set = set, .edition = &set->editions[i], .pages = pages, .report = report};
		good = fill_edition(&book, slugs) && good;
	}
	for (size_t to = 0; good && to < set->count; to++)
		for (size_t from = 0; good && from < set->count; from++)
			good = copy_alternates(&set->editions[from], &set->editions[to], report);
	/* A word that is no word of an address is reported where it is said. */
	return good && report->errors == errors;
}
