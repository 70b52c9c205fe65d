/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of articles: selection, time, failures. */
#include "tests/engine/fixture.h"

#include "base/file.h"

/* A page with an article of some length; `next` may be NULL. */
static void serve_article(struct fixture *f, const char *target, const char *word, const char *next)
{
    AUTO(buf) b = BUF_INIT;
    buf_printf(&b, "<!doctype html><html><head><title>About %s</title>", word);
    if (next)
        buf_printf(&b, "<link rel=next href=\"%s\">", next);
    buf_printf(&b,
               "</head><body><div id=menu><a href=/>Home</a> <a href=/news>News</a></div>"
               "<article><h1>About %s</h1>",
               word);
    for (int i = 0; i < 12; i++) {
        buf_printf(&b,
                   "<p>Paragraph %d tells, in a good many words, what there is to say about "
                   "%s, and why it matters to the people of the city, old and young.</p>",
                   i, word);
    }
    if (next)
        buf_printf(&b, "<p class=pages><a href=\"%s\" rel=next>Next page</a></p>", next);
    buf_add_c(&b, "</article></body></html>");
    fixture_serve_page(f, target, buf_c(&b));
}

/* A feed whose items have these descriptions and link to /p/0, /p/1, … */
static void serve_feed(struct fixture *f, const char *target, const char *const *texts, size_t n)
{
    AUTO(buf) b = BUF_INIT;
    buf_add_c(&b, "<rss version=\"2.0\"><channel><title>Teasers</title>");
    for (size_t i = 0; i < n; i++) {
        buf_printf(&b,
                   "<item><title>Story %zu of the day</title><link>%s%zu</link><guid>g%zu</guid>"
                   "<description>%s</description></item>",
                   i, httpd_url(f->httpd, "/p/"), i, i, texts[i]);
    }
    buf_add_c(&b, "</channel></rss>");
    httpd_forget(f->httpd, target);
    REPLY(f->httpd, target, .body = buf_c(&b));
}

static int64_t find(struct fixture *f, const char *title, struct article_row *row)
{
    AUTO(article_list) list = {0};
    int64_t id = 0;
    fixture_list(f, 0, &list);
    for (size_t i = 0; i < list.n; i++) {
        if (strcmp(list.rows[i].title, title) == 0) {
            id = list.rows[i].at.id;
            *row = list.rows[i];
        }
    }
    assert_int_not_equal(id, 0);
    return id;
}

static bool text_has(struct fixture *f, int64_t id, bool page_text, const char *words)
{
    AUTO(engine_article) a = {0};
    struct error e;
    assert_true(engine_article(f->engine, id, page_text, &a, &e));
    return fixture_says(&a, words);
}

static void test_teasers(void **state)
{
    struct fixture *f = *state;
    AUTO(buf) whole = BUF_INIT;
    for (int i = 0; i < 20; i++)
        buf_printf(&whole, "Sentence %d of a story that the feed tells to its very end. ", i);
    AUTO(buf) cut = BUF_INIT;
    buf_printf(&cut, "%s …", buf_c(&whole));
    const char *const texts[] = {"A short teaser.", buf_c(&whole), buf_c(&cut)};
    serve_feed(f, "/feed", texts, 3);
    serve_article(f, "/p/0", "herons", NULL);
    serve_article(f, "/p/1", "ducks", NULL);
    serve_article(f, "/p/2", "geese", NULL);
    SUBSCRIBE(f, NODE_FEED, "/feed");
    fixture_refresh_ok(f, REFRESH_DUE);
    assert_int_equal(httpd_count(f->httpd, "/p/0"), 1);
    assert_int_equal(httpd_count(f->httpd, "/p/1"), 0); /* the feed has it all */
    assert_int_equal(httpd_count(f->httpd, "/p/2"), 1);

    struct article_row row;
    int64_t id = find(f, "Story 0 of the day", &row);
    assert_true(row.full_text);
    assert_true(text_has(f, id, true, "about herons"));
    assert_false(text_has(f, id, true, "Home"));
    assert_true(text_has(f, id, false, "A short teaser."));
    id = find(f, "Story 1 of the day", &row);
    assert_false(row.full_text);
    assert_true(text_has(f, id, true, "to its very end"));

    fixture_refresh_ok(f, REFRESH_NOW); /* none a second time */
    assert_int_equal(httpd_count(f->httpd, "/p/0") + httpd_count(f->httpd, "/p/2"), 2);
    fixture_refresh_ok(f, REFRESH_NOW | REFRESH_FULL_TEXT); /* but those that were left out */
    assert_int_equal(httpd_count(f->httpd, "/p/1"), 1);
    assert_int_equal(httpd_count(f->httpd, "/p/0") + httpd_count(f->httpd, "/p/2"), 2);
}

