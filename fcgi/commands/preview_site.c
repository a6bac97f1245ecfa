#include "commands/preview_site.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/preview_build.h"
#include "formats/http.h"
#include "ground/ascii.h"
#include "ground/file.h"
#include "ground/memory.h"
#include "processes/clock.h"
#include "site/edition.h"

/* ---- what is built */

static void let_go(struct preview_shown *shown)
{
	answer_close(shown->plain), answer_close(shown->marked);
	preview_pages_close(shown->pages);
	*shown = (struct preview_shown){0};
}

/* What goes wrong besides the build is told where that is told. */
static void add_error(void *context, const char *line)
{
	struct preview_site *site = context;
	buffer_printf(&site->errors, "%s\n", line);
}

static bool open_releases(struct preview_site *site, const struct preview_build *build, struct preview_shown *shown)
{
	struct report report = {.write = add_error, .context = site};
	char *plain = memory_printf("%s/releases/%s", site->state, build->plain);
	char *marked = memory_printf("%s/releases/%s", site->state, build->marked);
	char *messages = memory_printf("%s/messages/%s.xml", site->state, build->marked);

	/* The words round a page are the plain release's: the marks of its own are not of the page. */
	shown->pages = preview_pages_open(plain, messages, &site->notice, &report);
	if (shown->pages) {
		struct answer_options options = {.release = plain, .finish = preview_pages_finish(shown->pages)};
		shown->plain = answer_open(&options, &report);
		options.release = marked;
		shown->marked = answer_open(&options, &report);
	}
	free(plain), free(marked), free(messages);
	return shown->plain && shown->marked;
}

static void note(struct preview_site *site)
{
	site->notice.files = site->files;
	site->notice.file_count = site->count;
	site->notice.given = site->given;
	site->notice.errors = buffer_text(&site->errors);
}

bool preview_site_build(struct preview_site *site)
{
	struct preview_build made;
	struct preview_shown shown = {0};
	int64_t start_ms = clock_ms();
	bool good = preview_build(site->state, site->files, site->count, site->stop_fd, &made, &site->errors) &&
	            open_releases(site, &made, &shown);

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
	memory_trim();
	note(site);
	return good;
}

/* ---- what is sent */

static size_t find_file(const struct preview_site *site, const char *file)
{
	size_t i = site->given;
	while (i < site->count && strcmp(site->files[i], file) != 0)
		i++;
	return i;
}

/* Where a catalogue that was sent is kept; NULL: the place that it asks for is none. */
static const char *find_place(struct preview_site *site, const char *file)
{
	char *place = preview_place(site->state, file, site->stop_fd, &site->errors), *slash = place ? strchr(place, '/') : NULL;
	const char *kept = NULL;

	if (slash && slash[1] != '.' && strchr(slash + 1, '/') == NULL) {
		*slash = '\0';
		if (edition_is_code(place))
			kept = arena_printf(&site->arena, "%s/sent/%s/%s", site->state, place, slash + 1);
	}
	free(place);
	return kept;
}

static void forget(struct preview_site *site, size_t at)
{
	free((char *)(uintptr_t)site->files[at]);
	memmove(&site->files[at], &site->files[at + 1], (--site->count - at) * sizeof(*site->files));
	note(site);
}

/* Into its place, and the site is built with it; if that cannot be, what was there is there again. */
static void use_catalogue(struct preview_site *site, const char *file, const char *place)
{
	struct report report = {.write = add_error, .context = site};
	const char *before = arena_printf(&site->arena, "%s~", place);
	const char *folder = arena_copy(&site->arena, place, (size_t)(strrchr(place, '/') - place));
	size_t at = find_file(site, place);
	bool again = at < site->count && file_exists(place);

	if (at == PREVIEW_SENT_MAX + site->given) {
		buffer_printf(&site->errors, "there are %d catalogues already\n", PREVIEW_SENT_MAX);
		return;
	}
	if (!file_make_folder(folder, &report) || (again && !file_rename(place, before, &report)))
		return;
	if (file_rename(file, place, &report)) {
		if (at == site->count)
			site->files[site->count++] = memory_copy_text(place);
		if (preview_site_build(site))
			return;
	}
	if (again)
		file_rename(before, place, &report);
	else if (at < site->count)
		forget(site, at);
}

/* One that is called by its name without the folder, as the bar calls it, is looked at no longer. */
static void withdraw(struct preview_site *site, const char *name)
{
	struct report report = {.write = add_error, .context = site};
	size_t at = find_file(site, arena_printf(&site->arena, "%s/%s", site->state, name));

	buffer_clear(&site->errors);
	if (at == site->count)
		return;
	file_remove_tree(site->files[at], &report);
	forget(site, at);
	preview_site_build(site);
}

static const struct answer_output *take_form(struct preview_site *site, const struct preview_request *request)
{
	struct report report = {.write = add_error, .context = site};
	struct answer_output *led = &site->led;
	char *folder = memory_printf("%s/sent/.new", site->state);
	struct preview_form form = {0};
	bool good = site->takes && preview_request_form(request, &site->arena, &form);

	if (good)
		buffer_clear(&site->errors);
	if (good && form.withdrawn) {
		withdraw(site, form.withdrawn);
	} else if (good && form.file_name) {
		const char *file = arena_printf(&site->arena, "%s/%s", folder, form.file_name), *place;
		if (file_make_folder(folder, &report) && file_write(file, form.bytes, form.length, &report) &&
		    (place = find_place(site, file)) != NULL)
			use_catalogue(site, file, place);
		note(site);
	}
	file_remove_tree(folder, &report);
	free(folder);
	led->status = good ? 303 : 400;
	buffer_clear(&led->body);
	http_begin(&led->head, led->status);
	if (good && !http_add(&led->head, HTTP_LOCATION, form.back))
		http_add(&led->head, HTTP_LOCATION, "/");
	http_add(&led->head, HTTP_CACHE_CONTROL, "no-store");
	http_add(&led->head, HTTP_CONTENT_LENGTH, "0");
	http_end(&led->head);
	return led;
}

/* ---- what is asked */

const struct answer_output *preview_site_answer(struct preview_site *site, const struct answer_input *input)
{
	struct preview_request request;

	preview_request_read(input, &site->arena, &request);
	if (request.sends)
		return take_form(site, &request);
	site->notice.shows = request.shows;
	site->notice.address = request.shows ? preview_request_shown(request.address, &site->arena) : request.address;
	site->notice.turn = request.shows ? request.address : preview_request_shown(request.address, &site->arena);
	if (!request.shows)
		return preview_request_answer(&request, site->shown.plain, &site->arena, &site->led);
	const struct answer_output *output = preview_request_answer(&request, site->shown.marked, &site->arena, &site->led);
	/* Marks are for pages: what programs read is as it is. */
	if (output->status == 200 && strstr(buffer_text(&output->head), "\r\nContent-Type: text/html") == NULL)
		output = preview_request_answer(&request, site->shown.plain, &site->arena, &site->led);
	return output;
}

void preview_site_close(struct preview_site *site)
{
	let_go(&site->shown);
	while (site->count > site->given)
		free((char *)(uintptr_t)site->files[--site->count]);
	arena_release(&site->arena);
	buffer_release(&site->errors);
	buffer_release(&site->led.head);
}
