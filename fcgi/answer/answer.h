/*
 * The whole way from a request to a response, without any server: what the worker,
 * `birlik render` and the tests call.
 */
#ifndef BIRLIK_ANSWER_H
#define BIRLIK_ANSWER_H

#include "answer/input.h"
#include "ground/base.h"
#include "ground/buffer.h"
#include "ground/report.h"

/*
 * A complete response. `head`: the header lines of CGI, beginning with Status and
 * ending with the empty line, Content-Length in it; `body`: the bytes, empty for HEAD
 * and 304. Both stay the context's and live until the next answer.
 */
struct answer_output {
	int status;
	struct buffer head, body;
};

struct answer; /* a loaded release and what a worker owns besides; one a process */

struct view_finish; /* site/view.h */

struct answer_options {
	const char *release;              /* the release folder */
	const char *inbox;                /* the file of inbox.db; NULL: messages are refused with 503 */
	const struct view_finish *finish; /* or NULL; lives as long as the answer */
};

/*
 * Loads the release: databases of all languages opened, stylesheets compiled, page
 * definitions read. After fork only. NULL after a report.
 */
struct answer *answer_open(const struct answer_options *options, struct report *report);
/*
 * What must not cross a fork is closed; what is only read (stylesheets, page definitions)
 * stays, and is shared by all that are forked from here. After the fork, answer_wake opens
 * it again; false after a report.
 */
void answer_sleep(struct answer *answer);
bool answer_wake(struct answer *answer, struct report *report);
/*
 * For who has had nothing to do for a while: what only the next answer's speed needs is given
 * back to the system. The next answer takes it again.
 */
void answer_rest(struct answer *answer);
/* Renders the self-test pages of every language; false after a report. */
bool answer_self_test(struct answer *answer, struct report *report);
/* Never fails: what goes wrong is a response of 4xx or 5xx, and for 5xx a line in the log. */
const struct answer_output *answer_request(struct answer *answer, const struct answer_input *input);
/*
 * The page of an error, as nginx keeps it for when no worker can answer: HTML that lives until
 * the next answer. `language` is a number below answer_languages. NULL: there is no such page.
 */
const struct buffer *answer_error_page(struct answer *answer, size_t language, int status);
size_t answer_languages(const struct answer *answer);
const char *answer_language(const struct answer *answer, size_t language);
void answer_close(struct answer *answer);

#endif
