/*
 * birlik.conf: `key = value` a line, `#` begins a comment, units stand in the names.
 *
 *     state = /var/lib/birlik        # everything that is ours lives below
 *     workers = 4
 *
 * An unknown key, a key given twice and a value out of its range are errors, each
 * reported as `file:line: …`; all of them, not the first alone. Pure: no global
 * state, nothing is opened but the file that config_read is given.
 */
#ifndef BIRLIK_CONFIG_H
#define BIRLIK_CONFIG_H

#include "ground/base.h"
#include "ground/report.h"

enum { CONFIG_SIZE_MAX = 65536, CONFIG_START_TIMEOUT_MAX_MS = 600000, CONFIG_STOP_TIMEOUT_MAX_MS = 600000 };

/* Texts are the struct's own; NULL only where it says so. Read only once it is filled. */
struct config {
	char *state;                    /* the folder of releases, links, pid file; must be given */
	char *socket;                   /* where nginx connects; STATE/birlik.sock */
	char *socket_group;             /* may connect besides our own user; NULL: our own group */
	char *inbox;                    /* the messages of readers; STATE/inbox.db */
	int64_t workers;                /* 4 */
	int64_t backlog;                /* connections that may wait: the queue under overload; 64 */
	int64_t request_hard_limit_ms;  /* a worker in one request for longer is ended; 10000 */
	int64_t request_max_age_ms;     /* a page asked for longer ago gets 503, 0: any age; 2000 */
	int64_t max_request_body_bytes; /* more gets 413; 65536 */
	int64_t peer_timeout_ms;        /* for each read from and write to nginx; 5000 */
	int64_t start_timeout_ms;       /* for a new generation to load its release; 20000 */
	int64_t stop_timeout_ms;        /* for a worker to finish its request; 6000 */
};

/*
 * Fills `config` from `text` (`file` is for the findings alone) with defaults for what
 * isn't given. False after a report; config_release is due either way.
 */
bool config_parse(struct config *config, const char *file, const char *text, size_t length, struct report *report);
bool config_read(struct config *config, const char *path, struct report *report);
void config_release(struct config *config);

#endif
