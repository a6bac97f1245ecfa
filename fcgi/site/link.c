#include "site/link.h"

#include <string.h>

#include "ground/ascii.h"

const char *link_local_value(struct release_language *language, const struct page_value *value, const char *canonical)
{
	if (value->type == PAGE_ONE_OF)
		return release_localised(language, canonical);
	if (value->type == PAGE_RECORD) {
		const char *slug = release_slug(language, value->kind, canonical);
		return slug ? slug : canonical;
	}
	return canonical;
}

static const char *find_word(const struct release_language *language, const struct page_value *value, const char *local)
{
	for (size_t i = 0; i < value->word_count; i++)
		if (release_is_localised(language, value->words[i], local))
			return value->words[i];
	return NULL;
}

static const char *canonical_in(struct release_language *language, const struct page_value *value, const char *local)
{
	return value->type == PAGE_ONE_OF ? find_word(language, value, local)
	                                  : release_record(language, value->kind, value->where, local);
}

const char *link_canonical_value(struct view *view, const struct page_value *value, const char *local, bool *other)
{
	int64_t number;
	*other = false;
	if (value->type == PAGE_INTEGER) {
		bool plain = ascii_parse_integer(local, value->low, value->high, &number);
		/* 07 is 7: one way to write it is the address. */
		return plain ? arena_printf(view->arena, "%lld", (long long)number) : NULL;
	}
	if (value->type != PAGE_ONE_OF && value->type != PAGE_RECORD)
		return ascii_utf8_count(local) <= (size_t)value->high ? local : NULL;

	const char *found = canonical_in(view->language, value, local);
	for (size_t i = 0; found == NULL && i < view->release->count; i++) {
		found = canonical_in(&view->release->languages[i], value, local);
		*other = found != NULL;
	}
	return found ? arena_copy_text(view->arena, found) : NULL;
}

/* The parameter of that name, in the view's language or in another's. */
static int find_param(const struct view *view, const char *name, bool *other)
{
	const struct page *page = view->page;
	*other = false;
	for (size_t p = 0; p < page->param_count; p++)
		if (release_is_localised(view->language, page->params[p].name, name))
			return (int)p;
	*other = true;
	for (size_t i = 0; i < view->release->count; i++)
		for (size_t p = 0; p < page->param_count; p++)
			if (release_is_localised(&view->release->languages[i], page->params[p].name, name))
				return (int)p;
	return -1;
}

bool link_read(struct view *view, const struct uri_pair *pairs, int count)
{
	const struct page *page = view->page;
	bool canonical = true, other_name, other_value;
	int last = -1;

	for (int i = 0; i < count; i++) {
		int index = find_param(view, pairs[i].name, &other_name);
		const char *value = NULL;
		if (index >= 0 && *pairs[i].value)
			value = link_canonical_value(view, &page->params[index], pairs[i].value, &other_value);
		if (value == NULL || (page->params[index].type == PAGE_INTEGER && strcmp(value, pairs[i].value) != 0) ||
		    view->values[index] || index < last || other_name || other_value ||
		    (page->params[index].fallback && strcmp(page->params[index].fallback, value) == 0))
			canonical = false;
		if (value && view->values[index] == NULL)
			view->values[index] = value;
		last = index > last ? index : last;
	}
	for (size_t p = 0; p < page->param_count; p++)
		if (view->values[p] == NULL)
			view->values[p] = page->params[p].fallback;
	return canonical;
}

void link_write(struct release_language *language, const struct page *page, const char *path, const char *const *values,
                struct buffer *out)
{
	char sign = '?';

	uri_encode(path, true, out);
	for (size_t i = 0; i < page->param_count; i++) {
		const struct page_value *param = &page->params[i];
		if (values[i] == NULL || (param->fallback && strcmp(param->fallback, values[i]) == 0))
			continue;
		buffer_append_byte(out, sign);
		uri_encode(release_localised(language, param->name), false, out);
		buffer_append_byte(out, '=');
		uri_encode(link_local_value(language, param, values[i]), false, out);
		sign = '&';
	}
}
