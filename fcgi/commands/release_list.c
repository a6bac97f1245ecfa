#include "commands/release_list.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "ground/file.h"
#include "ground/memory.h"

static int compare(const void *a, const void *b)
{
	const struct release_entry *one = a, *other = b;

	return one->made != other->made ? (one->made < other->made ? 1 : -1) : strcmp(one->id, other->id);
}

bool release_list_read(struct release_list *list, const char *state, struct report *report)
{
	char *releases = memory_printf("%s/releases", state);
	struct file_list names = {0};
	bool good = file_list_read(&names, releases, "", report);

	*list = (struct release_list){.entries = memory_zeroed(names.count + 1, sizeof(*list->entries)), .count = names.count};
	for (size_t i = 0; i < names.count; i++) {
		char *folder = memory_printf("%s/%s", releases, names.names[i]);
		struct stat status = {0};
		stat(folder, &status); /* one that is gone meanwhile is the oldest */
		list->entries[i] = (struct release_entry){memory_copy_text(names.names[i]), status.st_mtime};
		free(folder);
	}
	qsort(list->entries, list->count, sizeof(*list->entries), compare);
	file_list_release(&names);
	free(releases);
	return good;
}

void release_list_release(struct release_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		free(list->entries[i].id);
	free(list->entries);
	*list = (struct release_list){0};
}
