#include "libraries/grammar.h"

#include <libxml/relaxng.h>
#include <libxml/xmlerror.h>
#include <stdlib.h>
#include <string.h>

#include "ground/buffer.h"
#include "ground/memory.h"

enum { DEEPEST = 12, FINDINGS_MAX = 20, ALLOWED_MAX = 300 };

struct grammar {
	xmlDoc *document; /* kept to say what is allowed */
	xmlRelaxNG *schema;
};

struct check {
	const struct grammar *grammar;
	struct report *report;
	const char *file;
	size_t findings;
	bool quiet; /* only what has no better finding beside it is left */
};

static void on_schema_error(void *context, xmlErrorPtr error)
{
	struct check *check = context;
	check->findings++;
	report_error(check->report, check->file, error->line, "%.*s", (int)strcspn(error->message, "\n"), error->message);
}

struct grammar *grammar_read(const char *file, struct report *report)
{
	struct check check = {.report = report, .file = file};
	xmlDoc *document = xml_read_file(file, report);

	if (document == NULL)
		return NULL;
	/* The library changes the document it reads: it gets a copy. */
	xmlDoc *copy = xmlCopyDoc(document, 1);
	xmlSetStructuredErrorFunc(&check, on_schema_error);
	xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewDocParserCtxt(copy);
	xmlRelaxNG *schema = parser ? xmlRelaxNGParse(parser) : NULL;
	xmlSetStructuredErrorFunc(NULL, NULL);
	xmlRelaxNGFreeParserCtxt(parser);
	xmlFreeDoc(copy);
	if (schema == NULL) {
		if (check.findings == 0)
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
	xmlRelaxNGFree(grammar->schema);
	xmlFreeDoc(grammar->document);
	free(grammar);
}

static const xmlNode *find_define(const struct grammar *grammar, const char *name)
{
	const xmlNode *node = xml_first_element(xmlDocGetRootElement(grammar->document));
	while (node && !(xml_is(node, "define") && xml_attribute(node, "name") && strcmp(xml_attribute(node, "name"), name) == 0))
		node = xml_next_element(node);
	return node;
}

/* The pattern of an element's attribute; references are followed, other elements not gone into. */
static const xmlNode *find_attribute(const struct grammar *grammar, const xmlNode *pattern, const char *name, int depth)
{
	for (const xmlNode *node = depth < DEEPEST ? xml_first_element(pattern) : NULL; node; node = xml_next_element(node)) {
		const char *own = xml_attribute(node, "name");
		if (xml_is(node, "attribute")) {
			if (own && strcmp(own, name) == 0)
				return node;
			continue;
		}
		const xmlNode *inside = xml_is(node, "element")      ? NULL
		                        : xml_is(node, "ref") && own ? find_define(grammar, own)
		                                                     : node;
		const xmlNode *found = inside ? find_attribute(grammar, inside, name, depth + 1) : NULL;
		if (found)
			return found;
	}
	return NULL;
}

/* An element's pattern anywhere below; the first of its name. */
static const xmlNode *find_element(const xmlNode *parent, const char *name)
{
	for (const xmlNode *node = xml_first_element(parent); node; node = xml_next_element(node)) {
		const char *own = xml_attribute(node, "name");
		if (xml_is(node, "element") && own && strcmp(own, name) == 0)
			return node;
		const xmlNode *found = find_element(node, name);
		if (found)
			return found;
	}
	return NULL;
}

/* What a facet of a datatype (XML Schema part 2) says, in a word; a pattern speaks for itself. */
static const char *facet_word(const char *facet)
{
	if (strcmp(facet, "minInclusive") == 0)
		return "from";
	if (strcmp(facet, "maxInclusive") == 0)
		return "to";
	return strcmp(facet, "pattern") == 0 ? "" : facet;
}

/* In words: values as they are, patterns as they are, ranges by their ends. */
static void describe(const struct grammar *grammar, const xmlNode *pattern, struct buffer *out, int depth)
{
	for (const xmlNode *node = depth < DEEPEST ? xml_first_element(pattern) : NULL; node; node = xml_next_element(node)) {
		const char *name = xml_attribute(node, "name");
		const xmlNode *define = xml_is(node, "ref") && name ? find_define(grammar, name) : NULL;
		if (out->length > ALLOWED_MAX)
			return;
		if ((xml_is(node, "value") || xml_is(node, "param")) && node->children && node->children->content) {
			const char *type = xml_is(node, "value") ? "" : facet_word(name);
			buffer_printf(out, "%s%s%s%s", out->length ? ", " : "", type, *type ? " " : "",
			              (const char *)node->children->content);
		} else if (!xml_is(node, "documentation")) {
			describe(grammar, define ? define : node, out, depth + 1);
		}
	}
}

static bool report_attribute(const struct check *check, const xmlNode *node, long line, const char *name)
{
	const xmlNode *element = find_element(xmlDocGetRootElement(check->grammar->document), (const char *)node->name);
	const xmlNode *pattern = element ? find_attribute(check->grammar, element, name, 0) : NULL;
	const char *value = xml_attribute(node, name);
	struct buffer allowed = {0};

	if (value == NULL)
		return false;
	if (pattern)
		describe(check->grammar, pattern, &allowed, 0);
	if (allowed.length)
		report_error(check->report, check->file, line, "<%s> %s=\"%s\" is not allowed; it may be: %s",
		             (const char *)node->name, name, value, buffer_text(&allowed));
	else
		report_error(check->report, check->file, line, "<%s> has no attribute %s (%s=\"%s\")", (const char *)node->name,
		             name, name, value);
	buffer_release(&allowed);
	return true;
}

/*
 * libxml2 says that an element is wrong after it has said what is wrong in it: the general
 * words are kept for when there are no others.
 */
static bool is_general(int code)
{
	return code == XML_RELAXNG_ERR_ATTRVALID || code == XML_RELAXNG_ERR_CONTENTVALID ||
	       code == XML_RELAXNG_ERR_EXTRACONTENT || code == XML_RELAXNG_ERR_INTERSEQ || code == XML_RELAXNG_ERR_INTEREXTRA;
}

/* Does a pattern of values alone have this one? True for any other pattern: the library has said all it can of it. */
static bool is_listed(const struct grammar *grammar, const xmlNode *pattern, const char *value, bool *values_alone, int depth)
{
	bool found = false;
	for (const xmlNode *node = depth < DEEPEST ? xml_first_element(pattern) : NULL; node; node = xml_next_element(node)) {
		const char *name = xml_attribute(node, "name");
		const xmlNode *define = xml_is(node, "ref") && name ? find_define(grammar, name) : NULL;
		if (xml_is(node, "data") || xml_is(node, "list") || xml_is(node, "text"))
			*values_alone = false;
		else if (xml_is(node, "value"))
			found = found || (node->children && strcmp((const char *)node->children->content, value) == 0);
		else
			found = is_listed(grammar, define ? define : node, value, values_alone, depth + 1) || found;
	}
	return found;
}

/* The library does not always say which attribute it is: those that are none of their values are told. */
static bool report_unlisted(const struct check *check, const xmlNode *node, long line)
{
	const xmlNode *element = find_element(xmlDocGetRootElement(check->grammar->document), (const char *)node->name);
	bool told = false;

	for (const xmlAttr *a = element ? node->properties : NULL; a; a = a->next) {
		const xmlNode *pattern = find_attribute(check->grammar, element, (const char *)a->name, 0);
		bool values_alone = true;
		if (pattern && a->children &&
		    !is_listed(check->grammar, pattern, (const char *)a->children->content, &values_alone, 0) && values_alone)
			told = report_attribute(check, node, line, (const char *)a->name) || told;
	}
	return told;
}

static void on_finding(void *context, xmlErrorPtr error)
{
	struct check *check = context;
	const xmlNode *node = error->node;
	long line = node ? xmlGetLineNo(node) : error->line;

	if (is_general(error->code) != check->quiet || check->findings >= FINDINGS_MAX)
		return;
	check->findings++;
	if (error->code == XML_RELAXNG_ERR_INVALIDATTR && node && error->str1 && report_attribute(check, node, line, error->str1))
		return;
	if (error->code == XML_RELAXNG_ERR_ATTRVALID && node && report_unlisted(check, node, line))
		return;
	const char *text = error->message ? error->message : "does not match its grammar";
	report_error(check->report, check->file, line, "%.*s", (int)strcspn(text, "\n"), text);
}

static int run(struct check *check, xmlDoc *document)
{
	xmlRelaxNGValidCtxt *validator = xmlRelaxNGNewValidCtxt(check->grammar->schema);
	xmlRelaxNGSetValidStructuredErrors(validator, on_finding, check);
	int code = xmlRelaxNGValidateDoc(validator, document);
	xmlRelaxNGFreeValidCtxt(validator);
	return code;
}

bool grammar_check(struct grammar *grammar, xmlDoc *document, const char *file, struct report *report)
{
	struct check check = {.grammar = grammar, .report = report, .file = file};

	if (run(&check, document) == 0)
		return true;
	if (check.findings == 0) {
		check.quiet = true;
		run(&check, document);
	}
	return check.findings == 0 ? report_error(report, file, 0, "does not match its grammar") : false;
}
