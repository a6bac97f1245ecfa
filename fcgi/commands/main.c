#include <stdio.h>
#include <string.h>

#include "commands/command.h"
#include "ground/ascii.h"

static const struct command *const commands[] = {
        &command_build, &command_publish, &command_rollback, &command_releases, &command_gc,    &command_serve, &command_render,
        &command_po,    &command_inbox,   &command_grammar,  &command_check,    &command_slugs, &command_watch, &command_preview};

static int print_usage(FILE *to)
{
	fputs("birlik " BIRLIK_VERSION ": the public site of a union, from records to pages\n\nusage: birlik COMMAND …\n\n", to);
	for (size_t i = 0; i < COUNT_OF(commands); i++)
		fprintf(to, "  %-10s %s\n", commands[i]->name, commands[i]->summary);
	fputs("\nbirlik COMMAND --help tells more. Exit codes: 0 done, 1 refused with the reason, 2 usage.\n", to);
	return to == stdout ? COMMAND_DONE : COMMAND_USAGE;
}

static int misnamed(const char *name)
{
	const struct command *nearest = commands[0];
	for (size_t i = 1; i < COUNT_OF(commands); i++)
		if (ascii_edit_distance(commands[i]->name, name) < ascii_edit_distance(nearest->name, name))
			nearest = commands[i];
	fprintf(stderr, "birlik: there is no command “%s”", name);
	if (ascii_is_slip(name, nearest->name))
		fprintf(stderr, "; did you mean %s?\n", nearest->name);
	else
		fputs("; birlik --help lists them\n", stderr);
	return COMMAND_USAGE;
}

int main(int argc, char **argv)
{
	if (argc < 2)
		return print_usage(stderr);
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0)
		return print_usage(stdout);
	if (strcmp(argv[1], "--version") == 0)
		return puts("birlik " BIRLIK_VERSION) < 0 ? COMMAND_REFUSED : COMMAND_DONE;
	for (size_t i = 0; i < COUNT_OF(commands); i++)
		if (strcmp(argv[1], commands[i]->name) == 0)
			return commands[i]->run(argc - 1, argv + 1);
	return misnamed(argv[1]);
}
