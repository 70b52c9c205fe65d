/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands without network: marks, undo, tree, state values. */
#include "tests/engine/fixture.h"

#include <poll.h>
#include <sqlite3.h>
#include <unistd.h>

#include "model/tag.h"
#include "store/search/index.h"
#include "store/store.h"

static void fill(struct fixture *f)
{
    fixture_serve_feed(f, "a", 10);
    fixture_serve_feed(f, "b", 5);
    SUBSCRIBE(f, NODE_FEED, "/a", "/b");
    fixture_refresh_ok(f, REFRESH_DUE);
    assert_int_equal(fixture_total(f), 15);
    assert_int_equal(fixture_unread(f), 15);
}

static int64_t done_updated(struct fixture *f, engine_ticket ticket)
{
    struct engine_event *event = fixture_done(f, ticket);
    int64_t updated = event->updated;
    engine_event_free(event);
    return updated;
}

/* Undoes the last change, which was one of that node. */
static void undo(struct fixture *f, enum engine_change change, const char *title)
{
    struct engine_event *event = fixture_done(f, SEND(f, .kind = ENGINE_UNDO));
    assert_int_equal(event->change, change);
    assert_string_equal(event->title ? event->title : "", title ? title : "");
    engine_event_free(event);
}

static void test_mark_and_undo(void **state)
{
    struct fixture *f = *state;
    fill(f);
    AUTO(article_list) list = {0};
    fixture_list(f, 0, &list);
    int64_t ids[] = {list.rows[0].at.id, list.rows[1].at.id, list.rows[2].at.id, 999999};

    assert_int_equal(
        done_updated(f, SEND(f, .kind = ENGINE_MARK, .mark = MARK_READ, .ids = ids, .n_ids = 1)),
        1);
    assert_int_equal(
        done_updated(f, SEND(f, .kind = ENGINE_MARK, .mark = MARK_READ, .ids = ids, .n_ids = 4)),
        2);
    assert_int_equal(fixture_unread(f), 12);
    assert_int_equal(done_updated(f, SEND(f, .kind = ENGINE_UNDO)),
                     2); /* not the one read before */
    assert_int_equal(fixture_unread(f), 14);
    assert_int_equal(done_updated(f, SEND(f, .kind = ENGINE_REDO)), 2);
    assert_int_equal(fixture_unread(f), 12);
    fixture_end(f, SEND(f, .kind = ENGINE_REDO), ERROR_NOT_FOUND);
    assert_int_equal(done_updated(f, SEND(f, .kind = ENGINE_UNDO)), 2);
    assert_int_equal(
        done_updated(f, SEND(f, .kind = ENGINE_MARK, .mark = MARK_STAR, .ids = ids, .n_ids = 2)),
        2);
    fixture_end(f, SEND(f, .kind = ENGINE_REDO), ERROR_NOT_FOUND); /* dropped by the new change */
    assert_int_equal(done_updated(f, SEND(f, .kind = ENGINE_UNDO)), 2);
    assert_int_equal(done_updated(f, SEND(f, .kind = ENGINE_UNDO)), 1);
    assert_int_equal(fixture_unread(f), 15);
    SEND(f, .kind = ENGINE_FORGET_CHANGES);
    fixture_end(f, SEND(f, .kind = ENGINE_UNDO), ERROR_NOT_FOUND);
}

/* A title that is only the address's last part gives way to the feed's; a chosen one stays. */
static void test_source_titles(void **state)
{
    struct fixture *f = *state;
    char *body = fixture_feed("Geese", 2);
    char *urls[2] = {mem_strdup(httpd_url(f->httpd, "/a.xml")),
                     mem_strdup(httpd_url(f->httpd, "/b.xml"))};
    struct outline outlines[] = {
        {.kind = NODE_FEED, .title = "a.xml", .url = urls[0]},
        {.kind = NODE_FEED, .title = "Chosen", .url = urls[1]},
    };
    REPLY(f->httpd, "/a.xml", .body = body);
    REPLY(f->httpd, "/b.xml", .body = body);
    fixture_end(f,
                SEND(f, .kind = ENGINE_ADD_OUTLINES, .title = "Test", .outlines = outlines,
                     .n_outlines = 2),
                ERROR_NONE);
    fixture_refresh_ok(f, REFRESH_DUE);
    AUTO(tree) tree = {0};
    fixture_tree(f, &tree);
    assert_string_equal(tree.nodes[1].title, "Geese");
    assert_string_equal(tree.nodes[2].title, "Chosen");
    free(urls[0]);
    free(urls[1]);
    free(body);
}

