/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/width.h"

#include <stdint.h>
#include <unictype.h>
#include <unigbrk.h>
#include <uniwidth.h>

#include "text/utf8.h"

enum { ZWJ = 0x200d, EMOJI_STYLE = 0xfe0f };

static bool is_plain_ideograph(uint32_t c)
{
    return c >= 0x4e00 && c <= 0x9fff;
}

/* The Grapheme_Cluster_Break property, without the tables for what most text is made of. */
static int break_property(uint32_t c)
{
    if ((c >= 0x20 && c < 0x7f) || is_plain_ideograph(c)) {
        return GBP_OTHER;
    }
    return uc_graphemeclusterbreak_property(c);
}

static bool is_control(int property)
{
    return property == GBP_CONTROL || property == GBP_CR || property == GBP_LF;
}

/* What the rules need to know about a cluster so far. */
struct cluster_state {
    int last;        /* property of its last character */
    int flags;       /* regional indicators at its end */
    bool pictograph; /* ends in a pictograph with any number of Extend, before a ZWJ or not */
};

/* Whether the cluster goes on with a character: UAX #29, GB3 to GB13. */
static bool goes_on(const struct cluster_state *state, int next, uint32_t c)
{
    int last = state->last;
    if (last == GBP_CR && next == GBP_LF) {
        return true;
    }
    if (is_control(last) || is_control(next)) {
        return false;
    }
    if (next == GBP_EXTEND || next == GBP_ZWJ || next == GBP_SPACINGMARK || last == GBP_PREPEND) {
        return true;
    }
    switch (last) {
    case GBP_L:
        return next == GBP_L || next == GBP_V || next == GBP_LV || next == GBP_LVT;
    case GBP_LV:
    case GBP_V:
        return next == GBP_V || next == GBP_T;
    case GBP_LVT:
    case GBP_T:
        return next == GBP_T;
    case GBP_ZWJ:
        return state->pictograph && uc_is_property_extended_pictographic(c);
    case GBP_RI:
        return next == GBP_RI && state->flags % 2 == 1;
    default:
        return false;
    }
}

static void extend(struct cluster_state *state, int property, uint32_t c)
{
    if (property != GBP_EXTEND && property != GBP_ZWJ) {
        state->pictograph =
            c >= 0xa9 && !is_plain_ideograph(c) && uc_is_property_extended_pictographic(c);
    } else if (state->last == GBP_ZWJ) {
        state->pictograph = false;
    }
    state->flags = property == GBP_RI ? state->flags + 1 : 0;
    state->last = property;
}

/* Cells of one character by itself. */
static int char_width(uint32_t c)
{
    if (c >= 0x20 && c < 0x7f) {
        return 1;
    }
    if (is_plain_ideograph(c) || (c >= 0xac00 && c <= 0xd7a3)) {
        return 2;
    }
    /* Pictographs younger than libunistring's tables: terminals draw them wide. */
    if ((c >= 0x1fa70 && c <= 0x1faff) || (c >= 0x1f6dc && c <= 0x1f6df)) {
        return 2;
    }
    int width = uc_width(c, "UTF-8");
    return width > 0 ? width : 0;
}

/* Cells of a cluster: what its characters take, at most two; two for a flag and for a character
 * that asks for its emoji form. */
static int cluster_width(struct str s)
{
    int width = 0;
    uint32_t before = 0;
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        width += char_width(c);
        if (width >= 2 || (c == EMOJI_STYLE && width > 0 && uc_is_property_emoji(before))) {
            return 2;
        }
        before = c;
    }
    return width;
}

bool cluster_next(struct str s, size_t *at, struct cluster *out)
{
    size_t start = *at;
    if (start >= s.n) {
        return false;
    }
    unsigned char first = (unsigned char)s.p[start];
    bool ascii_follows = start + 1 >= s.n || (unsigned char)s.p[start + 1] < 0x80;
    if (first >= 0x20 && first < 0x7f && ascii_follows) {
        *at = start + 1;
        *out = (struct cluster){{s.p + start, 1}, 1};
        return true;
    }

    uint32_t c = utf8_next(s, at);
    struct cluster_state state = {0};
    extend(&state, break_property(c), c);
    bool control = is_control(state.last);
    while (*at < s.n) {
        size_t next = *at;
        uint32_t d = utf8_next(s, &next);
        int property = break_property(d);
        if (!goes_on(&state, property, d)) {
            break;
        }
        extend(&state, property, d);
        *at = next;
    }
    out->text = str_slice(s, start, *at);
    out->width = control ? 0 : cluster_width(out->text);
    return true;
}

int text_width(struct str s)
{
    int width = 0;
    struct cluster c;
    for (size_t at = 0; cluster_next(s, &at, &c);) {
        width += c.width;
    }
    return width;
}

struct str text_fit(struct str s, int cells, int *used)
{
    int width = 0;
    size_t end = 0;
    struct cluster c;
    for (size_t at = 0; cluster_next(s, &at, &c) && width + c.width <= cells; end = at) {
        width += c.width;
    }
    if (used) {
        *used = width;
    }
    return str_slice(s, 0, end);
}

void text_add_cell(struct buf *b, struct str s, int cells, bool right_align)
{
    if (cells <= 0) {
        return;
    }
    int used;
    struct str whole = text_fit(s, cells, &used);
    bool cut = whole.n < s.n;
    if (cut) {
        whole = text_fit(s, cells - 1, &used);
        used++;
    }
    size_t padding = (size_t)(cells - used);
    if (right_align) {
        buf_add_chars(b, ' ', padding);
    }
    buf_add(b, whole);
    if (cut) {
        buf_add(b, STR("…"));
    }
    if (!right_align) {
        buf_add_chars(b, ' ', padding);
    }
}