/* Long texts that break off are told by their last words, in whatever markup these stand. */
static void test_broken_off(void **state)
{
    static const struct {
        const char *end;
        bool teaser;
    } cases[] = {
        {"&lt;/p&gt;&lt;p&gt;&lt;a href=\"/x\"&gt;Read more »&lt;/a&gt;&lt;/p&gt;\n", true},
        {"and so &amp;hellip;&lt;/p&gt;", true},
        {"and so on [&amp;#8230;]&lt;br/&gt;", true},
        {"&lt;b&gt;阅读全文&lt;/b&gt;&lt;img src=\"/a.png\"/&gt;", true},
        {"and so on... (&lt;a href=\"/x\"&gt;read the rest&lt;/a&gt;).", true},
        {"of which there is no more.&lt;/p&gt;", false},
        {"&lt;i&gt;The end&lt;/i&gt; [1]&lt;/p&gt;", false},
        {"in the &lt;b&gt;rest&lt;/b&gt; of a > b", false},
    };
    struct fixture *f = *state;
    enum { N = ARRAY_SIZE(cases) };
    struct buf texts[N] = {0};
    const char *all[N];
    for (size_t i = 0; i < N; i++) {
        buf_add_c(&texts[i], "&lt;p&gt;");
        for (int k = 0; k < 20; k++)
            buf_printf(&texts[i], "Sentence %d of a story that goes on for quite a while. ", k);
        buf_add_c(&texts[i], cases[i].end);
        all[i] = buf_c(&texts[i]);
    }
    serve_feed(f, "/feed", all, N);
    SUBSCRIBE(f, NODE_FEED, "/feed");
    fixture_refresh_ok(f, REFRESH_DUE);
    for (size_t i = 0; i < N; i++) {
        char title[32], target[16];
        struct article_row row;
        snprintf(title, sizeof title, "Story %zu of the day", i);
        snprintf(target, sizeof target, "/p/%zu", i);
        find(f, title, &row);
        if (row.offline == cases[i].teaser ||
            (httpd_count(f->httpd, target) > 0) != cases[i].teaser)
            fail_msg("%s", cases[i].end);
        buf_fini(&texts[i]);
    }
}

static void serve_bare(struct fixture *f, const char *items)
{
    AUTO(buf) feed = BUF_INIT;
    buf_printf(&feed, "<rss version=\"2.0\"><channel><title>T</title>%s</channel></rss>", items);
    httpd_forget(f->httpd, "/feed");
    REPLY(f->httpd, "/feed", .body = feed.p);
}

#define WITHOUT(title) "<item><title>" title "</title><description>Short.</description></item>"
#define WITH(title)                                                                                \
    "<item><title>" title "</title><link>http://127.0.0.1:1/</link>"                               \
    "<description>Short.</description></item>"

