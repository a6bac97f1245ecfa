#include "site/page.h"

#include <stdlib.h>
#include <string.h>

#include "ground/memory.h"

static int compare_pages(const void *a, const void *b)
{
	return strcmp(((const struct page *)a)->name, ((const struct page *)b)->name);
}

static void release_values(struct page_value *values, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		for (size_t w = 0; w < values[i].word_count; w++)
			free(values[i].words[w]);
		free(values[i].words);
		free(values[i].name), free(values[i].kind), free(values[i].where), free(values[i].fallback);
	}
}

static void release_query(struct page_query *query)
{
	for (size_t i = 0; i < query->line_count; i++) {
		struct page_line *line = &query->lines[i];
		for (size_t c = 0; c < line->condition_count; c++)
			free(line->conditions[c].name), free(line->conditions[c].value);
		free(line->conditions), free(line->text);
	}
	free(query->lines), free(query->name), free(query->container), free(query->row);
}

static void release_page(struct page *page)
{
	release_values(page->params, page->param_count);
	release_values(page->fields, page->field_count);
	for (size_t i = 0; i < page->query_count; i++)
		release_query(&page->queries[i]);
	free(page->queries);
	free(page->name), free(page->file), free(page->path), free(page->title), free(page->parent), free(page->menu);
	free(page->each), free(page->media), free(page->then);
}

void page_set_release(struct page_set *set)
{
	for (size_t i = 0; i < set->count; i++)
		release_page(&set->pages[i]);
	release_page(&set->every);
	free(set->pages);
	*set = (struct page_set){0};
}

const struct page *page_find(const struct page_set *set, const char *name)
{
	struct page key = {.name = (char *)(uintptr_t)name};
	return set->count ? bsearch(&key, set->pages, set->count, sizeof(key), compare_pages) : NULL;
}

const struct page *page_for_status(const struct page_set *set, int status)
{
	for (size_t i = 0; i < set->count; i++)
		for (size_t s = 0; s < set->pages[i].status_count; s++)
			if (set->pages[i].status[s] == status)
				return &set->pages[i];
	return NULL;
}

int page_value_index(const struct page_value *values, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(values[i].name, name) == 0)
			return (int)i;
	return -1;
}

bool page_line_holds(const struct page *page, const struct page_line *line, const char *const *values)
{
	for (size_t i = 0; i < line->condition_count; i++) {
		int index = page_value_index(page->params, page->param_count, line->conditions[i].name);
		const char *value = index >= 0 ? values[index] : NULL;
		if (value == NULL || (line->conditions[i].value && strcmp(value, line->conditions[i].value) != 0))
			return false;
	}
	return true;
}

uint64_t page_query_mask(const struct page *page, const struct page_query *query, const char *const *values)
{
	uint64_t mask = 0;
	int conditional = 0;
	for (size_t i = 0; i < query->line_count; i++)
		if (query->lines[i].condition_count && page_line_holds(page, &query->lines[i], values))
			mask |= UINT64_C(1) << conditional++;
		else
			conditional += query->lines[i].condition_count > 0;
	return mask;
}

void page_query_sql(const struct page_query *query, uint64_t mask, struct buffer *sql)
{
	int conditional = 0;
	for (size_t i = 0; i < query->line_count; i++) {
		if (query->lines[i].condition_count && !(mask >> conditional++ & 1))
			continue;
		buffer_printf(sql, "%s\n", query->lines[i].text);
	}
}
