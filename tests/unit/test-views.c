/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saved views: lists and counts after every kind of change, alone and in random histories. */
#include "tests/unit/store-fixture.h"

#include <stdlib.h>

#include "store/care/retention.h"
#include "store/edit/edit.h"
#include "store/tree/sources.h"
#include "store/view/walk.h"

enum { DAY = 86400 };

/* Random numbers of a history. */
static uint64_t seed;

static int any(int n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (int)((seed >> 33) % (uint64_t)n);
}

static int64_t add_view(struct store *s, int64_t parent, const char *title, const char *query)
{
    struct outline node = {.kind = NODE_VIEW, .title = title, .query = query};
    int64_t id;
    OK(tree_add(s, parent, &node, &id, &e));
    return id;
}

static void walk(struct store *s)
{
    bool more = true;
    while (more)
        OK(views_walk_step(s, &more, &e));
}

static struct article text(const char *url, const char *title, const char *content, int64_t time)
{
    return (struct article){.url = url,
                            .title = title,
                            .content = content,
                            .published = {.time = time, .precision = DATE_SECOND},
                            .views = -1};
}

struct place {
    struct fixture f;
    int64_t portal, category, first, second;
};

static void open_place(struct place *p)
{
    fixture_open(&p->f);
    struct store *s = p->f.s;
    p->portal = add_node(s, TREE_ROOT, NODE_PORTAL, "Town");
    p->category = add_node(s, p->portal, NODE_CATEGORY, "News");
    p->first = add_node(s, p->category, NODE_FEED, "Herald");
    p->second = add_node(s, p->portal, NODE_FEED, "Gazette");
    struct article a[] = {
        text("https://a.example/1", "A bridge opens", "<p>Over the river.", NOW - 10),
        text("https://a.example/2", "A market closes", "<p>Near the bridge.", NOW - 20),
        text("https://a.example/3", "Rain", "<p>All day.", NOW - 30),
    };
    struct article b[] = {
        text("https://b.example/1", "Bridges of the world", "<p>A list.", NOW - 3 * DAY),
        text("https://b.example/2", "Snow", "<p>All night.", NOW - 4 * DAY),
    };
    merge(s, p->first, a, ARRAY_SIZE(a));
    merge(s, p->second, b, ARRAY_SIZE(b));
}

static void expect(struct store *s, int64_t view, int64_t total, int64_t unread)
{
    assert_sound(s);
    assert_int_equal(total_of(s, view), total);
    assert_int_equal(unread_of(s, view), unread);
}

/* ---- single changes ---------------------------------------------------------------------- */

static void test_walk(void **state)
{
    struct place p;
    open_place(&p);
    int64_t view = add_view(p.f.s, TREE_ROOT, "Bridges", "bridge");
    expect(p.f.s, view, 0, 0); /* not complete yet: nothing to compare */
    walk(p.f.s);
    expect(p.f.s, view, 3, 3);
    fixture_close(&p.f);
}

static void test_arrival_and_edit(void **state)
{
    struct place p;
    open_place(&p);
    int64_t view = add_view(p.f.s, p.category, "Bridges", "bridge");
    int64_t titles = add_view(p.f.s, TREE_ROOT, "Titles", "title:rain OR title:snow");
    walk(p.f.s);
    struct article more[] = {
        text("https://a.example/4", "A new Bridge", "<p>Plans.", NOW - 1),
        text("https://a.example/3", "Rain over a bridge", "<p>All day.", NOW - 30),
    };
    merge(p.f.s, p.first, more, ARRAY_SIZE(more));
    expect(p.f.s, view, 5, 5);
    more[1] = text("https://a.example/3", "Sunshine", "<p>All day.", NOW - 30);
    merge(p.f.s, p.first, more, ARRAY_SIZE(more));
    expect(p.f.s, view, 4, 4);
    expect(p.f.s, titles, 1, 1);
    struct article page = {.content = "<p>Seen from a bridge.", .views = -1};
    OK(merge_page(p.f.s, article_at(p.f.s, p.second, 1), &page, NULL, NOW, NULL, &e));
    expect(p.f.s, view, 5, 5);
    /* A category does not count its views. */
    assert_int_equal(total_of(p.f.s, p.category), 4);
    fixture_close(&p.f);
}

static const char *problem_of(struct store *s, int64_t view, struct arena *arena)
{
    const struct tree_node *node;
    AUTO(tree) tree = {0};
    OK(tree_load(s, &tree, &e));
    node = tree_get_node(&tree, view);
    return arena_strdup(arena, node->status.problem);
}

