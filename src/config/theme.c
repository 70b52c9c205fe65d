/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "config/theme.h"

#include <string.h>

#include "base/color.h"
#include "base/compiler.h"

enum {
    BOLD = ATTRIBUTE_BOLD,
    DIMMED = ATTRIBUTE_DIM,
    ITALIC = ATTRIBUTE_ITALIC,
    UNDERLINE = ATTRIBUTE_UNDERLINE,
    REVERSE = ATTRIBUTE_REVERSE,
};
#define RGB(value) (COLOR_RGB | (value))

/* Colours of the coloured themes, which differ in these only. Text has a contrast of 4.5 on its
 * background (WCAG 2.1, 1.4.3), in high-contrast 7 (1.4.6). */
enum ink {
    PAGE,
    TEXT,
    DIM,
    FADED,
    LINE,
    ACCENT,
    BAR,
    ON_BAR,
    DIM_ON_BAR,
    NAME_ON_BAR,
    SELECT,
    ON_SELECT,
    IDLE,
    WARN,
    STAR,
    LINK,
    CODE,
    FOUND,
    ON_FOUND,
    INKS
};

static const int32_t inks[][INKS] = {
    {234, 252, 248, 244, 244, 110, 236, 252, 248, 110, 24, 231, 237, 209, 221, 75, 150, 179, 16},
    {231, 235, 240, 243, 243, 25, 254, 236, 240, 25, 25, 231, 253, 124, 58, 25, 22, 228, 16},
    {RGB(0xf8f0d8), RGB(0x433422), RGB(0x665436), RGB(0x857456), RGB(0x8f7f63), RGB(0x8b4513),
     RGB(0xf0dcb8), RGB(0x433422), RGB(0x665436), RGB(0x8b4513), RGB(0x8b5a2b), RGB(0xfaf4e4),
     RGB(0xecd4ac), RGB(0xa81c1c), RGB(0x6f4a00), RGB(0x7a3e00), RGB(0x4d612a), RGB(0xe6c75a),
     RGB(0x2b1d0e)},
    {16, 231, 255, 248, 231, 226, 231, 16, 16, 16, 226, 16, 236, 217, 226, 51, 120, 51, 16},
};

/* The coloured themes first, in the order of their inks. */
static const char *const names[] = {"dark", "light", "sepia", "high-contrast", "neutral", "mono"};

/* "neutral", for an unknown background: contrast 4.5 on both black and white (4.58 is the maximum),
 * and 3 on nearby greys (up to #2c2c2c, from #d2d2d2 on). */
enum { NONE = COLOR_DEFAULT, GREY = 243, BLUE = 63, RED = 131 };

static const struct {
    const char *name;
    enum ink foreground, background;
    uint32_t attributes;
    struct style neutral;
    uint32_t mono;
} roles[ROLE_COUNT] = {
#define ROLE(id, name, front, back, bits, neutral_front, neutral_back, neutral_bits, mono)         \
    {name, front, back, bits, {neutral_front, neutral_back, neutral_bits}, mono},
#include "config/roles.def"
#undef ROLE
};

static const char *const colors[] = {"black", "red",     "green", "yellow",
                                     "blue",  "magenta", "cyan",  "white"};

static const struct {
    const char *name;
    uint32_t bit;
} attributes[] = {{"bold", BOLD},           {"dim", DIMMED},      {"italic", ITALIC},
                  {"underline", UNDERLINE}, {"reverse", REVERSE}, {"struck", ATTRIBUTE_STRUCK}};

const char *theme_name(size_t index)
{
    return index == 0 ? "auto" : index <= ARRAY_SIZE(names) ? names[index - 1] : NULL;
}

/* Loads a theme by its name; false for an unknown one. */
static bool load_named(struct theme *theme, const char *name)
{
    size_t index = 0;
    while (index < ARRAY_SIZE(names) && strcmp(names[index], name) != 0)
        index++;
    if (index == ARRAY_SIZE(names))
        return false;
    theme->name = names[index];
    for (size_t i = 0; i < ROLE_COUNT; i++) {
        struct style *style = &theme->styles[i];
        if (index < ARRAY_SIZE(inks)) {
            *style = (struct style){inks[index][roles[i].foreground],
                                    inks[index][roles[i].background], roles[i].attributes};
        } else if (strcmp(name, "neutral") == 0) {
            *style = roles[i].neutral;
        } else {
            *style = (struct style){NONE, NONE, roles[i].mono};
        }
    }
    return true;
}

