#include "libraries/stylesheet.h"

#include <libxslt/extensions.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xslt.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>
#include <libxml/xpathInternals.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ground/memory.h"

enum { DEPTH_LIMIT = 200, OPERATION_LIMIT = 20 * 1000 * 1000, ERROR_LENGTH = 600 };

struct stylesheet {
	xsltStylesheet *sheet;
};

static const struct stylesheet_function *known_functions;

static void call_function(xmlXPathParserContext *parser, int count)
{
	const struct stylesheet_function *function = known_functions;
	const char *name = (const char *)parser->context->function;
	const char *arguments[STYLESHEET_ARGUMENTS];
	xmlChar *texts[STYLESHEET_ARGUMENTS];
	struct buffer result = {0};

	while (function->name && strcmp(function->name, name) != 0)
		function++;
	if (function->name == NULL || count < function->fewest || count > function->most) {
		xmlXPathSetArityError(parser);
		return;
	}
	for (int i = count - 1; i >= 0; i--) {
		texts[i] = xmlXPathPopString(parser);
		arguments[i] = texts[i] ? (const char *)texts[i] : "";
	}
	xsltTransformContext *transform = xsltXPathGetTransformContext(parser);
	function->call(transform->_private, arguments, count, &result);
	for (int i = 0; i < count; i++)
		xmlFree(texts[i]);
	xmlXPathReturnString(parser, xmlStrdup(XML_TEXT(buffer_text(&result))));
	buffer_release(&result);
}

void stylesheet_start(const struct stylesheet_function *functions)
{
	if (known_functions)
		return;
	xsltSecurityPrefs *security = xsltNewSecurityPrefs();
	static const xsltSecurityOption options[] = {XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE,
	                                             XSLT_SECPREF_CREATE_DIRECTORY, XSLT_SECPREF_READ_NETWORK,
	                                             XSLT_SECPREF_WRITE_NETWORK};

	xsltInit();
	for (size_t i = 0; i < COUNT_OF(options); i++)
		xsltSetSecurityPrefs(security, options[i], xsltSecurityForbid);
	xsltSetDefaultSecurityPrefs(security);
	known_functions = functions;
	for (const struct stylesheet_function *f = functions; f->name; f++)
		xsltRegisterExtModuleFunction(XML_TEXT(f->name), XML_TEXT(STYLESHEET_FUNCTIONS), call_function);
}

/* A line end in the text closes it: what follows from the first error is not told. */
static bool is_closed(const struct buffer *text)
{
	return text->length && text->bytes[text->length - 1] == '\n';
}

/* Has libxslt begun to tell where an error is? */
static bool has_place(const char *text)
{
	return strstr(text, "error: file ") != NULL;
}

/* libxslt says one error in many fragments: they become one line, no longer than ERROR_LENGTH. */
static void collect(void *context, const char *format, ...)
{
	struct buffer *text = context;
	char part[ERROR_LENGTH];
	va_list arguments;

	if (is_closed(text))
		return;

	va_start(arguments, format);
	vsnprintf(part, sizeof(part), format, arguments);
	va_end(arguments);
	if (has_place(part) && has_place(buffer_text(text))) {
		buffer_append_byte(text, '\n');
		return;
	}
	for (const char *c = part; *c && text->length < ERROR_LENGTH; c++)
		buffer_append_byte(text, *c == '\n' ? ' ' : *c);
}

/*
 * libxslt names the place in the midst: "… file F line N element E …". It goes to the front, as
 * F:N: and what is wrong.
 */
static void put_place_first(struct buffer *text)
{
	const char *file = strstr(buffer_text(text), "error: file "), *line = file ? strstr(file, " line ") : NULL;
	const char *element = line ? strstr(line, " element ") : NULL;
	const char *placed_before = strstr(buffer_text(text), ".xsl:");
	if (element == NULL || (placed_before && placed_before < file))
		return;
	struct buffer placed = {0};
	const char *start = buffer_text(text), *rest = element + strlen(" element ");
	const char *word = file;
	while (word > start && word[-1] != ' ')
		word--;
	if (word > start)
		word--; /* "compilation error:" and "runtime error:" say nothing */
	while (word > start && word[-1] != ' ')
		word--;
	file += strlen("error: file ");
	line += strlen(" line ");
	char *path = xml_path_of_uri(file, (size_t)(line - strlen(" line ") - file));
	buffer_printf(&placed, "%s:%.*s: %.*s<%s", path, (int)(element - line), line, (int)(word - start), start, rest);
	free(path);
	buffer_release(text);
	*text = placed;
}

