#include "site/translation.h"

#include <stdlib.h>
#include <string.h>

#include "ground/memory.h"
#include "site/pairing.h"
#include "site/proof.h"
#include "site/schema.h"

/* One message being built: the source element is where its values are looked up. */
struct work {
	const xmlNode *source;
	bool markup;
};

static bool is_block(const xmlNode *node)
{
	static const char *const blocks[] = {"p", "li", "h2", "h3", "h4", "dt", "dd", "blockquote"};
	for (size_t i = 0; i < COUNT_OF(blocks); i++)
		if (xml_is(node, blocks[i]))
			return true;
	return false;
}

/* The name a translator sees: @name, or the last part of @of. */
static const char *value_name(void *context, const xmlNode *element)
{
	(void)context;
	if (!xml_is(element, "value"))
		return NULL;
	const char *name = xml_attribute(element, "name"), *of = xml_attribute(element, "of");
	const char *slash = of ? strrchr(of, '/') : NULL;
	return name ? name : slash ? slash + 1 : "value";
}

static const xmlNode *find_value(const xmlNode *parent, const char *name)
{
	for (const xmlNode *node = xml_first_element(parent); node; node = xml_next_element(node)) {
		const char *own = value_name(NULL, node);
		if (own && strcmp(own, name) == 0)
			return node;
		const xmlNode *found = own ? NULL : find_value(node, name);
		if (found)
			return found;
	}
	return NULL;
}

static void build_text(void *context, xmlNode *parent, const char *text)
{
	(void)context;
	xml_add_text(parent, text);
}

static bool build_placeholder(void *context, xmlNode *parent, const char *name, const char *case_name, const char *apostrophe)
{
	const struct work *work = context;
	const xmlNode *value = find_value(work->source, name);
	if (value == NULL || xml_attribute(value, "of") == NULL)
		return false;
	xmlNode *made = xml_add_element(parent, "value");
	xml_set_attribute(made, "of", xml_attribute(value, "of"));
	if (case_name) {
		xml_set_attribute(made, "case", case_name);
		xml_set_attribute(made, "apostrophe", apostrophe);
	}
	return true;
}

static xmlNode *build_tag(void *context, xmlNode *parent, const xmlNode *tag)
{
	(void)context;
	xmlNode *made = xml_add_element(parent, (const char *)tag->name);
	for (const xmlAttr *a = tag->properties; a; a = a->next)
		if (a->children)
			xml_set_attribute(made, (const char *)a->name, (const char *)a->children->content);
	return made;
}

static char *message_of(const xmlNode *element)
{
	struct buffer message = {0};
	message_write(element, value_name, NULL, true, &message);
	return buffer_take(&message);
}

static bool build(const struct translation_field *field, const xmlNode *source, const char *text,
                  const struct catalogue_message *from, const struct edition *edition, xmlNode *parent, struct report *report)
{
	struct work work = {.source = source, .markup = field->markup};
	struct message_builder builder = {.context = &work,
	                                  .text = build_text,
	                                  .placeholder = build_placeholder,
	                                  .tag = build_tag,
	                                  .grammar = &edition->grammar};
	struct buffer why = {0};
	bool good = message_build(text, &builder, parent, &why);

	if (!good)
		report_error(report, from ? from->file : field->file, from ? from->line : xmlGetLineNo(source), "%s: “%s”: %s",
		             field->context, text, buffer_text(&why));
	buffer_release(&why);
	return good;
}

/* The messages of a field, each once, with the translations that belong to them. */
struct lookup {
	struct pairing *pairs;
	size_t count, capacity;
};

static struct pairing *find_pair(const struct lookup *lookup, const char *message)
{
	for (size_t i = 0; i < lookup->count; i++)
		if (strcmp(lookup->pairs[i].source, message) == 0)
			return &lookup->pairs[i];
	return NULL;
}

static void add_pair(void *receiver, const char *context, const char *source, const char *note, const char *file, long line)
{
	struct lookup *lookup = receiver;
	(void)context, (void)note, (void)file, (void)line;
	if (find_pair(lookup, source))
		return;
	lookup->pairs = memory_grow(lookup->pairs, lookup->count, &lookup->capacity, sizeof(*lookup->pairs));
	lookup->pairs[lookup->count++] = (struct pairing){.source = memory_copy_text(source)};
}

/* Rows of one kind without ids of their own share a context (see schema_context). */
static bool shares_context(const struct translation_field *field, const xmlNode *row)
{
	return xml_is(row, (const char *)field->row->name) &&
	       (xml_is(row, field->column) || (!xml_attribute(row, "id") && !xml_attribute(field->row, "id")));
}

/* One that disagrees with its source is reported. */
static void look_up(const struct translation_field *field, const struct edition *edition, struct lookup *lookup,
                    struct report *report)
{
	for (const xmlNode *row = field->row ? xml_first_element(field->row->parent) : NULL; row; row = xml_next_element(row)) {
		struct translation_field other = *field;
		other.element = shares_context(field, row) ? schema_element(row, field->column) : NULL;
		if (other.element)
			translation_extract(&other, add_pair, lookup);
	}
	translation_extract(field, add_pair, lookup);
	pairing_find(edition->content, field->context, lookup->pairs, lookup->count);
	for (size_t i = 0; i < lookup->count; i++) {
		struct pairing *pair = &lookup->pairs[i];
		struct buffer why = {0};
		if (pair->state == PAIRING_CURRENT &&
		    !proof_markup(pair->old->source, pair->old->text[0], &edition->grammar, &why)) {
			report_error(report, pair->old->file, pair->old->line, "%s: “%s”: %s", field->context, pair->old->text[0],
			             buffer_text(&why));
			pair->state = PAIRING_MISSING; /* told once */
		}
		buffer_release(&why);
	}
}

