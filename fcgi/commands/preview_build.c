#include "commands/preview_build.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "commands/build.h"
#include "commands/po_place.h"
#include "commands/po_site.h"
#include "ground/ascii.h"
#include "ground/file.h"
#include "ground/memory.h"
#include "libraries/stylesheet.h"
#include "libraries/xml.h"
#include "site/functions.h"

/* ---- in the children */

static const char *state_of(const struct po_shown *message)
{
	static const char *const states[] = {
	        [PAIRING_MISSING] = "missing", [PAIRING_STALE] = "stale", [PAIRING_CURRENT] = "current"};
	return message->asked ? states[message->state] : "source";
}

static void add_message(xmlNode *parent, size_t number, const struct catalogue_template_message *m, const struct po_shown *shown)
{
	bool found = shown->found && shown->found->file;
	char text[32];
	xmlNode *node = xml_add_element(parent, "message");

	snprintf(text, sizeof(text), "%zu", number);
	xml_set_attribute(node, "number", text);
	xml_set_attribute(node, "state", state_of(shown));
	if (m->context)
		xml_set_attribute(node, "context", m->context);
	xml_set_attribute(node, "file", found ? shown->found->file : m->file);
	snprintf(text, sizeof(text), "%ld", found ? shown->found->line : m->line);
	xml_set_attribute(node, "line", text);
	xml_add_text(xml_add_element(node, "source"), m->source);
	if (shown->asked && shown->found && shown->found->text[0] && shown->state != PAIRING_MISSING)
		xml_add_text(xml_add_element(node, "text"), shown->found->text[0]);
}

static bool write_messages(const struct po_site *site, const char *file, struct report *report)
{
	xmlDoc *document = xmlNewDoc(XML_TEXT("1.0"));
	xmlNode *root = xmlNewDocNode(document, NULL, XML_TEXT("messages"), NULL);
	size_t length;

	xmlDocSetRootElement(document, root);
	for (size_t l = 0; l < site->count; l++) {
		xmlNode *language = xml_add_element(root, "language");
		size_t number = 0;
		xml_set_attribute(language, "code", site->languages[l].code);
		for (size_t t = 0; t < site->templates.count; t++) {
			const struct catalogue_template *template = site->templates.items[t].template;
			for (size_t i = 0; i < catalogue_template_count(template); i++, number++) {
				struct catalogue_template_message m = catalogue_template_message(template, i);
				add_message(language, number, &m, &site->languages[l].messages[number]);
			}
		}
	}
	char *text = xml_to_text(document, &length);
	bool good = file_write(file, text, length, report);
	xmlFree(text);
	xmlFreeDoc(document);
	return good;
}

/* In its place stands the release of the marked messages. */
static bool build_marked(struct build_options *options, char id[MANIFEST_ID + 1], struct report *report)
{
	struct po_site site;
	bool good = po_site_templates(&site, report);

	options->prepare = po_marks_put;
	options->context = &site;
	good = good && build_make(options, id, report);
	if (good) {
		char *folder = memory_printf("%s/messages", options->state), *file = memory_printf("%s/%s.xml", folder, id);
		good = file_make_folder(folder, report) && write_messages(&site, file, report);
		free(folder), free(file);
	}
	po_site_release(&site);
	return good;
}

/* Of two for one place the later is meant. */
static size_t keep_last(struct edition_instead *instead, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		bool again = false;
		for (size_t j = i + 1; j < count && !again; j++)
			again = strcmp(instead[i].language, instead[j].language) == 0 &&
			        strcmp(instead[i].name, instead[j].name) == 0;
		if (again)
			po_place_release(&instead[i]);
		else
			instead[kept++] = instead[i];
	}
	return kept;
}

static bool build_one(const char *state, const char *const *files, size_t count, bool marked, char id[MANIFEST_ID + 1])
{
	struct edition_instead *instead = memory_zeroed(count + 1, sizeof(*instead));
	struct build_options options = {.site = ".", .state = state, .incomplete = true, .instead = instead};
	struct report report = {0};
	bool good = true;

	xml_start();
	stylesheet_start(functions_table);
	for (size_t i = 0; i < count; i++)
		good = po_place(files[i], &instead[i], &report) && good;
	options.instead_count = good ? keep_last(instead, count) : 0;
	good = good && (marked ? build_marked(&options, id, &report) : build_make(&options, id, &report));
	for (size_t i = 0; i < options.instead_count; i++)
		po_place_release(&instead[i]);
	free(instead);
	return good;
}

/* Where the one file belongs: LANGUAGE/NAME. */
static bool find_place(const char *file)
{
	struct edition_instead instead;
	struct report report = {0};

	xml_start();
	if (!po_place(file, &instead, &report))
		return false;
	fprintf(stderr, "%s/%s\n", instead.language, instead.name);
	po_place_release(&instead);
	return true;
}

