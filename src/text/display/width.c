/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/display/width.h"

#include <stdatomic.h>
#include <stdint.h>
#include <unictype.h>
#include <unigbrk.h>
#include <uniwidth.h>

#include "text/utf8.h"

enum { EMOJI_STYLE = 0xfe0f, FIRST_MODIFIER = 0x1f3fb, LAST_MODIFIER = 0x1f3ff };

static atomic_uint rules_now = WIDTH_JOINS_MODIFIERS | WIDTH_JOINS_EMOJI | WIDTH_WIDENS_EMOJI;

void width_set_rules(unsigned rules)
{
    atomic_store_explicit(&rules_now, rules, memory_order_relaxed);
}

unsigned width_rules(void)
{
    return atomic_load_explicit(&rules_now, memory_order_relaxed);
}

static bool is_plain_ideograph(uint32_t c)
{
    return c >= 0x4e00 && c <= 0x9fff;
}

/* Grapheme_Cluster_Break property, with a fast path for the characters of most text. */
static int break_property(uint32_t c)
{
    if ((c >= 0x20 && c < 0x7f) || is_plain_ideograph(c))
        return GBP_OTHER;
    return uc_graphemeclusterbreak_property(c);
}

static bool is_control(int property)
{
    return property == GBP_CONTROL || property == GBP_CR || property == GBP_LF;
}

/* State of the cluster so far. */
struct cluster_state {
    int last;        /* property of its last character */
    int flags;       /* count of regional indicators at its end */
    bool pictograph; /* ends in a pictograph with any number of Extend, before a ZWJ or not */
    uint32_t before; /* its last character, and the cells it added */
    int added;
    int width;
};

/* True when the cluster continues with the character: UAX #29, GB3 to GB13. */
static bool continues(const struct cluster_state *state, int next, uint32_t c)
{
    int last = state->last;
    if (last == GBP_CR && next == GBP_LF)
        return true;
    if (is_control(last) || is_control(next))
        return false;
    if (next == GBP_EXTEND || next == GBP_ZWJ || next == GBP_SPACINGMARK || last == GBP_PREPEND)
        return true;
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

/* Width of a single character. */
static int char_width(uint32_t c)
{
    if (c >= 0x20 && c < 0x7f)
        return 1;
    if (is_plain_ideograph(c) || (c >= 0xac00 && c <= 0xd7a3))
        return 2;
    /* Squared numbers and hexagrams: wide in most terminals. */
    if ((c >= 0x3248 && c <= 0x324f) || (c >= 0x4dc0 && c <= 0x4dff))
        return 2;
    /* Pictographs younger than libunistring's tables: terminals draw them wide. */
    if ((c >= 0x1fa70 && c <= 0x1faff) || (c >= 0x1f6dc && c <= 0x1f6df))
        return 2;
    int width = uc_width(c, "UTF-8");
    return width > 0 ? width : 0;
}

/* True for a character with a width of its own that joins the one before it. */
static bool joins_before(const struct cluster_state *state, int property, uint32_t c)
{
    unsigned rules = width_rules();
    if (property == GBP_SPACINGMARK)
        return rules & WIDTH_JOINS_MARKS && uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M);
    if (c >= FIRST_MODIFIER && c <= LAST_MODIFIER)
        return state->pictograph && rules & WIDTH_JOINS_MODIFIERS;
    return state->last == GBP_ZWJ && state->pictograph && rules & WIDTH_JOINS_EMOJI;
}

/* Includes U+0CC6, to which the library gives a cell but no terminal does. */
static bool is_nonspacing(uint32_t c)
{
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Mn | UC_CATEGORY_MASK_Me);
}

/* Cells that a character adds to its cluster: its width; for a joining one, only as far as it is
 * wider than the cluster; one for the emoji form of a narrow character. */
static int added_width(const struct cluster_state *state, int property, uint32_t c)
{
    if (c == EMOJI_STYLE) {
        bool widens = width_rules() & WIDTH_WIDENS_EMOJI;
        return widens && state->added == 1 && uc_is_property_emoji(state->before) ? 1 : 0;
    }
    int width = property == GBP_EXTEND && is_nonspacing(c) ? 0 : char_width(c);
    width = property == GBP_PREPEND && width == 0 ? 1 : width; /* visible: sign before a number */
    if (width == 0 || state->width == 0 || !joins_before(state, property, c))
        return width;
    return width > state->width ? width - state->width : 0;
}

static void extend(struct cluster_state *state, int property, uint32_t c)
{
    if (!is_control(property)) {
        state->added = added_width(state, property, c);
        state->width += state->added;
    }
    if (property != GBP_EXTEND && property != GBP_ZWJ) {
        state->pictograph =
            c >= 0xa9 && !is_plain_ideograph(c) && uc_is_property_extended_pictographic(c);
    } else if (state->last == GBP_ZWJ) {
        state->pictograph = false;
    }
    state->flags = property == GBP_RI ? state->flags + 1 : 0;
    state->last = property;
    state->before = c;
}

bool cluster_next_any(struct str s, size_t *at, struct cluster *out)
{
    size_t start = *at;
    if (start >= s.n)
        return false;
    uint32_t c = utf8_next(s, at);
    struct cluster_state state = {0};
    extend(&state, break_property(c), c);
    while (*at < s.n) {
        size_t next = *at;
        uint32_t d = utf8_next(s, &next);
        int property = break_property(d);
        if (!continues(&state, property, d))
            break;
        struct cluster_state longer = state;
        extend(&longer, property, d);
        if (longer.width > CLUSTER_MAX_CELLS || next - start > CLUSTER_MAX_BYTES)
            break;
        state = longer;
        *at = next;
    }
    out->text = str_slice(s, start, *at);
    out->width = state.width;
    return true;
}

bool char_is_mark(uint32_t c)
{
    return c >= 0x300 && !(c >= 0xfe00 && c <= 0xfe0f) && !(c >= 0xe0100 && c <= 0xe01ef) &&
           uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M);
}

int text_width(struct str s)
{
    int width = 0;
    struct cluster c;
    for (size_t at = 0; cluster_next(s, &at, &c);)
        width += c.width;
    return width;
}

struct str text_fit(struct str s, int cells, int *used)
{
    int width = 0;
    size_t end = 0;
    struct cluster c;
    for (size_t at = 0; cluster_next(s, &at, &c) && width + c.width <= cells; end = at)
        width += c.width;
    if (used)
        *used = width;
    return str_slice(s, 0, end);
}

void text_add_cell(struct buf *b, struct str s, int cells, bool right_align)
{
    if (cells <= 0)
        return;
    int used;
    struct str whole = text_fit(s, cells, &used);
    bool cut = whole.n < s.n;
    if (cut) {
        whole = text_fit(s, cells - 1, &used);
        used++;
    }
    size_t padding = (size_t)(cells - used);
    if (right_align)
        buf_add_chars(b, ' ', padding);
    buf_add(b, whole);
    if (cut)
        buf_add(b, STR("…"));
    if (!right_align)
        buf_add_chars(b, ' ', padding);
}
