/* Records become rows of an edition's database. What else is in records.h is in records.c. */
#include "site/records.h"

#include <stdlib.h>
#include <string.h>

#include "ground/ascii.h"
#include "ground/file.h"
#include "ground/memory.h"
#include "site/naming.h"

struct loader {
	struct records *records;
	struct edition *edition;
	struct prose *prose;
	struct report *report;
	struct schema schema;
	const char *file;
};

/* A row under way: what is bound must live until it is inserted. */
struct row {
	struct schema_table *table;
	const xmlNode *node;
	const char *key;
	int64_t position;
	struct arena arena;
};

static void bind(struct row *row, int column, const char *text)
{
	if (column >= 0)
		statement_bind_text(row->table->insert, column + 1, text);
}

/* Runs of blanks become one blank; none at the ends. */
static char *collapsed(struct arena *arena, const char *text)
{
	char *copy = arena_copy_text(arena, text), *out = copy;
	for (const char *c = text; *c; c++) {
		if (!ascii_is_space(*c))
			*out++ = *c;
		else if (out > copy && out[-1] != ' ')
			*out++ = ' ';
	}
	if (out > copy && out[-1] == ' ')
		out--;
	*out = '\0';
	return copy;
}

static bool bind_text(struct loader *loader, struct row *row, int column, const xmlNode *element)
{
	struct schema_table *table = row->table;
	const char *name = table->columns[column].name, *language, *state;
	char *context = schema_context(table, row->node, name);
	struct translation_field field = {.element = element,
	                                  .context = context,
	                                  .markup = schema_is_markup(table, column),
	                                  .file = loader->file,
	                                  .row = table->is_child ? row->node : NULL,
	                                  .column = name};
	xmlDoc *document = translation_read(&field, loader->edition, &language, &state, loader->report);

	free(context);
	if (document == NULL)
		return false;
	char *plain = field.markup ? NULL : prose_plain_text(document);
	bind(row, column, plain ? arena_copy_text(&row->arena, plain) : "");
	bind(row, schema_beside(table, name, "_lang"), language ? arena_copy_text(&row->arena, language) : NULL);
	bind(row, schema_beside(table, name, "_state"), state);
	if (state && strcmp(state, "stale") == 0)
		bind(row, schema_beside(table, name, "_source"), xml_language(element));
	if (plain) {
		xmlFreeDoc(document);
	} else {
		prose_add(loader->prose, (struct prose_text){.document = document,
		                                             .table = memory_copy_text(table->name),
		                                             .key_column = memory_copy_text(table->is_child ? "parent" : "id"),
		                                             .key = memory_copy_text(row->key),
		                                             .position = table->is_child ? row->position : -1,
		                                             .column = memory_copy_text(name),
		                                             .language = language ? memory_copy_text(language) : NULL,
		                                             .markup = field.markup,
		                                             .file = loader->file,
		                                             .line = xmlGetLineNo(element)});
	}
	free(plain);
	return true;
}

static bool bind_column(struct loader *loader, struct row *row, int column)
{
	const char *name = row->table->columns[column].name;
	const char *attribute = xml_attribute(row->node, name);
	const xmlNode *element = schema_element(row->node, name);

	if (schema_is_made(row->table, name))
		return true;
	/* only="tr": what other languages do not have, an acronym for example. */
	const char *only = element ? xml_attribute(element, "only") : NULL;
	if (only && strcmp(only, loader->edition->code) != 0)
		return true;
	if (element && schema_is_text(row->table, column))
		return bind_text(loader, row, column, element);
	if (attribute) {
		bind(row, column, attribute);
	} else if (element) {
		xmlChar *text = xmlNodeGetContent(element);
		bind(row, column, collapsed(&row->arena, (const char *)text));
		xmlFree(text);
	} else if (row->table->columns[column].required) {
		return report_error(loader->report, loader->file, xmlGetLineNo(row->node), "<%s> needs %s",
		                    (const char *)row->node->name, name);
	}
	return true;
}

/* Is every attribute and child of the element some column, or the child a table of its own? */
static bool check_names(struct loader *loader, const struct schema_table *table, const xmlNode *node)
{
	bool good = true;
	for (const xmlAttr *a = node->properties; a; a = a->next) {
		const char *name = (const char *)a->name;
		bool known = a->ns || strcmp(name, "translate") == 0 ||
		             (schema_column(table, name) >= 0 && !schema_is_made(table, name));
		if (!known)
			good = report_error(loader->report, loader->file, xmlGetLineNo(node), "<%s> has no %s",
			                    (const char *)node->name, name);
	}
	if (schema_column(table, (const char *)node->name) >= 0)
		return good; /* the element is its column: what is in it is text */
	for (xmlNode *child = xml_first_element(node); child; child = xml_next_element(child)) {
		const char *name = (const char *)child->name;
		if (schema_column(table, name) < 0 && !schema_find(&loader->schema, table->name, name))
			good = report_error(loader->report, loader->file, xmlGetLineNo(child), "<%s> has no <%s>",
			                    (const char *)node->name, name);
	}
	return good;
}