static void test_mark_query(void **state)
{
    struct fixture *f = *state;
    fill(f);
    struct error e;
    int64_t node = fixture_find(f, "Test/\\/a");
    struct article_query query = {.node = node};
    assert_int_equal(
        done_updated(f, SEND(f, .kind = ENGINE_MARK_QUERY, .mark = MARK_READ, .query = query)), 10);
    assert_int_equal(fixture_unread(f), 5);
    int64_t count;
    query.unread_only = true;
    assert_true(engine_count(f->engine, &query, &count, &e));
    assert_int_equal(count, 0);
    struct engine_event *event = fixture_done(f, SEND(f, .kind = ENGINE_UNDO));
    assert_int_equal(event->change, CHANGE_MARK);
    assert_int_equal(event->mark, MARK_READ);
    assert_int_equal(event->updated, 10);
    engine_event_free(event);
    assert_int_equal(fixture_unread(f), 15);
}

static int64_t tag(struct fixture *f, const char *add, const char *remove, const int64_t *ids,
                   size_t n)
{
    return done_updated(f, engine_send(f->engine, &(struct engine_command){.kind = ENGINE_TAG,
                                                                           .value = add,
                                                                           .title = remove,
                                                                           .ids = ids,
                                                                           .n_ids = n,
                                                                           .query.node = 1}));
}

static void set_note(struct fixture *f, int64_t id, const char *text)
{
    engine_event_free(fixture_done(
        f, engine_send(f->engine, &(struct engine_command){
                                      .kind = ENGINE_SET_NOTE, .id = id, .value = text})));
}

static void assert_kept(struct fixture *f, int64_t id, const char *tags, const char *note)
{
    AUTO(engine_article) a = {0};
    struct error e;
    assert_true(engine_article(f->engine, id, true, &a, &e));
    struct str list = str_from(a.row.tags), wanted = str_from(tags), name;
    assert_int_equal(list.n, wanted.n);
    while (tag_next(&wanted, &name)) /* in any order */
        assert_true(tag_is_in(list, name));
    assert_string_equal(a.note ? a.note : "", note);
}

/* Changes of several tags are one undo; they count each article once. */
static void test_tags_and_notes(void **state)
{
    struct fixture *f = *state;
    fill(f);
    int64_t ids[2];
    AUTO(article_list) list = {0};
    struct error e;
    assert_true(engine_list(f->engine, &(struct article_query){.node = TREE_ROOT}, NULL, false,
                            false, 2, &list, &e));
    ids[0] = list.rows[0].at.id;
    ids[1] = list.rows[1].at.id;
    assert_int_equal(tag(f, "a, b", NULL, ids, 2), 2);
    assert_int_equal(tag(f, "c", "a, b", ids, 1), 1);
    assert_kept(f, ids[0], "c", "");
    assert_kept(f, ids[1], "a, b", "");
    assert_int_equal(tag(f, "all", NULL, NULL, 0), 15);
    assert_int_equal(tag(f, "all", NULL, NULL, 0), 0); /* no change, no undo */
    undo(f, CHANGE_TAG, NULL);
    assert_int_equal(
        done_updated(f, engine_send(f->engine, &(struct engine_command){.kind = ENGINE_TAG,
                                                                        .title = "a, b",
                                                                        .query = {.node = 1}})),
        1);
    assert_kept(f, ids[1], "", "");
    undo(f, CHANGE_TAG, NULL);
    undo(f, CHANGE_TAG, NULL);
    assert_kept(f, ids[0], "a, b", "");
    undo(f, CHANGE_TAG, NULL);
    assert_kept(f, ids[0], "", "");
    engine_event_free(
        fixture_done(f, engine_send(f->engine, &(struct engine_command){.kind = ENGINE_REDO})));
    assert_kept(f, ids[0], "a, b", "");

    set_note(f, ids[0], "one");
    set_note(f, ids[0], "two");
    set_note(f, ids[0], NULL);
    assert_kept(f, ids[0], "a, b", "");
    undo(f, CHANGE_NOTE, NULL);
    assert_kept(f, ids[0], "a, b", "two");
    undo(f, CHANGE_NOTE, NULL);
    undo(f, CHANGE_NOTE, NULL);
    assert_kept(f, ids[0], "a, b", "");
}

