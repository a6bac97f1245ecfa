/* A site as `birlik po status` sees it: its messages, its languages, and where each message is shown. */
#ifndef BIRLIK_PO_SITE_H
#define BIRLIK_PO_SITE_H

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

#endif
