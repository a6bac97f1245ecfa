/* The address table of every edition: made from the page definitions and the records. For the build alone. */
#ifndef BIRLIK_ADDRESS_BOOK_H
#define BIRLIK_ADDRESS_BOOK_H

#include "ground/base.h"
#include "ground/report.h"
#include "site/edition.h"
#include "site/page.h"
#include "site/slug_book.h"

/*
 * Fills, in every edition's database, the tables address, alternate and word, and the
 * href of every record that has a page. Two pages of one path are reported.
 */
bool address_book_fill(struct edition_set *set, const struct page_set *pages, const struct slug_book *slugs,
                       struct report *report);

#endif
