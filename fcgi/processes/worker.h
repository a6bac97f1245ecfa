/*
 * A worker: a process that holds one release and answers one request at a time. Its
 * life, after fork: load, render the self-test, say "ready", wait for "go", answer,
 * and leave when told, or when the supervisor is no more.
 *
 * A mold is the first process of a release: it loads and tests it, answers nobody, and
 * forks the workers, which so share what it has loaded. A worker without one loads itself.
 */
#ifndef BIRLIK_WORKER_H
#define BIRLIK_WORKER_H

#include <stdatomic.h>
#include <sys/types.h>

#include "formats/config.h"
#include "ground/base.h"

/* What goes over the control socket, a byte each. */
enum worker_word {
	WORKER_READY = 'R', /* to the supervisor: the release is loaded and works */
	WORKER_GO = 'G',    /* to the worker: accept */
	WORKER_QUIT = 'Q',  /* finish the request in hand, accept no more, leave */
	WORKER_DRAIN = 'D', /* the same, but answer first whoever already waits in the queue */
	WORKER_FORK = 'F',  /* to a mold: fork a worker; with a worker_order and its control socket */
};

enum worker_exit {
	WORKER_EXIT_ASKED = 0,
	WORKER_EXIT_MEMORY = 70,  /* MEMORY_EXIT_CODE */
	WORKER_EXIT_SYSTEM = 71,  /* EX_OSERR: the kernel refused what every worker needs */
	WORKER_EXIT_RELEASE = 78, /* EX_CONFIG: the release cannot be loaded */
};

/* A worker's place in the memory it shares with the supervisor; its own cache line. */
struct worker_board {
	_Alignas(64) _Atomic int64_t busy_since_ms; /* clock_ms() of the accept; 0: idle */
	_Atomic uint64_t served;
};

/* Which place in the shared memory the worker has that a mold is to fork. */
struct worker_order {
	char word; /* WORKER_FORK */
	uint32_t place;
};

/* What is said of it over its control socket, before all else. */
struct worker_made {
	pid_t pid; /* 0: it could not be forked */
	int error; /* errno, why */
};

/* What crosses the fork, and nothing else. */
struct worker_setup {
	const struct config *config;
	const char *release; /* the folder, without links in it */
	int listen_fd, control_fd;
	gid_t peer_group;            /* who may connect besides root and ourselves */
	struct worker_board *boards; /* all of them, */
	size_t place;                /* and which is this one's */
	pid_t supervisor;
	bool is_mold;
};

/*
 * Runs to its end; returns the exit code. Signals: all blocked but those of a fault and
 * SIGABRT; TERM and QUIT mean WORKER_QUIT, the rest (INT, HUP of a terminal) is the
 * supervisor's business.
 */
int worker_run(const struct worker_setup *setup);

#endif
