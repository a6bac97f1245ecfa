/*
 * `birlik` with the fake answer: the commands of the pool.
 * `build` stands in for the real one: it names the release $FAKE_RELEASE, or refuses; `watch` sees nothing.
 * While there is a file of the name $FAKE_NO_FORK the system gives no process.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "commands/command.h"

pid_t __real_fork(void);
pid_t __wrap_fork(void);

pid_t __wrap_fork(void)
{
	const char *file = getenv("FAKE_NO_FORK");

	if (!file || access(file, F_OK) != 0)
		return __real_fork();
	errno = EAGAIN;
	return -1;
}

int main(int argc, char **argv)
{
	static const struct command *const commands[] = {
		&command_serve, &command_publish, &command_rollback, &command_releases,
	};

	const char *release = getenv("FAKE_RELEASE");
	if (argc > 1 && strcmp(argv[1], "build") == 0)
		return release && puts(release) >= 0 ? COMMAND_DONE : COMMAND_REFUSED;

	if (argc > 1 && strcmp(argv[1], "watch") == 0)
		return pause();

	for (size_t i = 0; argc > 1 && i < COUNT_OF(commands); i++)
		if (strcmp(argv[1], commands[i]->name) == 0)
			return commands[i]->run(argc - 1, argv + 1);
	fprintf(stderr, "usage: birlik serve|publish|rollback|releases\n");
	return COMMAND_USAGE;
}
