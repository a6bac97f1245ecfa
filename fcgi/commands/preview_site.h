/* What a preview shows, and what is sent to it. */
#ifndef BIRLIK_PREVIEW_SITE_H
#define BIRLIK_PREVIEW_SITE_H

#include "answer/answer.h"
#include "commands/preview_page.h"
#include "commands/preview_request.h"
#include "ground/base.h"

enum { PREVIEW_SENT_MAX = 256 };

struct preview_site {
	const char *state;  /* the folder that is the preview's own */
	int stop_fd;        /* a build ends when it can be read */
	bool takes;         /* catalogues may be sent */
	const char **files; /* those given, then those sent, these the site's own; room for PREVIEW_SENT_MAX of them */
	size_t given, count;
	struct preview_notice notice;

	struct preview_shown {
		struct preview_pages *pages;
		struct answer *plain, *marked;
	} shown;
	struct buffer errors;
	struct arena arena; /* a request's */
	struct answer_output led;
};

/* Of the sources as they are now. False: what is shown is what was shown before, if anything was; the reasons are told. */
bool preview_site_build(struct preview_site *site);
/* Lives until the next. A catalogue that is sent is built with first, so that the next page has it. */
const struct answer_output *preview_site_answer(struct preview_site *site, const struct answer_input *input);
void preview_site_close(struct preview_site *site);

#endif
