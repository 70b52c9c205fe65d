/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Third step of a sync: compares the server's lists of items with what is known of them. */
#include <stdlib.h>
#include <string.h>

#include "base/ids.h"
#include "engine/account/run.h"
#include "greader/stream.h"
#include "model/tag.h"

enum {
    NEWEST = 500,          /* items of the first pull of all or of a feed, whether read or not */
    MAX_IDS = 1000000,     /* of one list */
    LABELS_EVERY_S = 3600, /* comparison of all labels while their list does not change */
};

static void next_list(struct account_run *r);

/* ---- comparison ----------------------------------------------------------------------------- */

static const struct pull_list *current(const struct account_run *r)
{
    return &r->lists.v[r->at_list];
}

static struct account_list_of list_of(const struct pull_list *l)
{
    switch (l->kind) {
    case LIST_UNREAD:
        return (struct account_list_of){.kind = ACCOUNT_UNREAD};
    case LIST_STARRED:
        return (struct account_list_of){.kind = ACCOUNT_STARRED};
    default:
        return (struct account_list_of){ACCOUNT_LABELLED, l->label};
    }
}

/* An item that is not unread any more was read elsewhere. One that lost a star or a label may have
 * been deleted, and a label's list cannot be trusted: servers that do not know it list everything.
 * These items are looked at. */
static bool apply(struct account_run *r, const struct account_difference *d, bool complete,
                  struct error *e)
{
    struct store *s = r->connection.w->store;
    struct account_list_of list = list_of(current(r));
    ids_add(&r->wanted, d->unknown.v, d->unknown.n);
    if (list.kind == ACCOUNT_LABELLED) {
        ids_add(&r->wanted, d->gone.v, d->gone.n);
        ids_add(&r->wanted, d->come.v, d->come.n);
        return true;
    }
    r->changed = r->changed || d->come.n > 0 || d->gone.n > 0;
    if (!account_set_listed(s, r->account.id, list, d->come.v, d->come.n, true, e))
        return false;
    if (list.kind == ACCOUNT_STARRED) {
        ids_add(&r->wanted, d->gone.v, d->gone.n);
        return true;
    }
    return !complete || account_set_listed(s, r->account.id, list, d->gone.v, d->gone.n, false, e);
}

static bool is_newest(const struct pull_list *l)
{
    return l->kind == LIST_NEWEST || l->kind == LIST_FEED;
}

/* Of these only the unknown items matter. An empty feed is listed again: the server may not have
 * fetched it yet. */
static bool compare_newest(struct account_run *r, struct error *e)
{
    struct account_feed *feed = current(r)->feed;
    if (feed && r->ids.n > 0)
        feed->adopted = FEED_LISTED;
    return account_find_unknown(r->connection.w->store, r->account.id, r->ids.v, r->ids.n,
                                &r->wanted, e);
}

static bool compare(struct account_run *r, bool complete, struct error *e)
{
    AUTO(account_difference) d = {0};
    r->ids.n = ids_sort(r->ids.v, r->ids.n);
    if (is_newest(current(r)))
        return compare_newest(r, e);
    return account_compare(r->connection.w->store, r->account.id, list_of(current(r)), r->ids.v,
                           r->ids.n, &d, e) &&
           apply(r, &d, complete, e);
}

/* ---- pages of a list ------------------------------------------------------------------------ */

static void request_page(struct account_run *r);

static void end_list(struct account_run *r, bool complete)
{
    struct error e;
    bool ok = compare(r, complete, &e);
    r->ids.n = 0;
    r->pages = 0;
    r->at_list++;
    if (ok)
        next_list(r);
    else
        r->fail(r, &e);
}

/* True for a page of a server that ignores continuations, or sends the same one again: there would
 * be no end of them. */
static bool is_repeated(const struct account_run *r, const struct greader_ids *page)
{
    return r->pages > 0 &&
           ((page->n > 0 && page->v[0] == r->ids.v[0]) ||
            (page->continuation && strcmp(page->continuation, r->continuation) == 0));
}

static void got_page(struct account_connection *c, enum greader_outcome outcome, struct str body)
{
    struct account_run *r = (struct account_run *)c;
    AUTO(greader_ids) page = {0};
    struct error e;
    if (!greader_read_ids(body, &page, &e)) {
        r->fail(r, &e);
        return;
    }
    bool repeated = is_repeated(r, &page);
    ids_add(&r->ids, page.v, page.n);
    free(r->continuation);
    r->continuation = page.continuation;
    page.continuation = NULL;
    bool more = r->continuation && page.n > 0 && !is_newest(current(r));
    r->pages++;
    if (more && !repeated && r->ids.n < MAX_IDS)
        request_page(r);
    else
        end_list(r, !more && (r->pages == 1 || !r->connection.manners->pages_shift));
}

