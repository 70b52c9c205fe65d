/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "present/source-values.h"

#include <string.h>

#include "base/i18n.h"
#include "text/date/date.h"

void source_add_interval(struct buf *b, const struct source_settings *s)
{
    if (s->interval_minutes != 0) {
        buf_printf(b, ngettext("%d minute", "%d minutes", (unsigned long)s->interval_minutes),
                   s->interval_minutes);
    }
}

void source_add_proxy(struct buf *b, const struct source_settings *s)
{
    const char *at = s->proxy ? strrchr(s->proxy, '@') : NULL;
    buf_add_c(b, at ? at + 1 : s->proxy);
}

void source_add_zone(struct buf *b, const struct source_settings *s)
{
    if (s->zone_offset != ZONE_OFFSET_NONE)
        date_add_offset(b, s->zone_offset);
}

static unsigned long plural(int number)
{
    return number > 0 ? (unsigned long)number : 0;
}

static void add_limit(struct buf *b, int limit, const char *words)
{
    if (limit == KEEP_ALL)
        buf_add_c(b, _("all are kept"));
    else if (limit > 0)
        buf_printf(b, words, limit);
}

void source_add_keep_articles(struct buf *b, const struct source_settings *s)
{
    add_limit(
        b, s->keep_articles,
        ngettext("the newest %d article", "the newest %d articles", plural(s->keep_articles)));
}

void source_add_keep_days(struct buf *b, const struct source_settings *s)
{
    add_limit(b, s->keep_days, ngettext("%d day", "%d days", plural(s->keep_days)));
}

void source_add_keep_pictures(struct buf *b, const struct source_settings *s)
{
    if (s->keep_pictures != KEEP_GENERAL)
        buf_add_c(b, s->keep_pictures == KEEP_ON ? _("kept") : _("not kept"));
}

bool source_read_limit(const char *text, int *limit)
{
    int64_t number = 0;
    bool all = strcmp(text, "all") == 0;
    if (!all && *text &&
        (!str_to_int64(str_from(text), &number) || number < 1 || number > INT32_MAX))
        return false;
    *limit = all ? KEEP_ALL : (int)number;
    return true;
}
