/* ground/log.h: one event is one line, and nothing from outside can forge one. */
#include "test.h"

#include <errno.h>
#include <fcntl.h>

#include "ground/ascii.h"
#include "ground/log.h"

/* What log_event writes to standard error. */
static char *logged(enum log_level level, const char *text)
{
	FILE *file = tmpfile();
	int saved = dup(STDERR_FILENO);
	struct buffer out = {0};
	char part[4096];
	ssize_t got;

	dup2(fileno(file), STDERR_FILENO);
	log_event(level, "%s", text);
	dup2(saved, STDERR_FILENO);
	close(saved);
	lseek(fileno(file), 0, SEEK_SET);
	while ((got = read(fileno(file), part, sizeof(part))) > 0)
		buffer_append(&out, part, (size_t)got);
	fclose(file);
	return buffer_take(&out);
}

static size_t count(const char *text, char c)
{
	size_t found = 0;
	for (; *text; text++)
		found += *text == c;
	return found;
}

static void a_line_has_time_process_and_level(void **state)
{
	(void)state;
	char *line = logged(LOG_ERROR, "what happened"), *expected = memory_printf("Z birlik[%ld] error: what happened\n", (long)getpid());
	assert_int_equal(strlen(line), strlen("2026-11-25T01:51:01") + strlen(expected));
	assert_string_equal(line + strlen("2026-11-25T01:51:01"), expected);
	assert_int_equal(line[10], 'T');
	free(line), free(expected);
}

static void line_ends_and_escapes_from_outside_are_written_as_hexadecimal(void **state)
{
	(void)state;
	char *line = logged(LOG_ERROR, "a\r\n2026-11-25T01:51:01Z birlik[1] error: forged\x1b[31m\x7f\tb");
	assert_int_equal(count(line, '\n'), 1);
	assert_contains(line, "a\\x0d\\x0a2026");
	assert_contains(line, "forged\\x1b[31m\\x7f\\x09b\n");
	free(line);
}

static void well_formed_text_stays_readable(void **state)
{
	(void)state;
	char *line = logged(LOG_ERROR, "Iğdır’dan Şile");
	assert_contains(line, "Iğdır’dan Şile\n");
	free(line);
}

static void bytes_that_are_no_utf8_are_written_as_hexadecimal(void **state)
{
	(void)state;
	char *line = logged(LOG_ERROR, "a\xff\xc0\xaf" "b");
	assert_contains(line, "a\\xff\\xc0\\xafb\n");
	free(line);
	line = logged(LOG_ERROR, "\xc2\x9b" "31m"); /* U+009B: a terminal takes it for ESC [ */
	assert_contains(line, "\\xc2\\x9b31m\n");
	free(line);
}

static void a_line_ends_at_1000_bytes(void **state)
{
	(void)state;
	static const char *const pieces[] = {"x", "ş", "\xff", "\n"};
	for (size_t p = 0; p < COUNT_OF(pieces); p++) {
		struct buffer text = {0};
		while (text.length < 5000)
			buffer_append_text(&text, pieces[p]);
		char *line = logged(LOG_ERROR, buffer_text(&text));
		size_t length = strlen(line);
		assert_int_equal(count(line, '\n'), 1);
		assert_true(ascii_gate_utf8(line, length - 1, false));
		if (length > LOG_LINE_MAX)
			fail_msg("a line of %zu bytes", length);
		free(line);
		buffer_release(&text);
	}
}

static void a_long_turkish_line_stays_readable(void **state)
{
	(void)state;
	struct buffer text = {0};
	buffer_append_text(&text, "xx"); /* so that the cut is in the middle of a character */
	while (text.length < 3000)
		buffer_append_text(&text, "ş");
	char *line = logged(LOG_ERROR, buffer_text(&text));
	bool readable = strstr(line, "xxşşşş") != NULL;
	free(line);
	buffer_release(&text);
	assert_true(readable);
}

static void errno_is_kept_and_the_level_holds(void **state)
{
	(void)state;
	char *line = logged(LOG_DEBUG, "not wanted");
	assert_string_equal(line, "");
	free(line);
	log_set_level(LOG_DEBUG);
	line = logged(LOG_DEBUG, "wanted");
	assert_contains(line, " debug: wanted\n");
	free(line);
	log_set_level(LOG_NOTICE);
	int saved = dup(STDERR_FILENO);
	close(STDERR_FILENO); /* the write fails */
	errno = EXDEV;
	log_event(LOG_ERROR, "nobody reads this");
	int after = errno;
	dup2(saved, STDERR_FILENO);
	close(saved);
	assert_int_equal(after, EXDEV);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_has_time_process_and_level),
		cmocka_unit_test(line_ends_and_escapes_from_outside_are_written_as_hexadecimal),
		cmocka_unit_test(well_formed_text_stays_readable),
		cmocka_unit_test(bytes_that_are_no_utf8_are_written_as_hexadecimal),
		cmocka_unit_test(a_line_ends_at_1000_bytes),
		cmocka_unit_test(a_long_turkish_line_stays_readable),
		cmocka_unit_test(errno_is_kept_and_the_level_holds),
	};
	return cmocka_run_group_tests_name("log", tests, NULL, NULL);
}
