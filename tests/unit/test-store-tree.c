/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tree: adding, moving, removing, restoring, purging; state of sources; a long random
 * history. */
#include "tests/unit/store-fixture.h"

#include "base/vec.h"
#include "store/care/retention.h"
#include "store/edit/edit.h"
#include "store/tree/listing.h"

static void add_articles(struct store *s, int64_t source, const char *prefix, int n)
{
    AUTO(arena) arena = {0};
    struct article *batch = arena_array(&arena, (size_t)n, sizeof *batch);
    for (int i = 0; i < n; i++)
        batch[i] = (struct article){.url = arena_printf(&arena, "https://x.org/%s/%d", prefix, i),
                                    .title = arena_printf(&arena, "%s %d", prefix, i)};
    merge(s, source, batch, (size_t)n);
}

static void purge(struct store *s, int64_t before)
{
    bool more = true;
    while (more)
        OK(tree_purge(s, before, &more, &e));
}

/* Everything that lists and counts show, as text. */
static char *snapshot(struct store *s)
{
    static const char *const parts[] = {
        ("SELECT id, parent, position, kind, removed_at, unread, total, offline, title, url FROM"
         " node"
         " ORDER BY id"),
        "SELECT source, node FROM chain ORDER BY 1, 2",
        "SELECT node, time, article FROM listing ORDER BY 1, 2, 3",
        "SELECT node, time, article FROM unread ORDER BY 1, 2, 3",
        "SELECT id, source, time, " ARTICLE_IS_READ ", starred, offline FROM article a ORDER BY id",
    };
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
        sqlite3_stmt *st = db_statement(s, parts[i], NULL);
        bool row = false;
        assert_non_null(st);
        while (db_step(s, st, &row, NULL) && row) {
            for (int c = 0; c < sqlite3_column_count(st); c++) {
                buf_add(&b, db_column_str(st, c));
                buf_add_char(&b, ' ');
            }
            buf_add_char(&b, '\n');
        }
    }
    return buf_take(&b);
}

static void test_add(void **state)
{
    struct fixture f;
    struct outline node = {.kind = NODE_FEED, .title = "F", .url = "https://x.org/feed"};
    int64_t id, again, found;
    fixture_open(&f);
    int64_t portal = add_node(f.s, TREE_ROOT, NODE_PORTAL, "P");
    OK(tree_add(f.s, portal, &node, &id, &e));
    node.url = "http://x.org/feed/?utm_source=x";
    FAILS(ERROR_EXISTS, tree_add(f.s, portal, &node, &again, &e));
    assert_int_equal(again, id);
    OK(tree_find_url(f.s, "http://X.org/feed", &found, &e));
    assert_int_equal(found, id);
    OK(tree_find_url(f.s, "https://x.org/other", &found, &e));
    assert_int_equal(found, 0);
    OK(tree_find_folder(f.s, portal, "F", &found, &e));
    assert_int_equal(found, 0); /* a source */
    OK(tree_find_folder(f.s, TREE_ROOT, "P", &found, &e));
    assert_int_equal(found, portal);

    FAILS(ERROR_INVALID, tree_add(f.s, TREE_ROOT, &node, &again, &e));
    FAILS(ERROR_INVALID, tree_add(f.s, id, &node, &again, &e));
    FAILS(ERROR_NOT_FOUND, tree_add(f.s, 4711, &node, &again, &e));
    node.url = NULL;
    FAILS(ERROR_INVALID, tree_add(f.s, portal, &node, &again, &e));
    node.kind = NODE_PORTAL;
    FAILS(ERROR_INVALID, tree_add(f.s, portal, &node, &again, &e));
    node.kind = NODE_CATEGORY;
    FAILS(ERROR_INVALID, tree_add(f.s, TREE_ROOT, &node, &again, &e));
    fixture_close(&f);
}

