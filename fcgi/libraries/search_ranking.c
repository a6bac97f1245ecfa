/* The functions of an index that is asked with MATCH: relevance, excerpt, found_in. See search.h. */
#include "libraries/search.h"

#include <stdlib.h>
#include <string.h>

#include "ground/buffer.h"
#include "ground/memory.h"
#include "libraries/plain.h"
#include "libraries/sqlite.h"

enum { COLUMNS = 8, PHRASES = 64, MARKS = 256, LEAD = 5 };

/* A second mention counts half of what is missing to the full weight, as in bm25 with k1 = 1 and b = 0. */
static double saturated(unsigned hits)
{
	return 2.0 * hits / (hits + 1.0);
}

static void call_relevance(const Fts5ExtensionApi *api, Fts5Context *row, sqlite3_context *context, int count,
                           sqlite3_value **weights)
{
	unsigned hits[PHRASES][COLUMNS] = {{0}}, title_words = 0;
	double score = 0;
	int instances = 0, size = 0, code = api->xInstCount(row, &instances);

	for (int i = 0; code == SQLITE_OK && i < instances; i++) {
		int phrase, column, offset;
		code = api->xInst(row, i, &phrase, &column, &offset);
		if (code == SQLITE_OK && phrase < PHRASES && column < COLUMNS && column < count)
			hits[phrase][column]++;
	}
	for (int p = 0; p < PHRASES; p++) {
		for (int c = 0; c < COLUMNS && c < count; c++)
			if (hits[p][c])
				score += sqlite3_value_double(weights[c]) * saturated(hits[p][c]);
		title_words += hits[p][0];
	}
	/* A title that is little else than what was asked for comes first. */
	if (title_words && count > 0 && api->xColumnSize(row, 0, &size) == SQLITE_OK && size > 0)
		score += 2 * sqlite3_value_double(weights[0]) * ((int)title_words < size ? (double)title_words / size : 1.0);
	if (code != SQLITE_OK)
		sqlite3_result_error_code(context, code);
	else
		sqlite3_result_double(context, score);
}

/* Where in a column something was found: places of words, in order. */
struct marks {
	int column;
	int count;
	int place[MARKS];
};

static int read_marks(const Fts5ExtensionApi *api, Fts5Context *row, int column, struct marks *marks)
{
	int instances = 0, code = api->xInstCount(row, &instances);

	marks->column = column;
	marks->count = 0;
	for (int i = 0; code == SQLITE_OK && i < instances && marks->count < MARKS; i++) {
		int phrase, where, offset;
		code = api->xInst(row, i, &phrase, &where, &offset);
		if (where != column)
			continue;
		/* Two phrases may stand at one place: a word and what it is in another language. */
		if (marks->count == 0 || marks->place[marks->count - 1] < offset)
			marks->place[marks->count++] = offset;
	}
	return code;
}

/* The first of the columns where something was found, else the first that has a text, else the first. */
static int choose(const Fts5ExtensionApi *api, Fts5Context *row, int count, sqlite3_value **columns, struct marks *marks)
{
	int code = SQLITE_OK, fallback = -1;

	for (int i = 0; i < count; i++) {
		int column = sqlite3_value_int(columns[i]), length = 0;
		const char *text;
		if (column < 0 || column >= api->xColumnCount(row))
			return SQLITE_RANGE;
		code = read_marks(api, row, column, marks);
		if (code != SQLITE_OK || marks->count)
			return code;
		if (fallback < 0 && (code = api->xColumnText(row, column, &text, &length)) == SQLITE_OK && length > 0)
			fallback = column;
		if (code != SQLITE_OK)
			return code;
	}
	marks->column = fallback >= 0 ? fallback : count ? sqlite3_value_int(columns[0]) : 0;
	return code;
}

struct excerpt {
	const struct marks *marks;
	const char *text, *open, *close;
	int place, first, last; /* words; of the excerpt: last is the first that is not in it */
	int next;               /* the mark that is due */
	int begin, done, end;   /* bytes: where it begins, what is written, where it ends */
	struct buffer out;
};

