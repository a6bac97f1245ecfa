/* ground/memory.h: allocation that cannot fail, the arena. */
#include "test.h"

#include <sys/wait.h>

static void an_allocation_that_fails_ends_the_process_with_70(void **state)
{
	(void)state;
	fflush(NULL);
	pid_t child = fork();
	if (child == 0) {
		if (freopen("/dev/null", "w", stderr) == NULL)
			_exit(1);
		void *volatile block = memory_alloc(SIZE_MAX / 2);
		free(block);
		_exit(0);
	}
	int status = 0;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	/* AddressSanitizer ends the process itself, before malloc returns. */
	if (getenv("FLAVOUR") == NULL || strcmp(getenv("FLAVOUR"), "asan") != 0)
		assert_int_equal(WEXITSTATUS(status), MEMORY_EXIT_CODE);
	else
		assert_int_not_equal(WEXITSTATUS(status), 0);
}

static void nothing_is_a_block_too(void **state)
{
	(void)state;
	void *a = memory_alloc(0), *b = memory_zeroed(0, 8), *c = memory_resize(NULL, 0);
	assert_non_null(a), assert_non_null(b), assert_non_null(c);
	free(a), free(b), free(c);
}

static void a_list_grows_and_keeps_its_elements(void **state)
{
	(void)state;
	int *list = NULL;
	size_t capacity = 0;
	for (int i = 0; i < 1000; i++) {
		list = memory_grow(list, (size_t)i, &capacity, sizeof(*list));
		list[i] = i;
	}
	for (int i = 0; i < 1000; i++)
		assert_int_equal(list[i], i);
	free(list);
}

static void the_arena_gives_aligned_blocks_that_do_not_overlap(void **state)
{
	(void)state;
	struct arena arena;
	unsigned char *blocks[400];
	arena_init(&arena);
	for (size_t i = 0; i < COUNT_OF(blocks); i++) {
		size_t size = i * 37 % 3000 + 1;
		blocks[i] = arena_alloc(&arena, size);
		assert_int_equal((uintptr_t)blocks[i] % _Alignof(max_align_t), 0);
		memset(blocks[i], (int)(i % 251), size);
	}
	for (size_t i = 0; i < COUNT_OF(blocks); i++)
		for (size_t b = 0; b < i * 37 % 3000 + 1; b++)
			if (blocks[i][b] != i % 251)
				fail_msg("block %zu was written over", i);
	arena_release(&arena);
}

static void the_arena_takes_a_block_larger_than_its_chunks(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	memset(arena_alloc(&arena, 1000000), 1, 1000000);
	assert_string_equal(arena_copy_text(&arena, "after"), "after");
	arena_clear(&arena);
	assert_string_equal(arena_printf(&arena, "%d-%s", 7, "x"), "7-x");
	char *copy = arena_copy(&arena, "abcdef", 3);
	assert_string_equal(copy, "abc");
	arena_release(&arena);
	assert_null(arena.newest);
}

static void clearing_an_arena_again_and_again_does_not_grow_it(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	void *first = arena_alloc(&arena, 16);
	for (int i = 0; i < 100; i++) {
		arena_clear(&arena);
		assert_ptr_equal(arena_alloc(&arena, 16), first);
	}
	arena_release(&arena);
	arena_clear(&arena); /* an empty one too */
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_allocation_that_fails_ends_the_process_with_70),
		cmocka_unit_test(nothing_is_a_block_too),
		cmocka_unit_test(a_list_grows_and_keeps_its_elements),
		cmocka_unit_test(the_arena_gives_aligned_blocks_that_do_not_overlap),
		cmocka_unit_test(the_arena_takes_a_block_larger_than_its_chunks),
		cmocka_unit_test(clearing_an_arena_again_and_again_does_not_grow_it),
	};
	return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}
