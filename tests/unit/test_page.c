/* site/page.h: page definitions, and every mistake that their parser finds. */
#include "test.h"

#include "ground/file.h"
#include "site/page.h"

static struct findings findings;
static struct page_set set;
static char *folder;

static int begin(void **state)
{
	(void)state;
	findings_begin(&findings);
	folder = test_folder();
	set = (struct page_set){0};
	return 0;
}

static int end(void **state)
{
	(void)state;
	page_set_release(&set);
	file_remove_tree(folder, &findings.report);
	findings_end(&findings);
	free(folder);
	return 0;
}

/* The page `p` of that text, or NULL. */
static const struct page *read_p(const char *text)
{
	page_set_release(&set);
	test_write(folder, "p.sql", text);
	return page_set_read(&set, folder, &findings.report) ? page_find(&set, "p") : NULL;
}

static void a_page_has_all_that_its_headers_say(void **state)
{
	(void)state;
	const struct page *page = read_p("-- page: p\n-- path: organisations/:slug\n-- title: A title: with a colon\n-- parent: q\n"
					 "-- nav: main 3\n-- each: SELECT id AS record FROM x\n-- media: text/plain\n-- cache: none\n"
					 "-- index: no\n-- then: thanks\n-- a remark, no header\n");
	assert_non_null(page);
	assert_string_equal(page->path, "organisations/:slug");
	assert_false(page->absolute);
	assert_string_equal(page->title, "A title: with a colon");
	assert_string_equal(page->parent, "q");
	assert_string_equal(page->menu, "main");
	assert_int_equal(page->menu_place, 3);
	assert_string_equal(page->each, "SELECT id AS record FROM x");
	assert_string_equal(page->media, "text/plain");
	assert_string_equal(page->then, "thanks");
	assert_false(page->cached);
	assert_false(page->indexed);
	assert_int_equal(page->path_line, 2);
	assert_int_equal(page->title_line, 3);
	assert_int_equal(page->each_line, 6);
	page = read_p("-- page: p\n-- path: /robots.txt\n");
	assert_true(page->absolute);
	assert_string_equal(page->path, "robots.txt");
	assert_string_equal(page->media, "text/html");
	assert_true(page->cached && page->indexed);
	page = read_p("-- page: p\n-- status: 404 500\n");
	assert_null(page->path);
	assert_ptr_equal(page_for_status(&set, 500), page);
	assert_null(page_for_status(&set, 403));
}

static void parameters_and_fields_have_their_types(void **state)
{
	(void)state;
	const struct page *page =
		read_p("-- page: p\n-- param year int 1900..2100\n-- param kind one-of a b c = b\n-- param topic record topic\n"
		       "-- param q text 300\n-- field name text required max=100\n-- field to email\n-- field body multiline max=5000\n");
	assert_non_null(page);
	assert_int_equal(page->param_count, 4);
	assert_int_equal(page->params[0].type, PAGE_INTEGER);
	assert_int_equal(page->params[0].low, 1900);
	assert_int_equal(page->params[0].high, 2100);
	assert_int_equal(page->params[1].word_count, 3);
	assert_string_equal(page->params[1].words[2], "c");
	assert_string_equal(page->params[1].fallback, "b");
	assert_int_equal(page->params[2].type, PAGE_RECORD);
	assert_string_equal(page->params[2].kind, "topic");
	assert_int_equal(page->params[3].high, 300);
	assert_int_equal(page->field_count, 3);
	assert_true(page->fields[0].required);
	assert_int_equal(page->fields[0].high, 100);
	assert_int_equal(page->fields[1].high, 254);
	assert_false(page->fields[1].required);
	assert_int_equal(page->fields[2].type, PAGE_MULTILINE);
	assert_false(page->cached); /* a page with a form is never kept */
	assert_int_equal(page_value_index(page->params, page->param_count, "topic"), 2);
	assert_int_equal(page_value_index(page->params, page->param_count, "none"), -1);
}

