/*
 * From a path to a page: one look-up in the address table. What is not found is looked for in
 * the ways a page may be written wrongly, and the reader led to its one address.
 */
#ifndef BIRLIK_ROUTE_H
#define BIRLIK_ROUTE_H

#include "answer/face.h"
#include "answer/request.h"
#include "ground/base.h"
#include "site/view.h"

/* The language that the path names by its first segment; else the one that the reader asks for. */
struct release_language *route_language(struct release *release, const struct request *request);

/*
 * Fills view->address and view->page, and the face that the path's ending asks for. *moved: the
 * path is another way to write the address. False: there is no such page. The view has release,
 * language and arena.
 */
bool route_find(struct view *view, const char *path, enum face *face, bool *moved);

/* The one address of the view with its parameters, in the view's arena. */
const char *route_canonical(const struct view *view, enum face face);

#endif
