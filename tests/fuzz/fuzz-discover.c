/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a page to subscribe to: menus are well nested, leaves have an address. */
#include <stdint.h>
#include <stdlib.h>

#include "page/site/discover.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct discovery *d)
{
    int depth = -1;
    for (size_t i = 0; i < d->n_menu; i++) {
        const struct outline *o = &d->menu[i];
        bool category = i + 1 < d->n_menu && d->menu[i + 1].depth > o->depth;
        if (o->depth > depth + 1 || o->depth < 0 || !o->title || !o->title[0] ||
            o->kind != (category ? NODE_CATEGORY : NODE_LIST) || (!category && !o->url))
            abort();
        depth = o->depth;
    }
    for (size_t i = 0; i < d->n_feeds; i++)
        if (!d->feeds[i].url)
            abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    for (int i = 0; i < 2; i++) {
        struct discovery d;
        struct error e;
        if (page_discover((struct str){(const char *)data, size},
                          i ? "http://example.org/a/" : NULL, NULL, &d, &e)) {
            check(&d);
            discovery_fini(&d);
        }
    }
    return 0;
}
