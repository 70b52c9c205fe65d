/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Detection of teasers: feed articles too short to be read without their page. Pure. */
#pragma once

#include <stdbool.h>

#include "model/article.h"

/* True for no text, a few sentences, or a text ending in "…". */
bool page_is_teaser(const struct article *a);
/* True when there is nothing to fetch: no teaser, or no page. */
bool page_is_whole(const struct article *a);
