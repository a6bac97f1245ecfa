/* formats/config.h: birlik.conf, all its findings with file and line. */
#include "test.h"

#include "formats/config.h"

static struct findings findings;
static struct config config;

static int begin(void **state)
{
	(void)state;
	findings_begin(&findings);
	return 0;
}

static int end(void **state)
{
	(void)state;
	config_release(&config);
	findings_end(&findings);
	return 0;
}

static bool parse(const char *text)
{
	return config_parse(&config, "birlik.conf", text, strlen(text), &findings.report);
}

static void what_is_not_given_has_its_default(void **state)
{
	(void)state;
	assert_true(parse("state = /var/lib/birlik\n"));
	assert_string_equal(config.state, "/var/lib/birlik");
	assert_string_equal(config.socket, "/var/lib/birlik/birlik.sock");
	assert_string_equal(config.inbox, "/var/lib/birlik/inbox.db");
	assert_null(config.socket_group);
	assert_int_equal(config.workers, 4);
	assert_int_equal(config.backlog, 64);
	assert_int_equal(config.request_hard_limit_ms, 10000);
	assert_int_equal(config.request_max_age_ms, 2000);
	assert_int_equal(config.max_request_body_bytes, 65536);
	assert_int_equal(config.peer_timeout_ms, 5000);
	assert_int_equal(config.start_timeout_ms, 20000);
	assert_int_equal(config.stop_timeout_ms, 6000);
}

static void blanks_comments_and_line_ends_of_every_kind_are_passed_over(void **state)
{
	(void)state;
	assert_true(parse("# a comment\r\n\n  \t\n state=/a#b c  # behind a blank\r\n\tworkers =\t2\nsocket_group = www-data"));
	assert_string_equal(config.state, "/a#b c");
	assert_int_equal(config.workers, 2);
	assert_string_equal(config.socket_group, "www-data");
}

static void an_unknown_key_is_an_error_that_names_the_nearest(void **state)
{
	(void)state;
	assert_false(parse("state = /a\nworkres = 4\n"));
	assert_string_equal(buffer_text(&findings.text), "birlik.conf:2: there is no key \"workres\"; did you mean \"workers\"?\n");
}

static void every_mistake_is_told_not_the_first_alone(void **state)
{
	(void)state;
	assert_false(parse("state = /a\nstate = /b\nworkers = many\nworkers = 3\nbacklog = 0\nbacklog: 3\npeer_timeout_ms =\n"));
	const char *text = buffer_text(&findings.text);
	assert_contains(text, "birlik.conf:2: state is given twice\n");
	assert_contains(text, "birlik.conf:3: workers is \"many\"; a whole number from 1 to 256 is needed\n");
	assert_contains(text, "birlik.conf:5: backlog is \"0\"; a whole number from 1 to 4096 is needed\n");
	assert_contains(text, "birlik.conf:6: \"backlog: 3\" is not of the form key = value\n");
	assert_contains(text, "birlik.conf:7: peer_timeout_ms has no value\n");
	assert_in_range(findings.report.errors, 5, 6);
}

static void numbers_stay_in_their_range(void **state)
{
	(void)state;
	static const char *const bad[] = {"workers = 0", "workers = 257", "workers = -1", "workers = 4.5", "workers = 1e2",
					  "workers = 0x4", "workers = 99999999999999999999", "max_request_body_bytes = 16777217",
					  "request_hard_limit_ms = 99", "stop_timeout_ms = 600001", "workers = 4 4"};
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		char *text = memory_printf("state = /a\n%s\n", bad[i]);
		if (parse(text))
			fail_msg("taken: %s", bad[i]);
		config_release(&config);
		free(text);
	}
	assert_int_equal(findings.report.errors, COUNT_OF(bad));
}

static void the_state_must_be_given(void **state)
{
	(void)state;
	assert_false(parse("workers = 2\n"));
	assert_string_equal(buffer_text(&findings.text), "birlik.conf: state is not given: the folder of the releases\n");
}

static void what_is_no_text_is_refused(void **state)
{
	(void)state;
	assert_false(config_parse(&config, "f", "state = /a\0b\n", 13, &findings.report));
	assert_contains(buffer_text(&findings.text), "f: is not a text: it holds a byte 0");
	config_release(&config);
	assert_false(parse("state = /a\nsocket = /\xff\n"));
	assert_contains(buffer_text(&findings.text), "birlik.conf:2: is not well-formed UTF-8 text");
}

static void a_file_is_read_up_to_64_kilobytes(void **state)
{
	(void)state;
	char *folder = test_folder(), *path = memory_printf("%s/birlik.conf", folder);
	struct buffer text = {0};
	assert_false(config_read(&config, path, &findings.report));
	assert_contains(buffer_text(&findings.text), "birlik.conf: cannot be read: ");
	config_release(&config);
	test_write(folder, "birlik.conf", "state = /a\nworkers = 9\n");
	assert_true(config_read(&config, path, &findings.report));
	assert_int_equal(config.workers, 9);
	config_release(&config);
	buffer_append_text(&text, "state = /a\n");
	while (text.length <= CONFIG_SIZE_MAX)
		buffer_append_text(&text, "# a comment, and so on\n");
	test_write(folder, "birlik.conf", buffer_text(&text));
	assert_false(config_read(&config, path, &findings.report));
	assert_contains(buffer_text(&findings.text), "is larger than 65536 bytes");
	buffer_release(&text);
	unlink(path);
	rmdir(folder);
	free(folder), free(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_is_not_given_has_its_default, begin, end),
		cmocka_unit_test_setup_teardown(blanks_comments_and_line_ends_of_every_kind_are_passed_over, begin, end),
		cmocka_unit_test_setup_teardown(an_unknown_key_is_an_error_that_names_the_nearest, begin, end),
		cmocka_unit_test_setup_teardown(every_mistake_is_told_not_the_first_alone, begin, end),
		cmocka_unit_test_setup_teardown(numbers_stay_in_their_range, begin, end),
		cmocka_unit_test_setup_teardown(the_state_must_be_given, begin, end),
		cmocka_unit_test_setup_teardown(what_is_no_text_is_refused, begin, end),
		cmocka_unit_test_setup_teardown(a_file_is_read_up_to_64_kilobytes, begin, end),
	};
	return cmocka_run_group_tests_name("config", tests, NULL, NULL);
}