static void test_remove_and_edit(void **state)
{
    struct fixture *f = *state;
    fill(f);
    struct error e;
    int64_t node = fixture_find(f, "Test/\\/a");

    fixture_end(f, SEND(f, .kind = ENGINE_REMOVE, .id = node), ERROR_NONE);
    assert_int_equal(fixture_total(f), 5);
    undo(f, CHANGE_REMOVE, "/a");
    assert_int_equal(fixture_total(f), 15);
    fixture_end(f, SEND(f, .kind = ENGINE_REDO), ERROR_NONE);
    assert_int_equal(fixture_total(f), 5);
    undo(f, CHANGE_REMOVE, "/a");

    fixture_end(f, SEND(f, .kind = ENGINE_EDIT, .id = node, .title = "Renamed"), ERROR_NONE);
    assert_int_equal(fixture_find(f, "Test/Renamed"), node);
    undo(f, CHANGE_EDIT, "/a");
    int64_t none;
    assert_false(engine_find_path(f->engine, "Test/Renamed", &none, &e));
    assert_int_equal(e.code, ERROR_NOT_FOUND);
    fixture_end(f, SEND(f, .kind = ENGINE_REMOVE, .id = 999999), ERROR_NOT_FOUND);
    fixture_end(f, SEND(f, .kind = ENGINE_EDIT, .id = 999999, .title = "x"), ERROR_NOT_FOUND);
}

static void assert_secrets(struct fixture *f, int64_t node, const char *cookie,
                           const char *credentials)
{
    AUTO(arena) arena = {0};
    struct source_settings s;
    struct error e;
    assert_true(engine_settings(f->engine, node, &arena, &s, &e));
    assert_string_equal(s.cookie ? s.cookie : "", cookie);
    assert_string_equal(s.credentials ? s.credentials : "", credentials);
}

/* Sets an address; true when that drops the secrets. */
static bool drops(struct fixture *f, int64_t node, const char *url)
{
    struct engine_event *event =
        fixture_done(f, SEND(f, .kind = ENGINE_EDIT, .id = node, .url = url));
    bool dropped = event->drops_secrets;
    engine_event_free(event);
    return dropped;
}

/* An address at another host drops cookie and credentials, and undo restores them with it. */
static void test_secrets(void **state)
{
    struct fixture *f = *state;
    fill(f);
    int64_t node = fixture_find(f, "Test/\\/a");
    assert_false(drops(f, node, "http://one.example/feed"));
    fixture_end(f,
                SEND(f, .kind = ENGINE_SET_SETTINGS, .id = node,
                     .settings = {.zone_offset = ZONE_OFFSET_NONE,
                                  .interval_minutes = 7,
                                  .cookie = "id=1",
                                  .credentials = "goose:secret"}),
                ERROR_NONE);
    assert_false(drops(f, node, "https://one.example/other"));
    assert_secrets(f, node, "id=1", "goose:secret");
    assert_true(drops(f, node, "https://two.example/other"));
    assert_secrets(f, node, "", "");
    undo(f, CHANGE_EDIT, "/a");
    assert_secrets(f, node, "id=1", "goose:secret");
    fixture_end(f, SEND(f, .kind = ENGINE_REDO), ERROR_NONE);
    assert_secrets(f, node, "", "");
    undo(f, CHANGE_EDIT, "/a");
    assert_true(drops(f, node, "http://one.example/other")); /* no longer encrypted */
    assert_secrets(f, node, "", "");
    undo(f, CHANGE_EDIT, "/a");
    assert_true(drops(f, node, "https://new:login@two.example/other"));
    assert_secrets(f, node, "", "new:login");
}

static void assert_titles(struct fixture *f, const char *want)
{
    AUTO(tree) tree = {0};
    AUTO(buf) b = BUF_INIT;
    fixture_tree(f, &tree);
    for (size_t i = 0; i < tree.n; i++)
        buf_printf(&b, "%d%s ", tree.nodes[i].depth, tree.nodes[i].title);
    assert_string_equal(buf_c(&b), want);
    fixture_assert_sound(f);
}

