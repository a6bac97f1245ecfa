#include "site/prose.h"

#include <stdlib.h>
#include <string.h>

#include "ground/ascii.h"
#include "ground/memory.h"
#include "libraries/html.h"
#include "site/functions.h"
#include "site/schema.h"

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
		free(text->table), free(text->key_column), free(text->key), free(text->column), free(text->language);
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
	struct edition_set *set;
	struct schema *schema;
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

/* A column that is neither a text nor of the build: what a stylesheet may want of a record. */
static bool is_scalar(const struct schema_table *table, int column)
{
	const char *name = table->columns[column].name;
	return strcmp(name, "id") != 0 && table->columns[column].references == NULL && !schema_is_markup(table, column) &&
	       !schema_is_text(table, column) && (!schema_is_made(table, name) || strcmp(name, "href") == 0);
}

static void set_scalars(xmlNode *value, struct database *database, const struct schema_table *table, const char *id)
{
	for (size_t i = 0; i < table->count; i++) {
		if (!is_scalar(table, (int)i))
			continue;
		char *sql = memory_printf("SELECT \"%s\" FROM \"%s\" WHERE id = ?1", table->columns[i].name, table->name);
		char *text = database_lookup(database, sql, id, NULL);
		if (text)
			xml_set_attribute(value, table->columns[i].name, text);
		free(text);
		free(sql);
	}
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
static char *column_type(struct schema *schema, const char *kind, const char *column)
{
	const struct schema_table *table = schema_find(schema, kind, NULL);
	int index = table ? schema_column(table, column) : -1;
	char *type = index >= 0 ? memory_copy_text(table->columns[index].type) : NULL;

	for (char *c = type; c && *c; c++)
		*c = ascii_lower(*c);
	return type;
}

static bool fill_column(const struct work *work, xmlNode *value, const char *of, const char *kind, const char *id,
                        const char *column)
{
	char *type = column_type(work->schema, kind, column);
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

/* How the text is spoken, for its suffix: see reading.h. */
static void set_reading(xmlNode *value, struct edition *edition)
{
	static const struct {
		const char *attribute, *sql;
	} parts[] = {{"reading", "SELECT read FROM reading WHERE language = ?1 AND text = ?2"},
	             {"flags", "SELECT flags FROM reading WHERE language = ?1 AND text = ?2"}};
	xmlChar *text = xmlNodeGetContent(value);

	for (size_t i = 0; text && i < COUNT_OF(parts); i++) {
		char *found = database_lookup(edition->database, parts[i].sql, edition->code, (const char *)text);
		if (found)
			xml_set_attribute(value, parts[i].attribute, found);
		free(found);
	}
	xmlFree(text);
}

static bool fill_value(const struct work *work, xmlNode *value)
{
	char *reference = memory_copy_text(xml_attribute(value, "of")), *kind, *id, *column;
	char *of = memory_copy_text(reference);
	bool good = split(reference, &kind, &id, &column) || complain(work, "kind/id or kind/id/column is expected, not", of);

	if (good && column) {
		good = fill_column(work, value, of, kind, id, column);
	} else if (good) {
		const struct schema_table *table = schema_find(work->schema, kind, NULL);
		char *sql = memory_printf("SELECT id FROM \"%s\" WHERE id = ?1", kind);
		char *found = table ? database_lookup(work->edition->database, sql, id, NULL) : NULL;
		good = found || complain(work, "there is no record", of);
		free(sql), free(found);
		if (good) {
			xml_set_attribute(value, "type", kind);
			set_scalars(value, work->edition->database, table, id);
			set_name(value, work->edition->database, kind, id);
		}
	}
	xmlUnsetProp(value, XML_TEXT("of"));
	if (good && xml_attribute(value, "case"))
		set_reading(value, work->edition);
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

/* The edition in whose language a value is said: that of the block it stands in. */
static struct edition *edition_of(const struct work *work, const xmlNode *node)
{
	const char *language = NULL;
	for (; node && node->type == XML_ELEMENT_NODE && language == NULL; node = node->parent)
		language = xml_attribute(node, "lang");
	if (language == NULL)
		language = work->text->language;
	for (size_t i = 0; language && i < work->set->count; i++)
		if (strcmp(work->set->editions[i].code, language) == 0)
			return &work->set->editions[i];
	return work->edition;
}

/* The value becomes what the other edition's stylesheet makes of it; a link leads to the reader's own page. */
static bool say_in_other(const struct work *work, xmlNode *value, const char *of, struct edition *edition)
{
	char *reference = memory_copy_text(of), *kind, *id, *column;
	struct buffer error = {0};
	xmlDoc *alone = xmlNewDoc(XML_TEXT("1.0"));
	xmlNode *prose = xmlNewDocNode(alone, NULL, XML_TEXT("prose"), NULL);

	if (split(reference, &kind, &id, &column) && xml_attribute(value, "href")) {
		char *sql = memory_printf("SELECT href FROM \"%s\" WHERE id = ?1", kind);
		char *href = database_lookup(work->edition->database, sql, id, NULL);
		if (href)
			xml_set_attribute(value, "href", href);
		free(sql), free(href);
	}
	xmlDocSetRootElement(alone, prose);
	xmlAddChild(prose, xmlDocCopyNode(value, alone, 1));
	struct functions_context functions = {.locale = edition->locale};
	xmlDoc *made = stylesheet_apply(edition->stylesheet, alone, &functions, &error);
	bool good = made || complain(work, buffer_text(&error), of);
	for (xmlNode *node = made ? made->children : NULL; node; node = node->next)
		xmlAddPrevSibling(value, xmlDocCopyNode(node, value->doc, 1));
	xmlUnlinkNode(value);
	xmlFreeNode(value);
	xmlFreeDoc(made), xmlFreeDoc(alone);
	buffer_release(&error);
	free(reference);
	return good;
}

static bool fill_in(const struct work *work, xmlNode *value)
{
	struct edition *edition = edition_of(work, value->parent);
	if (edition == work->edition)
		return fill_value(work, value);
	struct work other = *work;
	other.edition = edition;
	char *of = memory_copy_text(xml_attribute(value, "of"));
	bool good = fill_value(&other, value) && say_in_other(work, value, of, edition);
	free(of);
	return good;
}

static bool fill(const struct work *work, xmlNode *parent)
{
	bool good = true;
	for (xmlNode *node = xml_first_element(parent), *next; node; node = next) {
		next = xml_next_element(node);
		if (xml_is(node, "value")) {
			good = fill_in(work, node) && good;
			continue;
		}
		if (xml_is(node, "a") && xml_attribute(node, "to"))
			good = fill_link(work, node) && good;
		good = fill(work, node) && good;
	}
	return good;
}

static bool store(const struct work *work, const char *result)
{
	const struct prose_text *text = work->text;
	char *sql = memory_printf("UPDATE \"%s\" SET \"%s\" = ?1 WHERE \"%s\" = ?2%s", text->table, text->column,
	                          text->key_column, text->position < 0 ? "" : " AND position = ?3");
	struct statement *update = database_statement(work->edition->database, sql);
	bool good = update != NULL;

	free(sql);
	if (update) {
		statement_bind_text(update, 1, result);
		statement_bind_text(update, 2, text->key);
		if (text->position >= 0)
			statement_bind_integer(update, 3, text->position);
		good = statement_step(update) == DATABASE_DONE;
		statement_reset(update);
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

bool prose_finish(struct prose *prose, struct edition *edition, struct edition_set *set, struct report *report)
{
	bool good = database_script(edition->database, "prose", "BEGIN", NULL, NULL, NULL, report);
	struct schema schema;

	schema_init(&schema, edition->database);
	for (size_t i = 0; i < prose->count; i++) {
		struct work work = {
		        .text = &prose->texts[i], .edition = edition, .set = set, .schema = &schema, .report = report};
		good = finish(&work) && good;
	}
	schema_release(&schema);
	prose_release(prose);
	return database_script(edition->database, "prose", "COMMIT", NULL, NULL, NULL, report) && good;
}
