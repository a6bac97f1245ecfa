/*
 * The words of the interface. Stylesheets hold them in the vocabulary of Apache Cocoon
 * (i18n:text, i18n:translate with i18n:param, i18n:attr) and i18n:plural; the build puts a
 * language's words in their place, and what is left is plain XSLT. The source language
 * needs no catalogue: its words are the ones in the stylesheet.
 */
#ifndef BIRLIK_I18N_H
#define BIRLIK_I18N_H

#include "ground/base.h"
#include "ground/report.h"
#include "libraries/catalogue.h"
#include "libraries/xml.h"
#include "site/message.h"
#include "site/missing.h"

#define I18N_SPACE "http://apache.org/cocoon/i18n/2.1"

struct i18n {
	const struct catalogue *catalogue; /* NULL: the source language */
	const struct message_grammar *grammar;
	const char *file; /* of the stylesheet, for reports */
	struct report *report;
	struct missing *missing; /* gets what has no translation; the source is put in. NULL with `catalogue` alone */
	size_t variables;        /* counted up: names given to variables */
};

/* In place. False after a report: a translation that does not agree with its source, a source that is no message. */
bool i18n_resolve(xmlDoc *stylesheet, struct i18n *i18n);

/* Hands over every message of a stylesheet, in order, as the resolver would look it up. */
typedef void i18n_message_fn(void *receiver, const char *context, const char *source, const char *plural, const char *note,
                             const char *file, long line);
void i18n_extract(xmlDoc *stylesheet, const char *file, i18n_message_fn *take, void *receiver);

#endif
