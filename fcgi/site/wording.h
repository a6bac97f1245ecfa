/*
 * Words of the interface that lists are ordered by: the values of filters, as the language's
 * stylesheet calls them. For the build alone.
 */
#ifndef BIRLIK_WORDING_H
#define BIRLIK_WORDING_H

#include "ground/base.h"
#include "ground/report.h"
#include "site/edition.h"

/*
 * Fills the table `wording`, if derive.sql has made one: into `word` of each row goes what the stylesheet makes of
 * <wording filter="" value=""/>, into `word_rank` its place in the order of the language.
 */
bool wording_fill(struct edition *edition, struct report *report);

#endif
