/* site/message.h: content as a message for translators, and a translation back as nodes. */
#include "test.h"

#include "libraries/xml.h"
#include "site/message.h"

static const char grammar_text[] =
	"<s xmlns:b='urn:birlik'><b:grammar template='suffix' apostrophes=\"’'\">"
	"<b:case name='abl' forms='den dan ten tan nden ndan'/><b:case name='loc' forms='de da te ta'/>"
	"<b:case name='gen' forms='in ın un ün nin nın'/></b:grammar></s>";

static struct message_grammar grammar;

static int begin(void **state)
{
	(void)state;
	xml_start();
	xmlDoc *document = xml_read_fragment(grammar_text);
	message_grammar_read(&grammar, xmlDocGetRootElement(document));
	xmlFreeDoc(document);
	return 0;
}

static int end(void **state)
{
	(void)state;
	message_grammar_release(&grammar);
	return 0;
}

static const char *placeholder(void *context, const xmlNode *element)
{
	(void)context;
	return xml_is(element, "value") ? xml_attribute(element, "name") : NULL;
}

static void expect_message(const char *xml, bool attributes, const char *expected)
{
	struct buffer out = {0};
	xmlDoc *document = xml_read_fragment(xml);
	assert_non_null(document);
	message_write(xmlDocGetRootElement(document), placeholder, NULL, attributes, &out);
	assert_string_equal(buffer_text(&out), expected);
	xmlFreeDoc(document);
	buffer_release(&out);
}

static void a_message_is_text_with_blanks_collapsed_and_trimmed(void **state)
{
	(void)state;
	expect_message("<m>\n   one \t\n two  </m>", true, "one two");
	expect_message("<m/>", true, "");
	expect_message("<m>   </m>", true, "");
}

static void markup_placeholders_and_special_characters_are_written_so_that_they_can_be_read_back(void **state)
{
	(void)state;
	expect_message("<m>in <value name='year' of='x'/>, <em>so</em> <a href='/?a=1&amp;b=\"2\"'>A &amp; B &lt; C</a><br/></m>", true,
		       "in {year}, <em>so</em> <a href=\"/?a=1&amp;b=&quot;2&quot;\">A &amp; B &lt; C</a><br/>");
	expect_message("<m>see <a href='x'>it</a></m>", false, "see <a>it</a>");
}

/* A builder that writes what it is asked for. */
static void build_text(void *context, xmlNode *parent, const char *text)
{
	(void)parent;
	buffer_printf(context, "T(%s)", text);
}

static bool build_placeholder(void *context, xmlNode *parent, const char *name, const char *case_name, const char *apostrophe)
{
	(void)parent;
	if (strcmp(name, "year") != 0 && strcmp(name, "n_1") != 0)
		return false;
	buffer_printf(context, "P(%s,%s,%s)", name, case_name ? case_name : "-", apostrophe);
	return true;
}

static xmlNode *build_tag(void *context, xmlNode *parent, const xmlNode *tag)
{
	if (!xml_is(tag, "em"))
		return NULL;
	buffer_append_text(context, "<em>");
	return xml_add_element(parent, "em");
}

static bool build(const char *text, struct buffer *out, struct buffer *error)
{
	struct message_builder builder = {.context = out, .text = build_text, .placeholder = build_placeholder, .tag = build_tag,
					  .grammar = &grammar};
	xmlDoc *document = xml_read_fragment("<out/>");
	bool good = message_build(text, &builder, xmlDocGetRootElement(document), error);
	xmlFreeDoc(document);
	return good;
}

static void expect_built(const char *text, const char *expected)
{
	struct buffer out = {0}, error = {0};
	if (!build(text, &out, &error))
		fail_msg("“%s” is refused: %s", text, buffer_text(&error));
	assert_string_equal(buffer_text(&out), expected);
	buffer_release(&out);
	buffer_release(&error);
}

static void a_message_is_built_from_its_parts_in_order(void **state)
{
	(void)state;
	expect_built("a &amp; b <em>c {year} d</em> e", "T(a & b )<em>T(c )P(year,-,)T( d)T( e)");
	expect_built("{year}{n_1}", "P(year,-,)P(n_1,-,)");
	expect_built("", "");
}

static void a_suffix_behind_an_apostrophe_is_a_case(void **state)
{
	(void)state;
	expect_built("{year}’den beri", "P(year,abl,’)T( beri)");
	expect_built("{year}'ten beri", "P(year,abl,')T( beri)");
	expect_built("{year}’te", "P(year,loc,’)");
	expect_built("{year}’nin üyesi", "P(year,gen,’)T( üyesi)");
	expect_built("{year}’den, {n_1}’da.", "P(year,abl,’)T(, )P(n_1,loc,’)T(.)");
}

static void what_only_begins_like_a_suffix_is_none(void **state)
{
	(void)state;
	expect_built("{year}’deniz", "P(year,-,)T(’deniz)");
	expect_built("{year}’deş", "P(year,-,)T(’deş)");
	expect_built("{year}’ki", "P(year,-,)T(’ki)");
	expect_built("{year}den", "P(year,-,)T(den)");
	expect_built("{year}”den", "P(year,-,)T(”den)");
	expect_built("{year}’", "P(year,-,)T(’)");
}

static void expect_refused(const char *text, const char *why)
{
	struct buffer out = {0}, error = {0};
	if (build(text, &out, &error))
		fail_msg("taken: %s", text);
	assert_contains(buffer_text(&error), why);
	buffer_release(&out);
	buffer_release(&error);
}

