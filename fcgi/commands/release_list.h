/* The releases of a state folder, in the order of their making. */
#ifndef BIRLIK_RELEASE_LIST_H
#define BIRLIK_RELEASE_LIST_H

#include <time.h>

#include "ground/base.h"
#include "ground/report.h"

/* Newest first; of the same second, in the order of their ids. */
struct release_list {
	struct release_entry {
		char *id;
		time_t made;
	} * entries;
	size_t count;
};

/* False after a report; release_list_release is due either way. */
bool release_list_read(struct release_list *list, const char *state, struct report *report);
void release_list_release(struct release_list *list);

#endif
