/* `birlik po status`: how far the translations are, and where what is missing is shown. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/command.h"
#include "commands/po.h"
#include "commands/po_site.h"
#include "ground/memory.h"

static const char *const states[] = {[PAIRING_MISSING] = "missing", [PAIRING_STALE] = "stale", [PAIRING_CURRENT] = "current"};

/* How a text begins, in at most so many characters. */
enum { BEGINNING = 60 };

struct counts {
	size_t of[3]; /* by state */
	size_t unreachable;
};

static struct counts count_messages(const struct po_shown *messages, size_t count)
{
	struct counts counts = {0};
	for (size_t i = 0; i < count; i++)
		if (messages[i].asked) {
			counts.of[messages[i].state]++;
			counts.unreachable += messages[i].address == NULL;
		}
	return counts;
}

static size_t count_complete(const struct po_language *language)
{
	size_t complete = 0;
	for (size_t i = 0; i < language->page_count; i++)
		complete += language->pages[i].stale + language->pages[i].missing == 0;
	return complete;
}

static const char *address_of(const struct po_shown *message)
{
	return message->address ? message->address : "unreachable";
}

/* The place in the catalogue, or of the source while it is not there. */
static void find_place(const struct catalogue_template_message *m, const struct po_shown *message, const char **file, long *line)
{
	*file = message->found && message->found->file ? message->found->file : m->file;
	*line = message->found && message->found->file ? message->found->line : m->line;
}

static void print_message(const struct catalogue_template_message *m, const struct po_shown *message)
{
	const char *file, *end = m->source;
	long line;

	find_place(m, message, &file, &line);
	for (size_t characters = 0; *end && characters < BEGINNING; characters++)
		for (end++; (*end & 0xc0) == 0x80;)
			end++;
	printf("%s:%ld: %s: “%.*s%s”", file, line, states[message->state], (int)(end - m->source), m->source, *end ? "…" : "");
	printf(" %s%s%s\n", m->context ? m->context : "", m->context ? ": " : "", address_of(message));
}

static void print_language(const struct po_site *site, const struct po_language *language)
{
	const struct po_shown *messages = language->messages;

	for (size_t t = 0; t < site->templates.count; t++) {
		const struct po_template *template = &site->templates.items[t];
		size_t count = catalogue_template_count(template->template);
		struct counts counts = count_messages(messages, count);
		if (strcmp(template->language, language->code) != 0)
			printf("%s  %-28s %5zu current %5zu stale %5zu missing %5zu unreachable\n", language->code,
			       template->name, counts.of[PAIRING_CURRENT], counts.of[PAIRING_STALE], counts.of[PAIRING_MISSING],
			       counts.unreachable);
		messages += count;
	}
	printf("%s  pages: %zu of %zu complete\n", language->code, count_complete(language), language->page_count);
	for (size_t i = 0; i < language->page_count; i++) {
		const struct po_page *page = &language->pages[i];
		if (page->stale + page->missing)
			printf("%s  %s: %zu stale, %zu missing\n", language->code, page->path, page->stale, page->missing);
	}
	messages = language->messages;
	for (size_t t = 0; t < site->templates.count; t++) {
		size_t count = catalogue_template_count(site->templates.items[t].template);
		for (size_t i = 0; i < count; i++, messages++) {
			struct catalogue_template_message m = catalogue_template_message(site->templates.items[t].template, i);
			if (messages->asked && messages->state != PAIRING_CURRENT)
				print_message(&m, messages);
		}
	}
}

/* A string of JSON, or null. */
static void json_text(const char *text)
{
	if (text == NULL) {
		fputs("null", stdout);
		return;
	}
	putchar('"');
	for (; *text; text++)
		if (*text == '"' || *text == '\\')
			printf("\\%c", *text);
		else if ((unsigned char)*text < 0x20)
			printf("\\u%04x", (unsigned)*text);
		else
			putchar(*text);
	putchar('"');
}

