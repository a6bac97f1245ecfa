/*
 * `birlik preview`: the site with other catalogues, beside the one that is served. One process builds (in children),
 * answers, and watches the sources; while it builds, who asks waits, and gets the new page.
 */
#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/pidfd.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "commands/command.h"
#include "commands/preview_nginx.h"
#include "commands/preview_site.h"
#include "formats/socket.h"
#include "ground/ascii.h"
#include "ground/file.h"
#include "ground/memory.h"
#include "processes/changes.h"
#include "processes/fcgi.h"
#include "processes/pidfile.h"

#define PREVIEW_STATE "build"
enum { BODY_MAX_BYTES = 8 << 20, PEER_TIMEOUT_MS = 5000, BACKLOG = 64 };

struct preview {
	struct preview_site site;
	const char *socket, *group;
	int64_t port, seconds; /* 0: none */
	char until[32];

	struct changes changes;
	struct socket_listener listener;
	struct fcgi *fcgi;
	int wake_fd, stop_fd, signal_fd, timer_fd, nginx_fd; /* stop_fd: any of the three behind it */
	sigset_t signals_before;
	pid_t nginx;
};

static void serve_next(struct preview *preview)
{
	int connection = accept4(preview->listener.fd, NULL, NULL, SOCK_CLOEXEC);
	struct answer_input input;

	if (connection < 0)
		return;
	if (!socket_peer_allowed(connection, preview->listener.group) || !socket_set_timeouts(connection, PEER_TIMEOUT_MS)) {
		close(connection);
		return;
	}
	arena_clear(&preview->site.arena);
	if (fcgi_begin(preview->fcgi, connection, &input) == FCGI_WHOLE) {
		const struct answer_output *output = preview_site_answer(&preview->site, &input);
		fcgi_send(preview->fcgi, &output->head, &output->body);
	}
	fcgi_end(preview->fcgi);
}

/* ---- from beginning to end */

static bool watch(int epoll_fd, int fd)
{
	struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
	return epoll_ctl(epoll_fd, EPOLL_CTL_ADD, fd, &event) == 0;
}

static void take_signals(struct preview *preview)
{
	static const int numbers[] = {SIGTERM, SIGINT, SIGHUP, SIGQUIT};
	sigset_t signals;

	sigemptyset(&signals);
	for (size_t i = 0; i < COUNT_OF(numbers); i++)
		sigaddset(&signals, numbers[i]);
	sigprocmask(SIG_BLOCK, &signals, &preview->signals_before);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGCHLD, SIG_DFL); /* who started us may have ignored it: children could not be waited for */
	preview->signal_fd = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
}

static void set_end(struct preview *preview)
{
	time_t end = time(NULL) + preview->seconds;
	struct itimerspec timer = {.it_value = {.tv_sec = end}};
	struct tm utc;

	strftime(preview->until, sizeof(preview->until), "%Y-%m-%d %H:%M", gmtime_r(&end, &utc));
	timerfd_settime(preview->timer_fd, TFD_TIMER_ABSTIME, &timer, NULL);
	preview->site.notice.until = preview->until;
}

static bool open_descriptors(struct preview *preview, struct report *report)
{
	take_signals(preview);
	preview->wake_fd = epoll_create1(EPOLL_CLOEXEC);
	preview->stop_fd = preview->site.stop_fd = epoll_create1(EPOLL_CLOEXEC);
	preview->timer_fd = timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);
	preview->fcgi = fcgi_open(BODY_MAX_BYTES);
	if (preview->fcgi && watch(preview->stop_fd, preview->signal_fd) && watch(preview->stop_fd, preview->timer_fd) &&
	    watch(preview->wake_fd, preview->stop_fd))
		return true;
	return report_error(report, NULL, 0, "the system gives no descriptors: %s", strerror(errno));
}

static bool start_nginx(struct preview *preview, struct report *report)
{
	preview->nginx =
	        preview_nginx_start(preview->site.state, preview->socket, (int)preview->port, &preview->signals_before, report);
	preview->nginx_fd = preview->nginx > 0 ? pidfd_open(preview->nginx, 0) : -1;
	return preview->nginx_fd >= 0 && watch(preview->stop_fd, preview->nginx_fd);
}

/* What is made; of nginx's, the log may have to say why it has failed. */
static void remove_made(const struct preview *preview, bool all)
{
	static const char *const folders[] = {"sent", "releases", "messages", "assets", "nginx"};
	struct report report = {0};

	for (size_t i = 0; i < COUNT_OF(folders) - !all; i++) {
		char *folder = memory_printf("%s/%s", preview->site.state, folders[i]);
		file_remove_tree(folder, &report);
		free(folder);
	}
}

