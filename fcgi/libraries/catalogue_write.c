/* Templates and merged catalogues written, by libgettextpo. What else is in catalogue.h is in catalogue.c. */
#include "libraries/catalogue.h"

#include <errno.h>
#include <gettext-po.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "formats/po.h"
#include "ground/buffer.h"
#include "ground/file.h"
#include "ground/memory.h"

/* libgettextpo's handlers have no context. */
static struct report *listening;
static const char *writing;

static void on_error(int severity, po_message_t message, const char *file, size_t line, size_t column, int multiline,
                     const char *text)
{
	(void)message, (void)file, (void)line, (void)column, (void)multiline;
	if (severity != PO_SEVERITY_WARNING)
		report_error(listening, writing, 0, "%s", text);
}

static void on_errors(int severity, po_message_t m1, const char *f1, size_t l1, size_t c1, int n1, const char *t1,
                      po_message_t m2, const char *f2, size_t l2, size_t c2, int n2, const char *t2)
{
	(void)m2, (void)f2, (void)l2, (void)c2, (void)n2, (void)t2;
	on_error(severity, m1, f1, l1, c1, n1, t1);
}

static const struct po_xerror_handler handler = {.xerror = on_error, .xerror2 = on_errors};

static po_message_t make_message(const struct catalogue_template_message *m)
{
	po_message_t message = po_message_create();

	if (m->context)
		po_message_set_msgctxt(message, m->context);
	po_message_set_msgid(message, m->source);
	po_message_set_msgstr(message, "");
	if (m->plural) {
		po_message_set_msgid_plural(message, m->plural);
		po_message_set_msgstr_plural(message, 0, "");
		po_message_set_msgstr_plural(message, 1, "");
	}
	if (*m->notes)
		po_message_set_extracted_comments(message, m->notes);
	if (strchr(m->source, '{'))
		po_message_set_format(message, "python-brace-format", 1);
	for (const char *r = m->references, *end = r + m->references_length; r < end;) {
		const char *line = r + strlen(r) + 1;
		long number = strtol(line, NULL, 10);
		po_message_add_filepos(message, r, number > 0 ? (size_t)number : (size_t)-1);
		r = line + strlen(line) + 1;
	}
	return message;
}

static void insert_header(po_message_iterator_t place, const char *text, const char *comments)
{
	po_message_t header = po_message_create();
	po_message_set_msgid(header, "");
	po_message_set_msgstr(header, text);
	if (comments)
		po_message_set_comments(header, comments);
	po_message_insert(place, header);
}

#define HEADER_END "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n"

/* The file as libgettextpo writes it, into `out`. Frees `po`. False after a report. */
static bool write_out(po_file_t po, const char *file, struct buffer *out, struct report *report)
{
	size_t errors = report->errors;
	char *temporary = memory_printf("%s.%ld.new", file, (long)getpid());

	listening = report;
	writing = file;
	if (po_file_write(po, temporary, &handler) == NULL && report->errors == errors)
		report_error(report, file, 0, "cannot be written: %s", strerror(errno));
	listening = NULL;
	po_file_free(po);
	bool good = report->errors == errors && file_read(temporary, out, report);
	remove(temporary);
	free(temporary);
	return good;
}

bool catalogue_template_write(const struct catalogue_template *template, const char *file, struct report *report)
{
	po_file_t po = po_file_create();
	po_message_iterator_t place = po_message_iterator(po, NULL);
	char *header = memory_printf("Project-Id-Version: birlik\n" HEADER_END "X-Source-Language: %s\n",
	                             catalogue_template_language(template));
	struct buffer text = {0}, present = {0};

	insert_header(place, header, NULL);
	for (size_t i = 0; i < catalogue_template_count(template); i++) {
		struct catalogue_template_message m = catalogue_template_message(template, i);
		po_message_insert(place, make_message(&m));
	}
	po_message_iterator_free(place);
	free(header);
	bool good = write_out(po, file, &text, report) && (!file_exists(file) || file_read(file, &present, report));
	if (good && strcmp(buffer_text(&text), buffer_text(&present)) != 0)
		good = file_write(file, buffer_text(&text), text.length, report);
	buffer_release(&text), buffer_release(&present);
	return good;
}

/* How many forms a plural has by a header; two if it does not say. */
static int count_forms(const char *header)
{
	const char *number = strstr(header, "nplurals=");
	int forms = number ? number[strlen("nplurals=")] - '0' : 2;
	return forms > 0 && forms <= CATALOGUE_FORMS ? forms : 2;
}

/* `old` NULL: empty ones, of a plural `forms`; of old ones, none is lost. */
static void set_texts(po_message_t message, const struct catalogue_message *old, bool plural, int forms)
{
	if (!plural) {
		po_message_set_msgstr(message, old && old->text[0] ? old->text[0] : "");
		return;
	}
	for (int i = 0; i < CATALOGUE_FORMS && (i < forms || (old && old->text[i])); i++)
		po_message_set_msgstr_plural(message, i, old && old->text[i] ? old->text[i] : "");
}

static void set_previous(po_message_t message, const char *context, const char *source, const char *plural)
{
	po_message_set_prev_msgctxt(message, context);
	po_message_set_prev_msgid(message, source);
	po_message_set_prev_msgid_plural(message, plural);
}

