#include "libraries/xml.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/uri.h>
#include <libxml/xmlerror.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#endif

#include "ground/ascii.h"
#include "ground/memory.h"

enum { READ_OPTIONS = XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES };

/*
 * The request's memory: a region reserved once, filled from its beginning; a request that
 * needs more gets further ones, which it gives back. A block has its size before it, for when
 * it grows. The system gives pages as they are touched.
 */
struct block {
	size_t size;
	_Alignas(16) char bytes[];
};
enum { REGIONS_MAX = 16, KEPT_BYTES = 512 * 1024 };

static struct {
	char *starts[REGIONS_MAX]; /* each of XML_REGION_BYTES */
	size_t count;
	char *next, *end; /* of the last one */
	bool open;
} region;

/* To the address sanitizer, what is not given out, or given back, is no memory. */
#ifdef __SANITIZE_ADDRESS__
#define HIDE(bytes, size) ASAN_POISON_MEMORY_REGION(bytes, size)
#define SHOW(bytes, size) ASAN_UNPOISON_MEMORY_REGION(bytes, size)
#else
#define HIDE(bytes, size) ((void)(bytes), (void)(size))
#define SHOW(bytes, size) HIDE(bytes, size)
#endif

static struct block *block_of(void *bytes)
{
	return (struct block *)(void *)((char *)bytes - offsetof(struct block, bytes));
}

static bool in_region(const void *bytes)
{
	for (size_t i = 0; i < region.count; i++)
		if ((const char *)bytes >= region.starts[i] && (const char *)bytes < region.starts[i] + XML_REGION_BYTES)
			return true;
	return false;
}

