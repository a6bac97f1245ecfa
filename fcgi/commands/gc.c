/* `birlik gc`: releases pile up, one a build; the old ones go, and the assets that no other has. */
#include "commands/gc.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "commands/command.h"
#include "commands/release_list.h"
#include "ground/ascii.h"
#include "ground/file.h"
#include "ground/memory.h"
#include "processes/links.h"
#include "site/manifest.h"

enum { KEEP = 10 };

static bool is_linked(const char *state, const char *id)
{
	static const char *const links[] = {LINK_CURRENT, LINK_PREVIOUS, LINK_NEXT};
	char *folder = memory_printf("%s/releases/%s", state, id), *here = realpath(folder, NULL);
	bool linked = false;

	for (size_t i = 0; i < COUNT_OF(links); i++) {
		char *text = links_read(state, links[i]), *there = text ? links_resolve(state, text) : NULL;
		linked = linked || (here && there && strcmp(here, there) == 0);
		free(text), free(there);
	}
	free(folder), free(here);
	return linked;
}

bool gc_remove_release(const char *state, const char *id, bool *removed, struct report *report)
{
	/* Out of its place first: nobody may find half a release. */
	char *folder = memory_printf("%s/releases/%s", state, id);
	char *aside = memory_printf("%s/releases/.removing.%ld", state, (long)getpid());
	int lock = links_lock(state, report);
	bool linked = lock >= 0 && is_linked(state, id);
	bool good = lock >= 0 && (linked || file_rename(folder, aside, report));

	if (lock >= 0)
		close(lock);
	good = good && file_remove_tree(aside, report);
	if (removed)
		*removed = good && !linked;
	free(folder), free(aside);
	return good;
}

/* Appends the last part of the address of the release's assets and a line end. */
static bool add_assets(const char *state, const char *id, struct buffer *used, struct report *report)
{
	static const char key[] = "assets /assets/";
	char *file = memory_printf("%s/releases/%s/" MANIFEST_NAME, state, id);
	struct buffer text = {0};
	bool good = file_read(file, &text, report);
	const char *line = buffer_text(&text);

	while (*line && !ascii_starts_with(line, key)) {
		line += strcspn(line, "\n");
		line += *line == '\n';
	}
	if (*line)
		buffer_printf(used, "%.*s\n", (int)strcspn(line + strlen(key), "/\n"), line + strlen(key));
	buffer_release(&text);
	free(file);
	return good;
}

static bool is_line_of(const struct buffer *lines, const char *text)
{
	size_t length = strlen(text);

	for (const char *line = buffer_text(lines); *line; line += strcspn(line, "\n") + 1)
		if (strncmp(line, text, length) == 0 && line[length] == '\n')
			return true;
	return false;
}

bool gc_remove_assets(const char *state, struct report *report)
{
	char *store = memory_printf("%s/assets", state), *releases = memory_printf("%s/releases", state);
	struct file_list stored = {0}, built = {0};
	struct buffer used = {0};
	/* In this order: what a build puts into the store from here on is not looked at. */
	bool good = !file_exists(store) ||
	            (file_list_read(&stored, store, "", report) && file_list_read(&built, releases, "", report));

	for (size_t i = 0; good && i < built.count; i++)
		good = add_assets(state, built.names[i], &used, report);
	for (size_t i = 0; good && i < stored.count; i++) {
		char *folder = memory_printf("%s/%s", store, stored.names[i]);
		good = is_line_of(&used, stored.names[i]) || file_remove_tree(folder, report);
		free(folder);
	}
	file_list_release(&stored), file_list_release(&built);
	buffer_release(&used);
	free(store), free(releases);
	return good;
}

/* All releases but the newest `keep`. */
static bool remove_old(const char *state, size_t keep, struct report *report)
{
	struct release_list list;
	bool good = release_list_read(&list, state, report), removed;

	for (size_t i = keep; good && i < list.count; i++) {
		good = gc_remove_release(state, list.entries[i].id, &removed, report);
		if (good && removed)
			printf("%s\n", list.entries[i].id);
	}
	release_list_release(&list);
	return good;
}

static int gc(int argc, char **argv)
{
	static const struct option options[] = {{"state", required_argument, NULL, 's'},
	                                        {"keep", required_argument, NULL, 'k'},
	                                        {"help", no_argument, NULL, 'h'},
	                                        {NULL, 0, NULL, 0}};
	const char *state = COMMAND_STATE;
	struct report report = {0};
	int64_t keep = KEEP;
	int option;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (option == 's')
			state = optarg;
		else if (option != 'k' || !ascii_parse_integer(optarg, 0, INT32_MAX, &keep))
			return option == 'h' ? command_help(&command_gc) : command_misused(&command_gc);
	}
	if (optind != argc)
		return command_misused(&command_gc);
	return remove_old(state, (size_t)keep, &report) && gc_remove_assets(state, &report) ? COMMAND_DONE : COMMAND_REFUSED;
}

const struct command command_gc = {"gc", "remove old releases, and assets that no release has",
                                   "usage: birlik gc [--state DIR] [--keep N]\n"
                                   "\n"
                                   "Removes all releases but the newest, prints their ids, and removes the assets that no\n"
                                   "other release has. Those that STATE/current, previous and next lead to always stay.\n"
                                   "\n"
                                   "  --state DIR  the folder of the releases (default " COMMAND_STATE ")\n"
                                   "  --keep N     how many of the newest stay (default 10)\n",
                                   gc};
