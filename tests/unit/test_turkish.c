/*
 * xsl/tr.xsl: the suffix of every value. For numbers the expected suffix is made here from the
 * word that the number is spoken with last, by the rules of a schoolbook; names have theirs written out.
 */
#include "test.h"

#include "ground/file.h"
#include "libraries/html.h"
#include "libraries/stylesheet.h"

static struct findings findings;
static struct stylesheet *turkish;
static char *folder;

static int begin(void **state)
{
	(void)state;
	static const struct stylesheet_function functions[] = {{NULL, 0, 0, NULL}};
	char place[4096], *text, *path;

	xml_start();
	stylesheet_start(functions);
	findings_begin(&findings);
	folder = test_folder();
	if (getcwd(place, sizeof(place)) == NULL)
		return 1;
	text = memory_printf("<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
			     "<xsl:import href='%s/xsl/tr.xsl'/><xsl:template match='/'><out><xsl:for-each select='d/v'>"
			     "<xsl:call-template name='suffix'><xsl:with-param name='value' select='.'/><xsl:with-param name='case' select='@c'/>"
			     "<xsl:with-param name='apostrophe' select=\"'’'\"/><xsl:with-param name='reading' select='@r'/>"
			     "<xsl:with-param name='flags' select='@f'/></xsl:call-template><xsl:text>&#10;</xsl:text></xsl:for-each></out>"
			     "</xsl:template></xsl:stylesheet>", place);
	test_write(folder, "x.xsl", text);
	path = memory_printf("%s/x.xsl", folder);
	turkish = stylesheet_compile(path, &findings.report);
	free(text), free(path);
	if (turkish == NULL)
		fprintf(stderr, "%s", buffer_text(&findings.text));
	return turkish ? 0 : 1;
}

static int end(void **state)
{
	(void)state;
	stylesheet_free(turkish);
	file_remove_tree(folder, &findings.report);
	findings_end(&findings);
	free(folder);
	return 0;
}

/* The values of <d><v c="case">…</v>…</d> with their suffixes, a line each. */
static char *written(const char *values)
{
	struct buffer out = {0}, error = {0};
	char *text = memory_printf("<d>%s</d>", values);
	xmlDoc *document = xml_read_fragment(text);
	xmlDoc *result = stylesheet_apply(turkish, document, NULL, &error);
	if (result == NULL)
		fail_msg("%s", buffer_text(&error));
	html_write_text(xmlDocGetRootElement(result), &out);
	xmlFreeDoc(result);
	xmlFreeDoc(document);
	buffer_release(&error);
	free(text);
	return buffer_take(&out);
}

static const char *const cases[] = {"abl", "loc", "dat", "acc", "gen"};

