#include "libraries/grammar.h"

#include <libxml/relaxng.h>
#include <libxml/xmlerror.h>
#include <stdlib.h>
#include <string.h>

#include "ground/ascii.h"
#include "ground/buffer.h"
#include "ground/memory.h"
#include "libraries/pattern.h"

/* FINDINGS_MAX: of one document; VALUE_SHOWN: bytes of what is wrong. */
enum { FINDINGS_MAX = 20, VALUE_SHOWN = 80 };

struct grammar {
	xmlDoc *document; /* kept to say what is allowed */
	xmlRelaxNG *schema;
	/* Elements of the grammar as grammars of their own, made when a document is wrong. */
	struct part {
		const xmlNode *pattern;
		xmlRelaxNG *schema;
	} * parts;
	size_t part_count, part_capacity;
};

struct compilation {
	struct report *report;
	const char *file;
	size_t findings;
};

static void on_schema_error(void *context, xmlErrorPtr error)
{
	struct compilation *compilation = context;
	compilation->findings++;
	if (compilation->report)
		report_error(compilation->report, compilation->file, error->line, "%.*s", (int)strcspn(error->message, "\n"),
		             error->message);
}

static void ignore(void *context, xmlErrorPtr error)
{
	(void)context, (void)error;
}

/* Takes the document, which the library changes. */
static xmlRelaxNG *compile(xmlDoc *document, struct compilation *compilation)
{
	xmlSetStructuredErrorFunc(compilation, on_schema_error);
	xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewDocParserCtxt(document);
	xmlRelaxNG *schema = parser ? xmlRelaxNGParse(parser) : NULL;
	xmlSetStructuredErrorFunc(NULL, NULL);
	xmlRelaxNGFreeParserCtxt(parser);
	xmlFreeDoc(document);
	return schema;
}

struct grammar *grammar_read(const char *file, struct report *report)
{
	struct compilation compilation = {.report = report, .file = file};
	xmlDoc *document = xml_read_file(file, report);

	if (document == NULL)
		return NULL;
	xmlRelaxNG *schema = compile(xmlCopyDoc(document, 1), &compilation);
	if (schema == NULL) {
		if (compilation.findings == 0)
			report_error(report, file, 0, "is no RELAX NG grammar");
		xmlFreeDoc(document);
		return NULL;
	}
	struct grammar *grammar = memory_alloc(sizeof(*grammar));
	*grammar = (struct grammar){.document = document, .schema = schema};
	return grammar;
}

void grammar_free(struct grammar *grammar)
{
	if (grammar == NULL)
		return;
	for (size_t i = 0; i < grammar->part_count; i++)
		xmlRelaxNGFree(grammar->parts[i].schema);
	free(grammar->parts);
	xmlRelaxNGFree(grammar->schema);
	xmlFreeDoc(grammar->document);
	free(grammar);
}

/*
 * What the library says of a wrong document is not for an editor: `Element x failed to validate attributes`. It is asked
 * for a yes or a no alone, of the whole, then of ever smaller parts; the words are the grammar's.
 */

/* The grammar that begins with this pattern; an attribute gets an element around it. */
static xmlRelaxNG *compile_part(const struct grammar *grammar, const xmlNode *pattern)
{
	struct compilation compilation = {0};
	xmlDoc *copy = xmlCopyDoc(grammar->document, 1);
	const xmlNode *first = pattern_start(copy);
	xmlNode *start = first->parent, *made = xmlDocCopyNode((xmlNode *)(uintptr_t)pattern, copy, 1);

	xmlUnlinkNode((xmlNode *)(uintptr_t)first);
	xmlFreeNode((xmlNode *)(uintptr_t)first);
	if (!xml_is(pattern, "element")) {
		start = xml_add_element(start, "element");
		xmlSetNs(start, start->parent->ns);
		xml_set_attribute(start, "name", "x");
	}
	xmlAddChild(start, made);
	return compile(copy, &compilation);
}

