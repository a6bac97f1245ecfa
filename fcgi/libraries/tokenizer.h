/*
 * The tokenizer of full-text indexes, FTS5's `birlik`: its argument is the language, as in
 * tokenize='birlik tr' (without one, words are folded and have no stems). A word's terms stand at
 * one position. Asked for the prefix of a word, it gives the word alone.
 */
#ifndef BIRLIK_TOKENIZER_H
#define BIRLIK_TOKENIZER_H

struct sqlite3;
struct fts5_api;

/* FTS5 on a connection that is open; NULL: it has none. */
struct fts5_api *tokenizer_api(struct sqlite3 *connection);
/* The result is SQLite's. */
int tokenizer_register(struct fts5_api *api);

#endif
