/*
 * The manifest of a release: what it was made with, its settings and languages, and the
 * SHA-256 of every file in it. Its own SHA-256 is the release's id. One line each:
 *
 *   birlik VERSION · icu VERSION · sqlite VERSION · as-of DATE · base URL · assets PATH
 *   language CODE LOCALE ltr|rtl NAME
 *   file SHA-256 PATH
 */
#ifndef BIRLIK_MANIFEST_H
#define BIRLIK_MANIFEST_H

#include "ground/base.h"
#include "ground/buffer.h"
#include "ground/report.h"

#define MANIFEST_NAME "manifest"
enum { MANIFEST_ID = 16 }; /* so many digits of the SHA-256 are the id */

/* Appends a `file` line for each file of the folder and below, in byte order, but for a manifest; paths after `prefix`. */
bool manifest_list(const char *folder, const char *prefix, struct buffer *out, struct report *report);

/* The id that a manifest's text gives. */
void manifest_id(const struct buffer *text, char id[MANIFEST_ID + 1]);

/*
 * Is the folder the release that its manifest tells of: by the name of its id, its files those that are listed, byte for
 * byte, its assets in the state folder? Else false after a report.
 */
bool manifest_verify(const char *folder, const char *state, struct report *report);

#endif
