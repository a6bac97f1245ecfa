#include "processes/supervisor.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ground/log.h"
#include "ground/memory.h"
#include "processes/clock.h"
#include "processes/links.h"
#include "processes/pool.h"

enum { BACKOFF_FIRST_MS = 50, BACKOFF_MAX_MS = 1000, TICK_MAX_MS = 1000 };

struct generation {
	unsigned number;     /* 0: there is none */
	char *link;          /* the release as the text of a link … */
	char *folder;        /* … and as its folder */
	int64_t deadline_ms; /* to be ready by */
};

struct supervisor {
	const struct supervisor_setup *setup;
	struct pool pool;
	/* `serving` answers; `candidate` is on its way to replace it. */
	struct generation serving, candidate;
	unsigned last_number;
	int64_t backoff_ms; /* before the next try for a worker that died before it was ready */
	int signal_fd;
	bool reload_asked; /* and not begun: HUP during a reload waits here */
	bool stopping;
	int exit_code;
};

static void log_finding(void *context, const char *line)
{
	(void)context;
	log_event(LOG_ERROR, "%s", line);
}

static void fill_signals(sigset_t *signals)
{
	static const int numbers[] = {SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGCHLD, SIGPIPE};

	sigemptyset(signals);
	for (size_t i = 0; i < COUNT_OF(numbers); i++)
		sigaddset(signals, numbers[i]);
}

void supervisor_block_signals(void)
{
	sigset_t signals;

	fill_signals(&signals);
	sigprocmask(SIG_BLOCK, &signals, NULL);
}

static void generation_release(struct generation *generation)
{
	free(generation->link);
	free(generation->folder);
	*generation = (struct generation){0};
}

static int64_t next_backoff_ms(struct supervisor *supervisor)
{
	int64_t wait_ms = supervisor->backoff_ms;

	supervisor->backoff_ms = wait_ms * 2 < BACKOFF_MAX_MS ? wait_ms * 2 : BACKOFF_MAX_MS;
	return wait_ms;
}

/* Frees the slots of `generation`: at once, or when its workers have finished. */
static void end_generation(struct supervisor *supervisor, unsigned generation, bool at_once)
{
	struct pool *pool = &supervisor->pool;

	for (size_t i = 0; i < pool->slot_count; i++) {
		struct slot *slot = &pool->slots[i];
		if (slot->generation != generation || slot->state == SLOT_EMPTY || slot->state == SLOT_LEAVING)
			continue;
		if (at_once)
			pool_kill(pool, slot);
		else
			pool_dismiss(pool, slot, WORKER_QUIT, pool->config->stop_timeout_ms);
	}
}

static void begin_stop(struct supervisor *supervisor, int exit_code)
{
	struct pool *pool = &supervisor->pool;
	/* A queue that was handed to us outlives us; one of our own has to be emptied. */
	enum worker_word word = supervisor->setup->listener->path ? WORKER_DRAIN : WORKER_QUIT;

	if (supervisor->stopping)
		return;
	supervisor->stopping = true;
	supervisor->exit_code = exit_code;
	socket_unlink(supervisor->setup->listener);
	for (size_t i = 0; i < pool->slot_count; i++) {
		struct slot *slot = &pool->slots[i];
		if (slot->state == SLOT_STARTING || slot->state == SLOT_READY)
			pool_kill(pool, slot);
		else if (slot->state != SLOT_EMPTY)
			pool_dismiss(pool, slot, slot->state == SLOT_LEAVING ? WORKER_QUIT : word, pool->config->stop_timeout_ms);
	}
}

/* Before the switch: the new release is let go, the old one serves on. */
static void refuse_candidate(struct supervisor *supervisor, const char *reason)
{
	struct generation *candidate = &supervisor->candidate;

	if (supervisor->serving.number)
		log_event(LOG_ERROR, "release %s is refused: %s; %s serves on", candidate->link, reason,
		          supervisor->serving.link);
	else
		log_event(LOG_ERROR, "release %s is refused: %s", candidate->link, reason);
	end_generation(supervisor, candidate->number, true);
	links_withdraw_next(supervisor->setup->config->state, candidate->link);
	generation_release(candidate);
	if (!supervisor->serving.number)
		begin_stop(supervisor, 1);
}

/* Takes `link`, which becomes the supervisor's. */
static void begin_candidate(struct supervisor *supervisor, char *link)
{
	const struct config *config = supervisor->setup->config;

	supervisor->candidate = (struct generation){
	        .number = ++supervisor->last_number,
	        .link = link,
	        .folder = links_resolve(config->state, link),
	        .deadline_ms = clock_ms() + config->start_timeout_ms,
	};
	if (!supervisor->candidate.folder)
		refuse_candidate(supervisor, "there is no such folder");
	else
		/* Its mold goes ahead: a release that cannot be loaded is told of once. */
		pool_plan(&supervisor->pool, supervisor->candidate.number, true, clock_ms());
}

