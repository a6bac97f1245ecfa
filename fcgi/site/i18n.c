#include "site/i18n.h"

#include <stdlib.h>
#include <string.h>

#include "ground/memory.h"
#include "libraries/stylesheet.h"
#include "site/pairing.h"
#include "site/plural.h"
#include "site/proof.h"

#define XSLT_SPACE "http://www.w3.org/1999/XSL/Transform"

/* One message element at work. */
struct work {
	struct i18n *i18n;
	xmlNode *element; /* i18n:translate, i18n:plural, or i18n:text alone */
	char *number;     /* of a plural: the XPath of its variable; or NULL */
};

static xmlNs *name_space(xmlNode *node, const char *href, const char *prefix)
{
	xmlNode *root = xmlDocGetRootElement(node->doc);
	xmlNs *found = xmlSearchNsByHref(node->doc, root, XML_TEXT(href));
	return found ? found : xmlNewNs(root, XML_TEXT(href), XML_TEXT(prefix));
}

static xmlNode *add_instruction(xmlNode *parent, const char *name)
{
	xmlNode *node = xmlNewDocNode(parent->doc, name_space(parent, XSLT_SPACE, "xsl"), XML_TEXT(name), NULL);
	return xmlAddChild(parent, node);
}

static void add_select(xmlNode *parent, const char *name, const char *select)
{
	xmlNode *node = add_instruction(parent, "with-param");
	xml_set_attribute(node, "name", name);
	xml_set_attribute(node, "select", select);
}

static void build_text(void *context, xmlNode *parent, const char *text)
{
	(void)context;
	xml_add_text(add_instruction(parent, "text"), text);
}

static xmlNode *find_param(const struct work *work, const char *name)
{
	for (xmlNode *node = xml_first_element(work->element); node; node = xml_next_element(node))
		if (xml_is_in(node, "param", I18N_SPACE) && xml_attribute(node, "name") &&
		    strcmp(xml_attribute(node, "name"), name) == 0)
			return node;
	return NULL;
}

/* What the placeholder stands for: the content of its param, or the plural's number as people write it. */
static bool add_value(const struct work *work, xmlNode *parent, const char *name)
{
	xmlNode *param = find_param(work, name);
	if (param) {
		for (xmlNode *node = param->children; node; node = node->next)
			xmlAddChild(parent, xmlDocCopyNode(node, parent->doc, 1));
		return true;
	}
	if (work->number == NULL || strcmp(name, "n") != 0)
		return false;
	const char *prefix = (const char *)name_space(parent, STYLESHEET_FUNCTIONS, "b")->prefix;
	char *select = memory_printf("%s:number(%s)", prefix, work->number);
	xml_set_attribute(add_instruction(parent, "value-of"), "select", select);
	free(select);
	return true;
}

static bool build_placeholder(void *context, xmlNode *parent, const char *name, const char *case_name, const char *apostrophe)
{
	const struct work *work = context;
	if (case_name == NULL)
		return add_value(work, parent, name);

	xmlNode *call = add_instruction(parent, "call-template");
	xml_set_attribute(call, "name", work->i18n->grammar->rule);
	xmlNode *value = add_instruction(call, "with-param");
	xml_set_attribute(value, "name", "value");
	/* A quote cannot stand in an XPath literal of the same quotes. */
	const char *quote = strchr(apostrophe, '\'') ? "\"" : "'";
	char *literals[] = {memory_printf("'%s'", case_name), memory_printf("%s%s%s", quote, apostrophe, quote)};
	add_select(call, "case", literals[0]);
	add_select(call, "apostrophe", literals[1]);
	xmlNode *param = find_param(work, name);
	const char *reading = param ? xml_attribute(param, "read") : NULL, *flags = param ? xml_attribute(param, "flags") : NULL;
	if (reading)
		add_select(call, "reading", reading);
	if (flags)
		add_select(call, "flags", flags);
	free(literals[0]);
	free(literals[1]);
	return add_value(work, value, name);
}

