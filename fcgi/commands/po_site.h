/* The site in the current folder as its translators see it: every message, its state, where it is shown. */
#ifndef BIRLIK_PO_SITE_H
#define BIRLIK_PO_SITE_H

#include "commands/po_marks.h"
#include "ground/base.h"
#include "ground/report.h"

/* The messages alone: for a build with po_marks_put. False after a report; to be released all the same. */
bool po_site_templates(struct po_site *site, struct report *report);
/* Makes a release of marked messages in a temporary folder and crawls it. False after a report; to be released all the same. */
bool po_site_read(struct po_site *site, struct report *report);
void po_site_release(struct po_site *site);

#endif
