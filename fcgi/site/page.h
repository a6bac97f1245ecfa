/*
 * Page definitions, db/pages/<name>.sql: what a page's path is, which parameters and
 * fields it takes, and which queries make its document. Read by the build and by every
 * worker; never changed after it is read.
 */
#ifndef BIRLIK_PAGE_H
#define BIRLIK_PAGE_H

#include "ground/base.h"
#include "ground/buffer.h"
#include "ground/report.h"

enum { PAGE_VALUES = 24, PAGE_STATUSES = 16, PAGE_CONDITIONS = 64 }; /* conditional lines of a query: bits of a mask */

enum page_value_type {
	PAGE_INTEGER, /* low..high */
	PAGE_TEXT,    /* a line of at most `high` characters */
	PAGE_MULTILINE,
	PAGE_EMAIL,
	PAGE_ONE_OF, /* one of `words` */
	PAGE_RECORD, /* the slug of a record of `kind`, where the column `where` is true; its value is the record's id */
};

/* A parameter of the query string, or a field of the page's form. */
struct page_value {
	char *name;
	enum page_value_type type;
	int64_t low, high;
	char **words;
	size_t word_count;
	char *kind, *where; /* where NULL: any */
	char *fallback;     /* the default, or NULL */
	bool required;
};

/* A line of a query that is there only under conditions: NAME (given) or NAME=VALUE. */
struct page_line {
	char *text;
	struct page_condition {
		char *name, *value; /* value NULL: any */
	} * conditions;
	size_t condition_count;
};

/*
 * `-- name: memberships/membership :many`. The container is NULL for a :one. A query
 * whose name goes on from another's is run once for each row of that one, with the
 * row's columns as :membership_id and so on.
 */
struct page_query {
	char *name, *container, *row;
	bool many, csv;
	int within; /* the place of that one among the page's queries; -1: of the page itself */
	struct page_line *lines;
	size_t line_count;
	size_t number; /* its place among all queries of all pages */
	long line;
};

struct page {
	char *name, *file;
	char *path;    /* segments with :names; NULL: the page has no address */
	bool absolute; /* the path begins with '/': one address for all languages */
	char *title;   /* a message of context "title", or NULL */
	char *parent;  /* the page above it, or NULL: home */
	char *menu;    /* `nav:` the menu it stands in, or NULL */
	int64_t menu_place;
	char *each;  /* the query of the records that have such a page, or NULL */
	char *media; /* text/html, application/xml, text/plain; application/json: the rows of its queries, without a template */
	bool indexed, cached;
	int status[PAGE_STATUSES];
	size_t status_count;
	struct page_value params[PAGE_VALUES], fields[PAGE_VALUES];
	size_t param_count, field_count;
	char *then; /* where a valid form leads, or NULL */
	struct page_query *queries;
	size_t query_count;
	long title_line, path_line, each_line, parent_line, then_line;
};

struct page_set {
	struct page *pages; /* in the order of their names */
	size_t count;
	struct page every; /* every.sql: before each page's own */
	size_t query_count;
};

/* Reads all definitions of a folder; false after a report. */
bool page_set_read(struct page_set *set, const char *folder, struct report *report);
void page_set_release(struct page_set *set);

const struct page *page_find(const struct page_set *set, const char *name);
const struct page *page_for_status(const struct page_set *set, int status);
/* The place of the name among the page's parameters or fields, or -1. */
int page_value_index(const struct page_value *values, size_t count, const char *name);

/*
 * The SQL of a query where `values` of the page's parameters are given (NULL: not).
 * `mask` tells which of its conditional lines are in: the same mask, the same SQL.
 */
uint64_t page_query_mask(const struct page *page, const struct page_query *query, const char *const *values);
void page_query_sql(const struct page_query *query, uint64_t mask, struct buffer *sql);
bool page_line_holds(const struct page *page, const struct page_line *line, const char *const *values);

#endif
