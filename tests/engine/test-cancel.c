/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cancelling each kind of request at each step: by the user, and by the end of the engine. */
#include "tests/engine/fixture.h"

#include <poll.h>

/* The target that does not answer before it is released. */
static const char *held;
static char directory[96];

static void serve(struct fixture *f, const char *target, const char *headers, const char *body)
{
    bool hold = strcmp(target, held) == 0;
    REPLY(f->httpd, target, .status = strncmp(headers, "Location", 8) == 0 ? 302 : 0,
          .headers = headers, .body = body, .fault = hold ? HTTPD_HOLD : HTTPD_FINE);
}

static void serve_html(struct fixture *f, const char *target, const char *body)
{
    serve(f, target, "Content-Type: text/html", body);
}

static void serve_feed(struct fixture *f, const char *target)
{
    char *feed = fixture_feed("geese", 3);
    serve(f, target, "Content-Type: text/xml", feed);
    free(feed);
}

/* A page that would do for a list source as well. */
static void serve_home(struct fixture *f, const char *head, const char *link)
{
    AUTO(buf) b = BUF_INIT;
    buf_printf(&b, "<!doctype html><html><head><title>Harbour news</title>%s</head><body>%s<ul>",
               head, link);
    for (int i = 0; i < 8; i++) {
        buf_printf(&b,
                   "<li><a href=/n/%d.html>The ferry to island %d leaves at a new hour</a>"
                   "<span>2026-11-%02d</span></li>",
                   i, i, 20 - i);
    }
    buf_add_c(&b, "</ul></body></html>");
    serve_html(f, "/home", buf_c(&b));
}

/* ---- subscribing --------------------------------------------------------------------------- */

static void prepare_declared(struct fixture *f)
{
    serve(f, "/site", "Location: /home", "");
    serve_home(f,
               "<link rel=alternate type=application/rss+xml href=/one>"
               "<link rel=alternate type=application/rss+xml href=/two>",
               "");
    serve_feed(f, "/one");
    serve_feed(f, "/two");
}

static void prepare_visible(struct fixture *f)
{
    serve(f, "/site", "Location: /home", "");
    serve_home(f, "<link rel=alternate type=application/rss+xml href=/gone>",
               "<a href=/feeds/all.xml>RSS</a>");
    serve_html(f, "/gone", "<p>No feed any more.</p>");
    serve_feed(f, "/feeds/all.xml");
}

static void prepare_guessed(struct fixture *f)
{
    serve(f, "/site", "Location: /home", "");
    serve_home(f, "", "");
    serve_feed(f, "/feed");
}

static engine_ticket start_add(struct fixture *f)
{
    return SEND(f, .kind = ENGINE_ADD, .url = httpd_url(f->httpd, "/site"), .node_kind = NODE_ROOT);
}

static void prepare_given(struct fixture *f)
{
    serve(f, "/site", "Location: /home", "");
    serve_home(f, "", "");
}

static engine_ticket start_add_list(struct fixture *f)
{
    return SEND(f, .kind = ENGINE_ADD, .url = httpd_url(f->httpd, "/site"), .title = "Harbour",
                .node_kind = NODE_LIST);
}

static void prepare_portal(struct fixture *f)
{
    serve_html(f, "/site",
               "<html><head><meta http-equiv=refresh content=\"0; url=/home\"></head></html>");
    serve_home(f, "<link rel=alternate type=application/rss+xml href=/one>", "");
}

static engine_ticket start_look_up(struct fixture *f)
{
    return SEND(f, .kind = ENGINE_LOOK_UP, .url = httpd_url(f->httpd, "/site"));
}

/* ---- refreshing and reading ---------------------------------------------------------------- */

static void serve_pages(struct fixture *f)
{
    static const char *const targets[] = {"/page", "/page-2"};
    for (size_t i = 0; i < ARRAY_SIZE(targets); i++) {
        AUTO(buf) b = BUF_INIT;
        const char *next = i == 0 ? "<link rel=next href=/page-2>" : "";
        buf_printf(&b, "<html><head><title>The ferry</title>%s</head><body><article>", next);
        for (int k = 0; k < 12; k++) {
            buf_printf(&b,
                       "<p>Page %zu says in its line %d, in many words, why the ferry leaves at "
                       "another hour than before, and who has to get up earlier for it.</p>",
                       i, k);
        }
        buf_add_c(&b, "</article></body></html>");
        serve_html(f, targets[i], buf_c(&b));
    }
}

