/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include "feed/list/opml.h"

static const char sample[] =
    "<?xml version='1.0'?><opml version='2.0'><head><title>My &amp; news</title></head><body>"
    "<outline text='City' title='Not this'>"
    "  <outline text='Life'><outline text='A' type='rss' xmlUrl='http://a.cn/f?x=1&amp;y=2'"
    "    htmlUrl='http://a.cn/' description='D' language='zh-CN'/></outline>"
    "  <outline text='B' type='list' htmlUrl='http://b.cn/col/'/>"
    "</outline>"
    "<outline title='C' type='page' htmlUrl='c.html'/>"
    "<outline type='atom' url='http://d.cn/atom'/>"
    "</body></opml>";

static void parse(const char *text, const char *url, struct opml *o)
{
    struct error e = {0};
    bool ok = opml_parse(str_from(text), url, o, &e);
    assert_string_equal(e.detail, "");
    assert_true(ok);
}

static void assert_outline(const struct outline *o, enum node_kind kind, int depth,
                           const char *title, const char *url)
{
    assert_int_equal(o->kind, kind);
    assert_int_equal(o->depth, depth);
    assert_string_equal(o->title, title);
    if (url)
        assert_string_equal(o->url, url);
    else
        assert_null(o->url);
}

static void assert_sample(const struct opml *o)
{
    assert_string_equal(o->title, "My & news");
    assert_int_equal(o->n, 6);
    assert_outline(&o->outlines[0], NODE_CATEGORY, 0, "City", NULL);
    assert_outline(&o->outlines[1], NODE_CATEGORY, 1, "Life", NULL);
    assert_outline(&o->outlines[2], NODE_FEED, 2, "A", "http://a.cn/f?x=1&y=2");
    assert_string_equal(o->outlines[2].site_url, "http://a.cn/");
    assert_string_equal(o->outlines[2].description, "D");
    assert_string_equal(o->outlines[2].language, "zh-CN");
    assert_outline(&o->outlines[3], NODE_LIST, 1, "B", "http://b.cn/col/");
    assert_outline(&o->outlines[4], NODE_PAGE, 0, "C", "http://p.cn/x/c.html");
    assert_outline(&o->outlines[5], NODE_FEED, 0, "http://d.cn/atom", "http://d.cn/atom");
}

static void test_read_and_write(void **state)
{
    AUTO(opml) o = {0}, again = {0};
    AUTO(buf) b = BUF_INIT;
    parse(sample, "http://p.cn/x/o.opml", &o);
    assert_sample(&o);
    opml_write(&b, o.title, o.outlines, o.n);
    parse(buf_c(&b), NULL, &again);
    assert_sample(&again);
}

/* Commands, filters and files are nothing that an OPML may name. */
static void test_only_addresses(void **state)
{
    struct opml o;
    parse("<opml><body><outline text='x' xmlUrl='|rm -rf ~'/>"
          "<outline text='x' xmlUrl='exec:ls'/><outline text='x' xmlUrl='filter:a http://a.cn/'/>"
          "<outline text='x' xmlUrl='file:///etc/passwd'/><outline text='x' xmlUrl='/etc/passwd'/>"
          "<outline text='x' xmlUrl='javascript:alert(1)'/>"
          "<outline text='x' type='list' htmlUrl='file:///x'/>"
          "<outline text='ok' xmlUrl='http://a.cn/f' filtercmd='rm' htmlUrl='file:///x'/>"
          "<outline text='v' xmlUrl='vfolder'><outline text='rule'/></outline></body></opml>",
          NULL, &o);
    assert_int_equal(o.n, 1);
    assert_int_equal(o.n_left_out, 8);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(o.left_out[i].why, LEFT_OUT_COMMAND);
    assert_outline(&o.outlines[0], NODE_FEED, 0, "ok", "http://a.cn/f");
    assert_null(o.outlines[0].site_url);
    opml_fini(&o);
    /* An OPML that is a file may lead to its neighbours, and no further. */
    parse("<opml><body><outline text='in' xmlUrl='feeds/a.xml'/>"
          "<outline text='out' xmlUrl='../b.xml'/></body></opml>",
          "file:///usr/share/x/o.opml", &o);
    assert_int_equal(o.n, 1);
    assert_outline(&o.outlines[0], NODE_FEED, 0, "in", "file:///usr/share/x/feeds/a.xml");
    opml_fini(&o);
}

