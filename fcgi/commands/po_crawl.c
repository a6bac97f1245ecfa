#include "commands/po_crawl.h"

#include <stdlib.h>
#include <string.h>

#include "answer/answer.h"
#include "commands/preview_page.h"
#include "formats/http.h"
#include "ground/ascii.h"
#include "ground/memory.h"
#include "libraries/database.h"
#include "site/page.h"

/* PAIRS: how many pages of two parameters at once are tried of one page. */
enum { PAIRS = 400, LONG_ANSWER = 6000 };

struct crawl {
	struct po_site *site;
	struct po_language *language;
	struct answer *answer;
	struct database *database;
	struct page_set pages;
	size_t *seen; /* by message: the last page on which it was seen, from 1 */
	size_t serial;
};

/* One request, as answer_input asks for it. */
struct ask {
	const char *method, *path, *query, *type;
};

/* The marks on a page. `page` NULL: it is not one of its own, or counted already. */
static void look(struct crawl *crawl, const char *html, const char *address, struct po_page *page)
{
	crawl->serial++;
	size_t number;
	for (const char *mark = html; (mark = po_mark_find(mark, &number)) != NULL; mark += PO_MARK_BYTES) {
		if (number >= crawl->site->message_count || crawl->seen[number] == crawl->serial)
			continue;
		crawl->seen[number] = crawl->serial;
		struct po_shown *message = &crawl->language->messages[number];
		if (message->address == NULL)
			message->address = memory_copy_text(address);
		if (page && message->asked) {
			page->stale += message->state == PAIRING_STALE;
			page->missing += message->state == PAIRING_MISSING;
		}
	}
}

static const char *variable(void *context, const char *name)
{
	const struct ask *ask = context;
	if (strcmp(name, "REQUEST_METHOD") == 0)
		return ask->method;
	if (strcmp(name, "DOCUMENT_URI") == 0)
		return ask->path;
	if (strcmp(name, "QUERY_STRING") == 0)
		return ask->query;
	return strcmp(name, "CONTENT_TYPE") == 0 ? ask->type : NULL;
}

static void get(struct crawl *crawl, const char *path, const char *query, struct po_page *page)
{
	struct ask ask = {.method = "GET", .path = path, .query = query};
	struct answer_input input = {.variable = variable, .context = &ask};
	const struct answer_output *output = answer_request(crawl->answer, &input);
	char *address = query ? memory_printf("%s?%s", path, query) : memory_copy_text(path);

	look(crawl, buffer_text(&output->body), address, page);
	free(address);
}

static char *local_word(struct crawl *crawl, const char *word)
{
	char *local = database_lookup(crawl->database, "SELECT local FROM word WHERE word = ?1", word, NULL);
	return local ? local : memory_copy_text(word);
}

/* `name=value` in the language's words, for each value of the page's lists, and for a record that is there. To free(). */
static char **list_choices(struct crawl *crawl, const struct page *page, size_t *count)
{
	char **choices = NULL;
	size_t capacity = 0;

	*count = 0;
	for (size_t p = 0; p < page->param_count; p++) {
		const struct page_value *param = &page->params[p];
		char *name = local_word(crawl, param->name);
		for (size_t w = 0; w < param->word_count; w++) {
			char *word = local_word(crawl, param->words[w]);
			choices = memory_grow(choices, *count, &capacity, sizeof(*choices));
			choices[(*count)++] = memory_printf("%s=%s", name, word);
			free(word);
		}
		char *sql = param->type == PAGE_RECORD ? memory_printf("SELECT slug FROM \"%s\" ORDER BY slug DESC", param->kind)
		                                       : NULL;
		char *slug = sql ? database_lookup(crawl->database, sql, NULL, NULL) : NULL;
		if (slug) {
			choices = memory_grow(choices, *count, &capacity, sizeof(*choices));
			choices[(*count)++] = memory_printf("%s=%s", name, slug);
		}
		free(sql), free(slug), free(name);
	}
	return choices;
}

static void try_parameters(struct crawl *crawl, const struct page *page, const char *path)
{
	size_t count, pairs = 0;
	char **choices = list_choices(crawl, page, &count);

	for (size_t i = 0; i < count; i++)
		get(crawl, path, choices[i], NULL);
	for (size_t i = 0; i < count; i++)
		for (size_t j = i + 1; j < count && pairs < PAIRS; j++) {
			if (strncmp(choices[i], choices[j], strcspn(choices[i], "=") + 1) == 0)
				continue;
			char *both = memory_printf("%s&%s", choices[i], choices[j]);
			get(crawl, path, both, NULL);
			free(both);
			pairs++;
		}
	for (size_t i = 0; i < count; i++)
		free(choices[i]);
	free(choices);
}

/* What a form answers to nothing at all, and to what cannot be right. Neither is a message that would be kept. */
static void try_form(struct crawl *crawl, const struct page *page, const char *path)
{
	char *long_text = memory_alloc(LONG_ANSWER + 1), *address = memory_printf("%s (POST)", path);
	memset(long_text, 'x', LONG_ANSWER);
	long_text[LONG_ANSWER] = '\0';
	const char *const answers[] = {"", "x", long_text};

	for (size_t a = 0; a < COUNT_OF(answers); a++) {
		struct buffer body = {0};
		for (size_t f = 0; f < page->field_count; f++) {
			char *name = local_word(crawl, page->fields[f].name);
			/* One field is left empty, so that no answer is whole. */
			buffer_printf(&body, "%s%s=%s", f ? "&" : "", name, f ? answers[a] : "");
			free(name);
		}
		struct ask ask = {.method = "POST", .path = path, .type = "application/x-www-form-urlencoded"};
		struct answer_input input = {
		        .variable = variable, .context = &ask, .body = buffer_text(&body), .body_length = body.length};
		look(crawl, buffer_text(&answer_request(crawl->answer, &input)->body), address, NULL);
		buffer_release(&body);
	}
	free(long_text), free(address);
}

