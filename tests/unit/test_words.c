/* libraries/words.h, turkish.h, terms.h, plain.h: from a text to the terms of an index, and back to markup. */
#include "test.h"

#include "libraries/plain.h"
#include "libraries/terms.h"
#include "libraries/turkish.h"

/* The folded words of a text, a blank between. */
static char *fold(const char *text, size_t length)
{
	struct words *words = words_open();
	struct words_reader reader;
	struct word word;
	struct buffer out = {0};
	char *copy = memory_alloc(length ? length : 1); /* of its very length, so that a sanitizer sees a step beyond it */

	memcpy(copy, text, length);
	words_begin(&reader, words, copy, length);
	while (words_next(&reader, &word)) {
		assert_true(word.start < word.end && word.end <= length);
		assert_true(word.length > 0 && word.length <= WORDS_BYTES && strlen(word.folded) == word.length);
		buffer_printf(&out, "%s%s%s", out.length ? " " : "", word.joined ? "+" : "", word.folded);
	}
	words_close(words);
	free(copy);
	return buffer_take(&out);
}

static void assert_folded(const char *text, const char *expected)
{
	char *folded = fold(text, strlen(text));
	assert_string_equal(folded, expected);
	free(folded);
}

static void case_and_marks_are_folded(void **state)
{
	(void)state;
	assert_folded("ISTANBUL İSTANBUL istanbul ıstanbul", "istanbul istanbul istanbul istanbul");
	assert_folded("ŞÇĞÖÜ şçğöü ÂÎÛ", "scgou scgou aiu");
	assert_folded("s\xcc\xa7" "ehir", "sehir"); /* a mark of its own */
	assert_folded("Straße Łódź Đặng Ærø Þór", "strasse lodz dang aero thor");
	assert_folded("ΣΟΦΟΣ σοφος", "σοφοσ σοφοσ");
	assert_folded("Ｆｕｌｌ ﬁn m²", "full fin m2");
}

static void words_are_letters_and_digits(void **state)
{
	(void)state;
	assert_folded("", "");
	assert_folded(" -- \"'*’ ", "");
	assert_folded("e-posta, 2.500’den (a/b)", "e posta 2 500 +den a b");
	assert_folded("T.C. A.Ş. U.S.A x.y.", "tc as usa xy");
	assert_folded("e.g. a.bc", "eg a bc");
	assert_folded("D’Annunzio 'tırnak' ’’iki", "d +annunzio tirnak iki");
	assert_folded("a ' b", "a b");
	assert_folded("a\"\xcc\x81’de", "a de");
}

static void broken_text_is_read_to_its_end(void **state)
{
	(void)state;
	char *folded = fold("a\xff" "b\xc3", 4);
	assert_string_equal(folded, "a b");
	free(folded);
	folded = fold("x\0y", 3);
	assert_string_equal(folded, "x y");
	free(folded);
	char longest[300];
	memset(longest, 'a', sizeof(longest));
	folded = fold(longest, sizeof(longest));
	assert_int_equal(strlen(folded), WORDS_BYTES);
	free(folded);
}

static void a_text_says_where_its_language_changes(void **state)
{
	(void)state;
	struct words *words = words_open();
	struct words_reader reader;
	struct word word;
	static const char text[] = "bir ␞en␟two ␞␟üç";
	static const char *const expected[] = {"", "en", ""};

	words_begin(&reader, words, text, strlen(text));
	for (size_t i = 0; i < COUNT_OF(expected); i++) {
		assert_true(words_next(&reader, &word));
		assert_string_equal(reader.language, expected[i]);
	}
	assert_false(words_next(&reader, &word));
	words_close(words);
	assert_int_equal(words_mark_length("␞en␟x", 9), 8);
	assert_int_equal(words_mark_length("␞en␟", 7), 0);
	assert_int_equal(words_mark_length("␞e n␟", 9), 0);
	assert_int_equal(words_mark_length("␞abcdefghijklmnopqrst␟", 26), 0);
}

static int take(void *context, const char *term, size_t length, bool is_word)
{
	buffer_printf(context, "%s%s%.*s", ((struct buffer *)context)->length ? " " : "", is_word ? "=" : "", (int)length, term);
	return 0;
}

static char *terms_in(const char *language, const char *text)
{
	struct terms *terms = terms_open(language);
	struct terms_reader reader;
	struct word word;
	struct buffer out = {0};

	terms_begin(&reader, terms, text, strlen(text));
	while (terms_next(&reader, &word))
		assert_int_equal(terms_of(&reader, &word, take, &out), 0);
	terms_close(terms);
	return buffer_take(&out);
}

static void assert_terms(const char *language, const char *text, const char *expected)
{
	char *terms = terms_in(language, text);
	assert_string_equal(terms, expected);
	free(terms);
}