static int take_word(void *context, int flags, const char *token, int length, int start, int end)
{
	struct excerpt *e = context;
	(void)token, (void)length;

	if (flags & FTS5_TOKEN_COLOCATED)
		return SQLITE_OK;
	int place = e->place++;
	if (place < e->first)
		return SQLITE_OK;
	if (place == e->last)
		return SQLITE_DONE;
	if (place == e->first && place > 0)
		e->begin = e->done = start;
	while (e->next < e->marks->count && e->marks->place[e->next] < place)
		e->next++;
	if (e->next < e->marks->count && e->marks->place[e->next] == place) {
		plain_to_markup(e->text + e->done, (size_t)(start - e->done), &e->out);
		buffer_append_text(&e->out, e->open);
		plain_to_markup(e->text + start, (size_t)(end - start), &e->out);
		buffer_append_text(&e->out, e->close);
		e->done = end;
	}
	e->end = end;
	return SQLITE_OK;
}

/* Where the window of so many words begins that holds most marks, a little before the first of them. */
static int find_window(const struct marks *marks, int words)
{
	int best = 0, most = 0;
	for (int i = 0; i < marks->count; i++) {
		int in = 0;
		while (i + in < marks->count && marks->place[i + in] < marks->place[i] + words - LEAD)
			in++;
		if (in > most) {
			most = in;
			best = marks->place[i];
		}
	}
	/* What a reader sees from the beginning begins there. */
	return best > words * 2 / 3 ? best - LEAD : 0;
}

static void call_excerpt(const Fts5ExtensionApi *api, Fts5Context *row, sqlite3_context *context, int count,
                         sqlite3_value **values)
{
	struct marks marks = {.column = 0};
	struct excerpt e = {.marks = &marks, .last = INT32_MAX};
	int length = 0, code = SQLITE_RANGE;

	if (count >= 4) {
		e.open = (const char *)sqlite3_value_text(values[0]);
		e.close = (const char *)sqlite3_value_text(values[1]);
		code = choose(api, row, count - 3, values + 3, &marks);
	}
	if (code == SQLITE_OK && e.open && e.close &&
	    (code = api->xColumnText(row, marks.column, &e.text, &length)) == SQLITE_OK) {
		int words = sqlite3_value_int(values[2]);
		e.first = words > 0 ? find_window(&marks, words) : 0;
		e.last = words > 0 ? e.first + words : INT32_MAX;
		if (e.text && length > 0)
			code = api->xTokenize(row, e.text, length, &e, take_word);
	}
	if (code != SQLITE_OK && code != SQLITE_DONE) {
		buffer_release(&e.out);
		sqlite3_result_error_code(context, code);
		return;
	}
	bool cut = code == SQLITE_DONE;
	if (e.text)
		plain_to_markup(e.text + e.done, (size_t)((cut ? e.end : length) - e.done), &e.out);
	if (e.text == NULL || length == 0) {
		buffer_release(&e.out);
		return; /* NULL */
	}
	/* An ellipsis where the text goes on. */
	char *text = memory_printf("%s%s%s", e.begin > 0 ? "\xe2\x80\xa6 " : "", buffer_text(&e.out), cut ? " \xe2\x80\xa6" : "");
	sqlite3_result_text(context, text, -1, free);
	buffer_release(&e.out);
}

static void call_found_in(const Fts5ExtensionApi *api, Fts5Context *row, sqlite3_context *context, int count,
                          sqlite3_value **columns)
{
	struct marks marks = {.column = 0};
	int code = choose(api, row, count, columns, &marks);
	if (code != SQLITE_OK)
		sqlite3_result_error_code(context, code);
	else if (marks.count)
		sqlite3_result_int(context, marks.column);
}

int search_register_ranking(struct fts5_api *api)
{
	int code = api->xCreateFunction(api, "relevance", NULL, call_relevance, NULL);
	if (code == SQLITE_OK)
		code = api->xCreateFunction(api, "excerpt", NULL, call_excerpt, NULL);
	if (code == SQLITE_OK)
		code = api->xCreateFunction(api, "found_in", NULL, call_found_in, NULL);
	return code;
}