static void a_query_name_tells_container_row_and_where_it_goes_on_from(void **state)
{
	(void)state;
	const struct page *page = read_p("-- page: p\n-- name: o :one\nSELECT 1\n  FROM x;\n\n-- name: as/a :many csv\nSELECT 2;\n"
					 "-- name: as/a/bs/b :many\nSELECT 3;\n-- name: as/a/bs/b/cs/c :many\nSELECT 4;\n");
	assert_non_null(page);
	assert_int_equal(page->query_count, 4);
	const struct page_query *q = page->queries;
	assert_null(q[0].container);
	assert_string_equal(q[0].row, "o");
	assert_false(q[0].many);
	assert_int_equal(q[0].line_count, 2);
	assert_int_equal(q[0].line, 3);
	assert_string_equal(q[1].container, "as");
	assert_string_equal(q[1].row, "a");
	assert_true(q[1].csv && q[1].many && q[1].within == -1);
	assert_string_equal(q[2].container, "bs");
	assert_int_equal(q[2].within, 1);
	assert_string_equal(q[3].row, "c");
	assert_int_equal(q[3].within, 2);
}

static const char conditional[] = "-- page: p\n-- param since int 0..3000\n-- param sort one-of name year = name\n"
				  "-- name: as/a :many\nSELECT 1\n WHERE 1\n   AND since >= :since -- if since\n"
				  " ORDER BY name -- if sort=name\n ORDER BY since -- if sort=year since\nLIMIT 3;\n";

static void a_conditional_line_is_there_only_when_its_conditions_hold(void **state)
{
	(void)state;
	const struct page *page = read_p(conditional);
	static const struct {
		const char *since, *sort, *sql;
	} cases[] = {
		{NULL, "name", "SELECT 1\nWHERE 1\nORDER BY name\nLIMIT 3;\n"},
		{"2000", "name", "SELECT 1\nWHERE 1\nAND since >= :since\nORDER BY name\nLIMIT 3;\n"},
		{"2000", "year", "SELECT 1\nWHERE 1\nAND since >= :since\nORDER BY since\nLIMIT 3;\n"},
		{NULL, "year", "SELECT 1\nWHERE 1\nLIMIT 3;\n"},
		{NULL, NULL, "SELECT 1\nWHERE 1\nLIMIT 3;\n"},
	};
	assert_non_null(page);
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		const char *values[PAGE_VALUES] = {cases[i].since, cases[i].sort};
		struct buffer sql = {0};
		page_query_sql(&page->queries[0], page_query_mask(page, &page->queries[0], values), &sql);
		assert_string_equal(buffer_text(&sql), cases[i].sql);
		buffer_release(&sql);
	}
}

