/*
 * site/plural.h: the C expression of a Plural-Forms header as XPath. Each rule is also written
 * here as C, which is what the header means; for 0 to 200 the two must agree.
 */
#include "test.h"

#include <libxml/xpath.h>

#include "site/plural.h"

static long english(long n) { return n != 1; }
static long turkish(long n) { return n > 1; }
static long one_form(long n) { (void)n; return 0; }
static long russian(long n)
{
	return n % 10 == 1 && n % 100 != 11 ? 0 : n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 10 || n % 100 >= 20) ? 1 : 2;
}
static long arabic(long n)
{
	return n == 0 ? 0 : n == 1 ? 1 : n == 2 ? 2 : n % 100 >= 3 && n % 100 <= 10 ? 3 : n % 100 >= 11 ? 4 : 5;
}
static long polish(long n)
{
	return n == 1 ? 0 : n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 10 || n % 100 >= 20) ? 1 : 2;
}
static long tens(long n) { return n / 10 % 2 == 1; }
static long odd(long n)
{
	/* Precedence, associativity, every operator. */
	return (!(n == 3) && n * 2 - 1 - 1 >= 6) || (n / 3 % 2 == 1 && n < 40) ? n - 1 - (2 - 1) > 50 : n + 1 <= 2;
}

static const struct {
	const char *name, *header;
	int forms;
	long (*rule)(long);
} rules[] = {
	{"en", "nplurals=2; plural=(n != 1);", 2, english},
	{"tr", "nplurals=2; plural=(n > 1);", 2, turkish},
	{"one form", "nplurals=1; plural=0;", 1, one_form},
	{"ru", "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);", 3, russian},
	{"ar", "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);", 6, arabic},
	{"pl", "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n", 3, polish},
	{"whole numbers", "nplurals=2; plural=n/10%2==1;", 2, tens},
	{"every operator", "nplurals=2; plural= !(n == 3) && n * 2 - 1 - 1 >= 6 || n / 3 % 2 == 1 && n < 40 ? n - 1 - (2 - 1) > 50 : n + 1 <= 2", 2, odd},
};

static long evaluate(const char *expression)
{
	xmlDoc *document = xmlNewDoc((const xmlChar *)"1.0");
	xmlXPathContext *context = xmlXPathNewContext(document);
	xmlXPathObject *result = xmlXPathEvalExpression((const xmlChar *)expression, context);
	long value = result ? (long)xmlXPathCastToNumber(result) : -1;

	xmlXPathFreeObject(result);
	xmlXPathFreeContext(context);
	xmlFreeDoc(document);
	return value;
}

static void every_rule_says_in_xpath_what_it_says_in_c(void **state)
{
	(void)state;
	for (size_t r = 0; r < COUNT_OF(rules); r++)
		for (long n = 0; n <= 200; n++) {
			char number[32];
			struct buffer xpath = {0};
			int forms = 0;
			snprintf(number, sizeof(number), "%ld", n);
			if (!plural_to_xpath(rules[r].header, number, &forms, &xpath))
				fail_msg("%s: not understood", rules[r].name);
			assert_int_equal(forms, rules[r].forms);
			long form = evaluate(buffer_text(&xpath));
			if (form != rules[r].rule(n))
				fail_msg("%s: %ld takes form %ld, not %ld: %s", rules[r].name, n, rules[r].rule(n), form, buffer_text(&xpath));
			buffer_release(&xpath);
		}
}

static void the_number_may_be_any_expression(void **state)
{
	(void)state;
	struct buffer xpath = {0};
	int forms;
	assert_true(plural_to_xpath(PLURAL_ONE_AND_OTHER, "$i18n-n1", &forms, &xpath));
	assert_string_equal(buffer_text(&xpath), "number($i18n-n1 != 1)");
	buffer_release(&xpath);
}

static void what_is_no_header_is_refused(void **state)
{
	(void)state;
	static const char *const bad[] = {
		"", "nplurals=2;", "plural=n;", "nplurals=x; plural=n;", "nplurals=0; plural=0;", "nplurals=7; plural=0;",
		"nplurals=2; plural=;", "nplurals=2; plural=n n;", "nplurals=2; plural=(n;", "nplurals=2; plural=n ? 1;",
		"nplurals=2; plural=n = 1;", "nplurals=2; plural=system(1);", "nplurals=2; plural=n) ;", "nplurals=2; plural=n & 1;",
		"nplurals=2; plural=1234567890;", "nplurals=2; plural=m != 1;", "nplurals=2; plural=n !;",
	};
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		struct buffer xpath = {0};
		int forms;
		bool taken = plural_to_xpath(bad[i], "$n", &forms, &xpath);
		buffer_release(&xpath);
		if (taken)
			fail_msg("taken: %s", bad[i]);
	}
}

static void a_number_of_forms_above_six_is_refused_in_full(void **state)
{
	(void)state;
	struct buffer xpath = {0};
	int forms = 0;
	bool taken = plural_to_xpath("nplurals=12; plural=0;", "$n", &forms, &xpath);
	buffer_release(&xpath);
	assert_false(taken);
}

static void an_expression_of_any_depth_ends(void **state)
{
	(void)state;
	struct buffer header = {0}, xpath = {0};
	int forms;
	buffer_append_text(&header, "nplurals=2; plural=");
	for (int i = 0; i < 1000000; i++)
		buffer_append_byte(&header, '(');
	buffer_append_byte(&header, 'n');
	for (int i = 0; i < 1000000; i++)
		buffer_append_byte(&header, ')');
	assert_false(plural_to_xpath(buffer_text(&header), "$n", &forms, &xpath));
	buffer_release(&header);
	buffer_release(&xpath);
	/* A chain of choices doubles nothing beyond bearing. */
	buffer_append_text(&header, "nplurals=6; plural=n==0?0:n==1?1:n==2?2:n==3?3:n==4?4:5;");
	assert_true(plural_to_xpath(buffer_text(&header), "$n", &forms, &xpath));
	assert_true(xpath.length < 4000);
	buffer_release(&header);
	buffer_release(&xpath);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_rule_says_in_xpath_what_it_says_in_c),
		cmocka_unit_test(the_number_may_be_any_expression),
		cmocka_unit_test(what_is_no_header_is_refused),
		cmocka_unit_test(a_number_of_forms_above_six_is_refused_in_full),
		cmocka_unit_test(an_expression_of_any_depth_ends),
	};
	return cmocka_run_group_tests_name("plural", tests, NULL, NULL);
}
