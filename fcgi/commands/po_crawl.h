/* The pages of a release of marked messages, rendered, and the marks on them. See po_marks.h. */
#ifndef BIRLIK_PO_CRAWL_H
#define BIRLIK_PO_CRAWL_H

#include "commands/po_marks.h"
#include "ground/base.h"
#include "ground/report.h"

/*
 * Renders every address; of each page with parameters, also every value of each and every two of
 * them together; of each form, also its answer to nothing and to nonsense; and the pages of errors.
 * Fills in the site's addresses and pages. False after a report.
 */
bool po_crawl(struct po_site *site, const char *release, struct report *report);

#endif
