#include "site/records.h"

#include <stdlib.h>
#include <string.h>

#include "ground/ascii.h"
#include "ground/file.h"
#include "ground/memory.h"
#include "libraries/grammar.h"

struct records {
	struct record_file {
		char *name;
		xmlDoc *document;
	} *files;
	size_t count, capacity;
	struct origin {
		const char *kind, *id, *file;
		long line;
	} *origins; /* sorted by kind and id once all are read */
	size_t origin_count, origin_capacity;
};

/* What a table of the schema is, read once; with the statement that fills it. */
struct table {
	char *name;
	struct database_column *columns;
	size_t count;
	bool is_child;
	int64_t rows; /* so far: the position of the next record */
	struct statement *insert;
};

struct loader {
	struct records *records;
	struct edition *edition;
	struct prose *prose;
	struct report *report;
	struct table *tables;
	size_t count, capacity;
	const char *file;
};

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
		struct origin origin = {.kind = (const char *)node->name, .id = xml_attribute(node, "id"), .file = file->name,
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
	free(records->origins);
	free(records);
}

long records_place(const struct records *records, const char *kind, const char *id, const char **file)
{
	struct origin key = {.kind = kind, .id = id};
	const struct origin *found =
		records->origin_count ? bsearch(&key, records->origins, records->origin_count, sizeof(key), compare_origins) : NULL;
	*file = found ? found->file : NULL;
	return found ? found->line : 0;
}

static int find_column(const struct table *table, const char *name)
{
	for (size_t i = 0; i < table->count; i++)
		if (strcmp(table->columns[i].name, name) == 0)
			return (int)i;
	return -1;
}

/* `name` with `ending`: the column that tells more of another. */
static int find_beside(const struct table *table, const char *name, const char *ending)
{
	char *full = memory_printf("%s%s", name, ending);
	int found = find_column(table, full);
	free(full);
	return found;
}

static bool is_text(const struct table *table, int column)
{
	return find_beside(table, table->columns[column].name, "_lang") >= 0;
}

static bool is_markup(const struct table *table, int column)
{
	return strcmp(table->columns[column].type, "MARKUP") == 0;
}

/* Columns that the build fills, not the record. */
static bool is_made(const struct table *table, const char *name)
{
	static const char *const made[] = {"position", "slug", "href", "parent"};
	static const char *const endings[] = {"_lang", "_state", "_rank"};

	for (size_t i = 0; i < COUNT_OF(made); i++)
		if (strcmp(name, made[i]) == 0)
			return true;
	for (size_t i = 0; i < COUNT_OF(endings); i++) {
		if (!ascii_ends_with(name, endings[i]))
			continue;
		char *stem = memory_copy_text(name);
		stem[strlen(name) - strlen(endings[i])] = '\0';
		bool found = find_column(table, stem) >= 0;
		free(stem);
		if (found)
			return true;
	}
	return false;
}

static struct statement *prepare_insert(struct database *database, const struct table *table)
{
	struct buffer sql = {0};
	buffer_printf(&sql, "INSERT INTO \"%s\" VALUES (", table->name);
	for (size_t i = 0; i < table->count; i++) {
		const char *fallback = table->columns[i].fallback;
		buffer_printf(&sql, fallback ? "%scoalesce(?%zu, %s)" : "%s?%zu", i ? ", " : "", i + 1, fallback);
	}
	buffer_append_text(&sql, ")");
	struct statement *insert = statement_prepare(database, buffer_text(&sql));
	buffer_release(&sql);
	return insert;
}

/* NULL if the schema has no such table. */
static struct table *find_table(struct loader *loader, struct database *database, const char *name)
{
	for (size_t i = 0; i < loader->count; i++)
		if (strcmp(loader->tables[i].name, name) == 0)
			return &loader->tables[i];
	struct table table = {0};
	table.count = database_columns(database, name, &table.columns);
	if (table.count == 0)
		return NULL;
	table.name = memory_copy_text(name);
	table.is_child = find_column(&table, "parent") >= 0;
	table.insert = prepare_insert(database, &table);
	loader->tables = memory_grow(loader->tables, loader->count, &loader->capacity, sizeof(table));
	loader->tables[loader->count] = table;
	return &loader->tables[loader->count++];
}

static void release_tables(struct loader *loader)
{
	for (size_t i = 0; i < loader->count; i++) {
		statement_free(loader->tables[i].insert);
		database_free_columns(loader->tables[i].columns, loader->tables[i].count);
		free(loader->tables[i].name);
	}
	free(loader->tables);
}

