/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's settings for one source: plain data. Strings belong to whoever read them. */
#ifndef GANDER_MODEL_SOURCE_SETTINGS_H
#define GANDER_MODEL_SOURCE_SETTINGS_H

#include <stdint.h>

#include "base/mem.h"

enum full_text_mode { FULL_TEXT_AUTO, FULL_TEXT_ALWAYS, FULL_TEXT_NEVER };

enum { ZONE_OFFSET_NONE = INT16_MIN, KEEP_ALL = -1 };

enum keep_mode { KEEP_GENERAL, KEEP_ON, KEEP_OFF };

struct source_settings { /* 0, NULL and ZONE_OFFSET_NONE: the general setting */
    int interval_minutes;
    enum full_text_mode full_text;
    const char *user_agent, *proxy;
    const char *cookie, *credentials; /* secrets of the source's origin; "user:password" */
    int zone_offset;                  /* minutes east of UTC of its dates without a zone */
    /* What a refresh leaves: the newest articles, and those of so many days; where both are given,
     * what is beyond one of them goes. Starred articles stay, and unread ones for 30 days after
     * their date (of a list whose older pages were fetched, until they are read). */
    int keep_articles, keep_days; /* or KEEP_ALL */
    enum keep_mode keep_pictures;
};

/* A copy with strings in the arena; an empty text is none. */
struct source_settings source_settings_copy(struct arena *a, const struct source_settings *s);

#endif
