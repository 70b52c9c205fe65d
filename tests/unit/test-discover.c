/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include "page/discover.h"

static struct discovery discover(const char *html, const char *url)
{
    struct discovery d;
    struct error e;
    assert_true(page_discover(str_from(html), url, NULL, &d, &e));
    return d;
}

/* The menu as text: two spaces a level, "+" for a category, "-" for a list. */
static void assert_menu(const char *html, const char *want)
{
    struct discovery d = discover(html, "http://www.example.gov.cn/");
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < d.n_menu; i++) {
        bool category = d.menu[i].kind == NODE_CATEGORY;
        assert_true(category || (d.menu[i].kind == NODE_LIST && d.menu[i].url));
        buf_add_chars(&b, ' ', (size_t)d.menu[i].depth * 2);
        buf_printf(&b, "%c%s\n", category ? '+' : '-', d.menu[i].title);
    }
    assert_string_equal(buf_c(&b), want);
    buf_fini(&b);
    discovery_fini(&d);
}

static void test_order(void **state)
{
    struct discovery d = discover(
        "<head><title>A site</title><base href=/sub/>"
        "<link rel=canonical href=here><meta http-equiv=Refresh content=\"0; URL='there'\">"
        "<link rel=alternate type=application/rss+xml title='Comments feed' href=/comments/feed/>"
        "<link rel=alternate type=application/rss+xml title=News href=/feed/>"
        "<link rel=alternate type=application/feed+json href=feed.json>"
        "<link rel=alternate type=application/json href=/wp-json/wp/v2/pages/2>"
        "<link rel=alternate hreflang=de href=/de/></head>"
        "<a href=/sport/rss.xml>Sport</a><a href=/feed>all</a><a href=/feedback>Feedback</a>"
        "<a href=/x>订阅</a>",
        "http://example.org/blog/");
    static const struct {
        const char *url;
        bool declared;
    } want[] = {{"http://example.org/feed/", true},
                {"http://example.org/sub/feed.json", true},
                {"http://example.org/sport/rss.xml", false},
                {"http://example.org/x", false},
                {"http://example.org/blog/feed", false}};
    for (size_t i = 0; i < ARRAY_SIZE(want); i++) {
        assert_string_equal(d.feeds[i].url, want[i].url);
        assert_int_equal(d.feeds[i].declared, want[i].declared);
    }
    assert_string_equal(d.feeds[0].title, "News");
    assert_string_equal(d.feeds[0].type, "application/rss+xml");
    assert_string_equal(d.feeds[d.n_feeds - 1].url, "http://example.org/comments/feed/");
    assert_string_equal(d.title, "A site");
    assert_string_equal(d.canonical_url, "http://example.org/sub/here");
    assert_string_equal(d.refresh_url, "http://example.org/sub/there");
    for (size_t i = 0; i < d.n_feeds; i++) {
        for (size_t j = 0; j < i; j++) {
            assert_string_not_equal(d.feeds[i].url, d.feeds[j].url);
        }
    }
    discovery_fini(&d);
}

static void test_guesses(void **state)
{
    struct discovery d = discover("<p>nothing", "http://example.org/blog/about.html");
    assert_int_equal(d.n_feeds, 14);
    assert_string_equal(d.feeds[1].url, "http://example.org/blog/rss.xml");
    assert_string_equal(d.feeds[8].url, "http://example.org/rss.xml");
    discovery_fini(&d);
    d = discover("<p>nothing", "http://example.org/2026/11/20/a.html");
    assert_int_equal(d.n_feeds, 7); /* no feed beside an article */
    discovery_fini(&d);
    d = discover("<p>nothing", NULL);
    assert_int_equal(d.n_feeds, 0);
    assert_null(d.canonical_url);
    discovery_fini(&d);
}

static void test_menus(void **state)
{
    assert_menu("<ul><li>Shopping<ul><li><a href=a/>Malls &amp; Supermarkets</a>"
                "<li><a href=b/>· Flowers Booking</a></ul>"
                "<li><a href=h/>Health</a><ul><li><a href=c/>Churches (Catholicism)</a>"
                "<li><a href=d/>Banking (12)</a></ul>"
                "<li><a href=e/>Pictureview</a></ul>",
                "+Shopping\n  -Malls & Supermarkets\n  -Flowers Booking\n"
                "+Health\n  -Churches (Catholicism)\n  -Banking\n-Pictureview\n");
    assert_menu("<dl><dt>新闻<dd><a href=1/>要闻</a> <a href=2/>图片</a>"
                "<dt><a href=3/>公开</a><dd><a href=4/>通知</a></dl>",
                "+新闻\n  -要闻\n  -图片\n+公开\n  -通知\n");
    assert_menu(
        "<div class=cols><div><h4>News</h4><a href=1/>City</a><a href=2/>Region</a></div>"
        "<div><h4>Life</h4><ul><li><a href=3/>Health</a><li><a href=4/>Food</a></ul></div></div>",
        "+News\n  -City\n  -Region\n+Life\n  -Health\n  -Food\n");
    assert_menu(
        "<nav><a href=/>Home</a><a href=1/>News</a><a href=2/>Sport</a><a href=3/>Culture</a>"
        "<a href=4/>English</a><a href=5/>Log in</a><a href=http://other.example/>Elsewhere</a>"
        "<a href=contact>Contact us</a></nav>",
        "-News\n-Sport\n-Culture\n");
    assert_menu("<p>nothing", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_guesses),
        cmocka_unit_test(test_menus),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
