/*
 * site/i18n.h: the words of the interface put into a stylesheet. Every test resolves a small
 * stylesheet with a catalogue and applies it, so what is checked is what a reader would read.
 */
#include "test.h"

#include "ground/file.h"
#include "libraries/html.h"
#include "libraries/stylesheet.h"
#include "site/i18n.h"

static struct findings findings;
static struct catalogue *catalogue;
static struct message_grammar grammar;
static struct i18n i18n;
static struct missing missing;
static char *folder;

static void number(void *context, const char *const *arguments, int count, struct buffer *result)
{
	(void)context, (void)count;
	buffer_printf(result, "#%s", arguments[0]);
}

static const struct stylesheet_function functions[] = {{"number", 1, 1, number}, {NULL, 0, 0, NULL}};

static int begin(void **state)
{
	(void)state;
	findings_begin(&findings);
	folder = test_folder();
	catalogue = NULL;
	xmlDoc *document = xml_read_fragment("<s xmlns:b='urn:birlik'><b:grammar template='suffix' apostrophes='’'>"
					     "<b:case name='abl' forms='den dan ten tan'/></b:grammar></s>");
	message_grammar_read(&grammar, xmlDocGetRootElement(document));
	xmlFreeDoc(document);
	return 0;
}

static int end(void **state)
{
	(void)state;
	catalogue_template_free(missing.messages);
	missing.messages = NULL;
	catalogue_free(catalogue);
	message_grammar_release(&grammar);
	file_remove_tree(folder, &findings.report);
	findings_end(&findings);
	free(folder);
	return 0;
}

/* The catalogue of these entries. */
static void translate(const char *entries)
{
	char *path = memory_printf("%s/x.po", folder);
	char *text = memory_printf("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n"
				   "Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);\\n\"\n\n%s\n", entries);
	test_write(folder, "x.po", text);
	catalogue = catalogue_new();
	if (!catalogue_read(catalogue, path, &findings.report))
		fail_msg("the catalogue of the test: %s", buffer_text(&findings.text));
	free(text), free(path);
}

static char *stylesheet(const char *body)
{
	return memory_printf("<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' "
			     "xmlns:i18n='http://apache.org/cocoon/i18n/2.1' xmlns:b='urn:birlik' exclude-result-prefixes='i18n b'>"
			     "<xsl:template match='/'><out>%s</out></xsl:template>"
			     "<xsl:template name='suffix'><xsl:param name='value'/><xsl:param name='case'/><xsl:param name='apostrophe'/>"
			     "<xsl:param name='reading'/><xsl:param name='flags'/>[<xsl:copy-of select='$value'/>|<xsl:value-of "
			     "select='concat($case, $apostrophe, $reading, $flags)'/>]</xsl:template></xsl:stylesheet>", body);
}

static bool resolve(const char *body, xmlDoc **made)
{
	char *text = stylesheet(body);
	*made = xml_read_text(text, strlen(text), "x.xsl", 1, &findings.report);
	free(text);
	assert_non_null(*made);
	missing.language = "tr", missing.told = 3;
	i18n = (struct i18n){.catalogue = catalogue, .grammar = &grammar, .file = "x.xsl", .report = &findings.report, .missing = &missing};
	return i18n_resolve(*made, &i18n);
}

/* What the stylesheet writes for the document <d n="3" name="TBB">. */
static void expect(const char *body, const char *expected)
{
	xmlDoc *document;
	struct buffer out = {0}, error = {0};

	if (!resolve(body, &document))
		fail_msg("refused: %s", buffer_text(&findings.text));
	size_t length;
	char *text = xml_to_text(document, &length), *path = memory_printf("%s/x.xsl", folder);
	xmlFreeDoc(document);
	assert_null(strstr(text, "<i18n:"));
	test_write(folder, "x.xsl", text);
	free(text);
	struct stylesheet *compiled = stylesheet_compile(path, &findings.report);
	assert_non_null(compiled);
	document = xml_read_fragment("<d n='3' one='1' name='TBB'/>");
	xmlDoc *result = stylesheet_apply(compiled, document, NULL, &error);
	if (result == NULL)
		fail_msg("%s", buffer_text(&error));
	html_write_content(xmlDocGetRootElement(result), &out);
	assert_string_equal(buffer_text(&out), expected);
	xmlFreeDoc(result);
	xmlFreeDoc(document);
	stylesheet_free(compiled);
	buffer_release(&out), buffer_release(&error);
	free(path);
}

