/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deletion by a refresh: articles beyond their source's limits, nodes removed long ago. */
#include "tests/engine/fixture.h"

enum { DAY = 86400 };

/* Items titled "N days", each so many days old, 0 to n - 1. */
static void serve_days(struct fixture *f, const char *target, int n)
{
    AUTO(buf) b = BUF_INIT;
    buf_add_c(&b, "<rss version=\"2.0\"><channel><title>Days</title>");
    for (int i = 0; i < n; i++) {
        buf_printf(&b,
                   "<item><title>%d days</title><guid>%s %d</guid><description>text</description>",
                   i, target, i);
        buf_add_c(&b, "<pubDate>");
        date_add_rfc3339(
            &b, (struct date){.time = clock_now(&clock_system) - (int64_t)i * DAY - DAY / 2,
                              .precision = DATE_SECOND});
        buf_add_c(&b, "</pubDate></item>");
    }
    buf_add_c(&b, "</channel></rss>");
    httpd_forget(f->httpd, target);
    REPLY(f->httpd, target, .body = buf_c(&b));
}

static int64_t node_of(struct fixture *f, const char *target)
{
    return fixture_find(f, httpd_url(f->httpd, target));
}

static void set_limits(struct fixture *f, const char *target, int articles, int days)
{
    struct source_settings s;
    AUTO(arena) arena = {0};
    struct error e;
    int64_t node = node_of(f, target);
    assert_true(engine_settings(f->engine, node, &arena, &s, &e));
    s.keep_articles = articles;
    s.keep_days = days;
    fixture_end(f, SEND(f, .kind = ENGINE_SET_SETTINGS, .id = node, .settings = s), ERROR_NONE);
}

static void mark(struct fixture *f, const char *target, enum mark mark, int day)
{
    AUTO(article_list) list = {0};
    char title[32];
    snprintf(title, sizeof title, "%d days", day);
    fixture_list(f, node_of(f, target), &list);
    for (size_t i = 0; i < list.n; i++) {
        if (day < 0 || strcmp(list.rows[i].title, title) == 0) {
            fixture_end(
                f,
                SEND(f, .kind = ENGINE_MARK, .mark = mark, .ids = &list.rows[i].at.id, .n_ids = 1),
                ERROR_NONE);
        }
    }
}

static size_t count(struct fixture *f, const char *target)
{
    AUTO(article_list) list = {0};
    fixture_list(f, node_of(f, target), &list);
    return list.n;
}

static void test_limits(void **state)
{
    struct fixture *f = *state;
    serve_days(f, "/few", 100);
    serve_days(f, "/days", 100);
    serve_days(f, "/all", 100);
    SUBSCRIBE(f, NODE_FEED, "/few", "/days", "/all");
    f->options.keep_articles = 60;
    fixture_reopen(f);
    set_limits(f, "/few", 20, 0);
    set_limits(f, "/days", KEEP_ALL, 45);
    set_limits(f, "/all", KEEP_ALL, KEEP_ALL);
    fixture_refresh_ok(f, REFRESH_DUE);
    /* Everything is unread: what is younger than 30 days stays in any case. */
    assert_int_equal(count(f, "/few"), 30);
    assert_int_equal(count(f, "/days"), 45);
    assert_int_equal(count(f, "/all"), 100);
    mark(f, "/few", MARK_READ, -1);
    mark(f, "/few", MARK_STAR, 25);
    fixture_refresh_ok(f, REFRESH_NOW | REFRESH_FORCE);
    assert_int_equal(count(f, "/few"), 21);
    fixture_assert_sound(f);
    /* The feed still has them all, and nothing comes back. */
    fixture_refresh_ok(f, REFRESH_NOW | REFRESH_FORCE);
    assert_int_equal(count(f, "/few"), 21);
    /* Time passes: what is beyond the days goes without any answer that is new. */
    mark(f, "/days", MARK_READ, -1);
    f->ahead = 10 * DAY;
    fixture_refresh_ok(f, REFRESH_NOW);
    assert_int_equal(count(f, "/days"), 35);
    /* Without a limit of its own the general one holds. */
    mark(f, "/all", MARK_READ, -1);
    set_limits(f, "/all", 0, 0);
    fixture_refresh_ok(f, REFRESH_NOW);
    assert_int_equal(count(f, "/all"), 60);
    fixture_assert_sound(f);
}

