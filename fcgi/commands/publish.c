#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "commands/command.h"
#include "commands/release_list.h"
#include "ground/memory.h"
#include "processes/links.h"
#include "processes/publish.h"

static int publish(int argc, char **argv);
static int rollback(int argc, char **argv);
static int list_releases(int argc, char **argv);

#define STATE_HELP "  --state DIR  the folder of releases and links; " COMMAND_STATE " if not given\n"

const struct command command_publish = {
        .name = "publish",
        .summary = "put a release into service",
        .usage = "usage: birlik publish [--state DIR] ID|PATH\n"
                 "\n"
                 "Puts a release into service. A running pool loads it, renders its self-test in every\n"
                 "language and switches without losing a request, or refuses it and serves on what\n"
                 "it served. Without a running pool only the link STATE/current is moved.\n"
                 "\n" STATE_HELP "\n"
                 "Exit code: 0 it is in service, 1 refused with the reason, 2 usage.\n",
        .run = publish,
};

const struct command command_rollback = {
        .name = "rollback",
        .summary = "put the release before this one into service again",
        .usage = "usage: birlik rollback [--state DIR]\n"
                 "\n"
                 "Publishes the release of the link STATE/previous, which every switch sets.\n"
                 "\n" STATE_HELP "\n"
                 "Exit code: 0 it is in service, 1 refused with the reason, 2 usage.\n",
        .run = rollback,
};

const struct command command_releases = {
        .name = "releases",
        .summary = "list the releases, and which one is in service",
        .usage = "usage: birlik releases [--state DIR]\n"
                 "\n"
                 "One line a release of STATE/releases, newest first: its id, when it was made (UTC), and\n"
                 "\"current\" or \"previous\" behind the one in service and the one before it.\n"
                 "\n" STATE_HELP "\n"
                 "Exit code: 0 done, 1 there are none, or a link leads to one that is not there, 2 usage.\n",
        .run = list_releases,
};

/*
 * Reads --state and --help. Returns -1 to go on, with the first of `operands` at
 * argv[optind], or the exit code.
 */
static int read_arguments(const struct command *command, int argc, char **argv, int operands, const char **state)
{
	static const struct option options[] = {
	        {"state", required_argument, NULL, 's'},
	        {"help", no_argument, NULL, 'h'},
	        {NULL, 0, NULL, 0},
	};
	int option;

	*state = COMMAND_STATE;
	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (option == 'h')
			return command_help(command);
		if (option != 's')
			return command_misused(command);
		*state = optarg;
	}
	if (argc - optind != operands)
		return command_misused(command);
	return command_has_state(*state, "releases") ? -1 : COMMAND_REFUSED;
}

static int publish_and_tell(const char *state, const char *release)
{
	struct report report = {0};
	bool by_pool;

	if (!publish_release(state, release, &by_pool, &report))
		return COMMAND_REFUSED;
	char *now = links_read(state, LINK_CURRENT);
	printf("%s is %s\n", now ? now : release, by_pool ? "in service" : "current; no pool runs that would serve it");
	free(now);
	return COMMAND_DONE;
}

static int publish(int argc, char **argv)
{
	const char *state;
	int code = read_arguments(&command_publish, argc, argv, 1, &state);

	return code >= 0 ? code : publish_and_tell(state, argv[optind]);
}

static int rollback(int argc, char **argv)
{
	const char *state;
	int code = read_arguments(&command_rollback, argc, argv, 0, &state);

	if (code >= 0)
		return code;
	char *previous = links_read(state, LINK_PREVIOUS);
	if (!previous) {
		fprintf(stderr, "%s: has no link \"" LINK_PREVIOUS "\": nothing was served before\n", state);
		return COMMAND_REFUSED;
	}
	code = publish_and_tell(state, previous);
	free(previous);
	return code;
}

/* The folder a link leads to; NULL: none. One that leads nowhere is reported. */
static char *folder_of(const char *state, const char *name, struct report *report)
{
	char *text = links_read(state, name);
	char *folder = text ? links_resolve(state, text) : NULL;

	if (text && !folder) {
		char *link = memory_printf("%s/%s", state, name);
		report_error(report, link, 0, "leads to %s, which is not there", text);
		free(link);
	}
	free(text);
	return folder;
}

static int list_releases(int argc, char **argv)
{
	const char *state;
	struct report report = {0};
	struct release_list list;
	int code = read_arguments(&command_releases, argc, argv, 0, &state);

	if (code >= 0)
		return code;
	release_list_read(&list, state, &report);
	char *current = folder_of(state, LINK_CURRENT, &report), *previous = folder_of(state, LINK_PREVIOUS, &report);
	for (size_t i = 0; i < list.count; i++) {
		char *path = memory_printf("%s/releases/%s", state, list.entries[i].id), *folder = realpath(path, NULL);
		const char *mark = "";
		char time[32];
		struct tm utc;
		if (folder && current && strcmp(folder, current) == 0)
			mark = " current";
		else if (folder && previous && strcmp(folder, previous) == 0)
			mark = " previous";
		strftime(time, sizeof(time), "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&list.entries[i].made, &utc));
		printf("%s %s%s\n", list.entries[i].id, time, mark);
		free(folder), free(path);
	}
	release_list_release(&list);
	free(current), free(previous);
	return report.errors ? COMMAND_REFUSED : COMMAND_DONE;
}