/* Articles without page count as complete, however short, even with pages always wanted. */
static void test_no_page(void **state)
{
    struct fixture *f = *state;
    struct article_row row;
    AUTO(tree) tree = {0};
    serve_bare(f, WITHOUT("One") WITH("Two"));
    SUBSCRIBE(f, NODE_FEED, "/feed");
    fixture_refresh_ok(f, REFRESH_DUE);
    find(f, "One", &row);
    assert_true(row.offline);
    find(f, "Two", &row);
    assert_false(row.offline);
    struct source_settings settings = {.full_text = FULL_TEXT_ALWAYS,
                                       .zone_offset = ZONE_OFFSET_NONE};
    struct tree_node node = fixture_source(f, &tree, "/feed");
    fixture_end(f, SEND(f, .kind = ENGINE_SET_SETTINGS, .id = node.id, .settings = settings),
                ERROR_NONE);
    serve_bare(f, WITHOUT("Three") WITH("Four"));
    fixture_refresh_ok(f, REFRESH_NOW);
    find(f, "Three", &row);
    assert_true(row.offline);
    find(f, "Four", &row);
    assert_false(row.offline);
}

static void test_paged_article(void **state)
{
    struct fixture *f = *state;
    serve_feed(f, "/feed", (const char *const[]){"Short."}, 1);
    serve_article(f, "/p/0", "rivers", "/p/0_2");
    serve_article(f, "/p/0_2", "bridges", "/p/0_3");
    serve_article(f, "/p/0_3", "ferries", "/p/0"); /* a circle */
    SUBSCRIBE(f, NODE_FEED, "/feed");
    fixture_refresh_ok(f, REFRESH_DUE);
    struct article_row row;
    int64_t id = find(f, "Story 0 of the day", &row);
    assert_true(text_has(f, id, true, "about rivers"));
    assert_true(text_has(f, id, true, "about bridges"));
    assert_true(text_has(f, id, true, "about ferries"));
    assert_int_equal(httpd_count(f->httpd, "/p/0"), 1);
}

/* One that never ends: each page leads to the next. */
static void test_endless_article(void **state)
{
    enum { MAX_PARTS = 12 };
    struct fixture *f = *state;
    char target[32], next[32];
    serve_feed(f, "/feed", (const char *const[]){"Short."}, 1);
    serve_article(f, "/p/0", "rivers", "/p/0_2");
    for (int i = 2; i <= MAX_PARTS + 1; i++) {
        snprintf(target, sizeof target, "/p/0_%d", i);
        snprintf(next, sizeof next, "/p/0_%d", i + 1);
        serve_article(f, target, "bridges", next);
    }
    SUBSCRIBE(f, NODE_FEED, "/feed");
    fixture_refresh_ok(f, REFRESH_DUE);
    assert_int_equal(httpd_count(f->httpd, "/p/0_12"), 1);
    assert_int_equal(httpd_count(f->httpd, "/p/0_13"), 0);
}

static void test_pages_that_fail(void **state)
{
    struct fixture *f = *state;
    const char *const texts[] = {"None.", "Later.", "Wall."};
    serve_feed(f, "/feed", texts, 3);
    REPLY(f->httpd, "/p/0", .status = 404);
    REPLY(f->httpd, "/p/1", .status = 503);
    REPLY(f->httpd, "/p/2", .status = 412);
    SUBSCRIBE(f, NODE_FEED, "/feed");
    fixture_refresh_ok(f, REFRESH_DUE); /* the source itself is well */
    assert_int_equal(httpd_count(f->httpd, NULL), 4);
    struct article_row row;
    AUTO(engine_article) a = {0};
    struct error e;
    assert_true(engine_article(f->engine, find(f, "Story 0 of the day", &row), true, &a, &e));
    assert_non_null(strstr(a.page_problem, "HTTP 404"));
    httpd_clear(f->httpd);
    fixture_refresh_ok(f, REFRESH_FORCE);
    assert_int_equal(httpd_count(f->httpd, "/p/0"), 0);
    assert_int_equal(httpd_count(f->httpd, "/p/1"), 1); /* may be better by now */
    assert_int_equal(httpd_count(f->httpd, "/p/2"), 0);
}