/* The word that is spoken last. */
static const char *last_word(long n)
{
	static const char *const ones[] = {"sıfır", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz"};
	static const char *const tens[] = {"", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan"};
	if (n == 0 || n % 10)
		return ones[n % 10];
	if (n % 100)
		return tens[n / 10 % 10];
	return n % 1000 ? "yüz" : n % 1000000 ? "bin" : n % 1000000000 ? "milyon" : "milyar";
}

/* Its suffix: harmony with the last vowel, d or t by the last sound, y or n between two vowels. */
static void add_suffix(struct buffer *out, const char *word, const char *name)
{
	static const char *const vowels[] = {"a", "e", "ı", "i", "o", "ö", "u", "ü"};
	static const char *const wide[] = {"a", "e", "a", "e", "a", "e", "a", "e"};
	static const char *const narrow[] = {"ı", "i", "ı", "i", "u", "ü", "u", "ü"};
	size_t length = strlen(word), vowel = 0;
	const char *last = "";

	for (const char *c = word; *c; c++)
		for (size_t v = 0; v < COUNT_OF(vowels); v++)
			if (strncmp(c, vowels[v], strlen(vowels[v])) == 0)
				vowel = v, last = c + strlen(vowels[v]);
	bool open = last == word + length;
	bool hard = !open && (strchr("fstkhp", word[length - 1]) || strcmp(word + length - 2, "ç") == 0 || strcmp(word + length - 2, "ş") == 0);
	if (strcmp(name, "abl") == 0)
		buffer_printf(out, "%s%sn", hard ? "t" : "d", wide[vowel]);
	else if (strcmp(name, "loc") == 0)
		buffer_printf(out, "%s%s", hard ? "t" : "d", wide[vowel]);
	else if (strcmp(name, "dat") == 0)
		buffer_printf(out, "%s%s", open ? "y" : "", wide[vowel]);
	else if (strcmp(name, "acc") == 0)
		buffer_printf(out, "%s%s", open ? "y" : "", narrow[vowel]);
	else
		buffer_printf(out, "%s%sn", open ? "n" : "", narrow[vowel]);
}

static void every_number_takes_the_suffix_of_the_word_it_is_spoken_with(void **state)
{
	(void)state;
	static const long large[] = {2500, 9000, 10000, 12000, 130000, 100000, 101000, 999999, 1000000, 2000000, 130000000, 1000000000};
	for (size_t c = 0; c < COUNT_OF(cases); c++) {
		struct buffer values = {0}, expected = {0};
		for (long i = 0; i <= 2100 + (long)COUNT_OF(large); i++) {
			long n = i <= 2100 ? i : large[i - 2101];
			buffer_printf(&values, "<v c='%s'>%ld</v>", cases[c], n);
			buffer_printf(&expected, "%ld’", n);
			add_suffix(&expected, last_word(n), cases[c]);
			buffer_append_byte(&expected, '\n');
		}
		char *text = written(buffer_text(&values));
		assert_string_equal(text, buffer_text(&expected));
		free(text);
		buffer_release(&values);
		buffer_release(&expected);
	}
}

static void numbers_as_people_write_them_take_the_same(void **state)
{
	(void)state;
	char *text = written("<v c='abl'>2.500</v><v c='acc'>1.397</v><v c='abl'>130.000</v><v c='abl'>1.000.000</v><v c='loc'>3,5</v>");
	assert_string_equal(text, "2.500’den\n1.397’yi\n130.000’den\n1.000.000’dan\n3,5’te\n");
	free(text);
}

static void a_number_that_ends_in_a_word_has_no_apostrophe(void **state)
{
	(void)state;
	char *text = written("<v c='abl'>80 milyon</v><v c='acc'>130 milyon</v><v c='dat'>2 milyar</v>");
	assert_string_equal(text, "80 milyondan\n130 milyonu\n2 milyara\n");
	free(text);
}

static void names_take_the_suffix_of_their_last_syllable(void **state)
{
	(void)state;
	static const struct {
		const char *name, *attributes, *abl, *loc, *dat, *acc, *gen;
	} names[] = {
		{"Ankara", "", "dan", "da", "ya", "yı", "nın"}, {"İzmir", "", "den", "de", "e", "i", "in"},
		{"Ordu", "", "dan", "da", "ya", "yu", "nun"}, {"Ünye", "", "den", "de", "ye", "yi", "nin"},
		{"Sivas", "", "tan", "ta", "a", "ı", "ın"}, {"Uşak", "", "tan", "ta", "a", "ı", "ın"},
		{"Gaziantep", "", "ten", "te", "e", "i", "in"}, {"Muş", "", "tan", "ta", "a", "u", "un"},
		{"Iğdır", "", "dan", "da", "a", "ı", "ın"}, {"İstanbul", "", "dan", "da", "a", "u", "un"},
		{"Çorum", "", "dan", "da", "a", "u", "un"}, {"Türkiye", "", "den", "de", "ye", "yi", "nin"},
		{"TBB", "", "den", "de", "ye", "yi", "nin"}, {"UCLG", "", "den", "de", "ye", "yi", "nin"},
		{"NALAS", "", "tan", "ta", "a", "ı", "ın"}, {"ALDA", "", "dan", "da", "ya", "yı", "nın"},
		{"Van Gölü", " f='poss'", "nden", "nde", "ne", "nü", "nün"},
		{"Beyoğlu", "", "ndan", "nda", "na", "nu", "nun"},
		{"Bordeaux", " r='Bordo'", "dan", "da", "ya", "yu", "nun"}, {"Senegal", " f='front'", "den", "de", "e", "i", "in"},
		{"“Sivas”", "", "tan", "ta", "a", "ı", "ın"},
	};
	for (size_t c = 0; c < COUNT_OF(cases); c++)
		for (size_t i = 0; i < COUNT_OF(names); i++) {
			const char *const suffixes[] = {names[i].abl, names[i].loc, names[i].dat, names[i].acc, names[i].gen};
			char *value = memory_printf("<v c='%s'%s>%s</v>", cases[c], names[i].attributes, names[i].name);
			char *expected = memory_printf("%s’%s\n", names[i].name, suffixes[c]), *text = written(value);
			assert_string_equal(text, expected);
			free(value), free(expected), free(text);
		}
}

static void every_form_of_a_case_is_known_to_the_grammar(void **state)
{
	(void)state;
	/* A translator writes the suffix of any value: each that is made must be read as well. */
	struct buffer text = {0};
	assert_true(file_read("xsl/tr.xsl", &text, &findings.report));
	for (size_t c = 0; c < COUNT_OF(cases); c++) {
		char *start = memory_printf("<b:case name=\"%s\" forms=\"", cases[c]);
		const char *forms = strstr(buffer_text(&text), start);
		assert_non_null(forms);
		char *list = memory_printf(" %.*s ", (int)strcspn(forms + strlen(start), "\""), forms + strlen(start));
		for (long n = 0; n <= 2100; n++) {
			struct buffer suffix = {0};
			buffer_append_byte(&suffix, ' ');
			add_suffix(&suffix, last_word(n), cases[c]);
			buffer_append_byte(&suffix, ' ');
			assert_contains(list, buffer_text(&suffix));
			buffer_release(&suffix);
		}
		free(start), free(list);
	}
	buffer_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_number_takes_the_suffix_of_the_word_it_is_spoken_with),
		cmocka_unit_test(numbers_as_people_write_them_take_the_same),
		cmocka_unit_test(a_number_that_ends_in_a_word_has_no_apostrophe),
		cmocka_unit_test(names_take_the_suffix_of_their_last_syllable),
		cmocka_unit_test(every_form_of_a_case_is_known_to_the_grammar),
	};
	return cmocka_run_group_tests_name("turkish", tests, begin, end);
}
