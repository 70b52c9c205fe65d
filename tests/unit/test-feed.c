/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include <string.h>

#include "feed/draft/html-fix.h"
#include "feed/feed.h"
#include "feed/repair/xml.h"
#include "text/url/url.h"

static void parse(const char *text, const struct feed_options *options, struct feed *f)
{
    struct error e = {0};
    bool ok = feed_parse(str_from(text), options, f, &e);
    assert_string_equal(e.detail, "");
    assert_true(ok);
}

static void test_feed_fields(void **state)
{
    struct feed f;
    parse("<rss version='2.0' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel>"
          "<title>T</title><ttl>15</ttl><sy:updatePeriod>daily</sy:updatePeriod>"
          "<skipHours><hour>0</hour><hour>24</hour><hour>13</hour><hour>99</hour></skipHours>"
          "<skipDays><day>Sunday</day><day>Friday</day><day>Noday</day></skipDays>"
          "<item><title>A</title></item></channel></rss>",
          NULL, &f);
    assert_int_equal(f.format, FEED_RSS);
    assert_string_equal(f.version, "2.0");
    assert_int_equal(f.ttl, 900);
    assert_int_equal(f.skip_hours, 1u << 0 | 1u << 13);
    assert_int_equal(f.skip_days, 1 << 0 | 1 << 5);
    assert_false(f.repaired);
    assert_false(f.truncated);
    assert_int_equal(f.articles[0].views, -1);
    feed_fini(&f);
    parse("<rss xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel>"
          "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"
          "</channel></rss>",
          NULL, &f);
    assert_int_equal(f.ttl, 86400 / 4);
    assert_int_equal(f.n_articles, 0);
    feed_fini(&f);
}

