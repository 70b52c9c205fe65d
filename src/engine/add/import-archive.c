/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "engine/add/import.h"
#include "engine/data/command.h"
#include "feed/archive/foreign.h"
#include "feed/list/left-out.h"
#include "feed/list/newsboat-program.h"
#include "feed/list/newsboat-query.h"
#include "page/article/teaser.h"
#include "store/exchange/foreign-archive.h"
#include "store/merge/merge.h"
#include "store/tree/tree.h"
#include "text/url/address.h"

enum { CHUNK_BYTES = 4 << 20 };

/* ---- marks --------------------------------------------------------------------------------- */

static bool has_flag(const struct foreign_article *a, char flag)
{
    return a->flags && strchr(a->flags, flag);
}

static bool is_starred(const struct importing *im, const struct foreign_article *a)
{
    const char *stars = im->command->title;
    return a->starred || (a->flags && stars && strpbrk(a->flags, stars));
}

/* True for an article of the chunk that gets the mark. */
static bool wants(const struct importing *im, const struct import_chunk *c, size_t i,
                  enum mark mark, char flag)
{
    const struct foreign_article *a = &c->articles[i];
    switch (mark) {
    case MARK_READ:
        return a->read || a->deleted;
    case MARK_STAR:
        return is_starred(im, a);
    case MARK_TAG:
        return has_flag(a, flag);
    default:
        return a->deleted;
    }
}

static bool mark(struct importing *im, const struct import_chunk *c, enum mark mark, char flag,
                 int64_t *count, struct error *e)
{
    AUTO(buf) tag = BUF_INIT;
    int64_t ids[IMPORT_CHUNK];
    size_t n = 0;
    for (size_t i = 0; i < c->n; i++)
        if (c->ids[i] && wants(im, c, i, mark, flag))
            ids[n++] = c->ids[i];
    if (flag)
        newsboat_add_flag(&tag, flag);
    return import_set_mark(im, mark, tag.p, ids, n, count, e);
}

static bool mark_all(struct importing *im, const struct import_chunk *c, struct error *e)
{
    struct import_counts *n = &im->event->imported;
    bool ok = mark(im, c, MARK_READ, 0, &n->read, e) && mark(im, c, MARK_STAR, 0, &n->starred, e) &&
              mark(im, c, MARK_DELETE, 0, &n->deleted, e);
    for (char flag = 'A'; ok && flag <= 'z'; flag++)
        ok = !ascii_alpha(flag) || mark(im, c, MARK_TAG, flag, &n->tagged, e);
    return ok;
}

/* ---- articles ------------------------------------------------------------------------------ */

/* Undo deletes new articles of a source that was there before; of a new one, they go with it. */
static void record_new(struct importing *im, const struct import_chunk *c, int64_t source)
{
    for (size_t i = 0; i < c->n; i++) {
        if (c->ids[i] > im->last_article) {
            im->event->imported.unread += !c->read[i];
            if (source <= im->last_node)
                import_record(im, MARK_RESTORE, NULL, &c->ids[i], 1);
        }
    }
}

bool import_merge(struct importing *im, struct import_chunk *c, int64_t source,
                  const char *feed_url, struct error *e)
{
    struct merge_options options = {
        .now = worker_now(im->w),
        .read = c->read,
        .stored = c->ids,
        .exact = true,
        .is_whole = page_is_whole,
    };
    struct merge_counts counts;
    AUTO(feed) feed = {0};
    foreign_read_articles(c->articles, c->n, feed_url, &feed);
    for (size_t i = 0; i < c->n; i++)
        c->read[i] = wants(im, c, i, MARK_READ, 0);
    bool ok =
        merge_articles(im->w->store, source, feed.articles, feed.n_articles, &options, &counts, e);
    if (ok) {
        im->event->imported.articles += counts.added + counts.muted;
        im->event->imported.articles_known += counts.unchanged + counts.updated;
        record_new(im, c, source);
    }
    return ok && mark_all(im, c, e);
}

/* Reads the next articles, the newest first, as merge_articles() expects; `why` is a problem of the
 * archive. */
