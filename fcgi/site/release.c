#include "site/release.h"

#include <stdlib.h>
#include <string.h>

#include "ground/ascii.h"
#include "ground/file.h"
#include "ground/memory.h"

#define ADDRESS_COLUMNS "path, page, record, title, title_lang, parent_page, parent_record, indexed, target"

static bool read_language(struct release *release, char *text, const char *file, struct report *report)
{
	/* language CODE LOCALE ltr|rtl NAME … */
	char *code = strsep(&text, " "), *locale = text ? strsep(&text, " ") : NULL,
	     *direction = text ? strsep(&text, " ") : NULL;
	if (text == NULL || release->count == RELEASE_LANGUAGES)
		return report_error(report, file, 0, "a language is not understood");
	struct release_language *language = &release->languages[release->count++];
	language->code = memory_copy_text(code);
	language->locale_name = memory_copy_text(locale);
	language->right_to_left = strcmp(direction, "rtl") == 0;
	language->name = memory_copy_text(text);
	return true;
}

static bool read_manifest_line(struct release *release, char *line, const char *file, struct report *report)
{
	char *text = line, *key = strsep(&text, " ");
	const struct {
		const char *key;
		char **place;
	} texts[] = {{"base", &release->base}, {"assets", &release->assets}, {"as-of", &release->as_of}};

	if (text && strcmp(key, "language") == 0)
		return read_language(release, text, file, report);
	if (text && strcmp(key, "birlik") == 0 && strcmp(text, BIRLIK_VERSION) != 0)
		return report_error(report, file, 0, "was built by birlik %s, this is %s: build it again", text, BIRLIK_VERSION);
	for (size_t i = 0; text && i < COUNT_OF(texts); i++)
		if (strcmp(key, texts[i].key) == 0)
			*texts[i].place = memory_copy_text(text);
	return true;
}

static bool read_manifest(struct release *release, struct report *report)
{
	struct buffer text = {0};
	char *file = memory_printf("%s/" MANIFEST_NAME, release->folder);
	bool good = file_read(file, &text, report);

	manifest_id(&text, release->id);
	for (char *rest = text.bytes, *line; good && rest && (line = strsep(&rest, "\n")) != NULL;)
		good = read_manifest_line(release, line, file, report);
	if (good && (release->count == 0 || !release->base || !release->assets || !release->as_of))
		good = report_error(report, file, 0, "is no manifest of a release");
	buffer_release(&text);
	free(file);
	return good;
}

static bool read_words(struct release_language *language)
{
	struct statement *words = statement_prepare(language->database, "SELECT word, local FROM word ORDER BY word");
	size_t capacity = 0;

	while (words && statement_step(words) == DATABASE_ROW) {
		language->words = memory_grow(language->words, language->word_count, &capacity, sizeof(*language->words));
		language->words[language->word_count++] = (struct release_word){memory_copy_text(statement_text(words, 0)),
		                                                                memory_copy_text(statement_text(words, 1))};
	}
	statement_free(words);
	return words != NULL;
}

static int compare_items(const void *a, const void *b)
{
	const struct page *x = ((const struct release_item *)a)->page, *y = ((const struct release_item *)b)->page;
	int order = strcmp(x->menu, y->menu);
	if (order == 0)
		order = (x->menu_place > y->menu_place) - (x->menu_place < y->menu_place);
	return order ? order : strcmp(x->name, y->name);
}

/* Templates ask for these on every page. */
static void read_page_paths(const struct release *release, struct release_language *language)
{
	language->page_paths = memory_zeroed(release->pages.count, sizeof(char *));
	for (size_t i = 0; i < release->pages.count; i++) {
		statement_bind_text(language->address_by_record, 1, release->pages.pages[i].name);
		statement_bind_text(language->address_by_record, 2, "");
		if (statement_step(language->address_by_record) == DATABASE_ROW)
			language->page_paths[i] = memory_copy_text(statement_text(language->address_by_record, 0));
		statement_reset(language->address_by_record);
	}
}

