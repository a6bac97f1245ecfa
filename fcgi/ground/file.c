#include "ground/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ground/ascii.h"
#include "ground/memory.h"

bool file_read(const char *path, struct buffer *out, struct report *report)
{
	char part[16384];
	ssize_t got;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return report_error(report, path, 0, "cannot be read: %s", strerror(errno));
	while ((got = read(fd, part, sizeof(part))) > 0)
		buffer_append(out, part, (size_t)got);
	int error = errno;
	close(fd);
	return got == 0 || report_error(report, path, 0, "cannot be read: %s", strerror(error));
}

static bool write_all(int fd, const char *bytes, size_t length)
{
	while (length) {
		ssize_t done = write(fd, bytes, length);
		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return false;
		bytes += done;
		length -= (size_t)done;
	}
	return true;
}

bool file_write(const char *path, const void *bytes, size_t length, struct report *report)
{
	char *beside = memory_printf("%s.new", path);
	int fd = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	bool good = fd >= 0 && write_all(fd, bytes, length) && fsync(fd) == 0;

	if (fd >= 0 && close(fd) != 0)
		good = false;
	if (!good || rename(beside, path) != 0) {
		report_error(report, path, 0, "cannot be written: %s", strerror(errno));
		unlink(beside);
		good = false;
	}
	free(beside);
	return good;
}

bool file_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

static bool is_folder(const char *path)
{
	struct stat status;
	bool folder = stat(path, &status) == 0 && S_ISDIR(status.st_mode);

	errno = folder ? errno : ENOTDIR;
	return folder;
}

bool file_make_folder(const char *path, struct report *report)
{
	if (*path == '\0')
		return report_error(report, NULL, 0, "a folder without a name cannot be made");
	char *part = memory_copy_text(path);
	bool good = true;

	for (char *slash = part + 1; good; slash++) {
		slash = strchr(slash, '/');
		if (slash)
			*slash = '\0';
		if (mkdir(part, 0755) != 0 && !(errno == EEXIST && is_folder(part)))
			good = report_error(report, path, 0, "cannot be made: %s", strerror(errno));
		if (slash == NULL)
			break;
		*slash = '/';
	}
	free(part);
	return good;
}

bool file_rename(const char *from, const char *to, struct report *report)
{
	char *above = memory_copy_text(to), *slash = strrchr(above, '/');
	bool good = rename(from, to) == 0;

	if (!good)
		report_error(report, to, 0, "cannot be put in place: %s", strerror(errno));
	if (slash && slash > above)
		*slash = '\0';
	good = good && file_flush(slash ? above : ".", report);
	free(above);
	return good;
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *place)
{
	(void)status, (void)type, (void)place;
	return remove(path);
}

bool file_remove_tree(const char *path, struct report *report)
{
	if (nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS) == 0 || errno == ENOENT)
		return true;
	return report_error(report, path, 0, "cannot be removed: %s", strerror(errno));
}

bool file_flush(const char *path, struct report *report)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool good = fd >= 0 && fsync(fd) == 0;

	if (!good)
		report_error(report, path, 0, "cannot be flushed: %s", strerror(errno));
	if (fd >= 0)
		close(fd);
	return good;
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

bool file_list_read(struct file_list *list, const char *folder, const char *ending, struct report *report)
{
	size_t capacity = 0;
	struct dirent *entry;
	DIR *directory = opendir(folder);

	*list = (struct file_list){0};
	if (directory == NULL)
		return report_error(report, folder, 0, "cannot be read: %s", strerror(errno));
	while ((entry = readdir(directory)) != NULL) {
		if (entry->d_name[0] == '.' || !ascii_ends_with(entry->d_name, ending))
			continue;
		list->names = memory_grow(list->names, list->count, &capacity, sizeof(char *));
		list->names[list->count++] = memory_copy_text(entry->d_name);
	}
	closedir(directory);
	if (list->count)
		qsort(list->names, list->count, sizeof(char *), compare_names);
	return true;
}

void file_list_release(struct file_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		free(list->names[i]);
	free(list->names);
	*list = (struct file_list){0};
}
