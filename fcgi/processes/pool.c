#include "processes/pool.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ground/log.h"
#include "ground/memory.h"
#include "processes/clock.h"

enum { GENERATIONS_AT_ONCE = 4, ABORT_TO_KILL_MS = 1000, MOLD_ANSWER_MS = 2000, FORK_RETRY_MS = 1000 };

bool pool_open(struct pool *pool, const struct config *config, struct socket_listener *listener)
{
	*pool = (struct pool){
	        .config = config,
	        .listener = listener,
	        .slot_count = ((size_t)config->workers + 1) * GENERATIONS_AT_ONCE, /* and its mold */
	        .private_fds = {-1, -1},
	};
	void *memory =
	        mmap(NULL, pool->slot_count * sizeof(*pool->boards), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (memory == MAP_FAILED)
		return false;
	pool->boards = memory;
	pool->slots = memory_zeroed(pool->slot_count, sizeof(*pool->slots));
	for (size_t i = 0; i < pool->slot_count; i++)
		pool->slots[i].control_fd = -1;
	return true;
}

void pool_close(struct pool *pool)
{
	if (pool->boards)
		munmap(pool->boards, pool->slot_count * sizeof(*pool->boards));
	free(pool->slots);
	*pool = (struct pool){0};
}

size_t pool_count(const struct pool *pool, enum slot_state state, unsigned generation)
{
	size_t count = 0;

	for (size_t i = 0; i < pool->slot_count; i++)
		count += pool->slots[i].state == state && pool->slots[i].generation == generation;
	return count;
}

size_t pool_count_processes(const struct pool *pool)
{
	size_t count = 0;

	for (size_t i = 0; i < pool->slot_count; i++)
		count += pool->slots[i].pid != 0;
	return count;
}

bool pool_plan(struct pool *pool, unsigned generation, bool is_mold, int64_t due_ms)
{
	for (size_t i = 0; i < pool->slot_count; i++)
		if (pool->slots[i].state == SLOT_EMPTY) {
			pool->slots[i] = (struct slot){
			        .state = SLOT_WAITING,
			        .generation = generation,
			        .control_fd = -1,
			        .due_ms = due_ms,
			        .is_mold = is_mold,
			};
			return true;
		}
	return false;
}

/*
 * In the child. Above all the control ends of the others must not stay open here:
 * they would not learn that the supervisor is gone.
 */
static int run_worker(struct pool *pool, const struct slot *slot, const char *release, int control_fd, pid_t supervisor)
{
	for (size_t i = 0; i < pool->slot_count; i++)
		if (pool->slots[i].control_fd >= 0)
			close(pool->slots[i].control_fd);
	for (size_t i = 0; i < COUNT_OF(pool->private_fds); i++)
		if (pool->private_fds[i] >= 0)
			close(pool->private_fds[i]);
	struct worker_setup setup = {
	        .config = pool->config,
	        .release = release,
	        .listen_fd = pool->listener->fd,
	        .control_fd = control_fd,
	        .peer_group = pool->listener->group,
	        .boards = pool->boards,
	        .place = (size_t)(slot - pool->slots),
	        .supervisor = supervisor,
	        .is_mold = slot->is_mold,
	};
	return worker_run(&setup);
}

static struct slot *find_mold(struct pool *pool, unsigned generation)
{
	for (size_t i = 0; i < pool->slot_count; i++)
		if (pool->slots[i].state == SLOT_MOLDING && pool->slots[i].generation == generation && !pool->slots[i].aborted)
			return &pool->slots[i];
	return NULL;
}

/* Hands `control_fd` to the mold for a worker of that place. */
static bool order_worker(const struct slot *mold, size_t place, int control_fd)
{
	struct worker_order order = {.word = WORKER_FORK, .place = (uint32_t)place};
	union {
		struct cmsghdr head;
		char bytes[CMSG_SPACE(sizeof(int))];
	} ancillary = {.head = {.cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS, .cmsg_len = CMSG_LEN(sizeof(int))}};
	struct iovec piece = {.iov_base = &order, .iov_len = sizeof(order)};
	struct msghdr message = {
	        .msg_iov = &piece, .msg_iovlen = 1, .msg_control = &ancillary, .msg_controllen = sizeof(ancillary)};

	memcpy(CMSG_DATA(&ancillary.head), &control_fd, sizeof(int));
	return sendmsg(mold->control_fd, &message, MSG_NOSIGNAL | MSG_DONTWAIT) == (ssize_t)sizeof(order);
}

/* No process has come of it: tried again. */
static void wait_again(struct slot *slot)
{
	if (slot->control_fd >= 0)
		close(slot->control_fd);
	slot->control_fd = -1;
	slot->state = SLOT_WAITING;
	slot->due_ms = clock_ms() + FORK_RETRY_MS;
}

static void begin_start(struct pool *pool, struct slot *slot, pid_t pid)
{
	slot->state = SLOT_STARTING;
	slot->pid = pid;
	slot->due_ms = clock_ms() + pool->config->start_timeout_ms;
}

static void log_no_process(int error)
{
	log_event(LOG_ERROR, "no process for a worker: %s", strerror(error));
}

int pool_fork(struct pool *pool, struct slot *slot, const char *release)
{
	struct worker_board *board = &pool->boards[slot - pool->slots];
	struct slot *mold = slot->is_mold ? NULL : find_mold(pool, slot->generation);
	pid_t supervisor = getpid(), pid = -1;
	int pair[2] = {-1, -1};
	bool ordered = false;

	atomic_store(&board->busy_since_ms, 0);
	atomic_store(&board->served, 0);
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) == 0) {
		ordered = mold && order_worker(mold, (size_t)(slot - pool->slots), pair[1]);
		pid = ordered ? 0 : fork();
	}
	if (pid == 0 && !ordered) {
		close(pair[0]);
		return run_worker(pool, slot, release, pair[1], supervisor);
	}
	if (pid < 0)
		log_no_process(errno);
	if (pair[1] >= 0)
		close(pair[1]);
	slot->control_fd = pair[0];
	if (ordered) {
		slot->state = SLOT_ORDERED;
		slot->due_ms = clock_ms() + MOLD_ANSWER_MS;
	} else if (pid < 0) {
		wait_again(slot);
	} else {
		begin_start(pool, slot, pid);
	}
	return -1;
}

