/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit.h"

#include "config/theme.h"

static bool same(struct style a, struct style b)
{
    return a.foreground == b.foreground && a.background == b.background &&
           a.attributes == b.attributes;
}

/* What tells things apart does so in every theme. */
static void test_roles_differ(void **state)
{
    for (size_t i = 0; theme_name(i); i++) {
        const struct style *styles = theme_get(theme_name(i))->styles;
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
    assert_null(theme_get("no such theme"));
}

static void test_mono_has_no_color(void **state)
{
    const struct theme *mono = theme_get("mono");
    for (size_t r = 0; r < ROLE_COUNT; r++) {
        assert_int_equal(mono->styles[r].foreground, COLOR_DEFAULT);
        assert_int_equal(mono->styles[r].background, COLOR_DEFAULT);
    }
}

static void test_set_color(void **state)
{
    struct theme theme = *theme_get("dark");
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
        cmocka_unit_test(test_set_color),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
