/* What search.h promises: registration, and the functions of one text. */
#include "libraries/search.h"

#include <stdlib.h>
#include <string.h>

#include "ground/ascii.h"
#include "ground/buffer.h"
#include "ground/memory.h"
#include "libraries/plain.h"
#include "libraries/sqlite.h"
#include "libraries/terms.h"
#include "libraries/tokenizer.h"

enum { LANGUAGES = 16 };

struct search_languages {
	struct {
		char code[WORDS_LANGUAGE];
		struct terms *terms;
	} known[LANGUAGES];
	size_t count;
	size_t users; /* registrations that have it; the last one frees */
};

struct terms *search_terms(struct search_languages *languages, const char *language)
{
	for (size_t i = 0; i < languages->count; i++)
		if (strcmp(languages->known[i].code, language) == 0)
			return languages->known[i].terms;
	if (languages->count == LANGUAGES || strlen(language) >= WORDS_LANGUAGE)
		return NULL;
	struct terms *terms = terms_open(language);
	if (terms) {
		memcpy(languages->known[languages->count].code, language, strlen(language) + 1);
		languages->known[languages->count++].terms = terms;
	}
	return terms;
}

void search_languages_keep(struct search_languages *languages)
{
	languages->users++;
}

void search_languages_drop(void *context)
{
	struct search_languages *languages = context;
	if (--languages->users)
		return;
	for (size_t i = 0; i < languages->count; i++)
		terms_close(languages->known[i].terms);
	free(languages);
}

/* An argument as text; NULL for NULL. A byte 0 ends it. */
static const char *text_of(sqlite3_value *value)
{
	return (const char *)sqlite3_value_text(value);
}

static void give(sqlite3_context *context, struct buffer *text)
{
	sqlite3_result_text64(context, buffer_text(text), text->length, SQLITE_TRANSIENT, SQLITE_UTF8);
	buffer_release(text);
}

/* Begins to read the first argument in the language of the second; false after an error, or NULL, was given back. */
static bool begin(sqlite3_context *context, sqlite3_value **values, struct terms_reader *reader)
{
	const char *text = text_of(values[0]), *language = text_of(values[1]);
	if (text == NULL || language == NULL)
		return false;
	struct terms *terms = search_terms(sqlite3_user_data(context), language);
	if (terms == NULL) {
		sqlite3_result_error(context, "there is no such language", -1);
		return false;
	}
	terms_begin(reader, terms, text, strlen(text));
	return true;
}

static void append_phrase(struct buffer *out, const char *language, const char *word, size_t length)
{
	buffer_append_text(out, out->length ? " OR \"" : "\"");
	if (language)
		buffer_printf(out, WORDS_MARK_BEGIN "%s" WORDS_MARK_END, language);
	for (; length; word++, length--) {
		if (*word == '"')
			buffer_append_byte(out, '"');
		buffer_append_byte(out, *word);
	}
	buffer_append_byte(out, '"');
}

/* The term, as tokenizer.c takes it; each once in a word. */
static int take_term(void *receiver, const char *term, size_t length, bool is_word)
{
	struct buffer *word = receiver;
	char *phrase = memory_printf("\"" WORDS_MARK_END "%.*s\"", (int)length, term);
	(void)is_word;

	if (strstr(buffer_text(word), phrase) == NULL)
		buffer_printf(word, "%s%s", word->length ? " OR " : "", phrase);
	free(phrase);
	return 0;
}

/* What a word is in another language. Of what is several words there, a phrase is made. */
static void take_foreign(struct buffer *phrases, struct terms *terms, const char *code, const char *typed, size_t length)
{
	char *text = memory_printf(WORDS_MARK_BEGIN "%s" WORDS_MARK_END "%.*s", code, (int)length, typed);
	struct terms_reader reader, ahead;
	struct word word, more;

	terms_begin(&reader, terms, text, strlen(text));
	if (terms_next(&reader, &word)) {
		ahead = reader;
		if (terms_next(&ahead, &more))
			append_phrase(phrases, code, typed, length);
		else
			terms_of(&reader, &word, take_term, phrases);
	}
	free(text);
}

