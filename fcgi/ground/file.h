/* Files and folders: read whole, written whole, listed in one order everywhere. */
#ifndef BIRLIK_FILE_H
#define BIRLIK_FILE_H

#include "ground/base.h"
#include "ground/buffer.h"
#include "ground/report.h"

/* Appends the file's bytes; false after a report. */
bool file_read(const char *path, struct buffer *out, struct report *report);
/* Written beside and renamed over, flushed to disk: the file is the old one or the new one. */
bool file_write(const char *path, const void *bytes, size_t length, struct report *report);
bool file_exists(const char *path);
/* With all folders above it. */
bool file_make_folder(const char *path, struct report *report);
/* In one step, flushed; what is at `to` must not be a folder with something in it. */
bool file_rename(const char *from, const char *to, struct report *report);
/* A folder with all that is in it; nothing if it is not there. */
bool file_remove_tree(const char *path, struct report *report);
/* A file, or the entries of a folder, onto the disk. */
bool file_flush(const char *path, struct report *report);

/* The names in a folder that end with `ending` ("": all, folders too), in byte order; none that begins with a dot. */
struct file_list {
	char **names;
	size_t count;
};
bool file_list_read(struct file_list *list, const char *folder, const char *ending, struct report *report);
void file_list_release(struct file_list *list);

#endif
