/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A long article on its way to lines: the first page before the rest, pages one by one, other
 * widths, memory. Usage: bench-layout [WORDS] (20,000). Prints a line of JSON for each figure.
 */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "layout/layout.h"
#include "tests/bench/bench.h"

enum { PAGE = 50, WIDTH = 100 };

/* Includes large blocks, which the C library maps apart. */
static size_t bytes_in_use(void)
{
    struct mallinfo2 m = mallinfo2();
    return m.uordblks + m.hblkhd;
}

static void report(const char *script, const char *what, double value, const char *unit)
{
    printf("{\"bench\": \"layout\", \"text\": \"%s\", \"what\": \"%s\", \"%s\": %.3f}\n", script,
           what, unit, value);
}

/* Paragraphs of about 80 words with a link and some emphasis, a heading before every tenth. */
static void make_doc(struct doc *d, const char *word, const char *space, int words)
{
    doc_init(d);
    for (int n = 0, paragraph = 0; n < words; paragraph++) {
        struct doc_node *p = doc_add(d, d->root, paragraph % 10 == 0 ? DOC_HEADING : DOC_PARAGRAPH);
        AUTO(buf) b = BUF_INIT;
        int length = p->kind == DOC_HEADING ? 5 : 80;
        for (int i = 0; i < length; i++, n++) {
            buf_add_c(&b, i > 0 ? space : "");
            buf_add(&b, str_slice(str_from(word), 0, i % 3 == 0 ? 6 : 9));
        }
        doc_add_text(d, p, buf_str(&b));
        struct doc_node *link = doc_add(d, p, n % 2 ? DOC_LINK : DOC_STRONG);
        link->url = "https://example.com/";
        doc_add_text(d, link, str_from(word));
    }
    doc_number(d);
}

static void measure(const char *script, const char *word, const char *space, int words)
{
    struct doc d;
    struct layout_options options = {.width = WIDTH, .rung = RUNG_NORMAL, .link_marks = true};
    make_doc(&d, word, space, words);
    size_t before = bytes_in_use();
    double start = bench_ms();
    struct layout *l = layout_new(&d, &options);
    layout_line(l, PAGE - 1);
    report(script, "first page", bench_ms() - start, "ms");

    double slowest = 0;
    size_t pages = 1;
    for (double page = bench_ms(); layout_line(l, (pages + 1) * PAGE - 1); pages++) {
        double end = bench_ms();
        slowest = end - page > slowest ? end - page : slowest;
        page = end;
    }
    size_t lines = layout_finish(l);
    double whole = bench_ms() - start;
    report(script, "whole article", whole, "ms");
    report(script, "a page, mean", whole / (double)pages, "ms");
    report(script, "a page, slowest", slowest, "ms");
    report(script, "lines", (double)lines, "count");
    report(script, "memory", (double)(bytes_in_use() - before) / 1024, "KiB");
    report(script, "plain text", (double)layout_text(l).n / 1024, "KiB");

    uint32_t middle = (uint32_t)(layout_text(l).n / 2);
    layout_free(l);
    /* As wide as half the pane, and as lines of large letters are. */
    static const int widths[] = {WIDTH / 2, 26, 12};
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        AUTO(buf) what = BUF_INIT;
        before = bytes_in_use();
        start = bench_ms();
        options.width = widths[i];
        l = layout_new(&d, &options);
        layout_line(l, PAGE / 4);
        buf_printf(&what, "%d columns, first page", widths[i]);
        report(script, what.p, bench_ms() - start, "ms");
        layout_line(l, layout_line_at(l, middle) + PAGE);
        buf_clear(&what);
        buf_printf(&what, "%d columns, to the page in the middle", widths[i]);
        report(script, what.p, bench_ms() - start, "ms");
        layout_finish(l);
        buf_clear(&what);
        buf_printf(&what, "%d columns, memory", widths[i]);
        report(script, what.p, (double)(bytes_in_use() - before) / 1024, "KiB");
        layout_free(l);
    }
    doc_fini(&d);
}

int main(int argc, char **argv)
{
    int words = argc > 1 ? atoi(argv[1]) : 20000;
    measure("latin", "wildgeese", " ", words);
    measure("chinese", "雁城衡", "", words);
    return 0;
}
