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
		/* A character is written whole or not at all. */
		if (clean && c >= 0xc0 && *used + 9 >= size)
			break;
		if (c >= 0x20 && c != 0x7f && (c < 0x80 || clean))
			line[(*used)++] = (char)c;
		else
			*used += (size_t)snprintf(line + *used, size - *used, "\\x%02x", c);
	}
}

/* A text that was cut may end inside a character of UTF-8. */
static void drop_half_character(char *text)
{
	size_t length = strlen(text), start = length;

	if (length + 1 < LOG_LINE_MAX)
		return;
	while (start > 0 && length - start < 3 && ((unsigned char)text[start - 1] & 0xc0) == 0x80)
		start--;
	if (start > 0 && (unsigned char)text[start - 1] >= 0xc0)
		start--;
	text[start] = '\0';
}

void log_event(enum log_level level, const char *format, ...)
{
	static const char *const names[] = {"error", "warning", "notice", "debug"};
	char text[LOG_LINE_MAX], line[LOG_LINE_MAX];
	struct timespec now;
	struct tm utc;
	va_list arguments;
	int saved = errno;

	if (level > highest)
		return;
	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	drop_half_character(text);

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
