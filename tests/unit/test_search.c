/* libraries/search.h, tokenizer.h: what SQL has for search, and that nothing typed can hurt it. */
#include "test.h"

#include "libraries/database.h"

static struct database *database;
static struct report report;

static int begin(void **state)
{
	static const char sql[] = "CREATE VIRTUAL TABLE t USING fts5(title, names, body, tokenize='birlik tr');"
				  "INSERT INTO t VALUES ('Marmara Belediyeler Birliği', 'MBB · ␞en␟Marmara Municipalities Union',"
				  " 'Bakırköy’de <b>&</b> şehirlerin ağı üzerine. bir iki üç dört beş altı yedi sekiz dokuz on belediye onbir oniki.');"
				  "INSERT INTO t VALUES ('Işık', NULL, '␞en␟The cities of light, and the city’s network.');"
				  "INSERT INTO t VALUES ('Boş', '', '');"
				  "CREATE VIRTUAL TABLE e USING fts5(title, tokenize='birlik en');"
				  "INSERT INTO e VALUES ('␞tr␟Bakırköy Belediyesi'), ('Cities');";
	(void)state;
	database = database_open(":memory:", DATABASE_BUILD, &report);
	return database && database_script(database, "t", sql, NULL, NULL, NULL, &report) ? 0 : -1;
}

static int end(void **state)
{
	(void)state;
	database_close(database);
	return 0;
}

/* One text of one row; NULL for NULL or no row. An error fails. */
static char *ask(const char *sql, const char *first, const char *second)
{
	struct statement *statement = statement_prepare(database, sql);
	if (statement == NULL)
		fail_msg("%s: %s", sql, database_error(database));
	if (statement_parameter_count(statement) > 0)
		statement_bind_text(statement, 1, first);
	if (statement_parameter_count(statement) > 1)
		statement_bind_text(statement, 2, second);
	enum database_step step = statement_step(statement);
	char *text = step == DATABASE_ROW && statement_text(statement, 0) ? memory_copy_text(statement_text(statement, 0)) : NULL;
	if (step == DATABASE_UNAVAILABLE)
		fail_msg("%s (%s): %s", sql, first ? first : "NULL", database_error(database));
	statement_free(statement);
	return text;
}

static void assert_answer(const char *sql, const char *first, const char *second, const char *expected)
{
	char *text = ask(sql, first, second);
	if (expected == NULL)
		assert_null(text);
	else
		assert_string_equal(text ? text : "(null)", expected);
	free(text);
}

static void what_is_typed_is_no_syntax(void **state)
{
	(void)state;
	static const char sql[] = "SELECT search_query(?1, 'tr')";
	assert_answer(sql, "şehir", NULL, "(\"şehir\")");
	assert_answer(sql, "a\" OR b* NEAR(title:x) -y ^z", NULL,
		      "(\"a\") AND (\"OR\") AND (\"b\") AND (\"NEAR\") AND (\"title\") AND (\"x\") AND (\"y\") AND (\"z\")");
	assert_answer(sql, "Bakırköy’de", NULL, "(\"Bakırköy’de\")");
	assert_answer(sql, "", NULL, "\"\"");
	assert_answer(sql, " \"' ", NULL, "\"\"");
	assert_answer(sql, NULL, NULL, NULL);
	assert_answer("SELECT search_query(?1, 'tr', ?2)", "kent", "en de", "(\"kent\" OR \"␞en␟kent\" OR \"␞de␟kent\")");
	assert_answer("SELECT search_query(?1, 'tr', ?2)", "kent", "", "(\"kent\")");
}

static void words_that_tell_nothing_count_only_alone(void **state)
{
	(void)state;
	assert_answer("SELECT search_query(?1, 'tr')", "kent ve köy için", NULL, "(\"kent\") AND (\"köy\")");
	assert_answer("SELECT search_query(?1, 'tr')", "ve", NULL, "(\"ve\")");
	assert_answer("SELECT search_query(?1, 'en')", "the union of the", NULL, "(\"union\")");
}

static void terms_find_what_words_find(void **state)
{
	(void)state;
	static const char sql[] = "SELECT group_concat(rowid) FROM t WHERE t MATCH search_terms(?1, 'tr', 'en')";
	assert_answer("SELECT search_terms(?1, 'en', 'tr')", "cities", NULL, "(\"␟cities\" OR \"␟citi\" OR \"␟tr:cities\")");
	assert_answer("SELECT search_terms(?1, 'en', 'tr')", "the", NULL, "(\"␟the\" OR \"␟tr:the\" OR \"␟tr:th\")");
	assert_answer("SELECT search_terms(?1, 'tr')", "", NULL, "\"\"");
	assert_answer(sql, "belediye birlik", NULL, "1");
	assert_answer(sql, "belediye ışık", NULL, NULL);
	assert_answer(sql, "networks", NULL, "2");
	assert_answer(sql, "IŞIK", NULL, "2");
	assert_answer(sql, "\"*^:()-", NULL, NULL);
}

