#include "commands/preview_page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/po_marks.h"
#include "ground/file.h"
#include "ground/memory.h"
#include "libraries/stylesheet.h"
#include "site/functions.h"

struct page_language {
	char *code;
	struct stylesheet *stylesheet;
	const xmlNode **messages; /* by number */
	size_t message_count;
};

struct preview_pages {
	struct view_finish finish;
	const struct preview_notice *notice;
	struct page_language *languages;
	size_t count;
	xmlDoc *messages;
};

/* A page being copied. */
struct copy {
	xmlNode *root; /* <preview> */
	xmlNs *space;
	const xmlNode **messages;
	size_t message_count;
	bool seen[]; /* by number */
};

static xmlNode *add_marked(struct copy *copy, xmlNode *to, const char *name, size_t number)
{
	char text[32];
	xmlNode *node = xml_add_element(to, name);

	snprintf(text, sizeof(text), "%zu", number);
	node->ns = copy->space;
	xml_set_attribute(node, "number", text);
	if (number < copy->message_count && copy->messages[number] && !copy->seen[number]) {
		copy->seen[number] = true;
		xmlAddPrevSibling(xmlGetLastChild(copy->root),
		                  xmlDocCopyNode((xmlNode *)(uintptr_t)copy->messages[number], copy->root->doc, 1));
	}
	return node;
}

static void add_piece(xmlNode *to, const char *text, size_t length)
{
	if (length)
		xmlAddChild(to, xmlNewDocTextLen(to->doc, XML_TEXT(text), (int)length));
}

/* A message goes from its mark to the next one, or to the end of the text. */
static void add_text(struct copy *copy, xmlNode *to, const char *text)
{
	size_t number, next_number;
	const char *mark = po_mark_find(text, &number);

	add_piece(to, text, mark ? (size_t)(mark - text) : strlen(text));
	while (mark) {
		const char *start = mark + PO_MARK_BYTES, *next = po_mark_find(start, &next_number);
		xmlNode *node = add_marked(copy, to, "text", number);
		add_piece(node, start, next ? (size_t)(next - start) : strlen(start));
		mark = next;
		number = next_number;
	}
}

static void add_attribute(struct copy *copy, xmlNode *to, const xmlAttr *attribute)
{
	struct buffer whole = {0}, plain = {0};
	size_t number;

	for (const xmlNode *piece = attribute->children; piece; piece = piece->next)
		buffer_append_text(&whole, piece->content ? (const char *)piece->content : "");
	const char *text = buffer_text(&whole);
	for (const char *mark; (mark = po_mark_find(text, &number)) != NULL; text = mark + PO_MARK_BYTES) {
		buffer_append(&plain, text, (size_t)(mark - text));
		xml_set_attribute(add_marked(copy, to, "attribute", number), "name", (const char *)attribute->name);
	}
	buffer_append_text(&plain, text);
	buffer_release(&whole);
	xml_set_attribute(to, (const char *)attribute->name, buffer_text(&plain));
	buffer_release(&plain);
}

static void add_children(struct copy *copy, xmlNode *to, const xmlNode *from);

/* Markup that the build has cleaned is nodes again, to find the marks in it. */
static void add_markup(struct copy *copy, xmlNode *to, const char *markup)
{
	char *text = memory_printf("<markup>%s</markup>", markup);
	xmlDoc *document = xml_read_fragment(text);

	if (document)
		add_children(copy, to, xmlDocGetRootElement(document));
	xmlFreeDoc(document);
	free(text);
}

static void add_children(struct copy *copy, xmlNode *to, const xmlNode *from)
{
	for (const xmlNode *node = from->children; node; node = node->next) {
		if (node->type == XML_ELEMENT_NODE) {
			xmlNode *made = xml_add_element(to, (const char *)node->name);
			for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
				add_attribute(copy, made, attribute);
			add_children(copy, made, node);
		} else if (xml_is_markup(node)) {
			add_markup(copy, to, (const char *)node->content);
		} else if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
			add_text(copy, to, (const char *)node->content);
		}
	}
}

