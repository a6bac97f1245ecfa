/*
 * What SQL has for search besides FTS5's own, so that what is searched, and how a page of results
 * is made, stays data (db/search, db/pages). On every connection:
 *
 *   search_query(words, language [, others])
 *       What a reader has typed as an expression of FTS5: all words must be there. Nothing typed is
 *       syntax. `others` are codes of further languages, with blanks between, whose texts are in
 *       the index too. Where there is no word, what nothing has. Words that tell nothing (ve, the) count only
 *       where there is no other; at most SEARCH_WORDS words do.
 *   search_terms(words, language [, others])
 *       The same with the terms of the words (libraries/terms.h) in their place, each once: it finds the same
 *       rows sooner (for a third to two thirds of the time), because FTS5 has no synonyms to put together. For counting and
 *       marking; relevance() would take the stems of one word for so many words.
 *   search_fold(text, language)     the folded words, a blank between
 *   search_plain(markup [, language])
 *       Finished markup as a text: tags are gone, entities are letters; where the markup says
 *       lang="…", the text says it in the way of libraries/words.h, and so it does in the beginning if
 *       a language is given.
 *   search_distance(a, b)           in edits, of two folded words
 *   search_words(text, language)    a table: folded, surface, function (1: tells nothing), place
 *
 * And with an index of the tokenizer `birlik`, where it is asked with MATCH:
 *
 *   relevance(index, weight, …)     a weight for each column: the higher, the better the row. As
 *       bm25() of FTS5, but without the rarity of the words, to know which all rows would
 *       have to be read: of words that must all be there it tells little.
 *   excerpt(index, open, close, words, column, …)
 *       Of the first of the columns where something was found (else of the first that has text)
 *       about so many words, 0: all, as finished markup: escaped, what was found between open and close.
 *       NULL if there is no text.
 *   found_in(index, column, …)      the first of the columns where something was found, or NULL
 */
#ifndef BIRLIK_SEARCH_H
#define BIRLIK_SEARCH_H

struct sqlite3;

enum { SEARCH_WORDS = 24 };

/* The tokenizer and all of this, on a connection that is open; the result is SQLite's. */
int search_register(struct sqlite3 *connection);

/* The parts, each a room of its own; search_register calls them. */
struct fts5_api;
struct search_languages;
int search_register_functions(struct sqlite3 *connection, struct search_languages *languages);
int search_register_words(struct sqlite3 *connection, struct search_languages *languages);
int search_register_ranking(struct fts5_api *api);

/* The analysers of a connection, opened when they are first asked for. NULL: no such language. */
struct terms;
struct terms *search_terms(struct search_languages *languages, const char *language);
/* Counted: who has kept it drops it, the last one frees. */
void search_languages_keep(struct search_languages *languages);
void search_languages_drop(void *languages);

#endif
