/*
 * Time for limits: it runs on evenly whatever the wall clock does.
 */
#ifndef BIRLIK_CLOCK_H
#define BIRLIK_CLOCK_H

#include <time.h>

#include "ground/base.h"

static inline int64_t clock_read_ms(clockid_t which)
{
	struct timespec now;

	clock_gettime(which, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Since an unknown beginning; the same for all processes. */
static inline int64_t clock_ms(void)
{
	return clock_read_ms(CLOCK_MONOTONIC);
}

#endif
