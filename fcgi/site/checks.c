#include "site/checks.h"

#include <string.h>

#include "ground/ascii.h"
#include "ground/file.h"
#include "ground/memory.h"

/* DIGITS: of a number that may be a figure or a year; NUMBER_MAX: bytes of the longest that is looked at. */
enum { DIGITS = 3, NUMBER_MAX = 16 };

static const char tables[] = "CREATE TEMP TABLE build (as_of TEXT);"
                             "CREATE TEMP TABLE typed (kind TEXT, id TEXT, number INTEGER, file TEXT, line INTEGER);";

struct typing {
	struct statement *insert;
	const xmlNode *record;
	const char *file;
	bool good;
};

static void note_number(struct typing *typing, const char *number, long line)
{
	const char *texts[] = {(const char *)typing->record->name, xml_attribute(typing->record, "id"), number, typing->file};

	for (size_t i = 0; i < COUNT_OF(texts); i++)
		statement_bind_text(typing->insert, (int)i + 1, texts[i]);
	statement_bind_integer(typing->insert, 5, line);
	typing->good = statement_step(typing->insert) == DATABASE_DONE && typing->good;
	statement_reset(typing->insert);
}

/* Is there a separator of thousands (1.397, 1,397, with any blank: 1 397), and three digits behind it? Its length, or 0. */
static size_t separator(const char *text)
{
	static const char *const separators[] = {".", ",", " ", "\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x89"};
	for (size_t i = 0; i < COUNT_OF(separators); i++) {
		size_t length = strlen(separators[i]);
		if (ascii_starts_with(text, separators[i]) && strspn(text + length, "0123456789") == 3)
			return length;
	}
	return 0;
}

static void note_numbers(struct typing *typing, const char *text, long line)
{
	for (const char *c = text; *c;) {
		char number[NUMBER_MAX];
		size_t digits = strspn(c, "0123456789"), length = 0;
		bool within = c > text && ascii_is_name(c[-1]);
		if (digits == 0) {
			c++;
			continue;
		}
		for (size_t gap; digits && length + digits < sizeof(number); c += gap, digits = gap ? 3 : 0) {
			memcpy(number + length, c, digits);
			length += digits;
			c += digits;
			gap = separator(c);
		}
		number[length] = '\0';
		c += strspn(c, "0123456789");
		if (length >= DIGITS && !within)
			note_number(typing, number, line);
	}
}

static void walk(struct typing *typing, const xmlNode *element)
{
	for (const xmlNode *node = element->children; node; node = node->next)
		if (node->type == XML_ELEMENT_NODE)
			walk(typing, node);
		else if (node->type == XML_TEXT_NODE && node->content)
			note_numbers(typing, (const char *)node->content, xmlGetLineNo(element));
}

static void take_field(void *receiver, const struct translation_field *field, const char *kind, const char *language)
{
	struct typing *typing = receiver;
	const xmlNode *record = field->element, *root = xmlDocGetRootElement(field->element->doc);

	(void)kind, (void)language;
	while (record->parent != root)
		record = record->parent;
	typing->record = record;
	typing->file = field->file;
	walk(typing, field->element);
}

static bool fill(struct edition *edition, struct records *records, const char *as_of, struct report *report)
{
	bool good = database_script(edition->database, "checks", tables, NULL, NULL, NULL, report);
	struct statement *day = good ? statement_prepare(edition->database, "INSERT INTO build VALUES (?1)") : NULL;
	struct typing typing = {
	        .insert = good ? statement_prepare(edition->database, "INSERT INTO typed VALUES (?1, ?2, ?3, ?4, ?5)") : NULL,
	        .good = true};
	struct schema schema;

	good = day && typing.insert;
	if (good) {
		statement_bind_text(day, 1, as_of);
		good = statement_step(day) == DATABASE_DONE;
		schema_init(&schema, edition->database);
		records_fields(records, &schema, take_field, &typing);
		schema_release(&schema);
	}
	good = good && typing.good;
	if (!good)
		report_error(report, "checks", 0, "%s", database_error(edition->database));
	statement_free(day), statement_free(typing.insert);
	return good;
}

struct findings {
	const struct records *records;
	struct report *report;
};

static int named(struct statement *row, const char *name)
{
	for (int i = 3; i < statement_column_count(row); i++)
		if (strcmp(statement_column_name(row, i), name) == 0)
			return i;
	return -1;
}

static void take_row(void *context, struct statement *row)
{
	const struct findings *findings = context;
	const char *kind = statement_text(row, 0), *id = statement_text(row, 1), *what = statement_text(row, 2), *file;
	long line = records_place(findings->records, kind, id, &file);
	int own = named(row, "file"), own_line = named(row, "line"), grade = named(row, "grade");

	if (own >= 0)
		file = statement_text(row, own);
	if (own_line >= 0)
		line = (long)statement_integer(row, own_line);
	if (grade >= 0 && statement_text(row, grade) && strcmp(statement_text(row, grade), "warning") == 0)
		report_warning(findings->report, file, line, "%s “%s”: %s", kind, id, what ? what : "");
	else
		report_error(findings->report, file, line, "%s “%s”: %s", kind, id, what ? what : "");
}

bool checks_run(struct edition *edition, struct records *records, const char *as_of, const char *file, struct report *report)
{
	struct findings findings = {.records = records, .report = report};
	struct buffer sql = {0};
	size_t errors = report->errors;
	bool good = fill(edition, records, as_of, report) && file_read(file, &sql, report) &&
	            database_script(edition->database, file, buffer_text(&sql), edition->code, take_row, &findings, report);

	buffer_release(&sql);
	return good && report->errors == errors;
}
