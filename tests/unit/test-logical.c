/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever a row shows, a terminal that reorders rows shows the same. */
#include "unit.h"

#include <fribidi.h>
#include <string.h>

#include "text/utf8.h"
#include "tui/draw/logical.h"

enum { WIDTH = 60, ROWS = 20000 };

static const struct style plain = {COLOR_DEFAULT, COLOR_DEFAULT, 0};

/* As displayed, from left to right. */
static const char *const rows[] = {
    "\u258c\u25cf םולש  Source  12:30",
    "\u258c\u25cf םולש 12 םולש  BBC  3 Oct",
    "  םולש  ןולא   12:30",
    "  םולש (ןולא)  12:30 \u2605",
    " 12 \u2502 (ןולא) םולש  12:30",
    " ןולא 12% םולש   -5%  x",
    " ﻡﻼﺳ 12% 3:45 ﻡﻼﺳ   +7",
    " ﻡﻼﺳ \u2502 םולש \u2502 ﻡﻼﺳ 1,000.5",
    " ןולא \u65b0\u805e \U0001f600 םולש \U0001f600 ןולא  5",
    " «ןולא» [ןולא] {ןולא} <ןולא>",
    "Search: ןולא",
    " ש ש\u05b0ש 1",
    "English (only) 12",
};

static void add_chars(FriBidiChar *chars, FriBidiStrIndex *n, struct surface *s, int y)
{
    for (int x = 0; x < s->width; x++) {
        const struct cell *c = surface_cell(s, x, y);
        size_t at = 0;
        struct str text = str_from(surface_cell_text(s, c));
        if (c->width > 0)
            chars[(*n)++] = text.n > 0 ? utf8_next(text, &at) : ' ';
    }
}

/* The row as the terminal reorders it. */
static void shown(struct buf *b, struct surface *s, int y)
{
    FriBidiChar chars[WIDTH];
    FriBidiCharType types[WIDTH];
    FriBidiBracketType brackets[WIDTH];
    FriBidiLevel levels[WIDTH];
    FriBidiStrIndex n = 0;
    FriBidiParType base = FRIBIDI_PAR_ON;
    add_chars(chars, &n, s, y);
    fribidi_get_bidi_types(chars, n, types);
    fribidi_get_bracket_types(chars, n, types, brackets);
    assert_true(fribidi_get_par_embedding_levels_ex(types, brackets, n, &base, levels) > 0);
    fribidi_shape_mirroring(levels, n, chars);
    assert_true(fribidi_reorder_line(0, types, n, 0, base, levels, chars, NULL) > 0);
    for (FriBidiStrIndex i = 0; i < n; i++)
        utf8_add(b, chars[i] == 0x2800 ? ' ' : chars[i]);
}

static void displayed(struct buf *b, struct surface *s, int y)
{
    FriBidiChar chars[WIDTH];
    FriBidiStrIndex n = 0;
    add_chars(chars, &n, s, y);
    for (FriBidiStrIndex i = 0; i < n; i++)
        utf8_add(b, chars[i]);
}

static void assert_kept(struct surface *s, struct str row)
{
    AUTO(buf) want = BUF_INIT, got = BUF_INIT;
    struct logical l = {0};
    surface_clear(s, plain);
    surface_text(s, 0, 0, row, plain);
    displayed(&want, s, 0);
    logical_order(&l, s);
    shown(&got, s, 0);
    assert_string_equal(buf_c(&got), buf_c(&want));
    logical_fini(&l);
}

static void test_rows(void **state)
{
    struct surface s;
    surface_init(&s, WIDTH, 1);
    for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
        assert_kept(&s, str_from(rows[i]));
    surface_fini(&s);
}

/* Words of all kinds in any order, with punctuation at any place. */
static void test_random_rows(void **state)
{
    static const char *const words[] = {"abc",   "ןול",    "שא",     "ﻡﻼﺳ",    "12", "1,5",
                                        "12:30", "\u2502", "\u2605", "\u65b0", "7%", "\u2026"};
    static const char *const marks[] = {"", "", "", ".", "!", ":", "\"", "-", "\u201d"};
    struct surface s;
    uint32_t seed = 1;
    surface_init(&s, WIDTH, 1);
    for (int i = 0; i < ROWS; i++) {
        AUTO(buf) row = BUF_INIT;
        for (int k = 0; k < 8; k++) {
            seed = seed * 1664525u + 1013904223u;
            buf_printf(&row, " %s%s", words[(seed >> 8) % ARRAY_SIZE(words)],
                       marks[(seed >> 20) % ARRAY_SIZE(marks)]);
        }
        assert_kept(&s, buf_str(&row));
    }
    surface_fini(&s);
}

static void test_cursor_and_double_rows(void **state)
{
    struct surface s;
    struct logical l = {0};
    assert_int_equal(logical_painted(&l, 3, 1), 3);
    surface_init(&s, 12, 2);
    surface_text(&s, 0, 0, STR(" אב:"), plain);
    surface_text(&s, 0, 1, STR(" אב x ג"), plain);
    surface_set_row_size(&s, 1, ROW_DOUBLE_TOP);
    s.cursor_x = 1;
    logical_order(&l, &s);
    assert_int_equal(s.cursor_x, 2);
    assert_int_equal(logical_painted(&l, 2, 0), 1);
    assert_int_equal(logical_painted(&l, 7, 0), 7);
    assert_int_equal(logical_painted(&l, 12, 0), 12);
    assert_string_equal(surface_cell_text(&s, surface_cell(&s, 1, 1)), "ב");
    logical_fini(&l);
    surface_fini(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_random_rows),
        cmocka_unit_test(test_cursor_and_double_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
