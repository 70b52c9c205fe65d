/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit.h"

#include <string.h>

#include "base/color.h"
#include "config/theme.h"
#include "term/palette.h"

static bool same(struct style a, struct style b)
{
    return a.foreground == b.foreground && a.background == b.background &&
           a.attributes == b.attributes;
}

/* Roles that must differ do so in every theme. */
static void test_roles_differ(void **state)
{
    for (size_t i = 0; theme_name(i); i++) {
        struct theme theme;
        theme_load(&theme, theme_name(i), -1);
        const struct style *styles = theme.styles;
        assert_false(same(styles[ROLE_SELECTION], styles[ROLE_TEXT]));
        assert_false(same(styles[ROLE_SELECTION_IDLE], styles[ROLE_TEXT]));
        assert_false(same(styles[ROLE_SELECTION], styles[ROLE_SELECTION_IDLE]));
        assert_false(same(styles[ROLE_UNREAD], styles[ROLE_READ]));
        assert_false(same(styles[ROLE_FOUND], styles[ROLE_ARTICLE]));
        assert_false(same(styles[ROLE_FOUND], styles[ROLE_FOUND_HERE]));
        assert_false(same(styles[ROLE_HEADING], styles[ROLE_HEADING_FOCUS]));
        for (size_t r = 0; r < ROLE_COUNT; r++) { /* a forgotten role would be black on black */
            assert_true(styles[r].foreground != styles[r].background ||
                        styles[r].foreground == COLOR_DEFAULT);
        }
    }
}

static void test_mono_has_no_color(void **state)
{
    struct theme mono;
    theme_load(&mono, "mono", -1);
    for (size_t r = 0; r < ROLE_COUNT; r++) {
        assert_int_equal(mono.styles[r].foreground, COLOR_DEFAULT);
        assert_int_equal(mono.styles[r].background, COLOR_DEFAULT);
    }
}

/* A colour of the palette, or the background that the theme is taken to stand on. */
static uint32_t rgb_of(int32_t color, uint32_t own)
{
    return color == COLOR_DEFAULT ? own
           : color & COLOR_RGB    ? (uint32_t)color & 0xffffff
                                  : palette_rgb(color);
}

static double least_of(enum role role, double text)
{
    switch (role) {
    case ROLE_BORDER:
    case ROLE_BORDER_FOCUS:
    case ROLE_FADED: /* what is not being read, at the reader's wish */
        return text < 7 ? 3 : text;
    default:
        return text;
    }
}

static void check_contrast(const struct theme *theme, uint32_t page, double text)
{
    uint32_t ink = color_luminance(page) > 0.179 ? 0x000000 : 0xffffff;
    for (size_t r = 0; r < ROLE_COUNT; r++) {
        const struct style *s = &theme->styles[r];
        uint32_t front = rgb_of(s->foreground, ink);
        double contrast = color_contrast(front, rgb_of(s->background, page));
        if (contrast < least_of((enum role)r, text)) {
            print_error("%s: role %zu has %.2f\n", theme->name, r, contrast);
            fail();
        }
    }
}

/* WCAG 2.1: 4.5 for text (1.4.3), 7 where more is wanted (1.4.6), 3 for what is no text (1.4.11).
 */
static void test_contrast(void **state)
{
    assert_float_equal(color_contrast(0xffffff, 0x000000), 21, 0.001);
    assert_float_equal(color_contrast(0x767676, 0xffffff), 4.54, 0.01);
    assert_float_equal(color_contrast(0xff0000, 0xffffff), 4.00, 0.01);
    static const char *const names[] = {"dark", "light", "sepia", "high-contrast"};
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        struct theme theme;
        theme_load(&theme, names[i], -1);
        assert_int_not_equal(theme.styles[ROLE_TEXT].background, COLOR_DEFAULT);
        check_contrast(&theme, 0, strcmp(names[i], "high-contrast") == 0 ? 7 : 4.5);
    }
}

/* Every grey and the colours of well-known terminal themes as the terminal's background. */
static void test_auto_suits_the_background(void **state)
{
    static const int32_t known[] = {0x300a24, 0x1e1e2e, 0x282828, 0x2e3440, 0x002b36, 0x1d1f21,
                                    0xfdf6e3, 0xfbf1c7, 0xffffdd, 0xf5f5f5, 0x0000aa, 0x808000};
    struct theme theme;
    for (size_t i = 0; i < 256 + ARRAY_SIZE(known); i++) {
        int32_t background = i < 256 ? (int32_t)(i << 16 | i << 8 | i) : known[i - 256];
        theme_load(&theme, "auto", background);
        check_contrast(&theme, (uint32_t)background, 4.5);
    }
    theme_load(&theme, "auto", 0xffffff);
    assert_string_equal(theme.name, "light");
    assert_int_equal(theme.styles[ROLE_TEXT].background, COLOR_DEFAULT);
    theme_load(&theme, "auto", 0x808080); /* nothing is readable on it but what brings its own */
    assert_int_not_equal(theme.styles[ROLE_TEXT].background, COLOR_DEFAULT);
    theme_load(&theme, "auto", -1);
    assert_string_equal(theme.name, "neutral");
}

