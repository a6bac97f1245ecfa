/* Snowball's stemmers (libstemmer). A stemmer belongs to who opened it and is used by one at a time. */
#ifndef BIRLIK_STEMMER_H
#define BIRLIK_STEMMER_H

#include "ground/base.h"

struct stemmer;

/* `language`: a code of ISO 639-1. NULL: Snowball has none for it. */
struct stemmer *stemmer_open(const char *language);
void stemmer_close(struct stemmer *stemmer);
/* The stem of a folded word; it lives until the next call. */
const char *stemmer_stem(struct stemmer *stemmer, const char *word, size_t length, size_t *stem_length);

#endif
