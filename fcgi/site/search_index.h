/*
 * The search of a release: three scripts of SQL (db/search) run over the editions' databases when their
 * records and addresses are in place. What is found, and how it is ranked, is theirs. For the build alone.
 *
 *   1-items.sql   in every database: what there is to be found
 *   2-other.sql   for every other language, whose database is attached as `other`
 *   3-index.sql   in every database: the indexes
 *
 * :language is bound to the database's language (in the second, the other's); {language} stands for the
 * same where SQL takes no parameter.
 */
#ifndef BIRLIK_SEARCH_INDEX_H
#define BIRLIK_SEARCH_INDEX_H

#include "ground/base.h"
#include "ground/report.h"
#include "site/edition.h"

/* `scripts` is the folder of the three, `databases` that of the editions' <code>.db, which are open. False after a report. */
bool search_index_make(struct edition_set *set, const char *scripts, const char *databases, struct report *report);

#endif
