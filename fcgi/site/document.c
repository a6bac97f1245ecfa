#include "site/document.h"

#include <stdio.h>
#include <string.h>

#include "ground/ascii.h"
#include "site/link.h"

/* A column of a row above: what later queries bind as :row_column. */
struct known {
	const char *row, *column, *value;
	struct known *older;
};

struct maker {
	struct view *view;
	struct buffer *error;
	struct known *known;
};

static void set(xmlNode *node, const char *name, const char *value)
{
	if (value)
		xml_set_attribute(node, name, value);
}

static void set_number(xmlNode *node, const char *name, int64_t value)
{
	char text[32];
	snprintf(text, sizeof(text), "%lld", (long long)value);
	xml_set_attribute(node, name, text);
}

static void add_alternates(struct view *view, xmlNode *root)
{
	xmlNode *alternates = xml_add_element(root, "alternates");
	struct buffer href = {0};

	for (size_t i = 0; i < view->release->count; i++) {
		struct release_language *language = &view->release->languages[i];
		struct address address = {0};
		bool there =
		        view->address.path && address_of(language, view->page->name, view->address.record, view->arena, &address);
		/* An error has no address of its own: its alternate is the other language's first page. */
		if (!there && !address_of(language, "home", "", view->arena, &address))
			continue;
		xmlNode *node = xml_add_element(alternates, "alternate");
		buffer_clear(&href);
		if (there)
			link_write(language, view->page, address.path, view->values, &href);
		else
			buffer_append_text(&href, address.path);
		set(node, "lang", language->code);
		set(node, "name", language->name);
		set(node, "href", buffer_text(&href));
		if (language == view->language)
			set(node, "current", "1");
		if (there && address.indexed)
			set(node, "indexed", "1");
	}
	buffer_release(&href);
}

/* The page itself and the pages above it, nearest first. */
enum { DEEPEST = 8 };
static size_t find_trail(struct view *view, struct address *trail)
{
	size_t depth = 0;
	if (view->address.path == NULL)
		return 0;
	trail[depth++] = view->address;
	while (depth < DEEPEST && trail[depth - 1].parent_page &&
	       address_of(view->language, trail[depth - 1].parent_page, trail[depth - 1].parent_record, view->arena,
	                  &trail[depth]))
		depth++;
	return depth;
}

static void add_navigation(struct view *view, xmlNode *root)
{
	struct address trail[DEEPEST];
	size_t depth = find_trail(view, trail);
	xmlNode *navigation = xml_add_element(root, "navigation"), *breadcrumbs;

	for (size_t i = 0; i < view->language->item_count; i++) {
		const struct release_item *item = &view->language->items[i];
		xmlNode *node = xml_add_element(navigation, "item");
		set(node, "page", item->page->name);
		set(node, "menu", item->page->menu);
		set(node, "href", item->href);
		for (size_t t = 0; t < depth; t++)
			if (strcmp(trail[t].path, item->href) == 0)
				set(node, "current", t == 0 ? "page" : "true");
		xml_add_text(node, item->title);
	}
	breadcrumbs = xml_add_element(root, "breadcrumbs");
	for (size_t t = depth; t > 1; t--) {
		xmlNode *crumb = xml_add_element(breadcrumbs, "crumb");
		set(crumb, "href", trail[t - 1].path);
		set(crumb, "lang", trail[t - 1].title_lang);
		xml_add_text(crumb, trail[t - 1].title);
	}
}

static const char *record_title(struct view *view, const struct page_value *value, const char *id)
{
	struct address address;
	if (value->type != PAGE_RECORD || !address_of(view->language, value->kind, id, view->arena, &address))
		return NULL;
	return address.title;
}

static void add_parameters(struct view *view, xmlNode *root)
{
	xmlNode *parameters = xml_add_element(root, "parameters");
	for (size_t i = 0; i < view->page->param_count; i++) {
		const struct page_value *param = &view->page->params[i];
		if (view->values[i] == NULL)
			continue;
		xmlNode *node = xml_add_element(parameters, param->name);
		set(node, "title", record_title(view, param, view->values[i]));
		if (param->fallback && strcmp(param->fallback, view->values[i]) == 0)
			set(node, "default", "1");
		xml_add_text(node, view->values[i]);
	}
}

