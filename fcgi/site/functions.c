#include "site/functions.h"

#include <string.h>

#include "ground/ascii.h"
#include "site/link.h"

static void call_with(void *context, const char *const *arguments, int count, struct buffer *result)
{
	const struct functions_context *functions = context;
	struct view *view = functions->view;
	const char *values[PAGE_VALUES];
	(void)count;

	if (view == NULL)
		return;
	int index = page_value_index(view->page->params, view->page->param_count, arguments[0]);
	int after = page_value_index(view->page->params, view->page->param_count, "after");
	if (index < 0)
		return;
	memcpy(values, view->values, sizeof(values));
	/* Another choice begins at its first page. */
	if (after >= 0)
		values[after] = NULL;
	values[index] = *arguments[1] ? arguments[1] : NULL;
	link_write(view->language, view->page, view->address.path, values, result);
}

static void call_page(void *context, const char *const *arguments, int count, struct buffer *result)
{
	const struct functions_context *functions = context;
	struct view *view = functions->view;
	const char *values[PAGE_VALUES] = {NULL};
	const struct page *page = view ? page_find(&view->release->pages, arguments[0]) : NULL;
	const char *path = page ? view->language->page_paths[page - view->release->pages.pages] : NULL;

	if (path == NULL)
		return;
	int index = count == 3 ? page_value_index(page->params, page->param_count, arguments[1]) : -1;
	if (index >= 0 && *arguments[2])
		values[index] = arguments[2];
	link_write(view->language, page, path, values, result);
}

/* A page's parameter or field of that name. */
static const struct page_value *find_value(const struct page *page, const char *name)
{
	int index = page_value_index(page->params, page->param_count, name);
	if (index >= 0)
		return &page->params[index];
	index = page_value_index(page->fields, page->field_count, name);
	return index >= 0 ? &page->fields[index] : NULL;
}

static void call_parameter(void *context, const char *const *arguments, int count, struct buffer *result)
{
	const struct functions_context *functions = context;
	const struct view *view = functions->view;
	const struct page *page = view == NULL ? NULL : count == 2 ? page_find(&view->release->pages, arguments[1]) : view->page;

	if (page && find_value(page, arguments[0]))
		buffer_append_text(result, release_localised(view->language, arguments[0]));
}

static void call_value(void *context, const char *const *arguments, int count, struct buffer *result)
{
	const struct functions_context *functions = context;
	const struct page_value *value = functions->view ? find_value(functions->view->page, arguments[0]) : NULL;
	(void)count;
	if (value)
		buffer_append_text(result, link_local_value(functions->view->language, value, arguments[1]));
}

static void call_number(void *context, const char *const *arguments, int count, struct buffer *result)
{
	const struct functions_context *functions = context;
	(void)count;
	locale_number(functions->locale, arguments[0], result);
}

static void call_date(void *context, const char *const *arguments, int count, struct buffer *result)
{
	const struct functions_context *functions = context;
	(void)count;
	locale_date(functions->locale, arguments[0], result);
}

static void call_join(void *context, const char *const *arguments, int count, struct buffer *result)
{
	const struct functions_context *functions = context;
	int64_t place, of;
	(void)count;
	if (ascii_parse_integer(arguments[0], 1, INT32_MAX, &place) && ascii_parse_integer(arguments[1], 1, INT32_MAX, &of))
		locale_join(functions->locale, place, of, result);
}

const struct stylesheet_function functions_table[] = {
        {"with", 2, 2, call_with},           {"page", 1, 3, call_page},
        {"parameter", 1, 2, call_parameter}, {"value", 2, 2, call_value},
        {"number", 1, 1, call_number},       {"date", 1, 1, call_date},
        {"join", 2, 2, call_join},           {NULL, 0, 0, NULL},
};
