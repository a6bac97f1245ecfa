#include "formats/socket.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "ground/ascii.h"
#include "ground/memory.h"

enum { SYSTEMD_FIRST_FD = 3, PEER_GROUPS_MAX = 64 };

static bool find_group(const char *name, gid_t *group, struct report *report)
{
	*group = getegid();
	if (!name)
		return true;
	errno = 0;
	const struct group *entry = getgrnam(name);
	if (!entry)
		return report_error(report, NULL, 0, "socket_group: there is no group \"%s\"", name);
	*group = entry->gr_gid;
	return true;
}

static bool set_address(struct sockaddr_un *address, const char *path, struct report *report)
{
	*address = (struct sockaddr_un){.sun_family = AF_UNIX};
	if (strlen(path) >= sizeof(address->sun_path))
		return report_error(report, path, 0, "is longer than the %zu bytes a socket's path may have",
		                    sizeof(address->sun_path) - 1);
	memcpy(address->sun_path, path, strlen(path) + 1);
	return true;
}

/* Somebody listens there: connecting works, or only their queue is full. */
static bool is_live(const struct sockaddr_un *address)
{
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0)
		return false;
	int result = connect(fd, (const struct sockaddr *)address, sizeof(*address));
	bool live = result == 0 || errno == EAGAIN || errno == EACCES;
	close(fd);
	return live;
}

/* A socket's file may be replaced, anything else that lies there is not ours to remove. */
static bool may_take(const char *path, struct report *report)
{
	struct sockaddr_un address;
	struct stat found;

	if (!set_address(&address, path, report))
		return false;
	if (lstat(path, &found) != 0)
		return true;
	if (!S_ISSOCK(found.st_mode))
		return report_error(report, path, 0, "is in the way: it is no socket");
	if (is_live(&address))
		return report_error(report, path, 0, "is in use: another pool listens on it");
	return true;
}

static bool bind_and_listen(struct socket_listener *listener, const char *temporary, const char *path, int backlog)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	struct stat made;

	memcpy(address.sun_path, temporary, strlen(temporary) + 1);
	listener->fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (listener->fd < 0)
		return false;
	/* Nobody knows the temporary name yet; the mode is right before anyone does. */
	if (bind(listener->fd, (const struct sockaddr *)&address, sizeof(address)) != 0 || chmod(temporary, 0660) != 0 ||
	    (listener->group != getegid() && chown(temporary, (uid_t)-1, listener->group) != 0) ||
	    listen(listener->fd, backlog) != 0 || lstat(temporary, &made) != 0 || rename(temporary, path) != 0) {
		int saved = errno;
		unlink(temporary);
		close(listener->fd);
		listener->fd = -1;
		errno = saved;
		return false;
	}
	listener->device = made.st_dev;
	listener->inode = made.st_ino;
	return true;
}

bool socket_listen(struct socket_listener *listener, const char *path, const char *group, int backlog, struct report *report)
{
	struct sockaddr_un address;

	*listener = (struct socket_listener){.fd = -1};
	char *temporary = memory_printf("%s.%ld", path, (long)getpid());
	bool good =
	        set_address(&address, temporary, report) && may_take(path, report) && find_group(group, &listener->group, report);
	if (good) {
		unlink(temporary); /* of a dead process that had our number */
		if (!bind_and_listen(listener, temporary, path, backlog))
			good = report_error(report, path, 0, "cannot listen: %s", strerror(errno));
	}
	if (good)
		listener->path = memory_copy_text(path);
	free(temporary);
	return good;
}

bool socket_adopt(struct socket_listener *listener, const char *group, struct report *report)
{
	const char *pid_text = getenv("LISTEN_PID"), *count_text = getenv("LISTEN_FDS");
	int64_t pid, count;
	int fd = SYSTEMD_FIRST_FD, domain = 0, listening = 0;
	socklen_t size = sizeof(int);

	*listener = (struct socket_listener){.fd = -1};
	bool ours = pid_text && count_text && ascii_parse_integer(pid_text, 1, INT32_MAX, &pid) &&
	            ascii_parse_integer(count_text, 1, 1024, &count) && pid == (int64_t)getpid();
	if (!ours)
		return true;
	unsetenv("LISTEN_PID");
	unsetenv("LISTEN_FDS");
	unsetenv("LISTEN_FDNAMES");
	if (count != 1 || getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &domain, &size) != 0 || domain != AF_UNIX ||
	    getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listening, &size) != 0 || !listening)
		return report_error(report, NULL, 0, "LISTEN_FDS: one listening unix socket was to be handed over");
	if (fcntl(fd, F_SETFD, FD_CLOEXEC) != 0 || fcntl(fd, F_SETFL, O_NONBLOCK) != 0)
		return report_error(report, NULL, 0, "LISTEN_FDS: %s", strerror(errno));
	listener->fd = fd;
	return find_group(group, &listener->group, report);
}

void socket_unlink(struct socket_listener *listener)
{
	struct stat found;

	if (listener->path && lstat(listener->path, &found) == 0 && found.st_dev == listener->device &&
	    found.st_ino == listener->inode)
		unlink(listener->path);
}

void socket_forget(struct socket_listener *listener)
{
	if (listener->fd >= 0)
		close(listener->fd);
	free(listener->path);
	*listener = (struct socket_listener){.fd = -1};
}

void socket_close(struct socket_listener *listener)
{
	socket_unlink(listener);
	socket_forget(listener);
}

bool socket_peer_allowed(int connection, gid_t group)
{
	struct ucred peer;
	gid_t groups[PEER_GROUPS_MAX];
	socklen_t size = sizeof(peer);

	if (getsockopt(connection, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0)
		return false;
	if (peer.uid == 0 || peer.uid == geteuid() || peer.gid == group)
		return true;
	size = sizeof(groups);
	if (getsockopt(connection, SOL_SOCKET, SO_PEERGROUPS, groups, &size) != 0)
		return false;
	for (size_t i = 0; i < size / sizeof(gid_t); i++)
		if (groups[i] == group)
			return true;
	return false;
}

bool socket_set_timeouts(int connection, int64_t timeout_ms)
{
	struct timeval limit = {.tv_sec = timeout_ms / 1000, .tv_usec = timeout_ms % 1000 * 1000};

	return setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit)) == 0 &&
	       setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof(limit)) == 0;
}

bool socket_peer_left(int connection)
{
	struct pollfd state = {.fd = connection, .events = POLLRDHUP};

	return poll(&state, 1, 0) > 0 && (state.revents & (POLLRDHUP | POLLHUP | POLLERR));
}
