#include "libraries/catalogue_template.h"

#include <stdlib.h>
#include <string.h>

#include "ground/buffer.h"
#include "ground/memory.h"

struct catalogue_template {
	struct template_message {
		char *context, *source, *plural;
		char *file; /* where it was found first */
		long line;
		struct buffer notes;
		struct buffer references; /* file NUL line NUL … */
	} * messages;
	size_t count, capacity;
	size_t *places; /* a table of hashes: 1 + the message's number, 0 is free; at most half full */
	size_t place_count;
	char *language;
};

struct catalogue_template *catalogue_template_new(const char *source_language)
{
	struct catalogue_template *template = memory_zeroed(1, sizeof(*template));
	template->language = memory_copy_text(source_language);
	return template;
}

void catalogue_template_free(struct catalogue_template *template)
{
	if (template == NULL)
		return;
	for (size_t i = 0; i < template->count; i++) {
		struct template_message *m = &template->messages[i];
		free(m->context), free(m->source), free(m->plural), free(m->file);
		buffer_release(&m->notes), buffer_release(&m->references);
	}
	free(template->messages);
	free(template->places);
	free(template->language);
	free(template);
}

static bool is_same(const char *one, const char *other)
{
	return strcmp(one ? one : "", other ? other : "") == 0;
}

/* The place of the key in the table, or the free one where it belongs (FNV-1a, linear probing). */
static size_t find_place(const struct catalogue_template *template, const char *context, const char *source)
{
	uint64_t hash = 14695981039346656037u;
	for (const char *c = context ? context : ""; *c; c++)
		hash = (hash ^ (unsigned char)*c) * 1099511628211u;
	hash = (hash ^ 4) * 1099511628211u;
	for (const char *c = source; *c; c++)
		hash = (hash ^ (unsigned char)*c) * 1099511628211u;
	size_t place = (size_t)hash & (template->place_count - 1);
	for (; template->places[place]; place = (place + 1) & (template->place_count - 1)) {
		const struct template_message *m = &template->messages[template->places[place] - 1];
		if (is_same(m->context, context) && strcmp(m->source, source) == 0)
			break;
	}
	return place;
}

static void make_room(struct catalogue_template *template)
{
	if (template->count * 2 < template->place_count)
		return;
	free(template->places);
	template->place_count = template->place_count ? template->place_count * 2 : 64;
	template->places = memory_zeroed(template->place_count, sizeof(*template->places));
	for (size_t i = 0; i < template->count; i++) {
		const struct template_message *m = &template->messages[i];
		template->places[find_place(template, m->context, m->source)] = i + 1;
	}
}

void catalogue_template_add(struct catalogue_template *template, const char *context, const char *source, const char *plural,
                            const char *note, const char *file, long line)
{
	make_room(template);
	size_t place = find_place(template, context, source);
	if (template->places[place] == 0) {
		template->messages =
		        memory_grow(template->messages, template->count, &template->capacity, sizeof(*template->messages));
		template->messages[template->count] = (struct template_message){
		        .context = context ? memory_copy_text(context) : NULL,
		        .source = memory_copy_text(source),
		        .plural = plural ? memory_copy_text(plural) : NULL,
		        .file = memory_copy_text(file),
		        .line = line,
		};
		template->places[place] = ++template->count;
	}
	struct template_message *m = &template->messages[template->places[place] - 1];
	if (note && *note && strstr(buffer_text(&m->notes), note) == NULL)
		buffer_printf(&m->notes, "%s%s", m->notes.length ? "\n" : "", note);
	buffer_append(&m->references, file, strlen(file) + 1);
	buffer_printf(&m->references, "%ld", line);
	buffer_append_byte(&m->references, '\0');
}

const char *catalogue_template_language(const struct catalogue_template *template)
{
	return template->language;
}

size_t catalogue_template_count(const struct catalogue_template *template)
{
	return template->count;
}

struct catalogue_template_message catalogue_template_message(const struct catalogue_template *template, size_t index)
{
	const struct template_message *m = &template->messages[index];
	return (struct catalogue_template_message){
	        .context = m->context,
	        .source = m->source,
	        .plural = m->plural,
	        .file = m->file,
	        .line = m->line,
	        .notes = buffer_text(&m->notes),
	        .references = buffer_text(&m->references),
	        .references_length = m->references.length,
	};
}

bool catalogue_template_has(const struct catalogue_template *template, const char *context, const char *source, size_t *index)
{
	size_t found = template->place_count ? template->places[find_place(template, context, source)] : 0;
	if (found && index)
		*index = found - 1;
	return found != 0;
}
