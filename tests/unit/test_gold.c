/*
 * The search finds what people mean: the pairs of tests/search/gold.<language>.tsv, each a text of
 * its own in one index. A pair that fails is printed; what decides is how many do. The expression that
 * counts and marks (search_terms) finds what the one that ranks (search_query) finds: in every pair.
 */
#include "test.h"

#include "ground/file.h"
#include "libraries/database.h"

enum { FOUND_PERCENT = 97, REJECTED_PERCENT = 90 };

struct tally {
	size_t count[2], right[2]; /* no, yes */
	size_t different;          /* the two expressions */
};

/* Whether the query finds the text, by the expression that ranks; the one that counts and marks says the same. */
static bool finds(struct database *database, const char *language, const char *query, const char *others, struct tally *tally)
{
	static const char sql[] = "SELECT count(*) FROM gold WHERE gold MATCH search_query(?1, ?2, ?3) UNION ALL "
				  "SELECT count(*) FROM gold WHERE gold MATCH search_terms(?1, ?2, ?3)";
	struct statement *ask = statement_prepare(database, sql);
	bool found[2];

	assert_non_null(ask);
	statement_bind_text(ask, 1, query);
	statement_bind_text(ask, 2, language);
	statement_bind_text(ask, 3, others);
	for (size_t i = 0; i < COUNT_OF(found); i++) {
		assert_int_equal(statement_step(ask), DATABASE_ROW);
		found[i] = statement_integer(ask, 0) > 0;
	}
	statement_free(ask);
	if (found[0] != found[1]) {
		print_message("# found by its %s alone: %s (beside: %s)\n", found[0] ? "words" : "terms", query, others);
		tally->different++;
	}
	return found[0];
}

static void try_pair(struct database *database, const char *language, char *line, struct tally *tally)
{
	const char *verdict = strsep(&line, "\t"), *query = strsep(&line, "\t"), *text = line;
	if (text == NULL)
		return; /* a remark or an empty line */
	struct statement *add = statement_prepare(database, "INSERT INTO gold (rowid, text) VALUES (1, ?1)");
	assert_non_null(add);
	assert_true(database_script(database, "gold", "DELETE FROM gold", NULL, NULL, NULL, &(struct report){0}));
	statement_bind_text(add, 1, text);
	assert_int_equal(statement_step(add), DATABASE_DONE);
	statement_free(add);

	bool yes = strcmp(verdict, "yes") == 0, right = finds(database, language, query, "", tally) == yes;
	finds(database, language, query, "en tr de", tally);
	tally->count[yes]++;
	tally->right[yes] += right;
	if (!right)
		print_message("# %s, and shouldn't: %s | %s\n", yes ? "not found" : "found", query, text);
}

static void try_list(const char *language, size_t least)
{
	struct report report = {0};
	struct database *database = database_open(":memory:", DATABASE_BUILD, &report);
	char *file = memory_printf("tests/search/gold.%s.tsv", language);
	char *sql = memory_printf("CREATE VIRTUAL TABLE gold USING fts5(text, tokenize='birlik %s')", language);
	struct buffer list = {0};
	struct tally tally = {.count = {0}};

	assert_non_null(database);
	assert_true(database_script(database, "gold", sql, NULL, NULL, NULL, &report));
	assert_true(file_read(file, &list, &report));
	for (char *rest = list.bytes, *line; (line = strsep(&rest, "\n")) != NULL;)
		try_pair(database, language, line, &tally);
	print_message("# %s: %zu of %zu found, %zu of %zu rejected\n", language, tally.right[1], tally.count[1], tally.right[0],
		      tally.count[0]);
	assert_true(tally.count[1] >= least);
	assert_true(tally.count[0] >= 10);
	assert_int_equal(tally.different, 0);
	assert_true(tally.right[1] * 100 >= tally.count[1] * FOUND_PERCENT);
	assert_true(tally.right[0] * 100 >= tally.count[0] * REJECTED_PERCENT);
	database_close(database);
	buffer_release(&list);
	free(file);
	free(sql);
}

static void turkish(void **state)
{
	(void)state;
	try_list("tr", 250);
}

static void english(void **state)
{
	(void)state;
	try_list("en", 60);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(turkish),
		cmocka_unit_test(english),
	};
	return cmocka_run_group_tests_name("gold", tests, NULL, NULL);
}
