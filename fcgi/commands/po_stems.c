#include "commands/po_stems.h"

#include <stdlib.h>
#include <string.h>

#include "ground/buffer.h"
#include "ground/memory.h"

/* What stands between these signs is for the build, not for readers. */
static char *without_marks(const char *text)
{
	char *copy = memory_copy_text(text);
	char end = '\0';

	for (char *c = copy; *c; c++) {
		if (end == '\0' && (*c == '<' || *c == '{'))
			end = *c == '<' ? '>' : '}';
		bool last = end != '\0' && *c == end;
		if (end != '\0')
			*c = '.';
		if (last)
			end = '\0';
	}
	return copy;
}

struct taking {
	struct buffer *out;
	bool words_alone;
};

static int take_term(void *context, const char *term, size_t length, bool is_word)
{
	const struct taking *taking = context;
	if (is_word || !taking->words_alone) {
		buffer_append(taking->out, term, length);
		buffer_append_byte(taking->out, ' ');
	}
	return 0;
}

void po_stems_read(struct po_stems *stems, struct terms *terms, const char *text)
{
	char *plain = without_marks(text);
	struct terms_reader reader;
	struct word word;

	*stems = (struct po_stems){0};
	terms_begin(&reader, terms, plain, strlen(plain));
	while (terms_next(&reader, &word)) {
		struct buffer one = {0};
		struct taking taking = {&one, !terms_has_all_stems(terms)};
		buffer_append_byte(&one, ' ');
		terms_of(&reader, &word, take_term, &taking);
		stems->words = memory_grow(stems->words, stems->count, &stems->capacity, sizeof(*stems->words));
		stems->words[stems->count++] = buffer_take(&one);
	}
	free(plain);
}

void po_stems_release(struct po_stems *stems)
{
	for (size_t i = 0; i < stems->count; i++)
		free(stems->words[i]);
	free(stems->words);
	*stems = (struct po_stems){0};
}

/* Have the two words a term in common? */
static bool meet(const char *one, const char *other)
{
	for (const char *blank = one; blank[1]; blank = strchr(blank + 1, ' ')) {
		size_t length = strcspn(blank + 1, " ") + 2;
		for (const char *place = other; *place; place++)
			if (strncmp(place, blank, length) == 0)
				return true;
	}
	return false;
}

/* Begins the word `other` like `one`, or like a stem of it? */
static bool begins(const char *one, const char *other)
{
	for (const char *blank = one; blank[1]; blank = strchr(blank + 1, ' '))
		if (strncmp(blank, other, strcspn(blank + 1, " ") + 1) == 0)
			return true;
	return false;
}

static size_t find(const struct po_stems *text, const struct po_stems *phrase, size_t start, bool closely)
{
	for (; phrase->count && start + phrase->count <= text->count; start++) {
		size_t i = 0;
		while (i < phrase->count && (meet(phrase->words[i], text->words[start + i]) ||
		                             (!closely && begins(phrase->words[i], text->words[start + i]))))
			i++;
		if (i == phrase->count)
			return start;
	}
	return text->count;
}

bool po_stems_take(struct po_stems *text, const struct po_stems *phrase)
{
	bool found = false;

	for (size_t place = 0; (place = find(text, phrase, place, true)) < text->count; found = true)
		for (size_t i = 0; i < phrase->count; i++)
			text->words[place + i][1] = '\0'; /* a blank alone: no term */
	return found;
}

bool po_stems_have(const struct po_stems *text, const struct po_stems *phrase)
{
	return find(text, phrase, 0, false) < text->count;
}
