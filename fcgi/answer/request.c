#include "answer/request.h"

#include <string.h>

#include "ground/ascii.h"

static const char *variable(const struct answer_input *input, const char *name)
{
	const char *value = input->variable(input->context, name);
	return value && *value ? value : NULL;
}

static enum request_method read_method(const char *method)
{
	if (method && strcmp(method, "GET") == 0)
		return REQUEST_GET;
	if (method && strcmp(method, "HEAD") == 0)
		return REQUEST_HEAD;
	if (method && strcmp(method, "POST") == 0)
		return REQUEST_POST;
	return REQUEST_OTHER;
}

/* Values may have lines: which fields may is the page's business. */
static bool pairs_pass(const struct uri_pair *pairs, int count)
{
	for (int i = 0; i < count; i++)
		if (!ascii_gate_utf8(pairs[i].name, strlen(pairs[i].name), false) ||
		    !ascii_gate_utf8(pairs[i].value, strlen(pairs[i].value), true))
			return false;
	return true;
}

static int read_form(const struct answer_input *input, struct arena *arena, struct request *request)
{
	static const char form_type[] = "application/x-www-form-urlencoded";
	const char *type = variable(input, "CONTENT_TYPE");
	size_t length = type ? strcspn(type, "; \t") : 0;
	char start[sizeof(form_type)] = {0};

	if (length < sizeof(start) && type)
		memcpy(start, type, length);
	if (!ascii_equal_ignore_case(start, form_type))
		return 415;
	request->form_count = uri_read_pairs(input->body, input->body_length, request->form, REQUEST_PAIRS_MAX, arena);
	if (request->form_count < 0) {
		request->form_count = 0;
		return 400;
	}
	return 0;
}

static const char *merge_slashes(const char *path, struct arena *arena)
{
	char *merged = arena_copy_text(arena, path), *end = merged;

	for (const char *c = path; *c; c++)
		if (*c != '/' || c[1] != '/')
			*end++ = *c;
	*end = '\0';
	return merged;
}

int request_read(const struct answer_input *input, struct arena *arena, struct request *request)
{
	const char *path = variable(input, "DOCUMENT_URI"), *query = variable(input, "QUERY_STRING");
	const char *encoding = variable(input, "HTTP_ACCEPT_ENCODING");

	*request = (struct request){
	        .method = read_method(variable(input, "REQUEST_METHOD")),
	        .path = "/",
	        .query_text = query ? query : "",
	        .none_match = variable(input, "HTTP_IF_NONE_MATCH"),
	        .accept_language = variable(input, "HTTP_ACCEPT_LANGUAGE"),
	        .release = variable(input, "BIRLIK_RELEASE"),
	        .gzip = encoding && strstr(encoding, "gzip"),
	};
	if (path == NULL || *path != '/' || !ascii_gate_utf8(path, strlen(path), false))
		return 400;
	request->path = merge_slashes(path, arena);
	request->path_is_mended = strcmp(request->path, path) != 0;
	if (strlen(path) > REQUEST_PATH_MAX || (query && strlen(query) > REQUEST_QUERY_MAX))
		return 414;
	if (request->method == REQUEST_OTHER)
		return 405;
	if (query) {
		request->query_count = uri_read_pairs(query, strlen(query), request->query, REQUEST_PAIRS_MAX, arena);
		if (request->query_count < 0 || !pairs_pass(request->query, request->query_count)) {
			request->query_count = 0;
			return 400;
		}
	}
	return request->method == REQUEST_POST ? read_form(input, arena, request) : 0;
}