/* The tag's shell, given as a param of its name; else the bare element. */
static xmlNode *build_tag(void *context, xmlNode *parent, const xmlNode *tag)
{
	const struct work *work = context;
	xmlNode *param = find_param(work, (const char *)tag->name);
	xmlNode *shell = param ? xml_first_element(param) : NULL;

	if (tag->properties)
		return NULL;
	if (shell)
		return xmlAddChild(parent, xmlDocCopyNode(shell, parent->doc, 1));
	return xml_add_element(parent, (const char *)tag->name);
}

static bool complain(const struct work *work, const char *text, const struct catalogue_message *from, const char *why)
{
	struct i18n *i18n = work->i18n;
	if (from)
		return report_error(i18n->report, from->file, from->line, "“%s”: %s", text, why);
	return report_error(i18n->report, i18n->file, xmlGetLineNo(work->element), "“%s”: %s", text, why);
}

/* Builds `text` (a translation that has been proved, or the source itself) under `parent`. */
static bool build(struct work *work, const char *text, const struct catalogue_message *from, xmlNode *parent)
{
	struct message_builder builder = {.context = work,
	                                  .text = build_text,
	                                  .placeholder = build_placeholder,
	                                  .tag = build_tag,
	                                  .grammar = work->i18n->grammar};
	struct buffer why = {0};
	bool good = message_build(text, &builder, parent, &why);

	if (!good)
		complain(work, text, from, buffer_text(&why));
	buffer_release(&why);
	return good;
}

/* Does the translation keep to its source? `plural` NULL: there is one form. */
static bool prove(const struct work *work, const struct catalogue_message *found, const char *plural, int form, bool last)
{
	const struct message_grammar *grammar = work->i18n->grammar;
	struct buffer why = {0};
	bool good = plural ? proof_form(found->source, plural, found->text[form], last, grammar, &why)
	                   : proof_markup(found->source, found->text[0], grammar, &why);

	if (!good)
		complain(work, found->text[form], found, buffer_text(&why));
	buffer_release(&why);
	return good;
}

static char *message_of(const xmlNode *text)
{
	struct buffer message = {0};
	message_write(text, NULL, NULL, false, &message);
	return buffer_take(&message);
}

static xmlNode *child_of(const xmlNode *element, const char *name)
{
	for (xmlNode *node = xml_first_element(element); node; node = xml_next_element(node))
		if (xml_is_in(node, name, I18N_SPACE))
			return node;
	return NULL;
}

/* The element that holds the words: i18n:text, in an i18n:translate or alone. */
static xmlNode *text_of(xmlNode *element)
{
	return xml_is(element, "translate") ? child_of(element, "text") : element;
}

static const char *attribute_of(const xmlNode *element, const xmlNode *text, const char *name)
{
	const char *value = text ? xml_attribute(text, name) : NULL;
	return value ? value : xml_attribute(element, name);
}

/* `plural`: of the source, or NULL; a translation of another plural is none. */
static const struct catalogue_message *look_up(struct i18n *i18n, const char *context, const char *source, const char *plural,
                                               long line)
{
	if (i18n->catalogue == NULL)
		return NULL;
	const struct catalogue_message *found = pairing_exact(i18n->catalogue, context, source);
	if (found && (plural == NULL ? found->plural == NULL : found->plural && strcmp(found->plural, plural) == 0))
		return found;
	missing_note(i18n->missing, i18n->catalogue, context, source, i18n->file, line, i18n->report);
	return NULL;
}

/* Puts the children of `made` in the place of `element`. */
static void replace(xmlNode *element, xmlNode *made)
{
	xmlNode *child;
	while ((child = made->children) != NULL) {
		xmlUnlinkNode(child);
		xmlAddPrevSibling(element, child);
	}
	xmlUnlinkNode(element);
	xmlFreeNode(element);
	xmlFreeNode(made);
}

/* A node to build under: in the document, so that names and namespaces are found, but in no place of it. */
static xmlNode *scratch(xmlNode *element)
{
	return xmlNewDocNode(element->doc, NULL, XML_TEXT("scratch"), NULL);
}

