/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Windows of lists, their query plans, marks and undo. */
#include "tests/unit/store-fixture.h"

#include <sys/stat.h>

#include "store/care/retention.h"
#include "store/edit/edit.h"
#include "store/record/pictures.h"
#include "store/tree/sources.h"
#include "store/view/walk.h"

#define DAY 86400

static int64_t portal, feeds[3];

/* Three sources below one portal, with articles whose times often are equal. */
static void open_filled(struct fixture *f, size_t per_feed)
{
    fixture_open(f);
    portal = add_node(f->s, TREE_ROOT, NODE_PORTAL, "P");
    for (int k = 0; k < 3; k++) {
        char title[8];
        snprintf(title, sizeof title, "F%d", k);
        feeds[k] = add_node(f->s, portal, NODE_FEED, title);
        AUTO(arena) arena = {0};
        struct article *batch = arena_array(&arena, per_feed, sizeof *batch);
        for (size_t i = 0; i < per_feed; i++)
            batch[i] = (struct article){
                .title = arena_printf(&arena, "Title %d %zu", k, i),
                .url = arena_printf(&arena, "https://x.org/%d/%zu", k, i),
                .published = {NOW - 3600 * (int64_t)(i / 3), 0, DATE_SECOND},
            };
        merge(f->s, feeds[k], batch, per_feed);
    }
}

static bool is_after(struct article_position a, struct article_position b, bool oldest_first)
{
    bool newer = a.time != b.time ? a.time > b.time : a.id > b.id;
    return newer == oldest_first;
}

/* Walks a list in windows; with `disturb` articles come in between. Returns how many rows of before
 * there were. */
static size_t walk(struct store *s, const struct article_query *query, bool back, size_t limit,
                   bool disturb)
{
    struct article_position at = {0};
    bool more = true, started = false;
    size_t n = 0, windows = 0;
    while (more) {
        AUTO(article_list) list = {0};
        OK(articles_list(s, query, started ? &at : NULL, false, back, limit, &list, &e));
        for (size_t i = 0; i < list.n; i++) {
            struct article_row *row = back ? &list.rows[list.n - 1 - i] : &list.rows[i];
            if (started)
                assert_true(is_after(row->at, at, query->oldest_first != back));
            at = row->at;
            started = true;
            n += strncmp(row->title, "New", 3) != 0;
        }
        more = list.more;
        if (disturb && windows++ < 20) {
            char title[32], url[64];
            snprintf(title, sizeof title, "New %zu", windows);
            snprintf(url, sizeof url, "https://x.org/new/%d/%zu", (int)(intptr_t)query, windows);
            struct article a = {.title = title,
                                .url = url,
                                .published = {NOW - (int64_t)windows * 1800, 0, DATE_SECOND}};
            merge(s, feeds[windows % 3], &a, 1);
        }
    }
    return n;
}

static void test_windows(void **state)
{
    struct fixture f;
    static const size_t limits[] = {1, 7, 50, 1000};
    open_filled(&f, 60);
    for (size_t i = 0; i < ARRAY_SIZE(limits); i++) {
        for (int way = 0; way < 4; way++) {
            struct article_query query = {.node = portal, .oldest_first = way & 1};
            assert_int_equal(walk(f.s, &query, way & 2, limits[i], false), 180);
            query.node = feeds[1];
            assert_int_equal(walk(f.s, &query, way & 2, limits[i], false), 60);
            query.unread_only = true;
            assert_int_equal(walk(f.s, &query, way & 2, limits[i], false), 60);
        }
    }
    /* No gap and no double when articles come in on the way. */
    for (int way = 0; way < 4; way++) {
        struct article_query query = {.node = portal, .oldest_first = way & 1};
        assert_int_equal(walk(f.s, &query, way & 2, 7, true), 180);
    }
    fixture_close(&f);
}

static void test_window_edges(void **state)
{
    struct fixture f;
    struct article_list list;
    struct article_query query = {.node = portal};
    open_filled(&f, 3);
    query.node = portal;
    struct article_list all = list_of(f.s, &query);
    assert_int_equal(all.n, 9);
    struct article_position from = all.rows[4].at;

    OK(articles_list(f.s, &query, &from, true, false, 2, &list, &e));
    assert_int_equal(list.rows[0].at.id, from.id);
    assert_int_equal(list.rows[1].at.id, all.rows[5].at.id);
    assert_true(list.more);
    article_list_fini(&list);

    OK(articles_list(f.s, &query, &from, false, true, 2, &list, &e));
    assert_int_equal(list.rows[0].at.id, all.rows[2].at.id);
    assert_int_equal(list.rows[1].at.id, all.rows[3].at.id);
    assert_true(list.more);
    article_list_fini(&list);

    OK(articles_list(f.s, &query, &from, true, true, 100, &list, &e));
    assert_int_equal(list.n, 5);
    assert_int_equal(list.rows[4].at.id, from.id);
    assert_false(list.more);
    article_list_fini(&list);

    OK(articles_list(f.s, &query, NULL, false, true, 2, &list, &e)); /* the end */
    assert_int_equal(list.rows[1].at.id, all.rows[8].at.id);
    article_list_fini(&list);

    /* A position that has left the list. */
    OK(articles_mark(f.s, MARK_READ, &from.id, 1, NULL, &e));
    query.unread_only = true;
    OK(articles_list(f.s, &query, &from, true, false, 1, &list, &e));
    assert_int_equal(list.rows[0].at.id, all.rows[5].at.id);
    article_list_fini(&list);

    OK(articles_list(f.s, &(struct article_query){.node = 4711}, NULL, false, false, 5, &list, &e));
    assert_int_equal(list.n, 0);
    assert_false(list.more);
    article_list_fini(&list);
    article_list_fini(&all);
    fixture_close(&f);
}

