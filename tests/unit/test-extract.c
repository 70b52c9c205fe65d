/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include <string.h>

#include "page/boilerplate.h"
#include "page/extract.h"
#include "page/info-line.h"
#include "page/rules.h"

#define SENTENCE "The ferry left at dawn, and nobody on the quay waved. "
#define PARAGRAPH "<p>" SENTENCE SENTENCE SENTENCE "</p>"

static struct page_article extract(const char *html, const struct extract_options *options)
{
    struct page_article p;
    struct error e;
    assert_true(page_extract(str_from(html), options, &p, &e));
    return p;
}

static void test_info_line(void **state)
{
    static const struct {
        const char *line, *source, *author, *editor, *date;
        int views;
    } cases[] = {
        {"From:衡阳新闻网 | Date Add in:2019-07-27 09:12:00 [A A]", "衡阳新闻网", "", "",
         "2019-07-27 09:12:00 [A A]", -1},
        {"From: | Date Add in:2019-07-27", "", "", "", "2019-07-27", -1},
        {"2024-02-21 20:12:51 作者： 来源：东南网 责任编辑：朱林 我来说两句", "东南网", "", "朱林",
         "", -1},
        {"发布日期：2024-05-20 信息来源： 市教育局 浏览次数： 1234", "市教育局", "", "",
         "2024-05-20", 1234},
        {"发布日期：2024-05-20 浏览次数：", "", "", "", "2024-05-20", -1},
        {"Author: Ann Lee Source: The Post", "The Post", "Ann Lee", "", "", -1},
        {"He said: come from: nowhere", "nowhere", "", "", "", -1},
        {"A sentence that goes on for quite some time before it says where it is from: nowhere", "",
         "", "", "", -1},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct info info = {.views = -1};
        info_line_read(str_from(cases[i].line), &info);
        assert_str(info.source, cases[i].source);
        assert_str(info.author, cases[i].author);
        assert_str(info.editor, cases[i].editor);
        assert_str(info.date, cases[i].date);
        assert_int_equal(info.views, cases[i].views);
    }
}

static void test_boilerplate(void **state)
{
    static const struct {
        const char *line;
        enum phrase want;
    } cases[] = {
        {"Related articles", PHRASE_SECTION},
        {"相关阅读：", PHRASE_SECTION},
        {"责任编辑：张三", PHRASE_LINE},
        {"- END -", PHRASE_END},
        {"More great harbour stories", PHRASE_SECTION},
        {"Close", PHRASE_LINE},
        {"Close the door, she said.", PHRASE_NONE},
        {"The related articles were read aloud.", PHRASE_NONE},
        {"", PHRASE_NONE},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_int_equal(boilerplate_find(str_from(cases[i].line)), cases[i].want);
    }
}

static void test_not_an_article(void **state)
{
    static const char *const pages[] = {"", "<html></html>", "<script>var a = 'text';</script>",
                                        "<p hidden>text</p>"};
    for (size_t i = 0; i < ARRAY_SIZE(pages); i++) {
        struct extract_options options = {0};
        struct page_article p;
        struct error e;
        assert_false(page_extract(str_from(pages[i]), &options, &p, &e));
        assert_int_equal(e.code, ERROR_NOT_FOUND);
        assert_null(p.article.title);
    }
}

static void test_charset(void **state)
{
    struct extract_options options = {.content_type = "text/html; charset=gbk"};
    struct page_article p =
        extract("<title>\xd6\xd0\xce\xc4</title><p>\xd6\xd0\xce\xc4\xa1\xa3", &options);
    assert_string_equal(p.article.title, "中文");
    assert_string_equal(p.text, "中文。\n");
    page_article_fini(&p);
}

