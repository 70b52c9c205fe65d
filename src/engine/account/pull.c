/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Third step of a sync: compares the server's lists of items with what is known of them. */
#include <stdlib.h>
#include <string.h>

#include "base/ids.h"
#include "engine/account/run.h"
#include "greader/stream.h"
#include "model/tag.h"

enum {
    NEWEST = 500,          /* items of the first pull, whether read or not */
    MAX_IDS = 1000000,     /* of one list */
    LABELS_EVERY_S = 3600, /* comparison of all labels while their list does not change */
};

/* Lists in the order of their comparison: labels come last. */
enum { LIST_UNREAD, LIST_STARRED, LIST_NEWEST, LIST_LABELS };

static void next_list(struct account_run *r);

static void append(struct account_ids *to, const struct account_ids *from)
{
    for (size_t i = 0; i < from->n; i++)
        vec_push(to, from->v[i]);
}

/* ---- comparison ----------------------------------------------------------------------------- */

static struct account_list_of list_of(const struct account_run *r)
{
    return r->at_list == LIST_UNREAD ? (struct account_list_of){.kind = ACCOUNT_UNREAD}
           : r->at_list == LIST_STARRED
               ? (struct account_list_of){.kind = ACCOUNT_STARRED}
               : (struct account_list_of){ACCOUNT_LABELLED, r->labels.v[r->at_list - LIST_LABELS]};
}

/* An item that is not unread any more was read elsewhere. One that lost a star or a label may have
 * been deleted, and a label's list cannot be trusted: servers that do not know it list everything.
 * These items are looked at. */
static bool apply(struct account_run *r, const struct account_difference *d, bool complete,
                  struct error *e)
{
    struct store *s = r->link.w->store;
    struct account_list_of list = list_of(r);
    append(&r->wanted, &d->unknown);
    if (list.kind == ACCOUNT_LABELLED) {
        append(&r->wanted, &d->gone);
        append(&r->wanted, &d->come);
        return true;
    }
    r->changed = r->changed || d->come.n > 0 || d->gone.n > 0;
    if (!account_set_listed(s, r->account.id, list, d->come.v, d->come.n, true, e))
        return false;
    if (list.kind == ACCOUNT_STARRED) {
        append(&r->wanted, &d->gone);
        return true;
    }
    return !complete || account_set_listed(s, r->account.id, list, d->gone.v, d->gone.n, false, e);
}

static bool compare(struct account_run *r, bool complete, struct error *e)
{
    struct store *s = r->link.w->store;
    struct account_difference d = {0};
    r->ids.n = ids_sort(r->ids.v, r->ids.n);
    bool ok = r->at_list == LIST_NEWEST
                  ? account_find_unknown(s, r->account.id, r->ids.v, r->ids.n, &r->wanted, e)
                  : account_compare(s, r->account.id, list_of(r), r->ids.v, r->ids.n, &d, e) &&
                        apply(r, &d, complete, e);
    account_difference_fini(&d);
    return ok;
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
        account_run_fail(r, &e);
}

static void got_page(struct account_link *l, enum greader_outcome outcome, struct str body)
{
    struct account_run *r = (struct account_run *)l;
    struct greader_ids page;
    struct error e;
    if (!greader_read_ids(body, &page, &e)) {
        account_run_fail(r, &e);
        return;
    }
    for (size_t i = 0; i < page.n; i++)
        vec_push(&r->ids, page.v[i]);
    free(r->continuation);
    r->continuation = page.continuation;
    page.continuation = NULL;
    bool more = r->continuation && page.n > 0 && r->at_list != LIST_NEWEST;
    greader_ids_fini(&page);
    r->pages++;
    if (more && r->ids.n < MAX_IDS)
        request_page(r);
    else
        end_list(r, !more && (r->pages == 1 || !r->link.manners->pages_shift));
}

static void request_page(struct account_run *r)
{
    struct buf label = BUF_INIT;
    struct greader_request request;
    struct greader_ids_query q = {
        .stream = GREADER_ALL, .continuation = r->continuation, .limit = r->link.manners->ids};
    if (r->at_list == LIST_UNREAD) {
        q.without = GREADER_READ;
    } else if (r->at_list == LIST_STARRED) {
        q.stream = GREADER_STARRED;
    } else if (r->at_list == LIST_NEWEST) {
        q.limit = q.limit < NEWEST ? q.limit : NEWEST;
    } else {
        greader_add_label(&label, str_from(r->labels.v[r->at_list - LIST_LABELS]));
        q.stream = buf_c(&label);
    }
    greader_list_ids(&request, &q);
    buf_fini(&label);
    account_link_send(&r->link, &request, got_page);
}

static void next_list(struct account_run *r)
{
    free(r->continuation);
    r->continuation = NULL;
    if (r->at_list == LIST_NEWEST && r->account.pulled)
        r->at_list++;
    if (r->at_list < LIST_LABELS + r->labels.n) {
        request_page(r);
        return;
    }
    r->wanted.n = ids_sort(r->wanted.v, r->wanted.n);
    account_run_next(r);
}

/* ---- labels --------------------------------------------------------------------------------- */

/* Labels are compared when their list has changed, and now and then: an item's label may change
 * without that, but a request for each label is much for a sync without news. */
static void choose_labels(struct account_run *r, const struct greader_labels *all, int64_t hash)
{
    int64_t now = worker_now(r->link.w);
    if (r->account.pulled && !r->options.force && hash == r->account.labels_hash &&
        now - r->account.labels_at < LABELS_EVERY_S)
        return;
    r->labels_hash = hash;
    r->labels_at = now;
    for (size_t i = 0; i < all->n; i++) {
        const struct greader_label *l = &all->v[i];
        if (!l->is_folder && account_is_tag(r, l->name))
            vec_push(&r->labels, arena_strdup(&r->arena, l->name));
    }
}

/* Items of labels that the server does not have any more. */
static bool want_dropped(struct account_run *r, const struct greader_labels *all, struct error *e)
{
    struct arena arena = {0};
    const char **names;
    size_t n;
    bool ok = account_labels(r->link.w->store, r->account.id, &arena, &names, &n, e);
    for (size_t i = 0; ok && i < n; i++) {
        struct account_difference d = {0};
        bool there = false;
        for (size_t k = 0; k < all->n && !there; k++)
            there = tag_is_in(str_from(all->v[k].name), str_from(names[i]));
        ok = there ||
             account_compare(r->link.w->store, r->account.id,
                             (struct account_list_of){ACCOUNT_LABELLED, names[i]}, NULL, 0, &d, e);
        append(&r->wanted, &d.gone);
        account_difference_fini(&d);
    }
    arena_fini(&arena);
    return ok;
}

static void got_labels(struct account_link *l, enum greader_outcome outcome, struct str body)
{
    struct account_run *r = (struct account_run *)l;
    struct greader_labels all;
    struct error e;
    bool ok = greader_read_labels(body, &all, &e) && want_dropped(r, &all, &e);
    if (ok)
        choose_labels(r, &all, (int64_t)str_hash(body));
    greader_labels_fini(&all);
    if (ok)
        next_list(r);
    else
        account_run_fail(r, &e);
}

void account_pull(struct account_run *r)
{
    struct greader_request request;
    struct error e;
    if (!account_feeds_load(r->link.w->store, r->account.id, &r->arena, &r->feeds, &r->n_feeds,
                            &e)) {
        account_run_fail(r, &e);
    } else if (r->account.has_labels) {
        greader_list_tags(&request);
        account_link_send(&r->link, &request, got_labels);
    } else {
        next_list(r);
    }
}