static void begin_reload(struct supervisor *supervisor)
{
	const char *state = supervisor->setup->config->state;
	char *link = links_read(state, LINK_NEXT);

	supervisor->reload_asked = false;
	if (!link)
		link = links_read(state, LINK_CURRENT);
	if (link)
		begin_candidate(supervisor, link);
	else
		log_event(LOG_ERROR, "asked to reload, but there is neither %s/" LINK_NEXT " nor %s/" LINK_CURRENT, state, state);
}

/* All workers of the candidate are ready. */
static void switch_generation(struct supervisor *supervisor)
{
	struct pool *pool = &supervisor->pool;
	const char *state = supervisor->setup->config->state;
	struct report report = {.write = log_finding};
	bool first = !supervisor->serving.number;

	/* nginx follows the link: what the old workers answer after it, they do not let it keep. */
	if (!links_switch(state, supervisor->candidate.link, &report)) {
		refuse_candidate(supervisor, LINK_CURRENT " cannot be set");
		return;
	}
	/* From the old one's last accept to the new one's first, requests wait in the queue. */
	if (!first)
		end_generation(supervisor, supervisor->serving.number, false);
	links_withdraw_next(state, supervisor->candidate.link);
	for (size_t i = 0; i < pool->slot_count; i++)
		if (pool->slots[i].state == SLOT_READY && pool->slots[i].generation == supervisor->candidate.number)
			pool_go(pool, &pool->slots[i]);

	generation_release(&supervisor->serving);
	supervisor->serving = supervisor->candidate;
	supervisor->candidate = (struct generation){0};
	if (first)
		log_event(LOG_NOTICE, "serving %s with %d workers", supervisor->serving.link,
		          (int)supervisor->setup->config->workers);
	else
		log_event(LOG_NOTICE, "serving %s now", supervisor->serving.link);
}

static void on_ready(struct supervisor *supervisor, struct slot *slot)
{
	struct pool *pool = &supervisor->pool;
	size_t wanted = (size_t)supervisor->setup->config->workers;
	unsigned number = supervisor->candidate.number;

	supervisor->backoff_ms = BACKOFF_FIRST_MS;
	if (slot->generation == supervisor->serving.number) {
		if (!slot->is_mold)
			pool_go(pool, slot);
		return;
	}
	size_t ready = pool_count(pool, SLOT_READY, number);
	size_t planned = ready + pool_count(pool, SLOT_STARTING, number) + pool_count(pool, SLOT_ORDERED, number) +
	                 pool_count(pool, SLOT_WAITING, number);
	for (; planned < wanted; planned++)
		pool_plan(pool, number, false, clock_ms());
	if (ready == wanted)
		switch_generation(supervisor);
}

static void on_death(struct supervisor *supervisor, const struct obituary *obituary)
{
	unsigned generation = obituary->slot->generation;
	bool is_mold = obituary->slot->is_mold;
	bool failed_to_start = obituary->state == SLOT_STARTING || obituary->state == SLOT_READY;

	if (supervisor->stopping || obituary->state == SLOT_LEAVING)
		return;
	if (generation == supervisor->serving.number) {
		int64_t wait_ms = failed_to_start ? next_backoff_ms(supervisor) : 0;
		pool_plan(&supervisor->pool, generation, is_mold, clock_ms() + wait_ms);
		return;
	}
	/* SIGKILL comes from outside (the kernel short of memory, an operator): no word on the release. */
	if (WIFSIGNALED(obituary->status) && WTERMSIG(obituary->status) == SIGKILL &&
	    clock_ms() < supervisor->candidate.deadline_ms)
		pool_plan(&supervisor->pool, generation, is_mold, clock_ms() + next_backoff_ms(supervisor));
	else if (WIFEXITED(obituary->status) && WEXITSTATUS(obituary->status) == WORKER_EXIT_RELEASE)
		refuse_candidate(supervisor, "it cannot be loaded");
	else
		refuse_candidate(supervisor, "a worker died of it");
}

static void on_signal(struct supervisor *supervisor)
{
	struct signalfd_siginfo info;

	while (read(supervisor->signal_fd, &info, sizeof(info)) == (ssize_t)sizeof(info)) {
		if (info.ssi_signo == SIGHUP)
			supervisor->reload_asked = true;
		else if (info.ssi_signo != SIGCHLD && info.ssi_signo != SIGPIPE)
			begin_stop(supervisor, 0);
	}
}

