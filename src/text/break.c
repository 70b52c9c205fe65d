/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/break.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unilbrk.h>
#include <uniwidth.h>

#include "text/utf8.h"
#include "text/width.h"

static bool continues(char c)
{
    return ((unsigned char)c & 0xc0) == 0x80;
}

/* libunistring puts the mandatory break on the line end; gander's is before the byte after it. */
static void translate(struct str s, unsigned char *out)
{
    bool must = false;
    for (size_t i = 0; i < s.n; i++) {
        if (continues(s.p[i])) {
            out[i] = BREAK_NO;
            continue;
        }
        unsigned char found = out[i];
        out[i] = must ? BREAK_MUST : found == UC_BREAK_POSSIBLE ? BREAK_MAY : BREAK_NO;
        must = found == UC_BREAK_MANDATORY;
    }
}

/* Break opportunity between two short strings, without further context. */
static bool may_break(struct str left, struct str right)
{
    uint8_t both[8];
    char breaks[sizeof both];
    memcpy(both, left.p, left.n);
    memcpy(both + left.n, right.p, right.n);
    u8_possible_linebreaks(both, left.n + right.n, "UTF-8", breaks);
    return breaks[left.n] == UC_BREAK_POSSIBLE;
}

static struct str char_at(struct str s, size_t at)
{
    size_t end = at;
    utf8_next(s, &end);
    return str_slice(s, at, end);
}

/* libunistring allows no break after spaces at the start of a line, against LB18: ask it with a
 * letter before them. */
static void fix_leading_spaces(struct str s, unsigned char *out)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] != ' ' || (i > 0 && out[i] != BREAK_MUST))
            continue;
        while (i + 1 < s.n && s.p[i + 1] == ' ')
            i++;
        if (i + 1 < s.n && may_break(STR("a "), char_at(s, i + 1)))
            out[i + 1] = BREAK_MAY;
    }
}

static bool is_east_asian(struct str s, size_t at)
{
    uint32_t c = utf8_next(s, &at);
    return c >= 0x2e80 && uc_width(c, "UTF-8") == 2;
}

/* UAX #14 keeps curly quotation marks with both neighbours, since either mark may open. In Chinese
 * text the role is known: allow a break before an opening and after a closing mark (as LB19a of
 * later versions does), unless the neighbour has a rule of its own. */
static void fix_quotation_marks(struct str s, unsigned char *out)
{
    size_t before = 0;
    for (size_t at = 0, next; at < s.n; before = at, at = next) {
        next = at;
        uint32_t c = utf8_next(s, &next);
        bool opens = c == 0x2018 || c == 0x201c, closes = c == 0x2019 || c == 0x201d;
        if (opens && at > 0 && next < s.n && is_east_asian(s, before) &&
            may_break(char_at(s, before), STR("一")))
            out[at] = BREAK_MAY;
        else if (closes && at > 0 && next < s.n && is_east_asian(s, next) &&
                 may_break(STR("一"), char_at(s, next)))
            out[next] = BREAK_MAY;
    }
}

static void keep_clusters_whole(struct str s, unsigned char *out)
{
    struct cluster c;
    for (size_t at = 0; cluster_next(s, &at, &c);) {
        size_t start = (size_t)(c.text.p - s.p);
        for (size_t i = start + 1; i < at; i++)
            out[i] = BREAK_NO;
    }
}

void text_line_breaks(struct str s, unsigned char *out)
{
    if (s.n == 0)
        return;
    u8_possible_linebreaks((const uint8_t *)s.p, s.n, "UTF-8", (char *)out);
    translate(s, out);
    fix_leading_spaces(s, out);
    fix_quotation_marks(s, out);
    keep_clusters_whole(s, out);
    out[0] = BREAK_NO;
}

static size_t soft_break_size(struct str s, size_t at)
{
    static const struct str hyphen = STR("\u00ad"), space = STR("\u200b");
    if (s.p[at] != hyphen.p[0] && s.p[at] != space.p[0])
        return 0; /* the common case */
    struct str rest = str_slice(s, at, s.n);
    return str_starts(rest, hyphen) ? hyphen.n : str_starts(rest, space) ? space.n : 0;
}

size_t text_find_soft_break(struct str s, size_t at)
{
    while (at < s.n && !soft_break_size(s, at))
        at++;
    return at < s.n ? at : s.n;
}

void text_add_without_soft_breaks(struct buf *b, struct str s)
{
    for (size_t at = 0; at < s.n;) {
        size_t end = text_find_soft_break(s, at);
        buf_add(b, str_slice(s, at, end));
        at = end < s.n ? end + soft_break_size(s, end) : s.n;
    }
}

void text_add_common_spaces(struct buf *b, struct str s)
{
    static const struct str no_break = {"\xc2\xa0", 2};
    for (size_t at; (at = str_find(s, no_break, 0)) != SIZE_MAX; s = str_slice(s, at + 2, s.n)) {
        buf_add(b, str_slice(s, 0, at));
        buf_add_char(b, ' ');
    }
    buf_add(b, s);
}
