#include "ground/report.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "ground/buffer.h"

static void write_finding(struct report *report, const char *file, long line, const char *grade, const char *format,
                          va_list arguments)
{
	struct buffer text = {0};
	char *what = NULL;

	if (file && line > 0)
		buffer_printf(&text, "%s:%ld: ", file, line);
	else if (file)
		buffer_printf(&text, "%s: ", file);
	buffer_append_text(&text, grade);
	if (vasprintf(&what, format, arguments) >= 0)
		buffer_append_text(&text, what);
	free(what);
	if (report->write)
		report->write(report->context, buffer_text(&text));
	else
		fprintf(stderr, "%s\n", buffer_text(&text));
	buffer_release(&text);
}

bool report_error(struct report *report, const char *file, long line, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	write_finding(report, file, line, "", format, arguments);
	va_end(arguments);
	report->errors++;
	return false;
}

void report_warning(struct report *report, const char *file, long line, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	write_finding(report, file, line, "warning: ", format, arguments);
	va_end(arguments);
	report->warnings++;
}