static void prepare_source(struct fixture *f)
{
    AUTO(buf) b = BUF_INIT;
    buf_printf(&b,
               "<rss version=\"2.0\"><channel><title>Ferries</title><item><title>The ferry</title>"
               "<guid>1</guid><link>%s</link><description>Soon &lt;img src=&quot;/a.png&quot;"
               "&gt;…</description><wfw:commentRss>/talk</wfw:commentRss></item></channel></rss>",
               httpd_url(f->httpd, "/page"));
    serve(f, "/feed", "Content-Type: text/xml", buf_c(&b));
    serve_pages(f);
    serve_feed(f, "/talk");
    serve(f, "/a.png", "Content-Type: image/png", "\x89PNG\r\n");
    SUBSCRIBE(f, NODE_FEED, "/feed");
}

static engine_ticket start_refresh(struct fixture *f)
{
    return SEND(f, .kind = ENGINE_REFRESH, .ids = (int64_t[]){TREE_ROOT}, .n_ids = 1);
}

/* An article without its page. */
static void prepare_article(struct fixture *f)
{
    f->options.page_budget = -1;
    fixture_reopen(f);
    prepare_source(f);
    fixture_refresh_ok(f, REFRESH_DUE);
}

static int64_t only_article(struct fixture *f)
{
    AUTO(article_list) list = {0};
    fixture_list(f, 0, &list);
    assert_int_equal(list.n, 1);
    return list.rows[0].at.id;
}

static engine_ticket start_page(struct fixture *f)
{
    return SEND(f, .kind = ENGINE_FETCH_PAGE, .id = only_article(f));
}

static engine_ticket start_pages(struct fixture *f)
{
    return SEND(f, .kind = ENGINE_FETCH_PAGES, .query.node = TREE_ROOT);
}

static engine_ticket start_comments(struct fixture *f)
{
    return SEND(f, .kind = ENGINE_FETCH_COMMENTS, .id = only_article(f));
}

static engine_ticket start_pictures(struct fixture *f)
{
    return SEND(f, .kind = ENGINE_FETCH_PICTURES, .id = only_article(f));
}

static engine_ticket start_keeping(struct fixture *f)
{
    return SEND(f, .kind = ENGINE_KEEP_PICTURES, .ids = (int64_t[]){TREE_ROOT}, .n_ids = 1);
}

/* ---- older pages of a list ------------------------------------------------------------------ */

static void serve_list(struct fixture *f, const char *target, int from, const char *next)
{
    AUTO(buf) b = BUF_INIT;
    buf_add_c(&b, "<!doctype html><html><head><title>Ferries</title></head><body><ul>");
    for (int i = from; i > from - 8; i--) {
        buf_printf(&b,
                   "<li><a href=/n/%d.html>The ferry to island %d leaves at a new hour</a>"
                   "<span>2026-11-%02d</span></li>",
                   i, i, i);
    }
    buf_printf(&b, "</ul>%s</body></html>", next);
    serve_html(f, target, buf_c(&b));
}

static void prepare_list(struct fixture *f)
{
    f->options.page_budget = -1;
    fixture_reopen(f);
    serve_list(f, "/list", 20, "<a rel=next href=/list-2>Next page</a>");
    serve_list(f, "/list-2", 12, "");
    SUBSCRIBE(f, NODE_LIST, "/list");
    fixture_refresh_ok(f, REFRESH_DUE);
}

static engine_ticket start_older(struct fixture *f)
{
    return SEND(f, .kind = ENGINE_FETCH_OLDER, .ids = (int64_t[]){TREE_ROOT}, .n_ids = 1);
}

/* ---- all of them --------------------------------------------------------------------------- */

static const struct wait {
    const char *name;
    void (*prepare)(struct fixture *f);
    engine_ticket (*start)(struct fixture *f);
    const char *steps[4]; /* requests, each held in its turn */
    size_t stores_from;   /* the step before which something was stored that stays; 0: none */
} waits[] = {
    {"add", prepare_declared, start_add, {"/site", "/home", "/one", "/two"}},
    {"add by a visible link", prepare_visible, start_add, {"/home", "/gone", "/feeds/all.xml"}},
    {"add by a guess", prepare_guessed, start_add, {"/feed"}},
    {"add a list", prepare_given, start_add_list, {"/site", "/home"}},
    {"look up", prepare_portal, start_look_up, {"/site", "/home"}},
    {"refresh", prepare_source, start_refresh, {"/feed", "/page", "/page-2"}, 1},
    {"fetch a page", prepare_article, start_page, {"/page", "/page-2"}},
    {"fetch several pages", prepare_article, start_pages, {"/page", "/page-2"}},
    {"fetch comments", prepare_article, start_comments, {"/talk"}},
    {"fetch pictures", prepare_article, start_pictures, {"/a.png"}},
    {"keep pictures", prepare_article, start_keeping, {"/a.png"}},
    {"fetch older pages", prepare_list, start_older, {"/list-2"}},
};