static int number_of(int32_t color)
{
    return color == COLOR_DEFAULT ? -1 : palette_nearest(rgb_of(color, 0));
}

/* A role as a terminal of so many colours shows it. */
static struct style shown(const struct theme *theme, enum role role, int n_colors)
{
    struct style style = theme->styles[role];
    if (n_colors < 256) {
        struct color_pair few = palette_reduce(
            (struct color_pair){number_of(style.foreground), number_of(style.background)},
            n_colors);
        style.foreground = few.foreground < 0 ? COLOR_DEFAULT : few.foreground;
        style.background = few.background < 0 ? COLOR_DEFAULT : few.background;
    }
    return style;
}

/* What brings its own ground has 4.5; what stands on the terminal's has that on black and on white
 * (of 4.58 that there can be on both), and 3 near them. With few colours the text there is the
 * terminal's own. */
static void check_neutral(uint32_t ground, int n_colors)
{
    double bar = ground == 0x000000 || ground == 0xffffff ? 4.5 : 3;
    struct theme theme;
    theme_load(&theme, "auto", -1);
    uint32_t ink = color_luminance(ground) > 0.179 ? 0x000000 : 0xffffff;
    for (size_t r = 0; r < ROLE_COUNT; r++) {
        struct style s = shown(&theme, (enum role)r, n_colors);
        bool own = s.background != COLOR_DEFAULT;
        assert_true(own ? s.foreground != COLOR_DEFAULT
                        : n_colors == 256 || s.foreground == COLOR_DEFAULT);
        double contrast = color_contrast(rgb_of(s.foreground, ink), rgb_of(s.background, ground));
        if (contrast < (own ? 4.5 : bar)) {
            print_error("role %zu has %.2f on #%06x with %d colours\n", r, contrast,
                        (unsigned)ground, n_colors);
            fail();
        }
    }
}

/* With few colours, and with 256 or all of them, which are the same then. */
static void test_neutral_suits_black_and_white(void **state)
{
    static const uint32_t near[] = {0x002b36, 0x300a24, 0x1e1e2e, 0x282828, 0x1d1f21,
                                    0xfdf6e3, 0xfbf1c7, 0xffffdd, 0xf5f5f5, 0xeeeeee};
    static const int n_colors[] = {8, 16, 256};
    for (size_t n = 0; n < ARRAY_SIZE(n_colors); n++) {
        for (size_t i = 0; i < ARRAY_SIZE(near); i++)
            check_neutral(near[i], n_colors[n]);
        for (uint32_t grey = 0; grey < 256; grey += grey == 0x2c ? 0xd2 - 0x2c : 1)
            check_neutral(grey << 16 | grey << 8 | grey, n_colors[n]);
    }
}

/* Roles that must differ do so with 8 colours as well. */
static void test_neutral_differs_with_few_colors(void **state)
{
    static const enum role pairs[][2] = {
        {ROLE_SELECTION, ROLE_TEXT},
        {ROLE_SELECTION_IDLE, ROLE_TEXT},
        {ROLE_SELECTION, ROLE_UNREAD},
        {ROLE_SELECTION, ROLE_SELECTION_IDLE},
        {ROLE_UNREAD, ROLE_READ},
        {ROLE_FOUND, ROLE_ARTICLE},
        {ROLE_FOUND, ROLE_FOUND_HERE},
        {ROLE_HEADING, ROLE_HEADING_FOCUS},
        {ROLE_LINK, ROLE_ARTICLE},
        {ROLE_ARTICLE_TITLE, ROLE_ARTICLE},
        {ROLE_QUOTE, ROLE_ARTICLE},
        {ROLE_HINT, ROLE_ARTICLE},
        {ROLE_ARTICLE_HEADING, ROLE_ARTICLE},
        {ROLE_WARNING, ROLE_NOTICE},
        {ROLE_STATUS_KEY, ROLE_STATUS},
    };
    struct theme theme;
    theme_load(&theme, "neutral", -1);
    for (size_t i = 0; i < ARRAY_SIZE(pairs); i++)
        assert_false(same(shown(&theme, pairs[i][0], 8), shown(&theme, pairs[i][1], 8)));
}

