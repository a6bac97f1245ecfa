#include "commands/preview_request.h"

#include <string.h>

#include "formats/http.h"
#include "formats/multipart.h"
#include "ground/ascii.h"
#include "ground/file.h"

static const char *variable_of(const struct preview_request *request, const char *name)
{
	const char *text = request->input->variable(request->input->context, name);
	return text ? text : "";
}

/* What the answer is to see. Nothing is kept of a preview: there is no validator. */
static const char *variable(void *context, const char *name)
{
	const struct preview_request *request = context;

	if (strcmp(name, "QUERY_STRING") == 0)
		return request->query;
	if (strcmp(name, "HTTP_IF_NONE_MATCH") == 0 || strcmp(name, "BIRLIK_RELEASE") == 0)
		return NULL;
	return request->input->variable(request->input->context, name);
}

void preview_request_read(const struct answer_input *input, struct arena *arena, struct preview_request *request)
{
	*request = (struct preview_request){.input = input};
	const char *address = variable_of(request, "REQUEST_URI");
	char *rest = arena_copy_text(arena, variable_of(request, "QUERY_STRING")), *pair;
	struct buffer query = {0};

	while ((pair = strsep(&rest, "&")) != NULL) {
		if (strcmp(pair, PREVIEW_SHOW) == 0)
			request->shows = true;
		else if (*pair)
			buffer_printf(&query, "%s%s", query.length ? "&" : "", pair);
	}
	request->query = arena_copy_text(arena, buffer_text(&query));
	request->address =
	        arena_printf(arena, "%.*s%s%s", (int)strcspn(address, "?"), address, query.length ? "?" : "", request->query);
	request->sends = strcmp(variable_of(request, "REQUEST_METHOD"), "POST") == 0 &&
	                 strcmp(variable_of(request, "DOCUMENT_URI"), PREVIEW_ADDRESS) == 0;
	buffer_release(&query);
}

static const char *with_messages(const char *address, struct arena *arena)
{
	return arena_printf(arena, "%s%c" PREVIEW_SHOW, address, strchr(address, '?') ? '&' : '?');
}

const char *preview_request_turn(const struct preview_request *request, struct arena *arena)
{
	return request->shows ? request->address : with_messages(request->address, arena);
}

const struct answer_output *preview_request_answer(const struct preview_request *request, struct answer *answer,
                                                   struct arena *arena, struct answer_output *led)
{
	static const char field[] = "\r\nLocation: ";
	struct answer_input input = *request->input;

	input.variable = variable;
	input.context = (struct preview_request *)(uintptr_t)request;
	const struct answer_output *output = answer_request(answer, &input);
	const char *place = request->shows ? strstr(buffer_text(&output->head), field) : NULL;
	if (place == NULL)
		return output;
	place += strlen(field);
	led->status = output->status;
	buffer_clear(&led->body);
	http_begin(&led->head, output->status);
	http_add(&led->head, HTTP_LOCATION, with_messages(arena_copy(arena, place, strcspn(place, "\r")), arena));
	http_add(&led->head, HTTP_CACHE_CONTROL, "no-store");
	http_add(&led->head, HTTP_CONTENT_LENGTH, "0");
	http_end(&led->head);
	return led;
}

/* Of the name that the sender's file has: what may be a name in our folder. */
static const char *safe_name(const char *name, struct arena *arena)
{
	char *copy = arena_copy_text(arena, name), *base = copy;

	for (char *c = copy; *c; c++) {
		if (*c == '/' || *c == '\\')
			base = c + 1;
		else if (!ascii_is_name(*c) && *c != '.' && *c != '-')
			*c = '_';
	}
	while (*base == '.')
		base++;
	return ascii_ends_with(base, ".po") ? base : arena_printf(arena, "%s.po", base);
}

const char *preview_request_catalogue(const struct preview_request *request, const char *folder, struct arena *arena,
                                      const char **back, struct report *report)
{
	const struct answer_input *input = request->input;
	const char *type = variable_of(request, "CONTENT_TYPE"), *site = variable_of(request, "HTTP_SEC_FETCH_SITE");
	struct multipart_part part;

	*back = "/";
	if (*site && strcmp(site, "same-origin") != 0)
		return NULL;
	if (multipart_find(type, input->body, input->body_length, "back", arena, &part) && part.length > 1 &&
	    part.length < 4096 && part.bytes[0] == '/' && part.bytes[1] != '/' && part.bytes[1] != '\\')
		*back = arena_copy(arena, part.bytes, part.length);
	if (!multipart_find(type, input->body, input->body_length, "catalogue", arena, &part) || !part.file_name)
		return NULL;
	const char *file = arena_printf(arena, "%s/%s", folder, safe_name(part.file_name, arena));
	return file_make_folder(folder, report) && file_write(file, part.bytes, part.length, report) ? file : NULL;
}