static po_message_t make_chosen(const struct catalogue_template_message *m, struct catalogue_choice choice, int forms)
{
	po_message_t message = make_message(m);
	const struct catalogue_message *old = choice.old;

	if (m->plural && forms < 2)
		po_message_set_msgstr_plural(message, 1, NULL);
	set_texts(message, NULL, m->plural != NULL, forms);
	if (old == NULL)
		return message;
	if (old->comments)
		po_message_set_comments(message, old->comments);
	/* A text of another shape, plural or not, does not fit. */
	if (old->text[0] == NULL || (old->plural == NULL) != (m->plural == NULL))
		return message;
	set_texts(message, old, m->plural != NULL, forms);
	if (!choice.fuzzy)
		return message;
	po_message_set_fuzzy(message, 1);
	if (old->fuzzy)
		set_previous(message, old->previous_context, old->previous, old->previous_plural);
	else
		set_previous(message, old->context, old->source, old->plural);
	return message;
}

static po_message_t make_obsolete(const struct catalogue_message *old)
{
	po_message_t message = po_message_create();

	if (old->context)
		po_message_set_msgctxt(message, old->context);
	po_message_set_msgid(message, old->source);
	if (old->plural)
		po_message_set_msgid_plural(message, old->plural);
	set_texts(message, old, old->plural != NULL, 2);
	if (old->comments)
		po_message_set_comments(message, old->comments);
	if (strchr(old->source, '{'))
		po_message_set_format(message, "python-brace-format", 1);
	if (old->fuzzy) {
		po_message_set_fuzzy(message, 1);
		set_previous(message, old->previous_context, old->previous, old->previous_plural);
	}
	po_message_set_obsolete(message, 1);
	return message;
}

/* Those that no message has taken, but for a second one of a key. */
static void insert_obsolete(po_message_iterator_t place, const struct catalogue_template *template,
                            const struct catalogue_choice *choices, const struct catalogue *old)
{
	size_t count;
	const struct catalogue_message *messages = catalogue_messages(old, &count);
	bool *taken = memory_zeroed(count + 1, sizeof(*taken));
	struct catalogue_template *seen = catalogue_template_new("");

	for (size_t i = 0; i < catalogue_template_count(template); i++)
		if (choices[i].old)
			taken[choices[i].old->order] = true;
	/* A live one holds against an obsolete one of the same key. */
	for (int obsolete = 0; obsolete < 2; obsolete++)
		for (size_t i = 0; i < count; i++) {
			const struct catalogue_message *m = &messages[i];
			if (m->obsolete != (obsolete == 1) || taken[i] || m->text[0] == NULL)
				continue;
			if (catalogue_template_has(template, m->context, m->source, NULL) ||
			    catalogue_template_has(seen, m->context, m->source, NULL))
				taken[i] = true;
			else
				catalogue_template_add(seen, m->context, m->source, NULL, NULL, "", 0);
		}
	for (size_t i = 0; i < count; i++)
		if (!taken[i] && messages[i].text[0])
			po_message_insert(place, make_obsolete(&messages[i]));
	catalogue_template_free(seen);
	free(taken);
}

/* A field is added where it lacks. */
static char *with_field(char *header, const char *name, const char *value)
{
	char *present = po_header_field(header, name);
	char *changed = present == NULL && value ? po_header_set_field(header, name, value) : NULL;

	free(present);
	if (changed == NULL)
		return header;
	free(header);
	return changed;
}

/* The number of forms that a plural has is returned. */
static int insert_merged_header(po_message_iterator_t place, const struct catalogue_template *template,
                                const struct catalogue *old, const char *language, const char *plural_forms)
{
	size_t count = 0;
	const struct catalogue_file *const *files = old ? catalogue_files(old, &count) : NULL;
	const char *present = count ? files[0]->header : "";
	char *header = memory_copy_text(*present ? present : "Project-Id-Version: birlik\n");

	header = with_field(header, "Language", language);
	header = with_field(header, "MIME-Version", "1.0");
	header = with_field(header, "Content-Type", "text/plain; charset=UTF-8");
	header = with_field(header, "Content-Transfer-Encoding", "8bit");
	header = with_field(header, "Plural-Forms", plural_forms);
	header = with_field(header, "X-Source-Language", catalogue_template_language(template));
	insert_header(place, header, count ? files[0]->comments : NULL);
	int forms = count_forms(header);
	free(header);
	return forms;
}

/* The file's text as it would be if libgettextpo had written it; false if it cannot be read. */
static bool read_normal(const char *file, struct buffer *normal, struct buffer *present, struct report *report)
{
	listening = report;
	writing = file;
	po_file_t po = po_file_read(file, &handler);
	listening = NULL;
	return po && write_out(po, file, normal, report) && file_read(file, present, report);
}

bool catalogue_merge(const struct catalogue_template *template, const struct catalogue_choice *choices,
                     const struct catalogue *old, const char *file, const char *language, const char *plural_forms, bool *changed,
                     struct report *report)
{
	po_file_t po = po_file_create();
	po_message_iterator_t place = po_message_iterator(po, NULL);
	struct buffer text = {0}, normal = {0}, present = {0};

	int forms = insert_merged_header(place, template, old, language, plural_forms);
	for (size_t i = 0; i < catalogue_template_count(template); i++) {
		struct catalogue_template_message m = catalogue_template_message(template, i);
		po_message_insert(place, make_chosen(&m, choices[i], forms));
	}
	if (old)
		insert_obsolete(place, template, choices, old);
	po_message_iterator_free(place);
	bool good = write_out(po, file, &text, report) && (old == NULL || read_normal(file, &normal, &present, report));
	*changed = good && strcmp(buffer_text(&text), buffer_text(&normal)) != 0;
	if (*changed && po_is_unwrapped(buffer_text(&present))) {
		struct buffer unwrapped = {0};
		po_unwrap(buffer_text(&text), &unwrapped);
		buffer_release(&text);
		text = unwrapped;
	}
	if (*changed)
		good = file_write(file, buffer_text(&text), text.length, report);
	buffer_release(&text), buffer_release(&normal), buffer_release(&present);
	return good;
}
