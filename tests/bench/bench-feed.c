/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How fast feeds become articles, beside what expat alone needs for the same bytes in the same run:
 * once with empty handlers, once with each element's text copied. `bench-feed FILE…` reads files;
 * without arguments it makes an RSS feed of 1000 articles of 3 KB.
 */
#include <expat.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "feed/feed.h"
#include "tests/bench/bench.h"
#include "text/charset/charset.h"

enum { ROUNDS = 15 };

static void make_feed(struct buf *b)
{
    static const char *const words[] = {
        "goose", "city",  "letter", "雁城",   "news",    "&lt;b&gt;river&lt;/b&gt;",
        "衡阳",  "&amp;", "bridge", "school", "morning", "教育改革"};
    unsigned seed = 1;
    buf_add_c(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" "
                 "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
                 "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel><title>Bench</title>"
                 "<link>http://example.com/</link><description>d</description>\n");
    for (int i = 0; i < 1000; i++) {
        buf_printf(
            b,
            "<item>\n  <title>Article %d</title>\n  <link>http://example.com/%d.html</link>\n"
            "  <guid>http://example.com/%d.html</guid>\n  <dc:creator>A. Writer</dc:creator>\n"
            "  <pubDate>Mon, 20 May 2024 15:05:00 +0800</pubDate>\n  <category>one</category>\n"
            "  <description>A short one.</description>\n  <content:encoded><![CDATA[<p>",
            i, i, i);
        for (size_t start = b->n; b->n - start < 2500;) {
            seed = seed * 1103515245 + 12345;
            buf_add_c(b, words[(seed >> 16) % ARRAY_SIZE(words)]);
            buf_add_c(b, (seed >> 20) % 40 == 0
                             ? "</p>\n<p><a href=\"http://example.com/x\">link</a> "
                             : " ");
        }
        buf_add_c(b, "</p>]]></content:encoded>\n</item>\n");
    }
    buf_add_c(b, "</channel></rss>\n");
}

static void XMLCALL no_start(void *data, const XML_Char *name, const XML_Char **attributes)
{
}

static void XMLCALL no_end(void *data, const XML_Char *name)
{
}

static void XMLCALL no_text(void *data, const XML_Char *s, int n)
{
}

static void XMLCALL copy_end(void *data, const XML_Char *name)
{
    struct buf *b = data;
    char *copy = mem_strndup(buf_c(b), b->n);
    __asm__ volatile("" : : "r"(copy) : "memory");
    free(copy);
    buf_clear(b);
}

static void XMLCALL copy_text(void *data, const XML_Char *s, int n)
{
    buf_add(data, (struct str){s, (size_t)n});
}

static void run_expat(struct str s, bool copy)
{
    AUTO(buf) text = BUF_INIT;
    XML_Parser p = XML_ParserCreate(NULL);
    XML_SetUserData(p, &text);
    XML_SetElementHandler(p, no_start, copy ? copy_end : no_end);
    XML_SetCharacterDataHandler(p, copy ? copy_text : no_text);
    XML_Parse(p, s.p, (int)s.n, XML_TRUE);
    XML_ParserFree(p);
}

static void run_feed(struct str s)
{
    struct feed f;
    struct error e;
    if (feed_parse(s, NULL, &f, &e))
        feed_fini(&f);
}

static void run_decode(struct str s)
{
    AUTO(buf) out = BUF_INIT;
    struct charset_found found;
    charset_decode(s, NULL, &out, &found);
}

static void run(struct str s, int what)
{
    if (what < 2)
        run_expat(s, what == 1);
    else if (what == 2)
        run_decode(s);
    else
        run_feed(s);
}

/* The best of some rounds, in MB/s; the kinds take turns, so that a slow moment hits all alike. */
static void measure(const char *name, struct str s)
{
    static const char *const kinds[] = {"expat", "expat, text copied", "decode", "feed_parse"};
    double best[ARRAY_SIZE(kinds)] = {0};
    for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < (int)ARRAY_SIZE(kinds); i++) {
            double start = bench_seconds();
            run(s, i);
            double speed = (double)s.n / 1e6 / (bench_seconds() - start);
            best[i] = speed > best[i] ? speed : best[i];
        }
    }
    printf("%s, %.1f MB:", name, (double)s.n / 1e6);
    for (size_t i = 0; i < ARRAY_SIZE(kinds); i++)
        printf("%s %s %.0f MB/s", i ? "," : "", kinds[i], best[i]);
    printf("; feed_parse takes %.2f x expat\n", best[0] / best[3]);
}

int main(int argc, char **argv)
{
    AUTO(buf) b = BUF_INIT;
    struct error e;
    if (argc < 2) {
        make_feed(&b);
        measure("made", buf_str(&b));
    }
    for (int i = 1; i < argc; i++) {
        buf_clear(&b);
        if (!file_read(argv[i], FEED_MAX_BYTES, &b, &e)) {
            fprintf(stderr, "%s\n", e.detail);
            return 1;
        }
        measure(argv[i], buf_str(&b));
    }
    return 0;
}
