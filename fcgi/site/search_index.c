#include "site/search_index.h"

#include <stdlib.h>
#include <string.h>

#include "ground/buffer.h"
#include "ground/file.h"
#include "ground/memory.h"

struct making {
	struct edition_set *set;
	const char *scripts, *databases;
	struct report *report;
};

static void append_filled(const char *script, const char *language, struct buffer *sql)
{
	static const char place[] = "{language}";
	const char *next;

	while ((next = strstr(script, place)) != NULL) {
		buffer_append(sql, script, (size_t)(next - script));
		buffer_append_text(sql, language);
		script = next + strlen(place);
	}
	buffer_append_text(sql, script);
}

static bool run(struct making *making, struct edition *edition, const char *name, const char *language)
{
	char *file = memory_printf("%s/%s", making->scripts, name);
	struct buffer script = {0}, sql = {0};
	bool good = file_read(file, &script, making->report);

	append_filled(buffer_text(&script), language, &sql);
	good = good && database_script(edition->database, file, buffer_text(&sql), language, NULL, NULL, making->report);
	buffer_release(&script);
	buffer_release(&sql);
	free(file);
	return good;
}

/* What the edition's records are called in the other one. */
static bool take_names(struct making *making, struct edition *edition, const struct edition *other)
{
	char *file = memory_printf("%s/%s.db", making->databases, other->code);
	bool good = database_attach(edition->database, file, "other", making->report);

	free(file);
	if (!good)
		return false;
	good = run(making, edition, "2-other.sql", other->code);
	return database_detach(edition->database, "other", making->report) && good;
}

bool search_index_make(struct edition_set *set, const char *scripts, const char *databases, struct report *report)
{
	struct making making = {.set = set, .scripts = scripts, .databases = databases, .report = report};
	struct edition *editions = set->editions;
	bool good = true;

	for (size_t i = 0; good && i < set->count; i++)
		good = run(&making, &editions[i], "1-items.sql", editions[i].code);
	for (size_t i = 0; good && i < set->count; i++)
		for (size_t o = 0; good && o < set->count; o++)
			good = o == i || take_names(&making, &editions[i], &editions[o]);
	for (size_t i = 0; good && i < set->count; i++)
		good = run(&making, &editions[i], "3-index.sql", editions[i].code);
	return good;
}
