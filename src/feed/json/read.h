/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON Feed 1.0 and 1.1 reader, which also accepts bare lists of articles. */
#pragma once

#include "base/error.h"
#include "feed/feed.h"

/* ERROR_NOT_FEED for anything but JSON with a list of articles. */
MUST_CHECK bool json_read_feed(struct str text, const struct feed_options *options,
                               struct feed *out, struct error *e);