static xmlRelaxNG *find_part(struct grammar *grammar, const xmlNode *pattern)
{
	for (size_t i = 0; i < grammar->part_count; i++)
		if (grammar->parts[i].pattern == pattern)
			return grammar->parts[i].schema;
	grammar->parts = memory_grow(grammar->parts, grammar->part_count, &grammar->part_capacity, sizeof(*grammar->parts));
	struct part *part = &grammar->parts[grammar->part_count++];
	*part = (struct part){.pattern = pattern, .schema = compile_part(grammar, pattern)};
	return part->schema;
}

static bool is_valid(xmlRelaxNG *schema, xmlDoc *document)
{
	xmlRelaxNGValidCtxt *validator = xmlRelaxNGNewValidCtxt(schema);
	xmlRelaxNGSetValidStructuredErrors(validator, ignore, NULL);
	bool valid = xmlRelaxNGValidateDoc(validator, document) == 0;
	xmlRelaxNGFreeValidCtxt(validator);
	return valid;
}

static bool matches(struct grammar *grammar, const xmlNode *pattern, const xmlNode *node)
{
	xmlDoc *document = xmlNewDoc(XML_TEXT("1.0"));
	xmlDocSetRootElement(document, xmlDocCopyNode((xmlNode *)(uintptr_t)node, document, 1));
	bool valid = is_valid(find_part(grammar, pattern), document);
	xmlFreeDoc(document);
	return valid;
}

static bool attribute_matches(struct grammar *grammar, const xmlNode *pattern, xmlAttr *attribute)
{
	xmlDoc *document = xmlNewDoc(XML_TEXT("1.0"));
	xmlNode *root = xmlNewDocNode(document, NULL, XML_TEXT("x"), NULL);
	xmlDocSetRootElement(document, root);
	xmlAttr *copy = xmlCopyProp(root, attribute);
	root->properties = copy;
	bool valid = is_valid(find_part(grammar, pattern), document);
	xmlFreeDoc(document);
	return valid;
}

struct check {
	struct grammar *grammar;
	struct report *report;
	const char *file;
	size_t findings;
};

/* One line: the record, the element in it, and what is wrong. */
static void complain(struct check *check, const xmlNode *node, const char *what)
{
	const xmlNode *record = node, *root = xmlDocGetRootElement(node->doc);
	struct buffer where = {0};

	while (record != root && record->parent && record->parent != root)
		record = record->parent;
	const char *id = xml_attribute(record, "id");
	if (check->findings++ >= FINDINGS_MAX)
		return;
	buffer_append_text(&where, (const char *)record->name);
	if (id && strcspn(id, " ") == strlen(id))
		buffer_printf(&where, " “%s”", id);
	if (node != record)
		buffer_printf(&where, ": <%s>", (const char *)node->name);
	report_error(check->report, check->file, xmlGetLineNo(node), "%s: %s", buffer_text(&where), what);
	buffer_release(&where);
}

/* `name` is “value”, and what it may be; name "": the element's own text. */
static void complain_of_value(struct check *check, const xmlNode *node, const struct pattern_part *pattern, const char *name,
                              const char *value)
{
	struct buffer allowed = {0}, what = {0};
	const char *text = value + strspn(value, " \t\r\n");
	size_t shown = strlen(text);

	while (shown > VALUE_SHOWN && ((unsigned char)text[--shown] & 0xc0) == 0x80)
		;
	pattern_describe(pattern, &allowed);
	buffer_printf(&what, "%s%s", name, *name ? " " : "");
	if (*text)
		buffer_printf(&what, "is “%.*s%s”", (int)shown, text, text[shown] ? "…" : "");
	else
		buffer_append_text(&what, "is empty");
	if (allowed.length)
		buffer_printf(&what, "; expected: %s", buffer_text(&allowed));
	complain(check, node, buffer_text(&what));
	buffer_release(&allowed), buffer_release(&what);
}

/* `what`, and behind it the names of this kind that there are. */
static void complain_of_name(struct check *check, const xmlNode *node, const char *what, const struct pattern_parts *parts,
                             const char *kind)
{
	struct buffer names = {0}, line = {0};
	pattern_list(parts, kind, &names);
	buffer_printf(&line, "%s%s%s", what, names.length ? ": " : "", buffer_text(&names));
	complain(check, node, buffer_text(&line));
	buffer_release(&names), buffer_release(&line);
}