static void release_lookup(struct lookup *lookup)
{
	for (size_t i = 0; i < lookup->count; i++)
		free((char *)(uintptr_t)lookup->pairs[i].source);
	free(lookup->pairs);
}

struct blocks {
	size_t all, translated;
	bool stale;
};

static void count_blocks(const xmlNode *parent, const struct lookup *lookup, struct blocks *blocks)
{
	for (const xmlNode *node = xml_first_element(parent); node; node = xml_next_element(node)) {
		if (!is_block(node)) {
			count_blocks(node, lookup, blocks);
			continue;
		}
		char *message = message_of(node);
		const struct pairing *pair = find_pair(lookup, message);
		blocks->all++;
		blocks->translated += pair->state != PAIRING_MISSING;
		blocks->stale = blocks->stale || pair->state == PAIRING_STALE;
		free(message);
	}
}

/* With a `lookup`, a block without a translation is marked with the `source_language`. */
static bool build_blocks(const struct translation_field *field, const xmlNode *parent, xmlNode *to, const struct lookup *lookup,
                         const char *source_language, const struct edition *edition, struct report *report)
{
	bool good = true;
	for (const xmlNode *node = xml_first_element(parent); node; node = xml_next_element(node)) {
		xmlNode *made = build_tag(NULL, to, node);
		if (!is_block(node)) {
			good = build_blocks(field, node, made, lookup, source_language, edition, report) && good;
			continue;
		}
		char *message = message_of(node);
		const struct pairing *pair = lookup ? find_pair(lookup, message) : NULL;
		const struct catalogue_message *found = pair && pair->state != PAIRING_MISSING ? pair->old : NULL;
		if (pair && found == NULL)
			xml_set_attribute(made, "lang", source_language);
		good = build(field, node, found ? found->text[0] : message, found, edition, made, report) && good;
		free(message);
	}
	return good;
}

/* A body is shown translated if at least half of its blocks are; else whole in its source language. */
static bool read_blocks(const struct translation_field *field, xmlNode *prose, const char *source_language,
                        const struct edition *edition, const char **language, const char **state, struct report *report)
{
	struct lookup lookup = {0};
	bool translate = *language != NULL;

	if (translate) {
		struct blocks blocks = {0};
		look_up(field, edition, &lookup, report);
		count_blocks(field->element, &lookup, &blocks);
		translate = blocks.translated * 2 >= blocks.all && blocks.translated > 0;
		*state = blocks.translated < blocks.all ? "missing" : blocks.stale ? "stale" : NULL;
		*language = translate ? NULL : source_language;
	}
	bool good = build_blocks(field, field->element, prose, translate ? &lookup : NULL, source_language, edition, report);
	release_lookup(&lookup);
	return good;
}

static bool read_text(const struct translation_field *field, xmlNode *prose, const struct edition *edition, const char **language,
                      const char **state, struct report *report)
{
	struct lookup lookup = {0};
	char *message = message_of(field->element);
	const struct catalogue_message *found = NULL;

	if (*language) {
		look_up(field, edition, &lookup, report);
		const struct pairing *pair = find_pair(&lookup, message);
		found = pair->state != PAIRING_MISSING ? pair->old : NULL;
		*state = pair->state == PAIRING_STALE ? "stale" : found ? NULL : "missing";
	}
	if (found)
		*language = NULL;
	bool good = build(field, field->element, found ? found->text[0] : message, found, edition, prose, report);
	free(message);
	release_lookup(&lookup);
	return good;
}

static bool is_fixed(const xmlNode *element)
{
	const char *translate = xml_attribute(element, "translate");
	return translate && strcmp(translate, "no") == 0;
}

xmlDoc *translation_read(const struct translation_field *field, const struct edition *edition, const char **language,
                         const char **state, struct report *report)
{
	const char *source_language = xml_language(field->element);
	xmlDoc *document = xmlNewDoc(XML_TEXT("1.0"));
	xmlNode *prose = xmlNewDocNode(document, NULL, XML_TEXT("prose"), NULL);
	size_t errors = report->errors;

	xmlDocSetRootElement(document, prose);
	if (source_language == NULL)
		source_language = EDITION_SOURCE_LANGUAGE;
	*state = NULL;
	*language = strcmp(source_language, edition->code) == 0 ? NULL : source_language;
	if (is_fixed(field->element)) {
		char *message = message_of(field->element);
		/* Without a language of its own, a fixed text (an acronym) belongs to every language. */
		if (!xmlHasProp(field->element, XML_TEXT("lang")))
			*language = NULL;
		build(field, field->element, message, NULL, edition, prose, report);
		free(message);
	} else if (field->markup) {
		read_blocks(field, prose, source_language, edition, language, state, report);
	} else {
		read_text(field, prose, edition, language, state, report);
	}
	if (report->errors == errors)
		return document;
	xmlFreeDoc(document);
	return NULL;
}

static void extract_blocks(const struct translation_field *field, const xmlNode *parent, translation_message_fn *take,
                           void *receiver)
{
	for (const xmlNode *node = xml_first_element(parent); node; node = xml_next_element(node)) {
		if (!is_block(node)) {
			extract_blocks(field, node, take, receiver);
			continue;
		}
		char *message = message_of(node), *note = memory_printf("<%s>", (const char *)node->name);
		take(receiver, field->context, message, note, field->file, xmlGetLineNo(node));
		free(message), free(note);
	}
}

void translation_extract(const struct translation_field *field, translation_message_fn *take, void *receiver)
{
	if (is_fixed(field->element))
		return;
	if (field->markup) {
		extract_blocks(field, field->element, take, receiver);
		return;
	}
	char *message = message_of(field->element);
	take(receiver, field->context, message, NULL, field->file, xmlGetLineNo(field->element));
	free(message);
}
