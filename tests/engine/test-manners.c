/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Politeness: times of visits, validators, redirects. */
#include "tests/engine/fixture.h"

#include "text/date/date.h"

enum { HOUR = 3600, DAY = 86400 };

static void refresh(struct fixture *f, unsigned flags)
{
    engine_event_free(fixture_refresh(f, flags));
}

static void serve(struct fixture *f, const char *target, struct httpd_reply reply)
{
    char *feed = fixture_feed("item", 3);
    if (!reply.body)
        reply.body = feed;
    httpd_forget(f->httpd, target);
    httpd_reply(f->httpd, target, &reply);
    free(feed);
}

static size_t asked(struct fixture *f, const char *target)
{
    return httpd_count(f->httpd, target);
}

static bool sent(struct fixture *f, const char *target, size_t i, const char *name)
{
    char *value = httpd_header(httpd_request(f->httpd, target, i), name);
    bool has = value != NULL;
    free(value);
    return has;
}

static void stand_in(struct fixture *f)
{
    f->options.connect_to = f->connect_to;
    fixture_reopen(f);
}

static void test_due(void **state)
{
    struct fixture *f = *state;
    stand_in(f);
    serve(f, "/plain", (struct httpd_reply){0});
    serve(f, "/aged", (struct httpd_reply){.headers = "Cache-Control: max-age=10800"});
    fixture_subscribe(f, NODE_FEED,
                      (const char *const[]){"http://a.example/plain", "http://a.example/aged"}, 2);
    refresh(f, REFRESH_DUE);
    refresh(f, REFRESH_DUE);
    assert_int_equal(asked(f, NULL), 2);
    f->ahead = HOUR + 1;
    refresh(f, REFRESH_DUE);
    assert_int_equal(asked(f, "/plain"), 2);
    assert_int_equal(asked(f, "/aged"), 1);
    AUTO(tree) tree = {0};
    assert_string_equal(fixture_source(f, &tree, "/aged").status.waiting, "Cache-Control");
    refresh(f, REFRESH_NOW);
    assert_int_equal(asked(f, NULL), 5);
    f->ahead = 5 * HOUR;
    refresh(f, REFRESH_DUE);
    assert_int_equal(asked(f, "/aged"), 3);
}

/* Due times planned while the clock was wrong. */
static void test_clock_set_back(void **state)
{
    struct fixture *f = *state;
    stand_in(f);
    serve(f, "/plain", (struct httpd_reply){0});
    fixture_subscribe(f, NODE_FEED, (const char *const[]){"http://a.example/plain"}, 1);
    f->ahead = 365 * DAY;
    refresh(f, REFRESH_DUE);
    refresh(f, REFRESH_DUE);
    assert_int_equal(asked(f, NULL), 1);
    f->ahead = 0;
    refresh(f, REFRESH_DUE);
    refresh(f, REFRESH_DUE);
    assert_int_equal(asked(f, NULL), 2);
    f->ahead = HOUR + 1;
    refresh(f, REFRESH_DUE);
    assert_int_equal(asked(f, NULL), 3);
}

static void test_validators(void **state)
{
    struct fixture *f = *state;
    const char *headers = "ETag: \"1\"\nLast-Modified: some day";
    serve(f, "/feed", (struct httpd_reply){.headers = headers});
    SUBSCRIBE(f, NODE_FEED, "/feed");
    refresh(f, REFRESH_NOW);
    refresh(f, REFRESH_NOW);
    assert_true(sent(f, "/feed", 1, "If-None-Match"));
    assert_true(sent(f, "/feed", 1, "If-Modified-Since"));
    refresh(f, REFRESH_FORCE);
    assert_false(sent(f, "/feed", 2, "If-None-Match"));
    f->ahead = 7 * DAY;
    refresh(f, REFRESH_NOW);
    assert_true(sent(f, "/feed", 3, "If-None-Match"));
    f->ahead = 9 * DAY; /* a server that is stuck on 304 is asked in earnest */
    refresh(f, REFRESH_NOW);
    assert_false(sent(f, "/feed", 4, "If-None-Match"));
    refresh(f, REFRESH_NOW);
    assert_true(sent(f, "/feed", 5, "If-None-Match"));
    /* validators of what could not be read are worth nothing */
    serve(f, "/feed", (struct httpd_reply){.headers = "ETag: \"2\"", .body = "out of order"});
    refresh(f, REFRESH_NOW);
    refresh(f, REFRESH_NOW);
    assert_false(sent(f, "/feed", 7, "If-None-Match"));
    AUTO(tree) tree = {0};
    struct tree_node node = fixture_source(f, &tree, "/feed");
    assert_int_equal(node.health, HEALTH_FAILING);
    assert_int_equal(node.status.failures, 2);
    assert_int_equal(node.status.error, ERROR_NOT_FEED);
    assert_int_equal(node.total, 3);
}

