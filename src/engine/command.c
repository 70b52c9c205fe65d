/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/command.h"

#include <stdlib.h>

struct command *command_new(enum command_kind kind, engine_ticket ticket)
{
    struct command *c = MEM_NEW(struct command);
    c->kind = kind;
    c->ticket = ticket;
    return c;
}

void command_free(struct command *c)
{
    if (c) {
        arena_fini(&c->arena);
        free(c);
    }
}

void command_set_ids(struct command *c, const int64_t *ids, size_t n)
{
    c->ids = arena_copy(&c->arena, ids, n, sizeof *ids);
    c->n_ids = n;
}

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
            .is_public = from[i].is_public,
        };
    }
    return to;
}

void command_set_outlines(struct command *c, const struct outline *outlines, size_t n)
{
    c->outlines = outlines_copy(&c->arena, outlines, n);
    c->n_outlines = n;
}
