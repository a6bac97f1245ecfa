#include "answer/face.h"

#include <stdlib.h>
#include <string.h>

#include "ground/ascii.h"
#include "ground/memory.h"

static const struct {
	enum face face;
	const char *ending, *media;
} faces[] = {{FACE_XML, ".xml", "application/xml"}, {FACE_JSON, ".json", "application/json"}, {FACE_CSV, ".csv", "text/csv"}};

enum face face_of_path(const char *path, size_t *length)
{
	*length = strlen(path);
	for (size_t i = 0; i < COUNT_OF(faces); i++) {
		if (!ascii_ends_with(path, faces[i].ending))
			continue;
		*length -= strlen(faces[i].ending);
		return faces[i].face;
	}
	return FACE_PAGE;
}

const char *face_ending(enum face face)
{
	for (size_t i = 0; i < COUNT_OF(faces); i++)
		if (faces[i].face == face)
			return faces[i].ending;
	return "";
}

const char *face_name(enum face face)
{
	return face == FACE_PAGE ? "page" : face_ending(face) + 1;
}

const char *face_media_type(enum face face, const struct page *page)
{
	for (size_t i = 0; i < COUNT_OF(faces); i++)
		if (faces[i].face == face)
			return faces[i].media;
	return page->media;
}

static void write_string(const char *text, struct buffer *out)
{
	buffer_append_byte(out, '"');
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;
		if (c == '"' || c == '\\')
			buffer_append_byte(out, '\\');
		if (c < 0x20)
			buffer_printf(out, "\\u%04x", c);
		else
			buffer_append_byte(out, *text);
	}
	buffer_append_byte(out, '"');
}

static void write_key(const char *name, bool *first, struct buffer *out)
{
	if (!*first)
		buffer_append_byte(out, ',');
	*first = false;
	write_string(name, out);
	buffer_append_byte(out, ':');
}

/* What every page has as a list besides the containers of its queries. */
static bool is_container(const char *name, const struct page *every, const struct page *page)
{
	static const char *const own[] = {"alternates", "navigation", "breadcrumbs"};
	const struct page *definitions[] = {every, page};

	for (size_t i = 0; i < COUNT_OF(own); i++)
		if (strcmp(name, own[i]) == 0)
			return true;
	for (size_t d = 0; d < COUNT_OF(definitions); d++)
		for (size_t i = 0; i < definitions[d]->query_count; i++) {
			const char *container = definitions[d]->queries[i].container;
			if (container && strcmp(container, name) == 0)
				return true;
		}
	return false;
}

static const char *text_of(const xmlNode *node)
{
	for (const xmlNode *child = node->children; child; child = child->next)
		if (child->type == XML_TEXT_NODE)
			return (const char *)child->content;
	return NULL;
}

static void write_value(const xmlNode *node, const struct page *every, const struct page *page, struct buffer *out)
{
	bool first = true;

	if (is_container((const char *)node->name, every, page)) {
		buffer_append_byte(out, '[');
		for (const xmlNode *row = xml_first_element(node); row; row = xml_next_element(row)) {
			if (!first)
				buffer_append_byte(out, ',');
			first = false;
			write_value(row, every, page, out);
		}
		buffer_append_byte(out, ']');
		return;
	}
	if (node->properties == NULL && xml_first_element(node) == NULL) {
		write_string(text_of(node) ? text_of(node) : "", out);
		return;
	}
	buffer_append_byte(out, '{');
	for (const xmlAttr *a = node->properties; a; a = a->next) {
		write_key((const char *)a->name, &first, out);
		write_string(a->children ? (const char *)a->children->content : "", out);
	}
	if (text_of(node)) {
		write_key("text", &first, out);
		write_string(text_of(node), out);
	}
	for (const xmlNode *child = xml_first_element(node); child; child = xml_next_element(child)) {
		write_key((const char *)child->name, &first, out);
		write_value(child, every, page, out);
	}
	buffer_append_byte(out, '}');
}

void face_write_json(const xmlDoc *document, const struct page *every, const struct page *page, struct buffer *out)
{
	write_value(xmlDocGetRootElement(document), every, page, out);
	buffer_append_byte(out, '\n');
}

