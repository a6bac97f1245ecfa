#include "site/missing.h"

void missing_note(struct missing *missing, const struct catalogue *catalogue, const char *context, const char *source,
                  const char *file, long line, struct report *report)
{
	const struct catalogue_message *empty = catalogue_entry(catalogue, context, source);

	if (missing->messages == NULL)
		missing->messages = catalogue_template_new(missing->language);
	if (catalogue_template_has(missing->messages, context, source, NULL))
		return;
	file = empty ? empty->file : file;
	line = empty ? empty->line : line;
	catalogue_template_add(missing->messages, context, source, NULL, NULL, file, line);
	if (catalogue_template_count(missing->messages) <= missing->told)
		report_warning(report, file, line, "no translation into %s of %s%s“%s”", missing->language,
		               context ? context : "", context ? " " : "", source);
}
