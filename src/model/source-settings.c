/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/source-settings.h"

static const char *copy(struct arena *a, const char *text)
{
    return text && text[0] ? arena_strdup(a, text) : NULL;
}

struct source_settings source_settings_copy(struct arena *a, const struct source_settings *s)
{
    struct source_settings c = *s;
    c.user_agent = copy(a, s->user_agent);
    c.proxy = copy(a, s->proxy);
    c.cookie = copy(a, s->cookie);
    c.credentials = copy(a, s->credentials);
    c.filter = copy(a, s->filter);
    return c;
}
