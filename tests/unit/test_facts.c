/* site/facts.h: figures, links and placeholders. */
#include "test.h"

#include "site/facts.h"

static void a_reworded_text_states_the_same(void **state)
{
	(void)state;
	assert_true(facts_are_equal("", ""));
	assert_true(facts_are_equal("The 5 towns", "Those 5 towns,"));
	assert_true(facts_are_equal("an <em>old</em> town", "a town"));
	assert_true(facts_are_equal("<a href=\"https://a/1\">x</a> {n}", "see <a href=\"https://a/1\">y</a>: {n}"));
	assert_true(facts_are_equal("A &amp; B &#39;", "A &lt; B"));
}

static void another_fact_is_another_text(void **state)
{
	static const char *const pairs[][2] = {
		{"5 towns", "6 towns"}, {"5 towns", "towns"}, {"1.5", "15"}, {"1,5", "5,1"}, {"5 of 10", "10 of 5"}, {"35%", "35"},
		{"it is -5 now", "it is 5 now"}, {"2014-2020", "2014"}, {"{a} and {b}", "{b} and {a}"}, {"{a}", "a"},
		{"<a to=\"page/x\">x</a>", "<a to=\"page/y\">x</a>"}, {"<a to=\"page/x\">x</a>", "x"}, {"12", "1 2"}, {"1,250", "1250000"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT_OF(pairs); i++)
		if (facts_are_equal(pairs[i][0], pairs[i][1]))
			fail_msg("“%s” and “%s”", pairs[i][0], pairs[i][1]);
}

static void a_translation_writes_figures_its_own_way(void **state)
{
	static const char *const pairs[][2] = {
		{"1,397 towns", "1.397 kent"}, {"2.5 litres", "2,5 litre"}, {"about 35%", "yaklaşık %35"}, {"on 22 November 2026", "22 Kasım 2026’da"},
		{"from 5 to 10", "10’a 5’ten"}, {"1,234,567.8", "1.234.567,8"}, {"CO2", "CO2"},
		{"<a href=\"https://a/1\">x</a>", "<a href=\"https://a/2\">x</a>"},
	};
	struct buffer why = {0};
	(void)state;
	for (size_t i = 0; i < COUNT_OF(pairs); i++)
		if (!facts_have_same_numbers(pairs[i][0], pairs[i][1], &why))
			fail_msg("“%s” and “%s”: %s", pairs[i][0], pairs[i][1], buffer_text(&why));
	assert_int_equal(why.length, 0);
}

static void a_translation_with_another_figure_is_told(void **state)
{
	static const char *const cases[][3] = {
		{"5 towns", "beş kent", "the translation lacks the figure 5"},
		{"towns", "5 kent", "the translation has the figure 5, which its source has not"},
		{"5355", "5335", "the translation has the figure 5335, which its source has not"},
		{"1.5", "15", "the translation lacks the figure 1.5"},
		{"5 and 5", "5", "the translation lacks the figure 5"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct buffer why = {0};
		assert_false(facts_have_same_numbers(cases[i][0], cases[i][1], &why));
		assert_string_equal(buffer_text(&why), cases[i][2]);
		buffer_release(&why);
	}
}

static void what_is_not_closed_ends_with_the_text(void **state)
{
	static const char *const texts[] = {"<", "<a", "<a x=", "{", "{a", "&", "&#", "1.", "1,", "-", "1\xc2", "1\xe2\x80"};
	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		assert_true(facts_are_equal(texts[i], texts[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_reworded_text_states_the_same),
		cmocka_unit_test(another_fact_is_another_text),
		cmocka_unit_test(a_translation_writes_figures_its_own_way),
		cmocka_unit_test(a_translation_with_another_figure_is_told),
		cmocka_unit_test(what_is_not_closed_ends_with_the_text),
	};
	return cmocka_run_group_tests_name("facts", tests, NULL, NULL);
}
