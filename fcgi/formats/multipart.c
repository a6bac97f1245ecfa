#include "formats/multipart.h"

#include <string.h>

#include "ground/ascii.h"

enum { BOUNDARY_MAX = 70 }; /* RFC 2046, 5.1.1 */

struct bytes {
	const char *at, *end;
};

/* Moves behind the next `what`; false: there is none. *before, if not NULL, is what stood before it. */
static bool pass(struct bytes *in, const char *what, size_t length, struct bytes *before)
{
	const char *found = memmem(in->at, (size_t)(in->end - in->at), what, length);

	if (found == NULL)
		return false;
	if (before)
		*before = (struct bytes){in->at, found};
	in->at = found + length;
	return true;
}

/* Names of headers and types have no case. */
static bool begins_with(struct bytes line, const char *name)
{
	for (; *name; name++, line.at++)
		if (line.at == line.end || ascii_lower(*line.at) != *name)
			return false;
	return true;
}

/* The delimiter between two parts, with its line end; false: the type is another, or names none. */
static bool read_delimiter(const char *content_type, char delimiter[BOUNDARY_MAX + 5], size_t *length)
{
	static const char key[] = "boundary=";
	struct bytes type = {content_type, content_type + (content_type ? strlen(content_type) : 0)};
	const char *at = begins_with(type, "multipart/form-data") ? strstr(content_type, key) : NULL;

	if (at == NULL)
		return false;
	at += sizeof(key) - 1;
	size_t count = *at == '"' ? strcspn(++at, "\"") : strcspn(at, "; \t");
	if (count == 0 || count > BOUNDARY_MAX)
		return false;
	memcpy(delimiter, "\r\n--", 4);
	memcpy(delimiter + 4, at, count);
	*length = count + 4;
	return true;
}

/* A parameter of Content-Disposition, quoted; NULL: not there. Browsers write a quote in it as %22. */
static const char *parameter(struct bytes line, const char *start, struct arena *arena)
{
	struct bytes value;

	if (!pass(&line, start, strlen(start), NULL) || !pass(&line, "\"", 1, &value))
		return NULL;
	return arena_copy(arena, value.at, (size_t)(value.end - value.at));
}

/* The heads of one part, up to the empty line. */
static const char *field_name(struct bytes heads, struct arena *arena, const char **file_name)
{
	struct bytes line;

	while (pass(&heads, "\r\n", 2, &line))
		if (begins_with(line, "content-disposition:")) {
			*file_name = parameter(line, "; filename=\"", arena);
			return parameter(line, "; name=\"", arena);
		}
	return NULL;
}

bool multipart_find(const char *content_type, const char *body, size_t length, const char *name, struct arena *arena,
                    struct multipart_part *part)
{
	char delimiter[BOUNDARY_MAX + 5];
	size_t delimiter_length;
	struct bytes rest = {body, body + length}, heads, content;

	/* The first delimiter may be the first line. */
	if (!read_delimiter(content_type, delimiter, &delimiter_length) ||
	    !pass(&rest, delimiter + 2, delimiter_length - 2, NULL))
		return false;
	while (pass(&rest, "\r\n\r\n", 4, &heads) && pass(&rest, delimiter, delimiter_length, &content)) {
		const char *file_name = NULL;
		heads.end += 2; /* the last line's own end */
		const char *found = field_name(heads, arena, &file_name);
		if (found && strcmp(found, name) == 0) {
			*part = (struct multipart_part){file_name, content.at, (size_t)(content.end - content.at)};
			return true;
		}
	}
	return false;
}
