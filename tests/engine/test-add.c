/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Subscribing to an address; lookups of portals. */
#include "tests/engine/fixture.h"

static const char list_page[] =
    "<!doctype html><html><head><title>Council notices</title></head><body><ul class=\"news\">"
    "<li><a href=\"/n/1.html\">The council meets on Thursday about the bridge</a>"
    "<span>2026-11-19</span></li>"
    "<li><a href=\"/n/2.html\">New opening hours of the library from Monday</a>"
    "<span>2026-11-18</span></li>"
    "<li><a href=\"/n/3.html\">Road works on Harbour Street until spring</a>"
    "<span>2026-11-17</span></li>"
    "<li><a href=\"/n/4.html\">The tram to the university runs every ten minutes</a>"
    "<span>2026-11-16</span></li>"
    "<li><a href=\"/n/5.html\">Call for tenders: repair of the school roof</a>"
    "<span>2026-11-15</span></li></ul></body></html>";

struct offered {
    size_t n;
    char *titles;
};

static void note_offer(void *context, const struct engine_event *event)
{
    struct offered *o = context;
    if (event->kind == EVENT_OFFER) {
        struct buf b = BUF_INIT;
        o->n = event->n_outlines;
        for (size_t i = 0; i < event->n_outlines; i++)
            buf_printf(&b, "%d%s;", event->outlines[i].depth, event->outlines[i].title);
        free(o->titles);
        o->titles = buf_take(&b);
    }
}

static struct engine_event *add(struct fixture *f, const char *target, enum node_kind kind,
                                struct offered *offered)
{
    engine_ticket ticket =
        SEND(f, .kind = ENGINE_ADD, .url = httpd_url(f->httpd, target), .node_kind = kind);
    return engine_finish(f->engine, ticket, note_offer, offered);
}

static void assert_added(struct fixture *f, const char *target, enum node_kind kind,
                         const char *path, enum node_kind found)
{
    struct offered none = {0};
    struct engine_event *event = add(f, target, kind, &none);
    if (event->error.code != ERROR_NONE)
        fail_msg("%s: %s", target, event->error.detail);
    AUTO(tree) tree = {0};
    struct tree_node node = fixture_node(f, &tree, fixture_find(f, path));
    assert_int_equal(event->node, node.id);
    assert_int_equal(none.n, 0);
    assert_int_equal(node.kind, found);
    assert_true(node.total > 0); /* fetched at once */
    engine_event_free(event);
}

static void assert_refused(struct fixture *f, const char *target, enum node_kind kind,
                           enum error_code code)
{
    struct engine_event *event = add(f, target, kind, &(struct offered){0});
    if (event->error.code != code)
        fail_msg("%s: %s: %s", target, error_name(event->error.code), event->error.detail);
    assert_true(strlen(event->error.detail) > 0);
    engine_event_free(event);
}

static void test_feed(void **state)
{
    struct fixture *f = *state;
    fixture_serve_feed(f, "news", 4);
    assert_added(f, "/news", NODE_ROOT, "My feeds/news", NODE_FEED);
    assert_refused(f, "/news", NODE_ROOT, ERROR_EXISTS);
    httpd_clear(f->httpd);
    fixture_refresh_ok(f, REFRESH_NOW); /* the first answer's validators were kept */
    assert_int_equal(httpd_request(f->httpd, "/news", 0)->status, 304);
}

/* Every size that a refresh accepts can be subscribed to. */
static void serve_large_feed(struct fixture *f)
{
    AUTO(buf) b = BUF_INIT;
    buf_add_c(&b, "<rss version=\"2.0\"><channel><title>large</title>");
    for (int i = 0; i < 2000; i++) {
        buf_printf(&b, "<item><guid>%d</guid><title>Item %d</title><description>", i, i);
        buf_add_chars(&b, 'x', 9000);
        buf_add_c(&b, "</description></item>");
    }
    buf_add_c(&b, "</channel></rss>");
    assert_true(b.n > 17 << 20);
    REPLY(f->httpd, "/large", .body = buf_c(&b), .gzip = true);
}

static void test_large_feed(void **state)
{
    struct fixture *f = *state;
    serve_large_feed(f);
    assert_added(f, "/large", NODE_ROOT, "My feeds/large", NODE_FEED);
    assert_int_equal(fixture_total(f), 2000);
}

