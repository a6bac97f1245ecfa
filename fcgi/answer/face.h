/*
 * The faces of a page: the same document as HTML (or what the page's `media` says), as
 * XML, as JSON, as CSV. Written generically: no face knows a page.
 */
#ifndef BIRLIK_FACE_H
#define BIRLIK_FACE_H

#include "ground/base.h"
#include "ground/buffer.h"
#include "libraries/xml.h"
#include "site/page.h"

enum face { FACE_PAGE, FACE_XML, FACE_JSON, FACE_CSV };

/* The face that a path's ending asks for; *length is the path's without it. FACE_PAGE: none. */
enum face face_of_path(const char *path, size_t *length);
const char *face_ending(enum face face); /* "" for FACE_PAGE */
const char *face_name(enum face face);
const char *face_media_type(enum face face, const struct page *page);

/*
 * The document as JSON (RFC 8259): an element with attributes or children is an object,
 * the container of a :many an array of its rows, an element with text alone a string; text
 * beside attributes is "text".
 */
void face_write_json(const xmlDoc *document, const struct page *every, const struct page *page, struct buffer *out);
/* The same of the page's own queries alone: the page whose media type is application/json. */
void face_write_rows(const xmlDoc *document, const struct page *every, const struct page *page, struct buffer *out);
/* The list that the page marks `csv`; NULL: it has none. */
const struct page_query *face_csv_query(const struct page *page);
/*
 * That list as CSV (RFC 4180): a line a row. The columns are the query's, by the names that it gives them; one without any
 * value is there, empty, so that the same page has the same columns whatever is asked of it.
 */
void face_write_csv(const xmlDoc *document, const struct page_query *query, const char *const *columns, size_t count,
                    struct buffer *out);

#endif
