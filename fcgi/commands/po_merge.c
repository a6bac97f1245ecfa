/* `birlik po merge`: catalogues are brought up to date with their templates. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/command.h"
#include "commands/po.h"
#include "commands/po_templates.h"
#include "ground/ascii.h"
#include "ground/file.h"
#include "ground/memory.h"
#include "site/edition.h"
#include "site/pairing.h"

#define PLURALS "locales/plurals.tsv"

struct merge {
	const struct po_templates *templates;
	const char *language;
	char *plural_forms; /* of new catalogues, and where the header has none; NULL: not known */
	struct report *report;
};

/* The rule of a language by locales/plurals.tsv: code, tab, header. To free(); NULL: it is not there, nor for what the code
 * begins with. */
static char *read_plural_forms(const char *language, struct report *report)
{
	struct buffer text = {0};
	char *found = NULL;

	if (!file_exists(PLURALS) || !file_read(PLURALS, &text, report))
		return NULL;
	for (char *rest = text.bytes, *line; rest && (line = strsep(&rest, "\n")) != NULL && found == NULL;) {
		char *rule = strchr(line, '\t');
		if (*line == '#' || rule == NULL)
			continue;
		*rule++ = '\0';
		if (strcmp(line, language) == 0)
			found = memory_copy_text(rule);
	}
	buffer_release(&text);
	const char *part = strrchr(language, '-');
	if (found == NULL && part) {
		char *shorter = memory_printf("%.*s", (int)(part - language), language);
		found = read_plural_forms(shorter, report);
		free(shorter);
	}
	return found;
}

/* The interface's words are looked up by their source alone: nothing else is current there. */
static bool is_current(const struct pairing *pair, const struct catalogue_template_message *message, bool interface)
{
	const char *plural = pair->old->plural;
	return pair->state == PAIRING_CURRENT &&
	       (!interface || (strcmp(pair->old->source, message->source) == 0 &&
	                       strcmp(plural ? plural : "", message->plural ? message->plural : "") == 0));
}

struct choosing {
	const struct catalogue *old;
	struct catalogue_choice *choices;
};

static void choose_field(void *receiver, const struct po_template *template, const size_t *numbers, size_t count)
{
	const struct choosing *choosing = receiver;
	bool interface = strcmp(template->name, "interface") == 0;
	struct pairing *pairs = memory_zeroed(count, sizeof(*pairs));

	for (size_t i = 0; i < count; i++)
		pairs[i].source = catalogue_template_message(template->template, numbers[i]).source;
	pairing_find(choosing->old, catalogue_template_message(template->template, numbers[0]).context, pairs, count);
	for (size_t i = 0; i < count; i++) {
		struct catalogue_template_message m = catalogue_template_message(template->template, numbers[i]);
		if (pairs[i].old)
			choosing->choices[numbers[i]] =
			        (struct catalogue_choice){.old = pairs[i].old, .fuzzy = !is_current(&pairs[i], &m, interface)};
	}
	free(pairs);
}

/* What each message of the template gets: those of one field are paired together. */
static struct catalogue_choice *choose(const struct po_template *template, const struct catalogue *old)
{
	struct choosing choosing = {
	        .old = old,
	        .choices = memory_zeroed(catalogue_template_count(template->template) + 1, sizeof(*choosing.choices))};
	if (old)
		po_template_fields(template, choose_field, &choosing);
	return choosing.choices;
}

static bool merge_file(struct merge *merge, const struct po_template *template)
{
	char *file = memory_printf("locales/%s/%s.po", merge->language, template->name);
	struct catalogue *old = NULL;
	bool good = true, changed = false;

	if (file_exists(file)) {
		old = catalogue_new();
		good = catalogue_read(old, file, merge->report);
	} else if (merge->plural_forms == NULL) {
		good = report_error(merge->report, PLURALS, 0, "has no plural forms of “%s”, which %s needs", merge->language,
		                    file);
	}
	if (good) {
		struct catalogue_choice *choices = choose(template, old);
		good = catalogue_merge(template->template, choices, old, file, merge->language, merge->plural_forms, &changed,
		                       merge->report);
		free(choices);
	}
	if (good && changed)
		printf("%s: %s\n", file, old ? "brought up to date" : "made");
	catalogue_free(old);
	free(file);
	return good;
}

/* A catalogue whose template is gone is left alone: its words may be wanted elsewhere. */
static bool tell_forsaken(const struct merge *merge)
{
	char *folder = memory_printf("locales/%s", merge->language);
	struct file_list list = {0};
	bool good = file_list_read(&list, folder, ".po", merge->report);

	for (size_t i = 0; i < list.count; i++) {
		char *name = memory_printf("%.*s", (int)(strlen(list.names[i]) - strlen(".po")), list.names[i]);
		char *file = memory_printf("%s/%s", folder, list.names[i]);
		if (!po_templates_find(merge->templates, name))
			report_warning(merge->report, file, 0, "has no template (any more); nothing was done to it");
		free(name), free(file);
	}
	file_list_release(&list);
	free(folder);
	return good;
}

bool po_merge_language(const struct po_templates *templates, const char *language, struct report *report)
{
	struct merge merge = {.templates = templates, .language = language, .report = report};
	char *folder = memory_printf("locales/%s", language);

	merge.plural_forms = read_plural_forms(language, report);
	/* Without a folder and without a rule of plurals it is more likely a slip than a language. */
	bool good = file_exists(folder) || merge.plural_forms ||
	            report_error(report, PLURALS, 0, "has no plural forms of “%s”", language);
	good = good && file_make_folder(folder, report);
	for (size_t i = 0; good && i < templates->count; i++)
		if (strcmp(templates->items[i].language, language) != 0)
			good = merge_file(&merge, &templates->items[i]) && good;
	free(merge.plural_forms);
	free(folder);
	return good && tell_forsaken(&merge);
}

/* The languages of the site; or one, which need not be there yet. */
static bool merge_languages(const struct po_templates *templates, const struct edition_set *set, const char *only,
                            struct report *report)
{
	bool good = true;
	for (size_t i = 0; i < (only ? 1 : set->count); i++)
		good = po_merge_language(templates, only ? only : set->editions[i].code, report) && good;
	return good;
}

int po_merge(int argc, char **argv)
{
	static const struct option options[] = {{NULL, 0, NULL, 0}};
	struct report report = {0};
	struct po_templates templates = {0};
	struct edition_set set = {0};

	if (getopt_long(argc, argv, "", options, NULL) != -1)
		return COMMAND_USAGE;
	const char *only = optind < argc ? argv[optind] : NULL;
	if (argc - optind > 1 || (only && strspn(only, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(only)))
		return command_misused(&command_po);
	bool good = edition_set_read(&set, "db/site.xml", NULL, EDITION_ALL, &report) && po_templates_read(&templates, &report) &&
	            po_templates_write(&templates, &report) && merge_languages(&templates, &set, only, &report);
	po_templates_release(&templates);
	edition_set_release(&set);
	return good ? COMMAND_DONE : COMMAND_REFUSED;
}
