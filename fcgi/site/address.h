/*
 * The address table: which path is which page of which record. The one source of routing,
 * redirects, navigation, breadcrumbs, alternates and sitemap, so that they can't disagree.
 */
#ifndef BIRLIK_ADDRESS_H
#define BIRLIK_ADDRESS_H

#include "ground/base.h"
#include "ground/memory.h"
#include "site/release.h"

/* All texts are the arena's; those that may be absent are NULL. */
struct address {
	const char *path, *page, *record; /* record "": the page is one of its own */
	const char *title, *title_lang;   /* title_lang NULL: the language's own */
	const char *parent_page, *parent_record;
	bool indexed;       /* for search engines: its title is in its language */
	const char *target; /* the path has moved there */
};

bool address_find(struct release_language *language, const char *path, struct arena *arena, struct address *address);
bool address_of(struct release_language *language, const char *page, const char *record, struct arena *arena,
                struct address *address);

#endif
