/* libraries/html.h: a tree as HTML5 syntax. */
#include "test.h"

#include "libraries/html.h"

/* The XML as it is written in HTML. */
static char *written(const char *xml, bool document)
{
	struct buffer out = {0};
	xmlDoc *tree = xml_read_fragment(xml);
	assert_non_null(tree);
	if (document)
		html_write_document(tree, &out);
	else
		html_write_content((xmlNode *)tree, &out);
	xmlFreeDoc(tree);
	return buffer_take(&out);
}

static void expect(const char *xml, const char *html)
{
	char *text = written(xml, false);
	assert_string_equal(text, html);
	free(text);
}

static void a_document_begins_with_its_doctype(void **state)
{
	(void)state;
	char *text = written("<html lang='tr'><head><title>a</title></head></html>", true);
	assert_string_equal(text, "<!DOCTYPE html><html lang=\"tr\"><head><title>a</title></head></html>\n");
	free(text);
}

static void void_elements_have_no_end_and_empty_ones_do(void **state)
{
	(void)state;
	expect("<p><br/><img src='a'/><input/><hr></hr><wbr/><span/><i></i></p>",
	       "<p><br><img src=\"a\"><input><hr><wbr><span></span><i></i></p>");
	expect("<head><meta charset='utf-8'/><link rel='x'/><script src='a'/></head>",
	       "<head><meta charset=\"utf-8\"><link rel=\"x\"><script src=\"a\"></script></head>");
	expect("<div><abbr/><table><col/><thead/></table><select/><article/></div>",
	       "<div><abbr></abbr><table><col><thead></thead></table><select></select><article></article></div>");
}

static void text_and_attributes_are_escaped(void **state)
{
	(void)state;
	expect("<p title='&lt;a&gt; \"b\" &amp; c'>&lt;script&gt; &amp;amp; \"x\"</p>",
	       "<p title=\"<a> &quot;b&quot; &amp; c\">&lt;script&gt; &amp;amp; \"x\"</p>");
	expect("<p>Iğdır’dan İzmir’e</p>", "<p>Iğdır’dan İzmir’e</p>");
}

static void names_are_local_and_namespaces_are_not_written(void **state)
{
	(void)state;
	expect("<h:p xmlns:h='http://www.w3.org/1999/xhtml'><s:svg xmlns:s='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><s:use xmlns:xlink='http://www.w3.org/1999/xlink' "
	       "xlink:href='#a' href='#b'/></s:svg></h:p>",
	       "<p><svg viewBox=\"0 0 1 1\"><use xlink:href=\"#a\" href=\"#b\"></use></svg></p>");
}

static void a_text_area_keeps_its_first_line_end(void **state)
{
	(void)state;
	expect("<textarea>\n\nx</textarea>", "<textarea>\n\n\nx</textarea>");
	expect("<pre>\nx</pre>", "<pre>\n\nx</pre>");
	expect("<textarea>&lt;/textarea></textarea>", "<textarea>&lt;/textarea&gt;</textarea>");
}

static void the_text_of_a_script_is_written_as_it_is(void **state)
{
	(void)state;
	expect("<script>{\"a\":\"b &amp;&amp; c\"}</script>", "<script>{\"a\":\"b && c\"}</script>");
}

static void no_text_can_end_its_script(void **state)
{
	(void)state;
	char *text = written("<p><script type='application/ld+json'>{\"n\":\"&lt;/script>&lt;img src=x onerror=alert(1)>\"}</script></p>", false);
	const char *end = strstr(text, "</script>");
	assert_non_null(end);
	bool last = strcmp(end, "</script></p>") == 0;
	free(text);
	assert_true(last);
}

static void only_finished_markup_is_not_escaped(void **state)
{
	(void)state;
	struct buffer out = {0};
	xmlDoc *tree = xml_read_fragment("<div/>");
	xmlNode *root = xmlDocGetRootElement(tree);
	xml_add_text(root, "<b>no</b>");
	xml_add_markup(xml_add_element(root, "p"), "<b>yes</b>");
	html_write_document(tree, &out);
	assert_string_equal(buffer_text(&out), "<!DOCTYPE html><div>&lt;b&gt;no&lt;/b&gt;<p><b>yes</b></p></div>\n");
	buffer_release(&out);
	xmlFreeDoc(tree);
}

static void comments_and_instructions_are_not_written(void **state)
{
	(void)state;
	expect("<p>a<!-- secret -->b<?php x?></p>", "<p>ab</p>");
}

static void text_alone_is_written_without_tags(void **state)
{
	(void)state;
	struct buffer out = {0};
	xmlDoc *tree = xml_read_fragment("<p>User-agent: *<b> &amp; more</b>\n</p>");
	html_write_text((xmlNode *)tree, &out);
	assert_string_equal(buffer_text(&out), "User-agent: * & more\n");
	buffer_release(&out);
	xmlFreeDoc(tree);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_document_begins_with_its_doctype),
		cmocka_unit_test(void_elements_have_no_end_and_empty_ones_do),
		cmocka_unit_test(text_and_attributes_are_escaped),
		cmocka_unit_test(names_are_local_and_namespaces_are_not_written),
		cmocka_unit_test(a_text_area_keeps_its_first_line_end),
		cmocka_unit_test(the_text_of_a_script_is_written_as_it_is),
		cmocka_unit_test(no_text_can_end_its_script),
		cmocka_unit_test(only_finished_markup_is_not_escaped),
		cmocka_unit_test(comments_and_instructions_are_not_written),
		cmocka_unit_test(text_alone_is_written_without_tags),
	};
	xml_start();
	return cmocka_run_group_tests_name("html", tests, NULL, NULL);
}
