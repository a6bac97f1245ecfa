/* Catalogues read. What is written is in catalogue_write.c. */
#include "libraries/catalogue.h"

#include <errno.h>
#include <gettext-po.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "formats/po.h"
#include "ground/ascii.h"
#include "ground/file.h"
#include "ground/memory.h"

struct catalogue {
	struct catalogue_message *messages; /* in the order read */
	size_t count, capacity;
	const struct catalogue_message **sorted; /* by key; made anew by each reading */
	char *plural_forms;
	struct catalogue_file **files;
	size_t file_count, file_capacity;
};

/* libgettextpo's handlers have no context; it is not thread-safe either. */
static struct {
	struct report *report;
	const char *file;
	const struct po_lines *lines;
	po_file_t po; /* NULL until it is read */
	long told;    /* the line of the last finding: one is enough */
	jmp_buf given_up;
} reading;

/* A line of a report is one line. */
static char *one_line(const char *text)
{
	char *copy = memory_copy_text(text);
	for (char *c = copy; *c; c++)
		if (*c == '\n')
			*c = c[1] ? ' ' : '\0';
	return copy;
}

/* What the library says, or where the message's msgid is; what is of no message is of the header. */
static long find_line(po_message_t message, size_t line)
{
	const struct po_lines *lines = reading.lines;
	long found = line != (size_t)-1 && line > 0 ? (long)line : lines->count ? lines->lines[0] : 0;

	if (reading.po == NULL || message == NULL)
		return found;
	po_message_iterator_t messages = po_message_iterator(reading.po, NULL);
	po_message_t each;
	for (size_t i = 0; (each = po_next_message(messages)) != NULL && i < lines->count; i++)
		if (each == message)
			found = lines->lines[i];
	po_message_iterator_free(messages);
	return found;
}

static void tell(long line, const char *text)
{
	if (line == 0 || line != reading.told)
		report_error(reading.report, reading.file, line, "%s", text);
	reading.told = line;
}

static void on_error(int severity, po_message_t message, const char *file, size_t line, size_t column, int multiline,
                     const char *text)
{
	(void)column, (void)multiline, (void)file;
	/* What msgfmt -c warns of is a header that lacks what nobody needs: Last-Translator and the like. */
	if (severity != PO_SEVERITY_WARNING) {
		char *copy = one_line(text);
		tell(find_line(message, line), copy);
		free(copy);
	}
	/* "Must not return", says the library: what it holds is lost, the process goes on. */
	if (severity == PO_SEVERITY_FATAL_ERROR)
		longjmp(reading.given_up, 1);
}

/* Of two messages: of one key, or a header and a message that does not keep to it. */
static void on_errors(int severity, po_message_t m1, const char *f1, size_t l1, size_t c1, int n1, const char *t1,
                      po_message_t m2, const char *f2, size_t l2, size_t c2, int n2, const char *t2)
{
	(void)f1, (void)c1, (void)n1, (void)f2, (void)c2, (void)n2;
	if (severity == PO_SEVERITY_WARNING)
		return;
	long first = find_line(m1, l1), second = find_line(m2, l2);
	char *text = one_line(t1), *more = one_line(t2);
	report_error(reading.report, reading.file, first > second ? first : second, "%s; line %ld: %s", text,
	             first > second ? second : first, more);
	free(text), free(more);
	if (severity == PO_SEVERITY_FATAL_ERROR)
		longjmp(reading.given_up, 1);
}

static const struct po_xerror_handler handler = {.xerror = on_error, .xerror2 = on_errors};

struct catalogue *catalogue_new(void)
{
	return memory_zeroed(1, sizeof(struct catalogue));
}

static char *copy_or_null(const char *text)
{
	return text && *text ? memory_copy_text(text) : NULL;
}

static struct catalogue_message *append(struct catalogue *catalogue, struct catalogue_message message)
{
	message.order = catalogue->count;
	catalogue->messages =
	        memory_grow(catalogue->messages, catalogue->count, &catalogue->capacity, sizeof(*catalogue->messages));
	catalogue->messages[catalogue->count] = message;
	return &catalogue->messages[catalogue->count++];
}

