/* formats/uri.h: query strings and percent-encoding. */
#include "test.h"

#include "formats/uri.h"

static struct arena arena;
static struct uri_pair pairs[20];

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

static int read_pairs(const char *text)
{
	/* A copy of its very length, so that a sanitizer sees a step beyond it. */
	size_t length = strlen(text);
	char *copy = memory_alloc(length);
	memcpy(copy, text, length);
	int count = uri_read_pairs(copy, length, pairs, 20, &arena);
	free(copy);
	return count;
}

static void names_and_values_are_decoded(void **state)
{
	(void)state;
	assert_int_equal(read_pairs("tur=birlik&q=%C5%9Fehir+i%c3%a7i%2B&x%20y=1%262"), 3);
	assert_string_equal(pairs[0].name, "tur");
	assert_string_equal(pairs[0].value, "birlik");
	assert_string_equal(pairs[1].value, "şehir içi+");
	assert_string_equal(pairs[2].name, "x y");
	assert_string_equal(pairs[2].value, "1&2");
}

static void a_pair_may_lack_its_value_or_name_and_empty_pieces_do_not_count(void **state)
{
	(void)state;
	assert_int_equal(read_pairs(""), 0);
	assert_int_equal(read_pairs("&&&"), 0);
	assert_int_equal(read_pairs("&a&&b=&=c&d=e=f&"), 4);
	assert_string_equal(pairs[0].name, "a");
	assert_string_equal(pairs[0].value, "");
	assert_string_equal(pairs[1].value, "");
	assert_string_equal(pairs[2].name, "");
	assert_string_equal(pairs[2].value, "c");
	assert_string_equal(pairs[3].value, "e=f");
}

static void what_is_no_percent_encoding_is_refused(void **state)
{
	(void)state;
	static const char *const bad[] = {"a=%", "a=%4", "a=%zz", "a=%4z", "a=%z4", "%=1", "a=1&b=%e", "a=%%41"};
	for (size_t i = 0; i < COUNT_OF(bad); i++)
		if (read_pairs(bad[i]) != -1)
			fail_msg("taken: %s", bad[i]);
}

static void a_byte_0_cuts_nothing_off_however_it_is_written(void **state)
{
	(void)state;
	assert_int_equal(read_pairs("a=x%00y"), 1);
	assert_string_equal(pairs[0].value, "x\x01y");
	assert_int_equal(read_pairs("%00"), 1);
	assert_string_equal(pairs[0].name, "\x01");
	assert_int_equal(uri_read_pairs("a=x\0y", 5, pairs, 20, &arena), 1);
	assert_string_equal(pairs[0].value, "x\x01y");
}

static void at_most_so_many_pairs_are_taken(void **state)
{
	(void)state;
	assert_int_equal(uri_read_pairs("a=1&b=2&c=3", 11, pairs, 3, &arena), 3);
	assert_int_equal(uri_read_pairs("a=1&b=2&c=3&", 12, pairs, 3, &arena), 3);
	assert_int_equal(uri_read_pairs("a=1&b=2&c=3&d", 13, pairs, 3, &arena), -1);
}

static void all_but_unreserved_characters_are_encoded(void **state)
{
	(void)state;
	struct buffer out = {0};
	uri_encode("Az09-._~ şehir&=?#/%\n", false, &out);
	assert_string_equal(buffer_text(&out), "Az09-._~%20%C5%9Fehir%26%3D%3F%23%2F%25%0A");
	buffer_clear(&out);
	uri_encode("/tr/kuruluşlar", true, &out);
	assert_string_equal(buffer_text(&out), "/tr/kurulu%C5%9Flar");
	buffer_release(&out);
}

static void what_is_encoded_is_decoded_to_the_same(void **state)
{
	(void)state;
	char all[256], *query;
	struct buffer out = {0};
	for (int i = 1; i < 256; i++)
		all[i - 1] = (char)i;
	all[255] = '\0';
	uri_encode(all, false, &out);
	query = memory_printf("v=%s", buffer_text(&out));
	assert_int_equal(read_pairs(query), 1);
	assert_string_equal(pairs[0].value, all);
	free(query);
	buffer_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(names_and_values_are_decoded, begin, end),
		cmocka_unit_test_setup_teardown(a_pair_may_lack_its_value_or_name_and_empty_pieces_do_not_count, begin, end),
		cmocka_unit_test_setup_teardown(what_is_no_percent_encoding_is_refused, begin, end),
		cmocka_unit_test_setup_teardown(a_byte_0_cuts_nothing_off_however_it_is_written, begin, end),
		cmocka_unit_test_setup_teardown(at_most_so_many_pairs_are_taken, begin, end),
		cmocka_unit_test_setup_teardown(all_but_unreserved_characters_are_encoded, begin, end),
		cmocka_unit_test_setup_teardown(what_is_encoded_is_decoded_to_the_same, begin, end),
	};
	return cmocka_run_group_tests_name("uri", tests, NULL, NULL);
}