/* A mold takes its orders one after the other: what it has made says that it goes on. */
static void give_time(struct pool *pool, unsigned generation)
{
	for (size_t i = 0; i < pool->slot_count; i++)
		if (pool->slots[i].state == SLOT_ORDERED && pool->slots[i].generation == generation)
			pool->slots[i].due_ms = clock_ms() + MOLD_ANSWER_MS;
}

void pool_take_made(struct pool *pool)
{
	for (size_t i = 0; i < pool->slot_count; i++) {
		struct slot *slot = &pool->slots[i];
		struct worker_made made;
		if (slot->state != SLOT_ORDERED)
			continue;
		ssize_t got = recv(slot->control_fd, &made, sizeof(made), MSG_DONTWAIT);
		if (got < 0 && errno == EAGAIN)
			continue;
		/* The end of the stream: the mold has died, and its obituary says why. */
		if (got == (ssize_t)sizeof(made) && made.pid)
			begin_start(pool, slot, made.pid);
		else if (got == (ssize_t)sizeof(made))
			log_no_process(made.error);
		if (slot->state == SLOT_ORDERED)
			wait_again(slot);
		give_time(pool, slot->generation);
	}
}

/* A worker that has just died takes no word; pool_reap will tell. */
static void say(const struct slot *slot, enum worker_word word)
{
	char byte = (char)word;
	ssize_t ignored = send(slot->control_fd, &byte, 1, MSG_NOSIGNAL | MSG_DONTWAIT);
	(void)ignored;
}

void pool_go(struct pool *pool, struct slot *slot)
{
	(void)pool;
	slot->state = SLOT_SERVING;
	slot->due_ms = 0;
	say(slot, WORKER_GO);
}

void pool_dismiss(struct pool *pool, struct slot *slot, enum worker_word word, int64_t timeout_ms)
{
	(void)pool;
	if (!slot->pid) {
		/* Of an order that is under way a worker may still come: it finds the socket closed and ends. */
		if (slot->control_fd >= 0)
			close(slot->control_fd);
		*slot = (struct slot){.control_fd = -1};
		return;
	}
	if (slot->state != SLOT_LEAVING || slot->due_ms == 0 || slot->due_ms > clock_ms() + timeout_ms)
		slot->due_ms = clock_ms() + timeout_ms;
	slot->state = SLOT_LEAVING;
	say(slot, word);
}