static void test_since(void **state)
{
    struct fixture f;
    int64_t n;
    open_filled(&f, 30); /* three an hour, ten hours */
    for (int oldest_first = 0; oldest_first < 2; oldest_first++) {
        struct article_query query = {
            .node = TREE_ROOT, .since = NOW - 2 * 3600, .oldest_first = oldest_first};
        assert_int_equal(walk(f.s, &query, false, 4, false), 27);
        assert_int_equal(walk(f.s, &query, true, 4, false), 27);
        OK(articles_count(f.s, &query, &n, &e));
        assert_int_equal(n, 27);
        query.unread_only = true;
        OK(articles_count(f.s, &query, &n, &e));
        assert_int_equal(n, 27);
    }
    fixture_close(&f);
}

static void test_starred(void **state)
{
    struct fixture f;
    int64_t n;
    AUTO(tree) tree = {0};
    open_filled(&f, 10);
    int64_t ids[] = {article_at(f.s, feeds[0], 3), article_at(f.s, feeds[1], 5)};
    OK(articles_mark(f.s, MARK_STAR, ids, 2, NULL, &e));
    struct article_query query = {.node = TREE_ROOT, .starred_only = true};
    assert_int_equal(walk(f.s, &query, false, 1, false), 2);
    assert_int_equal(walk(f.s, &query, true, 1, false), 2);
    query.node = feeds[1];
    assert_int_equal(walk(f.s, &query, false, 1, false), 1);
    OK(articles_count(f.s, &query, &n, &e));
    assert_int_equal(n, 1);
    OK(articles_mark(f.s, MARK_READ, &ids[1], 1, NULL, &e));
    query.unread_only = true;
    OK(articles_count(f.s, &query, &n, &e));
    assert_int_equal(n, 0);
    assert_int_equal(walk(f.s, &query, false, 1, false), 0);
    OK(tree_load(f.s, &tree, &e));
    assert_int_equal(tree.all.starred, 2);
    FAILS(ERROR_INVALID, articles_count(f.s, &(struct article_query){.search = "x"}, &n, &e));
    fixture_close(&f);
}

static bool has_text(const struct article *a)
{
    return a->content != NULL;
}

static int64_t offline_of(struct store *s, int64_t node)
{
    int64_t n;
    OK(articles_count(s, &(struct article_query){.node = node, .offline_only = true}, &n, &e));
    return n;
}

/* Articles complete without the network, by the feed's text or by the page's. */
static void test_offline(void **state)
{
    struct fixture f;
    AUTO(tree) tree = {0};
    struct article batch[] = {
        {.title = "Whole", .url = "https://x.org/w", .content = "<p>all of it</p>"},
        {.title = "Teaser", .url = "https://x.org/t", .summary = "so it begins"},
        {.title = "Other", .url = "https://x.org/o", .summary = "and so"},
    };
    struct merge_options options = {.now = NOW, .is_whole = has_text};
    struct merge_counts counts;
    open_filled(&f, 10);
    assert_int_equal(offline_of(f.s, TREE_ROOT), 0);
    OK(merge_articles(f.s, feeds[0], batch, 3, &options, &counts, &e));
    OK(merge_articles(f.s, feeds[1], batch, 1, &options, &counts, &e)); /* shared */
    assert_int_equal(offline_of(f.s, TREE_ROOT), 1);
    assert_int_equal(offline_of(f.s, feeds[1]), 1);
    assert_int_equal(offline_of(f.s, feeds[2]), 0);
    struct article_query teaser = {.node = feeds[0], .search = "title:teaser"};
    struct article_list list = list_of(f.s, &teaser);
    int64_t id = list.rows[0].at.id;
    assert_false(list.rows[0].offline);
    article_list_fini(&list);
    OK(merge_page(f.s, id, NULL, "gone", NOW, NULL, &e));
    assert_int_equal(offline_of(f.s, TREE_ROOT), 1);
    OK(merge_page(f.s, id, &(struct article){.content = "<p>page</p>", .views = -1}, NULL, NOW,
                  NULL, &e));
    assert_int_equal(offline_of(f.s, feeds[0]), 2);
    list = list_of(f.s, &teaser);
    assert_true(list.rows[0].offline);
    article_list_fini(&list);

    /* Every way to walk it. */
    struct article_query query = {.offline_only = true};
    for (int way = 0; way < 8; way++) {
        query.node = way & 4 ? portal : TREE_ROOT;
        query.oldest_first = way & 1;
        assert_int_equal(walk(f.s, &query, way & 2, 1, false), 2);
    }
    query.unread_only = true;
    OK(articles_mark(f.s, MARK_READ, &id, 1, NULL, &e));
    assert_int_equal(walk(f.s, &query, false, 7, false), 1);
    query.starred_only = true;
    assert_int_equal(walk(f.s, &query, false, 7, false), 0);
    query.unread_only = false;
    OK(articles_mark(f.s, MARK_STAR, &id, 1, NULL, &e));
    assert_int_equal(walk(f.s, &query, false, 7, false), 1);
    OK(articles_mark_query(f.s, MARK_READ,
                           &(struct article_query){.node = TREE_ROOT, .offline_only = true}, NULL,
                           NULL, &e));
    assert_int_equal(unread_of(f.s, TREE_ROOT), 31);
    assert_sound(f.s);

    /* A feed that says less than before takes the mark back, unless the page is kept. */
    batch[0].content = NULL;
    batch[0].summary = "cut";
    batch[1].summary = "cut";
    OK(merge_articles(f.s, feeds[0], batch, 2, &options, &counts, &e));
    assert_int_equal(offline_of(f.s, TREE_ROOT), 1);
    assert_int_equal(offline_of(f.s, feeds[1]), 0);

    /* A removed source is in no list. */
    OK(tree_remove(f.s, feeds[0], NOW, &e));
    query = (struct article_query){.node = TREE_ROOT, .offline_only = true};
    assert_int_equal(walk(f.s, &query, false, 7, false), 0);
    OK(tree_load(f.s, &tree, &e));
    assert_int_equal(tree.all.offline, 0);
    OK(tree_restore(f.s, feeds[0], &e));
    assert_int_equal(walk(f.s, &query, false, 7, false), 1);
    assert_sound(f.s);
    fixture_close(&f);
}

