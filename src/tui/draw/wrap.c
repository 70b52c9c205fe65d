/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/draw/wrap.h"

#include "base/buf.h"
#include "text/display/break.h"
#include "text/display/width.h"

enum { NEAR = 8 }; /* cells after the row that decide on a break */

/* Last break opportunity in the first `max` bytes; 0: none. */
static size_t last_break(struct str text, size_t max, int width)
{
    while (max < text.n && text.p[max] == ' ') /* trailing spaces may hang */
        max++;
    struct str near = text_fit(text, width + NEAR, NULL);
    AUTO(buf) breaks = BUF_INIT;
    buf_add_chars(&breaks, BREAK_NO, near.n);
    text_line_breaks(near, (unsigned char *)breaks.p);
    size_t at = max < near.n ? max : near.n - 1;
    while (at > 0 && breaks.p[at] == BREAK_NO)
        at--;
    return at;
}

struct str wrap_next_row(struct str *text, int width)
{
    width = width > 1 ? width : 1;
    struct str row = text_fit(*text, width, NULL);
    if (row.n > 0 && row.n < text->n) {
        size_t end = last_break(*text, row.n, width);
        row.n = end > 0 ? end : row.n;
        while (row.n > 1 && row.p[row.n - 1] == ' ')
            row.n--;
    }
    if (row.n == 0 && text->n > 0) { /* wide cluster in a single column */
        size_t at = 0;
        struct cluster cluster;
        cluster_next(*text, &at, &cluster);
        row.n = at;
        row.p = text->p;
    }
    *text = str_trim(str_slice(*text, row.n, text->n));
    return row;
}