static void test_outlines(void **state)
{
    static const struct outline outlines[] = {
        {NODE_CATEGORY, 0, "News"},
        {NODE_FEED, 1, "City", "https://x.org/city", "https://x.org/", "About", "zh-CN"},
        {NODE_CATEGORY, 1, "More"},
        {NODE_LIST, 2, "River", "https://x.org/river"},
        {NODE_PAGE, 0, "Phones", "https://x.org/phones"},
        {NODE_CATEGORY, 7, "Skips levels"},
        {NODE_FEED, 9, "Deep", "https://x.org/deep"},
    };
    static const int depths[] = {0, 1, 2, 2, 3, 1, 1, 2};
    struct fixture f;
    struct tree tree;
    struct tree_added added;
    fixture_open(&f);
    int64_t portal = add_node(f.s, TREE_ROOT, NODE_PORTAL, "P");
    OK(tree_add_outlines(f.s, portal, outlines, ARRAY_SIZE(outlines), &added, &e));
    assert_int_equal(added.sources, 4);
    assert_int_equal(added.nodes.n, 3);
    vec_fini(&added.nodes);
    OK(tree_add_outlines(f.s, portal, outlines, ARRAY_SIZE(outlines), &added, &e));
    assert_int_equal(added.sources, 0);
    assert_int_equal(added.known, 4);
    assert_int_equal(added.nodes.n, 0);
    OK(tree_load(f.s, &tree, &e));
    assert_int_equal(tree.n, 8);
    for (size_t i = 0; i < tree.n; i++)
        assert_int_equal(tree.nodes[i].depth, depths[i]);
    assert_string_equal(tree.nodes[2].title, "City");
    assert_string_equal(tree.nodes[2].url, "https://x.org/city");
    assert_string_equal(tree.nodes[2].site_url, "https://x.org/");
    assert_string_equal(tree.nodes[2].description, "About");
    assert_string_equal(tree.nodes[2].language, "zh-CN");
    assert_int_equal(tree.nodes[4].kind, NODE_LIST);

    AUTO(arena) arena = {0};
    struct tree_node node;
    const char **path;
    size_t n;
    OK(tree_path(f.s, tree.nodes[4].id, &arena, &path, &n, &e));
    assert_int_equal(n, 4);
    assert_string_equal(path[0], "P");
    assert_string_equal(path[3], "River");
    OK(tree_get(f.s, tree.nodes[4].id, &arena, &node, &e));
    assert_int_equal(node.depth, 3);
    assert_string_equal(node.title, "River");
    tree_fini(&tree);

    /* All or nothing. */
    struct outline bad[] = {{NODE_CATEGORY, 0, "X"}, {NODE_FEED, 1, "no address"}};
    FAILS(ERROR_INVALID, tree_add_outlines(f.s, portal, bad, 2, &added, &e));
    OK(tree_load(f.s, &tree, &e));
    assert_int_equal(tree.n, 8);
    tree_fini(&tree);
    assert_sound(f.s);
    fixture_close(&f);
}

static void test_depth(void **state)
{
    struct fixture f;
    AUTO(tree) tree = {0};
    struct error too_deep;
    struct tree_added added;
    struct outline deep[200];
    fixture_open(&f);
    for (int i = 0; i < 200; i++)
        deep[i] = (struct outline){NODE_CATEGORY, i, "x"};
    deep[199] = (struct outline){NODE_FEED, 199, "F", "https://x.org/deepest"};
    int64_t portal = add_node(f.s, TREE_ROOT, NODE_PORTAL, "P");
    OK(tree_add_outlines(f.s, portal, deep, 200, &added, &e));
    assert_int_equal(added.sources, 1); /* where there is room */
    assert_int_equal(added.nodes.n, 1);
    vec_fini(&added.nodes);
    OK(tree_load(f.s, &tree, &e));
    assert_int_equal(tree.n, TREE_MAX_DEPTH);
    assert_int_equal(tree.nodes[tree.n - 1].kind, NODE_FEED);
    int64_t parent = tree.nodes[tree.n - 1].parent;
    const struct outline deeper = {NODE_CATEGORY, 0, "y"};
    int64_t id;
    OK(tree_add(f.s, parent, &deeper, &id, &e)); /* beside the source */
    assert_false(tree_add(f.s, id, &deeper, &id, &too_deep));
    assert_sound(f.s);
    fixture_close(&f);
}

/* A source may be called as a category beside it, or as another source. */
static void test_names_twice(void **state)
{
    static const struct outline outlines[] = {
        {NODE_FEED, 0, "News", "https://x.org/a"},      {NODE_CATEGORY, 0, "News"},
        {NODE_FEED, 1, "Inner", "https://x.org/b"},     {NODE_FEED, 1, "Inner", "https://x.org/c"},
        {NODE_FEED, 1, "Inner", "https://x.org/b"},     {NODE_PORTAL, 0, "Other"},
        {NODE_FEED, 1, "Elsewhere", "https://x.org/d"},
    };
    struct fixture f;
    struct tree_added added;
    int64_t news, other, found;
    fixture_open(&f);
    int64_t portal = add_node(f.s, TREE_ROOT, NODE_PORTAL, "P");
    OK(tree_add_outlines(f.s, portal, outlines, ARRAY_SIZE(outlines), &added, &e));
    assert_int_equal(added.sources, 4);
    assert_int_equal(added.known, 1);
    assert_int_equal(added.nodes.n, 3);
    vec_fini(&added.nodes);
    OK(tree_find_folder(f.s, portal, "News", &news, &e));
    OK(tree_find_path(f.s, "P/News", &found, &e));
    assert_int_equal(found, news);
    OK(tree_find_path(f.s, "P/News/Inner", &found, &e));
    OK(tree_find_folder(f.s, TREE_ROOT, "Other", &other, &e));
    assert_true(other != 0);
    assert_sound(f.s);
    fixture_close(&f);
}

