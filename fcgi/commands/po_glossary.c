#include "commands/po_glossary.h"

#include <stdlib.h>
#include <string.h>

#include "ground/ascii.h"
#include "ground/file.h"
#include "ground/memory.h"

static char *copy_cell(const char *cell)
{
	return cell && *cell && strcmp(cell, "-") != 0 ? memory_copy_text(cell) : NULL;
}

static bool read_languages(struct po_glossary *glossary, char *line, const char *file, struct report *report)
{
	char *rest = line, *id = strsep(&rest, "\t"), *status = rest ? strsep(&rest, "\t") : NULL;

	if (status == NULL || strcmp(id, "id") != 0 || strcmp(status, "status") != 0)
		return report_error(report, file, 1, "the first line must be: id, status, then languages, a tab between");
	while (rest && glossary->language_count < GLOSSARY_LANGUAGES) {
		const char *language = strsep(&rest, "\t");
		glossary->analysers[glossary->language_count] = terms_open(language);
		if (glossary->analysers[glossary->language_count] == NULL)
			return report_error(report, file, 1, "“%s” is no language", language);
		glossary->languages[glossary->language_count++] = memory_copy_text(language);
	}
	return true;
}

static bool is_term(const struct po_term *term)
{
	return strcmp(term->status, "term") == 0;
}

static bool read_phrases(struct po_glossary *glossary, struct po_term *term)
{
	bool good = true;

	for (size_t l = 0; l < glossary->language_count; l++) {
		char *copy = term->forms[l] ? memory_copy_text(term->forms[l]) : NULL, *rest = copy, *form;
		for (size_t f = 0; rest && (form = strsep(&rest, "|")) != NULL; f++) {
			if (f == GLOSSARY_FORMS) {
				good = false;
			} else {
				term->silent[l][f] = *form == '~';
				po_stems_read(&term->phrases[l][f], glossary->analysers[l], form);
			}
		}
		free(copy);
	}
	return good;
}

static bool read_term(struct po_glossary *glossary, char *line, const char *file, long number, struct report *report)
{
	char *rest = line, *id = strsep(&rest, "\t"), *status = rest ? strsep(&rest, "\t") : NULL;
	struct po_term term = {.line = number};

	if (status == NULL || (strcmp(status, "locked") != 0 && strcmp(status, "usual") != 0 && strcmp(status, "term") != 0))
		return report_error(report, file, number,
		                    "id, status (locked, usual or term) and a cell for each language are expected");
	term.id = memory_copy_text(id);
	term.status = memory_copy_text(status);
	for (size_t i = 0; i < glossary->language_count && rest; i++)
		term.forms[i] = copy_cell(strsep(&rest, "\t"));
	if (is_term(&term) && !read_phrases(glossary, &term))
		report_error(report, file, number, "more than %d forms", GLOSSARY_FORMS);
	glossary->terms = memory_grow(glossary->terms, glossary->count, &glossary->capacity, sizeof(term));
	glossary->terms[glossary->count++] = term;
	return rest == NULL || report_error(report, file, number, "more cells than languages");
}

bool po_glossary_read(struct po_glossary *glossary, const char *file, struct report *report)
{
	struct buffer text = {0};
	long number = 0;
	bool good = true;

	*glossary = (struct po_glossary){0};
	if (!file_exists(file))
		return true;
	good = file_read(file, &text, report);
	for (char *rest = text.bytes, *line; good && rest && (line = strsep(&rest, "\n")) != NULL;) {
		number++;
		if (number == 1)
			good = read_languages(glossary, line, file, report);
		else if (*line && *line != '#')
			good = read_term(glossary, line, file, number, report);
	}
	buffer_release(&text);
	return good;
}

void po_glossary_release(struct po_glossary *glossary)
{
	for (size_t i = 0; i < glossary->count; i++) {
		free(glossary->terms[i].id), free(glossary->terms[i].status);
		for (size_t l = 0; l < GLOSSARY_LANGUAGES; l++) {
			free(glossary->terms[i].forms[l]);
			for (size_t f = 0; f < GLOSSARY_FORMS; f++)
				po_stems_release(&glossary->terms[i].phrases[l][f]);
		}
	}
	for (size_t l = 0; l < glossary->language_count; l++)
		free(glossary->languages[l]), terms_close(glossary->analysers[l]);
	free(glossary->terms);
	*glossary = (struct po_glossary){0};
}

static bool find_language(const struct po_glossary *glossary, const char *language, size_t *found)
{
	for (*found = 0; *found < glossary->language_count; ++*found)
		if (strcmp(glossary->languages[*found], language) == 0)
			return true;
	return false;
}

/* A byte above ASCII is a letter, or part of a sign: neither parts a name from the word before it, but a quote does. */
static bool is_letter_before(const char *text, const char *place)
{
	if (place == text)
		return false;
	if (place - text >= 3 && strncmp(place - 3, "\xe2\x80", 2) == 0)
		return false;
	return ascii_is_name(place[-1]) || (place[-1] & 0x80) != 0;
}