static xmlNode *find_child(const xmlNode *node, const char *name)
{
	for (xmlNode *child = xml_first_element(node); child; child = xml_next_element(child))
		if (xml_is(child, name))
			return child;
	return NULL;
}

/* The element that holds a text column: a child, or the row's element itself where they are called the same. */
static const xmlNode *text_element(const xmlNode *node, const char *column)
{
	const xmlNode *child = find_child(node, column);
	return child ? child : xml_is(node, column) ? node : NULL;
}

/* kind/id/field; for a child row kind/id/child/field, with the child's own id where it has one. */
static char *field_context(const xmlNode *node, const char *column, bool is_child)
{
	if (!is_child)
		return memory_printf("%s/%s/%s", (const char *)node->name, xml_attribute(node, "id"), column);
	const xmlNode *record = node->parent;
	const char *kind = (const char *)record->name, *id = xml_attribute(record, "id");
	const char *child = xml_attribute(node, "id") ? xml_attribute(node, "id") : (const char *)node->name;
	if (xml_is(node, column))
		return memory_printf("%s/%s/%s", kind, id, column);
	return memory_printf("%s/%s/%s/%s", kind, id, child, column);
}

/* A row under way: what is bound must live until it is inserted. */
struct row {
	struct table *table;
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
	struct table *table = row->table;
	const char *name = table->columns[column].name, *language, *state;
	char *context = field_context(row->node, name, table->is_child);
	struct translation_field field = {.element = element, .context = context, .markup = is_markup(table, column),
					  .file = loader->file};
	xmlDoc *document = translation_read(&field, loader->edition, &language, &state, loader->report);

	free(context);
	if (document == NULL)
		return false;
	char *plain = field.markup ? NULL : prose_plain_text(document);
	bind(row, column, plain ? arena_copy_text(&row->arena, plain) : "");
	bind(row, find_beside(table, name, "_lang"), language ? arena_copy_text(&row->arena, language) : NULL);
	bind(row, find_beside(table, name, "_state"), state);
	if (plain) {
		xmlFreeDoc(document);
	} else {
		prose_add(loader->prose, (struct prose_text){
			.document = document, .table = memory_copy_text(table->name),
			.key_column = memory_copy_text(table->is_child ? "parent" : "id"), .key = memory_copy_text(row->key),
			.position = table->is_child ? row->position : -1, .column = memory_copy_text(name),
			.markup = field.markup, .file = loader->file, .line = xmlGetLineNo(element)});
	}
	free(plain);
	return true;
}

