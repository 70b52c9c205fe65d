/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/ink.h"

#include <curses.h>
#include <wchar.h>

#include "text/utf8.h"

void ink_init(struct ink *ink, bool colors)
{
    *ink = (struct ink){.colors = colors && has_colors()};
    if (ink->colors) {
        start_color();
        use_default_colors();
        ink->indexed = tigetnum("CO") > 0 ? tigetnum("CO") : 8;
    }
}

void ink_fini(struct ink *ink)
{
    pairs_fini(&ink->pairs);
}

int ink_colors(const struct ink *ink)
{
    return !ink->colors ? 0 : COLORS > 256 ? 1 << 24 : COLORS >= 256 ? 256 : 8;
}

bool ink_renew(struct ink *ink)
{
    bool used_up = ink->colors && ink->pairs.v.n > (size_t)COLOR_PAIRS / 4 * 3;
    if (used_up) {
        pairs_clear(&ink->pairs);
    }
    return used_up;
}

/* Number of a colour in a terminal with 256 or 24-bit colours: in the latter the first `indexed`
 * numbers are the palette, others are 0xRRGGBB. */
static int color_number(const struct ink *ink, int32_t color)
{
    if (color == COLOR_DEFAULT) {
        return -1;
    }
    bool rgb = color & COLOR_RGB;
    int value = (int)(color & 0xffffff);
    if (COLORS <= 256) {
        return rgb ? palette_nearest((uint32_t)value) : value;
    }
    if (!rgb && value < ink->indexed) {
        return value;
    }
    value = rgb ? value : (int)palette_rgb(value);
    return value < ink->indexed ? value | 0x100 : value; /* invisible change, to miss the palette */
}

static struct color_pair colors_of(const struct ink *ink, struct style style)
{
    struct color_pair pair = {color_number(ink, style.foreground),
                              color_number(ink, style.background)};
    return COLORS < 256 ? palette_reduce(pair, COLORS < 16 ? 8 : 16) : pair;
}

static uint16_t attributes_of(const struct ink *ink, struct style style)
{
    bool brightens = ink->colors && COLORS < 16;
    bool bold = !brightens || palette_may_be_bold(colors_of(ink, style));
    return style.attributes & (uint16_t)(bold ? ~0 : ~ATTRIBUTE_BOLD);
}

struct style ink_look(void *context, struct style style)
{
    const struct ink *ink = context;
    struct color_pair pair = ink->colors ? colors_of(ink, style) : (struct color_pair){-1, -1};
    struct style look = {pair.foreground, pair.background, attributes_of(ink, style)};
    if (COLORS > 256) {
        look.foreground |= look.foreground >= ink->indexed ? COLOR_RGB : 0;
        look.background |= look.background >= ink->indexed ? COLOR_RGB : 0;
    }
    return look;
}

static int pair_number(struct ink *ink, struct style style)
{
    if (!ink->colors) {
        return 0;
    }
    struct color_pair want = colors_of(ink, style);
    if (want.foreground == -1 && want.background == -1) {
        return 0;
    }
    bool added;
    int number = pairs_number(&ink->pairs, want, &added);
    if (number >= COLOR_PAIRS) {
        return 0;
    }
    if (added) {
        init_extended_pair(number, want.foreground, want.background);
    }
    return number;
}

static attr_t curses_attributes(uint16_t attributes)
{
    return (attributes & ATTRIBUTE_BOLD ? A_BOLD : 0) | (attributes & ATTRIBUTE_DIM ? A_DIM : 0) |
           (attributes & ATTRIBUTE_ITALIC ? A_ITALIC : 0) |
           (attributes & ATTRIBUTE_UNDERLINE ? A_UNDERLINE : 0) |
           (attributes & ATTRIBUTE_REVERSE ? A_REVERSE : 0);
}

static void draw(struct ink *ink, int x, int y, const wchar_t *text, struct style style)
{
    cchar_t complex;
    int pair = pair_number(ink, style);
    setcchar(&complex, text, curses_attributes(attributes_of(ink, style)), 0, &pair);
    mvadd_wch(y, x, &complex);
}

void ink_draw_cell(struct ink *ink, int x, int y, const struct cell *c, const char *text)
{
    struct str s = str_from(text);
    int used = 0;
    for (size_t at = 0; at < s.n;) {
        wchar_t part[CCHARW_MAX + 1] = {(wchar_t)utf8_next(s, &at)};
        size_t n = 1;
        for (size_t next = at; next < s.n && n < CCHARW_MAX; at = next, n++) {
            part[n] = (wchar_t)utf8_next(s, &next);
            if (wcwidth(part[n]) != 0) {
                part[n] = L'\0';
                break;
            }
        }
        int width = wcwidth(part[0]);
        if (width < 1 || used + width > c->width) {
            break; /* curses would shift or overwrite a neighbour */
        }
        draw(ink, x + used, y, part, c->style);
        used += width;
    }
    for (; used < c->width; used++) {
        draw(ink, x + used, y, used == 0 && text[0] ? L"?" : L" ", c->style);
    }
}
