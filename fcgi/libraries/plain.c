#include "libraries/plain.h"

#include <string.h>

#include "ground/ascii.h"
#include "libraries/words.h"

enum { DEEPEST = 8, REFERENCE = 12 };

struct plain {
	struct buffer *out;
	size_t start;
	bool blank;   /* is due before the next letter */
	bool at_tag;  /* the last that was read */
	size_t depth; /* of elements */
	struct {
		size_t depth;
		char language[WORDS_LANGUAGE];
	} languages[DEEPEST]; /* of the elements around that say theirs; the first is the whole's */
	size_t count;
};

static void add_mark(struct plain *p)
{
	buffer_printf(p->out, WORDS_MARK_BEGIN "%s" WORDS_MARK_END, p->languages[p->count - 1].language);
}

static void add_byte(struct plain *p, char c)
{
	if (ascii_is_space(c)) {
		p->blank = true;
		return;
	}
	if (p->blank && p->out->length > p->start)
		buffer_append_byte(p->out, ' ');
	p->blank = false;
	buffer_append_byte(p->out, c);
}

/* The attribute lang of a tag, into `language`. */
static bool find_language(const char *tag, size_t length, char language[WORDS_LANGUAGE])
{
	static const char attribute[] = " lang=\"";
	static const size_t size = sizeof(attribute) - 1;

	for (size_t i = 0; i + size < length; i++) {
		if (memcmp(tag + i, attribute, size) != 0)
			continue;
		size_t end = i + size;
		while (end < length && tag[end] != '"' && end - i - size < WORDS_LANGUAGE - 1)
			end++;
		memcpy(language, tag + i + size, end - i - size);
		language[end - i - size] = '\0';
		return true;
	}
	return false;
}

static void open_element(struct plain *p, const char *tag, size_t length)
{
	p->depth++;
	if (p->count < DEEPEST && find_language(tag, length, p->languages[p->count].language)) {
		p->languages[p->count++].depth = p->depth;
		add_mark(p);
	}
}

static void close_element(struct plain *p)
{
	if (p->count > 1 && p->languages[p->count - 1].depth == p->depth) {
		p->count--;
		add_mark(p);
	}
	p->depth -= p->depth > 0;
}

/* A tag from '<' to '>'; HTML's empty elements have no end, which only a language around them would notice. */
static void read_tag(struct plain *p, const char *tag, size_t length)
{
	bool closing = tag[1] == '/', is_empty = length > 2 && tag[length - 2] == '/';

	p->blank |= p->at_tag || is_empty;
	p->at_tag = true;
	if (closing)
		close_element(p);
	else if (!is_empty)
		open_element(p, tag, length);
}

/* &amp; and its like; how long it is. */
static size_t read_reference(struct plain *p, const char *text)
{
	static const struct {
		const char *name;
		const char *letter;
	} references[] = {{"&amp;", "&"}, {"&lt;", "<"},   {"&gt;", ">"},  {"&quot;", "\""},
	                  {"&#39;", "'"}, {"&nbsp;", " "}, {"&#160;", " "}};
	for (size_t i = 0; i < COUNT_OF(references); i++)
		if (ascii_starts_with(text, references[i].name)) {
			add_byte(p, *references[i].letter);
			return strlen(references[i].name);
		}
	add_byte(p, '&');
	return 1;
}

void plain_from_markup(const char *markup, const char *language, struct buffer *out)
{
	struct plain p = {.out = out, .start = out->length, .count = 1};

	if (language && strlen(language) < WORDS_LANGUAGE) {
		memcpy(p.languages[0].language, language, strlen(language) + 1);
		add_mark(&p);
		p.start = out->length;
	}
	while (*markup) {
		const char *end = *markup == '<' ? strchr(markup, '>') : NULL;
		if (end) {
			read_tag(&p, markup, (size_t)(end - markup) + 1);
			markup = end + 1;
			continue;
		}
		p.at_tag = false;
		if (*markup == '&')
			markup += read_reference(&p, markup);
		else
			add_byte(&p, *markup++);
	}
}

void plain_to_markup(const char *text, size_t length, struct buffer *out)
{
	for (size_t i = 0; i < length;) {
		size_t mark = words_mark_length(text + i, length - i);
		if (mark) {
			i += mark;
			continue;
		}
		char c = text[i++];
		if (c == '&')
			buffer_append_text(out, "&amp;");
		else if (c == '<')
			buffer_append_text(out, "&lt;");
		else if (c == '>')
			buffer_append_text(out, "&gt;");
		else if (c == '"')
			buffer_append_text(out, "&quot;");
		else
			buffer_append_byte(out, c);
	}
}
