/*
 * Addresses with parameters: their names and values are written in the reader's language
 * (`?tur=birlik`), in the order of the page's definition, defaults left out: one address a view.
 */
#ifndef BIRLIK_LINK_H
#define BIRLIK_LINK_H

#include "formats/uri.h"
#include "ground/base.h"
#include "ground/buffer.h"
#include "site/view.h"

/*
 * Reads a query string's pairs into view->values (by id for records) and fills in the defaults.
 * False if the address is not the one that link_write would write: a name or a value of another
 * language, unknown, empty, default, twice, out of order.
 */
bool link_read(struct view *view, const struct uri_pair *pairs, int count);

/* Appends `path` and the query that `values` of the page make in the language. */
void link_write(struct release_language *language, const struct page *page, const char *path, const char *const *values,
                struct buffer *out);

/* What a parameter's or field's value is called in the language: a record's slug, a word's translation, the value itself. */
const char *link_local_value(struct release_language *language, const struct page_value *value, const char *canonical);
/* And back: NULL if it is no value of that parameter. `other`: it was written in another language's way. */
const char *link_canonical_value(struct view *view, const struct page_value *value, const char *local, bool *other);

#endif
