/*
 * The parts of `birlik po`, each in a room of its own. They work on the site in the current
 * folder; argv[0] is the part's name. Exit codes as of a command.
 */
#ifndef BIRLIK_PO_COMMANDS_H
#define BIRLIK_PO_COMMANDS_H

#include "commands/po_templates.h"
#include "ground/base.h"

int po_merge(int argc, char **argv);
int po_check(int argc, char **argv);
int po_status(int argc, char **argv);
int po_new(int argc, char **argv);

/* Brings all catalogues of a language up to date with the templates, or makes them; tells which. False after a report. */
bool po_merge_language(const struct po_templates *templates, const char *language, struct report *report);

#endif