static void test_formats(void **state)
{
    static const struct {
        const char *text;
        enum feed_format format;
        const char *version;
    } cases[] = {
        {"<rss version='0.92'><channel/></rss>", FEED_RSS, "0.92"},
        {"<rss version='77'><channel/></rss>", FEED_RSS, NULL},
        {"<feed xmlns='http://www.w3.org/2005/Atom'/>", FEED_ATOM, "1.0"},
        {"<feed version='0.3' xmlns='http://purl.org/atom/ns#'/>", FEED_ATOM, "0.3"},
        {"<RDF xmlns='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>", FEED_RDF, NULL},
        {"{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[]}", FEED_JSON, "1.1"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(feed) f = {0};
        parse(cases[i].text, NULL, &f);
        assert_int_equal(f.format, cases[i].format);
        if (cases[i].version)
            assert_string_equal(f.version, cases[i].version);
        else
            assert_null(f.version);
    }
}

static void test_limits(void **state)
{
    static const char items[] = "<rss><channel><item><title>1</title></item><item><title>2</title>"
                                "</item><item><title>3</title></item></channel></rss>";
    const struct feed_options two = {.max_articles = 2};
    struct feed f;
    parse(items, &two, &f);
    assert_int_equal(f.n_articles, 2);
    assert_true(f.truncated);
    assert_false(f.repaired);
    feed_fini(&f);
    parse(items, NULL, &f);
    assert_int_equal(f.n_articles, 3);
    assert_false(f.truncated);
    feed_fini(&f);
}

/* Whole articles come out wherever the text ends; the one that was cut only with a name and an
 * identity. */
static void test_cut_anywhere(void **state)
{
    static const char text[] =
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>T</title>"
        "<item><title>One</title><guid>1</guid><description>a &amp; b</description></item>"
        "<item><title>Two</title><guid>2</guid><description><![CDATA[<b>c</b>]]></description>"
        "</item></channel></rss>";
    size_t one = str_find(str_from(text), STR("</item>"), 0) + 7;
    size_t two = str_find(str_from(text), STR("</item>"), one) + 7;
    for (size_t n = one; n < sizeof text; n++) {
        AUTO(feed) f = {0};
        struct error e;
        assert_true(feed_parse((struct str){text, n}, NULL, &f, &e));
        assert_in_range(f.n_articles, n >= two ? 2 : 1, 2);
        assert_string_equal(f.articles[0].summary, "a & b");
        assert_int_equal(f.truncated, n < sizeof text - 1);
        for (size_t i = 0; i < f.n_articles; i++) {
            assert_non_null(f.articles[i].title);
            assert_non_null(f.articles[i].guid);
        }
    }
}

/* Parses a copy of the text as spent. */
static void parse_spent(struct str text, const char *content_type, struct feed *f)
{
    AUTO(buf) copy = BUF_INIT;
    struct error e;
    buf_add(&copy, text);
    assert_true(feed_parse(buf_str(&copy),
                           &(struct feed_options){.content_type = content_type, .spent = true}, f,
                           &e));
}

/* A large text that is forgotten while it is parsed gives the same articles, sound or not. */
static void test_spent(void **state)
{
    static const struct {
        const char *before, *after, *type;
    } cases[] = {
        {"", "</channel></rss>", NULL},
        {"", "</channel></rss><!-- after -->", NULL},
        {"", "<item><title>cut", NULL},
        {"<error>down</error>", "</channel></rss>", NULL},
        {"<!DOCTYPE rss>", "</channel></rss>", NULL},
        {"", "</channel></rss>", "text/xml; charset=iso-8859-1"},
        {"<?xml version='1.0' encoding='iso-8859-1'?>", "&nbsp;</channel></rss>", NULL},
    };
    AUTO(buf) items = BUF_INIT;
    for (int i = 0; i < 6000; i++) {
        buf_printf(&items, "<item><title>%d</title><guid>g%d</guid><description>", i, i);
        buf_add_chars(&items, 'x', 1500);
        buf_add(&items, STR("</description></item>"));
    }
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(buf) text = BUF_INIT;
        AUTO(feed) kept = {0}, spent = {0};
        struct error e;
        buf_add_c(&text, cases[i].before);
        buf_printf(&text, "<rss><channel><title>caf%s</title>",
                   cases[i].type ? "\xe9" : "\xc3\xa9");
        buf_add(&text, buf_str(&items));
        buf_add_c(&text, cases[i].after);
        assert_true(feed_parse(buf_str(&text),
                               &(struct feed_options){.content_type = cases[i].type}, &kept, &e));
        parse_spent(buf_str(&text), cases[i].type, &spent);
        assert_int_equal(spent.repaired, kept.repaired);
        assert_int_equal(spent.truncated, kept.truncated);
        assert_string_equal(spent.title, kept.title);
        assert_int_equal(spent.n_articles, kept.n_articles);
        for (size_t j = 0; j < kept.n_articles; j++) {
            assert_string_equal(spent.articles[j].title, kept.articles[j].title);
            assert_string_equal(spent.articles[j].guid, kept.articles[j].guid);
            if (kept.articles[j].summary)
                assert_string_equal(spent.articles[j].summary, kept.articles[j].summary);
        }
    }
}

static void test_zones(void **state)
{
    static const char zh[] = "<rss><channel><language>zh-cn</language><item><title>x</title>"
                             "<pubDate>2024-05-20 15:05</pubDate></item></channel></rss>";
    const struct feed_options japan = {.default_offset = 540};
    struct feed f;
    parse(zh, NULL, &f);
    assert_int_equal(f.articles[0].published.offset, 480);
    assert_int_equal(f.articles[0].published.precision, DATE_MINUTE);
    feed_fini(&f);
    parse(zh, &japan, &f);
    assert_int_equal(f.articles[0].published.offset, 540);
    feed_fini(&f);
}

