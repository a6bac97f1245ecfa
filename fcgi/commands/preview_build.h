/*
 * What a preview shows: the site with other catalogues, as a release, and the same with each message marked
 * (commands/po_marks.h). Both are built in processes of their own, so that a catalogue can do no harm.
 */
#ifndef BIRLIK_PREVIEW_BUILD_H
#define BIRLIK_PREVIEW_BUILD_H

#include "ground/base.h"
#include "ground/buffer.h"
#include "site/manifest.h"

struct preview_build {
	char plain[MANIFEST_ID + 1], marked[MANIFEST_ID + 1]; /* releases in STATE/releases */
};

/*
 * Of the site in the current folder, with `files` in the places of its catalogues: of two for one place
 * the later. False: `errors` has a line for each thing
 * that is wrong. The messages by the numbers of their marks are in STATE/messages/MARKED.xml then:
 *
 *   <messages>
 *     <language code="tr">
 *       <message number="7" state="current|stale|missing|source" context="" file="" line="">
 *         <source>…</source><text>…</text>
 */
bool preview_build(const char *state, const char *const *files, size_t count, struct preview_build *build, struct buffer *errors);
/* The place of a catalogue, LANGUAGE/NAME, to free(); what is in it is not to be trusted. NULL: `errors` has the lines. */
char *preview_place(const char *file, struct buffer *errors);
/* Removes from STATE what belongs to other builds than `build`. */
void preview_build_clean(const char *state, const struct preview_build *build);

#endif
