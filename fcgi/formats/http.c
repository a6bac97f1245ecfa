#include "formats/http.h"

#include <string.h>

#include "ground/ascii.h"

const char *http_reason(int status)
{
	static const struct {
		int status;
		const char *reason;
	} reasons[] = {{200, "OK"},
	               {301, "Moved Permanently"},
	               {302, "Found"},
	               {303, "See Other"},
	               {304, "Not Modified"},
	               {400, "Bad Request"},
	               {403, "Forbidden"},
	               {404, "Not Found"},
	               {405, "Method Not Allowed"},
	               {410, "Gone"},
	               {413, "Content Too Large"},
	               {414, "URI Too Long"},
	               {415, "Unsupported Media Type"},
	               {422, "Unprocessable Content"},
	               {429, "Too Many Requests"},
	               {500, "Internal Server Error"},
	               {502, "Bad Gateway"},
	               {503, "Service Unavailable"},
	               {504, "Gateway Timeout"}};
	for (size_t i = 0; i < COUNT_OF(reasons); i++)
		if (reasons[i].status == status)
			return reasons[i].reason;
	return "";
}

void http_begin(struct buffer *head, int status)
{
	buffer_clear(head);
	buffer_printf(head, "Status: %d %s\r\n", status, http_reason(status));
}

bool http_add(struct buffer *head, enum http_field field, const char *value)
{
	static const char *const names[] = {
	        [HTTP_ALLOW] = "Allow",
	        [HTTP_CACHE_CONTROL] = "Cache-Control",
	        [HTTP_CONTENT_ENCODING] = "Content-Encoding",
	        [HTTP_CONTENT_LANGUAGE] = "Content-Language",
	        [HTTP_CONTENT_LENGTH] = "Content-Length",
	        [HTTP_CONTENT_TYPE] = "Content-Type",
	        [HTTP_ETAG] = "ETag",
	        [HTTP_LOCATION] = "Location",
	        [HTTP_RETRY_AFTER] = "Retry-After",
	        [HTTP_VARY] = "Vary",
	};
	for (const char *c = value; *c; c++)
		if ((unsigned char)*c < 0x20 || *c == 0x7f)
			return false;
	buffer_printf(head, "%s: %s\r\n", names[field], value);
	return true;
}

void http_end(struct buffer *head)
{
	buffer_append_text(head, "\r\n");
}

static const char *skip_blanks_and_commas(const char *text)
{
	while (*text == ' ' || *text == '\t' || *text == ',')
		text++;
	return text;
}

bool http_none_match_holds(const char *field, const char *tag)
{
	size_t length = strlen(tag);

	if (ascii_starts_with(tag, "W/"))
		tag += 2, length -= 2;
	for (field = skip_blanks_and_commas(field); *field; field = skip_blanks_and_commas(field)) {
		if (*field == '*')
			return true;
		if (ascii_starts_with(field, "W/"))
			field += 2;
		if (*field != '"')
			return false;
		const char *end = strchr(field + 1, '"');
		if (end == NULL)
			return false;
		if ((size_t)(end + 1 - field) == length && memcmp(field, tag, length) == 0)
			return true;
		field = end + 1;
	}
	return false;
}

/* Thousandths; 1000 without a q. A q that is none counts as 0. */
static int read_quality(const char *parameters, size_t length)
{
	for (const char *p = parameters; p + 1 < parameters + length; p++) {
		if ((p[0] != 'q' && p[0] != 'Q') || p[1] != '=')
			continue;
		if (p + 2 == parameters + length)
			return 0;
		int quality = p[2] == '1' ? 1000 : 0, scale = 100;
		if (p[2] == '0' && p + 3 < parameters + length && p[3] == '.')
			for (p += 4; p < parameters + length && ascii_is_digit(*p) && scale; p++, scale /= 10)
				quality += (*p - '0') * scale;
		return quality;
	}
	return 1000;
}

/* Is `language` the range, or the range's beginning: tr for tr-TR? */
static bool range_matches(const char *range, size_t length, const char *language)
{
	size_t size = strlen(language);
	if (length < size)
		return false;
	for (size_t i = 0; i < size; i++)
		if (ascii_lower(range[i]) != ascii_lower(language[i]))
			return false;
	return length == size || range[size] == '-';
}

size_t http_negotiate_language(const char *field, const char *const *languages, size_t count)
{
	size_t best = 0;
	int best_quality = 0;

	while (*(field = skip_blanks_and_commas(field))) {
		size_t length = strcspn(field, ","), range = strcspn(field, ",; \t");
		int quality = read_quality(field + range, length - range);
		for (size_t i = 0; i < count; i++) {
			if (quality > best_quality && range_matches(field, range, languages[i])) {
				best = i;
				best_quality = quality;
			}
		}
		field += length;
	}
	return best;
}
