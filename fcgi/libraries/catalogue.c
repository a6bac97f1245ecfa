#include "libraries/catalogue.h"

#include <errno.h>
#include <gettext-po.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ground/buffer.h"
#include "ground/memory.h"

struct catalogue {
	struct catalogue_message *messages;
	size_t count, capacity;
	bool sorted;
	char *plural_forms;
	char **files; /* names that messages point to */
	size_t file_count, file_capacity;
};

/* libgettextpo's handlers have no context; it is not thread-safe either. */
static struct report *listening;

static void on_error(int severity, po_message_t message, const char *file, size_t line, size_t column, int multiline,
		     const char *text)
{
	(void)message, (void)column, (void)multiline;
	long place = line == (size_t)-1 ? 0 : (long)line;
	if (severity == PO_SEVERITY_WARNING)
		report_warning(listening, file, place, "%s", text);
	else
		report_error(listening, file, place, "%s", text);
}

static void on_errors(int severity, po_message_t m1, const char *f1, size_t l1, size_t c1, int n1, const char *t1,
		      po_message_t m2, const char *f2, size_t l2, size_t c2, int n2, const char *t2)
{
	on_error(severity, m1, f1, l1, c1, n1, t1);
	on_error(PO_SEVERITY_WARNING, m2, f2, l2, c2, n2, t2);
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

static void add_message(struct catalogue *catalogue, po_message_t message, const char *file)
{
	struct catalogue_message m = {
		.context = po_message_msgctxt(message) ? memory_copy_text(po_message_msgctxt(message)) : NULL,
		.source = memory_copy_text(po_message_msgid(message)),
		.plural = copy_or_null(po_message_msgid_plural(message)),
		.fuzzy = po_message_is_fuzzy(message),
		.previous = copy_or_null(po_message_prev_msgid(message)),
		.file = file,
	};
	if (m.plural)
		for (int i = 0; i < CATALOGUE_FORMS && po_message_msgstr_plural(message, i); i++)
			m.text[i] = copy_or_null(po_message_msgstr_plural(message, i));
	else
		m.text[0] = copy_or_null(po_message_msgstr(message));
	catalogue->messages =
		memory_grow(catalogue->messages, catalogue->count, &catalogue->capacity, sizeof(*catalogue->messages));
	catalogue->messages[catalogue->count++] = m;
}

static void take_header(struct catalogue *catalogue, po_file_t po)
{
	const char *header = po_file_domain_header(po, NULL);
	char *field = header ? po_header_field(header, "Plural-Forms") : NULL;
	if (field && catalogue->plural_forms == NULL)
		catalogue->plural_forms = memory_copy_text(field);
	free(field);
}

bool catalogue_read(struct catalogue *catalogue, const char *file, struct report *report)
{
	size_t errors = report->errors;
	listening = report;
	po_file_t po = po_file_read(file, &handler);
	listening = NULL;
	if (po == NULL)
		return report->errors > errors ? false : report_error(report, file, 0, "%s", strerror(errno));

	catalogue->files = memory_grow(catalogue->files, catalogue->file_count, &catalogue->file_capacity, sizeof(char *));
	char *name = catalogue->files[catalogue->file_count++] = memory_copy_text(file);
	take_header(catalogue, po);
	po_message_iterator_t messages = po_message_iterator(po, NULL);
	po_message_t message;
	while ((message = po_next_message(messages)) != NULL)
		if (!po_message_is_obsolete(message) && (*po_message_msgid(message) || po_message_msgctxt(message)))
			add_message(catalogue, message, name);
	po_message_iterator_free(messages);
	po_file_free(po);
	catalogue->sorted = false;
	return report->errors == errors;
}

void catalogue_free(struct catalogue *catalogue)
{
	if (catalogue == NULL)
		return;
	for (size_t i = 0; i < catalogue->count; i++) {
		struct catalogue_message *m = &catalogue->messages[i];
		free(m->context), free(m->source), free(m->plural), free(m->previous);
		for (int form = 0; form < CATALOGUE_FORMS; form++)
			free(m->text[form]);
	}
	for (size_t i = 0; i < catalogue->file_count; i++)
		free(catalogue->files[i]);
	free(catalogue->files);
	free(catalogue->messages);
	free(catalogue->plural_forms);
	free(catalogue);
}

static int compare_keys(const char *context_a, const char *source_a, const char *context_b, const char *source_b)
{
	int order = strcmp(context_a ? context_a : "", context_b ? context_b : "");
	return order ? order : strcmp(source_a, source_b);
}

static int compare_messages(const void *a, const void *b)
{
	const struct catalogue_message *x = a, *y = b;
	return compare_keys(x->context, x->source, y->context, y->source);
}

const struct catalogue_message *catalogue_find(const struct catalogue *catalogue, const char *context, const char *source)
{
	if (!catalogue->sorted) {
		struct catalogue *c = (struct catalogue *)(uintptr_t)catalogue;
		qsort(c->messages, c->count, sizeof(*c->messages), compare_messages);
		c->sorted = true;
	}
	size_t low = 0, high = catalogue->count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		const struct catalogue_message *m = &catalogue->messages[middle];
		int order = compare_keys(context, source, m->context, m->source);
		if (order == 0)
			return m->text[0] ? m : NULL;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

const char *catalogue_plural_forms(const struct catalogue *catalogue)
{
	return catalogue->plural_forms;
}

struct catalogue_template {
	struct template_message {
		char *context, *source, *plural;
		struct buffer notes;
		struct buffer references; /* file NUL line NUL … */
		po_message_t message;
	} *messages;
	size_t count, capacity;
	char *language;
};

struct catalogue_template *catalogue_template_new(const char *source_language)
{
	struct catalogue_template *template = memory_zeroed(1, sizeof(*template));
	template->language = memory_copy_text(source_language);
	return template;
}

static struct template_message *find_or_add(struct catalogue_template *template, const char *context,
					    const char *source, const char *plural)
{
	for (size_t i = 0; i < template->count; i++)
		if (compare_keys(context, source, template->messages[i].context, template->messages[i].source) == 0)
			return &template->messages[i];
	template->messages =
		memory_grow(template->messages, template->count, &template->capacity, sizeof(*template->messages));
	template->messages[template->count] = (struct template_message){
		.context = context ? memory_copy_text(context) : NULL,
		.source = memory_copy_text(source),
		.plural = plural ? memory_copy_text(plural) : NULL,
	};
	return &template->messages[template->count++];
}

void catalogue_template_add(struct catalogue_template *template, const char *context, const char *source,
			    const char *plural, const char *note, const char *file, long line)
{
	struct template_message *m = find_or_add(template, context, source, plural);

	if (note && *note && strstr(buffer_text(&m->notes), note) == NULL)
		buffer_printf(&m->notes, "%s%s", m->notes.length ? "\n" : "", note);
	buffer_append(&m->references, file, strlen(file) + 1);
	buffer_printf(&m->references, "%ld", line);
	buffer_append_byte(&m->references, '\0');
}

static void insert_message(po_message_iterator_t place, struct template_message *m)
{
	po_message_t message = po_message_create();
	bool braces = strchr(m->source, '{') != NULL;

	if (m->context)
		po_message_set_msgctxt(message, m->context);
	po_message_set_msgid(message, m->source);
	po_message_set_msgstr(message, "");
	if (m->plural) {
		po_message_set_msgid_plural(message, m->plural);
		po_message_set_msgstr_plural(message, 0, "");
		po_message_set_msgstr_plural(message, 1, "");
	}
	if (m->notes.length)
		po_message_set_extracted_comments(message, buffer_text(&m->notes));
	if (braces)
		po_message_set_format(message, "python-brace-format", 1);
	for (const char *r = m->references.bytes, *end = r + m->references.length; r < end;) {
		const char *line = r + strlen(r) + 1;
		long number = strtol(line, NULL, 10);
		po_message_add_filepos(message, r, number > 0 ? (size_t)number : (size_t)-1);
		r = line + strlen(line) + 1;
	}
	po_message_insert(place, message);
}

static po_file_t to_po_file(struct catalogue_template *template)
{
	po_file_t po = po_file_create();
	po_message_iterator_t place = po_message_iterator(po, NULL);
	po_message_t header = po_message_create();
	char *text = memory_printf("Project-Id-Version: birlik\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
				   "Content-Transfer-Encoding: 8bit\nX-Source-Language: %s\n", template->language);

	po_message_set_msgid(header, "");
	po_message_set_msgstr(header, text);
	po_message_insert(place, header);
	for (size_t i = 0; i < template->count; i++)
		insert_message(place, &template->messages[i]);
	po_message_iterator_free(place);
	free(text);
	return po;
}

static bool same_bytes(const char *one, const char *other)
{
	FILE *a = fopen(one, "r"), *b = fopen(other, "r");
	bool same = a && b;
	while (same) {
		int c = getc(a);
		same = c == getc(b);
		if (c == EOF)
			break;
	}
	if (a)
		fclose(a);
	if (b)
		fclose(b);
	return same;
}

bool catalogue_template_write(struct catalogue_template *template, const char *file, struct report *report)
{
	size_t errors = report->errors;
	char *temporary = memory_printf("%s.new", file);
	po_file_t po = to_po_file(template);

	listening = report;
	if (po_file_write(po, temporary, &handler) == NULL)
		report_error(report, file, 0, "cannot be written: %s", strerror(errno));
	listening = NULL;
	po_file_free(po);
	if (report->errors > errors || same_bytes(temporary, file))
		remove(temporary);
	else if (rename(temporary, file) != 0)
		report_error(report, file, 0, "cannot be written: %s", strerror(errno));
	free(temporary);
	for (size_t i = 0; i < template->count; i++) {
		struct template_message *m = &template->messages[i];
		free(m->context), free(m->source), free(m->plural);
		buffer_release(&m->notes), buffer_release(&m->references);
	}
	free(template->messages);
	free(template->language);
	free(template);
	return report->errors == errors;
}
