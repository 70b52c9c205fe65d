/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include "model/article-doc.h"
#include "model/caption.h"
#include "text/display/width.h"

static const struct article_labels labels = {
    .from = "From: %s",
    .author = "Author: %s",
    .date = "Date: %s",
    .views = "Views: %s",
    .comments = "Comments",
    .chapters = "Chapters",
    .attachments = "Attachments",
    .related = "Related reading",
    .link = "Link: %s",
    .step = " > ",
    .separator = " | ",
};

static void add_body(struct doc *d)
{
    doc_init(d);
    doc_add_text(d, doc_add(d, d->root, DOC_PARAGRAPH), STR("First."));
    struct doc_node *last = doc_add(d, d->root, DOC_PARAGRAPH);
    doc_add(d, last, DOC_LINK)->url = "https://example.org/a";
    doc_add_text(d, last->first, STR("Last."));
}

static void assert_plain(const struct doc *d, const char *want)
{
    AUTO(buf) b = BUF_INIT;
    doc_add_plain(&b, d->root);
    assert_string_equal(buf_c(&b), want);
}

static void test_everything(void **state)
{
    const char *path[] = {"Hengyang", "Life"}, *sources[] = {"One", "Two"};
    struct attachment attachments[] = {
        {.url = "https://example.org/f/%E5%90%8D%1B%5B1m.csv?x=1",
         .type = "text/csv",
         .size = 1234,
         .duration = -1},
        {.url = "https://example.org/", .size = -1, .duration = 3723},
    };
    struct link related[] = {{"https://example.org/r", "More"}};
    struct chapter chapters[] = {{0, "Beginning"}, {3723, "End"}};
    struct article a = {
        .title = "A title",
        .url = "https://example.org/%s",
        .comments_url = "https://example.org/c",
        .n_comments = 12,
        .author = "Ann %s",
        .published = {.time = 1564189920, .offset = 480, .precision = DATE_MINUTE},
        .views = 42,
        .attachments = attachments,
        .n_attachments = 2,
        .related = related,
        .n_related = 1,
        .chapters = chapters,
        .n_chapters = 2,
    };
    struct article_doc_options options = {
        &labels, path, 2, NULL, sources, 2, "The page could not be fetched.", {.fixed = 480}};
    struct doc d;
    add_body(&d);
    article_doc_wrap(&d, &a, &options);
    assert_plain(&d, "Hengyang > Life\n"
                     "A title\n"
                     "From: One, Two | Author: Ann %s | Date: 2019-07-27 09:12 | Views: 42 | "
                     "Comments\n"
                     "The page could not be fetched.\n"
                     "First.\nLast.\n"
                     "Comments\n"
                     "Attachments\n"
                     "名.csv (text/csv, 1.2 KB)\n"
                     "https://example.org/ (1:02:03)\n"
                     "Chapters\n"
                     "0:00 Beginning\n"
                     "1:02:03 End\n"
                     "Related reading\n"
                     "More\n"
                     "Link: https://example.org/%s");
    assert_int_equal(d.n_links, 5);
    assert_string_equal(d.links[0]->url, "https://example.org/a");
    assert_string_equal(d.links[1]->url, "https://example.org/c");
    doc_fini(&d);
    /* A feed of comments is for programs, but tells that there are some. */
    a = (struct article){.comments_feed = "https://example.org/f", .views = -1};
    add_body(&d);
    article_doc_wrap(&d, &a, &(struct article_doc_options){.labels = &labels});
    assert_plain(&d, "First.\nLast.\nComments");
    doc_fini(&d);
}

/* The list of links changes neither their number nor their order. */
static void test_links(void **state)
{
    struct article_labels with = labels;
    struct article a = {.title = "A title", .views = -1, .comments_url = "https://example.org/c"};
    struct article_doc_options options = {.labels = &with};
    AUTO(doc) d = {0};
    with.links = "Links";
    add_body(&d);
    article_doc_wrap(&d, &a, &options);
    assert_int_equal(d.n_links, 2);
    assert_plain(&d, "A title\nFirst.\nLast.\nComments\nLinks\n"
                     "https://example.org/a\nhttps://example.org/c");
    assert_true(d.root->last->ordered);
}

/* A trail already shown above the article is not repeated; its own is kept. */
static void test_shown_path(void **state)
{
    static const char *const path[] = {"Hengyang", "Life"}, *const trail[] = {"Home", "Life"};
    struct article a = {.title = "A title", .views = -1};
    struct article_doc_options options = {
        .labels = &labels, .path = path, .n_path = 2, .shown_path = "Hengyang > Life"};
    struct doc d;
    add_body(&d);
    article_doc_wrap(&d, &a, &options);
    assert_plain(&d, "A title\nFirst.\nLast.");
    doc_fini(&d);
    a.breadcrumb = (const char **)trail;
    a.n_breadcrumb = 2;
    add_body(&d);
    article_doc_wrap(&d, &a, &options);
    assert_plain(&d, "Home > Life\nA title\nFirst.\nLast.");
    doc_fini(&d);
}