/* Categories are made, moved and removed, and each step is undone and done again. */
static void test_organise(void **state)
{
    struct fixture *f = *state;
    fill(f);
    assert_titles(f, "0Test 1/a 1/b ");
    int64_t test = fixture_find(f, "Test"), a = fixture_find(f, "Test/\\/a"),
            b = fixture_find(f, "Test/\\/b");

    fixture_end(f, SEND(f, .kind = ENGINE_MAKE_PATH, .parent = test, .value = "Pond/Deep"),
                ERROR_NONE);
    fixture_end(f,
                SEND(f, .kind = ENGINE_MAKE_PATH, .parent = TREE_ROOT, .value = "Test/Pond/Deep"),
                ERROR_EXISTS);
    assert_titles(f, "0Test 1/a 1/b 1Pond 2Deep ");
    undo(f, CHANGE_ADD, "Pond");
    assert_titles(f, "0Test 1/a 1/b ");
    fixture_end(f, SEND(f, .kind = ENGINE_REDO), ERROR_NONE);
    int64_t deep = fixture_find(f, "Test/Pond/Deep");

    fixture_end(f, SEND(f, .kind = ENGINE_EDIT, .id = a, .parent = deep, .before = TREE_LAST),
                ERROR_NONE);
    assert_titles(f, "0Test 1/b 1Pond 2Deep 3/a ");
    fixture_end(f, SEND(f, .kind = ENGINE_EDIT, .id = b, .before = TREE_LAST), ERROR_NONE);
    assert_titles(f, "0Test 1Pond 2Deep 3/a 1/b ");
    undo(f, CHANGE_EDIT, "/b");
    assert_titles(f, "0Test 1/b 1Pond 2Deep 3/a ");
    undo(f, CHANGE_EDIT, "/a");
    assert_titles(f, "0Test 1/a 1/b 1Pond 2Deep ");
    fixture_end(f, SEND(f, .kind = ENGINE_REDO), ERROR_NONE);
    fixture_end(f, SEND(f, .kind = ENGINE_REMOVE, .id = deep), ERROR_NONE);
    assert_titles(f, "0Test 1/b 1Pond ");
    undo(f, CHANGE_REMOVE, "Deep");
    assert_titles(f, "0Test 1/b 1Pond 2Deep 3/a ");
    assert_int_equal(fixture_total(f), 15);
    fixture_end(f, SEND(f, .kind = ENGINE_EDIT, .id = test, .parent = deep, .before = TREE_LAST),
                ERROR_INVALID);
}

static void test_undo_of_adding(void **state)
{
    struct fixture *f = *state;
    static const struct outline outlines[] = {
        {.kind = NODE_FEED, .title = "Tea", .url = "https://tea.example/"},
        {.kind = NODE_CATEGORY, .title = "Mills"},
    };
    fixture_end(f, SEND(f, .kind = ENGINE_ADD_OUTLINES, .outlines = outlines, .n_outlines = 1),
                ERROR_NONE);
    fixture_end(f, SEND(f, .kind = ENGINE_ADD_OUTLINES, .outlines = outlines, .n_outlines = 2),
                ERROR_NONE);
    assert_titles(f, "0My feeds 1Tea 1Mills ");
    undo(f, CHANGE_ADD, "Mills");
    assert_titles(f, "0My feeds 1Tea ");
    undo(f, CHANGE_ADD, "My feeds");
    assert_titles(f, "");
    fixture_end(f, SEND(f, .kind = ENGINE_REDO), ERROR_NONE);
    assert_titles(f, "0My feeds 1Tea ");
}