/* All that time alone brings about. Returns the exit code in a worker, else -1. */
static int advance(struct supervisor *supervisor)
{
	struct pool *pool = &supervisor->pool;
	size_t wanted = (size_t)pool->config->workers + 1, empty = 0; /* with the mold */
	int64_t now_ms = clock_ms();

	pool_enforce(pool, now_ms);
	if (supervisor->stopping)
		return -1;
	if (supervisor->candidate.number && now_ms > supervisor->candidate.deadline_ms)
		refuse_candidate(supervisor, "its workers are not ready in time");
	for (size_t i = 0; i < pool->slot_count; i++)
		empty += pool->slots[i].state == SLOT_EMPTY;
	if (supervisor->reload_asked && supervisor->serving.number && !supervisor->candidate.number && empty >= wanted)
		begin_reload(supervisor);
	for (size_t i = 0; i < pool->slot_count; i++) {
		struct slot *slot = &pool->slots[i];
		if (slot->state != SLOT_WAITING || slot->due_ms > now_ms)
			continue;
		bool new = slot->generation == supervisor->candidate.number;
		const struct generation *generation = new ? &supervisor->candidate : &supervisor->serving;
		int code = pool_fork(pool, slot, generation->folder);
		if (code >= 0)
			return code;
	}
	return -1;
}

/* Until the next thing that time brings about, a second at most: the hard limit is looked at then. */
static int wait_ms(const struct supervisor *supervisor)
{
	const struct pool *pool = &supervisor->pool;
	int64_t now_ms = clock_ms(), wait = pool->config->request_hard_limit_ms / 8;

	wait = wait < TICK_MAX_MS ? wait : TICK_MAX_MS;
	for (size_t i = 0; i < pool->slot_count; i++)
		if (pool->slots[i].due_ms && pool->slots[i].state != SLOT_EMPTY && pool->slots[i].due_ms - now_ms < wait)
			wait = pool->slots[i].due_ms - now_ms;
	return wait > 0 ? (int)wait : 0;
}

/* Sleeps until something happens, then deals with it. */
static void wait_for_events(struct supervisor *supervisor, struct pollfd *watched)
{
	struct pool *pool = &supervisor->pool;
	struct obituary obituary;
	nfds_t count = 1;

	watched[0] = (struct pollfd){.fd = supervisor->signal_fd, .events = POLLIN};
	/* Only a worker that starts, or is ordered, has something to say; the end of any is told by SIGCHLD. */
	for (size_t i = 0; i < pool->slot_count; i++)
		if (pool->slots[i].state == SLOT_STARTING || pool->slots[i].state == SLOT_ORDERED)
			watched[count++] = (struct pollfd){.fd = pool->slots[i].control_fd, .events = POLLIN};
	poll(watched, count, wait_ms(supervisor));
	on_signal(supervisor);
	pool_take_made(pool);
	for (size_t i = 0; i < pool->slot_count; i++)
		if (!supervisor->stopping && pool_take_ready(pool, &pool->slots[i]))
			on_ready(supervisor, &pool->slots[i]);
	while (pool_reap(pool, &obituary))
		on_death(supervisor, &obituary);
}

static int run_loop(struct supervisor *supervisor, bool *is_worker)
{
	struct pollfd *watched = memory_zeroed(supervisor->pool.slot_count + 1, sizeof(*watched));
	int code = -1;

	begin_candidate(supervisor, memory_copy_text(supervisor->setup->release));
	while (!supervisor->stopping || pool_count_processes(&supervisor->pool) > 0) {
		code = advance(supervisor);
		if (code >= 0)
			break;
		wait_for_events(supervisor, watched);
	}
	free(watched);
	*is_worker = code >= 0;
	return code >= 0 ? code : supervisor->exit_code;
}

int supervisor_run(const struct supervisor_setup *setup, bool *is_worker)
{
	struct supervisor supervisor = {.setup = setup, .backoff_ms = BACKOFF_FIRST_MS};
	sigset_t signals;

	*is_worker = false;
	fill_signals(&signals);
	supervisor.signal_fd = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
	if (supervisor.signal_fd < 0 || !pool_open(&supervisor.pool, setup->config, setup->listener)) {
		log_event(LOG_ERROR, "the pool cannot be set up: %s", strerror(errno));
		return 1;
	}
	/* The workers that a mold forks are ours. */
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	supervisor.pool.private_fds[0] = supervisor.signal_fd;
	supervisor.pool.private_fds[1] = setup->pidfile_fd;
	int code = run_loop(&supervisor, is_worker);
	if (!*is_worker && code == 0)
		log_event(LOG_NOTICE, "ended as asked");
	generation_release(&supervisor.serving);
	generation_release(&supervisor.candidate);
	close(supervisor.signal_fd);
	pool_close(&supervisor.pool);
	return code;
}
