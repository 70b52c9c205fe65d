/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include "text/url/autolink.h"

/* All that is found in a text, as "<prefix+address>" where it stands. */
static void check(const char *text, const char *want)
{
    struct str s = str_from(text);
    AUTO(buf) b = BUF_INIT;
    struct autolink found;
    size_t at = 0;
    while (autolink_find(s, at, &found)) {
        assert_true(found.start >= at && found.end > found.start && found.end <= s.n);
        buf_add(&b, str_slice(s, at, found.start));
        buf_printf(&b, "<%s", found.prefix);
        buf_add(&b, str_slice(s, found.start, found.end));
        buf_add_char(&b, '>');
        at = found.end;
    }
    buf_add(&b, str_slice(s, at, s.n));
    assert_string_equal(buf_c(&b), want);
}

static void test_sentences(void **state)
{
    check("See https://a.example/x.", "See <https://a.example/x>.");
    check("(http://a.example/x)", "(<http://a.example/x>)");
    check("http://a.example/x_(y), z", "<http://a.example/x_(y)>, z");
    check("\"https://a.example/?q=1&r=2\"!", "\"<https://a.example/?q=1&r=2>\"!");
    check("a https://a.example; b https://b.example...",
          "a <https://a.example>; b <https://b.example>...");
    check("HTTPS://A.EXAMPLE/Y", "<HTTPS://A.EXAMPLE/Y>");
    check("http://[::1]:80/a]", "<http://[::1]:80/a>]");
    check("<https://a.example/>", "<<https://a.example/>>");
    check("https://me:pw@a.example:81/f, https://a.example:81.",
          "<https://me:pw@a.example:81/f>, <https://a.example:81>.");
    check("http://a.example,http://b.example", "<http://a.example>,<http://b.example>");
    check("http://a.example/))) (http://b.example/(c)d)",
          "<http://a.example/>))) (<http://b.example/(c)d>)");
    check("ftp://a.example/f gemini://g.example/", "<ftp://a.example/f> <gemini://g.example/>");
}

static void test_other_scripts(void **state)
{
    check("请看https://a.example/b，谢谢", "请看<https://a.example/b>，谢谢");
    check("https://a.example/b查看", "<https://a.example/b>查看");
    check("https://a.example/wiki/衡阳。", "<https://a.example/wiki/衡阳>。");
    check("（https://a.example）", "（<https://a.example>）");
    check("「https://a.example/」", "「<https://a.example/>」");
    check("https://例子.example/是", "<https://例子.example/是>");
    check("https://bücher.example/ü", "<https://bücher.example/ü>");
    check("«https://a.example/»", "«<https://a.example/>»");
}

static void test_names(void **state)
{
    check("www.a.example/x, Www.b.example", "<http://www.a.example/x>, <http://Www.b.example>");
    check("www. and www.x and awww.b.example", "www. and www.x and awww.b.example");
    check("mail a.b+c@d.example.", "mail <mailto:a.b+c@d.example>.");
    check("mailto:a@d.example", "<mailto:a@d.example>");
}

static void test_no_addresses(void **state)
{
    static const char *const texts[] = {"http:// https://",
                                        "xhttp://a.example",
                                        "@user@host.example",
                                        "git@host.example:a/b",
                                        "lodash@4.17.21",
                                        "icon@2x.png",
                                        "a @ b.example",
                                        "user@localhost",
                                        "std://x",
                                        "1://2",
                                        "@",
                                        "://",
                                        "w",
                                        "http://?"};
    for (size_t i = 0; i < ARRAY_SIZE(texts); i++)
        check(texts[i], texts[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_other_scripts),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_no_addresses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
