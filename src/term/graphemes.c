/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/graphemes.h"

#include <curses.h>
#include <wchar.h>

#include "term/sgr.h"
#include "text/utf8.h"

/* Fast path for most text. */
static bool is_ordinary(const struct cell *c)
{
    struct str s = str_from(c->text);
    size_t at = 0;
    uint32_t first = s.n > 1 ? utf8_next(s, &at) : 0;
    return !c->long_text &&
           (s.n <= 1 || (at == s.n && (first < 0x300 || (first >= 0x4e00 && first <= 0x9fff))));
}

bool grapheme_is_special(const struct surface *s, const struct cell *c, bool side_by_side)
{
    if (is_ordinary(c)) {
        return false;
    }
    struct str text = str_from(surface_cell_text(s, c));
    int width = 0, marks = 0;
    size_t at = 0;
    utf8_next(text, &at);
    bool single = at == text.n;
    for (at = 0; at < text.n;) {
        int added = wcwidth((wchar_t)utf8_next(text, &at));
        marks = added == 0 ? marks + 1 : 0;
        if (added < 0 || (added == 0 && width == 0) || marks >= CCHARW_MAX) {
            return true;
        }
        width += added;
    }
    return width != c->width || (!single && !side_by_side);
}

int graphemes_end(const struct surface *s, int y, bool side_by_side)
{
    bool special = false;
    int end = 0;
    for (int x = 0; x < s->width; x++) {
        const struct cell *c = surface_cell(s, x, y);
        special = special || grapheme_is_special(s, c, side_by_side);
        end = surface_cell_text(s, c)[0] ? x + c->width : end;
    }
    return special ? end : 0;
}

struct painter {
    const struct surface *s;
    bool side_by_side;
    struct style (*look)(void *context, struct style style);
    void *context;
    struct buf *out;
};

/* A cluster may be drawn wider than its cells: the text after it covers the excess, and without
 * DECAWM it cannot wrap at the end of the row. */
static void send_row(const struct painter *p, int y, int end)
{
    const struct style *style = NULL;
    bool away = true; /* the cursor's position is unknown */
    buf_add_c(p->out, "\033[?7l");
    for (int x = 0; x < end; x++) {
        const struct cell *c = surface_cell(p->s, x, y);
        const char *text = surface_cell_text(p->s, c);
        if (c->width == 0) {
            continue;
        }
        if (away) {
            buf_printf(p->out, "\033[%d;%dH", y + 1, x + 1);
        }
        if (!style || !style_eq(style, &c->style)) {
            style = &c->style;
            sgr_add_style(p->out, p->look(p->context, *style));
        }
        buf_add_c(p->out, text[0] ? text : " ");
        away = grapheme_is_special(p->s, c, p->side_by_side);
    }
    buf_add_c(p->out, "\033[?7h");
}

void graphemes_after(const struct surface *s, const int *ends, const bool *touched,
                     bool side_by_side, struct style (*look)(void *context, struct style style),
                     void *context, struct buf *out)
{
    struct painter p = {s, side_by_side, look, context, out};
    size_t start = out->n;
    buf_add_c(out, "\0337");
    size_t empty = out->n;
    for (int y = 0; y < s->height; y++) {
        if (touched[y] && ends[y] > 0) {
            send_row(&p, y, ends[y]);
        }
    }
    if (out->n == empty) {
        buf_truncate(out, start);
    } else {
        buf_add_c(out, "\0338");
    }
}