static void expect_refused(const char *body, const char *why)
{
	xmlDoc *document;
	if (resolve(body, &document))
		fail_msg("taken: %s", body);
	xmlFreeDoc(document);
	assert_contains(buffer_text(&findings.text), why);
}

#define TRANSLATE "<i18n:translate><i18n:text>member of <b>{name}</b> since {year}</i18n:text>" \
		  "<i18n:param name='name'><xsl:value-of select='/d/@name'/></i18n:param><i18n:param name='year'>2023</i18n:param></i18n:translate>"

static void without_a_catalogue_the_words_are_those_of_the_stylesheet(void **state)
{
	(void)state;
	expect("<p><i18n:text>Hello</i18n:text>, " TRANSLATE "</p>", "<p>Hello, member of <b>TBB</b> since 2023</p>");
	assert_null(missing.messages);
}

static void text_is_replaced_by_its_translation(void **state)
{
	(void)state;
	translate("msgid \"Members\"\nmsgstr \"Üyeler\"\n\nmsgctxt \"page\"\nmsgid \"Members\"\nmsgstr \"Üye listesi\"");
	expect("<p><i18n:text>\n  Members </i18n:text></p><p><i18n:text context='page'>Members</i18n:text></p>",
	       "<p>Üyeler</p><p>Üye listesi</p>");
}

static void placeholders_are_reordered_and_take_their_case(void **state)
{
	(void)state;
	translate("msgid \"member of <b>{name}</b> since {year}\"\nmsgstr \"{year}’den beri <b>{name}</b> üyesi\"");
	expect(TRANSLATE, "[2023|abl’] beri <b>TBB</b> üyesi");
}

static void a_placeholder_hands_its_reading_and_flags_to_the_grammar(void **state)
{
	(void)state;
	translate("msgid \"from {name}\"\nmsgstr \"{name}’den\"");
	expect("<i18n:translate><i18n:text>from {name}</i18n:text><i18n:param name='name' read=\"'Bordo'\" flags=\"'front'\">Bordeaux"
	       "</i18n:param></i18n:translate>", "[Bordeaux|abl’Bordofront]");
}

static void a_tag_may_be_a_shell_with_attributes_of_the_stylesheet(void **state)
{
	(void)state;
	translate("msgid \"read <a>more</a>\"\nmsgstr \"<a>devamını</a> okuyun\"");
	expect("<i18n:translate><i18n:text>read <a>more</a></i18n:text><i18n:param name='a'><a href='{/d/@name}' class='x'/></i18n:param>"
	       "</i18n:translate>", "<a href=\"TBB\" class=\"x\">devamını</a> okuyun");
}

static void a_param_may_hold_messages_of_its_own(void **state)
{
	(void)state;
	translate("msgid \"a {what}\"\nmsgstr \"bir {what}\"\n\nmsgid \"network\"\nmsgstr \"ağ\"");
	expect("<i18n:translate><i18n:text>a {what}</i18n:text><i18n:param name='what'><i18n:text>network</i18n:text></i18n:param>"
	       "</i18n:translate>", "bir ağ");
}

static void named_attributes_are_translated_and_others_are_not(void **state)
{
	(void)state;
	translate("msgid \"Search\"\nmsgstr \"Ara & bul\"");
	expect("<input title='Search' placeholder='Search' class='Search' i18n:attr='title placeholder'/>",
	       "<input title=\"Ara &amp; bul\" placeholder=\"Ara &amp; bul\" class=\"Search\">");
}

#define PLURAL(n) "<i18n:plural n='" n "'><i18n:one>one network</i18n:one><i18n:other>{n} networks</i18n:other></i18n:plural>"

static void a_plural_takes_the_form_of_its_number(void **state)
{
	(void)state;
	expect(PLURAL("/d/@one") PLURAL("/d/@n") PLURAL("0"), "one network#3 networks#0 networks");
}

