/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include <string.h>

#include "feed/list/newsboat-query.h"
#include "feed/list/newsboat.h"
#include "feed/list/newsraft.h"
#include "store/search/query.h"

static const struct newsboat_options options = {.portal = "My feeds", .stars = "s"};

static void test_urls(void **state)
{
    static const char text[] = "# my feeds\n"
                               "https://a.example/feed\n"
                               "https://b.example/feed tech \"~The \\\"B\\\" feed\" more\n"
                               "\"query:Unread:unread = \\\"yes\\\"\"\n"
                               "exec:~/bin/feed.sh\n"
                               "filter:~/bin/f:https://x.example/\n"
                               "file:///etc/passwd\n"
                               "https://c.example/feed \"two words\" more more\r\n"
                               "https://d.example/feed tech !\n"
                               "https://a.example/feed late # not \"a tag\n"
                               "  # https://comment.example/feed\n"
                               "feed:https://f.example/feed\n"
                               "g.example/feed\n"
                               "https://e.example/feed \"~Escape \x1b[31m\"\n"
                               "query:Odd:guid\n"
                               "query:nothing";
    static const struct outline want[] = {
        {NODE_FEED, 0, NULL, "https://f.example/feed"},
        {NODE_FEED, 0, NULL, "https://g.example/feed"},
        {NODE_FEED, 0, "Escape ", "https://e.example/feed"},
        {NODE_CATEGORY, 0, "late", NULL},
        {NODE_FEED, 1, NULL, "https://a.example/feed"},
        {NODE_CATEGORY, 0, "tech", NULL},
        {NODE_FEED, 1, "The \"B\" feed", "https://b.example/feed"},
        {NODE_FEED, 1, NULL, "https://d.example/feed"},
        {NODE_CATEGORY, 0, "two words", NULL},
        {NODE_FEED, 1, NULL, "https://c.example/feed"},
        {NODE_VIEW, 0, "more",
         .query = "in:\"https://b.example/feed\" OR in:\"https://c.example/feed\""},
        {NODE_VIEW, 0, "Unread", .query = "is:unread"},
    };
    static const struct {
        int line;
        enum left_out_why why;
    } notes[] = {
        {5, LEFT_OUT_PROGRAM}, {6, LEFT_OUT_PROGRAM}, {7, LEFT_OUT_ADDRESS},
        {9, LEFT_OUT_HIDDEN},  {16, LEFT_OUT_QUERY},  {15, LEFT_OUT_QUERY},
    };
    AUTO(newsboat) n = {0};
    struct error e;
    assert_true(newsboat_parse(str_from(text), &options, &n, &e));
    assert_int_equal(n.n, ARRAY_SIZE(want));
    for (size_t i = 0; i < n.n; i++) {
        assert_int_equal(n.outlines[i].kind, want[i].kind);
        assert_int_equal(n.outlines[i].depth, want[i].depth);
        assert_true(str_eq(str_from(n.outlines[i].title), str_from(want[i].title)));
        assert_true(str_eq(str_from(n.outlines[i].url), str_from(want[i].url)));
        assert_str(str_from(n.outlines[i].query), want[i].query ? want[i].query : "");
    }
    assert_int_equal(n.n_left_out, ARRAY_SIZE(notes));
    for (size_t i = 0; i < n.n_left_out; i++) {
        assert_int_equal(n.left_out[i].line, notes[i].line);
        assert_int_equal(n.left_out[i].why, notes[i].why);
    }
}

/* The category and the feeds that have the tag elsewhere; names with slashes. */
static void test_tag_views(void **state)
{
    static const char text[] = "https://a.example/ a/b\nhttps://b.example/ c a/b\n"
                               "https://c.example/ a/b\nhttps://d.example/ d c\n"
                               "https://e.example/ a\"q e \"x\\\"y\"\n";
    static const char *const want[][2] = {
        {"a/b", "in:\"My feeds/a\\/b\" OR in:\"https://b.example/\""},
        {"c", "in:\"My feeds/c\" OR in:\"https://d.example/\""},
        {"e", "in:\"https://e.example/\""},
        {"x\"y", "in:\"https://e.example/\""},
    };
    AUTO(newsboat) n = {0};
    struct error e;
    size_t views = 0;
    assert_true(newsboat_parse(str_from(text), &options, &n, &e));
    for (size_t i = 0; i < n.n; i++) {
        if (n.outlines[i].kind == NODE_VIEW) {
            assert_in_range(views, 0, ARRAY_SIZE(want) - 1);
            assert_string_equal(n.outlines[i].title, want[views][0]);
            assert_string_equal(n.outlines[i].query, want[views][1]);
            views++;
        }
    }
    assert_int_equal(views, ARRAY_SIZE(want));
}

