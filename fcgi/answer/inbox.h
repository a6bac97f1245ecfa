/*
 * Messages of readers, in a database of their own beside the releases. A message is on
 * disk before its reader is thanked; a nonce makes the same message sent twice one; a text that was changed is another.
 */
#ifndef BIRLIK_INBOX_H
#define BIRLIK_INBOX_H

#include "ground/base.h"
#include "ground/report.h"

struct inbox;

enum inbox_result { INBOX_STORED, INBOX_KNOWN, INBOX_UNAVAILABLE };
enum { INBOX_NONCE = 32, INBOX_FIELDS = 24 }; /* a nonce: 128 bits in hexadecimal */

struct inbox_message {
	const char *nonce, *page, *language;
	struct inbox_field {
		const char *name, *value;
	} fields[INBOX_FIELDS];
	size_t field_count;
};

/* Opened on the first message, after fork; the file is made if it is not there. */
struct inbox *inbox_new(const char *file);
void inbox_free(struct inbox *inbox);
/* Flushed to disk when it returns INBOX_STORED; INBOX_KNOWN: the nonce was used. */
enum inbox_result inbox_store(struct inbox *inbox, const struct inbox_message *message);

/* A new nonce of getrandom(2). */
void inbox_make_nonce(char nonce[INBOX_NONCE + 1]);
bool inbox_is_nonce(const char *text);

/* For operators. False after a report. */
typedef void inbox_list_fn(void *context, int64_t id, const char *received, const char *language, const char *to,
                           const char *subject);
bool inbox_list(const char *file, inbox_list_fn *take, void *context, struct report *report);
typedef void inbox_field_fn(void *context, const char *name, const char *value);
/* Also "id", "received", "page" and "language"; false if there is no such message. */
bool inbox_show(const char *file, int64_t id, inbox_field_fn *take, void *context, struct report *report);
/* No byte of the text is left in the file or its log. */
bool inbox_delete(const char *file, int64_t id, struct report *report);

#endif
