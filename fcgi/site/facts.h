/*
 * What a message states besides its words: figures, links, placeholders. No rewording and no
 * translation may change them silently. Pure; a message is as in message.h, or plain text.
 */
#ifndef BIRLIK_FACTS_H
#define BIRLIK_FACTS_H

#include "ground/base.h"
#include "ground/buffer.h"

/*
 * Do two texts of one language state the same figures, links (tags with their attributes) and
 * placeholders, in the same order? Then a translation of one may stand for the other for a while.
 */
bool facts_are_equal(const char *one, const char *other);

/*
 * Does a translation have the figures of its source, each as often? Separators of
 * thousands and decimals are the language's own. False: what differs is in `why`.
 */
bool facts_have_same_numbers(const char *source, const char *translation, struct buffer *why);

#endif