static void check_attributes(struct check *check, const xmlNode *node, const struct pattern_parts *parts)
{
	for (xmlAttr *a = node->properties; a; a = a->next) {
		char *name = pattern_attribute_name(a), *what = NULL;
		const struct pattern_part *pattern = pattern_find(parts, "attribute", name);
		const char *value = a->children && a->children->content ? (const char *)a->children->content : "";
		const char *beside = pattern ? pattern_beside(pattern, node) : NULL;
		if (pattern == NULL)
			what = memory_printf("has no attribute %s; its own are", name);
		else if (!attribute_matches(check->grammar, pattern->node, a))
			complain_of_value(check, node, pattern, name, value);
		else if (beside)
			what = memory_printf("%s cannot stand without %s; its own attributes are", name, beside);
		if (what)
			complain_of_name(check, node, what, parts, "attribute");
		free(name), free(what);
	}
}

static bool has_child(const xmlNode *node, const char *name)
{
	const xmlNode *child = xml_first_element(node);
	while (child && !xml_is(child, name))
		child = xml_next_element(child);
	return child != NULL;
}

static void check_required(struct check *check, const xmlNode *node, const struct pattern_parts *parts)
{
	for (size_t i = 0; i < parts->count; i++) {
		const struct pattern_part *part = &parts->parts[i];
		bool attribute = xml_is(part->node, "attribute");
		if (!part->required || part->name == NULL ||
		    (attribute ? pattern_has_attribute(node, part->name) : has_child(node, part->name)))
			continue;
		char *what = attribute ? memory_printf("attribute %s is missing", part->name)
		                       : memory_printf("<%s> is missing", part->name);
		complain(check, node, what);
		free(what);
	}
}

static bool has_words(const xmlNode *node)
{
	for (const xmlNode *child = node->children; child; child = child->next)
		for (const xmlChar *c = child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE ? child->content
		                                                                                              : NULL;
		     c && *c; c++)
			if (!ascii_is_space((char)*c))
				return true;
	return false;
}

/* What is wrong in an element that does not match its pattern, from within: the smallest part is told. */
static void explain(struct check *check, const xmlNode *node, const xmlNode *pattern)
{
	struct pattern_parts parts;
	size_t before = check->findings;

	pattern_read(pattern, &parts);
	const struct pattern_part *data = pattern_find(&parts, "data", NULL);
	check_attributes(check, node, &parts);
	check_required(check, node, &parts);
	for (const xmlNode *child = xml_first_element(node); child; child = xml_next_element(child)) {
		const struct pattern_part *own = pattern_find(&parts, "element", (const char *)child->name);
		if (own == NULL)
			complain_of_name(check, child, "cannot stand here; what can", &parts, "element");
		else if (!matches(check->grammar, own->node, child))
			explain(check, child, own->node);
	}
	if (!data && !pattern_find(&parts, "text", NULL) && !pattern_find(&parts, "value", NULL) && has_words(node))
		complain_of_name(check, node, "text cannot stand here; what can", &parts, "element");
	if (check->findings == before && data) {
		xmlChar *text = xmlNodeGetContent(node);
		complain_of_value(check, node, data, "", (const char *)text);
		xmlFree(text);
	} else if (check->findings == before) {
		complain_of_name(check, node, "lacks something, or has it twice or not in this order", &parts, "element");
	}
	pattern_release(&parts);
}

bool grammar_check(struct grammar *grammar, xmlDoc *document, const char *file, struct report *report)
{
	struct check check = {.grammar = grammar, .report = report, .file = file};
	const xmlNode *root = xmlDocGetRootElement(document), *start = pattern_start(grammar->document);
	const char *name = xml_attribute(start, "name");

	if (is_valid(grammar->schema, document))
		return true;
	if (name && !xml_is(root, name)) {
		char *what = memory_printf("<%s> is expected", name);
		complain(&check, root, what);
		free(what);
	} else {
		explain(&check, root, start);
	}
	return false;
}
