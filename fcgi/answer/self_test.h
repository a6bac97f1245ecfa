/* What a release must be able to do before it serves. */
#ifndef BIRLIK_SELF_TEST_H
#define BIRLIK_SELF_TEST_H

#include "ground/base.h"
#include "ground/report.h"
#include "site/release.h"

/*
 * Renders one page with every face, so that what the libraries make on their first use is
 * made before the first request: see xml_request_begin. False after a report.
 */
bool self_test_warm_up(struct release *release, struct report *report);

/* Renders one address of every page in every language, and the page of an error. False after a report. */
bool self_test_run(struct release *release, struct report *report);

#endif
