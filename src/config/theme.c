/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "config/theme.h"

#include <string.h>

#include "base/color.h"
#include "base/compiler.h"

#define BOLD ATTRIBUTE_BOLD
#define DIMMED ATTRIBUTE_DIM
#define ITALIC ATTRIBUTE_ITALIC
#define UNDERLINE ATTRIBUTE_UNDERLINE
#define REVERSE ATTRIBUTE_REVERSE
#define RGB(value) (COLOR_RGB | (value))

/* Coloured themes share one structure and differ in these colours only. Text has a contrast of 4.5
 * on its background (WCAG 2.1, 1.4.3), in high-contrast 7 (1.4.6). */
#define COLORED(name, page, text, dim, faded, line, accent, bar, on_bar, dim_on_bar, name_on_bar,  \
                select, on_select, idle, warn, star, link, code, found, on_found)                  \
    {                                                                                              \
        name,                                                                                      \
        {                                                                                          \
            [ROLE_TEXT] = {text, page, 0}, [ROLE_DIM] = {dim, page, 0},                            \
            [ROLE_FADED] = {faded, page, 0}, [ROLE_BORDER] = {line, page, 0},                      \
            [ROLE_BORDER_FOCUS] = {accent, page, 0}, [ROLE_HEADING] = {dim, page, 0},              \
            [ROLE_HEADING_FOCUS] = {accent, page, BOLD}, [ROLE_TITLE_BAR] = {on_bar, bar, 0},      \
            [ROLE_TITLE_BAR_NAME] = {name_on_bar, bar, BOLD},                                      \
            [ROLE_TITLE_BAR_DIM] = {dim_on_bar, bar, 0}, [ROLE_STATUS] = {dim, page, 0},           \
            [ROLE_STATUS_KEY] = {accent, page, BOLD}, [ROLE_NOTICE] = {text, page, 0},             \
            [ROLE_WARNING] = {warn, page, BOLD}, [ROLE_PROMPT] = {accent, page, BOLD},             \
            [ROLE_SELECTION] = {on_select, select, 0}, [ROLE_SELECTION_IDLE] = {text, idle, 0},    \
            [ROLE_FOLDER] = {text, page, BOLD}, [ROLE_UNREAD_COUNT] = {dim, page, 0},              \
            [ROLE_UNREAD] = {text, page, BOLD}, [ROLE_READ] = {dim, page, 0},                      \
            [ROLE_UNREAD_MARK] = {accent, page, 0}, [ROLE_STAR] = {star, page, 0},                 \
            [ROLE_CHANGED] = {warn, page, 0}, [ROLE_PROBLEM] = {warn, page, BOLD},                 \
            [ROLE_SOURCE] = {dim, page, 0}, [ROLE_DATE] = {dim, page, 0},                          \
            [ROLE_TAG] = {code, page, 0}, [ROLE_ARTICLE] = {text, page, 0},                        \
            [ROLE_ARTICLE_TITLE] = {accent, page, BOLD}, [ROLE_ARTICLE_INFO] = {dim, page, 0},     \
            [ROLE_ARTICLE_HEADING] = {accent, page, BOLD}, [ROLE_LINK] = {link, page, UNDERLINE},  \
            [ROLE_CODE] = {code, page, 0}, [ROLE_QUOTE] = {dim, page, ITALIC},                     \
            [ROLE_IMAGE] = {dim, page, ITALIC}, [ROLE_MARKED] = {on_found, found, 0},              \
            [ROLE_FOUND] = {on_found, found, 0},                                                   \
            [ROLE_FOUND_HERE] = {on_found, found, BOLD | UNDERLINE},                               \
            [ROLE_HINT] = {on_select, select, BOLD}, [ROLE_DIALOG] = {text, page, 0},              \
        }                                                                                          \
    }

#define PLAIN(attributes)                                                                          \
    {                                                                                              \
        COLOR_DEFAULT, COLOR_DEFAULT, attributes                                                   \
    }

/* For an unknown background: contrast 4.5 on both black and white (4.58 is the maximum), and 3 on
 * nearby greys (up to #2c2c2c, from #d2d2d2 on). */
enum { GREY = 243, BLUE = 63, RED = 131 };

#define TINTED(color, attributes)                                                                  \
    {                                                                                              \
        color, COLOR_DEFAULT, attributes                                                           \
    }