static void request_page(struct account_run *r)
{
    const struct pull_list *l = current(r);
    struct greader_request request;
    struct greader_ids_query q = {
        .stream = l->stream,
        .without = l->kind == LIST_UNREAD ? GREADER_READ : NULL,
        .continuation = r->continuation,
        .limit = r->connection.manners->ids,
    };
    if (is_newest(l) && q.limit > NEWEST)
        q.limit = NEWEST;
    greader_list_ids(&request, &q);
    account_connection_send(&r->connection, &request, got_page);
}

static void next_list(struct account_run *r)
{
    free(r->continuation);
    r->continuation = NULL;
    if (r->at_list < r->lists.n) {
        request_page(r);
        return;
    }
    r->wanted.n = ids_sort(r->wanted.v, r->wanted.n);
    r->next(r);
}

static struct pull_list *push_list(struct account_run *r, const char *stream)
{
    vec_push(&r->lists, (struct pull_list){.stream = stream});
    return &r->lists.v[r->lists.n - 1];
}

static void choose_lists(struct account_run *r)
{
    push_list(r, GREADER_ALL)->kind = LIST_UNREAD;
    push_list(r, GREADER_STARRED)->kind = LIST_STARRED;
    if (!r->account.pulled)
        push_list(r, GREADER_ALL)->kind = LIST_NEWEST;
    for (size_t i = 0; i < r->n_feeds; i++) {
        struct account_feed *feed = &r->feeds[i];
        if (feed->stream && feed->adopted == FEED_ADOPTED) {
            struct pull_list *list = push_list(r, feed->stream);
            list->kind = LIST_FEED;
            list->feed = feed;
        }
    }
}

/* ---- labels --------------------------------------------------------------------------------- */

static void push_label(struct account_run *r, const char *name)
{
    AUTO(buf) stream = BUF_INIT;
    greader_add_label(&stream, str_from(name));
    struct pull_list *list = push_list(r, arena_strdup(&r->arena, buf_c(&stream)));
    list->kind = LIST_LABEL;
    list->label = arena_strdup(&r->arena, name);
}

/* Labels are compared when their list has changed, and now and then: an item's label may change
 * without that, but a request for each label is much for a sync without news. */
static void choose_labels(struct account_run *r, const struct greader_labels *all, int64_t hash)
{
    int64_t now = worker_now(r->connection.w);
    if (r->account.pulled && !r->options.asked && hash == r->account.labels_hash &&
        now - r->account.labels_at < LABELS_EVERY_S)
        return;
    r->labels_hash = hash;
    r->labels_at = now;
    for (size_t i = 0; i < all->n; i++) {
        const struct greader_label *l = &all->v[i];
        if (!l->is_folder && account_is_tag(r, l->name))
            push_label(r, l->name);
    }
}

/* Items of labels that the server does not have any more. */
static bool want_dropped(struct account_run *r, const struct greader_labels *all, struct error *e)
{
    AUTO(arena) arena = {0};
    const char **names;
    size_t n;
    bool ok = account_labels(r->connection.w->store, r->account.id, &arena, &names, &n, e);
    for (size_t i = 0; ok && i < n; i++) {
        AUTO(account_difference) d = {0};
        bool there = false;
        for (size_t k = 0; k < all->n && !there; k++)
            there = tag_is_in(str_from(all->v[k].name), str_from(names[i]));
        ok = there ||
             account_compare(r->connection.w->store, r->account.id,
                             (struct account_list_of){ACCOUNT_LABELLED, names[i]}, NULL, 0, &d, e);
        ids_add(&r->wanted, d.gone.v, d.gone.n);
    }
    return ok;
}

static void got_labels(struct account_connection *c, enum greader_outcome outcome, struct str body)
{
    struct account_run *r = (struct account_run *)c;
    AUTO(greader_labels) all = {0};
    struct error e;
    bool ok = greader_read_labels(body, &all, &e) && want_dropped(r, &all, &e);
    if (ok)
        choose_labels(r, &all, (int64_t)str_hash(body));
    if (ok)
        next_list(r);
    else
        r->fail(r, &e);
}

void account_pull(struct account_run *r)
{
    struct greader_request request;
    struct error e;
    if (!account_feeds_load(r->connection.w->store, r->account.id, &r->arena, &r->feeds,
                            &r->n_feeds, &e)) {
        r->fail(r, &e);
        return;
    }
    choose_lists(r);
    if (r->account.has_labels) {
        greader_list_tags(&request);
        account_connection_send(&r->connection, &request, got_labels);
    } else {
        next_list(r);
    }
}
