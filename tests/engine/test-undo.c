/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Undo over restarts: random actions of all kinds on articles, tags, notes, nodes, views and rules,
 * undone one by one, which leaves the database as it was before each, with counts that equal a
 * recount; and damaged entries of the journal.
 */
#include "tests/engine/fixture.h"

#include <stdlib.h>

#include "engine/edit/change.h"
#include "store/article/article.h"
#include "store/record/changes.h"
#include "store/sql/db.h"
#include "store/tree/listing.h"

enum { ARTICLES = 15, ACTIONS = 60 };

static uint64_t seed;

static size_t any(size_t n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(seed >> 33) % n;
}

static void fill(struct fixture *f)
{
    fixture_serve_feed(f, "a", 10);
    fixture_serve_feed(f, "b", 5);
    fixture_subscribe(f, NODE_FEED, (const char *const[]){"/a", "/b"}, 2);
    fixture_refresh_ok(f, REFRESH_DUE);
    engine_send(f->engine, &(struct engine_command){.kind = ENGINE_FORGET_CHANGES});
}

/* ---- state --------------------------------------------------------------------------------- */

static struct store *open_store(struct fixture *f)
{
    struct store *s;
    struct error e;
    if (!store_open(f->database, &s, &e))
        fail_msg("%s", e.detail);
    return s;
}

static int64_t count_changes(struct fixture *f)
{
    struct store *s = open_store(f);
    int64_t n;
    assert_true(db_get(s, NULL, &n, "SELECT count(*) FROM change WHERE NOT undone"));
    store_close(s);
    return n;
}

static void add_rows(struct buf *b, struct store *s, const char *sql)
{
    bool row;
    sqlite3_stmt *st = db_statement(s, sql, NULL);
    assert_non_null(st);
    while (db_step(s, st, &row, NULL) && row) {
        buf_add(b, db_column_str(st, 0));
        buf_add_char(b, '\n');
    }
}

/* All that the actions may change. */
static char *state_of(struct fixture *f)
{
    static const char *const queries[] = {
        "SELECT format('%d %d %d %d', id, " ARTICLE_IS_READ
        ", starred, hidden) FROM article a ORDER BY id",
        ("SELECT format('%s %d', key, article) FROM tagged JOIN tag ON tag.id = tag"
         " ORDER BY key, article"),
        "SELECT format('%d %s', article, text) FROM note ORDER BY article",
        "SELECT format('%d %d %d', id, keep_days, quiet) FROM source ORDER BY id",
        "SELECT format('%d %s %s %Q', id, query, actions, stopped) FROM rule WHERE removed_at IS "
        "NULL"
        " ORDER BY id",
        "SELECT format('%d %s', id, query) FROM view JOIN node USING(id)"
        " WHERE removed_at IS NULL ORDER BY id"};
    struct buf b = BUF_INIT;
    AUTO(tree) tree = {0};
    engine_event_free(fixture_done(
        f, engine_send(f->engine, &(struct engine_command){.kind = ENGINE_FILL_VIEWS})));
    struct store *s = open_store(f);
    for (size_t i = 0; i < ARRAY_SIZE(queries); i++)
        add_rows(&b, s, queries[i]);
    store_close(s);
    assert_true(engine_tree(f->engine, &tree, NULL));
    buf_printf(&b, "all %lld of %lld\n", (long long)tree.all.unread, (long long)tree.all.total);
    for (size_t i = 0; i < tree.n; i++) {
        const struct tree_node *n = &tree.nodes[i];
        buf_printf(&b, "%lld in %lld: %s %lld of %lld\n", (long long)n->id, (long long)n->parent,
                   n->title, (long long)n->unread, (long long)n->total);
    }
    return buf_take(&b);
}

/* ---- actions ------------------------------------------------------------------------------- */

static const char *const names[] = {"later", "Politics", "环境", "a b"};

