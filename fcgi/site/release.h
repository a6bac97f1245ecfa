/*
 * A release as a worker has it: one folder, opened once, never changed, never looked at again.
 *
 *   manifest          what it is made of: settings, languages, every file with its SHA-256
 *   <language>.db     records, addresses and words in a language
 *   xsl/<language>/   its stylesheets, the words put in
 *   pages/            the page definitions
 *   errors/<language>/<status>.html   for when no worker can answer
 */
#ifndef BIRLIK_RELEASE_H
#define BIRLIK_RELEASE_H

#include "ground/base.h"
#include "ground/report.h"
#include "libraries/database.h"
#include "libraries/locale.h"
#include "libraries/stylesheet.h"
#include "site/manifest.h"
#include "site/page.h"

enum { RELEASE_LANGUAGES = 16 };

/* A statement of a page's query under one set of conditions. */
struct release_statement {
	uint64_t mask;
	struct statement *statement;
	struct release_statement *next;
};

/* The two ways between the slug and the id of a kind of record. */
struct release_slugs {
	char *kind, *where;
	struct statement *by_id, *by_slug;
};

struct release_language {
	char *code, *locale_name, *name;
	bool right_to_left;
	struct locale *locale;
	struct database *database;
	struct stylesheet *stylesheet;
	struct statement *address_by_path, *address_by_record;
	struct release_statement **queries; /* by page_query.number; made on first use */
	struct release_slugs *slugs;
	size_t slug_count, slug_capacity;
	/* Names and values of parameters: what they are called here. */
	struct release_word {
		char *word, *local;
	} * words;
	size_t word_count;
	char **page_paths; /* of pages of their own, by their place in release.pages; NULL: none */
	/* Pages that stand in a menu, by menu and place. */
	struct release_item {
		const struct page *page;
		char *href, *title;
	} * items;
	size_t item_count;
};

struct release {
	char *folder;
	char id[MANIFEST_ID + 1];
	char *base, *assets, *as_of;
	struct page_set pages;
	struct release_language languages[RELEASE_LANGUAGES]; /* the first is the default */
	size_t count;
};

/* After fork. NULL after a report. */
struct release *release_open(const char *folder, struct report *report);
void release_close(struct release *release);

/* The databases of all languages, and what is read from them: a connection must not cross a fork. release_open has connected. */
bool release_connect(struct release *release, struct report *report);
void release_disconnect(struct release *release);
void release_rest(struct release *release); /* see database_rest */

struct release_language *release_find_language(struct release *release, const char *code, size_t length);

/* The statement of a query of `page` where `values` are given; prepared on first use. NULL: see database_error. */
struct statement *release_query(struct release_language *language, const struct page *page, const struct page_query *query,
                                const char *const *values);

/* A record's slug by its id, or its id by its slug, if its column `where` (NULL: none) is true; NULL if there is none. The text
 * lives until the next call. */
const char *release_slug(struct release_language *language, const char *kind, const char *id);
const char *release_record(struct release_language *language, const char *kind, const char *where, const char *slug);

/* A word of an address in the language; the word itself if it has no other. And the way back; NULL: no such word. */
const char *release_localised(const struct release_language *language, const char *word);
bool release_is_localised(const struct release_language *language, const char *word, const char *local);

#endif