static void test_make_path(void **state)
{
    struct fixture f;
    struct tree_added added;
    int64_t made, again;
    fixture_open(&f);
    int64_t portal = add_node(f.s, TREE_ROOT, NODE_PORTAL, "Pond");
    add_node(f.s, portal, NODE_FEED, "Tech");
    OK(tree_make_path(f.s, TREE_ROOT, "Po/Tech/C\\/C++", &made, &added, &e));
    assert_int_equal(added.nodes.n, 1);
    vec_fini(&added.nodes);
    OK(tree_find_path(f.s, "Pond/Tech/C\\/C++", &again, &e));
    assert_int_equal(made, again);
    OK(tree_make_path(f.s, portal, "Tech/C\\/C++", &again, &added, &e));
    assert_int_equal(made, again);
    assert_int_equal(added.nodes.n, 0);
    OK(tree_make_path(f.s, TREE_ROOT, "Po", &again, &added, &e)); /* whole names at the end */
    assert_int_not_equal(again, portal);
    vec_fini(&added.nodes);
    OK(tree_make_path(f.s, TREE_ROOT, " Pond / Tech/ /C\\/C++ / ", &again, &added, &e));
    assert_int_equal(made, again);
    OK(tree_make_path(f.s, TREE_ROOT, "\tPond\n/\r\tTech/\t/C\\/C++\t", &again, &added, &e));
    assert_int_equal(made, again);
    FAILS(ERROR_INVALID, tree_make_path(f.s, TREE_ROOT, "/ /", &made, &added, &e));
    assert_sound(f.s);
    fixture_close(&f);
}

static void test_edit(void **state)
{
    struct fixture f;
    AUTO(arena) arena = {0};
    struct tree_node node;
    fixture_open(&f);
    int64_t p = add_node(f.s, TREE_ROOT, NODE_PORTAL, "P"),
            q = add_node(f.s, TREE_ROOT, NODE_PORTAL, "Q"),
            c = add_node(f.s, p, NODE_CATEGORY, "C"), d = add_node(f.s, c, NODE_CATEGORY, "D"),
            a = add_node(f.s, d, NODE_FEED, "A"), b = add_node(f.s, p, NODE_FEED, "B");
    add_articles(f.s, a, "a", 3);
    add_articles(f.s, b, "a", 2); /* shared with A */
    assert_int_equal(total_of(f.s, p), 3);

    OK(tree_edit(f.s, c, &(struct tree_change){.title = "C2", .parent = q}, &e));
    assert_sound(f.s);
    assert_int_equal(total_of(f.s, p), 2);
    assert_int_equal(total_of(f.s, q), 3);
    assert_int_equal(total_of(f.s, TREE_ROOT), 3);
    OK(tree_get(f.s, d, &arena, &node, &e));
    assert_int_equal(node.depth, 2);

    OK(tree_edit(f.s, b, &(struct tree_change){.url = "https://x.org/new", .kind = NODE_LIST}, &e));
    OK(tree_get(f.s, b, &arena, &node, &e));
    assert_string_equal(node.url, "https://x.org/new");
    assert_int_equal(node.kind, NODE_LIST);

    FAILS(ERROR_INVALID, tree_edit(f.s, c, &(struct tree_change){.parent = d}, &e));
    FAILS(ERROR_INVALID, tree_edit(f.s, c, &(struct tree_change){.parent = c}, &e));
    FAILS(ERROR_INVALID, tree_edit(f.s, c, &(struct tree_change){.parent = a}, &e));
    FAILS(ERROR_INVALID, tree_edit(f.s, a, &(struct tree_change){.parent = TREE_ROOT}, &e));
    FAILS(ERROR_INVALID, tree_edit(f.s, c, &(struct tree_change){.url = "x"}, &e));
    FAILS(ERROR_INVALID, tree_edit(f.s, TREE_ROOT, &(struct tree_change){.title = "x"}, &e));
    FAILS(ERROR_INVALID, tree_edit(f.s, a, &(struct tree_change){.kind = NODE_CATEGORY}, &e));
    FAILS(ERROR_NOT_FOUND, tree_edit(f.s, 4711, &(struct tree_change){.title = "x"}, &e));
    int64_t twin = add_node(f.s, d, NODE_FEED, "E");
    FAILS(ERROR_EXISTS,
          tree_edit(f.s, twin, &(struct tree_change){.url = "https://example.org/A.xml"}, &e));
    assert_sound(f.s);
    fixture_close(&f);
}

static void assert_order(struct store *s, const int64_t *ids, size_t n)
{
    AUTO(tree) tree = {0};
    OK(tree_load(s, &tree, &e));
    assert_int_equal(tree.n, n);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(tree.nodes[i].id, ids[i]);
}

