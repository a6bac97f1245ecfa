/* libraries/locale.h: numbers, dates, order, slugs. */
#include "test.h"

#include "ground/ascii.h"
#include "libraries/locale.h"

static struct locale *turkish, *english;

static int begin(void **state)
{
	(void)state;
	struct report report = {0};
	turkish = locale_open("tr_TR", "site.xml", 5, &report);
	english = locale_open("en_GB", "site.xml", 6, &report);
	return turkish && english ? 0 : 1;
}

static int end(void **state)
{
	(void)state;
	locale_close(turkish);
	locale_close(english);
	return 0;
}

typedef void write_fn(struct locale *locale, const char *text, struct buffer *out);

static void expect(write_fn *write, struct locale *locale, const char *text, const char *expected)
{
	struct buffer out = {0};
	write(locale, text, &out);
	if (strcmp(buffer_text(&out), expected) != 0)
		fail_msg("%s is written %s, not %s", text, buffer_text(&out), expected);
	buffer_release(&out);
}

static void numbers_are_grouped_as_in_the_language(void **state)
{
	(void)state;
	static const struct {
		const char *number, *tr, *en;
	} numbers[] = {{"0", "0", "0"}, {"999", "999", "999"}, {"1397", "1.397", "1,397"}, {"2500", "2.500", "2,500"},
		       {"130000000", "130.000.000", "130,000,000"}, {"-1200", "-1.200", "-1,200"}, {"0.5", "0,5", "0.5"},
		       {"1234567890123456789", "1.234.567.890.123.456.789", "1,234,567,890,123,456,789"}};
	for (size_t i = 0; i < COUNT_OF(numbers); i++) {
		expect(locale_number, turkish, numbers[i].number, numbers[i].tr);
		expect(locale_number, english, numbers[i].number, numbers[i].en);
	}
}

static void what_is_no_number_stays_as_it_is(void **state)
{
	(void)state;
	static const char *const texts[] = {"", "abc", "12abc", "NaN", "Infinity", "-", "--1", "1.2.3", "1,397", "ş"};
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		expect(locale_number, turkish, texts[i], texts[i]);
}

static void dates_are_written_in_the_precision_that_they_have(void **state)
{
	(void)state;
	expect(locale_date, turkish, "2026", "2026");
	expect(locale_date, turkish, "2026-11", "Kasım 2026");
	expect(locale_date, turkish, "2026-11-25", "25 Kasım 2026");
	expect(locale_date, english, "2026", "2026");
	expect(locale_date, english, "2026-11", "November 2026");
	expect(locale_date, english, "2026-11-25", "25 November 2026");
	expect(locale_date, english, "1923-10-29", "29 October 1923");
	expect(locale_date, turkish, "1945-01-01", "1 Ocak 1945");
	expect(locale_date, english, "2024-02-29", "29 February 2024");
	expect(locale_date, english, "2000-12-31", "31 December 2000");
}

static void what_is_no_date_stays_as_it_is(void **state)
{
	(void)state;
	static const char *const texts[] = {"", "26", "2026-", "2026-1", "2026-13", "2026-00", "2026-11-32", "2026-11-00",
					    "2026-11-25-01", "2026/11/25", "yesterday", "-999", "20261125"};
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		expect(locale_date, english, texts[i], texts[i]);
}

static void a_day_that_its_month_does_not_have_is_no_date(void **state)
{
	(void)state;
	static const char *const texts[] = {"2026-02-29", "2026-02-30", "2026-06-31", "1900-02-29"};
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		expect(locale_date, english, texts[i], texts[i]);
}

static void towns_stand_in_the_order_of_the_turkish_alphabet(void **state)
{
	(void)state;
	static const char *const towns[] = {"Ceyhan", "Çorum", "Gebze", "Iğdır", "Isparta", "İzmir", "Ordu", "Özdere", "Sivas",
					    "Şile", "Uşak", "Ünye"};
	for (size_t i = 0; i < COUNT_OF(towns); i++)
		for (size_t j = 0; j < COUNT_OF(towns); j++) {
			int order = locale_compare(turkish, towns[i], towns[j]);
			if ((order > 0) - (order < 0) != (i > j) - (i < j))
				fail_msg("%s and %s are in the wrong order", towns[i], towns[j]);
		}
	assert_true(locale_compare(english, "Çorum", "Cuba") < 0); /* in English Ç is a C */
	assert_true(locale_compare(turkish, "Çorum", "Cuba") > 0);
}