static void test_304_keeps_and_renews(void **state)
{
    struct fixture *f = *state;
    char *feed = fixture_feed("item", 3);
    REPLY(f->httpd, "/feed", .headers = "ETag: \"1\"", .body = feed, .times = 1);
    REPLY(f->httpd, "/feed", .status = 304, .times = 1);
    REPLY(f->httpd, "/feed", .status = 304, .headers = "ETag: \"2\"");
    free(feed);
    SUBSCRIBE(f, NODE_FEED, "/feed");
    static const char *const wanted[] = {NULL, "\"1\"", "\"1\"", "\"2\""};
    for (size_t i = 0; i < ARRAY_SIZE(wanted); i++) {
        refresh(f, REFRESH_NOW);
        assert_sent(f->httpd, "/feed", i, "If-None-Match", wanted[i]);
    }
    assert_int_equal(fixture_total(f), 3);
}

/* Seconds from now to when the source is due. */
static int64_t due_in(struct fixture *f, const char *target, const char *why)
{
    AUTO(tree) tree = {0};
    struct tree_node node = fixture_source(f, &tree, target);
    int64_t due = node.status.due_at - clock_now(&f->clock);
    if (why) {
        assert_non_null(node.status.waiting);
        assert_string_equal(node.status.waiting, why);
    } else {
        assert_null(node.status.waiting);
    }
    return due;
}

/* Delays requested by a feed hold while it is unchanged. */
static void test_hints_outlive_304(void **state)
{
    static const char head[] = "<rss version=\"2.0\"><channel><title>t</title>";
    static const char tail[] = "<item><title>one</title><guid>1</guid></item></channel></rss>";
    struct fixture *f = *state;
    char ttl[512], skip[1024], plain[512], days[160] = "";
    const char *const names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                 "Friday", "Saturday", "Sunday"};
    struct civil then = date_civil(clock_now(&f->clock) + 3 * DAY, 0);
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) /* all but that */
        if (((int)i + 1) % 7 != then.weekday)
            snprintf(days + strlen(days), sizeof days - strlen(days), "<day>%.9s</day>", names[i]);
    snprintf(ttl, sizeof ttl, "%s<ttl>600</ttl>%s", head, tail);
    snprintf(plain, sizeof plain, "%s%s", head, tail);
    snprintf(skip, sizeof skip, "%s<skipDays>%s</skipDays>%s", head, days, tail);
    REPLY(f->httpd, "/a", .headers = "ETag: \"1\"", .body = ttl, .times = 1);
    REPLY(f->httpd, "/a", .status = 304, .times = 2);
    REPLY(f->httpd, "/a", .body = plain);
    serve(f, "/same", (struct httpd_reply){.body = ttl});
    REPLY(f->httpd, "/days", .headers = "ETag: \"1\"", .body = skip, .times = 1);
    REPLY(f->httpd, "/days", .status = 304);
    stand_in(f);
    fixture_subscribe(f, NODE_FEED,
                      (const char *const[]){"http://a.example/a", "http://b.example/same",
                                            "http://c.example/days"},
                      3);
    for (int i = 0; i < 3; i++) {
        refresh(f, REFRESH_NOW);
        assert_in_range(due_in(f, "/a", "ttl"), 10 * HOUR - 60, 10 * HOUR);
        assert_in_range(due_in(f, "/same", "ttl"), 10 * HOUR - 60, 10 * HOUR);
        assert_in_range(due_in(f, "/days", "skipHours, skipDays"), DAY, 3 * DAY);
        fixture_reopen(f); /* the next run knows it, too */
    }
    refresh(f, REFRESH_NOW); /* it says so no longer */
    assert_in_range(due_in(f, "/a", NULL), HOUR - 60, HOUR);
}