static void test_paths(void **state)
{
    struct fixture *f = *state;
    struct outline outlines[] = {
        {.kind = NODE_CATEGORY, .depth = 0, .title = "Life"},
        {.kind = NODE_CATEGORY, .depth = 1, .title = "Food/Drink"},
        {.kind = NODE_FEED, .depth = 2, .title = "Tea", .url = "http://example.org/tea"},
        {.kind = NODE_CATEGORY, .depth = 0, .title = "Literature"},
        {.kind = NODE_CATEGORY, .depth = 0, .title = "News"},
    };
    struct engine_event *event =
        fixture_done(f, SEND(f, .kind = ENGINE_ADD_OUTLINES, .title = "Hengyang",
                             .outlines = outlines, .n_outlines = ARRAY_SIZE(outlines)));
    assert_int_equal(event->added, 1);
    int64_t portal = event->node;
    engine_event_free(event);
    static const struct {
        const char *path;
        const char *title; /* NULL: not found */
    } cases[] = {
        {"Hengyang", "Hengyang"},
        {"heng", "Hengyang"},
        {"Heng/Life", "Life"},
        {"Heng/Li", NULL}, /* Life or Literature */
        {"Heng/Lit", "Literature"},
        {"Heng/Life/Food\\/Drink/T", "Tea"},
        {"Heng/Life/Food/Tea", "Tea"},
        {"Heng/Life/Drink/Tea", NULL},
        {"http://example.org/tea", "Tea"},
        {"http://example.org/coffee", NULL},
        {"Elsewhere", NULL},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(tree) tree = {0};
        struct error e = {0};
        int64_t node = 0;
        bool found = engine_find_path(f->engine, cases[i].path, &node, &e);
        assert_int_equal(found, cases[i].title != NULL);
        if (!found) {
            assert_int_equal(e.code, ERROR_NOT_FOUND);
            continue;
        }
        assert_string_equal(fixture_node(f, &tree, node).title, cases[i].title);
    }
    /* the same once more adds nothing, and goes into what is there */
    event = fixture_done(f, SEND(f, .kind = ENGINE_ADD_OUTLINES, .title = "Hengyang",
                                 .outlines = outlines, .n_outlines = 3));
    assert_int_equal(event->added, 0);
    assert_int_equal(event->node, portal);
    engine_event_free(event);
}

static void test_list_and_article(void **state)
{
    struct fixture *f = *state;
    fill(f);
    struct article_query query = {.node = TREE_ROOT};
    AUTO(article_list) list = {0}, more = {0}, back = {0};
    struct error e;
    assert_true(engine_list(f->engine, &query, NULL, false, false, 4, &list, &e));
    assert_int_equal(list.n, 4);
    assert_true(list.more);
    assert_true(engine_list(f->engine, &query, &list.rows[3].at, true, false, 100, &more, &e));
    assert_int_equal(more.n, 12);
    assert_false(more.more);
    assert_int_equal(more.rows[0].at.id, list.rows[3].at.id);
    assert_true(engine_list(f->engine, &query, &list.rows[3].at, false, true, 2, &back, &e));
    assert_int_equal(back.rows[1].at.id, list.rows[2].at.id);

    struct engine_article article;
    assert_true(engine_article(f->engine, list.rows[0].at.id, true, &article, &e));
    assert_int_equal(article.n_path, 2);
    assert_string_equal(article.path[0], "Test");
    assert_true(article.body.root->first != NULL);
    assert_true(article.previous.id == 0 || article.next.id != 0);
    SEND(f, .kind = ENGINE_SET_POSITION, .id = list.rows[0].at.id,
         .position = UINT64_C(0x7654321000000077));
    engine_article_fini(&article);
    assert_false(engine_article(f->engine, 999999, true, &article, &e));
    assert_int_equal(e.code, ERROR_NOT_FOUND);
    fixture_end(
        f, SEND(f, .kind = ENGINE_MARK, .mark = MARK_READ, .ids = &list.rows[0].at.id, .n_ids = 1),
        ERROR_NONE);
    assert_true(engine_article(f->engine, list.rows[0].at.id, true, &article, &e));
    assert_true(article.position == UINT64_C(0x7654321000000077));
    assert_true(article.row.read);
    engine_article_fini(&article);
}

static void test_state_and_reopen(void **state)
{
    struct fixture *f = *state;
    assert_null(engine_state(f->engine, "open"));
    SEND(f, .kind = ENGINE_SET_STATE, .title = "open", .value = "1 2 3");
    SEND(f, .kind = ENGINE_SET_STATE, .title = "view", .value = "x");
    SEND(f, .kind = ENGINE_SET_STATE, .title = "view");
    char *value = engine_state(f->engine, "open"); /* at once, written or not */
    assert_string_equal(value, "1 2 3");
    free(value);
    fixture_reopen(f);
    value = engine_state(f->engine, "open");
    assert_string_equal(value, "1 2 3");
    free(value);
    assert_null(engine_state(f->engine, "view"));
    char *report;
    struct error e;
    assert_true(engine_check(f->engine, &report, &e));
    assert_string_equal(report, "");
    free(report);
}

