/*
 * Putting a release into service from outside the pool: by the link `next` and a
 * HUP if a pool runs, by moving the link `current` if none does.
 */
#ifndef BIRLIK_PUBLISH_H
#define BIRLIK_PUBLISH_H

#include "formats/config.h"
#include "ground/base.h"
#include "ground/report.h"

/*
 * Publishes `release` (an id, or the path of its folder) in the state folder `state` and
 * returns when it is in service. False after a report: there is no such release, it is not as it was built, the pool
 * has refused it, or does not answer in PUBLISH_TIMEOUT_MS: longer than a pool may take, whatever its configuration, for
 * a reload that is under way, for the old workers to leave, and for this release. `*by_pool`, unless NULL: a
 * running pool has done it.
 */
enum { PUBLISH_TIMEOUT_MS = 2 * CONFIG_START_TIMEOUT_MAX_MS + CONFIG_STOP_TIMEOUT_MAX_MS };
bool publish_release(const char *state, const char *release, bool *by_pool, struct report *report);

#endif
