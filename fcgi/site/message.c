#include "site/message.h"

#include <stdlib.h>
#include <string.h>

#include "ground/ascii.h"
#include "ground/memory.h"

static void write_escaped(const char *text, bool quoted, struct buffer *out)
{
	for (; *text; text++)
		if (*text == '&')
			buffer_append_text(out, "&amp;");
		else if (*text == '<')
			buffer_append_text(out, "&lt;");
		else if (*text == '>')
			buffer_append_text(out, "&gt;");
		else if (quoted && *text == '"')
			buffer_append_text(out, "&quot;");
		else
			buffer_append_byte(out, *text);
}

/* Text with its blanks collapsed; `blank`: one is due before what comes next. */
static void write_text(const char *text, bool *blank, struct buffer *out)
{
	for (; *text; text++) {
		if (ascii_is_space(*text)) {
			*blank = true;
			continue;
		}
		if (*blank && out->length)
			buffer_append_byte(out, ' ');
		*blank = false;
		char one[2] = {*text, '\0'};
		write_escaped(one, false, out);
	}
}

static void write_blank(bool *blank, struct buffer *out)
{
	if (*blank && out->length)
		buffer_append_byte(out, ' ');
	*blank = false;
}

static void write_nodes(const xmlNode *parent, message_placeholder_fn *placeholder, void *context, bool attributes, bool *blank,
                        struct buffer *out)
{
	for (const xmlNode *node = parent->children; node; node = node->next) {
		if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
			write_text((const char *)node->content, blank, out);
			continue;
		}
		if (node->type != XML_ELEMENT_NODE)
			continue;
		write_blank(blank, out);
		const char *name = placeholder ? placeholder(context, node) : NULL;
		if (name) {
			buffer_printf(out, "{%s}", name);
			continue;
		}
		buffer_printf(out, "<%s", (const char *)node->name);
		for (const xmlAttr *a = node->properties; attributes && a; a = a->next) {
			buffer_printf(out, " %s=\"", (const char *)a->name);
			write_escaped(a->children ? (const char *)a->children->content : "", true, out);
			buffer_append_text(out, "\"");
		}
		if (node->children == NULL) {
			buffer_append_text(out, "/>");
			continue;
		}
		buffer_append_text(out, ">");
		write_nodes(node, placeholder, context, attributes, blank, out);
		write_blank(blank, out);
		buffer_printf(out, "</%s>", (const char *)node->name);
	}
}

void message_write(const xmlNode *parent, message_placeholder_fn *placeholder, void *context, bool attributes, struct buffer *out)
{
	struct buffer text = {0};
	bool blank = false;

	write_nodes(parent, placeholder, context, attributes, &blank, &text);
	buffer_append(out, buffer_text(&text), text.length);
	buffer_release(&text);
}

static bool build_text(const char *text, const struct message_builder *builder, xmlNode *parent, struct buffer *error)
{
	while (*text) {
		const char *brace = strchr(text, '{');
		const char *end = brace ? message_placeholder_end(brace) : NULL;
		if (brace && end == NULL) {
			buffer_append_text(error, "a { begins no placeholder");
			return false;
		}
		size_t plain = brace ? (size_t)(brace - text) : strlen(text);
		if (plain) {
			char *part = memory_copy_text(text);
			part[plain] = '\0';
			builder->text(builder->context, parent, part);
			free(part);
		}
		if (brace == NULL)
			return true;
		char *name = memory_copy_text(brace + 1);
		name[end - brace - 1] = '\0';
		char apostrophe[MESSAGE_APOSTROPHE] = {0};
		size_t length = 0;
		const char *case_name = message_case(builder->grammar, end + 1, apostrophe, &length);
		bool known = builder->placeholder(builder->context, parent, name, case_name, apostrophe);
		if (!known)
			buffer_printf(error, "there is no placeholder {%s}", name);
		free(name);
		if (!known)
			return false;
		text = end + 1 + length;
	}
	return true;
}

static bool build_nodes(const xmlNode *source, const struct message_builder *builder, xmlNode *parent, struct buffer *error)
{
	for (const xmlNode *node = source->children; node; node = node->next) {
		if (node->type == XML_TEXT_NODE) {
			if (!build_text((const char *)node->content, builder, parent, error))
				return false;
			continue;
		}
		if (node->type != XML_ELEMENT_NODE) {
			buffer_append_text(error, "only text and tags are allowed");
			return false;
		}
		xmlNode *made = node->ns == NULL ? builder->tag(builder->context, parent, node) : NULL;
		if (made == NULL) {
			buffer_printf(error, "the tag <%s> is not allowed here", (const char *)node->name);
			return false;
		}
		if (!build_nodes(node, builder, made, error))
			return false;
	}
	return true;
}