/* The address that a feed moved from is a page now, which sends its visitors on. */
static void test_page_that_leads_to_the_feed(void **state)
{
    struct fixture *f = *state;
    AUTO(tree) tree = {0};
    fixture_serve_feed(f, "news", 4);
    fixture_serve_page(f, "/old.xml",
                       "<!doctype html><title>Moved</title>"
                       "<meta http-equiv=refresh content=\"0;url=/news\">");
    assert_added(f, "/old.xml", NODE_ROOT, "My feeds/news", NODE_FEED);
    struct tree_node node = fixture_node(f, &tree, fixture_find(f, "My feeds/news"));
    assert_string_equal(node.url, httpd_url(f->httpd, "/news"));
    fixture_serve_page(f, "/circle", "<meta http-equiv=refresh content='0;url=/circle'>");
    assert_refused(f, "/circle", NODE_ROOT, ERROR_NOT_FOUND);
    assert_int_equal(httpd_count(f->httpd, "/circle"), 1);
}

static void test_feed_in_the_header(void **state)
{
    struct fixture *f = *state;
    fixture_serve_feed(f, "news", 4);
    REPLY(f->httpd, "/home",
          .headers = "Link: </hub>; rel=hub, </home>; rel=self\n"
                     "Link: </news>; rel=\"alternate\"; type=\"application/rss+xml\"\n"
                     "Link: </de/>; rel=alternate; hreflang=de\nContent-Type: text/html",
          .body = "<html><body>Hello</body></html>");
    assert_added(f, "/home", NODE_ROOT, "My feeds/news", NODE_FEED);
    assert_int_equal(httpd_count(f->httpd, "/hub"), 0);
    assert_sent(f->httpd, "/home", 0, "Accept",
                "application/atom+xml, application/rss+xml, application/feed+json, "
                "application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, "
                "text/html;q=0.5, */*;q=0.3");
}

static void test_page_with_one_feed(void **state)
{
    struct fixture *f = *state;
    fixture_serve_feed(f, "news", 4);
    fixture_serve_page(f, "/",
                       "<html><head><title>Home</title><link rel=alternate "
                       "type=application/rss+xml href=/news><link rel=alternate "
                       "type=application/rss+xml href=/missing></head><body>Hello</body></html>");
    assert_added(f, "/", NODE_ROOT, "My feeds/news", NODE_FEED);
}

/* Feeds that the page does not declare are tried once those that it does are none. */
static void test_visible_link(void **state)
{
    struct fixture *f = *state;
    fixture_serve_feed(f, "news.rss", 4);
    fixture_serve_page(f, "/",
                       "<html><head><title>Home</title><link rel=alternate "
                       "type=application/rss+xml href=/missing></head>"
                       "<body><a href=/news.rss>RSS</a></body></html>");
    assert_added(f, "/", NODE_ROOT, "My feeds/news.rss", NODE_FEED);
    assert_int_equal(httpd_count(f->httpd, "/missing"), 1);
}

static void test_guessed_address(void **state)
{
    struct fixture *f = *state;
    char *feed = fixture_feed("guessed", 4);
    fixture_serve_page(f, "/", "<html><head><title>Home</title></head><body>Hello</body></html>");
    REPLY(f->httpd, "/feed", .body = feed);
    assert_added(f, "/", NODE_ROOT, "My feeds/guessed", NODE_FEED);
    free(feed);
}

/* A declared feed works, so nothing else is asked for. */
static void test_declared_first(void **state)
{
    struct fixture *f = *state;
    fixture_serve_feed(f, "news", 4);
    fixture_serve_feed(f, "other.rss", 4);
    fixture_serve_page(f, "/",
                       "<html><head><link rel=alternate type=application/rss+xml href=/news>"
                       "</head><body><a href=/other.rss>RSS</a></body></html>");
    assert_added(f, "/", NODE_ROOT, "My feeds/news", NODE_FEED);
    assert_int_equal(httpd_count(f->httpd, "/other.rss"), 0);
}

