/* formats/http.h: headers that cannot be split, If-None-Match, Accept-Language. */
#include "test.h"

#include "formats/http.h"

static void a_head_begins_with_its_status_and_ends_with_an_empty_line(void **state)
{
	(void)state;
	struct buffer head = {0};
	http_begin(&head, 404);
	assert_true(http_add(&head, HTTP_CONTENT_TYPE, "text/html; charset=utf-8"));
	assert_true(http_add(&head, HTTP_LOCATION, "/tr/"));
	http_end(&head);
	assert_string_equal(buffer_text(&head),
			    "Status: 404 Not Found\r\nContent-Type: text/html; charset=utf-8\r\nLocation: /tr/\r\n\r\n");
	http_begin(&head, 200); /* begins anew */
	assert_string_equal(buffer_text(&head), "Status: 200 OK\r\n");
	buffer_release(&head);
}

static void every_field_has_its_name(void **state)
{
	(void)state;
	static const struct {
		enum http_field field;
		const char *line;
	} fields[] = {{HTTP_ALLOW, "Allow: x\r\n"}, {HTTP_CACHE_CONTROL, "Cache-Control: x\r\n"},
		      {HTTP_CONTENT_ENCODING, "Content-Encoding: x\r\n"}, {HTTP_CONTENT_LANGUAGE, "Content-Language: x\r\n"},
		      {HTTP_CONTENT_LENGTH, "Content-Length: x\r\n"}, {HTTP_CONTENT_TYPE, "Content-Type: x\r\n"},
		      {HTTP_ETAG, "ETag: x\r\n"}, {HTTP_LOCATION, "Location: x\r\n"}, {HTTP_RETRY_AFTER, "Retry-After: x\r\n"},
		      {HTTP_VARY, "Vary: x\r\n"}};
	struct buffer head = {0};
	for (size_t i = 0; i < COUNT_OF(fields); i++) {
		buffer_clear(&head);
		assert_true(http_add(&head, fields[i].field, "x"));
		assert_string_equal(buffer_text(&head), fields[i].line);
	}
	buffer_release(&head);
}

static void a_value_with_a_control_character_is_not_written_at_all(void **state)
{
	(void)state;
	struct buffer head = {0};
	http_begin(&head, 301);
	size_t before = head.length;
	for (int c = 1; c < 0x20; c++) {
		char value[] = {'/', 'a', (char)c, 'X', ':', '1', '\0'};
		assert_false(http_add(&head, HTTP_LOCATION, value));
	}
	assert_false(http_add(&head, HTTP_LOCATION, "/a\x7f"));
	assert_int_equal(head.length, before);
	buffer_release(&head);
}

static void every_status_of_the_site_has_a_reason(void **state)
{
	(void)state;
	static const int sent[] = {200, 301, 302, 303, 304, 400, 403, 404, 405, 410, 413, 414, 415, 422, 429, 500, 502, 503, 504};
	for (size_t i = 0; i < COUNT_OF(sent); i++)
		assert_string_not_equal(http_reason(sent[i]), "");
	assert_string_equal(http_reason(999), "");
	assert_string_equal(http_reason(0), "");
}

static void if_none_match_is_compared_weakly(void **state)
{
	(void)state;
	static const char *const hold[] = {"\"a\"", "W/\"a\"", "*", "\"x\", \"a\"", "W/\"x\",W/\"a\"", " \t,, \"a\" ", "\"x\" , *"};
	static const char *const fail[] = {"", "a", "\"b\"", "\"a", "\"A\"", "\"aa\"", "\"\"", "w/\"a\"", "\"x\" junk \"a\"", "W/"};
	static const char *const tags[] = {"\"a\"", "W/\"a\""};
	for (size_t t = 0; t < COUNT_OF(tags); t++) {
		for (size_t i = 0; i < COUNT_OF(hold); i++)
			if (!http_none_match_holds(hold[i], tags[t]))
				fail_msg("does not hold: %s for %s", hold[i], tags[t]);
		for (size_t i = 0; i < COUNT_OF(fail); i++)
			if (http_none_match_holds(fail[i], tags[t]))
				fail_msg("holds: %s for %s", fail[i], tags[t]);
	}
}

static void the_reader_s_language_is_chosen_by_quality(void **state)
{
	(void)state;
	static const char *const languages[] = {"tr", "en"};
	static const struct {
		const char *field;
		size_t index;
	} cases[] = {{"", 0}, {"en", 1}, {"EN-gb", 1}, {"tr-TR,tr;q=0.9,en;q=0.8", 0}, {"en;q=0.8,tr;q=0.9", 0},
		     {"en;q=0.9, tr;q=0.8", 1}, {"de,en;q=0.1", 1}, {"de", 0}, {"*", 0}, {"tr;q=0,en;q=0.001", 1},
		     {"en;q=0", 0}, {"en;q=0.000", 0}, {"eng", 0}, {"e", 0}, {"en ; q=0.5 , tr ; q=0.4", 1},
		     {"en;q=1.000,tr;q=1", 1}, {"tr,en", 0}, {"en,tr", 1}, {"en;level=1;q=0.2,tr;q=0.3", 0},
		     {",,;q=1,, en", 1}, {"en-", 1}, {"*;q=0.5, en;q=0.4", 1}};
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		if (http_negotiate_language(cases[i].field, languages, 2) != cases[i].index)
			fail_msg("“%s” does not lead to %s", cases[i].field, languages[cases[i].index]);
}

static void a_quality_that_is_none_is_the_lowest(void **state)
{
	(void)state;
	static const char *const languages[] = {"tr", "en"};
	assert_int_equal(http_negotiate_language("en;q=abc,tr;q=0.1", languages, 2), 0);
	assert_int_equal(http_negotiate_language("en;q=,tr;q=0.1", languages, 2), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_head_begins_with_its_status_and_ends_with_an_empty_line),
		cmocka_unit_test(every_field_has_its_name),
		cmocka_unit_test(a_value_with_a_control_character_is_not_written_at_all),
		cmocka_unit_test(every_status_of_the_site_has_a_reason),
		cmocka_unit_test(if_none_match_is_compared_weakly),
		cmocka_unit_test(the_reader_s_language_is_chosen_by_quality),
		cmocka_unit_test(a_quality_that_is_none_is_the_lowest),
	};
	return cmocka_run_group_tests_name("http", tests, NULL, NULL);
}