void pool_kill(struct pool *pool, struct slot *slot)
{
	pool_dismiss(pool, slot, WORKER_QUIT, ABORT_TO_KILL_MS);
	if (slot->pid)
		kill(slot->pid, SIGKILL);
}

bool pool_take_ready(struct pool *pool, struct slot *slot)
{
	char word;

	(void)pool;
	if (slot->state != SLOT_STARTING || slot->control_fd < 0 || recv(slot->control_fd, &word, 1, MSG_DONTWAIT) != 1 ||
	    word != WORKER_READY)
		return false;
	slot->state = slot->is_mold ? SLOT_MOLDING : SLOT_READY;
	slot->due_ms = 0;
	return true;
}

static const char *name_of(enum slot_state state)
{
	static const char *const names[] = {
	        "empty", "waiting", "ordered", "starting", "ready", "molding", "serving", "leaving",
	};

	return names[state];
}

static void log_obituary(const struct slot *slot, int status)
{
	bool asked = slot->state == SLOT_LEAVING;
	bool orderly = asked && WIFEXITED(status) && WEXITSTATUS(status) == 0;
	enum log_level level = orderly ? LOG_DEBUG : asked ? LOG_NOTICE : LOG_WARNING;

	if (WIFSIGNALED(status))
		log_event(level, "worker %ld (%s) ended by signal %d, %s", (long)slot->pid, name_of(slot->state),
		          WTERMSIG(status), strsignal(WTERMSIG(status)));
	else
		log_event(level, "worker %ld (%s) ended with exit code %d", (long)slot->pid, name_of(slot->state),
		          WEXITSTATUS(status));
}

bool pool_reap(struct pool *pool, struct obituary *obituary)
{
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
		/* One that a mold has made may have died before we have heard of it: it has told us before. */
		pool_take_made(pool);
		for (size_t i = 0; i < pool->slot_count; i++) {
			struct slot *slot = &pool->slots[i];
			if (slot->pid != pid)
				continue;
			log_obituary(slot, status);
			*obituary = (struct obituary){slot, slot->state, status};
			close(slot->control_fd);
			slot->state = SLOT_EMPTY;
			slot->pid = 0;
			slot->control_fd = -1;
			return true;
		}
	}
	return false;
}

static void end_mold(struct pool *pool, struct slot *ordered)
{
	struct slot *mold = find_mold(pool, ordered->generation);

	if (mold) {
		log_event(LOG_WARNING, "the mold %ld makes no worker: ended", (long)mold->pid);
		kill(mold->pid, SIGKILL);
		mold->aborted = true;
	}
	wait_again(ordered);
}

static void enforce_on(struct pool *pool, size_t index, int64_t now_ms)
{
	struct slot *slot = &pool->slots[index];
	int64_t since_ms = atomic_load(&pool->boards[index].busy_since_ms);

	if (slot->due_ms && slot->due_ms <= now_ms) {
		log_event(LOG_WARNING, "worker %ld (%s) does not end in time: killed", (long)slot->pid, name_of(slot->state));
		kill(slot->pid, SIGKILL);
		slot->due_ms = now_ms + ABORT_TO_KILL_MS;
	} else if (since_ms && !slot->aborted && now_ms - since_ms > pool->config->request_hard_limit_ms) {
		log_event(LOG_ERROR, "worker %ld has been in one request for %lld ms: aborted", (long)slot->pid,
		          (long long)(now_ms - since_ms));
		kill(slot->pid, SIGABRT);
		slot->aborted = true;
		slot->due_ms = now_ms + ABORT_TO_KILL_MS;
	}
}

void pool_enforce(struct pool *pool, int64_t now_ms)
{
	for (size_t i = 0; i < pool->slot_count; i++)
		if (pool->slots[i].pid)
			enforce_on(pool, i, now_ms);
		else if (pool->slots[i].state == SLOT_ORDERED && pool->slots[i].due_ms <= now_ms)
			end_mold(pool, &pool->slots[i]);
}
