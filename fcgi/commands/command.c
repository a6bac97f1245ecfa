#include "commands/command.h"

#include <stdio.h>
#include <stdlib.h>

#include "ground/file.h"
#include "ground/memory.h"

int command_help(const struct command *command)
{
	fputs(command->usage, stdout);
	return fflush(stdout) == 0 ? COMMAND_DONE : COMMAND_REFUSED;
}

bool command_has_state(const char *state, const char *part)
{
	char *path = memory_printf("%s/%s", state, part);
	bool there = file_exists(path);

	if (!there)
		fprintf(stderr,
		        "%s: is not there; --state DIR names the folder of the releases (under make run it is build/run)\n",
		        path);
	free(path);
	return there;
}

int command_misused(const struct command *command)
{
	fprintf(stderr, "birlik %s: this is not how it is used; see birlik %s --help\n", command->name, command->name);
	return COMMAND_USAGE;
}