static enum error_code set_settings(struct fixture *f, int64_t node,
                                    const struct source_settings *settings)
{
    struct engine_event *event = engine_finish(
        f->engine, SEND(f, .kind = ENGINE_SET_SETTINGS, .id = node, .settings = *settings), NULL,
        NULL);
    enum error_code code = event->error.code;
    engine_event_free(event);
    return code;
}

/* Maximum of each setting, and one more. */
static void test_largest_settings(void **state)
{
    static const struct source_settings largest[] = {{.interval_minutes = 366 * 24 * 60},
                                                     {.zone_offset = 14 * 60},
                                                     {.zone_offset = -14 * 60},
                                                     {.keep_articles = 1000000},
                                                     {.keep_days = 36500}};
    static const struct source_settings larger[] = {{.interval_minutes = 366 * 24 * 60 + 1},
                                                    {.zone_offset = 14 * 60 + 1},
                                                    {.zone_offset = -14 * 60 - 1},
                                                    {.keep_articles = 1000001},
                                                    {.keep_days = 36501}};
    struct fixture *f = *state;
    AUTO(buf) text = BUF_INIT;
    SUBSCRIBE(f, NODE_FEED, "/plain");
    int64_t node = fixture_find(f, "Test/\\/plain");
    for (size_t i = 0; i < ARRAY_SIZE(largest); i++) {
        assert_int_equal(set_settings(f, node, &largest[i]), ERROR_NONE);
        assert_int_equal(set_settings(f, node, &larger[i]), ERROR_INVALID);
    }
    buf_add_chars(&text, 'x', 8192);
    assert_int_equal(set_settings(f, node, &(struct source_settings){.cookie = text.p}),
                     ERROR_NONE);
    buf_add_char(&text, 'x');
    assert_int_equal(set_settings(f, node, &(struct source_settings){.cookie = text.p}),
                     ERROR_INVALID);
}

/* The next visit follows a changed interval, and its undoing; what cannot be changes nothing. */
static void test_settings(void **state)
{
    struct fixture *f = *state;
    struct source_settings settings = {.interval_minutes = 600, .zone_offset = ZONE_OFFSET_NONE};
    AUTO(arena) arena = {0};
    struct error e;
    stand_in(f);
    serve(f, "/plain", (struct httpd_reply){0});
    serve(f, "/aged", (struct httpd_reply){.headers = "Cache-Control: max-age=10800"});
    fixture_subscribe(f, NODE_FEED,
                      (const char *const[]){"http://a.example/plain", "http://a.example/aged"}, 2);
    refresh(f, REFRESH_NOW);
    int64_t node = fixture_find(f, "Test/\\/plain"), aged = fixture_find(f, "Test/\\/aged");
    int64_t portal = fixture_find(f, "Test");
    assert_int_equal(set_settings(f, node, &settings), ERROR_NONE);
    assert_in_range(due_in(f, "/plain", NULL), 10 * HOUR - 60, 10 * HOUR);
    settings.interval_minutes = 20; /* less than the server asks for */
    assert_int_equal(set_settings(f, aged, &settings), ERROR_NONE);
    assert_in_range(due_in(f, "/aged", "Cache-Control"), 3 * HOUR - 60, 3 * HOUR);
    fixture_end(f, SEND(f, .kind = ENGINE_UNDO), ERROR_NONE);
    fixture_end(f, SEND(f, .kind = ENGINE_UNDO), ERROR_NONE);
    assert_in_range(due_in(f, "/plain", NULL), HOUR - 60, HOUR);
    fixture_end(f, SEND(f, .kind = ENGINE_REDO), ERROR_NONE);
    assert_in_range(due_in(f, "/plain", NULL), 10 * HOUR - 60, 10 * HOUR);

    settings.user_agent = "x\r\nX-Evil: 1";
    assert_int_equal(set_settings(f, node, &settings), ERROR_INVALID);
    settings.user_agent = NULL;
    settings.zone_offset = 15 * 60;
    assert_int_equal(set_settings(f, node, &settings), ERROR_INVALID);
    settings.zone_offset = 0;
    assert_int_equal(set_settings(f, portal, &settings), ERROR_NOT_FOUND);
    assert_true(engine_settings(f->engine, node, &arena, &settings, &e));
    assert_int_equal(settings.interval_minutes, 600);
    assert_int_equal(settings.zone_offset, ZONE_OFFSET_NONE);
    assert_false(engine_settings(f->engine, portal, &arena, &settings, &e));
    assert_int_equal(e.code, ERROR_NOT_FOUND);
}

