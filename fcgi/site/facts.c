#include "site/facts.h"

#include <stdlib.h>
#include <string.h>

#include "ground/ascii.h"
#include "ground/memory.h"

/* The end of `text` behind a mark that ends with `end`; the text's own end if there is none. */
static const char *skip_to(const char *text, char end)
{
	const char *stop = strchr(text, end);
	return stop ? stop + 1 : text + strlen(text);
}

/* The length of what separates groups of three digits, or a decimal, at `text`: 0 if nothing does. */
static size_t separator(const char *text)
{
	static const char *const separators[] = {".", ",", "\xc2\xa0", "\xe2\x80\xaf"}; /* … no-break space, narrow */
	for (size_t i = 0; i < COUNT_OF(separators); i++) {
		size_t length = strlen(separators[i]);
		if (strncmp(text, separators[i], length) == 0 && ascii_is_digit(text[length]))
			return length;
	}
	return 0;
}

static size_t digits_at(const char *text)
{
	return strspn(text, "0123456789");
}

/* Appends a number without the separators of its thousands, its decimal point a '.'. What is behind it. */
static const char *write_number(const char *text, struct buffer *out)
{
	size_t digits = digits_at(text), between;

	buffer_append(out, text, digits);
	text += digits;
	while ((between = separator(text)) != 0) {
		digits = digits_at(text + between);
		/* A blank separates thousands alone. */
		if (digits != 3 && between > 1)
			break;
		if (digits != 3)
			buffer_append_byte(out, '.');
		buffer_append(out, text + between, digits);
		text += between + digits;
	}
	return text;
}

/* One fact a line. `numbers`: these alone, comparable between languages; else all, as they are written. */
static void list(const char *text, bool numbers, struct buffer *out)
{
	const char *start = text;

	while (*text) {
		const char *from = text;
		if (*text == '&' && (ascii_is_alpha(text[1]) || text[1] == '#')) {
			text += 1 + strcspn(text + 1, "; <{");
		} else if (*text == '<' && (ascii_is_alpha(text[1]) || text[1] == '/')) {
			text = skip_to(text, '>');
			if (!numbers && memchr(from, '=', (size_t)(text - from)))
				buffer_append(out, from, (size_t)(text - from)), buffer_append_byte(out, '\n');
		} else if (*text == '{') {
			text = skip_to(text, '}');
			if (!numbers)
				buffer_append(out, from, (size_t)(text - from)), buffer_append_byte(out, '\n');
		} else if (ascii_is_digit(*text)) {
			bool negative = text > start && text[-1] == '-' && (text - 1 == start || text[-2] == ' ');
			if (!numbers && negative)
				buffer_append_byte(out, '-');
			text = write_number(text, out);
			if (!numbers && *text == '%')
				buffer_append_byte(out, '%');
			buffer_append_byte(out, '\n');
		} else {
			text++;
		}
	}
}

bool facts_are_equal(const char *one, const char *other)
{
	struct buffer lists[2] = {{0}};

	list(one, false, &lists[0]);
	list(other, false, &lists[1]);
	bool equal = strcmp(buffer_text(&lists[0]), buffer_text(&lists[1])) == 0;
	buffer_release(&lists[0]), buffer_release(&lists[1]);
	return equal;
}

static int compare_texts(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Cuts `lines` in place and sorts them; the list is the caller's to free. */
static char **sort_lines(struct buffer *lines, size_t *count)
{
	size_t capacity = 0;
	char **sorted = NULL, *rest = lines->bytes, *line;

	*count = 0;
	while (rest && (line = strsep(&rest, "\n")) != NULL) {
		if (*line == '\0')
			continue;
		sorted = memory_grow(sorted, *count, &capacity, sizeof(*sorted));
		sorted[(*count)++] = line;
	}
	if (*count)
		qsort(sorted, *count, sizeof(*sorted), compare_texts);
	return sorted;
}

bool facts_have_same_numbers(const char *source, const char *translation, struct buffer *why)
{
	struct buffer lists[2] = {{0}};
	size_t count, other_count, i = 0;

	list(source, true, &lists[0]);
	list(translation, true, &lists[1]);
	char **own = sort_lines(&lists[0], &count), **other = sort_lines(&lists[1], &other_count);
	while (i < count && i < other_count && strcmp(own[i], other[i]) == 0)
		i++;
	bool same = i == count && i == other_count;
	if (!same && i < count && (i >= other_count || strcmp(own[i], other[i]) < 0))
		buffer_printf(why, "the translation lacks the figure %s", own[i]);
	else if (!same)
		buffer_printf(why, "the translation has the figure %s, which its source has not", other[i]);
	free(own), free(other);
	buffer_release(&lists[0]), buffer_release(&lists[1]);
	return same;
}