static void add_message(struct catalogue *catalogue, po_message_t message, const struct catalogue_file *file, long line)
{
	struct catalogue_message m = {
	        .context = po_message_msgctxt(message) ? memory_copy_text(po_message_msgctxt(message)) : NULL,
	        .source = memory_copy_text(po_message_msgid(message)),
	        .plural = copy_or_null(po_message_msgid_plural(message)),
	        .fuzzy = po_message_is_fuzzy(message),
	        .obsolete = po_message_is_obsolete(message),
	        .previous_context = copy_or_null(po_message_prev_msgctxt(message)),
	        .previous = copy_or_null(po_message_prev_msgid(message)),
	        .previous_plural = copy_or_null(po_message_prev_msgid_plural(message)),
	        .comments = copy_or_null(po_message_comments(message)),
	        .from = file,
	        .file = file->name,
	        .line = line,
	};
	if (m.plural)
		for (int i = 0; i < CATALOGUE_FORMS && po_message_msgstr_plural(message, i); i++)
			m.text[i] = copy_or_null(po_message_msgstr_plural(message, i));
	else
		m.text[0] = copy_or_null(po_message_msgstr(message));
	append(catalogue, m);
}

static void take_messages(struct catalogue *catalogue, po_file_t po, struct catalogue_file *file, const struct po_lines *lines)
{
	po_message_iterator_t messages = po_message_iterator(po, NULL);
	po_message_t message;

	for (size_t i = 0; (message = po_next_message(messages)) != NULL; i++) {
		long line = i < lines->count ? lines->lines[i] : 0;
		if (*po_message_msgid(message) || po_message_msgctxt(message)) {
			add_message(catalogue, message, file, line);
			continue;
		}
		file->line = line;
		file->header = memory_copy_text(po_message_msgstr(message));
		file->comments = copy_or_null(po_message_comments(message));
	}
	po_message_iterator_free(messages);
	if (file->header == NULL)
		file->header = memory_copy_text("");
	if (catalogue->plural_forms == NULL)
		catalogue->plural_forms = catalogue_field(file->header, "Plural-Forms");
}

/* The file through the gate, then through the library with its own checks; NULL after a report. */
static po_file_t read_checked(const char *file, struct po_lines *lines, struct report *report)
{
	size_t errors = report->errors;
	struct buffer bytes = {0};
	struct stat status;

	if (stat(file, &status) != 0) {
		report_error(report, file, 0, "cannot be read: %s", strerror(errno));
		return NULL;
	}
	if (!S_ISREG(status.st_mode) || status.st_size > PO_BYTES_MAX) {
		report_error(report, file, 0, S_ISREG(status.st_mode) ? "is larger than %d bytes" : "is no file", PO_BYTES_MAX);
		return NULL;
	}
	bool good = file_read(file, &bytes, report) && po_gate(&bytes, file, lines, report);
	buffer_release(&bytes);
	if (!good)
		return NULL;
	reading.report = report;
	reading.file = file;
	reading.lines = lines;
	reading.po = NULL;
	reading.told = 0;
	if (setjmp(reading.given_up) != 0)
		return NULL;
	po_file_t po = po_file_read(file, &handler);
	reading.po = po;
	if (po)
		po_file_check_all(po, &handler);
	reading.po = NULL;
	if (po == NULL && report->errors == errors)
		report_error(report, file, 0, "cannot be read: %s", strerror(errno));
	if (po == NULL || report->errors == errors)
		return po;
	po_file_free(po);
	return NULL;
}

bool catalogue_read(struct catalogue *catalogue, const char *file, struct report *report)
{
	struct po_lines lines = {0};
	po_file_t po = read_checked(file, &lines, report);

	if (po) {
		struct catalogue_file *own = memory_zeroed(1, sizeof(*own));
		own->name = memory_copy_text(file);
		catalogue->files = memory_grow(catalogue->files, catalogue->file_count, &catalogue->file_capacity,
		                               sizeof(struct catalogue_file *));
		catalogue->files[catalogue->file_count++] = own;
		take_messages(catalogue, po, own, &lines);
		po_file_free(po);
		catalogue_sort(catalogue);
	}
	po_lines_release(&lines);
	return po != NULL;
}

void catalogue_free(struct catalogue *catalogue)
{
	if (catalogue == NULL)
		return;
	for (size_t i = 0; i < catalogue->count; i++) {
		struct catalogue_message *m = &catalogue->messages[i];
		free(m->context), free(m->source), free(m->plural);
		free(m->previous_context), free(m->previous), free(m->previous_plural), free(m->comments);
		for (int form = 0; form < CATALOGUE_FORMS; form++)
			free(m->text[form]);
	}
	for (size_t i = 0; i < catalogue->file_count; i++) {
		struct catalogue_file *file = catalogue->files[i];
		free(file->name), free(file->header), free(file->comments), free(file);
	}
	free(catalogue->files);
	free(catalogue->messages);
	free(catalogue->sorted);
	free(catalogue->plural_forms);
	free(catalogue);
}

