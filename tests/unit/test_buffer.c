/* ground/buffer.h: a growing row of bytes. */
#include "test.h"

static void it_is_empty_and_never_null_at_first(void **state)
{
	(void)state;
	struct buffer buffer = {0};
	assert_string_equal(buffer_text(&buffer), "");
	buffer_clear(&buffer);
	char *taken = buffer_take(&buffer);
	assert_string_equal(taken, "");
	free(taken);
	buffer_release(&buffer);
}

static void it_grows_byte_by_byte_and_stays_terminated(void **state)
{
	(void)state;
	struct buffer buffer = {0};
	for (int i = 0; i < 100000; i++) {
		buffer_append_byte(&buffer, (char)('a' + i % 26));
		assert_true(buffer.length < buffer.capacity);
		if (i % 997 == 0)
			assert_int_equal(buffer.bytes[buffer.length], '\0');
	}
	assert_int_equal(buffer.length, 100000);
	for (int i = 0; i < 100000; i++)
		if (buffer.bytes[i] != 'a' + i % 26)
			fail_msg("byte %d is wrong", i);
	buffer_release(&buffer);
	assert_null(buffer.bytes);
}

static void it_keeps_bytes_of_every_value(void **state)
{
	(void)state;
	struct buffer buffer = {0};
	buffer_append(&buffer, "a\0b\xff", 4);
	buffer_append(&buffer, NULL, 0);
	assert_int_equal(buffer.length, 4);
	assert_memory_equal(buffer.bytes, "a\0b\xff", 5);
	buffer_release(&buffer);
}

static void it_prints_texts_longer_than_its_room(void **state)
{
	(void)state;
	struct buffer buffer = {0};
	char *text = memory_alloc(5001);
	memset(text, 'x', 5000);
	text[5000] = '\0';
	buffer_printf(&buffer, "%s-%d", text, 7);
	assert_int_equal(buffer.length, 5002);
	assert_string_equal(buffer.bytes + 5000, "-7");
	free(text);
	buffer_release(&buffer);
}

static void clearing_keeps_the_room_and_taking_gives_it_away(void **state)
{
	(void)state;
	struct buffer buffer = {0};
	buffer_append_text(&buffer, "one");
	size_t room = buffer.capacity;
	buffer_clear(&buffer);
	assert_string_equal(buffer_text(&buffer), "");
	assert_int_equal(buffer.capacity, room);
	buffer_append_text(&buffer, "two");
	char *taken = buffer_take(&buffer);
	assert_string_equal(taken, "two");
	assert_null(buffer.bytes);
	assert_int_equal(buffer.length, 0);
	free(taken);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_is_empty_and_never_null_at_first),
		cmocka_unit_test(it_grows_byte_by_byte_and_stays_terminated),
		cmocka_unit_test(it_keeps_bytes_of_every_value),
		cmocka_unit_test(it_prints_texts_longer_than_its_room),
		cmocka_unit_test(clearing_keeps_the_room_and_taking_gives_it_away),
	};
	return cmocka_run_group_tests_name("buffer", tests, NULL, NULL);
}