/* While its own source is removed, an article is of another one that it is in. */
static void test_removed_source(void **state)
{
    struct fixture f;
    struct stored_article stored;
    open_filled(&f, 1);
    merge(f.s, feeds[1], &(struct article){.title = "Shared", .url = "https://x.org/0/0"}, 1);
    int64_t id = article_at(f.s, feeds[0], 0);
    OK(articles_load(f.s, id, &stored, &e));
    assert_int_equal(stored.row.source, feeds[0]);
    assert_int_equal(stored.n_sources, 2);
    stored_article_fini(&stored);
    OK(tree_remove(f.s, feeds[0], NOW, &e));
    OK(articles_load(f.s, id, &stored, &e));
    assert_int_equal(stored.row.source, feeds[1]);
    assert_int_equal(stored.n_sources, 1);
    stored_article_fini(&stored);
    OK(tree_remove(f.s, feeds[1], NOW, &e));
    OK(articles_load(f.s, id, &stored, &e));
    assert_int_equal(stored.row.source, feeds[0]);
    stored_article_fini(&stored);
    OK(tree_restore(f.s, feeds[0], &e));
    assert_sound(f.s);
    fixture_close(&f);
}

/* Pages are wanted of starred articles first, then of the newest. */
static void test_wanting(void **state)
{
    struct fixture f;
    AUTO(arena) arena = {0};
    struct article_wanting *wanting;
    size_t n;
    open_filled(&f, 10);
    int64_t newest = article_at(f.s, feeds[0], 0), old = article_at(f.s, feeds[0], 8);
    OK(articles_mark(f.s, MARK_STAR, &old, 1, NULL, &e));
    OK(articles_wanting_page(f.s, feeds[0], false, 3, &arena, &wanting, &n, &e));
    assert_int_equal(n, 3);
    assert_int_equal(wanting[0].id, old);
    assert_true(wanting[0].starred);
    assert_int_equal(wanting[1].id, newest);
    OK(merge_page(f.s, old, NULL, "gone", NOW, NULL, &e));
    OK(articles_wanting_page(f.s, feeds[0], false, 30, &arena, &wanting, &n, &e));
    assert_int_equal(n, 9);
    OK(articles_wanting_page(f.s, feeds[0], true, 30, &arena, &wanting, &n, &e));
    assert_int_equal(n, 10);
    assert_int_equal(wanting[0].id, old);
    fixture_close(&f);
}

/* A row without a title has a caption, whichever list it is in. */
static void test_untitled(void **state)
{
    struct fixture f;
    struct article batch[] = {
        {.guid = "1", .url = "https://t.org/1", .content = "<p>Nine <b>geese</b></p>"},
        {.guid = "2", .url = "https://t.org/2/geese.html", .title = ""},
        {.guid = "3", .published = {NOW - DAY, 60, DATE_SECOND}},
        {.guid = "4", .title = "A title", .summary = "A summary"},
    };
    static const char *const want[] = {"Nine geese", "t.org/2/geese.html", "A title",
                                       "2025-06-14 16:06"};
    AUTO(stored_article) stored = {0};
    fixture_open(&f);
    int64_t feed = add_node(f.s, add_node(f.s, TREE_ROOT, NODE_PORTAL, "P"), NODE_FEED, "F");
    merge(f.s, feed, batch, ARRAY_SIZE(batch));
    struct article_list list = list_of(f.s, &(struct article_query){.node = feed});
    assert_int_equal(list.n, ARRAY_SIZE(want));
    for (size_t i = 0; i < list.n; i++) {
        assert_string_equal(list.rows[i].title, want[i]);
        assert_int_equal(list.rows[i].untitled, i != 2);
    }
    OK(articles_load(f.s, list.rows[0].at.id, &stored, &e));
    assert_string_equal(stored.article.title, want[0]);
    article_list_fini(&list);
    fixture_close(&f);
}

