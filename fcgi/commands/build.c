/*
 * `birlik build`: sources into a release folder. Everything is made in a folder of its own
 * and put in place by one rename, when it has rendered: a build that fails leaves nothing.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "answer/answer.h"
#include "commands/build.h"
#include "commands/command.h"
#include "commands/po_place.h"
#include "formats/http.h"
#include "ground/file.h"
#include "ground/memory.h"
#include "site/address_book.h"
#include "site/bundle.h"
#include "site/checks.h"
#include "site/functions.h"
#include "site/manifest.h"
#include "site/naming.h"
#include "site/page_check.h"
#include "site/prose.h"
#include "site/reading.h"
#include "site/records.h"
#include "site/search_index.h"
#include "site/wording.h"

#define ASSETS_BESIDE ".assets" /* no file of the release: on their way to the store that all releases share */

struct build {
	struct build_options options;
	const char *site, *state, *as_of;
	char *folder; /* where the release is being made */
	struct edition_set set;
	struct page_set pages;
	struct slug_book slugs;
	struct buffer unwritten; /* lines that the book of slugs lacks */
	struct records *records;
	struct prose prose[EDITION_LANGUAGES];
	struct report report;
};

/* A path in the site's folder, to free. */
static char *source(const struct build *build, const char *name)
{
	return strcmp(build->site, ".") == 0 ? memory_copy_text(name) : memory_printf("%s/%s", build->site, name);
}

static bool run_script(struct build *build, struct edition *edition, const char *name)
{
	char *file = source(build, name);
	struct buffer sql = {0};
	bool good = file_read(file, &sql, &build->report) &&
	            database_script(edition->database, file, buffer_text(&sql), edition->code, NULL, NULL, &build->report);
	buffer_release(&sql);
	free(file);
	return good;
}

/* A stylesheet with the words put in has the lines of its source: it is the source that an editor knows. */
static void write_finding(void *context, const char *line)
{
	const struct build *build = context;
	char *made = build->folder ? memory_printf("%s/xsl/", build->folder) : NULL, *xsl = source(build, "xsl");
	const char *place;

	while (made && (place = strstr(line, made)) != NULL) {
		const char *name = place + strlen(made);
		name += strcspn(name, "/");
		fprintf(stderr, "%.*s%s", (int)(place - line), line, xsl);
		line = name;
	}
	fprintf(stderr, "%s\n", line);
	free(made), free(xsl);
}

static bool read_sources(struct build *build)
{
	char *site = source(build, "db/site.xml"), *locales = source(build, "locales"), *pages = source(build, "db/pages");
	char *slugs = source(build, "db/slugs.tsv"), *content = source(build, "db/content"),
	     *grammar = source(build, "db/content.rng");
	struct report *report = &build->report;
	const struct build_options *options = &build->options;
	bool good =
	        options->instead_count
	                ? edition_set_read_with(&build->set, site, locales, options->instead, options->instead_count, report)
	                : edition_set_read(&build->set, site, locales, options->incomplete ? EDITION_ALL : EDITION_LIVE, report);

	good = po_place_check(options->instead, options->instead_count, &build->set, report) && good;
	good = page_set_read(&build->pages, pages, report) && good;
	good = slug_book_read(&build->slugs, slugs, report) && good;
	build->records = records_read(content, grammar, report);
	free(site), free(locales), free(pages), free(slugs), free(content), free(grammar);
	if (good && options->prepare)
		options->prepare(options->context, &build->set);
	return good && build->records;
}

static bool make_files(struct build *build)
{
	char *xsl = source(build, "xsl"), *assets = source(build, "xsl/assets"), *pages = source(build, "db/pages");
	char *to_xsl = memory_printf("%s/xsl", build->folder), *to_pages = memory_printf("%s/pages", build->folder);
	char *beside = memory_printf("%s/" ASSETS_BESIDE, build->folder);
	struct report *report = &build->report;
	bool good = bundle_stylesheets(&build->set, xsl, to_xsl, report) && bundle_copy(pages, to_pages, ".sql", report) &&
	            bundle_assets(&build->set, assets, build->state, beside, report);

	free(xsl), free(assets), free(pages), free(to_xsl), free(to_pages), free(beside);
	return good;
}

/* An address that is in no book changes with the title it is made from. */
static void warn_of_slugs(struct build *build)
{
	size_t lines = 0;
	for (const char *c = buffer_text(&build->unwritten); *c; c++)
		lines += *c == '\n';
	if (lines)
		report_warning(&build->report, build->slugs.file, 0,
		               "lacks %zu addresses; `birlik slugs` writes them, before they are public", lines);
}