static const struct theme themes[] = {
    COLORED("dark", 234, 252, 248, 244, 244, 110, 236, 252, 248, 110, 24, 231, 237, 209, 221, 75,
            150, 179, 16),
    COLORED("light", 231, 235, 240, 243, 243, 25, 254, 236, 240, 25, 25, 231, 253, 124, 58, 25, 22,
            228, 16),
    COLORED("sepia", RGB(0xf8f0d8), RGB(0x433422), RGB(0x665436), RGB(0x857456), RGB(0x8f7f63),
            RGB(0x8b4513), RGB(0xf0dcb8), RGB(0x433422), RGB(0x665436), RGB(0x8b4513),
            RGB(0x8b5a2b), RGB(0xfaf4e4), RGB(0xecd4ac), RGB(0xa81c1c), RGB(0x6f4a00),
            RGB(0x7a3e00), RGB(0x4d612a), RGB(0xe6c75a), RGB(0x2b1d0e)),
    COLORED("high-contrast", 16, 231, 255, 248, 231, 226, 231, 16, 16, 16, 226, 16, 236, 217, 226,
            51, 120, 51, 16),
    {"neutral",
     {
         [ROLE_TEXT] = PLAIN(0),
         [ROLE_DIM] = TINTED(GREY, 0),
         [ROLE_FADED] = TINTED(GREY, 0),
         [ROLE_BORDER] = TINTED(GREY, 0),
         [ROLE_BORDER_FOCUS] = TINTED(BLUE, 0),
         [ROLE_HEADING] = TINTED(GREY, 0),
         [ROLE_HEADING_FOCUS] = TINTED(BLUE, BOLD),
         [ROLE_TITLE_BAR] = {255, 240, 0},
         [ROLE_TITLE_BAR_NAME] = {231, 240, BOLD},
         [ROLE_TITLE_BAR_DIM] = {252, 240, 0},
         [ROLE_STATUS] = TINTED(GREY, 0),
         [ROLE_STATUS_KEY] = TINTED(BLUE, BOLD),
         [ROLE_NOTICE] = PLAIN(0),
         [ROLE_WARNING] = TINTED(RED, BOLD),
         [ROLE_PROMPT] = TINTED(BLUE, BOLD),
         [ROLE_SELECTION] = {231, 25, 0},
         [ROLE_SELECTION_IDLE] = PLAIN(UNDERLINE),
         [ROLE_FOLDER] = PLAIN(BOLD),
         [ROLE_UNREAD_COUNT] = TINTED(GREY, 0),
         [ROLE_UNREAD] = PLAIN(BOLD),
         [ROLE_READ] = PLAIN(0),
         [ROLE_UNREAD_MARK] = TINTED(BLUE, 0),
         [ROLE_STAR] = TINTED(RED, 0),
         [ROLE_CHANGED] = TINTED(RED, 0),
         [ROLE_PROBLEM] = TINTED(RED, BOLD),
         [ROLE_SOURCE] = TINTED(GREY, 0),
         [ROLE_DATE] = TINTED(GREY, 0),
         [ROLE_TAG] = TINTED(BLUE, 0),
         [ROLE_ARTICLE] = PLAIN(0),
         [ROLE_ARTICLE_TITLE] = PLAIN(BOLD),
         [ROLE_ARTICLE_INFO] = TINTED(GREY, 0),
         [ROLE_ARTICLE_HEADING] = PLAIN(BOLD),
         [ROLE_LINK] = PLAIN(UNDERLINE),
         [ROLE_CODE] = PLAIN(0),
         [ROLE_QUOTE] = PLAIN(ITALIC),
         [ROLE_IMAGE] = TINTED(GREY, ITALIC),
         [ROLE_MARKED] = {16, 179, 0},
         [ROLE_FOUND] = {16, 179, 0},
         [ROLE_FOUND_HERE] = {16, 179, BOLD | UNDERLINE},
         [ROLE_HINT] = {231, 25, BOLD},
         [ROLE_DIALOG] = PLAIN(0),
     }},
    {"mono",
     {
         [ROLE_TEXT] = PLAIN(0),
         [ROLE_DIM] = PLAIN(0),
         [ROLE_FADED] = PLAIN(DIMMED),
         [ROLE_BORDER] = PLAIN(0),
         [ROLE_BORDER_FOCUS] = PLAIN(0),
         [ROLE_HEADING] = PLAIN(0),
         [ROLE_HEADING_FOCUS] = PLAIN(REVERSE),
         [ROLE_TITLE_BAR] = PLAIN(REVERSE),
         [ROLE_TITLE_BAR_NAME] = PLAIN(REVERSE | BOLD),
         [ROLE_TITLE_BAR_DIM] = PLAIN(REVERSE),
         [ROLE_STATUS] = PLAIN(0),
         [ROLE_STATUS_KEY] = PLAIN(BOLD),
         [ROLE_NOTICE] = PLAIN(0),
         [ROLE_WARNING] = PLAIN(BOLD),
         [ROLE_PROMPT] = PLAIN(BOLD),
         [ROLE_SELECTION] = PLAIN(REVERSE),
         [ROLE_SELECTION_IDLE] = PLAIN(UNDERLINE),
         [ROLE_FOLDER] = PLAIN(BOLD),
         [ROLE_UNREAD_COUNT] = PLAIN(0),
         [ROLE_UNREAD] = PLAIN(BOLD),
         [ROLE_READ] = PLAIN(0),
         [ROLE_UNREAD_MARK] = PLAIN(BOLD),
         [ROLE_STAR] = PLAIN(BOLD),
         [ROLE_CHANGED] = PLAIN(BOLD),
         [ROLE_PROBLEM] = PLAIN(BOLD),
         [ROLE_SOURCE] = PLAIN(0),
         [ROLE_DATE] = PLAIN(0),
         [ROLE_TAG] = PLAIN(0),
         [ROLE_ARTICLE] = PLAIN(0),
         [ROLE_ARTICLE_TITLE] = PLAIN(BOLD),
         [ROLE_ARTICLE_INFO] = PLAIN(0),
         [ROLE_ARTICLE_HEADING] = PLAIN(BOLD),
         [ROLE_LINK] = PLAIN(UNDERLINE),
         [ROLE_CODE] = PLAIN(0),
         [ROLE_QUOTE] = PLAIN(ITALIC),
         [ROLE_IMAGE] = PLAIN(ITALIC),
         [ROLE_MARKED] = PLAIN(REVERSE),
         [ROLE_FOUND] = PLAIN(REVERSE),
         [ROLE_FOUND_HERE] = PLAIN(REVERSE | BOLD | UNDERLINE),
         [ROLE_HINT] = PLAIN(REVERSE | BOLD),
         [ROLE_DIALOG] = PLAIN(0),
     }},
};