static void test_on_demand(void **state)
{
    struct fixture *f = *state;
    fixture_serve_feed(f, "full", 2); /* long texts, links to example.org */
    f->options.connect_to = f->connect_to;
    fixture_reopen(f);
    SUBSCRIBE(f, NODE_FEED, "/full");
    fixture_refresh_ok(f, REFRESH_DUE);
    assert_int_equal(httpd_count(f->httpd, NULL), 1);
    serve_article(f, "/full/0", "otters", NULL);
    struct article_row row;
    int64_t id = find(f, "full 0", &row);
    fixture_end(f, SEND(f, .kind = ENGINE_FETCH_PAGE, .id = id), ERROR_NONE);
    assert_true(text_has(f, id, true, "about otters"));
    assert_true(text_has(f, id, false, "has a word"));
    id = find(f, "full 1", &row);
    fixture_end(f, SEND(f, .kind = ENGINE_FETCH_PAGE, .id = id), ERROR_HTTP);
    fixture_end(f, SEND(f, .kind = ENGINE_FETCH_PAGE, .id = 999999), ERROR_NOT_FOUND);
}

/* Events on pages: progress and failures. */
struct told {
    int64_t done, total;
    size_t failed;
    int64_t article;
    enum error_code code;
    char title[64], url[128];
};

static void note(void *context, const struct engine_event *event)
{
    struct told *t = context;
    if (event->kind == EVENT_PROGRESS) {
        t->done = event->pages_done;
        t->total = event->pages_total;
    } else if (event->kind == EVENT_PAGE) {
        t->failed++;
        t->article = event->article;
        t->code = event->error.code;
        snprintf(t->title, sizeof t->title, "%s", event->title);
        snprintf(t->url, sizeof t->url, "%s", event->url);
    }
}

/* Of a search, in ranges, or by their numbers: what lacks its text, failed ones again. */
static void test_several(void **state)
{
    struct fixture *f = *state;
    struct article_row row;
    struct told told = {0};
    const char *const texts[] = {"One.", "Two.", "Three.", "Four."};
    f->options.page_budget = -1;
    fixture_reopen(f);
    serve_feed(f, "/feed", texts, 4);
    serve_article(f, "/p/0", "herons", NULL);
    REPLY(f->httpd, "/p/1", .status = 404);
    serve_article(f, "/p/2", "geese", NULL);
    serve_article(f, "/p/3", "swans", NULL);
    SUBSCRIBE(f, NODE_FEED, "/feed");
    fixture_refresh_ok(f, REFRESH_DUE);
    assert_int_equal(httpd_count(f->httpd, NULL), 1);
    struct article_range all = ARTICLE_RANGE_ALL;
    struct engine_event *done =
        engine_finish(f->engine,
                      SEND(f, .kind = ENGINE_FETCH_PAGES, .ranges = &all, .n_ranges = 1,
                           .query = {.node = TREE_ROOT, .search = "one OR two OR three"}),
                      note, &told);
    assert_int_equal(done->error.code, ERROR_NONE);
    assert_int_equal(done->pages_total, 3);
    assert_int_equal(done->pages_done, 3);
    assert_int_equal(done->pages_failed, 1);
    engine_event_free(done);
    assert_int_equal(told.done, 3);
    assert_int_equal(told.failed, 1);
    assert_int_equal(told.code, ERROR_HTTP);
    assert_string_equal(told.url, httpd_url(f->httpd, "/p/1"));
    assert_int_equal(httpd_count(f->httpd, "/p/3"), 0);
    assert_true(text_has(f, find(f, "Story 2 of the day", &row), true, "about geese"));
    httpd_forget(f->httpd, "/p/1");
    serve_article(f, "/p/1", "ducks", NULL);
    httpd_clear(f->httpd);
    int64_t ids[] = {find(f, "Story 0 of the day", &row), find(f, "Story 1 of the day", &row), 999};
    done = fixture_done(f, SEND(f, .kind = ENGINE_FETCH_PAGES, .ids = ids, .n_ids = 3));
    assert_int_equal(done->pages_total, 1);
    assert_int_equal(done->pages_failed, 0);
    engine_event_free(done);
    assert_int_equal(httpd_count(f->httpd, NULL), 1);
    assert_true(text_has(f, ids[1], true, "about ducks"));
    fixture_end(f, SEND(f, .kind = ENGINE_FETCH_PAGES, .query = {.node = 1, .search = "(one"}),
                ERROR_USAGE);
}