static bool bind_column(struct loader *loader, struct row *row, int column)
{
	const char *name = row->table->columns[column].name;
	const char *attribute = xml_attribute(row->node, name);
	const xmlNode *element = text_element(row->node, name);

	if (is_made(row->table, name))
		return true;
	if (element && is_text(row->table, column))
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
static bool check_names(struct loader *loader, const struct table *table, const xmlNode *node)
{
	bool good = true;
	for (const xmlAttr *a = node->properties; a; a = a->next) {
		const char *name = (const char *)a->name;
		bool known = a->ns || strcmp(name, "translate") == 0 || (find_column(table, name) >= 0 && !is_made(table, name));
		if (!known)
			good = report_error(loader->report, loader->file, xmlGetLineNo(node), "<%s> has no %s",
					    (const char *)node->name, name);
	}
	if (find_column(table, (const char *)node->name) >= 0)
		return good; /* the element is its column: what is in it is text */
	for (xmlNode *child = xml_first_element(node); child; child = xml_next_element(child)) {
		char *own = memory_printf("%s_%s", table->name, (const char *)child->name);
		if (find_column(table, (const char *)child->name) < 0 && !find_table(loader, loader->edition->database, own))
			good = report_error(loader->report, loader->file, xmlGetLineNo(child), "<%s> has no <%s>",
					    (const char *)node->name, (const char *)child->name);
		free(own);
	}
	return good;
}

static bool load_row(struct loader *loader, const char *table_name, const xmlNode *node, const char *key, int64_t position)
{
	if (!check_names(loader, find_table(loader, loader->edition->database, table_name), node))
		return false;
	struct row row = {.table = find_table(loader, loader->edition->database, table_name), .node = node, .key = key,
			  .position = position};
	struct statement *insert = row.table->insert;
	bool good = true;

	arena_init(&row.arena);
	statement_reset(insert);
	for (size_t i = 0; i < row.table->count; i++) {
		struct database_column *column = &row.table->columns[i];
		good = bind_column(loader, &row, (int)i) && good;
		/* What is made later needs a place now: unique, or any. */
		if (column->required && strcmp(column->name, "slug") == 0)
			bind(&row, (int)i, key);
		else if (column->required && ascii_ends_with(column->name, "_rank"))
			statement_bind_integer(insert, (int)i + 1, 0);
	}
	bind(&row, find_column(row.table, "parent"), key);
	if (find_column(row.table, "position") >= 0)
		statement_bind_integer(insert, find_column(row.table, "position") + 1, position);
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
	struct table *table = find_table(loader, loader->edition->database, name);
	int64_t positions = 0;

	if (table == NULL)
		return report_error(loader->report, loader->file, xmlGetLineNo(node), "there is no kind of record <%s>", name);
	if (!load_row(loader, name, node, id, ++table->rows))
		return false;
	bool good = true;
	for (xmlNode *child = xml_first_element(node); child; child = xml_next_element(child)) {
		char *own = memory_printf("%s_%s", name, (const char *)child->name);
		if (find_table(loader, loader->edition->database, own))
			good = load_row(loader, own, child, id, ++positions) && good;
		free(own);
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
	for (size_t t = 0; t < loader->count; t++) {
		struct table *table = &loader->tables[t];
		int parent = find_column(table, "parent");
		for (size_t c = 0; c < table->count; c++) {
			struct database_column *column = &table->columns[c];
			if (column->references == NULL || (int)c == parent)
				continue;
			struct dangling dangling = {.loader = loader, .column = column->name};
			char *sql = memory_printf("SELECT \"%s\", \"%s\", '%s', '%s' FROM \"%s\" AS t WHERE \"%s\" IS NOT NULL AND NOT "
						  "EXISTS (SELECT 1 FROM \"%s\" AS r WHERE r.id = t.\"%s\")",
						  parent >= 0 ? "parent" : "id", column->name,
						  parent >= 0 ? table->columns[parent].references : table->name, column->references,
						  table->name, column->name, column->references, column->name);
			database_script(loader->edition->database, table->name, sql, NULL, report_dangling, &dangling,
					loader->report);
			free(sql);
		}
	}
	return loader->report->errors == errors;
}

bool records_load(struct records *records, struct edition *edition, struct prose *prose, bool check, struct report *report)
{
	struct loader loader = {.records = records, .edition = edition, .prose = prose, .report = report};
	bool good = database_script(edition->database, "schema", "BEGIN", NULL, NULL, NULL, report);

	for (size_t i = 0; i < records->count; i++) {
		loader.file = records->files[i].name;
		xmlNode *root = xmlDocGetRootElement(records->files[i].document);
		for (xmlNode *node = xml_first_element(root); node; node = xml_next_element(node))
			good = load_record(&loader, node) && good;
	}
	/* The same in every edition: asked once. */
	if (good && check)
		good = check_references(&loader);
	release_tables(&loader);
	return database_script(edition->database, "schema", "COMMIT", NULL, NULL, NULL, report) && good;
}

static void hand_over(struct loader *loader, struct table *table, const xmlNode *node, const char *kind, records_field_fn *take,
		      void *receiver)
{
	for (size_t i = 0; i < table->count; i++) {
		const xmlNode *element = is_text(table, (int)i) ? text_element(node, table->columns[i].name) : NULL;
		if (element == NULL)
			continue;
		char *context = field_context(node, table->columns[i].name, table->is_child);
		struct translation_field field = {.element = element, .context = context, .markup = is_markup(table, (int)i),
						  .file = loader->file};
		const char *language = xml_language(element);
		take(receiver, &field, kind, language ? language : EDITION_SOURCE_LANGUAGE);
		free(context);
	}
}

void records_fields(struct records *records, struct database *schema, records_field_fn *take, void *receiver)
{
	struct loader loader = {.records = records};
	for (size_t i = 0; i < records->count; i++) {
		loader.file = records->files[i].name;
		xmlNode *root = xmlDocGetRootElement(records->files[i].document);
		for (xmlNode *node = xml_first_element(root); node; node = xml_next_element(node)) {
			const char *kind = (const char *)node->name;
			struct table *table = find_table(&loader, schema, kind);
			if (table == NULL)
				continue;
			hand_over(&loader, table, node, kind, take, receiver);
			for (xmlNode *child = xml_first_element(node); child; child = xml_next_element(child)) {
				char *own = memory_printf("%s_%s", kind, (const char *)child->name);
				table = find_table(&loader, schema, own);
				if (table)
					hand_over(&loader, table, child, kind, take, receiver);
				free(own);
			}
		}
	}
	release_tables(&loader);
}
