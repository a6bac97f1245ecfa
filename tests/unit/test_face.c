/* answer/face.h: a page's document as JSON and CSV. */
#include "test.h"

#include "answer/face.h"

static struct page_query lists[] = {{.name = "rows/row", .container = "rows", .row = "row", .many = true, .csv = true, .within = -1},
				    {.name = "rows/row/tags/tag", .container = "tags", .row = "tag", .many = true, .within = 0}};
static struct page every, page = {.name = "p", .media = "text/html", .queries = lists, .query_count = 2};

static char *json(const char *xml)
{
	struct buffer out = {0};
	xmlDoc *document = xml_read_fragment(xml);
	assert_non_null(document);
	face_write_json(document, &every, &page, &out);
	xmlFreeDoc(document);
	return buffer_take(&out);
}

static void expect_json(const char *xml, const char *expected)
{
	char *text = json(xml);
	assert_string_equal(text, expected);
	free(text);
}

#define HEAD "\"id\",\"name/lang\",\"name\",\"kind\",\"body\"\r\n"
static const char *const columns[] = {"@id", "name/@lang", "name", "@kind", "body/*"};

static void expect_csv(const char *xml, const char *expected)
{
	struct buffer out = {0};
	xmlDoc *document = xml_read_fragment(xml);
	face_write_csv(document, face_csv_query(&page), columns, COUNT_OF(columns), &out);
	assert_string_equal(buffer_text(&out), expected);
	xmlFreeDoc(document);
	buffer_release(&out);
}

static void the_ending_of_a_path_chooses_the_face(void **state)
{
	(void)state;
	static const struct {
		const char *path;
		enum face face;
		size_t length;
	} paths[] = {{"/en/a.xml", FACE_XML, 5}, {"/en/a.json", FACE_JSON, 5}, {"/en/a.csv", FACE_CSV, 5}, {"/en/a", FACE_PAGE, 5},
		     {"/en/a.atom", FACE_PAGE, 10}, {"", FACE_PAGE, 0}, {".xml", FACE_XML, 0}, {"/xml", FACE_PAGE, 4}};
	for (size_t i = 0; i < COUNT_OF(paths); i++) {
		size_t length = 99;
		assert_int_equal(face_of_path(paths[i].path, &length), paths[i].face);
		assert_int_equal(length, paths[i].length);
	}
	assert_string_equal(face_media_type(FACE_PAGE, &page), "text/html");
	assert_string_equal(face_media_type(FACE_XML, &page), "application/xml");
	assert_string_equal(face_media_type(FACE_JSON, &page), "application/json");
	assert_string_equal(face_media_type(FACE_CSV, &page), "text/csv");
}

static void containers_are_arrays_and_attributes_and_children_keys(void **state)
{
	(void)state;
	expect_json("<page name='p'><rows><row id='1'><name lang='en'>A</name></row><row id='2'/></rows><title>T</title><navigation/></page>",
		    "{\"name\":\"p\",\"rows\":[{\"id\":\"1\",\"name\":{\"lang\":\"en\",\"text\":\"A\"}},{\"id\":\"2\"}],\"title\":\"T\","
		    "\"navigation\":[]}\n");
	expect_json("<page><rows/><rows><row><tags><tag>a</tag><tag/></tags></row></rows></page>",
		    "{\"rows\":[],\"rows\":[{\"tags\":[\"a\",\"\"]}]}\n");
}

static void json_texts_are_escaped(void **state)
{
	(void)state;
	expect_json("<page t='\"q\" \\ &#9;&#10;&#13;'>İ “x” &lt;/script&gt;</page>",
		    "{\"t\":\"\\\"q\\\" \\\\ \\u0009\\u000a\\u000d\",\"text\":\"İ “x” </script>\"}\n");
}

static void a_csv_has_the_columns_of_its_query_and_a_line_a_row(void **state)
{
	(void)state;
	expect_csv("<page><rows><row id='1'><name lang='tr'>A</name></row><row id='2' kind='x'><name>B</name></row></rows></page>",
		   HEAD "\"1\",\"tr\",\"A\",,\r\n\"2\",,\"B\",\"x\",\r\n");
	expect_csv("<page><rows><row id='1'><body>b</body></row></rows></page>", HEAD "\"1\",,,,\"b\"\r\n");
	expect_csv("<page><rows/></page>", HEAD);
}

static void csv_texts_are_quoted(void **state)
{
	(void)state;
	expect_csv("<page><rows><row id='x, \"y\"&#10;z; ş'/></rows></page>", HEAD "\"x, \"\"y\"\"\nz; ş\",,,,\r\n");
}

static void no_csv_text_is_a_formula(void **state)
{
	(void)state;
	static const char *const signs[] = {"=", "+", "-", "@", "&#9;", "&#13;"};
	for (size_t i = 0; i < COUNT_OF(signs); i++) {
		char *xml = memory_printf("<page><rows><row id='%s1'/></rows></page>", signs[i]);
		struct buffer out = {0};
		xmlDoc *document = xml_read_fragment(xml);
		face_write_csv(document, face_csv_query(&page), columns, COUNT_OF(columns), &out);
		assert_contains(buffer_text(&out), "\r\n\"'");
		xmlFreeDoc(document);
		buffer_release(&out);
		free(xml);
	}
	expect_csv("<page><rows><row id='' kind='a=1'/></rows></page>", HEAD "\"\",,,\"a=1\",\r\n");
}

static void a_list_inside_a_row_is_left_out(void **state)
{
	(void)state;
	expect_csv("<page><rows><row id='1'><tags><tag>a</tag></tags></row></rows></page>", HEAD "\"1\",,,,\r\n");
}

static void a_page_without_a_csv_list_has_none(void **state)
{
	(void)state;
	struct page none = {.name = "n", .media = "text/html", .queries = lists + 1, .query_count = 1};
	assert_null(face_csv_query(&none));
	assert_null(face_csv_query(&every));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_ending_of_a_path_chooses_the_face),
		cmocka_unit_test(containers_are_arrays_and_attributes_and_children_keys),
		cmocka_unit_test(json_texts_are_escaped),
		cmocka_unit_test(a_csv_has_the_columns_of_its_query_and_a_line_a_row),
		cmocka_unit_test(csv_texts_are_quoted),
		cmocka_unit_test(no_csv_text_is_a_formula),
		cmocka_unit_test(a_list_inside_a_row_is_left_out),
		cmocka_unit_test(a_page_without_a_csv_list_has_none),
	};
	xml_start();
	return cmocka_run_group_tests_name("face", tests, NULL, NULL);
}