static void a_plural_has_as_many_forms_as_its_language(void **state)
{
	(void)state;
	translate("msgid \"one network\"\nmsgid_plural \"{n} networks\"\nmsgstr[0] \"bir\"\nmsgstr[1] \"çift\"\nmsgstr[2] \"{n} tane\"");
	expect(PLURAL("1") PLURAL("2") PLURAL("/d/@n"), "birçift#3 tane");
}

static void what_has_no_translation_stays_as_it_is_and_is_counted_once(void **state)
{
	(void)state;
	translate("msgid \"x\"\nmsgstr \"\"\n\n#, fuzzy\nmsgid \"y\"\nmsgstr \"Y?\"");
	expect("<i18n:text>x</i18n:text><i18n:text>y</i18n:text><i18n:text>z</i18n:text><i18n:text>x</i18n:text><a title='t' i18n:attr='title'/>" PLURAL("1"),
	       "xyzx<a title=\"t\"></a>one network");
	assert_int_equal(catalogue_template_count(missing.messages), 5);
	assert_int_equal(findings.report.warnings, 3); /* as many as are to be told */
	assert_contains(buffer_text(&findings.text), "x.xsl:1: warning: no translation into tr of “z”");
	assert_int_equal(findings.report.errors, 0);
}

/* What a translator may get wrong: each is refused with the place in the catalogue. */
static void mistakes_of_translators_are_refused_with_their_place(void **state)
{
	(void)state;
	static const struct {
		const char *translation, *why;
	} mistakes[] = {
		{"{name}<b></b> üyesi", "the translation lacks {year}"},
		{"{yil}’den beri <b>{name}</b> {year}", "the translation has {yil}"},
		{"{year}’den beri <b>{name} üyesi", "is not well-formed"},
		{"{year}’den beri {name} üyesi", "the translation lacks <b>"},
		{"{year}’den beri <b>{name}</b> <i>üyesi</i>", "the translation has <i>"},
		{"{year}’den beri <b onclick='x()'>{name}</b>", "onclick"},
		{"{year}’den beri <b lang='x'>{name}</b>", "is not allowed here"},
		{"{year} & <b>{name}</b>", "is not well-formed"},
		{"{year} < <b>{name}</b>", "is not well-formed"},
		{"{year} <b>{name}</b> &uuml;", "is not well-formed"},
		{"{year} <b>{name}</b><xsl:value-of xmlns:xsl='http://www.w3.org/1999/XSL/Transform' select='1'/>", "value-of"},
		{"{year} <b>{name}</b><script>x</script>", "<script>"},
		{"{year} <b>{name}</b> {", "a { begins no placeholder"},
		{"{year} <b>{name}</b><!-- x -->", "only text and tags are allowed"},
	};
	for (size_t i = 0; i < COUNT_OF(mistakes); i++) {
		char *entry = memory_printf("msgid \"member of <b>{name}</b> since {year}\"\nmsgstr \"%s\"", mistakes[i].translation);
		translate(entry);
		buffer_clear(&findings.text);
		expect_refused(TRANSLATE, mistakes[i].why);
		assert_contains(buffer_text(&findings.text), "/x.po:");
		catalogue_free(catalogue);
		catalogue = NULL;
		free(entry);
	}
	assert_int_equal(findings.report.errors, COUNT_OF(mistakes));
}

static void a_translator_is_told_the_line_in_the_catalogue(void **state)
{
	(void)state;
	translate("msgid \"since {year}\"\nmsgstr \"yıldan beri\"");
	expect_refused("<i18n:translate><i18n:text>since {year}</i18n:text><i18n:param name='year'>1</i18n:param></i18n:translate>",
		       "/x.po:4: “yıldan beri”: the translation lacks {year}");
}

static void a_plural_form_that_is_missing_is_refused(void **state)
{
	(void)state;
	translate("msgid \"one network\"\nmsgid_plural \"{n} networks\"\nmsgstr[0] \"bir\"\nmsgstr[1] \"\"\nmsgstr[2] \"{n} tane\"");
	expect_refused(PLURAL("1"), "a plural form is missing");
}

static void a_plural_form_with_a_foreign_placeholder_is_refused(void **state)
{
	(void)state;
	translate("msgid \"one network\"\nmsgid_plural \"{n} networks\"\nmsgstr[0] \"bir\"\nmsgstr[1] \"{m}\"\nmsgstr[2] \"{n} tane\"");
	expect_refused(PLURAL("1"), "the translation has {m}, which its source has not");
}

