/* formats/po.h: the gate for catalogues, and the breaking of their lines. */
#include "test.h"

#include "formats/po.h"

static struct findings findings;
static struct po_lines lines;

static int begin(void **state)
{
	(void)state;
	findings_begin(&findings);
	return 0;
}

static int end(void **state)
{
	(void)state;
	po_lines_release(&lines);
	findings_end(&findings);
	return 0;
}

static bool gate_bytes(const char *bytes, size_t length)
{
	struct buffer buffer = {0};
	buffer_append(&buffer, bytes, length);
	bool good = po_gate(&buffer, "x.po", &lines, &findings.report);
	buffer_release(&buffer);
	return good;
}

static bool gate(const char *text)
{
	return gate_bytes(text, strlen(text));
}

static void refuse(const char *text, const char *what)
{
	buffer_clear(&findings.text);
	po_lines_release(&lines);
	assert_false(gate(text));
	assert_string_equal(buffer_text(&findings.text), what);
}

static void every_message_has_its_line(void **state)
{
	(void)state;
	assert_true(gate("msgid \"\"\nmsgstr \"\"\n\"x\\n\"\n\n# remark\n#, fuzzy\n#| msgid \"o\"\nmsgctxt \"c\"\nmsgid \"a\"\nmsgid_plural \"b\"\n"
			 "msgstr[0] \"\"\nmsgstr[1] \"\"\n\n#~| msgid \"p\"\n#~ msgid \"z\"\n#~ msgstr \"Z\"\n"));
	assert_int_equal(lines.count, 3);
	assert_int_equal(lines.lines[0], 1);
	assert_int_equal(lines.lines[1], 9);
	assert_int_equal(lines.lines[2], 15);
}

static void blanks_are_free(void **state)
{
	(void)state;
	assert_true(gate("msgid\"a\"msgstr\"b\" msgid \"c\"\r\n\tmsgstr \"d\""));
	assert_int_equal(lines.count, 2);
	assert_int_equal(lines.lines[1], 1);
}

static void what_is_no_catalogue_is_told_with_its_line(void **state)
{
	(void)state;
	refuse("", "x.po: is empty\n");
	refuse("\xef\xbb\xbfmsgid \"a\"", "x.po:1: begins with a byte order mark; it is to be saved as UTF-8 without one\n");
	refuse("\xff\xfem", "x.po:1: is UTF-16; it is to be saved as UTF-8\n");
	refuse("# \n# \x80\n", "x.po:2: a control character, or a byte that is not UTF-8\n");
	refuse("\n\nmsgid \"a\nmsgstr \"\"\n", "x.po:3: a string is not closed at the end of its line\n");
	refuse("msgid \"a\\\n", "x.po:1: a string is not closed at the end of its line\n");
	refuse("msgid \"a\"\nmsgid \"b\"\n", "x.po:2: msgid cannot stand here, behind msgid\n");
	refuse("msgid \"a\"\nmsgstr[0] \"b\"\n", "x.po:2: msgstr[] cannot stand here, behind msgid\n");
	refuse("msgid \"a\"\nmsgid_plural \"b\"\nmsgstr \"c\"\n", "x.po:3: msgstr cannot stand here, behind msgid_plural\n");
	refuse("msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[x] \"c\"\n", "x.po:3: msgstr[0] to msgstr[9] are expected\n");
	refuse("msgid msgstr \"a\"\n", "x.po:1: a string is expected behind msgid\n");
	refuse("\"a\"\n", "x.po:1: a string stands before every message\n");
	refuse("msgid \"a\"\n", "x.po:2: the file ends within a message\n");
	refuse("msgid \"a\"\nmsgstr", "x.po:2: the file ends within a message\n");
	refuse("msgid \"a\"\nmsgstr \"\\x41\"\n", "x.po:2: the escape \\x is not allowed\n");
	refuse("domain \"d\"\n", "x.po:1: a catalogue has no domains\n");
	refuse("msgid \"a\"\nmsgstr \"b\"\n<a>\n", "x.po:3: this is neither a comment nor a part of a message\n");
}

static void a_nul_is_no_end(void **state)
{
	(void)state;
	assert_false(gate_bytes("# a\n\0msgid", 10));
	assert_string_equal(buffer_text(&findings.text), "x.po:2: a NUL byte; the file is damaged, or not UTF-8\n");
}

/* Every beginning of a catalogue is either one or refused: nothing is read behind its end. */
static void no_beginning_of_a_file_is_read_beyond(void **state)
{
	static const char whole[] = "# c\n#, fuzzy\n#| msgid \"o\"\nmsgctxt \"c\\\"\\\\\"\nmsgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"\"\nmsgstr[1] \"x\\n\"\n\"y\"\n#~ msgid \"z\"\n#~ msgstr \"Z\"\n";
	(void)state;
	for (size_t length = 0; length < sizeof(whole); length++) {
		char *exact = memory_alloc(length + 1);
		memcpy(exact, whole, length);
		gate_bytes(exact, length);
		po_lines_release(&lines);
		free(exact);
	}
}

#define LONG "a text that is longer than the eighty columns after which gettext’s tools would break it"

static void unbroken_lines_are_known(void **state)
{
	(void)state;
	assert_true(po_is_unwrapped("msgid \"" LONG "\"\nmsgstr \"\"\n"));
	assert_false(po_is_unwrapped("msgid \"short\"\nmsgstr \"\"\n"));
	assert_false(po_is_unwrapped("msgid \"\"\n\"a text that is broken \"\n\"in two\"\nmsgstr \"" LONG "\"\n"));
	assert_true(po_is_unwrapped("msgid \"\"\n\"two lines\\n\"\n\"of their own\"\nmsgstr \"" LONG "\"\n"));
}

static void lines_are_put_together_up_to_their_own_ends(void **state)
{
	struct buffer out = {0};
	(void)state;
	po_unwrap("#: a:1\n#: b:2\n#| msgid \"\"\n#| \"one \"\n#| \"two\"\nmsgid \"\"\n\"a\\n\"\n\"b \"\n\"c\\\\\"\n\"n\"\nmsgstr \"x\"\n\n#~ msgid \"\"\n#~ \"o \"\n#~ \"p\"\n#~ msgstr \"\"\n", &out);
	assert_string_equal(buffer_text(&out), "#: a:1\n#: b:2\n#| msgid \"one two\"\nmsgid \"\"\n\"a\\n\"\n\"b c\\\\n\"\nmsgstr \"x\"\n\n#~ msgid \"o p\"\n#~ msgstr \"\"\n");
	buffer_release(&out);
}

#define WITH(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH(every_message_has_its_line),
		WITH(blanks_are_free),
		WITH(what_is_no_catalogue_is_told_with_its_line),
		WITH(a_nul_is_no_end),
		WITH(no_beginning_of_a_file_is_read_beyond),
		WITH(unbroken_lines_are_known),
		WITH(lines_are_put_together_up_to_their_own_ends),
	};
	return cmocka_run_group_tests_name("po", tests, NULL, NULL);
}
