/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of an article's marks, in pairs of set and unset. */
#pragma once

#include <stdbool.h>

enum mark {
    MARK_READ,
    MARK_UNREAD,
    MARK_STAR,
    MARK_UNSTAR,
    MARK_MUTE, /* off every list but Muted */
    MARK_UNMUTE,
    MARK_DELETE, /* off every list; the feed does not bring it back */
    MARK_RESTORE,
    MARK_TAG, /* with the name of a tag */
    MARK_UNTAG,
};

static inline enum mark mark_opposite(enum mark mark)
{
    return (enum mark)(mark ^ 1);
}

static inline bool mark_sets(enum mark mark)
{
    return mark % 2 == 0;
}
