/*
 * Where every message is shown. A release is made in which each message begins with a mark (characters
 * that nothing else has, and that tell its number); its pages are rendered, and the marks
 * found in them. So what is told is what readers get, and no list has to be kept.
 */
#ifndef BIRLIK_PO_MARKS_H
#define BIRLIK_PO_MARKS_H

#include "commands/po_templates.h"
#include "ground/base.h"
#include "site/edition.h"
#include "site/pairing.h"

/* A message in a language. */
struct po_shown {
	enum pairing_state state;
	bool asked;                            /* is it translated into this language at all? */
	const struct catalogue_message *found; /* its place in the catalogue, or NULL; lives as long as the site */
	char *address;                         /* a page that shows it, or NULL: none does */
};

struct po_page {
	char *path;
	size_t stale, missing; /* messages on it */
};

struct po_language {
	char *code;
	struct catalogue *interface, *content; /* as they were read */
	struct po_shown *messages;             /* of all templates, one behind the other */
	struct po_page *pages;
	size_t page_count, page_capacity;
};

struct po_site {
	struct po_templates templates;
	size_t message_count;
	struct po_language languages[EDITION_LANGUAGES];
	size_t count;
};

/*
 * Three variation selectors from U+E0100 on with six bits of the number each: they are not seen, and
 * UTS #10 (collation) passes over them, so that lists stand in the order that readers get.
 */
enum { PO_MARK_BYTES = 12 };
/* The next mark in a text, or NULL, and its number. */
const char *po_mark_find(const char *text, size_t *number);

/*
 * For a build: takes the editions' catalogues into `site`, a struct po_site that has its templates, and
 * puts marked ones in their place. What belongs to which message, and in which state, is known then.
 */
void po_marks_put(void *site, struct edition_set *set);

#endif
