/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/find/grams.h"

#include <endian.h>
#include <string.h>

#include "text/eight-bytes.h"
#include "text/find/fold.h"
#include "text/markup/markup.h"
#include "text/utf8.h"

/* Trigrams of eight bytes: that of the three from each one on, the first of them lowest, in the
 * lowest 16 bits after it was shifted there. Letters of ASCII have no case. */
static uint64_t grams_at(const char *p, size_t n)
{
    uint64_t w = 0;
    memcpy(&w, p, n);
    w = le64toh(w) | EIGHT(0x20);
    return w ^ w >> 6;
}

struct grams grams_of(struct str word)
{
    struct grams g = {.n = 0};
    size_t step = word.n / GRAMS_MAX + 1;
    for (size_t at = 0; at + 3 <= word.n; at += step)
        if (!memchr(word.p + at, ' ', 3))
            g.v[g.n++] = (uint16_t)grams_at(word.p + at, 3);
    return g;
}

static void add(struct gram_set *set, uint64_t grams)
{
    set->bits[(uint16_t)grams / 64] |= (uint64_t)1 << grams % 64;
}

static void add_all(struct gram_set *set, struct str text)
{
    size_t at = 0;
    for (; text.n - at >= 8; at += 6) {
        uint64_t grams = grams_at(text.p + at, 8);
        add(set, grams);
        add(set, grams >> 8);
        add(set, grams >> 16);
        add(set, grams >> 24);
        add(set, grams >> 32);
        add(set, grams >> 40);
    }
    for (; text.n - at >= 3; at++)
        add(set, grams_at(text.p + at, 3));
}

void gram_set_add(struct gram_set *set, struct str text)
{
    AUTO(buf) folded = BUF_INIT;
    bool plain = utf8_is_ascii(text);
    if (!plain)
        fold_add_searched(&folded, text);
    add_all(set, plain ? text : buf_str(&folded));
}

/* Fast path: length of a tag without attributes that hides nothing, such as "</p>"; 0 for another.
 */
static size_t plain_tag(struct str s)
{
    size_t start = s.n > 1 && s.p[1] == '/' ? 2 : 1, at = start;
    while (at < s.n && at < start + 4 && ascii_alpha(s.p[at]))
        at++;
    return at > start && at < s.n && s.p[at] == '>' ? at + 1 : 0;
}

static size_t skip_markup(struct str s)
{
    struct markup_tag tag;
    size_t n = plain_tag(s);
    return n ? n : markup_skip_invisible(s, &tag);
}

/* Visible text of HTML, joined where a tag interrupts it, which may be inside a word. */
static void add_joined(struct buf *b, struct str html)
{
    size_t reference = str_find_char(html, '&', 0);
    buf_reserve(b, html.n);
    for (size_t at = 0, end; at < html.n; at = end) {
        struct str rest = str_slice(html, at, html.n);
        size_t n = html.p[at] == '<' ? skip_markup(rest) : 0;
        end = n ? n : str_find_char(rest, '<', 1);
        end = end < rest.n ? at + end : html.n;
        if (n > 0 && n != SIZE_MAX)
            continue;
        struct str text = str_slice(html, at, end);
        if (reference >= end) {
            buf_add(b, text);
            continue;
        }
        markup_add_decoded(b, text);
        reference = str_find_char(html, '&', end);
    }
}

void gram_set_add_html(struct gram_set *set, struct str html)
{
    AUTO(buf) text = BUF_INIT;
    if (!html.n)
        return;
    add_joined(&text, html);
    gram_set_add(set, buf_str(&text));
}