static bool read_chunk(struct foreign *f, const int64_t *numbers, size_t n, struct import_chunk *c,
                       struct error *why)
{
    for (c->n = 0; c->n < n && c->n < IMPORT_CHUNK && c->arena.bytes < CHUNK_BYTES; c->n++)
        if (!foreign_article(f, numbers[c->n], &c->arena, &c->articles[c->n], why))
            return false;
    for (size_t i = 0; i < c->n / 2; i++) {
        struct foreign_article a = c->articles[i];
        c->articles[i] = c->articles[c->n - 1 - i];
        c->articles[c->n - 1 - i] = a;
    }
    return true;
}

static bool add_feed(struct importing *im, struct foreign *f, const struct foreign_feed *feed,
                     int64_t source, struct error *why, struct error *e)
{
    AUTO_FREE struct import_chunk *c = MEM_NEW(struct import_chunk);
    int64_t *numbers;
    size_t n, at = 0;
    bool ok = true, readable = foreign_numbers(f, feed->url, &numbers, &n, why);
    while (ok && readable && at < n) {
        readable = read_chunk(f, numbers + at, n - at, c, why);
        ok = import_merge(im, c, source, feed->url, e) && import_yield(im, e);
        at += c->n;
        arena_fini(&c->arena);
    }
    free(numbers);
    return ok;
}

/* ---- feeds --------------------------------------------------------------------------------- */

/* By the first word of newsboat's line; 0 for none. */
static bool find_source(struct importing *im, const char *word, int64_t *out, struct error *e)
{
    AUTO(address) address = {0};
    AUTO(buf) url = BUF_INIT, filter = BUF_INIT;
    *out = 0;
    bool program = newsboat_split_program(str_from(word), &url, &filter);
    if (!program)
        buf_add_c(&url, word);
    return program && filter.n == 0 ? tree_find_url(im->w->store, url.p, out, e)
           : address_read(buf_str(&url), &address, NULL)
               ? tree_find_url(im->w->store, address.v[0], out, e)
               : true;
}

bool import_set_title(struct importing *im, int64_t source, const char *title, struct error *e)
{
    AUTO(arena) arena = {0};
    struct tree_node node;
    AUTO(feed) feed = {0};
    bool ok = tree_get(im->w->store, source, &arena, &node, e);
    if (ok && title && node_is_untitled(&node)) {
        foreign_read_title(title, &feed);
        ok = !feed.title ||
             tree_edit(im->w->store, source, &(struct tree_change){.title = feed.title}, e);
    }
    return ok;
}

static void leave_out(struct importing *im, const struct foreign_feed *feed)
{
    struct left_out what = {.why = LEFT_OUT_UNPLACED,
                            .text = arena_strdup(&im->event->arena, feed->url)};
    im->event->imported.unplaced += feed->articles;
    vec_push(&im->left_out, what);
}

static void post_progress(struct importing *im, size_t done, size_t total)
{
    struct engine_event *event = event_new(EVENT_PROGRESS, im->command->ticket);
    event->done = (int64_t)done;
    event->total = (int64_t)total;
    worker_post(im->w, event);
}

static bool add_feeds(struct importing *im, struct foreign *f, const struct foreign_feed *feeds,
                      size_t n, struct error *why, struct error *e)
{
    for (size_t i = 0; i < n; i++) {
        int64_t source;
        post_progress(im, i, n);
        if (!find_source(im, feeds[i].url, &source, e))
            return false;
        if (!source)
            leave_out(im, &feeds[i]);
        else if (!import_set_title(im, source, feeds[i].title, e) ||
                 !add_feed(im, f, &feeds[i], source, why, e))
            return false;
    }
    return true;
}

bool import_archive(struct importing *im, const char *path, struct error *e)
{
    AUTO(arena) arena = {0};
    struct foreign *f;
    struct foreign_feed *feeds;
    struct error why = {0};
    size_t n;
    bool ok = true;
    if (foreign_open(path, &f, &why)) {
        if (foreign_feeds(f, &arena, &feeds, &n, &why))
            ok = add_feeds(im, f, feeds, n, &why, e);
        foreign_close(f);
    }
    im->event->archive = why;
    return ok;
}