static void test_nothing_by_itself(void **state)
{
    struct fixture *f = *state;
    serve_days(f, "/feed", 100);
    SUBSCRIBE(f, NODE_FEED, "/feed");
    fixture_refresh_ok(f, REFRESH_DUE);
    mark(f, "/feed", MARK_READ, -1);
    f->ahead = 1000 * (int64_t)DAY;
    fixture_refresh_ok(f, REFRESH_NOW | REFRESH_FORCE);
    assert_int_equal(count(f, "/feed"), 100);
}

/* Older pages that somebody asked for are not thrown away before they are read. */
static void test_older(void **state)
{
    struct fixture *f = *state;
    for (int page = 0; page < 2; page++) {
        AUTO(buf) b = BUF_INIT;
        buf_add_c(&b, "<html><body><ul>");
        for (int i = 0; i < 10; i++) {
            int number = 40 - page * 10 - i;
            buf_printf(&b,
                       "<li><a href=\"/p/%d.html\">Number %d: what the council decided</a>"
                       "<span>2020-01-%02d</span></li>",
                       number, number, 1 + number % 28);
        }
        buf_printf(&b, "</ul>%s</body></html>",
                   page == 0 ? "<a rel=next href=\"/list_2\">Next</a>" : "");
        fixture_serve_page(f, page == 0 ? "/list" : "/list_2", buf_c(&b));
    }
    SUBSCRIBE(f, NODE_LIST, "/list");
    set_limits(f, "/list", 10, 0);
    fixture_refresh_ok(f, REFRESH_DUE);
    int64_t node = node_of(f, "/list");
    fixture_end(f, SEND(f, .kind = ENGINE_FETCH_OLDER, .ids = &node, .n_ids = 1), ERROR_NONE);
    assert_int_equal(count(f, "/list"), 20);
    fixture_refresh_ok(f, REFRESH_NOW | REFRESH_FORCE);
    assert_int_equal(count(f, "/list"), 20);
    mark(f, "/list", MARK_READ, -1);
    fixture_refresh_ok(f, REFRESH_NOW | REFRESH_FORCE);
    assert_int_equal(count(f, "/list"), 10);
}

/* A removal can be undone for a day; then a refresh makes it final. */
static void test_removed(void **state)
{
    struct fixture *f = *state;
    serve_days(f, "/gone", 50);
    serve_days(f, "/stays", 50);
    SUBSCRIBE(f, NODE_FEED, "/gone", "/stays");
    fixture_refresh_ok(f, REFRESH_DUE);
    int64_t gone = node_of(f, "/gone");
    fixture_end(f, SEND(f, .kind = ENGINE_REMOVE, .id = gone), ERROR_NONE);
    f->ahead = DAY - 60;
    fixture_refresh_ok(f, REFRESH_NOW);
    fixture_end(f, SEND(f, .kind = ENGINE_UNDO), ERROR_NONE);
    assert_int_equal(fixture_total(f), 100);
    mark(f, "/stays", MARK_STAR, 3);
    fixture_end(f, SEND(f, .kind = ENGINE_REMOVE, .id = gone), ERROR_NONE);
    f->ahead += DAY + 60;
    fixture_refresh_ok(f, REFRESH_NOW);
    assert_int_equal(fixture_total(f), 50);
    /* The removal is beyond undo: the change before it is taken back. */
    struct engine_event *event = fixture_done(f, SEND(f, .kind = ENGINE_UNDO));
    assert_int_equal(event->change, CHANGE_MARK);
    assert_int_equal(event->mark, MARK_STAR);
    assert_int_equal(event->updated, 1);
    engine_event_free(event);
    assert_int_equal(fixture_total(f), 50);
    fixture_assert_sound(f);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_limits),
        TEST(test_nothing_by_itself),
        TEST(test_older),
        TEST(test_removed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