static void test_read_only(void **state)
{
    struct fixture *f = *state;
    fill(f);
    struct engine_options options = f->options;
    struct engine *reader;
    AUTO(tree) tree = {0};
    struct error e;
    int64_t root = TREE_ROOT;
    options.read_only = true;
    assert_true(engine_open(&options, &reader, &e));
    assert_true(engine_tree(reader, &tree, &e));
    assert_int_equal(tree.all.total, 15);
    struct engine_event *event = engine_finish(
        reader,
        engine_send(reader,
                    &(struct engine_command){
                        .kind = ENGINE_REFRESH, .ids = &root, .n_ids = 1, .flags = REFRESH_NOW}),
        NULL, NULL);
    assert_int_equal(event->error.code, ERROR_READ_ONLY);
    engine_event_free(event);
    engine_close(reader);
    options.database = "/nonexistent/gander.db";
    assert_false(engine_open(&options, &reader, &e));
    assert_int_equal(e.code, ERROR_NOT_FOUND);
}

static struct engine_event *wait_for(struct engine *n, enum engine_event_kind kind)
{
    for (;;) {
        struct engine_event *event = engine_take_event(n);
        if (event && event->kind == kind)
            return event;
        engine_event_free(event);
        usleep(1000);
    }
}

/* Another process's change is told with ticket 0, though nobody here asked anything. */
static void test_other_process(void **state)
{
    struct fixture *f = *state;
    f->options.resident = true;
    fixture_reopen(f);
    fill(f);
    struct engine *other;
    AUTO(article_list) list = {0};
    struct error e;
    fixture_list(f, 0, &list);
    for (struct engine_event *event; (event = engine_take_event(f->engine));)
        engine_event_free(event);
    assert_true(engine_open(&f->options, &other, &e));
    engine_send(
        other, &(struct engine_command){
                   .kind = ENGINE_MARK, .mark = MARK_READ, .ids = &list.rows[0].at.id, .n_ids = 1});
    struct engine_event *event = wait_for(f->engine, EVENT_CHANGED);
    assert_int_equal(event->ticket, 0);
    engine_event_free(event);
    assert_int_equal(fixture_unread(f), 14);
    engine_close(other);
}

/* Idle work of a reader waits for its first rest, or for some seconds: by the time that a change of
 * another process is told, no article is indexed although the time for it has come. */
static void check_first_rest(struct fixture *f, bool rests)
{
    f->options.resident = true;
    fixture_reopen(f);
    fill(f);
    struct engine *other;
    struct store *s;
    struct error e;
    int64_t left;
    AUTO(article_list) list = {0};
    fixture_list(f, 0, &list);
    for (struct engine_event *event; (event = engine_take_event(f->engine));)
        engine_event_free(event);
    f->ahead_ms += 1000;
    assert_true(engine_open(&f->options, &other, &e));
    engine_send(
        other, &(struct engine_command){
                   .kind = ENGINE_MARK, .mark = MARK_READ, .ids = &list.rows[0].at.id, .n_ids = 1});
    engine_event_free(wait_for(f->engine, EVENT_CHANGED));
    assert_true(store_open_read_only(f->database, &s, &e));
    assert_true(search_index_left(s, INT64_MAX, &left, &e));
    assert_int_equal(left, 15);
    if (rests)
        engine_rest(f->engine);
    else
        f->ahead_ms += 5000;
    while (left > 0) {
        usleep(1000);
        assert_true(search_index_left(s, INT64_MAX, &left, &e));
    }
    store_close(s);
    engine_close(other);
}

static void test_first_rest(void **state)
{
    check_first_rest(*state, true);
}

static void test_no_rest(void **state)
{
    check_first_rest(*state, false);
}

/* After marks, the counts make of an earlier tree the present one. */
static void test_counts(void **state)
{
    struct fixture *f = *state;
    AUTO(tree) before = {0}, after = {0};
    AUTO(tree_counts) counts = {0};
    AUTO(article_list) list = {0};
    struct error e;
    fill(f);
    for (struct engine_event *event; (event = engine_take_event(f->engine));)
        engine_event_free(event);
    fixture_tree(f, &before);
    fixture_list(f, 0, &list);
    SEND(f, .kind = ENGINE_MARK, .mark = MARK_READ, .ids = &list.rows[0].at.id, .n_ids = 1);
    struct engine_event *event = wait_for(f->engine, EVENT_CHANGED);
    assert_true(event->counts_only);
    engine_event_free(event);
    assert_true(engine_tree_counts(f->engine, &counts, &e));
    tree_set_counts(&before, &counts);
    fixture_tree(f, &after);
    assert_int_equal(after.all.unread, after.all.total - 1);
    assert_memory_equal(&before.all, &after.all, sizeof after.all);
    for (size_t i = 0; i < after.n; i++) {
        assert_int_equal(before.nodes[i].unread, after.nodes[i].unread);
        assert_int_equal(before.nodes[i].total, after.nodes[i].total);
        assert_int_equal(before.nodes[i].offline, after.nodes[i].offline);
    }
}