static void test_order(void **state)
{
    struct fixture f;
    AUTO(tree) tree = {0};
    fixture_open(&f);
    int64_t p = add_node(f.s, TREE_ROOT, NODE_PORTAL, "P"), a = add_node(f.s, p, NODE_FEED, "A"),
            b = add_node(f.s, p, NODE_FEED, "B"), c = add_node(f.s, p, NODE_FEED, "C");
    OK(tree_edit(f.s, c, &(struct tree_change){.before = a}, &e));
    OK(tree_load(f.s, &tree, &e));
    assert_int_equal(tree.nodes[1].id, c);
    assert_int_equal(tree.nodes[2].id, a);
    assert_int_equal(tree.nodes[3].id, b);
    FAILS(ERROR_NOT_FOUND, tree_edit(f.s, c, &(struct tree_change){.before = p}, &e));

    /* To the end, and back to where it was. */
    struct tree_change place = {0};
    OK(tree_get_place(f.s, a, &place, &e));
    assert_int_equal(place.before, b);
    OK(tree_edit(f.s, a, &(struct tree_change){.before = TREE_LAST}, &e));
    assert_order(f.s, (int64_t[]){p, c, b, a}, 4);
    OK(tree_edit(f.s, a, &place, &e));
    assert_order(f.s, (int64_t[]){p, c, a, b}, 4);
    OK(tree_get_place(f.s, b, &place, &e));
    assert_int_equal(place.before, TREE_LAST);
    /* Also with a removed neighbour, which may return, or be purged. */
    OK(tree_remove(f.s, b, NOW, &e));
    OK(tree_get_place(f.s, a, &place, &e));
    assert_int_equal(place.before, b);
    OK(tree_edit(f.s, a, &(struct tree_change){.before = TREE_LAST}, &e));
    OK(tree_edit(f.s, a, &place, &e));
    OK(tree_restore(f.s, b, &e));
    assert_order(f.s, (int64_t[]){p, c, a, b}, 4);
    OK(tree_edit(f.s, c, &(struct tree_change){.before = 4711}, &e));
    assert_order(f.s, (int64_t[]){p, a, b, c}, 4);
    fixture_close(&f);
}

/* A portal within another is a category. */
static void test_portals_and_categories(void **state)
{
    struct fixture f;
    AUTO(arena) arena = {0};
    struct tree_node node;
    struct tree_change place = {0};
    fixture_open(&f);
    int64_t p = add_node(f.s, TREE_ROOT, NODE_PORTAL, "P"),
            q = add_node(f.s, TREE_ROOT, NODE_PORTAL, "Q"), a = add_node(f.s, q, NODE_FEED, "A");
    add_articles(f.s, a, "a", 3);
    OK(tree_get_place(f.s, q, &place, &e));
    OK(tree_edit(f.s, q, &(struct tree_change){.parent = p}, &e));
    OK(tree_get(f.s, q, &arena, &node, &e));
    assert_int_equal(node.kind, NODE_CATEGORY);
    assert_int_equal(total_of(f.s, p), 3);
    assert_sound(f.s);
    place.before = p;
    OK(tree_edit(f.s, q, &place, &e));
    OK(tree_get(f.s, q, &arena, &node, &e));
    assert_int_equal(node.kind, NODE_PORTAL);
    assert_order(f.s, (int64_t[]){q, a, p}, 3);
    assert_int_equal(total_of(f.s, p), 0);
    assert_sound(f.s);
    fixture_close(&f);
}

static void test_remove(void **state)
{
    struct fixture f;
    fixture_open(&f);
    int64_t p = add_node(f.s, TREE_ROOT, NODE_PORTAL, "P"),
            c = add_node(f.s, p, NODE_CATEGORY, "C"), a = add_node(f.s, c, NODE_FEED, "A"),
            b = add_node(f.s, p, NODE_FEED, "B");
    struct article one = {.title = "x", .url = "https://x.org/x"};
    struct merge_options options = {.now = NOW};
    int64_t found;
    add_articles(f.s, a, "a", 5);
    add_articles(f.s, b, "a", 2); /* shared */
    int64_t ids[] = {article_at(f.s, a, 0), article_at(f.s, a, 3)};
    OK(articles_mark(f.s, MARK_READ, ids, 2, NULL, &e));
    OK(articles_mark(f.s, MARK_STAR, &ids[1], 1, NULL, &e));
    char *before = snapshot(f.s);

    OK(tree_remove(f.s, a, NOW, &e));
    assert_sound(f.s);
    assert_int_equal(total_of(f.s, TREE_ROOT), 2);
    assert_int_equal(total_of(f.s, c), 0);
    OK(tree_remove(f.s, c, NOW + 1, &e)); /* with what was removed before inside */
    assert_sound(f.s);
    FAILS(ERROR_NOT_FOUND, tree_remove(f.s, a, NOW, &e));
    FAILS(ERROR_NOT_FOUND, tree_get(f.s, c, NULL, &(struct tree_node){0}, &e));
    FAILS(ERROR_NOT_FOUND, merge_articles(f.s, a, &one, 1, &options, NULL, &e));
    OK(tree_find_url(f.s, "https://example.org/A.xml", &found, &e));
    assert_int_equal(found, 0);
    OK(tree_restore(f.s, c, &e));
    OK(tree_restore(f.s, a, &e));
    char *after = snapshot(f.s);
    assert_string_equal(after, before);
    free(after);
    assert_sound(f.s);
    FAILS(ERROR_NOT_FOUND, tree_restore(f.s, a, &e));
    FAILS(ERROR_INVALID, tree_remove(f.s, TREE_ROOT, NOW, &e));

    /* A mark that is made elsewhere in the meantime comes back, too. */
    OK(tree_remove(f.s, a, NOW, &e));
    int64_t shared = article_at(f.s, b, 1);
    OK(articles_mark(f.s, MARK_READ, &shared, 1, NULL, &e));
    OK(tree_restore(f.s, a, &e));
    assert_sound(f.s);
    assert_int_equal(unread_of(f.s, TREE_ROOT), 2);
    free(before);
    fixture_close(&f);
}

