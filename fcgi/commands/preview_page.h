/*
 * A page of a preview: the marks of its messages become elements, what is told of them is put beside the
 * page, and xsl/preview.xsl makes one page of it all. What it is given:
 *
 *   <preview lang="" dir="ltr|rtl" assets="" address="" turn="" shows="" uploads="" until="">
 *     <catalogue file="" sent=""/>…      what the preview has in the place of the site's own; sent="1": it was sent here
 *     <error>file:line: …</error>…   the last change was refused: the page is older
 *     <message number="" state="" context="" file="" line=""><source/><text/></message>…   of those on the page, in their order
 *     <page><html>…</html></page>    the page; in it, in the namespace urn:birlik, <text number="">…</text> for a message's
 *                                text, and as the first in an element <attribute number="" name=""/> for one in its attribute
 */
#ifndef BIRLIK_PREVIEW_PAGE_H
#define BIRLIK_PREVIEW_PAGE_H

#include "ground/base.h"
#include "ground/buffer.h"
#include "ground/report.h"
#include "site/view.h"

/* What every page of the preview says, as it is when the page is asked for. */
struct preview_notice {
	const char *const *files;
	size_t file_count, given;   /* behind the first `given` are those that were sent, */
	size_t prefix;              /* shown without so many bytes of the folder's name */
	const char *errors;         /* lines; "" */
	bool uploads;               /* files may be sent to PREVIEW_ADDRESS */
	bool shows;                 /* the page's messages */
	const char *until;          /* when the preview ends, in UTC, as 2026-11-25 14:00; NULL: when it is ended */
	const char *address, *turn; /* of this page, and of the same with its messages shown, or no longer; encoded */
};
#define PREVIEW_ADDRESS "/-/preview"
#define PREVIEW_SHOW "i18n=show"

struct preview_pages;

/* `messages`: see preview_build.h; NULL: nothing is marked. NULL after a report. */
struct preview_pages *preview_pages_open(const char *release, const char *messages, const struct preview_notice *notice,
                                         struct report *report);
void preview_pages_close(struct preview_pages *pages);
/* For answer_options. */
const struct view_finish *preview_pages_finish(const struct preview_pages *pages);

#endif