static bool start(struct preview *preview, struct report *report)
{
	preview->site.notice.uploads = preview->site.takes;
	preview->site.notice.prefix = strlen(preview->site.state) + 1;
	arena_init(&preview->site.arena);
	if (!open_descriptors(preview, report) ||
	    !changes_open(&preview->changes, ".", preview->site.files, preview->site.given, report) ||
	    !socket_listen(&preview->listener, preview->socket, preview->group, BACKLOG, report) ||
	    !watch(preview->wake_fd, preview->listener.fd))
		return false;
	/* What one that was killed has left. */
	remove_made(preview, true);
	if (preview->seconds)
		set_end(preview);
	return preview_site_build(&preview->site) && (preview->port == 0 || start_nginx(preview, report));
}

/* True: it is over. */
static bool is_over(struct preview *preview, int *code)
{
	struct signalfd_siginfo info;
	uint64_t expired;

	if (preview->nginx > 0 && waitpid(preview->nginx, NULL, WNOHANG) == preview->nginx) {
		preview->nginx = 0;
		fprintf(stderr, "birlik preview: nginx has ended; %s/nginx/error.log says why\n", preview->site.state);
		*code = COMMAND_REFUSED;
		return true;
	}
	if (read(preview->timer_fd, &expired, sizeof(expired)) > 0) {
		printf("birlik preview: its time is over\n");
		return true;
	}
	return read(preview->signal_fd, &info, sizeof(info)) == (ssize_t)sizeof(info);
}

static int run(struct preview *preview)
{
	int code = COMMAND_DONE;

	if (preview->port)
		printf("http://127.0.0.1:%d/\n", (int)preview->port);
	fflush(stdout);
	for (;;) {
		if (changes_wait(&preview->changes, preview->wake_fd))
			preview_site_build(&preview->site);
		else if (is_over(preview, &code))
			return code;
		else
			serve_next(preview);
	}
}

static void end(struct preview *preview, int code)
{
	if (preview->nginx > 0) {
		kill(preview->nginx, SIGTERM);
		waitpid(preview->nginx, NULL, 0);
	}
	/* Who could not even listen has made nothing. */
	if (preview->listener.fd >= 0)
		remove_made(preview, code == COMMAND_DONE);
	socket_close(&preview->listener);
	changes_close(&preview->changes);
	preview_site_close(&preview->site);
	if (preview->fcgi)
		fcgi_close(preview->fcgi);
}

static bool read_port(const char *text, int64_t *port)
{
	if (ascii_parse_integer(text, 1, 65535, port))
		return true;
	fprintf(stderr, "birlik preview: --port %s: a number from 1 to 65535 is expected\n", text);
	return false;
}

/* 8h, 30m, 45s; at most 30 days. */
static bool read_duration(const char *text, int64_t *seconds)
{
	static const struct {
		char unit;
		int64_t seconds;
	} units[] = {{'h', 3600}, {'m', 60}, {'s', 1}};
	size_t length = strlen(text);
	char *number = memory_copy_text(text);
	bool good = false;

	if (length)
		number[length - 1] = '\0';
	for (size_t i = 0; length && i < COUNT_OF(units); i++)
		if (text[length - 1] == units[i].unit &&
		    ascii_parse_integer(number, 1, 30 * 24 * 3600 / units[i].seconds, seconds)) {
			*seconds *= units[i].seconds;
			good = true;
		}
	free(number);
	if (!good)
		fprintf(stderr, "birlik preview: --for %s: a time as 8h, 30m or 45s is expected, of at most 720h\n", text);
	return good;
}