/* ---- how SQLite walks -------------------------------------------------------------------- */

/* Looks at every plan of the connection's statements: a list is walked along one index, whatever
 * its length. */
static void check_plans(struct store *s, bool *bad, bool *seen)
{
    *bad = *seen = false;
    for (sqlite3_stmt *st = sqlite3_next_stmt(s->db, NULL); st; st = sqlite3_next_stmt(s->db, st)) {
        AUTO(buf) sql = BUF_INIT;
        sqlite3_stmt *plan;
        const char *text = sqlite3_sql(st);
        if (!strstr(text, "FROM listing") && !strstr(text, "FROM unread") &&
            !strstr(text, "FROM article a WHERE a.starred") &&
            !strstr(text, "FROM article a WHERE a.offline"))
            continue;
        *seen = true;
        buf_printf(&sql, "EXPLAIN QUERY PLAN %s", text);
        assert_int_equal(sqlite3_prepare_v2(s->db, buf_c(&sql), -1, &plan, NULL), SQLITE_OK);
        while (sqlite3_step(plan) == SQLITE_ROW) {
            const char *step = (const char *)sqlite3_column_text(plan, 3);
            *bad = *bad || strstr(step, "SCAN") || strstr(step, "TEMP B-TREE");
            if (strncmp(step, "SEARCH l ", 9) == 0) /* both ends of the range are used */
                assert_non_null(strstr(step, "PRIMARY KEY (node=? AND "));
        }
        sqlite3_finalize(plan);
    }
}

/* Statements that go through a whole table of articles, whatever they are for. */
static bool scans(struct store *s, const char **culprit)
{
    static const char *const large[] = {
        "SCAN a",     "SCAN article", "SCAN l",         "SCAN listing", "SCAN unread",
        "SCAN body",  "SCAN page",    "SCAN placement", "SCAN t",       "SCAN twin",
        "SCAN chain", "SCAN c",       "SCAN picture"};
    bool found = false;
    for (sqlite3_stmt *st = sqlite3_next_stmt(s->db, NULL); st; st = sqlite3_next_stmt(s->db, st)) {
        AUTO(buf) sql = BUF_INIT;
        sqlite3_stmt *plan;
        buf_printf(&sql, "EXPLAIN QUERY PLAN %s", sqlite3_sql(st));
        if (sqlite3_prepare_v2(s->db, buf_c(&sql), -1, &plan, NULL) == SQLITE_OK)
            while (sqlite3_step(plan) == SQLITE_ROW) {
                const char *step = (const char *)sqlite3_column_text(plan, 3);
                for (size_t i = 0; i < ARRAY_SIZE(large); i++) {
                    size_t n = strlen(large[i]);
                    if (strncmp(step, large[i], n) == 0 && (!step[n] || step[n] == ' ') &&
                        !strstr(step, "INDEX article_")) {
                        *culprit = sqlite3_sql(st);
                        found = true;
                    }
                }
            }
        sqlite3_finalize(plan);
    }
    return found;
}

static void test_no_scans(void **state)
{
    struct fixture f;
    const char *culprit = NULL;
    AUTO(stored_article) stored = {0};
    struct article_wanting *wanting;
    AUTO(arena) arena = {0};
    AUTO(tree) tree = {0};
    size_t n;
    open_filled(&f, 3);
    merge(f.s, feeds[0], &(struct article){.title = "Shared", .url = "https://x.org/1/0"}, 1);
    for (int mark = MARK_READ; mark <= MARK_UNSTAR; mark++) {
        int64_t id = article_at(f.s, portal, 0);
        OK(articles_mark_query(f.s, (enum mark)mark, &(struct article_query){.node = portal}, NULL,
                               NULL, &e));
        OK(articles_mark(f.s, (enum mark)mark, &id, 1, NULL, &e));
    }
    OK(articles_load(f.s, article_at(f.s, portal, 0), &stored, &e));
    OK(articles_wanting_page(f.s, feeds[0], false, 5, &arena, &wanting, &n, &e));
    struct str *names, name = STR("0123456789abcdef");
    int64_t *ids;
    OK(pictures_set(f.s, article_at(f.s, portal, 0), &name, 1, &e));
    OK(pictures_wanting(f.s, portal, 5, true, true, &arena, &ids, &n, &e));
    OK(pictures_starred(f.s, &arena, &names, &n, &e));
    struct retention rule = {.keep_articles = 2, .keep_since = NOW - DAY, .keep_unread = NOW};
    struct article_position at = {INT64_MIN, 0};
    int64_t forgotten = 0;
    bool more;
    OK(retention_begin(f.s, feeds[1], &rule, &more, &e));
    OK(retention_step(f.s, feeds[1], &rule, &at, &forgotten, &more, &e));
    OK(tree_remove(f.s, feeds[2], NOW, &e));
    do {
        OK(tree_purge(f.s, NOW, &more, &e));
    } while (more);
    OK(tree_load(f.s, &tree, &e));
    OK(tree_edit(f.s, feeds[0], &(struct tree_change){.url = "https://x.org/f", .before = feeds[1]},
                 &e));
    OK(tree_remove(f.s, feeds[0], NOW, &e));
    OK(tree_restore(f.s, feeds[0], &e));
    if (scans(f.s, &culprit))
        fail_msg("%s", culprit);
    assert_non_null(db_statement(f.s, "SELECT title FROM article a ORDER BY title", NULL));
    assert_true(scans(f.s, &culprit)); /* this test can fail */
    fixture_close(&f);
}

