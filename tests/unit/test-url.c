/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include "text/url/url.h"

struct pair {
    const char *in, *out;
};

static void assert_resolves(const char *base, const char *reference, const char *want)
{
    AUTO(buf) b = BUF_INIT;
    url_resolve(&b, str_from(base), str_from(reference));
    assert_string_equal(buf_c(&b), want);
}

/* RFC 3986, 5.4.1 and 5.4.2, all of them. */
static void test_rfc3986(void **state)
{
    static const struct pair cases[] = {
        {"g:h", "g:h"},
        {"g", "http://a/b/c/g"},
        {"./g", "http://a/b/c/g"},
        {"g/", "http://a/b/c/g/"},
        {"/g", "http://a/g"},
        {"//g", "http://g"},
        {"?y", "http://a/b/c/d;p?y"},
        {"g?y", "http://a/b/c/g?y"},
        {"#s", "http://a/b/c/d;p?q#s"},
        {"g#s", "http://a/b/c/g#s"},
        {"g?y#s", "http://a/b/c/g?y#s"},
        {";x", "http://a/b/c/;x"},
        {"g;x", "http://a/b/c/g;x"},
        {"g;x?y#s", "http://a/b/c/g;x?y#s"},
        {"", "http://a/b/c/d;p?q"},
        {".", "http://a/b/c/"},
        {"./", "http://a/b/c/"},
        {"..", "http://a/b/"},
        {"../", "http://a/b/"},
        {"../g", "http://a/b/g"},
        {"../..", "http://a/"},
        {"../../", "http://a/"},
        {"../../g", "http://a/g"},
        {"../../../g", "http://a/g"},
        {"../../../../g", "http://a/g"},
        {"/./g", "http://a/g"},
        {"/../g", "http://a/g"},
        {"g.", "http://a/b/c/g."},
        {".g", "http://a/b/c/.g"},
        {"g..", "http://a/b/c/g.."},
        {"..g", "http://a/b/c/..g"},
        {"./../g", "http://a/b/g"},
        {"./g/.", "http://a/b/c/g/"},
        {"g/./h", "http://a/b/c/g/h"},
        {"g/../h", "http://a/b/c/h"},
        {"g;x=1/./y", "http://a/b/c/g;x=1/y"},
        {"g;x=1/../y", "http://a/b/c/y"},
        {"g?y/./x", "http://a/b/c/g?y/./x"},
        {"g?y/../x", "http://a/b/c/g?y/../x"},
        {"g#s/./x", "http://a/b/c/g#s/./x"},
        {"g#s/../x", "http://a/b/c/g#s/../x"},
        {"http:g", "http:g"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
        assert_resolves("http://a/b/c/d;p?q", cases[i].in, cases[i].out);
}

static void test_resolve(void **state)
{
    static const struct {
        const char *base, *in, *out;
    } cases[] = {
        {"http://a.cn/x/", " y z.html\n", "http://a.cn/x/y%20z.html"},
        {"http://a.cn/x/", "新闻?标=题", "http://a.cn/x/%E6%96%B0%E9%97%BB?%E6%A0%87=%E9%A2%98"},
        {"http://a.cn/x/", "./t2024\r\n0521_1.html", "http://a.cn/x/t20240521_1.html"},
        {"http://a.cn", "p", "http://a.cn/p"},
        {"http://a.cn/x/y", "\\z\\w", "http://a.cn/z/w"},
        {"", "http:///a.cn//b/../c", "http://a.cn//c"},
        {"http://a.cn/", "mailto:a@b.cn?subject=x y", "mailto:a@b.cn?subject=x%20y"},
        {"", "p/../q", "p/../q"},
        {"no base", "/p", "/p"},
        {"mailto:x@y", "p", "p"},
        {"http://u:p@a.cn/x", "y", "http://u:p@a.cn/y"},
        {"http://a.cn/x", "http://h:80/", "http://h:80/"},
        {"http://[::1]:8/x", "y", "http://[::1]:8/y"},
        {"file:///a/b", "c", "file:///a/c"},
        {"http://a.cn/x", "a%20b%zz", "http://a.cn/a%20b%zz"},
        {"http://a.cn/x", "?a={b}&c=\"d\"", "http://a.cn/x?a={b}&c=%22d%22"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
        assert_resolves(cases[i].base, cases[i].in, cases[i].out);
}

static void test_split(void **state)
{
    struct url_parts u;
    assert_true(url_split(STR("https://me:se@cret@h.cn:8080/p/q?r#s"), &u));
    assert_str(u.scheme, "https");
    assert_str(u.user, "me");
    assert_str(u.password, "se@cret");
    assert_str(u.host, "h.cn");
    assert_str(u.port, "8080");
    assert_str(u.path, "/p/q");
    assert_str(u.query, "r");
    assert_str(u.fragment, "s");
    assert_true(url_split(STR("http://[fe80::1]"), &u));
    assert_str(u.host, "[fe80::1]");
    assert_null(u.port.p);
    assert_null(u.query.p);
    assert_false(url_split(STR("/p/q"), &u));
    assert_false(url_split(STR(""), &u));
    assert_false(url_split(STR("1a:b"), &u));
}

static void test_canonical(void **state)
{
    static const struct pair cases[] = {
        {"HTTP://Example.COM:80/a/index.html?utm_source=x&b=1&fbclid=2#top",
         "https://example.com/a?b=1"},
        {"https://example.com/a/?b=1", "https://example.com/a?b=1"},
        {"https://example.com", "https://example.com"},
        {"https://example.com/", "https://example.com"},
        {"https://bbc.co.uk/x?at_medium=RSS&at_campaign=rss#0", "https://bbc.co.uk/x"},
        {"http://a.cn:8080/%7euser/%e4?spm=1.2&id=3", "https://a.cn:8080/~user/%E4?id=3"},
        {"https://a.cn/app#/article/7", "https://a.cn/app#/article/7"},
        {"https://a.cn/myindex.html", "https://a.cn/myindex.html"},
        {"tag:a.cn,2020:1", "tag:a.cn,2020:1"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(buf) b = BUF_INIT;
        url_add_canonical(&b, str_from(cases[i].in));
        assert_string_equal(buf_c(&b), cases[i].out);
    }
}

/* A plain spelling takes a shorter way than the same address with a scheme in capitals. */
static void test_canonical_of_plain(void **state)
{
    static const char *const parts[] = {"a",  "z9",         "-",           "_", "~", ".", "..", "/",
                                        "//", "index.html", "default.asp", "A", ":", "?", "%41"};
    static const char *const schemes[][2] = {{"http", "HTTP"}, {"https", "HTTPS"}};
    uint32_t random = 1;
    for (int i = 0; i < 40000; i++) {
        AUTO(buf) rest = BUF_INIT, url = BUF_INIT, capital = BUF_INIT, b = BUF_INIT, c = BUF_INIT;
        buf_add_c(&rest, i % 3 ? "://x.org" : "://x");
        for (int k = i % 11; k > 0; k--) {
            random = random * 1664525 + 1013904223;
            buf_add_c(&rest, parts[(random >> 16) % ARRAY_SIZE(parts)]);
        }
        buf_printf(&url, "%s%s", schemes[i & 1][0], buf_c(&rest));
        buf_printf(&capital, "%s%s", schemes[i & 1][1], buf_c(&rest));
        url_add_canonical(&b, buf_str(&url));
        url_add_canonical(&c, buf_str(&capital));
        if (!str_eq(buf_str(&b), buf_str(&c)))
            fail_msg("%s: %s, not %s", buf_c(&url), buf_c(&b), buf_c(&c));
    }
}

static void test_without_session(void **state)
{
    static const struct pair cases[] = {
        {"https://a.cn/t.php?t=1&sid=0123456789abcdef0123&p=2#p2", "https://a.cn/t.php?t=1&p=2#p2"},
        {"https://a.cn/t.php?sid=0a1b2c3d4e5f6a7b", "https://a.cn/t.php"},
        {"https://a.cn/doc/1;jsessionid=AB.node1?x=1", "https://a.cn/doc/1?x=1"},
        {"https://a.cn/doc;v=2;jsessionid=AB", "https://a.cn/doc;v=2"},
        {"https://a.cn/i.php?PHPSESSID=x&amp;id=1", "https://a.cn/i.php?amp;id=1"},
        {"https://a.cn/i.php?id=1;PHPSESSID=x", "https://a.cn/i.php?id=1"},
        {"https://a.cn/PHPSESSID=4f2e/a/1", "https://a.cn/a/1"},
        {"https://a.cn/phpsessid/4f2e9a8b7c/a/1", "https://a.cn/a/1"},
        {"https://a.cn/phpsessid-4f2e/a/1", "https://a.cn/a/1"},
        {"https://a.cn/(S(lit3py55t21z5v55vlm25s55))/a.aspx", "https://a.cn/a.aspx"},
        {"https://a.cn/?ASPSESSIONIDQCAQBABC=XY&a", "https://a.cn/?a"},
        /* Anything that only looks like one stays. */
        {"https://a.cn/article.pl?sid=26/11/29/1234", "https://a.cn/article.pl?sid=26/11/29/1234"},
        {"https://a.cn/?s=geese&sid=12", "https://a.cn/?s=geese&sid=12"},
        {"https://a.cn/sid/1/(S)", "https://a.cn/sid/1/(S)"},
        {"https://a.cn", "https://a.cn"},
        {"tag:a.cn,2020:sid=0a1b2c3d4e5f6a7b", "tag:a.cn,2020:sid=0a1b2c3d4e5f6a7b"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(buf) b = BUF_INIT;
        url_add_without_session(&b, str_from(cases[i].in));
        assert_string_equal(buf_c(&b), cases[i].out);
    }
}

static void test_tokens(void **state)
{
    assert_true(url_is_token(STR("4f2e9a8b7c")));
    assert_true(url_is_token(STR("dQw4w9WgXcQ")));
    assert_true(url_is_token(STR("6f1c2e5a-9d3b-4f7e-8a61-2b0c9d8e7f6a")));
    assert_false(url_is_token(STR("top-10-geese-of-2024-and-25-more")));
    assert_false(url_is_token(STR("t20241023_702120")));
    assert_false(url_is_token(STR("1732872345123")));
    assert_false(url_is_token(STR("a1b2")));
    assert_false(url_is_token(STR("a1b2c3d4e"))); /* nine bytes, ten */
    assert_true(url_is_token(STR("a1b2c3d4e5")));
    assert_false(url_is_token(STR("abcd12efgh"))); /* two changes, three */
    assert_true(url_is_token(STR("abc12def34")));
}

static void test_origin_and_redacted(void **state)
{
    AUTO(buf) b = BUF_INIT;
    url_add_origin(&b, STR("HTTPS://Me:Secret@Host.cn:443/p"));
    assert_string_equal(buf_c(&b), "https://host.cn");
    buf_clear(&b);
    url_add_origin(&b, STR("http://host.cn:443/p"));
    assert_string_equal(buf_c(&b), "http://host.cn:443");
    buf_clear(&b);
    url_add_redacted(&b, STR("https://me:secret@host.cn:8/p?q#f"));
    assert_string_equal(buf_c(&b), "https://host.cn:8/p?q#f");
    buf_clear(&b);
    url_add_redacted(&b, STR("https://me:a/b@host.cn/p"));
    assert_string_equal(buf_c(&b), "https://host.cn/p");
    buf_clear(&b);
    url_add_redacted(&b, STR("https://me:a@b:c/d@host.cn:8/p"));
    assert_string_equal(buf_c(&b), "https://host.cn:8/p");
    buf_clear(&b);
    url_add_login(&b, STR("https://me:a@b:c/d@host.cn:8/p"));
    assert_string_equal(buf_c(&b), "me:a@b:c/d");
    buf_clear(&b);
    url_add_redacted(&b, STR("https://host.cn/@me"));
    assert_string_equal(buf_c(&b), "https://host.cn/@me");
}

static void test_schemes(void **state)
{
    assert_true(url_is_fetchable(STR("HTTPS://a.cn/")));
    assert_false(url_is_fetchable(STR("ftp://a.cn/")));
    assert_false(url_is_fetchable(STR("http:")));
    assert_false(url_is_fetchable(STR("file:///etc/passwd")));
    assert_true(url_is_openable(STR("mailto:a@b")));
    assert_true(url_is_openable(STR("magnet:?xt=urn")));
    assert_false(url_is_openable(STR("javascript:alert(1)")));
    assert_false(url_is_openable(STR("file:///etc/passwd")));
    assert_false(url_is_openable(STR("-x")));
}

static void test_files(void **state)
{
    struct str page = STR("file:///usr/share/a.html"), secret = STR("FILE:/etc/passwd");
    assert_true(url_is_between_files(page, secret)); /* it is net that keeps to one folder */
    assert_false(url_is_between_files(STR("http://a.cn/"), secret));
    assert_false(url_is_between_files(STR("http://a.cn/file:/x"), secret));
    assert_false(url_is_between_files(STR(""), secret));
    assert_false(url_is_between_files(page, STR("http://a.cn/")));
    assert_false(url_is_between_files(page, STR("files/a.wav")));
}

static void test_refresh(void **state)
{
    static const struct {
        struct str value;
        int seconds;
        const char *target; /* NULL: none */
    } cases[] = {
        {STR("5; url='next.html'"), 5, "next.html"},
        {STR("0;URL=\"/a b\" "), 0, "/a b"},
        {STR(" 0.5 , /there"), 0, "/there"},
        {STR("3 url = x"), 3, "x"},
        {STR("0; url-list.html"), 0, "url-list.html"},
        {STR("; url=/y"), 0, "/y"},
        {STR("0;url='/open"), 0, "/open"},
        {STR("99999999999;url=/late"), 214748364, "/late"},
        {STR("600"), 600, NULL},
        {STR("0; url="), 0, NULL},
        {STR("url=/z"), 0, NULL},
        {STR(""), 0, NULL},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        int seconds = -1;
        struct str target = {0};
        bool found = url_read_refresh(cases[i].value, &seconds, &target);
        assert_int_equal(found, cases[i].target != NULL);
        if (found) {
            assert_int_equal(seconds, cases[i].seconds);
            assert_str(target, cases[i].target);
        }
    }
}

static void test_login(void **state)
{
    AUTO(buf) b = BUF_INIT;
    url_add_login(&b, STR("https://me%2Fyou:p%40ss:word@host.cn:8/p?q#f"));
    assert_string_equal(buf_c(&b), "me/you:p@ss:word");
    buf_clear(&b);
    url_add_login(&b, STR("https://token@host.cn/"));
    assert_string_equal(buf_c(&b), "token:");
    buf_clear(&b);
    url_add_login(&b, STR("https://host.cn/@me"));
    assert_string_equal(buf_c(&b), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rfc3986),
        cmocka_unit_test(test_resolve),
        cmocka_unit_test(test_split),
        cmocka_unit_test(test_canonical),
        cmocka_unit_test(test_canonical_of_plain),
        cmocka_unit_test(test_without_session),
        cmocka_unit_test(test_tokens),
        cmocka_unit_test(test_origin_and_redacted),
        cmocka_unit_test(test_schemes),
        cmocka_unit_test(test_files),
        cmocka_unit_test(test_refresh),
        cmocka_unit_test(test_login),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