static const char *const role_names[ROLE_COUNT] = {
#define ROLE(id, name) name,
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

const struct theme *theme_get(const char *name)
{
    for (size_t i = 0; i < ARRAY_SIZE(themes); i++)
        if (strcmp(themes[i].name, name) == 0)
            return &themes[i];
    return NULL;
}

const char *theme_name(size_t index)
{
    return index == 0 ? "auto" : index <= ARRAY_SIZE(themes) ? themes[index - 1].name : NULL;
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
    const struct theme *found = theme_get(name);
    if (found) {
        *theme = *found;
        return;
    }
    if (background < 0) {
        *theme = *theme_get("neutral");
        return;
    }
    double light = color_luminance((uint32_t)background);
    *theme = *theme_get(light < half_way ? "dark" : "light");
    if (light <= dark_max || light >= light_min)
        make_transparent(theme);
}

void theme_spare_blue(struct theme *theme)
{
    static const enum role bars[] = {ROLE_SELECTION, ROLE_SELECTION_IDLE, ROLE_HINT,
                                     ROLE_HEADING_FOCUS};
    const struct theme *built_in = theme_get(theme->name), *mono = theme_get("mono");
    const struct style *text = &theme->styles[ROLE_TEXT];
    for (size_t i = 0; i < ARRAY_SIZE(bars); i++) {
        struct style *style = &theme->styles[bars[i]];
        const struct style *own = &built_in->styles[bars[i]];
        bool on_page = style->background == text->background;
        if (style->foreground == own->foreground &&
            (style->background == own->background || on_page))
            *style = (struct style){text->foreground, text->background,
                                    mono->styles[bars[i]].attributes};
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
    while (index < ROLE_COUNT && !str_eq(role, str_from(role_names[index])))
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
