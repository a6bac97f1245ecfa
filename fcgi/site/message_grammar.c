/* The grammar of a language, and what stands behind a placeholder. What else is in message.h is in message.c. */
#include "site/message.h"

#include <stdlib.h>
#include <string.h>

#include "ground/ascii.h"
#include "ground/memory.h"
#include "libraries/stylesheet.h"

void message_grammar_read(struct message_grammar *grammar, const xmlNode *stylesheet)
{
	*grammar = (struct message_grammar){0};
	for (xmlNode *node = xml_first_element(stylesheet); node; node = xml_next_element(node)) {
		if (!xml_is_in(node, "grammar", STYLESHEET_FUNCTIONS) || !xml_attribute(node, "template"))
			continue;
		const char *apostrophes = xml_attribute(node, "apostrophes"), *flags = xml_attribute(node, "flags"),
		           *plain = xml_attribute(node, "plain");
		grammar->rule = memory_copy_text(xml_attribute(node, "template"));
		grammar->apostrophes = memory_copy_text(apostrophes ? apostrophes : "'");
		grammar->plain = plain ? memory_copy_text(plain) : NULL;
		grammar->flags = flags ? memory_copy_text(flags) : NULL;
		for (xmlNode *c = xml_first_element(node); c; c = xml_next_element(c)) {
			const char *name = xml_attribute(c, "name"), *forms = xml_attribute(c, "forms");
			if (name && forms && grammar->case_count < MESSAGE_CASES) {
				grammar->cases[grammar->case_count].name = memory_copy_text(name);
				grammar->cases[grammar->case_count++].forms = memory_copy_text(forms);
			}
		}
		return;
	}
}

bool message_is_listed(const char *list, const char *word)
{
	size_t length = strlen(word);
	for (; list && *list; list += strcspn(list, " "), list += strspn(list, " "))
		if (strncmp(list, word, length) == 0 && (list[length] == ' ' || list[length] == '\0'))
			return true;
	return false;
}

char *message_grammar_unknown_flag(const struct message_grammar *grammar, const char *flags)
{
	char *copy = memory_copy_text(flags), *rest = copy, *flag, *unknown = NULL;
	while (unknown == NULL && (flag = strsep(&rest, " ")) != NULL)
		if (*flag && !message_is_listed(grammar->flags, flag))
			unknown = memory_copy_text(flag);
	free(copy);
	return unknown;
}

void message_grammar_release(struct message_grammar *grammar)
{
	for (size_t i = 0; i < grammar->case_count; i++)
		free(grammar->cases[i].name), free(grammar->cases[i].forms);
	free(grammar->rule), free(grammar->apostrophes), free(grammar->plain), free(grammar->flags);
	*grammar = (struct message_grammar){0};
}

/* The length of the character at `text`, in bytes. */
static size_t character_length(const char *text)
{
	size_t length = 1;
	while (((unsigned char)text[length] & 0xc0) == 0x80)
		length++;
	return length;
}

/* A letter may follow a suffix only if it belongs to it: any byte above ASCII counts as one. */
static bool is_letter(char c)
{
	return ascii_is_alpha(c) || ((unsigned char)c & 0x80) != 0;
}

const char *message_case(const struct message_grammar *grammar, const char *text, char apostrophe[MESSAGE_APOSTROPHE],
                         size_t *length)
{
	if (grammar == NULL || grammar->case_count == 0 || *text == '\0')
		return NULL;
	size_t mark = character_length(text);
	char character[MESSAGE_APOSTROPHE] = {0};
	if (mark >= sizeof(character))
		return NULL;
	memcpy(character, text, mark);
	if (strstr(grammar->apostrophes, character) == NULL)
		return NULL;
	for (size_t i = 0; i < grammar->case_count; i++) {
		const char *form = grammar->cases[i].forms;
		while (*form) {
			size_t size = strcspn(form, " ");
			if (size && strncmp(text + mark, form, size) == 0 && !is_letter(text[mark + size])) {
				memcpy(apostrophe, character, sizeof(character));
				*length = mark + size;
				return grammar->cases[i].name;
			}
			form += size + (form[size] == ' ');
		}
	}
	return NULL;
}

const char *message_placeholder_end(const char *brace)
{
	const char *end = brace + 1;
	while (ascii_is_name(*end))
		end++;
	return *end == '}' && end > brace + 1 ? end : NULL;
}

/* What stands behind the next placeholder; NULL: there is none. *name is its beginning. */
static const char *behind_placeholder(const char *text, const char **name)
{
	for (; (text = strchr(text, '{')) != NULL; text++) {
		const char *end = message_placeholder_end(text);
		*name = text;
		if (end)
			return end + 1;
	}
	return NULL;
}

/* The length of an apostrophe of the grammar at `text`; 0: there is none. */
static size_t apostrophe_length(const struct message_grammar *grammar, const char *text)
{
	size_t length = *text ? character_length(text) : 0;
	for (const char *mark = grammar->apostrophes; length && *mark; mark += character_length(mark))
		if (character_length(mark) == length && strncmp(mark, text, length) == 0)
			return length;
	return 0;
}

/* A word of letters; the marks of punctuation beyond ASCII (U+0080 to U+00BF, U+2000 to U+2FFF) are none. */
static size_t word_length(const char *text)
{
	size_t length = 0;
	while (is_letter(text[length]) && (unsigned char)text[length] != 0xc2 && (unsigned char)text[length] != 0xe2)
		length += character_length(text + length);
	return length;
}

static void list_cases(const struct message_grammar *grammar, struct buffer *out)
{
	size_t mark = character_length(grammar->apostrophes);
	for (size_t i = 0; i < grammar->case_count; i++)
		buffer_printf(out, "%s%.*s%.*s", i ? " " : "", (int)mark, grammar->apostrophes,
		              (int)strcspn(grammar->cases[i].forms, " "), grammar->cases[i].forms);
}

bool message_suffixes_are_known(const struct message_grammar *grammar, const char *text, struct buffer *why)
{
	const char *name, *behind = text;
	char apostrophe[MESSAGE_APOSTROPHE];
	size_t length;
	bool good = true;

	if (grammar == NULL || grammar->case_count == 0)
		return true;
	while (good && (behind = behind_placeholder(behind, &name)) != NULL) {
		size_t mark = apostrophe_length(grammar, behind), word = mark ? word_length(behind + mark) : 0;
		char *suffix = memory_printf("%.*s", (int)word, behind + mark);
		good = word == 0 || message_case(grammar, behind, apostrophe, &length) ||
		       message_is_listed(grammar->plain, suffix);
		if (!good) {
			buffer_printf(why, "%.*s%s has no suffix that is known: ", (int)(behind + mark - name), name, suffix);
			list_cases(grammar, why);
			buffer_append_text(why, ", each in all its forms");
		}
		free(suffix);
	}
	return good;
}

bool message_suffixes_are_well_written(const struct message_grammar *grammar, const char *text, struct buffer *why)
{
	const char *name, *behind = text;
	char apostrophe[MESSAGE_APOSTROPHE];
	size_t length;

	while ((behind = behind_placeholder(behind, &name)) != NULL) {
		if (message_case(grammar, behind, apostrophe, &length) == NULL ||
		    strncmp(grammar->apostrophes, apostrophe, strlen(apostrophe)) == 0)
			continue;
		buffer_printf(why, "%.*s: the apostrophe of a suffix is %.*s", (int)(behind + length - name), name,
		              (int)character_length(grammar->apostrophes), grammar->apostrophes);
		return false;
	}
	return true;
}
