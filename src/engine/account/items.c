/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Last step of a sync: fetches items, newest first. Unknown ones become articles; of known ones,
 * star and labels are compared. */
#include <string.h>

#include "base/ids.h"
#include "engine/account/run.h"
#include "greader/stream.h"
#include "page/article/teaser.h"

enum { MAX_BYTES = 64 << 20, TEASER_SAMPLE = 8 };

/* An answer, item by item. */
struct answer {
    struct account_run *r;
    struct arena arena;
    struct greader_items got;
    const int64_t *asked;
    size_t n_asked;
    struct ids unknown;       /* of those asked */
    struct article *articles; /* of one feed */
    struct account_item *items;
    size_t n;
};

static bool is_unknown(const struct answer *a, int64_t id)
{
    return ids_have(a->unknown.v, a->unknown.n, id);
}

/* ---- an item -------------------------------------------------------------------------------- */

static struct account_item item_of(struct answer *a, const struct greader_item *from)
{
    const char **labels = arena_array(&a->arena, from->n_labels, sizeof *labels);
    size_t n = 0;
    for (size_t i = 0; i < from->n_labels; i++)
        if (account_is_tag(a->r, from->labels[i]))
            labels[n++] = from->labels[i];
    return (struct account_item){from->id, !from->is_read, from->is_starred, labels, n};
}

static bool update_known(struct answer *a, struct error *e)
{
    struct store *s = a->r->connection.w->store;
    bool ok = true;
    for (size_t i = 0; ok && i < a->got.n; i++) {
        const struct greader_item *item = &a->got.items[i];
        if (ids_have(a->asked, a->n_asked, item->id) && !is_unknown(a, item->id)) {
            struct account_item now = item_of(a, item);
            ok = account_update_item(s, a->r->account.id, &now, e);
        }
    }
    return ok;
}

/* Items that the server left out: known ones are deleted there, unknown ones are not asked for
 * again, unless all of several are missing: the server has just listed them. */
static bool note_missing(struct answer *a, struct error *e)
{
    struct store *s = a->r->connection.w->store;
    struct merge_counts none;
    bool ok = true;
    for (size_t i = 0; ok && i < a->n_asked; i++) {
        int64_t id = a->asked[i];
        struct account_item item = {.item = id, .unread = true};
        bool found = false;
        for (size_t k = 0; !found && k < a->got.n; k++)
            found = a->got.items[k].id == id;
        if (!found && !is_unknown(a, id))
            ok = account_drop_item(s, a->r->account.id, id, e);
        else if (!found && (a->got.n > 0 || a->n_asked == 1))
            ok = account_merge_items(s, &a->r->account, NULL, NULL, &item, 1, NULL, &none, e);
    }
    return ok;
}

/* ---- new items of a feed -------------------------------------------------------------------- */

static bool has_teasers(const struct answer *a)
{
    for (size_t i = 0; i < a->n && i < TEASER_SAMPLE; i++)
        if (page_is_teaser(&a->articles[i]))
            return true;
    return false;
}

static void note_news(struct answer *a, int64_t source, const struct merge_counts *counts)
{
    struct account_run *r = a->r;
    struct account_news *news = NULL;
    for (size_t i = 0; i < r->news.n; i++)
        news = r->news.v[i].source == source ? &r->news.v[i] : news;
    if (!news) {
        vec_push(&r->news, (struct account_news){.source = source});
        news = &r->news.v[r->news.n - 1];
    }
    news->teasers = news->teasers || has_teasers(a);
    news->wanted = news->wanted || counts->wanted > 0;
    r->counts.added += counts->added;
    r->counts.muted += counts->muted;
    r->counts.wanted += counts->wanted;
}

static void take_feed(struct answer *a, const struct account_feed *feed)
{
    a->n = 0;
    for (size_t i = 0; i < a->got.n; i++) {
        const struct greader_item *item = &a->got.items[i];
        if (item->stream && strcmp(item->stream, feed->stream) == 0 && is_unknown(a, item->id)) {
            AUTO(buf) guid = BUF_INIT;
            greader_add_item_id(&guid, item->id);
            a->items[a->n] = item_of(a, item);
            a->articles[a->n] = a->got.feed.articles[i];
            a->articles[a->n++].guid = arena_strndup(&a->arena, guid.p, guid.n);
        }
    }
}

static bool merge_new(struct answer *a, struct error *e)
{
    struct account_run *r = a->r;
    struct merge_options options = {
        .now = worker_now(r->connection.w), .is_whole = page_is_whole, .asked = &r->asked};
    bool ok = true;
    for (size_t i = 0; ok && i < r->n_feeds; i++) {
        struct merge_counts counts;
        if (!r->feeds[i].stream)
            continue;
        take_feed(a, &r->feeds[i]);
        ok = a->n == 0 || account_merge_items(r->connection.w->store, &r->account, &r->feeds[i],
                                              a->articles, a->items, a->n, &options, &counts, e);
        if (ok && a->n > 0)
            note_news(a, r->feeds[i].node, &counts);
    }
    return ok;
}

/* ---- an answer ------------------------------------------------------------------------------ */

static bool store_answer(struct answer *a, struct error *e)
{
    struct store *s = a->r->connection.w->store;
    if (!store_begin(s, e))
        return false;
    bool ok = account_find_unknown(s, a->r->account.id, a->asked, a->n_asked, &a->unknown, e) &&
              update_known(a, e) && merge_new(a, e) && note_missing(a, e);
    return store_end(s, ok, e);
}

/* Miniflux refuses a request when it has none of the items. */
static bool read_answer(struct account_run *r, enum greader_outcome outcome, struct str body,
                        struct error *e)
{
    struct answer a = {.r = r,
                       .asked = r->wanted.v + r->wanted.n - r->at_item - r->under_way,
                       .n_asked = r->under_way};
    if (outcome == GREADER_OK && !greader_read_items(body, r->connection.manners, &a.got, e))
        return false;
    a.articles = arena_array(&a.arena, a.got.n, sizeof *a.articles);
    a.items = arena_array(&a.arena, a.got.n, sizeof *a.items);
    bool ok = store_answer(&a, e);
    vec_fini(&a.unknown);
    greader_items_fini(&a.got);
    arena_fini(&a.arena);
    return ok;
}

static void got_items(struct account_connection *c, enum greader_outcome outcome, struct str body)
{
    struct account_run *r = (struct account_run *)c;
    struct error e;
    if (!read_answer(r, outcome, body, &e)) {
        r->fail(r, &e);
        return;
    }
    r->changed = true;
    r->at_item += r->under_way;
    r->options.progress(c->w, r->options.owner, 1, 0);
    account_fetch_items(r);
}

void account_fetch_items(struct account_run *r)
{
    struct greader_request request;
    size_t left = r->wanted.n - r->at_item, most = (size_t)r->connection.manners->items;
    if (left == 0) {
        r->next(r);
        return;
    }
    if (r->at_item == 0) {
        r->connection.max_bytes = MAX_BYTES;
        r->options.progress(r->connection.w, r->options.owner, 0,
                            (int64_t)((left + most - 1) / most));
    }
    r->under_way = left < most ? left : most;
    greader_get_items(&request, r->wanted.v + left - r->under_way, r->under_way);
    account_connection_send(&r->connection, &request, got_items);
}
