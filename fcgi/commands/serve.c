#include <getopt.h>
#include <stdlib.h>
#include <unistd.h>

#include "commands/command.h"
#include "formats/config.h"
#include "formats/socket.h"
#include "ground/log.h"
#include "processes/links.h"
#include "processes/pidfile.h"
#include "processes/supervisor.h"

static int serve(int argc, char **argv);

const struct command command_serve = {
        .name = "serve",
        .summary = "run the pool of workers behind nginx",
        .usage = "usage: birlik serve --config FILE [--release ID|PATH] [--verbose]\n"
                 "\n"
                 "Runs the pool in the foreground; the log goes to standard error.\n"
                 "\n"
                 "  --config FILE      birlik.conf; PREFIX/share/birlik/birlik.conf is one that explains all keys\n"
                 "  --release ID|PATH  the release to begin with; else the link STATE/current\n"
                 "  --verbose          log orderly ends of workers too\n"
                 "\n"
                 "Signals: HUP takes the release of STATE/next, or else of STATE/current, into\n"
                 "service without losing a request; if it cannot be loaded, all stays as it was.\n"
                 "TERM, INT and QUIT finish what is in hand and end.\n",
        .run = serve,
};

/* The text of the link of the release to begin with; NULL after a report. */
static char *find_release(const struct config *config, const char *given, struct report *report)
{
	if (given)
		return links_find(config->state, given, report);
	char *text = links_read(config->state, LINK_CURRENT);
	if (!text)
		report_error(report, config->state, 0, "has no link \"" LINK_CURRENT "\": build and publish a release first");
	return text;
}

/* With the claim: a publish of now either has moved the link or will ask us. */
static char *first_release(const struct config *config, const char *given, struct report *report)
{
	int lock = links_lock(config->state, report);
	char *release = lock >= 0 ? find_release(config, given, report) : NULL;

	if (lock >= 0)
		close(lock);
	return release;
}

static int run_pool(const struct config *config, const char *given, struct report *report)
{
	struct socket_listener listener = {.fd = -1};
	bool is_worker = false;
	int code = COMMAND_REFUSED, claim = pidfile_claim(config->state, report);

	if (claim < 0)
		return code;
	char *release = first_release(config, given, report);
	bool good = release && socket_adopt(&listener, config->socket_group, report) &&
	            (listener.fd >= 0 ||
	             socket_listen(&listener, config->socket, config->socket_group, (int)config->backlog, report));
	if (good) {
		struct supervisor_setup setup = {
		        .config = config,
		        .listener = &listener,
		        .release = release,
		        .pidfile_fd = claim,
		};
		code = supervisor_run(&setup, &is_worker);
	}
	/* What lies in the file system is the supervisor's to remove, not a worker's. */
	if (is_worker) {
		socket_forget(&listener);
	} else {
		socket_close(&listener);
		pidfile_release(config->state, claim);
	}
	free(release);
	return code;
}

static int serve(int argc, char **argv)
{
	static const struct option options[] = {
	        {"config", required_argument, NULL, 'c'},
	        {"release", required_argument, NULL, 'r'},
	        {"verbose", no_argument, NULL, 'v'},
	        {"help", no_argument, NULL, 'h'},
	        {NULL, 0, NULL, 0},
	};
	const char *file = NULL, *given = NULL;
	struct report report = {0};
	struct config config;
	int option, code = COMMAND_REFUSED;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (option == 'h')
			return command_help(&command_serve);
		else if (option == 'c')
			file = optarg;
		else if (option == 'r')
			given = optarg;
		else if (option == 'v')
			log_set_level(LOG_DEBUG);
		else
			return command_misused(&command_serve);
	}
	if (!file || optind != argc)
		return command_misused(&command_serve);

	supervisor_block_signals();
	if (config_read(&config, file, &report))
		code = run_pool(&config, given, &report);
	config_release(&config);
	return code;
}
