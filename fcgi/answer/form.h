/* A posted form: read by the page's fields, checked, stored. */
#ifndef BIRLIK_FORM_H
#define BIRLIK_FORM_H

#include "answer/inbox.h"
#include "answer/request.h"
#include "site/view.h"

/* A form not yet filled in: a new nonce, and fields that a parameter of the same name gives. */
void form_begin(struct view *view);
/* The fields as posted, and what is wrong with them, in the view. True if all is good. */
bool form_read(struct view *view, const struct request *request);
enum inbox_result form_store(struct view *view, struct inbox *inbox);

#endif
