/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Refreshes over HTTP: many feeds, validators, broken servers, cancelling, concurrent commands. */
#include "tests/engine/fixture.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sqlite3.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { FEEDS = 200, ITEMS = 50 };

static char **make_names(size_t n)
{
    char **names = mem_zalloc(n, sizeof *names);
    for (size_t i = 0; i < n; i++) {
        struct buf b = BUF_INIT;
        buf_printf(&b, "/feed%zu", i);
        names[i] = buf_take(&b);
    }
    return names;
}

static void free_names(char **names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        free(names[i]);
    free(names);
}

static void test_many(void **state)
{
    struct fixture *f = *state;
    char **names = make_names(FEEDS);
    for (size_t i = 0; i < FEEDS; i++)
        fixture_serve_feed(f, names[i] + 1, ITEMS);
    fixture_subscribe(f, NODE_FEED, (const char *const *)names, FEEDS);
    struct engine_event *event = fixture_refresh(f, REFRESH_DUE);
    assert_int_equal(event->error.code, ERROR_NONE);
    assert_int_equal(event->done, FEEDS);
    assert_int_equal(event->total, FEEDS);
    assert_int_equal(event->added, FEEDS * ITEMS);
    assert_int_equal(event->failed, 0);
    engine_event_free(event);
    assert_int_equal(fixture_total(f), FEEDS * ITEMS);
    assert_int_equal(fixture_unread(f), FEEDS * ITEMS);

    httpd_clear(f->httpd);
    event = fixture_refresh(f, REFRESH_NOW);
    assert_int_equal(event->added + event->updated + event->failed, 0);
    engine_event_free(event);
    assert_int_equal(httpd_count(f->httpd, NULL), FEEDS);
    for (size_t i = 0; i < FEEDS; i++) {
        char etag[64], modified[64];
        snprintf(etag, sizeof etag, "W/\"%s, %d\"", names[i] + 1, ITEMS);
        snprintf(modified, sizeof modified, "about the %dth", ITEMS);
        assert_sent(f->httpd, names[i], 0, "If-None-Match", etag);
        assert_sent(f->httpd, names[i], 0, "If-Modified-Since", modified);
        assert_int_equal(httpd_request(f->httpd, names[i], 0)->status, 304);
    }
    free_names(names, FEEDS);
}

/* ---- broken servers ------------------------------------------------------------------------ */

struct broken {
    struct httpd_reply reply;
    const char *words; /* in the problem that is told */
};

static const struct broken broken[] = {
    {{.status = 404}, "HTTP 404: not found"},
    {{.status = 500}, "HTTP 500"},
    {{.status = 503}, "HTTP 503"},
    {{.status = 403, .body = "no"}, "HTTP 403: forbidden"},
    {{.status = 410}, "HTTP 410: permanently removed"},
    {{.status = 412, .body = "<html><script>"}, "blocks automated access"},
    {{.status = 403, .headers = "cf-mitigated: challenge"}, "blocks automated access"},
    {{.body = "<rss><channel><item><title>x", .fault = HTTPD_CUT_OFF},
     "closed the connection before"},
    {{.fault = HTTPD_CLOSE}, "without an answer"},
    {{.body = "x", .fault = HTTPD_ENDLESS}, "is larger than 40 MiB"},
    {{.body = "<!doctype html><html><body><p>Hello</p></body></html>"}, ""},
    {{.body = ""}, ""},
    {{.headers = "Content-Encoding: gzip", .body = "not packed"}, "plain text"},
    {{.status = 302, .headers = "Location: /broken13"}, "redirect loop at"},
    {{.status = 302, .headers = "Location: file:///etc/passwd"}, "redirects to an address"},
    {{.body = "HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n<rss>", .fault = HTTPD_RAW},
     "closed the connection before"},
    {{.body = "SSH-2.0-OpenSSH\r\n", .fault = HTTPD_RAW}, "does not answer in HTTP"},
};

struct problems {
    size_t sources, failed;
};

static void note_source(void *context, const struct engine_event *event)
{
    struct problems *p = context;
    if (event->kind == EVENT_SOURCE) {
        p->sources++;
        if (event->error.code != ERROR_NONE) {
            p->failed++;
            assert_true(strlen(event->error.detail) > 0);
            assert_non_null(event->title);
        }
    }
}

