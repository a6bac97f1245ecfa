/*
 * The files of a release besides its databases: stylesheets with the words put in, page
 * definitions, assets. For the build alone.
 */
#ifndef BIRLIK_BUNDLE_H
#define BIRLIK_BUNDLE_H

#include "ground/base.h"
#include "ground/report.h"
#include "site/edition.h"

/*
 * Puts each edition's words into the stylesheets of `from`, writes them to `to`/<language>/,
 * compiles its entry stylesheet and reads its grammar. <language>.xsl is a language's own entry;
 * all others are every language's. bundle_language does so for one.
 */
bool bundle_language(const struct edition_set *set, struct edition *edition, const char *from, const char *to,
                     struct report *report);
bool bundle_stylesheets(struct edition_set *set, const char *from, const char *to, struct report *report);

/* Copies a folder's files byte by byte. */
bool bundle_copy(const char *from, const char *to, const char *ending, struct report *report);

/*
 * Assets have an address that their bytes give, set->assets, and live in the store `state`/assets that all releases share.
 * bundle_assets names them, and unless the store has them copies them to `beside`, texts also compressed (.gz);
 * bundle_place_assets puts these into the store, when the release is good.
 */
bool bundle_assets(struct edition_set *set, const char *from, const char *state, const char *beside, struct report *report);
bool bundle_place_assets(const struct edition_set *set, const char *state, const char *beside, struct report *report);

#endif
