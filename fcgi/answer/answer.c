#include "answer/answer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answer/face.h"
#include "answer/form.h"
#include "answer/inbox.h"
#include "answer/request.h"
#include "answer/render.h"
#include "answer/route.h"
#include "answer/self_test.h"
#include "formats/http.h"
#include "ground/ascii.h"
#include "ground/log.h"
#include "ground/memory.h"
#include "libraries/digest.h"
#include "libraries/gzip.h"
#include "libraries/xml.h"
#include "site/functions.h"
#include "site/link.h"
#include "site/release.h"
#include "site/view.h"

enum { GZIP_LEVEL = 6, GZIP_WORTH = 512, TAG_DIGITS = 20 };

struct answer {
	struct release *release;
	struct inbox *inbox; /* NULL: messages are refused */
	const struct view_finish *finish;
	struct arena arena;
	struct answer_output output;
	struct buffer page; /* the body before compression */
};

/* One request at work. */
struct work {
	struct answer *answer;
	struct request request;
	struct release_language *language;
	struct view view;
	enum face face;
	bool fresh; /* nginx has this worker's release in mind: what it keeps will be right */
};

struct answer *answer_open(const struct answer_options *options, struct report *report)
{
	xml_start();
	stylesheet_start(functions_table);
	struct release *release = release_open(options->release, report);
	if (release == NULL)
		return NULL;
	if (!self_test_warm_up(release, report)) {
		release_close(release);
		return NULL;
	}
	struct answer *answer = memory_zeroed(1, sizeof(*answer));
	answer->release = release;
	answer->inbox = options->inbox ? inbox_new(options->inbox) : NULL;
	answer->finish = options->finish;
	arena_init(&answer->arena);
	return answer;
}

void answer_close(struct answer *answer)
{
	if (answer == NULL)
		return;
	release_close(answer->release);
	inbox_free(answer->inbox);
	arena_release(&answer->arena);
	buffer_release(&answer->output.head);
	buffer_release(&answer->output.body);
	buffer_release(&answer->page);
	free(answer);
}

void answer_sleep(struct answer *answer)
{
	release_disconnect(answer->release);
	memory_trim();
}

bool answer_wake(struct answer *answer, struct report *report)
{
	return release_connect(answer->release, report);
}

void answer_rest(struct answer *answer)
{
	release_rest(answer->release);
	buffer_release(&answer->output.head);
	buffer_release(&answer->output.body);
	xml_rest();
	memory_trim();
}

/* Begins the response; what is in it so far is dropped. */
static struct buffer *begin(struct work *work, int status)
{
	struct answer_output *output = &work->answer->output;
	output->status = status;
	buffer_clear(&output->body);
	http_begin(&output->head, status);
	return &output->head;
}

static void finish(struct work *work)
{
	struct answer_output *output = &work->answer->output;
	char length[32];

	snprintf(length, sizeof(length), "%zu", output->body.length);
	if (output->status != 304)
		http_add(&output->head, HTTP_CONTENT_LENGTH, length);
	http_end(&output->head);
	if (work->request.method == REQUEST_HEAD)
		buffer_clear(&output->body);
}

/* A path holds a-z, 0-9, - . and / (the build sees to it), a query is encoded: nothing that a Location may not. */
static void redirect(struct work *work, int status, const char *location)
{
	struct buffer *head = begin(work, status);
	http_add(head, HTTP_LOCATION, location);
	http_add(head, HTTP_CACHE_CONTROL, "no-store");
	finish(work);
}

/* The body, compressed where the client takes it and it is worth it. */
static void add_body(struct work *work, const char *media)
{
	struct answer_output *output = &work->answer->output;
	struct buffer *page = &work->answer->page;
	char *type = arena_printf(&work->answer->arena, "%s; charset=utf-8", media);

	http_add(&output->head, HTTP_CONTENT_TYPE, type);
	if (work->request.gzip && page->length >= GZIP_WORTH) {
		gzip_compress(buffer_text(page), page->length, GZIP_LEVEL, &output->body);
		http_add(&output->head, HTTP_CONTENT_ENCODING, "gzip");
	} else {
		buffer_append(&output->body, buffer_text(page), page->length);
	}
}

static void add_cache_control(struct work *work, struct buffer *head)
{
	bool cached = work->view.page->cached && work->fresh && work->request.method != REQUEST_POST;
	http_add(head, HTTP_CACHE_CONTROL, cached ? "max-age=0, must-revalidate" : "no-store");
}

static void fail(struct work *work, int status);

static void send_page(struct work *work, int status, const char *tag)
{
	struct buffer error = {0};

	work->view.status = status;
	if (!render_page(&work->view, work->face, &work->answer->page, &error)) {
		/* A page without a list has no .csv: no error of ours. */
		if (error.length)
			log_event(LOG_ERROR, "%s: %s", work->request.path, buffer_text(&error));
		fail(work, error.length ? 500 : 404);
		buffer_release(&error);
		return;
	}
	struct buffer *head = begin(work, status);
	add_cache_control(work, head);
	if (tag)
		http_add(head, HTTP_ETAG, tag);
	if (!work->view.page->absolute)
		http_add(head, HTTP_CONTENT_LANGUAGE, work->language->code);
	if (status == 503)
		http_add(head, HTTP_RETRY_AFTER, "60");
	add_body(work, face_media_type(work->face, work->view.page));
	finish(work);
}

