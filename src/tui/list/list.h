/* SPDX-License-Identifier: GPL-3.0-or-later */
/* List of the articles at a place. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "tui/core/list-window.h"
#include "tui/core/view.h"
#include "tui/list/hits.h"
#include "tui/list/jump.h"
#include "tui/list/picks.h"
#include "tui/tree/model.h"

struct list_view {
    struct place place;
    bool opened; /* a place was chosen */
    bool unread_only, oldest_first;
    bool refused;      /* the search cannot be parsed */
    struct buf search; /* PLACE_SEARCH */
    struct list_window window;
    uint32_t request;      /* of the window's pending load */
    struct list_jump jump; /* in progress */
    struct article_position newest_seen;
    bool long_dates; /* a date is, or was seen, outside the current year */
    char *one_name;  /* source name shared by all rows seen, NULL before the first */
    bool names_differ;
    struct picks picks;
    struct buf find;  /* highlighted; empty without a find */
    struct hits hits; /* PLACE_SEARCH */
    int64_t progress; /* time up to which a search is shown to have come; 0: none */
};

/* Results of a search while it is typed. */
struct list_preview {
    bool shown;
    struct list_view before; /* the list that it replaces */
};
