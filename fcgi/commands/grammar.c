/*
 * `birlik grammar`: values in a case of a language, written by the same rules as on a page. The
 * language's stylesheet is made as the build makes it and gets a text as the build's prose is.
 * `birlik check`: the names that those rules have to guess at.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#include "commands/command.h"
#include "ground/ascii.h"
#include "ground/file.h"
#include "ground/memory.h"
#include "libraries/html.h"
#include "site/bundle.h"
#include "site/edition.h"
#include "site/functions.h"
#include "site/reading.h"
#include "site/records.h"

/* Values that go through the stylesheet at once: as many as fit into the memory that a request keeps. */
enum { BATCH = 12 };

struct grammar_command {
	const char *language, *case_name, *reading, *flags, *site;
	bool from_input, uncertain;
	struct edition_set set;
	struct edition *edition;
	char apostrophe[8];
	struct report report;
};

/* One value of a batch; the texts are its own. */
struct value {
	char *text, *reading, *flags;
};

struct batch {
	struct value values[BATCH];
	size_t count;
};

static void batch_clear(struct batch *batch)
{
	for (size_t i = 0; i < batch->count; i++) {
		struct value *value = &batch->values[i];
		free(value->text), free(value->reading), free(value->flags);
	}
	batch->count = 0;
}

/* <prose> with a <value> each, and a line's end after it. */
static xmlDoc *batch_document(const struct grammar_command *command, const struct batch *batch)
{
	xmlDoc *document = xmlNewDoc(XML_TEXT("1.0"));
	xmlNode *prose = xmlNewDocNode(document, NULL, XML_TEXT("prose"), NULL);

	xmlDocSetRootElement(document, prose);
	for (size_t i = 0; i < batch->count; i++) {
		const struct value *value = &batch->values[i];
		xmlNode *node = xml_add_element(prose, "value");
		xml_set_attribute(node, "case", command->case_name);
		xml_set_attribute(node, "apostrophe", command->apostrophe);
		if (value->reading)
			xml_set_attribute(node, "reading", value->reading);
		if (value->flags)
			xml_set_attribute(node, "flags", value->flags);
		xml_add_text(node, value->text);
		xml_add_text(prose, "\n");
	}
	return document;
}

/* Writes the values of the batch and empties it. */
static bool batch_write(struct grammar_command *command, struct batch *batch)
{
	struct functions_context functions = {.locale = command->edition->locale};
	struct buffer error = {0}, text = {0};

	if (batch->count == 0)
		return true;
	xml_request_begin();
	xmlDoc *document = batch_document(command, batch);
	xmlDoc *made = stylesheet_apply(command->edition->stylesheet, document, &functions, &error);
	if (made)
		html_write_text((xmlNode *)made, &text);
	xml_drop(made);
	xml_drop(document);
	xml_request_end();
	if (made == NULL)
		report_error(&command->report, NULL, 0, "%s", buffer_text(&error));
	bool good = made && fwrite(buffer_text(&text), 1, text.length, stdout) == text.length;
	buffer_release(&error), buffer_release(&text);
	batch_clear(batch);
	return good;
}

/* Adds a value; a full batch is written. `line` 0: from the command line. */
static bool add(struct grammar_command *command, struct batch *batch, const char *text, const char *reading, const char *flags,
                long line)
{
	const char *parts[] = {text, reading, flags}, *file = line ? "standard input" : NULL;
	for (size_t i = 0; i < COUNT_OF(parts); i++)
		if (parts[i] && !ascii_gate_utf8(parts[i], strlen(parts[i]), false))
			return report_error(&command->report, file, line,
			                    "is no text: UTF-8 without control characters is expected");
	char *unknown = flags ? message_grammar_unknown_flag(&command->edition->grammar, flags) : NULL;
	if (unknown)
		report_warning(&command->report, file, line, "%s has no flag “%s”; it has: %s", command->language, unknown,
		               command->edition->grammar.flags ? command->edition->grammar.flags : "none");
	free(unknown);
	batch->values[batch->count++] = (struct value){.text = memory_copy_text(text),
	                                               .reading = reading ? memory_copy_text(reading) : NULL,
	                                               .flags = flags ? memory_copy_text(flags) : NULL};
	return batch->count < BATCH || batch_write(command, batch);
}

static bool add_lines(struct grammar_command *command, struct batch *batch)
{
	char *line = NULL;
	size_t capacity = 0;
	bool good = true;
	ssize_t length;

	for (long number = 1; good && (length = getline(&line, &capacity, stdin)) >= 0; number++) {
		if (length && line[length - 1] == '\n')
			line[--length] = '\0';
		if (strlen(line) != (size_t)length) {
			good = report_error(&command->report, "standard input", number, "holds a NUL");
			break;
		}
		char *rest = line, *text = strsep(&rest, "\t"), *reading = strsep(&rest, "\t"), *flags = strsep(&rest, "\t");
		good = rest == NULL
		               ? add(command, batch, text, reading, flags, number)
		               : report_error(&command->report, "standard input", number, "more than VALUE, READING and FLAGS");
	}
	free(line);
	return good;
}

