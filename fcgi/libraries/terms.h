/*
 * What a text is found by: its words, and of each word the terms that stand in the index. A term is the
 * folded word itself or a stem of it; the same is done with what a reader types, so that a
 * word finds its forms. Turkish words have all their candidate stems (libraries/turkish.h), words of
 * other languages Snowball's one, where there is one.
 *
 * In a text that changes its language (libraries/words.h) the stems of the foreign words are written
 * en:stem: they meet no stem of the index's own language by chance.
 */
#ifndef BIRLIK_TERMS_H
#define BIRLIK_TERMS_H

#include "ground/base.h"
#include "libraries/words.h"

/* A language's analyser; for one thread. NULL: a code that is none, or ICU has no data. */
struct terms;
struct terms *terms_open(const char *language);
void terms_close(struct terms *terms);
/* Has each word all stems that it may have, as in Turkish? Then a shared one means less than Snowball's, but no form is missed.
 */
bool terms_has_all_stems(const struct terms *terms);

struct terms_reader {
	struct terms *terms;
	struct words_reader words;
	bool is_name; /* the last word had its ending behind an apostrophe */
};

/* The words that count; endings behind an apostrophe (Bakırköy’de, city’s) do not. */
void terms_begin(struct terms_reader *reader, struct terms *terms, const char *text, size_t length);
bool terms_next(struct terms_reader *reader, struct word *word);

/* The terms of the word that terms_next has just given, itself first; a result other than 0 ends it and is returned. */
typedef int terms_take_fn(void *context, const char *term, size_t length, bool is_word);
int terms_of(struct terms_reader *reader, const struct word *word, terms_take_fn *take, void *context);

/* A word that stands everywhere and tells nothing. */
bool terms_is_function_word(const struct terms_reader *reader, const struct word *word);

#endif