static void choose_articles(struct engine_command *c, int64_t *ids)
{
    static const char *const searches[] = {NULL, "title:\"a 3\"", "words"};
    c->n_ids = any(3) == 0 ? 0 : 1 + any(4);
    for (size_t i = 0; i < c->n_ids; i++)
        ids[i] = 1 + (int64_t)any(ARTICLES + 1); /* the last one does not exist */
    c->ids = ids;
    c->query = (struct article_query){.node = TREE_ROOT,
                                      .unread_only = any(4) == 0,
                                      .starred_only = any(6) == 0,
                                      .search = searches[any(ARRAY_SIZE(searches))]};
}

static int64_t any_node(struct fixture *f)
{
    AUTO(tree) tree = {0};
    assert_true(engine_tree(f->engine, &tree, NULL));
    return tree.n > 0 ? tree.nodes[any(tree.n)].id : 1;
}

static const char *const queries[] = {"words",
                                      "title:\"a 3\" OR title:\"b 1\"",
                                      "is:unread -tag:later",
                                      "tag:Politics OR is:starred OR note:",
                                      "title:/[ab] [1-4]$/",
                                      "in:\"My feeds\"",
                                      "in:Test"};

/* Adds a view or a rule, or changes one. */
static void change_query(struct fixture *f, struct engine_command *c, struct arena *arena)
{
    const char *query = queries[any(ARRAY_SIZE(queries))];
    switch (any(5)) {
    case 0:
        c->kind = ENGINE_ADD_VIEW;
        c->title = arena_printf(arena, "View %zu", any(6));
        c->value = query;
        break;
    case 1:
        c->kind = ENGINE_EDIT;
        c->id = any_node(f);
        c->value = query;
        break;
    case 2:
        c->kind = ENGINE_ADD_RULE;
        c->rule = (struct rule){.query = query, .actions = any(2) ? "mute" : "star tag:ruled"};
        c->flags = any(2) ? RULE_ARCHIVE : 0;
        break;
    case 3:
        c->kind = ENGINE_SWITCH_RULE;
        c->id = 1 + (int64_t)any(6);
        c->flags = any(2) ? RULE_ON : 0;
        break;
    default:
        c->kind = ENGINE_REMOVE_RULE;
        c->id = 1 + (int64_t)any(6);
    }
}

static void act(struct fixture *f)
{
    static const char *const texts[] = {"one", "zwei\nund drei", "", "四"};
    struct engine_command c = {0};
    AUTO(arena) arena = {0};
    int64_t ids[4];
    choose_articles(&c, ids);
    switch (any(10)) {
    case 0:
    case 1:
        c.kind = c.n_ids > 0 ? ENGINE_MARK : ENGINE_MARK_QUERY;
        c.mark = (enum mark)any(MARK_RESTORE + 1);
        break;
    case 2:
    case 3:
        c.kind = ENGINE_TAG;
        c.value = any(3) ? names[any(4)] : arena_printf(&arena, "%s, %s", names[0], names[2]);
        c.title = any(3) ? NULL : names[any(4)];
        break;
    case 4:
        c.kind = ENGINE_SET_NOTE;
        c.id = 1 + (int64_t)any(ARTICLES);
        c.value = texts[any(4)];
        break;
    case 5:
        c.kind = ENGINE_MAKE_PATH;
        c.parent = TREE_ROOT;
        c.value = arena_printf(&arena, "Test/Category %zu/Inner", any(4));
        break;
    case 6:
        c.kind = any(3) ? ENGINE_EDIT : ENGINE_REMOVE;
        c.id = any_node(f);
        c.title = arena_printf(&arena, "Title %zu", any(100));
        c.before = any(2) ? TREE_LAST : 0;
        break;
    case 7:
    case 8:
        change_query(f, &c, &arena);
        break;
    default:
        c.kind = ENGINE_SET_SETTINGS;
        c.id = any_node(f);
        c.settings = (struct source_settings){.keep_days = 1000 + (int)any(1000),
                                              .zone_offset = ZONE_OFFSET_NONE,
                                              .quiet = any(2),
                                              .cookie = "id=1"};
    }
    /* May fail, as the settings of a folder do. */
    engine_event_free(engine_finish(f->engine, engine_send(f->engine, &c), NULL, NULL));
}

