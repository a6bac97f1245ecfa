/*
 * A text as its words with their stems (libraries/terms.h), to find a phrase in it in whatever form it
 * stands there: `çalışma alanı` in “çalışma alanlarının”.
 */
#ifndef BIRLIK_PO_STEMS_H
#define BIRLIK_PO_STEMS_H

#include "ground/base.h"
#include "libraries/terms.h"

struct po_stems {
	char **words; /* each: its terms, with a blank before and after each */
	size_t count, capacity;
};

/*
 * Tags and placeholders are no words. Of Snowball's stems, which make one of region and regional, none is
 * taken; Turkish ones are, as its words are hardly ever without an ending.
 */
void po_stems_read(struct po_stems *stems, struct terms *terms, const char *text);
void po_stems_release(struct po_stems *stems);
/* Does the phrase stand in the text, word behind word? Its words are no words of another phrase then. */
bool po_stems_take(struct po_stems *text, const struct po_stems *phrase);
/* The same for who looks less closely: what begins like a word of the phrase is one, and stays there. */
bool po_stems_have(const struct po_stems *text, const struct po_stems *phrase);

#endif