static void collect_structured(void *context, xmlErrorPtr error)
{
	struct buffer *text = context;

	if (has_place(buffer_text(text)) && !is_closed(text))
		buffer_append_byte(text, '\n');
	if (error->file) {
		char *path = xml_path_of_uri(error->file, strlen(error->file));
		collect(context, "%s:%d: ", path, error->line);
		free(path);
	}
	collect(context, "%s", error->message ? error->message : "");
	/* XML that cannot be read is all that there is to say of a file. */
	if (error->domain == XML_FROM_PARSER && error->file && !is_closed(text))
		buffer_append_byte(text, '\n');
}

static void trim(struct buffer *text)
{
	while (text->length && (text->bytes[text->length - 1] == '\n' || text->bytes[text->length - 1] == ' '))
		text->bytes[--text->length] = '\0';
}

static void listen(struct buffer *text)
{
	xsltSetGenericErrorFunc(text, collect);
	xmlSetGenericErrorFunc(text, collect);
	xmlSetStructuredErrorFunc(text, collect_structured);
}

static void stop_listening(void)
{
	xsltSetGenericErrorFunc(NULL, NULL);
	xmlSetGenericErrorFunc(NULL, NULL);
	xmlSetStructuredErrorFunc(NULL, NULL);
}

struct stylesheet *stylesheet_compile(const char *file, struct report *report)
{
	struct buffer error = {0};
	struct stylesheet *stylesheet = NULL;

	/* Imports are read while compiling, from beside the file; afterwards nothing is. */
	xmlExternalEntityLoader refuse = xmlGetExternalEntityLoader();
	xmlSetExternalEntityLoader(xmlNoNetExternalEntityLoader);
	xsltSecurityPrefs *security = xsltGetDefaultSecurityPrefs();
	xsltSetDefaultSecurityPrefs(NULL);
	listen(&error);
	xsltStylesheet *sheet = xsltParseStylesheetFile(XML_TEXT(file));
	stop_listening();
	xsltSetDefaultSecurityPrefs(security);
	xmlSetExternalEntityLoader(refuse);

	if (sheet && sheet->errors == 0 && error.length == 0) {
		stylesheet = memory_alloc(sizeof(*stylesheet));
		stylesheet->sheet = sheet;
	} else {
		put_place_first(&error);
		trim(&error);
		/* What is wrong may be in a file that this one includes: it names itself. */
		bool placed = strstr(buffer_text(&error), ".xsl:") != NULL;
		report_error(report, placed ? NULL : file, 0, "%s", error.length ? buffer_text(&error) : "is no stylesheet");
		xsltFreeStylesheet(sheet);
	}
	buffer_release(&error);
	return stylesheet;
}

void stylesheet_free(struct stylesheet *stylesheet)
{
	if (stylesheet == NULL)
		return;
	xsltFreeStylesheet(stylesheet->sheet);
	free(stylesheet);
}

xmlDoc *stylesheet_apply(struct stylesheet *stylesheet, xmlDoc *document, void *context, struct buffer *error)
{
	xsltTransformContext *transform = xsltNewTransformContext(stylesheet->sheet, document);

	transform->_private = context;
	transform->opLimit = OPERATION_LIMIT;
	transform->maxTemplateDepth = DEPTH_LIMIT;
	listen(error);
	xsltSetTransformErrorFunc(transform, error, collect);
	xmlDoc *result = xsltApplyStylesheetUser(stylesheet->sheet, document, NULL, NULL, NULL, transform);
	bool good = result && transform->state == XSLT_STATE_OK && error->length == 0;
	stop_listening();
	xsltFreeTransformContext(transform);
	if (!good) {
		if (error->length == 0)
			buffer_append_text(error, "the transform stopped");
		put_place_first(error);
		trim(error);
		xml_drop(result);
		result = NULL;
	}
	return result;
}
