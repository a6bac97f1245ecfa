/*
 * The listening unix socket and who may speak on it. The socket is the border of
 * trust: what comes over it is believed to come from nginx.
 */
#ifndef BIRLIK_SOCKET_H
#define BIRLIK_SOCKET_H

#include <sys/types.h>

#include "ground/base.h"
#include "ground/report.h"

struct socket_listener {
	int fd;     /* listening, non-blocking, closed on exec; -1: none */
	char *path; /* the file that is ours to remove; NULL: the socket was handed to us */
	dev_t device;
	ino_t inode; /* of the file, to remove no other's */
	gid_t group; /* whose members may connect */
};

/*
 * Listens on `path` (mode 0660, group `group`; NULL: our own). The file appears in one
 * step, listening; one that a dead process left is replaced, one that somebody listens
 * on is an error. False after a report.
 */
bool socket_listen(struct socket_listener *listener, const char *path, const char *group, int backlog, struct report *report);

/*
 * Takes the socket that systemd hands over (LISTEN_PID, LISTEN_FDS), if it does:
 * fd stays -1 otherwise. False after a report: what was handed over is of no use.
 */
bool socket_adopt(struct socket_listener *listener, const char *group, struct report *report);

/* Removes the file, if it is still the one of this listener: nobody new can connect. */
void socket_unlink(struct socket_listener *listener);
/* Closes, and leaves the file alone: for a process that has the socket by inheritance. */
void socket_forget(struct socket_listener *listener);
/* Removes the file and closes. */
void socket_close(struct socket_listener *listener);

/* The other end is root, our own user, or a member of `group`. */
bool socket_peer_allowed(int connection, gid_t group);
/* A read or write that takes longer fails. */
bool socket_set_timeouts(int connection, int64_t timeout_ms);
/* The other end has left: nobody waits for an answer. */
bool socket_peer_left(int connection);

#endif