static void test_purge(void **state)
{
    struct fixture f;
    int64_t n;
    fixture_open(&f);
    int64_t p = add_node(f.s, TREE_ROOT, NODE_PORTAL, "P"),
            c = add_node(f.s, p, NODE_CATEGORY, "C"), a = add_node(f.s, c, NODE_FEED, "A"),
            b = add_node(f.s, p, NODE_FEED, "B"), inner = add_node(f.s, c, NODE_FEED, "I");
    add_articles(f.s, a, "a", 5);
    add_articles(f.s, inner, "i", 3);
    add_articles(f.s, b, "a", 2); /* shared */
    int64_t ids[] = {article_at(f.s, a, 0), article_at(f.s, a, 4)};
    OK(articles_mark(f.s, MARK_STAR, ids, 2, NULL, &e)); /* the first is shared */
    OK(tree_remove(f.s, inner, NOW, &e));
    OK(tree_remove(f.s, c, NOW + 10, &e));
    purge(f.s, NOW + 5);
    assert_sound(f.s);
    FAILS(ERROR_NOT_FOUND, tree_restore(f.s, inner, &e));
    OK(tree_restore(f.s, c, &e));
    assert_int_equal(total_of(f.s, c), 5);
    OK(tree_remove(f.s, c, NOW + 10, &e));
    purge(f.s, NOW + 10);
    assert_sound(f.s);
    FAILS(ERROR_NOT_FOUND, tree_restore(f.s, c, &e));
    assert_int_equal(total_of(f.s, TREE_ROOT), 2);
    OK(db_get(f.s, &e, &n, "SELECT count(*) FROM article"));
    assert_int_equal(n, 3); /* two shared, one starred */
    struct article_list list =
        list_of(f.s, &(struct article_query){.node = TREE_ROOT, .starred_only = true});
    assert_int_equal(list.n, 2);
    for (size_t i = 0; i < list.n; i++) {
        bool shared = list.rows[i].at.id == ids[0];
        assert_int_equal(list.rows[i].source, shared ? b : 0);
        assert_string_equal(list.rows[i].source_name, shared ? "B" : "A");
        AUTO(stored_article) stored = {0};
        OK(articles_load(f.s, list.rows[i].at.id, &stored, &e));
        assert_int_equal(stored.n_sources, shared ? 1 : 0);
    }
    article_list_fini(&list);
    /* Marks of what has no source any more. */
    OK(articles_mark(f.s, MARK_READ, ids, 2, NULL, &e));
    assert_sound(f.s);
    fixture_close(&f);
}

