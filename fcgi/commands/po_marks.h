/*
 * Where every message is shown. A release is made in which each message begins with a mark (characters
 * of Unicode's private use area that tell its number); its pages are rendered, and the marks
 * found in them. So what is told is what readers get, and no list has to be kept.
 */
#ifndef BIRLIK_PO_MARKS_H
#define BIRLIK_PO_MARKS_H

#include "commands/po_site.h"
#include "ground/base.h"
#include "ground/report.h"

/* Reads the site in the current folder and finds all; false after a report. */
bool po_site_read(struct po_site *site, struct report *report);
void po_site_release(struct po_site *site);

#endif