/* The database file without its log has a starred article. */
static bool is_written_back(const struct fixture *f)
{
    char uri[128];
    sqlite3 *db;
    sqlite3_stmt *stmt = NULL;
    snprintf(uri, sizeof uri, "file:%s?immutable=1", f->database);
    assert_int_equal(sqlite3_open_v2(uri, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL), 0);
    sqlite3_prepare_v2(db, "SELECT 1 FROM article WHERE starred", -1, &stmt, NULL);
    bool found = stmt && sqlite3_step(stmt) == SQLITE_ROW;
    sqlite3_finalize(stmt);
    sqlite3_close(db);
    return found;
}

/* After a second of rest, closing the database has nothing left to write. */
static void test_write_back(void **state)
{
    struct fixture *f = *state;
    fill(f);
    AUTO(article_list) list = {0};
    fixture_list(f, 0, &list);
    fixture_end(
        f, SEND(f, .kind = ENGINE_MARK, .mark = MARK_STAR, .ids = &list.rows[0].at.id, .n_ids = 1),
        ERROR_NONE);
    while (!is_written_back(f)) {
        f->ahead_ms += 1000;
        usleep(10000);
    }
}

static bool has_log(const struct fixture *f)
{
    char log[128];
    snprintf(log, sizeof log, "%s-wal", f->database);
    return access(log, F_OK) == 0;
}

/* The last changes are written back: by a child after a resident engine, else by the engine. */
static void test_leave(void **state)
{
    struct fixture *f = *state;
    fill(f);
    AUTO(article_list) list = {0};
    fixture_list(f, 0, &list);
    for (int resident = 1; resident >= 0; resident--) {
        f->options.resident = resident;
        fixture_reopen(f);
        fixture_end(f,
                    SEND(f, .kind = ENGINE_MARK, .mark = MARK_READ,
                         .ids = &list.rows[resident].at.id, .n_ids = 1),
                    ERROR_NONE);
        engine_close(f->engine);
        f->engine = NULL;
        while (resident && has_log(f))
            usleep(1000);
        assert_false(has_log(f));
    }
    fixture_reopen(f);
    assert_int_equal(fixture_unread(f), 13);
}

/* Nobody has to write for it to be noticed. */
static void test_deleted(void **state)
{
    struct fixture *f = *state;
    f->options.resident = true;
    fixture_reopen(f);
    assert_int_equal(unlink(f->database), 0);
    struct engine_event *event = wait_for(f->engine, EVENT_DONE);
    assert_int_equal(event->ticket, 0);
    assert_int_equal(event->error.code, ERROR_SYSTEM);
    assert_non_null(strstr(event->error.detail, "was deleted or replaced"));
    engine_event_free(event);
}

/* Of a very long article the beginning is read, and said to be one. */
static void test_long_article(void **state)
{
    enum { LIMIT = 2 << 20 };
    struct fixture *f = *state;
    struct error e;
    AUTO(buf) feed = BUF_INIT;
    buf_add_c(&feed, "<rss version=\"2.0\"><channel><title>long</title><item><title>Epic</title>"
                     "<guid>1</guid><description>&lt;p&gt;The beginning. ");
    while (feed.n < LIMIT * 3 / 2)
        buf_add_c(&feed, "&lt;/p&gt;&lt;p&gt;And then the geese flew on over the next hill. ");
    buf_add_c(&feed, "The end.&lt;/p&gt;</description></item></channel></rss>");
    REPLY(f->httpd, "/long", .body = buf_c(&feed));
    SUBSCRIBE(f, NODE_FEED, "/long");
    fixture_refresh_ok(f, REFRESH_NOW);
    AUTO(article_list) list = {0};
    AUTO(engine_article) a = {0};
    fixture_list(f, 0, &list);
    assert_true(engine_article(f->engine, list.rows[0].at.id, true, &a, &e));
    assert_true(strlen(a.html) > LIMIT);
    assert_true(fixture_says(&a, "The beginning."));
    assert_false(fixture_says(&a, "The end."));
    assert_non_null(a.text_problem);
}