static void test_source(void **state)
{
    struct fixture f;
    AUTO(arena) arena = {0};
    fixture_open(&f);
    int64_t id = add_node(f.s, add_node(f.s, TREE_ROOT, NODE_PORTAL, "P"), NODE_FEED, "F");
    struct source_fetch in = {
        .status = {.error = ERROR_HTTP,
                   .http_status = 503,
                   .problem = "busy",
                   .failures = 3,
                   .checked_at = 1,
                   .succeeded_at = 2,
                   .due_at = 3,
                   .waiting = "Retry-After"},
        .etag = "W/\"a\xff\x01\"",
        .last_modified = "Thu, 01 Jan 1970 00:00:01 GMT ",
        .validators_at = 5,
        .body_hash = UINT64_MAX,
        .moved_to = "https://x.org/",
        .moved_count = 2,
        .ttl = 3600,
        .skip_hours = 1u << 23 | 1,
        .skip_days = 1 << 6,
    };
    struct source_fetch got;
    struct source_settings none, settings = {.interval_minutes = 15,
                                             .full_text = FULL_TEXT_ALWAYS,
                                             .user_agent = "ua",
                                             .proxy = "proxy",
                                             .cookie = "c=1",
                                             .credentials = "u:p",
                                             .zone_offset = -90};
    OK(source_load(f.s, id, &arena, &got, &none, &e));
    assert_int_equal(got.status.error, ERROR_NONE);
    assert_null(got.etag);
    assert_int_equal(none.zone_offset, ZONE_OFFSET_NONE);
    OK(source_save_fetch(f.s, id, &in, &e));
    OK(source_save_settings(f.s, id, &settings, &e));
    OK(source_load(f.s, id, &arena, &got, &settings, &e));
    assert_int_equal(got.status.error, ERROR_HTTP);
    assert_int_equal(got.status.http_status, 503);
    assert_string_equal(got.status.problem, "busy");
    assert_int_equal(got.status.failures, 3);
    assert_int_equal(got.status.checked_at, 1);
    assert_int_equal(got.status.succeeded_at, 2);
    assert_int_equal(got.status.due_at, 3);
    assert_string_equal(got.status.waiting, "Retry-After");
    assert_string_equal(got.etag, in.etag);
    assert_string_equal(got.last_modified, in.last_modified);
    assert_int_equal(got.validators_at, 5);
    assert_true(got.body_hash == UINT64_MAX);
    assert_string_equal(got.moved_to, "https://x.org/");
    assert_int_equal(got.moved_count, 2);
    assert_int_equal(got.ttl, 3600);
    assert_int_equal(got.skip_hours, in.skip_hours);
    assert_int_equal(got.skip_days, in.skip_days);
    assert_int_equal(settings.interval_minutes, 15);
    assert_int_equal(settings.full_text, FULL_TEXT_ALWAYS);
    assert_string_equal(settings.credentials, "u:p");
    assert_int_equal(settings.zone_offset, -90);
    settings.filter = "jq ."; /* the answer that is known was read without it */
    OK(source_save_settings(f.s, id, &settings, &e));
    OK(source_load(f.s, id, &arena, &got, &settings, &e));
    assert_string_equal(settings.filter, "jq .");
    assert_null(got.etag);
    assert_int_equal(got.body_hash, 0);
    AUTO(tree) tree = {0};
    OK(tree_load(f.s, &tree, &e));
    assert_int_equal(tree.nodes[1].status.error, ERROR_HTTP);
    assert_string_equal(tree.nodes[1].status.problem, "busy");
    FAILS(ERROR_NOT_FOUND, source_load(f.s, 4711, &arena, &got, NULL, &e));
    FAILS(ERROR_NOT_FOUND, source_save_fetch(f.s, 4711, &in, &e));

    struct source_host *hosts;
    size_t n;
    OK(source_set_host(f.s, "https://a.org", 100, &e));
    OK(source_set_host(f.s, "https://b.org", 200, &e));
    OK(source_set_host(f.s, "https://b.org", 300, &e));
    OK(source_set_host(f.s, "https://c.org", 300, &e));
    OK(source_set_host(f.s, "https://c.org", 0, &e));
    OK(source_load_hosts(f.s, 150, &arena, &hosts, &n, &e));
    assert_int_equal(n, 1);
    assert_string_equal(hosts[0].host, "https://b.org");
    assert_int_equal(hosts[0].retry_at, 300);
    fixture_close(&f);
}

/* A collected story that lost its source, and is then carried by another. */
/* A large source goes step by step; all is sound between two of them, and there is no way back. */
static void test_purge_in_steps(void **state)
{
    struct fixture f;
    bool more = true;
    int64_t left, steps = 0;
    fixture_open(&f);
    int64_t p = add_node(f.s, TREE_ROOT, NODE_PORTAL, "P"), a = add_node(f.s, p, NODE_FEED, "A"),
            b = add_node(f.s, p, NODE_FEED, "B");
    add_articles(f.s, a, "a", 700);
    add_articles(f.s, b, "a", 30);
    add_articles(f.s, b, "b", 40);
    int64_t star = article_at(f.s, a, 500);
    OK(articles_mark(f.s, MARK_STAR, &star, 1, NULL, &e));
    OK(tree_remove(f.s, a, NOW, &e));
    for (; more; steps++) {
        OK(tree_purge(f.s, NOW, &more, &e));
        assert_sound(f.s);
        assert_int_equal(total_of(f.s, p), 70);
        FAILS(ERROR_NOT_FOUND, tree_restore(f.s, a, &e));
    }
    assert_true(steps > 4);
    OK(db_get(f.s, &e, &left, "SELECT count(*) FROM article"));
    assert_int_equal(left, 71);
    OK(db_get(f.s, &e, &left, "SELECT count(*) FROM placement"));
    assert_int_equal(left, 70);
    OK(db_get(f.s, &e, &left, "SELECT count(*) FROM node WHERE id = ?1", DB(a)));
    assert_int_equal(left, 0);
    fixture_close(&f);
}

static void test_taken_in(void **state)
{
    struct fixture f;
    fixture_open(&f);
    int64_t portal = add_node(f.s, TREE_ROOT, NODE_PORTAL, "P");
    int64_t first = add_node(f.s, portal, NODE_FEED, "F"), rows;
    int64_t second = add_node(f.s, portal, NODE_FEED, "G");
    struct article story = {.guid = "g", .url = "https://x.org/story", .title = "A story"};
    struct merge_options options = {.now = NOW};
    OK(merge_articles(f.s, first, &story, 1, &options, NULL, &e));
    int64_t id = article_at(f.s, first, 0);
    OK(articles_mark(f.s, MARK_STAR, &id, 1, NULL, &e));
    OK(tree_remove(f.s, first, NOW, &e));
    purge(f.s, NOW + 1);
    OK(merge_articles(f.s, second, &story, 1, &options, NULL, &e));
    assert_int_equal(article_at(f.s, second, 0), id);
    OK(db_get(f.s, &e, &rows, "SELECT count(*) FROM carrier"));
    assert_int_equal(rows, 0);
    assert_sound(f.s);
    fixture_close(&f);
}