/* Addresses as other programs write them; what cannot be is named. */
static void test_addresses(void **state)
{
    AUTO(opml) o = {0};
    parse("<opml><body><outline text='a' xmlUrl='feed://a.example/f'/>"
          "<outline text='b' xmlUrl='feed:https://b.example/f'/>"
          "<outline text='c' xmlUrl='c.example/feed.xml'/>"
          "<outline text='d' xmlUrl=' HTTP://D.example/f '/>"
          "<outline text='e' xmlUrl='gopher://e.example/1'/>"
          "<outline text='f' type='rss' xmlUrl=''/><outline text='g'/>"
          "<outline text='h' type='portal'><outline text='i' type='portal'/></outline>"
          "</body></opml>",
          "https://o.example/lists/o.opml", &o);
    assert_int_equal(o.n, 7);
    assert_outline(&o.outlines[0], NODE_FEED, 0, "a", "https://a.example/f");
    assert_outline(&o.outlines[1], NODE_FEED, 0, "b", "https://b.example/f");
    assert_outline(&o.outlines[2], NODE_FEED, 0, "c", "https://c.example/feed.xml");
    assert_outline(&o.outlines[3], NODE_FEED, 0, "d", "http://d.example/f");
    assert_outline(&o.outlines[4], NODE_CATEGORY, 0, "g", NULL);
    assert_outline(&o.outlines[5], NODE_PORTAL, 0, "h", NULL);
    assert_outline(&o.outlines[6], NODE_CATEGORY, 1, "i", NULL);
    assert_int_equal(o.n_left_out, 2);
    assert_string_equal(o.left_out[0].title, "e");
    assert_string_equal(o.left_out[0].text, "gopher://e.example/1");
    assert_int_equal(o.left_out[0].why, LEFT_OUT_ADDRESS);
    assert_string_equal(o.left_out[1].title, "f");
    assert_int_equal(o.left_out[1].why, LEFT_OUT_NO_ADDRESS);
}

/* Entries of other programs and editors that are no feeds. */
static void test_others(void **state)
{
    struct opml o;
    parse("<opml><body><outline text='a' type='link' url='https://a.example/'/>"
          "<outline text='b' type='include' url='https://b.example/b.opml'/>"
          "<outline text='c' type='vfolder'><outline text='rule' type='rule' "
          "rule='unread'/><outline text='d' xmlUrl='https://d.example/'/></outline>"
          "<outline text='e' type='HTML+XPath' xmlUrl='https://e.example/news'/>"
          "<outline text='  F\n   and\tmore ' type='folder'/></body></opml>",
          NULL, &o);
    assert_int_equal(o.n, 3);
    assert_outline(&o.outlines[0], NODE_FEED, 0, "d", "https://d.example/");
    assert_outline(&o.outlines[1], NODE_LIST, 0, "e", "https://e.example/news");
    assert_outline(&o.outlines[2], NODE_CATEGORY, 0, "F and more", NULL);
    assert_int_equal(o.n_left_out, 3);
    for (size_t i = 0; i < o.n_left_out; i++)
        assert_int_equal(o.left_out[i].why, LEFT_OUT_NO_FEED);
    assert_string_equal(o.left_out[1].text, "https://b.example/b.opml");
    opml_fini(&o);
    parse("<opml><body><outline text='a' xmlUrl='https://a.example/'/>"
          "<outline text='b' xmlUrl='https://b.exa",
          NULL, &o);
    assert_int_equal(o.n, 1);
    assert_int_equal(o.n_left_out, 1);
    assert_int_equal(o.left_out[0].why, LEFT_OUT_CUT);
    opml_fini(&o);
}

