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

/*
 * Copies a folder (its files and one level of folders) byte by byte. bundle_assets copies into
 * `store`/<hash>/, where it stays as it is for ever, texts also compressed (.gz), and sets
 * set->assets to the address.
 */
bool bundle_copy(const char *from, const char *to, const char *ending, struct report *report);
bool bundle_assets(struct edition_set *set, const char *from, const char *store, struct report *report);

#endif