static void test_retry_after(void **state)
{
    struct fixture *f = *state;
    stand_in(f);
    serve(f, "/busy", (struct httpd_reply){.status = 429, .headers = "Retry-After: 7200"});
    serve(f, "/neighbour", (struct httpd_reply){0});
    serve(f, "/elsewhere", (struct httpd_reply){0});
    fixture_subscribe(f, NODE_FEED,
                      (const char *const[]){"http://a.example/busy", "http://b.example/elsewhere"},
                      2);
    refresh(f, REFRESH_NOW);
    fixture_subscribe(f, NODE_FEED, (const char *const[]){"http://a.example/neighbour"}, 1);
    refresh(f, REFRESH_NOW);
    assert_int_equal(asked(f, "/busy"), 1);
    assert_int_equal(asked(f, "/neighbour"), 0);
    assert_int_equal(asked(f, "/elsewhere"), 2);
    struct tree tree;
    struct tree_node node = fixture_source(f, &tree, "/neighbour");
    assert_string_equal(node.status.waiting, "Retry-After");
    assert_int_equal(node.status.failures, 0); /* it was not asked, so it did not fail */
    tree_fini(&tree);

    fixture_reopen(f); /* the next run knows it, too */
    refresh(f, REFRESH_NOW);
    assert_int_equal(asked(f, "/busy") + asked(f, "/neighbour"), 1);
    f->ahead = 2 * HOUR + 60;
    serve(f, "/busy", (struct httpd_reply){0});
    refresh(f, REFRESH_NOW);
    assert_int_equal(asked(f, "/busy"), 2);
    assert_int_equal(asked(f, "/neighbour"), 1);
    node = fixture_source(f, &tree, "/busy");
    assert_int_equal(node.health, HEALTH_OK);
    assert_null(node.status.problem);
    tree_fini(&tree);
}

static void test_gone(void **state)
{
    struct fixture *f = *state;
    serve(f, "/gone", (struct httpd_reply){.status = 410});
    SUBSCRIBE(f, NODE_FEED, "/gone");
    refresh(f, REFRESH_DUE);
    f->ahead = 30 * DAY;
    refresh(f, REFRESH_DUE);
    assert_int_equal(asked(f, "/gone"), 1);
    struct tree tree;
    assert_int_equal(fixture_source(f, &tree, "/gone").health, HEALTH_STOPPED);
    tree_fini(&tree);
    serve(f, "/gone", (struct httpd_reply){0}); /* it came back, and the user asks */
    refresh(f, REFRESH_NOW);
    assert_int_equal(fixture_source(f, &tree, "/gone").health, HEALTH_OK);
    tree_fini(&tree);
}

static void assert_url(struct fixture *f, const char *title, const char *target)
{
    AUTO(tree) tree = {0};
    assert_string_equal(fixture_source(f, &tree, title).url, httpd_url(f->httpd, target));
}

