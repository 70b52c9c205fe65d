/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as newsboat's and newsraft's lists, and as newsboat's configuration: each view's query
 * is one, each source has an address.
 */
#include <stdint.h>
#include <stdlib.h>

#include "feed/list/newsboat-config.h"
#include "feed/list/newsboat.h"
#include "feed/list/newsraft.h"
#include "store/search/query.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct outline *o)
{
    struct search search;
    struct error e;
    if (node_is_source(o->kind) && (!o->url || !o->url[0]))
        abort();
    if (o->kind == NODE_VIEW && !search_parse(o->query, 0, (struct zone){0}, &search, &e))
        abort();
    if (o->kind == NODE_VIEW)
        search_fini(&search);
}

static void check_all(struct newsboat *list)
{
    for (size_t i = 0; i < list->n; i++)
        check(&list->outlines[i]);
    newsboat_fini(list);
}

static void check_config(struct str text)
{
    struct newsboat_config c;
    newsboat_read_config(text, NULL, &c);
    for (size_t i = 0; i < c.n_views; i++)
        check(&c.views[i]);
    for (size_t i = 0; i < c.n_rules; i++)
        check(&(struct outline){.kind = NODE_VIEW, .query = c.rules[i].query});
    newsboat_config_fini(&c);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct newsboat_options options = {
        .portal = "My feeds", .stars = "s", .programs = true};
    struct str text = {(const char *)data, size};
    struct newsboat list;
    if (newsboat_parse(text, &options, &list, NULL))
        check_all(&list);
    if (newsraft_parse(text, &options, &list, NULL))
        check_all(&list);
    check_config(text);
    return 0;
}
