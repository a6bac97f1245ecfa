/* ground/file.h: files and folders; ground/report.h: how a finding is written. */
#include "test.h"

#include <sys/stat.h>

#include "ground/file.h"

static struct findings findings;
static char *folder;

static int begin(void **state)
{
	(void)state;
	findings_begin(&findings);
	folder = test_folder();
	return 0;
}

static int end(void **state)
{
	(void)state;
	file_remove_tree(folder, &findings.report);
	findings_end(&findings);
	free(folder);
	return 0;
}

static char *inside(const char *name)
{
	return memory_printf("%s/%s", folder, name);
}

static void what_is_written_is_read_byte_by_byte(void **state)
{
	(void)state;
	char *path = inside("file");
	struct buffer out = {0};
	char bytes[70000];
	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (char)(i * 7);
	assert_true(file_write(path, bytes, sizeof(bytes), &findings.report));
	assert_true(file_read(path, &out, &findings.report));
	assert_int_equal(out.length, sizeof(bytes));
	assert_memory_equal(out.bytes, bytes, sizeof(bytes));
	assert_int_equal(findings.report.errors, 0);
	buffer_release(&out);
	free(path);
}

static void a_write_that_fails_leaves_the_old_file_and_nothing_beside(void **state)
{
	(void)state;
	char *path = inside("old/file"), *above = inside("old"), *blocker = inside("old/file/x");
	struct file_list list;
	assert_true(file_make_folder(blocker, &findings.report)); /* a folder where the file should be */
	assert_false(file_write(path, "x", 1, &findings.report));
	assert_contains(buffer_text(&findings.text), "old/file: cannot be written: ");
	assert_true(file_list_read(&list, above, "", &findings.report));
	assert_int_equal(list.count, 1);
	file_list_release(&list);
	free(path), free(above), free(blocker);
}

static void what_is_not_there_is_one_line_that_names_it(void **state)
{
	(void)state;
	struct buffer out = {0};
	assert_false(file_read("/nowhere/at/all", &out, &findings.report));
	assert_string_equal(buffer_text(&findings.text), "/nowhere/at/all: cannot be read: No such file or directory\n");
	assert_int_equal(findings.report.errors, 1);
	assert_false(file_read(folder, &out, &findings.report)); /* a folder is no file */
	assert_int_equal(findings.report.errors, 2);
	buffer_release(&out);
}

static void folders_are_made_with_all_above_and_removed_with_all_below(void **state)
{
	(void)state;
	char *deep = inside("a/b/c"), *top = inside("a");
	assert_true(file_make_folder(deep, &findings.report));
	assert_true(file_make_folder(deep, &findings.report)); /* there already */
	test_write(deep, "x", "x");
	assert_true(file_exists(deep));
	assert_true(file_remove_tree(top, &findings.report));
	assert_false(file_exists(top));
	assert_true(file_remove_tree(top, &findings.report)); /* nothing to do */
	free(deep), free(top);
}

static void a_file_in_the_place_of_a_folder_is_an_error(void **state)
{
	(void)state;
	char *file = inside("file"), *below = inside("file/below");
	test_write(folder, "file", "");
	assert_false(file_make_folder(below, &findings.report));
	assert_false(file_make_folder(file, &findings.report));
	free(file), free(below);
}

static void removing_a_tree_does_not_follow_links(void **state)
{
	(void)state;
	char *kept = inside("kept"), *tree = inside("tree"), *file = inside("kept/file"), *link = inside("tree/link");
	assert_true(file_make_folder(kept, &findings.report) && file_make_folder(tree, &findings.report));
	test_write(kept, "file", "x");
	assert_int_equal(symlink(kept, link), 0);
	assert_true(file_remove_tree(tree, &findings.report));
	assert_true(file_exists(file));
	free(kept), free(tree), free(file), free(link);
}

static void a_folder_is_listed_in_byte_order_without_dots(void **state)
{
	(void)state;
	struct file_list list;
	static const char *const names[] = {"b.xml", "a.xml", "ş.xml", "B.xml", ".hidden.xml", "c.txt"};
	static const char *const expected[] = {"B.xml", "a.xml", "b.xml", "ş.xml"};
	for (size_t i = 0; i < COUNT_OF(names); i++)
		test_write(folder, names[i], "");
	assert_true(file_list_read(&list, folder, ".xml", &findings.report));
	assert_int_equal(list.count, COUNT_OF(expected));
	for (size_t i = 0; i < COUNT_OF(expected); i++)
		assert_string_equal(list.names[i], expected[i]);
	file_list_release(&list);
	assert_false(file_list_read(&list, "/nowhere", "", &findings.report));
	file_list_release(&list);
}

static void a_rename_takes_the_place_of_an_empty_folder_only(void **state)
{
	(void)state;
	char *from = inside("from"), *to = inside("to");
	assert_true(file_make_folder(from, &findings.report) && file_make_folder(to, &findings.report));
	test_write(from, "x", "");
	assert_true(file_rename(from, to, &findings.report));
	assert_true(file_make_folder(from, &findings.report));
	assert_false(file_rename(from, to, &findings.report));
	assert_contains(buffer_text(&findings.text), "/to: cannot be put in place: ");
	free(from), free(to);
}

static void a_finding_names_file_and_line_as_far_as_they_are_known(void **state)
{
	(void)state;
	assert_false(report_error(&findings.report, "db/a.xml", 12, "what is %s", "wrong"));
	assert_false(report_error(&findings.report, "db/a.xml", 0, "wrong"));
	assert_false(report_error(&findings.report, NULL, 3, "wrong"));
	report_warning(&findings.report, "x.po", 4, "100%% odd");
	assert_string_equal(buffer_text(&findings.text),
			    "db/a.xml:12: what is wrong\ndb/a.xml: wrong\nwrong\nx.po:4: warning: 100% odd\n");
	assert_int_equal(findings.report.errors, 3);
	assert_int_equal(findings.report.warnings, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_is_written_is_read_byte_by_byte, begin, end),
		cmocka_unit_test_setup_teardown(a_write_that_fails_leaves_the_old_file_and_nothing_beside, begin, end),
		cmocka_unit_test_setup_teardown(what_is_not_there_is_one_line_that_names_it, begin, end),
		cmocka_unit_test_setup_teardown(folders_are_made_with_all_above_and_removed_with_all_below, begin, end),
		cmocka_unit_test_setup_teardown(a_file_in_the_place_of_a_folder_is_an_error, begin, end),
		cmocka_unit_test_setup_teardown(removing_a_tree_does_not_follow_links, begin, end),
		cmocka_unit_test_setup_teardown(a_folder_is_listed_in_byte_order_without_dots, begin, end),
		cmocka_unit_test_setup_teardown(a_rename_takes_the_place_of_an_empty_folder_only, begin, end),
		cmocka_unit_test_setup_teardown(a_finding_names_file_and_line_as_far_as_they_are_known, begin, end),
	};
	return cmocka_run_group_tests_name("file", tests, NULL, NULL);
}
