/*
 * ICU: numbers, dates, order, case and addresses by the conventions of a locale. The
 * process itself stays in the C locale.
 */
#ifndef BIRLIK_LOCALE_H
#define BIRLIK_LOCALE_H

#include "ground/base.h"
#include "ground/buffer.h"
#include "ground/report.h"

struct locale;

/* `name`: as in CLDR, tr_TR. NULL after a report if ICU has no such locale. */
struct locale *locale_open(const char *name, const char *file, long line, struct report *report);
void locale_close(struct locale *locale);
/*
 * Of a language's tag (BCP 47: de, pt-br): the locale that most of its readers have (de_DE, pt_BR), and how
 * the language calls itself in a list. False: the tag is no tag, or ICU does not know the language.
 */
bool locale_guess(const char *tag, struct buffer *locale, struct buffer *name);
const char *locale_version(void);
bool locale_is_right_to_left(const char *name);

/* Appends; a text that is no number or no date is appended as it is. */
void locale_number(struct locale *locale, const char *number, struct buffer *out);
/* ISO 8601: 2026, 2026-11 or 2026-11-25, in the locale's long form. */
void locale_date(struct locale *locale, const char *date, struct buffer *out);

/*
 * What stands before the item at `place` (from 1) of a list of `count` in a sentence: nothing, a comma,
 * or the word for "and": a, b and c. Appends.
 */
void locale_join(struct locale *locale, int64_t place, int64_t count, struct buffer *out);

/* The order of two texts in the locale: below 0, 0, above 0. What stands before the first letter or digit does not count. */
int locale_compare(struct locale *locale, const char *a, const char *b);
/*
 * The letter under which an index has the text: its first one, as a capital, without marks unless the
 * locale's alphabet has it as a letter of its own (Turkish Ç, not É). "#": the text begins with no letter.
 */
void locale_letter(struct locale *locale, const char *text, struct buffer *out);
/*
 * The text as a segment of an address: lower case by the locale, Latin letters without
 * marks, digits, and '-' between them; at most 80 bytes, cut at a '-'. Empty if nothing is left.
 */
void locale_slug(struct locale *locale, const char *text, struct buffer *out);

#endif
