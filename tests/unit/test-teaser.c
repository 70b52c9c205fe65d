/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/article/agree.h"
#include "page/article/teaser.h"

#include "base/buf.h"
#include "tests/unit/unit.h"

static bool is_teaser(const char *html)
{
    struct article a = {.url = (char *)"https://example.org/1", .content = (char *)html};
    return page_is_teaser(&a);
}

/* `html` with "%" replaced by 420 letters. */
static bool is_long_teaser(const char *html)
{
    AUTO(buf) b = BUF_INIT;
    for (const char *c = html; *c; c++) {
        for (int i = 0; *c == '%' && i < 60; i++)
            buf_add_c(&b, "reed bed ");
        if (*c != '%')
            buf_add_char(&b, *c);
    }
    return is_teaser(buf_c(&b));
}

static void test_short_texts(void **state)
{
    assert_true(is_teaser(NULL));
    assert_true(is_teaser(""));
    assert_true(is_teaser("<p>The kitchens open at seven.</p>"));
    assert_true(is_long_teaser("<p>Short.</p><script>%</script>"));
    assert_true(is_long_teaser("<p>Short.</p><STYLE>%</STYLE><!-- % -->"));
    assert_true(is_long_teaser("<p title='%'>Short.</p>"));
    assert_true(is_long_teaser("Short. <a href=\"%"));
}

/* Letters are counted as such wherever spaces, tags and other scripts stand. */
static void test_count(void **state)
{
    static const char *const fillers[] = {"", " ", "\n", "<b>", "  <br>\t", "<i>x</i>", "é", "~ "};
    for (int letters = 390; letters < 410; letters++) {
        for (size_t f = 0; f < ARRAY_SIZE(fillers); f++) {
            AUTO(buf) b = BUF_INIT;
            int more = f >= 5 ? letters / 7 : 0; /* of the fillers */
            for (int i = 0; i < letters - more; i++) {
                buf_add_char(&b, 'a');
                buf_add_c(&b, more ? (i < more ? fillers[f] : "") : i % 7 ? "" : fillers[f]);
            }
            assert_int_equal(is_teaser(buf_c(&b)), letters < 400);
        }
    }
}

static void test_long_texts(void **state)
{
    assert_false(is_long_teaser("<p>%.</p>"));
    assert_false(is_long_teaser("<p>%&hellip; and home.</p>"));
    assert_false(is_long_teaser("5 < 6, %."));
    AUTO(buf) han = BUF_INIT;
    for (int i = 0; i < 140; i++)
        buf_add_c(&han, "雁");
    assert_false(is_teaser(buf_c(&han)));
}

static void test_ends(void **state)
{
    assert_true(is_long_teaser("<p>%…</p>"));
    assert_true(is_long_teaser("<p>% [&#8230;]</p>"));
    assert_true(is_long_teaser("<p>%</p><p><a href='/1'><b>Read more</b> &raquo;</a></p>\n"));
    assert_true(is_long_teaser("%<a href=/1>阅读全文</a>"));
    assert_true(is_long_teaser("%<p>(Continue Reading)"));
    assert_false(is_long_teaser("%<p>There is more."));
}

static void test_without_page(void **state)
{
    struct article a = {.content = (char *)"Short."};
    assert_true(page_is_teaser(&a));
    assert_true(page_is_whole(&a));
    a.url = (char *)"https://example.org/1";
    assert_false(page_is_whole(&a));
}

/* Pages in place of an article. */
static void test_agreement(void **state)
{
    static const struct {
        const char *title, *teaser, *page_title, *page;
        bool agrees, adds_nothing;
    } cases[] = {
        {"Bridge to be rebuilt", "The council voted on Tuesday for the old bridge over the river …",
         "Before you continue",
         "We and our 842 partners store cookies on a device and process personal data, such as "
         "identifiers, for personalised content. You may click to consent to our processing.",
         false, false},
        {"Bridge to be rebuilt", "The council voted on Tuesday for the old bridge over the river …",
         "Harbour Daily", "Home News Imprint", false, true},
        {"Bridge to be rebuilt", "The council voted on Tuesday for the old bridge over the river …",
         "Bridge to be rebuilt", "The council voted on Tuesday.", true, true},
        {"Bridge to be rebuilt", "The council voted on Tuesday for the old bridge over the river …",
         "Old bridge gets new arches",
         "After the council voted on Tuesday, work on the bridge over the river can begin. It has "
         "been closed since the flood.",
         true, false},
        /* the title suffices, also without a word of a teaser of the editor's own */
        {"夹墙里的四百零六封信", "寻找收信人的人，自己也写了一封信。", "夹墙里的四百零六封信",
         "那天下午，水管工在旧邮局的墙后摸到了一只木箱，箱子里整整齐齐地放着许多信。", true, false},
        {"夹墙里的四百零六封信", "寻找收信人的人，自己也写了一封信。", "页面不存在",
         "您访问的页面已被删除或暂时不可用，请返回首页，或使用站内搜索。", false, false},
        /* little to compare */
        {"Watch", "Video", "Clip of the day", "A heron stands in the reeds and waits.", true,
         false},
        {"Three herons standing", "Comments", "Access denied", "Enable cookies.", false, false},
        {"Bridge to be rebuilt", NULL, "Log in", "Enter your password.", true, false},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct article given = {.title = cases[i].title, .summary = cases[i].teaser};
        struct page_article page = {.article.title = cases[i].page_title, .text = cases[i].page};
        if (page_agrees(&page, &given) != cases[i].agrees ||
            page_adds_nothing(&page, &given) != cases[i].adds_nothing)
            fail_msg("%s: %s", cases[i].title, cases[i].page);
    }
    /* A page of pictures adds these. */
    struct article given = {.title = "Dusk", .summary = "Dusk at the lake"};
    struct page_article page = {.article.title = "Dusk", .text = "Dusk", .n_images = 1};
    assert_false(page_adds_nothing(&page, &given));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_count),        cmocka_unit_test(test_short_texts),
        cmocka_unit_test(test_long_texts),   cmocka_unit_test(test_ends),
        cmocka_unit_test(test_without_page), cmocka_unit_test(test_agreement),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
