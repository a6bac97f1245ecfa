#include "site/proof.h"

#include <stdlib.h>
#include <string.h>

#include "ground/ascii.h"
#include "site/facts.h"
#include "site/plural.h"

/* A suffix is put where its value is: {name}’s own. Behind a closing tag no value is found. */
static bool has_case_behind_tag(const char *text, const struct message_grammar *grammar)
{
	char apostrophe[MESSAGE_APOSTROPHE];
	size_t length;

	for (const char *c = text; (c = strstr(c, "}</")) != NULL; c++) {
		const char *behind = c + 1;
		while (ascii_starts_with(behind, "</") && strchr(behind, '>'))
			behind = strchr(behind, '>') + 1;
		if (message_case(grammar, behind, apostrophe, &length))
			return true;
	}
	return false;
}

static bool check_rest(const char *text, const struct message_grammar *grammar, struct buffer *why)
{
	if (!has_case_behind_tag(text, grammar))
		return true;
	buffer_append_text(why, "a suffix belongs to its placeholder, before the closing tag");
	return false;
}

bool proof_markup(const char *source, const char *text, const struct message_grammar *grammar, struct buffer *why)
{
	return message_agrees(source, text, why) && facts_have_same_numbers(source, text, why) &&
	       check_rest(text, grammar, why) && message_suffixes_are_known(grammar, text, why);
}

/* The text with what stands for the number taken out. */
static void leave_out_number(const char *text, struct buffer *out)
{
	const char *number = strstr(text, "{n}");
	buffer_append(out, text, number ? (size_t)(number - text) : strlen(text));
	if (number)
		buffer_append_text(out, number + strlen("{n}"));
}

static bool agrees_without_number(const char *source, const char *text)
{
	struct buffer reduced = {0}, why = {0};
	leave_out_number(source, &reduced);
	bool good = message_agrees(buffer_text(&reduced), text, &why);
	buffer_release(&reduced), buffer_release(&why);
	return good;
}

bool proof_form(const char *one, const char *other, const char *text, bool last, const struct message_grammar *grammar,
                struct buffer *why)
{
	struct buffer first = {0};
	bool lacks_number = last && strstr(other, "{n}") && !strstr(text, "{n}");
	bool good = proof_markup(other, text, grammar, why) || (!lacks_number && proof_markup(one, text, grammar, &first)) ||
	            (!last && (agrees_without_number(other, text) || agrees_without_number(one, text)));

	buffer_release(&first);
	if (good)
		buffer_clear(why);
	return good && message_suffixes_are_known(grammar, text, why);
}

/* `<` alone is a sign; before a letter, or what else begins markup, it is none. */
static size_t count_tags(const char *text)
{
	size_t count = 0;
	for (; *text; text++)
		count += *text == '<' && (ascii_is_alpha(text[1]) || (text[1] && strchr("/!?", text[1])));
	return count;
}

bool proof_plain(const char *source, const char *text, struct buffer *why)
{
	if (count_tags(text) != count_tags(source)) {
		buffer_append_text(why, "a tag cannot stand here: the text has neither tags nor placeholders");
		return false;
	}
	if (strpbrk(text, "{}") && !strpbrk(source, "{}")) {
		buffer_append_text(why, "{ cannot stand here: the text has neither tags nor placeholders");
		return false;
	}
	if (strpbrk(text, "\t\n\r")) {
		buffer_append_text(why, "it must be one line");
		return false;
	}
	return facts_have_same_numbers(source, text, why);
}

static bool check_plurals(const struct catalogue *catalogue, const struct catalogue_file *file, struct report *report)
{
	size_t count;
	const struct catalogue_message *messages = catalogue_messages(catalogue, &count);
	char *header = catalogue_field(file->header, "Plural-Forms");
	struct buffer xpath = {0};
	int forms = 0;
	bool good = true;

	if (header && !plural_to_xpath(header, "n", &forms, &xpath))
		good = report_error(report, file->name, file->line, "Plural-Forms: “%s” is no rule of 1 to %d forms", header,
		                    CATALOGUE_FORMS);
	for (size_t i = 0; good && i < count; i++) {
		const struct catalogue_message *m = &messages[i];
		int own = 0;
		if (m->from != file || m->plural == NULL || m->obsolete)
			continue;
		if (header == NULL)
			good = report_error(report, file->name, m->line, "a plural, but the header has no Plural-Forms");
		while (own < CATALOGUE_FORMS && m->text[own])
			own++;
		/* Some forms, but not all; none at all is not translated. */
		if (good && own != forms && (own > 0 || m->text[forms - 1]))
			good = report_error(report, file->name, m->line, "“%s”: %d plural forms are expected, not %d", m->source,
			                    forms, own);
	}
	buffer_release(&xpath);
	free(header);
	return good;
}

bool proof_header(const struct catalogue *catalogue, const struct catalogue_file *file, const char *language,
                  struct report *report)
{
	if (*file->header == '\0')
		return report_error(report, file->name, file->line ? file->line : 1,
		                    "the header (Language, Content-Type …) is missing");
	char *type = catalogue_field(file->header, "Content-Type"), *own = catalogue_field(file->header, "Language");
	const char *charset = type ? strstr(type, "charset=") : NULL;
	size_t length = language ? strlen(language) : 0;
	bool good = true;

	if (charset == NULL || !ascii_equal_ignore_case(charset + strlen("charset="), "UTF-8"))
		good = report_error(report, file->name, file->line, "Content-Type: the charset must be UTF-8%s%s",
		                    charset ? ", not " : "", charset ? charset + strlen("charset=") : "");
	else if (own == NULL)
		good = report_error(report, file->name, file->line, "the header has no Language");
	else if (language &&
	         !(ascii_starts_with(own, language) && (own[length] == '\0' || own[length] == '_' || own[length] == '-')))
		good = report_error(report, file->name, file->line, "Language: “%s” stands in the folder of “%s”", own, language);
	free(type), free(own);
	return good && check_plurals(catalogue, file, report);
}