/* ---- going by the terminal's background ------------------------------------------------------ */

/* Luminances between which a background leaves some texts of the themes less contrast than 4.5; at
 * half_way black and white contrast equally. */
static const double dark_max = 0.036, light_min = 0.77, half_way = 0.179;

/* Roles on the page get the terminal's own background. */
static void make_transparent(struct theme *theme)
{
    struct style page = theme->styles[ROLE_TEXT];
    for (size_t i = 0; i < ROLE_COUNT; i++) {
        struct style *style = &theme->styles[i];
        if (style->background == page.background) {
            style->background = COLOR_DEFAULT;
            style->foreground =
                style->foreground == page.foreground ? COLOR_DEFAULT : style->foreground;
        }
    }
}

void theme_load(struct theme *theme, const char *name, int32_t background)
{
    if (load_named(theme, name) || (background < 0 && load_named(theme, "neutral")))
        return;
    double light = color_luminance((uint32_t)background);
    load_named(theme, light < half_way ? "dark" : "light");
    if (light <= dark_max || light >= light_min)
        make_transparent(theme);
}

void theme_spare_blue(struct theme *theme)
{
    static const enum role bars[] = {ROLE_SELECTION, ROLE_SELECTION_IDLE, ROLE_HINT,
                                     ROLE_HEADING_FOCUS};
    struct theme built_in;
    const struct style *text = &theme->styles[ROLE_TEXT];
    load_named(&built_in, theme->name);
    for (size_t i = 0; i < ARRAY_SIZE(bars); i++) {
        struct style *style = &theme->styles[bars[i]];
        const struct style *own = &built_in.styles[bars[i]];
        bool on_page = style->background == text->background;
        if (style->foreground == own->foreground &&
            (style->background == own->background || on_page))
            *style = (struct style){text->foreground, text->background, roles[bars[i]].mono};
    }
}

static bool parse_color(struct str s, int32_t *out)
{
    int64_t number;
    uint32_t rgb;
    if (str_eq(s, STR("default"))) {
        *out = COLOR_DEFAULT;
        return true;
    }
    if (str_starts(s, STR("#"))) {
        bool hex = str_to_hex(str_slice(s, 1, s.n), &rgb);
        *out = (int32_t)(COLOR_RGB | rgb);
        return hex && s.n == 7;
    }
    if (str_to_int64(s, &number)) {
        *out = (int32_t)number;
        return number >= 0 && number <= 255;
    }
    int32_t bright = str_starts(s, STR("bright-")) ? 8 : 0;
    s = str_slice(s, bright ? 7 : 0, s.n);
    for (size_t i = 0; i < ARRAY_SIZE(colors); i++) {
        if (str_eq(s, str_from(colors[i]))) {
            *out = (int32_t)i + bright;
            return true;
        }
    }
    return false;
}

static uint32_t parse_attribute(struct str s)
{
    for (size_t i = 0; i < ARRAY_SIZE(attributes); i++)
        if (str_eq(s, str_from(attributes[i].name)))
            return attributes[i].bit;
    return 0;
}

bool theme_set_color(struct theme *theme, struct str role, struct str spec, struct error *e)
{
    size_t index = 0;
    while (index < ROLE_COUNT && !str_eq(role, str_from(roles[index].name)))
        index++;
    if (index == ROLE_COUNT)
        return error_set(e, ERROR_USAGE, 0, "%.*s: unknown color role", STR_ARG(role));
    struct style style = theme->styles[index];
    style.attributes = 0;
    int n_colors = 0;
    struct str word;
    while (str_split(&spec, ' ', &word)) {
        if (word.n == 0)
            continue;
        uint32_t bit = parse_attribute(word);
        style.attributes |= bit;
        if (!bit && (n_colors == 2 ||
                     !parse_color(word, n_colors ? &style.background : &style.foreground))) {
            return error_set(e, ERROR_USAGE, 0, "%.*s: neither a color nor an attribute",
                             STR_ARG(word));
        }
        n_colors += !bit;
    }
    theme->styles[index] = style;
    return true;
}