static bool resolve_text(struct i18n *i18n, xmlNode *element)
{
	struct work work = {.i18n = i18n, .element = element};
	xmlNode *text = text_of(element);
	if (text == NULL)
		return report_error(i18n->report, i18n->file, xmlGetLineNo(element), "i18n:translate without i18n:text");
	xmlNode *made = scratch(element);
	char *source = message_of(text);
	const struct catalogue_message *found =
	        look_up(i18n, attribute_of(element, text, "context"), source, NULL, xmlGetLineNo(element));
	bool good = (found == NULL || prove(&work, found, NULL, 0, true)) &&
	            build(&work, found ? found->text[0] : source, found, made);

	free(source);
	if (good)
		replace(element, made);
	else
		xmlFreeNode(made);
	return good;
}

static bool build_forms(struct work *work, const char *const *sources, const struct catalogue_message *found, const char *header,
                        xmlNode *made)
{
	struct buffer form = {0};
	int forms = 0;
	bool good = true;

	if (!plural_to_xpath(header, work->number, &forms, &form) || form.length == 0) {
		buffer_release(&form);
		return complain(work, header, NULL, "is no Plural-Forms header");
	}
	xmlNode *choose = add_instruction(made, "choose");
	for (int i = 0; good && i < forms; i++) {
		const char *text = found ? found->text[i] : sources[i < 2 ? i : 1];
		if (text == NULL) {
			good = complain(work, sources[1], found, "a plural form is missing");
			break;
		}
		xmlNode *branch = add_instruction(choose, i + 1 < forms ? "when" : "otherwise");
		if (i + 1 < forms) {
			char *test = memory_printf("%s = %d", buffer_text(&form), i);
			xml_set_attribute(branch, "test", test);
			free(test);
		}
		good = (found == NULL || prove(work, found, sources[1], i, i + 1 == forms)) && build(work, text, found, branch);
	}
	buffer_release(&form);
	return good;
}

static bool resolve_plural(struct i18n *i18n, xmlNode *element)
{
	xmlNode *one = child_of(element, "one"), *other = child_of(element, "other");
	const char *count = xml_attribute(element, "n");
	if (one == NULL || other == NULL || count == NULL)
		return report_error(i18n->report, i18n->file, xmlGetLineNo(element),
		                    "i18n:plural needs n, i18n:one and i18n:other");
	xmlNode *made = scratch(element);
	char *name = memory_printf("i18n-n%zu", ++i18n->variables);
	struct work work = {.i18n = i18n, .element = element, .number = memory_printf("$%s", name)};
	char *sources[] = {message_of(one), message_of(other)};
	const struct catalogue_message *found =
	        look_up(i18n, xml_attribute(element, "context"), sources[0], sources[1], xmlGetLineNo(element));
	const char *header = found ? catalogue_plural_forms(i18n->catalogue) : NULL;
	xmlNode *variable = add_instruction(made, "variable");
	char *select = memory_printf("number(%s)", count);
	xml_set_attribute(variable, "name", name);
	xml_set_attribute(variable, "select", select);
	bool good = build_forms(&work, (const char *const *)sources, found, header ? header : PLURAL_ONE_AND_OTHER, made);

	free(select), free(name), free(work.number), free(sources[0]), free(sources[1]);
	if (good)
		replace(element, made);
	else
		xmlFreeNode(made);
	return good;
}

/* The attributes that i18n:attr lists; their text is the message as it is. */
typedef void attribute_fn(void *context, xmlNode *element, xmlAttr *attribute, const char *text);
static void for_attributes(xmlNode *element, attribute_fn *take, void *context)
{
	xmlChar *list = xmlGetNsProp(element, XML_TEXT("attr"), XML_TEXT(I18N_SPACE));
	char *rest = (char *)list, *name;
	while (rest && (name = strsep(&rest, " \t\n")) != NULL) {
		xmlAttr *attribute = *name ? xmlHasProp(element, XML_TEXT(name)) : NULL;
		if (attribute && attribute->children)
			take(context, element, attribute, (const char *)attribute->children->content);
	}
	xmlFree(list);
}

