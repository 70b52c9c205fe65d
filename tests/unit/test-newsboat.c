/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include "feed/newsboat.h"

static void test_urls(void **state)
{
    static const char text[] = "# my feeds\n"
                               "https://a.example/feed\n"
                               "https://b.example/feed tech \"~The \\\"B\\\" feed\" more\n"
                               "\"query:Unread:unread = \\\"yes\\\"\"\n"
                               "exec:~/bin/feed.sh\n"
                               "filter:~/bin/f:https://x.example/\n"
                               "file:///etc/passwd\n"
                               "https://c.example/feed \"two words\"\r\n"
                               "https://d.example/feed tech !\n"
                               "https://a.example/feed tech\n"
                               "feed:https://f.example/feed\n"
                               "g.example/feed\n"
                               "https://e.example/feed \"~Escape \x1b[31m\"";
    static const struct outline want[] = {
        {NODE_FEED, 0, NULL, "https://a.example/feed"},
        {NODE_FEED, 0, NULL, "https://f.example/feed"},
        {NODE_FEED, 0, NULL, "https://g.example/feed"},
        {NODE_FEED, 0, "Escape ", "https://e.example/feed"},
        {NODE_CATEGORY, 0, "tech", NULL},
        {NODE_FEED, 1, "The \"B\" feed", "https://b.example/feed"},
        {NODE_FEED, 1, NULL, "https://d.example/feed"},
        {NODE_CATEGORY, 0, "two words", NULL},
        {NODE_FEED, 1, NULL, "https://c.example/feed"},
    };
    static const struct {
        int line;
        enum left_out_why why;
    } notes[] = {
        {3, LEFT_OUT_TAG},     {4, LEFT_OUT_QUERY},  {5, LEFT_OUT_COMMAND}, {6, LEFT_OUT_COMMAND},
        {7, LEFT_OUT_ADDRESS}, {9, LEFT_OUT_HIDDEN}, {10, LEFT_OUT_AGAIN},
    };
    struct newsboat n;
    struct error e;
    assert_true(newsboat_parse(str_from(text), &n, &e));
    assert_int_equal(n.n, ARRAY_SIZE(want));
    for (size_t i = 0; i < n.n; i++) {
        assert_int_equal(n.outlines[i].kind, want[i].kind);
        assert_int_equal(n.outlines[i].depth, want[i].depth);
        assert_true(str_eq(str_from(n.outlines[i].title), str_from(want[i].title)));
        assert_true(str_eq(str_from(n.outlines[i].url), str_from(want[i].url)));
    }
    assert_int_equal(n.n_left_out, ARRAY_SIZE(notes));
    for (size_t i = 0; i < n.n_left_out; i++) {
        assert_int_equal(n.left_out[i].line, notes[i].line);
        assert_int_equal(n.left_out[i].why, notes[i].why);
    }
    newsboat_fini(&n);
}

static void test_nothing(void **state)
{
    static const struct str cases[] = {STR(""), STR("# only\n\n"), STR("\0\xff\xfe"), STR("\"")};
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct newsboat n;
        struct error e = {0};
        assert_false(newsboat_parse(cases[i], &n, &e));
        assert_int_equal(e.code, ERROR_INVALID);
        assert_null(n.arena.head);
    }
}

/* A line of binary data may look like an address. */
static void test_binary(void **state)
{
    struct newsboat list;
    struct error e;
    assert_false(newsboat_parse(STR("http://a.example/feed\n\0\n"), &list, &e));
    assert_int_equal(e.code, ERROR_INVALID);
}

static void test_most_lines(void **state)
{
    struct buf b = BUF_INIT;
    struct newsboat n;
    struct error e;
    for (int i = 0; i < 20001; i++) {
        buf_printf(&b, "https://a.example/%d\n", i);
    }
    assert_true(newsboat_parse(buf_str(&b), &n, &e));
    assert_int_equal(n.n, 20000);
    newsboat_fini(&n);
    buf_fini(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_most_lines),
        cmocka_unit_test(test_urls),
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_binary),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
