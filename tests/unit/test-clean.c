/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes from around and within an article, and what stays: pages of one kind of part each. */
#include "tests/unit/unit.h"

#include <string.h>

#include "page/extract.h"

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
        struct page_article p;
        struct error e;
        if (!page_extract(str_from(pages[i].html), &options, &p, &e)) {
            fail_msg("%zu: %s", i, e.detail);
        }
        if (!strstr(p.text, pages[i].stays) || (pages[i].goes && strstr(p.text, pages[i].goes))) {
            fail_msg("%zu: %s", i, p.text);
        }
        page_article_fini(&p);
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

#define CLAIM                                                                                      \
    "<meta property=og:type content=article>"                                                      \
    "<meta property=article:published_time content=2024-05-01>"
#define ENTRY(name) "<div><h3><a href=1>" name "</a></h3>" PARAGRAPH "</div>"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sections),
        cmocka_unit_test(test_teasers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
