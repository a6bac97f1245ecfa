#include "processes/pidfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ground/memory.h"

enum { CLAIM_ATTEMPTS = 10 };

static char *file_of(const char *state)
{
	return memory_printf("%s/birlik.pid", state);
}

/* What we locked is still the file that others find: its holder may just have removed it. */
static bool is_still(const char *path, int fd)
{
	struct stat found, ours;

	return stat(path, &found) == 0 && fstat(fd, &ours) == 0 && found.st_dev == ours.st_dev && found.st_ino == ours.st_ino;
}

static int lock_file(const char *path, pid_t *holder)
{
	struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

	*holder = 0;
	for (int attempt = 0; attempt < CLAIM_ATTEMPTS; attempt++) {
		int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
		if (fd < 0)
			return -1;
		if (fcntl(fd, F_SETLK, &lock) == 0 && is_still(path, fd))
			return fd;
		int saved = errno;
		bool taken = fcntl(fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
		*holder = taken ? lock.l_pid : 0;
		close(fd);
		errno = saved;
		if (taken)
			return -1;
		lock = (struct flock){.l_type = F_WRLCK, .l_whence = SEEK_SET};
	}
	errno = EAGAIN;
	return -1;
}

int pidfile_claim(const char *state, struct report *report)
{
	char *path = file_of(state), text[32];
	pid_t holder;
	int fd = lock_file(path, &holder);
	int length = snprintf(text, sizeof(text), "%ld\n", (long)getpid());

	if (fd < 0 && holder) {
		report_error(report, state, 0, "is in use: process %ld runs a pool there", (long)holder);
	} else if (fd < 0 || ftruncate(fd, 0) != 0 || write(fd, text, (size_t)length) != length) {
		report_error(report, path, 0, "cannot be written: %s", strerror(errno));
		if (fd >= 0)
			close(fd);
		fd = -1;
	}
	free(path);
	return fd;
}

void pidfile_release(const char *state, int claim)
{
	char *path = file_of(state);

	unlink(path);
	close(claim);
	free(path);
}

pid_t pidfile_holder(const char *state)
{
	char *path = file_of(state);
	struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
	int fd = open(path, O_RDWR | O_CLOEXEC);
	pid_t holder = 0;

	/* Who may not write may ask for a lock to read: F_GETLK names the holder as well. */
	if (fd < 0 && errno == EACCES) {
		fd = open(path, O_RDONLY | O_CLOEXEC);
		lock.l_type = F_RDLCK;
	}
	if (fd >= 0) {
		if (fcntl(fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK)
			holder = lock.l_pid;
		close(fd);
	}
	free(path);
	return holder;
}
