/* answer/request.h: the gate. What is well-formed becomes a struct; what is not ends with its status. */
#include "test.h"

#include "answer/request.h"
#include "site/page.h"

static struct arena arena;
static struct request request;

static int begin(void **state)
{
	(void)state;
	arena_init(&arena);
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

struct variables {
	const char *method, *path, *query, *type, *encoding;
};

static const char *variable(void *context, const char *name)
{
	const struct variables *v = context;
	return strcmp(name, "REQUEST_METHOD") == 0 ? v->method : strcmp(name, "DOCUMENT_URI") == 0 ? v->path
	       : strcmp(name, "QUERY_STRING") == 0 ? v->query : strcmp(name, "CONTENT_TYPE") == 0 ? v->type
	       : strcmp(name, "HTTP_ACCEPT_ENCODING") == 0 ? v->encoding : NULL;
}

static int ask(struct variables variables, const char *body)
{
	struct answer_input input = {.variable = variable, .context = &variables, .body = body, .body_length = body ? strlen(body) : 0};
	return request_read(&input, &arena, &request);
}

static void a_good_request_is_read_once(void **state)
{
	(void)state;
	assert_int_equal(ask((struct variables){"GET", "/tr/şehir", "tur=birlik&q=a+b", NULL, "br, gzip"}, NULL), 0);
	assert_int_equal(request.method, REQUEST_GET);
	assert_string_equal(request.path, "/tr/şehir");
	assert_int_equal(request.query_count, 2);
	assert_string_equal(request.query[1].value, "a b");
	assert_true(request.gzip);
	assert_null(request.none_match);
	assert_int_equal(ask((struct variables){"HEAD", "/", NULL, NULL, NULL}, NULL), 0);
	assert_int_equal(request.method, REQUEST_HEAD);
	assert_false(request.gzip);
}

static void slashes_that_follow_each_other_are_one(void **state)
{
	(void)state;
	assert_int_equal(ask((struct variables){"GET", "//tr///şehir//", NULL, NULL, NULL}, NULL), 0);
	assert_string_equal(request.path, "/tr/şehir/");
	assert_true(request.path_is_mended);
	assert_int_equal(ask((struct variables){"GET", "/tr/şehir/", NULL, NULL, NULL}, NULL), 0);
	assert_false(request.path_is_mended);
	assert_int_equal(ask((struct variables){"GET", "//", NULL, NULL, NULL}, NULL), 0);
	assert_string_equal(request.path, "/");
}

static void a_form_is_read_whatever_its_parameters_of_type(void **state)
{
	(void)state;
	static const char *const types[] = {"application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=UTF-8",
					    "Application/X-WWW-Form-Urlencoded;charset=utf-8"};
	for (size_t i = 0; i < COUNT_OF(types); i++) {
		assert_int_equal(ask((struct variables){"POST", "/en/contact", NULL, types[i], NULL}, "name=%C5%9E&message=a%0D%0Ab"), 0);
		assert_int_equal(request.form_count, 2);
		assert_string_equal(request.form[0].value, "Ş");
		assert_string_equal(request.form[1].value, "a\r\nb");
	}
	/* What the gate refuses is the form's business: a reader's text is not lost for it. */
	assert_int_equal(ask((struct variables){"POST", "/en/contact", NULL, types[0], NULL}, "a=%ff&b=%1b"), 0);
	assert_int_equal(request.form_count, 2);
}

static void repeat(char *text, int pairs)
{
	for (int i = 0; i < pairs; i++)
		memcpy(text + 2 * i, "a&", 3);
}

static void what_is_wrong_ends_with_its_status(void **state)
{
	(void)state;
	char *longest = memory_alloc(REQUEST_PATH_MAX + 2), *query = memory_alloc(REQUEST_QUERY_MAX + 2);
	memset(longest, 'x', REQUEST_PATH_MAX + 1), longest[0] = '/', longest[REQUEST_PATH_MAX + 1] = '\0';
	memset(query, 'x', REQUEST_QUERY_MAX + 1), query[REQUEST_QUERY_MAX + 1] = '\0';
	static const char form[] = "application/x-www-form-urlencoded";
	char many[2 * (PAGE_VALUES + 2) + 1];
	repeat(many, PAGE_VALUES + 2);
	const struct {
		int status;
		struct variables variables;
		const char *body;
	} bad[] = {
		{400, {"GET", NULL, NULL, NULL, NULL}, NULL}, {400, {"GET", "", NULL, NULL, NULL}, NULL}, {400, {"GET", "tr/", NULL, NULL, NULL}, NULL},
		{400, {"GET", "/a\r\nb", NULL, NULL, NULL}, NULL}, {400, {"GET", "/\xff", NULL, NULL, NULL}, NULL},
		{400, {"GET", "/\xc0\xaf", NULL, NULL, NULL}, NULL}, {400, {"GET", "/\x1b", NULL, NULL, NULL}, NULL},
		{400, {"GET", "/", "a=%zz", NULL, NULL}, NULL}, {400, {"GET", "/", "a=%00", NULL, NULL}, NULL},
		{400, {"GET", "/", "a=%ff", NULL, NULL}, NULL}, {400, {"GET", "/", "%ff=a", NULL, NULL}, NULL},
		{400, {"GET", "/", "a%0a=1", NULL, NULL}, NULL}, {400, {"GET", "/", "a=%1b", NULL, NULL}, NULL}, {400, {"GET", "/", many, NULL, NULL}, NULL},
		{405, {"PUT", "/", NULL, NULL, NULL}, NULL}, {405, {"get", "/", NULL, NULL, NULL}, NULL}, {405, {NULL, "/", NULL, NULL, NULL}, NULL},
		{414, {"GET", longest, NULL, NULL, NULL}, NULL}, {414, {"GET", "/", query, NULL, NULL}, NULL},
		{415, {"POST", "/", NULL, NULL, NULL}, "a=b"}, {415, {"POST", "/", NULL, "application/json", NULL}, "{}"},
		{415, {"POST", "/", NULL, "application/x-www-form-urlencodedx", NULL}, "a=b"}, {415, {"POST", "/", NULL, "multipart/form-data", NULL}, ""},
		{400, {"POST", "/", NULL, form, NULL}, "a=%zz"}, {400, {"POST", "/", NULL, form, NULL}, many},
	};
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		int status = ask(bad[i].variables, bad[i].body);
		if (status != bad[i].status)
			fail_msg("request %zu: %d, not %d", i, status, bad[i].status);
		/* The page of the error may still look at it. */
		assert_int_equal(request.path[0], '/');
	}
	free(longest), free(query);
}