static void test_broken_ones_stop_nobody(void **state)
{
    struct fixture *f = *state;
    enum { BROKEN = ARRAY_SIZE(broken) + 1, GOOD = FEEDS - BROKEN };
    f->options.timeout_ms = 3600 * 1000; /* 40 MiB take long on a busy machine */
    fixture_reopen(f);
    char **names = make_names(FEEDS);
    for (size_t i = 0; i < ARRAY_SIZE(broken); i++) {
        struct buf name = BUF_INIT;
        buf_printf(&name, "/broken%zu", i);
        free(names[i]);
        names[i] = buf_take(&name);
        httpd_reply(f->httpd, names[i], &broken[i].reply);
    }
    int fd = socket(AF_INET, SOCK_STREAM, 0); /* bound and not listening: refuses */
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
    socklen_t length = sizeof here;
    char refused[64];
    assert_int_equal(bind(fd, (struct sockaddr *)&here, length), 0);
    assert_int_equal(getsockname(fd, (struct sockaddr *)&here, &length), 0);
    snprintf(refused, sizeof refused, "http://127.0.0.1:%d/feed", ntohs(here.sin_port));
    free(names[BROKEN - 1]);
    names[BROKEN - 1] = mem_strdup(refused);
    for (size_t i = BROKEN; i < FEEDS; i++)
        fixture_serve_feed(f, names[i] + 1, ITEMS);
    fixture_subscribe(f, NODE_FEED, (const char *const *)names, FEEDS);

    struct problems seen = {0};
    int64_t root = TREE_ROOT;
    struct engine_event *event = engine_finish(
        f->engine, SEND(f, .kind = ENGINE_REFRESH, .ids = &root, .n_ids = 1), note_source, &seen);
    assert_int_equal(event->error.code, ERROR_NONE);
    assert_int_equal(event->done, FEEDS);
    assert_int_equal(event->failed, BROKEN - 1);
    assert_int_equal(event->waiting, 1); /* the one that refused the connection */
    assert_int_equal(event->added, GOOD * ITEMS);
    assert_int_equal(seen.sources, FEEDS);
    assert_int_equal(seen.failed, BROKEN);
    engine_event_free(event);

    struct tree tree;
    for (size_t i = 0; i < ARRAY_SIZE(broken); i++) {
        struct tree_node node = fixture_source(f, &tree, names[i]);
        assert_non_null(node.status.problem);
        if (!strstr(node.status.problem, broken[i].words))
            fail_msg("%s: %s, not %s", names[i], node.status.problem, broken[i].words);
        assert_int_equal(node.status.failures, 1);
        assert_int_equal(node.status.succeeded_at, 0);
        assert_true(node.status.due_at > clock_now(&f->clock));
        assert_int_equal(node.health,
                         broken[i].reply.status == 410 ? HEALTH_STOPPED : HEALTH_FAILING);
        tree_fini(&tree);
    }
    assert_non_null(strstr(fixture_source(f, &tree, "/feed").status.problem, "connection refused"));
    assert_int_equal(tree.problems, BROKEN);
    tree_fini(&tree);
    close(fd);
    free_names(names, FEEDS);
}

/* Of a busy server, a whole second may be too short for the beginning of an answer. */
static void test_silence(void **state)
{
    enum { TRIES = 20 };
    struct fixture *f = *state;
    struct tree tree;
    bool seen = false;
    f->options.timeout_ms = 1000;
    fixture_reopen(f);
    REPLY(f->httpd, "/hold", .fault = HTTPD_HOLD);
    REPLY(f->httpd, "/stall", .body = "<rss><channel><item><title>x", .fault = HTTPD_STALL);
    SUBSCRIBE(f, NODE_FEED, "/hold", "/stall");
    for (int i = 0; i < TRIES && !seen; i++) {
        struct engine_event *event = fixture_refresh(f, REFRESH_NOW);
        assert_int_equal(event->failed, 2);
        engine_event_free(event);
        struct tree_node stall = fixture_source(f, &tree, "/stall");
        seen = strstr(stall.status.problem, "did not finish its answer in") != NULL;
        tree_fini(&tree);
    }
    assert_true(seen);
    struct tree_node hold = fixture_source(f, &tree, "/hold");
    assert_non_null(strstr(hold.status.problem, "no answer from 127.0.0.1"));
    assert_int_equal(hold.health, HEALTH_FAILING);
    tree_fini(&tree);
}

