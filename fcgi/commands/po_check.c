/*
 * `birlik po check`: catalogues go the way of the build as far as words can be wrong: read,
 * put into the stylesheets and the records, names made to addresses; nothing is written. What the
 * build would refuse is refused here, and the glossary is held to besides.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/command.h"
#include "commands/po.h"
#include "commands/po_glossary.h"
#include "commands/po_place.h"
#include "commands/po_templates.h"
#include "ground/ascii.h"
#include "ground/file.h"
#include "ground/memory.h"
#include "site/address_book.h"
#include "site/i18n.h"
#include "site/naming.h"
#include "site/proof.h"
#include "site/prose.h"
#include "site/records.h"

/* Findings, each once; of a message the first, though it may be wrong in three stylesheets. */
struct findings {
	char **lines;
	size_t count, capacity;
};

/* The length of `FILE.po:LINE: `; of any other line its own. */
static size_t place_length(const char *line)
{
	const char *file = strstr(line, ".po:");
	size_t digits = file ? strspn(file + 4, "0123456789") : 0;
	return digits && ascii_starts_with(file + 4 + digits, ": ") ? (size_t)(file - line) + 6 + digits : strlen(line) + 1;
}

static bool is_warning(const char *line)
{
	return strstr(line, ": warning: ") != NULL;
}

static void take_finding(void *context, const char *line)
{
	struct findings *findings = context;
	size_t length = place_length(line);
	for (size_t i = 0; i < findings->count; i++)
		if (strncmp(findings->lines[i], line, length) == 0 && is_warning(findings->lines[i]) == is_warning(line))
			return;
	findings->lines = memory_grow(findings->lines, findings->count, &findings->capacity, sizeof(*findings->lines));
	findings->lines[findings->count++] = memory_copy_text(line);
	fprintf(stderr, "%s\n", line);
}

struct check {
	struct edition_instead *instead;
	size_t instead_count;
	struct edition_set set;
	struct page_set pages;
	struct slug_book slugs;
	struct records *records;
	struct po_templates templates;
	struct report report;
	struct findings findings;
};

/* A FILE of the command: checked by itself; if it is good, it takes its place in the site. */
static bool take_file(struct check *check, const char *path)
{
	bool good = po_place(path, &check->instead[check->instead_count], &check->report);
	check->instead_count += good;
	return good;
}

static bool read_site(struct check *check)
{
	struct report *report = &check->report;
	/* A catalogue that cannot be read has been told; the others are looked at all the same. */
	edition_set_read_with(&check->set, "db/site.xml", "locales", check->instead, check->instead_count, report);
	bool good = po_place_check(check->instead, check->instead_count, &check->set, report) && check->set.count > 0;

	good = page_set_read(&check->pages, "db/pages", report) && good;
	good = slug_book_read(&check->slugs, "db/slugs.tsv", report) && good;
	check->records = records_read("db/content", "db/content.rng", report);
	return po_templates_read(&check->templates, report) && good && check->records;
}

/* The words into the stylesheets, which are dropped. */
static void check_stylesheets(struct check *check, struct edition *edition)
{
	struct file_list list = {0};
	char *entry = memory_printf("xsl/%s.xsl", edition->code);
	xmlDoc *document = xml_read_file(entry, &check->report);
	struct i18n i18n = {.catalogue = edition->interface,
	                    .grammar = &edition->grammar,
	                    .report = &check->report,
	                    .missing = &edition->missing};

	if (document)
		message_grammar_read(&edition->grammar, xmlDocGetRootElement(document));
	xmlFreeDoc(document);
	file_list_read(&list, "xsl", ".xsl", &check->report);
	for (size_t i = 0; i < list.count; i++) {
		char *file = memory_printf("xsl/%s", list.names[i]);
		document = xml_read_file(file, &check->report);
		i18n.file = file;
		if (document)
			i18n_resolve(document, &i18n);
		xmlFreeDoc(document);
		free(file);
	}
	file_list_release(&list);
	free(entry);
}

/* The words into the records, in memory, with names and addresses; the prose is dropped. */
static bool check_records(struct check *check)
{
	struct buffer unwritten = {0};
	struct naming naming = {.book = &check->slugs, .records = check->records, .missing = &unwritten};
	bool good = true;

	for (size_t i = 0; good && i < check->set.count; i++) {
		struct edition *edition = &check->set.editions[i];
		good = records_load_aside(check->records, edition, "db/schema.sql", false, &check->report) &&
		       naming_fill(edition, &naming, &check->report);
	}
	buffer_release(&unwritten);
	return good && address_book_fill(&check->set, &check->pages, &check->slugs, &check->report);
}

