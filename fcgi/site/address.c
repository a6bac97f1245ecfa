#include "site/address.h"

static const char *column(struct statement *row, int index, struct arena *arena)
{
	const char *text = statement_text(row, index);
	return text ? arena_copy_text(arena, text) : NULL;
}

static bool read_row(struct statement *row, struct arena *arena, struct address *address)
{
	bool found = statement_step(row) == DATABASE_ROW;
	if (found)
		*address = (struct address){.path = column(row, 0, arena),
		                            .page = column(row, 1, arena),
		                            .record = column(row, 2, arena),
		                            .title = column(row, 3, arena),
		                            .title_lang = column(row, 4, arena),
		                            .parent_page = column(row, 5, arena),
		                            .parent_record = column(row, 6, arena),
		                            .indexed = statement_integer(row, 7) != 0,
		                            .target = column(row, 8, arena)};
	statement_reset(row);
	return found;
}

bool address_find(struct release_language *language, const char *path, struct arena *arena, struct address *address)
{
	statement_bind_text(language->address_by_path, 1, path);
	return read_row(language->address_by_path, arena, address);
}

bool address_of(struct release_language *language, const char *page, const char *record, struct arena *arena,
                struct address *address)
{
	statement_bind_text(language->address_by_record, 1, page);
	statement_bind_text(language->address_by_record, 2, record);
	return read_row(language->address_by_record, arena, address);
}