/* ---- what may happen meanwhile ------------------------------------------------------------- */

static void hold(struct fixture *f, const char *name)
{
    char target[64], *feed = fixture_feed(name, 3);
    snprintf(target, sizeof target, "/%s", name);
    REPLY(f->httpd, target, .body = feed, .fault = HTTPD_HOLD);
    free(feed);
}

/* A refresh of "/quick", whose three articles are there, and "/held". */
static engine_ticket refresh_half(struct fixture *f)
{
    fixture_serve_feed(f, "quick", 3);
    hold(f, "held");
    SUBSCRIBE(f, NODE_FEED, "/quick", "/held");
    int64_t root = TREE_ROOT;
    engine_ticket ticket = SEND(f, .kind = ENGINE_REFRESH, .ids = &root, .n_ids = 1);
    while (fixture_total(f) < 3)
        usleep(1000);
    return ticket;
}

static void test_cancel(void **state)
{
    struct fixture *f = *state;
    engine_ticket ticket = refresh_half(f);
    assert_true(httpd_wait_count(f->httpd, "/held", 1));
    SEND(f, .kind = ENGINE_CANCEL);
    struct engine_event *event = engine_finish(f->engine, ticket, NULL, NULL);
    assert_int_equal(event->error.code, ERROR_CANCELLED);
    assert_int_equal(event->added, 3);
    assert_int_equal(event->done, 1);
    assert_int_equal(event->failed, 0);
    engine_event_free(event);
    assert_int_equal(fixture_total(f), 3);
    AUTO(tree) tree = {0};
    assert_int_equal(fixture_source(f, &tree, "/held").health, HEALTH_NEW); /* not its fault */
    httpd_release(f->httpd);
    httpd_forget(f->httpd, "/held");
    fixture_serve_feed(f, "held", 3);
    fixture_refresh_ok(f, REFRESH_DUE);
    assert_int_equal(fixture_total(f), 6);
}

static void test_close_ends_a_refresh(void **state)
{
    struct fixture *f = *state;
    hold(f, "held");
    SUBSCRIBE(f, NODE_FEED, "/held");
    int64_t root = TREE_ROOT;
    SEND(f, .kind = ENGINE_REFRESH, .ids = &root, .n_ids = 1);
    assert_true(httpd_wait_count(f->httpd, "/held", 1));
    fixture_reopen(f); /* does not hang, and the lock is free again */
    httpd_release(f->httpd);
    fixture_serve_feed(f, "held", 3);
    fixture_refresh_ok(f, REFRESH_DUE);
    assert_int_equal(fixture_total(f), 3);
}

struct awaited {
    struct httpd *httpd;
    char *name;
};

static void release_awaited(void *context, const struct engine_event *event)
{
    struct awaited *a = context;
    if (event->kind == EVENT_PROGRESS && event->title && !a->name) {
        assert_int_equal(event->done, 2);
        a->name = mem_strdup(event->title);
        httpd_release(a->httpd);
    }
}

/* The source that holds up the end is named after a while. */
static void test_awaited(void **state)
{
    struct fixture *f = *state;
    struct awaited a = {f->httpd, NULL};
    int64_t root = TREE_ROOT;
    fixture_serve_feed(f, "a", 1);
    fixture_serve_feed(f, "b", 1);
    hold(f, "held");
    SUBSCRIBE(f, NODE_FEED, "/held", "/a", "/b");
    struct engine_event *event = engine_finish(
        f->engine, SEND(f, .kind = ENGINE_REFRESH, .ids = &root, .n_ids = 1), release_awaited, &a);
    assert_int_equal(event->failed, 0);
    assert_non_null(a.name);
    assert_string_equal(a.name, "/held");
    engine_event_free(event);
    free(a.name);
}

static void test_marks_meanwhile(void **state)
{
    struct fixture *f = *state;
    engine_ticket ticket = refresh_half(f);
    AUTO(article_list) list = {0};
    fixture_list(f, 0, &list);
    engine_ticket mark =
        SEND(f, .kind = ENGINE_MARK, .mark = MARK_READ, .ids = &list.rows[0].at.id, .n_ids = 1);
    fixture_end(f, mark, ERROR_NONE); /* though the refresh goes on */
    assert_int_equal(fixture_unread(f), 2);
    assert_true(httpd_wait_count(f->httpd, "/held", 1));
    httpd_release(f->httpd);
    fixture_end(f, ticket, ERROR_NONE);
    assert_int_equal(fixture_unread(f), 5);
}