/* With 8 and with 16 colours. */
static void test_few_colors_stay_readable(void **state)
{
    for (size_t i = 0; theme_name(i); i++) {
        struct theme theme;
        theme_load(&theme, theme_name(i), -1);
        for (size_t r = 0; r < ROLE_COUNT * 2; r++) {
            int n_colors = r % 2 ? 8 : 16;
            struct style few = shown(&theme, (enum role)(r / 2), n_colors);
            assert_true(few.foreground < n_colors && few.background < n_colors);
            if (few.foreground != COLOR_DEFAULT &&
                color_contrast(rgb_of(few.foreground, 0), rgb_of(few.background, 0)) < 4.5) {
                print_error("%s: role %zu is %d on %d of %d\n", theme.name, r / 2, few.foreground,
                            few.background, n_colors);
                fail();
            }
        }
    }
    assert_false(palette_may_be_bold((struct color_pair){0, 7}));
    assert_true(palette_may_be_bold((struct color_pair){7, 0}));
    assert_true(palette_may_be_bold((struct color_pair){-1, -1}));
    assert_int_equal(palette_reduce((struct color_pair){231, 24}, 8).background, 4);
    assert_int_equal(palette_reduce((struct color_pair){243, -1}, 8).foreground, -1);
    assert_int_equal(palette_reduce((struct color_pair){243, 16}, 8).foreground, 7);
    assert_int_equal(palette_reduce((struct color_pair){231, 243}, 8).background, 7);
    assert_int_equal(palette_reduce((struct color_pair){231, 243}, 8).foreground, 0);
}

/* A bar that the user coloured stays; others turn reverse or underlined. */
static void test_bars_without_blue(void **state)
{
    struct theme theme;
    for (size_t i = 1; theme_name(i); i++) {
        theme_load(&theme, theme_name(i), -1);
        theme_spare_blue(&theme);
        const struct style *styles = theme.styles;
        assert_int_equal(styles[ROLE_SELECTION].foreground, styles[ROLE_TEXT].foreground);
        assert_int_equal(styles[ROLE_SELECTION].background, styles[ROLE_TEXT].background);
        assert_true(styles[ROLE_SELECTION].attributes & ATTRIBUTE_REVERSE);
        assert_int_equal(styles[ROLE_SELECTION_IDLE].background, styles[ROLE_TEXT].background);
        assert_true(styles[ROLE_SELECTION_IDLE].attributes & ATTRIBUTE_UNDERLINE);
        assert_true(styles[ROLE_HEADING_FOCUS].attributes & ATTRIBUTE_REVERSE);
    }
    theme_load(&theme, "auto", 0); /* on the terminal's own background */
    theme_spare_blue(&theme);
    assert_true(theme.styles[ROLE_HEADING_FOCUS].attributes & ATTRIBUTE_REVERSE);
    struct error e;
    theme_load(&theme, "dark", -1);
    assert_true(theme_set_color(&theme, STR("selection"), STR("black yellow"), &e));
    theme_spare_blue(&theme);
    assert_int_equal(theme.styles[ROLE_SELECTION].background, 3);
}

static void test_set_color(void **state)
{
    struct theme theme;
    theme_load(&theme, "dark", -1);
    assert_true(
        theme_set_color(&theme, STR("link"), STR("bright-blue  #102030 bold underline"), NULL));
    assert_int_equal(theme.styles[ROLE_LINK].foreground, 12);
    assert_int_equal(theme.styles[ROLE_LINK].background, COLOR_RGB | 0x102030);
    assert_int_equal(theme.styles[ROLE_LINK].attributes, ATTRIBUTE_BOLD | ATTRIBUTE_UNDERLINE);
    assert_true(theme_set_color(&theme, STR("link"), STR("208"), NULL));
    assert_int_equal(theme.styles[ROLE_LINK].foreground, 208);
    assert_int_equal(theme.styles[ROLE_LINK].attributes, 0);
    static const char *const wrong[] = {"256", "-1", "#12345", "#12345g", "blu", "red red red"};
    for (size_t i = 0; i < ARRAY_SIZE(wrong); i++) {
        assert_false(theme_set_color(&theme, STR("link"), str_from(wrong[i]), NULL));
        assert_int_equal(theme.styles[ROLE_LINK].foreground, 208);
    }
    assert_false(theme_set_color(&theme, STR("lnk"), STR("red"), NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_roles_differ),
        cmocka_unit_test(test_mono_has_no_color),
        cmocka_unit_test(test_contrast),
        cmocka_unit_test(test_auto_suits_the_background),
        cmocka_unit_test(test_neutral_suits_black_and_white),
        cmocka_unit_test(test_neutral_differs_with_few_colors),
        cmocka_unit_test(test_few_colors_stay_readable),
        cmocka_unit_test(test_bars_without_blue),
        cmocka_unit_test(test_set_color),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