/* A view whose expression takes too long is emptied, until it gets another one. */
static void test_costly(void **state)
{
    static const char costly[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-";
    struct place p;
    AUTO(arena) arena = {0};
    open_place(&p);
    struct store *s = p.f.s;
    int64_t bridges = add_view(s, TREE_ROOT, "Bridges", "/[Bb]ridges?\\b/");
    int64_t view = add_view(s, TREE_ROOT, "A", "title:/^(a|a)+$|bridge/i");
    walk(s);
    expect(s, bridges, 3, 3);
    expect(s, view, 2, 2);
    struct article a = text("https://a.example/9", costly, "<p>x", NOW);
    merge(s, p.first, &a, 1);
    expect(s, view, 0, 0);
    assert_string_equal(problem_of(s, view, &arena),
                        "the regular expression takes too long, at column 1");
    int64_t late = add_view(s, TREE_ROOT, "B", "title:/^(a|a)+$|bridge/i");
    walk(s); /* finds the same while it walks */
    expect(s, late, 0, 0);
    assert_non_null(problem_of(s, late, &arena));
    struct tree_change change = {.query = "title:/bridge/i"};
    OK(tree_edit(s, view, &change, &e));
    walk(s);
    expect(s, view, 2, 2);
    assert_null(problem_of(s, view, &arena));
    fixture_close(&p.f);
}

static void test_marks(void **state)
{
    struct place p;
    open_place(&p);
    struct store *s = p.f.s;
    int64_t view = add_view(s, TREE_ROOT, "Bridges", "bridge");
    int64_t fresh = add_view(s, TREE_ROOT, "Fresh", "bridge is:unread");
    int64_t stars = add_view(s, TREE_ROOT, "Stars", "is:starred");
    walk(s);
    int64_t id = article_at(s, view, 0);
    OK(articles_mark(s, MARK_READ, &id, 1, NULL, &e));
    expect(s, view, 3, 2);
    expect(s, fresh, 2, 2);
    OK(articles_mark(s, MARK_STAR, &id, 1, NULL, &e));
    expect(s, stars, 1, 0);
    OK(articles_mark(s, MARK_UNREAD, &id, 1, NULL, &e));
    expect(s, view, 3, 3);
    expect(s, fresh, 3, 3);
    expect(s, stars, 1, 1);
    struct ids ids;
    struct article_query query = {.node = view};
    OK(articles_mark_query(s, MARK_READ, &query, NULL, &ids, &e));
    assert_int_equal(ids.n, 3);
    expect(s, view, 3, 0);
    expect(s, fresh, 0, 0);
    OK(articles_mark(s, MARK_UNREAD, ids.v, ids.n, NULL, &e));
    ids_fini(&ids);
    expect(s, fresh, 3, 3);
    fixture_close(&p.f);
}

/* A collected article of a removed source stays in a view that asks for such only. */
static void test_removal(void **state)
{
    struct place p;
    open_place(&p);
    struct store *s = p.f.s;
    bool more = true;
    int64_t view = add_view(s, TREE_ROOT, "Bridges", "bridge");
    int64_t stars = add_view(s, TREE_ROOT, "Stars", "bridge is:starred");
    walk(s);
    int64_t id = article_at(s, p.first, 0);
    OK(articles_mark(s, MARK_STAR, &id, 1, NULL, &e));
    OK(tree_remove(s, p.category, NOW, &e));
    expect(s, view, 1, 1);
    expect(s, stars, 1, 1);
    OK(tree_restore(s, p.category, &e));
    expect(s, view, 3, 3);
    OK(tree_remove(s, p.category, NOW, &e));
    while (more)
        OK(tree_purge(s, NOW, &more, &e));
    expect(s, view, 1, 1);
    expect(s, stars, 1, 1);
    fixture_close(&p.f);
}

static void test_removed_view(void **state)
{
    struct place p;
    open_place(&p);
    struct store *s = p.f.s;
    bool more = true;
    int64_t view = add_view(s, p.category, "Bridges", "bridge");
    walk(s);
    OK(tree_remove(s, view, NOW, &e));
    int64_t id = article_at(s, p.first, 0);
    OK(articles_mark(s, MARK_READ, &id, 1, NULL, &e));
    OK(tree_restore(s, view, &e));
    expect(s, view, 3, 2);
    OK(tree_edit(s, view, &(struct tree_change){.parent = p.portal, .title = "B"}, &e));
    expect(s, view, 3, 2);
    assert_int_equal(total_of(s, p.portal), 5);
    OK(tree_edit(s, view, &(struct tree_change){.query = "snow"}, &e));
    walk(s);
    expect(s, view, 1, 1);
    OK(tree_remove(s, p.portal, NOW, &e));
    while (more)
        OK(tree_purge(s, NOW, &more, &e));
    assert_sound(s);
    FAILS(ERROR_NOT_FOUND, articles_count(s, &(struct article_query){.node = view}, &id, &e));
    fixture_close(&p.f);
}

static void expect_problem(struct store *s, int64_t view, const char *problem)
{
    AUTO(arena) arena = {0};
    struct tree_node node;
    OK(tree_get(s, view, &arena, &node, &e));
    assert_int_equal(node.kind, NODE_VIEW);
    if (problem)
        assert_non_null(strstr(node.status.problem, problem));
    else
        assert_null(node.status.problem);
}

static void test_paths(void **state)
{
    struct place p;
    open_place(&p);
    struct store *s = p.f.s;
    int64_t view = add_view(s, TREE_ROOT, "News", "in:Town/News");
    int64_t others = add_view(s, TREE_ROOT, "Others", "-in:Town/News");
    int64_t herald = add_view(s, TREE_ROOT, "Herald", "from:herald");
    walk(s);
    expect(s, view, 3, 3);
    expect(s, others, 2, 2);
    expect(s, herald, 3, 3);
    /* a source moves into the folder, and out of it */
    OK(tree_edit(s, p.second, &(struct tree_change){.parent = p.category}, &e));
    expect(s, view, 5, 5);
    expect(s, others, 0, 0);
    OK(tree_edit(s, p.second, &(struct tree_change){.parent = p.portal}, &e));
    expect(s, view, 3, 3);
    OK(tree_remove(s, p.first, NOW, &e));
    expect(s, view, 0, 0);
    OK(tree_restore(s, p.first, &e));
    expect(s, view, 3, 3);
    OK(tree_edit(s, p.first, &(struct tree_change){.title = "Courier"}, &e));
    expect(s, herald, 0, 0);
    OK(tree_edit(s, p.first, &(struct tree_change){.title = "Herald"}, &e));
    expect(s, herald, 3, 3);
    /* the folder itself */
    OK(tree_edit(s, p.category, &(struct tree_change){.title = "Reports"}, &e));
    walk(s);
    expect(s, view, 0, 0);
    expect_problem(s, view, "Town/News");
    int64_t again = add_node(s, p.portal, NODE_CATEGORY, "News");
    walk(s);
    expect(s, view, 0, 0);
    expect_problem(s, view, NULL);
    OK(tree_remove(s, again, NOW, &e));
    OK(tree_edit(s, p.category, &(struct tree_change){.title = "News"}, &e));
    walk(s);
    expect(s, view, 3, 3);
    OK(tree_remove(s, p.category, NOW, &e));
    walk(s);
    expect(s, view, 0, 0);
    expect_problem(s, view, "Town/News");
    OK(tree_restore(s, p.category, &e));
    walk(s);
    expect(s, view, 3, 3);
    fixture_close(&p.f);
}

static void test_places(void **state)
{
    struct place p;
    open_place(&p);
    struct store *s = p.f.s;
    int64_t view = add_view(s, TREE_ROOT, "Rain", "rain"), id;
    struct outline inside = {.kind = NODE_CATEGORY, .title = "C"};
    struct outline same = {.kind = NODE_VIEW, .title = "Rain", .query = "snow"};
    FAILS(ERROR_INVALID, tree_add(s, view, &inside, &id, &e));
    FAILS(ERROR_INVALID, tree_add(s, p.first, &same, &id, &e));
    FAILS(ERROR_EXISTS, tree_add(s, TREE_ROOT, &same, &id, &e));
    FAILS(ERROR_INVALID, tree_edit(s, p.first, &(struct tree_change){.query = "snow"}, &e));
    walk(s);
    expect(s, view, 1, 1);
    int64_t wrong = add_view(s, TREE_ROOT, "Wrong", "(snow");
    int64_t nested = add_view(s, TREE_ROOT, "Nested", "in:Rain");
    int64_t muted = add_view(s, TREE_ROOT, "Muted", "is:muted");
    walk(s);
    expect_problem(s, wrong, "bracket");
    expect_problem(s, nested, "Rain");
    expect_problem(s, muted, "muted");
    expect(s, nested, 0, 0);
    fixture_close(&p.f);
}

static void test_days(void **state)
{
    struct place p;
    open_place(&p);
    struct store *s = p.f.s;
    int64_t view = add_view(s, TREE_ROOT, "Lately", "since:1d");
    OK(views_begin_day(s, NOW, &e));
    walk(s);
    expect(s, view, 3, 3);
    OK(views_begin_day(s, NOW + 2 * DAY, &e));
    walk(s);
    expect(s, view, 0, 0);
    struct article a = text("https://a.example/9", "Late", "<p>.", NOW + 2 * DAY);
    merge_at(s, p.first, &a, 1, NOW + 2 * DAY);
    expect(s, view, 1, 1);
    /* A view of the same day, and a query changed on it, mean the same days. */
    int64_t later = add_view(s, TREE_ROOT, "Lately, too", "since:1d");
    int64_t changed = add_view(s, TREE_ROOT, "Changed", "late");
    OK(tree_edit(s, changed, &(struct tree_change){.query = "since:1d"}, &e));
    walk(s);
    expect(s, later, 1, 1);
    expect(s, changed, 1, 1);
    fixture_close(&p.f);
}

/* Two connections: each notices the other's views. */
static void test_connections(void **state)
{
    struct place p;
    struct store *other;
    open_place(&p);
    OK(store_open(p.f.path, &other, &e));
    int64_t view = add_view(other, TREE_ROOT, "Rain", "rain");
    walk(p.f.s);
    expect(p.f.s, view, 1, 1);
    struct article a = text("https://a.example/9", "More rain", "<p>.", NOW);
    merge(p.f.s, p.first, &a, 1);
    expect(other, view, 2, 2);
    OK(tree_edit(other, view, &(struct tree_change){.query = "snow"}, &e));
    a = text("https://a.example/10", "More snow", "<p>.", NOW);
    merge(p.f.s, p.first, &a, 1);
    walk(other);
    expect(p.f.s, view, 2, 2);
    store_close(other);
    fixture_close(&p.f);
}

/* Adds that many articles to the second source, every third with "bridge". */
static void fill(struct place *p, int n)
{
    AUTO(arena) arena = {0};
    struct article *a = arena_array(&arena, (size_t)n, sizeof *a);
    for (int i = 0; i < n; i++)
        a[i] = text(arena_printf(&arena, "https://b.example/more/%d", i),
                    arena_printf(&arena, i % 3 ? "Story %d" : "Bridge %d", i), "<p>.",
                    NOW - 5 * DAY - i);
    merge(p->f.s, p->second, a, (size_t)n);
}

/* A walk that was interrupted goes on where it was; what changes meanwhile is judged at once. */
static void test_interrupted_walk(void **state)
{
    struct place p;
    bool more;
    open_place(&p);
    fill(&p, 2400);
    int64_t view = add_view(p.f.s, TREE_ROOT, "Bridges", "bridge");
    OK(views_walk_step(p.f.s, &more, &e));
    assert_true(more);
    int64_t found = total_of(p.f.s, view);
    assert_in_range(found, 1, 700);
    store_close(p.f.s);
    OK(store_open(p.f.path, &p.f.s, &e));
    assert_int_equal(total_of(p.f.s, view), found);
    struct article a = text("https://b.example/2", "Snow on the bridge", "<p>.", NOW - 4 * DAY);
    merge(p.f.s, p.second, &a, 1);
    walk(p.f.s);
    expect(p.f.s, view, 804, 804);
    fixture_close(&p.f);
}

/* A large subtree leaves at once, and comes back by a walk. */
static void test_large_removal(void **state)
{
    struct place p;
    open_place(&p);
    struct store *s = p.f.s;
    fill(&p, 2400);
    int64_t view = add_view(s, TREE_ROOT, "Bridges", "bridge");
    int64_t inside = add_view(s, TREE_ROOT, "Inside", "in:Town bridge");
    walk(s);
    OK(tree_remove(s, p.second, NOW, &e));
    expect(s, view, 2, 2);
    walk(s);
    expect(s, inside, 2, 2);
    OK(tree_restore(s, p.second, &e));
    walk(s);
    expect(s, view, 803, 803);
    expect(s, inside, 803, 803);
    fixture_close(&p.f);
}

/* ---- random histories -------------------------------------------------------------------- */

enum { SOURCES = 4, FOLDERS = 4, STEPS = 120 };

struct history {
    struct store *s;
    int64_t folders[FOLDERS], sources[SOURCES];
    VEC(int64_t) removed, views;
    int64_t now;
    int n; /* articles published */
    struct arena arena;
};

static const char *const words[] = {"bridge", "river", "rain", "snow", "market", "library", "街道"};

static const char *any_word(void)
{
    return words[any(ARRAY_SIZE(words))];
}

static const char *const queries[] = {
    "bridge",
    "rain OR snow",
    "title:river",
    "-market",
    "is:unread bridge",
    "is:starred",
    "is:read -snow",
    "in:P/A",
    "-in:P/B rain",
    "from:F1",
    "in:P/A is:unread",
    "is:changed",
    "is:offline",
    "街道",
    "has:note OR rain",
    "since:2d",
    "in:P (rain OR from:F2)",
    "size:>60",
    "is:starred OR rain",
    "",
};

static void publish(struct history *h)
{
    struct article batch[6];
    size_t n = (size_t)any(ARRAY_SIZE(batch)) + 1;
    int64_t source = h->sources[any(SOURCES)];
    for (size_t i = 0; i < n; i++) {
        int number = any(3) || h->n < 5 ? h->n++ : any(h->n);
        batch[i] = text(arena_printf(&h->arena, "https://x.example/%d", number),
                        arena_printf(&h->arena, "About %s and %s", any_word(), any_word()),
                        arena_printf(&h->arena, "<p>Of %s, <b>%s</b>.", any_word(), any_word()),
                        h->now - any(3 * DAY));
        if (!any(8))
            batch[i].title = NULL;
        if (!any(4))
            batch[i].source = "F1";
    }
    static const bool all_read[ARRAY_SIZE(batch)] = {true, true, true, true, true, true};
    struct merge_options options = {.now = h->now, .read = any(5) ? NULL : all_read};
    struct error e;
    struct merge_counts counts;
    if (!merge_articles(h->s, source, batch, n, &options, &counts, &e))
        assert_int_equal(e.code, ERROR_NOT_FOUND); /* removed */
}

static int64_t any_article(struct history *h)
{
    int64_t id = 0;
    OK(db_get(h->s, &e, &id,
              "SELECT coalesce((SELECT id FROM article WHERE id >= ?1 ORDER BY id LIMIT 1), 0)",
              DB(any(h->n + 1))));
    return id;
}

static void mark(struct history *h)
{
    static const enum mark marks[] = {MARK_READ, MARK_UNREAD, MARK_STAR,   MARK_UNSTAR,
                                      MARK_MUTE, MARK_UNMUTE, MARK_DELETE, MARK_RESTORE};
    enum mark m = marks[any(3) ? any(4) : any(8)];
    int64_t id = any_article(h);
    struct article_query query = {.node = any(2) && h->views.n ? h->views.v[any((int)h->views.n)]
                                                               : h->folders[any(FOLDERS)]};
    if (any(3))
        OK(articles_mark(h->s, m, &id, 1, NULL, &e));
    else
        OK(articles_mark_query(h->s, m, &query, NULL, NULL, &e));
}

static void fetch_page(struct history *h)
{
    struct article page = {.content = arena_printf(&h->arena, "<p>All of %s.", any_word()),
                           .views = -1};
    int64_t id = any_article(h);
    if (id)
        OK(merge_page(h->s, id, any(4) ? &page : NULL, "not found", h->now, NULL, &e));
}

/* Changes that are impossible where the tree has got to are left out. */
static void change_tree(struct history *h)
{
    static const char *const names[] = {"P", "A", "B", "F1", "F2"};
    struct error e;
    int64_t node = any(2) ? h->folders[1 + any(FOLDERS - 1)] : h->sources[any(SOURCES)];
    struct tree_change change = {0};
    bool done = false;
    switch (any(4)) {
    case 0:
        change.title = names[any(ARRAY_SIZE(names))];
        done = tree_edit(h->s, node, &change, &e);
        break;
    case 1:
        change.parent = h->folders[any(FOLDERS)];
        done = tree_edit(h->s, node, &change, &e);
        break;
    case 2:
        done = tree_remove(h->s, node, h->now, &e);
        if (done)
            vec_push(&h->removed, node);
        break;
    default:
        if (!h->removed.n)
            break;
        done = tree_restore(h->s, h->removed.v[--h->removed.n], &e);
    }
}

static void change_quiet(struct history *h)
{
    AUTO(arena) arena = {0};
    struct source_settings settings;
    int64_t source = h->sources[any(SOURCES)];
    if (source_load(h->s, source, &arena, NULL, &settings, NULL)) {
        settings.quiet = any(2);
        OK(source_save_settings(h->s, source, &settings, &e));
    }
}

static void change_views(struct history *h)
{
    const char *query = queries[any(ARRAY_SIZE(queries))];
    struct error e;
    if (h->views.n < 6) {
        const char *title = arena_printf(&h->arena, "V%d", any(1000));
        struct outline node = {.kind = NODE_VIEW, .title = title, .query = query};
        int64_t id;
        if (tree_add(h->s, any(2) ? TREE_ROOT : h->folders[0], &node, &id, &e))
            vec_push(&h->views, id);
        return;
    }
    size_t i = (size_t)any((int)h->views.n);
    if (any(3))
        (void)!tree_edit(h->s, h->views.v[i], &(struct tree_change){.query = query}, &e);
    else if (tree_remove(h->s, h->views.v[i], h->now, &e))
        vec_remove(&h->views, i);
}

static void trim(struct history *h)
{
    struct retention rule = {
        .keep_since = h->now - 2 * DAY, .keep_articles = 10, .keep_unread = h->now - DAY};
    struct article_position at = {INT64_MIN, 0};
    bool any_old = false, more = true;
    int64_t forgotten = 0, source = h->sources[any(SOURCES)];
    OK(retention_begin(h->s, source, &rule, &any_old, &e));
    while (any_old && more)
        OK(retention_step(h->s, source, &rule, &at, &forgotten, &more, &e));
}

static void act(struct history *h)
{
    switch (any(13)) {
    case 0:
    case 1:
    case 2:
        publish(h);
        break;
    case 3:
    case 4:
    case 5:
        mark(h);
        break;
    case 6:
        fetch_page(h);
        break;
    case 7:
    case 8:
        change_tree(h);
        break;
    case 9:
        change_views(h);
        break;
    case 10:
        trim(h);
        break;
    case 11:
        change_quiet(h);
        break;
    default:
        h->now += DAY / 2;
        OK(views_begin_day(h->s, h->now, &e));
    }
}

static void run(uint64_t first)
{
    struct fixture f;
    fixture_open(&f);
    struct history h = {.s = f.s, .now = NOW};
    seed = first;
    h.folders[0] = add_node(f.s, TREE_ROOT, NODE_PORTAL, "P");
    h.folders[1] = add_node(f.s, h.folders[0], NODE_CATEGORY, "A");
    h.folders[2] = add_node(f.s, h.folders[0], NODE_CATEGORY, "B");
    h.folders[3] = add_node(f.s, h.folders[1], NODE_CATEGORY, "C");
    for (int i = 0; i < SOURCES; i++) {
        char title[16];
        snprintf(title, sizeof title, "F%d", i);
        h.sources[i] = add_node(f.s, h.folders[i], NODE_FEED, title);
    }
    for (int step = 0; step < STEPS; step++) {
        AUTO(buf) report = BUF_INIT;
        bool more;
        act(&h);
        if (any(3))
            walk(f.s);
        else
            OK(views_walk_step(f.s, &more, &e));
        OK(store_check(f.s, &report, &e));
        if (report.n)
            fail_msg("seed %d, step %d: %s", (int)first, step, buf_c(&report));
        arena_fini(&h.arena);
    }
    bool more = true;
    while (more)
        OK(tree_purge(f.s, h.now, &more, &e));
    walk(f.s);
    assert_sound(f.s);
    vec_fini(&h.removed);
    vec_fini(&h.views);
    fixture_close(&f);
}

static void test_histories(void **state)
{
    for (uint32_t i = 1; i <= seeds(8); i++)
        run(i);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_walk),
        cmocka_unit_test(test_arrival_and_edit),
        cmocka_unit_test(test_costly),
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_removal),
        cmocka_unit_test(test_removed_view),
        cmocka_unit_test(test_paths),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_days),
        cmocka_unit_test(test_connections),
        cmocka_unit_test(test_interrupted_walk),
        cmocka_unit_test(test_large_removal),
        cmocka_unit_test(test_histories),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
