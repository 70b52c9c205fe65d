/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading downloads, on the UI thread's own connection. */
#include "store/downloads.h"
#include "engine/internal.h"

bool engine_downloads(struct engine *n, struct downloads *out, struct error *e)
{
    return downloads_load(n->reader, out, e);
}
