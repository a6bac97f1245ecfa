#include "libraries/tokenizer.h"

#include <string.h>

#include "libraries/sqlite.h"
#include "libraries/terms.h"

typedef int token_fn(void *context, int flags, const char *token, int length, int start, int end);

struct tokenizing {
	token_fn *take;
	void *context;
	const struct word *word;
};

static int create(void *context, const char **arguments, int count, Fts5Tokenizer **made)
{
	(void)context;
	struct terms *terms = count > 1 ? NULL : terms_open(count == 1 ? arguments[0] : "");
	*made = (Fts5Tokenizer *)terms;
	return terms ? SQLITE_OK : SQLITE_ERROR;
}

static void delete (Fts5Tokenizer *tokenizer)
{
	terms_close((struct terms *)tokenizer);
}

static int take_term(void *context, const char *term, size_t length, bool is_word)
{
	const struct tokenizing *t = context;
	return t->take(t->context, is_word ? 0 : FTS5_TOKEN_COLOCATED, term, (int)length, (int)t->word->start, (int)t->word->end);
}

static int tokenize(Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int length, token_fn *take)
{
	struct word word;
	struct terms_reader reader;
	/* What asks for places alone, to mark words in a text, needs no stems. */
	bool words_only = (flags & (FTS5_TOKENIZE_PREFIX | FTS5_TOKENIZE_AUX)) != 0;
	struct tokenizing t = {.take = take, .context = context, .word = &word};
	int result = SQLITE_OK;
	size_t mark = strlen(WORDS_MARK_END);

	/* A term as it stands in the index, from search_terms. */
	if ((flags & FTS5_TOKENIZE_QUERY) && length > (int)mark && memcmp(text, WORDS_MARK_END, mark) == 0)
		return take(context, 0, text + mark, length - (int)mark, 0, length);
	terms_begin(&reader, (struct terms *)tokenizer, text ? text : "", length > 0 ? (size_t)length : 0);
	while (result == SQLITE_OK && terms_next(&reader, &word))
		result = words_only ? take_term(&t, word.folded, word.length, true) : terms_of(&reader, &word, take_term, &t);
	return result;
}

struct fts5_api *tokenizer_api(struct sqlite3 *connection)
{
	fts5_api *api = NULL;
	sqlite3_stmt *statement = NULL;

	if (sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, NULL) != SQLITE_OK)
		return NULL;
	sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", NULL);
	sqlite3_step(statement);
	return sqlite3_finalize(statement) == SQLITE_OK ? api : NULL;
}

int tokenizer_register(struct fts5_api *api)
{
	fts5_tokenizer tokenizer = {create, delete, tokenize};
	return api->xCreateTokenizer(api, "birlik", NULL, &tokenizer, NULL);
}
