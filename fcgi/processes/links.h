/*
 * The three links of a state folder that say which release is meant: `current` is
 * served, `previous` was served before it, `next` is asked for. nginx follows
 * `current` too. A link is only ever replaced as a whole; its text is
 * `releases/<id>`, so that the folder can be moved.
 */
#ifndef BIRLIK_LINKS_H
#define BIRLIK_LINKS_H

#include "ground/base.h"
#include "ground/report.h"

#define LINK_CURRENT "current"
#define LINK_PREVIOUS "previous"
#define LINK_NEXT "next"

/* The link's text, the caller's to free; NULL if there is none. */
char *links_read(const char *state, const char *name);

/* The release folder that a link's text means, without links in it, to free; NULL: there is none. */
char *links_resolve(const char *state, const char *text);

/*
 * The text for a release named on a command line, an id or a path of its folder: `releases/<id>`. To free; NULL after a
 * report: there is no such folder, or not in `releases`.
 */
char *links_find(const char *state, const char *id_or_path, struct report *report);

/* Makes `name` lead to `text`, on the disk when it returns. False after a report. */
bool links_set(const char *state, const char *name, const char *text, struct report *report);

/* `current` becomes `text`, and what it was `previous`. */
bool links_switch(const char *state, const char *text, struct report *report);

/* Removes `next` if it still says `text`: who asked meanwhile is not forgotten. It is out of the way while it is looked at. */
void links_withdraw_next(const char *state, const char *text);

/*
 * Locks the folder, for who looks whether a pool runs and then moves `current`, and for the pool that begins and then
 * reads it: neither undoes the other. Some milliseconds; a file descriptor to close, or -1 after a report.
 */
int links_lock(const char *state, struct report *report);

#endif