static bool load_row(struct loader *loader, struct schema_table *table, const xmlNode *node, const char *key, int64_t position)
{
	struct row row = {.table = table, .node = node, .key = key, .position = position};
	struct statement *insert = row.table->insert;
	bool good = check_names(loader, table, node);

	arena_init(&row.arena);
	statement_reset(insert);
	for (size_t i = 0; good && i < row.table->count; i++) {
		struct database_column *column = &row.table->columns[i];
		good = bind_column(loader, &row, (int)i);
		/* What is made later needs a place now: unique, or any. */
		if (column->required && strcmp(column->name, "slug") == 0)
			bind(&row, (int)i, key);
		else if (column->required && ascii_ends_with(column->name, "_rank"))
			statement_bind_integer(insert, (int)i + 1, 0);
	}
	bind(&row, schema_column(row.table, "parent"), key);
	if (schema_column(row.table, "position") >= 0)
		statement_bind_integer(insert, schema_column(row.table, "position") + 1, position);
	if (good && statement_step(insert) != DATABASE_DONE)
		good = report_error(loader->report, loader->file, xmlGetLineNo(node), "%s",
		                    database_error(loader->edition->database));
	statement_reset(insert);
	arena_release(&row.arena);
	return good;
}

static bool load_record(struct loader *loader, const xmlNode *node)
{
	const char *name = (const char *)node->name, *id = xml_attribute(node, "id");
	struct schema_table *table = schema_find(&loader->schema, name, NULL);
	int64_t positions = 0;

	if (table == NULL)
		return report_error(loader->report, loader->file, xmlGetLineNo(node), "there is no kind of record <%s>", name);
	if (!load_row(loader, table, node, id, ++table->rows))
		return false;
	bool good = true;
	for (xmlNode *child = xml_first_element(node); child; child = xml_next_element(child)) {
		struct schema_table *own = schema_find(&loader->schema, name, (const char *)child->name);
		if (own)
			good = load_row(loader, own, child, id, ++positions) && good;
	}
	return good;
}

/* The record whose row, of a record's or a child's table, says something wrong. */
struct dangling {
	struct loader *loader;
	const char *column;
};

static void report_dangling(void *context, struct statement *row)
{
	const struct dangling *dangling = context;
	struct loader *loader = dangling->loader;
	const char *file, *kind = statement_text(row, 2), *id = statement_text(row, 0);
	long line = records_place(loader->records, kind, id, &file);
	report_error(loader->report, file, line, "%s “%s”: %s: there is no %s “%s”", kind, id, dangling->column,
	             statement_text(row, 3), statement_text(row, 1));
}

static bool check_references(struct loader *loader)
{
	size_t errors = loader->report->errors;
	for (size_t t = 0; t < loader->schema.count; t++) {
		struct schema_table *table = loader->schema.tables[t];
		int parent = schema_column(table, "parent");
		for (size_t c = 0; c < table->count; c++) {
			struct database_column *column = &table->columns[c];
			if (column->references == NULL || (int)c == parent)
				continue;
			struct dangling dangling = {.loader = loader, .column = column->name};
			char *sql = memory_printf(
			        "SELECT \"%s\", \"%s\", '%s', '%s' FROM \"%s\" AS t WHERE \"%s\" IS NOT NULL AND NOT "
			        "EXISTS (SELECT 1 FROM \"%s\" AS r WHERE r.id = t.\"%s\")",
			        parent >= 0 ? "parent" : "id", column->name,
			        parent >= 0 ? table->columns[parent].references : table->name, column->references, table->name,
			        column->name, column->references, column->name);
			database_script(loader->edition->database, table->name, sql, NULL, report_dangling, &dangling,
			                loader->report);
			free(sql);
		}
	}
	return loader->report->errors == errors;
}

/* A file that is gone, or not there yet, is no mistake; but its kind may be missed. */
static void warn_of_empty(struct loader *loader)
{
	size_t count;
	char **names = naming_tables(loader->edition->database, &count);

	for (size_t i = 0; i < count; i++) {
		const struct schema_table *table = schema_find(&loader->schema, names[i], NULL);
		if (table && !table->is_child && table->rows == 0)
			report_warning(loader->report, loader->records->folder, 0, "holds no <%s>", names[i]);
	}
	naming_free_tables(names, count);
}

bool records_load(struct records *records, struct edition *edition, struct prose *prose, bool check, struct report *report)
{
	struct loader loader = {.records = records, .edition = edition, .prose = prose, .report = report};
	bool good = database_script(edition->database, "records", "BEGIN", NULL, NULL, NULL, report);

	schema_init(&loader.schema, edition->database);
	for (size_t i = 0; i < records->count; i++) {
		loader.file = records->files[i].name;
		xmlNode *root = xmlDocGetRootElement(records->files[i].document);
		for (xmlNode *node = xml_first_element(root); node; node = xml_next_element(node))
			good = load_record(&loader, node) && good;
	}
	/* The same in every edition: asked once. */
	if (check)
		warn_of_empty(&loader);
	if (good && check)
		good = check_references(&loader);
	schema_release(&loader.schema);
	return database_script(edition->database, "records", "COMMIT", NULL, NULL, NULL, report) && good;
}

bool records_load_aside(struct records *records, struct edition *edition, const char *schema_file, bool check,
                        struct report *report)
{
	struct buffer sql = {0};
	struct prose prose = {0};

	edition->database = database_open(":memory:", DATABASE_BUILD, report);
	bool good = edition->database && file_read(schema_file, &sql, report) &&
	            database_script(edition->database, schema_file, buffer_text(&sql), edition->code, NULL, NULL, report) &&
	            records_load(records, edition, &prose, check, report);
	prose_release(&prose);
	buffer_release(&sql);
	return good;
}
