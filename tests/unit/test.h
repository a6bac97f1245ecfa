/*
 * What every unit test includes: cmocka and the headers that it needs first. Tests print
 * TAP (tests/run sets CMOCKA_MESSAGE_OUTPUT). cmocka's skip() is never used: it prints "not ok".
 */
#ifndef BIRLIK_TEST_H
#define BIRLIK_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "ground/base.h"
#include "ground/buffer.h"
#include "ground/memory.h"
#include "ground/report.h"

/* A report whose lines are kept, to look at. */
struct findings {
	struct buffer text;
	struct report report;
};

static inline void findings_take(void *context, const char *line)
{
	struct buffer *text = context;
	buffer_append_text(text, line);
	buffer_append_byte(text, '\n');
}

static inline void findings_begin(struct findings *findings)
{
	*findings = (struct findings){.report = {.write = findings_take}};
	findings->report.context = &findings->text;
}

static inline void findings_end(struct findings *findings)
{
	buffer_release(&findings->text);
}

#define assert_contains(text, part)                                                                           \
	do {                                                                                                  \
		if (strstr((text), (part)) == NULL)                                                           \
			fail_msg("“%s” is not in “%s”", (part), (text));                                      \
	} while (0)

/* The folder of a file of that content, gone at the end of test_remove. */
static inline char *test_folder(void)
{
	const char *above = getenv("TMPDIR");
	char *folder = memory_printf("%s/unit.XXXXXX", above ? above : "/tmp");
	if (mkdtemp(folder) == NULL)
		abort();
	return folder;
}

static inline void test_write(const char *folder, const char *name, const char *text)
{
	char *path = memory_printf("%s/%s", folder, name);
	FILE *file = fopen(path, "w");
	if (file == NULL || fputs(text, file) < 0 || fclose(file) != 0)
		abort();
	free(path);
}

#endif
