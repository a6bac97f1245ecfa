#include "commands/po_place.h"

#include <stdlib.h>
#include <string.h>

#include "ground/ascii.h"
#include "ground/memory.h"
#include "site/proof.h"

/* By its own name, else by its messages. To free(). */
static char *name_of(const char *path, const struct catalogue *catalogue, const struct catalogue_file *file)
{
	const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path;
	size_t count;
	const struct catalogue_message *messages = catalogue_messages(catalogue, &count);

	if ((ascii_starts_with(base, "content.") && ascii_ends_with(base, ".po")) || strcmp(base, "interface.po") == 0)
		return memory_copy_text(base);
	char *language = catalogue_field(file->header, "X-Source-Language"), *name = NULL;
	const char *kind = count && messages[0].context ? messages[0].context : "";
	if (language && strchr(kind, '/'))
		name = memory_printf("content.%s.%.*s.po", language, (int)strcspn(kind, "/"), kind);
	free(language);
	return name ? name : memory_copy_text("interface.po");
}

bool po_place(const char *path, struct edition_instead *instead, struct report *report)
{
	struct catalogue *catalogue = catalogue_new();
	bool good = catalogue_read(catalogue, path, report);
	size_t count;
	const struct catalogue_file *const *files = catalogue_files(catalogue, &count);

	good = good && proof_header(catalogue, files[0], NULL, report);
	if (good) {
		char *language = catalogue_field(files[0]->header, "Language");
		language[strcspn(language, "_")] = '\0';
		*instead =
		        (struct edition_instead){.language = language, .name = name_of(path, catalogue, files[0]), .file = path};
	}
	catalogue_free(catalogue);
	return good;
}

void po_place_release(struct edition_instead *instead)
{
	free((char *)(uintptr_t)instead->language);
	free((char *)(uintptr_t)instead->name);
}

static bool has_language(const struct edition_set *set, const char *language)
{
	for (size_t i = 0; i < set->count; i++)
		if (strcmp(set->editions[i].code, language) == 0)
			return true;
	return false;
}

bool po_place_check(const struct edition_instead *instead, size_t count, const struct edition_set *set, struct report *report)
{
	bool good = true;
	for (size_t i = 0; i < count; i++)
		if (set->count && !has_language(set, instead[i].language))
			good = report_error(report, instead[i].file, 0, "Language: the site has no language “%s”",
			                    instead[i].language);
	return good;
}
