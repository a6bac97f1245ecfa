/* From a view to bytes: the document, and the face that was asked for. */
#ifndef BIRLIK_RENDER_H
#define BIRLIK_RENDER_H

#include "answer/face.h"
#include "ground/base.h"
#include "ground/buffer.h"
#include "site/view.h"

/*
 * Replaces what is in `out`. False: `error` says why; an empty error: the page has no such face.
 * The trees live in the request's memory (libraries/xml.h) …
 */
bool render_page(struct view *view, enum face face, struct buffer *out, struct buffer *error);
/* … or, before there is a request, in the process's own. */
bool render_at_start(struct view *view, enum face face, struct buffer *out, struct buffer *error);

#endif