/* With two texts of one length, the one that the feed's summary begins is the article. */
static void test_witness(void **state)
{
    static const char page[] = "<div class=a><div>" PARAGRAPH PARAGRAPH PARAGRAPH
                               "</div></div><ul><li><a href=1>a link of some length</a><li>"
                               "<a href=2>another link of some length</a></ul>"
                               "<div class=b><p>Far inland the mills stood still for want of grain,"
                               " and the millers played cards.</p><p>They played until the rain "
                               "came, and then they played on.</p></div>";
    struct extract_options options = {0};
    struct page_article p = extract(page, &options);
    assert_non_null(strstr(p.text, "ferry"));
    page_article_fini(&p);
    options.summary = "<p>Far inland the mills stood still for want of grain, and …</p>";
    p = extract(page, &options);
    assert_non_null(strstr(p.text, "mills"));
    page_article_fini(&p);
}

static void test_rules(void **state)
{
    struct site_rules *rules = site_rules_new();
    struct error e;
    assert_true(site_rules_add(rules,
                               STR("host h.example\ntitle .t\nbody .b\ndate .d\nsource .s\n"
                                   "editor .e\nnext .n\ndrop .x\n"),
                               "test", &e));
    struct extract_options options = {.url = "http://h.example/1.html", .rules = rules};
    struct page_article p =
        extract("<meta property=article:published_time content=2001-01-01><h1>Wrong</h1>" PARAGRAPH
                    PARAGRAPH "<i class=t>Right</i><i class=d>2024-05-06</i><i class=s>The Post</i>"
                "<i class=e>Ann Lee</i><a class=n href=2.html>more</a>"
                "<div class=b>Short text.<p class=x>Not this.</p></div>",
                &options);
    assert_string_equal(p.article.title, "Right");
    assert_string_equal(p.text, "Short text.\n");
    assert_string_equal(p.article.source, "The Post");
    assert_string_equal(p.article.editor, "Ann Lee");
    assert_string_equal(p.next_url, "http://h.example/2.html");
    assert_int_equal(date_civil(p.article.published.time, 0).year, 2024);
    page_article_fini(&p);
    site_rules_free(rules);
}

/* A page that shows a line of the article and carries it whole for machines. */
static void test_article_for_machines(void **state)
{
    struct buf page = BUF_INIT;
    buf_add_c(&page, "<script type=application/ld+json>{\"@type\":\"NewsArticle\","
                     "\"articleBody\":\"");
    for (int i = 0; i < 20; i++) {
        buf_add_c(&page, SENTENCE);
    }
    buf_add_c(&page, "\"}</script><p>" SENTENCE "Subscribe to read on, please.</p>");
    struct extract_options options = {0};
    struct page_article p = extract(buf_c(&page), &options);
    assert_true(strlen(p.text) > 15 * strlen(SENTENCE));
    page_article_fini(&p);
    buf_fini(&page);
}

/* Deep and large pages give a result, or say that they are too much. */
static void test_hostile(void **state)
{
    static const char *const parts[] = {"<div>",
                                        "<div class=share><p>a",
                                        "<p>text, and text.",
                                        "<a href=x>link</a> ",
                                        "<h2>Related</h2><p>a",
                                        "<article>"};
    for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
        struct buf page = BUF_INIT;
        for (int k = 0; k < 100000; k++) {
            buf_add_c(&page, parts[i]);
        }
        buf_add_c(&page, PARAGRAPH);
        struct extract_options options = {.url = "http://h.example/"};
        struct page_article p;
        struct error e;
        if (!page_extract(buf_str(&page), &options, &p, &e)) {
            assert_true(e.code == ERROR_LIMIT || e.code == ERROR_NOT_FOUND);
        }
        page_article_fini(&p);
        buf_fini(&page);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_info_line),
        cmocka_unit_test(test_boilerplate),
        cmocka_unit_test(test_not_an_article),
        cmocka_unit_test(test_charset),
        cmocka_unit_test(test_witness),
        cmocka_unit_test(test_rules),
        cmocka_unit_test(test_article_for_machines),
        cmocka_unit_test(test_hostile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
