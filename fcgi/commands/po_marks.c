#include "commands/po_marks.h"

#include <stdlib.h>
#include <string.h>

#include "ground/memory.h"
#include "site/plural.h"

enum { MARK_BITS = 6, MARK_CHARACTERS = 3 };
/* The first three bytes of each of U+E0100 to U+E013F. */
static const char plane[] = "\xf3\xa0\x84";

static void write_mark(size_t number, char mark[PO_MARK_BYTES + 1])
{
	for (int i = 0; i < MARK_CHARACTERS; i++) {
		memcpy(mark + 4 * i, plane, 3);
		mark[4 * i + 3] = (char)(0x80 | (number >> (MARK_BITS * i) & 0x3f));
	}
	mark[PO_MARK_BYTES] = '\0';
}

const char *po_mark_find(const char *text, size_t *number)
{
	const char *mark = text;

	while ((mark = strstr(mark, plane)) != NULL) {
		int i = 0;
		for (*number = 0; i < MARK_CHARACTERS && strncmp(mark + 4 * i, plane, 3) == 0; i++) {
			if ((mark[4 * i + 3] & 0xc0) != 0x80)
				break;
			*number |= (size_t)(mark[4 * i + 3] & 0x3f) << (MARK_BITS * i);
		}
		if (i == MARK_CHARACTERS)
			return mark;
		mark += strlen(plane);
	}
	return NULL;
}

/* The texts of a message, marked: what is shown of it now, else its source. */
static void add_marked(struct catalogue *to, const struct catalogue_template_message *m, const struct catalogue_message *shown,
                       size_t number, int forms)
{
	char *texts[CATALOGUE_FORMS] = {NULL};
	char mark[PO_MARK_BYTES + 1];
	/* Words of addresses stay what they are. */
	bool word = m->context && (strcmp(m->context, "path") == 0 || strcmp(m->context, "param") == 0);

	write_mark(number, mark);
	for (int i = 0; i < (m->plural ? forms : 1); i++) {
		const char *source = i ? m->plural : m->source;
		const char *text = shown && shown->text[i] ? shown->text[i] : source;
		texts[i] = memory_printf("%s%s", word ? "" : mark, text);
	}
	catalogue_add(to, m->context, m->source, m->plural, (const char *const *)texts, m->plural ? (size_t)forms : 1);
	for (int i = 0; i < CATALOGUE_FORMS; i++)
		free(texts[i]);
}

static bool is_shown(const struct po_shown *message)
{
	return message->state != PAIRING_MISSING;
}

static void look_up_interface(struct po_language *language, const struct catalogue_template_message *m, struct po_shown *shown)
{
	const struct catalogue_message *found =
	        language->interface ? pairing_exact(language->interface, m->context, m->source) : NULL;
	bool fits = found && (found->plural == NULL) == (m->plural == NULL) &&
	            (found->plural == NULL || strcmp(found->plural, m->plural) == 0);

	shown->state = fits ? PAIRING_CURRENT : PAIRING_MISSING;
	shown->found = language->interface ? catalogue_find(language->interface, m->context, m->source) : NULL;
	if (fits)
		shown->found = found;
}

struct looking {
	struct po_language *language;
	struct po_shown *shown; /* the first of the template's */
};

static void look_up_field(void *receiver, const struct po_template *template, const size_t *numbers, size_t count)
{
	const struct looking *looking = receiver;
	struct pairing *pairs = memory_zeroed(count, sizeof(*pairs));

	for (size_t i = 0; i < count; i++)
		pairs[i].source = catalogue_template_message(template->template, numbers[i]).source;
	pairing_find(looking->language->content, catalogue_template_message(template->template, numbers[0]).context, pairs,
	             count);
	for (size_t i = 0; i < count; i++) {
		looking->shown[numbers[i]].state = pairs[i].state;
		looking->shown[numbers[i]].found = pairs[i].old;
	}
	free(pairs);
}

static void look_up(struct po_site *site, struct po_language *language)
{
	struct looking looking = {language, language->messages};

	for (size_t t = 0; t < site->templates.count; t++) {
		const struct po_template *template = &site->templates.items[t];
		size_t count = catalogue_template_count(template->template);
		bool asked = strcmp(template->language, language->code) != 0;
		for (size_t i = 0; i < count; i++) {
			struct catalogue_template_message m = catalogue_template_message(template->template, i);
			looking.shown[i].asked = asked;
			if (asked && t == 0)
				look_up_interface(language, &m, &looking.shown[i]);
		}
		if (asked && t > 0)
			po_template_fields(template, look_up_field, &looking);
		looking.shown += count;
	}
}

/* The edition's catalogues are taken; in their place are marked ones. */
static void mark_edition(struct po_site *site, struct edition *edition, struct po_language *language)
{
	const char *header = edition->interface ? catalogue_plural_forms(edition->interface) : NULL;
	struct buffer xpath = {0};
	int forms = 2;
	size_t number = 0;

	language->code = memory_copy_text(edition->code);
	language->interface = edition->interface;
	language->content = edition->content;
	language->messages = memory_zeroed(site->message_count + 1, sizeof(*language->messages));
	look_up(site, language);
	edition->interface = catalogue_new();
	edition->content = catalogue_new();
	if (header && plural_to_xpath(header, "n", &forms, &xpath))
		catalogue_set_plural_forms(edition->interface, header);
	buffer_release(&xpath);
	for (size_t t = 0; t < site->templates.count; t++) {
		const struct po_template *template = &site->templates.items[t];
		size_t count = catalogue_template_count(template->template);
		for (size_t i = 0; i < count; i++, number++) {
			struct catalogue_template_message m = catalogue_template_message(template->template, i);
			const struct po_shown *shown = &language->messages[number];
			if (t == 0 || shown->asked)
				add_marked(t ? edition->content : edition->interface, &m, is_shown(shown) ? shown->found : NULL,
				           number, forms);
		}
	}
	catalogue_sort(edition->interface);
	catalogue_sort(edition->content);
}

void po_marks_put(void *context, struct edition_set *set)
{
	struct po_site *site = context;
	for (size_t i = 0; i < set->count; i++)
		mark_edition(site, &set->editions[i], &site->languages[site->count++]);
}