static void an_ending_behind_an_apostrophe_is_none_in_any_language(void **state)
{
	(void)state;
	static const char sql[] = "SELECT group_concat(rowid) FROM t WHERE t MATCH search_query(?1, 'tr', 'en')";
	static const char english[] = "SELECT group_concat(rowid) FROM e WHERE e MATCH search_query(?1, 'en', 'tr')";
	assert_answer(sql, "network's", NULL, "2");
	assert_answer(english, "Bakırköy’de", NULL, "1");
	assert_answer(english, "city’s", NULL, "2");
	assert_answer(english, "Bakırköy’city", NULL, NULL);
}

static void all_words_must_be_there(void **state)
{
	(void)state;
	static const char sql[] = "SELECT group_concat(rowid) FROM t WHERE t MATCH search_query(?1, 'tr', 'en')";
	assert_answer(sql, "belediye birlik", NULL, "1");
	assert_answer(sql, "belediye ışık", NULL, NULL);
	assert_answer(sql, "municipality", NULL, "1");
	assert_answer(sql, "city", NULL, "2");
	assert_answer(sql, "networks", NULL, "2");
	assert_answer(sql, "IŞIK", NULL, "2");
	assert_answer(sql, "", NULL, NULL);
	assert_answer(sql, "\"*^:()-", NULL, NULL);
}

static void an_excerpt_is_finished_markup(void **state)
{
	(void)state;
	static const char whole[] = "SELECT excerpt(t, '[', ']', 0, 2) FROM t WHERE t MATCH search_query(?1, 'tr', 'en')";
	assert_answer(whole, "light", NULL, "The cities of [light], and the city’s network.");
	assert_answer(whole, "city", NULL, "The [cities] of light, and the [city]’s network.");
	assert_answer("SELECT excerpt(t, '[', ']', 6, 2) FROM t WHERE t MATCH search_query(?1, 'tr')", "ağ", NULL,
		      "Bakırköy’de &lt;b&gt;&amp;&lt;/b&gt; şehirlerin [ağı] üzerine …");
	assert_answer("SELECT excerpt(t, '[', ']', 7, 2) FROM t WHERE t MATCH search_query(?1, 'tr')", "belediye", NULL,
		      "… altı yedi sekiz dokuz on [belediye] onbir …");
}

static void an_excerpt_takes_the_column_where_something_was_found(void **state)
{
	(void)state;
	assert_answer("SELECT found_in(t, 0, 2) FROM t WHERE t MATCH search_query(?1, 'tr')", "birlik", NULL, "0");
	assert_answer("SELECT found_in(t, 0, 2) FROM t WHERE t MATCH search_query(?1, 'tr')", "ağ", NULL, "2");
	assert_answer("SELECT found_in(t, 0, 2) FROM t WHERE t MATCH search_query(?1, 'tr')", "mbb", NULL, NULL);
	assert_answer("SELECT excerpt(t, '[', ']', 0, 1, 0) FROM t WHERE t MATCH search_query(?1, 'tr')", "birlik", NULL,
		      "Marmara Belediyeler [Birliği]");
	assert_answer("SELECT excerpt(t, '[', ']', 0, 2) FROM t WHERE t MATCH search_query(?1, 'tr')", "boş", NULL, NULL);
}

static void a_title_weighs_more_than_a_body(void **state)
{
	(void)state;
	static const char sql[] = "SELECT relevance(t, 10, 8, 1) > ?2 + 0.0 FROM t WHERE t MATCH search_query(?1, 'tr')";
	assert_answer(sql, "birlik", "10", "1");
	assert_answer(sql, "mbb", "7", "1");
	assert_answer(sql, "mbb", "9", "0");
	assert_answer(sql, "bakırköy", "1", "0");
	assert_answer(sql, "ışık", "29", "1"); /* all of the title */
}

static void a_text_gives_its_words(void **state)
{
	(void)state;
	assert_answer("SELECT group_concat(folded || '=' || surface || function, ' ') FROM search_words(?1, 'tr')", "Ve İstanbul’un ağı", NULL,
		      "ve=Ve1 istanbul=İstanbul0 agi=ağı0");
	assert_answer("SELECT count(*) FROM search_words(?1, 'tr')", NULL, NULL, "0");
	assert_answer("SELECT count(*) FROM search_words(?1, ?2)", "a b", "no-such-language-at-all", "0");
	assert_answer("SELECT search_fold(?1, 'tr')", "IŞIK’ta Ağ!", NULL, "isik ag");
	assert_answer("SELECT search_distance(?1, ?2)", "istambul", "istanbul", "1");
	assert_null(statement_prepare(database, "SELECT * FROM search_words('a')"));
}