static void step(struct fixture *f, enum engine_command_kind kind)
{
    engine_event_free(
        fixture_done(f, engine_send(f->engine, &(struct engine_command){.kind = kind})));
}

static void assert_state(struct fixture *f, const char *expected)
{
    char *now = state_of(f);
    assert_string_equal(now, expected);
    free(now);
    fixture_assert_sound(f);
}

static void test_random(void **state)
{
    struct fixture *f = *state;
    char *before[ACTIONS + 1];
    fill(f);
    for (size_t k = 0; k < seeds(2); k++) {
        size_t n = 0;
        seed = k;
        before[0] = state_of(f);
        for (int64_t made = count_changes(f); n < ACTIONS; made = count_changes(f)) {
            act(f);
            if (count_changes(f) > made) {
                before[++n] = state_of(f);
                fixture_assert_sound(f);
            } else {
                assert_state(f, before[n]); /* what is not recorded changed nothing */
            }
        }
        for (size_t i = n; i-- > 0;) {
            if (i % 16 == 7)
                fixture_reopen(f);
            step(f, ENGINE_UNDO);
            assert_state(f, before[i]);
            if (i % 7 == 3) {
                step(f, ENGINE_REDO);
                assert_state(f, before[i + 1]);
                step(f, ENGINE_UNDO);
            }
        }
        for (size_t i = 0; i <= n; i++)
            free(before[i]);
    }
}

/* ---- the journal --------------------------------------------------------------------------- */

static void add_change(struct fixture *f, struct str data)
{
    struct store *s = open_store(f);
    assert_true(changes_save(s, data, 100, &(int64_t){0}, NULL));
    store_close(s);
}

static void tag_all(struct fixture *f, const char *name)
{
    engine_event_free(fixture_done(
        f, engine_send(f->engine, &(struct engine_command){
                                      .kind = ENGINE_TAG, .value = name, .query.node = 1})));
}

/* Entries of unknown format are skipped, as are those on what no longer exists. */
static void test_foreign(void **state)
{
    struct fixture *f = *state;
    fill(f);
    char *before = state_of(f);
    tag_all(f, "all");
    add_change(f, STR("\x02\x00nonsense"));
    add_change(f, STR(""));
    struct change gone = {.kind = CHANGE_REMOVE, .node = 12345, .title = "Gone"};
    AUTO(buf) b = BUF_INIT;
    change_pack(&b, &gone);
    add_change(f, buf_str(&b));
    add_change(f, str_slice(buf_str(&b), 0, b.n - 1));
    step(f, ENGINE_UNDO);
    assert_state(f, before);
    assert_int_equal(count_changes(f), 0);
    step(f, ENGINE_REDO);
    step(f, ENGINE_UNDO);
    struct engine_event *event = engine_finish(
        f->engine, engine_send(f->engine, &(struct engine_command){.kind = ENGINE_UNDO}), NULL,
        NULL);
    assert_int_equal(event->error.code, ERROR_NOT_FOUND);
    engine_event_free(event);
    free(before);
}

static void mark_one(struct fixture *f, enum mark mark, int64_t id)
{
    engine_event_free(
        fixture_done(f, SEND(f, .kind = ENGINE_MARK, .mark = mark, .ids = &id, .n_ids = 1)));
}

/* "": by the user; NULL: not muted. */
static void assert_muted_by(struct fixture *f, int64_t article, const char *query)
{
    AUTO(stored_article) a = {0};
    struct store *s = open_store(f);
    assert_true(articles_load(s, article, &a, NULL));
    store_close(s);
    assert_int_equal(a.row.hidden, query ? ARTICLE_MUTED : ARTICLE_LISTED);
    assert_string_equal(a.muted_by ? a.muted_by : "", query ? query : "");
}