/* A path in the site's folder, to free. */
static char *source(const struct grammar_command *command, const char *name)
{
	return strcmp(command->site, ".") == 0 ? memory_copy_text(name) : memory_printf("%s/%s", command->site, name);
}

static bool find_edition(struct grammar_command *command)
{
	struct buffer known = {0};
	for (size_t i = 0; i < command->set.count; i++) {
		struct edition *edition = &command->set.editions[i];
		if (strcmp(edition->code, command->language) == 0)
			command->edition = edition;
		buffer_printf(&known, " %s", edition->code);
	}
	if (command->edition == NULL)
		report_error(&command->report, NULL, 0, "the site has no language “%s”; it has:%s", command->language,
		             buffer_text(&known));
	buffer_release(&known);
	return command->edition != NULL;
}

static bool check_case(struct grammar_command *command)
{
	const struct message_grammar *grammar = &command->edition->grammar;
	struct buffer known = {0};
	bool found = false;

	for (size_t i = 0; i < grammar->case_count; i++) {
		found = found || strcmp(grammar->cases[i].name, command->case_name) == 0;
		buffer_printf(&known, " %s", grammar->cases[i].name);
	}
	if (!found)
		report_error(&command->report, NULL, 0, "%s has no case “%s”; it has:%s", command->language, command->case_name,
		             known.length ? buffer_text(&known) : " none");
	buffer_release(&known);
	return found;
}

/* Makes the language's stylesheet in a folder of its own, which is gone afterwards. */
static bool prepare(struct grammar_command *command)
{
	char *site = source(command, "db/site.xml"), *locales = source(command, "locales");
	char *xsl = source(command, "xsl");
	const char *temporary = getenv("TMPDIR");
	char *folder = memory_printf("%s/birlik-grammar.XXXXXX", temporary && *temporary ? temporary : "/tmp");
	bool good = edition_set_read(&command->set, site, locales, EDITION_ALL, &command->report) && find_edition(command);

	if (good && mkdtemp(folder) == NULL)
		good = report_error(&command->report, folder, 0, "a folder cannot be made there");
	if (good) {
		good = bundle_language(&command->set, command->edition, xsl, folder, &command->report) &&
		       (command->uncertain || check_case(command));
		file_remove_tree(folder, &command->report);
	}
	/* The first character of the grammar's apostrophes. */
	const char *marks = good && command->edition->grammar.apostrophes ? command->edition->grammar.apostrophes : "";
	for (size_t i = 0;
	     marks[i] && i + 1 < sizeof(command->apostrophe) && (i == 0 || ((unsigned char)marks[i] & 0xc0) == 0x80); i++)
		command->apostrophe[i] = marks[i];
	free(site), free(locales), free(xsl), free(folder);
	return good;
}

/* What the libraries make on their first use is made before a request's memory is opened. */
static bool warm_up(struct grammar_command *command)
{
	static struct batch none;
	struct functions_context functions = {.locale = command->edition->locale};
	struct buffer error = {0};
	xmlDoc *document = batch_document(command, &none);
	xmlDoc *made = stylesheet_apply(command->edition->stylesheet, document, &functions, &error);
	bool good = made || report_error(&command->report, NULL, 0, "%s", buffer_text(&error));

	xmlFreeDoc(made);
	xmlFreeDoc(document);
	buffer_release(&error);
	return good;
}

/* What the stylesheet says of a text is one line; nothing: its suffixes are certain. */
static void print_uncertain(void *context, const char *text, const char *language, const char *what, const char *file, long line)
{
	struct grammar_command *command = context;
	struct functions_context functions = {.locale = command->edition->locale};
	struct buffer error = {0}, reason = {0};
	xmlDoc *document = xmlNewDoc(XML_TEXT("1.0"));
	xmlNode *root = xmlNewDocNode(document, NULL, XML_TEXT("uncertain"), NULL);

	xmlDocSetRootElement(document, root);
	xmlNode *value = xml_add_element(root, "value");
	if (language)
		xml_set_attribute(value, "lang", language);
	xml_add_text(value, text);
	xmlDoc *made = stylesheet_apply(command->edition->stylesheet, document, &functions, &error);
	if (made)
		html_write_text((xmlNode *)made, &reason);
	else
		report_error(&command->report, file, line, "%s", buffer_text(&error));
	size_t length = strcspn(buffer_text(&reason), "\n");
	if (length)
		printf("%s:%ld: %s “%s”: %.*s\n", file, line, what, text, (int)length, buffer_text(&reason));
	xmlFreeDoc(made);
	xmlFreeDoc(document);
	buffer_release(&error), buffer_release(&reason);
}

