/*
 * `birlik watch`: what is saved is built and published, by the same road as by hand. Each build is a
 * process of its own, so that a source can do the watch no harm.
 */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "commands/build.h"
#include "commands/command.h"
#include "commands/gc.h"
#include "ground/file.h"
#include "ground/memory.h"
#include "libraries/xml.h"
#include "processes/changes.h"
#include "processes/clock.h"
#include "processes/links.h"
#include "processes/publish.h"
#include "site/functions.h"

enum { KEEP_S = 60 }; /* a release of the watch that is no longer served is kept so long */

struct watch {
	struct build_options build;
	struct changes changes;
	bool first;            /* what was saved while the first release was made would else wait for the next save */
	struct file_list made; /* its own releases: it removes no other */
	size_t made_capacity;
	int made_fds[2]; /* by which a builder tells the id of one: to read, to write */
	int signal_fd;
	sigset_t signals, before_signals;
};

static bool is_in(const struct file_list *list, const char *name)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->names[i], name) == 0)
			return true;
	return false;
}

static bool is_linked(const char *state, const char *link, const char *folder)
{
	char *text = links_read(state, link), *there = text ? links_resolve(state, text) : NULL;
	char *here = realpath(folder, NULL);
	bool same = there && here && strcmp(there, here) == 0;

	free(text), free(there), free(here);
	return same;
}

/* Every save makes a release; only the last ones are worth their room. */
static void remove_old(const struct watch *watch, struct report *report)
{
	const char *state = watch->build.state;
	bool any = false, removed;

	for (size_t i = 0; i < watch->made.count; i++) {
		char *folder = memory_printf("%s/releases/%s", state, watch->made.names[i]);
		struct stat status;
		if (stat(folder, &status) == 0 && status.st_mtime + KEEP_S < time(NULL))
			any = (gc_remove_release(state, watch->made.names[i], &removed, report) && removed) || any;
		free(folder);
	}
	if (any)
		gc_remove_assets(state, report);
}

/* As birlik build; a release that was not there is told to the watch. */
static bool make_release(const struct watch *watch, char id[MANIFEST_ID + 1], struct report *report)
{
	char *releases = memory_printf("%s/releases", watch->build.state);
	struct file_list before = {0};
	bool good = file_list_read(&before, releases, "", report) && build_make(&watch->build, id, report);

	if (good && !is_in(&before, id) && write(watch->made_fds[1], id, MANIFEST_ID) != MANIFEST_ID)
		good = report_error(report, releases, 0, "%s cannot be remembered: %s", id, strerror(errno));
	file_list_release(&before);
	free(releases);
	return good;
}

static void remember_made(struct watch *watch)
{
	char id[MANIFEST_ID + 1] = "";

	while (read(watch->made_fds[0], id, MANIFEST_ID) == MANIFEST_ID) {
		struct file_list *made = &watch->made;
		made->names = memory_grow(made->names, made->count, &watch->made_capacity, sizeof(char *));
		made->names[made->count++] = memory_copy_text(id);
	}
}

/* In the child. */
static int build_and_publish(const struct watch *watch)
{
	struct report report = {0};
	char id[MANIFEST_ID + 1];
	int64_t start_ms = clock_ms();

	if (!make_release(watch, id, &report)) {
		fprintf(stderr, "birlik watch: refused: %zu error%s; the pages stay as they were\n", report.errors,
		        report.errors == 1 ? "" : "s");
		return COMMAND_REFUSED;
	}
	char *folder = memory_printf("%s/releases/%s", watch->build.state, id);
	bool same = is_linked(watch->build.state, LINK_CURRENT, folder);
	free(folder);
	if (same) {
		if (!watch->first)
			puts("birlik watch: nothing has changed: what was saved makes the release that is in service");
		fflush(stdout);
		return COMMAND_DONE;
	}
	if (!publish_release(watch->build.state, id, NULL, &report))
		return COMMAND_REFUSED;
	printf("birlik watch: %s is in service, after %.2f s\n", id, (double)(clock_ms() - start_ms) / 1000);
	fflush(stdout);
	remove_old(watch, &report);
	return COMMAND_DONE;
}

static _Noreturn void be_builder(const struct watch *watch)
{
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	close(watch->signal_fd);
	close(watch->changes.fd);
	sigprocmask(SIG_SETMASK, &watch->before_signals, NULL);
	exit(build_and_publish(watch));
}

/* The next signal: SIGCHLD, or one that ends the watch. */
static int read_signal(const struct watch *watch)
{
	struct signalfd_siginfo info;
	struct pollfd watched = {.fd = watch->signal_fd, .events = POLLIN};

	while (read(watch->signal_fd, &info, sizeof(info)) != (ssize_t)sizeof(info))
		poll(&watched, 1, -1);
	return (int)info.ssi_signo;
}

