/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Older pages of list sources, while articles move between them. */
#include "tests/engine/fixture.h"

enum { PER_PAGE = 10 };

/* One page of a list: articles `from` and down, and where it goes on (markup, may be ""). */
static void serve_page(struct fixture *f, const char *target, int from, const char *more)
{
    AUTO(buf) b = BUF_INIT;
    buf_add_c(&b, "<!doctype html><html><head><title>News</title></head><body><ul class=list>");
    for (int i = from; i > from - PER_PAGE && i > 0; i--) {
        buf_printf(&b,
                   "<li><a href=\"/p/%d.html\">Number %d: what the city council decided</a>"
                   " <span>2026-%02d-%02d</span></li>",
                   i, i, 1 + i / 28, 1 + i % 28);
    }
    buf_printf(&b, "</ul><div class=pages>%s</div></body></html>", more);
    fixture_serve_page(f, target, buf_c(&b));
}

/* Page `index` of TRS WCM, whose paging is a script's. */
static void serve_trs(struct fixture *f, const char *target, int from, int index, int pages)
{
    char script[96];
    snprintf(script, sizeof script, "<script>createPageHTML(%d, %d, \"index\", \"html\");</script>",
             pages, index);
    serve_page(f, target, from, script);
}

/* Three pages, of articles `newest` and down to 1. */
static void serve_three(struct fixture *f, int newest)
{
    serve_trs(f, "/news/", newest, 0, 3);
    serve_trs(f, "/news/index_1.html", newest - PER_PAGE, 1, 3);
    serve_trs(f, "/news/index_2.html", newest - 2 * PER_PAGE, 2, 3);
}

static int64_t list_source(struct fixture *f, const char *target, bool *older)
{
    AUTO(tree) tree = {0};
    int64_t id = fixture_find(f, httpd_url(f->httpd, target));
    struct tree_node node = fixture_node(f, &tree, id);
    assert_int_not_equal(node.health, HEALTH_FAILING);
    if (older)
        *older = node_has_older(&node);
    return id;
}

static struct engine_event *fetch_older(struct fixture *f, int64_t node)
{
    return engine_finish(f->engine, SEND(f, .kind = ENGINE_FETCH_OLDER, .ids = &node, .n_ids = 1),
                         NULL, NULL);
}

/* Fetches a page; `added` new articles come, and there may be a further one or not. */
static void older_ok(struct fixture *f, const char *target, int added, bool further)
{
    bool older;
    struct engine_event *event = fetch_older(f, list_source(f, target, NULL));
    if (event->error.code != ERROR_NONE)
        fail_msg("%s", event->error.detail);
    assert_int_equal(event->added, added);
    assert_int_equal(event->failed, 0);
    assert_int_equal(event->done, 1);
    engine_event_free(event);
    list_source(f, target, &older);
    assert_int_equal(older, further);
}

static void older_fails(struct fixture *f, int64_t node, enum error_code code)
{
    struct engine_event *event = fetch_older(f, node);
    assert_int_equal(event->error.code, code);
    assert_int_equal(event->added + event->failed, 0);
    engine_event_free(event);
}

/* The whole list is the articles from `newest` down to `oldest`, each once. */
static void assert_each_once(struct fixture *f, int newest, int oldest)
{
    AUTO(article_list) list = {0};
    fixture_list(f, 0, &list);
    assert_int_equal(list.n, newest - oldest + 1);
    for (size_t i = 0; i < list.n; i++) {
        char start[32];
        snprintf(start, sizeof start, "Number %d:", newest - (int)i);
        assert_true(str_starts(str_from(list.rows[i].title), str_from(start)));
    }
}

static void test_to_the_end(void **state)
{
    struct fixture *f = *state;
    bool older = true;
    serve_three(f, 30);
    SUBSCRIBE(f, NODE_LIST, "/news/");
    list_source(f, "/news/", &older);
    assert_false(older); /* it was never fetched */
    fixture_refresh_ok(f, REFRESH_DUE);
    assert_each_once(f, 30, 21);
    older_ok(f, "/news/", 10, true);
    assert_each_once(f, 30, 11);
    older_ok(f, "/news/", 10, false);
    assert_each_once(f, 30, 1);
    older_fails(f, list_source(f, "/news/", NULL), ERROR_NOT_FOUND);
    fixture_refresh_ok(f, REFRESH_NOW | REFRESH_FORCE);
    older_fails(f, list_source(f, "/news/", NULL), ERROR_NOT_FOUND);
    assert_int_equal(httpd_count(f->httpd, "/news/index_1.html"), 1);
    assert_int_equal(httpd_count(f->httpd, "/news/index_2.html"), 1);
}

