/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Requests to private networks: denied to public sources, allowed to the user's own. The server
 * stands in for every host; den.example resolves to the loopback. */
#include "tests/engine/fixture.h"

struct world {
    struct fixture *f;
    char resolve[48], den[64]; /* "http://den.example:PORT" */
};

static int setup(void **state)
{
    struct world *w = MEM_NEW(struct world);
    void *fixture;
    fixture_setup(&fixture);
    w->f = fixture;
    int port = httpd_port(w->f->httpd);
    snprintf(w->resolve, sizeof w->resolve, "den.example:%d:127.0.0.1", port);
    snprintf(w->den, sizeof w->den, "http://den.example:%d", port);
    w->f->options.connect_to = w->f->connect_to;
    w->f->options.resolve = w->resolve;
    w->f->options.picture_dir = w->f->options.download_dir = w->f->dir;
    w->f->options.picture_bytes = 1 << 20;
    fixture_reopen(w->f);
    *state = w;
    return 0;
}

static int teardown(void **state)
{
    struct world *w = *state;
    void *fixture = w->f;
    fixture_teardown(&fixture);
    free(w);
    return 0;
}

/* A feed of one article at home where it says, with two pictures there and a teaser for text. */
static void serve_feed(struct world *w, const char *target, const char *home)
{
    AUTO(buf) b = BUF_INIT;
    buf_printf(&b,
               "<rss version=\"2.0\"><channel><title>Otters</title><link>%s/</link><item>"
               "<title>Holt</title><link>%s/page</link><guid>1</guid><description>&lt;img src=\""
               "%s/one.png\"&gt;&lt;img src=\"%s/two.png\"&gt; An otter …</description>"
               "<enclosure url=\"%s/file.mp3\" type=\"audio/mpeg\" length=\"4\"/>"
               "<wfw:commentRss>%s/talk</wfw:commentRss></item></channel></rss>",
               home, home, home, home, home, home);
    httpd_forget(w->f->httpd, target);
    REPLY(w->f->httpd, target, .body = buf_c(&b));
}

static void serve_secrets(struct world *w)
{
    static const char *const targets[] = {"/page", "/one.png", "/two.png", "/file.mp3", "/talk"};
    for (size_t i = 0; i < ARRAY_SIZE(targets); i++)
        REPLY(w->f->httpd, targets[i], .body = "mine", .headers = "Content-Type: audio/mpeg");
}

static size_t secrets_told(struct world *w)
{
    return httpd_count(w->f->httpd, "/page") + httpd_count(w->f->httpd, "/one.png") +
           httpd_count(w->f->httpd, "/two.png") + httpd_count(w->f->httpd, "/file.mp3") +
           httpd_count(w->f->httpd, "/talk");
}

/* Refreshes, and asks for all that the one article names. */
static void ask_for_all(struct world *w, const char *home)
{
    struct fixture *f = w->f;
    AUTO(article_list) list = {0};
    int64_t root = TREE_ROOT;
    engine_event_free(fixture_refresh(f, REFRESH_NOW | REFRESH_FULL_TEXT));
    engine_event_free(engine_finish(
        f->engine, SEND(f, .kind = ENGINE_KEEP_PICTURES, .ids = &root, .n_ids = 1), NULL, NULL));
    fixture_list(f, 0, &list);
    assert_int_equal(list.n, 1);
    int64_t id = list.rows[0].at.id;
    engine_event_free(
        engine_finish(f->engine, SEND(f, .kind = ENGINE_FETCH_PAGE, .id = id), NULL, NULL));
    engine_event_free(
        engine_finish(f->engine, SEND(f, .kind = ENGINE_FETCH_COMMENTS, .id = id), NULL, NULL));
    AUTO(buf) url = BUF_INIT;
    buf_printf(&url, "%s/file.mp3", home);
    engine_event_free(engine_finish(
        f->engine, SEND(f, .kind = ENGINE_DOWNLOAD, .id = id, .url = buf_c(&url), .size = -1), NULL,
        NULL));
}

static void subscribe(struct world *w, const char *url)
{
    engine_ticket ticket = SEND(w->f, .kind = ENGINE_ADD, .url = url, .node_kind = NODE_FEED);
    struct engine_event *event = engine_finish(w->f->engine, ticket, NULL, NULL);
    if (event->error.code != ERROR_NONE)
        fail_msg("%s: %s", url, event->error.detail);
    engine_event_free(event);
}

/* An article's own link makes nothing its home. */
static void test_article_says_it_is_private(void **state)
{
    struct world *w = *state;
    const char *home = httpd_url(w->f->httpd, "");
    serve_secrets(w);
    serve_feed(w, "/feed", home);
    subscribe(w, "http://river.example/feed");
    ask_for_all(w, home);
    assert_int_equal(secrets_told(w), 0);
}

static void test_name_that_resolves(void **state)
{
    struct world *w = *state;
    serve_secrets(w);
    serve_feed(w, "/feed", w->den);
    subscribe(w, "http://river.example/feed");
    ask_for_all(w, w->den);
    assert_int_equal(secrets_told(w), 0);
}

/* Public when it was subscribed to, private from then on. */
static void test_rebinding(void **state)
{
    struct world *w = *state;
    char feed[80];
    snprintf(feed, sizeof feed, "%s/feed", w->den);
    w->f->options.resolve = NULL;
    fixture_reopen(w->f);
    serve_secrets(w);
    serve_feed(w, "/feed", w->den);
    subscribe(w, feed);
    w->f->options.resolve = w->resolve;
    fixture_reopen(w->f);
    httpd_clear(w->f->httpd);
    ask_for_all(w, w->den);
    assert_int_equal(httpd_count(w->f->httpd, NULL), 0);
}

static void test_own_server(void **state)
{
    struct world *w = *state;
    char feed[80];
    snprintf(feed, sizeof feed, "%s/feed", w->den);
    serve_secrets(w);
    serve_feed(w, "/feed", w->den);
    subscribe(w, feed);
    ask_for_all(w, w->den);
    assert_true(httpd_count(w->f->httpd, "/page") > 0);
    assert_true(httpd_count(w->f->httpd, "/one.png") > 0);
    assert_true(httpd_count(w->f->httpd, "/two.png") > 0);
    assert_int_equal(httpd_count(w->f->httpd, "/file.mp3"), 1);
}

/* A page of the open network offers a feed of the private one. */
static void test_discovered_feed(void **state)
{
    struct world *w = *state;
    AUTO(buf) page = BUF_INIT;
    buf_printf(&page,
               "<link rel=alternate type=application/rss+xml href=%s/hidden>"
               "<link rel=alternate type=application/rss+xml href=\"%s\">",
               w->den, httpd_url(w->f->httpd, "/hidden"));
    serve_feed(w, "/hidden", w->den);
    fixture_serve_page(w->f, "/", buf_c(&page));
    engine_ticket ticket =
        SEND(w->f, .kind = ENGINE_ADD, .url = "http://river.example/", .node_kind = NODE_ROOT);
    fixture_end(w->f, ticket, ERROR_NOT_FOUND);
    assert_int_equal(httpd_count(w->f->httpd, "/hidden"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_article_says_it_is_private, setup, teardown),
        cmocka_unit_test_setup_teardown(test_name_that_resolves, setup, teardown),
        cmocka_unit_test_setup_teardown(test_rebinding, setup, teardown),
        cmocka_unit_test_setup_teardown(test_own_server, setup, teardown),
        cmocka_unit_test_setup_teardown(test_discovered_feed, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
