#include "site/schema.h"

#include <stdlib.h>
#include <string.h>

#include "ground/ascii.h"
#include "ground/buffer.h"
#include "ground/memory.h"

int schema_column(const struct schema_table *table, const char *name)
{
	for (size_t i = 0; i < table->count; i++)
		if (strcmp(table->columns[i].name, name) == 0)
			return (int)i;
	return -1;
}

int schema_beside(const struct schema_table *table, const char *name, const char *ending)
{
	char *full = memory_printf("%s%s", name, ending);
	int found = schema_column(table, full);
	free(full);
	return found;
}

bool schema_is_text(const struct schema_table *table, int column)
{
	return schema_beside(table, table->columns[column].name, "_lang") >= 0;
}

bool schema_is_markup(const struct schema_table *table, int column)
{
	return strcmp(table->columns[column].type, "MARKUP") == 0;
}

bool schema_is_made(const struct schema_table *table, const char *name)
{
	static const char *const made[] = {"position", "slug", "href", "parent"};
	static const char *const endings[] = {"_lang", "_state", "_source", "_rank", "_letter", "_read", "_flags"};

	for (size_t i = 0; i < COUNT_OF(made); i++)
		if (strcmp(name, made[i]) == 0)
			return true;
	for (size_t i = 0; i < COUNT_OF(endings); i++) {
		if (!ascii_ends_with(name, endings[i]))
			continue;
		char *stem = memory_copy_text(name);
		stem[strlen(name) - strlen(endings[i])] = '\0';
		bool found = schema_column(table, stem) >= 0;
		free(stem);
		if (found)
			return true;
	}
	return false;
}

static struct statement *prepare_insert(struct database *database, const struct schema_table *table)
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

void schema_init(struct schema *schema, struct database *database)
{
	*schema = (struct schema){.database = database};
}

/* Also what is not there is remembered: most children of a record are its columns. */
static struct schema_table *read_table(struct schema *schema, char *name)
{
	struct schema_table *table = memory_zeroed(1, sizeof(*table));

	table->name = name;
	table->count = database_columns(schema->database, name, &table->columns);
	if (table->count) {
		table->is_child = schema_column(table, "parent") >= 0;
		table->insert = prepare_insert(schema->database, table);
	}
	schema->tables = memory_grow(schema->tables, schema->count, &schema->capacity, sizeof(*schema->tables));
	schema->tables[schema->count++] = table;
	return table;
}

struct schema_table *schema_find(struct schema *schema, const char *record, const char *child)
{
	size_t length = strlen(record);

	for (size_t i = 0; i < schema->count; i++) {
		struct schema_table *table = schema->tables[i];
		bool same = strncmp(table->name, record, length) == 0 &&
		            (child ? table->name[length] == '_' && strcmp(table->name + length + 1, child) == 0
		                   : table->name[length] == '\0');
		if (same)
			return table->count ? table : NULL;
	}
	struct schema_table *table = read_table(schema, child ? memory_printf("%s_%s", record, child) : memory_copy_text(record));
	return table->count ? table : NULL;
}

void schema_release(struct schema *schema)
{
	for (size_t i = 0; i < schema->count; i++) {
		struct schema_table *table = schema->tables[i];
		statement_free(table->insert);
		database_free_columns(table->columns, table->count);
		free(table->name);
		free(table);
	}
	free(schema->tables);
}

static xmlNode *find_child(const xmlNode *node, const char *name)
{
	for (xmlNode *child = xml_first_element(node); child; child = xml_next_element(child))
		if (xml_is(child, name))
			return child;
	return NULL;
}

const xmlNode *schema_element(const xmlNode *node, const char *column)
{
	const xmlNode *child = find_child(node, column);
	return child ? child : xml_is(node, column) ? node : NULL;
}

char *schema_context(const struct schema_table *table, const xmlNode *node, const char *column)
{
	if (!table->is_child)
		return memory_printf("%s/%s/%s", (const char *)node->name, xml_attribute(node, "id"), column);
	const xmlNode *record = node->parent;
	const char *kind = (const char *)record->name, *id = xml_attribute(record, "id");
	const char *child = xml_attribute(node, "id") ? xml_attribute(node, "id") : (const char *)node->name;
	if (xml_is(node, column))
		return memory_printf("%s/%s/%s", kind, id, column);
	return memory_printf("%s/%s/%s/%s", kind, id, child, column);
}
