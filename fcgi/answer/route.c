#include "answer/route.h"

#include <string.h>

#include "formats/http.h"
#include "ground/ascii.h"
#include "site/address.h"
#include "site/link.h"

/* The language of a path's first segment, and where the rest begins; NULL: it names none. */
static struct release_language *path_language(struct release *release, const char *path, const char **rest)
{
	size_t length = strcspn(path + 1, "/");
	*rest = path + 1 + length;
	return release_find_language(release, path + 1, length);
}

struct release_language *route_language(struct release *release, const struct request *request)
{
	const char *codes[RELEASE_LANGUAGES], *rest;
	struct release_language *named = path_language(release, request->path, &rest);

	if (named)
		return named;
	for (size_t i = 0; i < release->count; i++)
		codes[i] = release->languages[i].code;
	size_t best = request->accept_language ? http_negotiate_language(request->accept_language, codes, release->count) : 0;
	return &release->languages[best];
}

/* The page at the path, or the one that it has moved to; `moved` says which. */
static bool follow(struct release_language *language, const char *path, struct arena *arena, struct address *address, bool *moved)
{
	if (!address_find(language, path, arena, address))
		return false;
	*moved = address->target != NULL;
	return address->target == NULL || address_find(language, address->target, arena, address);
}

/* The same page where the path is written in another language's words. */
static bool find_in_other_language(struct view *view, const char *path, struct address *found)
{
	struct release *release = view->release;
	const char *rest;

	if (path_language(release, path, &rest) == NULL)
		return false;
	for (size_t i = 0; i < release->count; i++) {
		struct release_language *other = &release->languages[i];
		struct address address;
		bool moved;
		if (other == view->language)
			continue;
		const char *there = arena_printf(view->arena, "/%s%s", other->code, rest);
		if (follow(other, there, view->arena, &address, &moved))
			return address_of(view->language, address.page, address.record, view->arena, found);
	}
	return false;
}

static bool find_address(struct view *view, const char *path, struct address *address, bool *moved)
{
	size_t length = strlen(path);
	bool there;

	if (follow(view->language, path, view->arena, address, moved))
		return true;
	*moved = true;
	bool slash = length > 1 && path[length - 1] == '/';
	const char *other = slash ? arena_copy(view->arena, path, length - 1) : arena_printf(view->arena, "%s/", path);
	if (follow(view->language, other, view->arena, address, &there))
		return true;
	return find_in_other_language(view, path, address) || find_in_other_language(view, other, address);
}

bool route_find(struct view *view, const char *path, enum face *face, bool *moved)
{
	bool found = find_address(view, path, &view->address, moved);
	size_t length;

	*face = FACE_PAGE;
	if (!found) {
		*face = face_of_path(path, &length);
		char *bare = arena_copy(view->arena, path, length);
		/* The data of a path with a slash at its end is its index: one address for it, too. */
		bool folder = ascii_ends_with(bare, "/");
		if (ascii_ends_with(bare, "/index"))
			bare[length - strlen("index")] = '\0';
		found = *face != FACE_PAGE && find_address(view, bare, &view->address, moved);
		*moved = *moved || folder;
	}
	view->page = found ? page_find(&view->release->pages, view->address.page) : NULL;
	return view->page != NULL;
}

const char *route_canonical(const struct view *view, enum face face)
{
	const char *folder = face != FACE_PAGE && ascii_ends_with(view->address.path, "/") ? "index" : "";
	char *path = arena_printf(view->arena, "%s%s%s", view->address.path, folder, face_ending(face));
	struct buffer out = {0};

	link_write(view->language, view->page, path, view->values, &out);
	char *text = arena_copy_text(view->arena, buffer_text(&out));
	buffer_release(&out);
	return text;
}
