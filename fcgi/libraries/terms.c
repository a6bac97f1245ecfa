#include "libraries/terms.h"

#include <stdlib.h>
#include <string.h>

#include "ground/ascii.h"
#include "ground/memory.h"
#include "libraries/stemmer.h"
#include "libraries/turkish.h"

enum { LANGUAGES = 16, TERM = WORDS_LANGUAGE + 2 * WORDS_BYTES };

enum kind { KIND_SNOWBALL, KIND_TURKISH };

struct language {
	char code[WORDS_LANGUAGE];
	enum kind kind;
	struct stemmer *stemmer; /* NULL: words are their own stems */
};

/* The first is the index's own; others are added when a text names them. */
struct terms {
	struct words *words;
	struct language languages[LANGUAGES];
	size_t count;
};

static void add_language(struct terms *terms, const char *code)
{
	struct language *language = &terms->languages[terms->count++];
	memcpy(language->code, code, strlen(code) + 1);
	language->kind = strcmp(code, "tr") == 0 ? KIND_TURKISH : KIND_SNOWBALL;
	language->stemmer = language->kind == KIND_SNOWBALL ? stemmer_open(code) : NULL;
}

struct terms *terms_open(const char *language)
{
	if (strlen(language) >= WORDS_LANGUAGE)
		return NULL;
	struct terms *terms = memory_zeroed(1, sizeof(*terms));
	terms->words = words_open();
	if (terms->words == NULL) {
		free(terms);
		return NULL;
	}
	add_language(terms, language);
	return terms;
}

void terms_close(struct terms *terms)
{
	if (terms == NULL)
		return;
	for (size_t i = 0; i < terms->count; i++)
		stemmer_close(terms->languages[i].stemmer);
	words_close(terms->words);
	free(terms);
}

bool terms_has_all_stems(const struct terms *terms)
{
	return terms->languages[0].kind == KIND_TURKISH;
}

/* The language of the text where the reader is; one too many is taken for the index's own. */
static const struct language *current(struct terms *terms, const char *code)
{
	if (*code == '\0')
		return &terms->languages[0];
	for (size_t i = 0; i < terms->count; i++)
		if (strcmp(terms->languages[i].code, code) == 0)
			return &terms->languages[i];
	if (terms->count == LANGUAGES)
		return &terms->languages[0];
	add_language(terms, code);
	return &terms->languages[terms->count - 1];
}

/* Whatever the language of the text: who reads English pastes Bakırköy’de, who reads Turkish Europe’s. */
static bool is_ending(const struct word *word)
{
	return turkish_is_ending(word->folded, word->length) || (word->length == 1 && word->folded[0] == 's');
}

void terms_begin(struct terms_reader *reader, struct terms *terms, const char *text, size_t length)
{
	reader->terms = terms;
	reader->is_name = false;
	words_begin(&reader->words, terms->words, text, length);
}

bool terms_next(struct terms_reader *reader, struct word *word)
{
	struct word next;

	if (!words_next(&reader->words, word))
		return false;
	reader->is_name = false;
	if (!words_apostrophe_follows(&reader->words))
		return true;
	struct words_reader ahead = reader->words;
	reader->is_name = words_next(&ahead, &next) && next.joined && is_ending(&next);
	if (reader->is_name)
		reader->words = ahead;
	return true;
}

struct taking {
	terms_take_fn *take;
	void *context;
	const char *mark; /* before the stems of a foreign word */
	int result;
};

static void take_stem(void *context, const char *stem, size_t length)
{
	struct taking *taking = context;
	char term[TERM];
	size_t mark = taking->mark ? strlen(taking->mark) : 0;

	if (taking->result != 0 || mark + 1 + length > sizeof(term))
		return;
	if (mark) {
		memcpy(term, taking->mark, mark);
		term[mark++] = ':';
	}
	memcpy(term + mark, stem, length);
	taking->result = taking->take(taking->context, term, mark + length, false);
}

/* organization and organisation are one. */
static void unify_spelling(char *word, size_t length)
{
	for (size_t i = 1; i + 2 < length; i++)
		if (word[i] == 'i' && word[i + 1] == 'z' && (word[i + 2] == 'e' || word[i + 2] == 'a' || word[i + 2] == 'i') &&
		    i > 2)
			word[i + 1] = 's';
}

/* What all words of a family begin with, which Snowball takes for another: a university is no universe. NULL: none. */
static const char *english_stem(const char *word)
{
	static const char *const families[] = {"apartment", "authorit",    "business",  "customer",    "department",
	                                       "designat",  "experiment",  "importan",  "internation", "position",
	                                       "professor", "publication", "universal", "universit"};
	for (size_t i = 0; i < COUNT_OF(families); i++)
		if (strncmp(word, families[i], strlen(families[i])) == 0)
			return families[i];
	return NULL;
}

static void take_snowball(const struct language *language, const struct word *word, struct taking *taking)
{
	char copy[WORDS_BYTES + 1];
	const char *stem = NULL;
	size_t length;

	memcpy(copy, word->folded, word->length + 1);
	if (strcmp(language->code, "en") == 0) {
		unify_spelling(copy, word->length);
		stem = english_stem(copy);
	}
	if (stem)
		length = strlen(stem);
	else
		stem = stemmer_stem(language->stemmer, copy, word->length, &length);
	if (length && (taking->mark || length != word->length || memcmp(stem, word->folded, length) != 0))
		take_stem(taking, stem, length);
}

int terms_of(struct terms_reader *reader, const struct word *word, terms_take_fn *take, void *context)
{
	const struct language *language = current(reader->terms, reader->words.language);
	bool foreign = language != &reader->terms->languages[0];
	struct taking taking = {.take = take, .context = context, .mark = foreign ? language->code : NULL};

	taking.result = take(context, word->folded, word->length, true);
	if (taking.result != 0)
		return taking.result;
	if (language->kind == KIND_TURKISH) {
		/* The foreign word as a stem: an ending may have made the other one of it. */
		if (foreign)
			take_stem(&taking, word->folded, word->length);
		if (reader->is_name)
			turkish_name_stems(word->folded, word->length, take_stem, &taking);
		else
			turkish_stems(word->folded, word->length, take_stem, &taking);
	} else if (language->stemmer) {
		take_snowball(language, word, &taking);
	}
	return taking.result;
}

bool terms_is_function_word(const struct terms_reader *reader, const struct word *word)
{
	static const char *const english[] = {"a",  "an", "and", "at", "by",  "for", "from", "in",
	                                      "is", "of", "on",  "or", "the", "to",  "with"};
	const struct language *language = current(reader->terms, reader->words.language);

	if (language->kind == KIND_TURKISH)
		return turkish_is_function_word(word->folded, word->length);
	for (size_t i = 0; strcmp(language->code, "en") == 0 && i < COUNT_OF(english); i++)
		if (strcmp(english[i], word->folded) == 0)
			return true;
	return false;
}
