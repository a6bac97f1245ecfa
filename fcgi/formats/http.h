/*
 * The rules of HTTP that the site needs: statuses and fields (RFC 9110), written in one
 * place so that nothing can split a header. Pure.
 */
#ifndef BIRLIK_HTTP_H
#define BIRLIK_HTTP_H

#include "ground/base.h"
#include "ground/buffer.h"

/* "OK", "Not Found"; "" for a status that this site never sends. */
const char *http_reason(int status);

enum http_field {
	HTTP_ALLOW,
	HTTP_CACHE_CONTROL,
	HTTP_CONTENT_ENCODING,
	HTTP_CONTENT_LANGUAGE,
	HTTP_CONTENT_LENGTH,
	HTTP_CONTENT_TYPE,
	HTTP_ETAG,
	HTTP_LOCATION,
	HTTP_RETRY_AFTER,
	HTTP_VARY,
};

/* The head of a CGI response (RFC 3875): the status line first, then fields, then the empty line. */
void http_begin(struct buffer *head, int status);
/* A value with a byte below 0x20, or 0x7f, is not written at all: false. */
bool http_add(struct buffer *head, enum http_field field, const char *value);
void http_end(struct buffer *head);

/*
 * Does If-None-Match hold for this entity tag? Weak comparison (RFC 9110, 13.1.2): W/ does
 * not count; `*` holds for all.
 */
bool http_none_match_holds(const char *field, const char *tag);

/*
 * The best of `languages` for an Accept-Language field (RFC 9110, 12.5.4; lookup of RFC 4647,
 * 3.4): its index, or 0 if none is wanted more than another.
 */
size_t http_negotiate_language(const char *field, const char *const *languages, size_t count);

#endif
