/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON Feed 1.1 out: how gander hands articles to other programs.
 * https://www.jsonfeed.org/version/1.1/ */
#ifndef GANDER_FEED_JSON_FEED_H
#define GANDER_FEED_JSON_FEED_H

#include <jansson.h>

#include "feed/feed.h"

/* A whole feed. The caller owns the reference. */
json_t *json_feed_from_feed(const struct feed *f);
/* One item; absent fields are left out. */
json_t *json_feed_item(const struct article *a);

#endif
