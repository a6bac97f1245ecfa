/* ground/ascii.h: bytes without a locale, the gate for text from outside. */
#include "test.h"

#include "ground/ascii.h"

static void only_ascii_letters_have_case(void **state)
{
	(void)state;
	for (int c = 0; c < 256; c++) {
		assert_int_equal(ascii_is_upper((char)c), c >= 'A' && c <= 'Z');
		assert_int_equal(ascii_is_lower((char)c), c >= 'a' && c <= 'z');
		assert_int_equal(ascii_is_digit((char)c), c >= '0' && c <= '9');
		assert_int_equal((unsigned char)ascii_lower((char)c), c >= 'A' && c <= 'Z' ? c + 32 : c);
	}
	assert_true(ascii_equal_ignore_case("Content-TYPE", "content-type"));
	assert_false(ascii_equal_ignore_case("tr", "tr-TR"));
	assert_false(ascii_equal_ignore_case("\xc4\xb0", "i")); /* İ */
}

static void beginnings_and_endings(void **state)
{
	(void)state;
	assert_true(ascii_starts_with("abc", "ab") && ascii_starts_with("abc", ""));
	assert_false(ascii_starts_with("ab", "abc"));
	assert_true(ascii_ends_with("page.xml", ".xml") && ascii_ends_with("x", ""));
	assert_false(ascii_ends_with("xml", ".xml"));
}

static void hexadecimal_digits(void **state)
{
	(void)state;
	assert_int_equal(ascii_hex_value('0'), 0);
	assert_int_equal(ascii_hex_value('9'), 9);
	assert_int_equal(ascii_hex_value('a'), 10);
	assert_int_equal(ascii_hex_value('F'), 15);
	const char *none = "gG/:@`zZ ";
	for (const char *c = none; *c; c++)
		assert_int_equal(ascii_hex_value(*c), -1);
	assert_int_equal(ascii_hex_value('\0'), -1);
	assert_int_equal(ascii_hex_value((char)0xb0), -1);
}

static void a_number_is_digits_within_its_range(void **state)
{
	(void)state;
	int64_t value = 7;
	assert_true(ascii_parse_integer("0", 0, 9, &value) && value == 0);
	assert_true(ascii_parse_integer("-12", -12, 9, &value) && value == -12);
	assert_true(ascii_parse_integer("999999999999999999", 0, INT64_MAX, &value) && value == INT64_C(999999999999999999));
	value = 7;
	static const char *const none[] = {"", "-", "+1", " 1", "1 ", "1a", "0x1", "1.0", "--1", "10", "-1",
					   "99999999999999999999999", "18446744073709551616", "18446744073709551617"}; /* 2^64 and one more */
	for (size_t i = 0; i < COUNT_OF(none); i++)
		assert_false(ascii_parse_integer(none[i], 0, 9, &value));
	assert_int_equal(value, 7); /* left alone */
}

static void the_gate_takes_well_formed_text_of_every_length(void **state)
{
	(void)state;
	static const char *const good[] = {"", "abc", "Iğdır İzmir Şırnak", "’", "\xe2\x82\xac", "\xf0\x9f\x98\x80",
					   "\xed\x9f\xbf", "\xee\x80\x80", "\xf4\x8f\xbf\xbd", "\xc2\xa0"};
	for (size_t i = 0; i < COUNT_OF(good); i++)
		assert_true(ascii_gate_utf8(good[i], strlen(good[i]), false));
}

static void the_gate_refuses_what_is_no_utf8(void **state)
{
	(void)state;
	static const struct {
		const char *what, *text;
	} bad[] = {{"a lone continuation", "a\x80"}, {"an unfinished character", "a\xc4"}, {"overlong /", "\xc0\xaf"},
		   {"overlong of three", "\xe0\x80\xaf"}, {"overlong of four", "\xf0\x80\x80\xaf"}, {"a surrogate", "\xed\xa0\x80"},
		   {"above U+10FFFF", "\xf4\x90\x80\x80"}, {"five bytes", "\xf8\x88\x80\x80\x80"}, {"0xff", "\xff\xfe"},
		   {"U+FFFE", "\xef\xbf\xbe"}, {"U+FFFF", "\xef\xbf\xbf"}, {"Latin-1", "\xfe" "ehir"}};
	for (size_t i = 0; i < COUNT_OF(bad); i++)
		if (ascii_gate_utf8(bad[i].text, strlen(bad[i].text), true))
			fail_msg("taken: %s", bad[i].what);
	assert_false(ascii_gate_utf8("\xc4\xb1", 1, false)); /* cut in the middle by its length */
}