/* Each is one line in p.sql, and an error there. */
static void a_mistake_is_one_line_with_file_and_line(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		long line;
		const char *what;
	} mistakes[] = {
		{"-- page: p\n-- colour: red\n", 2, "unknown header “colour”"},
		{"-- page: p\n-- title:\n", 2, "nothing is given for “title”"},
		{"-- page: p\n-- parent: \n", 2, "nothing is given for “parent”"},
		{"-- page: p\n-- nav:\n", 2, "nav: a menu is expected"},
		{"-- page: p\n-- nav: main first\n", 2, "nav: a menu is expected"},
		{"-- page: p\n-- status: 200\n", 2, "not a status of an error: “200”"},
		{"-- page: p\n-- status: 404 many\n", 2, "not a status of an error: “many”"},
		{"-- page: p\n-- cache: sometimes\n", 2, "not understood: “sometimes”"},
		{"-- page: p\n-- index: maybe\n", 2, "not understood: “maybe”"},
		{"-- page: p\nSELECT 1;\n", 2, "SQL before the first"},
		{"-- page: p\n-- param x\n", 2, "a type is expected"},
		{"-- page: p\n-- param x number\n", 2, "a type is expected"},
		{"-- page: p\n-- param x int\n", 2, "more is expected after “int”"},
		{"-- page: p\n-- param x int 5\n", 2, "int needs LOWEST..HIGHEST"},
		{"-- page: p\n-- param x int 9..1\n", 2, "int needs LOWEST..HIGHEST"},
		{"-- page: p\n-- param x int a..b\n", 2, "int needs LOWEST..HIGHEST"},
		{"-- page: p\n-- param x record\n", 2, "more is expected after “record”"},
		{"-- page: p\n-- param x one-of\n", 2, "one-of needs words"},
		{"-- page: p\n-- param x one-of a b =\n", 2, "a default is expected after ="},
		{"-- page: p\n-- param x text long\n", 2, "not understood: “long”"},
		{"-- page: p\n-- field x text max=0\n", 2, "not understood: “max=0”"},
		{"-- page: p\n-- param x text\n-- param x text\n", 3, "declared twice: “x”"},
		{"-- page: p\n-- name: a\nSELECT 1;\n", 2, "name: NAME :one or CONTAINER/ROW :many is expected"},
		{"-- page: p\n-- name: a :some\nSELECT 1;\n", 2, "name: NAME :one or CONTAINER/ROW :many is expected"},
		{"-- page: p\n-- name: a :many\nSELECT 1;\n", 2, "a :many is called CONTAINER/ROW"},
		{"-- page: p\n-- name: as/a :one\nSELECT 1;\n", 2, "a :many is called CONTAINER/ROW"},
		{"-- page: p\n-- name: a :one\nSELECT 1;\n-- name: a :one\nSELECT 1;\n", 4, "a query of this name is there already: “a”"},
		{"-- page: p\n-- name: as/a/bs/b :many\nSELECT 1;\n", 2, "there is no earlier query “as/a”"},
		{"-- page: p\n-- name: a :one\n-- name: b :one\nSELECT 1;\n", 3, "the query a is empty"},
		{"-- page: p\n-- name: a :one\nSELECT 1 -- if x\n", 3, "-- if: there is no parameter “x”"},
		{"-- page: q\n", 1, "-- page: p is expected"},
		{"-- path: p\n", 1, "-- page: p is expected"},
	};
	for (size_t i = 0; i < COUNT_OF(mistakes); i++) {
		buffer_clear(&findings.text);
		if (read_p(mistakes[i].text))
			fail_msg("taken: %s", mistakes[i].text);
		char *start = memory_printf("%s/p.sql:%ld: %s", folder, mistakes[i].line, mistakes[i].what);
		const char *found = buffer_text(&findings.text);
		if (strncmp(found, start, strlen(start)) != 0 || strchr(found, '\n') != found + strlen(found) - 1)
			fail_msg("“%s” is told as “%s”, not “%s”", mistakes[i].text, found, start);
		free(start);
	}
}

/* What a slip of the finger makes must not be a page that quietly does something else. */
static void refused(const char *text)
{
	if (read_p(text))
		fail_msg("taken: %s", text);
}

static void a_default_that_is_none_of_the_values_is_refused(void **state)
{
	(void)state;
	refused("-- page: p\n-- param sort one-of name founded = nmae\n");
	refused("-- page: p\n-- param page int 1..9 = 10\n");
}

static void a_condition_on_a_value_that_the_parameter_cannot_have_is_refused(void **state)
{
	(void)state;
	refused("-- page: p\n-- param sort one-of name founded\n-- name: a :one\nSELECT 1\nLIMIT 1 -- if sort=nmae\n");
}

static void an_unknown_word_behind_a_query_is_refused(void **state)
{
	(void)state;
	refused("-- page: p\n-- name: as/a :many cvs\nSELECT 1;\n");
}

static void more_conditional_lines_than_there_is_room_for_are_refused(void **state)
{
	(void)state;
	struct buffer text = {0};
	buffer_append_text(&text, "-- page: p\n-- param x text\n-- name: a :one\nSELECT 1\n");
	for (int i = 0; i < 65; i++)
		buffer_append_text(&text, "+ 1 -- if x\n");
	const struct page *page = read_p(buffer_text(&text));
	buffer_release(&text);
	assert_null(page);
}

static void a_header_given_twice_is_refused(void **state)
{
	(void)state;
	static const char *const headers[] = {"path: a", "nav: main 1", "title: A", "parent: q"};
	for (size_t i = 0; i < COUNT_OF(headers); i++) {
		char *text = memory_printf("-- page: p\n-- %s\n-- %s\n", headers[i], headers[i]);
		bool taken = read_p(text) != NULL;
		free(text);
		if (taken)
			fail_msg("taken twice: %s", headers[i]);
	}
}

