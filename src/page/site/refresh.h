/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page that is only there to send its visitors to another one. Pure. */
#ifndef GANDER_PAGE_SITE_REFRESH_H
#define GANDER_PAGE_SITE_REFRESH_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/* Appends the absolute address of the first meta element with http-equiv="refresh" outside
 * noscript, with its delay in seconds. False when there is none, or it only loads the same page
 * again. */
bool page_find_refresh(struct str bytes, const char *url, const char *content_type,
                       struct buf *target, int *delay_s);

#endif
