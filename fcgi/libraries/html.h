/*
 * A tree as HTML5 syntax (WHATWG HTML, "Serializing HTML fragments"). libxml2's own adds a
 * second charset declaration, rewrites links, and is slow. Elements are written by their
 * local names; namespaces are not, HTML knows svg by its name.
 */
#ifndef BIRLIK_HTML_H
#define BIRLIK_HTML_H

#include "ground/base.h"
#include "ground/buffer.h"
#include "libraries/xml.h"

/* The document, after its doctype. */
void html_write_document(const xmlDoc *document, struct buffer *out);
/* What is in a node: markup, or its text alone. */
void html_write_content(const xmlNode *parent, struct buffer *out);
void html_write_text(const xmlNode *parent, struct buffer *out);

#endif