static void too_many_parameters_are_refused(void **state)
{
	(void)state;
	struct buffer text = {0};
	buffer_append_text(&text, "-- page: p\n");
	for (int i = 0; i <= PAGE_VALUES; i++)
		buffer_printf(&text, "-- param p%d text\n", i);
	assert_null(read_p(buffer_text(&text)));
	assert_contains(buffer_text(&findings.text), ":26: too many parameters or fields");
	buffer_release(&text);
}

static void pages_are_found_by_name_and_every_sql_is_none_of_them(void **state)
{
	(void)state;
	test_write(folder, "every.sql", "-- name: e :one\nSELECT 1;\n");
	test_write(folder, "a.sql", "-- page: a\n");
	test_write(folder, "b-c.sql", "-- page: b-c\n-- name: x :one\nSELECT 1;\n");
	test_write(folder, "ignored.txt", "no page");
	assert_true(page_set_read(&set, folder, &findings.report));
	assert_int_equal(set.count, 2);
	assert_non_null(page_find(&set, "b-c"));
	assert_null(page_find(&set, "every"));
	assert_null(page_find(&set, "z"));
	assert_int_equal(set.every.query_count, 1);
	assert_int_equal(set.query_count, 2);
	assert_int_not_equal(set.every.queries[0].number, page_find(&set, "b-c")->queries[0].number);
}

static void a_folder_without_pages_is_an_error(void **state)
{
	(void)state;
	assert_false(page_set_read(&set, folder, &findings.report));
	assert_contains(buffer_text(&findings.text), "holds no page definition");
	assert_null(page_find(&set, "p"));
}

static void the_mistakes_of_all_files_are_told(void **state)
{
	(void)state;
	test_write(folder, "a.sql", "-- page: a\n-- colour: red\n");
	test_write(folder, "b.sql", "-- page: b\n-- colour: red\n");
	assert_false(page_set_read(&set, folder, &findings.report));
	assert_int_equal(findings.report.errors, 2);
}

static void line_ends_of_windows_do_no_harm(void **state)
{
	(void)state;
	const struct page *page = read_p("-- page: p\r\n-- path: about\r\n-- name: a :one\r\nSELECT 1;\r\n");
	assert_non_null(page);
	assert_string_equal(page->path, "about");
	assert_string_equal(page->queries[0].lines[0].text, "SELECT 1;");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_page_has_all_that_its_headers_say, begin, end),
		cmocka_unit_test_setup_teardown(parameters_and_fields_have_their_types, begin, end),
		cmocka_unit_test_setup_teardown(a_query_name_tells_container_row_and_where_it_goes_on_from, begin, end),
		cmocka_unit_test_setup_teardown(a_conditional_line_is_there_only_when_its_conditions_hold, begin, end),
		cmocka_unit_test_setup_teardown(a_mistake_is_one_line_with_file_and_line, begin, end),
		cmocka_unit_test_setup_teardown(a_default_that_is_none_of_the_values_is_refused, begin, end),
		cmocka_unit_test_setup_teardown(a_condition_on_a_value_that_the_parameter_cannot_have_is_refused, begin, end),
		cmocka_unit_test_setup_teardown(an_unknown_word_behind_a_query_is_refused, begin, end),
		cmocka_unit_test_setup_teardown(more_conditional_lines_than_there_is_room_for_are_refused, begin, end),
		cmocka_unit_test_setup_teardown(a_header_given_twice_is_refused, begin, end),
		cmocka_unit_test_setup_teardown(too_many_parameters_are_refused, begin, end),
		cmocka_unit_test_setup_teardown(pages_are_found_by_name_and_every_sql_is_none_of_them, begin, end),
		cmocka_unit_test_setup_teardown(a_folder_without_pages_is_an_error, begin, end),
		cmocka_unit_test_setup_teardown(the_mistakes_of_all_files_are_told, begin, end),
		cmocka_unit_test_setup_teardown(line_ends_of_windows_do_no_harm, begin, end),
	};
	return cmocka_run_group_tests_name("page", tests, NULL, NULL);
}
