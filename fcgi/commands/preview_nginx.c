#include "commands/preview_nginx.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ground/buffer.h"
#include "ground/file.h"
#include "ground/memory.h"

#define SOURCES "deploy/nginx/"
enum { START_TRIES = 100, START_PAUSE_MS = 50 };

struct word {
	const char *name;
	char *text;
};

static const char *find_word(const struct word *words, const char *at, size_t *length)
{
	for (; words->name; words++) {
		*length = strlen(words->name);
		if (strncmp(at, words->name, *length) == 0)
			return words->text;
	}
	return NULL;
}

static bool put_words_in(const char *from, const char *to, const struct word *words, struct report *report)
{
	struct buffer source = {0}, made = {0};
	bool good = file_read(from, &source, report);

	for (const char *at = buffer_text(&source); *at;) {
		size_t length;
		const char *text = *at == '@' ? find_word(words, at, &length) : NULL;
		if (text)
			buffer_append_text(&made, text);
		else
			buffer_append(&made, at, length = 1);
		at += length;
	}
	good = good && file_write(to, buffer_text(&made), made.length, report);
	buffer_release(&source), buffer_release(&made);
	return good;
}

static bool write_files(const char *folder, const struct word *words, struct report *report)
{
	static const char *const files[][2] = {{SOURCES "nginx.conf.in", "nginx.conf"},
	                                       {SOURCES "preview.conf.in", "birlik.conf"},
	                                       {SOURCES "headers.conf", "headers.conf"}};
	bool good = file_make_folder(folder, report);

	for (size_t i = 0; good && i < COUNT_OF(files); i++) {
		char *to = memory_printf("%s/%s", folder, files[i][1]);
		good = put_words_in(files[i][0], to, words, report);
		free(to);
	}
	return good;
}

static _Noreturn void be_nginx(const char *folder, const sigset_t *signals)
{
	char *log = memory_printf("%s/error.log", folder), *file = memory_printf("%s/nginx.conf", folder);
	const char *path = getenv("PATH");
	char *longer = memory_printf("%s:/usr/sbin:/sbin", path ? path : "/usr/bin:/bin");

	prctl(PR_SET_PDEATHSIG, SIGTERM);
	sigprocmask(SIG_SETMASK, signals, NULL);
	setenv("PATH", longer, 1);
	execlp("nginx", "nginx", "-e", log, "-c", file, (char *)NULL);
	_exit(127);
}

/* Does somebody listen there? */
static bool is_answered(int port)
{
	struct sockaddr_in address = {
	        .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	bool answered = fd >= 0 && connect(fd, (const struct sockaddr *)&address, sizeof(address)) == 0;

	if (fd >= 0)
		close(fd);
	return answered;
}

static bool wait_until_answered(pid_t pid, int port)
{
	for (int tries = 0; tries < START_TRIES; tries++) {
		if (is_answered(port))
			return true;
		if (waitpid(pid, NULL, WNOHANG) == pid)
			return false;
		poll(NULL, 0, START_PAUSE_MS);
	}
	kill(pid, SIGTERM);
	waitpid(pid, NULL, 0);
	return false;
}

pid_t preview_nginx_start(const char *state, const char *socket, int port, const sigset_t *signals, struct report *report)
{
	char *folder = memory_printf("%s/nginx", state);
	struct word words[] = {{"@LISTEN@", memory_printf("127.0.0.1:%d", port)},
	                       {"@SERVER_NAME@", memory_copy_text("localhost")},
	                       {"@STATE@", memory_copy_text(state)},
	                       {"@SOCKET@", memory_copy_text(socket)},
	                       {"@NGINX@", memory_copy_text(folder)},
	                       {"@LOGS@", memory_copy_text(folder)},
	                       {"@REALM@", memory_copy_text("off")},
	                       {"@PASSWORDS@", memory_copy_text("/dev/null")},
	                       /* As root, nginx would change to a user who may not look into STATE. */
	                       {"@USER@", memory_copy_text(geteuid() == 0 ? "user root;" : "")},
	                       {NULL, NULL}};
	pid_t pid = -1;

	if (is_answered(port))
		report_error(report, NULL, 0, "port %d is in use", port);
	else if (write_files(folder, words, report)) {
		pid = fork();
		if (pid == 0)
			be_nginx(folder, signals);
		if (pid < 0)
			report_error(report, NULL, 0, "no process for nginx: %s", strerror(errno));
		else if (!wait_until_answered(pid, port))
			pid = -1,
			report_error(report, NULL, 0, "nginx has ended; %s/error.log says why, if it is installed", folder);
	}
	for (struct word *word = words; word->name; word++)
		free(word->text);
	free(folder);
	return pid;
}
