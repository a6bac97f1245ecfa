/* `birlik po`: what translators do with their catalogues. */
#include "commands/po.h"

#include <getopt.h>
#include <string.h>

#include "commands/command.h"
#include "commands/po_templates.h"
#include "libraries/xml.h"

static int po_extract(int argc, char **argv)
{
	struct po_templates templates;
	struct report report = {0};

	(void)argv;
	if (argc != 1)
		return command_misused(&command_po);
	bool good = po_templates_read(&templates, &report) && po_templates_write(&templates, &report);
	po_templates_release(&templates);
	return good ? COMMAND_DONE : COMMAND_REFUSED;
}

static int po_main(int argc, char **argv)
{
	static const struct {
		const char *name;
		int (*run)(int argc, char **argv);
	} parts[] = {{"extract", po_extract}, {"merge", po_merge}, {"check", po_check}, {"status", po_status}, {"new", po_new}};
	static const struct option options[] = {{"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
	int option;

	/* What stands behind the part's name is the part's own. */
	while ((option = getopt_long(argc, argv, "+", options, NULL)) != -1)
		return option == 'h' ? command_help(&command_po) : COMMAND_USAGE;
	if (optind == argc)
		return command_misused(&command_po);
	int count = argc - optind;
	char **rest = argv + optind;
	for (size_t i = 0; i < COUNT_OF(parts); i++) {
		if (strcmp(rest[0], parts[i].name) != 0)
			continue;
		xml_start();
		optind = 1;
		return parts[i].run(count, rest);
	}
	return command_misused(&command_po);
}

const struct command command_po = {
        "po", "templates and catalogues of translators: extract, merge, check, status, new",
        "usage: birlik po extract\n"
        "       birlik po merge [LANGUAGE]\n"
        "       birlik po check [FILE.po ...]\n"
        "       birlik po status [--json] [LANGUAGE]\n"
        "       birlik po new [--locale LOCALE] [--name NAME] LANGUAGE\n"
        "\n"
        "All in a site's folder.\n"
        "\n"
        "  extract  writes the templates: locales/interface.pot (the words of stylesheets and addresses)\n"
        "           and locales/content.LANGUAGE.KIND.pot (the texts of the records, by the language they\n"
        "           are written in). A template that would say the same is left as it is.\n"
        "  merge    extracts, then brings every catalogue of the language (default: of all) up to date with\n"
        "           its template, or makes it. A changed text keeps its old translation, marked fuzzy, with\n"
        "           the old source beside it; what is gone is kept at the end. A catalogue to which\n"
        "           nothing happens is left as it is.\n"
        "  check    checks catalogues as the build would, and against locales/glossary.tsv; without\n"
        "           FILE all of the site. A FILE from elsewhere is taken for the one of its name and Language.\n"
        "           Each finding is one line, FILE:LINE: WHAT; the exit code is 1 if there is one.\n"
        "  status   says how much is current, stale (its source has changed since) and missing, by\n"
        "           language, catalogue and page, and where what is missing is shown. Unreachable are\n"
        "           those texts, translated or not, that stood on no page it has looked at: it asks for every\n"
        "           page, with the filters and the answers to forms that it can think of. --json has it all.\n"
        "  new      begins a language: its catalogues, with nothing translated, its entry stylesheet\n"
        "           xsl/LANGUAGE.xsl, and its line in db/site.xml, as a draft: readers see nothing of it\n"
        "           until draft=\"yes\" is taken away there. LANGUAGE stands in addresses: de, pt-br. LOCALE has\n"
        "           its numbers, dates and order (default: as most of its readers have them), NAME\n"
        "           is what it calls itself.\n",
        po_main};
