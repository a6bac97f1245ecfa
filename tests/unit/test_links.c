/* processes/links.h: the three links of a state folder, and who may move them. */
#include "test.h"

#include <sys/wait.h>

#include "ground/file.h"
#include "processes/links.h"

static char *state;

static int begin(void **unused)
{
	(void)unused;
	const char *base = getenv("TMPDIR");
	state = memory_printf("%s/links.XXXXXX", base ? base : "/tmp");
	return mkdtemp(state) == NULL;
}

static int end(void **unused)
{
	(void)unused;
	file_remove_tree(state, &(struct report){0});
	free(state);
	return 0;
}

static void assert_next(const char *expected)
{
	char *now = links_read(state, LINK_NEXT);

	if (expected)
		assert_string_equal(now ? now : "nothing", expected);
	else
		assert_null(now);
	free(now);
}

static void a_request_is_withdrawn_only_while_it_is_the_last(void **unused)
{
	(void)unused;
	struct report report = {0};

	assert_true(links_set(state, LINK_NEXT, "releases/one", &report));
	links_withdraw_next(state, "releases/two");
	assert_next("releases/one");
	links_withdraw_next(state, "releases/one");
	assert_next(NULL);
	links_withdraw_next(state, "releases/one");
	assert_next(NULL);
}

/* One asks for `two` at any moment of the withdrawal of `one`. */
static void a_request_that_comes_while_another_is_withdrawn_is_kept(void **unused)
{
	(void)unused;
	enum { ROUNDS = 1000 };
	char *next = memory_printf("%s/" LINK_NEXT, state), *other = memory_printf("%s/other", state);

	for (int round = 0; round < ROUNDS; round++) {
		int go[2];
		char byte;
		assert_int_equal(pipe(go), 0);
		assert_int_equal(symlink("releases/one", next), 0);
		assert_int_equal(symlink("releases/two", other), 0);
		pid_t asker = fork();
		if (asker == 0)
			_exit(read(go[0], &byte, 1) != 1 || usleep((useconds_t)round % 50) != 0 || rename(other, next) != 0);
		assert_int_equal(write(go[1], "x", 1), 1);
		usleep((useconds_t)round % 37);
		links_withdraw_next(state, "releases/one");
		int status;
		assert_int_equal(waitpid(asker, &status, 0), asker);
		assert_int_equal(status, 0);
		assert_next("releases/two");
		unlink(next);
		close(go[0]), close(go[1]);
	}
	free(next), free(other);
}

static void one_at_a_time_moves_the_links(void **unused)
{
	(void)unused;
	struct report report = {0};
	int lock = links_lock(state, &report);
	assert_true(lock >= 0);
	pid_t second = fork();
	if (second == 0) {
		close(lock);
		int mine = links_lock(state, &report);
		_exit(mine >= 0 && symlink("second", memory_printf("%s/previous", state)) == 0 ? 0 : 1);
	}
	usleep(50000);
	assert_null(links_read(state, LINK_PREVIOUS));
	close(lock);
	int status;
	assert_int_equal(waitpid(second, &status, 0), second);
	assert_int_equal(status, 0);
	char *previous = links_read(state, LINK_PREVIOUS);
	assert_string_equal(previous, "second");
	free(previous);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_request_is_withdrawn_only_while_it_is_the_last, begin, end),
		cmocka_unit_test_setup_teardown(a_request_that_comes_while_another_is_withdrawn_is_kept, begin, end),
		cmocka_unit_test_setup_teardown(one_at_a_time_moves_the_links, begin, end),
	};
	return cmocka_run_group_tests_name("links", tests, NULL, NULL);
}
