/*
 * All messages of a site, as templates: `interface` (the words of stylesheets and addresses)
 * and `content.LANGUAGE.KIND` (the texts of the records, by the language that they are written
 * in). Read from the site in the current folder. xml_start comes before.
 */
#ifndef BIRLIK_PO_TEMPLATES_H
#define BIRLIK_PO_TEMPLATES_H

#include "ground/base.h"
#include "ground/report.h"
#include "libraries/catalogue.h"

struct po_templates {
	struct po_template {
		char *name;     /* of the .pot, and of the .po in each language's folder, without its ending */
		char *language; /* of the sources */
		struct catalogue_template *template;
	} * items; /* the interface first */
	size_t count, capacity;
};

/* False after a report; to be released all the same. */
bool po_templates_read(struct po_templates *templates, struct report *report);
/* Writes locales/NAME.pot, each only if it changes. */
bool po_templates_write(const struct po_templates *templates, struct report *report);
void po_templates_release(struct po_templates *templates);
/* The messages of a template field by field (one context): their numbers, in order. */
typedef void po_field_fn(void *receiver, const struct po_template *template, const size_t *numbers, size_t count);
void po_template_fields(const struct po_template *template, po_field_fn *take, void *receiver);
const struct po_template *po_templates_find(const struct po_templates *templates, const char *name);

#endif
