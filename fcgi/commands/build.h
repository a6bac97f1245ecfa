/* What `birlik build` does, for commands that need a release of the sources as they are. */
#ifndef BIRLIK_BUILD_H
#define BIRLIK_BUILD_H

#include "ground/base.h"
#include "ground/report.h"
#include "site/edition.h"
#include "site/manifest.h"

/* Called when all sources are read: catalogues may be exchanged then. */
typedef void build_prepare_fn(void *context, struct edition_set *set);

struct build_options {
	const char *site, *state;
	const char *as_of; /* ISO date; NULL: today, UTC */
	bool incomplete;   /* although an interface is not wholly translated */
	/* Catalogues in the place of the site's own; drafts are built then, too. */
	const struct edition_instead *instead;
	size_t instead_count;
	build_prepare_fn *prepare; /* or NULL */
	void *context;
};

/* A release in state/releases/ID; `id` is its name. False after a report. xml_start and stylesheet_start come before. */
bool build_make(const struct build_options *options, char id[MANIFEST_ID + 1], struct report *report);

#endif