static void limits_are_the_last_that_pass(void **state)
{
	(void)state;
	char *longest = memory_alloc(REQUEST_PATH_MAX + 1);
	memset(longest, 'x', REQUEST_PATH_MAX), longest[0] = '/', longest[REQUEST_PATH_MAX] = '\0';
	assert_int_equal(ask((struct variables){"GET", longest, NULL, NULL, NULL}, NULL), 0);
	free(longest);
	/* As many as a page may have, and the form's number. */
	char most[2 * (PAGE_VALUES + 1) + 1];
	repeat(most, PAGE_VALUES + 1);
	assert_int_equal(ask((struct variables){"GET", "/", most, NULL, NULL}, NULL), 0);
	assert_int_equal(request.query_count, PAGE_VALUES + 1);
	assert_int_equal(ask((struct variables){"POST", "/", NULL, "application/x-www-form-urlencoded", NULL}, most), 0);
	assert_int_equal(request.form_count, PAGE_VALUES + 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_good_request_is_read_once, begin, end),
		cmocka_unit_test_setup_teardown(slashes_that_follow_each_other_are_one, begin, end),
		cmocka_unit_test_setup_teardown(a_form_is_read_whatever_its_parameters_of_type, begin, end),
		cmocka_unit_test_setup_teardown(what_is_wrong_ends_with_its_status, begin, end),
		cmocka_unit_test_setup_teardown(limits_are_the_last_that_pass, begin, end),
	};
	return cmocka_run_group_tests_name("request", tests, NULL, NULL);
}
