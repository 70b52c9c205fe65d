/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/edit/edit.h"

#include <string.h>

#include "base/arguments.h"
#include "engine/data/command.h"
#include "engine/refresh/intake.h"
#include "store/tree/tree.h"

enum {
    MAX_MINUTES = 366 * 24 * 60,
    MAX_ZONE = 14 * 60, /* UTC+14, the largest offset in use */
    MAX_TEXT = 8192,
    MAX_ARTICLES = 1000000,
    MAX_DAYS = 36500,
};

/* Rejects control characters: the values become header fields of a request. */
static bool check_text(const char *name, const char *text, struct error *e)
{
    struct str s = str_from(text);
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7f)
            return error_set(e, ERROR_INVALID, 0, "a control character in the %s", name);
    return s.n <= MAX_TEXT || error_set(e, ERROR_INVALID, 0, "the %s is too long", name);
}

static bool check(const struct source_settings *s, struct error *e)
{
    if (s->interval_minutes < 0 || s->interval_minutes > MAX_MINUTES)
        return error_set(e, ERROR_INVALID, 0, "an interval is from 1 minute to a year");
    if (s->zone_offset != ZONE_OFFSET_NONE &&
        (s->zone_offset < -MAX_ZONE || s->zone_offset > MAX_ZONE))
        return error_set(e, ERROR_INVALID, 0, "a zone is at most 14 hours from UTC");
    if (s->credentials && !strchr(s->credentials, ':'))
        return error_set(e, ERROR_INVALID, 0, "credentials are user:password");
    if (s->keep_articles < KEEP_ALL || s->keep_articles > MAX_ARTICLES)
        return error_set(e, ERROR_INVALID, 0, "at most a million articles can be kept");
    if (s->keep_days < KEEP_ALL || s->keep_days > MAX_DAYS)
        return error_set(e, ERROR_INVALID, 0, "articles can be kept for at most 36500 days");
    return check_text("user agent", s->user_agent, e) && check_text("proxy", s->proxy, e) &&
           check_text("cookie", s->cookie, e) && check_text("credentials", s->credentials, e) &&
           check_text("filter", s->filter, e) && (!s->filter || arguments_check(s->filter, e));
}

bool edit_settings_plan(struct worker *w, int64_t id, struct error *e)
{
    AUTO(arena) arena = {0};
    struct tree_node node;
    struct source_fetch fetch;
    struct source_settings settings;
    if (!tree_get(w->store, id, &arena, &node, e) ||
        !source_load(w->store, id, &arena, &fetch, &settings, e))
        return false;
    intake_plan_again(w, &node, &settings, &fetch);
    return source_save_fetch(w->store, id, &fetch, e);
}

bool edit_settings(struct worker *w, const struct engine_command *c, struct change *change,
                   struct error *e)
{
    struct tree_node node;
    if (!tree_get(w->store, c->id, &change->arena, &node, e) ||
        !source_load(w->store, c->id, &change->arena, NULL, &change->settings_before, e) ||
        !check(&c->settings, e) || !source_save_settings(w->store, c->id, &c->settings, e))
        return false;
    change->title = node.title;
    change->settings_after = source_settings_copy(&change->arena, &c->settings);
    return edit_settings_plan(w, c->id, e);
}
