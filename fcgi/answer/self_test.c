#include "answer/self_test.h"

#include <string.h>

#include "answer/render.h"
#include "answer/route.h"
#include "ground/memory.h"
#include "site/link.h"

/* One page of a release; `path` NULL: the page of the error `status`. */
static bool try_page(struct release *release, struct release_language *language, const char *path, int status, enum face face,
                     struct report *report)
{
	struct arena arena;
	struct buffer out = {0}, error = {0};
	enum face asked;
	bool moved, good = true;

	arena_init(&arena);
	struct view view = {.release = release, .language = language, .arena = &arena, .status = status};
	if (path)
		good = route_find(&view, path, &asked, &moved);
	else
		good = (view.page = page_for_status(&release->pages, status)) != NULL;
	if (good) {
		link_read(&view, NULL, 0);
		good = render_at_start(&view, face, &out, &error) || error.length == 0;
	}
	if (!good && error.length == 0)
		buffer_printf(&error, "there is no definition of page %s", view.address.page ? view.address.page : "error");
	if (!good)
		report_error(report, NULL, 0, "%s (%s: %s)", buffer_text(&error), language->code,
		             path ? path : "the page of an error");
	arena_release(&arena);
	buffer_release(&out), buffer_release(&error);
	return good;
}

bool self_test_warm_up(struct release *release, struct report *report)
{
	struct release_language *language = &release->languages[0];
	struct arena arena;
	struct address home;
	bool good = true;

	arena_init(&arena);
	if (!address_of(language, "home", "", &arena, &home))
		good = report_error(report, release->folder, 0, "has no first page (page “home”) in %s", language->code);
	for (enum face face = FACE_PAGE; good && face <= FACE_CSV; face++)
		good = try_page(release, language, home.path, 200, face, report);
	arena_release(&arena);
	return good;
}

static bool try_language(struct release *release, struct release_language *language, struct report *report)
{
	struct statement *some =
	        statement_prepare(language->database, "SELECT min(path) FROM address WHERE target IS NULL GROUP BY page");
	bool good = some != NULL;

	while (some && statement_step(some) == DATABASE_ROW)
		good = try_page(release, language, statement_text(some, 0), 200, FACE_PAGE, report) && good;
	statement_free(some);
	return try_page(release, language, NULL, 404, FACE_PAGE, report) && good;
}

bool self_test_run(struct release *release, struct report *report)
{
	bool good = true;
	for (size_t i = 0; i < release->count; i++)
		good = try_language(release, &release->languages[i], report) && good;
	return good;
}
