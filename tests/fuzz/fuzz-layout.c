/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any HTML at any width, rung and options: no line is wider than the pane, every character of the
 * text is on exactly one line, nothing but text comes out, offsets only grow, and pictures stand in
 * whole rows inside of the pane. The first four bytes choose the options.
 */
#include <stdint.h>
#include <stdlib.h>

#include "layout/export.h"
#include "layout/layout.h"
#include "page/doc/html-doc.h"
#include "text/display/width.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MAY_BE_SHOWN = 0x40 };

static void require(bool ok)
{
    if (!ok)
        abort();
}

static bool is_white(struct str s, size_t at, size_t *end)
{
    uint32_t c = utf8_next(s, &at);
    *end = at;
    return c == ' ' || c == '\n' || c == '\t' || c == 0x3000;
}

static void check_harmless(struct str s)
{
    require(utf8_valid(s));
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        require(c >= 0x20 && !(c >= 0x7f && c < 0xa0) && !(c >= 0x202a && c <= 0x202e));
    }
}

/* Marks the text that a span shows; twice is as wrong as never. */
static void mark_shown(struct str text, const struct layout_span *s, int width, char *shown)
{
    if (s->offset == LAYOUT_NO_OFFSET)
        return;
    size_t at = s->offset, end = at + s->text.n, next = at;
    struct cluster c;
    require(cluster_next(text, &next, &c));
    /* Another form of one cluster; what is too wide stands for itself as U+FFFD, with which it may
     * begin. Where the markup cuts the cluster short, its marks may have a span of their own. */
    if (!str_eq(str_slice(text, at, end), s->text) || c.width > width) {
        end = at;
        utf8_next(text, &end);
        for (size_t i = end; i < next; i++)
            shown[i] |= MAY_BE_SHOWN;
    }
    for (require(end <= text.n); at < end; at++)
        shown[at]++;
}

static void check_line(const struct layout_line *line, int width, struct str text, char *shown)
{
    int column = 0;
    for (size_t i = 0; i < line->n_spans; i++) {
        const struct layout_span *s = &line->spans[i];
        check_harmless(s->text);
        require(s->column >= column);
        require(s->width == text_width(s->text));
        column = s->column + s->width;
        mark_shown(text, s, width, shown);
    }
    require(column <= width);
}

/* `above` is the line above. */
static void check_picture(const struct layout_line *above, const struct layout_line *line,
                          int width)
{
    const struct layout_place *p = line->picture, *before = above ? above->picture : NULL;
    bool inside = before && above->picture_row + 1 < before->rows;
    require(!inside || (p == before && line->picture_row == above->picture_row + 1));
    for (size_t i = 0; p && i < line->n_spans; i++) { /* the bars of quotes */
        const struct layout_span *s = &line->spans[i];
        require(s->offset == LAYOUT_NO_OFFSET);
        require(s->column + s->width <= p->column || s->column >= p->column + p->columns);
    }
    if (p) {
        require(inside || line->picture_row == 0);
        require(p->image > 0 && p->columns > 0 && p->rows > 0);
        require(p->column >= 0 && p->column + p->columns <= width);
    }
}

static void check_layout(struct layout *l, int width)
{
    struct str text = layout_text(l);
    char *shown = calloc(text.n + 1, 1);
    const struct layout_line *line, *above = NULL;
    uint32_t offset = 0;
    for (size_t i = 0; (line = layout_line(l, i)); i++) {
        check_line(line, width, text, shown);
        check_picture(above, line, width);
        above = line;
        require(line->offset >= offset && line->offset <= text.n);
        offset = line->offset;
    }
    for (size_t at = 0, end; at < text.n; at = end) {
        bool white = is_white(text, at, &end);
        require(shown[at] == 1 || shown[at] == (MAY_BE_SHOWN | 1) ||
                ((white || shown[at]) && !(shown[at] & ~MAY_BE_SHOWN)));
        require(at % 7 > 0 || layout_line(l, layout_line_at(l, (uint32_t)at)));
    }
    free(shown);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 4)
        return 0;
    struct layout_picture pictures[4];
    for (size_t i = 0; i < 4; i++) {
        pictures[i] = (struct layout_picture){.columns = (data[3] >> i & 7) * 20,
                                              .rows = data[3] >> (i / 2) & 15};
    }
    struct layout_options options = {
        .pictures = pictures,
        .n_pictures = data[2] & 16 ? 4 : 0,
        .width = data[0] < 200 ? 1 + data[0] % 100 : data[0],
        .rung = (enum layout_rung)(data[1] % 3),
        .ascii = data[2] & 1,
        .left = data[2] & 2,
        .link_marks = data[2] & 4,
        .terminal_bidi = data[2] & 8,
    };
    struct doc doc;
    struct error e;
    doc_init(&doc);
    if (html_doc_add(&doc, doc.root, (struct str){(const char *)data + 4, size - 4},
                     "http://example.com/", &e)) {
        doc_number(&doc);
        struct layout *l = layout_new(&doc, &options);
        check_layout(l, options.width);
        layout_free(l);
        AUTO(buf) b = BUF_INIT;
        export_add(&b, &doc, data[3] & 1 ? EXPORT_MARKDOWN : EXPORT_HTML, &options);
        struct str rest = buf_str(&b);
        for (struct str line; str_split(&rest, '\n', &line);)
            for (struct str part; str_split(&line, '\t', &part);)
                check_harmless(part);
    }
    doc_fini(&doc);
    return 0;
}
