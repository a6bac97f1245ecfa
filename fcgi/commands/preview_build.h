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
 * the later. False: `errors` has a line for each thing that is wrong, but not without end, and without STATE/ before
 * file names. It takes at most PREVIEW_BUILD_MAX_MS, and ends at once, refused, when `stop_fd` can be read. The messages by the
 * numbers of their marks are in STATE/messages/MARKED.xml then:
 *
 *   <messages>
 *     <language code="tr">
 *       <message number="7" state="current|stale|missing|source" context="" file="" line="">
 *         <source>…</source><text>…</text>
 */
enum { PREVIEW_BUILD_MAX_MS = 45000, PREVIEW_ERRORS_MAX = 20 };
bool preview_build(const char *state, const char *const *files, size_t count, int stop_fd, struct preview_build *build,
                   struct buffer *errors);
/* The place of a catalogue that the site has, LANGUAGE/NAME, to free(). NULL: `errors` has the lines. */
char *preview_place(const char *state, const char *file, int stop_fd, struct buffer *errors);
/* Removes from STATE what belongs to other builds than `build`. */
void preview_build_clean(const char *state, const struct preview_build *build);

#endif
