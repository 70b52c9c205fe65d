/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of articles as lines, or as JSON Feed 1.1 (share/json). */
#pragma once

#include "cli/session.h"

struct listing {
    const struct article_query *query;
    int64_t limit; /* 0: unlimited */
    bool json;
    const char *title; /* of the JSON feed */
};

/* Prints the list; CLI_ERROR, with a message, on failure. */
enum cli_status listing_print(struct session *s, const struct listing *listing);
