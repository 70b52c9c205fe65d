/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/caption.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/display/break.h"
#include "text/display/safe.h"
#include "text/display/width.h"
#include "text/markup/markup.h"
#include "text/url/url.h"
#include "text/utf8.h"

enum { MAX_CELLS = 80 };

/* Prefix that fits, up to the last break opportunity; cuts a single long word. */
static struct str first_words(struct str text)
{
    struct str cut = text_fit(text, MAX_CELLS - 1, NULL);
    struct str after = text_fit(str_slice(text, cut.n, text.n), 1, NULL);
    struct str whole = str_slice(text, 0, cut.n + after.n + 1);
    unsigned char *breaks = mem_zalloc(whole.n + 1, 1);
    size_t end = cut.n;
    text_line_breaks(whole, breaks);
    while (end > 0 && breaks[end] == BREAK_NO)
        end--;
    free(breaks);
    return str_trim(str_slice(text, 0, end ? end : cut.n));
}

static void add_words(struct buf *b, const char *html)
{
    AUTO(buf) text = BUF_INIT, line = BUF_INIT;
    markup_add_text(&text, str_from(html), false);
    safe_add_line(&line, buf_str(&text));
    struct str words = str_trim(buf_str(&line));
    bool fits = text_width(words) <= MAX_CELLS;
    buf_add(b, fits ? words : first_words(words));
    buf_add_c(b, fits ? "" : "…");
}

/* Appends an address for display: decoded, without scheme and trailing slash. */
static void add_address(struct buf *b, const char *url)
{
    struct str s = str_from(url);
    struct url_parts u;
    AUTO(buf) plain = BUF_INIT;
    if (url_split_fetchable(s, &u))
        s = str_slice(s, (size_t)(u.host.p - s.p), s.n);
    s.n -= str_ends(s, STR("/"));
    url_add_decoded(&plain, s);
    safe_add_line(b, utf8_valid(buf_str(&plain)) ? buf_str(&plain) : s);
}

void caption_add(struct buf *b, const char *html, const char *url, struct date date)
{
    size_t start = b->n;
    if (html)
        add_words(b, html);
    if (b->n == start && url)
        add_address(b, url);
    if (b->n == start) {
        struct civil c = date_civil(date.time, date.offset);
        buf_printf(b, "%04d-%02d-%02d", c.year, c.month, c.day);
        if (date.precision > DATE_DAY)
            buf_printf(b, " %02d:%02d", c.hour, c.minute);
    }
}