static bool load_records(struct build *build)
{
	bool good = true;
	for (size_t i = 0; i < build->set.count; i++) {
		struct edition *edition = &build->set.editions[i];
		struct naming naming = {.book = &build->slugs, .records = build->records, .missing = &build->unwritten};
		char *file = memory_printf("%s/%s.db", build->folder, edition->code);
		edition->database = database_open(file, DATABASE_BUILD, &build->report);
		free(file);
		if (edition->database == NULL || !run_script(build, edition, "db/schema.sql"))
			return false;
		good = records_load(build->records, edition, &build->prose[i], i == 0, &build->report) &&
		       naming_fill(edition, &naming, &build->report) &&
		       reading_fill(&build->set, edition, build->records, &build->report) && good;
	}
	warn_of_slugs(build);
	return good;
}

static bool finish_databases(struct build *build)
{
	bool good = true;
	for (size_t i = 0; good && i < build->set.count; i++) {
		struct edition *edition = &build->set.editions[i];
		good = prose_finish(&build->prose[i], edition, &build->set, &build->report) &&
		       run_script(build, edition, "db/derive.sql") && wording_fill(edition, &build->report);
	}
	char *search = source(build, "db/search");
	good = good && search_index_make(&build->set, search, build->folder, &build->report);
	free(search);
	/* The records are the same in every language: what must hold is asked of one. */
	char *checks = source(build, "db/checks.sql");
	good = good && checks_run(&build->set.editions[0], build->records, build->as_of, checks, &build->report);
	free(checks);
	good = good && page_check(&build->pages, build->set.editions[0].database, &build->report);
	for (size_t i = 0; good && i < build->set.count; i++) {
		struct edition *edition = &build->set.editions[i];
		good = database_finish(edition->database, &build->report);
		database_close(edition->database);
		edition->database = NULL;
		char *file = memory_printf("%s/%s.db", build->folder, edition->code);
		good = good && file_flush(file, &build->report);
		free(file);
	}
	return good;
}

/* A language is live only with its interface complete. */
static bool check_words(struct build *build)
{
	bool good = true;
	for (size_t i = 0; i < build->set.count; i++) {
		const struct catalogue_template *missing = build->set.editions[i].missing.messages;
		size_t count = missing ? catalogue_template_count(missing) : 0;
		if (count == 0 || build->options.incomplete)
			continue;
		struct catalogue_template_message first = catalogue_template_message(missing, 0);
		good = report_error(&build->report, first.file, first.line,
		                    "%zu message%s of the interface %s not translated into %s; "
		                    "--incomplete builds all the same",
		                    count, count == 1 ? "" : "s", count == 1 ? "is" : "are", build->set.editions[i].code);
	}
	return good;
}

static bool write_error_pages(struct build *build, struct answer *answer)
{
	bool good = true;
	for (size_t i = 0; i < answer_languages(answer); i++) {
		char *folder = memory_printf("%s/errors/%s", build->folder, answer_language(answer, i));
		good = file_make_folder(folder, &build->report) && good;
		for (int status = 400; good && status < 600; status++) {
			const struct buffer *page = *http_reason(status) ? answer_error_page(answer, i, status) : NULL;
			if (page == NULL)
				continue;
			char *file = memory_printf("%s/%d.html", folder, status);
			good = file_write(file, page->bytes, page->length, &build->report);
			free(file);
		}
		free(folder);
	}
	return good;
}

static bool write_manifest(struct build *build, char id[MANIFEST_ID + 1])
{
	const struct edition_set *set = &build->set;
	struct buffer text = {0};
	char *file = memory_printf("%s/" MANIFEST_NAME, build->folder);

	buffer_printf(&text, "birlik %s\nicu %s\nsqlite %s\nas-of %s\nbase %s\nassets %s\n", BIRLIK_VERSION, locale_version(),
	              database_version(), build->as_of, set->base, set->assets);
	for (size_t i = 0; i < set->count; i++) {
		const struct edition *edition = &set->editions[i];
		buffer_printf(&text, "language %s %s %s %s\n", edition->code, edition->locale_name,
		              edition->right_to_left ? "rtl" : "ltr", edition->name);
	}
	bool good = manifest_list(build->folder, "", &text, &build->report) &&
	            file_write(file, buffer_text(&text), text.length, &build->report);
	manifest_id(&text, id);
	buffer_release(&text);
	free(file);
	return good;
}

static void leave_untold(void *context, const char *line)
{
	(void)context, (void)line;
}

/* The same release may be there already; one that is no longer what it was gives way. */
static bool put_in_place(struct build *build, const char *place)
{
	struct report untold = {.write = leave_untold};

	if (file_exists(place)) {
		if (manifest_verify(place, build->state, &untold))
			return file_remove_tree(build->folder, &build->report);
		report_warning(&build->report, place, 0, "was damaged; it is made anew");
		if (!file_remove_tree(place, &build->report))
			return false;
	}
	return file_rename(build->folder, place, &build->report);
}

