/*
 * What is saved in a site's sources. Editors save in many ways (in place, or beside and renamed over), so
 * folders are watched (inotify), not files; a file outside is watched by its folder and its name.
 */
#ifndef BIRLIK_CHANGES_H
#define BIRLIK_CHANGES_H

#include "ground/base.h"
#include "ground/report.h"

enum { CHANGES_FOLDERS = 512, CHANGES_DEPTH = 4, CHANGES_QUIET_MS = 30, CHANGES_QUIET_MAX_MS = 500 };

struct changes {
	int fd;
	const char *site;
	const char *const *files; /* besides db, xsl and locales of the site; the caller's */
	size_t file_count;
	int file_watches[CHANGES_FOLDERS]; /* of the folder of each of `files`; the numbers are inotify's */
	int watches[CHANGES_FOLDERS];
	size_t watch_count;
	int64_t first_ms,
	        last_ms; /* clock_ms() of the first save that has not been told yet, and of the last; 0: there is none */
};

/* False after a report: the system gives no watch, or there is nothing to watch. `files`: at most CHANGES_FOLDERS. */
bool changes_open(struct changes *changes, const char *site, const char *const *files, size_t file_count, struct report *report);
void changes_close(struct changes *changes); /* again is nothing */

/*
 * True when something has been saved, and nothing more for CHANGES_QUIET_MS (of a long series:
 * after CHANGES_QUIET_MAX_MS); false as soon as `stop_fd` can be read. What is saved between two calls is not lost.
 */
bool changes_wait(struct changes *changes, int stop_fd);

#endif
