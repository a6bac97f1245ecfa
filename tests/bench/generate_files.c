#include "generate.h"

#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

const char *const codes[LANGUAGES] = {"en", "tr"};

FILE *create(const struct site *site, const char *name)
{
	char file[PATH_MAX];
	snprintf(file, sizeof(file), "%s/%s", site->folder, name);
	FILE *out = fopen(file, "w");
	if (out == NULL) {
		fprintf(stderr, "generate: %s: %s\n", file, strerror(errno));
		exit(1);
	}
	return out;
}

void close_file(FILE *file)
{
	if (fclose(file) != 0) {
		fprintf(stderr, "generate: %s\n", strerror(errno));
		exit(1);
	}
}

/* A catalogue has an end (PO_BYTES_MAX of fcgi/formats/po.h); what is more goes into a further part. */
static void begin_catalogue(struct site *site, enum language language)
{
	char file[96];
	snprintf(file, sizeof(file), "locales/%s/content.%s.%d.po", codes[language], site->kind, ++site->part[language]);
	site->po[language] = create(site, file);
	fprintf(site->po[language],
	        "msgid \"\"\nmsgstr \"\"\n\"Language: %s\\n\"\n\"MIME-Version: 1.0\\n\"\n"
	        "\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Content-Transfer-Encoding: 8bit\\n\"\n\n",
	        codes[language]);
}

void begin_content(struct site *site, const char *name)
{
	char file[64];
	snprintf(file, sizeof(file), "db/content/%s.xml", name);
	site->xml = create(site, file);
	site->source = EN;
	site->kind = name;
	for (int i = 0; i < LANGUAGES; i++) {
		site->part[i] = 0;
		begin_catalogue(site, i);
	}
	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<content xml:lang=\"en\">\n", site->xml);
}

void end_content(struct site *site)
{
	fputs("</content>\n", site->xml);
	close_file(site->xml);
	for (int i = 0; i < LANGUAGES; i++)
		close_file(site->po[i]);
}

void begin_record(struct site *site, const char *kind, const char *id, int number)
{
	for (int i = 0; i < LANGUAGES; i++)
		if (ftell(site->po[i]) > CATALOGUE) {
			close_file(site->po[i]);
			begin_catalogue(site, i);
		}
	chance_begin(site, kind, number);
	site->source = number % 5 == 4 ? TR : EN;
	fprintf(site->xml, "<%s id=\"%s\"", kind, id);
	if (site->source == TR)
		fputs(" xml:lang=\"tr\"", site->xml);
}

static void write_po_text(FILE *po, const char *key, const char *text)
{
	fprintf(po, "%s \"", key);
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			putc('\\', po);
		putc(*text, po);
	}
	fputs("\"\n", po);
}

/* The message of a field into the catalogue of the other language. */
static void translate(struct site *site, const struct text *text, const char *context)
{
	FILE *po = site->po[!site->source];
	if (chance(20) == 0)
		return;
	if (strchr(text->message, '{'))
		fputs("#, python-brace-format\n", po);
	write_po_text(po, "msgctxt", context);
	write_po_text(po, "msgid", text->message);
	write_po_text(po, "msgstr", text->translation);
	putc('\n', po);
}

void element(struct site *site, const char *name, const struct text *text, const char *context, ...)
{
	char full[256];
	va_list list;
	va_start(list, context);
	vsnprintf(full, sizeof(full), context, list);
	va_end(list);
	fprintf(site->xml, "<%s>%s</%s>\n", name, text->xml, name);
	translate(site, text, full);
}

void body(struct site *site, int paragraphs, int sentences, int items, const char *of, const char *context)
{
	struct text text;
	char reference[64];
	fputs("<body>\n", site->xml);
	for (int p = 0; p < paragraphs; p++) {
		text_begin(&text);
		for (int s = 0; s < sentences; s++)
			text_add_sentence(site, &text, 8 + chance(8));
		if (p == 0) {
			text_add(&text, " ", " ");
			snprintf(reference, sizeof(reference), "organisation/%s", of);
			text_add_value(site, &text, "name", reference, "");
			text_add(&text, " ", " ");
			text_add_word(site, &text, chance(48));
			text_add(&text, " ", " ");
			snprintf(reference, sizeof(reference), "organisation/%s/founded", of);
			text_add_value(site, &text, "founded", reference, "’den");
			text_add(&text, ".", ".");
		} else if (p % 3 == 2) {
			char link[96];
			snprintf(link, sizeof(link), " <a to=\"organisation/%s\">", of);
			text_add(&text, link, link);
			text_add_word(site, &text, chance(48));
			text_add(&text, "</a>.", "</a>.");
		}
		element(site, "p", &text, "%s", context);
	}
	if (items) {
		fputs("<ul>\n", site->xml);
		for (int i = 0; i < items; i++) {
			text_begin(&text);
			text_add_sentence(site, &text, 5);
			element(site, "li", &text, "%s", context);
		}
		fputs("</ul>\n", site->xml);
	}
	fputs("</body>\n", site->xml);
}