/* All that a front end can see of the database. */
static char *snapshot(struct fixture *f)
{
    struct buf b = BUF_INIT;
    AUTO(tree) tree = {0};
    AUTO(article_list) list = {0};
    fixture_tree(f, &tree);
    for (size_t i = 0; i < tree.n; i++) {
        const struct tree_node *n = &tree.nodes[i];
        buf_printf(&b, "%d %s %lld %lld %d %d %s\n", n->kind, n->title, (long long)n->total,
                   (long long)n->offline, n->health, n->status.failures,
                   n->status.problem ? n->status.problem : "");
    }
    fixture_list(f, 0, &list);
    for (size_t i = 0; i < list.n; i++) {
        buf_printf(&b, "%s %d %d\n", list.rows[i].title, list.rows[i].offline,
                   list.rows[i].full_text);
    }
    return buf_take(&b);
}

static void assert_same(const struct wait *wait, const char *step, const char *before,
                        const char *after)
{
    if (strcmp(before, after) != 0)
        fail_msg("%s, stopped at %s: it was\n%sand is\n%s", wait->name, step, before, after);
}

static void refuse_offers(void *context, const struct engine_event *event)
{
    assert_int_not_equal(event->kind, EVENT_OFFER);
}

/* The engine has dealt with all before this, and no event came of that ticket. */
static void assert_silent(struct fixture *f, engine_ticket ticket)
{
    engine_ticket last = SEND(f, .kind = ENGINE_REDO); /* of which there is nothing */
    for (bool done = false; !done;) {
        struct pollfd fd = {.fd = engine_fd(f->engine), .events = POLLIN};
        poll(&fd, 1, -1);
        for (struct engine_event *event; (event = engine_take_event(f->engine));) {
            assert_int_not_equal(event->ticket, ticket);
            done = done || (event->ticket == last && event->last);
            engine_event_free(event);
        }
    }
}

static struct fixture *begin(const struct wait *wait, const char *target)
{
    void *state;
    held = target;
    fixture_setup(&state);
    struct fixture *f = state;
    snprintf(directory, sizeof directory, "%s/pictures", f->dir);
    f->options.picture_dir = directory;
    f->options.picture_bytes = 50000000;
    fixture_reopen(f);
    wait->prepare(f);
    return f;
}

static void cancel_at(const struct wait *wait, size_t step)
{
    struct fixture *f = begin(wait, wait->steps[step]);
    char *before = snapshot(f);
    engine_ticket ticket = wait->start(f);
    assert_true(httpd_wait_count(f->httpd, held, 1));
    SEND(f, .kind = ENGINE_CANCEL);
    struct engine_event *end = engine_finish(f->engine, ticket, refuse_offers, NULL);
    if (end->error.code != ERROR_CANCELLED)
        fail_msg("%s, stopped at %s: %s", wait->name, held, error_name(end->error.code));
    assert_int_equal(end->node, 0);
    engine_event_free(end);
    char *after = snapshot(f);
    if (!wait->stores_from || step < wait->stores_from)
        assert_same(wait, held, before, after);
    httpd_release(f->httpd);
    assert_silent(f, ticket);
    fixture_reopen(f);
    char *later = snapshot(f);
    assert_same(wait, held, after, later);
    free(before);
    free(after);
    free(later);
    fixture_teardown((void *[]){f});
}

static void close_at(const struct wait *wait, size_t step)
{
    struct fixture *f = begin(wait, wait->steps[step]);
    char *before = snapshot(f);
    wait->start(f);
    assert_true(httpd_wait_count(f->httpd, held, 1));
    fixture_reopen(f);
    char *after = snapshot(f);
    if (!wait->stores_from || step < wait->stores_from)
        assert_same(wait, held, before, after);
    free(before);
    free(after);
    fixture_assert_sound(f);
    fixture_teardown((void *[]){f});
}

static void for_each_step(void (*stop)(const struct wait *wait, size_t step))
{
    for (size_t i = 0; i < ARRAY_SIZE(waits); i++)
        for (size_t k = 0; k < ARRAY_SIZE(waits[i].steps) && waits[i].steps[k]; k++)
            stop(&waits[i], k);
}

static void test_cancelled(void **state)
{
    for_each_step(cancel_at);
}

static void test_closed(void **state)
{
    for_each_step(close_at);
}

/* Answers that have arrived but were not taken in: with the command that cancels right behind the
 * one that fetches, whatever comes first, nothing is left under way. */
static void test_cancelled_at_once(void **state)
{
    for (size_t i = 0; i < ARRAY_SIZE(waits); i++) {
        struct fixture *f = begin(&waits[i], "");
        engine_ticket ticket = waits[i].start(f);
        SEND(f, .kind = ENGINE_CANCEL);
        engine_event_free(engine_finish(f->engine, ticket, NULL, NULL));
        assert_silent(f, ticket);
        fixture_teardown((void *[]){f});
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cancelled),
        cmocka_unit_test(test_closed),
        cmocka_unit_test(test_cancelled_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
