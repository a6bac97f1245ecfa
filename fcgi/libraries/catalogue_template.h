/*
 * What there is to translate: messages in the order they are added, equal ones (of context and source) joined, with
 * all their notes and places. As a file it is a template (.pot), see catalogue.h.
 */
#ifndef BIRLIK_CATALOGUE_TEMPLATE_H
#define BIRLIK_CATALOGUE_TEMPLATE_H

#include "ground/base.h"

struct catalogue_template;
struct catalogue_template *catalogue_template_new(const char *source_language);
void catalogue_template_free(struct catalogue_template *template);
/* `note` (for translators), `context`, `plural` may be NULL; `line` 0: the reference is the file alone. */
void catalogue_template_add(struct catalogue_template *template, const char *context, const char *source, const char *plural,
                            const char *note, const char *file, long line);
const char *catalogue_template_language(const struct catalogue_template *template); /* of its sources */
size_t catalogue_template_count(const struct catalogue_template *template);
/* What a message says, and where it was found first; the texts live as long as the template. */
struct catalogue_template_message {
	const char *context, *source, *plural, *file;
	long line;
	const char *notes;      /* lines; "" if there is none */
	const char *references; /* all places: file NUL line NUL … */
	size_t references_length;
};
struct catalogue_template_message catalogue_template_message(const struct catalogue_template *template, size_t index);
/* Is there a message of this key? *index, if it is not NULL, is its number. */
bool catalogue_template_has(const struct catalogue_template *template, const char *context, const char *source, size_t *index);

#endif
