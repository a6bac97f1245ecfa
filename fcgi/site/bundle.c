#include "site/bundle.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ground/ascii.h"
#include "ground/file.h"
#include "ground/memory.h"
#include "libraries/digest.h"
#include "libraries/gzip.h"
#include "site/i18n.h"
#include "site/manifest.h"

enum { ASSETS_DIGITS = 16, GZIP_BEST = 9 };

static bool is_entry_of_other(const struct edition_set *set, const struct edition *edition, const char *name)
{
	char *stem = memory_printf("%.*s", (int)(strlen(name) - strlen(".xsl")), name);
	bool of_draft = message_is_listed(set->drafts, stem);

	free(stem);
	if (of_draft)
		return true;
	for (size_t i = 0; i < set->count; i++) {
		const char *code = set->editions[i].code;
		if (&set->editions[i] != edition && ascii_starts_with(name, code) && strcmp(name + strlen(code), ".xsl") == 0)
			return true;
	}
	return false;
}

/* The variable of the entry stylesheet that leaves a choice: <xsl:variable name="" b:values="joined apart" select="'joined'"/>.
 */
static xmlNode *find_choice(xmlDoc *document, const char *name)
{
	xmlNode *node = xml_first_element(xmlDocGetRootElement(document));
	while (node && !(xml_is(node, "variable") && xmlHasNsProp(node, XML_TEXT("values"), XML_TEXT(STYLESHEET_FUNCTIONS)) &&
	                 xml_attribute(node, "name") && strcmp(xml_attribute(node, "name"), name) == 0))
		node = xml_next_element(node);
	return node;
}

static bool put_setting_in(xmlDoc *document, const struct edition_setting *setting, const char *file, const char *site_file,
                           struct report *report)
{
	xmlNode *choice = find_choice(document, setting->variable);
	if (choice == NULL)
		return report_error(report, site_file, setting->line, "%s has no variable “%s” with b:values", file,
		                    setting->variable);
	xmlChar *values = xmlGetNsProp(choice, XML_TEXT("values"), XML_TEXT(STYLESHEET_FUNCTIONS));
	bool good = message_is_listed((const char *)values, setting->value) ||
	            report_error(report, site_file, setting->line, "%s is “%s”; it may be: %s", setting->variable, setting->value,
	                         (const char *)values);
	char *literal = memory_printf("'%s'", setting->value);
	if (good)
		xmlSetProp(choice, XML_TEXT("select"), XML_TEXT(literal));
	free(literal);
	xmlFree(values);
	return good;
}

/* What db/site.xml says of the language, in its entry stylesheet. */
static bool put_settings_in(const struct edition_set *set, const struct edition *edition, const char *made, const char *entry,
                            struct report *report)
{
	if (edition->setting_count == 0)
		return true;
	xmlDoc *document = xml_read_file(made, report);
	bool good = document != NULL;
	size_t length = 0;

	for (size_t i = 0; document && i < edition->setting_count; i++)
		good = put_setting_in(document, &edition->settings[i], entry, set->file, report) && good;
	char *text = good ? xml_to_text(document, &length) : NULL;
	good = good && file_write(made, text, length, report);
	xmlFree(text);
	xmlFreeDoc(document);
	return good;
}

static bool put_words_in(const char *file, const char *to, struct i18n *i18n, struct report *report)
{
	xmlDoc *document = xml_read_file(file, report);
	size_t length = 0;

	if (document == NULL)
		return false;
	i18n->file = file;
	bool good = i18n_resolve(document, i18n);
	char *text = good ? xml_to_text(document, &length) : NULL;
	good = good && file_write(to, text, length, report);
	xmlFree(text);
	xmlFreeDoc(document);
	return good;
}

static bool read_grammar(struct edition *edition, const char *entry, struct report *report)
{
	xmlDoc *document = xml_read_file(entry, report);
	if (document == NULL)
		return false;
	message_grammar_read(&edition->grammar, xmlDocGetRootElement(document));
	xmlFreeDoc(document);
	return true;
}

/* The source itself, before the words are in: an error has its file and line. */
static bool compiles(const char *entry, struct report *report)
{
	struct stylesheet *stylesheet = stylesheet_compile(entry, report);
	bool good = stylesheet != NULL;
	stylesheet_free(stylesheet);
	return good;
}

bool bundle_language(const struct edition_set *set, struct edition *edition, const char *from, const char *to,
                     struct report *report)
{
	char *folder = memory_printf("%s/%s", to, edition->code), *entry = memory_printf("%s/%s.xsl", from, edition->code);
	struct i18n i18n = {
	        .catalogue = edition->interface, .grammar = &edition->grammar, .report = report, .missing = &edition->missing};
	struct file_list list = {0};
	bool good = compiles(entry, report) && read_grammar(edition, entry, report) &&
	            file_list_read(&list, from, ".xsl", report) && file_make_folder(folder, report);

