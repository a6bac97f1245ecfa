/*
 * The words of a text as search compares them (ICU): runs of letters, digits and marks, in lower
 * case, without marks, dotted and dotless i the same. After folding, the rules of case of all
 * languages agree: ISTANBUL, İSTANBUL, istanbul and ıstanbul are one word.
 *
 * A text may say where its language changes: U+241E, the language's code, U+241F. Such a mark is no
 * word; without a code it leads back to the language that the reader began with.
 */
#ifndef BIRLIK_WORDS_H
#define BIRLIK_WORDS_H

#include "ground/base.h"

enum {
	WORDS_BYTES = 64,    /* of a folded word; what is longer is cut */
	WORDS_LANGUAGE = 16, /* of a language's code, with its NUL */
};

#define WORDS_MARK_BEGIN "\xe2\x90\x9e"
#define WORDS_MARK_END "\xe2\x90\x9f"

/* The tables of folding; never changed once they are open. */
struct words;
struct words *words_open(void);
void words_close(struct words *words);

struct words_reader {
	const struct words *words;
	const char *text;
	size_t length, at;
	char language[WORDS_LANGUAGE]; /* "": the text has not said */
};

struct word {
	size_t start, end; /* in the text, in bytes */
	size_t length;     /* of `folded`; 1 or more */
	char folded[WORDS_BYTES + 1];
	bool joined; /* only an apostrophe stands between the word before and this one */
};

/* Any bytes will do; what is no UTF-8 stands between words. The text must live as long as the reader. */
void words_begin(struct words_reader *reader, const struct words *words, const char *text, size_t length);
bool words_next(struct words_reader *reader, struct word *word);
/* Does an apostrophe follow the last word? What is behind it may be joined. */
bool words_apostrophe_follows(const struct words_reader *reader);
/* The length of the mark of a language at the beginning of the text; 0: there is none. */
size_t words_mark_length(const char *text, size_t length);

#endif