static void add_notice(xmlNode *root, const struct preview_notice *notice, const struct view *view)
{
	xml_set_attribute(root, "lang", view->language->code);
	xml_set_attribute(root, "dir", view->language->right_to_left ? "rtl" : "ltr");
	xml_set_attribute(root, "assets", view->release->assets);
	xml_set_attribute(root, "address", notice->address);
	xml_set_attribute(root, "turn", notice->turn);
	if (notice->shows)
		xml_set_attribute(root, "shows", PREVIEW_SHOW);
	if (notice->uploads)
		xml_set_attribute(root, "uploads", PREVIEW_ADDRESS);
	if (notice->until)
		xml_set_attribute(root, "until", notice->until);
	for (size_t i = 0; i < notice->file_count; i++) {
		xmlNode *catalogue = xml_add_element(root, "catalogue");
		bool sent = i >= notice->given;
		xml_set_attribute(catalogue, "file", notice->files[i] + (sent ? notice->prefix : 0));
		if (sent)
			xml_set_attribute(catalogue, "sent", "1");
	}
	char *lines = memory_copy_text(notice->errors), *rest = lines, *line;
	while ((line = strsep(&rest, "\n")) != NULL)
		if (*line)
			xml_add_text(xml_add_element(root, "error"), line);
	free(lines);
}

static bool finish(void *context, const struct view *view, xmlDoc **page, struct buffer *error)
{
	const struct preview_pages *pages = context;
	const struct page_language *language = pages->languages;
	struct functions_context functions = {.locale = view->language->locale, .view = (struct view *)(uintptr_t)view};

	while (language < pages->languages + pages->count && strcmp(language->code, view->language->code) != 0)
		language++;
	/* Added while the one release was made and the other was not yet: the next build has it. */
	if (language == pages->languages + pages->count) {
		buffer_printf(error, "the preview is not ready for the language “%s” yet", view->language->code);
		return false;
	}
	xmlDoc *document = xmlNewDoc(XML_TEXT("1.0"));
	struct copy *copy = memory_zeroed(1, sizeof(*copy) + language->message_count);
	copy->root = xmlNewDocNode(document, NULL, XML_TEXT("preview"), NULL);
	copy->space = xmlNewNs(copy->root, XML_TEXT(STYLESHEET_FUNCTIONS), XML_TEXT("b"));
	copy->messages = language->messages;
	copy->message_count = language->message_count;
	xmlDocSetRootElement(document, copy->root);
	add_notice(copy->root, pages->notice, view);
	add_children(copy, xml_add_element(copy->root, "page"), (const xmlNode *)*page);
	free(copy);
	xmlDoc *result = stylesheet_apply(language->stylesheet, document, &functions, error);
	xml_drop(document);
	if (result == NULL)
		return false;
	xml_drop(*page);
	*page = result;
	return true;
}

static void number_messages(struct page_language *language, xmlDoc *messages)
{
	xmlNode *list = messages ? xml_first_element(xmlDocGetRootElement(messages)) : NULL;

	while (list && strcmp(xml_attribute(list, "code"), language->code) != 0)
		list = xml_next_element(list);
	language->messages = memory_alloc((list ? xmlChildElementCount(list) + 1 : 1) * sizeof(*language->messages));
	for (const xmlNode *node = list ? xml_first_element(list) : NULL; node; node = xml_next_element(node))
		language->messages[language->message_count++] = node;
}

struct preview_pages *preview_pages_open(const char *release, const char *messages, const struct preview_notice *notice,
                                         struct report *report)
{
	struct preview_pages *pages = memory_zeroed(1, sizeof(*pages));
	char *folder = memory_printf("%s/xsl", release);
	struct file_list list = {0};
	bool good = file_list_read(&list, folder, "", report);

	pages->finish = (struct view_finish){finish, pages};
	pages->notice = notice;
	if (good && messages)
		good = (pages->messages = xml_read_file(messages, report)) != NULL;
	pages->languages = memory_zeroed(list.count + 1, sizeof(*pages->languages));
	for (; good && pages->count < list.count; pages->count++) {
		struct page_language *language = &pages->languages[pages->count];
		char *file = memory_printf("%s/%s/preview.xsl", folder, list.names[pages->count]);
		language->code = memory_copy_text(list.names[pages->count]);
		good = (language->stylesheet = stylesheet_compile(file, report)) != NULL;
		number_messages(language, pages->messages);
		free(file);
	}
	file_list_release(&list);
	free(folder);
	if (good)
		return pages;
	preview_pages_close(pages);
	return NULL;
}

void preview_pages_close(struct preview_pages *pages)
{
	if (pages == NULL)
		return;
	for (size_t i = 0; i < pages->count; i++) {
		stylesheet_free(pages->languages[i].stylesheet);
		free(pages->languages[i].messages);
		free(pages->languages[i].code);
	}
	free(pages->languages);
	xmlFreeDoc(pages->messages);
	free(pages);
}

const struct view_finish *preview_pages_finish(const struct preview_pages *pages)
{
	return &pages->finish;
}