static void test_title_of_many_tags(void **state)
{
    enum { TAGS = 100000 };
    AUTO(buf) text = BUF_INIT;
    struct feed f;
    buf_add_c(&text, "<rss><channel><item><guid>a</guid><title>the");
    for (int i = 0; i < TAGS; i++)
        buf_add_c(&text, "&lt;b> ");
    buf_add_c(&text, "end</title></item></channel></rss>");
    parse(buf_c(&text), NULL, &f);
    assert_true(str_starts(str_from(f.articles[0].title), STR("the<b> <b> ")));
    assert_true(str_ends(str_from(f.articles[0].title), STR("<b> end")));
    feed_fini(&f);
}

/* A picture around articles is none of theirs. */
static void test_picture_around_articles(void **state)
{
    struct feed f;
    parse("<rss xmlns:media='http://search.yahoo.com/mrss/'><channel>"
          "<media:content url='http://e.example/c.jpg' medium='image'>"
          "<item><guid>a</guid><media:content url='http://e.example/a.jpg' medium='image'/></item>"
          "<item><guid>b</guid></item>"
          "<media:description>Words</media:description></media:content></channel></rss>",
          NULL, &f);
    assert_int_equal(f.n_articles, 2);
    assert_null(f.articles[0].summary);
    feed_fini(&f);
}

