/*
 * Which translation belongs to a message whose source may have changed since. Merging
 * (`birlik po merge`), the build and `birlik po status` decide by this code alone, so that a build
 * shows the same states whether the catalogues have been merged or not.
 *
 * Within its own field (one msgctxt) and never beyond it:
 *
 *   - the same msgid: current; or, marked fuzzy, the translation of the text in `#|`
 *   - a msgid that differs only in the form of quotes, dashes, dots and blanks: current
 *   - else the most alike of the old texts whose source is in the field no longer, one to one;
 *     likeness is Dice's coefficient of the trigrams of bytes, 2 |common| / (|one| + |other|), and
 *     must be PAIRING_LIKENESS per mille at least. (libgettextpo has no call for it; its own
 *     measure, which compares letter by letter, takes unrelated sentences of one language for alike.)
 *
 * Such a text is stale, to be shown with a notice, if both sources have the same figures, links
 * and placeholders (facts.h); else it is missing, and what was found is the translator's to renew.
 */
#ifndef BIRLIK_PAIRING_H
#define BIRLIK_PAIRING_H

#include "ground/base.h"
#include "libraries/catalogue.h"

/* PAIRING_CANDIDATES: old texts of one field that are looked at; more are none. */
enum { PAIRING_LIKENESS = 500, PAIRING_CANDIDATES = 400 };

enum pairing_state { PAIRING_MISSING, PAIRING_STALE, PAIRING_CURRENT };

struct pairing {
	const char *source; /* the message as it is now */
	/* Found: */
	const struct catalogue_message *old; /* whose text is this message's, or was; NULL: none */
	enum pairing_state state;
};

/* Fills in `old` and `state` for all messages of a field, which differ from each other. */
void pairing_find(const struct catalogue *catalogue, const char *context, struct pairing *pairs, size_t count);

/* The translation of exactly this message, or NULL: for the interface, where nothing else will do. */
const struct catalogue_message *pairing_exact(const struct catalogue *catalogue, const char *context, const char *source);

/* Per mille, 1000 for the same text. */
int pairing_likeness(const char *one, const char *other);

#endif