static void test_plans(void **state)
{
    struct fixture f;
    bool bad, seen;
    open_filled(&f, 2);
    for (int way = 0; way < 128; way++) {
        AUTO(article_list) list = {0};
        int64_t n;
        store_close(f.s); /* drops the statements of before */
        OK(store_open(f.path, &f.s, &e));
        struct article_query query = {.node = way & 64 ? TREE_ROOT : portal,
                                      .offline_only = way & 32,
                                      .unread_only = way & 1,
                                      .starred_only = way & 2,
                                      .oldest_first = way & 4,
                                      .since = way & 8 ? NOW - DAY : 0};
        struct article_position from = {NOW, 3};
        OK(articles_list(f.s, &query, &from, false, way & 16, 50, &list, &e));
        OK(articles_count(f.s, &query, &n, &e));
        check_plans(f.s, &bad, &seen);
        seen = seen || (way & 32 && !(way & 11)); /* a kept count */
        if (bad || !seen)
            fail_msg("query %d: %s", way, seen ? "scans or sorts" : "no statement seen");
    }
    /* This test can fail. */
    assert_non_null(
        db_statement(f.s, "SELECT title FROM article a WHERE a.starred ORDER BY title", NULL));
    check_plans(f.s, &bad, &seen);
    assert_true(bad);
    fixture_close(&f);
}

/* ---- pictures ---------------------------------------------------------------------------- */

/* Starred ones first, then the newest unread; each once, until its text is another. */
static void test_pictures(void **state)
{
    struct fixture f;
    AUTO(arena) arena = {0};
    struct str *names, two[] = {STR("0123456789abcdef"), STR("fedcba9876543210")};
    int64_t *ids;
    size_t n;
    open_filled(&f, 10);
    int64_t newest = article_at(f.s, feeds[0], 0), second = article_at(f.s, feeds[0], 1);
    int64_t oldest = article_at(f.s, feeds[0], 9);
    OK(articles_mark(f.s, MARK_STAR, &oldest, 1, NULL, &e));
    OK(articles_mark(f.s, MARK_READ, &second, 1, NULL, &e));
    OK(pictures_wanting(f.s, feeds[0], 3, false, true, &arena, &ids, &n, &e));
    assert_int_equal(n, 4);
    assert_int_equal(ids[0], oldest);
    assert_int_equal(ids[1], newest);
    assert_int_not_equal(ids[2], second);
    OK(pictures_set(f.s, oldest, two, 2, &e));
    OK(pictures_set(f.s, newest, NULL, 0, &e));
    OK(pictures_wanting(f.s, feeds[0], 3, false, true, &arena, &ids, &n, &e));
    assert_int_equal(n, 2);
    OK(pictures_wanting(f.s, feeds[0], 3, true, true, &arena, &ids, &n, &e));
    assert_int_equal(n, 4); /* the read one, too */
    OK(pictures_starred(f.s, &arena, &names, &n, &e));
    assert_int_equal(n, 2);
    assert_true(str_eq(names[1], two[1]));
    OK(pictures_set(f.s, 4711, two, 2, &e)); /* of nobody: nothing */
    OK(merge_page(f.s, newest, &(struct article){.content = "<p>New</p>"}, NULL, NOW, NULL, &e));
    OK(pictures_wanting(f.s, feeds[0], 1, false, true, &arena, &ids, &n, &e));
    assert_int_equal(n, 1);
    assert_int_equal(ids[0], newest);
    /* As the source says, else as the caller does. */
    for (int mode = KEEP_GENERAL; mode <= KEEP_OFF; mode++) {
        for (int by_default = 0; by_default < 2; by_default++) {
            struct source_settings settings = {.zone_offset = ZONE_OFFSET_NONE,
                                               .keep_pictures = (enum keep_mode)mode};
            OK(source_save_settings(f.s, feeds[0], &settings, &e));
            OK(pictures_wanting(f.s, feeds[0], 1, false, by_default, &arena, &ids, &n, &e));
            assert_int_equal(n, mode == KEEP_GENERAL ? by_default : mode == KEEP_ON);
        }
    }
    assert_sound(f.s);
    fixture_close(&f);
}