static void add_form(struct view *view, xmlNode *root)
{
	static const char *const types[] = {[PAGE_INTEGER] = "int", [PAGE_TEXT] = "text",     [PAGE_MULTILINE] = "multiline",
	                                    [PAGE_EMAIL] = "email", [PAGE_ONE_OF] = "one-of", [PAGE_RECORD] = "record"};
	static const char *const errors[] = {
	        [VIEW_GOOD] = NULL, [VIEW_MISSING] = "missing", [VIEW_TOO_LONG] = "too-long", [VIEW_INVALID] = "invalid"};
	static const char *const problems[] = {[VIEW_NO_PROBLEM] = NULL,
	                                       [VIEW_FIELDS] = "fields",
	                                       [VIEW_NO_NONCE] = "nonce",
	                                       [VIEW_UNAVAILABLE] = "unavailable"};
	xmlNode *form = xml_add_element(root, "form");

	set(form, "action", view->address.path);
	set(form, "nonce", view->nonce);
	set(form, "problem", problems[view->problem]);
	for (size_t i = 0; i < view->page->field_count; i++) {
		const struct page_value *field = &view->page->fields[i];
		xmlNode *node = xml_add_element(form, "field");
		set(node, "name", field->name);
		set(node, "local", release_localised(view->language, field->name));
		set(node, "type", types[field->type]);
		if (field->required)
			set(node, "required", "1");
		set_number(node, "max", field->high);
		set(node, "error", errors[view->errors[i]]);
		if (view->fields[i])
			xml_add_text(node, view->fields[i]);
	}
}

static xmlNode *add_root(struct view *view, xmlDoc *document)
{
	xmlNode *root = xmlNewDocNode(document, NULL, XML_TEXT("page"), NULL);
	const struct release *release = view->release;
	struct buffer href = {0};

	xmlDocSetRootElement(document, root);
	set(root, "name", view->page->name);
	set(root, "lang", view->language->code);
	set(root, "dir", view->language->right_to_left ? "rtl" : "ltr");
	set_number(root, "status", view->status);
	set(root, "base", release->base);
	set(root, "assets", release->assets);
	set(root, "as-of", release->as_of);
	if (view->address.path) {
		link_write(view->language, view->page, view->address.path, view->values, &href);
		set(root, "path", view->address.path);
		set(root, "href", buffer_text(&href));
		set(root, "title", view->address.title);
		set(root, "title-lang", view->address.title_lang);
		if (*view->address.record)
			set(root, "record", view->address.record);
		if (view->address.indexed)
			set(root, "indexed", "1");
	}
	buffer_release(&href);
	return root;
}

/* The value of a query's parameter; NULL binds NULL. */
static const char *find_parameter(const struct maker *maker, const char *name)
{
	const struct view *view = maker->view;

	if (strcmp(name, "record") == 0)
		return view->address.record;
	if (strcmp(name, "language") == 0)
		return view->language->code;
	if (strcmp(name, "face") == 0)
		return view->face;
	if (strcmp(name, "as_of") == 0)
		return view->release->as_of;
	if (strcmp(name, "site_base") == 0)
		return view->release->base;
	int index = page_value_index(view->page->params, view->page->param_count, name);
	if (index >= 0)
		return view->values[index];
	for (const struct known *known = maker->known; known; known = known->older) {
		size_t length = strlen(known->row);
		if (strncmp(name, known->row, length) == 0 && name[length] == '_' &&
		    strcmp(name + length + 1, known->column) == 0)
			return known->value;
	}
	return NULL;
}

/* The child of that name which the row before this column began, or a new one. */
static xmlNode *open_child(xmlNode *parent, const char *name, size_t length)
{
	xmlNode *last = parent->last;
	if (last && last->type == XML_ELEMENT_NODE && strncmp((const char *)last->name, name, length) == 0 &&
	    last->name[length] == '\0')
		return last;
	char copy[64];
	snprintf(copy, sizeof(copy), "%.*s", (int)length, name);
	return xml_add_element(parent, copy);
}