static bool is_of_page(const xmlNode *node, const struct page *page)
{
	for (size_t i = 0; i < page->query_count; i++) {
		const struct page_query *query = &page->queries[i];
		if (query->within < 0 && xml_is(node, query->container ? query->container : query->row))
			return true;
	}
	return false;
}

void face_write_rows(const xmlDoc *document, const struct page *every, const struct page *page, struct buffer *out)
{
	bool first = true;

	buffer_append_byte(out, '{');
	for (const xmlNode *node = xml_first_element(xmlDocGetRootElement(document)); node; node = xml_next_element(node)) {
		if (!is_of_page(node, page))
			continue;
		write_key((const char *)node->name, &first, out);
		write_value(node, every, page, out);
	}
	buffer_append_text(out, "}\n");
}

static void write_cell(const char *text, struct buffer *out)
{
	/* A text that a spreadsheet would take for a formula is disarmed. */
	bool formula = strchr("=+-@\t\r", *text) && *text;
	buffer_append_byte(out, '"');
	if (formula)
		buffer_append_byte(out, '\'');
	for (; *text; text++) {
		if (*text == '"')
			buffer_append_byte(out, '"');
		buffer_append_byte(out, *text);
	}
	buffer_append_byte(out, '"');
}

typedef void cell_fn(void *context, const char *path, const char *text);

static void for_cells(const xmlNode *node, const char *prefix, cell_fn *take, void *context)
{
	for (const xmlAttr *a = node->properties; a; a = a->next) {
		char *path = memory_printf("%s%s", prefix, (const char *)a->name);
		take(context, path, a->children ? (const char *)a->children->content : "");
		free(path);
	}
	for (const xmlNode *child = xml_first_element(node); child; child = xml_next_element(child)) {
		char *path = memory_printf("%s%s", prefix, (const char *)child->name), *deeper = memory_printf("%s/", path);
		/* A list inside a row has no place in a line. */
		if (text_of(child))
			take(context, path, text_of(child));
		if (xml_first_element(child) == NULL)
			for_cells(child, deeper, take, context);
		free(path), free(deeper);
	}
}

struct wanted {
	const char *path;
	struct buffer *out;
	bool found;
};

static void write_if_wanted(void *context, const char *path, const char *text)
{
	struct wanted *wanted = context;
	if (!wanted->found && strcmp(wanted->path, path) == 0) {
		write_cell(text, wanted->out);
		wanted->found = true;
	}
}

/* The path of a column in a row: `name/@lang` is name/lang, the markup of `body` is body. To free(). */
static char *path_of(const char *column)
{
	struct buffer path = {0};
	for (const char *c = column; *c && strcmp(c, "/*") != 0; c++)
		if (*c != '@')
			buffer_append_byte(&path, *c);
	return buffer_take(&path);
}

static void write_row(const xmlNode *row, char *const *paths, size_t count, struct buffer *out)
{
	for (size_t i = 0; i < count; i++) {
		struct wanted wanted = {.path = paths[i], .out = out};
		if (i)
			buffer_append_byte(out, ',');
		for_cells(row, "", write_if_wanted, &wanted);
	}
	buffer_append_text(out, "\r\n");
}

const struct page_query *face_csv_query(const struct page *page)
{
	for (size_t i = 0; i < page->query_count; i++)
		if (page->queries[i].csv)
			return &page->queries[i];
	return NULL;
}

void face_write_csv(const xmlDoc *document, const struct page_query *query, const char *const *columns, size_t count,
                    struct buffer *out)
{
	const xmlNode *list = xml_first_element(xmlDocGetRootElement(document));
	char **paths = memory_zeroed(count, sizeof(*paths));

	while (list && !xml_is(list, query->container))
		list = xml_next_element(list);
	for (size_t i = 0; i < count; i++) {
		paths[i] = path_of(columns[i]);
		if (i)
			buffer_append_byte(out, ',');
		write_cell(paths[i], out);
	}
	buffer_append_text(out, "\r\n");
	for (const xmlNode *row = xml_first_element(list); row; row = xml_next_element(row))
		write_row(row, paths, count, out);
	for (size_t i = 0; i < count; i++)
		free(paths[i]);
	free(paths);
}
