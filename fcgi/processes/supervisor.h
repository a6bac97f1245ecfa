/*
 * The supervisor: holds the listening socket, the workers' numbers and the clock, and
 * nothing else. It never looks into a request, a database or a stylesheet; what a
 * release is worth, a worker finds out.
 *
 * Signals:
 *     HUP              take the release of STATE/next, or of STATE/current, into service
 *     TERM, INT, QUIT  finish what is in hand, then end
 *
 * A release comes into service as a generation of workers. One is sent ahead; when it
 * has loaded the release and rendered its self-test, the rest follow; when all are ready,
 * `current` is switched, the old generation is told to leave, the new one accepts. Until
 * then any failure leaves all as it was.
 */
#ifndef BIRLIK_SUPERVISOR_H
#define BIRLIK_SUPERVISOR_H

#include "formats/config.h"
#include "formats/socket.h"
#include "ground/base.h"

struct supervisor_setup {
	const struct config *config;
	struct socket_listener *listener;
	const char *release; /* the text of a link: the first release, see links.h */
	int pidfile_fd;
};

/* To be called before anything that a signal must not cut short, such as making the socket. */
void supervisor_block_signals(void);

/*
 * Runs the pool to its end and returns the exit code of the program: 0 asked to end, 1 the
 * first release could not be taken into service. Called with the signals blocked. It returns
 * in the workers too, once for each: with `*is_worker` set, and its exit code.
 */
int supervisor_run(const struct supervisor_setup *setup, bool *is_worker);

#endif
