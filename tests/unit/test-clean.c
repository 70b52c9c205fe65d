/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cleaning around and within articles: removed and kept blocks, one kind per page. */
#include "tests/unit/unit.h"

#include <string.h>

#include "page/article/extract.h"
#include "page/evidence/file-link.h"

#define SENTENCE "The ferry left at dawn, and nobody on the quay waved. "
#define PARAGRAPH "<p>" SENTENCE SENTENCE SENTENCE "</p>"
#define SHORT "<p>" SENTENCE "</p>"
#define LINES SHORT SHORT SHORT SHORT SHORT SHORT SHORT SHORT SHORT
#define TEXT PARAGRAPH PARAGRAPH PARAGRAPH PARAGRAPH

struct page {
    const char *html, *stays, *goes;
};

static void check(const struct page *pages, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct extract_options options = {.url = "http://h.example/2/page.html"};
        AUTO(page_article) p = {0};
        struct error e;
        if (!page_extract(str_from(pages[i].html), &options, &p, &e))
            fail_msg("%zu: %s", i, e.detail);
        if (!strstr(p.text, pages[i].stays) || (pages[i].goes && strstr(p.text, pages[i].goes)))
            fail_msg("%zu: %s", i, p.text);
    }
}

static void test_sections(void **state)
{
    static const struct page pages[] = {
        {"<h1>T</h1><div>" TEXT "<h3>Related stories</h3><p>The mayor's drum was found.</p></div>",
         "ferry", "mayor"},
        /* a label over a player heads no text */
        {"<h1>T</h1><div><div><div>Up next</div></div><p>The mayor came too, with a drum and a "
         "flag, and spoke until the ferry was out of sight.</p>" LINES LINES LINES LINES LINES LINES
         "</div>",
         "mayor", "Up next"},
    };
    check(pages, ARRAY_SIZE(pages));
}

/* Lines of text without an element of their own, beside paragraphs. */
static void test_loose_lines(void **state)
{
    static const struct page pages[] = {
        {"<h1>T</h1><div>" TEXT "<span>Was this page helpful?</span> (9 votes)</div>", "ferry",
         "votes"},
        {"<h1>T</h1><div>Advertisement" TEXT "</div>", "ferry", "Advert"},
        {"<h1>T</h1><div>" TEXT "<b>Read more:</b> <a href=/m>The mayor's drum</a>" TEXT "</div>",
         "ferry", "mayor"},
        {"<h1>T</h1><div>" TEXT "<a href=/s>Share on</a> <a href=/f>Flute</a><hr>" SHORT "</div>",
         "ferry", "Flute"},
        {"<h1>T</h1><div>" TEXT "<div>" SHORT "Lesen Sie auch: <a href=/m>Mond</a></div></div>",
         "ferry", "Mond"},
        {"<h1>T</h1><div>" TEXT "À lire : <a href=/m>la lune</a><ul><li>a</ul></div>", "ferry",
         "la lune"},
        {"<h1>T</h1><div>" TEXT "<section>" SHORT "Síguenos en la luna<br><br></section></div>",
         "ferry", "luna"},
        {"<h1>T</h1><div>" TEXT "分享到：<span>月亮</span><p>" SENTENCE "</p></div>", "ferry",
         "月亮"},
        {"<h1>T</h1><div>" TEXT "<a href=/l>zurück zur Liste des Mondes</a></div>", "ferry",
         "Liste"},
        /* text */
        {"<h1>T</h1><div>" TEXT "The moon was <b>red</b>." PARAGRAPH "</div>", "moon", NULL},
        {"<h1>T</h1><div>" TEXT "read more: nobody did." PARAGRAPH "</div>", "nobody did", NULL},
    };
    check(pages, ARRAY_SIZE(pages));
}

#define CLAIM                                                                                      \
    "<meta property=og:type content=article>"                                                      \
    "<meta property=article:published_time content=2024-05-01>"
#define ENTRY(name)                                                                                \
    "<div><h3><a href=1>" name "</a></h3><p>" name ": " SENTENCE SENTENCE SENTENCE "</p></div>"