/* Is the form there, at the beginning of a word? `whole`: and at the end of one. */
static bool has_form(const char *text, const char *form, size_t length, bool whole)
{
	char *copy = memory_printf("%.*s", (int)length, form);
	bool found = false;

	for (const char *place = text; !found && (place = strstr(place, copy)) != NULL; place++)
		found = !is_letter_before(text, place) && !(whole && ascii_is_name(place[length]));
	free(copy);
	return found;
}

static bool has_any(const char *text, const char *forms)
{
	for (const char *form = forms; *form;) {
		size_t length = strcspn(form, "|");
		if (has_form(text, form, length, false))
			return true;
		form += length + (form[length] == '|');
	}
	return false;
}

/* What a record is called. False: the message is not of this record's names; else *good tells. */
static bool check_name(const struct po_term *term, const struct catalogue_message *m, const char *target, bool *good,
                       struct report *report)
{
	size_t length = strlen(term->id);

	if (m->context == NULL || strncmp(m->context, term->id, length) != 0 || m->context[length] != '/')
		return false;
	const char *field = m->context + length + 1, *text = m->text[0];
	bool name = strcmp(field, "name") == 0;
	if (!name && strcmp(field, "acronym") != 0)
		return false;
	size_t first = strcspn(target, "|");
	const char *form = name || target[first] == '\0' ? target : target + first + 1;
	size_t size = strcspn(form, "|");
	if (strlen(text) != size || strncmp(text, form, size) != 0)
		*good = report_error(report, m->file, m->line, "“%s”: the %s %s is “%.*s” (locales/glossary.tsv:%ld)", text,
		                     strcmp(term->status, "locked") == 0 ? "official" : "usual", field, (int)size, form,
		                     term->line);
	return true;
}

static bool check_names(const struct po_glossary *glossary, const struct catalogue_message *message, size_t from, size_t to,
                        struct report *report)
{
	bool all_good = true;

	for (size_t i = 0; i < glossary->count; i++) {
		const struct po_term *term = &glossary->terms[i];
		const char *source = term->forms[from], *target = term->forms[to];
		bool good = true;
		if (is_term(term) || source == NULL || target == NULL)
			continue;
		size_t length = strcspn(source, "|");
		if (!check_name(term, message, target, &good, report) && has_form(message->source, source, length, true) &&
		    !has_any(message->text[0], target))
			good = report_error(report, message->file, message->line,
			                    "“%.*s” is called “%s” (locales/glossary.tsv:%ld)", (int)length, source, target,
			                    term->line);
		all_good = all_good && good;
	}
	return all_good;
}

/* The source without the names that stand in it: the words of a name are its own. */
static char *without_names(const struct po_glossary *glossary, const char *source, size_t language)
{
	char *copy = memory_copy_text(source);

	for (size_t i = 0; i < glossary->count; i++) {
		const struct po_term *term = &glossary->terms[i];
		for (const char *form = is_term(term) ? NULL : term->forms[language]; form && *form;) {
			size_t length = strcspn(form, "|");
			char *name = memory_printf("%.*s", (int)length, form);
			for (char *place = copy; (place = strstr(place, name)) != NULL;)
				memset(place, '.', length);
			free(name);
			form += length + (form[length] == '|');
		}
	}
	return copy;
}

static bool has_phrase(const struct po_stems *text, const struct po_stems *phrases)
{
	for (size_t f = 0; f < GLOSSARY_FORMS; f++)
		if (po_stems_have(text, &phrases[f]))
			return true;
	return false;
}

/* Is the term in the source? What is only accepted as a translation of another word (~) is not looked for. */
static bool take_phrase(struct po_stems *text, const struct po_term *term, size_t language, size_t words)
{
	bool found = false;
	for (size_t f = 0; f < GLOSSARY_FORMS; f++)
		if (term->phrases[language][f].count == words && !term->silent[language][f])
			found = po_stems_take(text, &term->phrases[language][f]) || found;
	return found;
}

static bool check_terms(const struct po_glossary *glossary, const struct catalogue_message *message, size_t from, size_t to,
                        struct report *report)
{
	struct po_stems source, target;
	char *text = without_names(glossary, message->source, from);
	bool good = true;

	po_stems_read(&source, glossary->analysers[from], text);
	po_stems_read(&target, glossary->analysers[to], message->text[0]);
	/* The longest first: iş birliği is no birlik. */
	for (size_t words = GLOSSARY_WORDS; words > 0; words--)
		for (size_t i = 0; i < glossary->count; i++) {
			const struct po_term *term = &glossary->terms[i];
			if (term->forms[to] && take_phrase(&source, term, from, words) && !has_phrase(&target, term->phrases[to]))
				good = report_error(report, message->file, message->line,
				                    "“%s” is “%s” (locales/glossary.tsv:%ld)", term->forms[from], term->forms[to],
				                    term->line);
		}
	po_stems_release(&source), po_stems_release(&target);
	free(text);
	return good;
}

bool po_glossary_check(const struct po_glossary *glossary, const struct catalogue_message *message, const char *from,
                       const char *to, struct report *report)
{
	size_t source, target;

	if (message->text[0] == NULL || !find_language(glossary, from, &source) || !find_language(glossary, to, &target))
		return true;
	bool good = check_names(glossary, message, source, target, report);
	return check_terms(glossary, message, source, target, report) && good;
}
