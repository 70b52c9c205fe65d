/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads of downloads, on the UI thread's connection. */
#include "store/record/downloads.h"
#include "engine/internal.h"
#include "store/record/queue.h"

bool engine_downloads(struct engine *n, struct downloads *out, struct error *e)
{
    return downloads_load(n->reader, out, e);
}

bool engine_queue(struct engine *n, struct queue *out, struct error *e)
{
    return queue_load(n->reader, out, e);
}