static int read_options(struct preview *preview, int argc, char **argv)
{
	static const struct option options[] = {{"po", required_argument, NULL, 'p'},
	                                        {"port", required_argument, NULL, 'P'},
	                                        {"state", required_argument, NULL, 'S'},
	                                        {"socket", required_argument, NULL, 's'},
	                                        {"group", required_argument, NULL, 'g'},
	                                        {"upload", no_argument, NULL, 'u'},
	                                        {"for", required_argument, NULL, 'f'},
	                                        {"help", no_argument, NULL, 'h'},
	                                        {NULL, 0, NULL, 0}};
	int option;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (option == 'p')
			preview->site.files[preview->site.given++] = optarg;
		else if (option == 'P' && !read_port(optarg, &preview->port))
			return COMMAND_USAGE;
		else if (option == 'f' && !read_duration(optarg, &preview->seconds))
			return COMMAND_USAGE;
		else if (option == 'S')
			preview->site.state = optarg;
		else if (option == 's')
			preview->socket = optarg;
		else if (option == 'g')
			preview->group = optarg;
		else if (option == 'u')
			preview->site.takes = true;
		else if (option == 'h' || option == '?')
			return option == 'h' ? command_help(&command_preview) : command_misused(&command_preview);
	}
	/* `--po FILE FILE …`, as a shell writes *.po. */
	while (optind < argc)
		preview->site.files[preview->site.given++] = argv[optind++];
	preview->site.count = preview->site.given;
	if (preview->site.given > CHANGES_FOLDERS) {
		fprintf(stderr, "birlik preview: --po: at most %d files\n", CHANGES_FOLDERS);
		return COMMAND_USAGE;
	}
	if (preview->site.takes && preview->seconds == 0) {
		fprintf(stderr, "birlik preview: --upload needs an end, as --for 8h\n");
		return COMMAND_USAGE;
	}
	return -1;
}

/* STATE/preview is the preview's own, so that no other is harmed by it. nginx needs its whole path. */
static char *own_folder(const char *state, struct report *report)
{
	char *folder = memory_printf("%s/preview", state);
	char *path = file_make_folder(folder, report) ? realpath(folder, NULL) : NULL;

	free(folder);
	if (path && strpbrk(path, "\"$\\{}|&;")) {
		report_error(report, path, 0, "one of its characters is not possible in nginx");
		free(path);
		path = NULL;
	}
	return path;
}

static int run_in(struct preview *preview, const char *folder)
{
	struct report report = {0};
	int claim = pidfile_claim(folder, &report), code = COMMAND_REFUSED;
	char *socket = memory_printf("%s/preview.sock", folder);

	if (claim >= 0) {
		preview->site.state = folder;
		if (!preview->socket)
			preview->socket = socket;
		int ended = COMMAND_DONE;
		if (start(preview, &report))
			code = run(preview);
		else if (is_over(preview, &ended)) /* while it was still being built */
			code = ended;
		end(preview, code);
		pidfile_release(folder, claim);
		rmdir(folder);
	}
	free(socket);
	return code;
}

static int preview_main(int argc, char **argv)
{
	struct preview preview = {
	        .site.state = PREVIEW_STATE, .signal_fd = -1, .timer_fd = -1, .changes.fd = -1, .listener = {.fd = -1}};
	struct report report = {0};

	preview.site.files = memory_zeroed((size_t)argc + PREVIEW_SENT_MAX + 1, sizeof(*preview.site.files));
	int code = read_options(&preview, argc, argv);
	if (code < 0) {
		char *folder = NULL;
		code = COMMAND_REFUSED;
		if (!preview.socket && !preview.port)
			preview.port = 8081;
		if (!file_exists("db/site.xml"))
			report_error(&report, "db/site.xml", 0, "is not here: a preview is of the site in the current folder");
		else if ((folder = own_folder(preview.site.state, &report)) != NULL)
			code = run_in(&preview, folder);
		free(folder);
	}
	free(preview.site.files);
	return code;
}

const struct command command_preview = {
        "preview", "the site with other catalogues, beside the one that is served",
        "usage: birlik preview [--po FILE…] [--port N | --socket PATH [--group NAME]] [--state DIR]\n"
        "                      [--upload] [--for TIME]\n"
        "\n"
        "In the folder of a site. Shows all its pages with each FILE in the place of its catalogue (that of its\n"
        "header's language, by its name or its messages); what is saved is on the page. With ?i18n=show at an\n"
        "address each message has an outline that tells its state, and its place: msgid, file and line.\n"
        "A FILE that cannot be used changes nothing; the reasons are told here and on the page.\n"
        "\n"
        "  --po FILE      a catalogue to look at; drafts of languages are shown, too\n"
        "  --port N       answers on 127.0.0.1:N, by an nginx of its own (default 8081)\n"
        "  --socket PATH  answers as a FastCGI application instead, for deploy/nginx/preview.conf.in\n"
        "  --group NAME   whose members may connect to the socket\n"
        "  --state DIR    it keeps what it makes in DIR/preview (DIR: " PREVIEW_STATE "), and removes it at its end\n"
        "  --upload       catalogues may be sent to it from each page: behind a password, or on this machine\n"
        "  --for TIME     ends by itself after TIME, as 8h, 30m, 45s; --upload needs it\n"
        "\n"
        "The site that is served is not touched. Messages of readers are not taken. Ends with TERM or Ctrl-C.\n",
        preview_main};