/* A declared feed may have the size of any feed, a guessed one may not. */
static void test_size_of_candidates(void **state)
{
    struct fixture *f = *state;
    serve_large_feed(f);
    fixture_serve_page(f, "/visible",
                       "<html><head><title>Home</title></head>"
                       "<body><a href=/large>RSS</a></body></html>");
    fixture_serve_page(f, "/declared",
                       "<html><head><link rel=alternate type=application/rss+xml href=/large>"
                       "</head><body>Hello</body></html>");
    assert_refused(f, "/visible", NODE_ROOT, ERROR_NOT_FOUND);
    assert_added(f, "/declared", NODE_ROOT, "My feeds/large", NODE_FEED);
}

static void test_page_with_several(void **state)
{
    struct fixture *f = *state;
    fixture_serve_feed(f, "news", 4);
    fixture_serve_feed(f, "sport", 4);
    fixture_serve_page(f, "/",
                       "<html><head><link rel=alternate type=application/rss+xml href=/news>"
                       "<link rel=alternate type=application/rss+xml href=/sport></head></html>");
    struct offered offered = {0};
    struct engine_event *event = add(f, "/", NODE_ROOT, &offered);
    assert_int_equal(event->error.code, ERROR_NONE);
    assert_int_equal(event->node, 0);
    assert_string_equal(offered.titles, "0news;0sport;");
    engine_event_free(event);
    free(offered.titles);
    assert_int_equal(fixture_total(f), 0);
}

/* Without a scheme, and as other programs hand an address over. */
static void test_typed_addresses(void **state)
{
    struct fixture *f = *state;
    const char *names[] = {"a", "b", "c", "d"};
    static const char *const forms[] = {"%s/a", " feed:http://%s/b\n", "feed://%s/c",
                                        "<http:/%s/d>"};
    const char *host = httpd_url(f->httpd, "") + strlen("http://");
    for (size_t i = 0; i < ARRAY_SIZE(forms); i++) {
        AUTO(buf) typed = BUF_INIT, path = BUF_INIT;
        const char *gap = strstr(forms[i], "%s");
        fixture_serve_feed(f, names[i], 2);
        buf_add(&typed, (struct str){forms[i], (size_t)(gap - forms[i])});
        buf_printf(&typed, "%s%s", host, gap + 2);
        fixture_end(f, SEND(f, .kind = ENGINE_ADD, .url = buf_c(&typed), .node_kind = NODE_ROOT),
                    ERROR_NONE);
        buf_printf(&path, "My feeds/%s", names[i]);
        assert_true(fixture_find(f, buf_c(&path)) != 0);
    }
    fixture_end(f, SEND(f, .kind = ENGINE_ADD, .url = "gopher://x/", .node_kind = NODE_ROOT),
                ERROR_INVALID);
}

/* The categories come with the source, or not at all. */
static void test_add_in(void **state)
{
    struct fixture *f = *state;
    struct tree tree;
    fixture_serve_feed(f, "news", 2);
    fixture_end(f,
                SEND(f, .kind = ENGINE_ADD, .url = httpd_url(f->httpd, "/none"),
                     .value = "Pond/New", .node_kind = NODE_ROOT),
                ERROR_HTTP);
    fixture_tree(f, &tree);
    assert_int_equal(tree.n, 0);
    tree_fini(&tree);
    fixture_end(f,
                SEND(f, .kind = ENGINE_ADD, .url = httpd_url(f->httpd, "/news"),
                     .value = "Pond/New", .node_kind = NODE_ROOT),
                ERROR_NONE);
    assert_true(fixture_find(f, "Pond/New/news") != 0);
    fixture_end(f, SEND(f, .kind = ENGINE_UNDO), ERROR_NONE);
    fixture_tree(f, &tree);
    assert_int_equal(tree.n, 0);
    tree_fini(&tree);
    fixture_assert_sound(f);
}

static void test_list_page(void **state)
{
    struct fixture *f = *state;
    fixture_serve_page(f, "/notices", list_page);
    assert_added(f, "/notices", NODE_ROOT, "My feeds/Council notices", NODE_LIST);
}

/* A front page whose menu is worth a look, and one page of it. */
static void test_front_page(void **state)
{
    struct fixture *f = *state;
    static const char *const targets[] = {"/", "/news"};
    AUTO(buf) html = BUF_INIT;
    buf_printf(&html,
               "<nav><a href=/news/>News</a><a href=/life/>Life</a><a href=/sea/>Sea</a></nav>%s",
               list_page);
    for (size_t i = 0; i < ARRAY_SIZE(targets); i++) {
        struct offered none = {0};
        fixture_serve_page(f, targets[i], buf_c(&html));
        struct engine_event *event = add(f, targets[i], NODE_ROOT, &none);
        assert_int_equal(event->error.code, ERROR_NONE);
        assert_int_equal(event->has_menu, i == 0);
        engine_event_free(event);
    }
}

