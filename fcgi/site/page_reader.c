/* Reads page definitions: headers, then queries. The rest of page.h is in page.c. */
#include "site/page.h"

#include <stdlib.h>
#include <string.h>

#include "ground/ascii.h"
#include "ground/file.h"
#include "ground/memory.h"
#include "site/page_value.h"

/* Where the reader is: in the headers, or in a query. */
struct reader {
	struct page *page;
	struct page_query *query;
	size_t query_capacity, line_capacity;
	size_t conditional; /* lines of the query under way */
	struct page_place place;
};

static bool fail(const struct reader *reader, const char *what, const char *word)
{
	return page_fail(&reader->place, what, word);
}

static char *trimmed(char *text)
{
	while (ascii_is_space(*text))
		text++;
	size_t length = strlen(text);
	while (length && ascii_is_space(text[length - 1]))
		text[--length] = '\0';
	return text;
}

static bool read_menu(struct reader *reader, char *rest)
{
	char *menu = page_next_word(&rest), *place = page_next_word(&rest);
	if (reader->page->menu)
		return fail(reader, "given twice:", "nav");
	if (menu == NULL || (place && !ascii_parse_integer(place, 0, 999, &reader->page->menu_place)))
		return fail(reader, "nav: a menu is expected, and a number", "");
	reader->page->menu = memory_copy_text(menu);
	return true;
}

static bool read_statuses(struct reader *reader, char *rest)
{
	char *word;
	while ((word = page_next_word(&rest)) != NULL) {
		int64_t status;
		if (!ascii_parse_integer(word, 400, 599, &status) || reader->page->status_count == PAGE_STATUSES)
			return fail(reader, "not a status of an error:", word);
		reader->page->status[reader->page->status_count++] = (int)status;
	}
	return true;
}

static bool read_path(struct reader *reader, const char *text)
{
	if (reader->page->path)
		return fail(reader, "given twice:", "path");
	reader->page->absolute = *text == '/';
	reader->page->path = memory_copy_text(text + reader->page->absolute);
	reader->page->path_line = reader->place.line;
	return true;
}

static bool read_choice(struct reader *reader, bool *choice, const char *text, const char *yes, const char *no)
{
	if (strcmp(text, yes) != 0 && strcmp(text, no) != 0)
		return fail(reader, "not understood:", text);
	*choice = strcmp(text, yes) == 0;
	return true;
}

static bool read_header(struct reader *reader, char *key, char *text)
{
	struct page *page = reader->page;
	const struct {
		const char *key;
		char **place;
	} texts[] = {{"page", &page->name}, {"title", &page->title}, {"parent", &page->parent},
	             {"each", &page->each}, {"media", &page->media}, {"then", &page->then}};

	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		if (strcmp(key, texts[i].key) != 0)
			continue;
		if (*texts[i].place && texts[i].place != &page->media)
			return fail(reader, "given twice:", key);
		free(*texts[i].place);
		*texts[i].place = memory_copy_text(text);
		if (texts[i].place == &page->parent)
			page->parent_line = reader->place.line;
		if (texts[i].place == &page->then)
			page->then_line = reader->place.line;
		if (texts[i].place == &page->title)
			page->title_line = reader->place.line;
		if (texts[i].place == &page->each)
			page->each_line = reader->place.line;
		return *text != '\0' || fail(reader, "nothing is given for", key);
	}
	if (strcmp(key, "path") == 0)
		return read_path(reader, text);
	if (strcmp(key, "nav") == 0)
		return read_menu(reader, text);
	if (strcmp(key, "status") == 0)
		return read_statuses(reader, text);
	if (strcmp(key, "index") == 0)
		return read_choice(reader, &page->indexed, text, "yes", "no");
	if (strcmp(key, "cache") == 0)
		return read_choice(reader, &page->cached, text, "release", "none");
	return fail(reader, "unknown header", key);
}

