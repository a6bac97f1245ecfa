/*
 * Where every message is shown. A release is made in which each message begins with a mark (characters
 * of Unicode's private use area that tell its number); its pages are rendered, and the marks
 * found in them. So what is told is what readers get, and no list has to be kept.
 */
#ifndef BIRLIK_PO_MARKS_H
#define BIRLIK_PO_MARKS_H

#include "commands/po_templates.h"
#include "ground/base.h"
#include "ground/buffer.h"
#include "ground/report.h"
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

/* Reads the site in the current folder and finds all; false after a report. */
bool po_site_read(struct po_site *site, struct report *report);
void po_site_release(struct po_site *site);

#endif
