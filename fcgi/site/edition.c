#include "site/edition.h"

#include <stdlib.h>
#include <string.h>

#include "ground/ascii.h"
#include "ground/file.h"
#include "ground/memory.h"
#include "libraries/words.h"
#include "site/pairing.h"
#include "site/proof.h"

bool edition_is_code(const char *code)
{
	const char *start = code;
	size_t part = strspn(code, "abcdefghijklmnopqrstuvwxyz");
	bool good = part == 2 || part == 3;

	for (code += part; good && *code == '-'; code += part + 1) {
		part = strspn(code + 1, "abcdefghijklmnopqrstuvwxyz0123456789");
		good = part >= 2 && part <= 8;
	}
	return good && *code == '\0' && code - start < WORDS_LANGUAGE;
}

/* The header's language and plural forms, of every file read. */
static bool check_headers(const struct catalogue *catalogue, const char *language, struct report *report)
{
	size_t count;
	const struct catalogue_file *const *files = catalogue_files(catalogue, &count);
	bool good = true;
	for (size_t i = 0; i < count; i++)
		good = proof_header(catalogue, files[i], language, report) && good;
	return good;
}

/* Where the catalogues are, and those that are read in the place of one there. */
struct sources {
	const char *locales;
	enum edition_which which;
	const struct edition_instead *instead;
	size_t count;
};

static const char *find_instead(const struct sources *sources, const char *language, const char *name)
{
	for (size_t i = 0; i < sources->count; i++)
		if (strcmp(sources->instead[i].language, language) == 0 && strcmp(sources->instead[i].name, name) == 0)
			return sources->instead[i].file;
	return NULL;
}

static bool read_catalogue(struct edition *edition, const char *name, const char *file, struct report *report)
{
	if (ascii_starts_with(name, "content"))
		return catalogue_read(edition->content, file, report);
	return edition->interface == NULL || catalogue_read(edition->interface, file, report);
}

bool edition_check_interface(const struct edition *edition, const char *locales, struct report *report)
{
	size_t count = 0;
	if (edition->interface)
		catalogue_files(edition->interface, &count);
	if (edition->interface == NULL || edition->draft || count)
		return true;
	char *folder = memory_printf("%s/%s", locales, edition->code);
	report_error(report, folder, 0, "has no catalogue of the interface (interface.po)");
	free(folder);
	return false;
}

static bool read_catalogues(struct edition *edition, const struct sources *sources, struct report *report)
{
	struct file_list list = {0};
	bool good = true;

	edition->content = catalogue_new();
	if (sources->locales && strcmp(edition->code, EDITION_SOURCE_LANGUAGE) != 0)
		edition->interface = catalogue_new();
	char *folder = sources->locales ? memory_printf("%s/%s", sources->locales, edition->code) : NULL;
	if (folder && file_exists(folder))
		good = file_list_read(&list, folder, ".po", report);
	for (size_t i = 0; i < list.count; i++) {
		char *file = memory_printf("%s/%s", folder, list.names[i]);
		if (find_instead(sources, edition->code, list.names[i]) == NULL)
			good = read_catalogue(edition, list.names[i], file, report) && good;
		free(file);
	}
	for (size_t i = 0; i < sources->count; i++)
		if (strcmp(sources->instead[i].language, edition->code) == 0)
			good = read_catalogue(edition, sources->instead[i].name, sources->instead[i].file, report) && good;
	file_list_release(&list);
	good = check_headers(edition->content, edition->code, report) && good;
	free(folder);
	if (good && sources->locales && sources->which == EDITION_LIVE)
		good = edition_check_interface(edition, sources->locales, report);
	return (edition->interface == NULL || check_headers(edition->interface, edition->code, report)) && good;
}

static bool read_settings(struct edition *edition, const xmlNode *language, const char *file, struct report *report)
{
	bool good = true;
	for (xmlNode *node = xml_first_element(language); node; node = xml_next_element(node)) {
		const char *variable = xml_attribute(node, "variable"), *value = xml_attribute(node, "value");
		if (!xml_is(node, "set") || variable == NULL || value == NULL) {
			good = report_error(report, file, xmlGetLineNo(node),
			                    "<set variable=\"\" value=\"\"/> is expected in a language");
			continue;
		}
		edition->settings = memory_grow(edition->settings, edition->setting_count, &edition->setting_capacity,
		                                sizeof(*edition->settings));
		edition->settings[edition->setting_count++] =
		        (struct edition_setting){memory_copy_text(variable), memory_copy_text(value), xmlGetLineNo(node)};
	}
	return good;
}

static bool read_edition(struct edition_set *set, const xmlNode *node, const char *file, const struct sources *sources,
                         struct report *report)
{
	const char *code = xml_attribute(node, "code"), *locale = xml_attribute(node, "locale"),
	           *name = xml_attribute(node, "name"), *draft = xml_attribute(node, "draft");
	long line = xmlGetLineNo(node);