/* A feed of the open network makes gander ask for nothing on the user's own. */
static void test_private_address(void **state)
{
    struct fixture *f = *state;
    struct article_row row;
    f->options.connect_to = f->connect_to;
    fixture_reopen(f);
    serve_bare(f, "<item><title>Router</title><link>http://192.168.1.1/reboot</link>"
                  "<description>Short.</description></item>"
                  "<item><title>Story</title><link>http://example.org/story</link>"
                  "<description>Short too.</description></item>");
    serve_article(f, "/story", "otters", NULL);
    fixture_subscribe(f, NODE_FEED, (const char *const[]){"http://news.example.org/feed"}, 1);
    fixture_refresh_ok(f, REFRESH_DUE);
    assert_int_equal(httpd_count(f->httpd, "/story"), 1);
    int64_t id = find(f, "Router", &row);
    fixture_end(f, SEND(f, .kind = ENGINE_FETCH_PAGE, .id = id), ERROR_UNSUPPORTED);
    assert_int_equal(httpd_count(f->httpd, "/reboot"), 0);
}

/* At most so many of one source in one refresh; with FULL_TEXT all. */
static void test_budget(void **state)
{
    struct fixture *f = *state;
    enum { ITEMS = 30 };
    const char *texts[ITEMS];
    for (size_t i = 0; i < ITEMS; i++) {
        char target[16];
        texts[i] = "Short.";
        snprintf(target, sizeof target, "/p/%zu", i);
        serve_article(f, target, "reeds", NULL);
    }
    serve_feed(f, "/feed", texts, ITEMS);
    SUBSCRIBE(f, NODE_FEED, "/feed");
    fixture_refresh_ok(f, REFRESH_DUE);
    assert_int_equal(httpd_count(f->httpd, NULL), 1 + 20);
    fixture_refresh_ok(f, REFRESH_NOW | REFRESH_FULL_TEXT);
    assert_int_equal(httpd_count(f->httpd, NULL), 2 + ITEMS);
}

static void test_telling(void **state)
{
    struct fixture *f = *state;
    int64_t root = TREE_ROOT;
    struct told told = {0};
    struct article_row row;
    serve_feed(f, "/feed", (const char *const[]){"One.", "Two."}, 2);
    serve_article(f, "/p/0", "terns", NULL);
    REPLY(f->httpd, "/p/1", .status = 404);
    SUBSCRIBE(f, NODE_FEED, "/feed");
    struct engine_event *last = engine_finish(
        f->engine, SEND(f, .kind = ENGINE_REFRESH, .ids = &root, .n_ids = 1), note, &told);
    assert_int_equal(last->failed, 0);
    assert_int_equal(last->pages_total, 2);
    assert_int_equal(last->pages_failed, 1);
    engine_event_free(last);
    assert_int_equal(told.done, 2);
    assert_int_equal(told.total, 2);
    assert_int_equal(told.failed, 1);
    assert_int_equal(told.code, ERROR_HTTP);
    assert_int_equal(told.article, find(f, "Story 1 of the day", &row));
    assert_false(row.offline);
    assert_string_equal(told.title, "Story 1 of the day");
    assert_string_equal(told.url, httpd_url(f->httpd, "/p/1"));
    find(f, "Story 0 of the day", &row);
    assert_true(row.offline);
    AUTO(tree) tree = {0};
    fixture_tree(f, &tree);
    assert_int_equal(tree.all.offline, 1);
}

