/*
 * The content of records in a language: which text a field has there, in which language it
 * really is, and in which state. Extraction and look-up share the message of a field, so
 * they cannot differ. For the build alone.
 */
#ifndef BIRLIK_TRANSLATION_H
#define BIRLIK_TRANSLATION_H

#include "ground/base.h"
#include "ground/report.h"
#include "site/edition.h"

/* A field of a record: the element that holds it, and what it is called: kind/id/field. */
struct translation_field {
	const xmlNode *element;
	const char *context;
	bool markup; /* blocks, each a message; else one text */
	const char *file;
	/* Of a child's row: the row's element and the field's name. Rows that share a context are paired together. */
	const xmlNode *row;
	const char *column;
};

/*
 * The field in the edition's language: a document <prose> of text, inline tags and, where
 * `markup`, blocks; <value name="" of=""> where a value belongs, with case="" and
 * apostrophe="" where the language asks for one. `language` is NULL if it is the edition's,
 * `state` NULL (current), "stale" or "missing". NULL after a report.
 */
xmlDoc *translation_read(const struct translation_field *field, const struct edition *edition, const char **language,
                         const char **state, struct report *report);

/* Hands over the field's messages; none of a field with translate="no". */
typedef void translation_message_fn(void *receiver, const char *context, const char *source, const char *note, const char *file,
                                    long line);
void translation_extract(const struct translation_field *field, translation_message_fn *take, void *receiver);

#endif