static void test_given_kinds(void **state)
{
    struct fixture *f = *state;
    fixture_serve_page(f, "/notices", list_page);
    fixture_serve_page(
        f, "/phones",
        "<html><head><title>Useful numbers</title></head><body><h1>Useful numbers</h1>"
        "<p>The police can be called by dialling 110 at any hour of the day or night, and "
        "the fire brigade by dialling 119; both speak English.</p><p>The city's service "
        "line, 12345, takes questions about water, electricity and gas, and passes them "
        "on to whoever is responsible for them.</p></body></html>");
    assert_refused(f, "/notices", NODE_FEED, ERROR_NOT_FEED);
    assert_added(f, "/notices", NODE_LIST, "My feeds/Council notices", NODE_LIST);
    assert_added(f, "/phones", NODE_PAGE, "My feeds/Useful numbers", NODE_PAGE);
}

static void test_nothing_there(void **state)
{
    struct fixture *f = *state;
    fixture_serve_page(f, "/empty", "<html><body><p>Hello.</p></body></html>");
    REPLY(f->httpd, "/picture", .headers = "Content-Type: image/png", .body = "\x89PNG\r\n");
    REPLY(f->httpd, "/nothing", .body = "");
    fixture_serve_page(f, "/login", "<html><form><input type=password></form></html>");
    REPLY(f->httpd, "/wall", .status = 412, .body = "<html>");
    assert_refused(f, "/empty", NODE_ROOT, ERROR_NOT_FOUND);
    assert_refused(f, "/wall", NODE_ROOT, ERROR_REFUSED);
    assert_refused(f, "/missing", NODE_ROOT, ERROR_HTTP);
    assert_refused(f, "/picture", NODE_ROOT, ERROR_NOT_FEED); /* with what it is */
    assert_refused(f, "/nothing", NODE_ROOT, ERROR_NOT_FEED);
    assert_refused(f, "/login", NODE_ROOT, ERROR_NOT_FEED);
    AUTO(tree) tree = {0};
    fixture_tree(f, &tree);
    assert_int_equal(tree.n, 0); /* nothing changed */
}

static void test_look_up(void **state)
{
    struct fixture *f = *state;
    REPLY(f->httpd, "/portal.opml",
          .body = "<opml version=\"2.0\"><head><title>City</title></head>"
                  "<body><outline text=\"News\"><outline text=\"Local\" "
                  "type=\"rss\" xmlUrl=\"feeds/local.xml\"/></outline>"
                  "</body></opml>");
    fixture_serve_page(f, "/dull", "<html><body><p>Hello.</p></body></html>");
    struct offered offered = {0};
    struct engine_event *event = engine_finish(
        f->engine, SEND(f, .kind = ENGINE_LOOK_UP, .url = httpd_url(f->httpd, "/portal.opml")),
        note_offer, &offered);
    assert_int_equal(event->error.code, ERROR_NONE);
    assert_string_equal(offered.titles, "0News;1Local;");
    engine_event_free(event);
    event = engine_finish(f->engine,
                          SEND(f, .kind = ENGINE_LOOK_UP, .url = httpd_url(f->httpd, "/dull")),
                          note_offer, &offered);
    assert_int_equal(event->error.code, ERROR_NOT_FOUND);
    engine_event_free(event);
    free(offered.titles);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(t) cmocka_unit_test_setup_teardown(t, fixture_setup, fixture_teardown)
        TEST(test_feed),
        TEST(test_page_with_one_feed),
        TEST(test_page_with_several),
        TEST(test_typed_addresses),
        TEST(test_add_in),
        TEST(test_list_page),
        TEST(test_front_page),
        TEST(test_given_kinds),
        TEST(test_nothing_there),
        TEST(test_look_up),
        TEST(test_large_feed),
        TEST(test_visible_link),
        TEST(test_guessed_address),
        TEST(test_declared_first),
        TEST(test_size_of_candidates),
        TEST(test_page_that_leads_to_the_feed),
        TEST(test_feed_in_the_header),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
