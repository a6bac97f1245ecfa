#include "formats/po.h"

#include <stdlib.h>
#include <string.h>

#include "ground/ascii.h"
#include "ground/memory.h"

/* What was read last of a message; the order of its parts is the order here. */
enum part { PART_NONE, PART_CONTEXT, PART_ID, PART_PLURAL, PART_TEXT, PART_FORM };

static const char *const part_names[] = {"", "msgctxt", "msgid", "msgid_plural", "msgstr", "msgstr[]"};

struct scanner {
	const char *rest, *end;
	const char *file;
	long line;
	enum part part;
	bool filled; /* a string has been read behind the part's word */
	struct po_lines *lines;
	struct report *report;
};

void po_lines_release(struct po_lines *lines)
{
	free(lines->lines);
	*lines = (struct po_lines){0};
}

static bool complain(const struct scanner *scanner, const char *what)
{
	return report_error(scanner->report, scanner->file, scanner->line, "%s", what);
}

static void skip_line(struct scanner *scanner)
{
	while (scanner->rest < scanner->end && *scanner->rest != '\n')
		scanner->rest++;
}

/* Blanks, and comments: `#~` goes before the words of an obsolete message, all other # before a comment. */
static void skip(struct scanner *scanner)
{
	while (scanner->rest < scanner->end) {
		const char *c = scanner->rest;
		if (*c == '#' && c + 1 < scanner->end && c[1] == '~' && !(c + 2 < scanner->end && c[2] == '|')) {
			scanner->rest += 2;
		} else if (*c == '#') {
			skip_line(scanner);
		} else if (ascii_is_space(*c)) {
			scanner->line += *c == '\n';
			scanner->rest++;
		} else {
			return;
		}
	}
}

static bool read_string(struct scanner *scanner)
{
	const char *c = scanner->rest + 1;

	for (; c < scanner->end && *c != '"' && *c != '\n'; c++) {
		if (*c != '\\')
			continue;
		if (++c == scanner->end || *c == '\n')
			break;
		if (strchr("ntr\"\\", *c) == NULL)
			return report_error(scanner->report, scanner->file, scanner->line, "the escape \\%c is not allowed", *c);
	}
	if (c >= scanner->end || *c != '"')
		return complain(scanner, "a string is not closed at the end of its line");
	scanner->rest = c + 1;
	scanner->filled = true;
	return true;
}

/* May `next` stand behind `last`? */
static bool is_in_order(enum part last, enum part next)
{
	switch (next) {
	case PART_CONTEXT:
		return last == PART_NONE || last == PART_TEXT || last == PART_FORM;
	case PART_ID:
		return last == PART_NONE || last == PART_TEXT || last == PART_FORM || last == PART_CONTEXT;
	case PART_PLURAL:
	case PART_TEXT:
		return last == PART_ID;
	case PART_FORM:
		return last == PART_PLURAL || last == PART_FORM;
	default:
		return false;
	}
}

static bool begin_part(struct scanner *scanner, enum part next)
{
	if (scanner->part != PART_NONE && !scanner->filled)
		return report_error(scanner->report, scanner->file, scanner->line, "a string is expected behind %s",
		                    part_names[scanner->part]);
	if (!is_in_order(scanner->part, next))
		return report_error(scanner->report, scanner->file, scanner->line, "%s cannot stand here%s%s", part_names[next],
		                    scanner->part ? ", behind " : "", part_names[scanner->part]);
	if (next == PART_ID) {
		struct po_lines *lines = scanner->lines;
		lines->lines = memory_grow(lines->lines, lines->count, &lines->capacity, sizeof(*lines->lines));
		lines->lines[lines->count++] = scanner->line;
	}
	scanner->part = next;
	scanner->filled = false;
	return true;
}

static bool read_word(struct scanner *scanner)
{
	const char *start = scanner->rest;
	while (scanner->rest < scanner->end && ascii_is_name(*scanner->rest))
		scanner->rest++;
	size_t length = (size_t)(scanner->rest - start);

	for (enum part part = PART_CONTEXT; part <= PART_TEXT; part++) {
		if (strlen(part_names[part]) != length || strncmp(start, part_names[part], length) != 0)
			continue;
		const char *c = scanner->rest;
		if (part != PART_TEXT || c == scanner->end || *c != '[')
			return begin_part(scanner, part);
		if (scanner->end - c < 3 || !ascii_is_digit(c[1]) || c[2] != ']')
			return complain(scanner, "msgstr[0] to msgstr[9] are expected");
		scanner->rest += 3;
		return begin_part(scanner, PART_FORM);
	}
	if (length == strlen("domain") && strncmp(start, "domain", length) == 0)
		return complain(scanner, "a catalogue has no domains");
	if (length == 0)
		return complain(scanner, "this is neither a comment nor a part of a message");
	return report_error(scanner->report, scanner->file, scanner->line, "the word “%.*s” is not known",
	                    (int)(length < 40 ? length : 40), start);
}

static bool scan(struct scanner *scanner)
{
	for (skip(scanner); scanner->rest < scanner->end; skip(scanner)) {
		if (*scanner->rest == '"' && scanner->part == PART_NONE)
			return complain(scanner, "a string stands before every message");
		if (!(*scanner->rest == '"' ? read_string(scanner) : read_word(scanner)))
			return false;
	}
	if (scanner->part != PART_NONE && (!scanner->filled || scanner->part < PART_TEXT))
		return complain(scanner, "the file ends within a message");
	return true;
}