static xmlDoc *parse(const char *text, struct buffer *error)
{
	char *wrapped = memory_printf("<m>%s</m>", text);
	xmlDoc *document = ascii_gate_utf8(text, strlen(text), true) ? xml_read_fragment(wrapped) : NULL;
	free(wrapped);
	if (document == NULL)
		buffer_append_text(error, "is not well-formed (an open tag, a bare & or <, or a wrong byte)");
	return document;
}

bool message_build(const char *text, const struct message_builder *builder, xmlNode *parent, struct buffer *error)
{
	xmlDoc *document = parse(text, error);
	bool good = document && build_nodes(xmlDocGetRootElement(document), builder, parent, error);
	xmlFreeDoc(document);
	return good;
}

/* Each tag with its attributes, and each placeholder, a line each. */
static void list_parts(const xmlNode *source, struct buffer *tags, struct buffer *names)
{
	for (const xmlNode *node = source->children; node; node = node->next) {
		if (node->type == XML_TEXT_NODE) {
			for (const char *brace = (const char *)node->content; (brace = strchr(brace, '{')) != NULL; brace++) {
				const char *end = message_placeholder_end(brace);
				if (end) {
					buffer_append(names, brace, (size_t)(end - brace) + 1);
					buffer_append_byte(names, '\n');
				}
			}
		}
		if (node->type != XML_ELEMENT_NODE)
			continue;
		buffer_printf(tags, "<%s", (const char *)node->name);
		for (const xmlAttr *a = node->properties; a; a = a->next)
			if (strcmp((const char *)a->name, "lang") != 0)
				buffer_printf(tags, " %s=\"%s\"", (const char *)a->name,
				              a->children ? (const char *)a->children->content : "");
		buffer_append_text(tags, ">\n");
		list_parts(node, tags, names);
	}
}

static int compare_lines(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Cuts `lines` in place and sorts them; `unique`: without repetitions. The list is the caller's to free. */
static char **sorted_lines(struct buffer *lines, bool unique, size_t *count)
{
	size_t capacity = 0;
	char **list = NULL, *rest = lines->bytes, *line;

	*count = 0;
	while (rest && (line = strsep(&rest, "\n")) != NULL) {
		if (*line == '\0')
			continue;
		list = memory_grow(list, *count, &capacity, sizeof(*list));
		list[(*count)++] = line;
	}
	if (*count)
		qsort(list, *count, sizeof(*list), compare_lines);
	size_t kept = 0;
	for (size_t i = 0; i < *count; i++)
		if (!unique || kept == 0 || strcmp(list[kept - 1], list[i]) != 0)
			list[kept++] = list[i];
	*count = kept;
	return list;
}

static bool same_lines(struct buffer *source, struct buffer *translation, bool unique, struct buffer *error)
{
	size_t count = 0, other_count = 0;
	char **list = sorted_lines(source, unique, &count), **other = sorted_lines(translation, unique, &other_count);
	size_t i = 0;

	while (i < count && i < other_count && strcmp(list[i], other[i]) == 0)
		i++;
	bool same = i == count && i == other_count;
	if (!same && i < count && (i >= other_count || strcmp(list[i], other[i]) < 0))
		buffer_printf(error, "the translation lacks %s", list[i]);
	else if (!same)
		buffer_printf(error, "the translation has %s, which its source has not", other[i]);
	free(list);
	free(other);
	return same;
}

bool message_agrees(const char *source, const char *translation, struct buffer *error)
{
	struct buffer tags[2] = {{0}}, names[2] = {{0}};
	xmlDoc *one = parse(source, error), *other = one ? parse(translation, error) : NULL;
	bool good = one && other;

	if (good) {
		list_parts(xmlDocGetRootElement(one), &tags[0], &names[0]);
		list_parts(xmlDocGetRootElement(other), &tags[1], &names[1]);
		good = same_lines(&tags[0], &tags[1], false, error) && same_lines(&names[0], &names[1], true, error);
	}
	for (size_t i = 0; i < 2; i++)
		buffer_release(&tags[i]), buffer_release(&names[i]);
	xmlFreeDoc(one);
	xmlFreeDoc(other);
	return good;
}
