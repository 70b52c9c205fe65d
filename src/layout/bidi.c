/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/bidi.h"

#include <fribidi.h>

#include "text/utf8.h"

static bool is_rtl_block(uint32_t c)
{
    return (c >= 0x590 && c <= 0x8ff) || (c >= 0xfb1d && c <= 0xfdff) ||
           (c >= 0xfe70 && c <= 0xfefe) || (c >= 0x10800 && c <= 0x10fff) ||
           (c >= 0x1e800 && c <= 0x1efff);
}

bool bidi_is_needed(struct str s)
{
    for (size_t at = 0; at < s.n;) {
        if ((unsigned char)s.p[at] < 0xd6) {
            at++; /* nothing below U+0580 is: its bytes are smaller, or follow such a byte */
        } else if (is_rtl_block(utf8_next(s, &at))) {
            return true;
        }
    }
    return false;
}

bool bidi_first_is_rtl(struct str s, bool fallback)
{
    for (size_t at = 0; at < s.n;) {
        FriBidiCharType type = fribidi_get_bidi_type(utf8_next(s, &at));
        if (FRIBIDI_IS_LETTER(type)) {
            return FRIBIDI_IS_RTL(type);
        }
    }
    return fallback;
}

/* The forms of right-to-left units that differ from the text. */
static void keep_forms(struct setter *s, const FriBidiChar *before, const FriBidiChar *after)
{
    s->shaped = arena_array(&s->arena, s->units.n, sizeof *s->shaped);
    size_t c = 0;
    for (size_t i = 0; i < s->units.n; i++) {
        const struct unit *u = &s->units.v[i];
        struct str text = str_slice(buf_str(&s->text), u->at, u->at + u->n);
        size_t length = utf8_length(text);
        bool differs = false;
        struct buf form = BUF_INIT;
        for (size_t k = c; k < c + length; k++) {
            differs = differs || before[k] != after[k];
            utf8_add(&form, after[k]);
        }
        c += length;
        if (differs && u->level % 2) {
            s->shaped[i] = (struct str){arena_strndup(&s->arena, form.p, form.n), form.n};
        }
        buf_fini(&form);
    }
}

void bidi_resolve(struct setter *s)
{
    struct str text = buf_str(&s->text);
    size_t n = utf8_length(text);
    FriBidiChar *chars = mem_zalloc(n, sizeof *chars), *shaped = mem_zalloc(n, sizeof *shaped);
    FriBidiCharType *types = mem_zalloc(n, sizeof *types);
    FriBidiBracketType *brackets = mem_zalloc(n, sizeof *brackets);
    FriBidiLevel *levels = mem_zalloc(n, sizeof *levels);
    FriBidiArabicProp *joining = mem_zalloc(n, sizeof *joining);
    for (size_t at = 0, i = 0; at < text.n; i++) {
        chars[i] = shaped[i] = utf8_next(text, &at);
        /* Line ends stand within one paragraph here, and must not end its levels. */
        chars[i] = chars[i] == '\n' ? ' ' : chars[i];
    }
    FriBidiParType base = s->rtl ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    FriBidiStrIndex length = (FriBidiStrIndex)n;
    fribidi_get_bidi_types(chars, length, types);
    fribidi_get_bracket_types(chars, length, types, brackets);
    if (fribidi_get_par_embedding_levels_ex(types, brackets, length, &base, levels)) {
        size_t c = 0;
        for (size_t i = 0; i < s->units.n; i++) {
            struct unit *u = &s->units.v[i];
            u->level = levels[c];
            c += utf8_length(str_slice(text, u->at, u->at + u->n));
        }
        fribidi_get_joining_types(chars, length, joining);
        fribidi_join_arabic(types, length, levels, joining);
        fribidi_shape(FRIBIDI_FLAG_SHAPE_MIRRORING | FRIBIDI_FLAG_SHAPE_ARAB_PRES, levels, length,
                      joining, shaped);
        keep_forms(s, chars, shaped);
    }
    free(chars);
    free(shaped);
    free(types);
    free(brackets);
    free(levels);
    free(joining);
}

static void reverse(uint32_t *v, size_t first, size_t end)
{
    while (first + 1 < end) {
        uint32_t swap = v[first];
        v[first++] = v[--end];
        v[end] = swap;
    }
}

/* UAX #9, rule L2. */
void bidi_order_line(struct setter *s, size_t first, size_t end)
{
    int highest = 0;
    s->order.n = 0;
    for (size_t i = first; i < end; i++) {
        int level = s->units.v[i].level;
        highest = level > highest ? level : highest;
        vec_push(&s->order, (uint32_t)i);
    }
    for (int level = highest; level > 0; level--) {
        for (size_t i = 0; i < s->order.n;) {
            size_t run = i;
            while (run < s->order.n && s->units.v[first + run].level >= level) {
                run++;
            }
            reverse(s->order.v, i, run);
            i = run > i ? run : i + 1;
        }
    }
}