/* Every line alone, so that the wrong one is told. */
static bool check_bytes(const struct buffer *bytes, const char *file, struct report *report)
{
	const char *line = bytes->bytes, *end = line + bytes->length;

	for (long number = 1; line < end; number++) {
		const char *stop = memchr(line, '\n', (size_t)(end - line));
		size_t length = (size_t)((stop ? stop : end) - line);
		if (memchr(line, '\0', length))
			return report_error(report, file, number, "a NUL byte; the file is damaged, or not UTF-8");
		if (!ascii_gate_utf8(line, length, true))
			return report_error(report, file, number, "a control character, or a byte that is not UTF-8");
		line += length + 1;
	}
	return true;
}

bool po_gate(const struct buffer *bytes, const char *file, struct po_lines *lines, struct report *report)
{
	if (bytes->length > PO_BYTES_MAX)
		return report_error(report, file, 0, "is larger than %d bytes", PO_BYTES_MAX);
	if (bytes->length == 0)
		return report_error(report, file, 0, "is empty");
	if (ascii_starts_with(bytes->bytes, "\xef\xbb\xbf"))
		return report_error(report, file, 1, "begins with a byte order mark; it is to be saved as UTF-8 without one");
	if (bytes->length > 1 && (memcmp(bytes->bytes, "\xff\xfe", 2) == 0 || memcmp(bytes->bytes, "\xfe\xff", 2) == 0))
		return report_error(report, file, 1, "is UTF-16; it is to be saved as UTF-8");
	if (!check_bytes(bytes, file, report))
		return false;
	struct scanner scanner = {.rest = bytes->bytes,
	                          .end = bytes->bytes + bytes->length,
	                          .file = file,
	                          .line = 1,
	                          .lines = lines,
	                          .report = report};
	return scan(&scanner);
}

enum { COLUMNS = 80 }; /* where gettext's tools break lines at the latest */

static size_t columns_of(const char *line, size_t length)
{
	size_t columns = 0;
	for (size_t i = 0; i < length; i++)
		columns += ((unsigned char)line[i] & 0xc0) != 0x80;
	return columns;
}

/* The part of a line behind the marks of obsolete and previous texts. */
static const char *behind_marks(const char *line)
{
	static const char *const marks[] = {"#~| ", "#~ ", "#| "};
	for (size_t i = 0; i < COUNT_OF(marks); i++)
		if (ascii_starts_with(line, marks[i]))
			return line + strlen(marks[i]);
	return line;
}

static bool ends_with_newline_escape(const char *content, size_t length)
{
	size_t slashes = 0;
	if (length == 0 || content[length - 1] != 'n')
		return false;
	while (slashes + 1 < length && content[length - 2 - slashes] == '\\')
		slashes++;
	return slashes % 2 == 1;
}

bool po_is_unwrapped(const char *text)
{
	bool long_line = false, broken = false;

	for (const char *line = text; *line;) {
		size_t length = strcspn(line, "\n");
		const char *next = line + length + (line[length] == '\n'), *own = behind_marks(line);
		bool string = *own == '"';
		const char *content = own + 1;
		size_t size = length - (size_t)(own - line);
		if (string && size >= 2 && *behind_marks(next) == '"')
			broken = broken || !ends_with_newline_escape(content, size - 2);
		if (string || ascii_starts_with(own, "msg"))
			long_line = long_line || columns_of(line, length) > COLUMNS;
		line = next;
	}
	return long_line && !broken;
}

/* A string's content as lines that end with \n. */
static void write_unbroken(const char *head, size_t head_length, const char *marks, size_t marks_length,
                           const struct buffer *content, struct buffer *out)
{
	const char *text = buffer_text(content);
	size_t start = 0, cuts = 0;

	for (size_t i = 1; i < content->length; i++)
		cuts += ends_with_newline_escape(text, i);
	buffer_append(out, head, head_length);
	buffer_append_text(out, cuts ? " \"\"\n" : " \"");
	for (size_t i = 1; i <= content->length; i++) {
		if (i < content->length && !ends_with_newline_escape(text, i))
			continue;
		if (cuts) {
			buffer_append(out, marks, marks_length);
			buffer_append_byte(out, '"');
		}
		buffer_append(out, text + start, i - start);
		buffer_append_text(out, "\"\n");
		start = i;
	}
}

/* A word whose string is broken begins with `msgid ""` and goes on in lines of their own. The line behind them. */
static const char *unwrap_string(const char *line, size_t length, struct buffer *out)
{
	const char *own = behind_marks(line), *next = line + length + 1;
	size_t marks = (size_t)(own - line);
	struct buffer content = {0};

	while (strncmp(next, line, marks) == 0 && next[marks] == '"') {
		size_t size = strcspn(next, "\n");
		buffer_append(&content, next + marks + 1, size - marks - 2);
		next += size + (next[size] == '\n');
	}
	write_unbroken(line, length - strlen(" \"\""), line, marks, &content, out);
	buffer_release(&content);
	return next;
}

void po_unwrap(const char *text, struct buffer *out)
{
	for (const char *line = text; *line;) {
		size_t length = strcspn(line, "\n");
		const char *next = line + length + (line[length] == '\n'), *own = behind_marks(line);
		bool empty = length > 3 && strncmp(line + length - 3, " \"\"", 3) == 0;
		if (ascii_starts_with(own, "msg") && empty && strncmp(next, line, (size_t)(own - line)) == 0 &&
		    next[own - line] == '"') {
			line = unwrap_string(line, length, out);
			continue;
		}
		buffer_append(out, line, length);
		buffer_append_byte(out, '\n');
		line = next;
	}
}
