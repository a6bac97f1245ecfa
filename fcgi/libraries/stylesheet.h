/*
 * libxslt: a stylesheet compiled once, applied many times. A stylesheet can neither
 * write nor reach a network, nor read a file once it is compiled. A transform is
 * bounded in the depth of its templates and in their instructions (not within one XPath: who runs it has a clock), and
 * counts only if nothing at all went wrong: a warning or a message of the stylesheet is one line too many.
 */
#ifndef BIRLIK_STYLESHEET_H
#define BIRLIK_STYLESHEET_H

#include "ground/base.h"
#include "ground/buffer.h"
#include "ground/report.h"
#include "libraries/xml.h"

/*
 * A function for the stylesheets in the namespace STYLESHEET_FUNCTIONS: texts in, a text
 * out, appended to `result`. `context` is what stylesheet_apply was given.
 */
#define STYLESHEET_FUNCTIONS "urn:birlik"
typedef void stylesheet_function_fn(void *context, const char *const *arguments, int count, struct buffer *result);
struct stylesheet_function {
	const char *name;
	int fewest, most; /* arguments; most <= STYLESHEET_ARGUMENTS */
	stylesheet_function_fn *call;
};
enum { STYLESHEET_ARGUMENTS = 8 };

struct stylesheet;

/* Before the first stylesheet; again is nothing. The table ends with a NULL name and lives as long as the process. */
void stylesheet_start(const struct stylesheet_function *functions);
/* Not within a request: it lives on. NULL after a report. */
struct stylesheet *stylesheet_compile(const char *file, struct report *report);
void stylesheet_free(struct stylesheet *stylesheet);

/*
 * NULL: `error` says why, in one line. The result is the caller's, to xml_drop (or xmlFreeDoc, where no request is under
 * way). So is the document still, but blanks may have been stripped from it: it is good for nothing else.
 */
xmlDoc *stylesheet_apply(struct stylesheet *stylesheet, xmlDoc *document, void *context, struct buffer *error);

#endif
