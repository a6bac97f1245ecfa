/*
 * What every file of the engine may take for granted: C11, POSIX.1-2008, the
 * attributes below. The process runs under the C locale from first to last;
 * functions that depend on a locale (tolower, strcasecmp, isalpha, strtod …)
 * are not used, see ascii.h.
 */
#ifndef BIRLIK_BASE_H
#define BIRLIK_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PRINTF_LIKE(text, first) __attribute__((format(printf, text, first)))
#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