/* What no part of the site asks for cannot have been checked above. */
static void check_unasked(struct check *check, const struct edition *edition, const struct catalogue_message *m)
{
	const char *base = strrchr(m->file, '/') ? strrchr(m->file, '/') + 1 : m->file;
	char *name = memory_printf("%.*s", (int)strcspn(base, "\n") - 3, base);
	const struct po_template *template = po_templates_find(&check->templates, name);
	struct buffer why = {0};

	free(name);
	if (template == NULL || catalogue_template_has(template->template, m->context, m->source, NULL))
		return;
	report_warning(&check->report, m->file, m->line, "“%s” is no text of the site (any more)", m->source);
	if (strchr(m->context ? m->context : "", '/') && m->text[0] && !m->fuzzy &&
	    !proof_markup(m->source, m->text[0], &edition->grammar, &why))
		report_error(&check->report, m->file, m->line, "“%s”: %s", m->text[0], buffer_text(&why));
	buffer_release(&why);
}

/* A language is live with its interface complete; a draft is under way, and po status tells how far. */
static void check_missing(struct check *check, const struct edition *edition)
{
	const struct catalogue_template *missing = edition->draft ? NULL : edition->missing.messages;

	if (missing && !edition_check_interface(edition, "locales", &check->report))
		return;
	for (size_t i = 0; missing && i < catalogue_template_count(missing); i++) {
		struct catalogue_template_message m = catalogue_template_message(missing, i);
		report_error(&check->report, m.file, m.line,
		             "no translation into %s of %s%s“%s”: a language that is live needs it", edition->code,
		             m.context ? m.context : "", m.context ? " " : "", m.source);
	}
}

static void check_apostrophes(struct check *check, const struct edition *edition, const struct catalogue_message *m)
{
	struct buffer why = {0};
	for (size_t form = 0; form < CATALOGUE_FORMS && m->text[form]; form++)
		if (why.length == 0 && !message_suffixes_are_well_written(&edition->grammar, m->text[form], &why))
			report_warning(&check->report, m->file, m->line, "“%s”: %s", m->text[form], buffer_text(&why));
	buffer_release(&why);
}

static void check_messages(struct check *check, const struct edition *edition, const struct catalogue *catalogue,
                           const struct po_glossary *glossary)
{
	size_t count;
	const struct catalogue_message *messages = catalogue_messages(catalogue, &count);

	for (size_t i = 0; i < count; i++) {
		const struct catalogue_message *m = &messages[i];
		if (m->obsolete)
			continue;
		check_unasked(check, edition, m);
		check_apostrophes(check, edition, m);
		char *from = catalogue_field(m->from->header, "X-Source-Language");
		if (m->text[0] && !m->fuzzy)
			po_glossary_check(glossary, m, from ? from : EDITION_SOURCE_LANGUAGE, edition->code, &check->report);
		free(from);
	}
}

static void check_site(struct check *check)
{
	struct po_glossary glossary;

	if (!read_site(check))
		return;
	for (size_t i = 0; i < check->set.count; i++) {
		check->set.editions[i].missing.told = 0;
		check_stylesheets(check, &check->set.editions[i]);
	}
	check_records(check);
	for (size_t i = 0; i < check->set.count; i++)
		check_missing(check, &check->set.editions[i]);
	if (po_glossary_read(&glossary, "locales/glossary.tsv", &check->report))
		for (size_t i = 0; i < check->set.count; i++) {
			struct edition *edition = &check->set.editions[i];
			check_messages(check, edition, edition->content, &glossary);
			if (edition->interface)
				check_messages(check, edition, edition->interface, &glossary);
		}
	po_glossary_release(&glossary);
}

static void release(struct check *check)
{
	for (size_t i = 0; i < check->instead_count; i++)
		po_place_release(&check->instead[i]);
	for (size_t i = 0; i < check->findings.count; i++)
		free(check->findings.lines[i]);
	free(check->findings.lines);
	free(check->instead);
	po_templates_release(&check->templates);
	edition_set_release(&check->set);
	page_set_release(&check->pages);
	slug_book_release(&check->slugs);
	records_free(check->records);
}

int po_check(int argc, char **argv)
{
	static const struct option options[] = {{NULL, 0, NULL, 0}};
	struct check check = {.report = {.write = take_finding}};
	bool good = true;

	if (getopt_long(argc, argv, "", options, NULL) != -1)
		return COMMAND_USAGE;
	check.report.context = &check.findings;
	check.instead = memory_zeroed((size_t)argc + 1, sizeof(*check.instead));
	for (int i = optind; i < argc; i++)
		good = take_file(&check, argv[i]) && good;
	/* A file that cannot be read cannot be put into the site. */
	if (good)
		check_site(&check);
	size_t errors = check.report.errors;
	release(&check);
	return errors ? COMMAND_REFUSED : COMMAND_DONE;
}
