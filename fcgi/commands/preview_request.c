#include "commands/preview_request.h"

#include <string.h>

#include "formats/http.h"
#include "formats/multipart.h"
#include "ground/ascii.h"

enum { NAME_LONGEST = 100, PATH_LONGEST = 4096 };

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
	/* Two slashes would be the address of another site. */
	address += *address == '/' ? strspn(address, "/") - 1 : 0;
	if (!ascii_gate_utf8(address, strlen(address), false))
		address = "/";
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

const char *preview_request_shown(const char *address, struct arena *arena)
{
	return arena_printf(arena, "%s%c" PREVIEW_SHOW, address, strchr(address, '?') ? '&' : '?');
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
	http_add(&led->head, HTTP_LOCATION, preview_request_shown(arena_copy(arena, place, strcspn(place, "\r")), arena));
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
	if (strlen(base) > NAME_LONGEST)
		base += strlen(base) - NAME_LONGEST;
	return ascii_ends_with(base, ".po") ? base : arena_printf(arena, "%s.po", base);
}

static bool is_from_here(const struct preview_request *request)
{
	const char *site = variable_of(request, "HTTP_SEC_FETCH_SITE"), *origin = variable_of(request, "HTTP_ORIGIN");
	const char *host = strstr(origin, "://");

	if (*site)
		return strcmp(site, "same-origin") == 0;
	return *origin == '\0' || (host && strcmp(host + 3, variable_of(request, "HTTP_HOST")) == 0);
}

/* A path of this site: neither another's address nor what a header cannot hold. */
static const char *safe_path(const struct multipart_part *part, struct arena *arena)
{
	if (part->length == 0 || part->length > PATH_LONGEST || part->bytes[0] != '/')
		return "/";
	for (size_t i = 0; i < part->length; i++)
		if (part->bytes[i] <= ' ' || part->bytes[i] == 0x7f || part->bytes[i] == '\\' ||
		    (i == 1 && part->bytes[i] == '/'))
			return "/";
	return arena_copy(arena, part->bytes, part->length);
}

bool preview_request_form(const struct preview_request *request, struct arena *arena, struct preview_form *form)
{
	const struct answer_input *input = request->input;
	const char *type = variable_of(request, "CONTENT_TYPE");
	struct multipart_part part;

	*form = (struct preview_form){.back = "/"};
	if (!is_from_here(request))
		return false;
	if (multipart_find(type, input->body, input->body_length, "back", arena, &part))
		form->back = safe_path(&part, arena);
	if (multipart_find(type, input->body, input->body_length, "withdraw", arena, &part))
		form->withdrawn = arena_copy(arena, part.bytes, part.length);
	if (multipart_find(type, input->body, input->body_length, "catalogue", arena, &part) && part.file_name) {
		form->file_name = safe_name(part.file_name, arena);
		form->bytes = part.bytes;
		form->length = part.length;
	}
	return form->withdrawn || form->file_name;
}
