#include "commands/preview_site.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/preview_build.h"
#include "formats/http.h"
#include "ground/file.h"
#include "ground/memory.h"
#include "processes/clock.h"
#include "site/edition.h"

static void let_go(struct preview_shown *shown)
{
	answer_close(shown->plain), answer_close(shown->marked);
	preview_pages_close(shown->plain_pages), preview_pages_close(shown->marked_pages);
	*shown = (struct preview_shown){0};
}

static bool open_releases(struct preview_site *site, const struct preview_build *build, struct preview_shown *shown)
{
	struct report report = {0};
	char *plain = memory_printf("%s/releases/%s", site->state, build->plain);
	char *marked = memory_printf("%s/releases/%s", site->state, build->marked);
	char *messages = memory_printf("%s/messages/%s.xml", site->state, build->marked);

	/* The words round a page are the plain release's: the marks of its own are not of the page. */
	shown->plain_pages = preview_pages_open(plain, NULL, &site->notice, &report);
	shown->marked_pages = preview_pages_open(plain, messages, &site->notice, &report);
	if (shown->plain_pages && shown->marked_pages) {
		struct answer_options options = {.release = plain, .finish = preview_pages_finish(shown->plain_pages)};
		shown->plain = answer_open(&options, &report);
		options = (struct answer_options){.release = marked, .finish = preview_pages_finish(shown->marked_pages)};
		shown->marked = answer_open(&options, &report);
	}
	free(plain), free(marked), free(messages);
	return shown->plain && shown->marked;
}

bool preview_site_build(struct preview_site *site)
{
	struct preview_build made;
	struct preview_shown shown = {0};
	int64_t start_ms = clock_ms();
	bool good =
	        preview_build(site->state, site->files, site->count, &made, &site->errors) && open_releases(site, &made, &shown);

	if (good) {
		let_go(&site->shown);
		site->shown = shown;
		preview_build_clean(site->state, &made);
		printf("birlik preview: built in %.2f s\n", (double)(clock_ms() - start_ms) / 1000);
		fflush(stdout);
	} else {
		let_go(&shown);
		fprintf(stderr, "%sbirlik preview: refused; the pages stay as they were\n", buffer_text(&site->errors));
	}
	site->notice.files = site->files;
	site->notice.file_count = site->count;
	site->notice.errors = buffer_text(&site->errors);
	return good;
}

/* ---- what is asked */

/* Where a catalogue that was sent is kept; NULL: the place that it asks for is none. */
static const char *place_of(struct preview_site *site, const char *file)
{
	char *place = preview_place(file, &site->errors), *slash = place ? strchr(place, '/') : NULL;
	const char *kept = NULL;

	if (slash) {
		*slash = '\0';
		if (edition_is_code(place) && slash[1] != '.' && strchr(slash + 1, '/') == NULL)
			kept = arena_printf(&site->arena, "%s/sent/%s/%s", site->state, place, slash + 1);
		else
			buffer_printf(&site->errors, "%s: “%s” is no language, or “%s” no catalogue of one\n", file, place,
			              slash + 1);
	}
	free(place);
	return kept;
}

static size_t find_file(const struct preview_site *site, const char *file)
{
	size_t i = site->given;
	while (i < site->count && strcmp(site->files[i], file) != 0)
		i++;
	return i;
}

/* Into its place, and the site is built with it; if that cannot be, what was there is there again. */
static void use_catalogue(struct preview_site *site, const char *file, const char *place)
{
	struct report report = {0};
	const char *before = arena_printf(&site->arena, "%s~", place);
	const char *folder = arena_copy(&site->arena, place, (size_t)(strrchr(place, '/') - place));
	size_t at = find_file(site, place);
	bool again = at < site->count;

	if (!again && site->count == PREVIEW_SENT_MAX + site->given) {
		buffer_clear(&site->errors);
		buffer_printf(&site->errors, "%s: there are %d catalogues already\n", file, PREVIEW_SENT_MAX);
		return;
	}
	if (!file_make_folder(folder, &report) || (again && !file_rename(place, before, &report)) ||
	    !file_rename(file, place, &report))
		return;
	if (!again)
		site->files[site->count++] = memory_copy_text(place);
	if (preview_site_build(site))
		return;
	if (again)
		file_rename(before, place, &report);
	else
		free((char *)(uintptr_t)site->files[--site->count]);
	site->notice.file_count = site->count;
}

static const struct answer_output *take_catalogue(struct preview_site *site, const struct preview_request *request)
{
	struct report report = {0};
	struct answer_output *led = &site->led;
	char *folder = memory_printf("%s/sent/.new", site->state);
	const char *back = NULL, *file = NULL, *place;

	if (site->takes)
		file = preview_request_catalogue(request, folder, &site->arena, &back, &report);
	if (file && (place = place_of(site, file)) != NULL)
		use_catalogue(site, file, place);
	site->notice.errors = buffer_text(&site->errors);
	file_remove_tree(folder, &report);
	free(folder);
	led->status = file ? 303 : 400;
	buffer_clear(&led->body);
	http_begin(&led->head, led->status);
	if (file)
		http_add(&led->head, HTTP_LOCATION, back);
	http_add(&led->head, HTTP_CACHE_CONTROL, "no-store");
	http_add(&led->head, HTTP_CONTENT_LENGTH, "0");
	http_end(&led->head);
	return led;
}

const struct answer_output *preview_site_answer(struct preview_site *site, const struct answer_input *input)
{
	struct preview_request request;

	preview_request_read(input, &site->arena, &request);
	if (request.sends)
		return take_catalogue(site, &request);
	site->notice.shows = request.shows;
	site->notice.address = request.address;
	site->notice.turn = preview_request_turn(&request, &site->arena);
	return preview_request_answer(&request, request.shows ? site->shown.marked : site->shown.plain, &site->arena, &site->led);
}

void preview_site_close(struct preview_site *site)
{
	static const char *const folders[] = {"sent", "releases", "messages", "assets"};
	struct report report = {0};

	let_go(&site->shown);
	for (size_t i = 0; i < COUNT_OF(folders); i++) {
		char *folder = memory_printf("%s/%s", site->state, folders[i]);
		file_remove_tree(folder, &report);
		free(folder);
	}
	while (site->count > site->given)
		free((char *)(uintptr_t)site->files[--site->count]);
	arena_release(&site->arena);
	buffer_release(&site->errors);
	buffer_release(&site->led.head);
}