static bool add_region(void)
{
	void *start = MAP_FAILED;
	if (region.count < REGIONS_MAX)
		start = mmap(NULL, XML_REGION_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (start == MAP_FAILED)
		return false;
	HIDE(start, XML_REGION_BYTES);
	region.starts[region.count++] = region.next = start;
	region.end = region.next + XML_REGION_BYTES;
	return true;
}

static void *library_alloc(size_t size)
{
	if (!region.open)
		return memory_alloc(size);
	size_t whole = sizeof(struct block) + ((size + 15) & ~(size_t)15);
	if ((size_t)(region.end - region.next) < whole && (whole > XML_REGION_BYTES || !add_region()))
		return memory_alloc(SIZE_MAX / 2); /* says so, and ends the process */
	struct block *block = (struct block *)(void *)region.next;
	SHOW(block, sizeof(*block) + size);
	block->size = size;
	region.next += whole;
	return block->bytes;
}

static void *library_resize(void *bytes, size_t size)
{
	if (!in_region(bytes))
		return bytes == NULL ? library_alloc(size) : memory_resize(bytes, size);
	size_t old = block_of(bytes)->size;
	return size <= old ? bytes : memcpy(library_alloc(size), bytes, old);
}

static char *library_copy(const char *text)
{
	size_t size = strlen(text) + 1;
	return memcpy(library_alloc(size), text, size);
}

static void library_free(void *bytes)
{
	if (!in_region(bytes))
		free(bytes);
	else
		HIDE(bytes, block_of(bytes)->size);
}

void xml_request_begin(void)
{
	if (region.count == 0 && !add_region())
		return;
	region.next = region.starts[0];
	region.end = region.next + XML_REGION_BYTES;
	region.open = true;
}

void xml_request_end(void)
{
	/* The library's last error may have been made in the region. */
	xmlResetLastError();
	if (!region.open)
		return;
	region.open = false;
	HIDE(region.starts[0], XML_REGION_BYTES);
	if (region.count > 1 || region.next - region.starts[0] > KEPT_BYTES)
		madvise(region.starts[0] + KEPT_BYTES, XML_REGION_BYTES - KEPT_BYTES, MADV_DONTNEED);
	while (region.count > 1) {
		SHOW(region.starts[--region.count], XML_REGION_BYTES); /* to whoever is given the addresses next */
		munmap(region.starts[region.count], XML_REGION_BYTES);
	}
}

void xml_rest(void)
{
	if (region.count)
		madvise(region.starts[0], XML_REGION_BYTES, MADV_DONTNEED);
}

void xml_drop(xmlDoc *document)
{
	if (!region.open) {
		xmlFreeDoc(document);
	} else if (document) {
		/* Both count among the users of the stylesheet's dictionary, which lives on. */
		if (document->ids)
			xmlFreeIDTable(document->ids);
		xmlDictFree(document->dict);
	}
}

static xmlParserInputPtr refuse_entity(const char *url, const char *id, xmlParserCtxtPtr context)
{
	(void)url, (void)id, (void)context;
	return NULL;
}

void xml_start(void)
{
	static bool started;

	if (started)
		return;
	started = true;
	xmlMemSetup(library_free, library_alloc, library_resize, library_copy);
	xmlInitParser();
	xmlSetExternalEntityLoader(refuse_entity);
}

struct place {
	struct report *report;
	const char *file;
	long line; /* of the text's first line, less one */
	size_t findings;
};

static void on_error(void *context, xmlErrorPtr error)
{
	struct place *place = context;
	char text[400];
	size_t length = 0;

	if (error->level == XML_ERR_WARNING || place->findings++ >= 20)
		return;
	for (const char *c = error->message ? error->message : ""; *c && length + 1 < sizeof(text); c++)
		text[length++] = *c == '\n' ? ' ' : *c;
	while (length && text[length - 1] == ' ')
		length--;
	text[length] = '\0';
	report_error(place->report, place->file, place->line + error->line, "%s", text);
}

static xmlDoc *read_with(xmlParserCtxt *parser, const char *file, const char *text, size_t length, struct place *place)
{
	xmlDoc *document = NULL;
	xmlSetStructuredErrorFunc(place, on_error);
	if (parser && file)
		document = xmlCtxtReadFile(parser, file, NULL, READ_OPTIONS);
	else if (parser)
		document = xmlCtxtReadMemory(parser, text, (int)length, NULL, NULL, READ_OPTIONS);
	xmlSetStructuredErrorFunc(NULL, NULL);
	xmlFreeParserCtxt(parser);
	/* An internal subset can define entities; nothing of ours has one. */
	if (document && document->intSubset) {
		report_error(place->report, place->file, place->line + 1, "a document type declaration is not allowed");
		xmlFreeDoc(document);
		document = NULL;
	} else if (document == NULL && place->findings == 0) {
		report_error(place->report, place->file, 0, "cannot be read");
	}
	return document;
}

xmlDoc *xml_read_file(const char *file, struct report *report)
{
	struct place place = {.report = report, .file = file};
	/* The library's loader opens the file itself; READ_OPTIONS ask for nothing that it refers to. */
	xmlSetExternalEntityLoader(xmlNoNetExternalEntityLoader);
	xmlDoc *document = read_with(xmlNewParserCtxt(), file, NULL, 0, &place);
	xmlSetExternalEntityLoader(refuse_entity);
	return document;
}

xmlDoc *xml_read_text(const char *text, size_t length, const char *file, long line, struct report *report)
{
	struct place place = {.report = report, .file = file, .line = line > 0 ? line - 1 : 0};
	return read_with(xmlNewParserCtxt(), NULL, text, length, &place);
}

static void ignore_error(void *context, xmlErrorPtr error)
{
	(void)context, (void)error;
}

xmlDoc *xml_read_fragment(const char *text)
{
	xmlSetStructuredErrorFunc(NULL, ignore_error);
	xmlDoc *document =
	        xmlReadMemory(text, (int)strlen(text), NULL, "UTF-8", XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	xmlSetStructuredErrorFunc(NULL, NULL);
	if (document && document->intSubset) {
		xmlFreeDoc(document);
		document = NULL;
	}
	return document;
}

bool xml_is(const xmlNode *node, const char *name)
{
	return node && node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

bool xml_is_in(const xmlNode *node, const char *name, const char *space)
{
	return xml_is(node, name) && node->ns && strcmp((const char *)node->ns->href, space) == 0;
}

const char *xml_attribute(const xmlNode *node, const char *name)
{
	for (const xmlAttr *a = node->properties; a; a = a->next)
		if (a->ns == NULL && strcmp((const char *)a->name, name) == 0)
			return a->children && a->children->content ? (const char *)a->children->content : "";
	return NULL;
}

const char *xml_language(const xmlNode *node)
{
	for (; node && node->type == XML_ELEMENT_NODE; node = node->parent)
		for (const xmlAttr *a = node->properties; a; a = a->next)
			if (a->ns && xmlStrEqual(a->ns->href, XML_XML_NAMESPACE) && strcmp((const char *)a->name, "lang") == 0 &&
			    a->children)
				return (const char *)a->children->content;
	return NULL;
}

xmlNode *xml_first_element(const xmlNode *parent)
{
	xmlNode *node = parent->children;
	while (node && node->type != XML_ELEMENT_NODE)
		node = node->next;
	return node;
}

xmlNode *xml_next_element(const xmlNode *node)
{
	xmlNode *next = node->next;
	while (next && next->type != XML_ELEMENT_NODE)
		next = next->next;
	return next;
}

xmlNode *xml_add_element(xmlNode *parent, const char *name)
{
	xmlNode *node = xmlNewDocNode(parent->doc, NULL, XML_TEXT(name), NULL);
	return xmlAddChild(parent, node);
}

void xml_add_text(xmlNode *parent, const char *text)
{
	xmlAddChild(parent, xmlNewDocText(parent->doc, XML_TEXT(text)));
}

void xml_add_markup(xmlNode *parent, const char *markup)
{
	xmlNode *node = xmlNewDocText(parent->doc, XML_TEXT(markup));
	node->name = xmlStringTextNoenc;
	xmlAddChild(parent, node);
}

bool xml_is_markup(const xmlNode *text)
{
	return text->name == xmlStringTextNoenc;
}

void xml_set_attribute(xmlNode *node, const char *name, const char *value)
{
	xmlNewNsProp(node, NULL, XML_TEXT(name), XML_TEXT(value));
}

char *xml_path_of_uri(const char *uri, size_t length)
{
	char *path = memory_zeroed(length + 1, 1); /* never longer: three characters become one */

	return xmlURIUnescapeString(uri, (int)length, path);
}

char *xml_to_text(xmlDoc *document, size_t *length)
{
	xmlChar *text = NULL;
	int size = 0;
	xmlDocDumpMemoryEnc(document, &text, &size, "UTF-8");
	*length = (size_t)size;
	return (char *)text;
}