/* ---- marks ------------------------------------------------------------------------------- */

static void test_marks(void **state)
{
    struct fixture f;
    struct ids changed;
    open_filled(&f, 10);
    int64_t ids[] = {article_at(f.s, feeds[0], 0), article_at(f.s, feeds[1], 0), 4711,
                     article_at(f.s, feeds[0], 0)};
    OK(articles_mark(f.s, MARK_READ, &ids[1], 1, &changed, &e));
    assert_int_equal(changed.n, 1);
    ids_fini(&changed);
    OK(articles_mark(f.s, MARK_READ, ids, 4, &changed, &e));
    assert_int_equal(changed.n, 1); /* not the one that was read, unknown or named twice */
    assert_int_equal(changed.v[0], ids[0]);
    assert_int_equal(unread_of(f.s, TREE_ROOT), 28);
    assert_int_equal(unread_of(f.s, feeds[0]), 9);
    OK(articles_mark(f.s, MARK_UNREAD, changed.v, changed.n, NULL, &e)); /* undone */
    ids_fini(&changed);
    assert_int_equal(unread_of(f.s, TREE_ROOT), 29);
    assert_sound(f.s);
    OK(articles_mark(f.s, MARK_STAR, ids, 4, &changed, &e));
    assert_int_equal(changed.n, 2);
    ids_fini(&changed);
    OK(articles_mark(f.s, MARK_UNSTAR, ids, 1, &changed, &e));
    assert_int_equal(changed.n, 1);
    ids_fini(&changed);
    OK(articles_mark(f.s, MARK_READ, NULL, 0, &changed, &e));
    assert_int_equal(changed.n, 0);
    ids_fini(&changed);
    fixture_close(&f);
}

static void mark_query(struct store *s, enum mark mark, struct article_query query,
                       const struct article_position *newest, size_t expected)
{
    struct ids changed;
    OK(articles_mark_query(s, mark, &query, newest, &changed, &e));
    assert_int_equal(changed.n, expected);
    ids_fini(&changed);
}

static void test_mark_query(void **state)
{
    struct fixture f;
    open_filled(&f, 10);
    struct article_list list = list_of(f.s, &(struct article_query){.node = portal});
    struct article_position newest = list.rows[0].at, middle = list.rows[10].at;
    article_list_fini(&list);
    /* Later articles stay unmarked. */
    struct article late = {.title = "Late", .url = "https://x.org/late"};
    merge_at(f.s, feeds[0], &late, 1, NOW + 100);
    mark_query(f.s, MARK_READ, (struct article_query){.node = feeds[2]}, NULL, 10);
    mark_query(f.s, MARK_READ, (struct article_query){.node = portal}, &middle, 14);
    mark_query(f.s, MARK_READ, (struct article_query){.node = portal}, &newest, 6);
    assert_int_equal(unread_of(f.s, TREE_ROOT), 1);
    mark_query(f.s, MARK_READ, (struct article_query){.node = portal}, NULL, 1);
    mark_query(f.s, MARK_UNREAD, (struct article_query){.node = feeds[1]}, NULL, 10);
    mark_query(f.s, MARK_STAR, (struct article_query){.node = portal, .unread_only = true}, NULL,
               10);
    mark_query(f.s, MARK_READ, (struct article_query){.node = TREE_ROOT, .starred_only = true},
               NULL, 10);
    mark_query(f.s, MARK_UNSTAR,
               (struct article_query){.node = TREE_ROOT, .search = "\"Title 1 3\""}, NULL, 1);
    mark_query(f.s, MARK_UNSTAR, (struct article_query){.node = TREE_ROOT, .since = NOW - 3600},
               NULL, 5);
    mark_query(f.s, MARK_UNSTAR, (struct article_query){.node = TREE_ROOT}, NULL, 4);
    assert_sound(f.s);
    fixture_close(&f);
}

static void set_quiet(struct store *s, int64_t source, bool quiet)
{
    struct source_settings settings;
    AUTO(arena) arena = {0};
    OK(source_load(s, source, &arena, NULL, &settings, &e));
    settings.quiet = quiet;
    OK(source_save_settings(s, source, &settings, &e));
}

/* Articles of the list of all, as listed, counted, and in the tree; the root has `everything`. */
static void expect_all(struct store *s, int64_t total, int64_t unread, int64_t everything)
{
    struct article_query all = {.node = TREE_ALL};
    AUTO(tree) tree = {0};
    int64_t n;
    assert_sound(s);
    assert_int_equal(walk(s, &all, false, 3, false), total);
    OK(articles_count(s, &all, &n, &e));
    assert_int_equal(n, total);
    all.since = 1;
    all.unread_only = true;
    OK(articles_count(s, &all, &n, &e));
    assert_int_equal(n, unread);
    AUTO(tree_counts) counts = {0};
    OK(tree_load(s, &tree, &e));
    OK(tree_load_counts(s, &counts, &e));
    assert_memory_equal(&counts.all, &tree.all, sizeof tree.all);
    assert_int_equal(tree.all.total, total);
    assert_int_equal(tree.all.unread, unread);
    assert_int_equal(total_of(s, TREE_ROOT), everything);
}

