/* An nginx in front of a preview, for who has none: deploy/nginx/preview.conf.in with its words put in. */
#ifndef BIRLIK_PREVIEW_NGINX_H
#define BIRLIK_PREVIEW_NGINX_H

#include <sys/types.h>

#include "ground/base.h"
#include "ground/report.h"

/*
 * Starts it on 127.0.0.1:`port`, with all it writes in STATE/nginx; `state` is absolute, `socket` the preview's. It answers
 * then; -1 after a report. It ends with this process; `signals` is what it is to have for a mask.
 */
pid_t preview_nginx_start(const char *state, const char *socket, int port, const sigset_t *signals, struct report *report);

#endif
