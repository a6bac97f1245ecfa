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
/* The same address with its messages shown, or no longer. The arena's. */
const char *preview_request_turn(const struct preview_request *request, struct arena *arena);

/* The page from `answer`; who is led elsewhere still sees the messages there. Lives until the answer's next. */
const struct answer_output *preview_request_answer(const struct preview_request *request, struct answer *answer,
                                                   struct arena *arena, struct answer_output *led);

/*
 * The catalogue that was sent, written to FOLDER/NAME, where NAME is its own; and in *back where the sender was. NULL: there
 * is none, or it did not come from a page of the preview (Fetch Metadata: Sec-Fetch-Site).
 */
const char *preview_request_catalogue(const struct preview_request *request, const char *folder, struct arena *arena,
                                      const char **back, struct report *report);

#endif
