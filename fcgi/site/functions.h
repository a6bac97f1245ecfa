/*
 * The functions that stylesheets have besides XPath's own, in the namespace of
 * libraries/stylesheet.h:
 *
 *   with(name, value)           this page's address with the parameter set; '' takes it away
 *   page(name [, param, value]) the address of a page of its own
 *   parameter(name [, page])    what a parameter of this page, or of another, is called in the language, for forms
 *   value(name, value)          and what its value is
 *   number(n)  date(iso)        as people write them
 *   join(position, last)        what stands before an item of a list in a sentence: a, b and c
 *
 * An unknown name gives an empty text, which the check of links finds.
 */
#ifndef BIRLIK_FUNCTIONS_H
#define BIRLIK_FUNCTIONS_H

#include "libraries/locale.h"
#include "libraries/stylesheet.h"
#include "site/view.h"

struct functions_context {
	struct locale *locale;
	struct view *view; /* NULL in the build's prose, where there is no address */
};

extern const struct stylesheet_function functions_table[];

#endif
