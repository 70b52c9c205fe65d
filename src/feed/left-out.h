/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list of subscriptions says and gander does not take over, so that people can be told. */
#ifndef GANDER_FEED_LEFT_OUT_H
#define GANDER_FEED_LEFT_OUT_H

#include <stdbool.h>

#include "base/str.h"

enum left_out_why {
    LEFT_OUT_QUERY,      /* newsboat's "query:Name:EXPRESSION" */
    LEFT_OUT_COMMAND,    /* "exec:…", "filter:…": gander runs no commands from lists */
    LEFT_OUT_ADDRESS,    /* file:, gopher: and whatever else cannot be fetched */
    LEFT_OUT_INVALID,    /* what is no address at all */
    LEFT_OUT_NO_ADDRESS, /* a feed without one */
    LEFT_OUT_AGAIN,      /* an address that an earlier entry has */
    LEFT_OUT_TAG,        /* a further tag of newsboat's; the feed is in the first one's category */
    LEFT_OUT_HIDDEN,     /* "!": the feed is shown */
};

struct left_out {
    enum left_out_why why;
    int line;          /* 0: not known */
    const char *title; /* the entry's, NULL where it has none */
    const char *text;  /* the word or the address that it is about, may be "" */
};

/* Whether a whole entry is missing rather than a part of one. */
bool left_out_is_entry(enum left_out_why why);
/* Why an address that could not be read is left out. */
enum left_out_why left_out_address(struct str address);
/* In short English, for config/reason.h. */
const char *left_out_reason(enum left_out_why why);

#endif