static void resolve_attribute(void *context, xmlNode *element, xmlAttr *attribute, const char *text)
{
	struct i18n *i18n = context;
	const struct catalogue_message *found = look_up(i18n, NULL, text, NULL, xmlGetLineNo(element));
	if (found == NULL)
		return;
	struct buffer why = {0};
	bool good = proof_plain(text, found->text[0], &why);
	if (!good)
		report_error(i18n->report, found->file, found->line, "“%s”: %s", found->text[0], buffer_text(&why));
	buffer_release(&why);
	if (!good)
		return;
	xmlNodePtr content = xmlNewDocText(element->doc, XML_TEXT(found->text[0]));
	xmlFreeNodeList(attribute->children);
	attribute->children = attribute->last = content;
	content->parent = (xmlNode *)attribute;
}

static bool resolve_node(struct i18n *i18n, xmlNode *node)
{
	bool good = true;
	for (xmlNode *child = xml_first_element(node), *next; child; child = next) {
		next = xml_next_element(child);
		/* Inside first: a param may hold messages of its own. */
		good = resolve_node(i18n, child) && good;
		if (child->ns == NULL || strcmp((const char *)child->ns->href, I18N_SPACE) != 0) {
			for_attributes(child, resolve_attribute, i18n);
			xmlAttr *list = xmlHasNsProp(child, XML_TEXT("attr"), XML_TEXT(I18N_SPACE));
			if (list)
				xmlRemoveProp(list);
		} else if (xml_is(child, "plural")) {
			good = resolve_plural(i18n, child) && good;
		} else if (xml_is(child, "translate") || (xml_is(child, "text") && !xml_is_in(node, "translate", I18N_SPACE))) {
			good = resolve_text(i18n, child) && good;
		}
	}
	return good;
}

bool i18n_resolve(xmlDoc *stylesheet, struct i18n *i18n)
{
	size_t errors = i18n->report->errors;
	return resolve_node(i18n, xmlDocGetRootElement(stylesheet)) && i18n->report->errors == errors;
}

struct extraction {
	i18n_message_fn *take;
	void *receiver;
	const char *file;
};

static void extract_attribute(void *context, xmlNode *element, xmlAttr *attribute, const char *text)
{
	const struct extraction *to = context;
	char *note = memory_printf("attribute %s of <%s>", (const char *)attribute->name, (const char *)element->name);
	to->take(to->receiver, NULL, text, NULL, note, to->file, xmlGetLineNo(element));
	free(note);
}

static void extract_node(const struct extraction *to, xmlNode *node)
{
	for (xmlNode *child = xml_first_element(node); child; child = xml_next_element(child)) {
		if (xml_is_in(child, "plural", I18N_SPACE) && child_of(child, "one") && child_of(child, "other")) {
			char *one = message_of(child_of(child, "one")), *other = message_of(child_of(child, "other"));
			to->take(to->receiver, xml_attribute(child, "context"), one, other, xml_attribute(child, "note"),
			         to->file, xmlGetLineNo(child));
			free(one), free(other);
		} else if ((xml_is_in(child, "text", I18N_SPACE) && !xml_is_in(node, "translate", I18N_SPACE)) ||
		           (xml_is_in(child, "translate", I18N_SPACE) && text_of(child))) {
			xmlNode *text = text_of(child);
			char *source = message_of(text);
			to->take(to->receiver, attribute_of(child, text, "context"), source, NULL,
			         attribute_of(child, text, "note"), to->file, xmlGetLineNo(child));
			free(source);
		} else {
			for_attributes(child, extract_attribute, (void *)(uintptr_t)to);
		}
		extract_node(to, child);
	}
}

void i18n_extract(xmlDoc *stylesheet, const char *file, i18n_message_fn *take, void *receiver)
{
	struct extraction to = {.take = take, .receiver = receiver, .file = file};
	extract_node(&to, xmlDocGetRootElement(stylesheet));
}
