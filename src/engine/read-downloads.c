/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading downloads, on the UI thread's own connection. */
#include <string.h>

#include "engine/engine-internal.h"
#include "store/downloads.h"

static const char *name_of(const struct download *d)
{
    const char *slash = d->path ? strrchr(d->path, '/') : NULL;
    if (slash) {
        return slash + 1;
    }
    slash = strrchr(d->url, '/');
    return d->title[0] ? d->title : slash && slash[1] ? slash + 1 : d->url;
}

static struct engine_download download_of(const struct download *from)
{
    static const enum engine_download_state states[] = {
        [DOWNLOAD_QUEUED] = ENGINE_DOWNLOAD_QUEUED,   [DOWNLOAD_RUNNING] = ENGINE_DOWNLOAD_RUNNING,
        [DOWNLOAD_STOPPED] = ENGINE_DOWNLOAD_STOPPED, [DOWNLOAD_FAILED] = ENGINE_DOWNLOAD_FAILED,
        [DOWNLOAD_DONE] = ENGINE_DOWNLOAD_DONE,
    };
    return (struct engine_download){
        .id = from->id,
        .article = from->article,
        .state = states[from->state],
        .url = from->url,
        .name = name_of(from),
        .article_title = from->article_title,
        .path = from->state == DOWNLOAD_DONE ? from->path : NULL,
        .size = from->size,
        .got = from->got,
        .problem = from->problem,
        .problem_code = from->error,
        .queued_at = from->queued_at,
        .ended_at = from->ended_at,
    };
}

bool engine_downloads(struct engine *n, struct engine_downloads *out, struct error *e)
{
    struct downloads all;
    *out = (struct engine_downloads){0};
    if (!downloads_load(n->reader, &all, e)) {
        return false;
    }
    out->v = arena_array(&all.arena, all.n + 1, sizeof *out->v);
    out->n = all.n;
    for (size_t i = 0; i < all.n; i++) {
        out->v[i] = download_of(&all.v[i]);
    }
    out->arena = all.arena; /* handed over, strings and all */
    return true;
}

void engine_downloads_fini(struct engine_downloads *d)
{
    arena_fini(&d->arena);
}
