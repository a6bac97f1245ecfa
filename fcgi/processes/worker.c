#include "processes/worker.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "answer/answer.h"
#include "formats/socket.h"
#include "ground/ascii.h"
#include "ground/log.h"
#include "processes/clock.h"
#include "processes/fcgi.h"

enum { NO_DESCRIPTORS_PAUSE_MS = 100, REST_AFTER_MS = 1000, ADOPTION_TRIES = 1000 };

struct worker {
	struct worker_setup setup;
	struct answer *answer;
	struct fcgi *fcgi;
	int epoll_fd, signal_fd;
	bool leaving, draining, resting;
};

static void log_finding(void *context, const char *line)
{
	(void)context;
	log_event(LOG_ERROR, "%s", line);
}

/* Signals wait until the loop looks for them: no call is ever interrupted half-way. */
static int block_signals(void)
{
	static const int faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP, SIGSYS};
	sigset_t blocked, leave;

	sigfillset(&blocked);
	for (size_t i = 0; i < COUNT_OF(faults); i++)
		sigdelset(&blocked, faults[i]);
	sigprocmask(SIG_SETMASK, &blocked, NULL);
	sigemptyset(&leave);
	sigaddset(&leave, SIGTERM);
	sigaddset(&leave, SIGQUIT);
	return signalfd(-1, &leave, SFD_CLOEXEC | SFD_NONBLOCK);
}

/* The kernel ends us with the supervisor; false: it is gone already. */
static bool tie_to_supervisor(const struct worker *worker)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	prctl(PR_SET_NAME, worker->setup.is_mold ? "birlik-mold" : "birlik-worker");
	return getppid() == worker->setup.supervisor;
}

static bool load(struct worker *worker)
{
	struct report report = {.write = log_finding};
	struct answer_options options = {
	        .release = worker->setup.release,
	        .inbox = worker->setup.config->inbox,
	};

	worker->answer = answer_open(&options, &report);
	return worker->answer && answer_self_test(worker->answer, &report);
}

static bool watch(const struct worker *worker, int fd, uint32_t events)
{
	struct epoll_event event = {.events = events, .data.fd = fd};

	return epoll_ctl(worker->epoll_fd, EPOLL_CTL_ADD, fd, &event) == 0;
}

static bool begin(struct worker *worker)
{
	char word = WORKER_READY;

	worker->epoll_fd = epoll_create1(EPOLL_CLOEXEC);
	return worker->epoll_fd >= 0 && worker->signal_fd >= 0 && watch(worker, worker->setup.control_fd, EPOLLIN) &&
	       watch(worker, worker->signal_fd, EPOLLIN) && send(worker->setup.control_fd, &word, 1, MSG_NOSIGNAL) == 1;
}

/*
 * The reader has waited for so long, in nginx and in the queue, that he has left or asked
 * again: the work would be for nobody. A form that was sent is always worth it.
 */
static bool is_too_old(const struct worker *worker, const struct answer_input *input)
{
	int64_t limit_ms = worker->setup.config->request_max_age_ms, seconds, part;
	const char *text = input->variable(input->context, "REQUEST_MSEC");
	const char *method = input->variable(input->context, "REQUEST_METHOD");
	char copy[32];

	/* nginx's $msec: seconds, a point, three digits. */
	if (limit_ms == 0 || !text || strlen(text) >= sizeof(copy) || (method && strcmp(method, "POST") == 0))
		return false;
	memcpy(copy, text, strlen(text) + 1);
	char *point = strchr(copy, '.');
	if (!point || strlen(point) != 4)
		return false;
	*point = '\0';
	if (!ascii_parse_integer(copy, 0, INT32_MAX * (int64_t)1000, &seconds) || !ascii_parse_integer(point + 1, 0, 999, &part))
		return false;
	return clock_read_ms(CLOCK_REALTIME) - (seconds * 1000 + part) > limit_ms;
}

