#include "processes/links.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ground/log.h"
#include "ground/memory.h"
#include "processes/clock.h"

enum { LOCK_WAIT_MS = 10000, LOCK_LOOK_EVERY_MS = 5 };

char *links_read(const char *state, const char *name)
{
	char *path = memory_printf("%s/%s", state, name), text[PATH_MAX];
	ssize_t length = readlink(path, text, sizeof(text) - 1);

	free(path);
	if (length <= 0)
		return NULL;
	text[length] = '\0';
	return memory_copy_text(text);
}

static char *find_folder(const char *path)
{
	struct stat found;
	char *folder = realpath(path, NULL);

	if (folder && (stat(folder, &found) != 0 || !S_ISDIR(found.st_mode))) {
		free(folder);
		return NULL;
	}
	return folder;
}

char *links_resolve(const char *state, const char *text)
{
	if (*text == '/')
		return find_folder(text);
	char *path = memory_printf("%s/%s", state, text);
	char *folder = find_folder(path);
	free(path);
	return folder;
}

char *links_find(const char *state, const char *id_or_path, struct report *report)
{
	char *releases = memory_printf("%s/releases", state);
	char *home = find_folder(releases), *folder = NULL, *text = NULL;
	size_t home_length = home ? strlen(home) : 0;

	if (home && *id_or_path && !strchr(id_or_path, '/') && *id_or_path != '.') {
		char *path = memory_printf("%s/%s", home, id_or_path);
		folder = find_folder(path);
		free(path);
	}
	if (!folder && *id_or_path)
		folder = links_resolve(state, id_or_path);
	if (!folder && *id_or_path)
		folder = find_folder(id_or_path);
	const char *name = home && folder && strncmp(folder, home, home_length) == 0 ? folder + home_length : "";
	if (!folder)
		report_error(report, NULL, 0, "there is no release \"%s\" in %s", id_or_path, releases);
	else if (*name != '/' || strchr(name + 1, '/'))
		report_error(report, NULL, 0, "%s is no release in %s", folder, releases);
	else
		text = memory_printf("releases/%s", name + 1);
	free(releases);
	free(home);
	free(folder);
	return text;
}

static bool flush_folder(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool good = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	return good;
}

bool links_set(const char *state, const char *name, const char *text, struct report *report)
{
	char *path = memory_printf("%s/%s", state, name);
	char *temporary = memory_printf("%s.%ld", path, (long)getpid());

	unlink(temporary); /* of a dead process that had our number */
	bool good = symlink(text, temporary) == 0 && rename(temporary, path) == 0 && flush_folder(state);
	if (!good) {
		report_error(report, path, 0, "cannot be set to %s: %s", text, strerror(errno));
		unlink(temporary);
	}
	free(temporary);
	free(path);
	return good;
}

bool links_switch(const char *state, const char *text, struct report *report)
{
	char *was = links_read(state, LINK_CURRENT);
	bool changes = !was || strcmp(was, text) != 0, good = true;

	/*
	 * `previous` first: if the disk is full, or the machine goes down between the
	 * two, `current` still is what it was.
	 */
	if (was && changes)
		good = links_set(state, LINK_PREVIOUS, was, report);
	if (good && changes)
		good = links_set(state, LINK_CURRENT, text, report);
	free(was);
	return good;
}

/*
 * Taken away under a name of our own before it is looked at: between a look and an unlink(2) another could have
 * asked. What is another's is put back, unless a still newer one is there.
 */
void links_withdraw_next(const char *state, const char *text)
{
	char *name = memory_printf(LINK_NEXT "-withdrawn.%ld", (long)getpid());
	char *path = memory_printf("%s/" LINK_NEXT, state), *taken = memory_printf("%s/%s", state, name);
	char *now = rename(path, taken) == 0 ? links_read(state, name) : NULL;

	if (now && strcmp(now, text) != 0 && link(taken, path) != 0 && errno != EEXIST)
		log_event(LOG_ERROR, "%s: the request for %s is lost: %s", path, now, strerror(errno));
	if (now)
		unlink(taken);
	free(now);
	free(taken), free(path), free(name);
}

int links_lock(const char *state, struct report *report)
{
	int64_t end_ms = clock_ms() + LOCK_WAIT_MS;
	int fd = open(state, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	while (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) != 0) {
		if (errno == EWOULDBLOCK && clock_ms() < end_ms) {
			poll(NULL, 0, LOCK_LOOK_EVERY_MS);
			continue;
		}
		int saved = errno;
		close(fd);
		fd = -1;
		errno = saved;
	}
	if (fd < 0 && errno == EWOULDBLOCK)
		report_error(report, state, 0, "its links are being moved by another process for more than %d s",
		             LOCK_WAIT_MS / 1000);
	else if (fd < 0)
		report_error(report, state, 0, "cannot be locked: %s", strerror(errno));
	return fd;
}
