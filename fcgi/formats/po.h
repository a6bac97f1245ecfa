/*
 * The text of a .po file (GNU gettext manual, "PO files"), before libgettextpo sees it: what
 * it may be made of, where its messages stand, how its lines are broken. Pure: no file is
 * opened here. libgettextpo tells no line of a message, calls handlers that must not return,
 * and lets bytes through that no page may have; so a file passes this gate first.
 */
#ifndef BIRLIK_PO_H
#define BIRLIK_PO_H

#include "ground/base.h"
#include "ground/buffer.h"
#include "ground/report.h"

/* A catalogue of 40,000 paragraphs is smaller. */
enum { PO_BYTES_MAX = 64 * 1024 * 1024 };

/* The lines on which the messages' msgid stand, obsolete ones too, in order: as libgettextpo iterates. */
struct po_lines {
	long *lines;
	size_t count, capacity;
};
void po_lines_release(struct po_lines *lines);

/*
 * False after one report, with `file` and the line: too large, a byte order mark, a NUL or
 * another control character, not UTF-8, an unknown word, a string that is not closed, an
 * escape besides \n \t \r \" \\, parts in a wrong order, an unfinished message, a `domain`.
 */
bool po_gate(const struct buffer *bytes, const char *file, struct po_lines *lines, struct report *report);

/* Are the lines of a file left unbroken, as msgcat --no-wrap writes them? A file with short lines alone is not. */
bool po_is_unwrapped(const char *text);
/* The same file with unbroken lines; `text` is as libgettextpo writes it. */
void po_unwrap(const char *text, struct buffer *out);

#endif
