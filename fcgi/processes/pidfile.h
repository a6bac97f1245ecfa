/*
 * STATE/birlik.pid: who runs the pool of a state folder. The file is locked as long as
 * the process lives, so one that a dead process left is neither an obstacle nor
 * believed. (The lock is the process's own: children don't have it, and it is gone if
 * the process opens and closes the file a second time.)
 */
#ifndef BIRLIK_PIDFILE_H
#define BIRLIK_PIDFILE_H

#include <sys/types.h>

#include "ground/base.h"
#include "ground/report.h"

/* Claims the folder for this process: a file descriptor to keep; -1 after a report. */
int pidfile_claim(const char *state, struct report *report);
/* Removes the file and the claim. */
void pidfile_release(const char *state, int claim);
/* The process that holds the claim; 0: nobody does. Not for the holder itself. */
pid_t pidfile_holder(const char *state);

#endif
