/*
 * What a Turkish noun may be a form of. The analyser takes endings off, the last first, by the
 * order in which Turkish puts them on (plural, possessive, case, -ki, copula) and by vowel harmony,
 * and gives every stem that a reader may have meant: without a dictionary one cannot tell
 * which it is, and a search is served by all. Verbs are left alone.
 *
 * Words are folded (libraries/words.h): i stands for i and ı, o for o and ö, u for u and ü, s for s
 * and ş … What is not written in a-z and digits has no stems. Pure.
 */
#ifndef BIRLIK_TURKISH_H
#define BIRLIK_TURKISH_H

#include "ground/base.h"

/* Takes one stem; each comes once, the word itself not. */
typedef void turkish_take_fn(void *context, const char *stem, size_t length);

void turkish_stems(const char *word, size_t length, turkish_take_fn *take, void *context);
/* Of a name before an apostrophe, where case endings are behind it: Birliği’nin is of Birliği and of Birlik. */
void turkish_name_stems(const char *word, size_t length, turkish_take_fn *take, void *context);
/* Is this all ending, as what is written behind an apostrophe: nin, dekilerin? */
bool turkish_is_ending(const char *text, size_t length);
/* A word that looks like a form of another and is none: bina is not the dative of bin. */
bool turkish_is_whole(const char *word, size_t length);
/* Words that stand in every text and tell nothing: ve, ile, için. */
bool turkish_is_function_word(const char *word, size_t length);

#endif