/* ---- a long random history --------------------------------------------------------------- */

enum { STEPS = 2500, STORIES = 400 };

struct history {
    struct store *s;
    uint64_t random;
    VEC(int64_t) nodes; /* all there ever were but the root; some removed */
    VEC(int64_t) removed;
    int64_t now;
    int64_t forgotten;
};

static uint32_t draw(struct history *h, uint32_t below)
{
    h->random = h->random * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(h->random >> 33) % below;
}

static int64_t draw_node(struct history *h)
{
    return h->nodes.v[draw(h, (uint32_t)h->nodes.n)];
}

/* Every third story in one of its two versions. */
static bool is_whole(const struct article *a)
{
    int story, version;
    return sscanf(a->title, "Story %d, version %d", &story, &version) == 2 &&
           (story + version) % 3 == 0;
}

static void step_page(struct history *h)
{
    struct article page = {.content = "<p>whole</p>", .views = -1};
    struct error e = {0};
    int64_t id = draw(h, 800) + 1;
    if (!merge_page(h->s, id, draw(h, 4) ? &page : NULL, "gone", h->now, NULL, &e))
        assert_int_equal(e.code, ERROR_NOT_FOUND);
}

/* Stories from one stock, so that sources share them; some edited. */
static void step_merge(struct history *h)
{
    AUTO(arena) arena = {0};
    struct article batch[12];
    size_t n = draw(h, 12) + 1;
    for (size_t i = 0; i < n; i++) {
        uint32_t story = draw(h, STORIES);
        batch[i] = (struct article){
            .guid = draw(h, 3) ? arena_printf(&arena, "g%u", story) : NULL,
            .url = arena_printf(&arena, "https://x.org/%u", story),
            .title = arena_printf(&arena, "Story %u, version %u", story, draw(h, 2)),
            .content = arena_printf(&arena, "Text %u", draw(h, 2)),
            .published = {NOW - 1000 * (int64_t)story, 0, draw(h, 2) ? DATE_SECOND : DATE_NONE},
        };
    }
    static const bool all_read[ARRAY_SIZE(batch)] = {true, true, true, true, true, true,
                                                     true, true, true, true, true, true};
    struct merge_options options = {
        .now = h->now, .read = draw(h, 8) == 0 ? all_read : NULL, .is_whole = is_whole};
    struct error e = {0};
    if (!merge_articles(h->s, draw_node(h), batch, n, &options, NULL, &e))
        assert_int_equal(e.code, ERROR_NOT_FOUND); /* no source, or removed */
}

/* Marks something and half the time takes it back, after which all must be as it was. */
static void step_mark(struct history *h)
{
    enum mark mark = (enum mark)draw(h, MARK_RESTORE + 1);
    struct ids changed;
    char *before = snapshot(h->s);
    if (draw(h, 2)) {
        int64_t ids[20];
        for (size_t i = 0; i < ARRAY_SIZE(ids); i++)
            ids[i] = draw(h, 800) + 1;
        OK(articles_mark(h->s, mark, ids, ARRAY_SIZE(ids), &changed, &e));
    } else {
        struct article_query query = {.node = draw_node(h),
                                      .unread_only = draw(h, 2),
                                      .starred_only = draw(h, 4) == 0,
                                      .offline_only = draw(h, 4) == 0,
                                      .since = draw(h, 2) ? NOW - 1000 * draw(h, STORIES) : 0};
        struct article_position newest = {NOW - 1000 * (int64_t)draw(h, STORIES), 50};
        OK(articles_mark_query(h->s, mark, &query, draw(h, 2) ? &newest : NULL, &changed, &e));
    }
    if (draw(h, 2)) {
        OK(articles_mark(h->s, mark_opposite(mark), changed.v, changed.n, NULL, &e));
        char *after = snapshot(h->s);
        assert_string_equal(after, before);
        free(after);
    }
    ids_fini(&changed);
    free(before);
}

static void step_remove(struct history *h)
{
    struct error why = {0};
    char *before = snapshot(h->s);
    int64_t id = draw_node(h);
    if (tree_remove(h->s, id, h->now, &why)) {
        if (draw(h, 4)) {
            OK(tree_restore(h->s, id, &e));
            char *after = snapshot(h->s);
            assert_string_equal(after, before);
            free(after);
        } else {
            vec_push(&h->removed, id);
        }
    } else {
        assert_int_equal(why.code, ERROR_NOT_FOUND);
    }
    free(before);
}

static void step_restore(struct history *h)
{
    if (!h->removed.n)
        return;
    size_t at = draw(h, (uint32_t)h->removed.n);
    OK(tree_restore(h->s, h->removed.v[at], &e));
    vec_remove(&h->removed, at);
}

