/*
 * Texts that are finished when everything else is in place: markup, and texts with values
 * in them. A <value of="figure/umt-municipalities"/> becomes what its record says, in the words
 * of the language's stylesheet; a link to a record becomes its address; the result is put
 * into the row. For the build alone.
 */
#ifndef BIRLIK_PROSE_H
#define BIRLIK_PROSE_H

#include "ground/base.h"
#include "ground/report.h"
#include "site/edition.h"

struct prose {
	struct prose_text {
		xmlDoc *document;               /* <prose> */
		char *table, *key_column, *key; /* the row; a child row by its parent … */
		int64_t position;               /* … and its position; -1: a record's own */
		char *column;
		char *language; /* of the whole text where it is not the edition's, or NULL; a block's is its lang="" */
		bool markup;
		const char *file;
		long line;
	} * texts;
	size_t count, capacity;
};

/* Takes the document. */
void prose_add(struct prose *prose, struct prose_text text);
/*
 * Finishes every text into the edition's database; `prose` is empty afterwards. A value in a text
 * that is not translated is said as in the text's own language, by that one's edition of `set`: its
 * database must have its records.
 */
bool prose_finish(struct prose *prose, struct edition *edition, struct edition_set *set, struct report *report);
void prose_release(struct prose *prose);

/* Nothing in the document but text? Then it needs no finishing; the text, to free(). NULL: it does. */
char *prose_plain_text(xmlDoc *document);

#endif
