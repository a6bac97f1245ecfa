/* site/link.h: addresses with parameters, in the reader's words; one address a view. */
#include "test.h"

#include "ground/file.h"
#include "site/link.h"

static struct findings findings;
static struct release release;
static struct arena arena;
static char *folder;
static struct page page;
static char *roles[] = {"member", "observer"}, *orders[] = {"name", "year"};
static struct release_word turkish_words[] = {{"kind", "tur"}, {"member", "uye"}, {"sort", "sira"}, {"year", "yil"}, {"topic", "konu"}};

static void open_language(size_t i, char *code, const char *slugs)
{
	char *path = memory_printf("%s/%s.db", folder, code);
	struct release_language *language = &release.languages[i];
	language->code = code;
	language->database = database_open(path, DATABASE_BUILD, &findings.report);
	assert_non_null(language->database);
	assert_true(database_script(language->database, "t", slugs, code, NULL, NULL, &findings.report));
	free(path);
}

static int begin(void **state)
{
	(void)state;
	findings_begin(&findings);
	arena_init(&arena);
	folder = test_folder();
	release = (struct release){.count = 2};
	open_language(0, "tr", "CREATE TABLE topic (id TEXT, slug TEXT); INSERT INTO topic VALUES ('climate', 'iklim'), ('city', 'şehir');");
	open_language(1, "en", "CREATE TABLE topic (id TEXT, slug TEXT); INSERT INTO topic VALUES ('climate', 'climate'), ('city', 'city');");
	release.languages[0].words = turkish_words;
	release.languages[0].word_count = COUNT_OF(turkish_words);
	page = (struct page){.name = "p", .param_count = 5};
	page.params[0] = (struct page_value){.name = "kind", .type = PAGE_ONE_OF, .words = roles, .word_count = 2};
	page.params[1] = (struct page_value){.name = "topic", .type = PAGE_RECORD, .kind = "topic"};
	page.params[2] = (struct page_value){.name = "page", .type = PAGE_INTEGER, .low = 1, .high = 99};
	page.params[3] = (struct page_value){.name = "q", .type = PAGE_TEXT, .high = 10};
	page.params[4] = (struct page_value){.name = "sort", .type = PAGE_ONE_OF, .words = orders, .word_count = 2, .fallback = "name"};
	return 0;
}

static int end(void **state)
{
	(void)state;
	for (size_t i = 0; i < release.count; i++) {
		struct release_language *language = &release.languages[i];
		for (size_t s = 0; s < language->slug_count; s++) {
			statement_free(language->slugs[s].by_id), statement_free(language->slugs[s].by_slug);
			free(language->slugs[s].kind), free(language->slugs[s].where);
		}
		free(language->slugs);
		database_close(language->database);
	}
	arena_release(&arena);
	file_remove_tree(folder, &findings.report);
	findings_end(&findings);
	free(folder);
	return 0;
}

/* Reads a query in a language: canonical or not, and the address that the view has. */
static void expect(size_t language, const char *query, bool canonical, const char *address)
{
	struct uri_pair pairs[20];
	struct view view = {.release = &release, .language = &release.languages[language], .page = &page, .arena = &arena};
	struct buffer out = {0};
	int count = uri_read_pairs(query, strlen(query), pairs, 20, &arena);
	assert_true(count >= 0);
	bool is = link_read(&view, pairs, count);
	link_write(view.language, &page, "/x", view.values, &out);
	if (is != canonical || strcmp(buffer_text(&out), address) != 0)
		fail_msg("?%s is %s and leads to %s", query, is ? "canonical" : "not canonical", buffer_text(&out));
	/* What is written is canonical itself. */
	const char *again = strchr(buffer_text(&out), '?');
	if (again) {
		struct view other = {.release = &release, .language = view.language, .page = &page, .arena = &arena};
		count = uri_read_pairs(again + 1, strlen(again + 1), pairs, 20, &arena);
		assert_true(link_read(&other, pairs, count));
	}
	buffer_release(&out);
}

static void parameters_are_written_in_the_language_s_words(void **state)
{
	(void)state;
	expect(0, "tur=uye&konu=iklim&page=3&q=a+b&sira=yil", true, "/x?tur=uye&konu=iklim&page=3&q=a%20b&sira=yil");
	expect(1, "kind=member&topic=climate&sort=year", true, "/x?kind=member&topic=climate&sort=year");
	expect(0, "konu=%C5%9Fehir", true, "/x?konu=%C5%9Fehir");
	expect(0, "", true, "/x");
}

static void words_of_another_language_lead_to_the_reader_s(void **state)
{
	(void)state;
	expect(0, "kind=member", false, "/x?tur=uye");
	expect(0, "tur=member", false, "/x?tur=uye");
	expect(0, "topic=iklim", false, "/x?konu=iklim");
	expect(1, "tur=uye&konu=iklim", false, "/x?kind=member&topic=climate");
}

static void every_view_has_one_address(void **state)
{
	(void)state;
	expect(1, "topic=climate&kind=member", false, "/x?kind=member&topic=climate"); /* out of order */
	expect(1, "sort=name", false, "/x");                                           /* a default */
	expect(1, "kind=member&kind=observer", false, "/x?kind=member");               /* twice: the first */
	expect(1, "kind=", false, "/x");
	expect(1, "kind=chief", false, "/x");
	expect(1, "colour=red&kind=member", false, "/x?kind=member");
	expect(1, "topic=nothing", false, "/x");
	expect(1, "page=0", false, "/x");
	expect(1, "page=100", false, "/x");
	expect(1, "page=x", false, "/x");
	expect(1, "q=more+than+ten+letters", false, "/x");
	expect(1, "=member", false, "/x");
}

static void a_number_has_one_way_of_being_written(void **state)
{
	(void)state;
	expect(1, "page=07", false, "/x?page=7");
}

static void what_is_written_cannot_leave_its_place_in_the_address(void **state)
{
	(void)state;
	expect(1, "q=%26a%3D%23%0Ab", true, "/x?q=%26a%3D%23%0Ab");
	expect(1, "q=a%2Fb", true, "/x?q=a%2Fb");
	expect(1, "q=%22%3E%3Cb%3E", true, "/x?q=%22%3E%3Cb%3E");
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(parameters_are_written_in_the_language_s_words),
		IN_FOLDER(words_of_another_language_lead_to_the_reader_s),
		IN_FOLDER(every_view_has_one_address),
		IN_FOLDER(a_number_has_one_way_of_being_written),
		IN_FOLDER(what_is_written_cannot_leave_its_place_in_the_address),
	};
	return cmocka_run_group_tests_name("link", tests, NULL, NULL);
}
