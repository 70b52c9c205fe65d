/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/bidi.h"

#include <fribidi.h>

#include "layout/paragraph.h"
#include "text/display/width.h"
#include "text/utf8.h"

static bool is_rtl_block(uint32_t c)
{
    return (c >= 0x590 && c <= 0x8ff) || (c >= 0xfb1d && c <= 0xfdff) ||
           (c >= 0xfe70 && c <= 0xfefe) || (c >= 0x10800 && c <= 0x10fff) ||
           (c >= 0x1e800 && c <= 0x1efff);
}

bool bidi_is_needed(struct str s)
{
    for (size_t at = 0; at < s.n;)
        if ((unsigned char)s.p[at] < 0xd6)
            at++; /* part of a character below U+0580, none of which is right-to-left */
        else if (is_rtl_block(utf8_next(s, &at)))
            return true;
    return false;
}

bool bidi_first_is_rtl(struct str s, bool fallback)
{
    for (size_t at = 0; at < s.n;) {
        FriBidiCharType type = fribidi_get_bidi_type(utf8_next(s, &at));
        if (FRIBIDI_IS_LETTER(type))
            return FRIBIDI_IS_RTL(type);
    }
    return fallback;
}

/* Collects the display forms that differ from the text. */
static struct str *keep_forms(struct arena *arena, struct str text, const struct unit *units,
                              size_t n, const FriBidiChar *before, const FriBidiChar *after)
{
    struct str *forms = arena_array(arena, n, sizeof *forms);
    size_t c = 0;
    for (size_t i = 0; i < n; i++) {
        const struct unit *u = &units[i];
        size_t length = utf8_length(str_slice(text, u->at, u->at + u->n));
        bool differs = false;
        AUTO(buf) form = BUF_INIT;
        for (size_t k = c; k < c + length; k++) {
            differs = differs || before[k] != after[k];
            utf8_add(&form, after[k]);
        }
        c += length;
        if (differs && u->level % 2)
            forms[i] = arena_str(arena, buf_str(&form));
    }
    return forms;
}

/* Sets the levels of a paragraph's units; returns their display forms, in the arena, or NULL. */
static struct str *resolve(struct arena *arena, struct str text, bool rtl, struct unit *units,
                           size_t n_units)
{
    struct str *forms = NULL;
    size_t n = utf8_length(text);
    AUTO_FREE FriBidiChar *chars = mem_zalloc(n, sizeof *chars),
                          *shaped = mem_zalloc(n, sizeof *shaped);
    AUTO_FREE FriBidiCharType *types = mem_zalloc(n, sizeof *types);
    AUTO_FREE FriBidiBracketType *brackets = mem_zalloc(n, sizeof *brackets);
    AUTO_FREE FriBidiLevel *levels = mem_zalloc(n, sizeof *levels);
    AUTO_FREE FriBidiArabicProp *joining = mem_zalloc(n, sizeof *joining);
    for (size_t at = 0, i = 0; at < text.n; i++) {
        chars[i] = shaped[i] = utf8_next(text, &at);
        /* Line ends are within the paragraph here, and must not reset its levels. */
        chars[i] = chars[i] == '\n' ? ' ' : chars[i];
    }
    FriBidiParType base = rtl ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    FriBidiStrIndex length = (FriBidiStrIndex)n;
    fribidi_get_bidi_types(chars, length, types);
    fribidi_get_bracket_types(chars, length, types, brackets);
    if (fribidi_get_par_embedding_levels_ex(types, brackets, length, &base, levels)) {
        size_t c = 0;
        for (size_t i = 0; i < n_units; i++) {
            struct unit *u = &units[i];
            u->level = levels[c];
            c += utf8_length(str_slice(text, u->at, u->at + u->n));
        }
        fribidi_get_joining_types(chars, length, joining);
        fribidi_join_arabic(types, length, levels, joining);
        fribidi_shape(FRIBIDI_FLAG_SHAPE_MIRRORING | FRIBIDI_FLAG_SHAPE_ARAB_PRES, levels, length,
                      joining, shaped);
        forms = keep_forms(arena, text, units, n_units, chars, shaped);
    }
    return forms;
}

static void reverse(uint32_t *v, size_t first, size_t end)
{
    while (first + 1 < end) {
        uint32_t swap = v[first];
        v[first++] = v[--end];
        v[end] = swap;
    }
}

/* UAX #9, rule L2: reorders the indexes of `n` units of a line. */
static void reorder(const struct unit *units, uint32_t *order, size_t n)
{
    int highest = 0;
    for (size_t i = 0; i < n; i++)
        highest = units[i].level > highest ? units[i].level : highest;
    for (int level = highest; level > 0; level--) {
        for (size_t i = 0; i < n;) {
            size_t run = i;
            while (run < n && units[run].level >= level)
                run++;
            reverse(order, i, run);
            i = run > i ? run : i + 1;
        }
    }
}

void bidi_resolve(struct setter *s)
{
    s->shaped = resolve(&s->arena, buf_str(&s->text), s->rtl, s->units.v, s->units.n);
}

void bidi_order_line(struct setter *s, size_t first, size_t end)
{
    s->order.n = 0;
    for (size_t i = first; i < end; i++)
        vec_push(&s->order, (uint32_t)i);
    reorder(s->units.v + first, s->order.v, s->order.n);
}

void bidi_line_add(struct bidi_line *l, struct str text, size_t from, size_t to, bool rtl)
{
    struct str part = str_slice(text, from, to);
    VEC(struct unit) units = {0};
    VEC(uint32_t) order = {0};
    struct cluster c;
    for (size_t at = 0, start = 0; cluster_next(part, &at, &c); start = at) {
        struct unit u = {
            .at = (uint32_t)start, .n = (uint32_t)c.text.n, .width = (unsigned char)c.width};
        vec_push(&order, (uint32_t)units.n);
        vec_push(&units, u);
    }
    struct str *forms = resolve(&l->arena, part, rtl, units.v, units.n);
    reorder(units.v, order.v, order.n);
    for (size_t i = 0; i < order.n; i++) {
        const struct unit *u = &units.v[order.v[i]];
        struct bidi_cluster cluster = {
            .text = str_slice(part, u->at, u->at + u->n),
            .from = from + u->at,
            .to = from + u->at + u->n,
            .column = l->width,
            .width = u->width,
        };
        if (forms && forms[order.v[i]].p)
            cluster.text = forms[order.v[i]];
        vec_push(&l->clusters, cluster);
        l->width += u->width;
    }
    vec_fini(&units);
    vec_fini(&order);
}

void bidi_line_fini(struct bidi_line *l)
{
    vec_fini(&l->clusters);
    arena_fini(&l->arena);
}