/* A rule over the archive is one step with its marks, and its articles know it after a redo. */
static void test_rule_over_archive(void **state)
{
    static const char query[] = "title:\"a 3\" OR title:\"b 1\"";
    struct fixture *f = *state;
    AUTO(article_list) found = {0};
    fill(f);
    char *before = state_of(f);
    struct article_query q = {.node = TREE_ROOT, .search = query};
    assert_true(engine_list(f->engine, &q, NULL, false, false, 10, &found, NULL));
    assert_int_equal(found.n, 2);
    struct engine_event *event =
        fixture_done(f, SEND(f, .kind = ENGINE_ADD_RULE, .flags = RULE_ARCHIVE,
                             .rule = {.query = query, .actions = "mute tag:old notify"}));
    assert_int_equal(event->updated, 2);
    engine_event_free(event);
    for (int i = 0; i < 2; i++) {
        assert_muted_by(f, found.rows[0].at.id, query);
        assert_muted_by(f, found.rows[1].at.id, query);
        fixture_reopen(f);
        event = fixture_done(f, SEND(f, .kind = ENGINE_UNDO));
        assert_int_equal(event->change, CHANGE_ADD_RULE);
        assert_int_equal(event->updated, 2);
        engine_event_free(event);
        assert_state(f, before);
        assert_muted_by(f, found.rows[0].at.id, NULL);
        step(f, ENGINE_REDO);
    }
    /* The rule is the one that muted last, not one that was undone. */
    step(f, ENGINE_UNDO);
    engine_event_free(
        fixture_done(f, SEND(f, .kind = ENGINE_ADD_RULE, .flags = RULE_ARCHIVE,
                             .rule = {.query = "title:a OR title:b", .actions = "mute"})));
    assert_muted_by(f, found.rows[0].at.id, "title:a OR title:b");
    engine_event_free(fixture_done(f, SEND(f, .kind = ENGINE_ADD_RULE, .flags = RULE_ARCHIVE,
                                           .rule = {.query = query, .actions = "mute"})));
    assert_muted_by(f, found.rows[0].at.id, "title:a OR title:b");
    /* Nor is it one whose article was unmuted, unless that is undone. */
    int64_t id = found.rows[0].at.id;
    mark_one(f, MARK_UNMUTE, id);
    step(f, ENGINE_UNDO);
    assert_muted_by(f, id, "title:a OR title:b");
    step(f, ENGINE_REDO);
    mark_one(f, MARK_MUTE, id);
    assert_muted_by(f, id, "");
    free(before);
}

/* The last hundred stay. */
static void test_bounds(void **state)
{
    struct fixture *f = *state;
    fill(f);
    for (int i = 0; i < 110; i++) {
        engine_event_free(fixture_done(
            f,
            engine_send(f->engine, &(struct engine_command){.kind = ENGINE_MARK,
                                                            .mark = i % 2 ? MARK_UNREAD : MARK_READ,
                                                            .ids = (int64_t[]){1},
                                                            .n_ids = 1})));
    }
    assert_int_equal(count_changes(f), 100);
    step(f, ENGINE_UNDO);
    assert_int_equal(count_changes(f), 99);
}

/* 100,000 consecutive ids take a few bytes, scattered ones two each. */
static void test_size(void **state)
{
    enum { N = 100000 };
    struct change *c = change_new(CHANGE_MARK);
    struct marked m = {.mark = MARK_STAR, .ids = {mem_zalloc(N, sizeof(int64_t)), N}};
    AUTO(buf) b = BUF_INIT;
    for (int64_t i = 0; i < N; i++)
        m.ids.v[i] = 1000000 + i;
    vec_push(&c->marks, m);
    change_pack(&b, c);
    assert_true(b.n < 20);
    struct change *read = change_unpack(buf_str(&b));
    assert_non_null(read);
    assert_int_equal(read->marks.v[0].ids.n, N);
    assert_memory_equal(read->marks.v[0].ids.v, m.ids.v, N * sizeof(int64_t));
    change_free(read);
    for (int64_t i = 0; i < N; i++)
        m.ids.v[i] = 1000000 + 3 * i;
    buf_clear(&b);
    change_pack(&b, c);
    assert_true(b.n < 2 * N + 20);
    change_free(c);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_random), TEST(test_foreign), TEST(test_bounds),
                                       TEST(test_rule_over_archive), cmocka_unit_test(test_size)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
