/* What comes in. */
#ifndef BIRLIK_INPUT_H
#define BIRLIK_INPUT_H

#include "ground/base.h"

/*
 * What a server says of a request: the meta-variables of RFC 3875, by look-up
 * (NULL: not given), and the body. REQUEST_METHOD, DOCUMENT_URI (the decoded path),
 * QUERY_STRING, CONTENT_TYPE, HTTP_IF_NONE_MATCH, HTTP_ACCEPT_LANGUAGE,
 * HTTP_ACCEPT_ENCODING and BIRLIK_RELEASE (the release folder that nginx has in
 * mind) are read by the answer, each once; before it, the worker reads REQUEST_MSEC (when
 * nginx got the request) and REQUEST_METHOD. Nothing else is read.
 */
struct answer_input {
	const char *(*variable)(void *context, const char *name);
	void *context;
	const char *body;
	size_t body_length;
};

#endif
