/*
 * tests/bench/generate: a made-up site of any size, for measuring. The same seed and number give
 * the same bytes on every machine. What is data is written: the records in db/content and their catalogues,
 * locales/LANGUAGE/content.FILE.PART.po. What is the site's own is linked to: grammar, schema, pages,
 * stylesheets, the words of the interface.
 *
 *   generate [--seed N] [--publishers N] [--from SITE] FOLDER ORGANISATIONS
 *
 * Prints two ids that the bench asks for: an organisation with 12 memberships and 8 publications,
 * and an article with 13 sections. Four records in five are English, the rest Turkish; one
 * paragraph in twenty has no translation.
 */
#include "generate.h"

#include <dirent.h>
#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void make_folder(const struct site *site, const char *name)
{
	char path[PATH_MAX];
	snprintf(path, sizeof(path), "%s/%s", site->folder, name);
	if (mkdir(path, 0777) != 0 && errno != EEXIST) {
		fprintf(stderr, "generate: %s: %s\n", path, strerror(errno));
		exit(1);
	}
}

static void link_to(const struct site *site, const char *from, const char *name)
{
	char target[PATH_MAX + 256], real[PATH_MAX], path[PATH_MAX];
	snprintf(target, sizeof(target), "%s/%s", from, name);
	snprintf(path, sizeof(path), "%s/%s", site->folder, name);
	if (realpath(target, real) == NULL)
		return; /* the site does without */
	unlink(path);
	if (symlink(real, path) != 0) {
		fprintf(stderr, "generate: %s: %s\n", path, strerror(errno));
		exit(1);
	}
}

/* The words of the interface: every catalogue but those of the content. */
static void link_interface(const struct site *site, const char *from, const char *language)
{
	char name[PATH_MAX];
	snprintf(name, sizeof(name), "%s/locales/%s", from, language);
	DIR *folder = opendir(name);
	for (struct dirent *entry; folder && (entry = readdir(folder)) != NULL;) {
		if (*entry->d_name == '.' || strncmp(entry->d_name, "content", 7) == 0)
			continue;
		snprintf(name, sizeof(name), "locales/%s/%s", language, entry->d_name);
		link_to(site, from, name);
	}
	if (folder)
		closedir(folder);
}

static void make_site(struct site *site, const char *from)
{
	static const char *const folders[] = {"", "db", "db/content", "locales", "locales/en", "locales/tr"};
	static const char *const linked[] = {"db/schema.sql", "db/derive.sql", "db/checks.sql", "db/content.rng",
	                                     "db/site.xml",   "db/pages",      "db/search",     "xsl"};
	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++)
		make_folder(site, folders[i]);
	for (size_t i = 0; i < sizeof(linked) / sizeof(*linked); i++)
		link_to(site, from, linked[i]);
	for (int i = 0; i < LANGUAGES; i++)
		link_interface(site, from, codes[i]);
}

int main(int argc, char **argv)
{
	static const struct option options[] = {{"seed", required_argument, NULL, 's'},
	                                        {"publishers", required_argument, NULL, 'p'},
	                                        {"from", required_argument, NULL, 'f'},
	                                        {NULL, 0, NULL, 0}};
	struct site site = {.seed = 1, .publishers = 4};
	const char *from = ".";
	int option;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (option == 's')
			site.seed = strtoull(optarg, NULL, 10);
		else if (option == 'p')
			site.publishers = atoi(optarg);
		else if (option == 'f')
			from = optarg;
		else
			return 2;
	}
	if (optind + 2 != argc || site.publishers < 1 || (site.count = atoi(argv[optind + 1])) < 30 || site.count > 300000) {
		fputs("usage: generate [--seed N] [--publishers N] [--from SITE] FOLDER ORGANISATIONS (30 to 300000)\n", stderr);
		return 2;
	}
	site.folder = argv[optind];
	site.articles = site.count / 5 < 17 ? 17 : site.count / 5;
	for (int i = 1; i <= site.count; i++)
		site.networks += is_network(&site, i);
	make_site(&site, from);
	write_records(&site);
	/* Both written in English, in the midst of their kind. */
	int organisation = site.count / 2 / (3 * PUBLISHING) * 3 * PUBLISHING,
	    article = site.articles / 2 / LONG_ARTICLE * LONG_ARTICLE + 1;
	while (organisation % 5 == 4 || organisation == 0)
		organisation += site.count < 100 ? PUBLISHING : 3 * PUBLISHING;
	while (article % 5 == 4)
		article -= LONG_ARTICLE;
	printf("organisation %s\narticle %s\n", name_of("org", organisation), name_of("article", article));
	return 0;
}
