#include "site/prose.h"

#include <stdlib.h>
#include <string.h>

#include "ground/ascii.h"
#include "ground/memory.h"
#include "libraries/html.h"
#include "site/functions.h"

void prose_add(struct prose *prose, struct prose_text text)
{
	prose->texts = memory_grow(prose->texts, prose->count, &prose->capacity, sizeof(text));
	prose->texts[prose->count++] = text;
}

void prose_release(struct prose *prose)
{
	for (size_t i = 0; i < prose->count; i++) {
		struct prose_text *text = &prose->texts[i];
		xmlFreeDoc(text->document);
		free(text->table), free(text->key_column), free(text->key), free(text->column);
	}
	free(prose->texts);
	*prose = (struct prose){0};
}

char *prose_plain_text(xmlDoc *document)
{
	struct buffer text = {0};
	const xmlNode *root = xmlDocGetRootElement(document);

	if (xml_first_element(root))
		return NULL;
	html_write_text(root, &text);
	return buffer_take(&text);
}

/* A text at work. */
struct work {
	const struct prose_text *text;
	struct edition *edition;
	struct report *report;
};

static bool complain(const struct work *work, const char *what, const char *about)
{
	return report_error(work->report, work->text->file, work->text->line, "%s: %s “%s”", work->text->column, what, about);
}

/* Splits kind/id or kind/id/column in place; false if it is neither. */
static bool split(char *reference, char **kind, char **id, char **column)
{
	char *rest = reference;
	*kind = strsep(&rest, "/");
	*id = rest ? strsep(&rest, "/") : NULL;
	*column = rest;
	return *id && **id && **kind && (rest == NULL || (*rest && strchr(rest, '/') == NULL)) &&
	       strspn(*kind, "abcdefghijklmnopqrstuvwxyz_") == strlen(*kind);
}

/* The columns of a record that are neither texts nor of the build: what a stylesheet may want of it. */
static void set_scalars(xmlNode *value, struct database *database, const char *kind, const char *id)
{
	struct database_column *columns;
	size_t count = database_columns(database, kind, &columns);
	static const char *const left_out[] = {"id", "position", "slug"};

	for (size_t i = 0; i < count; i++) {
		bool wanted = columns[i].references == NULL && strcmp(columns[i].type, "MARKUP") != 0;
		for (size_t l = 0; l < COUNT_OF(left_out); l++)
			wanted = wanted && strcmp(columns[i].name, left_out[l]) != 0;
		for (size_t o = 0; wanted && o < count; o++) {
			size_t length = strlen(columns[o].name);
			wanted = !(ascii_starts_with(columns[i].name, columns[o].name) && columns[i].name[length] == '_') &&
				 !(ascii_starts_with(columns[o].name, columns[i].name) &&
				   strcmp(columns[o].name + strlen(columns[i].name), "_lang") == 0);
		}
		if (!wanted)
			continue;
		char *sql = memory_printf("SELECT \"%s\" FROM \"%s\" WHERE id = ?1", columns[i].name, kind);
		char *text = database_lookup(database, sql, id, NULL);
		if (text)
			xml_set_attribute(value, columns[i].name, text);
		free(text);
		free(sql);
	}
	database_free_columns(columns, count);
}

/* The name of a record, or its title, with its language where that is another. */
static void set_name(xmlNode *value, struct database *database, const char *kind, const char *id)
{
	static const char *const names[] = {"name", "title"};
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		char *sql = memory_printf("SELECT \"%s\" FROM \"%s\" WHERE id = ?1", names[i], kind);
		char *text = database_lookup(database, sql, id, NULL);
		free(sql);
		if (text == NULL)
			continue;
		sql = memory_printf("SELECT \"%s_lang\" FROM \"%s\" WHERE id = ?1", names[i], kind);
		char *language = database_lookup(database, sql, id, NULL);
		xml_add_text(value, text);
		if (language)
			xml_set_attribute(value, "lang", language);
		free(text), free(language), free(sql);
		return;
	}
}

/* The declared type of a column, in small letters: year, integer, date … To free(). NULL: no such column. */
static char *column_type(struct database *database, const char *kind, const char *column)
{
	struct database_column *columns;
	size_t count = database_columns(database, kind, &columns);
	char *type = NULL;

	for (size_t i = 0; i < count; i++)
		if (strcmp(columns[i].name, column) == 0)
			type = memory_copy_text(columns[i].type);
	for (char *c = type; c && *c; c++)
		*c = ascii_lower(*c);
	database_free_columns(columns, count);
	return type;
}

