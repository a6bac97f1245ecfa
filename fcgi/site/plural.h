/*
 * Plural-Forms: the C expression in a catalogue's header says which of its forms a number
 * takes (GNU gettext manual, "Plural forms"). It is turned into XPath 1.0 once, at build.
 */
#ifndef BIRLIK_PLURAL_H
#define BIRLIK_PLURAL_H

#include "ground/base.h"
#include "ground/buffer.h"

/* What English has, and most catalogues. */
#define PLURAL_ONE_AND_OTHER "nplurals=2; plural=(n != 1);"

/*
 * Appends an XPath expression of the form's number; `n` is the XPath expression for the
 * number itself. *forms is nplurals. False if the header is none.
 */
bool plural_to_xpath(const char *header, const char *n, int *forms, struct buffer *xpath);

#endif
