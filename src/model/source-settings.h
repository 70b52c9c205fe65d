/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's settings of a source: plain data. Strings belong to the reader's arena. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/mem.h"

enum full_text_mode { FULL_TEXT_AUTO, FULL_TEXT_ALWAYS, FULL_TEXT_NEVER };

enum { ZONE_OFFSET_NONE = INT16_MIN, KEEP_ALL = -1 };

enum keep_mode { KEEP_GENERAL, KEEP_ON, KEEP_OFF };

struct source_settings { /* 0, NULL and ZONE_OFFSET_NONE mean the general setting */
    int interval_minutes;
    enum full_text_mode full_text;
    const char *user_agent, *proxy;
    const char *cookie, *credentials; /* secrets of the source's origin; "user:password" */
    const char *filter; /* command line of a program that each answer passes before it is read */
    int zone_offset;    /* of dates without a zone, minutes east of UTC */
    /* Retention: number of newest articles and age in days; if both are set, an article must meet
     * both. Starred articles stay, unread ones for 30 days after their date (until read, for a list
     * with older pages fetched). */
    int keep_articles, keep_days; /* or KEEP_ALL */
    enum keep_mode keep_pictures;
    bool quiet; /* its articles are not in the lists of all and of today, unless others have them */
};

static inline bool source_settings_has_secrets(const struct source_settings *s)
{
    return s->cookie || s->credentials;
}

/* A copy with strings in the arena; empty strings become NULL. */
struct source_settings source_settings_copy(struct arena *a, const struct source_settings *s);
