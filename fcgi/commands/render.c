/* `birlik render`: what a reader would get, without any server. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answer/answer.h"
#include "commands/command.h"
#include "ground/ascii.h"
#include "ground/memory.h"

struct variables {
	const char *path, *query, *none_match;
};

static const char *variable(void *context, const char *name)
{
	const struct variables *variables = context;
	if (strcmp(name, "REQUEST_METHOD") == 0)
		return "GET";
	if (strcmp(name, "DOCUMENT_URI") == 0)
		return variables->path;
	if (strcmp(name, "QUERY_STRING") == 0)
		return variables->query;
	if (strcmp(name, "HTTP_IF_NONE_MATCH") == 0)
		return variables->none_match;
	return NULL;
}

/* The path with the ending of its XML face; a path with a slash at its end is a folder's index. */
static char *xml_path(const char *path)
{
	return memory_printf("%s%s.xml", path, ascii_ends_with(path, "/") ? "index" : "");
}

static int render(const char *release, const char *address, const char *none_match, bool xml, bool head, int64_t repeat)
{
	struct report report = {0};
	struct answer_options options = {.release = release};
	struct answer *answer = answer_open(&options, &report);
	const struct answer_output *output = NULL;

	if (answer == NULL)
		return COMMAND_REFUSED;
	char *path = memory_copy_text(address), *query = strchr(path, '?');
	if (query)
		*query++ = '\0';
	char *full = xml ? xml_path(path) : memory_copy_text(path);
	struct variables variables = {full, query, none_match};
	struct answer_input input = {.variable = variable, .context = &variables};
	for (int64_t i = 0; i < repeat; i++)
		output = answer_request(answer, &input);
	if (head)
		fwrite(output->head.bytes, 1, output->head.length, stdout);
	fwrite(buffer_text(&output->body), 1, output->body.length, stdout);
	int status = output->status;
	if (status >= 300 && status != 304 && !head)
		fprintf(stderr, "birlik render: %s: status %d\n", address, status);
	answer_close(answer);
	free(path), free(full);
	return fflush(stdout) == 0 && status < 400 ? COMMAND_DONE : COMMAND_REFUSED;
}

static int render_main(int argc, char **argv)
{
	static const struct option options[] = {
	        {"state", required_argument, NULL, 'S'},  {"release", required_argument, NULL, 'r'},
	        {"xml", no_argument, NULL, 'x'},          {"head", no_argument, NULL, 'H'},
	        {"repeat", required_argument, NULL, 'n'}, {"none-match", required_argument, NULL, 'm'},
	        {"help", no_argument, NULL, 'h'},         {NULL, 0, NULL, 0}};
	const char *state = COMMAND_STATE, *release = NULL, *none_match = NULL;
	bool xml = false, head = false;
	int64_t repeat = 1;
	int option;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (option == 'S')
			state = optarg;
		else if (option == 'r')
			release = optarg;
		else if (option == 'x')
			xml = true;
		else if (option == 'H')
			head = true;
		else if (option == 'm')
			none_match = optarg;
		else if (option == 'n' && ascii_parse_integer(optarg, 1, 1000000, &repeat))
			continue;
		else
			return option == 'h' ? command_help(&command_render) : command_misused(&command_render);
	}
	if (optind + 1 != argc)
		return command_misused(&command_render);
	if (release == NULL && !command_has_state(state, "current"))
		return COMMAND_REFUSED;
	char *current = release ? memory_copy_text(release) : memory_printf("%s/current", state);
	int code = render(current, argv[optind], none_match, xml, head, repeat);
	free(current);
	return code;
}

const struct command command_render = {
        "render", "print a page as a reader would get it",
        "usage: birlik render [--state DIR | --release DIR] [--xml] [--head] [--none-match TAG] [--repeat N] ADDRESS\n"
        "\n"
        "Prints the page at ADDRESS (a path with its query, as /tr/ or '/en/organisations?kind=union').\n"
        "\n"
        "  --state DIR       the folder whose link `current` is the release (default " COMMAND_STATE ")\n"
        "  --release DIR     a release's own folder\n"
        "  --xml             the document behind the page, before the stylesheet\n"
        "  --head            the header lines too\n"
        "  --none-match TAG  ask with If-None-Match\n"
        "  --repeat N        render N times and print once, for profiling\n",
        render_main};
