/*
 * libgettextpo: catalogues (.po) read into a table that never changes, and templates
 * (.pot) written. glibc's own gettext is not used: it needs system locales and does not reload.
 */
#ifndef BIRLIK_CATALOGUE_H
#define BIRLIK_CATALOGUE_H

#include "ground/base.h"
#include "ground/report.h"

enum { CATALOGUE_FORMS = 6 };

struct catalogue_message {
	char *context;    /* NULL: none */
	char *source;     /* msgid */
	char *plural;     /* msgid_plural, or NULL */
	char *text[CATALOGUE_FORMS]; /* msgstr; NULL where there is none; only text[0] without plural */
	bool fuzzy;
	char *previous;   /* the msgid of which a fuzzy text is the translation, or NULL */
	const char *file; /* the catalogue's */
	long line;
};

struct catalogue;

struct catalogue *catalogue_new(void);
/* Adds a file's messages; the first of two with the same key holds. False after a report; what was good is kept. */
bool catalogue_read(struct catalogue *catalogue, const char *file, struct report *report);
void catalogue_free(struct catalogue *catalogue);

/* NULL: not there, or without a text. `context` may be NULL. */
const struct catalogue_message *catalogue_find(const struct catalogue *catalogue, const char *context, const char *source);

/* The plural header, as `nplurals=2; plural=(n != 1);`, or NULL. */
const char *catalogue_plural_forms(const struct catalogue *catalogue);

/* A template being written: messages in the order they are added, equal ones joined. */
struct catalogue_template;
struct catalogue_template *catalogue_template_new(const char *source_language);
/* `note` (for translators), `context`, `plural` may be NULL; `line` 0: the reference is the file alone. */
void catalogue_template_add(struct catalogue_template *template, const char *context, const char *source,
			    const char *plural, const char *note, const char *file, long line);
/* Writes the file, unless it already says the same; frees the template. */
bool catalogue_template_write(struct catalogue_template *template, const char *file, struct report *report);

#endif
