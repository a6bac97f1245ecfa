/*
 * What a page is made from: the address, the parameters as given, the form. It lives in a
 * request's arena; everything that a page's document and its links need is in it.
 */
#ifndef BIRLIK_VIEW_H
#define BIRLIK_VIEW_H

#include "ground/base.h"
#include "ground/buffer.h"
#include "ground/memory.h"
#include "libraries/xml.h"
#include "site/address.h"
#include "site/page.h"
#include "site/release.h"

enum view_error { VIEW_GOOD, VIEW_MISSING, VIEW_TOO_LONG, VIEW_INVALID };
/* Why a form is shown again: what is wrong in it, or that it had no number of ours, or that nothing can be stored. */
enum view_problem { VIEW_NO_PROBLEM, VIEW_FIELDS, VIEW_NO_NONCE, VIEW_UNAVAILABLE };

struct view;
/* For tools: takes a page of HTML before it is written, and may give another in its place (xml_drop the first). */
struct view_finish {
	bool (*call)(void *context, const struct view *view, xmlDoc **page, struct buffer *error);
	void *context;
};

struct view {
	struct release *release;
	const struct view_finish *finish; /* or NULL */
	struct release_language *language;
	const struct page *page;
	struct address address;
	int status;
	const char *face;                /* page, xml, json, csv: what the document is for */
	const char *values[PAGE_VALUES]; /* of the page's parameters: as given or by default; NULL: not */
	/* Of the page's form: as typed, and what is wrong with each. */
	const char *fields[PAGE_VALUES];
	enum view_error errors[PAGE_VALUES];
	enum view_problem problem;
	const char *nonce;
	struct arena *arena;
};

#endif
