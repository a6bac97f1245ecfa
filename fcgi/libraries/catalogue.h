/*
 * libgettextpo: catalogues (.po) read into a table that never changes; templates (.pot) and
 * merged catalogues written. glibc's own gettext is not used: it needs system locales and
 * does not reload. Not thread-safe, as the library isn't.
 */
#ifndef BIRLIK_CATALOGUE_H
#define BIRLIK_CATALOGUE_H

#include "ground/base.h"
#include "ground/report.h"
#include "libraries/catalogue_template.h"

enum { CATALOGUE_FORMS = 6 };

struct catalogue_message {
	char *context;               /* NULL: none */
	char *source;                /* msgid */
	char *plural;                /* msgid_plural, or NULL */
	char *text[CATALOGUE_FORMS]; /* msgstr; NULL where there is none; only text[0] without plural */
	bool fuzzy, obsolete;
	/* What a fuzzy text is the translation of (`#|`); NULL: not said. */
	char *previous_context, *previous, *previous_plural;
	char *comments; /* the translators' own, or NULL */
	const struct catalogue_file *from;
	const char *file; /* its name */
	long line;        /* of msgid */
	size_t order;     /* its place among all messages read */
};

struct catalogue_file {
	char *name;
	char *header;   /* the text of the header's msgstr; "" if it has none */
	char *comments; /* above the header, or NULL */
	long line;      /* of the header; 0: it has none */
};

struct catalogue;

struct catalogue *catalogue_new(void);
/*
 * Adds a file's messages, obsolete ones too; the first of two with the same key holds. False
 * after a report: a file that formats/po.h's gate or libgettextpo refuses, that is no regular
 * file, or (of what msgfmt -c finds) wrong placeholders, plural forms and line ends. Nothing of such
 * a file is kept.
 */
bool catalogue_read(struct catalogue *catalogue, const char *file, struct report *report);
void catalogue_free(struct catalogue *catalogue);

/* NULL: not there, obsolete, or without a text. `context` may be NULL. */
const struct catalogue_message *catalogue_find(const struct catalogue *catalogue, const char *context, const char *source);
/* The place of a message in a file, with a text or without; NULL: it is in none, or obsolete. */
const struct catalogue_message *catalogue_entry(const struct catalogue *catalogue, const char *context, const char *source);
/* The messages of a context, obsolete ones too, those without a text too: a row of pointers, by msgid, the live ones first. */
const struct catalogue_message *const *catalogue_of_context(const struct catalogue *catalogue, const char *context,
                                                            size_t *count);
/* All messages in the order they were read. */
const struct catalogue_message *catalogue_messages(const struct catalogue *catalogue, size_t *count);
const struct catalogue_file *const *catalogue_files(const struct catalogue *catalogue, size_t *count);

/* A field of a header, as Language; NULL: not there. To free(). */
char *catalogue_field(const char *header, const char *name);
/* The plural header, as `nplurals=2; plural=(n != 1);`, or NULL. */
const char *catalogue_plural_forms(const struct catalogue *catalogue);

/*
 * A message that no file has, for the tools of the build. All texts are copied, `context`
 * may be NULL; `forms` texts. It is found after catalogue_sort.
 */
void catalogue_add(struct catalogue *catalogue, const char *context, const char *source, const char *plural,
                   const char *const *texts, size_t forms);
void catalogue_sort(struct catalogue *catalogue);
void catalogue_set_plural_forms(struct catalogue *catalogue, const char *header);

/* Writes the file, unless it already says the same. */
bool catalogue_template_write(const struct catalogue_template *template, const char *file, struct report *report);

/* What a template's message has in the merged catalogue. */
struct catalogue_choice {
	const struct catalogue_message *old; /* whose text it gets; NULL: none */
	bool fuzzy; /* the text is not, or may not be, this message's translation: marked, with the text it belongs to */
};
/*
 * Writes `file`, the catalogue in `language`: the template's messages with what was chosen for
 * each, then, obsolete, what `old` (the file as it was; NULL: it is new) has besides with
 * a text. Missing header fields are filled in. A file that would say the same is
 * left as it is, however its lines are broken; else they are broken as they were. *changed
 * tells whether it was written. False after a report.
 */
bool catalogue_merge(const struct catalogue_template *template, const struct catalogue_choice *choices,
                     const struct catalogue *old, const char *file, const char *language, const char *plural_forms, bool *changed,
                     struct report *report);

#endif
