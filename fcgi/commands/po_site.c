#include "commands/po_site.h"

#include <stdlib.h>

#include "commands/build.h"
#include "commands/po_crawl.h"
#include "ground/file.h"
#include "ground/memory.h"
#include "libraries/stylesheet.h"
#include "site/functions.h"

static bool find_all(struct po_site *site, struct report *report)
{
	const char *above = getenv("TMPDIR");
	char *state = memory_printf("%s/birlik-po.XXXXXX", above && *above ? above : "/tmp");
	char id[MANIFEST_ID + 1];
	struct build_options options = {
	        .site = ".", .state = state, .incomplete = true, .prepare = po_marks_put, .context = site};

	if (mkdtemp(state) == NULL) {
		report_error(report, state, 0, "cannot be made");
		free(state);
		return false;
	}
	bool good = build_make(&options, id, report);
	if (good) {
		char *release = memory_printf("%s/releases/%s", state, id);
		good = po_crawl(site, release, report);
		free(release);
	}
	file_remove_tree(state, report);
	free(state);
	return good;
}

bool po_site_templates(struct po_site *site, struct report *report)
{
	*site = (struct po_site){0};
	bool good = po_templates_read(&site->templates, report);
	for (size_t t = 0; t < site->templates.count; t++)
		site->message_count += catalogue_template_count(site->templates.items[t].template);
	return good;
}

bool po_site_read(struct po_site *site, struct report *report)
{
	stylesheet_start(functions_table);
	return po_site_templates(site, report) && find_all(site, report);
}

void po_site_release(struct po_site *site)
{
	for (size_t l = 0; l < site->count; l++) {
		struct po_language *language = &site->languages[l];
		for (size_t i = 0; i < site->message_count; i++)
			free(language->messages[i].address);
		for (size_t i = 0; i < language->page_count; i++)
			free(language->pages[i].path);
		free(language->messages), free(language->pages), free(language->code);
		catalogue_free(language->interface);
		catalogue_free(language->content);
	}
	po_templates_release(&site->templates);
	*site = (struct po_site){0};
}
