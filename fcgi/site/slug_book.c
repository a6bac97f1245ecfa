#include "site/slug_book.h"

#include <stdlib.h>
#include <string.h>

#include "ground/buffer.h"
#include "ground/file.h"
#include "ground/memory.h"

static const char heading[] =
        "# kind, id, language, slug: what records are called in addresses, and were. Only added to: the last\n"
        "# line of a record and language holds, those before it lead there. `birlik slugs` adds what is missing.\n";

static bool read_line(struct slug_book *book, char *line, long number, struct report *report)
{
	char *kind = strsep(&line, "\t"), *id = line ? strsep(&line, "\t") : NULL, *language = line ? strsep(&line, "\t") : NULL;

	if (line == NULL || *line == '\0' || strspn(line, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(line))
		return report_error(report, book->file, number, "kind, id, language and slug are expected, a tab between");
	book->slugs = memory_grow(book->slugs, book->count, &book->capacity, sizeof(*book->slugs));
	book->slugs[book->count++] = (struct slug){.kind = memory_copy_text(kind),
	                                           .id = memory_copy_text(id),
	                                           .language = memory_copy_text(language),
	                                           .slug = memory_copy_text(line),
	                                           .line = number};
	return true;
}

static int compare_records(const struct slug *x, const struct slug *y)
{
	int order = strcmp(x->kind, y->kind);
	order = order ? order : strcmp(x->id, y->id);
	return order ? order : strcmp(x->language, y->language);
}

static int compare_slugs(const struct slug *x, const struct slug *y)
{
	int order = strcmp(x->kind, y->kind);
	order = order ? order : strcmp(x->language, y->language);
	return order ? order : strcmp(x->slug, y->slug);
}

static int by_line(const struct slug *x, const struct slug *y)
{
	return (x->line > y->line) - (x->line < y->line);
}

static int sort_by_record(const void *a, const void *b)
{
	const struct slug *x = *(struct slug *const *)a, *y = *(struct slug *const *)b;
	int order = compare_records(x, y);
	return order ? order : by_line(x, y);
}

static int sort_by_slug(const void *a, const void *b)
{
	const struct slug *x = *(struct slug *const *)a, *y = *(struct slug *const *)b;
	int order = compare_slugs(x, y);
	return order ? order : by_line(x, y);
}

static struct slug **sorted(const struct slug_book *book, int (*compare)(const void *, const void *))
{
	struct slug **list = memory_zeroed(book->count + 1, sizeof(*list));
	for (size_t i = 0; i < book->count; i++)
		list[i] = &book->slugs[i];
	qsort(list, book->count, sizeof(*list), compare);
	return list;
}

/* The last line of each record holds; a slug of two records is reported at the later of its lines. */
static bool settle(struct slug_book *book, struct report *report)
{
	bool good = true;

	book->by_record = sorted(book, sort_by_record);
	book->by_slug = sorted(book, sort_by_slug);
	for (size_t i = 0; i < book->count; i++) {
		struct slug *slug = book->by_record[i];
		slug->holds = i + 1 == book->count || compare_records(slug, book->by_record[i + 1]) != 0;
	}
	for (size_t i = 1; i < book->count; i++) {
		const struct slug *first = book->by_slug[i - 1], *next = book->by_slug[i];
		if (compare_slugs(first, next) == 0 && strcmp(first->id, next->id) != 0)
			good = report_error(report, book->file, next->line,
			                    "%s “%s” cannot be called “%s”: %s “%s” was (line %ld)", next->kind, next->id,
			                    next->slug, first->kind, first->id, first->line);
	}
	return good;
}

bool slug_book_read(struct slug_book *book, const char *file, struct report *report)
{
	struct buffer text = {0};
	bool good = true;
	long number = 0;

	*book = (struct slug_book){.file = memory_copy_text(file)};
	if (file_exists(file))
		good = file_read(file, &text, report);
	for (char *rest = text.bytes, *line; good && rest && (line = strsep(&rest, "\n")) != NULL;) {
		number++;
		if (*line && *line != '#')
			good = read_line(book, line, number, report);
	}
	buffer_release(&text);
	return settle(book, report) && good;
}

void slug_book_release(struct slug_book *book)
{
	for (size_t i = 0; i < book->count; i++) {
		struct slug *slug = &book->slugs[i];
		free(slug->kind), free(slug->id), free(slug->language), free(slug->slug);
	}
	free(book->slugs), free(book->by_record), free(book->by_slug), free(book->file);
	*book = (struct slug_book){0};
}

/* The last of those that are equal to the key. */
static const struct slug *find_last(struct slug *const *list, size_t count, const struct slug *key,
                                    int (*compare)(const struct slug *, const struct slug *))
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (compare(list[middle], key) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low && compare(list[low - 1], key) == 0 ? list[low - 1] : NULL;
}

const struct slug *slug_book_find(const struct slug_book *book, const char *kind, const char *id, const char *language)
{
	/* The key is only read. */
	const struct slug key = {.kind = (char *)kind, .id = (char *)id, .language = (char *)language};
	return find_last(book->by_record, book->count, &key, compare_records);
}

const struct slug *slug_book_owner(const struct slug_book *book, const char *kind, const char *language, const char *slug)
{
	/* The key is only read. */
	const struct slug key = {.kind = (char *)kind, .language = (char *)language, .slug = (char *)slug};
	return find_last(book->by_slug, book->count, &key, compare_slugs);
}

void slug_book_write(struct buffer *lines, const char *kind, const char *id, const char *language, const char *slug)
{
	buffer_printf(lines, "%s\t%s\t%s\t%s\n", kind, id, language, slug);
}

bool slug_book_append(const struct slug_book *book, const struct buffer *lines, struct report *report)
{
	struct buffer text = {0};
	bool good = !file_exists(book->file) || file_read(book->file, &text, report);

	if (text.length == 0)
		buffer_append_text(&text, heading);
	else if (text.bytes[text.length - 1] != '\n')
		buffer_append_byte(&text, '\n');
	buffer_append(&text, buffer_text(lines), lines->length);
	good = good && file_write(book->file, text.bytes, text.length, report);
	buffer_release(&text);
	return good;
}