static void step_tree(struct history *h)
{
    static const enum node_kind kinds[] = {NODE_PORTAL, NODE_CATEGORY, NODE_FEED, NODE_LIST};
    char url[64];
    struct error e = {0};
    int64_t id;
    if (draw(h, 2) || h->nodes.n < 4) {
        struct outline node = {.kind = kinds[draw(h, 4)], .title = "T", .url = url};
        snprintf(url, sizeof url, "https://feeds.org/%u", draw(h, 50));
        int64_t parent = node.kind == NODE_PORTAL ? TREE_ROOT : draw_node(h);
        if (h->nodes.n < 40 && tree_add(h->s, parent, &node, &id, &e))
            vec_push(&h->nodes, id);
    } else {
        struct tree_change change = {.parent = draw(h, 4) ? draw_node(h) : TREE_ROOT};
        if (!tree_edit(h->s, draw_node(h), &change, &e))
            assert_int_not_equal(e.code, ERROR_DATABASE);
    }
}

/* Articles to be kept: starred ones, and unread ones of a time. */
static int64_t protected(struct store *s, int64_t source, int64_t unread_since)
{
    int64_t n;
    OK(db_get(s, &e, &n,
              "SELECT count(*) FROM listing l JOIN article a ON a.id = l.article"
              " WHERE l.node = ?1 AND (a.starred OR (NOT " ARTICLE_IS_READ " AND a.time >= ?2))",
              DB(source), DB(unread_since)));
    return n;
}

static void step_forget(struct history *h)
{
    int64_t source = draw_node(h), forgotten = 0;
    struct retention rule = {.keep_articles = (int)draw(h, 5),
                             .keep_since = draw(h, 2) ? NOW - 1000 * draw(h, STORIES) : INT64_MIN,
                             .keep_unread = NOW - 1000 * draw(h, STORIES)};
    struct article_position at = {INT64_MIN, 0};
    int64_t before = protected(h->s, source, rule.keep_unread), stars, stars_after;
    OK(db_get(h->s, &e, &stars, "SELECT count(*) FROM article WHERE starred"));
    bool more;
    OK(retention_begin(h->s, source, &rule, &more, &e));
    while (more)
        OK(retention_step(h->s, source, &rule, &at, &forgotten, &more, &e));
    assert_int_equal(protected(h->s, source, rule.keep_unread), before);
    OK(db_get(h->s, &e, &stars_after, "SELECT count(*) FROM article WHERE starred"));
    assert_int_equal(stars_after, stars);
    h->forgotten += forgotten;
}

static void step(struct history *h)
{
    uint32_t which = draw(h, 100);
    h->now += 60;
    if (which < 40)
        step_merge(h);
    else if (which < 45)
        step_page(h);
    else if (which < 70)
        step_mark(h);
    else if (which < 78)
        step_remove(h);
    else if (which < 84)
        step_restore(h);
    else if (which < 96)
        step_tree(h);
    else if (which < 98)
        step_forget(h);
    else if (which == 98 && draw(h, 4) == 0) {
        purge(h->s, h->now);
        h->removed.n = 0;
    }
}

static void test_history(void **state)
{
    struct fixture f;
    fixture_open(&f);
    struct history h = {.s = f.s, .random = 20250601, .now = NOW};
    vec_push(&h.nodes, add_node(f.s, TREE_ROOT, NODE_PORTAL, "P"));
    vec_push(&h.nodes, add_node(f.s, h.nodes.v[0], NODE_FEED, "F"));
    vec_push(&h.nodes, add_node(f.s, h.nodes.v[0], NODE_CATEGORY, "C"));
    vec_push(&h.nodes, add_node(f.s, h.nodes.v[2], NODE_FEED, "G"));
    int64_t most = 0, shared;
    for (int i = 0; i < part_of(STEPS); i++) {
        step(&h);
        if (i % 25 == 0)
            assert_sound(f.s);
        int64_t total = total_of(f.s, TREE_ROOT);
        most = total > most ? total : most;
    }
    assert_sound(f.s);
    /* It was no empty play. */
    assert_true(most > 100);
    OK(db_get(f.s, &e, &shared, "SELECT count(*) FROM carrier"));
    assert_true(shared > 20);
    OK(db_get(f.s, &e, &shared, "SELECT offline FROM node WHERE id = 1"));
    assert_true(shared > 10);
    assert_true(h.forgotten > 50);
    vec_fini(&h.nodes);
    vec_fini(&h.removed);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_add),       cmocka_unit_test(test_outlines),
        cmocka_unit_test(test_depth),     cmocka_unit_test(test_names_twice),
        cmocka_unit_test(test_make_path), cmocka_unit_test(test_edit),
        cmocka_unit_test(test_order),     cmocka_unit_test(test_portals_and_categories),
        cmocka_unit_test(test_remove),    cmocka_unit_test(test_purge),
        cmocka_unit_test(test_source),    cmocka_unit_test(test_purge_in_steps),
        cmocka_unit_test(test_taken_in),  cmocka_unit_test(test_history),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
