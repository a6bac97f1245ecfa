#include "processes/publish.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "processes/clock.h"
#include "processes/links.h"
#include "processes/pidfile.h"
#include "site/manifest.h"

enum { LOOK_EVERY_MS = 10 };

static bool link_says(const char *state, const char *name, const char *text, bool *exists)
{
	char *now = links_read(state, name);
	bool same = now && strcmp(now, text) == 0;

	*exists = now != NULL;
	free(now);
	return same;
}

/*
 * The pool first switches `current`, then removes `next`: without `next` it has decided. Looked at
 * twice: who withdraws another's request has ours in hand for a moment.
 */
static bool wait_for_pool(const char *state, const char *text, pid_t pool, struct report *report)
{
	int64_t end_ms = clock_ms() + PUBLISH_TIMEOUT_MS;
	bool exists;

	for (int missing = 0; link_says(state, LINK_NEXT, text, &exists) || (!exists && missing++ == 0);) {
		if (clock_ms() > end_ms)
			return report_error(report, NULL, 0, "the pool (process %ld) has not decided on %s in %d s", (long)pool,
			                    text, PUBLISH_TIMEOUT_MS / 1000);
		if (pidfile_holder(state) != pool)
			return report_error(report, NULL, 0, "the pool (process %ld) ended before it took %s up", (long)pool,
			                    text);
		poll(NULL, 0, LOOK_EVERY_MS);
	}
	if (exists)
		return report_error(report, NULL, 0, "%s was overtaken: another release was published", text);
	if (link_says(state, LINK_CURRENT, text, &exists))
		return true;
	return report_error(report, NULL, 0, "the pool refuses %s and serves on what it served; its log says why", text);
}

/* Moves the link, or asks the pool to: `*pool` is it then, else 0. */
static bool move_or_ask(const char *state, const char *text, pid_t *pool, struct report *report)
{
	int lock = links_lock(state, report);
	bool good = false;

	if (lock < 0)
		return false;
	*pool = pidfile_holder(state);
	if (!*pool) {
		good = links_switch(state, text, report);
	} else if (links_set(state, LINK_NEXT, text, report)) {
		good = kill(*pool, SIGHUP) == 0 ||
		       report_error(report, NULL, 0, "the pool (process %ld) cannot be told: %s", (long)*pool, strerror(errno));
		if (!good)
			links_withdraw_next(state, text);
	}
	close(lock);
	return good;
}

static bool publish_text(const char *state, const char *text, bool *by_pool, struct report *report)
{
	pid_t pool = 0;

	if (!move_or_ask(state, text, &pool, report))
		return false;
	*by_pool = pool != 0;
	bool good = !pool || wait_for_pool(state, text, pool, report);
	if (!good)
		links_withdraw_next(state, text);
	return good;
}

/* A release travels as a folder: what arrived must be what was built. */
static bool is_whole(const char *state, const char *text, struct report *report)
{
	char *folder = links_resolve(state, text);
	bool whole = folder ? manifest_verify(folder, state, report) : report_error(report, text, 0, "is gone");

	free(folder);
	return whole;
}

bool publish_release(const char *state, const char *release, bool *by_pool, struct report *report)
{
	char *text = links_find(state, release, report);
	bool ignored,
	        good = text && is_whole(state, text, report) && publish_text(state, text, by_pool ? by_pool : &ignored, report);

	free(text);
	return good;
}
