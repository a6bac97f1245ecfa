/*
 * `birlik preview`: the site with other catalogues, beside the one that is served. One process builds (in children),
 * answers, and watches the sources; while it builds, who asks waits, and gets the new page.
 */
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
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

#define PREVIEW_STATE "build/preview"
enum { BODY_MAX_BYTES = 8 << 20, PEER_TIMEOUT_MS = 5000, BACKLOG = 64 };

struct preview {
	struct preview_site site;
	const char *socket, *group;
	int64_t port, seconds; /* 0: none */
	char until[32];

	struct changes changes;
	struct socket_listener listener;
	struct fcgi *fcgi;
	int wake_fd, signal_fd, timer_fd;
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

static bool watch(struct preview *preview, int fd)
{
	struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
	return epoll_ctl(preview->wake_fd, EPOLL_CTL_ADD, fd, &event) == 0;
}

static void take_signals(struct preview *preview)
{
	static const int numbers[] = {SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGCHLD};
	sigset_t signals;

	sigemptyset(&signals);
	for (size_t i = 0; i < COUNT_OF(numbers); i++)
		sigaddset(&signals, numbers[i]);
	sigprocmask(SIG_BLOCK, &signals, &preview->signals_before);
	signal(SIGPIPE, SIG_IGN);
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

static bool start(struct preview *preview, struct report *report)
{
	char *sent = memory_printf("%s/sent", preview->site.state);
	bool good = file_remove_tree(sent, report);

	free(sent);
	take_signals(preview);
	preview->wake_fd = epoll_create1(EPOLL_CLOEXEC);
	preview->timer_fd = timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);
	if (preview->seconds)
		set_end(preview);
	preview->site.notice.uploads = preview->site.takes;
	arena_init(&preview->site.arena);
	preview->fcgi = fcgi_open(BODY_MAX_BYTES);
	good = good && socket_listen(&preview->listener, preview->socket, preview->group, BACKLOG, report) &&
	       changes_open(&preview->changes, ".", preview->site.files, preview->site.given, report) &&
	       watch(preview, preview->listener.fd) && watch(preview, preview->signal_fd) && watch(preview, preview->timer_fd) &&
	       preview_site_build(&preview->site);
	if (good && preview->port) {
		preview->nginx = preview_nginx_start(preview->site.state, preview->socket, (int)preview->port,
		                                     &preview->signals_before, report);
		good = preview->nginx > 0;
	}
	return good;
}

/* True: it is over. */
static bool is_over(struct preview *preview, int *code)
{
	struct signalfd_siginfo info;
	uint64_t expired;

	if (read(preview->timer_fd, &expired, sizeof(expired)) > 0) {
		printf("birlik preview: its time is over\n");
		return true;
	}
	while (read(preview->signal_fd, &info, sizeof(info)) == (ssize_t)sizeof(info)) {
		if (info.ssi_signo != SIGCHLD)
			return true;
		if (preview->nginx > 0 && waitpid(preview->nginx, NULL, WNOHANG) == preview->nginx) {
			preview->nginx = 0;
			fprintf(stderr, "birlik preview: nginx has ended; %s/nginx/error.log says why\n", preview->site.state);
			*code = COMMAND_REFUSED;
			return true;
		}
	}
	return false;
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

static void end(struct preview *preview)
{
	if (preview->nginx > 0) {
		kill(preview->nginx, SIGTERM);
		waitpid(preview->nginx, NULL, 0);
	}
	socket_close(&preview->listener);
	if (preview->changes.site)
		changes_close(&preview->changes);
	preview_site_close(&preview->site);
	free(preview->site.files);
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
	if (preview->site.takes && preview->seconds == 0) {
		fprintf(stderr, "birlik preview: --upload needs an end, as --for 8h\n");
		return COMMAND_USAGE;
	}
	return -1;
}

/* nginx needs the folder's whole path. */
static char *whole_path(const char *folder, struct report *report)
{
	char *path = file_make_folder(folder, report) ? realpath(folder, NULL) : NULL;

	if (path && strpbrk(path, "\"$\\{}|&;")) {
		report_error(report, path, 0, "one of its characters is not possible in nginx");
		free(path);
		path = NULL;
	}
	return path;
}

static int preview_main(int argc, char **argv)
{
	struct preview preview = {.site.state = PREVIEW_STATE, .listener = {.fd = -1}};
	struct report report = {0};

	preview.site.files = memory_zeroed((size_t)argc + PREVIEW_SENT_MAX + 1, sizeof(*preview.site.files));
	int code = read_options(&preview, argc, argv);
	if (code >= 0)
		return code;
	if (!preview.socket && !preview.port)
		preview.port = 8081;
	char *state = whole_path(preview.site.state, &report), *socket = state ? memory_printf("%s/preview.sock", state) : NULL;
	int claim = state ? pidfile_claim(state, &report) : -1;
	if (claim < 0)
		return COMMAND_REFUSED;
	preview.site.state = state;
	if (!preview.socket)
		preview.socket = socket;
	code = start(&preview, &report) ? run(&preview) : COMMAND_REFUSED;
	end(&preview);
	pidfile_release(state, claim);
	free(state), free(socket);
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
        "  --state DIR    where it keeps what it makes (default " PREVIEW_STATE "); removed at its end\n"
        "  --upload       catalogues may be sent to it from each page: only behind a password\n"
        "  --for TIME     ends by itself after TIME, as 8h, 30m, 45s; --upload needs it\n"
        "\n"
        "The site that is served is not touched. Messages of readers are not taken. Ends with TERM or Ctrl-C.\n",
        preview_main};
