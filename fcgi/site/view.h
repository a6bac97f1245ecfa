/*
 * What a page is made from: the address, the parameters as given, the form. It lives in a
 * request's arena; everything that a page's document and its links need is in it.
 */
#ifndef BIRLIK_VIEW_H
#define BIRLIK_VIEW_H

#include "ground/base.h"
#include "ground/memory.h"
#include "site/address.h"
#include "site/page.h"
#include "site/release.h"

enum view_error { VIEW_GOOD, VIEW_MISSING, VIEW_TOO_LONG, VIEW_INVALID };

struct view {
	struct release *release;
	struct release_language *language;
	const struct page *page;
	struct address address;
	int status;
	const char *face;                /* page, xml, json, csv: what the document is for */
	const char *values[PAGE_VALUES]; /* of the page's parameters: as given or by default; NULL: not */
	/* Of the page's form: as typed, and what is wrong with each. */
	const char *fields[PAGE_VALUES];
	enum view_error errors[PAGE_VALUES];
	bool form_invalid;
	const char *nonce;
	struct arena *arena;
};

#endif
