/* What no longer has a use in a state folder: for `birlik gc`, and for a watch that makes a release a save. */
#ifndef BIRLIK_GC_H
#define BIRLIK_GC_H

#include "ground/base.h"
#include "ground/report.h"

/* Removes the release unless one of the links leads to it; `*removed`, unless NULL: it is gone. */
bool gc_remove_release(const char *state, const char *id, bool *removed, struct report *report);

/* Removes the assets that no release of the folder has. */
bool gc_remove_assets(const char *state, struct report *report);

#endif
