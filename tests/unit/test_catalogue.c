/* libraries/catalogue.h: .po files read, templates written. */
#include "test.h"

#include "ground/file.h"
#include "libraries/catalogue.h"

static struct findings findings;
static struct catalogue *catalogue;
static char *folder, *path;

static int begin(void **state)
{
	(void)state;
	findings_begin(&findings);
	folder = test_folder();
	path = memory_printf("%s/x.po", folder);
	catalogue = catalogue_new();
	return 0;
}

static int end(void **state)
{
	(void)state;
	catalogue_free(catalogue);
	file_remove_tree(folder, &findings.report);
	findings_end(&findings);
	free(folder), free(path);
	return 0;
}

static bool read_po(const char *entries)
{
	char *text = memory_printf("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n%s\n", entries);
	test_write(folder, "x.po", text);
	free(text);
	return catalogue_read(catalogue, path, &findings.report);
}

static void an_empty_catalogue_finds_nothing(void **state)
{
	(void)state;
	assert_null(catalogue_find(catalogue, NULL, "x"));
	assert_null(catalogue_find(catalogue, "c", "x"));
	assert_null(catalogue_plural_forms(catalogue));
}

static void a_message_is_found_by_context_and_source(void **state)
{
	(void)state;
	assert_true(read_po("msgid \"May\"\nmsgstr \"Mayıs\"\n\nmsgctxt \"verb\"\nmsgid \"May\"\nmsgstr \"olabilir\""));
	assert_string_equal(catalogue_find(catalogue, NULL, "May")->text[0], "Mayıs");
	assert_string_equal(catalogue_find(catalogue, "verb", "May")->text[0], "olabilir");
	assert_null(catalogue_find(catalogue, "noun", "May"));
	assert_null(catalogue_find(catalogue, NULL, "may"));
}

static void what_is_not_translated_is_not_there_and_what_is_fuzzy_says_so(void **state)
{
	(void)state;
	assert_true(read_po("msgid \"a\"\nmsgstr \"\"\n\n#, fuzzy\n#| msgid \"old\"\nmsgid \"b\"\nmsgstr \"B\"\n\n#~ msgid \"c\"\n#~ msgstr \"C\""));
	assert_null(catalogue_find(catalogue, NULL, "a"));
	assert_true(catalogue_find(catalogue, NULL, "b")->fuzzy);
	assert_string_equal(catalogue_find(catalogue, NULL, "b")->previous, "old");
	assert_null(catalogue_find(catalogue, NULL, "c"));
}

static void a_message_knows_its_line(void **state)
{
	(void)state;
	assert_true(read_po("msgid \"a\"\nmsgstr \"A\"\n\nmsgid \"b\"\nmsgstr \"B\""));
	assert_string_equal(catalogue_find(catalogue, NULL, "b")->file, path);
	assert_in_range(catalogue_find(catalogue, NULL, "b")->line, 7, 8);
}

static void a_catalogue_that_is_broken_is_told_with_its_line(void **state)
{
	(void)state;
	assert_false(read_po("msgid \"a\"\nmsgstr \"A\n"));
	char *start = memory_printf("%s:5: ", path);
	assert_contains(buffer_text(&findings.text), start);
	free(start);
}

static void the_same_message_twice_is_an_error(void **state)
{
	(void)state;
	assert_false(read_po("msgid \"a\"\nmsgstr \"A\"\n\nmsgid \"a\"\nmsgstr \"B\""));
}

static void a_catalogue_that_is_not_there_is_an_error(void **state)
{
	(void)state;
	assert_false(catalogue_read(catalogue, "/nowhere/x.po", &findings.report));
	assert_contains(buffer_text(&findings.text), "/nowhere/x.po: ");
}

static void the_first_of_two_files_holds(void **state)
{
	(void)state;
	assert_true(read_po("msgid \"a\"\nmsgstr \"first\""));
	test_write(folder, "y.po", "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\nmsgid \"a\"\nmsgstr \"second\"\n\n"
				   "msgid \"b\"\nmsgstr \"B\"\n");
	char *other = memory_printf("%s/y.po", folder);
	assert_true(catalogue_read(catalogue, other, &findings.report));
	assert_string_equal(catalogue_find(catalogue, NULL, "a")->text[0], "first");
	assert_string_equal(catalogue_find(catalogue, NULL, "b")->text[0], "B");
	free(other);
}

static void a_template_joins_equal_messages_and_is_written_only_if_it_changes(void **state)
{
	(void)state;
	char *pot = memory_printf("%s/x.pot", folder);
	struct buffer text = {0}, again = {0};
	for (int i = 0; i < 2; i++) {
		struct catalogue_template *template = catalogue_template_new("en");
		catalogue_template_add(template, NULL, "since {year}", NULL, "a note", "a.xsl", 3);
		catalogue_template_add(template, "c", "x", "xs", NULL, "b.xsl", 0);
		catalogue_template_add(template, NULL, "since {year}", NULL, NULL, "c.xsl", 9);
		assert_true(catalogue_template_write(template, pot, &findings.report));
		assert_true(file_read(pot, i ? &again : &text, &findings.report));
		catalogue_template_free(template);
	}
	assert_string_equal(buffer_text(&text), buffer_text(&again));
	assert_contains(buffer_text(&text), "#. a note\n#: a.xsl:3 c.xsl:9\n#, python-brace-format\nmsgid \"since {year}\"\n");
	assert_contains(buffer_text(&text), "msgctxt \"c\"\nmsgid \"x\"\nmsgid_plural \"xs\"\n");
	buffer_release(&text), buffer_release(&again);
	free(pot);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(an_empty_catalogue_finds_nothing),
		IN_FOLDER(a_message_is_found_by_context_and_source),
		IN_FOLDER(what_is_not_translated_is_not_there_and_what_is_fuzzy_says_so),
		IN_FOLDER(a_message_knows_its_line),
		IN_FOLDER(a_catalogue_that_is_broken_is_told_with_its_line),
		IN_FOLDER(the_same_message_twice_is_an_error),
		IN_FOLDER(a_catalogue_that_is_not_there_is_an_error),
		IN_FOLDER(the_first_of_two_files_holds),
		IN_FOLDER(a_template_joins_equal_messages_and_is_written_only_if_it_changes),
	};
	return cmocka_run_group_tests_name("catalogue", tests, NULL, NULL);
}
