/* The requests of a preview: of which of its two releases a page is asked for, and a catalogue that is sent. */
#ifndef BIRLIK_PREVIEW_REQUEST_H
#define BIRLIK_PREVIEW_REQUEST_H

#include "answer/answer.h"
#include "commands/preview_page.h"
#include "ground/base.h"

struct preview_request {
	const struct answer_input *input;
	const char *address; /* as asked for, encoded, without what is the preview's own */
	const char *query;   /* of it */
	bool shows;          /* with the messages */
	bool sends;          /* a POST to PREVIEW_ADDRESS */
};

/* All texts are the arena's. */
void preview_request_read(const struct answer_input *input, struct arena *arena, struct preview_request *request);
/* An address with its messages shown. The arena's. */
const char *preview_request_shown(const char *address, struct arena *arena);

/* The page from `answer`; who is led elsewhere still sees the messages there. Lives until the answer's next. */
const struct answer_output *preview_request_answer(const struct preview_request *request, struct answer *answer,
                                                   struct arena *arena, struct answer_output *led);

/* What is sent: a catalogue, or which one is to be withdrawn. All texts are the arena's. */
struct preview_form {
	const char *back;      /* where the sender was: a path of this site */
	const char *withdrawn; /* NULL: none */
	const char *file_name; /* safe in a folder of ours; NULL: there is no file */
	const char *bytes;     /* the request's */
	size_t length;
};
/* False: it did not come from a page of the preview (Fetch Metadata's Sec-Fetch-Site, else RFC 6454's Origin), or is no form. */
bool preview_request_form(const struct preview_request *request, struct arena *arena, struct preview_form *form);

#endif