static struct page_query *find_query(struct page *page, const char *name)
{
	for (size_t i = 0; i < page->query_count; i++)
		if (strcmp(page->queries[i].name, name) == 0)
			return &page->queries[i];
	return NULL;
}

/* `a :one`, `as/a :many`, `as/a/bs/b :many`: the name tells the container, the row and the query it goes on from. */
static bool start_query(struct reader *reader, char *rest)
{
	struct page *page = reader->page;
	char *name = page_next_word(&rest), *kind = page_next_word(&rest), *flag = page_next_word(&rest);

	if (name == NULL || kind == NULL || (strcmp(kind, ":one") != 0 && strcmp(kind, ":many") != 0))
		return fail(reader, "name: NAME :one or CONTAINER/ROW :many is expected", "");
	if (flag && strcmp(flag, "csv") != 0)
		return fail(reader, "after :many nothing but csv is known, not", flag);
	if (find_query(page, name))
		return fail(reader, "a query of this name is there already:", name);
	struct page_query query = {.name = memory_copy_text(name),
	                           .many = strcmp(kind, ":many") == 0,
	                           .csv = flag && strcmp(flag, "csv") == 0,
	                           .line = reader->place.line + 1};
	char *row = strrchr(name, '/');
	char *container = NULL;
	if (query.many && row) {
		*row++ = '\0';
		container = strrchr(name, '/');
		if (container)
			*container++ = '\0';
		query.container = memory_copy_text(container ? container : name);
	} else if (query.many || row) {
		free(query.name);
		return fail(reader, "a :many is called CONTAINER/ROW, a :one has no /:", name);
	}
	query.row = memory_copy_text(row ? row : name);
	query.within = -1;
	if (container) {
		struct page_query *within = find_query(page, name);
		if (within == NULL) {
			free(query.name), free(query.container), free(query.row);
			return fail(reader, "there is no earlier query", name);
		}
		query.within = (int)(within - page->queries);
	}
	page->queries = memory_grow(page->queries, page->query_count, &reader->query_capacity, sizeof(query));
	page->queries[page->query_count] = query;
	reader->query = &page->queries[page->query_count++];
	reader->line_capacity = 0;
	reader->conditional = 0;
	return true;
}

static bool read_conditions(struct reader *reader, struct page_line *line, char *rest)
{
	size_t capacity = 0;
	char *word;

	while ((word = page_next_word(&rest)) != NULL) {
		char *equals = strchr(word, '=');
		if (equals)
			*equals++ = '\0';
		int index = page_value_index(reader->page->params, reader->page->param_count, word);
		if (index < 0)
			return fail(reader, "-- if: there is no parameter", word);
		const struct page_value *param = &reader->page->params[index];
		if (equals && param->type == PAGE_ONE_OF && !page_value_has_word(param, equals))
			return fail(reader, "-- if: that is no value of its parameter:", equals);
		line->conditions = memory_grow(line->conditions, line->condition_count, &capacity, sizeof(*line->conditions));
		line->conditions[line->condition_count++] = (struct page_condition){
		        .name = memory_copy_text(word), .value = equals ? memory_copy_text(equals) : NULL};
	}
	return line->condition_count > 0 || fail(reader, "-- if: a parameter is expected", "");
}

static bool add_line(struct reader *reader, char *text)
{
	struct page_query *query = reader->query;
	struct page_line line = {0};
	char *mark = strstr(text, "-- if ");
	bool good = true;

	if (mark && ++reader->conditional > PAGE_CONDITIONS)
		return fail(reader, "too many conditional lines in one query", "");
	if (mark) {
		*mark = '\0';
		good = read_conditions(reader, &line, mark + strlen("-- if "));
	}
	line.text = memory_copy_text(trimmed(text));
	query->lines = memory_grow(query->lines, query->line_count, &reader->line_capacity, sizeof(line));
	query->lines[query->line_count++] = line;
	return good;
}