static void test_refused(void **state)
{
    static const struct {
        const char *text, *detail;
    } cases[] = {
        {"", "an empty reply"},
        {"<!DOCTYPE html><html><body>rss</body></html>", "a web page"},
        {"<HTML><form><input type='password'></form>", "a page that asks to log in"},
        {"{}", "JSON, but not a feed"},
        {"[1, 2]", "JSON, but not a feed"},
        {"{nonsense", "looks like JSON, but is not valid"},
        {"Access denied", "plain text"},
        {"%PDF-1.7\n<</Type/Catalog>>", "a binary file"},
        {"<opml><body/></opml>", "an XML document of another kind (<opml>)"},
        {"<svg xmlns='http://www.w3.org/2000/svg'><title>item</title></svg>",
         "an XML document of another kind (<svg>)"},
        {"< < <", "not an XML document"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct feed f;
        struct error e = {0};
        assert_false(feed_parse(str_from(cases[i].text), NULL, &f, &e));
        assert_int_equal(e.code, ERROR_NOT_FEED);
        assert_string_equal(e.detail, cases[i].detail);
        assert_int_equal(f.n_articles, 0);
    }
}

/* Only what may be a page is asked for feeds and a list. */
static void test_binary(void **state)
{
    static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR<";
    struct feed f;
    struct error e = {0};
    assert_false(feed_parse((struct str){png, sizeof png - 1}, NULL, &f, &e));
    assert_string_equal(e.detail, "a binary file");
    assert_int_equal(e.number, 0);
    assert_false(feed_parse(STR("<html><body>"), NULL, &f, &e));
    assert_int_equal(e.number, FEED_IS_PAGE);
}

/* What each kind of feed can name: three files, one beside it, one above it, and one by its whole
 * address. */
static const char *const naming_files[] = {
    "<rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/'><channel><item><title>T</title>"
    "<link>p.html</link><enclosure url='a.wav'/><media:content url='../b.wav' type='audio/wav'/>"
    "<enclosure url='file:///etc/passwd'/></item></channel></rss>",
    "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>T</title><link href='p.html'/>"
    "<link rel='enclosure' href='a.wav'/><link rel='enclosure' href='../b.wav'/>"
    "<link rel='enclosure' href='file:///etc/passwd'/></entry></feed>",
    "{\"version\":\"https://jsonfeed.org/version/"
    "1\",\"items\":[{\"title\":\"T\",\"url\":\"p.html\","
    "\"attachments\":[{\"url\":\"a.wav\"},{\"url\":\"../b.wav\"},{\"url\":\"file:///etc/"
    "passwd\"}]}]}",
};

static const char *find_file(const struct article *a, const char *url)
{
    for (size_t i = 0; i < a->n_attachments; i++)
        if (strcmp(a->attachments[i].url, url) == 0)
            return url;
    return NULL;
}

/* A file may name files, as a page of the network names others of the network. */
static void test_files_beside_a_file(void **state)
{
    const struct feed_options local = {.url = "file:///srv/x/feed.xml"};
    for (size_t i = 0; i < ARRAY_SIZE(naming_files); i++) {
        AUTO(feed) f = {0};
        parse(naming_files[i], &local, &f);
        assert_string_equal(f.articles[0].url, "file:///srv/x/p.html");
        assert_non_null(find_file(&f.articles[0], "file:///srv/x/a.wav"));
        assert_non_null(find_file(&f.articles[0], "file:///srv/b.wav"));
    }
}

static void assert_no_file(const struct article *a)
{
    for (size_t i = 0; i < a->n_attachments; i++)
        assert_false(url_is_file(str_from(a->attachments[i].url)));
    assert_false(url_is_file(str_from(a->url)));
    assert_false(url_is_file(str_from(a->comments_url)));
}

/* The network may name none, nor a place for relative addresses to be files of. */
static void test_no_files_from_elsewhere(void **state)
{
    static const char *const hostile[] = {
        "<rss xml:base='file:///etc/'><channel><item xml:base='file:///etc/'><title>T</title>"
        "<link>FILE:/etc/hosts</link><guid>file:///etc/hosts</guid>"
        "<comments>file:///etc/hosts</comments><enclosure url='file:///etc/passwd'/>"
        "<enclosure url='file:/etc/passwd'/><enclosure url=' fi&#10;le:///etc/passwd'/>"
        "<enclosure url='passwd'/>"
        "<enclosure url='file://localhost/etc/passwd'/></item></channel></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='file:///etc/'><entry><title>T</title>"
        "<link href='file:///etc/hosts'/><link rel='enclosure' href='file:///etc/passwd'/>"
        "</entry></feed>",
    };
    static const char *const from[] = {"http://h.example/x/feed.xml", NULL};
    for (size_t k = 0; k < ARRAY_SIZE(from); k++) {
        const struct feed_options remote = {.url = from[k]};
        struct feed f;
        for (size_t i = 0; i < ARRAY_SIZE(hostile); i++) {
            parse(hostile[i], &remote, &f);
            assert_no_file(&f.articles[0]);
            feed_fini(&f);
        }
        for (size_t i = 0; i < ARRAY_SIZE(naming_files); i++) {
            parse(naming_files[i], &remote, &f);
            assert_int_equal(f.articles[0].n_attachments, 2);
            assert_no_file(&f.articles[0]);
            feed_fini(&f);
        }
    }
}

static void test_html_fix(void **state)
{
    static const struct {
        const char *in, *out; /* NULL: it may stay as it is */
    } cases[] = {
        {"<p>text</p>", NULL},
        {"<a href=\"http://b.cn/\">x</a> <a href='#n'>n</a> <a href=''>e</a>", NULL},
        {"<a href=x>y</a>", "<a href=\"http://a.cn/d/x\">y</a>"},
        {"<A HREF='/x?a=1&amp;b=2'>y</A>", "<A HREF='http://a.cn/x?a=1&amp;b=2'>y</A>"},
        {"<img alt=\"a>b\" src=\"//c.cn/p.jpg\">", "<img alt=\"a>b\" src=\"http://c.cn/p.jpg\">"},
        {"a<script>x</script>b<style>y</style>c", "abc"},
        {"a<script src=x", NULL},
        {"a<SCRIPT>never closed", "a"},
        {"<!-- <a href=\"x\"> -->", NULL},
        {"<!' x", "&lt;!' x"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(buf) b = BUF_INIT;
        bool changed = html_fix(&b, str_from(cases[i].in), STR("http://a.cn/d/e"));
        assert_int_equal(changed, cases[i].out != NULL);
        assert_string_equal(buf_c(&b), cases[i].out ? cases[i].out : "");
    }
}

static void test_mend(void **state)
{
    static const struct {
        const char *in, *out;
        bool damaged, cut;
    } cases[] = {
        {"<a><b>x</b></a>", "<a><b>x</b></a>", false, false},
        {"<!DOCTYPE a><a>&lt;</a>", "<a>&lt;</a>", false, false},
        {"<a>x & y &nbsp;&eacute;&#1;</a>", "<a>x &amp; y \xc2\xa0é</a>", true, false},
        {"<a b=c d='e\"f' d=\"g\" h>x</a>", "<a b=\"c\" d=\"e&quot;f\">x</a>", true, false},
        {"<a><b>x</a>", "<a><b>x</b></a>", true, false},
        {"<a>x</b></a>", "<a>x</a>", true, false},
        {"<a><b>x", "<a><b>x<?gander-cut?></b></a>", true, true},
        {"<a>1 < 2 <3</a>", "<a>1 &lt; 2 &lt;3</a>", true, false},
        {"<a><![CDATA[<&]]></a>", "<a>&lt;&amp;</a>", false, false},
        {"<item><title>x<link>y</link></item>", "<item><title>x</title><link>y</link></item>", true,
         false},
        {"<a t=\"x <b c=\"d\">e</b> f\" u=\"g\"/>",
         "<a t=\"x &lt;b c=&quot;d&quot;&gt;e&lt;/b&gt; f\" u=\"g\"/>", true, false},
        {"no markup", "", false, false},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(buf) b = BUF_INIT;
        struct repair_result result;
        repair_xml(str_from(cases[i].in), &b, &result);
        assert_string_equal(buf_c(&b), cases[i].out);
        assert_int_equal(result.damaged, cases[i].damaged);
        assert_int_equal(result.cut, cases[i].cut);
    }
}

static void repair(const struct buf *in, struct buf *out)
{
    struct repair_result result;
    buf_clear(out);
    repair_xml(buf_str(in), out, &result);
}

/* A document type's entities: a hundred of them, and a mebibyte of text in all. */
static void test_mend_entities(void **state)
{
    AUTO(buf) in = BUF_INIT, out = BUF_INIT;
    buf_add_c(&in, "<!DOCTYPE a [<!ENTITY e0 '");
    buf_add_chars(&in, 'x', 1000);
    buf_add_c(&in, "'>");
    for (int i = 1; i <= 100; i++)
        buf_printf(&in, "<!ENTITY e%d 'word'>", i);
    buf_add_c(&in, "]><a>&e99;|&e100;|");
    size_t head = in.n;
    buf_add_c(&in, "</a>");
    repair(&in, &out);
    assert_string_equal(buf_c(&out), "<a>word|&amp;e100;|</a>");
    buf_truncate(&in, head);
    for (int i = 0; i < 1100; i++)
        buf_add_c(&in, "&e0;");
    repair(&in, &out);
    assert_true(out.n > 1000 * 1000 && out.n < (1 << 20) + 10000);
}

static void test_mend_attributes(void **state)
{
    AUTO(buf) in = BUF_INIT, out = BUF_INIT;
    buf_add_c(&in, "<a");
    for (int i = 0; i < 70; i++)
        buf_printf(&in, " a%d='x'", i);
    buf_add_c(&in, ">x</a>");
    repair(&in, &out);
    assert_int_not_equal(str_find(buf_str(&out), STR(" a63="), 0), SIZE_MAX);
    assert_int_equal(str_find(buf_str(&out), STR(" a64="), 0), SIZE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_feed_fields),
        cmocka_unit_test(test_formats),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_cut_anywhere),
        cmocka_unit_test(test_spent),
        cmocka_unit_test(test_zones),
        cmocka_unit_test(test_title_of_many_tags),
        cmocka_unit_test(test_picture_around_articles),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_binary),
        cmocka_unit_test(test_files_beside_a_file),
        cmocka_unit_test(test_no_files_from_elsewhere),
        cmocka_unit_test(test_html_fix),
        cmocka_unit_test(test_mend),
        cmocka_unit_test(test_mend_entities),
        cmocka_unit_test(test_mend_attributes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
