#include "commands/preview_build.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
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
#include "processes/clock.h"
#include "site/functions.h"

/* ---- in the children */

static const char *state_of(const struct po_shown *message)
{
	static const char *const states[] = {
	        [PAIRING_MISSING] = "missing", [PAIRING_STALE] = "stale", [PAIRING_CURRENT] = "current"};
	return message->asked ? states[message->state] : "source";
}

/* A file's name without the preview's own folder. */
static const char *short_name(const char *state, const char *file)
{
	size_t length = strlen(state);
	return strncmp(file, state, length) == 0 && file[length] == '/' ? file + length + 1 : file;
}

static void add_message(xmlNode *parent, const char *state, size_t number, const struct catalogue_template_message *m,
                        const struct po_shown *shown)
{
	bool found = shown->found && shown->found->file;
	char text[32];
	xmlNode *node = xml_add_element(parent, "message");

	snprintf(text, sizeof(text), "%zu", number);
	xml_set_attribute(node, "number", text);
	xml_set_attribute(node, "state", state_of(shown));
	if (m->context)
		xml_set_attribute(node, "context", m->context);
	xml_set_attribute(node, "file", short_name(state, found ? shown->found->file : m->file));
	snprintf(text, sizeof(text), "%ld", found ? shown->found->line : m->line);
	xml_set_attribute(node, "line", text);
	xml_add_text(xml_add_element(node, "source"), m->source);
	if (shown->asked && shown->found && shown->found->text[0] && shown->state != PAIRING_MISSING)
		xml_add_text(xml_add_element(node, "text"), shown->found->text[0]);
}

static bool write_messages(const struct po_site *site, const char *state, const char *file, struct report *report)
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
				add_message(language, state, number, &m, &site->languages[l].messages[number]);
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
		good = file_make_folder(folder, report) && write_messages(&site, options->state, file, report);
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

/* Of a catalogue that the site has. */
static bool find_place(const char *file, struct buffer *place)
{
	struct edition_instead instead;
	struct edition_set set = {0};
	struct po_templates templates = {0};
	struct report report = {0};

	xml_start();
	if (!po_place(file, &instead, &report))
		return false;
	char *name = memory_printf("%.*s", (int)(strlen(instead.name) - strlen(".po")), instead.name);
	bool good = edition_set_read(&set, "db/site.xml", NULL, EDITION_ALL, &report) &&
	            po_place_check(&instead, 1, &set, &report) && po_templates_read(&templates, &report);
	if (good && po_templates_find(&templates, name) == NULL)
		good = report_error(&report, file, 0, "the site has no catalogue %s", instead.name);
	buffer_printf(place, "%s/%s", instead.language, instead.name);
	free(name);
	edition_set_release(&set);
	po_templates_release(&templates);
	po_place_release(&instead);
	return good;
}

/* ---- in the parent */

enum task { TASK_PLAIN, TASK_MARKED, TASK_PLACE };
enum { RESULT, ERRORS, PIPES, OUTPUT_MAX = 16384, CPU_MAX_S = 60, FILE_MAX = 1 << 30 };

struct child {
	pid_t pid;
	int ends[PIPES]; /* -1: it has been closed on the other side */
	struct buffer output[PIPES];
};

static _Noreturn void be_child(enum task task, const char *state, const char *const *files, size_t count, int result, int errors)
{
	struct rlimit cpu = {CPU_MAX_S, CPU_MAX_S}, size = {FILE_MAX, FILE_MAX};
	struct buffer found = {0};
	char id[MANIFEST_ID + 1];
	sigset_t none;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	setrlimit(RLIMIT_CPU, &cpu), setrlimit(RLIMIT_FSIZE, &size);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	dup2(errors, STDERR_FILENO);
	bool good = task == TASK_PLACE ? find_place(files[0], &found) : build_one(state, files, count, task == TASK_MARKED, id);
	if (good && task != TASK_PLACE)
		buffer_append_text(&found, id);
	good = good && write(result, buffer_text(&found), found.length) == (ssize_t)found.length;
	buffer_release(&found);
	exit(good ? EXIT_SUCCESS : EXIT_FAILURE);
}

static struct child start(enum task task, const char *state, const char *const *files, size_t count)
{
	int result[2], errors[2];
	struct child child = {.pid = -1, .ends = {-1, -1}};

	if (pipe2(result, O_CLOEXEC) < 0)
		return child;
	if (pipe2(errors, O_CLOEXEC) < 0) {
		close(result[0]), close(result[1]);
		return child;
	}
	fflush(NULL);
	child.pid = fork();
	if (child.pid == 0)
		be_child(task, state, files, count, result[1], errors[1]);
	close(result[1]), close(errors[1]);
	child.ends[RESULT] = result[0], child.ends[ERRORS] = errors[0];
	return child;
}