static void a_word_is_itself_and_its_stems(void **state)
{
	(void)state;
	assert_terms("tr", "şehirler", "=sehirler sehir");
	assert_terms("tr", "Bakırköy’de", "=bakirkoy");
	assert_terms("tr", "2023’te 2023te", "=2023 =2023te 2023");
	assert_terms("tr", "ilçe Ankara", "=ilce =ankara");
	assert_terms("en", "Municipalities city’s", "=municipalities municip =city citi");
	assert_terms("en", "organization", "=organization organis");
	assert_terms("xx", "Wörter", "=worter");
}

static void stems_of_another_language_are_told_apart(void **state)
{
	(void)state;
	assert_terms("tr", "␞en␟cities ␞␟kurs", "=cities en:citi =kurs");
	assert_terms("en", "␞tr␟ağlar", "=aglar tr:aglar tr:ag");
	assert_terms("tr", "␞tr␟ağlar", "=aglar ag");
}

static void an_ending_is_told_from_a_name(void **state)
{
	(void)state;
	static const char *const endings[] = {"nin", "de", "ten", "ya", "yle", "dekiler", "dekilerin", "ler", "lerin", "dir", "i", "nda", "li"};
	static const char *const others[] = {"", "annunzio", "s", "x", "nindedirlerde", "dededede"};
	for (size_t i = 0; i < COUNT_OF(endings); i++)
		if (!turkish_is_ending(endings[i], strlen(endings[i])))
			fail_msg("no ending: %s", endings[i]);
	for (size_t i = 0; i < COUNT_OF(others); i++)
		if (turkish_is_ending(others[i], strlen(others[i])))
			fail_msg("an ending: %s", others[i]);
}

static void count_stem(void *context, const char *stem, size_t length)
{
	assert_true(length > 0 && stem != NULL);
	(*(size_t *)context)++;
}

static void every_row_of_letters_has_few_stems(void **state)
{
	(void)state;
	static const char letters[] = "abdegiklmnrstuyz";
	uint32_t chance = 1;
	for (int round = 0; round < 200000; round++) {
		char word[64];
		size_t length = 1 + (chance >> 20) % 50, count = 0;
		for (size_t i = 0; i < length; i++) {
			chance = chance * 1664525u + 1013904223u;
			word[i] = letters[chance >> 28];
		}
		turkish_stems(word, length, count_stem, &count);
		turkish_name_stems(word, length, count_stem, &count);
		assert_true(count <= 80);
		turkish_is_ending(word, length);
	}
}

static void assert_plain(const char *markup, const char *language, const char *expected)
{
	struct buffer out = {0};
	plain_from_markup(markup, language, &out);
	assert_string_equal(buffer_text(&out), expected);
	buffer_release(&out);
}

static void markup_becomes_text(void **state)
{
	(void)state;
	assert_plain("", NULL, "");
	assert_plain("<p>One &amp; two.</p><p>Th<b>re</b>e &lt;4&gt;</p>", NULL, "One & two. Three <4>");
	assert_plain("<ul><li>a</li><li>b</li></ul>c<br/>d", NULL, "a b c d");
	assert_plain("<a href=\"/x\">TBB</a>’nin", NULL, "TBB’nin");
	assert_plain(" a\n\tb  c ", NULL, "a b c");
	assert_plain("<p>bir</p><p lang=\"en\">two <i>three</i></p><p>dört</p>", NULL, "bir␞en␟ two three␞␟ dört");
	assert_plain("<p>x</p>", "en", "␞en␟x");
	assert_plain("a < b &nbsp; &unknown; <", NULL, "a < b &unknown; <");
	assert_plain("<p lang=\"a-much-too-long-language\">x", NULL, "␞a-much-too-long␟x");
}

static void text_becomes_markup(void **state)
{
	(void)state;
	struct buffer out = {0};
	static const char text[] = "␞en␟a<b>&\"␞␟'ç";
	plain_to_markup(text, strlen(text), &out);
	assert_string_equal(buffer_text(&out), "a&lt;b&gt;&amp;&quot;'ç");
	buffer_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(case_and_marks_are_folded),
		cmocka_unit_test(words_are_letters_and_digits),
		cmocka_unit_test(broken_text_is_read_to_its_end),
		cmocka_unit_test(a_text_says_where_its_language_changes),
		cmocka_unit_test(a_word_is_itself_and_its_stems),
		cmocka_unit_test(stems_of_another_language_are_told_apart),
		cmocka_unit_test(an_ending_is_told_from_a_name),
		cmocka_unit_test(every_row_of_letters_has_few_stems),
		cmocka_unit_test(markup_becomes_text),
		cmocka_unit_test(text_becomes_markup),
	};
	return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