static void read_items(struct release *release, struct release_language *language)
{
	size_t capacity = 0;
	for (size_t i = 0; i < release->pages.count; i++) {
		const struct page *page = &release->pages.pages[i];
		if (page->menu == NULL)
			continue;
		statement_bind_text(language->address_by_record, 1, page->name);
		statement_bind_text(language->address_by_record, 2, "");
		if (statement_step(language->address_by_record) == DATABASE_ROW) {
			language->items = memory_grow(language->items, language->item_count, &capacity, sizeof(*language->items));
			language->items[language->item_count++] =
			        (struct release_item){page, memory_copy_text(statement_text(language->address_by_record, 0)),
			                              memory_copy_text(statement_text(language->address_by_record, 3))};
		}
		statement_reset(language->address_by_record);
	}
	if (language->item_count)
		qsort(language->items, language->item_count, sizeof(*language->items), compare_items);
}

static bool connect(struct release *release, struct release_language *language, struct report *report)
{
	char *file = memory_printf("%s/%s.db", release->folder, language->code);
	bool good = (language->database = database_open(file, DATABASE_SERVE, report)) != NULL;

	if (good) {
		language->address_by_path =
		        statement_prepare(language->database, "SELECT " ADDRESS_COLUMNS " FROM address WHERE path = ?1");
		language->address_by_record =
		        statement_prepare(language->database, "SELECT " ADDRESS_COLUMNS
		                                              " FROM address WHERE page = ?1 AND record = ?2 AND target IS NULL");
		good = language->address_by_path && language->address_by_record && read_words(language);
		if (!good)
			report_error(report, file, 0, "%s", database_error(language->database));
	}
	if (good) {
		language->queries = memory_zeroed(release->pages.query_count, sizeof(*language->queries));
		read_page_paths(release, language);
		read_items(release, language);
	}
	free(file);
	return good;
}

bool release_connect(struct release *release, struct report *report)
{
	bool good = true;
	for (size_t i = 0; good && i < release->count; i++)
		good = connect(release, &release->languages[i], report);
	return good;
}

static bool open_language(const struct release *release, struct release_language *language, struct report *report)
{
	char *stylesheet = memory_printf("%s/xsl/%s/%s.xsl", release->folder, language->code, language->code);
	bool good = (language->locale = locale_open(language->locale_name, release->folder, 0, report)) != NULL &&
	            (language->stylesheet = stylesheet_compile(stylesheet, report)) != NULL;

	free(stylesheet);
	return good;
}

struct release *release_open(const char *folder, struct report *report)
{
	struct release *release = memory_zeroed(1, sizeof(*release));
	char *pages = memory_printf("%s/pages", folder);

	release->folder = memory_copy_text(folder);
	bool good = read_manifest(release, report) && page_set_read(&release->pages, pages, report);
	for (size_t i = 0; good && i < release->count; i++)
		good = open_language(release, &release->languages[i], report);
	free(pages);
	if (good && release_connect(release, report))
		return release;
	release_close(release);
	return NULL;
}

static void free_queries(struct release_language *language, size_t count)
{
	for (size_t i = 0; language->queries && i < count; i++) {
		struct release_statement *next;
		for (struct release_statement *s = language->queries[i]; s; s = next) {
			next = s->next;
			statement_free(s->statement);
			free(s);
		}
	}
	free(language->queries);
	for (size_t i = 0; i < language->slug_count; i++) {
		statement_free(language->slugs[i].by_id);
		statement_free(language->slugs[i].by_slug);
		free(language->slugs[i].kind), free(language->slugs[i].where);
	}
	free(language->slugs);
}

static void disconnect(struct release_language *language, const struct page_set *pages)
{
	free_queries(language, pages->query_count);
	for (size_t i = 0; language->page_paths && i < pages->count; i++)
		free(language->page_paths[i]);
	free(language->page_paths);
	for (size_t i = 0; i < language->word_count; i++)
		free(language->words[i].word), free(language->words[i].local);
	free(language->words);
	for (size_t i = 0; i < language->item_count; i++)
		free(language->items[i].href), free(language->items[i].title);
	free(language->items);
	statement_free(language->address_by_path);
	statement_free(language->address_by_record);
	database_close(language->database);
	/* What is left is what release_open has made without a database. */
	*language = (struct release_language){.code = language->code,
	                                      .locale_name = language->locale_name,
	                                      .name = language->name,
	                                      .right_to_left = language->right_to_left,
	                                      .locale = language->locale,
	                                      .stylesheet = language->stylesheet};
}

