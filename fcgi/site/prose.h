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
		xmlDoc *document;  /* <prose> */
		char *table, *key_column, *key; /* the row; a child row by its parent … */
		int64_t position;  /* … and its position; -1: a record's own */
		char *column;
		bool markup;
		const char *file;
		long line;
	} *texts;
	size_t count, capacity;
};

/* Takes the document. */
void prose_add(struct prose *prose, struct prose_text text);
/* Finishes every text into the edition's database; `prose` is empty afterwards. */
bool prose_finish(struct prose *prose, struct edition *edition, struct report *report);
void prose_release(struct prose *prose);

/* Nothing in the document but text? Then it needs no finishing; the text, to free(). NULL: it does. */
char *prose_plain_text(xmlDoc *document);

#endif
