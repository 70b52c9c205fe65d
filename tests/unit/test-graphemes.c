/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include <locale.h>

#include "term/graphemes.h"
#include "text/width.h"

static const struct style plain = {COLOR_DEFAULT, COLOR_DEFAULT, 0};
static const struct style bold = {COLOR_DEFAULT, COLOR_DEFAULT, ATTRIBUTE_BOLD};

static struct style look(void *context, struct style style)
{
    return style;
}

static void test_special(void **state)
{
    static const struct {
        const char *cluster;
        bool apart, side_by_side; /* special, by what is known of the terminal */
    } cases[] = {
        {"a", false, false},
        {"雁", false, false},
        {"é", false, false},
        {"e\u0301", true, false},
        {"─", false, false},
        {"é\u0301\u0302\u0303\u0304", true, false},
        {"é\u0301\u0302\u0303\u0304\u0305", true, true}, /* more than curses has room for */
        {"หน", false, false},
        {"กี่", true, false},
        {"น้ำ", true, false},
        {"की", true, false},
        {"🇨🇭", true, false},
        {"\u1000\u103c\u1031", true, false},
        {"👩\u200d🚀", true, true}, /* two cells here, four by its characters */
        {"❤\ufe0f", true, true},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct surface s;
        surface_init(&s, 4, 1);
        surface_text(&s, 0, 0, str_from(cases[i].cluster), plain);
        const struct cell *c = surface_cell(&s, 0, 0);
        if (grapheme_is_special(&s, c, false) != cases[i].apart ||
            grapheme_is_special(&s, c, true) != cases[i].side_by_side) {
            fail_msg("%s", cases[i].cluster);
        }
        surface_fini(&s);
    }
}

static void frame(const struct surface *s, const bool *touched, const char *sent)
{
    struct buf out = BUF_INIT;
    int ends[3];
    for (int y = 0; y < 3; y++) {
        ends[y] = graphemes_end(s, y, true);
    }
    graphemes_after(s, ends, touched, true, look, NULL, &out);
    assert_string_equal(buf_c(&out), sent);
    buf_fini(&out);
}

static void test_rows(void **state)
{
    struct surface s;
    bool all[3] = {true, true, true}, none[3] = {false};
    surface_init(&s, 12, 3);
    surface_text(&s, 0, 0, STR("雁城 news"), plain);
    surface_text(&s, 0, 1, STR("की น้ำ 🇨🇭"), plain);
    frame(&s, all, ""); /* nothing that curses cannot do */
    surface_text(&s, 1, 2, STR("a 👩\u200d🚀"), plain);
    surface_text(&s, 5, 2, STR("雁b"), bold);
    frame(&s, all, "\0337\033[?7l\033[3;1H\033[0m a 👩\u200d🚀\033[3;6H\033[0;1m雁b\033[?7h\0338");
    frame(&s, none, ""); /* a row that stays */
    assert_int_equal(graphemes_end(&s, 1, true), 0);
    assert_int_equal(graphemes_end(&s, 2, true), 8);
    surface_fini(&s);
}

int main(void)
{
    if (!setlocale(LC_CTYPE, "C.UTF-8")) {
        return 77;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_special),
        cmocka_unit_test(test_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
