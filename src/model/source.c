/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/source.h"

struct outline *outlines_copy(struct arena *a, const struct outline *from, size_t n)
{
    struct outline *to = arena_copy(a, from, n, sizeof *to);
    for (size_t i = 0; i < n; i++)
        arena_keep(a, &to[i].title, &to[i].url, &to[i].site_url, &to[i].description,
                   &to[i].language, &to[i].query, &to[i].filter);
    return to;
}
