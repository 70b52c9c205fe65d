/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Redirection by meta refresh. Pure. */
#pragma once

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/* Appends the absolute target of the first meta element with http-equiv="refresh" outside noscript,
 * and sets its delay. False when there is none, or it reloads the same page. */
bool page_find_refresh(struct str bytes, const char *url, const char *content_type,
                       struct buf *target, int *delay_s);
