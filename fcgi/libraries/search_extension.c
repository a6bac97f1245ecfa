/*
 * build/birlik_search.so: the tokenizer and the functions of libraries/search.h for other programs,
 * so that the sqlite3 shell can ask a release's index: `.load build/birlik_search`. Not part
 * of the program itself.
 */
#ifdef BIRLIK_EXTENSION

#include "libraries/search.h"
#include "libraries/sqlite.h"

SQLITE_EXTENSION_INIT1

/* SQLite looks for a name made from the file's. */
__attribute__((visibility("default"))) int sqlite3_birliksearch_init(sqlite3 *connection, char **error,
                                                                     const sqlite3_api_routines *routines);
int sqlite3_birliksearch_init(sqlite3 *connection, char **error, const sqlite3_api_routines *routines)
{
	(void)error;
	SQLITE_EXTENSION_INIT2(routines);
	return search_register(connection);
}

#endif