/* Its beginning is kept, the rest is read and dropped. */
static void read_output(struct child *child, int pipe)
{
	char bytes[4096];
	ssize_t got = read(child->ends[pipe], bytes, sizeof(bytes));

	if (got > 0 && child->output[pipe].length < OUTPUT_MAX)
		buffer_append(&child->output[pipe], bytes, (size_t)got);
	if (got == 0 || (got < 0 && errno != EINTR)) {
		close(child->ends[pipe]);
		child->ends[pipe] = -1;
	}
}

/* Until all have said all they have to say; false: they had to be ended. */
static bool listen_to(struct child *children, size_t count, int stop_fd)
{
	int64_t end_ms = clock_ms() + PREVIEW_BUILD_MAX_MS;
	bool good = true;

	for (;;) {
		struct pollfd watched[2 * PIPES + 1] = {{.fd = good ? stop_fd : -1, .events = POLLIN}};
		nfds_t open = 0;
		for (size_t i = 0; i < count * PIPES; i++) {
			watched[i + 1] = (struct pollfd){.fd = children[i / PIPES].ends[i % PIPES], .events = POLLIN};
			open += watched[i + 1].fd >= 0;
		}
		if (open == 0)
			return good;
		int64_t left_ms = end_ms - clock_ms();
		int ready = poll(watched, 1 + count * PIPES, good ? (int)(left_ms > 0 ? left_ms : 0) : -1);
		if (good && (ready == 0 || watched[0].revents)) {
			good = false;
			for (size_t i = 0; i < count; i++)
				if (children[i].pid > 0)
					kill(children[i].pid, SIGKILL);
		}
		for (size_t i = 0; ready > 0 && i < count * PIPES; i++)
			if (watched[i + 1].revents)
				read_output(&children[i / PIPES], (int)(i % PIPES));
	}
}

/* What is not wrong, but could be better, is not why it was refused. */
static void add_errors(const char *state, char *said, struct buffer *errors)
{
	char *line;
	int lines = 0;

	while ((line = strsep(&said, "\n")) != NULL) {
		if (*line == '\0' || strstr(line, ": warning: "))
			continue;
		if (lines++ == PREVIEW_ERRORS_MAX) {
			buffer_append_text(errors, "… and more\n");
			return;
		}
		buffer_printf(errors, "%s\n", short_name(state, line));
	}
}

/* What it has found, to free(); NULL: `errors` has the lines. */
static char *finish(struct child *child, const char *state, struct buffer *errors)
{
	char *found = NULL;
	int status = 0;

	if (child->pid <= 0) {
		buffer_printf(errors, "no process for the build: %s\n", strerror(errno));
	} else if (waitpid(child->pid, &status, 0) == child->pid && status == 0) {
		found = buffer_take(&child->output[RESULT]);
	} else {
		char *left = memory_printf("%s/releases/.building.%ld", state, (long)child->pid);
		struct report report = {0};
		if (child->output[ERRORS].length)
			add_errors(state, child->output[ERRORS].bytes, errors);
		if (WIFSIGNALED(status))
			buffer_printf(errors, "the build was ended (signal %d): it took too long, or could not go on\n",
			              WTERMSIG(status));
		file_remove_tree(left, &report);
		free(left);
	}
	for (int i = 0; i < PIPES; i++)
		buffer_release(&child->output[i]);
	return found;
}

bool preview_build(const char *state, const char *const *files, size_t count, int stop_fd, struct preview_build *build,
                   struct buffer *errors)
{
	struct child children[] = {start(TASK_PLAIN, state, files, count), start(TASK_MARKED, state, files, count)};
	struct buffer again = {0};

	buffer_clear(errors);
	listen_to(children, COUNT_OF(children), stop_fd);
	char *plain = finish(&children[0], state, errors), *marked = finish(&children[1], state, &again);
	bool good = plain && marked && strlen(plain) == MANIFEST_ID && strlen(marked) == MANIFEST_ID;
	/* What is wrong with the one is wrong with the other, and told once. */
	if (errors->length == 0)
		buffer_append(errors, buffer_text(&again), again.length);
	if (good) {
		memcpy(build->plain, plain, MANIFEST_ID + 1);
		memcpy(build->marked, marked, MANIFEST_ID + 1);
	}
	buffer_release(&again);
	free(plain), free(marked);
	return good;
}

char *preview_place(const char *state, const char *file, int stop_fd, struct buffer *errors)
{
	struct child child = start(TASK_PLACE, state, &file, 1);

	buffer_clear(errors);
	listen_to(&child, 1, stop_fd);
	return finish(&child, state, errors);
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
