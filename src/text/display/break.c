/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/display/break.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unictype.h>
#include <unilbrk.h>
#include <uniwidth.h>

#include "text/display/width.h"
#include "text/eight-bytes.h"
#include "text/utf8.h"

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

/* LB29, which libunistring lacks: no break within "e.g." and "example.org". */
static void fix_infix_separators(struct str s, unsigned char *out)
{
    for (size_t i = 1; i < s.n; i++) {
        size_t at = i;
        if (out[i] != BREAK_MAY || !strchr(".,:;", s.p[i - 1]))
            continue;
        uint32_t c = utf8_next(s, &at);
        if (uc_is_alpha(c) && uc_width(c, "UTF-8") == 1)
            out[i] = BREAK_NO;
    }
}

static bool within(uint32_t c, uint32_t first, uint32_t last)
{
    return c >= first && c <= last;
}

/* Thai and Lao: a vowel that is written before its consonant begins a syllable, and a short a, am,
 * a repetition mark or a silent letter ends one. */
static bool begins_thai(uint32_t before, uint32_t c)
{
    uint32_t block = c & ~UINT32_C(0x7f), letter = c - block, last = before - block;
    if ((block != 0xe00 && block != 0xe80) || !within(last, 0x01, 0x4e))
        return false;
    bool ends = last == 0x30 || last == 0x33 || last == 0x46 || last == 0x4c;
    bool leads = within(last, 0x40, 0x44); /* "เเ" is typed for "แ" */
    return (within(letter, 0x40, 0x44) && !leads) || (ends && within(letter, 0x01, 0x2e));
}

/* Burmese: a consonant begins a syllable unless it is stacked or carries the mark of a final one.
 */
static bool begins_burmese(uint32_t before, uint32_t c, struct str after)
{
    enum { DOT = 0x1037, VIRAMA = 0x1039, ASAT = 0x103a };
    if (!within(c, 0x1000, 0x102a) || !within(before, 0x1000, 0x103f) || before == VIRAMA)
        return false;
    uint32_t mark = 0;
    for (size_t at = 0; at < after.n && (mark == 0 || mark == DOT);)
        mark = utf8_next(after, &at);
    return mark != VIRAMA && mark != ASAT;
}

/* UAX #14 leaves the scripts without spaces to a dictionary. The letters alone show most of the
 * syllables of some of them, where a break is readable. */
static void break_syllables(struct str s, unsigned char *out)
{
    uint32_t before = 0;
    if (!memchr(s.p, 0xe0, s.n) && !memchr(s.p, 0xe1, s.n))
        return; /* first bytes of Thai and Lao, of Burmese */
    for (size_t at = 0, next; at < s.n; at = next) {
        next = at;
        uint32_t c = utf8_next(s, &next);
        if (within(c, 0xe00, 0x109f) && out[at] == BREAK_NO &&
            (begins_thai(before, c) || begins_burmese(before, c, str_slice(s, next, s.n))))
            out[at] = BREAK_MAY;
        before = c;
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
    fix_infix_separators(s, out);
    break_syllables(s, out);
    keep_clusters_whole(s, out);
    out[0] = BREAK_NO;
}

static size_t soft_break_size(struct str s, size_t at)
{
    static const struct str hyphen = STR("\u00ad"), space = STR("\u200b");
    struct str rest = str_slice(s, at, s.n);
    return str_starts(rest, hyphen) ? hyphen.n : str_starts(rest, space) ? space.n : 0;
}

/* Index of the next byte that may begin a soft break, 0xc2 or 0xe2; s.n for none. */
static size_t skip_others(struct str s, size_t at)
{
    for (; s.n - at >= 8; at += 8) {
        uint64_t leads = eight_equal(eight_in_order(s, at) | EIGHT(' '), 0xe2);
        if (leads)
            return at + eight_first(leads);
    }
    while (at < s.n && ((unsigned char)s.p[at] | ' ') != 0xe2)
        at++;
    return at;
}

size_t text_find_soft_break(struct str s, size_t at)
{
    while ((at = skip_others(s, at)) < s.n && !soft_break_size(s, at))
        at++;
    return at;
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
