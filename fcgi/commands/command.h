/*
 * The commands of the program: `birlik NAME …`. Each reads its own arguments
 * (argv[0] is its name) and returns the exit code of the program.
 */
#ifndef BIRLIK_COMMAND_H
#define BIRLIK_COMMAND_H

#include "ground/base.h"

enum command_exit {
	COMMAND_DONE = 0,
	COMMAND_REFUSED = 1, /* with the reason on standard error */
	COMMAND_USAGE = 2,
};

struct command {
	const char *name;
	const char *summary; /* one line for `birlik --help` */
	const char *usage;   /* what `birlik NAME --help` prints, with its last newline */
	int (*run)(int argc, char **argv);
};

/* The folder of releases, links, pid file, inbox, when --state isn't given. */
#define COMMAND_STATE "/var/lib/birlik"

extern const struct command command_build, command_render, command_po, command_inbox, command_grammar, command_check,
        command_slugs, command_watch, command_preview;
extern const struct command command_serve, command_publish, command_rollback, command_releases, command_gc;

/* Is there `part` in the folder of releases? If not that is told, with the option that names another folder. */
bool command_has_state(const char *state, const char *part);

/* Prints the usage and returns COMMAND_DONE (asked for) or COMMAND_USAGE. */
int command_help(const struct command *command);
int command_misused(const struct command *command);

#endif