static void add_column(xmlNode *node, const char *name, const char *value)
{
	const char *slash;
	while ((slash = strchr(name, '/')) != NULL) {
		node = open_child(node, name, (size_t)(slash - name));
		name = slash + 1;
	}
	if (*name == '@')
		xml_set_attribute(node, name + 1, value);
	else if (*name == '*')
		xml_add_markup(node, value);
	else
		xml_add_text(open_child(node, name, strlen(name)), value);
}

static void remember(struct maker *maker, const char *row, const char *column, const char *value)
{
	struct known *known = arena_alloc(maker->view->arena, sizeof(*known));
	*known = (struct known){row, column + (*column == '@'), arena_copy_text(maker->view->arena, value), maker->known};
	maker->known = known;
}

static bool is_gone_on_from(const struct page *definition, size_t query)
{
	for (size_t i = query + 1; i < definition->query_count; i++)
		if (definition->queries[i].within == (int)query)
			return true;
	return false;
}

static bool run_query(struct maker *maker, const struct page *definition, size_t index, xmlNode *parent);

static bool add_row(struct maker *maker, const struct page *definition, size_t index, struct statement *row, xmlNode *parent)
{
	const struct page_query *query = &definition->queries[index];
	xmlNode *node = xml_add_element(parent, query->row);
	struct known *before = maker->known;
	bool wanted = !query->many || is_gone_on_from(definition, index), good = true;
	int columns = statement_column_count(row);

	for (int c = 0; c < columns; c++) {
		const char *value = statement_text(row, c), *name = statement_column_name(row, c);
		if (value == NULL)
			continue;
		add_column(node, name, value);
		if (wanted && name[0] == '@')
			remember(maker, query->row, name, value);
	}
	for (size_t i = index + 1; good && wanted && i < definition->query_count; i++)
		if (definition->queries[i].within == (int)index)
			good = run_query(maker, definition, i, node);
	if (query->many)
		maker->known = before;
	return good;
}

static bool run_query(struct maker *maker, const struct page *definition, size_t index, xmlNode *parent)
{
	const struct page_query *query = &definition->queries[index];
	struct view *view = maker->view;
	struct statement *statement = release_query(view->language, view->page, query, view->values);
	xmlNode *container = query->many ? xml_add_element(parent, query->container) : parent;
	enum database_step step = DATABASE_UNAVAILABLE;
	bool good = true;

	if (statement) {
		for (int i = statement_parameter_count(statement); i > 0; i--)
			statement_bind_text(statement, i, find_parameter(maker, statement_parameter_name(statement, i)));
		while (good && (step = statement_step(statement)) == DATABASE_ROW) {
			good = add_row(maker, definition, index, statement, container);
			if (!query->many) {
				step = DATABASE_DONE;
				break;
			}
		}
		statement_reset(statement);
	}
	if (good && step != DATABASE_DONE) {
		buffer_printf(maker->error, "%s:%ld: query %s: %s", definition->file, query->line, query->name,
		              database_error(view->language->database));
		good = false;
	}
	return good;
}

static bool run_queries(struct maker *maker, const struct page *definition, xmlNode *root)
{
	bool good = true;
	for (size_t i = 0; good && i < definition->query_count; i++)
		if (definition->queries[i].within < 0)
			good = run_query(maker, definition, i, root);
	return good;
}

xmlDoc *document_make(struct view *view, struct buffer *error)
{
	struct maker maker = {.view = view, .error = error};
	xmlDoc *document = xmlNewDoc(XML_TEXT("1.0"));
	xmlNode *root = add_root(view, document);

	if (!view->page->absolute) {
		add_alternates(view, root);
		add_navigation(view, root);
	}
	if (view->page->param_count)
		add_parameters(view, root);
	if (view->page->field_count)
		add_form(view, root);
	if ((view->page->absolute || run_queries(&maker, &view->release->pages.every, root)) &&
	    run_queries(&maker, view->page, root))
		return document;
	xml_drop(document);
	return NULL;
}