void catalogue_add(struct catalogue *catalogue, const char *context, const char *source, const char *plural,
                   const char *const *texts, size_t forms)
{
	struct catalogue_message m = {
	        .context = context ? memory_copy_text(context) : NULL,
	        .source = memory_copy_text(source),
	        .plural = copy_or_null(plural),
	};
	for (size_t i = 0; i < forms && i < CATALOGUE_FORMS; i++)
		m.text[i] = copy_or_null(texts[i]);
	append(catalogue, m);
}

static int compare_keys(const char *context_a, const char *source_a, const char *context_b, const char *source_b)
{
	int order = strcmp(context_a ? context_a : "", context_b ? context_b : "");
	return order ? order : strcmp(source_a, source_b);
}

/* By key; the live one before the obsolete, the first before the later. */
static int compare_messages(const void *a, const void *b)
{
	const struct catalogue_message *x = *(const struct catalogue_message *const *)a;
	const struct catalogue_message *y = *(const struct catalogue_message *const *)b;
	int order = compare_keys(x->context, x->source, y->context, y->source);
	if (order == 0)
		order = (int)x->obsolete - (int)y->obsolete;
	return order ? order : (x->order > y->order) - (x->order < y->order);
}

void catalogue_sort(struct catalogue *catalogue)
{
	free(catalogue->sorted);
	catalogue->sorted = memory_zeroed(catalogue->count + 1, sizeof(struct catalogue_message *));
	for (size_t i = 0; i < catalogue->count; i++)
		catalogue->sorted[i] = &catalogue->messages[i];
	qsort(catalogue->sorted, catalogue->count, sizeof(struct catalogue_message *), compare_messages);
}

/* The first of the sorted messages that is not below the key. */
static size_t lower_bound(const struct catalogue *catalogue, const char *context, const char *source)
{
	size_t low = 0, high = catalogue->sorted ? catalogue->count : 0;
	while (low < high) {
		size_t middle = (low + high) / 2;
		const struct catalogue_message *m = catalogue->sorted[middle];
		if (compare_keys(m->context, m->source, context, source) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct catalogue_message *catalogue_find(const struct catalogue *catalogue, const char *context, const char *source)
{
	size_t place = lower_bound(catalogue, context, source);
	const struct catalogue_message *m = catalogue->sorted && place < catalogue->count ? catalogue->sorted[place] : NULL;
	bool found = m && !m->obsolete && m->text[0] && compare_keys(m->context, m->source, context, source) == 0;
	return found ? m : NULL;
}

const struct catalogue_message *catalogue_entry(const struct catalogue *catalogue, const char *context, const char *source)
{
	size_t count;
	const struct catalogue_message *const *messages = catalogue_of_context(catalogue, context, &count);

	for (size_t i = 0; i < count; i++)
		if (!messages[i]->obsolete && strcmp(messages[i]->source, source) == 0)
			return messages[i];
	return NULL;
}

const struct catalogue_message *const *catalogue_of_context(const struct catalogue *catalogue, const char *context, size_t *count)
{
	size_t first = lower_bound(catalogue, context, ""), end = first;
	while (catalogue->sorted && end < catalogue->count && compare_keys(catalogue->sorted[end]->context, "", context, "") == 0)
		end++;
	*count = end - first;
	return catalogue->sorted ? (const struct catalogue_message *const *)catalogue->sorted + first : NULL;
}

const struct catalogue_message *catalogue_messages(const struct catalogue *catalogue, size_t *count)
{
	*count = catalogue->count;
	return catalogue->messages;
}

const struct catalogue_file *const *catalogue_files(const struct catalogue *catalogue, size_t *count)
{
	*count = catalogue->file_count;
	return (const struct catalogue_file *const *)catalogue->files;
}

char *catalogue_field(const char *header, const char *name)
{
	char *field = po_header_field(header, name);
	char *copy = field && *field ? memory_copy_text(field) : NULL;
	free(field);
	return copy;
}

const char *catalogue_plural_forms(const struct catalogue *catalogue)
{
	return catalogue->plural_forms;
}

void catalogue_set_plural_forms(struct catalogue *catalogue, const char *header)
{
	free(catalogue->plural_forms);
	catalogue->plural_forms = memory_copy_text(header);
}
