#include "commands/command.h"

#include <stdio.h>

int command_help(const struct command *command)
{
	fputs(command->usage, stdout);
	return fflush(stdout) == 0 ? COMMAND_DONE : COMMAND_REFUSED;
}

int command_misused(const struct command *command)
{
	fprintf(stderr, "birlik %s: this is not how it is used; see birlik %s --help\n", command->name, command->name);
	return COMMAND_USAGE;
}
