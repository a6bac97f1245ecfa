#include "answer/form.h"

#include <string.h>

#include "ground/ascii.h"
#include "site/link.h"

_Static_assert((int)INBOX_FIELDS >= (int)PAGE_VALUES, "a message holds every field that a form may have");

void form_begin(struct view *view)
{
	char *nonce = arena_alloc(view->arena, INBOX_NONCE + 1);
	inbox_make_nonce(nonce);
	view->nonce = nonce;
	for (size_t i = 0; i < view->page->field_count; i++) {
		int param = page_value_index(view->page->params, view->page->param_count, view->page->fields[i].name);
		if (param >= 0)
			view->fields[i] = view->values[param];
	}
}

/* What a reader typed, not what a browser or a clipboard makes of it; blanks at both ends gone. */
static const char *tidy(struct arena *arena, const char *text, bool multiline, bool *readable)
{
	char *copy = arena_alloc(arena, 3 * strlen(text) + 1);

	*readable = ascii_clean_utf8(text, multiline, copy);
	char *end = copy + strlen(copy);
	while (ascii_is_space(*copy))
		copy++;
	while (end > copy && ascii_is_space(end[-1]))
		end--;
	*end = '\0';
	return copy;
}

/*
 * local@domain, as far as a form can tell without refusing what exists: RFC 5321 atoms
 * and bytes above ASCII (RFC 6531), one @, a dot in the domain, no blank, quote or bracket.
 */
static bool is_email(const char *text)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+/=?^_`{|}~.-";
	const char *at = strchr(text, '@'), *dot = at ? strrchr(at, '.') : NULL;

	if (at == NULL || at == text || at - text > 64 || dot == NULL || dot == at + 1 || dot[1] == '\0' || strchr(at + 1, '@'))
		return false;
	if (text[0] == '.' || at[-1] == '.' || strstr(text, "..") || at[1] == '-')
		return false;
	for (const char *c = text; *c; c++)
		if (c != at && ((unsigned char)*c < 0x80) && strchr(allowed, *c) == NULL)
			return false;
	return true;
}

static enum view_error check(struct view *view, const struct page_value *field, const char **value)
{
	bool other, multiline = field->type == PAGE_MULTILINE;

	if (*value == NULL || **value == '\0')
		return field->required ? VIEW_MISSING : VIEW_GOOD;
	if (!ascii_gate_utf8(*value, strlen(*value), multiline))
		return VIEW_INVALID;
	if ((field->type == PAGE_TEXT || multiline || field->type == PAGE_EMAIL) &&
	    ascii_utf8_count(*value) > (size_t)field->high)
		return VIEW_TOO_LONG;
	if (field->type == PAGE_EMAIL && !is_email(*value))
		return VIEW_INVALID;
	if (field->type == PAGE_ONE_OF || field->type == PAGE_RECORD || field->type == PAGE_INTEGER) {
		const char *canonical = link_canonical_value(view, field, *value, &other);
		if (canonical == NULL)
			return VIEW_INVALID;
		*value = canonical;
	}
	return VIEW_GOOD;
}

static const char *posted(const struct view *view, const struct request *request, const char *name)
{
	const char *local = release_localised(view->language, name);
	for (int i = 0; i < request->form_count; i++)
		if (strcmp(request->form[i].name, local) == 0)
			return request->form[i].value;
	return NULL;
}

bool form_read(struct view *view, const struct request *request)
{
	const char *nonce = posted(view, request, "nonce");

	for (size_t i = 0; i < view->page->field_count; i++) {
		const struct page_value *field = &view->page->fields[i];
		const char *value = posted(view, request, field->name);
		bool readable = true;
		view->fields[i] = value ? tidy(view->arena, value, field->type == PAGE_MULTILINE, &readable) : NULL;
		view->errors[i] = readable ? check(view, field, &view->fields[i]) : VIEW_INVALID;
		if (view->errors[i] != VIEW_GOOD)
			view->problem = VIEW_FIELDS;
	}
	/* A form without its nonce was not made by this site: shown again with a new one, nothing is lost. */
	if (nonce && inbox_is_nonce(nonce)) {
		view->nonce = nonce;
	} else {
		char *fresh = arena_alloc(view->arena, INBOX_NONCE + 1);
		inbox_make_nonce(fresh);
		view->nonce = fresh;
		view->problem = view->problem == VIEW_NO_PROBLEM ? VIEW_NO_NONCE : view->problem;
	}
	return view->problem == VIEW_NO_PROBLEM;
}

enum inbox_result form_store(struct view *view, struct inbox *inbox)
{
	struct inbox_message message = {.nonce = view->nonce, .page = view->page->name, .language = view->language->code};

	for (size_t i = 0; i < view->page->field_count; i++)
		if (view->fields[i] && *view->fields[i])
			message.fields[message.field_count++] = (struct inbox_field){view->page->fields[i].name, view->fields[i]};
	return inbox_store(inbox, &message);
}
