/* The table search_words(text, language): the words of a text, one a row. See search.h. */
#include "libraries/search.h"

#include <stdlib.h>
#include <string.h>

#include "ground/memory.h"
#include "libraries/sqlite.h"
#include "libraries/terms.h"

enum column { FOLDED, SURFACE, FUNCTION, PLACE, TEXT, LANGUAGE };

struct table {
	sqlite3_vtab base;
	struct search_languages *languages;
};

struct cursor {
	sqlite3_vtab_cursor base;
	char *text;
	struct terms_reader reader;
	struct word word;
	int64_t place;
	bool there; /* a word */
};

static int connect(sqlite3 *connection, void *context, int count, const char *const *arguments, sqlite3_vtab **made, char **error)
{
	(void)count, (void)arguments, (void)error;
	int code = sqlite3_declare_vtab(connection,
	                                "CREATE TABLE x(folded, surface, function, place, text HIDDEN, language HIDDEN)");
	if (code != SQLITE_OK)
		return code;
	struct table *table = memory_zeroed(1, sizeof(*table));
	table->languages = context;
	*made = &table->base;
	return SQLITE_OK;
}

static int disconnect(sqlite3_vtab *table)
{
	free(table);
	return SQLITE_OK;
}

/* It needs both of its arguments. */
static int plan(sqlite3_vtab *table, sqlite3_index_info *info)
{
	int found[2] = {-1, -1};
	(void)table;

	for (int i = 0; i < info->nConstraint; i++) {
		int column = info->aConstraint[i].iColumn;
		if ((column != TEXT && column != LANGUAGE) || info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ)
			continue;
		if (!info->aConstraint[i].usable)
			return SQLITE_CONSTRAINT;
		found[column - TEXT] = i;
	}
	if (found[0] < 0 || found[1] < 0)
		return SQLITE_CONSTRAINT;
	for (int i = 0; i < 2; i++) {
		info->aConstraintUsage[found[i]].argvIndex = i + 1;
		info->aConstraintUsage[found[i]].omit = 1;
	}
	/* Said in plans: what is read are the words of one text. */
	info->idxStr = (char *)(uintptr_t) "words of a text";
	info->estimatedCost = 10;
	info->estimatedRows = 10;
	return SQLITE_OK;
}

static int open(sqlite3_vtab *table, sqlite3_vtab_cursor **made)
{
	(void)table;
	struct cursor *cursor = memory_zeroed(1, sizeof(*cursor));
	*made = &cursor->base;
	return SQLITE_OK;
}

static int close(sqlite3_vtab_cursor *base)
{
	struct cursor *cursor = (struct cursor *)base;
	free(cursor->text);
	free(cursor);
	return SQLITE_OK;
}

static int next(sqlite3_vtab_cursor *base)
{
	struct cursor *cursor = (struct cursor *)base;
	cursor->there = terms_next(&cursor->reader, &cursor->word);
	cursor->place++;
	return SQLITE_OK;
}

static int filter(sqlite3_vtab_cursor *base, int number, const char *name, int count, sqlite3_value **values)
{
	struct cursor *cursor = (struct cursor *)base;
	struct table *table = (struct table *)base->pVtab;
	const char *text = (const char *)sqlite3_value_text(values[0]), *language = (const char *)sqlite3_value_text(values[1]);
	struct terms *terms = text && language ? search_terms(table->languages, language) : NULL;
	(void)number, (void)name, (void)count;

	free(cursor->text);
	cursor->text = memory_copy_text(terms ? text : "");
	cursor->place = 0;
	cursor->there = false;
	if (terms == NULL)
		return SQLITE_OK;
	terms_begin(&cursor->reader, terms, cursor->text, strlen(cursor->text));
	return next(base);
}

static int eof(sqlite3_vtab_cursor *base)
{
	return !((struct cursor *)base)->there;
}

static int column(sqlite3_vtab_cursor *base, sqlite3_context *context, int which)
{
	struct cursor *cursor = (struct cursor *)base;
	const struct word *word = &cursor->word;

	if (which == FOLDED)
		sqlite3_result_text(context, word->folded, (int)word->length, SQLITE_TRANSIENT);
	else if (which == SURFACE)
		sqlite3_result_text(context, cursor->text + word->start, (int)(word->end - word->start), SQLITE_TRANSIENT);
	else if (which == FUNCTION)
		sqlite3_result_int(context, terms_is_function_word(&cursor->reader, word));
	else if (which == PLACE)
		sqlite3_result_int64(context, cursor->place);
	return SQLITE_OK;
}

static int rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *id)
{
	*id = ((struct cursor *)base)->place;
	return SQLITE_OK;
}

int search_register_words(struct sqlite3 *connection, struct search_languages *languages)
{
	/* No xCreate: the table is there by its name alone. */
	static const sqlite3_module module = {
	        .xConnect = connect,
	        .xBestIndex = plan,
	        .xDisconnect = disconnect,
	        .xOpen = open,
	        .xClose = close,
	        .xFilter = filter,
	        .xNext = next,
	        .xEof = eof,
	        .xColumn = column,
	        .xRowid = rowid,
	};
	search_languages_keep(languages);
	return sqlite3_create_module_v2(connection, "search_words", &module, languages, search_languages_drop);
}
