/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/find/letter.h"

#include <stdatomic.h>

#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#include "base/compiler.h"
#include "base/str.h"
#include "text/utf8.h"

enum {
    BREVE = 0x306,
    KNOWN = 0x10000,     /* characters below have their results kept */
    SEVERAL = UINT32_MAX /* characters, none, or by the character before */
};

uint32_t letter_typography(uint32_t c)
{
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201b:
    case 0x2032:
    case 0x2bb: /* ʻokina */
    case 0x2bc:
    case 0x5f3: /* geresh */
        return '\'';
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0x2033:
    case 0x5f4: /* gershayim */
        return '"';
    case 0x5be: /* maqaf */
    case 0x2212:
        return '-';
    default:
        return c >= 0x2010 && c <= 0x2015 ? '-' : c;
    }
}

/* Spelling of a letter that does not decompose; NULL for others. The Arabic ones become alef, yeh,
 * kaf and heh; tatweel vanishes. */
static const char *spelling(uint32_t c)
{
    static const struct {
        uint32_t c;
        const char *letters;
    } spellings[] = {
        {0xdf, "ss"},      {0xe6, "ae"},      {0x153, "oe"},     {0xfe, "th"},
        {0xf0, "d"},       {0x111, "d"},      {0xf8, "o"},       {0x127, "h"},
        {0x131, "i"},      {0x142, "l"},      {0x167, "t"},      {0x3c2, "σ"},
        {0x671, "\u0627"}, {0x649, "\u064a"}, {0x6cc, "\u064a"}, {0x6a9, "\u0643"},
        {0x629, "\u0647"}, {0x640, ""},
    };
    for (size_t i = 0; i < ARRAY_SIZE(spellings); i++)
        if (spellings[i].c == c)
            return spellings[i].letters;
    return NULL;
}

/* Combining marks that people leave out. */
static bool is_left_out(uint32_t c)
{
    return (c >= 0x300 && c <= 0x36f) || (c >= 0x483 && c <= 0x487) || (c >= 0x591 && c <= 0x5c7) ||
           (c >= 0x610 && c <= 0x61a) || (c >= 0x64b && c <= 0x65f) || c == 0x670 ||
           (c >= 0x6d6 && c <= 0x6ed && uc_combining_class(c) > 0) ||
           (c >= 0x1ab0 && c <= 0x1aff) || (c >= 0x1dc0 && c <= 0x1dff) ||
           (c >= 0x20d0 && c <= 0x20f0) || (c >= 0xfe20 && c <= 0xfe2f);
}

/* Composes a mark, or a jamo, with the last character. */
static bool compose(struct buf *b, uint32_t c)
{
    size_t at = b->n;
    uint32_t last = at > 0 ? utf8_previous(buf_str(b), &at) : 0;
    bool left_out = is_left_out(c), breve = c == BREVE && (last == 0x438 || last == 0x443);
    uint32_t composed = left_out && !breve ? 0 : uc_composition(last, c);
    if (composed) {
        buf_truncate(b, at);
        utf8_add(b, composed);
    }
    return left_out || composed;
}

/* A mark, or a vowel or final of Hangul. */
static bool may_compose(uint32_t c)
{
    return (c >= 0x1161 && c <= 0x11c2) || uc_is_general_category(c, UC_MARK);
}

static bool is_arabic_digit(uint32_t c)
{
    return (c >= 0x660 && c <= 0x669) || (c >= 0x6f0 && c <= 0x6f9);
}

static void add_part(struct buf *b, uint32_t c)
{
    c = is_arabic_digit(c) ? '0' + c % 16 : uc_tolower(letter_typography(c));
    const char *spelled = spelling(c);
    if (spelled)
        buf_add_c(b, spelled);
    else if (!may_compose(c) || !compose(b, c))
        utf8_add(b, c);
}

/* Recursion ends with Unicode's decompositions, of few steps. A sign that decomposes to a mark on a
 * space stays. */
static void add_parts(struct buf *b, uint32_t c)
{
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    int tag, n = uc_decomposition(c, &tag, parts);
    if (n <= 0 || parts[0] == ' ')
        add_part(b, c);
    else
        for (int i = 0; i < n; i++)
            add_parts(b, parts[i]);
}

/* The single character that `c` becomes, whatever precedes it; SEVERAL for other results. */
static uint32_t single(uint32_t c)
{
    AUTO(buf) b = BUF_INIT;
    size_t at = 0;
    if (uc_is_property_default_ignorable_code_point(c))
        return SEVERAL;
    add_parts(&b, c);
    uint32_t letter = b.n ? utf8_next(buf_str(&b), &at) : 0;
    return b.n && at == b.n && !may_compose(letter) ? letter : SEVERAL;
}

void letter_add(struct buf *b, uint32_t c)
{
    static _Atomic uint32_t known[KNOWN]; /* filled on demand, by any thread alike */
    uint32_t letter = c < 0x80 ? (uint32_t)ascii_lower((char)c) : SEVERAL;
    if (c >= 0x80 && c < KNOWN)
        letter = atomic_load_explicit(&known[c], memory_order_relaxed);
    if (letter == 0) {
        letter = single(c);
        atomic_store_explicit(&known[c], letter, memory_order_relaxed);
    }
    if (letter != SEVERAL)
        utf8_add(b, letter);
    else if (!uc_is_property_default_ignorable_code_point(c))
        add_parts(b, c);
}