/* ("w" OR "[en]w"): the word in the index's language, or in one of the others; as terms: ("␟a" OR "␟b"). */
static void append_word(struct buffer *out, struct terms_reader *reader, const struct word *word, const char *others,
                        bool as_terms)
{
	/* A letter of the text, as it was typed, with its ending: the tokenizer is to see what it is part of. */
	const char *typed = reader->words.text + word->start;
	size_t length = (reader->is_name ? reader->words.at : word->end) - word->start;
	struct buffer phrases = {0};

	if (as_terms)
		terms_of(reader, word, take_term, &phrases);
	else
		append_phrase(&phrases, NULL, typed, length);
	while (others && *others) {
		size_t size = strcspn(others, " ");
		char code[WORDS_LANGUAGE];
		if (size > 0 && size < sizeof(code)) {
			memcpy(code, others, size);
			code[size] = '\0';
			if (as_terms)
				take_foreign(&phrases, reader->terms, code, typed, length);
			else
				append_phrase(&phrases, code, typed, length);
		}
		others += size + (others[size] == ' ');
	}
	buffer_printf(out, "%s(%s)", out->length ? " AND " : "", buffer_text(&phrases));
	buffer_release(&phrases);
}

static void write_query(sqlite3_context *context, int count, sqlite3_value **values, bool as_terms)
{
	const char *others = count > 2 ? text_of(values[2]) : NULL;
	struct buffer all = {0}, telling = {0};
	struct terms_reader reader;
	struct word word;
	size_t taken = 0;

	if (!begin(context, values, &reader))
		return;
	for (; taken < SEARCH_WORDS && terms_next(&reader, &word); taken++) {
		/* What a reader types marks no language. */
		reader.words.language[0] = '\0';
		append_word(&all, &reader, &word, others, as_terms);
		if (!terms_is_function_word(&reader, &word))
			append_word(&telling, &reader, &word, others, as_terms);
	}
	/* An empty phrase, which nothing has; an empty expression would be an error. */
	if (all.length == 0)
		buffer_append_text(&all, "\"\"");
	give(context, telling.length ? &telling : &all);
	buffer_release(&telling);
	buffer_release(&all);
}

static void call_query(sqlite3_context *context, int count, sqlite3_value **values)
{
	write_query(context, count, values, false);
}

static void call_terms(sqlite3_context *context, int count, sqlite3_value **values)
{
	write_query(context, count, values, true);
}

static void call_fold(sqlite3_context *context, int count, sqlite3_value **values)
{
	struct buffer out = {0};
	struct terms_reader reader;
	struct word word;
	(void)count;

	if (!begin(context, values, &reader))
		return;
	while (terms_next(&reader, &word)) {
		if (out.length)
			buffer_append_byte(&out, ' ');
		buffer_append(&out, word.folded, word.length);
	}
	give(context, &out);
}

static void call_plain(sqlite3_context *context, int count, sqlite3_value **values)
{
	const char *markup = text_of(values[0]), *language = count > 1 ? text_of(values[1]) : NULL;
	struct buffer out = {0};

	if (markup == NULL)
		return;
	plain_from_markup(markup, language, &out);
	give(context, &out);
}

static void call_distance(sqlite3_context *context, int count, sqlite3_value **values)
{
	const char *a = text_of(values[0]), *b = text_of(values[1]);
	(void)count;
	if (a && b)
		sqlite3_result_int64(context, (sqlite3_int64)ascii_edit_distance(a, b));
}

int search_register_functions(struct sqlite3 *connection, struct search_languages *languages)
{
	static const struct {
		const char *name;
		int least, most;
		void (*call)(sqlite3_context *, int, sqlite3_value **);
	} functions[] = {
	        {"search_query", 2, 3, call_query}, {"search_terms", 2, 3, call_terms},       {"search_fold", 2, 2, call_fold},
	        {"search_plain", 1, 2, call_plain}, {"search_distance", 2, 2, call_distance},
	};
	int code = SQLITE_OK;

	for (size_t i = 0; i < COUNT_OF(functions); i++)
		for (int n = functions[i].least; code == SQLITE_OK && n <= functions[i].most; n++) {
			/* SQLite drops what it was given even if it refuses. */
			search_languages_keep(languages);
			code = sqlite3_create_function_v2(connection, functions[i].name, n, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
			                                  languages, functions[i].call, NULL, NULL, search_languages_drop);
		}
	return code;
}

int search_register(struct sqlite3 *connection)
{
	struct search_languages *languages = memory_zeroed(1, sizeof(*languages));
	fts5_api *api = tokenizer_api(connection);
	int code = api ? tokenizer_register(api) : SQLITE_ERROR;

	search_languages_keep(languages);
	if (code == SQLITE_OK)
		code = search_register_functions(connection, languages);
	if (code == SQLITE_OK)
		code = search_register_words(connection, languages);
	if (code == SQLITE_OK)
		code = search_register_ranking(api);
	search_languages_drop(languages);
	return code;
}