static void test_moved(void **state)
{
    struct fixture *f = *state;
    serve(f, "/old", (struct httpd_reply){.status = 301, .headers = "Location: /new"});
    serve(f, "/new", (struct httpd_reply){0});
    serve(f, "/there", (struct httpd_reply){.status = 302, .headers = "Location: /new"});
    serve(f, "/wall", (struct httpd_reply){.status = 301, .headers = "Location: /login"});
    serve(f, "/login", (struct httpd_reply){.body = "<html>Please log in</html>"});
    serve(f, "/twin", (struct httpd_reply){.status = 308, .headers = "Location: /kept"});
    serve(f, "/kept", (struct httpd_reply){0});
    serve(f, "/page",
          (struct httpd_reply){.body = "<meta http-equiv=refresh content='0;url=/at'>"});
    serve(f, "/at", (struct httpd_reply){0});
    serve(f, "/wait",
          (struct httpd_reply){.body = "<meta http-equiv=refresh content='3;url=/at'>"});
    fixture_subscribe(
        f, NODE_FEED,
        (const char *const[]){"/old", "/there", "/wall", "/twin", "/kept", "/page", "/wait"}, 7);
    refresh(f, REFRESH_FORCE);
    refresh(f, REFRESH_FORCE);
    assert_url(f, "/old", "/old");
    refresh(f, REFRESH_FORCE);
    assert_url(f, "/old", "/new");
    assert_url(f, "/there", "/there"); /* a temporary one */
    assert_url(f, "/wall", "/wall");   /* leads to no feed */
    assert_url(f, "/page", "/at");     /* a page that sends its visitors on at once */
    assert_url(f, "/wait", "/wait");   /* or after a while */
    assert_url(f, "/twin", "/twin");   /* somebody has it already */
    size_t before = asked(f, "/old");
    refresh(f, REFRESH_FORCE);
    assert_int_equal(asked(f, "/old"), before);
}

/* A source with secrets keeps its address, since they would go to the new host. */
static void test_moved_with_secrets(void **state)
{
    struct fixture *f = *state;
    AUTO(tree) tree = {0};
    char location[96];
    snprintf(location, sizeof location, "Location: http://localhost:%d/new", httpd_port(f->httpd));
    serve(f, "/old", (struct httpd_reply){.status = 301, .headers = location});
    serve(f, "/new", (struct httpd_reply){0});
    SUBSCRIBE(f, NODE_FEED, "/old");
    int64_t id = fixture_source(f, &tree, "/old").id;
    fixture_end(f,
                SEND(f, .kind = ENGINE_SET_SETTINGS, .id = id,
                     .settings = {.zone_offset = ZONE_OFFSET_NONE, .cookie = "id=1"}),
                ERROR_NONE);
    for (int i = 0; i < 4; i++)
        refresh(f, REFRESH_FORCE);
    assert_url(f, "/old", "/old");
    assert_non_null(strstr(httpd_request(f->httpd, "/old", 3)->headers, "Cookie: id=1"));
    assert_null(strstr(httpd_request(f->httpd, "/new", 3)->headers, "Cookie"));
}

/* The same bytes are not taken apart again; with FORCE they are. */
static void test_same_body(void **state)
{
    struct fixture *f = *state;
    serve(f, "/feed", (struct httpd_reply){0});
    SUBSCRIBE(f, NODE_FEED, "/feed");
    refresh(f, REFRESH_NOW);
    struct engine_event *event = fixture_refresh(f, REFRESH_NOW);
    assert_int_equal(event->unchanged, 0);
    engine_event_free(event);
    event = fixture_refresh(f, REFRESH_FORCE);
    assert_int_equal(event->unchanged, 3);
    engine_event_free(event);
}

static void test_back_off(void **state)
{
    struct fixture *f = *state;
    serve(f, "/feed", (struct httpd_reply){.status = 500});
    SUBSCRIBE(f, NODE_FEED, "/feed");
    for (int i = 0; i < 6; i++)
        refresh(f, REFRESH_NOW);
    struct tree tree;
    struct tree_node node = fixture_source(f, &tree, "/feed");
    assert_int_equal(node.status.failures, 6);
    assert_true(node.status.due_at - clock_now(&f->clock) > 15 * HOUR);
    tree_fini(&tree);
    serve(f, "/feed", (struct httpd_reply){0});
    refresh(f, REFRESH_NOW);
    node = fixture_source(f, &tree, "/feed");
    assert_int_equal(node.status.failures, 0);
    tree_fini(&tree);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(t) cmocka_unit_test_setup_teardown(t, fixture_setup, fixture_teardown)
        TEST(test_due),         TEST(test_clock_set_back),
        TEST(test_validators),  TEST(test_304_keeps_and_renews),
        TEST(test_gone),        TEST(test_largest_settings),
        TEST(test_moved),       TEST(test_moved_with_secrets),
        TEST(test_retry_after), TEST(test_same_body),
        TEST(test_back_off),    TEST(test_hints_outlive_304),
        TEST(test_settings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