static void json_member(const char *before, const char *name, const char *text)
{
	printf("%s\"%s\": ", before, name);
	json_text(text);
}

static void json_message(const char *before, const struct po_template *template, const struct catalogue_template_message *m,
                         const struct po_shown *message)
{
	const char *file;
	long line;

	find_place(m, message, &file, &line);
	json_member(before, "catalogue", template->name);
	json_member(", ", "context", m->context);
	json_member(", ", "source", m->source);
	json_member(", ", "state", states[message->state]);
	json_member(", ", "address", message->address);
	json_member(", ", "file", file);
	printf(", \"line\": %ld}", line);
}

static void json_language(const struct po_site *site, const struct po_language *language)
{
	const struct po_shown *messages = language->messages;
	const char *between = "\n    {";

	json_member("  {", "language", language->code);
	fputs(",\n   \"catalogues\": [", stdout);
	for (size_t t = 0; t < site->templates.count; t++) {
		const struct po_template *template = &site->templates.items[t];
		size_t count = catalogue_template_count(template->template);
		struct counts counts = count_messages(messages, count);
		messages += count;
		if (strcmp(template->language, language->code) == 0)
			continue;
		json_member(between, "name", template->name);
		printf(", \"current\": %zu, \"stale\": %zu, \"missing\": %zu, \"unreachable\": %zu}", counts.of[PAIRING_CURRENT],
		       counts.of[PAIRING_STALE], counts.of[PAIRING_MISSING], counts.unreachable);
		between = ",\n    {";
	}
	fputs("],\n   \"pages\": [", stdout);
	for (size_t i = 0; i < language->page_count; i++) {
		const struct po_page *page = &language->pages[i];
		json_member(i ? ",\n    {" : "\n    {", "path", page->path);
		printf(", \"complete\": %s, \"stale\": %zu, \"missing\": %zu}", page->stale + page->missing ? "false" : "true",
		       page->stale, page->missing);
	}
	fputs("],\n   \"messages\": [", stdout);
	between = "\n    {";
	messages = language->messages;
	for (size_t t = 0; t < site->templates.count; t++) {
		const struct po_template *template = &site->templates.items[t];
		size_t count = catalogue_template_count(template->template);
		for (size_t i = 0; i < count; i++, messages++) {
			struct catalogue_template_message m = catalogue_template_message(template->template, i);
			if (!messages->asked)
				continue;
			json_message(between, template, &m, messages);
			between = ",\n    {";
		}
	}
	fputs("]}", stdout);
}

static void print_site(const struct po_site *site, const char *only, bool json)
{
	const char *between = "";

	if (json)
		fputs("{\"languages\": [\n", stdout);
	for (size_t i = 0; i < site->count; i++) {
		if (only && strcmp(only, site->languages[i].code) != 0)
			continue;
		fputs(between, stdout);
		if (json)
			json_language(site, &site->languages[i]);
		else
			print_language(site, &site->languages[i]);
		between = json ? ",\n" : "\n";
	}
	if (json)
		fputs("\n]}\n", stdout);
}

int po_status(int argc, char **argv)
{
	static const struct option options[] = {{"json", no_argument, NULL, 'j'}, {NULL, 0, NULL, 0}};
	struct report report = {0};
	struct po_site site;
	bool json = false, known = false;
	int option;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (option != 'j')
			return COMMAND_USAGE;
		json = true;
	}
	if (argc - optind > 1)
		return command_misused(&command_po);
	const char *only = optind < argc ? argv[optind] : NULL;
	bool good = po_site_read(&site, &report);
	for (size_t i = 0; good && i < site.count; i++)
		known = known || only == NULL || strcmp(only, site.languages[i].code) == 0;
	if (good && !known)
		good = report_error(&report, "db/site.xml", 0, "has no language “%s”", only);
	if (good)
		print_site(&site, only, json);
	po_site_release(&site);
	return good && fflush(stdout) == 0 ? COMMAND_DONE : COMMAND_REFUSED;
}