void release_disconnect(struct release *release)
{
	for (size_t i = 0; i < release->count; i++)
		disconnect(&release->languages[i], &release->pages);
}

void release_rest(struct release *release)
{
	for (size_t i = 0; i < release->count; i++)
		database_rest(release->languages[i].database);
}

void release_close(struct release *release)
{
	if (release == NULL)
		return;
	release_disconnect(release);
	for (size_t i = 0; i < release->count; i++) {
		struct release_language *language = &release->languages[i];
		stylesheet_free(language->stylesheet);
		locale_close(language->locale);
		free(language->code), free(language->locale_name), free(language->name);
	}
	page_set_release(&release->pages);
	free(release->folder), free(release->base), free(release->assets), free(release->as_of);
	free(release);
}

struct release_language *release_find_language(struct release *release, const char *code, size_t length)
{
	for (size_t i = 0; i < release->count; i++) {
		struct release_language *language = &release->languages[i];
		if (strlen(language->code) == length && memcmp(language->code, code, length) == 0)
			return language;
	}
	return NULL;
}

struct statement *release_query(struct release_language *language, const struct page *page, const struct page_query *query,
                                const char *const *values)
{
	uint64_t mask = page_query_mask(page, query, values);
	struct release_statement **place = &language->queries[query->number];

	for (; *place; place = &(*place)->next)
		if ((*place)->mask == mask)
			return (*place)->statement;
	struct buffer sql = {0};
	page_query_sql(query, mask, &sql);
	struct statement *statement = statement_prepare(language->database, buffer_text(&sql));
	buffer_release(&sql);
	if (statement) {
		*place = memory_zeroed(1, sizeof(**place));
		**place = (struct release_statement){.mask = mask, .statement = statement};
	}
	return statement;
}

static struct release_slugs *find_slugs(struct release_language *language, const char *kind, const char *where)
{
	for (size_t i = 0; i < language->slug_count; i++)
		if (strcmp(language->slugs[i].kind, kind) == 0 && strcmp(language->slugs[i].where, where) == 0)
			return &language->slugs[i];
	char *by_id = memory_printf("SELECT slug FROM \"%s\" WHERE id = ?1", kind);
	char *by_slug = memory_printf("SELECT id FROM \"%s\" WHERE slug = ?1%s%s", kind, *where ? " AND " : "", where);
	language->slugs = memory_grow(language->slugs, language->slug_count, &language->slug_capacity, sizeof(*language->slugs));
	language->slugs[language->slug_count] = (struct release_slugs){.kind = memory_copy_text(kind),
	                                                               .where = memory_copy_text(where),
	                                                               .by_id = statement_prepare(language->database, by_id),
	                                                               .by_slug = statement_prepare(language->database, by_slug)};
	free(by_id);
	free(by_slug);
	return &language->slugs[language->slug_count++];
}

static const char *one_text(struct statement *statement, const char *key)
{
	if (statement == NULL)
		return NULL;
	statement_reset(statement);
	statement_bind_text(statement, 1, key);
	return statement_step(statement) == DATABASE_ROW ? statement_text(statement, 0) : NULL;
}

const char *release_slug(struct release_language *language, const char *kind, const char *id)
{
	return one_text(find_slugs(language, kind, "")->by_id, id);
}

const char *release_record(struct release_language *language, const char *kind, const char *where, const char *slug)
{
	return one_text(find_slugs(language, kind, where ? where : "")->by_slug, slug);
}

const char *release_localised(const struct release_language *language, const char *word)
{
	for (size_t i = 0; i < language->word_count; i++)
		if (strcmp(language->words[i].word, word) == 0)
			return language->words[i].local;
	return word;
}

bool release_is_localised(const struct release_language *language, const char *word, const char *local)
{
	return strcmp(release_localised(language, word), local) == 0;
}
