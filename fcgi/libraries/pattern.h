/*
 * The patterns of a RELAX NG grammar in XML syntax, as a tree: what an element or an attribute may hold, in words.
 * References are followed within the grammar; what stands in other elements and attributes is not gone into.
 */
#ifndef BIRLIK_PATTERN_H
#define BIRLIK_PATTERN_H

#include "ground/base.h"
#include "ground/buffer.h"
#include "libraries/xml.h"

/* An attribute, element, text, data, value or list of a pattern. */
struct pattern_part {
	const xmlNode *node;
	const char *name;          /* of an attribute or element, or NULL */
	const char *documentation; /* the nearest a:documentation before it, or NULL */
	bool required;             /* in no choice, optional or zeroOrMore */
};

struct pattern_parts {
	struct pattern_part *parts;
	size_t count, capacity;
};

/* The element that documents of the grammar begin with, or NULL. */
const xmlNode *pattern_start(const xmlDoc *grammar);
/* In the order of the grammar; one may be there more than once. To release. */
void pattern_read(const xmlNode *pattern, struct pattern_parts *parts);
void pattern_release(struct pattern_parts *parts);
/* The part of this kind ("attribute", "element") and name, or NULL; `name` NULL: any. */
const struct pattern_part *pattern_find(const struct pattern_parts *parts, const char *kind, const char *name);
/* What a value may be: its list of values, else its documentation, else its facets or its type. "" if nothing is known. */
void pattern_describe(const struct pattern_part *part, struct buffer *out);
/* The names of a kind, in order, each once. */
void pattern_list(const struct pattern_parts *parts, const char *kind, struct buffer *out);
/*
 * The attribute that must stand beside this one: of the same optional group, required in it, and not among those
 * of `node`. NULL: none is missing.
 */
const char *pattern_beside(const struct pattern_part *attribute, const xmlNode *node);

/* The name as in the document, with a prefix if it has one: xml:lang. To free(). */
char *pattern_attribute_name(const xmlAttr *attribute);
/* Has the element an attribute of this name, as pattern_attribute_name has it? */
bool pattern_has_attribute(const xmlNode *node, const char *name);

#endif
