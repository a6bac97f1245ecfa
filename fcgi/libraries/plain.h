/*
 * The text of finished markup (libraries/html.h, as the build writes it), for the index and for
 * excerpts. It knows no element by its name: where one tag follows another, or an element is
 * empty, a blank stands; a tag within the text leaves nothing. Pure; any bytes will do.
 */
#ifndef BIRLIK_PLAIN_H
#define BIRLIK_PLAIN_H

#include "ground/base.h"
#include "ground/buffer.h"

/* `language` of the whole, or NULL; changes of language are marked in the way of libraries/words.h. Appends. */
void plain_from_markup(const char *markup, const char *language, struct buffer *out);
/* The text with its marks of language left out and escaped: as markup again. Appends. */
void plain_to_markup(const char *text, size_t length, struct buffer *out);

#endif
