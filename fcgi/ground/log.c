#include "ground/log.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "ground/ascii.h"

static enum log_level highest = LOG_NOTICE;

void log_set_level(enum log_level level)
{
	highest = level;
}

/* What cannot be trusted in `text` becomes \xNN; `line` takes it from *used to `size`. */
static void append_escaped(char *line, size_t size, size_t *used, const char *text)
{
	size_t length = strlen(text);
	bool clean = ascii_gate_utf8(text, length, false);

	for (size_t i = 0; i < length && *used + 5 < size; i++) {
		unsigned char c = (unsigned char)text[i];
		if (c >= 0x20 && c != 0x7f && (c < 0x80 || clean))
			line[(*used)++] = (char)c;
		else
			*used += (size_t)snprintf(line + *used, size - *used, "\\x%02x", c);
	}
}

void log_event(enum log_level level, const char *format, ...)
{
	static const char *const names[] = {"error", "warning", "notice", "debug"};
	char text[LOG_LINE_MAX], line[LOG_LINE_MAX * 2];
	struct timespec now;
	struct tm utc;
	va_list arguments;
	int saved = errno;

	if (level > highest)
		return;
	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);

	clock_gettime(CLOCK_REALTIME, &now);
	gmtime_r(&now.tv_sec, &utc);
	size_t used = strftime(line, sizeof(line), "%Y-%m-%dT%H:%M:%SZ ", &utc);
	used += (size_t)snprintf(line + used, sizeof(line) - used, "birlik[%ld] %s: ", (long)getpid(), names[level]);
	append_escaped(line, sizeof(line) - 1, &used, text);
	line[used++] = '\n';
	/* One write, so that the lines of many workers do not mix. */
	ssize_t ignored = write(STDERR_FILENO, line, used);
	(void)ignored;
	errno = saved;
}
