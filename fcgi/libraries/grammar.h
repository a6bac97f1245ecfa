/*
 * RELAX NG: a grammar in XML syntax, and documents held against it. What does not match is
 * reported with its line, its value, and what the grammar allows in its place: one line for a mistake.
 */
#ifndef BIRLIK_GRAMMAR_H
#define BIRLIK_GRAMMAR_H

#include "ground/base.h"
#include "ground/report.h"
#include "libraries/xml.h"

struct grammar;

struct grammar *grammar_read(const char *file, struct report *report);
bool grammar_check(struct grammar *grammar, xmlDoc *document, const char *file, struct report *report);
void grammar_free(struct grammar *grammar);

#endif