/* The page of an error, in the language of the path; a page that fails itself has no body. */
static void fail(struct work *work, int status)
{
	struct release *release = work->answer->release;
	const struct page *page = page_for_status(&release->pages, status);
	bool again = work->view.page && work->view.page == page;
	struct buffer error = {0};

	work->face = FACE_PAGE;
	work->view = (struct view){.release = release,
	                           .finish = work->answer->finish,
	                           .language = work->language,
	                           .page = page,
	                           .status = status,
	                           .arena = &work->answer->arena};
	bool good = page && !again && render_page(&work->view, FACE_PAGE, &work->answer->page, &error);
	if (error.length)
		log_event(LOG_ERROR, "the page of status %d: %s", status, buffer_text(&error));
	buffer_release(&error);
	struct buffer *head = begin(work, status);
	/* nginx keeps only what is there: addresses that nobody has would push out those that readers want. */
	http_add(head, HTTP_CACHE_CONTROL, "no-store");
	if (status == 405)
		http_add(head, HTTP_ALLOW, "GET, HEAD");
	if (status == 503)
		http_add(head, HTTP_RETRY_AFTER, "60");
	if (good) {
		http_add(head, HTTP_CONTENT_LANGUAGE, work->language->code);
		add_body(work, page->media);
	}
	finish(work);
}

/* `/` leads to the first page in the reader's language. */
static void negotiate(struct work *work)
{
	struct address home;
	if (!address_of(work->language, "home", "", &work->answer->arena, &home)) {
		fail(work, 404);
		return;
	}
	struct buffer *head = begin(work, 302);
	http_add(head, HTTP_LOCATION, home.path);
	http_add(head, HTTP_CACHE_CONTROL, "no-store");
	http_add(head, HTTP_VARY, "Accept-Language");
	finish(work);
}

/*
 * What the page's bytes depend on: the release (so the templates, the records, the words),
 * the engine, the address, the face. Weak: its compressed form is the same page.
 */
static const char *entity_tag(struct work *work, const char *canonical)
{
	char digest[DIGEST_TEXT];
	char *all = arena_printf(&work->answer->arena, "%s %s %s", work->answer->release->id, BIRLIK_VERSION, canonical);
	digest_bytes(all, strlen(all), digest);
	return arena_printf(&work->answer->arena, "W/\"%.*s\"", TAG_DIGITS, digest);
}

static void get_page(struct work *work, const char *canonical)
{
	const char *tag = NULL;

	if (work->view.page->cached) {
		tag = entity_tag(work, canonical);
		if (work->request.none_match && http_none_match_holds(work->request.none_match, tag)) {
			struct buffer *head = begin(work, 304);
			add_cache_control(work, head);
			http_add(head, HTTP_ETAG, tag);
			finish(work);
			return;
		}
	}
	if (work->view.page->field_count)
		form_begin(&work->view);
	send_page(work, 200, tag);
}

static void post_form(struct work *work)
{
	struct answer *answer = work->answer;
	struct address then;

	if (work->view.page->field_count == 0 || work->face != FACE_PAGE) {
		fail(work, 405);
		return;
	}
	if (!form_read(&work->view, &work->request)) {
		send_page(work, 422, NULL);
		return;
	}
	if (answer->inbox == NULL || form_store(&work->view, answer->inbox) == INBOX_UNAVAILABLE) {
		/* Shown again with all that was typed. */
		work->view.problem = VIEW_UNAVAILABLE;
		send_page(work, 503, NULL);
		return;
	}
	bool leads_on = work->view.page->then && address_of(work->language, work->view.page->then, "", &answer->arena, &then);
	redirect(work, 303, leads_on ? then.path : work->view.address.path);
}

static void answer_routed(struct work *work)
{
	bool moved;

	if (!route_find(&work->view, work->request.path, &work->face, &moved)) {
		fail(work, 404);
		return;
	}
	bool canonical = link_read(&work->view, work->request.query, work->request.query_count);
	if (work->request.method == REQUEST_POST) {
		post_form(work);
		return;
	}
	const char *address = route_canonical(&work->view, work->face), *mark = strchr(address, '?');
	/* What nginx keeps has one way to be asked for: `?&` or `%61` for `a` would be other entries of the same page. */
	if (work->view.page->cached && strcmp(mark ? mark + 1 : "", work->request.query_text) != 0)
		canonical = false;
	if (moved || !canonical || work->request.path_is_mended)
		redirect(work, 301, address);
	else
		get_page(work, address);
}

static bool is_fresh(const struct release *release, const char *wanted)
{
	const char *slash = wanted ? strrchr(wanted, '/') : NULL;
	return wanted == NULL || strcmp(slash ? slash + 1 : wanted, release->id) == 0;
}

const struct answer_output *answer_request(struct answer *answer, const struct answer_input *input)
{
	struct work work = {.answer = answer};

	arena_clear(&answer->arena);
	int refused = request_read(input, &answer->arena, &work.request);
	work.fresh = is_fresh(answer->release, work.request.release);
	work.language = route_language(answer->release, &work.request);
	work.view = (struct view){
	        .release = answer->release, .finish = answer->finish, .language = work.language, .arena = &answer->arena};
	if (refused)
		fail(&work, refused);
	else if (strcmp(work.request.path, "/") == 0 && work.request.method != REQUEST_POST)
		negotiate(&work);
	else
		answer_routed(&work);
	return &answer->output;
}

bool answer_self_test(struct answer *answer, struct report *report)
{
	return self_test_run(answer->release, report);
}

size_t answer_languages(const struct answer *answer)
{
	return answer->release->count;
}

const char *answer_language(const struct answer *answer, size_t language)
{
	return answer->release->languages[language].code;
}

const struct buffer *answer_error_page(struct answer *answer, size_t language, int status)
{
	struct work work = {
	        .answer = answer, .language = &answer->release->languages[language], .fresh = true, .request = {.path = "/"}};

	arena_clear(&answer->arena);
	if (page_for_status(&answer->release->pages, status) == NULL)
		return NULL;
	fail(&work, status);
	return answer->output.body.length ? &answer->output.body : NULL;
}
