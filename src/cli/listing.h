/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles on standard output or in a file: lists as lines or as JSON Feed 1.1 (share/json), and
 * documents. */
#pragma once

#include "cli/session.h"
#include "share/share.h"

struct listing {
    const struct article_query *query;
    int64_t limit; /* 0: unlimited */
    bool json;
    const char *title; /* of the JSON feed */
};

/* Prints the list; CLI_ERROR, with a message, on failure. */
enum cli_status listing_print(struct session *s, const struct listing *listing);

/* Opens FILE for -o, which replaces a regular file only; NULL or "-": standard output. */
MUST_CHECK bool sharing_open(struct out *out, const char *path, struct error *e);

/* Writes the document, with progress on a terminal, and frees `out`. Zone, time and `ascii` are
 * filled in; SOURCE_DATE_EPOCH (reproducible-builds.org) replaces the clock. CLI_ERROR, with a
 * message, on failure. */
enum cli_status sharing_write(struct session *s, struct share_options *options, struct out *out);