static void an_index_stays_whole(void **state)
{
	(void)state;
	assert_true(database_script(database, "t", "INSERT INTO t (t) VALUES ('rebuild'); INSERT INTO t (t) VALUES ('integrity-check');", NULL,
				    NULL, NULL, &report));
	struct findings findings;
	findings_begin(&findings);
	assert_false(database_script(database, "t", "CREATE VIRTUAL TABLE x USING fts5(a, tokenize='birlik tr en')", NULL, NULL, NULL,
				     &findings.report));
	findings_end(&findings);
}

/* What a reader might send: pieces of syntax, of words and of broken text. FUZZ is how many; see tests/search/search.mk. */
static void nothing_typed_is_an_error(void **state)
{
	(void)state;
	static const char *const pieces[] = {"\"", "'", "*", "^", "(", ")", ":", "-", "+", "{", "}", ",", " AND ", " OR ", " NOT ", "NEAR(", "title:",
		"şehir", "IŞIK", "’nin", "␞", "␟", "␞en␟", "\xff", "\xc3", "\xe2\x90", " ", "\n", "a", "0", "😀", "İ", "́", "%", "\\", ";--", "T.C.", " ağlarımız", " network’s"};
	static const char sql[] = "SELECT excerpt(t, '<', '>', 5, 0, 1, 2) || relevance(t, 3, 2, 1) || coalesce(found_in(t, 0, 1), '')"
				  " FROM t WHERE t MATCH search_query(?1, 'tr', 'en')";
	const char *wanted = getenv("FUZZ");
	long rounds = wanted ? strtol(wanted, NULL, 10) : 10000;
	uint64_t chance = 88172645463325252u;
	struct statement *ask_all = statement_prepare(database, sql);
	/* The expression that counts finds what the one that ranks finds. */
	struct statement *same = statement_prepare(database, "SELECT (SELECT group_concat(rowid) FROM t WHERE t MATCH search_query(?1, 'tr', 'en'))"
		" IS (SELECT group_concat(rowid) FROM t WHERE t MATCH search_terms(?1, 'tr', 'en'))");
	struct statement *words = statement_prepare(database, "SELECT count(*), search_fold(?1, 'en'), search_plain(?1) FROM search_words(?1, 'tr')");

	for (long round = 0; round < rounds; round++) {
		struct buffer query = {0};
		chance ^= chance << 13, chance ^= chance >> 7, chance ^= chance << 17;
		for (unsigned i = 0, count = (chance >> 40) % 12; i < count; i++) {
			chance ^= chance << 13, chance ^= chance >> 7, chance ^= chance << 17;
			if (chance % 4)
				buffer_append_text(&query, pieces[(chance >> 8) % COUNT_OF(pieces)]);
			else
				buffer_append_byte(&query, (char)(1 + (chance >> 16) % 255));
		}
		struct statement *asked[] = {ask_all, same, words};
		for (size_t s = 0; s < COUNT_OF(asked); s++) {
			enum database_step step;
			statement_bind_text(asked[s], 1, buffer_text(&query));
			while ((step = statement_step(asked[s])) == DATABASE_ROW)
				if (asked[s] == same && statement_integer(same, 0) != 1)
					fail_msg("%s: words and terms find different rows", buffer_text(&query));
			if (step != DATABASE_DONE)
				fail_msg("%s: %s", buffer_text(&query), database_error(database));
			statement_reset(asked[s]);
		}
		buffer_release(&query);
	}
	statement_free(ask_all);
	statement_free(same);
	statement_free(words);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_typed_is_no_syntax),
		cmocka_unit_test(words_that_tell_nothing_count_only_alone),
		cmocka_unit_test(terms_find_what_words_find),
		cmocka_unit_test(an_ending_behind_an_apostrophe_is_none_in_any_language),
	        cmocka_unit_test(all_words_must_be_there),
		cmocka_unit_test(an_excerpt_is_finished_markup),
		cmocka_unit_test(an_excerpt_takes_the_column_where_something_was_found),
		cmocka_unit_test(a_title_weighs_more_than_a_body),
		cmocka_unit_test(a_text_gives_its_words),
		cmocka_unit_test(an_index_stays_whole),
		cmocka_unit_test(nothing_typed_is_an_error),
	};
	return cmocka_run_group_tests_name("search", tests, begin, end);
}