static void the_gate_refuses_control_characters(void **state)
{
	(void)state;
	for (int c = 0; c < 0x20; c++) {
		char text = (char)c;
		bool line = c == '\t' || c == '\n' || c == '\r';
		assert_false(ascii_gate_utf8(&text, 1, false));
		assert_int_equal(ascii_gate_utf8(&text, 1, true), line);
	}
	assert_false(ascii_gate_utf8("\x7f", 1, true));
	assert_false(ascii_gate_utf8("\xc2\x80", 2, true));
	assert_false(ascii_gate_utf8("\xc2\x9f", 2, true)); /* U+0080 to U+009F */
	assert_true(ascii_gate_utf8("\xc2\xa0", 2, false));
}

static void what_is_pasted_becomes_what_the_gate_takes(void **state)
{
	(void)state;
	static const struct {
		bool multiline, good;
		const char *text, *cleaned;
	} cases[] = {
		{true, true, "Iğdır\r\nb\rc\nd\te", "Iğdır\nb\nc\nd\te"}, {true, true, "a\fb\vc\xc2\x85" "d", "a\nb\nc\nd"},
		{false, true, "a\fb\vc\xc2\x85" "d\te", "a b c d e"}, {false, true, "a\r\nb", "a\nb"},
		{true, true, "\x01" "a\x1b[31m\x7f\xc2\x9f\xef\xbf\xbe", "a[31m"}, {true, true, "", ""},
		{true, false, "\xfe" "ehir \xc4", "\xef\xbf\xbd" "ehir \xef\xbf\xbd"}, {true, true, "\xef\xbf\xbd", "\xef\xbf\xbd"},
	};
	char cleaned[64];
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		assert_int_equal(ascii_clean_utf8(cases[i].text, cases[i].multiline, cleaned), cases[i].good);
		assert_string_equal(cleaned, cases[i].cleaned);
	}
	for (int first = 1; first < 256; first++)
		for (int second = 0; second < 256; second++) {
			char text[] = {(char)first, (char)second, 'x', '\0'};
			ascii_clean_utf8(text, true, cleaned);
			assert_true(ascii_gate_utf8(cleaned, strlen(cleaned), true));
		}
}

static void characters_are_counted_not_bytes(void **state)
{
	(void)state;
	assert_int_equal(ascii_utf8_count(""), 0);
	assert_int_equal(ascii_utf8_count("Iğdır"), 5);
	assert_int_equal(ascii_utf8_count("\xf0\x9f\x98\x80!"), 2);
}

static void the_nearest_name_is_fewest_edits_away(void **state)
{
	(void)state;
	assert_int_equal(ascii_edit_distance("workers", "workers"), 0);
	assert_int_equal(ascii_edit_distance("", "abc"), 3);
	assert_int_equal(ascii_edit_distance("abc", ""), 3);
	assert_int_equal(ascii_edit_distance("kitten", "sitting"), 3);
	assert_int_equal(ascii_edit_distance("serve", "server"), 1);
	assert_true(ascii_is_slip("serv", "serve"));
	assert_true(ascii_is_slip("buidl", "build")); /* two letters in each other's place */
	assert_false(ascii_is_slip("frob", "po"));
	assert_false(ascii_is_slip("pp", "po"));
	assert_false(ascii_is_slip("wrong", "workers"));
	char longer[300];
	memset(longer, 'a', sizeof(longer) - 1);
	longer[sizeof(longer) - 1] = '\0';
	assert_int_equal(ascii_edit_distance(longer, ""), 64); /* at most 64 bytes of each count */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_ascii_letters_have_case),
		cmocka_unit_test(beginnings_and_endings),
		cmocka_unit_test(hexadecimal_digits),
		cmocka_unit_test(a_number_is_digits_within_its_range),
		cmocka_unit_test(the_gate_takes_well_formed_text_of_every_length),
		cmocka_unit_test(the_gate_refuses_what_is_no_utf8),
		cmocka_unit_test(the_gate_refuses_control_characters),
		cmocka_unit_test(what_is_pasted_becomes_what_the_gate_takes),
		cmocka_unit_test(characters_are_counted_not_bytes),
		cmocka_unit_test(the_nearest_name_is_fewest_edits_away),
	};
	return cmocka_run_group_tests_name("ascii", tests, NULL, NULL);
}