	for (size_t i = 0; good && i < list.count; i++) {
		if (is_entry_of_other(set, edition, list.names[i]))
			continue;
		char *file = memory_printf("%s/%s", from, list.names[i]), *copy = memory_printf("%s/%s", folder, list.names[i]);
		good = put_words_in(file, copy, &i18n, report);
		free(file), free(copy);
	}
	file_list_release(&list);
	char *made = memory_printf("%s/%s.xsl", folder, edition->code);
	good = good && put_settings_in(set, edition, made, entry, report);
	if (good)
		good = (edition->stylesheet = stylesheet_compile(made, report)) != NULL;
	free(made), free(folder), free(entry);
	return good;
}

bool bundle_stylesheets(struct edition_set *set, const char *from, const char *to, struct report *report)
{
	bool good = true;
	for (size_t i = 0; good && i < set->count; i++)
		good = bundle_language(set, &set->editions[i], from, to, report);
	return good;
}

static bool copy_file(const char *from, const char *to, struct report *report)
{
	struct buffer bytes = {0};
	bool good = file_read(from, &bytes, report) && file_write(to, buffer_text(&bytes), bytes.length, report);
	buffer_release(&bytes);
	return good;
}

bool bundle_copy(const char *from, const char *to, const char *ending, struct report *report)
{
	struct file_list list;
	bool good = file_list_read(&list, from, ending, report) && file_make_folder(to, report);
	for (size_t i = 0; good && i < list.count; i++) {
		char *file = memory_printf("%s/%s", from, list.names[i]), *copy = memory_printf("%s/%s", to, list.names[i]);
		good = copy_file(file, copy, report);
		free(file), free(copy);
	}
	file_list_release(&list);
	return good;
}

static bool is_compressible(const char *name)
{
	static const char *const endings[] = {".css", ".svg", ".js", ".txt", ".xml"};
	for (size_t i = 0; i < COUNT_OF(endings); i++)
		if (ascii_ends_with(name, endings[i]))
			return true;
	return false;
}

static bool compress_file(const char *file, struct report *report)
{
	struct buffer bytes = {0}, small = {0};
	char *name = memory_printf("%s.gz", file);
	bool good = file_read(file, &bytes, report);

	gzip_compress(buffer_text(&bytes), bytes.length, GZIP_BEST, &small);
	good = good && file_write(name, buffer_text(&small), small.length, report);
	buffer_release(&bytes), buffer_release(&small);
	free(name);
	return good;
}

static bool compress_files(const char *folder, struct report *report)
{
	struct file_list list = {0};
	bool good = file_list_read(&list, folder, "", report);

	for (size_t i = 0; good && i < list.count; i++) {
		char *file = memory_printf("%s/%s", folder, list.names[i]);
		good = !is_compressible(file) || compress_file(file, report);
		free(file);
	}
	file_list_release(&list);
	return good;
}

static bool name_assets(struct edition_set *set, const char *folder, struct report *report)
{
	struct buffer digests = {0};
	char digest[DIGEST_TEXT];
	bool good = manifest_list(folder, "", &digests, report);

	digest_bytes(buffer_text(&digests), digests.length, digest);
	free(set->assets);
	set->assets = memory_printf("/assets/%.*s/", ASSETS_DIGITS, digest);
	buffer_release(&digests);
	return good;
}

/* The folder of the set's assets in the state's store, to free. */
static char *place_of_assets(const struct edition_set *set, const char *state)
{
	return memory_printf("%s%.*s", state, (int)strlen(set->assets) - 1, set->assets);
}

bool bundle_assets(struct edition_set *set, const char *from, const char *state, const char *beside, struct report *report)
{
	if (!name_assets(set, from, report))
		return false;
	char *place = place_of_assets(set, state);
	/* Named after what was copied: a source may be saved meanwhile. */
	bool good = file_exists(place) ||
	            (bundle_copy(from, beside, "", report) && name_assets(set, beside, report) && compress_files(beside, report));
	free(place);
	return good;
}

static void leave_untold(void *context, const char *line)
{
	(void)context, (void)line;
}

bool bundle_place_assets(const struct edition_set *set, const char *state, const char *beside, struct report *report)
{
	struct report untold = {.write = leave_untold};
	char *place = place_of_assets(set, state), *store = memory_printf("%s/assets", state);
	bool good = file_make_folder(store, report);

	/* Another build may have put the same there meanwhile. */
	if (good && file_exists(beside) && !file_rename(beside, place, &untold))
		good = file_exists(place) ? file_remove_tree(beside, report) : file_rename(beside, place, report);
	if (good && !file_exists(place))
		good = report_error(report, place, 0, "was removed while this release was built; build it again");
	free(place), free(store);
	return good;
}
