#include "site/page_check.h"

#include <stdlib.h>
#include <string.h>

#include "ground/memory.h"

/* Parameters that every query has. */
static const char *const given[] = {"record", "language", "face", "as_of", "site_base"};

struct check {
	const struct page *definition; /* the file that the query stands in */
	struct database *database;
	struct report *report;
	const struct page_query *wrong; /* told already: its other choices would say the same */
};

struct choices {
	uint64_t *masks;
	size_t count, capacity;
};

static void try_choice(const struct page *page, const struct page_query *query, const char *const *values, struct choices *done,
                       page_check_fn *take, void *context)
{
	uint64_t mask = page_query_mask(page, query, values);
	struct buffer sql = {0};

	for (size_t i = 0; i < done->count; i++)
		if (done->masks[i] == mask)
			return;
	done->masks = memory_grow(done->masks, done->count, &done->capacity, sizeof(*done->masks));
	done->masks[done->count++] = mask;
	page_query_sql(query, mask, &sql);
	take(context, page, query, buffer_text(&sql));
	buffer_release(&sql);
}

void page_check_queries(const struct page *page, const struct page_query *query, page_check_fn *take, void *context)
{
	const char *values[PAGE_VALUES] = {NULL};
	struct choices done = {0};

	for (size_t p = 0; p < page->param_count; p++)
		values[p] = page->params[p].fallback;
	try_choice(page, query, values, &done, take, context);
	for (size_t p = 0; p < page->param_count; p++) {
		const struct page_value *param = &page->params[p];
		for (size_t w = 0; w < param->word_count || w == 0; w++) {
			values[p] = param->word_count ? param->words[w] : "";
			try_choice(page, query, values, &done, take, context);
		}
		values[p] = param->fallback;
	}
	/* All of them, under each word of each. */
	for (size_t p = 0; p < page->param_count; p++)
		values[p] = page->params[p].word_count ? page->params[p].words[0] : "";
	for (size_t p = 0; p < page->param_count; p++)
		for (size_t w = 0; w < page->params[p].word_count || w == 0; w++) {
			if (page->params[p].word_count)
				values[p] = page->params[p].words[w];
			try_choice(page, query, values, &done, take, context);
		}
	free(done.masks);
}

/* Is it a column of a row that stands when this query runs: an earlier :one, or one that this goes on from? */
static bool is_of_row(const struct page *definition, const struct page_query *query, const char *name)
{
	for (const struct page_query *other = definition->queries; other < definition->queries + definition->query_count;
	     other++) {
		size_t length = strlen(other->row);
		bool stands = !other->many && other < query;
		for (const struct page_query *above = query; !stands && above->within >= 0;) {
			above = &definition->queries[above->within];
			stands = above == other;
		}
		if (stands && strncmp(name, other->row, length) == 0 && name[length] == '_')
			return true;
	}
	return false;
}

static void check_query(void *context, const struct page *page, const struct page_query *query, const char *sql)
{
	struct check *check = context;
	if (check->wrong == query)
		return;
	struct statement *statement = statement_prepare(check->database, sql);

	if (statement == NULL) {
		report_error(check->report, check->definition->file, query->line, "query %s: %s", query->name,
		             database_error(check->database));
		check->wrong = query;
		return;
	}
	for (int i = statement_parameter_count(statement); i > 0; i--) {
		const char *name = statement_parameter_name(statement, i);
		bool known =
		        page_value_index(page->params, page->param_count, name) >= 0 || is_of_row(check->definition, query, name);
		for (size_t g = 0; g < COUNT_OF(given); g++)
			known = known || strcmp(name, given[g]) == 0;
		if (known)
			continue;
		report_error(check->report, check->definition->file, query->line, "query %s: nothing is called :%s", query->name,
		             name);
		check->wrong = query;
	}
	statement_free(statement);
}

/* Has the kind a table with slugs, and the column that is asked of it? */
static void check_values(const struct check *check, const struct page_value *values, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (values[i].type != PAGE_RECORD)
			continue;
		const char *where = values[i].where ? values[i].where : "id";
		char *sql = memory_printf("SELECT slug, \"%s\".\"%s\" FROM \"%s\"", values[i].kind, where, values[i].kind);
		struct statement *statement = statement_prepare(check->database, sql);
		if (statement == NULL)
			report_error(check->report, check->definition->file, 0, "%s: record %s: %s", values[i].name,
			             values[i].kind, database_error(check->database));
		statement_free(statement);
		free(sql);
	}
}

static void check_page(const struct page_set *pages, const struct page *page, struct database *database, struct report *report)
{
	struct check check = {.definition = page, .database = database, .report = report};

	for (size_t q = 0; q < page->query_count; q++)
		page_check_queries(page, &page->queries[q], check_query, &check);
	check_values(&check, page->params, page->param_count);
	check_values(&check, page->fields, page->field_count);
	if (page->parent && !page_find(pages, page->parent))
		report_error(report, page->file, page->parent_line, "-- parent: there is no page %s", page->parent);
	if (page->then && !page_find(pages, page->then))
		report_error(report, page->file, page->then_line, "-- then: there is no page %s", page->then);
}

bool page_check(const struct page_set *pages, struct database *database, struct report *report)
{
	size_t errors = report->errors;

	check_page(pages, &pages->every, database, report);
	for (size_t i = 0; i < pages->count; i++)
		check_page(pages, &pages->pages[i], database, report);
	return report->errors == errors;
}