static void test_nothing(void **state)
{
    struct article a = {.views = -1};
    struct article_doc_options options = {.labels = &labels};
    AUTO(doc) d;
    doc_init(&d);
    article_doc_wrap(&d, &a, &options);
    assert_plain(&d, "");
}

static void test_caption(void **state)
{
    static const struct {
        const char *html, *url, *want;
    } cases[] = {
        {"<p>The kettle whistled <b>at nine</b>.</p><p>Then it stopped.</p>", "https://t.example/1",
         "The kettle whistled at nine. Then it stopped."},
        {"  <img src=\"a.png\" alt=\"\"> ", "https://t.example/a/b.html/", "t.example/a/b.html"},
        {NULL, "https://t.example/%E5%A4%A7%E9%9B%81", "t.example/大雁"},
        {"", "https://t.example/%ff%1b", "t.example/%ff%1b"},
        {"<p>One hundred geese flew over the city of the wild geese, and nobody counted them but "
         "me",
         NULL, "One hundred geese flew over the city of the wild geese, and nobody counted…"},
        {"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九，十。",
         NULL, "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九…"},
        {"https://t.example/"
         "a-very-long-address-that-is-one-word-and-has-no-place-to-be-cut-anywhere",
         NULL, NULL},
        /* Exactly eighty cells. */
        {"<p>Eighty cells of words are what a caption has, and this one ends with its dot no.",
         NULL, "Eighty cells of words are what a caption has, and this one ends with its dot no."},
        {"mail\x1b]0;x\x07 me", NULL, "mail me"},
        {NULL, NULL, "2025-06-15 15:06"},
    };
    struct date date = {.time = 1749999990 - 480 * 60, .offset = 480, .precision = DATE_SECOND};
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(buf) b = BUF_INIT;
        caption_add(&b, cases[i].html, cases[i].url, date);
        assert_true(b.n > 0 && text_width(buf_str(&b)) <= 80);
        if (cases[i].want)
            assert_string_equal(buf_c(&b), cases[i].want);
    }
}

/* A day stays that day wherever the reader is; a time is told in the reader's zone. */
static void test_dates(void **state)
{
    AUTO(buf) b = BUF_INIT;
    struct date day = {.time = 1564156800, .offset = 480, .precision = DATE_DAY};
    article_add_date(&b, day, zone_fixed(-600));
    assert_string_equal(buf_c(&b), "2019-07-27");
    buf_clear(&b);
    struct date minute = {.time = 1564189920, .offset = 480, .precision = DATE_SECOND};
    article_add_date(&b, minute, zone_fixed(0));
    assert_string_equal(buf_c(&b), "2019-07-27 01:12");
}

/* A kind is a word, not the name that a maker registered for it. */
static void test_kinds(void **state)
{
#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    static const struct {
        struct attachment file;
        const char *want;
    } files[] = {
        {{.url = "https://example.org/%E6%8C%87%E5%8D%97.docx", .type = WORD}, " (DOCX)"},
        {{.url = "https://example.org/get.php", .type = WORD, .title = "指南.DocX"}, " (DOCX)"},
        {{.url = "https://example.org/a.docx", .type = WORD, .title = "A guide"}, " (DOCX)"},
        {{.url = "https://example.org/get.php?id=1", .type = WORD}, ""},
        {{.url = "https://example.org/1.2", .type = WORD}, ""},
        {{.url = "https://example.org/get.php", .type = "application/pdf"}, " (PDF)"},
        {{.url = "https://example.org/a.xls", .type = "application/octet-stream"}, " (XLS)"},
        {{.url = "https://example.org/a", .type = "audio/ogg; codecs=opus"}, " (audio/ogg)"},
        {{.url = "https://example.org/a.tar"}, ""},
    };
    for (size_t i = 0; i < ARRAY_SIZE(files); i++) {
        struct attachment file = files[i].file;
        AUTO(buf) b = BUF_INIT;
        file.size = file.duration = -1;
        article_add_attachment_facts(&b, &file);
        assert_string_equal(buf_c(&b), files[i].want);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_everything), cmocka_unit_test(test_links),
        cmocka_unit_test(test_shown_path), cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_caption),    cmocka_unit_test(test_dates),
        cmocka_unit_test(test_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
