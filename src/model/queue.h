/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queue of recordings to be heard or watched, over all sources: plain data. Strings belong to the
 * container's arena. */
#pragma once

#include "base/mem.h"
#include "model/article.h"

struct episode {
    int64_t id, article;        /* the article may not exist any more */
    const char *url;            /* of the attachment */
    const char *title, *source; /* never NULL */
    const char *path;           /* of the downloaded file; NULL: none */
    int64_t duration;           /* seconds, -1 when unknown */
    int64_t place;              /* seconds heard */
    struct chapter *chapters;   /* by time */
    size_t n_chapters;
};

struct queue {
    struct arena arena;
    struct episode *v; /* in the order of playing */
    size_t n;
};

ARENA_FINI(queue);

/* First attachment with sound or moving pictures, by its type; NULL: none. */
const struct attachment *article_recording(const struct article *a);