/* Sends a mark on the engine's thread, at its first look at the clock in a transaction. */
struct interruption {
    struct fixture *f;
    sqlite3 *other; /* the database once more */
    int64_t article;
    _Atomic bool armed;
    _Atomic engine_ticket ticket;
};

static bool is_locked(sqlite3 *db)
{
    return sqlite3_exec(db, "BEGIN IMMEDIATE; COMMIT", NULL, NULL, NULL) == SQLITE_BUSY;
}

/* Stands still, so that no batch ends by its time. */
static int64_t interrupt(void *context)
{
    struct interruption *i = context;
    if (i->armed && is_locked(i->other)) {
        i->armed = false;
        i->ticket =
            SEND(i->f, .kind = ENGINE_MARK, .mark = MARK_READ, .ids = &i->article, .n_ids = 1);
    }
    return 1000000;
}

static int64_t system_now(void *context)
{
    return clock_now(&clock_system);
}

static int64_t id_of_only_article(struct fixture *f)
{
    AUTO(article_list) list = {0};
    fixture_serve_feed(f, "before", 1);
    SUBSCRIBE(f, NODE_FEED, "/before");
    fixture_refresh_ok(f, REFRESH_DUE);
    fixture_list(f, 0, &list);
    assert_int_equal(list.n, 1);
    return list.rows[0].at.id;
}

/* Sources that are told of before the mark is done. */
static int sources_before_mark(struct interruption *i)
{
    int sources = 0;
    for (bool done = false; !done;) {
        struct pollfd fd = {.fd = engine_fd(i->f->engine), .events = POLLIN};
        poll(&fd, 1, -1);
        for (struct engine_event *event; !done && (event = engine_take_event(i->f->engine));) {
            sources += event->kind == EVENT_SOURCE;
            done = event->last && event->ticket == i->ticket;
            engine_event_free(event);
        }
    }
    return sources;
}

/* Of the answers that come at once, a mark waits for one only. */
static void test_command_ends_a_batch(void **state)
{
    static const char *const names[] = {"/a", "/b", "/c", "/d", "/e", "/f", "/g", "/h"};
    struct fixture *f = *state;
    static struct interruption i; /* used until the engine is closed, after a failure as well */
    static const struct clock clock = {system_now, interrupt, &i};
    i.f = f;
    i.article = id_of_only_article(f);
    assert_int_equal(sqlite3_open(f->database, &i.other), SQLITE_OK);
    f->options.clock = &clock;
    f->options.parser = NULL;
    fixture_reopen(f);
    for (size_t k = 0; k < ARRAY_SIZE(names); k++)
        hold(f, names[k] + 1);
    fixture_subscribe(f, NODE_FEED, names, ARRAY_SIZE(names));
    int64_t root = TREE_ROOT;
    engine_ticket refresh = SEND(f, .kind = ENGINE_REFRESH, .ids = &root, .n_ids = 1);
    for (size_t k = 0; k < ARRAY_SIZE(names); k++)
        assert_true(httpd_wait_count(f->httpd, names[k], 1));
    i.armed = true;
    httpd_release(f->httpd);
    assert_int_equal(sources_before_mark(&i), 1);
    fixture_end(f, refresh, ERROR_NONE);
    assert_int_equal(fixture_unread(f), 3 * ARRAY_SIZE(names));
    engine_close(f->engine);
    f->engine = NULL;
    sqlite3_close(i.other);
}