static void a_slug_is_lower_case_latin_without_marks(void **state)
{
	(void)state;
	static const struct {
		const char *text, *slug;
	} slugs[] = {{"Iğdır", "igdir"}, {"Şehir İçi", "sehir-ici"}, {"İSTANBUL", "istanbul"}, {"IĞDIR", "igdir"},
		     {"Marmara Belediyeler Birliği", "marmara-belediyeler-birligi"}, {"  a -- b  ", "a-b"}, {"TBB (2005)", "tbb-2005"},
		     {"Türkiye’nin", "turkiyenin"}, {"Energy Cities", "energy-cities"}, {"", ""}, {"!?", ""}, {"Łódź", "lodz"},
		     {"Straße", "strasse"}, {"Αθήνα", "athena"}, {"Москва", "moskva"}};
	for (size_t i = 0; i < COUNT_OF(slugs); i++)
		expect(locale_slug, turkish, slugs[i].text, slugs[i].slug);
	expect(locale_slug, english, "ISTANBUL", "istanbul");
}

static void a_slug_is_at_most_80_bytes_of_whole_words(void **state)
{
	(void)state;
	struct buffer text = {0}, out = {0};
	while (text.length < 400)
		buffer_append_text(&text, "belediye ");
	locale_slug(turkish, buffer_text(&text), &out);
	assert_true(out.length <= 80 && out.length > 60);
	assert_true(ascii_ends_with(buffer_text(&out), "-belediye"));
	buffer_clear(&out);
	buffer_clear(&text);
	while (text.length < 200)
		buffer_append_text(&text, "x");
	locale_slug(turkish, buffer_text(&text), &out); /* one word, longer than all */
	assert_true(out.length > 0 && out.length <= 80);
	buffer_release(&text);
	buffer_release(&out);
}

static void a_slug_of_just_80_bytes_is_not_cut(void **state)
{
	(void)state;
	char text[81];
	memset(text, 'a', 80);
	text[40] = '-';
	text[80] = '\0';
	expect(locale_slug, turkish, text, text);
}

static void a_locale_that_icu_does_not_know_is_refused(void **state)
{
	(void)state;
	static const char *const names[] = {"xx_XX", "", "turkish", "tr_TRX"};
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		struct findings findings;
		findings_begin(&findings);
		assert_null(locale_open(names[i], "db/site.xml", 5, &findings.report));
		assert_contains(buffer_text(&findings.text), "db/site.xml:5: ICU has no locale ");
		findings_end(&findings);
	}
}

static void the_direction_of_writing_is_known(void **state)
{
	(void)state;
	assert_false(locale_is_right_to_left("tr_TR"));
	assert_true(locale_is_right_to_left("ar_EG"));
	assert_true(locale_is_right_to_left("he_IL"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_grouped_as_in_the_language),
		cmocka_unit_test(what_is_no_number_stays_as_it_is),
		cmocka_unit_test(dates_are_written_in_the_precision_that_they_have),
		cmocka_unit_test(what_is_no_date_stays_as_it_is),
		cmocka_unit_test(a_day_that_its_month_does_not_have_is_no_date),
		cmocka_unit_test(towns_stand_in_the_order_of_the_turkish_alphabet),
		cmocka_unit_test(a_slug_is_lower_case_latin_without_marks),
		cmocka_unit_test(a_slug_is_at_most_80_bytes_of_whole_words),
		cmocka_unit_test(a_slug_of_just_80_bytes_is_not_cut),
		cmocka_unit_test(a_locale_that_icu_does_not_know_is_refused),
		cmocka_unit_test(the_direction_of_writing_is_known),
	};
	return cmocka_run_group_tests_name("locale", tests, begin, end);
}