/* Articles of quiet sources are not in the list of all, unless others have them; nothing else
 * changes. */
static void test_quiet(void **state)
{
    struct fixture f;
    open_filled(&f, 10);
    struct article shared = {.title = "Title 0 3", .url = "https://x.org/0/3"};
    merge(f.s, feeds[1], &shared, 1);
    expect_all(f.s, 30, 30, 30);
    set_quiet(f.s, feeds[0], true);
    expect_all(f.s, 21, 21, 30);
    assert_int_equal(unread_of(f.s, portal), 30);
    assert_int_equal(walk(f.s,
                          &(struct article_query){.node = TREE_ROOT, .search = "\"title 0 4\""},
                          false, 3, false),
                     1);
    mark_query(f.s, MARK_READ, (struct article_query){.node = TREE_ALL}, NULL, 21);
    expect_all(f.s, 21, 0, 30);
    assert_int_equal(unread_of(f.s, feeds[0]), 9);
    set_quiet(f.s, feeds[2], true);
    expect_all(f.s, 11, 0, 30);
    struct article late[] = {{.title = "Late", .url = "https://x.org/late"},
                             {.title = "Later", .url = "https://x.org/later"}};
    merge(f.s, feeds[0], late, 1);
    merge(f.s, feeds[1], &late[1], 1);
    expect_all(f.s, 12, 1, 32);
    OK(tree_remove(f.s, portal, NOW, &e));
    expect_all(f.s, 0, 0, 0);
    OK(tree_restore(f.s, portal, &e));
    expect_all(f.s, 12, 1, 32);
    set_quiet(f.s, feeds[0], false);
    expect_all(f.s, 22, 11, 32);
    set_quiet(f.s, feeds[1], true);
    set_quiet(f.s, feeds[0], true);
    expect_all(f.s, 0, 0, 32);
    for (int i = 0; i < 3; i++)
        set_quiet(f.s, feeds[i], false);
    expect_all(f.s, 32, 11, 32);
    int64_t rows;
    OK(db_get(f.s, &e, &rows, "SELECT count(*) FROM listing WHERE node = -2"));
    assert_int_equal(rows, 0);
    fixture_close(&f);
}

/* A hidden article is in no list and no count, whatever else happens to it. */
static void test_hidden(void **state)
{
    struct fixture f;
    struct article_query muted = {.node = TREE_ROOT, .muted_only = true};
    int64_t n, id;
    bool more;
    open_filled(&f, 10);
    id = article_at(f.s, feeds[0], 3);
    OK(views_begin_day(f.s, NOW + 3 * 86400, &e));
    mark_query(f.s, MARK_MUTE, (struct article_query){.node = feeds[0]}, NULL, 10);
    OK(articles_mark(f.s, MARK_DELETE, &id, 1, NULL, &e)); /* muted: not listed */
    mark_query(f.s, MARK_DELETE, (struct article_query){.node = feeds[1]}, NULL, 10);
    OK(db_get(f.s, &e, &n, "SELECT min(since) FROM hidden"));
    assert_int_equal(n, (NOW / 86400 + 3) * 86400); /* the day, whatever the system's clock says */
    OK(articles_mark(f.s, MARK_STAR, &id, 1, NULL, &e));
    OK(articles_mark(f.s, MARK_READ, &id, 1, NULL, &e));
    assert_sound(f.s);
    assert_int_equal(total_of(f.s, TREE_ROOT), 10);
    assert_int_equal(unread_of(f.s, TREE_ROOT), 10);
    OK(articles_count(f.s, &muted, &n, &e));
    assert_int_equal(n, 10);
    struct article_query starred = {.node = TREE_ROOT, .starred_only = true};
    OK(articles_count(f.s, &starred, &n, &e));
    assert_int_equal(n, 0);
    assert_int_equal(walk(f.s, &muted, false, 3, false), 10);
    muted.search = "title:\"title 0 4\"";
    assert_int_equal(walk(f.s, &muted, false, 3, false), 1);
    starred.search = "title";
    assert_int_equal(walk(f.s, &starred, false, 3, false), 0);
    struct article_query all = {.node = TREE_ROOT, .search = "title"};
    assert_int_equal(walk(f.s, &all, false, 3, false), 10);
    /* A further source brings it: it stays muted. */
    struct article again = {.title = "Title 0 3", .url = "https://x.org/0/3"};
    merge(f.s, feeds[2], &again, 1);
    assert_int_equal(total_of(f.s, TREE_ROOT), 10);
    muted.search = NULL;
    mark_query(f.s, MARK_UNMUTE, muted, NULL, 10);
    assert_sound(f.s);
    assert_int_equal(total_of(f.s, feeds[0]), 10);
    assert_int_equal(total_of(f.s, feeds[2]), 11);
    assert_int_equal(unread_of(f.s, TREE_ROOT), 19);
    /* In the end they are forgotten, but starred ones and those listed again. */
    mark_query(f.s, MARK_DELETE, (struct article_query){.node = feeds[0]}, NULL, 10);
    OK(retention_step_hidden(f.s, 0, &more, &e));
    OK(articles_mark(f.s, MARK_RESTORE, (int64_t[]){id}, 1, NULL, &e));
    OK(articles_mark(f.s, MARK_DELETE, (int64_t[]){id}, 1, NULL, &e));
    OK(articles_mark(f.s, MARK_UNMUTE, &id, 1, NULL, &e));
    OK(db_exec(f.s, "UPDATE hidden SET since = 0", &e));
    int64_t again_muted = article_at(f.s, feeds[2], 0);
    for (int i = 0; i < 2; i++) { /* the second time counts */
        OK(articles_mark(f.s, MARK_MUTE, &again_muted, 1, NULL, &e));
        OK(db_get(f.s, &e, &n, "SELECT since > 0 FROM hidden WHERE article = ?1", DB(again_muted)));
        assert_int_equal(n, 1);
        OK(articles_mark(f.s, MARK_UNMUTE, &again_muted, 1, NULL, &e));
        OK(db_exec(f.s, "UPDATE hidden SET since = 0", &e));
    }
    OK(retention_step_hidden(f.s, INT64_MAX, &more, &e));
    assert_false(more);
    OK(db_get(f.s, &e, &n, "SELECT count(*) FROM article"));
    assert_int_equal(n, 11);
    assert_sound(f.s);
    fixture_close(&f);
}

