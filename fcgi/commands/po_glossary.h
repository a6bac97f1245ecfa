/*
 * locales/glossary.tsv: how names and terms are said in each language, for all catalogues.
 *
 *   id <tab> status <tab> en <tab> tr …      the first line: the languages
 *   organisation/umt <tab> locked <tab> Union of …|UMT <tab> Türkiye …|TBB
 *
 * A cell holds forms with | between: the name itself, its acronym, others. `id` is a record, or `-`: a term.
 * Status `locked`: the body's own official name; `usual`: how it is called here until the
 * body says. Held to it are: a record's name (the first form) and acronym (the second), and, wherever a
 * source has a name in full, its translation, which must have one of the forms in its language
 * (with any ending behind it).
 */
#ifndef BIRLIK_PO_GLOSSARY_H
#define BIRLIK_PO_GLOSSARY_H

#include "ground/base.h"
#include "ground/report.h"
#include "libraries/catalogue.h"

enum { GLOSSARY_LANGUAGES = 16 };

struct po_glossary {
	char *languages[GLOSSARY_LANGUAGES];
	size_t language_count;
	struct po_term {
		char *id, *status;
		char *forms[GLOSSARY_LANGUAGES]; /* NULL: none */
		long line;
	} * terms;
	size_t count, capacity;
};

/* A glossary that is not there is empty. False after a report. */
bool po_glossary_read(struct po_glossary *glossary, const char *file, struct report *report);
void po_glossary_release(struct po_glossary *glossary);

/* A message translated from one language to another; false after a report at the message's place. */
bool po_glossary_check(const struct po_glossary *glossary, const struct catalogue_message *message, const char *from,
                       const char *to, struct report *report);

#endif