/* Another process that keeps the database for itself. */
static struct store *lock_database(struct fixture *f)
{
    struct store *other;
    struct error e;
    assert_true(store_open(f->database, &other, &e));
    assert_true(store_begin(other, &e));
    return other;
}

static void unlock_database(struct store *other)
{
    store_rollback(other);
    store_close(other);
}

enum { MARKS = 3 };

static void star_each(struct fixture *f, engine_ticket tickets[MARKS])
{
    AUTO(article_list) list = {0};
    fixture_list(f, 0, &list);
    for (int i = 0; i < MARKS; i++) {
        tickets[i] =
            SEND(f, .kind = ENGINE_MARK, .mark = MARK_STAR, .ids = &list.rows[i].at.id, .n_ids = 1);
    }
}

static int64_t count_starred(struct fixture *f)
{
    AUTO(tree) tree = {0};
    fixture_tree(f, &tree);
    return tree.all.starred;
}

/* Takes all events up to the stop's; the number of marks that ended with that code. */
static int stop(struct fixture *f, const engine_ticket tickets[MARKS], enum error_code code)
{
    engine_ticket last = SEND(f, .kind = ENGINE_STOP);
    int found = 0;
    for (bool ended = false; !ended;) {
        struct pollfd fd = {.fd = engine_fd(f->engine), .events = POLLIN};
        poll(&fd, 1, -1);
        for (struct engine_event *event; (event = engine_take_event(f->engine));) {
            for (int i = 0; i < MARKS; i++)
                found += event->last && event->ticket == tickets[i] && event->error.code == code;
            ended = ended || event->ticket == last;
            engine_event_free(event);
        }
    }
    return found;
}

/* Marks wait for another process, and are stored before the engine ends. */
static void test_stop_waits(void **state)
{
    struct fixture *f = *state;
    engine_ticket tickets[MARKS];
    fill(f);
    struct store *other = lock_database(f);
    star_each(f, tickets);
    unlock_database(other);
    assert_int_equal(stop(f, tickets, ERROR_NONE), MARKS);
    fixture_reopen(f);
    assert_int_equal(count_starred(f), MARKS);
}

static void test_abandon(void **state)
{
    struct fixture *f = *state;
    engine_ticket tickets[MARKS];
    fill(f);
    struct store *other = lock_database(f);
    star_each(f, tickets);
    engine_abandon(f->engine);
    assert_int_equal(stop(f, tickets, ERROR_BUSY), MARKS);
    unlock_database(other);
    fixture_reopen(f);
    assert_int_equal(count_starred(f), 0);
}

/* They share one deadline; once it has passed, and the lock with it, the next mark is stored. */
static void test_lock_deadline(void **state)
{
    struct fixture *f = *state;
    engine_ticket tickets[MARKS];
    fill(f);
    struct store *other = lock_database(f);
    star_each(f, tickets);
    for (int i = 0; i < MARKS; i++) {
        struct engine_event *event;
        do { /* each look at the clock finds it later */
            f->ahead_ms += 1000;
            event = engine_take_event(f->engine);
            usleep(1000);
        } while (!event);
        assert_int_equal(event->ticket, tickets[i]);
        assert_int_equal(event->error.code, ERROR_BUSY);
        engine_event_free(event);
    }
    unlock_database(other);
    star_each(f, tickets);
    assert_int_equal(stop(f, tickets, ERROR_NONE), MARKS);
    fixture_reopen(f);
    assert_int_equal(count_starred(f), MARKS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(t) cmocka_unit_test_setup_teardown(t, fixture_setup, fixture_teardown)
        TEST(test_mark_and_undo),
        TEST(test_source_titles),
        TEST(test_mark_query),
        TEST(test_tags_and_notes),
        TEST(test_remove_and_edit),
        TEST(test_secrets),
        TEST(test_organise),
        TEST(test_undo_of_adding),
        TEST(test_paths),
        TEST(test_list_and_article),
        TEST(test_state_and_reopen),
        TEST(test_read_only),
        TEST(test_first_rest),
        TEST(test_no_rest),
        TEST(test_other_process),
        TEST(test_counts),
        TEST(test_deleted),
        TEST(test_write_back),
        TEST(test_leave),
        TEST(test_long_article),
        TEST(test_stop_waits),
        TEST(test_abandon),
        TEST(test_lock_deadline),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