/* The records of the site in the language, in memory; then every name that they have no reading of. */
static bool list_uncertain(struct grammar_command *command)
{
	char *content = source(command, "db/content"), *grammar = source(command, "db/content.rng");
	char *schema = source(command, "db/schema.sql");
	struct report *report = &command->report;
	struct edition *edition = command->edition;
	struct records *records = records_read(content, grammar, report);
	bool good = records && records_load_aside(records, edition, schema, true, report) &&
	            reading_fill(&command->set, edition, records, report) &&
	            reading_open_texts(edition, records, print_uncertain, command, report);

	records_free(records);
	free(content), free(grammar), free(schema);
	return good && report->errors == 0;
}

static bool run(struct grammar_command *command, char **values)
{
	struct batch *batch = memory_zeroed(1, sizeof(*batch));
	bool good = prepare(command) && (command->uncertain ? list_uncertain(command) : warm_up(command));

	for (; good && *values; values++)
		good = add(command, batch, *values, command->reading, command->flags, 0);
	if (good && command->from_input)
		good = add_lines(command, batch);
	/* What came before a mistake is written. */
	good = (command->edition == NULL || command->edition->stylesheet == NULL || batch_write(command, batch)) && good;
	batch_clear(batch);
	free(batch);
	edition_set_release(&command->set);
	return fflush(stdout) == 0 && good;
}

/* One source of values, and a case. `operands`: the language and what is behind it. */
static bool is_well_used(const struct grammar_command *command, int operands)
{
	bool has_options = command->reading || command->flags;
	return command->case_name && (command->from_input ? operands == 1 && !has_options : operands > 1);
}

static int grammar_main(int argc, char **argv)
{
	static const struct option options[] = {{"case", required_argument, NULL, 'c'},
	                                        {"read", required_argument, NULL, 'r'},
	                                        {"flags", required_argument, NULL, 'f'},
	                                        {"site", required_argument, NULL, 's'},
	                                        {"stdin", no_argument, NULL, 'i'},
	                                        {"help", no_argument, NULL, 'h'},
	                                        {NULL, 0, NULL, 0}};
	struct grammar_command command = {.site = "."};
	int option;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (option == 'c')
			command.case_name = optarg;
		else if (option == 'r')
			command.reading = optarg;
		else if (option == 'f')
			command.flags = optarg;
		else if (option == 's')
			command.site = optarg;
		else if (option == 'i')
			command.from_input = true;
		else
			return option == 'h' ? command_help(&command_grammar) : command_misused(&command_grammar);
	}
	if (!is_well_used(&command, argc - optind))
		return command_misused(&command_grammar);
	command.language = argv[optind];
	xml_start();
	stylesheet_start(functions_table);
	return run(&command, argv + optind + 1) ? COMMAND_DONE : COMMAND_REFUSED;
}

const struct command command_grammar = {
        "grammar", "write values in a case of a language, as a page would",
        "usage: birlik grammar LANG --case CASE [--site DIR] [--read READING] [--flags FLAGS] VALUE…\n"
        "       birlik grammar LANG --case CASE [--site DIR] --stdin\n"
        "\n"
        "Prints each value with its suffix, one a line, by the rules of DIR/xsl/LANG.xsl; the cases and\n"
        "the flags of a language are declared there (<b:grammar>). With --stdin each line is a value and,\n"
        "behind tabs, its reading and its flags, both optional.\n"
        "\n"
        "  --case CASE     as abl loc dat acc gen\n"
        "  --read READING  how the value is spoken, where its spelling does not tell; the last word is enough\n"
        "  --flags FLAGS   what its ending is, with blanks between; DIR/xsl/LANG.xsl tells what each one means\n"
        "  --site DIR      the folder of the sources (default .)\n",
        grammar_main};

/* Of one language, or NULL: of each that the site has. */
static bool check(const char *site, const char *language)
{
	struct grammar_command command = {.site = site, .language = language, .uncertain = true};
	static char *none[] = {NULL};
	if (language)
		return run(&command, none);

	char *file = source(&command, "db/site.xml"), *locales = source(&command, "locales");
	bool good = edition_set_read(&command.set, file, locales, EDITION_ALL, &command.report);
	for (size_t i = 0; good && i < command.set.count; i++)
		good = check(site, command.set.editions[i].code);
	edition_set_release(&command.set);
	free(file), free(locales);
	return good;
}

static int check_main(int argc, char **argv)
{
	static const struct option options[] = {
	        {"site", required_argument, NULL, 's'}, {"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
	const char *site = ".";
	int option;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (option != 's')
			return option == 'h' ? command_help(&command_check) : command_misused(&command_check);
		site = optarg;
	}
	if (argc - optind > 1)
		return command_misused(&command_check);
	xml_start();
	stylesheet_start(functions_table);
	return check(site, argv[optind]) ? COMMAND_DONE : COMMAND_REFUSED;
}

const struct command command_check = {
        "check", "list names whose spelling does not tell how they are spoken",
        "usage: birlik check [--site DIR] [LANG]\n"
        "\n"
        "Prints each name of the records that a language's rules of grammar have to guess at, one a line, with\n"
        "its place and the reason: a reading in DIR/db/content/readings.xml settles it.\n"
        "\n"
        "  --site DIR      the folder of the sources (default .)\n",
        check_main};