/* Flat lists whose sources name their folders. */
static void test_categories(void **state)
{
    AUTO(opml) o = {0};
    parse(
        "<opml><body><outline text='a' xmlUrl='https://a.example/' category='/City/Life, /Arts'/>"
        "<outline text='b' xmlUrl='https://b.example/' category=' , '/>"
        "<outline text='In'><outline text='c' xmlUrl='https://c.example/' category='x'/></outline>"
        "<outline text='d' xmlUrl='ftp://d.example/' category='y'/></body></opml>",
        NULL, &o);
    assert_int_equal(o.n, 6);
    assert_outline(&o.outlines[0], NODE_CATEGORY, 0, "City", NULL);
    assert_outline(&o.outlines[1], NODE_CATEGORY, 1, "Life", NULL);
    assert_outline(&o.outlines[2], NODE_FEED, 2, "a", "https://a.example/");
    assert_outline(&o.outlines[3], NODE_FEED, 0, "b", "https://b.example/");
    assert_outline(&o.outlines[4], NODE_CATEGORY, 0, "In", NULL);
    assert_outline(&o.outlines[5], NODE_FEED, 1, "c", "https://c.example/");
}

static void test_damaged(void **state)
{
    struct opml o;
    parse("junk<opml><body><outline text='A & B' xmlUrl='http://a.cn/?x=1&y=2'>"
          "<outline text=C xmlUrl=http://c.cn/f>",
          NULL, &o);
    assert_int_equal(o.n, 2);
    assert_outline(&o.outlines[0], NODE_FEED, 0, "A & B", "http://a.cn/?x=1&y=2");
    assert_outline(&o.outlines[1], NODE_FEED, 0, "C", "http://c.cn/f");
    opml_fini(&o);
    parse("<!DOCTYPE opml [<!ENTITY n 'News'>]><opml><body><outline "
          "text='&n;&nbsp;x'/></body></opml>",
          NULL, &o);
    assert_outline(&o.outlines[0], NODE_CATEGORY, 0, "News\xc2\xa0x", NULL);
    opml_fini(&o);
}

static void test_refused(void **state)
{
    struct opml o;
    struct error e;
    AUTO(buf) deep = BUF_INIT;
    assert_false(opml_parse(STR("<html><body>no</body></html>"), NULL, &o, &e));
    assert_int_equal(e.code, ERROR_INVALID);
    assert_false(opml_parse(STR(""), NULL, &o, &e));
    buf_add_c(&deep, "<opml>");
    for (int i = 0; i < 1000; i++)
        buf_add_c(&deep, "<outline text='x'>");
    assert_false(opml_parse(buf_str(&deep), NULL, &o, &e));
    assert_int_equal(e.code, ERROR_LIMIT);
    assert_int_equal(o.n, 0);
}

static void test_write(void **state)
{
    static const struct outline outlines[] = {
        {.kind = NODE_CATEGORY,
         .depth = 0,
         .title = "a\"<b>\n\x01"
                  "c"},
        {.kind = NODE_FEED, .depth = 1, .title = "f", .url = "https://me:secret@a.cn/f?a&b"},
        {.kind = NODE_CATEGORY, .depth = 0, .title = "empty"},
    };
    AUTO(buf) b = BUF_INIT;
    opml_write(&b, "T", outlines, ARRAY_SIZE(outlines));
    assert_string_equal(
        buf_c(&b), "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head>\n"
                   "    <title>T</title>\n  </head>\n  <body>\n"
                   "    <outline text=\"a&quot;&lt;b&gt; c\">\n"
                   "      <outline text=\"f\" type=\"rss\" xmlUrl=\"https://a.cn/f?a&amp;b\"/>\n"
                   "    </outline>\n    <outline text=\"empty\"/>\n  </body>\n</opml>\n");
}

static void test_most_left_out(void **state)
{
    AUTO(buf) b = BUF_INIT;
    AUTO(opml) o = {0};
    buf_add_c(&b, "<opml><body><outline text='A' xmlUrl='http://a.cn/'/>");
    for (int i = 0; i < 100001; i++)
        buf_add_c(&b, "<outline xmlUrl='gopher://b.cn/'/>");
    buf_add_c(&b, "</body></opml>");
    parse(b.p, NULL, &o);
    assert_int_equal(o.n, 1);
    assert_int_equal(o.n_left_out, 100000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_categories),     cmocka_unit_test(test_others),
        cmocka_unit_test(test_most_left_out),  cmocka_unit_test(test_read_and_write),
        cmocka_unit_test(test_only_addresses), cmocka_unit_test(test_addresses),
        cmocka_unit_test(test_damaged),        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_write),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
