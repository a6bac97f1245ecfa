/*
 * Page definitions held against a database, before a release is made of them: every query
 * under every parameter alone and under all, its parameters, the kinds of records that are asked for.
 */
#ifndef BIRLIK_PAGE_CHECK_H
#define BIRLIK_PAGE_CHECK_H

#include "ground/base.h"
#include "ground/report.h"
#include "libraries/database.h"
#include "site/page.h"

/* False after a report with the file and the line of the query. */
bool page_check(const struct page_set *pages, struct database *database, struct report *report);

/* The SQL of a query under each choice of parameters that page_check tries, handed over once each. */
typedef void page_check_fn(void *context, const struct page *page, const struct page_query *query, const char *sql);
void page_check_queries(const struct page *page, const struct page_query *query, page_check_fn *take, void *context);

#endif