/* An answer without a page of its own: nginx puts its static one in the place. */
static void send_bare(struct worker *worker, const char *lines)
{
	struct buffer head = {0}, body = {0};

	buffer_append_text(&head, lines);
	buffer_append_text(&head, "Cache-Control: no-store\r\nContent-Length: 0\r\n\r\n");
	fcgi_send(worker->fcgi, &head, &body);
	buffer_release(&head);
}

static void answer_connection(struct worker *worker, int connection)
{
	struct answer_input input;
	const struct answer_output *output;

	switch (fcgi_begin(worker->fcgi, connection, &input)) {
	case FCGI_WHOLE:
		if (is_too_old(worker, &input)) {
			send_bare(worker, "Status: 503 Service Unavailable\r\nRetry-After: 2\r\n");
			break;
		}
		output = answer_request(worker->answer, &input);
		fcgi_send(worker->fcgi, &output->head, &output->body);
		break;
	case FCGI_TOO_LARGE:
		send_bare(worker, "Status: 413 Content Too Large\r\n");
		break;
	case FCGI_BROKEN:
		break;
	}
	fcgi_end(worker->fcgi);
}

/* False: nobody waits (any more), or none can be taken now. */
static bool serve_next(struct worker *worker)
{
	const struct worker_setup *setup = &worker->setup;
	int connection = accept4(setup->listen_fd, NULL, NULL, SOCK_CLOEXEC);

	if (connection < 0) {
		/* The queue stays readable: without a pause the loop would spin. */
		if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM)
			poll(NULL, 0, NO_DESCRIPTORS_PAUSE_MS);
		return false;
	}
	atomic_store_explicit(&setup->boards[setup->place].busy_since_ms, clock_ms(), memory_order_relaxed);
	if (!socket_peer_allowed(connection, setup->peer_group)) {
		log_event(LOG_WARNING, "a connection of another user was refused");
		close(connection);
	} else if (socket_peer_left(connection) || !socket_set_timeouts(connection, setup->config->peer_timeout_ms)) {
		close(connection);
	} else {
		answer_connection(worker, connection);
		atomic_fetch_add_explicit(&setup->boards[setup->place].served, 1, memory_order_relaxed);
	}
	atomic_store_explicit(&setup->boards[setup->place].busy_since_ms, 0, memory_order_relaxed);
	return true;
}

static void take_order(struct worker *worker)
{
	char word = WORKER_QUIT;

	/* An end of the stream is the end of the supervisor: word stays WORKER_QUIT. */
	if (recv(worker->setup.control_fd, &word, 1, MSG_DONTWAIT) < 0 && errno == EAGAIN)
		return;
	if (word == WORKER_GO) {
		worker->leaving = !watch(worker, worker->setup.listen_fd, EPOLLIN | EPOLLEXCLUSIVE);
		return;
	}
	worker->leaving = true;
	worker->draining = word == WORKER_DRAIN;
}

static void loop(struct worker *worker)
{
	while (!worker->leaving) {
		struct epoll_event events[3];
		int count = epoll_wait(worker->epoll_fd, events, COUNT_OF(events), worker->resting ? -1 : REST_AFTER_MS);
		bool waiting = false;

		worker->resting = worker->resting || count == 0;
		if (count == 0)
			answer_rest(worker->answer);

		/* Orders first: who was told to leave takes no further request. */
		for (int i = 0; i < count; i++) {
			if (events[i].data.fd == worker->setup.control_fd)
				take_order(worker);
			else if (events[i].data.fd == worker->signal_fd)
				worker->leaving = true;
			else
				waiting = true;
		}
		if (waiting && !worker->leaving && serve_next(worker))
			worker->resting = false;
	}
	while (worker->draining && serve_next(worker))
		;
}

static bool tell_made(int control_fd, pid_t pid, int error)
{
	struct worker_made made = {.pid = pid, .error = error};

	return send(control_fd, &made, sizeof(made), MSG_NOSIGNAL) == (ssize_t)sizeof(made);
}

/*
 * In the mold, for one order. The worker is to be the supervisor's child, not ours: it is
 * forked twice, and falls to the supervisor, the nearest subreaper, when the one between has
 * ended. True in the worker.
 */
