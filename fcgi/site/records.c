#include "site/records.h"

#include <stdlib.h>
#include <string.h>

#include "ground/file.h"
#include "ground/memory.h"
#include "libraries/grammar.h"

static int compare_origins(const void *a, const void *b)
{
	const struct origin *x = a, *y = b;
	int order = strcmp(x->kind, y->kind);
	return order ? order : strcmp(x->id, y->id);
}

static bool note_origins(struct records *records, const struct record_file *file, struct report *report)
{
	bool good = true;
	for (xmlNode *node = xml_first_element(xmlDocGetRootElement(file->document)); node; node = xml_next_element(node)) {
		struct origin origin = {.kind = (const char *)node->name,
		                        .id = xml_attribute(node, "id"),
		                        .file = file->name,
		                        .line = xmlGetLineNo(node)};
		if (origin.id == NULL || *origin.id == '\0') {
			good = report_error(report, file->name, origin.line, "<%s> needs an id", origin.kind);
			continue;
		}
		records->origins =
		        memory_grow(records->origins, records->origin_count, &records->origin_capacity, sizeof(origin));
		records->origins[records->origin_count++] = origin;
	}
	return good;
}

static bool check_duplicates(const struct records *records, struct report *report)
{
	bool good = true;
	for (size_t i = 1; i < records->origin_count; i++) {
		const struct origin *one = &records->origins[i - 1], *other = &records->origins[i];
		if (compare_origins(one, other) == 0)
			good = report_error(report, other->file, other->line, "%s “%s” is there already: %s:%ld", other->kind,
			                    other->id, one->file, one->line);
	}
	return good;
}

struct records *records_read(const char *folder, const char *grammar_file, struct report *report)
{
	struct records *records = memory_zeroed(1, sizeof(*records));
	struct grammar *grammar = grammar_read(grammar_file, report);
	struct file_list list = {0};
	bool good = grammar && file_list_read(&list, folder, ".xml", report);

	records->folder = memory_copy_text(folder);
	if (good && list.count == 0)
		good = report_error(report, folder, 0, "holds no record");
	for (size_t i = 0; grammar && i < list.count; i++) {
		struct record_file file = {.name = memory_printf("%s/%s", folder, list.names[i])};
		file.document = xml_read_file(file.name, report);
		records->files = memory_grow(records->files, records->count, &records->capacity, sizeof(file));
		records->files[records->count++] = file;
		good = file.document && grammar_check(grammar, file.document, file.name, report) &&
		       note_origins(records, &file, report) && good;
	}
	file_list_release(&list);
	grammar_free(grammar);
	if (records->origin_count)
		qsort(records->origins, records->origin_count, sizeof(*records->origins), compare_origins);
	if (good && check_duplicates(records, report))
		return records;
	records_free(records);
	return NULL;
}

void records_free(struct records *records)
{
	if (records == NULL)
		return;
	for (size_t i = 0; i < records->count; i++) {
		xmlFreeDoc(records->files[i].document);
		free(records->files[i].name);
	}
	free(records->files);
	free(records->folder);
	free(records->origins);
	free(records);
}

long records_place(const struct records *records, const char *kind, const char *id, const char **file)
{
	struct origin key = {.kind = kind, .id = id};
	const struct origin *found =
	        records->origin_count ? bsearch(&key, records->origins, records->origin_count, sizeof(key), compare_origins)
	                              : NULL;
	*file = found ? found->file : NULL;
	return found ? found->line : 0;
}

static void hand_over(const char *file, const struct schema_table *table, const xmlNode *node, const char *kind,
                      records_field_fn *take, void *receiver)
{
	for (size_t i = 0; i < table->count; i++) {
		const xmlNode *element = schema_is_text(table, (int)i) ? schema_element(node, table->columns[i].name) : NULL;
		if (element == NULL)
			continue;
		char *context = schema_context(table, node, table->columns[i].name);
		struct translation_field field = {
		        .element = element, .context = context, .markup = schema_is_markup(table, (int)i), .file = file};
		const char *language = xml_language(element);
		take(receiver, &field, kind, language ? language : EDITION_SOURCE_LANGUAGE);
		free(context);
	}
}

void records_fields(struct records *records, struct schema *schema, records_field_fn *take, void *receiver)
{
	for (size_t i = 0; i < records->count; i++) {
		const char *file = records->files[i].name;
		xmlNode *root = xmlDocGetRootElement(records->files[i].document);
		for (xmlNode *node = xml_first_element(root); node; node = xml_next_element(node)) {
			const char *kind = (const char *)node->name;
			const struct schema_table *table = schema_find(schema, kind, NULL);
			if (table == NULL)
				continue;
			hand_over(file, table, node, kind, take, receiver);
			for (xmlNode *child = xml_first_element(node); child; child = xml_next_element(child)) {
				table = schema_find(schema, kind, (const char *)child->name);
				if (table)
					hand_over(file, table, child, kind, take, receiver);
			}
		}
	}
}
