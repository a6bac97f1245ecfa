#include "site/manifest.h"

#include <stdlib.h>
#include <string.h>

#include "ground/ascii.h"
#include "ground/file.h"
#include "ground/memory.h"
#include "libraries/digest.h"

bool manifest_list(const char *folder, const char *prefix, struct buffer *out, struct report *report)
{
	struct file_list list;
	bool good = file_list_read(&list, folder, "", report);

	for (size_t i = 0; good && i < list.count; i++) {
		char *path = memory_printf("%s/%s", folder, list.names[i]), *inside = memory_printf("%s/.", path);
		char *name = memory_printf("%s%s", prefix, list.names[i]), *deeper = memory_printf("%s/", name);
		struct buffer bytes = {0};
		char digest[DIGEST_TEXT];
		if (file_exists(inside)) {
			good = manifest_list(path, deeper, out, report);
		} else if (strcmp(name, MANIFEST_NAME) != 0) {
			good = file_read(path, &bytes, report);
			digest_bytes(buffer_text(&bytes), bytes.length, digest);
			buffer_printf(out, "file %s %s\n", digest, name);
		}
		buffer_release(&bytes);
		free(path), free(inside), free(name), free(deeper);
	}
	file_list_release(&list);
	return good;
}

void manifest_id(const struct buffer *text, char id[MANIFEST_ID + 1])
{
	char digest[DIGEST_TEXT];
	digest_bytes(buffer_text(text), text->length, digest);
	memcpy(id, digest, MANIFEST_ID);
	id[MANIFEST_ID] = '\0';
}

/* nginx keeps pages by the name of the folder, and a worker lets it only where that is its release. */
static bool has_its_name(const char *folder, const struct buffer *text, struct report *report)
{
	const char *slash = strrchr(folder, '/');
	char id[MANIFEST_ID + 1];

	manifest_id(text, id);
	return strcmp(slash ? slash + 1 : folder, id) == 0 ||
	       report_error(report, folder, 0, "the folder of a release has its id for a name, and that is %s", id);
}

static bool has_its_assets(const char *folder, const char *state, const struct buffer *text, struct report *report)
{
	static const char key[] = "\nassets ";
	const char *line = strstr(buffer_text(text), key), *path = line ? line + strlen(key) : "";
	char *assets = memory_printf("%s%.*s", state, (int)strcspn(path, "\n"), path);
	size_t length = strlen(assets);

	while (length > 1 && assets[length - 1] == '/')
		assets[--length] = '\0';
	bool good = file_exists(assets) ||
	            report_error(report, assets, 0, "is not there: the release in %s needs it, copy it as well", folder);
	free(assets);
	return good;
}

/* The path in a `file SHA-256 PATH` line, to free(); "" for no line. */
static char *path_of(const char *line)
{
	size_t length = strcspn(line, "\n"), start = strlen("file ") + DIGEST_TEXT;
	return length > start ? memory_printf("%.*s", (int)(length - start), line + start) : memory_copy_text("");
}

/* False. The lines are the first that differ, in the order of paths. */
static bool report_difference(const char *folder, const char *expected, const char *actual, struct report *report)
{
	char *wanted = path_of(expected), *found = path_of(actual);
	int order = *wanted == '\0' ? 1 : *found == '\0' ? -1 : strcmp(wanted, found);
	char *file = memory_printf("%s/%s", folder, order > 0 ? found : wanted);

	report_error(report, file, 0, "%s; build the release again",
	             order < 0   ? "is missing"
	             : order > 0 ? "is not of the release"
	                         : "is not what it was when the release was built");
	free(wanted), free(found), free(file);
	return false;
}

static bool has_its_files(const char *folder, const struct buffer *text, struct report *report)
{
	struct buffer found = {0};
	bool good = manifest_list(folder, "", &found, report);
	const char *expected = strstr(buffer_text(text), "file "), *actual = buffer_text(&found);

	/* Both are in the same order: the first line that differs names the file. */
	while (good && expected && *expected && *actual) {
		size_t length = strcspn(expected, "\n");
		if (strncmp(expected, actual, length + 1) != 0)
			break;
		expected += length + (expected[length] == '\n');
		actual += length + (actual[length] == '\n');
	}
	if (good && ((expected && *expected) || *actual))
		good = report_difference(folder, expected ? expected : "", actual, report);
	buffer_release(&found);
	return good;
}

bool manifest_verify(const char *folder, const char *state, struct report *report)
{
	struct buffer text = {0};
	char *file = memory_printf("%s/" MANIFEST_NAME, folder);
	bool good = file_read(file, &text, report) && has_its_name(folder, &text, report) &&
	            has_its_files(folder, &text, report) && has_its_assets(folder, state, &text, report);

	buffer_release(&text);
	free(file);
	return good;
}
