/*
 * The workers of a pool as processes: forked, told, watched, reaped. What is to be
 * done when one is ready or dead is decided in supervisor.c; here it is only done.
 *
 * A slot's life:
 *
 *     EMPTY ─> WAITING ─────────────> STARTING ─> READY ─> SERVING ─> LEAVING ─> EMPTY
 *         (until due_ms) └─> ORDERED ─┘         (loaded,         (told to, ended at due_ms)
 *                         (of a mold)            not accepting)
 *
 * A mold's: EMPTY ─> WAITING ─> STARTING ─> MOLDING ─> LEAVING ─> EMPTY; it serves nobody.
 *
 * Nothing here waits for another process.
 */
#ifndef BIRLIK_POOL_H
#define BIRLIK_POOL_H

#include <sys/types.h>

#include "formats/config.h"
#include "formats/socket.h"
#include "ground/base.h"
#include "processes/worker.h"

enum slot_state {
	SLOT_EMPTY,
	SLOT_WAITING,
	SLOT_ORDERED, /* the mold has been told to fork it; its pid is not known yet */
	SLOT_STARTING,
	SLOT_READY,
	SLOT_MOLDING, /* a mold that is ready */
	SLOT_SERVING,
	SLOT_LEAVING,
};

struct slot {
	enum slot_state state;
	unsigned generation;
	pid_t pid;      /* 0: no process */
	int control_fd; /* -1: none */
	int64_t due_ms; /* WAITING: when to fork; ORDERED: when the mold is to be ended; with a process: when to kill it, 0 never
	                 */
	bool aborted;   /* got SIGABRT for a request that took too long; a mold: is ended, and gets no more orders */
	bool is_mold;
};

struct pool {
	const struct config *config;
	struct socket_listener *listener;
	struct slot *slots;
	size_t slot_count;           /* four generations' worth, for those that still leave */
	struct worker_board *boards; /* shared with the workers, one a slot */
	/* To be closed in a worker: descriptors of the supervisor alone. */
	int private_fds[2];
};

/* What a slot's end was; `status` as of waitpid. */
struct obituary {
	struct slot *slot;
	enum slot_state state; /* that it had */
	int status;
};

/* False if there is no memory to share. private_fds may be set afterwards, before the first fork. */
bool pool_open(struct pool *pool, const struct config *config, struct socket_listener *listener);
void pool_close(struct pool *pool);

/* Slots of `generation` in `state`. */
size_t pool_count(const struct pool *pool, enum slot_state state, unsigned generation);
size_t pool_count_processes(const struct pool *pool);
/* A slot without a process or plan becomes WAITING until `due_ms`, for a worker or a mold; false if there is none. */
bool pool_plan(struct pool *pool, unsigned generation, bool is_mold, int64_t due_ms);

/*
 * Forks a worker for a WAITING slot: in the supervisor it is STARTING then, and -1 is
 * returned; in the worker, which has run to its end, its exit code. If the generation has a
 * mold it is ORDERED of that. If the system gives no process, the slot is WAITING for a second.
 */
int pool_fork(struct pool *pool, struct slot *slot, const char *release);
/* What the molds say of their orders: each is STARTING then, or WAITING again. */
void pool_take_made(struct pool *pool);

/* READY: accept. */
void pool_go(struct pool *pool, struct slot *slot);
/* Leave; it is killed if it has not in `timeout_ms`. `word`: WORKER_QUIT or WORKER_DRAIN. */
void pool_dismiss(struct pool *pool, struct slot *slot, enum worker_word word, int64_t timeout_ms);
/* Ends at once, for a worker that has answered nobody yet. */
void pool_kill(struct pool *pool, struct slot *slot);

/* True once for each slot whose worker said it is ready; it is READY then, a mold MOLDING. */
bool pool_take_ready(struct pool *pool, struct slot *slot);
/* The next worker that has ended; its slot is EMPTY then. Logs one line each. */
bool pool_reap(struct pool *pool, struct obituary *obituary);
/* Ends what is overdue: told to leave too long ago, in one request for too long, or a mold that makes no worker. */
void pool_enforce(struct pool *pool, int64_t now_ms);

#endif
