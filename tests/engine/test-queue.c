/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queue of recordings: order, places, what was played, what players must not get. */
#include "model/queue.h"
#include "tests/engine/fixture.h"

static const char feed[] =
    "<rss version=\"2.0\"><channel><title>Pond</title>"
    "<item><title>A</title><guid>1</guid><enclosure url=\"/a.mp3\" type=\"audio/mpeg\"/></item>"
    "<item><title>B</title><guid>2</guid><enclosure url=\"/b.pdf\" type=\"application/pdf\"/>"
    "<enclosure url=\"/b.mp4\" type=\"Video/MP4\"/></item>"
    "<item><title>C</title><guid>3</guid><enclosure url=\"/c.mp3\" type=\"audio/mpeg\"/></item>"
    "<item><title>Evil</title><guid>4</guid>"
    "<enclosure url=\"ftp://pond.example/x\" type=\"audio/mpeg\"/></item></channel></rss>";

static int64_t article(struct fixture *f, const char *title)
{
    AUTO(article_list) list = {0};
    int64_t id = 0;
    fixture_list(f, 0, &list);
    for (size_t i = 0; i < list.n; i++)
        id = strcmp(list.rows[i].title, title) == 0 ? list.rows[i].at.id : id;
    assert_int_not_equal(id, 0);
    return id;
}

static int64_t add(struct fixture *f, const char *title)
{
    struct engine_event *event =
        fixture_done(f, SEND(f, .kind = ENGINE_QUEUE, .id = article(f, title)));
    int64_t entry = event->node;
    engine_event_free(event);
    return entry;
}

static void assert_queue(struct fixture *f, const char *titles)
{
    AUTO(queue) queue = {0};
    struct error e;
    AUTO(buf) b = BUF_INIT;
    assert_true(engine_queue(f->engine, &queue, &e));
    for (size_t i = 0; i < queue.n; i++)
        buf_printf(&b, "%s%lld ", queue.v[i].title, (long long)queue.v[i].place);
    assert_string_equal(buf_c(&b), titles);
}

static void move(struct fixture *f, int64_t entry, bool up)
{
    fixture_end(f, SEND(f, .kind = ENGINE_QUEUE_ORDER, .id = entry, .flags = up ? QUEUE_UP : 0),
                ERROR_NONE);
}

static void test_queue(void **state)
{
    struct fixture *f = *state;
    REPLY(f->httpd, "/feed", .body = feed);
    SUBSCRIBE(f, NODE_FEED, "/feed");
    fixture_refresh_ok(f, REFRESH_DUE);
    int64_t a = add(f, "A"), b = add(f, "B"), c = add(f, "C");
    assert_queue(f, "A0 B0 C0 ");
    fixture_end(f, SEND(f, .kind = ENGINE_QUEUE, .id = article(f, "A")), ERROR_EXISTS);
    fixture_end(f, SEND(f, .kind = ENGINE_QUEUE, .id = article(f, "Evil")), ERROR_NOT_FOUND);
    move(f, c, true);
    move(f, c, true);
    move(f, c, true); /* is the first */
    move(f, a, false);
    move(f, a, false); /* is the last */
    assert_queue(f, "C0 B0 A0 ");
    fixture_end(f, SEND(f, .kind = ENGINE_QUEUE_ORDER, .id = 4711), ERROR_NOT_FOUND);
    SEND(f, .kind = ENGINE_QUEUE_PLACE, .id = b, .position = 90);
    SEND(f, .kind = ENGINE_QUEUE_PLACE, .id = 4711, .position = 90); /* removed meanwhile */
    assert_int_equal(fixture_unread(f), 4);
    fixture_end(f, SEND(f, .kind = ENGINE_QUEUE_PLAYED, .id = c), ERROR_NONE);
    assert_queue(f, "B90 A0 ");
    assert_int_equal(fixture_unread(f), 3);
    fixture_end(f, SEND(f, .kind = ENGINE_UNDO), ERROR_NONE);
    assert_int_equal(fixture_unread(f), 4);
    fixture_end(f, SEND(f, .kind = ENGINE_QUEUE_PLAYED, .id = c), ERROR_NOT_FOUND);
    fixture_end(f, SEND(f, .kind = ENGINE_UNQUEUE, .id = a), ERROR_NONE);
    fixture_reopen(f);
    assert_queue(f, "B90 ");
    fixture_assert_sound(f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_queue, fixture_setup, fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
