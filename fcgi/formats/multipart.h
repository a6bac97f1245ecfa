/* A form with a file in it: multipart/form-data, RFC 7578. Pure. */
#ifndef BIRLIK_MULTIPART_H
#define BIRLIK_MULTIPART_H

#include "ground/base.h"
#include "ground/memory.h"

struct multipart_part {
	const char *file_name; /* the arena's; NULL: it is no file */
	const char *bytes;     /* in the body */
	size_t length;
};

/*
 * The part of the form's field `name`. `content_type` is the header's value, with the boundary in it.
 * False: there is none, or the form is malformed.
 */
bool multipart_find(const char *content_type, const char *body, size_t length, const char *name, struct arena *arena,
                    struct multipart_part *part);

#endif
