#include "site/page_value.h"

#include <string.h>

#include "ground/ascii.h"
#include "ground/memory.h"

bool page_fail(const struct page_place *place, const char *what, const char *word)
{
	return report_error(place->report, place->file, place->line, "%s%s%s%s", what, *word ? " “" : "", word, *word ? "”" : "");
}

char *page_next_word(char **rest)
{
	while (ascii_is_space(**rest))
		(*rest)++;
	if (**rest == '\0')
		return NULL;
	char *word = *rest;
	while (**rest && !ascii_is_space(**rest))
		(*rest)++;
	if (**rest)
		*(*rest)++ = '\0';
	return word;
}

bool page_value_has_word(const struct page_value *value, const char *text)
{
	for (size_t i = 0; i < value->word_count; i++)
		if (strcmp(value->words[i], text) == 0)
			return true;
	return false;
}

static bool read_range(const struct page_place *place, struct page_value *value, char *word)
{
	char *dots = strstr(word, "..");
	if (dots) {
		*dots = '\0';
		if (ascii_parse_integer(word, -999999999, 999999999, &value->low) &&
		    ascii_parse_integer(dots + 2, value->low, 999999999, &value->high))
			return true;
	}
	return page_fail(place, "int needs LOWEST..HIGHEST, not", word);
}

static bool read_type(const struct page_place *place, struct page_value *value, char **rest)
{
	static const struct {
		const char *word;
		enum page_value_type type;
	} types[] = {{"int", PAGE_INTEGER}, {"text", PAGE_TEXT},     {"multiline", PAGE_MULTILINE},
	             {"email", PAGE_EMAIL}, {"one-of", PAGE_ONE_OF}, {"record", PAGE_RECORD}};
	char *word = page_next_word(rest);

	for (size_t i = 0; i < COUNT_OF(types); i++) {
		if (word == NULL || strcmp(word, types[i].word) != 0)
			continue;
		value->type = types[i].type;
		if (value->type != PAGE_INTEGER && value->type != PAGE_RECORD)
			return true;
		char *more = page_next_word(rest);
		if (more == NULL)
			return page_fail(place, "more is expected after", word);
		if (value->type == PAGE_INTEGER)
			return read_range(place, value, more);
		char *colon = strchr(more, ':');
		if (colon)
			*colon++ = '\0';
		value->kind = memory_copy_text(more);
		value->where = colon ? memory_copy_text(colon) : NULL;
		return true;
	}
	return page_fail(place, "a type is expected (int, text, multiline, email, one-of, record), not", word ? word : "nothing");
}

/* What follows the type: words of a one-of, max=N or N, required, = default. */
static bool read_details(const struct page_place *place, struct page_value *value, char *rest)
{
	size_t capacity = 0;
	char *word;

	while ((word = page_next_word(&rest)) != NULL) {
		const char *number = ascii_starts_with(word, "max=") ? word + 4 : word;
		if (strcmp(word, "=") == 0) {
			word = page_next_word(&rest);
			if (word == NULL)
				return page_fail(place, "a default is expected after =", "");
			value->fallback = memory_copy_text(word);
		} else if (strcmp(word, "required") == 0) {
			value->required = true;
		} else if (value->type == PAGE_ONE_OF) {
			value->words = memory_grow(value->words, value->word_count, &capacity, sizeof(char *));
			value->words[value->word_count++] = memory_copy_text(word);
		} else if (!ascii_parse_integer(number, 1, 100000, &value->high)) {
			return page_fail(place, "not understood:", word);
		}
	}
	if (value->type == PAGE_ONE_OF && value->word_count == 0)
		return page_fail(place, "one-of needs words", "");
	int64_t number;
	if (value->type == PAGE_INTEGER && value->fallback &&
	    !ascii_parse_integer(value->fallback, value->low, value->high, &number))
		return page_fail(place, "the default is out of its range:", value->fallback);
	if (value->type == PAGE_ONE_OF && value->fallback && !page_value_has_word(value, value->fallback))
		return page_fail(place, "the default is none of the words:", value->fallback);
	if (value->high == 0)
		value->high = value->type == PAGE_EMAIL ? 254 : 200;
	return true;
}

bool page_value_add(const struct page_place *place, struct page_value *values, size_t *count, char *declaration)
{
	char *name = page_next_word(&declaration);
	if (name == NULL)
		return page_fail(place, "a name is expected", "");
	if (*count == PAGE_VALUES)
		return page_fail(place, "too many parameters or fields", "");
	if (page_value_index(values, *count, name) >= 0)
		return page_fail(place, "declared twice:", name);
	struct page_value *value = &values[*count];
	value->name = memory_copy_text(name);
	(*count)++;
	return read_type(place, value, &declaration) && read_details(place, value, declaration);
}