static void test_teasers(void **state)
{
    static const struct page pages[] = {
        {"<h1>T</h1><div>" TEXT ENTRY("Mayor") ENTRY("Flute") "</div>", "ferry", "Mayor"},
        /* entries of the article itself */
        {CLAIM "<article><h1>T</h1>" TEXT "<h2>North</h2>" ENTRY("Mayor") ENTRY(
             "Flute") "<h2>South</h2>" ENTRY("Drum") ENTRY("Horn") "<h2>West</h2>" ENTRY("Harp")
             ENTRY("Bell") ENTRY("Fife") ENTRY("Lute") "</article>",
         "Mayor", NULL},
    };
    check(pages, ARRAY_SIZE(pages));
}

#define BY                                                                                         \
    "<title>T</title><meta name=author content='Jane Doe, Ann Lee and John "                       \
    "Roe'><article><h1>T</h1>"

static void test_tail(void **state)
{
    static const struct page pages[] = {
        {BY TEXT "<p>Jane Doe writes on weather and mayors.</p><p>Her last book is a drum.</p>",
         "ferry", "drum"},
        {BY TEXT "<p>John Roe has a drum.</p>", "ferry", "drum"},
        {BY TEXT "<p>Jane Doe’s drum was found.</p>", "drum", NULL},
        {BY "<p>Jane Doe came too, with a drum, and she did not stop.</p>" TEXT, "drum", NULL},
        {BY TEXT "<h2>Jane Doe at home</h2>" PARAGRAPH, "at home", NULL},
        /* a card that says its name twice */
        {"<article><h1>T</h1>" TEXT TEXT "<div><h4>Mara Voss</h4><div>Mara Voss plays the drum, "
         "and the harbour master listens.</div><div>More of her at night.</div></div>",
         "ferry", "Mara"},
        {"<article><h1>T</h1>" TEXT TEXT "<h3>Drums at sea</h3><p>Drums at sea are no joy, and "
         "the harbour master listens.</p>",
         "no joy", NULL},
        /* forms */
        {"<article><h1>T</h1>" TEXT "<div><p>Would you like a drum?</p><form><p>We only send "
         "drums, and never on Sundays.</p><input type=email name=m></form></div>",
         "ferry", "drum"},
        {"<article><h1>T</h1>" TEXT "<form><p>Whose drum was it, after all?</p>"
         "<input type=radio name=m></form>",
         "drum", NULL},
        {"<form><article><h1>T</h1>" TEXT "<input name=q></article></form>", "ferry", NULL},
        /* text beside a picture */
        {"<h1>T</h1><p>2024-05-01</p><img src=a.jpg><div><p>The mayor came too, with a drum and "
         "a flag, and spoke until the ferry was out of sight.</p></div>",
         "mayor", NULL},
    };
    check(pages, ARRAY_SIZE(pages));
}

#define CARD(name)                                                                                 \
    "<li><a href=1>" name                                                                          \
    " for all</a> QUAY: The harbour master will hear of it on Monday, he said.</li>"

static void test_front(void **state)
{
    static const struct page pages[] = {
        {"<title>A drum is found - The Quay</title><div><h1>A drum is found</h1><div><p>A drum is "
         "found</p>" TEXT "</div></div>",
         "ferry", "drum"},
        {"<title>A drum is found - The Quay</title><div><h1>A drum is found</h1><div>" TEXT
         "<p>A drum is found</p></div></div>",
         "drum", NULL},
        /* a text without a claim beside more cards than text */
        {"<div><div><h1>T</h1>" SHORT SHORT SHORT SHORT SHORT SHORT SHORT SHORT
         "</div><div><b>Just in</b><ul>" CARD("Drum") CARD("Flute") CARD("Horn") CARD("Harp")
             CARD("Bell") CARD("Fife") CARD("Lute") CARD("Viol") "</ul></div></div>",
         "ferry", "harbour master"},
        {"<title>T</title><article><p><a href=1>Drums</a> › <a href=2>Flutes</a> › Found</p>" TEXT
         "</article>",
         "ferry", "Flutes"},
        /* captions by their place */
        {"<article><h1>T</h1><div class=image><img src=a.jpg><p>The mayor, here with a drum.</p>"
         "</div>" TEXT "</article>",
         "ferry", "mayor"},
        {"<article><h1>T</h1><div class=image><img src=a.jpg><p>The mayor, here with a drum.</p>"
         "<p>The mayor.</p></div>" TEXT "</article>",
         "mayor", NULL},
        {"<article><h1>T</h1><div class=row><img src=a.jpg><p>The mayor, here with a drum.</p>"
         "</div>" TEXT "</article>",
         "mayor", NULL},
    };
    check(pages, ARRAY_SIZE(pages));
}

