/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as newsboat's file of addresses: each view's query is one, each source has an address.
 */
#include <stdint.h>
#include <stdlib.h>

#include "feed/newsboat.h"
#include "store/search.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct outline *o)
{
    struct search search;
    struct error e;
    if (node_is_source(o->kind) && (!o->url || !o->url[0])) {
        abort();
    }
    if (o->kind == NODE_VIEW && !search_parse(o->query, 0, (struct zone){0}, &search, &e)) {
        abort();
    }
    if (o->kind == NODE_VIEW) {
        search_fini(&search);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct newsboat_options options = {.portal = "My feeds", .stars = "s"};
    struct newsboat list;
    struct error e;
    if (newsboat_parse((struct str){(const char *)data, size}, &options, &list, &e)) {
        for (size_t i = 0; i < list.n; i++) {
            check(&list.outlines[i]);
        }
        newsboat_fini(&list);
    }
    return 0;
}