/* ---- in the parent */

enum task { TASK_PLAIN, TASK_MARKED, TASK_PLACE };

struct child {
	pid_t pid;
	int output;
};

static bool do_task(enum task task, const char *state, const char *const *files, size_t count)
{
	char id[MANIFEST_ID + 1];

	if (task == TASK_PLACE)
		return find_place(files[0]);
	if (!build_one(state, files, count, task == TASK_MARKED, id))
		return false;
	fprintf(stderr, "%s\n", id);
	return true;
}

/* Its standard error is a pipe; what it has found is told there, too, as the last line. */
static struct child start(enum task task, const char *state, const char *const *files, size_t count)
{
	int ends[2];
	struct child child = {.pid = -1, .output = -1};

	if (pipe(ends) < 0)
		return child;
	fflush(NULL);
	child.pid = fork();
	if (child.pid == 0) {
		sigset_t none;
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		sigemptyset(&none);
		sigprocmask(SIG_SETMASK, &none, NULL);
		dup2(ends[1], STDERR_FILENO);
		close(ends[0]), close(ends[1]);
		exit(do_task(task, state, files, count) ? EXIT_SUCCESS : EXIT_FAILURE);
	}
	close(ends[1]);
	child.output = ends[0];
	return child;
}

/* What is not wrong, but could be better, is not why it was refused. */
static void add_errors(char *said, struct buffer *errors)
{
	char *line;

	while ((line = strsep(&said, "\n")) != NULL)
		if (*line && strstr(line, ": warning: ") == NULL)
			buffer_printf(errors, "%s\n", line);
}

/* The last line of what it said, to free(); NULL: what it said is in `errors`. */
static char *finish(const struct child *child, struct buffer *errors)
{
	char bytes[4096], *last = NULL;
	ssize_t got;
	int status = 0;
	struct buffer said = {0};

	while (child->output >= 0 && ((got = read(child->output, bytes, sizeof(bytes))) > 0 || (got < 0 && errno == EINTR)))
		if (got > 0)
			buffer_append(&said, bytes, (size_t)got);
	if (child->output >= 0)
		close(child->output);
	if (child->pid > 0 && waitpid(child->pid, &status, 0) == child->pid && status == 0 && said.length) {
		said.bytes[said.length - 1] = '\0';
		const char *line = strrchr(said.bytes, '\n');
		last = memory_copy_text(line ? line + 1 : said.bytes);
	} else {
		if (said.length)
			add_errors(said.bytes, errors);
		if (child->pid <= 0)
			buffer_printf(errors, "no process for the build: %s\n", strerror(errno));
		else if (WIFSIGNALED(status))
			buffer_printf(errors, "the build was ended by signal %d\n", WTERMSIG(status));
	}
	buffer_release(&said);
	return last;
}

static bool finish_build(const struct child *child, char id[MANIFEST_ID + 1], struct buffer *errors)
{
	char *made = finish(child, errors);
	bool good = made && strlen(made) == MANIFEST_ID;

	if (good)
		memcpy(id, made, MANIFEST_ID + 1);
	free(made);
	return good;
}

bool preview_build(const char *state, const char *const *files, size_t count, struct preview_build *build, struct buffer *errors)
{
	struct buffer again = {0};
	struct child plain = start(TASK_PLAIN, state, files, count), marked = start(TASK_MARKED, state, files, count);

	buffer_clear(errors);
	bool good = finish_build(&plain, build->plain, errors), good_marked = finish_build(&marked, build->marked, &again);
	/* What is wrong with the one is wrong with the other, and told once. */
	if (good && !good_marked)
		buffer_append(errors, buffer_text(&again), again.length);
	buffer_release(&again);
	return good && good_marked;
}

char *preview_place(const char *file, struct buffer *errors)
{
	struct child child = start(TASK_PLACE, NULL, &file, 1);

	buffer_clear(errors);
	return finish(&child, errors);
}

static void clean(const char *state, const char *folder, const struct preview_build *build)
{
	struct report report = {0};
	struct file_list list = {0};
	char *path = memory_printf("%s/%s", state, folder);

	if (file_exists(path))
		file_list_read(&list, path, "", &report);
	for (size_t i = 0; i < list.count; i++) {
		char *old = memory_printf("%s/%s", path, list.names[i]);
		if (!ascii_starts_with(list.names[i], build->plain) && !ascii_starts_with(list.names[i], build->marked))
			file_remove_tree(old, &report);
		free(old);
	}
	file_list_release(&list);
	free(path);
}

void preview_build_clean(const char *state, const struct preview_build *build)
{
	clean(state, "releases", build);
	clean(state, "messages", build);
}