/* Waits for the builder; false: the watch is to end, and the builder has. */
static bool wait_for_builder(const struct watch *watch, pid_t builder)
{
	bool go_on = true;
	int status = 0;
	pid_t ended;

	while ((ended = waitpid(builder, &status, WNOHANG)) == 0)
		if (read_signal(watch) != SIGCHLD && go_on) {
			go_on = false;
			kill(builder, SIGTERM);
		}
	if (ended == builder && WIFSIGNALED(status)) {
		struct report report = {0};
		char *left = memory_printf("%s/releases/.building.%ld", watch->build.state, (long)builder);
		file_remove_tree(left, &report);
		free(left);
		if (go_on)
			fprintf(stderr, "birlik watch: the build was ended by signal %d; the pages stay as they were\n",
			        WTERMSIG(status));
	}
	return go_on;
}

static void run_watch(struct watch *watch)
{
	bool go_on = true;

	for (watch->first = true; go_on; watch->first = false) {
		while (!watch->first && !changes_wait(&watch->changes, watch->signal_fd)) {
			/* A SIGCHLD may be left of a builder that was waited for. */
			if (read_signal(watch) != SIGCHLD)
				return;
		}
		pid_t builder = fork();
		if (builder == 0)
			be_builder(watch);
		if (builder < 0)
			fprintf(stderr, "birlik watch: no process for the build: %s\n", strerror(errno));
		else
			go_on = wait_for_builder(watch, builder);
		remember_made(watch);
	}
}

static bool start(struct watch *watch, struct report *report)
{
	static const int numbers[] = {SIGTERM, SIGINT, SIGHUP, SIGCHLD};
	char *releases = memory_printf("%s/releases", watch->build.state);
	bool good = file_make_folder(releases, report);

	free(releases);
	sigemptyset(&watch->signals);
	for (size_t i = 0; i < COUNT_OF(numbers); i++)
		sigaddset(&watch->signals, numbers[i]);
	sigprocmask(SIG_BLOCK, &watch->signals, &watch->before_signals);
	watch->signal_fd = signalfd(-1, &watch->signals, SFD_CLOEXEC | SFD_NONBLOCK);
	if (watch->signal_fd < 0)
		good = report_error(report, NULL, 0, "signals cannot be waited for: %s", strerror(errno));
	if (pipe2(watch->made_fds, O_CLOEXEC | O_NONBLOCK) != 0)
		good = report_error(report, NULL, 0, "a builder cannot be heard: %s", strerror(errno));
	return good && changes_open(&watch->changes, watch->build.site, NULL, 0, report);
}

static int watch_main(int argc, char **argv)
{
	static const struct option options[] = {{"site", required_argument, NULL, 's'},
	                                        {"state", required_argument, NULL, 'S'},
	                                        {"incomplete", no_argument, NULL, 'i'},
	                                        {"help", no_argument, NULL, 'h'},
	                                        {NULL, 0, NULL, 0}};
	struct watch watch = {.build = {.site = ".", .state = COMMAND_STATE}};
	struct report report = {0};
	int option;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (option == 's')
			watch.build.site = optarg;
		else if (option == 'S')
			watch.build.state = optarg;
		else if (option == 'i')
			watch.build.incomplete = true;
		else
			return option == 'h' ? command_help(&command_watch) : command_misused(&command_watch);
	}
	if (optind != argc)
		return command_misused(&command_watch);
	if (!start(&watch, &report))
		return COMMAND_REFUSED;
	xml_start();
	stylesheet_start(functions_table);
	run_watch(&watch);
	changes_close(&watch.changes);
	file_list_release(&watch.made);
	return COMMAND_DONE;
}

const struct command command_watch = {
        "watch", "build and publish whenever a source is saved",
        "usage: birlik watch [--site DIR] [--state DIR] [--incomplete]\n"
        "\n"
        "Waits until a file below DIR/db, DIR/xsl or DIR/locales is saved, then does what birlik build\n"
        "and birlik publish do. A save that is refused changes nothing: its errors are told as\n"
        "file:line: what. The first release is not made here. Ends with TERM or Ctrl-C.\n"
        "\n"
        "  --site DIR     the folder of the sources (default .)\n"
        "  --state DIR    the folder of the releases (default " COMMAND_STATE ")\n"
        "  --incomplete   build although a language's interface is not wholly translated\n"
        "\n"
        "Of the releases that it makes, those no longer in service are removed after a minute.\n",
        watch_main};
