/* `birlik po extract`: the templates that translators' catalogues are made from. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/command.h"
#include "ground/ascii.h"
#include "ground/file.h"
#include "ground/memory.h"
#include "libraries/catalogue.h"
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
			catalogue_template_add(template, "path", segment, NULL, "a part of an address: small letters a-z, digits and -",
					       page->file, page->path_line);
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
			catalogue_template_add(template, "title", page->title, NULL, "the title of a page", page->file, page->title_line);
		if (page->path)
			extract_path(template, page);
		extract_values(template, page, page->params, page->param_count);
		extract_values(template, page, page->fields, page->field_count);
	}
	page_set_release(&pages);
	return good;
}

/* A template for each source language and kind of record: content.<language>.<kind>.pot */
struct content {
	struct content_template {
		char *file;
		struct catalogue_template *template;
	} *templates;
	size_t count, capacity;
};

static void add_content_message(void *receiver, const char *context, const char *source, const char *note, const char *file,
				long line)
{
	catalogue_template_add(receiver, context, source, NULL, note, file, line);
}

static void take_field(void *receiver, const struct translation_field *field, const char *kind, const char *language)
{
	struct content *content = receiver;
	char *file = memory_printf("locales/content.%s.%s.pot", language, kind);
	size_t i = 0;

	while (i < content->count && strcmp(content->templates[i].file, file) != 0)
		i++;
	if (i == content->count) {
		content->templates = memory_grow(content->templates, content->count, &content->capacity, sizeof(*content->templates));
		content->templates[content->count++] =
			(struct content_template){memory_copy_text(file), catalogue_template_new(language)};
	}
	translation_extract(field, add_content_message, content->templates[i].template);
	free(file);
}

static bool extract_content(struct report *report)
{
	struct content content = {0};
	struct buffer sql = {0};
	struct database *database = database_open(":memory:", DATABASE_BUILD, report);
	struct records *records = records_read("db/content", "db/content.rng", report);
	bool good = database && records && file_read("db/schema.sql", &sql, report) &&
		    database_script(database, "db/schema.sql", buffer_text(&sql), NULL, NULL, NULL, report);

	struct schema schema;
	schema_init(&schema, database);
	if (good)
		records_fields(records, &schema, take_field, &content);
	schema_release(&schema);
	for (size_t i = 0; i < content.count; i++) {
		good = catalogue_template_write(content.templates[i].template, content.templates[i].file, report) && good;
		free(content.templates[i].file);
	}
	free(content.templates);
	records_free(records);
	database_close(database);
	buffer_release(&sql);
	return good;
}

static int po_main(int argc, char **argv)
{
	static const struct option options[] = {{"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
	struct report report = {0};
	int option;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1)
		return option == 'h' ? command_help(&command_po) : COMMAND_USAGE;
	if (optind + 1 != argc || strcmp(argv[optind], "extract") != 0)
		return command_misused(&command_po);
	xml_start();
	struct catalogue_template *interface = catalogue_template_new(EDITION_SOURCE_LANGUAGE);
	bool good = extract_stylesheets(interface, &report);
	good = extract_pages(interface, &report) && good;
	good = catalogue_template_write(interface, "locales/interface.pot", &report) && good;
	good = extract_content(&report) && good;
	return good ? COMMAND_DONE : COMMAND_REFUSED;
}

const struct command command_po = {
	"po", "write the templates of the translators' catalogues",
	"usage: birlik po extract\n"
	"\n"
	"In a site's folder: writes locales/interface.pot (the words of stylesheets and addresses) and\n"
	"locales/content.LANGUAGE.KIND.pot (the texts of the records, by the language they are written\n"
	"in). A template that would say the same is left as it is.\n",
	po_main};
