/* formats/multipart.h: a form with a file in it, as browsers send it. */
#include "test.h"

#include "formats/multipart.h"
static const char type[] = "Multipart/Form-Data; boundary=----x7";
static const char body[] = "------x7\r\nContent-Disposition: form-data; name=\"back\"\r\n\r\n/tr/\r\n"
                           "------x7\r\ncontent-disposition: form-data; name=\"catalogue\"; filename=\"a b.po\"\r\n"
                           "Content-Type: text/x-gettext\r\n\r\nmsgid \"\"\r\n--\0\xff\r\n"
                           "\r\n------x7--\r\n";

static bool find(const char *content_type, const char *bytes, size_t length, const char *name, struct multipart_part *part)
{
	static struct arena arena;
	arena_release(&arena);
	arena_init(&arena);
	return multipart_find(content_type, bytes, length, name, &arena, part);
}

static void a_file_is_found_byte_for_byte(void **state)
{
	static const char expected[] = "msgid \"\"\r\n--\0\xff\r\n";
	struct multipart_part part;
	(void)state;
	assert_true(find(type, body, sizeof(body) - 1, "catalogue", &part));
	assert_string_equal(part.file_name, "a b.po");
	assert_int_equal(part.length, sizeof(expected) - 1);
	assert_memory_equal(part.bytes, expected, part.length);
}

static void a_field_is_no_file(void **state)
{
	struct multipart_part part;
	(void)state;
	assert_true(find(type, body, sizeof(body) - 1, "back", &part));
	assert_null(part.file_name);
	assert_int_equal(part.length, 4);
	assert_false(find(type, body, sizeof(body) - 1, "other", &part));
}

static void a_boundary_may_be_quoted(void **state)
{
	struct multipart_part part;
	(void)state;
	assert_true(find("multipart/form-data; charset=utf-8; boundary=\"----x7\"", body, sizeof(body) - 1, "back", &part));
}

static void what_is_malformed_is_no_form(void **state)
{
	static const char *const types[] = {"", "text/plain; boundary=----x7", "multipart/form-data", "multipart/form-data; boundary=",
	                                    "multipart/form-data; boundary=\"\"", "multipart/form-data; boundary=----x8"};
	struct multipart_part part;
	char long_type[200] = "multipart/form-data; boundary=";
	(void)state;
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		assert_false(find(types[i], body, sizeof(body) - 1, "back", &part));
	assert_false(find(NULL, body, sizeof(body) - 1, "back", &part));
	memset(long_type + strlen(long_type), 'x', 100);
	assert_false(find(long_type, body, sizeof(body) - 1, "back", &part));
}

/* However much of it comes, nothing is read that is not there: the sanitizers would tell. */
static void a_form_cut_anywhere_is_read_to_its_end(void **state)
{
	struct multipart_part part;
	size_t found = 0;
	(void)state;
	for (size_t length = 0; length < sizeof(body); length++) {
		char *copy = memory_alloc(length);
		memcpy(copy, body, length);
		found += find(type, copy, length, "catalogue", &part);
		free(copy);
	}
	/* Whole, and as long as the last delimiter is. */
	assert_int_equal(found, strlen("--\r\n") + 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(a_file_is_found_byte_for_byte),         cmocka_unit_test(a_field_is_no_file),
	        cmocka_unit_test(a_boundary_may_be_quoted),              cmocka_unit_test(what_is_malformed_is_no_form),
	        cmocka_unit_test(a_form_cut_anywhere_is_read_to_its_end),
	};
	return cmocka_run_group_tests_name("multipart", tests, NULL, NULL);
}