static void test_changed_ends(void **state)
{
    struct fixture f;
    struct article a = {.guid = "1", .title = "A"}, b = {.guid = "1", .title = "B"};
    open_filled(&f, 0);
    merge(f.s, feeds[0], &a, 1);
    mark_query(f.s, MARK_READ, (struct article_query){.node = portal}, NULL, 1);
    merge(f.s, feeds[0], &b, 1);
    struct article_list list = list_of(f.s, &(struct article_query){.node = portal});
    assert_true(list.rows[0].changed);
    article_list_fini(&list);
    mark_query(f.s, MARK_READ, (struct article_query){.node = portal}, NULL, 0);
    list = list_of(f.s, &(struct article_query){.node = portal});
    assert_false(list.rows[0].changed);
    article_list_fini(&list);
    fixture_close(&f);
}

static void test_position(void **state)
{
    struct fixture f;
    struct stored_article a;
    open_filled(&f, 1);
    int64_t id = article_at(f.s, feeds[0], 0);
    OK(articles_set_position(f.s, id, UINT64_C(0x7fffffff4000000), &e));
    OK(articles_load(f.s, id, &a, &e));
    assert_true(a.position == UINT64_C(0x7fffffff4000000));
    stored_article_fini(&a);
    FAILS(ERROR_NOT_FOUND, articles_load(f.s, 4711, &a, &e));
    fixture_close(&f);
}

/* Marks of many articles write few pages: none of those with the articles' fields. */
static void test_mark_size(void **state)
{
    enum { ARTICLES = 2000, TITLE = 2000 /* bytes: 4 MB altogether */ };
    struct fixture f;
    char title[TITLE + 1], log[160];
    AUTO(arena) arena = {0};
    struct stat st;
    fixture_open(&f);
    int64_t feed = add_node(f.s, add_node(f.s, TREE_ROOT, NODE_PORTAL, "P"), NODE_FEED, "F");
    struct article *batch = arena_array(&arena, ARTICLES, sizeof *batch);
    memset(title, 'x', TITLE);
    title[TITLE] = '\0';
    for (size_t i = 0; i < ARTICLES; i++)
        batch[i] = (struct article){.title = title, .guid = arena_printf(&arena, "%zu", i)};
    merge(f.s, feed, batch, ARTICLES);
    OK(store_write_back(f.s, &e));
    OK(articles_mark_query(f.s, MARK_READ, &(struct article_query){.node = feed}, NULL, NULL, &e));
    assert_int_equal(unread_of(f.s, TREE_ROOT), 0);
    snprintf(log, sizeof log, "%s-wal", f.path);
    assert_int_equal(stat(log, &st), 0);
    assert_in_range(st.st_size, 1, 1 << 20);
    assert_sound(f.s);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_windows),        cmocka_unit_test(test_window_edges),
        cmocka_unit_test(test_since),          cmocka_unit_test(test_starred),
        cmocka_unit_test(test_pictures),       cmocka_unit_test(test_offline),
        cmocka_unit_test(test_wanting),        cmocka_unit_test(test_plans),
        cmocka_unit_test(test_no_scans),       cmocka_unit_test(test_marks),
        cmocka_unit_test(test_quiet),          cmocka_unit_test(test_hidden),
        cmocka_unit_test(test_mark_query),     cmocka_unit_test(test_changed_ends),
        cmocka_unit_test(test_position),       cmocka_unit_test(test_untitled),
        cmocka_unit_test(test_removed_source), cmocka_unit_test(test_mark_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
