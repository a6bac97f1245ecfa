/* `birlik inbox`: the messages of readers, for operators. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answer/inbox.h"
#include "commands/command.h"
#include "ground/ascii.h"
#include "ground/file.h"
#include "ground/memory.h"

/* A terminal obeys control characters: a message has none but line ends, which are set in. */
static void print_text(const char *text)
{
	for (; *text; text++)
		fputs(*text == '\n' ? "\n    " : (char[]){*text, '\0'}, stdout);
}

static void print_message(void *context, int64_t id, const char *received, const char *language, const char *to,
                          const char *subject)
{
	(void)context;
	printf("%lld\t%s\t%s\t%s\t%s\n", (long long)id, received, language, to ? to : "-", subject ? subject : "-");
}

static void print_field(void *context, const char *name, const char *value)
{
	(void)context;
	printf("%s: ", name);
	print_text(value);
	putchar('\n');
}

static int inbox_main(int argc, char **argv)
{
	static const struct option options[] = {{"state", required_argument, NULL, 'S'},
	                                        {"file", required_argument, NULL, 'f'},
	                                        {"help", no_argument, NULL, 'h'},
	                                        {NULL, 0, NULL, 0}};
	const char *state = COMMAND_STATE, *given = NULL;
	struct report report = {0};
	int64_t id = 0;
	int option;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (option == 'S')
			state = optarg;
		else if (option == 'f')
			given = optarg;
		else
			return option == 'h' ? command_help(&command_inbox) : COMMAND_USAGE;
	}
	const char *verb = optind < argc ? argv[optind] : "";
	bool list = strcmp(verb, "list") == 0 && optind + 1 == argc;
	bool one = optind + 2 == argc && ascii_parse_integer(argv[optind + 1], 1, INT64_MAX, &id);
	bool show = strcmp(verb, "show") == 0 && one, delete = strcmp(verb, "delete") == 0 && one;
	if (!list && !show && !delete)
		return command_misused(&command_inbox);

	if (given == NULL && !command_has_state(state, "releases"))
		return COMMAND_REFUSED;
	char *file = given ? memory_copy_text(given) : memory_printf("%s/inbox.db", state);
	bool good = !list || !given || file_exists(given) || report_error(&report, given, 0, "is not there");
	if (good)
		good = list   ? inbox_list(file, print_message, NULL, &report)
		       : show ? inbox_show(file, id, print_field, NULL, &report)
		              : inbox_delete(file, id, &report);
	free(file);
	return good ? COMMAND_DONE : COMMAND_REFUSED;
}

const struct command command_inbox = {"inbox", "list, show and delete the messages of readers",
                                      "usage: birlik inbox [--state DIR | --file FILE] list\n"
                                      "       birlik inbox [--state DIR | --file FILE] show ID\n"
                                      "       birlik inbox [--state DIR | --file FILE] delete ID\n"
                                      "\n"
                                      "list prints a line a message: id, time of receipt (UTC), language, the body it is for,\n"
                                      "subject, separated by tabs. show prints one whole. delete removes it from the disk.\n"
                                      "\n"
                                      "  --state DIR    the folder of inbox.db (default " COMMAND_STATE ")\n"
                                      "  --file FILE    the inbox itself\n",
                                      inbox_main};
