#include "answer/render.h"

#include <string.h>

#include "ground/ascii.h"
#include "libraries/html.h"
#include "libraries/xml.h"
#include "site/document.h"
#include "site/functions.h"

static void write_xml(xmlDoc *document, struct buffer *out)
{
	size_t length;
	char *text = xml_to_text(document, &length);
	buffer_append(out, text, length);
	xmlFree(text);
}

static bool transform(struct view *view, xmlDoc *document, struct buffer *out, struct buffer *error)
{
	struct functions_context functions = {.locale = view->language->locale, .view = view};
	xmlDoc *result = stylesheet_apply(view->language->stylesheet, document, &functions, error);

	bool html = strcmp(view->page->media, "text/html") == 0;
	if (result && html && view->finish && !view->finish->call(view->finish->context, view, &result, error)) {
		xml_drop(result);
		result = NULL;
	}
	if (result == NULL)
		return false;
	if (html)
		html_write_document(result, out);
	else if (ascii_ends_with(view->page->media, "xml"))
		write_xml(result, out);
	else
		html_write_text((xmlNode *)result, out);
	xml_drop(result);
	return true;
}

static bool write_csv(struct view *view, const xmlDoc *document, struct buffer *out)
{
	const struct page_query *query = face_csv_query(view->page);
	struct statement *statement = query ? release_query(view->language, view->page, query, view->values) : NULL;
	int count = statement ? statement_column_count(statement) : 0;
	const char **columns = arena_alloc(view->arena, (size_t)count * sizeof(*columns));

	for (int i = 0; i < count; i++)
		columns[i] = statement_column_name(statement, i);
	if (statement)
		face_write_csv(document, query, columns, (size_t)count, out);
	return statement != NULL;
}

bool render_at_start(struct view *view, enum face face, struct buffer *out, struct buffer *error)
{
	view->face = face_name(face);
	xmlDoc *document = document_make(view, error);
	bool good = document != NULL;

	buffer_clear(out);
	if (good && face == FACE_XML)
		write_xml(document, out);
	else if (good && face == FACE_JSON)
		face_write_json(document, &view->release->pages.every, view->page, out);
	else if (good && face == FACE_PAGE && strcmp(view->page->media, "application/json") == 0)
		face_write_rows(document, &view->release->pages.every, view->page, out);
	else if (good && face == FACE_CSV)
		good = write_csv(view, document, out);
	else if (good)
		good = transform(view, document, out, error);
	xml_drop(document);
	return good;
}

bool render_page(struct view *view, enum face face, struct buffer *out, struct buffer *error)
{
	xml_request_begin();
	bool good = render_at_start(view, face, out, error);
	xml_request_end();
	return good;
}