/* A page that stands in for the article leaves the feed's text in place, unless it is asked for. */
static void test_other_page(void **state)
{
    static const char teaser[] =
        "The ferry across the bay runs again from Monday, at the old fares.";
    struct fixture *f = *state;
    serve_feed(f, "/feed", (const char *const[]){teaser}, 1);
    fixture_serve_page(f, "/p/0",
                       "<html><head><title>Your privacy</title></head><body><div><h1>Your privacy"
                       "</h1><p>We and our partners store cookies in your browser to measure what "
                       "readers like, and to show them advertisements that fit.</p></div></body>");
    SUBSCRIBE(f, NODE_FEED, "/feed");
    fixture_refresh_ok(f, REFRESH_DUE);
    struct article_row row;
    int64_t id = find(f, "Story 0 of the day", &row);
    assert_false(row.full_text);
    assert_true(text_has(f, id, true, teaser));
    AUTO(engine_article) a = {0};
    struct error e;
    assert_true(engine_article(f->engine, id, true, &a, &e));
    assert_non_null(strstr(a.page_problem, "the page shows something else"));
    fixture_end(f, SEND(f, .kind = ENGINE_FETCH_PAGE, .id = id), ERROR_NONE);
    assert_true(text_has(f, id, true, "store cookies in your browser"));
}

/* Whole texts are wanted of a source, too, that is not due itself; what could not be had is tried
 * again when forced. */
static void test_not_due(void **state)
{
    struct fixture *f = *state;
    fixture_serve_feed(f, "full", 1); /* a long text, links to example.org */
    f->options.connect_to = f->connect_to;
    f->options.refresh_minutes = 600;
    fixture_reopen(f);
    fixture_subscribe(f, NODE_FEED, (const char *const[]){"http://news.example/full"}, 1);
    fixture_refresh_ok(f, REFRESH_DUE);
    assert_int_equal(httpd_count(f->httpd, NULL), 1);
    REPLY(f->httpd, "/full/0", .status = 404);
    fixture_refresh_ok(f, REFRESH_DUE | REFRESH_FULL_TEXT);
    assert_int_equal(httpd_count(f->httpd, "/full"), 1);
    assert_int_equal(httpd_count(f->httpd, "/full/0"), 1);
    fixture_refresh_ok(f, REFRESH_DUE | REFRESH_FULL_TEXT);
    assert_int_equal(httpd_count(f->httpd, "/full/0"), 1);
    httpd_forget(f->httpd, "/full/0");
    serve_article(f, "/full/0", "the full story of gulls", NULL);
    fixture_refresh_ok(f, REFRESH_FORCE | REFRESH_FULL_TEXT);
    struct article_row row;
    assert_true(text_has(f, find(f, "full 0", &row), true, "about the full story of gulls"));
}

/* The budget goes to starred articles first, and can be none. */
static void test_budget_order(void **state)
{
    struct fixture *f = *state;
    enum { ITEMS = 4 };
    f->options.page_budget = -1;
    fixture_reopen(f);
    for (size_t i = 0; i < ITEMS; i++) {
        char target[16];
        snprintf(target, sizeof target, "/p/%zu", i);
        serve_article(f, target, "sedge", NULL);
    }
    serve_feed(f, "/feed", (const char *const[]){"A.", "B.", "C.", "D."}, ITEMS);
    SUBSCRIBE(f, NODE_FEED, "/feed");
    fixture_refresh_ok(f, REFRESH_DUE);
    assert_int_equal(httpd_count(f->httpd, NULL), 1);
    struct article_row row;
    int64_t oldest = find(f, "Story 3 of the day", &row);
    fixture_end(f, SEND(f, .kind = ENGINE_MARK, .mark = MARK_STAR, .ids = &oldest, .n_ids = 1),
                ERROR_NONE);
    f->options.page_budget = 2;
    fixture_reopen(f);
    fixture_refresh_ok(f, REFRESH_FORCE);
    assert_int_equal(httpd_count(f->httpd, "/p/3"), 1);
    assert_int_equal(httpd_count(f->httpd, "/p/0"), 1);
    assert_int_equal(httpd_count(f->httpd, NULL), 4);
}