/* A word of an address has no mark: it is shown where the page is that has it. */
static void note_word(struct crawl *crawl, const char *context, const char *word, const char *address)
{
	size_t number;
	if (!catalogue_template_has(crawl->site->templates.items[0].template, context, word, &number))
		return;
	struct po_shown *message = &crawl->language->messages[number];
	if (message->address == NULL)
		message->address = memory_copy_text(address);
}

static void note_values(struct crawl *crawl, const struct page_value *values, size_t count, const char *address)
{
	for (size_t i = 0; i < count; i++) {
		note_word(crawl, "param", values[i].name, address);
		for (size_t w = 0; w < values[i].word_count; w++)
			note_word(crawl, "param", values[i].words[w], address);
	}
}

static void note_words(struct crawl *crawl, const struct page *page, const char *address)
{
	char *segments = memory_copy_text(page->path ? page->path : ""), *rest = segments, *segment;
	while (!page->absolute && (segment = strsep(&rest, "/")) != NULL)
		note_word(crawl, "path", segment, address);
	free(segments);
	note_values(crawl, page->params, page->param_count, address);
	note_values(crawl, page->fields, page->field_count, address);
}

static bool crawl_pages(struct crawl *crawl, struct report *report)
{
	struct statement *list = statement_prepare(
	        crawl->database, "SELECT path, page, record FROM address WHERE target IS NULL ORDER BY page, path");
	struct po_language *language = crawl->language;
	const struct page *last = NULL;

	if (list == NULL)
		return report_error(report, NULL, 0, "%s", database_error(crawl->database));
	while (statement_step(list) == DATABASE_ROW) {
		char *path = memory_copy_text(statement_text(list, 0));
		const struct page *page = page_find(&crawl->pages, statement_text(list, 1));
		/* robots.txt and its like belong to no language. */
		if (page && page->absolute) {
			get(crawl, path, NULL, NULL);
			free(path);
			continue;
		}
		language->pages =
		        memory_grow(language->pages, language->page_count, &language->page_capacity, sizeof(*language->pages));
		language->pages[language->page_count] = (struct po_page){.path = path};
		get(crawl, path, NULL, &language->pages[language->page_count++]);
		/* One of the pages of many records stands for all. */
		if (page && page != last) {
			note_words(crawl, page, path);
			try_parameters(crawl, page, path);
			if (page->field_count)
				try_form(crawl, page, path);
		}
		last = page;
	}
	statement_free(list);
	return true;
}

static void crawl_errors(struct crawl *crawl, size_t number)
{
	for (int status = 400; status < 600; status++) {
		const struct buffer *html = *http_reason(status) ? answer_error_page(crawl->answer, number, status) : NULL;
		char *address = memory_printf("the page of error %d", status);
		if (html)
			look(crawl, buffer_text(html), address, NULL);
		free(address);
	}
}

/* What `birlik preview` says beside a page, in each of its states at once. */
static bool crawl_preview(struct po_site *site, const char *release, struct report *report)
{
	struct preview_notice notice = {.errors = "-", .uploads = true, .shows = true, .until = "-", .address = "/", .turn = "/"};
	struct preview_pages *pages = preview_pages_open(release, NULL, &notice, report);
	struct answer_options options = {.release = release, .finish = pages ? preview_pages_finish(pages) : NULL};
	struct crawl again = {.site = site, .answer = pages ? answer_open(&options, report) : NULL};

	for (size_t i = 0; again.answer && i < site->count; i++) {
		const struct buffer *page = answer_error_page(again.answer, i, 404);
		again.language = &site->languages[i];
		again.seen = memory_zeroed(site->message_count + 1, sizeof(*again.seen));
		if (page)
			look(&again, buffer_text(page), "the preview", NULL);
		free(again.seen);
	}
	bool good = again.answer != NULL;
	answer_close(again.answer);
	preview_pages_close(pages);
	return good;
}

static bool crawl_language(struct crawl *crawl, const char *release, size_t number, struct report *report)
{
	char *file = memory_printf("%s/%s.db", release, crawl->language->code);
	crawl->database = database_open(file, DATABASE_SERVE, report);
	crawl->seen = memory_zeroed(crawl->site->message_count + 1, sizeof(*crawl->seen));
	crawl->serial = 0;
	bool good = crawl->database && crawl_pages(crawl, report);
	if (good)
		crawl_errors(crawl, number);
	database_close(crawl->database);
	free(crawl->seen);
	free(file);
	return good;
}

bool po_crawl(struct po_site *site, const char *release, struct report *report)
{
	struct answer_options options = {.release = release};
	struct crawl crawl = {.site = site, .answer = answer_open(&options, report)};
	bool good = crawl.answer && page_set_read(&crawl.pages, "db/pages", report);

	for (size_t i = 0; good && i < site->count; i++) {
		crawl.language = &site->languages[i];
		good = crawl_language(&crawl, release, i, report);
	}
	page_set_release(&crawl.pages);
	answer_close(crawl.answer);
	return good && crawl_preview(site, release, report);
}