/* Fifteen new articles push the others a page and a half on. */
static void test_articles_move(void **state)
{
    struct fixture *f = *state;
    serve_three(f, 45);
    SUBSCRIBE(f, NODE_LIST, "/news/");
    fixture_refresh_ok(f, REFRESH_DUE);
    older_ok(f, "/news/", 10, true);
    assert_each_once(f, 45, 26);
    serve_trs(f, "/news/", 60, 0, 6);
    for (int i = 1; i < 6; i++) {
        char target[32];
        snprintf(target, sizeof target, "/news/index_%d.html", i);
        serve_trs(f, target, 60 - i * PER_PAGE, i, 6);
    }
    fixture_refresh_ok(f, REFRESH_NOW);
    httpd_clear(f->httpd);
    /* Page 2 holds 40 to 31 now, all of them known: on to the one behind it, 30 to 21. */
    older_ok(f, "/news/", 5, true);
    assert_int_equal(httpd_count(f->httpd, "/news/index_1.html"), 0);
    assert_int_equal(httpd_count(f->httpd, "/news/index_2.html"), 1);
    assert_int_equal(httpd_count(f->httpd, "/news/index_3.html"), 1);
    assert_int_equal(httpd_count(f->httpd, "/news/index_4.html"), 0);
    older_ok(f, "/news/", 10, true);
    older_ok(f, "/news/", 10, false);
    AUTO(article_list) list = {0};
    fixture_list(f, 0, &list);
    assert_int_equal(list.n, 55); /* 50 to 46 never stood on a page that was read */
}

/* Pages of nothing new are passed by, five at a time. */
static void test_nothing_new(void **state)
{
    struct fixture *f = *state;
    char target[32];
    serve_trs(f, "/news/", PER_PAGE, 0, 20);
    for (int i = 1; i < 8; i++) {
        snprintf(target, sizeof target, "/news/index_%d.html", i);
        serve_trs(f, target, PER_PAGE, i, 20);
    }
    SUBSCRIBE(f, NODE_LIST, "/news/");
    fixture_refresh_ok(f, REFRESH_DUE);
    engine_event_free(fetch_older(f, list_source(f, "/news/", NULL)));
    assert_int_equal(httpd_count(f->httpd, "/news/index_5.html"), 1);
    assert_int_equal(httpd_count(f->httpd, "/news/index_6.html"), 0);
}

static void test_error(void **state)
{
    struct fixture *f = *state;
    bool older;
    serve_three(f, 30);
    SUBSCRIBE(f, NODE_LIST, "/news/");
    fixture_refresh_ok(f, REFRESH_DUE);
    httpd_forget(f->httpd, "/news/index_1.html");
    REPLY(f->httpd, "/news/index_1.html", .status = 404, .times = 1);
    serve_page(f, "/elsewhere", 5, "");
    int64_t node = list_source(f, "/news/", NULL);
    struct engine_event *event = fetch_older(f, node);
    assert_int_equal(event->error.code, ERROR_NONE);
    assert_int_equal(event->failed, 1);
    engine_event_free(event);
    list_source(f, "/news/", &older); /* the source itself is well */
    assert_true(older);
    assert_each_once(f, 30, 21);
    serve_trs(f, "/news/index_1.html", 20, 1, 3);
    older_ok(f, "/news/", 10, true); /* nothing is lost by it */
    assert_each_once(f, 30, 11);
}

static void test_cancel(void **state)
{
    struct fixture *f = *state;
    serve_three(f, 30);
    SUBSCRIBE(f, NODE_LIST, "/news/");
    fixture_refresh_ok(f, REFRESH_DUE);
    httpd_forget(f->httpd, "/news/index_1.html");
    REPLY(f->httpd, "/news/index_1.html", .fault = HTTPD_HOLD);
    int64_t node = list_source(f, "/news/", NULL);
    size_t before = httpd_count(f->httpd, "/news/index_1.html");
    engine_ticket ticket = SEND(f, .kind = ENGINE_FETCH_OLDER, .ids = &node, .n_ids = 1);
    assert_true(httpd_wait_count(f->httpd, "/news/index_1.html", before + 1));
    SEND(f, .kind = ENGINE_CANCEL);
    fixture_end(f, ticket, ERROR_CANCELLED);
    httpd_release(f->httpd);
    serve_trs(f, "/news/index_1.html", 20, 1, 3);
    older_ok(f, "/news/", 10, true);
    assert_each_once(f, 30, 11);
}

/* A link says where it goes on; the place outlives the program, and another address ends it. */
static void test_place(void **state)
{
    struct fixture *f = *state;
    serve_page(f, "/list", 30, "<a href=\"/list/pages/2.html\">下一页</a>");
    serve_page(f, "/list/pages/2.html", 20, "<a href=\"3.html\">下一页</a>");
    serve_page(f, "/list/pages/3.html", 10, "<a href=\"/list\">下一页</a>"); /* a circle */
    SUBSCRIBE(f, NODE_LIST, "/list");
    fixture_refresh_ok(f, REFRESH_DUE);
    older_ok(f, "/list", 10, true);
    fixture_reopen(f);
    older_ok(f, "/list", 10, false);
    assert_each_once(f, 30, 1);

    int64_t node = list_source(f, "/list", NULL);
    serve_page(f, "/other", 34, "<a href=\"/other_2\" rel=next>Next</a>");
    serve_page(f, "/other_2", 24, "");
    fixture_end(f, SEND(f, .kind = ENGINE_EDIT, .id = node, .url = httpd_url(f->httpd, "/other")),
                ERROR_NONE);
    /* The next page is unknown: the list itself names it. */
    older_ok(f, "/other", 4, false);
    assert_int_equal(httpd_count(f->httpd, "/other"), 1);
    assert_int_equal(httpd_count(f->httpd, "/other_2"), 1);
    assert_each_once(f, 34, 1);
}

