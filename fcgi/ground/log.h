/*
 * The one writer of the log. An event is one line on standard error:
 *
 *     2026-11-25T01:51:01Z birlik[1234] error: what happened
 *
 * Bytes that are not printable ASCII or well-formed UTF-8 are written as \xNN, so
 * nothing from outside can forge a line; a line ends at LOG_LINE_MAX bytes. errno
 * is kept. Safe before and after fork; not in a signal handler.
 */
#ifndef BIRLIK_LOG_H
#define BIRLIK_LOG_H

#include "ground/base.h"

enum log_level { LOG_ERROR, LOG_WARNING, LOG_NOTICE, LOG_DEBUG };
enum { LOG_LINE_MAX = 1000 };

/* Events above this level are left out; LOG_NOTICE at start. */
void log_set_level(enum log_level level);
void log_event(enum log_level level, const char *format, ...) PRINTF_LIKE(2, 3);

#endif
