/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON Feed 1.1 writer (https://www.jsonfeed.org/version/1.1/), the machine output for articles. */
#pragma once

#include <jansson.h>

#include "feed/feed.h"

/* Both return a new reference. */
json_t *json_feed_from_feed(const struct feed *f);
json_t *json_feed_chapters(const struct chapter *chapters, size_t n);
/* Omits absent fields. */
json_t *json_feed_item(const struct article *a);
