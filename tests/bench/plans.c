/*
 * tests/bench/plans: what a release's statements cost by their plans, with the engine's own
 * reading of pages. Every query of every page is asked about without conditions, with each
 * parameter alone (each value that a line names), with each of these and each value of the
 * parameters that have a default, and with all parameters at once.
 *
 *   plans RELEASE [ALLOWED]     prints what reads a table without an index or sorts, but for the
 *                               queries that the file ALLOWED names; exit code 1 if there is one
 *   plans RELEASE address PAGE RECORD LANGUAGE    prints the address of a record's page
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ground/file.h"
#include "ground/memory.h"
#include "ground/report.h"
#include "libraries/database.h"
#include "site/page.h"
#include "site/release.h"

enum { SEEN = 256, LABEL = 256 };

struct plans {
	struct database *database;
	const char *language;
	const char *allowed; /* lines of PAGE QUERY: WHY */
	size_t statements, bad, let_pass;
	uint64_t seen[SEEN]; /* the masks of the query under way */
	size_t seen_count;
};

static bool is_allowed(const struct plans *plans, const char *page, const char *query)
{
	char *line = memory_printf("\n%s %s:", page, query);
	bool found = strstr(plans->allowed, line) != NULL;
	free(line);
	return found;
}

static void check(struct plans *plans, const char *page, const char *query, const char *label, const char *sql)
{
	char step[256];
	plans->statements++;
	if (statement_is_indexed(plans->database, sql, step, sizeof(step)))
		return;
	if (is_allowed(plans, page, query)) {
		plans->let_pass++;
		return;
	}
	plans->bad++;
	printf("%s: %s: %s [%s]: %s\n", plans->language, page, query, *label ? label : "-", step);
}

static void check_combination(struct plans *plans, const struct page *page, const struct page_query *query,
                              const char *const *values)
{
	uint64_t mask = page_query_mask(page, query, values);
	for (size_t i = 0; i < plans->seen_count; i++)
		if (plans->seen[i] == mask)
			return;
	if (plans->seen_count < SEEN)
		plans->seen[plans->seen_count++] = mask;
	char label[LABEL] = "";
	for (size_t i = 0; i < page->param_count; i++)
		if (values[i])
			snprintf(label + strlen(label), LABEL - strlen(label), "%s%s=%s", *label ? " " : "", page->params[i].name,
			         values[i]);
	struct buffer sql = {0};
	page_query_sql(query, mask, &sql);
	check(plans, page->name, query->name, label, buffer_text(&sql));
	buffer_release(&sql);
}

/* The values that a parameter may have, as far as they make a difference: its words, or any. */
static size_t value_count(const struct page_value *value)
{
	return value->type == PAGE_ONE_OF ? value->word_count : 1;
}

static const char *value_at(const struct page_value *value, size_t index)
{
	return value->type == PAGE_ONE_OF ? value->words[index] : "x";
}

static void check_query(struct plans *plans, const struct page *page, const struct page_query *query)
{
	const char *values[PAGE_VALUES] = {0};
	plans->seen_count = 0;
	for (size_t i = 0; i < page->param_count; i++)
		values[i] = page->params[i].fallback;
	check_combination(plans, page, query, values);
	for (size_t one = 0; one < page->param_count; one++) {
		const struct page_value *param = &page->params[one];
		for (size_t w = 0; w < value_count(param); w++) {
			values[one] = value_at(param, w);
			check_combination(plans, page, query, values);
			for (size_t other = 0; other < page->param_count; other++) {
				if (other == one || page->params[other].fallback == NULL)
					continue;
				for (size_t o = 0; o < value_count(&page->params[other]); o++) {
					values[other] = value_at(&page->params[other], o);
					check_combination(plans, page, query, values);
				}
				values[other] = page->params[other].fallback;
			}
		}
		values[one] = param->fallback;
	}
	for (size_t other = 0; other < page->param_count || other == 0; other++) {
		for (size_t i = 0; i < page->param_count; i++)
			values[i] = page->params[i].fallback ? page->params[i].fallback : value_at(&page->params[i], 0);
		if (other < page->param_count && page->params[other].fallback)
			values[other] = value_at(&page->params[other], value_count(&page->params[other]) - 1);
		check_combination(plans, page, query, values);
	}
}

static void check_language(struct plans *plans, struct release *release, size_t number)
{
	/* What the engine itself asks, for each request. */
	static const struct {
		const char *what, *sql;
	} own[] = {
	        {"address by path",
	         "SELECT page, record, title, title_lang, parent_page, parent_record, target FROM address WHERE path = ?1"},
	        {"address by record", "SELECT path FROM address WHERE page = ?1 AND record = ?2 AND target IS NULL"},
	        {"alternates", "SELECT lang, path FROM alternate WHERE page = ?1 AND record = ?2"},
	};
	plans->database = release->languages[number].database;
	plans->language = release->languages[number].code;
	for (size_t i = 0; i < COUNT_OF(own); i++)
		check(plans, "engine", own[i].what, "", own[i].sql);
	for (size_t q = 0; q < release->pages.every.query_count; q++)
		check_query(plans, &release->pages.every, &release->pages.every.queries[q]);
	for (size_t p = 0; p < release->pages.count; p++)
		for (size_t q = 0; q < release->pages.pages[p].query_count; q++)
			check_query(plans, &release->pages.pages[p], &release->pages.pages[p].queries[q]);
}

static int print_address(struct release *release, char **argv)
{
	struct release_language *language = release_find_language(release, argv[2], strlen(argv[2]));
	char *path = language ? database_lookup(language->database,
	                                        "SELECT path FROM address WHERE page = ?1 AND record = ?2 AND target IS NULL",
	                                        argv[0], argv[1])
	                      : NULL;
	if (path)
		puts(path);
	else
		fprintf(stderr, "plans: there is no %s “%s” in %s\n", argv[0], argv[1], argv[2]);
	int code = path ? 0 : 1;
	free(path);
	return code;
}

int main(int argc, char **argv)
{
	struct report report = {0};
	struct plans plans = {0};
	int code = 0;
	struct buffer allowed = {0};

	if (argc != 2 && argc != 3 && !(argc == 6 && strcmp(argv[2], "address") == 0)) {
		fputs("usage: plans RELEASE [ALLOWED | address PAGE RECORD LANGUAGE]\n", stderr);
		return 2;
	}
	xml_start();
	struct release *release = release_open(argv[1], &report);
	if (release == NULL)
		return 1;
	if (argc == 6) {
		code = print_address(release, argv + 3);
	} else {
		if (argc == 3 && !file_read(argv[2], &allowed, &report))
			return 1;
		plans.allowed = buffer_text(&allowed);
		for (size_t i = 0; i < release->count; i++)
			check_language(&plans, release, i);
		printf("%zu statements, %zu without an index or sorted, %zu allowed to\n", plans.statements, plans.bad,
		       plans.let_pass);
		code = plans.bad > 0;
	}
	buffer_release(&allowed);
	release_close(release);
	return code;
}