	if (code == NULL || locale == NULL || name == NULL)
		return report_error(report, file, line, "a language needs code, locale and name");
	if (!edition_is_code(code))
		return report_error(report, file, line, "“%s” is no language code of an address (tr, en, sr-latn)", code);
	if (draft && (strcmp(draft, "yes") != 0 || set->count == 0))
		return report_error(report, file, line, "draft=\"yes\" is expected, or nothing; the first language is none");
	if (draft && sources->which == EDITION_LIVE) {
		char *drafts = memory_printf("%s %s", set->drafts ? set->drafts : "", code);
		free(set->drafts);
		set->drafts = drafts;
		return true;
	}
	if (set->count == EDITION_LANGUAGES)
		return report_error(report, file, line, "more than %d languages", EDITION_LANGUAGES);
	struct edition *edition = &set->editions[set->count];
	edition->locale = locale_open(locale, file, line, report);
	if (edition->locale == NULL)
		return false;
	set->count++;
	edition->code = memory_copy_text(code);
	edition->locale_name = memory_copy_text(locale);
	edition->name = memory_copy_text(name);
	edition->draft = draft != NULL;
	edition->missing = (struct missing){.language = edition->code, .told = EDITION_TOLD};
	edition->right_to_left = locale_is_right_to_left(locale);
	return read_settings(edition, node, file, report) && read_catalogues(edition, sources, report);
}

static bool read_set(struct edition_set *set, const char *site_file, const struct sources *sources, struct report *report)
{
	*set = (struct edition_set){.file = memory_copy_text(site_file)};
	xmlDoc *document = xml_read_file(site_file, report);
	if (document == NULL)
		return false;
	xmlNode *root = xmlDocGetRootElement(document);
	const char *base = xml_attribute(root, "base");
	bool good = true;

	if (!xml_is(root, "site") || base == NULL ||
	    !(ascii_starts_with(base, "https://") || ascii_starts_with(base, "http://")) || ascii_ends_with(base, "/"))
		good = report_error(report, site_file, xmlGetLineNo(root),
		                    "<site base=\"https://…\">, without a / at the end, is expected");
	else
		set->base = memory_copy_text(base);
	for (xmlNode *node = xml_first_element(root); node; node = xml_next_element(node))
		good = xml_is(node, "language") ? read_edition(set, node, site_file, sources, report) && good
		                                : report_error(report, site_file, xmlGetLineNo(node), "<%s> is not known here",
		                                               (const char *)node->name);
	if (good && set->count == 0)
		good = report_error(report, site_file, 0, "a site needs a language");
	xmlFreeDoc(document);
	return good;
}

bool edition_set_read(struct edition_set *set, const char *site_file, const char *locales, enum edition_which which,
                      struct report *report)
{
	return read_set(set, site_file, &(struct sources){.locales = locales, .which = which}, report);
}

bool edition_set_read_with(struct edition_set *set, const char *site_file, const char *locales,
                           const struct edition_instead *instead, size_t count, struct report *report)
{
	return read_set(set, site_file, &(struct sources){locales, EDITION_ALL, instead, count}, report);
}

void edition_set_release(struct edition_set *set)
{
	for (size_t i = 0; i < set->count; i++) {
		struct edition *edition = &set->editions[i];
		stylesheet_free(edition->stylesheet);
		message_grammar_release(&edition->grammar);
		catalogue_template_free(edition->missing.messages);
		catalogue_free(edition->interface);
		catalogue_free(edition->content);
		locale_close(edition->locale);
		database_close(edition->database);
		free(edition->code), free(edition->locale_name), free(edition->name);
		for (size_t s = 0; s < edition->setting_count; s++)
			free(edition->settings[s].variable), free(edition->settings[s].value);
		free(edition->settings);
	}
	free(set->file), free(set->drafts), free(set->base), free(set->assets);
	*set = (struct edition_set){0};
}

const struct catalogue_message *edition_find(const struct edition *edition, const char *context, const char *source)
{
	const struct catalogue_message *found = edition->interface ? pairing_exact(edition->interface, context, source) : NULL;
	return found && found->plural == NULL ? found : NULL;
}

const char *edition_say(struct edition *edition, const char *context, const char *source, const char *file, long line,
                        struct report *report)
{
	if (edition->interface == NULL)
		return source;
	const struct catalogue_message *found = edition_find(edition, context, source);
	if (found) {
		struct buffer why = {0};
		if (!proof_plain(source, found->text[0], &why))
			report_error(report, found->file, found->line, "“%s”: %s", found->text[0], buffer_text(&why));
		buffer_release(&why);
		return found->text[0];
	}
	missing_note(&edition->missing, edition->interface, context, source, file, line, report);
	return source;
}