static bool read_line(struct reader *reader, char *text)
{
	char *word = trimmed(text);
	bool comment = ascii_starts_with(word, "--");

	if (comment && ascii_starts_with(trimmed(word + 2), "name:"))
		return start_query(reader, strchr(word, ':') + 1);
	if (reader->query)
		return *word == '\0' || add_line(reader, word);
	if (*word == '\0')
		return true;
	if (!comment)
		return fail(reader, "SQL before the first “-- name:”", "");
	char *rest = trimmed(word + 2);
	if (ascii_starts_with(rest, "param "))
		return page_value_add(&reader->place, reader->page->params, &reader->page->param_count, rest + 6);
	if (ascii_starts_with(rest, "field "))
		return page_value_add(&reader->place, reader->page->fields, &reader->page->field_count, rest + 6);
	char *colon = strchr(rest, ':');
	if (colon == NULL || memchr(rest, ' ', (size_t)(colon - rest)))
		return true; /* a remark */
	*colon = '\0';
	return read_header(reader, rest, trimmed(colon + 1));
}

static bool read_page(struct page *page, const char *file, struct report *report)
{
	struct reader reader = {.page = page, .place = {.file = file, .report = report}};
	struct buffer text = {0};
	bool good = file_read(file, &text, report);

	*page = (struct page){.file = memory_copy_text(file), .indexed = true, .cached = true};
	page->media = memory_copy_text("text/html");
	for (char *line = text.bytes; good && line && *line;) {
		char *end = strchr(line, '\n');
		if (end)
			*end = '\0';
		reader.place.line++;
		good = read_line(&reader, line);
		line = end ? end + 1 : NULL;
	}
	for (size_t i = 0; good && i < page->query_count; i++)
		if (page->queries[i].line_count == 0)
			good = report_error(report, file, page->queries[i].line, "the query %s is empty", page->queries[i].name);
	if (page->field_count)
		page->cached = false;
	buffer_release(&text);
	return good;
}

static int compare_pages(const void *a, const void *b)
{
	return strcmp(((const struct page *)a)->name, ((const struct page *)b)->name);
}

static bool add_page(struct page_set *set, size_t *capacity, const char *folder, const char *name, struct report *report)
{
	struct page page;
	char *file = memory_printf("%s/%s", folder, name);
	bool good = read_page(&page, file, report);
	char *stem = memory_copy_text(name);

	stem[strlen(stem) - strlen(".sql")] = '\0';
	if (strcmp(stem, "every") == 0) {
		set->every = page;
		set->every.name = memory_copy_text("every");
	} else {
		if (good && (page.name == NULL || strcmp(page.name, stem) != 0))
			good = report_error(report, file, 1, "-- page: %s is expected", stem);
		if (page.name == NULL)
			page.name = memory_copy_text(stem);
		set->pages = memory_grow(set->pages, set->count, capacity, sizeof(page));
		set->pages[set->count++] = page;
	}
	free(stem);
	free(file);
	return good;
}

static void number_queries(struct page_set *set, struct page *page)
{
	for (size_t i = 0; i < page->query_count; i++)
		page->queries[i].number = set->query_count++;
}

bool page_set_read(struct page_set *set, const char *folder, struct report *report)
{
	struct file_list list;
	size_t capacity = 0;
	bool good = file_list_read(&list, folder, ".sql", report);

	*set = (struct page_set){0};
	for (size_t i = 0; i < list.count; i++)
		good = add_page(set, &capacity, folder, list.names[i], report) && good;
	file_list_release(&list);
	if (set->count)
		qsort(set->pages, set->count, sizeof(*set->pages), compare_pages);
	else if (good)
		good = report_error(report, folder, 0, "holds no page definition");
	number_queries(set, &set->every);
	for (size_t i = 0; i < set->count; i++)
		number_queries(set, &set->pages[i]);
	return good;
}
