/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/source.h"

struct outline *outlines_copy(struct arena *a, const struct outline *from, size_t n)
{
    struct outline *to = arena_array(a, n, sizeof *to);
    for (size_t i = 0; i < n; i++) {
        to[i] = (struct outline){
            .kind = from[i].kind,
            .depth = from[i].depth,
            .title = arena_strdup(a, from[i].title),
            .url = arena_strdup(a, from[i].url),
            .site_url = arena_strdup(a, from[i].site_url),
            .description = arena_strdup(a, from[i].description),
            .language = arena_strdup(a, from[i].language),
            .query = arena_strdup(a, from[i].query),
            .is_public = from[i].is_public,
            .is_program = from[i].is_program,
            .filter = arena_strdup(a, from[i].filter),
        };
    }
    return to;
}
