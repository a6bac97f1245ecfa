/* Catalogues from elsewhere: whose place in the site's locales a file takes. */
#ifndef BIRLIK_PO_PLACE_H
#define BIRLIK_PO_PLACE_H

#include "ground/base.h"
#include "ground/report.h"
#include "site/edition.h"

/*
 * By the file's header and name, or by what its messages are about. `instead` gets texts of its own
 * and `path` itself, to po_place_release. False after a report: the file cannot be read, or has no good header.
 */
bool po_place(const char *path, struct edition_instead *instead, struct report *report);
void po_place_release(struct edition_instead *instead);
/* Each is in a language of the site; false after a report. An empty set (one that could not be read) is not asked. */
bool po_place_check(const struct edition_instead *instead, size_t count, const struct edition_set *set, struct report *report);

#endif
