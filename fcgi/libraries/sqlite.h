/*
 * SQLite's own header, for the rooms that make what SQL can use: libraries/database.c, tokenizer.c,
 * search.c, search_words.c. As a loadable extension (build/birlik_search.so) they call
 * the library of the program that has loaded them, through the table that it hands over.
 */
#ifndef BIRLIK_SQLITE_H
#define BIRLIK_SQLITE_H

#ifdef BIRLIK_EXTENSION
#include <sqlite3ext.h>
extern const sqlite3_api_routines *sqlite3_api;
#else
#include <sqlite3.h>
#endif

#endif
