/*
 * db/checks.sql: what must hold of the records beyond their grammar. A query's row is a finding: the record's kind, its id,
 * what is wrong; then, if the query has them, columns called `grade` ('warning': it is told, and refuses nothing),
 * `file` and `line` (where the record's own place is not near enough). For the build alone.
 *
 * A query may ask what is in no record, in tables that are not in the release:
 *
 *   build (as_of)                            the day that the pages take for today
 *   typed (kind, id, number, file, line)     numbers of three digits and more that stand in a text of a record as
 *                                            figures, without separators; not those that a <value> puts there
 */
#ifndef BIRLIK_CHECKS_H
#define BIRLIK_CHECKS_H

#include "ground/base.h"
#include "ground/report.h"
#include "site/edition.h"
#include "site/records.h"

/* Of an edition whose database is filled. False after a report of an error. */
bool checks_run(struct edition *edition, struct records *records, const char *as_of, const char *file, struct report *report);

#endif