static void what_is_no_message_is_refused_with_its_reason(void **state)
{
	(void)state;
	expect_refused("a & b", "is not well-formed");
	expect_refused("a < b", "is not well-formed");
	expect_refused("<em>a", "is not well-formed");
	expect_refused("a</em>", "is not well-formed");
	expect_refused("</m><m>", "is not well-formed");
	expect_refused("<em><b></em></b>", "is not well-formed");
	expect_refused("a&nbsp;b", "is not well-formed");
	expect_refused("\xff", "is not well-formed");
	expect_refused("a\x01", "is not well-formed");
	expect_refused("a\xc2\x85", "is not well-formed"); /* U+0085, a line end to some */
	expect_refused("<b>a</b>", "the tag <b> is not allowed here");
	expect_refused("<script>a</script>", "the tag <script> is not allowed here");
	expect_refused("<x:em xmlns:x='urn:x'>a</x:em>", "the tag <em> is not allowed here");
	expect_refused("<xsl:value-of xmlns:xsl='http://www.w3.org/1999/XSL/Transform' select='.'/>", "is not allowed here");
	expect_refused("a<!-- b -->", "only text and tags are allowed");
	expect_refused("a<?php b?>", "only text and tags are allowed");
	expect_refused("<![CDATA[<b>]]>", "only text and tags are allowed");
	expect_refused("{month}", "there is no placeholder {month}");
	expect_refused("a { b", "a { begins no placeholder");
	expect_refused("{}", "a { begins no placeholder");
	expect_refused("{a b}", "a { begins no placeholder");
	expect_refused("{year", "a { begins no placeholder");
	expect_refused("{concat('a')}", "a { begins no placeholder");
}

static void expect_agreement(const char *source, const char *translation, const char *why)
{
	struct buffer error = {0};
	bool agrees = message_agrees(source, translation, &error);
	if (agrees != (why == NULL))
		fail_msg("“%s” and “%s”: %s", source, translation, agrees ? "agree" : buffer_text(&error));
	if (why)
		assert_contains(buffer_text(&error), why);
	buffer_release(&error);
}

static void a_translation_keeps_the_tags_and_placeholders_of_its_source(void **state)
{
	(void)state;
	expect_agreement("member since {year}", "{year}’den beri üye", NULL);
	expect_agreement("<em>a</em> and <b>b</b> of {n}", "{n} için <b>b</b> ve <em>a</em> {n}", NULL); /* reordered, repeated */
	expect_agreement("<q lang=\"en\">a</q>", "<q>b</q>", NULL);
	expect_agreement("a &amp; b", "b &amp; a", NULL);
}

static void a_translation_that_does_not_is_told_what_it_lacks(void **state)
{
	(void)state;
	expect_agreement("since {year}", "yıldan beri", "the translation lacks {year}");
	expect_agreement("since {year}", "{yil}’den beri {year}", "the translation has {yil}, which its source has not");
	expect_agreement("since", "since {year}", "the translation has {year}, which its source has not");
	expect_agreement("<em>a</em>", "a", "the translation lacks <em>");
	expect_agreement("a", "<em>a</em>", "the translation has <em>, which its source has not");
	expect_agreement("<em>a</em>", "<em>a</em><em>b</em>", "the translation has <em>, which its source has not");
	expect_agreement("<a href=\"x\">a</a>", "<a href=\"y\">a</a>", "<a href=");
	expect_agreement("<em>a</em>", "<em onclick=\"x\">a</em>", "onclick");
	expect_agreement("a &amp; b", "a & b", "is not well-formed");
	expect_agreement("<em>a</em>", "<em>a", "is not well-formed");
}

static void a_grammar_has_the_cases_of_its_stylesheet(void **state)
{
	(void)state;
	assert_string_equal(grammar.rule, "suffix");
	assert_string_equal(grammar.apostrophes, "’'");
	assert_int_equal(grammar.case_count, 3);
	assert_string_equal(grammar.cases[0].name, "abl");
	struct message_grammar none;
	xmlDoc *document = xml_read_fragment("<s/>");
	message_grammar_read(&none, xmlDocGetRootElement(document));
	xmlFreeDoc(document);
	assert_null(none.rule);
	assert_int_equal(none.case_count, 0);
	message_grammar_release(&none);
}

static void what_is_written_is_built_again(void **state)
{
	(void)state;
	struct buffer message = {0};
	xmlDoc *document = xml_read_fragment("<m>5 &lt; 6 &amp; <em>“so” <value name='year'/></em></m>");
	message_write(xmlDocGetRootElement(document), placeholder, NULL, true, &message);
	expect_built(buffer_text(&message), "T(5 < 6 & )<em>T(“so” )P(year,-,)");
	buffer_release(&message);
	xmlFreeDoc(document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_message_is_text_with_blanks_collapsed_and_trimmed),
		cmocka_unit_test(markup_placeholders_and_special_characters_are_written_so_that_they_can_be_read_back),
		cmocka_unit_test(a_message_is_built_from_its_parts_in_order),
		cmocka_unit_test(a_suffix_behind_an_apostrophe_is_a_case),
		cmocka_unit_test(what_only_begins_like_a_suffix_is_none),
		cmocka_unit_test(what_is_no_message_is_refused_with_its_reason),
		cmocka_unit_test(a_translation_keeps_the_tags_and_placeholders_of_its_source),
		cmocka_unit_test(a_translation_that_does_not_is_told_what_it_lacks),
		cmocka_unit_test(a_grammar_has_the_cases_of_its_stylesheet),
		cmocka_unit_test(what_is_written_is_built_again),
	};
	return cmocka_run_group_tests_name("message", tests, begin, end);
}
