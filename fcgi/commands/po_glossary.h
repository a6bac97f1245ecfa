/*
 * locales/glossary.tsv: how names and terms are said in each language, for all catalogues.
 *
 *   id <tab> status <tab> en <tab> tr …      the first line: the languages
 *   organisation/umt <tab> locked <tab> Union of …|UMT <tab> Türkiye …|TBB
 *
 *   - <tab> term <tab> working area <tab> çalışma alanı
 *
 * A cell holds forms with | between: the name itself, its acronym, others. `id` is a record, or `-`.
 * Status `locked`: the body's own official name; `usual`: how it is called here until the
 * body says; `term`: a word of the field. Held to it are: a record's name (the first form) and acronym (the second); wherever a
 * source has a name in full, its translation, which must have one of the forms in its language
 * (with any ending behind it); and wherever a source has one of a term's forms outside of a name, its translation,
 * which must have one of the term's in its language: in any form of its words (po_stems.h). A form with ~ before it
 * is accepted as a translation, and not looked for in a source.
 */
#ifndef BIRLIK_PO_GLOSSARY_H
#define BIRLIK_PO_GLOSSARY_H

#include "commands/po_stems.h"
#include "ground/base.h"
#include "ground/report.h"
#include "libraries/catalogue.h"

enum { GLOSSARY_LANGUAGES = 16, GLOSSARY_FORMS = 8, GLOSSARY_WORDS = 4 };

struct po_glossary {
	char *languages[GLOSSARY_LANGUAGES];
	struct terms *analysers[GLOSSARY_LANGUAGES];
	size_t language_count;
	struct po_term {
		char *id, *status;
		char *forms[GLOSSARY_LANGUAGES]; /* NULL: none */
		/* Of a term, its forms as words; the rest of a row is empty. */
		struct po_stems phrases[GLOSSARY_LANGUAGES][GLOSSARY_FORMS];
		bool silent[GLOSSARY_LANGUAGES][GLOSSARY_FORMS];
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
