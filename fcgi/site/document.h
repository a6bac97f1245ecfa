/*
 * The XML document of a page: one root, <page>, with what every page has (alternates,
 * navigation, breadcrumbs, parameters, form), then a row's columns of each query as
 * attributes and elements, by the names of SQL's FOR XML PATH:
 *
 *   "@a" attribute · "a" child · "a/@b", "a/b" inside the child · "a/…", ending in a star, finished markup
 *
 * NULL makes nothing; the container of a :many is always there.
 */
#ifndef BIRLIK_DOCUMENT_H
#define BIRLIK_DOCUMENT_H

#include "ground/base.h"
#include "ground/buffer.h"
#include "libraries/xml.h"
#include "site/view.h"

/* The caller frees. NULL: a query failed, `error` says which and why. */
xmlDoc *document_make(struct view *view, struct buffer *error);

#endif
