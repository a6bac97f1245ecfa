#include "libraries/pattern.h"

#include <stdlib.h>
#include <string.h>

#include "ground/memory.h"

enum { DEEPEST = 24 };

static const char *content_of(const xmlNode *node)
{
	return node && node->children && node->children->content ? (const char *)node->children->content : NULL;
}

static const xmlNode *find_define(const xmlNode *pattern, const char *name)
{
	const xmlNode *node = xml_first_element(xmlDocGetRootElement(pattern->doc));
	while (node && !(xml_is(node, "define") && xml_attribute(node, "name") && strcmp(xml_attribute(node, "name"), name) == 0))
		node = xml_next_element(node);
	return node;
}

const xmlNode *pattern_start(const xmlDoc *grammar)
{
	const xmlNode *node = xml_first_element(xmlDocGetRootElement(grammar));
	while (node && !xml_is(node, "start"))
		node = xml_next_element(node);
	return node ? xml_first_element(node) : NULL;
}

static bool is_part(const xmlNode *node)
{
	return xml_is(node, "attribute") || xml_is(node, "element") || xml_is(node, "text") || xml_is(node, "data") ||
	       xml_is(node, "value") || xml_is(node, "list");
}

static bool may_be_left_out(const xmlNode *node)
{
	return xml_is(node, "optional") || xml_is(node, "zeroOrMore") || xml_is(node, "choice");
}

static void read_below(const xmlNode *pattern, bool required, const char *inherited, int depth, struct pattern_parts *parts)
{
	const char *documentation = inherited;

	for (const xmlNode *node = depth < DEEPEST ? xml_first_element(pattern) : NULL; node; node = xml_next_element(node)) {
		const char *name = xml_attribute(node, "name");
		const xmlNode *define = xml_is(node, "ref") && name ? find_define(node, name) : NULL;
		if (xml_is(node, "documentation")) {
			documentation = content_of(node);
			continue;
		}
		if (is_part(node)) {
			parts->parts = memory_grow(parts->parts, parts->count, &parts->capacity, sizeof(*parts->parts));
			parts->parts[parts->count++] = (struct pattern_part){node, name, documentation, required};
		} else {
			read_below(define ? define : node, required && !may_be_left_out(node), documentation, depth + 1, parts);
		}
		documentation = inherited;
	}
}

void pattern_read(const xmlNode *pattern, struct pattern_parts *parts)
{
	*parts = (struct pattern_parts){0};
	read_below(pattern, true, NULL, 0, parts);
}

void pattern_release(struct pattern_parts *parts)
{
	free(parts->parts);
	*parts = (struct pattern_parts){0};
}

const struct pattern_part *pattern_find(const struct pattern_parts *parts, const char *kind, const char *name)
{
	for (size_t i = 0; i < parts->count; i++) {
		const struct pattern_part *part = &parts->parts[i];
		if (xml_is(part->node, kind) && (name == NULL || (part->name && strcmp(part->name, name) == 0)))
			return part;
	}
	return NULL;
}

static void append_listed(struct buffer *out, const char *text)
{
	buffer_printf(out, "%s%s", out->length ? ", " : "", text);
}

/* What a facet of a datatype (XML Schema part 2) says, in a word; a pattern speaks for itself. */
static const char *facet_word(const char *facet)
{
	if (strcmp(facet, "minInclusive") == 0)
		return "from ";
	if (strcmp(facet, "maxInclusive") == 0)
		return "to ";
	return "";
}

static void describe_data(const struct pattern_part *data, struct buffer *out)
{
	size_t before = out->length;

	if (data->documentation) {
		size_t length = strlen(data->documentation);
		buffer_append(out, data->documentation, length - (data->documentation[length - 1] == '.'));
		return;
	}
	for (const xmlNode *param = xml_first_element(data->node); param; param = xml_next_element(param)) {
		const char *name = xml_attribute(param, "name");
		char *facet = memory_printf("%s%s", facet_word(name ? name : ""), content_of(param) ? content_of(param) : "");
		append_listed(out, facet);
		free(facet);
	}
	if (out->length == before && xml_attribute(data->node, "type"))
		append_listed(out, xml_attribute(data->node, "type"));
}

void pattern_describe(const struct pattern_part *part, struct buffer *out)
{
	struct pattern_parts parts = {0};

	read_below(part->node, true, part->documentation, 0, &parts);
	for (size_t i = 0; i < parts.count; i++)
		if (xml_is(parts.parts[i].node, "value") && content_of(parts.parts[i].node))
			append_listed(out, content_of(parts.parts[i].node));
	const struct pattern_part *other = xml_is(part->node, "data") ? part : pattern_find(&parts, "data", NULL);
	if (out->length == 0 && (other || (other = pattern_find(&parts, "list", NULL))))
		describe_data(other, out);
	pattern_release(&parts);
}

void pattern_list(const struct pattern_parts *parts, const char *kind, struct buffer *out)
{
	for (size_t i = 0; i < parts->count; i++) {
		const struct pattern_part *part = &parts->parts[i];
		if (xml_is(part->node, kind) && part->name && pattern_find(parts, kind, part->name) == part)
			append_listed(out, part->name);
	}
}

const char *pattern_beside(const struct pattern_part *attribute, const xmlNode *node)
{
	const xmlNode *group = attribute->node->parent;

	/* An optional of its own says nothing of the others. */
	if (xml_is(group, "optional") && xml_first_element(group) == attribute->node && xml_next_element(attribute->node) == NULL)
		group = group->parent;
	if (!xml_is(group, "optional") && !xml_is(group, "group"))
		return NULL;
	for (const xmlNode *other = xml_first_element(group); other; other = xml_next_element(other)) {
		const char *name = xml_attribute(other, "name");
		if (xml_is(other, "attribute") && name && !pattern_has_attribute(node, name))
			return name;
	}
	return NULL;
}

char *pattern_attribute_name(const xmlAttr *attribute)
{
	const char *prefix = attribute->ns ? (const char *)attribute->ns->prefix : NULL;
	return memory_printf("%s%s%s", prefix ? prefix : "", prefix ? ":" : "", (const char *)attribute->name);
}

bool pattern_has_attribute(const xmlNode *node, const char *name)
{
	bool found = false;
	for (const xmlAttr *a = node->properties; a && !found; a = a->next) {
		char *own = pattern_attribute_name(a);
		found = strcmp(own, name) == 0;
		free(own);
	}
	return found;
}
