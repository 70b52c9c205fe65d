/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/account/kept.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static void drop(struct kept_answer *a)
{
    free(a->path);
    free(a->etag);
    free(a->last_modified);
    buf_fini(&a->body);
    *a = (struct kept_answer){0};
}

const struct kept_answer *kept_find(const struct kept_answers *k, const char *path)
{
    for (size_t i = 0; i < KEPT_MAX_ANSWERS; i++)
        if (k->v[i].path && strcmp(k->v[i].path, path) == 0)
            return &k->v[i];
    return NULL;
}

void kept_note(struct kept_answers *k, const char *path, const struct net_response *r)
{
    struct kept_answer *to = (struct kept_answer *)kept_find(k, path);
    if (to)
        drop(to);
    for (size_t i = 0; i < KEPT_MAX_ANSWERS && !to; i++)
        to = k->v[i].path ? NULL : &k->v[i];
    if (!to || (!r->etag && !r->last_modified) || r->body.n > KEPT_MAX_BYTES)
        return;
    to->path = mem_strdup(path);
    to->etag = mem_strdup(r->etag);
    to->last_modified = mem_strdup(r->last_modified);
    buf_add(&to->body, buf_str(&r->body));
}

void kept_fini(struct kept_answers *k)
{
    for (size_t i = 0; i < KEPT_MAX_ANSWERS; i++)
        drop(&k->v[i]);
}
