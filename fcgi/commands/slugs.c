/* `birlik slugs`: the addresses that records get by their names are written down, so that they stay. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/command.h"
#include "ground/buffer.h"
#include "ground/memory.h"
#include "site/edition.h"
#include "site/naming.h"
#include "site/records.h"

/* A path in the site's folder, to free. */
static char *source(const char *site, const char *name)
{
	return strcmp(site, ".") == 0 ? memory_copy_text(name) : memory_printf("%s/%s", site, name);
}

/* The lines that the book lacks, of all languages. */
static bool find_missing(struct edition_set *set, struct records *records, const char *schema, const struct slug_book *book,
                         struct buffer *missing, struct report *report)
{
	struct naming naming = {.book = book, .records = records, .missing = missing};
	bool good = true;
	for (size_t i = 0; i < set->count; i++)
		good = records_load_aside(records, &set->editions[i], schema, i == 0, report) &&
		       naming_fill(&set->editions[i], &naming, report) && good;
	return good;
}

static bool run(const char *site)
{
	struct report report = {0};
	struct edition_set set = {0};
	struct slug_book book = {0};
	struct buffer missing = {0};
	char *settings = source(site, "db/site.xml"), *locales = source(site, "locales"), *slugs = source(site, "db/slugs.tsv");
	char *content = source(site, "db/content"), *grammar = source(site, "db/content.rng"),
	     *schema = source(site, "db/schema.sql");
	struct records *records = records_read(content, grammar, &report);
	bool good = records && edition_set_read(&set, settings, locales, EDITION_LIVE, &report) &&
	            slug_book_read(&book, slugs, &report) && find_missing(&set, records, schema, &book, &missing, &report) &&
	            report.errors == 0;

	if (good && missing.length) {
		good = slug_book_append(&book, &missing, &report);
		if (good)
			fputs(buffer_text(&missing), stdout);
	}
	buffer_release(&missing);
	slug_book_release(&book);
	edition_set_release(&set);
	records_free(records);
	free(settings), free(locales), free(slugs), free(content), free(grammar), free(schema);
	return fflush(stdout) == 0 && good;
}

static int slugs_main(int argc, char **argv)
{
	static const struct option options[] = {
	        {"site", required_argument, NULL, 's'}, {"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
	const char *site = ".";
	int option;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (option != 's')
			return option == 'h' ? command_help(&command_slugs) : command_misused(&command_slugs);
		site = optarg;
	}
	if (optind != argc)
		return command_misused(&command_slugs);
	xml_start();
	return run(site) ? COMMAND_DONE : COMMAND_REFUSED;
}

const struct command command_slugs = {
        "slugs", "write down the addresses of new records",
        "usage: birlik slugs [--site DIR]\n"
        "\n"
        "A record's address is made from its name. This adds a line to DIR/db/slugs.tsv for each record\n"
        "and language that has none there, and prints it: from then on the address stays, whatever the\n"
        "name becomes. To change one, add a line; the address before leads to the new one by 301. An\n"
        "address that a record once had is never given to another.\n"
        "\n"
        "  --site DIR  the folder of the sources (default .)\n",
        slugs_main};