static bool fill_column(const struct work *work, xmlNode *value, const char *of, const char *kind, const char *id,
			const char *column)
{
	char *type = column_type(work->edition->database, kind, column);
	char *sql = memory_printf("SELECT \"%s\" FROM \"%s\" WHERE id = ?1", column, kind);
	char *text = type ? database_lookup(work->edition->database, sql, id, NULL) : NULL;

	free(sql);
	if (text) {
		xml_set_attribute(value, "type", strcmp(type, "integer") == 0 ? "number" : type);
		xml_add_text(value, text);
	}
	bool good = text || complain(work, "there is no value", of);
	free(type), free(text);
	return good;
}

static bool fill_value(const struct work *work, xmlNode *value)
{
	char *reference = memory_copy_text(xml_attribute(value, "of")), *kind, *id, *column;
	char *of = memory_copy_text(reference);
	bool good = split(reference, &kind, &id, &column) || complain(work, "kind/id or kind/id/column is expected, not", of);

	if (good && column) {
		good = fill_column(work, value, of, kind, id, column);
	} else if (good) {
		char *sql = memory_printf("SELECT id FROM \"%s\" WHERE id = ?1", kind);
		char *found = database_lookup(work->edition->database, sql, id, NULL);
		good = found || complain(work, "there is no record", of);
		free(sql), free(found);
		if (good) {
			xml_set_attribute(value, "type", kind);
			set_scalars(value, work->edition->database, kind, id);
			set_name(value, work->edition->database, kind, id);
		}
	}
	xmlUnsetProp(value, XML_TEXT("of"));
	free(reference), free(of);
	return good;
}

/* <a to="kind/id"> or <a to="page/name"> becomes <a href="…">. */
static bool fill_link(const struct work *work, xmlNode *link)
{
	char *reference = memory_copy_text(xml_attribute(link, "to")), *kind, *id, *column;
	char *to = memory_copy_text(reference), *path = NULL;
	static const char by_record[] = "SELECT path FROM address WHERE page = ?1 AND record = ?2 AND target IS NULL";
	bool good = split(reference, &kind, &id, &column) && column == NULL;

	if (good)
		path = strcmp(kind, "page") == 0 ? database_lookup(work->edition->database, by_record, id, "")
						 : database_lookup(work->edition->database, by_record, kind, id);
	good = path || complain(work, "there is no page", to);
	if (good) {
		xmlUnsetProp(link, XML_TEXT("to"));
		xml_set_attribute(link, "href", path);
	}
	free(reference), free(to), free(path);
	return good;
}

static bool fill(const struct work *work, xmlNode *parent)
{
	bool good = true;
	for (xmlNode *node = xml_first_element(parent); node; node = xml_next_element(node)) {
		if (xml_is(node, "value"))
			good = fill_value(work, node) && good;
		else if (xml_is(node, "a") && xml_attribute(node, "to"))
			good = fill_link(work, node) && good;
		good = fill(work, node) && good;
	}
	return good;
}

static bool store(const struct work *work, const char *result)
{
	const struct prose_text *text = work->text;
	char *sql = memory_printf("UPDATE \"%s\" SET \"%s\" = ?1 WHERE \"%s\" = ?2%s", text->table, text->column, text->key_column,
				  text->position < 0 ? "" : " AND position = ?3");
	struct statement *update = statement_prepare(work->edition->database, sql);
	bool good = update != NULL;

	free(sql);
	if (update) {
		statement_bind_text(update, 1, result);
		statement_bind_text(update, 2, text->key);
		if (text->position >= 0)
			statement_bind_integer(update, 3, text->position);
		good = statement_step(update) == DATABASE_DONE;
		statement_free(update);
	}
	return good || complain(work, "cannot be stored:", database_error(work->edition->database));
}

static bool finish(const struct work *work)
{
	struct buffer error = {0}, result = {0};
	xmlDoc *document = work->text->document;

	if (!fill(work, xmlDocGetRootElement(document)))
		return false;
	struct functions_context functions = {.locale = work->edition->locale};
	xmlDoc *made = stylesheet_apply(work->edition->stylesheet, document, &functions, &error);
	bool good = made != NULL;
	if (!good)
		report_error(work->report, work->text->file, work->text->line, "%s", buffer_text(&error));
	else if (work->text->markup)
		html_write_content((xmlNode *)made, &result);
	else
		html_write_text((xmlNode *)made, &result);
	xmlFreeDoc(made);
	good = good && store(work, buffer_text(&result));
	buffer_release(&error);
	buffer_release(&result);
	return good;
}

bool prose_finish(struct prose *prose, struct edition *edition, struct report *report)
{
	bool good = database_script(edition->database, "prose", "BEGIN", NULL, NULL, NULL, report);
	for (size_t i = 0; i < prose->count; i++) {
		struct work work = {.text = &prose->texts[i], .edition = edition, .report = report};
		good = finish(&work) && good;
	}
	prose_release(prose);
	return database_script(edition->database, "prose", "COMMIT", NULL, NULL, NULL, report) && good;
}
