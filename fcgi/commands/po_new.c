/* `birlik po new`: a language is begun. Nothing is written before everything has been asked for. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/command.h"
#include "commands/po.h"
#include "ground/file.h"
#include "ground/memory.h"
#include "libraries/locale.h"
#include "libraries/xml.h"
#include "site/edition.h"

#define SITE "db/site.xml"
#define ENTRY "xsl/language.xsl.in"

struct beginning {
	const char *code;
	struct buffer locale, name;
	struct report report;
};

/* Does the site have something of this language? */
static bool is_free(struct beginning *new, const struct edition_set *set)
{
	char *places[] = {memory_printf("locales/%s", new->code), memory_printf("xsl/%s.xsl", new->code)};
	bool good = true;

	for (size_t i = 0; i < set->count; i++)
		if (strcmp(set->editions[i].code, new->code) == 0)
			good = report_error(&new->report, SITE, 0, "the site has the language “%s”", new->code);
	for (size_t i = 0; i < COUNT_OF(places); i++) {
		good = good && (!file_exists(places[i]) || report_error(&new->report, places[i], 0, "is there already"));
		free(places[i]);
	}
	return good;
}

/* The conventions that were not told. */
static bool complete(struct beginning *new)
{
	struct buffer locale = {0}, name = {0};
	bool good = true;

	if (new->locale.length == 0 || new->name.length == 0)
		good = locale_guess(new->code, &locale, &name) ||
		       report_error(&new->report, NULL, 0, "ICU does not know the language “%s”; --locale and --name are needed",
		                    new->code);
	if (new->locale.length == 0)
		buffer_append_text(&new->locale, buffer_text(&locale));
	if (new->name.length == 0)
		buffer_append_text(&new->name, buffer_text(&name));
	buffer_release(&locale), buffer_release(&name);
	struct locale *opened = good ? locale_open(buffer_text(&new->locale), NULL, 0, &new->report) : NULL;
	locale_close(opened);
	return opened != NULL;
}

/* The stylesheet, its words between @ signs put in. */
static bool write_entry(struct beginning *new)
{
	const char *const words[][2] = {{"@LOCALE@", buffer_text(&new->locale)}, {"@NAME@", buffer_text(&new->name)}};
	struct buffer text = {0}, made = {0};
	char *file = memory_printf("xsl/%s.xsl", new->code);
	bool good = file_read(ENTRY, &text, &new->report);

	for (const char *c = buffer_text(&text); *c;) {
		size_t w = 0;
		while (w < COUNT_OF(words) && strncmp(c, words[w][0], strlen(words[w][0])) != 0)
			w++;
		if (w < COUNT_OF(words))
			buffer_append_text(&made, words[w][1]), c += strlen(words[w][0]);
		else
			buffer_append_byte(&made, *c++);
	}
	good = good && file_write(file, made.bytes, made.length, &new->report);
	if (good)
		printf("%s: made\n", file);
	buffer_release(&text), buffer_release(&made);
	free(file);
	return good;
}

/* One line more in the site's file; all others stay as they are. */
static bool write_line(struct beginning *new)
{
	static const char end[] = "</site>";
	struct buffer text = {0}, made = {0};
	bool good = file_read(SITE, &text, &new->report);
	const char *place = NULL;

	for (const char *c = buffer_text(&text); (c = strstr(c, end)) != NULL; c++)
		place = c;
	if (good && place) {
		buffer_append(&made, text.bytes, (size_t)(place - text.bytes));
		buffer_printf(&made, "  <language code=\"%s\" locale=\"%s\" name=\"%s\" draft=\"yes\"/>\n%s", new->code,
		              buffer_text(&new->locale), buffer_text(&new->name), place);
		good = file_write(SITE, made.bytes, made.length, &new->report);
	}
	if (good && place)
		printf(SITE ": “%s” is a draft\n", new->code);
	buffer_release(&text), buffer_release(&made);
	return good && (place || report_error(&new->report, SITE, 0, "has no %s", end));
}

static bool begin(struct beginning *new)
{
	struct edition_set set = {0};
	struct po_templates templates = {0};
	bool good = (edition_is_code(new->code) ||
	             report_error(&new->report, NULL, 0,
	                          "“%s” is no language code of an address: small letters, as de, pt-br, sr-latn", new->code)) &&
	            edition_set_read(&set, SITE, NULL, EDITION_ALL, &new->report) && is_free(new, &set) && complete(new) &&
	            po_templates_read(&templates, &new->report) && po_templates_write(&templates, &new->report) &&
	            po_merge_language(&templates, new->code, &new->report) && write_entry(new) && write_line(new);

	po_templates_release(&templates);
	edition_set_release(&set);
	return good;
}

int po_new(int argc, char **argv)
{
	static const struct option options[] = {
	        {"locale", required_argument, NULL, 'l'}, {"name", required_argument, NULL, 'n'}, {NULL, 0, NULL, 0}};
	struct beginning new = {0};
	int option;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (option != 'l' && option != 'n')
			return COMMAND_USAGE;
		buffer_append_text(option == 'l' ? &new.locale : &new.name, optarg);
	}
	bool good = false;
	if (optind + 1 == argc && strpbrk(buffer_text(&new.name), "<>&\"") == NULL) {
		new.code = argv[optind];
		good = begin(&new);
	}
	buffer_release(&new.locale), buffer_release(&new.name);
	return new.code == NULL ? command_misused(&command_po) : good ? COMMAND_DONE : COMMAND_REFUSED;
}