/* A refresh that was stopped among its pages is completed by the next, though the feed itself has
 * nothing new. */
static void test_pages_are_caught_up(void **state)
{
    struct fixture *f = *state;
    serve_feed(f, "/feed", (const char *const[]){"Short."}, 1);
    REPLY(f->httpd, "/p/0", .fault = HTTPD_HOLD);
    SUBSCRIBE(f, NODE_FEED, "/feed");
    int64_t root = TREE_ROOT;
    SEND(f, .kind = ENGINE_REFRESH, .ids = &root, .n_ids = 1);
    assert_true(httpd_wait_count(f->httpd, "/p/0", 1));
    fixture_reopen(f);
    httpd_release(f->httpd);
    httpd_forget(f->httpd, "/p/0");
    serve_article(f, "/p/0", "swans", NULL);
    fixture_refresh_ok(f, REFRESH_NOW);
    struct article_row row;
    assert_true(text_has(f, find(f, "Story 0 of the day", &row), true, "about swans"));
}

/* A site's rule file says where its text is. */
static void test_site_rules(void **state)
{
    struct fixture *f = *state;
    struct error e;
    char sites[96], file[128];
    snprintf(sites, sizeof sites, "%s/sites", f->dir);
    snprintf(file, sizeof file, "%s/here.rules", sites);
    assert_true(file_make_directory(sites, &e));
    assert_true(file_write_atomic(file, STR("host 127.0.0.1\nbody div.aside\n"), &e));
    f->options.data_dir = f->dir;
    fixture_reopen(f);
    serve_feed(f, "/feed", (const char *const[]){"Short."}, 1);
    fixture_serve_page(
        f, "/p/0",
        "<html><body><article><h1>Story 0 of the day</h1><p>What looks like the article, and is a "
        "long advertisement for a new kind of umbrella, with all that can be said for it, in "
        "sentences that go on and on.</p></article><div class=aside><p>The story itself, about "
        "cranes, which stands where nobody would look for it.</p></div></body></html>");
    SUBSCRIBE(f, NODE_FEED, "/feed");
    fixture_refresh_ok(f, REFRESH_DUE);
    struct article_row row;
    int64_t id = find(f, "Story 0 of the day", &row);
    assert_true(text_has(f, id, true, "about cranes"));
    assert_false(text_has(f, id, true, "umbrella"));

    /* The user's own rules go first. */
    char own[96], own_file[128];
    snprintf(own, sizeof own, "%s/own", f->dir);
    snprintf(own_file, sizeof own_file, "%s/mine.rules", own);
    assert_true(file_make_directory(own, &e));
    assert_true(file_write_atomic(own_file, STR("host 127.0.0.1\nbody article\n"), &e));
    f->options.rules_dir = own;
    fixture_reopen(f);
    fixture_end(f, SEND(f, .kind = ENGINE_FETCH_PAGE, .id = id), ERROR_NONE);
    assert_true(text_has(f, id, true, "umbrella"));
    assert_false(text_has(f, id, true, "about cranes"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(t) cmocka_unit_test_setup_teardown(t, fixture_setup, fixture_teardown)
        TEST(test_teasers),       TEST(test_broken_off),      TEST(test_no_page),
        TEST(test_paged_article), TEST(test_endless_article), TEST(test_pages_that_fail),
        TEST(test_on_demand),     TEST(test_several),         TEST(test_private_address),
        TEST(test_budget),        TEST(test_budget_order),    TEST(test_telling),
        TEST(test_other_page),    TEST(test_not_due),         TEST(test_pages_are_caught_up),
        TEST(test_site_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
