/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Watched pages: earlier texts are stored when, and only when, words change. */
#include "tests/engine/fixture.h"

enum { MAX_VERSIONS = 10 };

/* The page with these numbers, and a counter, a clock and a year that are others each time. */
static void serve(struct fixture *f, const char *numbers, int visit)
{
    AUTO(buf) b = BUF_INIT;
    buf_printf(
        &b,
        "<!doctype html><html><head><title>Useful phone numbers</title>"
        "<meta name=visit content=\"%d\"></head><body>"
        "<div id=top>Today is day %d of the year. <a href=/>Home</a> <a href=/a>About</a></div>"
        "<article><h1>Useful phone numbers</h1>",
        visit, visit);
    for (int i = 0; i < 6; i++) {
        buf_printf(&b,
                   "<p class=\"c%d\">The office for matter %d answers questions of the citizens on "
                   "every working day, in the morning as well as in the afternoon.</p>",
                   visit, i);
    }
    buf_printf(&b,
               "<p>%s</p></article><div id=footer class=footer><p>Copyright %d, the city.</p>"
               "<p>Visitors so far: %d</p><p>Page made at 2026-11-%02d 10:%02d:00</p></div>"
               "</body></html>",
               numbers, 2000 + visit, 123400 + visit * 7, 1 + visit % 28, visit % 60);
    fixture_serve_page(f, "/phones", buf_c(&b));
}

static void refresh(struct fixture *f, const char *numbers, int visit, int updated)
{
    serve(f, numbers, visit);
    struct engine_event *event = fixture_refresh(f, REFRESH_NOW);
    assert_int_equal(event->error.code, ERROR_NONE);
    assert_int_equal(event->failed, 0);
    assert_int_equal(event->updated, updated);
    engine_event_free(event);
}

static void open_only(struct fixture *f, struct engine_article *a)
{
    AUTO(article_list) list = {0};
    struct error e;
    fixture_list(f, 0, &list);
    assert_int_equal(list.n, 1);
    assert_true(engine_article(f->engine, list.rows[0].at.id, true, a, &e));
}

static void assert_earlier(struct fixture *f, int64_t id, int number, const char *words)
{
    AUTO(engine_article) a = {0};
    struct error e;
    assert_true(engine_article_earlier(f->engine, id, number, &a, &e));
    assert_true(fixture_says(&a, words));
    assert_true(fixture_says(&a, "The office for matter 3"));
}

static void test_versions(void **state)
{
    struct fixture *f = *state;
    struct engine_article a, none;
    struct error e;
    serve(f, "Water: 0734-1111111", 1);
    SUBSCRIBE(f, NODE_PAGE, "/phones");
    fixture_refresh_ok(f, REFRESH_DUE);
    open_only(f, &a);
    int64_t id = a.row.at.id;
    assert_int_equal(a.n_earlier, 0);
    engine_article_fini(&a);
    assert_false(engine_article_earlier(f->engine, id, 1, &none, &e));
    assert_int_equal(e.code, ERROR_NOT_FOUND);
    fixture_end(f, SEND(f, .kind = ENGINE_MARK, .mark = MARK_READ, .ids = &id, .n_ids = 1),
                ERROR_NONE);

    /* Other bytes, the same words. */
    refresh(f, "Water: 0734-1111111", 2, 0);
    refresh(f, "<b>Water</b>:\n 0734-1111111", 3, 0);
    open_only(f, &a);
    assert_int_equal(a.n_earlier, 0);
    assert_false(a.row.changed);
    engine_article_fini(&a);

    f->ahead = 3600;
    refresh(f, "Water: 0734-2222222", 4, 1);
    refresh(f, "Water: 0734-2222222", 5, 0);
    f->ahead = 7200;
    refresh(f, "Water: 0734-3333333", 6, 1);
    open_only(f, &a);
    assert_true(a.row.changed);
    assert_int_equal(a.n_earlier, 2);
    assert_in_range(a.earlier[0] - a.earlier[1], 3590, 3700);
    engine_article_fini(&a);
    assert_earlier(f, id, 1, "0734-2222222");
    assert_earlier(f, id, 2, "0734-1111111");

    for (int i = 0; i < 2 * MAX_VERSIONS; i++) {
        char words[32];
        snprintf(words, sizeof words, "Water: %d", i);
        refresh(f, words, 7 + i, 1);
    }
    open_only(f, &a);
    assert_int_equal(a.n_earlier, MAX_VERSIONS);
    engine_article_fini(&a);
    assert_earlier(f, id, 1, "Water: 18");
    assert_earlier(f, id, MAX_VERSIONS, "Water: 9");
    fixture_assert_sound(f);
    /* They go with the page. */
    AUTO(tree) tree = {0};
    fixture_tree(f, &tree);
    fixture_end(f, SEND(f, .kind = ENGINE_REMOVE, .id = tree.nodes[tree.n - 1].id), ERROR_NONE);
    f->ahead += 2 * 86400;
    fixture_refresh_ok(f, REFRESH_NOW);
    assert_false(engine_article_earlier(f->engine, id, 1, &none, &e));
    fixture_assert_sound(f);
}

/* Edits of feeds store no earlier versions. */
static void test_feeds(void **state)
{
    struct fixture *f = *state;
    AUTO(engine_article) a = {0};
    for (int i = 0; i < 2; i++) {
        httpd_forget(f->httpd, "/feed");
        REPLY(f->httpd, "/feed",
              .body = i == 0 ? "<rss><channel><item><guid>1</guid><title>A</title>"
                               "<description>One text</description></item></channel></rss>"
                             : "<rss><channel><item><guid>1</guid><title>A</title>"
                               "<description>Two texts</description></item></channel></rss>");
        if (i == 0)
            SUBSCRIBE(f, NODE_FEED, "/feed");
        fixture_refresh_ok(f, REFRESH_NOW);
    }
    open_only(f, &a);
    assert_int_equal(a.n_earlier, 0);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {TEST(test_versions), TEST(test_feeds)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