/* A unit of jpage: its records are followed by the address of the next group. */
static void test_records(void **state)
{
    static const char unit[] = "<?xml version=\"1.0\"?><datastore><nextgroup><![CDATA[<a "
                               "href=\"/proxy.jsp?page=%d&webid=1\"></a>]]></nextgroup><recordset>";
    struct fixture *f = *state;
    for (int page = 1; page <= 2; page++) {
        AUTO(buf) b = BUF_INIT;
        char target[32];
        snprintf(target, sizeof target, "/proxy.jsp?page=%d&webid=1", page);
        buf_printf(&b, unit, page + 1);
        for (int i = 0; i < 8; i++) {
            int number = 16 - (page - 1) * 8 - i;
            buf_printf(&b,
                       "<record><![CDATA[<li><a href=\"/art/2026/1/%d/art_%d.html\">Number %d: "
                       "what the council decided</a><span>2026-01-%02d</span></li>]]></record>",
                       number, number, number, number);
        }
        buf_add_c(&b, "</recordset></datastore>");
        REPLY(f->httpd, target, .body = buf_c(&b));
    }
    SUBSCRIBE(f, NODE_LIST, "/proxy.jsp?page=1&webid=1");
    fixture_refresh_ok(f, REFRESH_DUE);
    older_ok(f, "/proxy.jsp?page=1&webid=1", 8, true);
    assert_each_once(f, 16, 1);
}

/* Without a date an older article stands behind all that are there, not in front as news. */
static void test_undated(void **state)
{
    struct fixture *f = *state;
    static const char *const pages[] = {"/u", "/u_2"};
    for (int page = 0; page < 2; page++) {
        AUTO(buf) b = BUF_INIT;
        buf_add_c(&b, "<!doctype html><html><body><ul class=list>");
        for (int i = 0; i < PER_PAGE; i++) {
            int number = 40 - page * PER_PAGE - i;
            buf_printf(&b,
                       "<li><a href=\"/u/%d.html\">Number %d: words enough for a headline</a></li>",
                       number, number);
        }
        buf_printf(&b, "</ul>%s</body></html>",
                   page == 0 ? "<p><a href=\"/u_2\" rel=next>Next page</a></p>"
                             : "<p><a href=\"/u\">1</a> 2</p>");
        fixture_serve_page(f, pages[page], buf_c(&b));
    }
    SUBSCRIBE(f, NODE_LIST, "/u");
    fixture_refresh_ok(f, REFRESH_DUE);
    older_ok(f, "/u", 10, false);
    assert_each_once(f, 40, 21);
}

/* Another site's page is not asked for, whatever a link says. */
static void test_elsewhere(void **state)
{
    struct fixture *f = *state;
    serve_page(f, "/news/", 30, "<a rel=next href=\"http://elsewhere.example/2\">Next</a>");
    SUBSCRIBE(f, NODE_LIST, "/news/");
    fixture_refresh_ok(f, REFRESH_DUE);
    older_fails(f, list_source(f, "/news/", NULL), ERROR_NOT_FOUND);
}

static void test_no_list(void **state)
{
    struct fixture *f = *state;
    AUTO(tree) tree = {0};
    fixture_serve_feed(f, "feed", 3);
    serve_three(f, 30);
    SUBSCRIBE(f, NODE_FEED, "/feed");
    fixture_refresh_ok(f, REFRESH_DUE);
    struct tree_node feed = fixture_source(f, &tree, "/feed");
    assert_false(node_has_older(&feed));
    size_t before = httpd_count(f->httpd, NULL);
    older_fails(f, feed.id, ERROR_INVALID);
    older_fails(f, TREE_ROOT, ERROR_INVALID);
    assert_int_equal(httpd_count(f->httpd, NULL), before);
    /* Of a folder, its lists. */
    SUBSCRIBE(f, NODE_LIST, "/news/");
    fixture_refresh_ok(f, REFRESH_DUE);
    struct engine_event *event = fetch_older(f, TREE_ROOT);
    assert_int_equal(event->error.code, ERROR_NONE);
    assert_int_equal(event->added, 10);
    assert_int_equal(event->total, 1);
    engine_event_free(event);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_to_the_end), TEST(test_articles_move), TEST(test_nothing_new), TEST(test_error),
        TEST(test_cancel),     TEST(test_place),         TEST(test_records),     TEST(test_undated),
        TEST(test_elsewhere),  TEST(test_no_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
