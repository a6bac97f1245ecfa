/*
 * An answer without an engine, for the tests of the pool. A release is any folder:
 *
 *     broken   a file of that name: it cannot be loaded
 *     crash    … loading it ends in SIGABRT
 *     slow     … loading it takes a second
 *     name     its text stands in every answer
 *
 * A request's query string says what happens:
 *
 *     sleep=MS   the answer takes so long
 *     hang       … for ever
 *     crash      the worker dies
 *     size=N     a body of N bytes
 *     status=N   with that status
 *     no-store   not to be kept
 *     page       kept by nginx: max-age=0, must-revalidate and an ETag
 */
#include "answer/answer.h"

#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ground/memory.h"

struct answer {
	struct answer_output output;
	char *name;
	char *release;
};

static bool has_file(const char *release, const char *name)
{
	char *path = memory_printf("%s/%s", release, name);
	bool found = access(path, F_OK) == 0;

	free(path);
	return found;
}

struct answer *answer_open(const struct answer_options *options, struct report *report)
{
	char text[64] = "";

	if (has_file(options->release, "crash"))
		abort();
	if (has_file(options->release, "slow"))
		poll(NULL, 0, 1000);
	if (has_file(options->release, "broken")) {
		report_error(report, "xsl/tr.xsl", 12, "the release is broken");
		return NULL;
	}
	char *path = memory_printf("%s/name", options->release);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	free(path);
	if (fd >= 0) {
		ssize_t length = read(fd, text, sizeof(text) - 1);
		text[length > 0 ? strcspn(text, "\n") : 0] = '\0';
		close(fd);
	}
	struct answer *answer = memory_zeroed(1, sizeof(*answer));
	answer->name = memory_copy_text(text);
	answer->release = memory_copy_text(options->release);
	return answer;
}

void answer_sleep(struct answer *answer)
{
	(void)answer;
}

bool answer_wake(struct answer *answer, struct report *report)
{
	(void)answer, (void)report;
	return true;
}

void answer_rest(struct answer *answer)
{
	(void)answer;
}

bool answer_self_test(struct answer *answer, struct report *report)
{
	if (has_file(answer->release, "wrong"))
		return report_error(report, "xsl/tr.xsl", 13, "the self-test fails");
	return true;
}

static const char *value_of(const char *query, const char *name)
{
	const char *found = strstr(query, name);

	return found ? found + strlen(name) : NULL;
}

static const char *text_of(const struct answer_input *input, const char *name)
{
	const char *text = input->variable(input->context, name);

	return text ? text : "-";
}

static void fill_body(struct answer *answer, const struct answer_input *input, const char *query)
{
	static const char *const names[] = {
		"REQUEST_METHOD", "DOCUMENT_URI", "QUERY_STRING", "CONTENT_TYPE",
		"HTTP_IF_NONE_MATCH", "HTTP_ACCEPT_LANGUAGE", "HTTP_ACCEPT_ENCODING",
		"HTTP_PROXY", "HTTP_HOST", "BIRLIK_RELEASE", "REQUEST_ID",
	};
	struct buffer *body = &answer->output.body;
	const char *size = value_of(query, "size=");
	char filling[4096];

	buffer_printf(body, "name=%s\nworker=%ld\nbody=%zu\n", answer->name, (long)getpid(),
		      input->body_length);
	for (size_t i = 0; i < COUNT_OF(names); i++)
		buffer_printf(body, "%s=%s\n", names[i], text_of(input, names[i]));
	memset(filling, 'x', sizeof(filling));
	long left = size ? strtol(size, NULL, 10) - (long)body->length : 0;
	for (; left > (long)sizeof(filling); left -= (long)sizeof(filling))
		buffer_append(body, filling, sizeof(filling));
	for (; left > 0; left--)
		buffer_append_byte(body, left == 1 ? '\n' : 'x');
}

const struct answer_output *answer_request(struct answer *answer, const struct answer_input *input)
{
	struct answer_output *output = &answer->output;
	const char *query = text_of(input, "QUERY_STRING");
	const char *status = value_of(query, "status="), *sleep_ms = value_of(query, "sleep=");

	buffer_clear(&output->head);
	buffer_clear(&output->body);
	if (value_of(query, "crash"))
		abort();
	while (value_of(query, "hang"))
		poll(NULL, 0, 1000);
	if (sleep_ms)
		poll(NULL, 0, (int)strtol(sleep_ms, NULL, 10));
	output->status = status ? (int)strtol(status, NULL, 10) : 200;
	fill_body(answer, input, query);
	buffer_printf(&output->head, "Status: %d X\r\nContent-Type: text/plain\r\n", output->status);
	buffer_append_text(&output->head, value_of(query, "page")
		? "Cache-Control: max-age=0, must-revalidate\r\nETag: W/\"one\"\r\n"
		: "Cache-Control: no-store\r\n");
	buffer_printf(&output->head, "Content-Length: %zu\r\n\r\n", output->body.length);
	return output;
}

void answer_close(struct answer *answer)
{
	buffer_release(&answer->output.head);
	buffer_release(&answer->output.body);
	free(answer->name);
	free(answer->release);
	free(answer);
}