static bool fork_worker(struct worker *worker, const struct worker_order *order, int control_fd)
{
	pid_t between = fork();

	if (between < 0)
		tell_made(control_fd, 0, errno);
	if (between > 0)
		while (waitpid(between, NULL, 0) < 0 && errno == EINTR)
			;
	if (between != 0)
		return false;
	pid_t pid = fork();
	if (pid < 0)
		tell_made(control_fd, 0, errno);
	if (pid != 0)
		_exit(0);
	for (int tries = 0; getppid() != worker->setup.supervisor && tries < ADOPTION_TRIES; tries++)
		poll(NULL, 0, 1);
	close(worker->setup.control_fd);
	worker->setup.control_fd = control_fd;
	worker->setup.place = order->place;
	worker->setup.is_mold = false;
	return tell_made(control_fd, getpid(), 0);
}

/* The next order of a mold; its descriptor, or -1 with any other word. False: none came. */
static bool take_mold_order(const struct worker *worker, struct worker_order *order, int *control_fd)
{
	union {
		struct cmsghdr head;
		char bytes[CMSG_SPACE(sizeof(int))];
	} ancillary;
	struct iovec piece = {.iov_base = order, .iov_len = sizeof(*order)};
	struct msghdr message = {
	        .msg_iov = &piece, .msg_iovlen = 1, .msg_control = &ancillary, .msg_controllen = sizeof(ancillary)};
	ssize_t got = recvmsg(worker->setup.control_fd, &message, MSG_CMSG_CLOEXEC);

	*control_fd = -1;
	if (got <= 0)
		return false;
	struct cmsghdr *head = CMSG_FIRSTHDR(&message);
	if (head && head->cmsg_type == SCM_RIGHTS)
		memcpy(control_fd, CMSG_DATA(head), sizeof(int));
	return true;
}

/* Forks workers until told to leave. True in a worker. */
static bool run_mold(struct worker *worker)
{
	struct pollfd watched[] = {{.fd = worker->setup.control_fd, .events = POLLIN},
	                           {.fd = worker->signal_fd, .events = POLLIN}};
	struct worker_order order;
	int control_fd;
	char word = WORKER_READY;

	answer_sleep(worker->answer);
	if (send(worker->setup.control_fd, &word, 1, MSG_NOSIGNAL) != 1)
		return false;
	while (poll(watched, COUNT_OF(watched), -1) > 0 && watched[1].revents == 0) {
		if (!take_mold_order(worker, &order, &control_fd) || order.word != WORKER_FORK)
			return false;
		if (fork_worker(worker, &order, control_fd))
			return true;
		close(control_fd);
	}
	return false;
}

static bool wake(struct worker *worker)
{
	struct report report = {.write = log_finding};

	close(worker->signal_fd);
	worker->signal_fd = block_signals();
	return tie_to_supervisor(worker) && answer_wake(worker->answer, &report);
}

static int live(struct worker *worker)
{
	if (!tie_to_supervisor(worker))
		return WORKER_EXIT_ASKED;
	if (!load(worker))
		return WORKER_EXIT_RELEASE;
	if (worker->setup.is_mold) {
		if (!run_mold(worker))
			return WORKER_EXIT_ASKED;
		if (!wake(worker))
			return WORKER_EXIT_RELEASE;
	}
	worker->fcgi = fcgi_open((size_t)worker->setup.config->max_request_body_bytes);
	if (!worker->fcgi || !begin(worker))
		return WORKER_EXIT_SYSTEM;
	loop(worker);
	return WORKER_EXIT_ASKED;
}

int worker_run(const struct worker_setup *setup)
{
	struct worker worker = {.setup = *setup, .epoll_fd = -1};

	worker.signal_fd = block_signals();
	int code = live(&worker);
	if (worker.fcgi)
		fcgi_close(worker.fcgi);
	if (worker.answer)
		answer_close(worker.answer);
	return code;
}
