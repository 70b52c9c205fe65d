/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fixture of store tests: a database in a temporary directory, and functions that fill it. */
#pragma once

#include "tests/unit/unit.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "store/article/article.h"
#include "store/care/purge.h"
#include "store/edit/edit.h"
#include "store/list/list.h"
#include "store/mark/mark.h"
#include "store/merge/merge.h"
#include "store/sql/db.h"
#include "store/tree/tree.h"

enum { NOW = 1750000000 }; /* 2025-06-15 */

struct fixture {
    char directory[64];
    char path[128];
    struct store *s;
};

/* Marks every article of the query; with `newest`, none later than that. */
static inline bool articles_mark_query(struct store *s, enum mark mark,
                                       const struct article_query *query,
                                       const struct article_position *newest, struct ids *changed,
                                       struct error *e)
{
    struct article_range all = ARTICLE_RANGE_ALL;
    if (newest)
        all.newest = *newest;
    return articles_mark_ranges(s, mark, query, &all, 1, changed, e);
}

/* Fails the test with the error's text. */
#define OK(call)                                                                                   \
    do {                                                                                           \
        struct error e = {0};                                                                      \
        if (!(call))                                                                               \
            fail_msg("%s: %s: %s", #call, error_name(e.code), e.detail);                           \
    } while (0)

/* Fails the test unless the call fails with that code. */
#define FAILS(expected, call)                                                                      \
    do {                                                                                           \
        struct error e = {0};                                                                      \
        if (call)                                                                                  \
            fail_msg("%s: did not fail", #call);                                                   \
        if (e.code != (expected))                                                                  \
            fail_msg("%s: %s: %s", #call, error_name(e.code), e.detail);                           \
    } while (0)

static inline void fixture_make(struct fixture *f)
{
    *f = (struct fixture){.directory = "/tmp/gander-store-XXXXXX"};
    assert_non_null(mkdtemp(f->directory));
    snprintf(f->path, sizeof f->path, "%s/gander.db", f->directory);
}

/* A copy of the program's first database, since all migrations take longer than a small test. */
static inline void fixture_open(struct fixture *f)
{
    static struct buf first;
    fixture_make(f);
    if (first.n == 0) {
        OK(store_open(f->path, &f->s, &e));
        store_close(f->s);
        OK(file_read(f->path, 16 << 20, &first, &e));
    }
    OK(file_write_unsynced(f->path, buf_str(&first), &e));
    OK(store_open(f->path, &f->s, &e));
}

static inline void fixture_close(struct fixture *f)
{
    static const char *const names[] = {"gander.db", "gander.db-wal", "gander.db-shm"};
    char path[128];
    store_close(f->s);
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        snprintf(path, sizeof path, "%s/%s", f->directory, names[i]);
        unlink(path);
    }
    assert_int_equal(rmdir(f->directory), 0);
}

static inline int64_t add_node(struct store *s, int64_t parent, enum node_kind kind,
                               const char *title)
{
    char url[128];
    int64_t id;
    snprintf(url, sizeof url, "https://example.org/%s.xml", title);
    struct outline node = {.kind = kind, .title = title, .url = node_is_source(kind) ? url : NULL};
    OK(tree_add(s, parent, &node, &id, &e));
    return id;
}

static inline struct merge_counts merge_at(struct store *s, int64_t source,
                                           const struct article *articles, size_t n, int64_t now)
{
    struct merge_counts counts;
    struct merge_options options = {.now = now};
    OK(merge_articles(s, source, articles, n, &options, &counts, &e));
    return counts;
}

static inline struct merge_counts merge(struct store *s, int64_t source,
                                        const struct article *articles, size_t n)
{
    return merge_at(s, source, articles, n, NOW);
}

static inline int64_t total_of(struct store *s, int64_t node)
{
    int64_t n;
    OK(articles_count(s, &(struct article_query){.node = node}, &n, &e));
    return n;
}

static inline int64_t unread_of(struct store *s, int64_t node)
{
    int64_t n;
    OK(articles_count(s, &(struct article_query){.node = node, .unread_only = true}, &n, &e));
    return n;
}

/* The one value of a query. */
static inline int64_t number(struct store *s, const char *sql)
{
    int64_t n;
    OK(db_get(s, &e, &n, sql));
    return n;
}

static inline struct article_list list_of(struct store *s, const struct article_query *query)
{
    struct article_list list;
    OK(articles_list(s, query, NULL, false, false, 1000000, &list, &e));
    return list;
}

/* The id of the node's n-th newest article. */
static inline int64_t article_at(struct store *s, int64_t node, size_t n)
{
    struct article_list list = list_of(s, &(struct article_query){.node = node});
    assert_true(n < list.n);
    int64_t id = list.rows[n].at.id;
    article_list_fini(&list);
    return id;
}

static inline void assert_sound(struct store *s)
{
    AUTO(buf) report = BUF_INIT;
    OK(store_check(s, &report, &e));
    assert_string_equal(buf_c(&report), "");
}
