/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include "base/compiler.h"
#include "net/bot-wall.h"
#include "net/header.h"

enum { NOW = 1700000000 }; /* Tue, 14 Nov 2023 22:13:20 GMT */

static void test_split(void **state)
{
    struct str name, value;
    assert_true(header_split(STR("ETag: \t W/\"a:b\" \r\n"), &name, &value));
    assert_str(name, "ETag");
    assert_str(value, "W/\"a:b\"");
    assert_true(header_split(STR("X:\r\n"), &name, &value));
    assert_str(value, "");
    assert_false(header_split(STR("HTTP/1.1 200 OK\r\n"), &name, &value));
    assert_false(header_split(STR("\r\n"), &name, &value));
    assert_false(header_split(STR(": x\r\n"), &name, &value));
}

static void test_dates(void **state)
{
    static const struct {
        struct str in;
        int64_t out;
    } cases[] = {
        {STR("Tue, 14 Nov 2023 22:13:20 GMT"), NOW},
        {STR("Tuesday, 14-Nov-23 22:13:20 GMT"), NOW}, /* RFC 850 */
        {STR("Tue Nov 14 22:13:20 2023"), NOW},        /* asctime */
        {STR("  Tue, 14 Nov 2023 22:13:20 GMT "), NOW},
        {STR("0"), -1},
        {STR("-1"), -1},
        {STR("1700000000"), -1},
        {STR(""), -1},
        {STR("never"), -1},
        {STR("Tue, 14 Nov 2023 22:13:20 GMT and then a very long tail of words that is none"), -1},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
        assert_int_equal(header_date(cases[i].in), cases[i].out);
}

static void test_retry_after(void **state)
{
    static const struct {
        struct str in;
        int64_t out;
    } cases[] = {
        {STR("120"), NOW + 120},
        {STR(" 120 "), NOW + 120},
        {STR("0"), 0},
        {STR("-5"), 0},
        {STR("Tue, 14 Nov 2023 22:15:20 GMT"), NOW + 120},
        {STR("Tue, 14 Nov 2023 22:11:20 GMT"), 0}, /* past */
        {STR("99999999999"), NOW + 7 * 86400},
        {STR("Tue, 14 Nov 2033 22:15:20 GMT"), NOW + 7 * 86400},
        {STR("99999999999999999999999999"), 0},
        {STR("soon"), 0},
        {STR(""), 0},
        {STR("1.5"), 0},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
        assert_int_equal(header_retry_at(cases[i].in, NOW), cases[i].out);
}

static void test_expires(void **state)
{
    assert_int_equal(header_expires(STR("Tue, 14 Nov 2023 23:13:20 GMT"), NOW), NOW + 3600);
    assert_int_equal(header_expires(STR("Tue, 14 Nov 2023 22:13:20 GMT"), NOW), -1);
    assert_int_equal(header_expires(STR("0"), NOW), -1);
    assert_int_equal(header_expires(STR("-1"), NOW), -1);
}

static void test_content_range(void **state)
{
    static const struct {
        const char *value;
        int64_t from, total;
    } cases[] = {
        {"bytes 500-999/1234", 500, 1234},
        {"Bytes  7-9/*", 7, -1},
        {"bytes 0-0/1", 0, 1},
        {"bytes */1234", -1, -1},
        {"lines 1-2/3", -1, -1},
        {"bytes -5-9/10", -1, -1},
        {"bytes 5-9", -1, -1},
        {"bytes 5-9/ten", -1, -1},
        {"", -1, -1},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        int64_t from = -1, total = -1;
        header_content_range(str_from(cases[i].value), &from, &total);
        if (from != cases[i].from || total != cases[i].total)
            fail_msg("%s: %d of %d", cases[i].value, (int)from, (int)total);
    }
}

static void test_file_name(void **state)
{
    static const struct {
        const char *value, *name;
    } cases[] = {
        {"attachment; filename=talk.mp3", "talk.mp3"},
        {"inline; size=3; FileName = \"a; b.mp3\" ; x=y", "a; b.mp3"},
        {"attachment; filename=\"a\\\"b.txt\"", "a\"b.txt"},
        {"attachment; filename=\"\xe6\x96\x87.pdf\"", "文.pdf"},
        {"attachment; filename=\"\xd6\xd0\xb9\xfa\xc8\xcb\xc3\xf1.pdf\"", "中国人民.pdf"},
        {"attachment; filename*=utf-8'zh-CN'%E6%96%87.pdf; filename=x.pdf", "文.pdf"},
        {"attachment; filename*=iso-8859-1''%e4.txt", "ä.txt"},
        {"attachment; filename*=UTF-8''", ""},
        {"attachment; filename*=nonsense; filename=y", "y"},
        {"attachment", ""},
        {"attachment; filename=\"open", "open"},
        {"filename=x", ""},
        {"", ""},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(buf) b = BUF_INIT;
        header_add_file_name(&b, str_from(cases[i].value));
        assert_string_equal(buf_c(&b), cases[i].name);
    }
}

static void test_bot_wall(void **state)
{
    static const struct {
        int status;
        bool header;
        struct str body;
        bool wall;
    } cases[] = {
        {412, false, STR(""), true},
        {403, false, STR("<html>forbidden</html>"), false},
        {403, true, STR(""), true},
        {403, false, STR("<title>Just a moment...</title>"), true},
        {503, false, STR("<p>Please enable JavaScript to go on</p>"), true},
        {503, false, STR("<p>Down for maintenance</p>"), false},
        {521, false, STR("<script>document.cookie='__jsl_clearance=1'</script>"), true},
        {200, false, STR("<script>arg1='AB';setCookie('acw_sc__v2', x)</script>"), true},
        {200, false, STR("<html><script>x()</script>Please enable JavaScript.</html>"), true},
        {200, false, STR("<rss><title>How to get past acw_sc__v2</title></rss>"), false},
        {200, false, STR("<rss><title>Please enable JavaScript</title></rss>"), false},
        {404, false, STR("not here"), false},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_int_equal(bot_wall_recognise(cases[i].status, cases[i].header, cases[i].body),
                         cases[i].wall);
    }
    assert_true(bot_wall_header(STR("CF-Mitigated"), STR("challenge")));
    assert_true(bot_wall_header(STR("Set-Cookie"), STR("__jsl_clearance_s=17; path=/")));
    assert_false(bot_wall_header(STR("Set-Cookie"), STR("session=1")));
}

static void test_long_page_is_no_wall(void **state)
{
    AUTO(buf) b = BUF_INIT;
    buf_add_c(&b, "<html><script>x()</script><noscript>Please enable JavaScript</noscript>");
    while (b.n < 8192)
        buf_add_c(&b, "<p>An article that goes on and on.</p>");
    assert_false(bot_wall_recognise(200, false, buf_str(&b)));
    buf_add_chars(&b, ' ', (64 << 10) - b.n);
    assert_true(bot_wall_recognise(503, false, buf_str(&b)));
    buf_add_char(&b, ' '); /* longer than any wall */
    assert_false(bot_wall_recognise(503, false, buf_str(&b)));
}

static void test_links(void **state)
{
    struct str rest = STR("</a,b>; rel=\"alternate nofollow\"; type=application/rss+xml;"
                          " title=\"One, \\\"two\\\"; three\" , <c>;rel=self,<d>;REL = hub; x, <e");
    struct header_link l;
    assert_true(header_next_link(&rest, &l));
    assert_str(l.address, "/a,b");
    assert_string_equal(buf_c(&l.rel), "alternate nofollow");
    assert_string_equal(buf_c(&l.type), "application/rss+xml");
    assert_string_equal(buf_c(&l.title), "One, \"two\"; three");
    header_link_fini(&l);
    assert_true(header_next_link(&rest, &l));
    assert_str(l.address, "c");
    assert_string_equal(buf_c(&l.rel), "self");
    assert_string_equal(buf_c(&l.title), "");
    header_link_fini(&l);
    assert_true(header_next_link(&rest, &l));
    assert_str(l.address, "d");
    assert_string_equal(buf_c(&l.rel), "hub");
    header_link_fini(&l);
    assert_false(header_next_link(&rest, &l));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_content_range), cmocka_unit_test(test_file_name),
        cmocka_unit_test(test_split),         cmocka_unit_test(test_dates),
        cmocka_unit_test(test_retry_after),   cmocka_unit_test(test_expires),
        cmocka_unit_test(test_bot_wall),      cmocka_unit_test(test_long_page_is_no_wall),
        cmocka_unit_test(test_links),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
