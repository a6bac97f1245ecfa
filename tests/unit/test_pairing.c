/* site/pairing.h: whose translation a text is. */
#include "test.h"

#include "ground/file.h"
#include "site/pairing.h"

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

static void read_po(const char *entries)
{
	char *text = memory_printf("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n%s\n", entries);
	test_write(folder, "x.po", text);
	free(text);
	assert_true(catalogue_read(catalogue, path, &findings.report));
}

/* The state of the only message of the field `c`; the text that was found in *text. */
static enum pairing_state state_of(const char *source, const char **text)
{
	struct pairing pair = {.source = source};
	pairing_find(catalogue, "c", &pair, 1);
	*text = pair.old ? pair.old->text[0] : NULL;
	return pair.state;
}

#define ENTRY(context, source, text) "msgctxt \"" context "\"\nmsgid \"" source "\"\nmsgstr \"" text "\"\n\n"
#define BODY "The union helps its members to renew their water networks."

static void the_same_text_is_current(void **state)
{
	const char *text;
	(void)state;
	read_po(ENTRY("c", BODY, "T"));
	assert_int_equal(state_of(BODY, &text), PAIRING_CURRENT);
	assert_string_equal(text, "T");
	assert_int_equal(state_of("The union helps its members  to renew their water networks.", &text), PAIRING_CURRENT);
}

static void a_text_taken_back_finds_its_translation(void **state)
{
	const char *text;
	(void)state;
	read_po("#~ msgctxt \"c\"\n#~ msgid \"" BODY "\"\n#~ msgstr \"T\"\n");
	assert_int_equal(state_of(BODY, &text), PAIRING_CURRENT);
	assert_string_equal(text, "T");
}

static void a_changed_word_is_stale_and_a_changed_figure_missing(void **state)
{
	const char *text;
	(void)state;
	read_po(ENTRY("c", BODY, "T"));
	assert_int_equal(state_of("The union helped its members to renew their water networks.", &text), PAIRING_STALE);
	assert_string_equal(text, "T");
	assert_int_equal(state_of("The union helps its 40 members to renew their water networks.", &text), PAIRING_MISSING);
	assert_string_equal(text, "T");
	assert_int_equal(state_of("Publications can be ordered by post.", &text), PAIRING_MISSING);
	assert_null(text);
}

static void no_other_field_is_asked(void **state)
{
	const char *text;
	(void)state;
	read_po(ENTRY("d", BODY, "T") ENTRY("c2", BODY, "T") "msgid \"" BODY "\"\nmsgstr \"T\"\n");
	assert_int_equal(state_of(BODY, &text), PAIRING_MISSING);
	assert_null(text);
}

static void a_fuzzy_text_is_the_translation_of_what_stands_beside_it(void **state)
{
	const char *text;
	(void)state;
	read_po("#, fuzzy\n#| msgctxt \"c\"\n#| msgid \"The union helps its members to repair their water networks.\"\n" ENTRY("c", BODY, "T"));
	assert_int_equal(state_of(BODY, &text), PAIRING_STALE);
	/* Changed again: still of the first. */
	assert_int_equal(state_of("The union helps all members to renew their water networks.", &text), PAIRING_STALE);
}

static void a_guess_is_never_shown(void **state)
{
	static const char *const guesses[] = {
		"#, fuzzy\n" ENTRY("c", BODY, "T"),
		"#, fuzzy\n#| msgctxt \"d\"\n#| msgid \"The union helps its members to repair their water networks.\"\n" ENTRY("c", BODY, "T"),
		"#, fuzzy\n#| msgctxt \"c\"\n#| msgid \"The union helps its 5 members to renew their water networks.\"\n" ENTRY("c", BODY, "T"),
		"#, fuzzy\n#| msgctxt \"c\"\n#| msgid \"Publications can be ordered by post.\"\n" ENTRY("c", BODY, "T"),
	};
	(void)state;
	for (size_t i = 0; i < COUNT_OF(guesses); i++) {
		const char *text;
		read_po(guesses[i]);
		assert_int_equal(state_of(BODY, &text), PAIRING_MISSING);
		catalogue_free(catalogue);
		catalogue = catalogue_new();
	}
}

static void what_belongs_to_another_paragraph_is_not_lent(void **state)
{
	struct pairing pairs[] = {{.source = BODY}, {.source = "The union helps its members to renew their gas networks."}};
	(void)state;
	read_po(ENTRY("c", BODY, "T"));
	pairing_find(catalogue, "c", pairs, 2);
	assert_int_equal(pairs[0].state, PAIRING_CURRENT);
	assert_int_equal(pairs[1].state, PAIRING_MISSING);
	assert_null(pairs[1].old);
}

static void the_most_alike_are_paired(void **state)
{
	struct pairing pairs[] = {{.source = "The board elects the old president of the network."},
				  {.source = "The board elects the new president of the union."}};
	(void)state;
	read_po(ENTRY("c", "The board elects the president of the union.", "U") ENTRY("c", "The board elects the president of the network.", "N"));
	pairing_find(catalogue, "c", pairs, 2);
	assert_string_equal(pairs[0].old->text[0], "N");
	assert_string_equal(pairs[1].old->text[0], "U");
}

static void a_text_that_does_not_agree_with_its_own_source_is_not_shown(void **state)
{
	const char *text;
	(void)state;
	read_po(ENTRY("c", "The <em>union</em> helps its members to renew their networks.", "T"));
	assert_int_equal(state_of("The <em>union</em> helped its members to renew their networks.", &text), PAIRING_MISSING);
}

static void likeness_is_of_texts_and_not_of_a_language(void **state)
{
	(void)state;
	assert_int_equal(pairing_likeness(BODY, BODY), 1000);
	assert_int_equal(pairing_likeness("", ""), 1000);
	assert_in_range(pairing_likeness("Our history", "Our story"), PAIRING_LIKENESS, 999);
	assert_in_range(pairing_likeness("News", "Events"), 0, PAIRING_LIKENESS - 1);
	assert_in_range(pairing_likeness("The assembly is the highest body of the network: it elects the president and the board.",
					 "Young people are invited to the council meetings, which are open to everybody who lives in the town."),
			0, PAIRING_LIKENESS - 1);
}

static void very_many_old_texts_end_in_time(void **state)
{
	struct buffer entries = {0};
	const char *text;
	(void)state;
	for (int i = 0; i < 5000; i++)
		buffer_printf(&entries, "msgctxt \"c\"\nmsgid \"An old text of number %d that nobody needs any more.\"\nmsgstr \"%d\"\n\n", i, i);
	read_po(buffer_text(&entries));
	assert_int_equal(state_of(BODY, &text), PAIRING_MISSING);
	buffer_release(&entries);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(the_same_text_is_current),
		IN_FOLDER(a_text_taken_back_finds_its_translation),
		IN_FOLDER(a_changed_word_is_stale_and_a_changed_figure_missing),
		IN_FOLDER(no_other_field_is_asked),
		IN_FOLDER(a_fuzzy_text_is_the_translation_of_what_stands_beside_it),
		IN_FOLDER(a_guess_is_never_shown),
		IN_FOLDER(what_belongs_to_another_paragraph_is_not_lent),
		IN_FOLDER(the_most_alike_are_paired),
		IN_FOLDER(a_text_that_does_not_agree_with_its_own_source_is_not_shown),
		IN_FOLDER(likeness_is_of_texts_and_not_of_a_language),
		IN_FOLDER(very_many_old_texts_end_in_time),
	};
	return cmocka_run_group_tests_name("pairing", tests, NULL, NULL);
}
