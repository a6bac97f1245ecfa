#include "formats/config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ground/ascii.h"
#include "ground/buffer.h"
#include "ground/memory.h"

enum { KEY_COUNT = 12, KEY_LENGTH_MAX = 64 };

/* A key is a text (highest 0) or a number of lowest..highest. */
struct key {
	const char *name;
	size_t offset;
	int64_t standard, lowest, highest;
};

#define TEXT(name)                                                                                                               \
	{                                                                                                                        \
#name, offsetof(struct config, name), 0, 0, 0                                                                    \
	}
#define NUMBER(name, standard, lowest, highest)                                                                                  \
	{                                                                                                                        \
#name, offsetof(struct config, name), standard, lowest, highest                                                  \
	}

static const struct key keys[KEY_COUNT] = {
        TEXT(state),
        TEXT(socket),
        TEXT(socket_group),
        TEXT(inbox),
        NUMBER(workers, 4, 1, 256),
        NUMBER(backlog, 64, 1, 4096),
        NUMBER(request_hard_limit_ms, 10000, 100, 600000),
        NUMBER(request_max_age_ms, 2000, 0, 600000),
        NUMBER(max_request_body_bytes, 65536, 0, 16777216),
        NUMBER(peer_timeout_ms, 5000, 50, 600000),
        NUMBER(start_timeout_ms, 20000, 100, CONFIG_START_TIMEOUT_MAX_MS),
        NUMBER(stop_timeout_ms, 6000, 50, CONFIG_STOP_TIMEOUT_MAX_MS),
};

static char **text_of(struct config *config, const struct key *key)
{
	return (char **)(void *)((char *)config + key->offset);
}

static int64_t *number_of(struct config *config, const struct key *key)
{
	return (int64_t *)(void *)((char *)config + key->offset);
}

static size_t find_key(const char *name)
{
	size_t i = 0;

	while (i < KEY_COUNT && strcmp(keys[i].name, name) != 0)
		i++;
	return i;
}

static const char *nearest_key(const char *name)
{
	size_t best = 0, best_distance = SIZE_MAX;

	for (size_t i = 0; i < KEY_COUNT; i++) {
		size_t distance = ascii_edit_distance(name, keys[i].name);
		if (distance < best_distance) {
			best_distance = distance;
			best = i;
		}
	}
	return keys[best].name;
}

/* Cuts blanks off both ends; `text` is written to. */
static char *trim(char *text)
{
	while (ascii_is_space(*text))
		text++;
	size_t length = strlen(text);
	while (length > 0 && ascii_is_space(text[length - 1]))
		length--;
	text[length] = '\0';
	return text;
}

static bool take_value(struct config *config, const struct key *key, const char *value, const char *file, long line,
                       struct report *report)
{
	if (key->highest == 0) {
		*text_of(config, key) = memory_copy_text(value);
		return true;
	}
	if (!ascii_parse_integer(value, key->lowest, key->highest, number_of(config, key)))
		return report_error(report, file, line, "%s is \"%s\"; a whole number from %lld to %lld is needed", key->name,
		                    value, (long long)key->lowest, (long long)key->highest);
	return true;
}

static bool take_line(struct config *config, bool *given, char *text, const char *file, long line, struct report *report)
{
	/* A comment begins the line or follows a blank, so that a path may hold '#'. */
	for (char *at = text; (at = strchr(at, '#')); at++)
		if (at == text || ascii_is_space(at[-1])) {
			*at = '\0';
			break;
		}
	text = trim(text);
	if (!*text)
		return true;
	char *equals = strchr(text, '=');
	if (!equals)
		return report_error(report, file, line, "\"%s\" is not of the form key = value", text);
	*equals = '\0';
	const char *name = trim(text), *value = trim(equals + 1);
	size_t found = find_key(name);
	if (found == KEY_COUNT && ascii_is_slip(name, nearest_key(name)))
		return report_error(report, file, line, "there is no key \"%.*s\"; did you mean \"%s\"?", KEY_LENGTH_MAX, name,
		                    nearest_key(name));
	if (found == KEY_COUNT)
		return report_error(report, file, line, "there is no key \"%.*s\"", KEY_LENGTH_MAX, name);
	if (given[found])
		return report_error(report, file, line, "%s is given twice", name);
	given[found] = true;
	if (!*value)
		return report_error(report, file, line, "%s has no value", name);
	return take_value(config, &keys[found], value, file, line, report);
}

static void fill_defaults(struct config *config)
{
	if (!config->socket)
		config->socket = memory_printf("%s/birlik.sock", config->state);
	if (!config->inbox)
		config->inbox = memory_printf("%s/inbox.db", config->state);
}

bool config_parse(struct config *config, const char *file, const char *text, size_t length, struct report *report)
{
	bool given[KEY_COUNT] = {false}, good = true;
	long line = 0;

	*config = (struct config){0};
	for (size_t i = 0; i < KEY_COUNT; i++)
		if (keys[i].highest)
			*number_of(config, &keys[i]) = keys[i].standard;
	if (memchr(text, '\0', length))
		return report_error(report, file, 0, "is not a text: it holds a byte 0");

	for (size_t at = 0; at < length;) {
		const char *end = memchr(text + at, '\n', length - at);
		size_t width = end ? (size_t)(end - text) - at : length - at;
		char *copy = memory_alloc(width + 1);
		memcpy(copy, text + at, width);
		copy[width] = '\0';
		line++;
		if (!ascii_gate_utf8(copy, width, true))
			good = report_error(report, file, line, "is not well-formed UTF-8 text");
		else
			good = take_line(config, given, copy, file, line, report) && good;
		free(copy);
		at += width + 1;
	}
	if (good && !config->state)
		good = report_error(report, file, 0, "state is not given: the folder of the releases");
	if (good)
		fill_defaults(config);
	return good;
}

bool config_read(struct config *config, const char *path, struct report *report)
{
	struct buffer text = {0};
	char part[4096];
	ssize_t got = -1;

	*config = (struct config){0};
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	while (fd >= 0 && text.length <= CONFIG_SIZE_MAX && (got = read(fd, part, sizeof(part))) > 0)
		buffer_append(&text, part, (size_t)got);
	bool good = true;
	if (fd < 0 || got < 0)
		good = report_error(report, path, 0, "cannot be read: %s", strerror(errno));
	else if (text.length > CONFIG_SIZE_MAX)
		good = report_error(report, path, 0, "is larger than %d bytes", CONFIG_SIZE_MAX);
	if (fd >= 0)
		close(fd);
	good = good && config_parse(config, path, buffer_text(&text), text.length, report);
	buffer_release(&text);
	return good;
}

void config_release(struct config *config)
{
	for (size_t i = 0; i < KEY_COUNT; i++)
		if (!keys[i].highest)
			free(*text_of(config, &keys[i]));
	*config = (struct config){0};
}
