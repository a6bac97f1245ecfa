/*
 * A request, read once through the gate into a struct that never changes. What is not well-formed ends here.
 */
#ifndef BIRLIK_REQUEST_H
#define BIRLIK_REQUEST_H

#include "answer/input.h"
#include "formats/uri.h"
#include "ground/base.h"
#include "ground/memory.h"
#include "site/page.h"

enum {
	REQUEST_PATH_MAX = 2048,             /* bytes, decoded */
	REQUEST_QUERY_MAX = 4096,            /* bytes */
	REQUEST_PAIRS_MAX = PAGE_VALUES + 1, /* all that a page may ask for, and the number of a form */
};

enum request_method { REQUEST_GET, REQUEST_HEAD, REQUEST_POST, REQUEST_OTHER };

struct request {
	enum request_method method;
	const char *path;       /* decoded, well-formed UTF-8, no control characters, begins with '/', no other behind it */
	bool path_is_mended;    /* it came with slashes that followed each other: not the page's address */
	const char *query_text; /* as it came, "" without one */
	struct uri_pair query[REQUEST_PAIRS_MAX];
	struct uri_pair form[REQUEST_PAIRS_MAX]; /* decoded and no more: what cannot be taken is form.c's to show again */
	int query_count, form_count;
	const char *none_match, *accept_language, *release; /* NULL: not given */
	bool gzip;
};

/* All texts are the arena's or the input's. 0, or the status of the refusal: 400, 405, 413, 414, 415; `path` is then as good as
 * it is. */
int request_read(const struct answer_input *input, struct arena *arena, struct request *request);

#endif