static void the_last_form_of_a_plural_must_say_the_number(void **state)
{
	(void)state;
	translate("msgid \"one network\"\nmsgid_plural \"{n} networks\"\nmsgstr[0] \"bir\"\nmsgstr[1] \"çift\"\nmsgstr[2] \"tane\"");
	expect_refused(PLURAL("1"), "the translation lacks {n}");
}

static void braces_cannot_stand_in_an_attribute(void **state)
{
	(void)state;
	translate("msgid \"Search\"\nmsgstr \"{/d/@name}\"");
	expect_refused("<a title='Search' i18n:attr='title'/>", "{ cannot stand here");
}

static void mistakes_in_a_stylesheet_are_refused_with_its_line(void **state)
{
	(void)state;
	expect_refused("<i18n:translate><i18n:param name='a'>x</i18n:param></i18n:translate>", "x.xsl:1: i18n:translate without i18n:text");
	expect_refused("<i18n:plural n='1'><i18n:one>a</i18n:one></i18n:plural>", "x.xsl:1: i18n:plural needs n, i18n:one and i18n:other");
	expect_refused("<i18n:plural><i18n:one>a</i18n:one><i18n:other>b</i18n:other></i18n:plural>", "i18n:plural needs n");
	expect_refused("<i18n:text>since {year}</i18n:text>", "there is no placeholder {year}");
}

static void note_message(void *receiver, const char *context, const char *source, const char *plural, const char *note, const char *file,
			 long line)
{
	(void)file, (void)line;
	buffer_printf(receiver, "%s|%s|%s|%s\n", context ? context : "", source, plural ? plural : "", note ? note : "");
}

static void what_is_extracted_is_what_is_looked_up(void **state)
{
	(void)state;
	struct buffer out = {0};
	char *text = stylesheet("<i18n:text context='c' note='for translators'> Hello\n <b>you</b></i18n:text>" TRANSLATE PLURAL("1")
				"<a title='Search' i18n:attr='title'/>");
	xmlDoc *document = xml_read_text(text, strlen(text), "x.xsl", 1, &findings.report);
	i18n_extract(document, "x.xsl", note_message, &out);
	assert_string_equal(buffer_text(&out), "c|Hello <b>you</b>||for translators\n|member of <b>{name}</b> since {year}||\n"
					       "|one network|{n} networks|\n|Search||attribute title of <a>\n");
	xmlFreeDoc(document);
	buffer_release(&out);
	free(text);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(without_a_catalogue_the_words_are_those_of_the_stylesheet),
		IN_FOLDER(text_is_replaced_by_its_translation),
		IN_FOLDER(placeholders_are_reordered_and_take_their_case),
		IN_FOLDER(a_placeholder_hands_its_reading_and_flags_to_the_grammar),
		IN_FOLDER(a_tag_may_be_a_shell_with_attributes_of_the_stylesheet),
		IN_FOLDER(a_param_may_hold_messages_of_its_own),
		IN_FOLDER(named_attributes_are_translated_and_others_are_not),
		IN_FOLDER(a_plural_takes_the_form_of_its_number),
		IN_FOLDER(a_plural_has_as_many_forms_as_its_language),
		IN_FOLDER(what_has_no_translation_stays_as_it_is_and_is_counted_once),
		IN_FOLDER(mistakes_of_translators_are_refused_with_their_place),
		IN_FOLDER(a_translator_is_told_the_line_in_the_catalogue),
		IN_FOLDER(a_plural_form_that_is_missing_is_refused),
		IN_FOLDER(a_plural_form_with_a_foreign_placeholder_is_refused),
		IN_FOLDER(the_last_form_of_a_plural_must_say_the_number),
		IN_FOLDER(braces_cannot_stand_in_an_attribute),
		IN_FOLDER(mistakes_in_a_stylesheet_are_refused_with_its_line),
		IN_FOLDER(what_is_extracted_is_what_is_looked_up),
	};
	xml_start();
	stylesheet_start(functions);
	return cmocka_run_group_tests_name("i18n", tests, NULL, NULL);
}