static void test_trail(void **state)
{
    static const struct {
        const char *html, *first;
    } cases[] = {
        {"<title>Ferry</title><div><a href=1>Home</a> › <a href=2>Quay</a> › "
         "Ferries</div><h1>Ferry</h1>" TEXT,
         "Home"},
        {"<title>Ferry</title><p><a href=1>首页</a> &gt; <a href=2>新闻</a> &gt; "
         "正文</p><h1>Ferry</h1>" TEXT,
         "首页"},
        {"<title>Ferry</title><p><a href=1>Start</a> / <a href=2>Hafen</a> / <a "
         "href=3>Boote</a></p><h1>Ferry</h1>" TEXT,
         "Start"},
        {"<title>Ferry</title><p><a href=1>Home</a> <a href=2>Quay</a></p><h1>Ferry</h1>" TEXT,
         NULL},
        {"<title>Ferry</title><p>The <a href=1>ferry</a> and the <a href=2>drum</a> came at "
         "last.</p><h1>Ferry</h1>" TEXT,
         NULL},
        {"<title>Ferry</title><h1>Ferry</h1>" TEXT
         "<p><a href=1>Home</a> › <a href=2>Quay</a> › Ferries</p>",
         NULL},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct extract_options options = {.url = "http://h.example/2/page.html"};
        AUTO(page_article) p = {0};
        struct error e;
        assert_true(page_extract(str_from(cases[i].html), &options, &p, &e));
        const char *first = p.article.n_breadcrumb > 0 ? p.article.breadcrumb[0] : NULL;
        if (!first != !cases[i].first || (first && strcmp(first, cases[i].first) != 0))
            fail_msg("%zu: %s", i, first ? first : "-");
    }
}

/* Pages that show a picture or lead to a file, and are no articles without a text. */
static void test_no_media(void **state)
{
    static const char *const pages[] = {
        "<h1>Not found</h1><img src=lost.png>", /* of no day */
        "<h1>T</h1><p>2024-05-01</p><a href=2><img src=a.jpg></a>",
        "<h1>T</h1><p>2024-05-01</p><img src=icon.png width=16 height=16>",
        "<h1><a href=2>T</a></h1><p>2024-05-01</p><img src=a.jpg>", /* a card of a list */
        "<h1>T</h1><p>2024-05-01</p><p>扫一扫在手机打开当前页<img src=code.png></p>",
        "<h1>T</h1><p>2024-05-01</p><a href=/forms>Forms</a>",
    };
    for (size_t i = 0; i < ARRAY_SIZE(pages); i++) {
        struct extract_options options = {.url = "http://h.example/2/page.html"};
        struct page_article p;
        struct error e;
        bool found = page_extract(str_from(pages[i]), &options, &p, &e);
        if (found && !*p.text)
            fail_msg("%zu: %s", i, p.article.content);
        if (found)
            page_article_fini(&p);
    }
}

static void test_file_links(void **state)
{
    static const struct {
        const char *url, *text, *type;
    } cases[] = {
        {"../a/form.pdf", "Form", "application/pdf"},
        {"http://h.example/a.PDF?v=2#page=3", "", "application/pdf"},
        {"http://archive.zip", "", NULL},
        {"/module/download/downfile.jsp?classid=0&filename=a.csv", "", "text/csv"},
        {"/module/download/downfile.jsp?id=4", "", ""},
        {"/system/_content/download.jsp?wbfileid=992", "Plan.csv", "text/csv"},
        {"/download/", "Download the app", NULL},
        {"/news/2.html", "Plan.csv", NULL},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        const char *type = file_link_type(str_from(cases[i].url), str_from(cases[i].text));
        if (!type != !cases[i].type || (type && strcmp(type, cases[i].type) != 0))
            fail_msg("%s: %s", cases[i].url, type ? type : "-");
    }
    assert_true(file_link_is_image(STR("/a/b.JPEG?w=100")));
    assert_false(file_link_is_image(STR("/a/b.html")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sections),   cmocka_unit_test(test_front),
        cmocka_unit_test(test_teasers),    cmocka_unit_test(test_tail),
        cmocka_unit_test(test_trail),      cmocka_unit_test(test_no_media),
        cmocka_unit_test(test_file_links), cmocka_unit_test(test_loose_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
