/*
 * libxml2: reading, checking and building trees. This header is the only one that
 * includes the library's; whoever works on trees includes it from here.
 *
 * Nothing but the file that is asked for is ever loaded, and a document with a DTD is refused: there are no entities
 * but those of XML itself. Text enters a tree through the functions below (or xmlNewDocText and xmlNewNsProp): those
 * of libxml2 that parse entities in their content (xmlNewChild, xmlNewDocNode with content) are not for data.
 */
#ifndef BIRLIK_XML_H
#define BIRLIK_XML_H

#include <libxml/tree.h>

#include "ground/base.h"
#include "ground/report.h"

#define XML_TEXT(literal) ((const xmlChar *)(literal))

/* Before anything else of this room, again is nothing: allocation that ends the process on failure, no loading of external
 * entities. */
void xml_start(void);

/*
 * From begin to end, what libxml2 and libxslt allocate is the request's own: giving it back
 * does nothing, and at the end all of it is gone at once. Nothing that is to live on may be
 * made meanwhile: what the libraries make on their first use must have been made before.
 * A request that needs more than a GiB, or XML_REGION_BYTES in one piece, ends the process.
 */
enum { XML_REGION_BYTES = 64 * 1024 * 1024 };
void xml_request_begin(void);
void xml_request_end(void);
/* Between two requests: the pages of memory that are kept for the next one are given back, too. */
void xml_rest(void);
/* The document is no longer needed: freed, or left to the end of the request. NULL is nothing. */
void xml_drop(xmlDoc *document);

/*
 * The caller frees with xmlFreeDoc, or xml_drop within a request; NULL after a report of what is wrong, with the line.
 * A text is reported as standing in `file` from `line` on (0: it is the whole file).
 */
xmlDoc *xml_read_file(const char *file, struct report *report);
xmlDoc *xml_read_text(const char *text, size_t length, const char *file, long line, struct report *report);
/* NULL if it is not well-formed, without a report: for a fragment wrapped in one root. */
xmlDoc *xml_read_fragment(const char *text);

bool xml_is(const xmlNode *node, const char *name); /* an element of that local name */
bool xml_is_in(const xmlNode *node, const char *name, const char *space);
/* The attribute's text, or NULL; it lives as long as the node. One of a namespace is none of these. */
const char *xml_attribute(const xmlNode *node, const char *name);
const char *xml_language(const xmlNode *node); /* xml:lang of the node or the nearest ancestor, or NULL */
xmlNode *xml_first_element(const xmlNode *parent);
xmlNode *xml_next_element(const xmlNode *node);

xmlNode *xml_add_element(xmlNode *parent, const char *name);
void xml_add_text(xmlNode *parent, const char *text);
/* A text that is written without escaping: markup that the build has cleaned. Nothing else of ours makes such a node. */
void xml_add_markup(xmlNode *parent, const char *markup);
void xml_set_attribute(xmlNode *node, const char *name, const char *value);
bool xml_is_markup(const xmlNode *text);

/* The path of a file that an error of the library names by its URI, in which a blank is %20; to free(). */
char *xml_path_of_uri(const char *uri, size_t length);

/* The document as XML, UTF-8; to xmlFree, as it is the request's within one. */
char *xml_to_text(xmlDoc *document, size_t *length);

#endif
