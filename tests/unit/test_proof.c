/* site/proof.h: what a translation must pass. */
#include "test.h"

#include "site/proof.h"

static char ablative[] = "abl", forms[] = "den dan ten tan", rule[] = "suffix", apostrophes[] = "'’", plain[] = "s";
static const struct message_grammar grammar = {.rule = rule, .apostrophes = apostrophes, .plain = plain, .cases = {{ablative, forms}}, .case_count = 1};

static void markup_passes(const char *source, const char *text, const char *expected)
{
	struct buffer why = {0};
	bool good = proof_markup(source, text, &grammar, &why);
	if (good != (expected == NULL))
		fail_msg("“%s” → “%s”: %s", source, text, buffer_text(&why));
	if (expected)
		assert_contains(buffer_text(&why), expected);
	buffer_release(&why);
}

static void a_translation_keeps_tags_placeholders_and_figures(void **state)
{
	(void)state;
	markup_passes("<a>See {name}</a>, 5 of {n}", "{n} içinden 5: <a>{name}</a>", NULL);
	markup_passes("<a>See {name}</a>", "<a>Bakınız</a>", "lacks {name}");
	markup_passes("See {name}", "<a>{name}</a>", "<a>");
	markup_passes("See 5", "Bakınız 6", "figure");
	markup_passes("See", "<script>alert(1)</script>", "<script>");
	markup_passes("See", "Bakınız &bomb;", "well-formed");
}

static void a_suffix_stands_before_the_closing_tag(void **state)
{
	(void)state;
	markup_passes("<a>{name}</a>", "<a>{name}’den</a>", NULL);
	markup_passes("<a>{name}</a>", "<a>{name}</a>’den", "a suffix belongs to its placeholder");
	markup_passes("<em><a>{name}</a></em>", "<em><a>{name}</a></em>'dan", "a suffix belongs to its placeholder");
	markup_passes("<a>{name}</a>", "<a>{name}</a>’denizden", NULL);
	markup_passes("<a>{name}</a>", "<a>{name} ağı</a>’den", NULL);
}

static void a_suffix_of_a_value_is_one_that_the_language_knows(void **state)
{
	(void)state;
	markup_passes("since {year}", "{year}’ten beri", NULL);
	markup_passes("since {year}", "‘{year}’ yılından beri", NULL);
	markup_passes("since {year}", "“‘{year}’” yılından beri", NULL);
	markup_passes("since {year}", "{year}’lik beri", "{year}’lik has no suffix that is known: '");
	markup_passes("since {year}", "{year}'lik beri", "{year}'lik has no suffix");
	markup_passes("since {year}", "{year}’ıncı yıldan", "{year}’ıncı has no suffix");
	markup_passes("since {year}", "{year}’denizden beri", "{year}’denizden has no suffix");
	markup_passes("from {a} to {year}", "{a}’den {year}’deki yıla", "{year}’deki has no suffix");
	markup_passes("of {name}", "{name}’s", NULL);
}

static void a_plain_text_has_no_markup(void **state)
{
	static const char *const bad[][2] = {{"x", "<b>x"}, {"x", "x</b>"}, {"x", "{y}"}, {"x", "two\nlines"}, {"5 x", "6 x"}, {"x", "<!-- x"}};
	struct buffer why = {0};
	(void)state;
	assert_true(proof_plain("Search & find", "Ara & bul", &why));
	assert_true(proof_plain("Search", "Ara <", &why));
	for (size_t i = 0; i < COUNT_OF(bad); i++)
		if (proof_plain(bad[i][0], bad[i][1], &why))
			fail_msg("“%s” → “%s”", bad[i][0], bad[i][1]);
	buffer_release(&why);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_translation_keeps_tags_placeholders_and_figures),
		cmocka_unit_test(a_suffix_stands_before_the_closing_tag),
		cmocka_unit_test(a_suffix_of_a_value_is_one_that_the_language_knows),
		cmocka_unit_test(a_plain_text_has_no_markup),
	};
	return cmocka_run_group_tests_name("proof", tests, NULL, NULL);
}
