#include "commands/po_templates.h"

#include <stdlib.h>
#include <string.h>

#include "ground/ascii.h"
#include "ground/file.h"
#include "ground/memory.h"
#include "site/edition.h"
#include "site/i18n.h"
#include "site/page.h"
#include "site/records.h"

static void take_message(void *receiver, const char *context, const char *source, const char *plural, const char *note,
                         const char *file, long line)
{
	catalogue_template_add(receiver, context, source, plural, note, file, line);
}

static bool extract_stylesheets(struct catalogue_template *template, struct report *report)
{
	struct file_list list;
	bool good = file_list_read(&list, "xsl", ".xsl", report);

	for (size_t i = 0; i < list.count; i++) {
		char *file = memory_printf("xsl/%s", list.names[i]);
		xmlDoc *document = xml_read_file(file, report);
		if (document)
			i18n_extract(document, file, take_message, template);
		good = good && document;
		xmlFreeDoc(document);
		free(file);
	}
	file_list_release(&list);
	return good;
}

static void extract_path(struct catalogue_template *template, const struct page *page)
{
	char *segments = memory_copy_text(page->path), *rest = segments, *segment;
	while (*page->path && !page->absolute && (segment = strsep(&rest, "/")) != NULL)
		if (*segment != ':')
			catalogue_template_add(template, "path", segment, NULL,
			                       "a part of an address: small letters a-z, digits and -", page->file,
			                       page->path_line);
	free(segments);
}

static void extract_values(struct catalogue_template *template, const struct page *page, const struct page_value *values,
                           size_t count)
{
	static const char note[] = "a word in an address: small letters a-z, digits and -";
	for (size_t i = 0; i < count; i++) {
		catalogue_template_add(template, "param", values[i].name, NULL, note, page->file, 0);
		for (size_t w = 0; w < values[i].word_count; w++)
			catalogue_template_add(template, "param", values[i].words[w], NULL, note, page->file, 0);
	}
}

static bool extract_pages(struct catalogue_template *template, struct report *report)
{
	struct page_set pages;
	bool good = page_set_read(&pages, "db/pages", report);

	for (size_t i = 0; good && i < pages.count; i++) {
		const struct page *page = &pages.pages[i];
		if (page->title)
			catalogue_template_add(template, "title", page->title, NULL, "the title of a page", page->file,
			                       page->title_line);
		if (page->path)
			extract_path(template, page);
		extract_values(template, page, page->params, page->param_count);
		extract_values(template, page, page->fields, page->field_count);
	}
	page_set_release(&pages);
	return good;
}

static void add_content_message(void *receiver, const char *context, const char *source, const char *note, const char *file,
                                long line)
{
	catalogue_template_add(receiver, context, source, NULL, note, file, line);
}

static struct catalogue_template *add_template(struct po_templates *templates, const char *name, const char *language)
{
	struct catalogue_template *template = catalogue_template_new(language);
	templates->items = memory_grow(templates->items, templates->count, &templates->capacity, sizeof(*templates->items));
	templates->items[templates->count++] = (struct po_template){memory_copy_text(name), memory_copy_text(language), template};
	return template;
}

static void take_field(void *receiver, const struct translation_field *field, const char *kind, const char *language)
{
	struct po_templates *templates = receiver;
	char *name = memory_printf("content.%s.%s", language, kind);
	size_t i = 0;

	while (i < templates->count && strcmp(templates->items[i].name, name) != 0)
		i++;
	struct catalogue_template *template =
	        i < templates->count ? templates->items[i].template : add_template(templates, name, language);
	translation_extract(field, add_content_message, template);
	free(name);
}

static bool extract_content(struct po_templates *templates, struct report *report)
{
	struct buffer sql = {0};
	struct database *database = database_open(":memory:", DATABASE_BUILD, report);
	struct records *records = records_read("db/content", "db/content.rng", report);
	bool good = database && records && file_read("db/schema.sql", &sql, report) &&
	            database_script(database, "db/schema.sql", buffer_text(&sql), NULL, NULL, NULL, report);

	struct schema schema;
	schema_init(&schema, database);
	if (good)
		records_fields(records, &schema, take_field, templates);
	schema_release(&schema);
	records_free(records);
	database_close(database);
	buffer_release(&sql);
	return good;
}

bool po_templates_read(struct po_templates *templates, struct report *report)
{
	*templates = (struct po_templates){0};
	struct catalogue_template *interface = add_template(templates, "interface", EDITION_SOURCE_LANGUAGE);
	bool good = extract_stylesheets(interface, report);
	good = extract_pages(interface, report) && good;
	return extract_content(templates, report) && good;
}

bool po_templates_write(const struct po_templates *templates, struct report *report)
{
	bool good = true;
	for (size_t i = 0; i < templates->count; i++) {
		char *file = memory_printf("locales/%s.pot", templates->items[i].name);
		good = catalogue_template_write(templates->items[i].template, file, report) && good;
		free(file);
	}
	return good;
}

void po_templates_release(struct po_templates *templates)
{
	for (size_t i = 0; i < templates->count; i++) {
		free(templates->items[i].name), free(templates->items[i].language);
		catalogue_template_free(templates->items[i].template);
	}
	free(templates->items);
	*templates = (struct po_templates){0};
}

const struct po_template *po_templates_find(const struct po_templates *templates, const char *name)
{
	for (size_t i = 0; i < templates->count; i++)
		if (strcmp(templates->items[i].name, name) == 0)
			return &templates->items[i];
	return NULL;
}

/* A message of a template, to bring those of one field together. */
struct place {
	const char *context;
	size_t number;
};

static int compare_places(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	int order = strcmp(x->context, y->context);
	return order ? order : (x->number > y->number) - (x->number < y->number);
}

void po_template_fields(const struct po_template *template, po_field_fn *take, void *receiver)
{
	size_t count = catalogue_template_count(template->template), end;
	struct place *places = memory_zeroed(count + 1, sizeof(*places));
	size_t *numbers = memory_zeroed(count + 1, sizeof(*numbers));

	for (size_t i = 0; i < count; i++) {
		const char *context = catalogue_template_message(template->template, i).context;
		places[i] = (struct place){context ? context : "", i};
	}
	qsort(places, count, sizeof(*places), compare_places);
	for (size_t i = 0; i < count; i++)
		numbers[i] = places[i].number;
	for (size_t first = 0; first < count; first = end) {
		for (end = first; end < count && strcmp(places[end].context, places[first].context) == 0;)
			end++;
		take(receiver, template, numbers + first, end - first);
	}
	free(places), free(numbers);
}
