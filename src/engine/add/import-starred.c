/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/file.h"
#include "engine/add/import.h"
#include "engine/add/subscribe.h"
#include "feed/archive/starred.h"
#include "feed/feed.h"
#include "store/tree/tree.h"
#include "text/url/address.h"

/* A new portal is undone once, with its contents. */
static void record_node(struct importing *im, int64_t node)
{
    struct ids *nodes = &im->change->nodes;
    if (nodes->n == 0 || nodes->v[nodes->n - 1] != node)
        vec_push(nodes, node);
}

/* The source of a feed, added if there is none. 0 for an address that is none. */
static bool find_source(struct importing *im, const struct foreign_feed *feed, int64_t *out,
                        struct error *e)
{
    struct store *s = im->w->store;
    AUTO(address) address = {0};
    int64_t portal;
    *out = 0;
    bool valid = address_read(str_from(feed->url), &address, NULL);
    bool ok = !valid || tree_find_url(s, address.v[0], out, e);
    if (ok && valid && *out) {
        im->event->imported.sources_known++;
    } else if (ok && valid) {
        struct outline source = {.kind = NODE_FEED, .title = "", .url = address.v[0]};
        ok = subscribe_portal(im->w, NULL, &portal, e) && tree_add(s, portal, &source, out, e);
        if (ok) {
            im->event->imported.sources++;
            record_node(im, portal > im->last_node ? portal : *out);
        }
    }
    return ok;
}

static bool add_feed(struct importing *im, const struct starred_feed *feed, struct error *e)
{
    int64_t source;
    if (!find_source(im, &feed->feed, &source, e))
        return false;
    if (!source) {
        im->event->imported.unplaced += feed->feed.articles;
        return true;
    }
    AUTO_FREE struct import_chunk *c = MEM_NEW(struct import_chunk);
    bool ok = import_set_title(im, source, feed->feed.title, e);
    for (size_t i = 0; ok && i < feed->n; i += c->n) {
        for (c->n = 0; c->n < IMPORT_CHUNK && i + c->n < feed->n; c->n++)
            c->articles[c->n] = feed->articles[i + c->n];
        ok = import_merge(im, c, source, feed->feed.url, e) && import_yield(im, e);
    }
    return ok;
}

bool import_starred(struct importing *im, const char *path, struct error *e)
{
    AUTO(buf) bytes = BUF_INIT;
    AUTO(starred) starred = {0};
    bool ok =
        file_read(path, FEED_MAX_BYTES, &bytes, e) && starred_parse(buf_str(&bytes), &starred, e);
    if (!ok)
        return false;
    im->event->imported.unplaced += (int64_t)starred.unplaced;
    for (size_t i = 0; ok && i < starred.n; i++)
        ok = add_feed(im, &starred.feeds[i], e);
    return ok;
}