static bool add_tag(void *context, struct str tag, struct buf *b)
{
    bool known = !str_eq(tag, STR("none"));
    buf_printf(b, "in:\"T/%.*s\" OR in:\"http://x/\"", STR_ARG(tag));
    return known;
}

/* Queries, each accepted by the parser of searches; NULL: without counterpart. */
static void test_queries(void **state)
{
    static const char *const cases[][2] = {
        {"unread = \"yes\"", "is:unread"},
        {"unread==\"no\"", "is:read"},
        {"unread != \"yes\"", "-is:unread"},
        {"title =~ \"Linux\"", "title:\"Linux\""},
        {"title !~ \"(foo|bar baz)\"", "-(title:\"foo\" OR title:\"bar baz\")"},
        {"title =~ \".*c\\+\\+.*\"", "title:\"c++\""},
        {"author =~ \"Zo\xc3\xab\"", "by:\"Zo\xc3\xab\""},
        {"link =~ \"example\\.org\"", "url:\"example.org\""},
        {"content =~ \"goose\"", "\"goose\""},
        {"feedtitle =~ \"News\"", "from:\"News\""},
        {"rssurl = \"http://a/?b=c\"", "in:\"http://a/?b=c\""},
        {"rssurl != \"http://a/\"", "-in:\"http://a/\""},
        {"age < 3", "since:3d"},
        {"age > 30", "before:30d"},
        {"age between 0:10", "since:10d"},
        {"age between 2:10", "since:10d before:2d"},
        {"tags # \"a\"", "(in:\"T/a\" OR in:\"http://x/\")"},
        {"tags !# \"a\"", "-(in:\"T/a\" OR in:\"http://x/\")"},
        {"flags # \"s\"", "is:starred"},
        {"flags =~ \"b\"", "tag:flag-b"},
        {"flags !~ \"B\"", "-tag:flag-shift-b"},
        {"enclosure_url != \"\"", "has:attachment"},
        {"enclosure_url = \"\"", "-has:attachment"},
        {"enclosure_type =~ \"^audio/\"", "has:audio"},
        {"unread = \"yes\" and age < 1 and title =~ \"x\"", "is:unread since:1d title:\"x\""},
        {"( title =~ \"a|b\" or age < 1 ) and unread = \"yes\"",
         "((title:\"a\" OR title:\"b\") OR since:1d) is:unread"},
        {"((unread = \"yes\"))", "((is:unread))"},
        {"unread = \"yes\" and age < 1 or age > 3", NULL},
        {"title = \"exact\"", NULL},
        {"title =~ \"^a.*b$\"", "title:/^a.*b$/i"},
        {"content !~ \"a{2} [/\\\\/]\"", "-/a{2} [\\/\\\\\\/]/i"},
        {"title =~ \"say \\\"x\\\"\"", "title:/say \"x\"/i"},
        {"title =~ \"(open\"", NULL},
        {"title =~ \"\"", NULL},
        {"title =~ \"a||b\"", "title:/a||b/i"},
        {"rssurl =~ \"http\"", NULL},
        {"rssurl = \"\"", NULL},
        {"tags # \"none\"", NULL},
        {"flags # \"ab\"", NULL},
        {"age < 99999", NULL},
        {"age = 3", NULL},
        {"unread_count > 0", NULL},
        {"unread = \"yes", NULL},
        {"unread = \"yes\" title", NULL},
        {"(unread = \"yes\"", NULL},
        {"unread", NULL},
        {"", NULL},
        {"((((((((((((((((unread = \"yes\"))))))))))))))))", NULL},
    };
    const struct newsboat_terms terms = {add_tag, NULL, "s"};
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(buf) b = BUF_INIT;
        AUTO(search) search = {0};
        struct error e;
        size_t at;
        bool ok = newsboat_add_query(&b, str_from(cases[i][0]), &terms, &at);
        assert_str(buf_str(&b), cases[i][1] ? cases[i][1] : "");
        assert_int_equal(ok, cases[i][1] != NULL);
        assert_in_range(at, 0, strlen(cases[i][0]));
        if (ok)
            assert_true(search_parse(b.p, 0, (struct zone){0}, &search, &e));
    }
}

