#include "libraries/html.h"

#include <string.h>

enum element_kind { ORDINARY, VOID, RAW_TEXT, KEEPS_NEWLINE };

/* Found by length and first letter before any comparison of names. */
static enum element_kind kind_of(const char *name)
{
	static const struct {
		const char *name;
		enum element_kind kind;
	} special[] = {{"area", VOID},        {"base", VOID},       {"br", VOID},        {"col", VOID},
	               {"embed", VOID},       {"hr", VOID},         {"img", VOID},       {"input", VOID},
	               {"link", VOID},        {"meta", VOID},       {"source", VOID},    {"track", VOID},
	               {"wbr", VOID},         {"script", RAW_TEXT}, {"style", RAW_TEXT}, {"textarea", KEEPS_NEWLINE},
	               {"pre", KEEPS_NEWLINE}};
	if (strchr("abcehilmpstw", name[0]) == NULL)
		return ORDINARY;
	for (size_t i = 0; i < COUNT_OF(special); i++)
		if (special[i].name[0] == name[0] && strcmp(special[i].name, name) == 0)
			return special[i].kind;
	return ORDINARY;
}

static void write_escaped(const char *text, const char *special, struct buffer *out)
{
	for (;;) {
		size_t plain = strcspn(text, special);
		buffer_append(out, text, plain);
		text += plain;
		switch (*text++) {
		case '&':
			buffer_append(out, "&amp;", 5);
			break;
		case '<':
			buffer_append(out, "&lt;", 4);
			break;
		case '>':
			buffer_append(out, "&gt;", 4);
			break;
		case '"':
			buffer_append(out, "&quot;", 6);
			break;
		default:
			return;
		}
	}
}

/* Nothing is escaped in a script or a style; but its text must not end it. */
static void write_raw(const char *text, struct buffer *out)
{
	for (const char *end; (end = strstr(text, "</")) != NULL; text = end + 2) {
		buffer_append(out, text, (size_t)(end - text));
		buffer_append_text(out, "<\\/");
	}
	buffer_append_text(out, text);
}

static void write_node(const xmlNode *node, bool raw, struct buffer *out);

static void write_children(const xmlNode *parent, bool raw, struct buffer *out)
{
	for (const xmlNode *node = parent->children; node; node = node->next)
		write_node(node, raw, out);
}

static void write_attribute(const xmlAttr *attribute, struct buffer *out)
{
	const char *name = (const char *)attribute->name;

	buffer_append_byte(out, ' ');
	if (attribute->ns && attribute->ns->prefix && strcmp((const char *)attribute->ns->prefix, "xlink") == 0)
		buffer_append_text(out, "xlink:");
	buffer_append(out, name, strlen(name));
	buffer_append(out, "=\"", 2);
	for (const xmlNode *part = attribute->children; part; part = part->next)
		if (part->content)
			write_escaped((const char *)part->content, "&\"", out);
	buffer_append_byte(out, '"');
}

static void write_element(const xmlNode *node, struct buffer *out)
{
	const char *name = (const char *)node->name;
	size_t length = strlen(name);
	enum element_kind kind = kind_of(name);

	buffer_append_byte(out, '<');
	buffer_append(out, name, length);
	for (const xmlAttr *a = node->properties; a; a = a->next)
		write_attribute(a, out);
	buffer_append_byte(out, '>');
	if (kind == VOID)
		return;
	/* A parser drops the first newline of these: a text that begins with one needs another. */
	if (kind == KEEPS_NEWLINE && node->children && node->children->content && node->children->content[0] == '\n')
		buffer_append_byte(out, '\n');
	write_children(node, kind == RAW_TEXT, out);
	buffer_append(out, "</", 2);
	buffer_append(out, name, length);
	buffer_append_byte(out, '>');
}

static void write_node(const xmlNode *node, bool raw, struct buffer *out)
{
	const char *content = (const char *)node->content;

	if (node->type == XML_ELEMENT_NODE)
		write_element(node, out);
	else if (node->type == XML_TEXT_NODE && raw)
		write_raw(content, out);
	else if (node->type == XML_TEXT_NODE && xml_is_markup(node))
		buffer_append(out, content, strlen(content));
	else if (node->type == XML_TEXT_NODE)
		write_escaped(content, "&<>", out);
}

void html_write_document(const xmlDoc *document, struct buffer *out)
{
	buffer_append_text(out, "<!DOCTYPE html>");
	for (const xmlNode *node = document->children; node; node = node->next)
		write_node(node, false, out);
	buffer_append_byte(out, '\n');
}

void html_write_content(const xmlNode *parent, struct buffer *out)
{
	write_children(parent, false, out);
}

void html_write_text(const xmlNode *parent, struct buffer *out)
{
	for (const xmlNode *node = parent->children; node; node = node->next)
		if (node->type == XML_TEXT_NODE)
			buffer_append_text(out, (const char *)node->content);
		else if (node->type == XML_ELEMENT_NODE)
			html_write_text(node, out);
}
