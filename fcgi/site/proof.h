/*
 * What every translation must pass before it stands on a page, and every catalogue before it
 * is used: the same for `birlik po check` and for the build. It goes beyond what msgfmt -c
 * finds; that, catalogue_read has asked already.
 */
#ifndef BIRLIK_PROOF_H
#define BIRLIK_PROOF_H

#include "ground/base.h"
#include "ground/buffer.h"
#include "ground/report.h"
#include "libraries/catalogue.h"
#include "site/message.h"

/* Each returns false, and why in `why`. `grammar` may be NULL. */

/* A message with tags and placeholders: message_agrees, and figures; no case behind a closing tag, no suffix that is none. */
bool proof_markup(const char *source, const char *text, const struct message_grammar *grammar, struct buffer *why);
/*
 * A form of a plural: it keeps to the one or to the other of its sources; a form for one number alone may
 * leave the number out ("one network"), the last form, which is for all others, may not.
 */
bool proof_form(const char *one, const char *other, const char *text, bool last, const struct message_grammar *grammar,
                struct buffer *why);
/* A text without tags and placeholders (an attribute, a title): no markup that its source has not, and figures. */
bool proof_plain(const char *source, const char *text, struct buffer *why);

/*
 * The header of a file: it is there, charset UTF-8, Language is `language` (NULL: any), Plural-Forms
 * is one if the file has a plural. False after a report.
 */
bool proof_header(const struct catalogue *catalogue, const struct catalogue_file *file, const char *language,
                  struct report *report);

#endif
