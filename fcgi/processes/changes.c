#include "processes/changes.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "ground/ascii.h"
#include "ground/memory.h"
#include "processes/clock.h"

enum { EVENT_BYTES = 16384 };
static const uint32_t saved = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ONLYDIR;

static bool is_watched(const struct changes *changes, int watch)
{
	for (size_t i = 0; i < changes->watch_count; i++)
		if (changes->watches[i] == watch)
			return true;
	return false;
}

/* A folder and those below it. One that is watched already keeps its number. */
static void add_folder(struct changes *changes, const char *folder, int depth)
{
	int watch = inotify_add_watch(changes->fd, folder, saved);
	if (watch < 0)
		return;
	if (!is_watched(changes, watch) && changes->watch_count < CHANGES_FOLDERS)
		changes->watches[changes->watch_count++] = watch;
	DIR *list = depth < CHANGES_DEPTH ? opendir(folder) : NULL;
	struct dirent *entry;
	while (list && (entry = readdir(list)) != NULL) {
		if (entry->d_name[0] == '.' || (entry->d_type != DT_DIR && entry->d_type != DT_UNKNOWN))
			continue;
		char *below = memory_printf("%s/%s", folder, entry->d_name);
		add_folder(changes, below, depth + 1);
		free(below);
	}
	if (list)
		closedir(list);
}

/* Once more after each change: a folder may be new, or a new one in the place of an old. */
static void add_all(struct changes *changes)
{
	static const char *const folders[] = {"db", "xsl", "locales"};

	changes->watch_count = 0;
	for (size_t i = 0; i < COUNT_OF(folders); i++) {
		char *folder = memory_printf("%s/%s", changes->site, folders[i]);
		add_folder(changes, folder, 0);
		free(folder);
	}
	for (size_t i = 0; i < changes->file_count; i++) {
		const char *file = changes->files[i], *slash = strrchr(file, '/');
		char *folder = slash ? memory_printf("%.*s/", (int)(slash - file), file) : memory_copy_text(".");
		changes->file_watches[i] = inotify_add_watch(changes->fd, folder, saved);
		free(folder);
	}
}

bool changes_open(struct changes *changes, const char *site, const char *const *files, size_t file_count, struct report *report)
{
	*changes = (struct changes){.fd = -1, .site = site, .files = files, .file_count = file_count};
	if (file_count > CHANGES_FOLDERS)
		return report_error(report, site, 0, "%zu files are too many to watch; %d can be", file_count, CHANGES_FOLDERS);
	changes->fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
	if (changes->fd < 0)
		return report_error(report, site, 0, "cannot be watched: %s", strerror(errno));
	add_all(changes);
	if (changes->watch_count)
		return true;
	int error = errno;
	changes_close(changes);
	return report_error(report, site, 0, "has no db, xsl and locales that can be watched: %s", strerror(error));
}

void changes_close(struct changes *changes)
{
	if (changes->fd >= 0)
		close(changes->fd);
	changes->fd = -1;
}

/* Is it a source, and not what an editor keeps beside it? */
static bool matters(const struct changes *changes, const struct inotify_event *event)
{
	const char *name = event->len ? event->name : "";

	if (event->mask & IN_Q_OVERFLOW)
		return true;
	if (*name == '.' || ascii_ends_with(name, "~"))
		return false;
	/* A new file counts when it is closed; a new folder at once. */
	if (event->mask & IN_CREATE && !(event->mask & IN_ISDIR))
		return false;
	for (size_t i = 0; i < changes->file_count; i++) {
		const char *slash = strrchr(changes->files[i], '/');
		if (changes->file_watches[i] == event->wd && strcmp(slash ? slash + 1 : changes->files[i], name) == 0)
			return true;
	}
	return is_watched(changes, event->wd) && !(event->mask & IN_IGNORED);
}

static bool read_events(struct changes *changes)
{
	_Alignas(struct inotify_event) char events[EVENT_BYTES];
	bool found = false;
	ssize_t got;

	while ((got = read(changes->fd, events, sizeof(events))) > 0)
		for (char *at = events; at < events + got;) {
			const struct inotify_event *event = (const struct inotify_event *)(const void *)at;
			found = matters(changes, event) || found;
			at += sizeof(*event) + event->len;
		}
	return found;
}

static bool tell(struct changes *changes)
{
	changes->first_ms = changes->last_ms = 0;
	add_all(changes);
	return true;
}

bool changes_wait(struct changes *changes, int stop_fd)
{
	struct pollfd watched[] = {{.fd = stop_fd, .events = POLLIN}, {.fd = changes->fd, .events = POLLIN}};

	for (;;) {
		int64_t wait_ms = -1;
		if (changes->first_ms) {
			int64_t quiet_ms = changes->last_ms + CHANGES_QUIET_MS, end_ms = changes->first_ms + CHANGES_QUIET_MAX_MS;
			wait_ms = (quiet_ms < end_ms ? quiet_ms : end_ms) - clock_ms();
			if (wait_ms <= 0)
				return tell(changes);
		}
		int ready = poll(watched, COUNT_OF(watched), (int)wait_ms);
		if (ready == 0)
			return tell(changes);
		if (ready > 0 && watched[1].revents && read_events(changes)) {
			changes->last_ms = clock_ms();
			if (!changes->first_ms)
				changes->first_ms = changes->last_ms;
		}
		if (ready > 0 && watched[0].revents)
			return false;
	}
}