static bool finish_release(struct build *build, char id[MANIFEST_ID + 1])
{
	/* A manifest before the pages of errors are there, so that the release can be opened to make them. */
	if (!write_manifest(build, id))
		return false;
	struct answer_options options = {.release = build->folder};
	struct answer *answer = answer_open(&options, &build->report);
	bool good = answer && answer_self_test(answer, &build->report) && write_error_pages(build, answer);
	answer_close(answer);
	if (!good || !write_manifest(build, id))
		return false;

	char *place = memory_printf("%s/releases/%s", build->state, id);
	char *beside = memory_printf("%s/" ASSETS_BESIDE, build->folder);
	good = bundle_place_assets(&build->set, build->state, beside, &build->report) && put_in_place(build, place);
	free(place), free(beside);
	return good;
}

static bool run(struct build *build, char id[MANIFEST_ID + 1])
{
	char *releases = memory_printf("%s/releases", build->state);
	build->folder = memory_printf("%s/.building.%ld", releases, (long)getpid());
	bool good = file_make_folder(releases, &build->report) && file_remove_tree(build->folder, &build->report) &&
	            file_make_folder(build->folder, &build->report) && read_sources(build) && make_files(build) &&
	            load_records(build) && address_book_fill(&build->set, &build->pages, &build->slugs, &build->report) &&
	            finish_databases(build) && check_words(build) && finish_release(build, id);

	if (!good)
		file_remove_tree(build->folder, &build->report);
	for (size_t i = 0; i < build->set.count; i++)
		prose_release(&build->prose[i]);
	edition_set_release(&build->set);
	page_set_release(&build->pages);
	slug_book_release(&build->slugs);
	buffer_release(&build->unwritten);
	records_free(build->records);
	free(build->folder);
	free(releases);
	return good;
}

bool build_make(const struct build_options *options, char id[MANIFEST_ID + 1], struct report *report)
{
	struct build build = {
	        .options = *options, .site = options->site, .state = options->state, .as_of = options->as_of, .report = *report};
	char today[16];
	time_t now = time(NULL);
	struct tm utc;

	strftime(today, sizeof(today), "%Y-%m-%d", gmtime_r(&now, &utc));
	if (build.as_of == NULL)
		build.as_of = today;
	if (build.report.write == NULL)
		build.report.write = write_finding, build.report.context = &build;
	bool good = run(&build, id);
	report->errors = build.report.errors;
	report->warnings = build.report.warnings;
	return good;
}

/* A day of the calendar, written as 2026-11-25. */
static bool is_date(const char *text)
{
	struct tm day = {0};
	char again[16];
	const char *end = strptime(text, "%Y-%m-%d", &day);
	time_t time = timegm(&day);

	strftime(again, sizeof(again), "%Y-%m-%d", gmtime_r(&time, &day));
	return end && *end == '\0' && strcmp(text, again) == 0;
}

static int build_main(int argc, char **argv)
{
	static const struct option options[] = {{"site", required_argument, NULL, 's'},  {"state", required_argument, NULL, 'S'},
	                                        {"as-of", required_argument, NULL, 'a'}, {"incomplete", no_argument, NULL, 'i'},
	                                        {"help", no_argument, NULL, 'h'},        {NULL, 0, NULL, 0}};
	struct build_options build = {.site = ".", .state = COMMAND_STATE};
	struct report report = {0};
	char id[MANIFEST_ID + 1];
	int option;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (option == 's')
			build.site = optarg;
		else if (option == 'S')
			build.state = optarg;
		else if (option == 'a')
			build.as_of = optarg;
		else if (option == 'i')
			build.incomplete = true;
		else
			return option == 'h' ? command_help(&command_build) : COMMAND_USAGE;
	}
	if (optind != argc)
		return command_misused(&command_build);
	if (build.as_of && !is_date(build.as_of)) {
		fprintf(stderr, "birlik build: --as-of %s is no day: one as 2026-11-25 is expected\n", build.as_of);
		return COMMAND_USAGE;
	}
	xml_start();
	stylesheet_start(functions_table);
	if (!build_make(&build, id, &report)) {
		fprintf(stderr, "birlik build: refused: %zu error%s; nothing has changed\n", report.errors,
		        report.errors == 1 ? "" : "s");
		return COMMAND_REFUSED;
	}
	printf("%s\n", id);
	return COMMAND_DONE;
}

const struct command command_build = {
        "build", "make a release from a site's sources",
        "usage: birlik build [--site DIR] [--state DIR] [--as-of DATE] [--incomplete]\n"
        "\n"
        "Reads DIR/db, DIR/xsl and DIR/locales (default: here), checks and translates them,\n"
        "and puts a release into STATE/releases. Prints its id. An error is one line with file\n"
        "and line; nothing changes then. Publishing is another step: see birlik publish --help.\n"
        "\n"
        "  --site DIR     the folder of the sources (default .)\n"
        "  --state DIR    the folder of the releases (default " COMMAND_STATE ")\n"
        "  --as-of DATE   the day that the pages take for today, as 2026-11-25 (default: today, UTC)\n"
        "  --incomplete   build although a language's interface is not wholly translated, drafts too\n",
        build_main};
