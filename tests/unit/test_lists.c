/* Promise: a list is written as a sentence has it, in the language's own words. */
#include "test.h"

#include "libraries/locale.h"

static char *joined(const char *locale_name, int64_t count)
{
	struct findings findings;
	struct buffer text = {0};
	findings_begin(&findings);
	struct locale *locale = locale_open(locale_name, NULL, 0, &findings.report);
	assert_non_null(locale);
	for (int64_t i = 1; i <= count; i++) {
		locale_join(locale, i, count, &text);
		buffer_append_byte(&text, (char)('a' + i - 1));
	}
	locale_close(locale);
	findings_end(&findings);
	return buffer_take(&text);
}

static void lists_have_the_words_of_their_language(void **state)
{
	(void)state;
	static const struct {
		const char *locale;
		int64_t count;
		const char *expected;
	} lists[] = {
		{"tr_TR", 0, ""}, {"tr_TR", 1, "a"}, {"tr_TR", 2, "a ve b"}, {"tr_TR", 3, "a, b ve c"},
		{"tr_TR", 4, "a, b, c ve d"}, {"tr_TR", 7, "a, b, c, d, e, f ve g"},
		{"en_GB", 1, "a"}, {"en_GB", 2, "a and b"}, {"en_GB", 3, "a, b and c"}, {"en_GB", 6, "a, b, c, d, e and f"},
		{"ja_JP", 3, "a、b、c"},
	};
	for (size_t i = 0; i < COUNT_OF(lists); i++) {
		char *text = joined(lists[i].locale, lists[i].count);
		assert_string_equal(text, lists[i].expected);
		free(text);
	}
}

static void a_place_that_is_none_has_nothing_before_it(void **state)
{
	(void)state;
	struct findings findings;
	struct buffer text = {0};
	findings_begin(&findings);
	struct locale *locale = locale_open("tr_TR", NULL, 0, &findings.report);
	locale_join(locale, 0, 3, &text), locale_join(locale, 4, 3, &text), locale_join(locale, -1, -1, &text);
	assert_int_equal(text.length, 0);
	locale_close(locale);
	findings_end(&findings);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_have_the_words_of_their_language),
		cmocka_unit_test(a_place_that_is_none_has_nothing_before_it),
	};
	return cmocka_run_group_tests_name("lists", tests, NULL, NULL);
}