static void test_nothing(void **state)
{
    static const struct str cases[] = {STR(""), STR("# only\n\n"), STR("\0\xff\xfe"), STR("\"")};
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct newsboat n;
        struct error e = {0};
        assert_false(newsboat_parse(cases[i], &options, &n, &e));
        assert_int_equal(e.code, ERROR_INVALID);
        assert_null(n.arena.head);
    }
}

/* A line of binary data may look like an address. */
static void test_binary(void **state)
{
    struct newsboat list;
    struct error e;
    assert_false(newsboat_parse(STR("http://a.example/feed\n\0\n"), &options, &list, &e));
    assert_int_equal(e.code, ERROR_INVALID);
}

static void test_most_lines(void **state)
{
    AUTO(buf) b = BUF_INIT;
    AUTO(newsboat) n = {0};
    struct error e;
    for (int i = 0; i < 20001; i++)
        buf_printf(&b, "https://a.example/%d\n", i);
    assert_true(newsboat_parse(buf_str(&b), &options, &n, &e));
    assert_int_equal(n.n, 20000);
}

/* Commands only if wanted; with a shell where theirs needs one. */
static void test_programs(void **state)
{
    static const char text[] = "exec:/bin/feed.sh a\n\"exec:~/x 'y' | z\" b\n"
                               "\"filter:/bin/f -x:https://a.example/\" b\nfilter:x\nexec:\n"
                               "filter::https://b.example/\n";
    static const char *const want[][2] = {
        {"program:/bin/feed.sh", NULL},
        {"program:sh -c '~/x '\\''y'\\'' | z'", NULL},
        {"https://a.example/", "/bin/f -x"},
    };
    struct newsboat_options with = options;
    AUTO(newsboat) n = {0};
    struct error e;
    size_t feeds = 0;
    assert_false(newsboat_parse(str_from(text), &options, &n, &e));
    with.programs = true;
    assert_true(newsboat_parse(str_from(text), &with, &n, &e));
    for (size_t i = 0; i < n.n; i++) {
        const struct outline *o = &n.outlines[i];
        if (o->kind == NODE_FEED) {
            assert_in_range(feeds, 0, ARRAY_SIZE(want) - 1);
            assert_string_equal(o->url, want[feeds][0]);
            assert_str(str_from(o->filter), want[feeds][1] ? want[feeds][1] : "");
            assert_int_equal(o->is_program, want[feeds][1] == NULL);
            feeds++;
        }
    }
    assert_int_equal(feeds, ARRAY_SIZE(want));
    assert_int_equal(n.n_left_out, 3);
}

static void test_newsraft(void **state)
{
    static const char text[] = "http://a.example/ Plain title\n@\n@ S < x\n  b.example \"T\" <y\n"
                               "$(c d) \"P\"\n$(open\n<z\n\"\n";
    struct newsboat_options with = {.portal = "My feeds", .programs = true};
    struct newsboat n;
    struct error e;
    assert_true(newsraft_parse(str_from(text), &with, &n, &e));
    assert_int_equal(n.n, 4);
    assert_string_equal(n.outlines[0].title, "Plain title");
    assert_int_equal(n.outlines[0].depth, 0);
    assert_int_equal(n.outlines[1].kind, NODE_CATEGORY);
    assert_string_equal(n.outlines[1].title, "S");
    assert_string_equal(n.outlines[2].title, "T");
    assert_string_equal(n.outlines[2].url, "https://b.example");
    assert_int_equal(n.outlines[2].depth, 1);
    assert_true(n.outlines[3].is_program);
    assert_string_equal(n.outlines[3].url, "program:c d");
    assert_int_equal(n.n_left_out, 5);
    newsboat_fini(&n);
    assert_false(newsraft_parse(STR("@ S\n"), &with, &n, &e));
    assert_false(newsraft_parse(STR("http://a.example/\n\0"), &with, &n, &e));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_most_lines), cmocka_unit_test(test_urls),
        cmocka_unit_test(test_tag_views),  cmocka_unit_test(test_queries),
        cmocka_unit_test(test_programs),   cmocka_unit_test(test_newsraft),
        cmocka_unit_test(test_nothing),    cmocka_unit_test(test_binary),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