static void execute(const struct fixture *f, const char *sql)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(f->database, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

struct told {
    int64_t added, failed;
};

static void note_told(void *context, const struct engine_event *event)
{
    struct told *told = context;
    if (event->kind == EVENT_SOURCE) {
        told->added += event->added;
        told->failed += event->failed;
    }
}

/* Of answers that are stored in one transaction, one fails after its first changes: nothing of it
 * is left, and the others are stored. Events tell of what is. */
static void test_failure_in_a_batch(void **state)
{
    static const char *const names[] = {"/a", "/b", "/c", "/bad", "/d", "/e"};
    struct fixture *f = *state;
    struct told told = {0};
    AUTO(tree) tree = {0};
    f->options.parser = NULL;
    fixture_reopen(f);
    for (size_t k = 0; k < ARRAY_SIZE(names); k++)
        hold(f, names[k] + 1);
    fixture_subscribe(f, NODE_FEED, names, ARRAY_SIZE(names));
    execute(f, "CREATE TRIGGER fails BEFORE INSERT ON placement WHEN"
               " (SELECT title FROM article WHERE id = new.article) LIKE 'bad%'"
               " BEGIN SELECT RAISE(ABORT, 'fails'); END");
    int64_t root = TREE_ROOT;
    engine_ticket refresh = SEND(f, .kind = ENGINE_REFRESH, .ids = &root, .n_ids = 1);
    for (size_t k = 0; k < ARRAY_SIZE(names); k++)
        assert_true(httpd_wait_count(f->httpd, names[k], 1));
    for (size_t k = 0; k < ARRAY_SIZE(names); k++) /* in case it is requested again */
        fixture_serve_feed(f, names[k] + 1, 3);
    httpd_release(f->httpd);
    struct engine_event *event = engine_finish(f->engine, refresh, note_told, &told);
    assert_int_equal(event->error.code, ERROR_DATABASE);
    assert_int_equal(event->added, 3 * (ARRAY_SIZE(names) - 1));
    assert_int_equal(event->failed, 1);
    assert_int_equal(told.added, event->added);
    assert_int_equal(told.failed, 1);
    engine_event_free(event);
    fixture_assert_sound(f);
    assert_int_equal(fixture_source(f, &tree, "/bad").total, 0);
    assert_int_equal(fixture_total(f), 3 * (ARRAY_SIZE(names) - 1));
    execute(f, "DROP TRIGGER fails");
    for (size_t k = 0; k < ARRAY_SIZE(names); k++)
        fixture_serve_feed(f, names[k] + 1, 3);
    fixture_refresh_ok(f, REFRESH_DUE);
    assert_int_equal(fixture_total(f), 3 * ARRAY_SIZE(names));
    fixture_assert_sound(f);
}

static void test_one_refresh_in_all_processes(void **state)
{
    struct fixture *f = *state;
    hold(f, "held");
    SUBSCRIBE(f, NODE_FEED, "/held");
    int64_t root = TREE_ROOT;
    struct engine *other;
    struct error e;
    assert_true(engine_open(&f->options, &other, &e));
    engine_ticket ticket = SEND(f, .kind = ENGINE_REFRESH, .ids = &root, .n_ids = 1);
    assert_true(httpd_wait_count(f->httpd, "/held", 1));
    struct engine_event *event = engine_finish(
        other,
        engine_send(other,
                    &(struct engine_command){
                        .kind = ENGINE_REFRESH, .ids = &root, .n_ids = 1, .flags = REFRESH_NOW}),
        NULL, NULL);
    assert_int_equal(event->error.code, ERROR_BUSY);
    engine_event_free(event);
    httpd_release(f->httpd);
    fixture_end(f, ticket, ERROR_NONE);
    httpd_forget(f->httpd, "/held");
    fixture_serve_feed(f, "held", 3);
    event = engine_finish(other,
                          engine_send(other, &(struct engine_command){.kind = ENGINE_REFRESH,
                                                                      .ids = &root,
                                                                      .n_ids = 1,
                                                                      .flags = REFRESH_NOW}),
                          NULL, NULL);
    assert_int_equal(event->error.code, ERROR_NONE);
    engine_event_free(event);
    engine_close(other);
}

/* A second refresh in this process does not wait for the first. */
/* Sources still to come, by the first progress told. */
static void note_waiting(void *context, const struct engine_event *event)
{
    int64_t *waiting = context;
    if (event->kind == EVENT_PROGRESS && *waiting == 0)
        *waiting = event->total - event->done;
}

/* When one ends, the other tells again how far it is: the front end shows one of them. */
static void test_two_refreshes_here(void **state)
{
    struct fixture *f = *state;
    int64_t waiting = 0;
    hold(f, "held");
    fixture_serve_feed(f, "quick", 3);
    SUBSCRIBE(f, NODE_FEED, "/quick", "/held");
    int64_t held = fixture_find(f, "Test/\\/held"), quick = fixture_find(f, "Test/\\/quick");
    engine_ticket first =
        SEND(f, .kind = ENGINE_REFRESH, .ids = &held, .n_ids = 1, .flags = REFRESH_NOW);
    assert_true(httpd_wait_count(f->httpd, "/held", 1));
    fixture_end(f, SEND(f, .kind = ENGINE_REFRESH, .ids = &quick, .n_ids = 1, .flags = REFRESH_NOW),
                ERROR_NONE);
    assert_int_equal(fixture_total(f), 3);
    httpd_release(f->httpd);
    engine_event_free(engine_finish(f->engine, first, note_waiting, &waiting));
    assert_int_equal(waiting, 1);
    assert_int_equal(fixture_total(f), 6);
}

/* ---- dates ------------------------------------------------------------------------------- */

static const char dated_feed[] =
    "<feed xmlns='http://www.w3.org/2005/Atom'><title>F</title><id>f</id>"
    "<updated>2026-07-03T00:00:00Z</updated>"
    "<entry><id>1</id><title>updated</title><updated>2026-07-02T10:00:00Z</updated></entry>"
    "<entry><id>2</id><title>published</title><published>2026-07-01T21:00:00Z</published>"
    "<updated>2026-07-03T00:00:00Z</updated></entry>"
    "<entry><id>3</id><title>no zone</title><published>2026-07-01T12:00:00</published></entry>"
    "<entry><id>4</id><title>in winter</title><published>2026-01-15T12:00:00</published></entry>"
    "</feed>";

/* Goes to an instant, in Berlin. */
static void go_to(struct fixture *f, int64_t now)
{
    f->ahead += now - clock_now(&f->clock);
    setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
    tzset();
    f->options.zone = zone_system;
    fixture_reopen(f);
}

/* By the date of publication, else of the last update; where no zone is named, as clocks were set
 * in the user's on that day. */
static void test_dates(void **state)
{
    static const struct {
        const char *title;
        int64_t time;
    } want[] = {{"updated", 1782986400},
                {"published", 1782939600},
                {"no zone", 1782900000},
                {"in winter", 1768474800}};
    struct fixture *f = *state;
    AUTO(article_list) list = {0};
    go_to(f, 1783036800); /* 2026-07-03 */
    REPLY(f->httpd, "/dated", .body = dated_feed);
    SUBSCRIBE(f, NODE_FEED, "/dated");
    fixture_refresh_ok(f, REFRESH_DUE);
    fixture_list(f, 0, &list);
    assert_int_equal(list.n, ARRAY_SIZE(want));
    for (size_t i = 0; i < list.n; i++) {
        assert_string_equal(list.rows[i].title, want[i].title);
        assert_int_equal(list.rows[i].date.time, want[i].time);
        assert_int_equal(list.rows[i].date.precision, DATE_SECOND);
    }
}

static size_t count_today(struct fixture *f)
{
    const struct article_query today = {
        .node = TREE_ROOT, .since = zone_midnight(f->options.zone, clock_now(&f->clock))};
    AUTO(article_list) list = {0};
    struct error e;
    assert_true(engine_list(f->engine, &today, NULL, false, false, 100, &list, &e));
    return list.n;
}

/* A session goes on past midnight. */
static void test_today(void **state)
{
    struct fixture *f = *state;
    go_to(f, 1782941400); /* 2026-07-01 23:30 */
    REPLY(f->httpd, "/dated", .body = dated_feed);
    SUBSCRIBE(f, NODE_FEED, "/dated");
    fixture_refresh_ok(f, REFRESH_DUE);
    assert_int_equal(count_today(f), 3); /* what is dated later is listed at its arrival */
    f->ahead += 1800;
    assert_int_equal(count_today(f), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(t) cmocka_unit_test_setup_teardown(t, fixture_setup, fixture_teardown)
        TEST(test_many),
        TEST(test_broken_ones_stop_nobody),
        TEST(test_silence),
        TEST(test_cancel),
        TEST(test_close_ends_a_refresh),
        TEST(test_awaited),
        TEST(test_marks_meanwhile),
        TEST(test_command_ends_a_batch),
        TEST(test_failure_in_a_batch),
        TEST(test_one_refresh_in_all_processes),
        TEST(test_two_refreshes_here),
        TEST(test_dates),
        TEST(test_today),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
