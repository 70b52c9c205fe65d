/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include <string.h>

#include "layout/blocks.h"
#include "layout/font.h"
#include "text/utf8.h"
#include "text/width.h"

/* A text as it shows on so many cells and rows. */
static void check_text(enum blocks_style style, int cells, int rows, const char *text, bool bold,
                       const char *wanted)
{
    struct dots d;
    struct buf b = BUF_INIT;
    dots_init(&d, style, cells, rows);
    dots_draw_text(&d, 0, 0, str_from(text), bold);
    for (int row = 0; row < rows; row++) {
        size_t before = b.n;
        dots_add_row(&b, &d, style, row);
        assert_int_equal(text_width(str_slice(buf_str(&b), before, b.n)), cells);
        buf_add_char(&b, '\n');
    }
    assert_string_equal(buf_c(&b), wanted);
    buf_fini(&b);
    dots_fini(&d);
}

static void test_text(void **state)
{
    check_text(BLOCKS_HALVES, 12, 6, "Ag", false,
               "            \n"
               "▄▀▀▀▄       \n"
               "█▄▄▄█ ▄▀▀▀█ \n"
               "█   █ █   █ \n"
               "▀   ▀  ▀▀▀█ \n"
               "       ▀▀▀  \n");
    check_text(BLOCKS_QUADRANTS, 6, 6, "Ag", false,
               "      \n"
               "▞▀▖   \n"
               "▙▄▌▞▀▌\n"
               "▌ ▌▌ ▌\n"
               "▘ ▘▝▀▌\n"
               "   ▝▀ \n");
    check_text(BLOCKS_DOTS, 6, 3, "Äg", false,
               "⡨⠬⡀   \n"
               "⡗⠒⡇⡎⠉⡇\n"
               "⠁ ⠁⠨⠭⠃\n");
    /* A character that the font does not have is a box of its width. */
    check_text(BLOCKS_HALVES, 18, 6, "中\u2603", false,
               "                  \n"
               "█▀▀▀▀▀▀▀▀▀█ █▀▀▀█ \n"
               "█         █ █   █ \n"
               "█         █ █   █ \n"
               "▀▀▀▀▀▀▀▀▀▀▀ ▀▀▀▀▀ \n"
               "                  \n");
}

static void test_encoding(void **state)
{
    /* Every pattern of a braille cell has a character of its own, by the Unicode numbering. */
    static const int place[8][2] = {{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {1, 2}, {0, 3}, {1, 3}};
    for (unsigned pattern = 1; pattern < 256; pattern++) {
        struct dots d;
        struct buf b = BUF_INIT;
        dots_init(&d, BLOCKS_DOTS, 1, 1);
        for (int i = 0; i < 8; i++) {
            if (pattern >> i & 1) {
                dots_set(&d, place[i][0], place[i][1]);
            }
        }
        dots_add_row(&b, &d, BLOCKS_DOTS, 0);
        size_t at = 0;
        assert_int_equal(utf8_next(buf_str(&b), &at), 0x2800 + pattern);
        buf_fini(&b);
        dots_fini(&d);
    }
}

static void test_font(void **state)
{
    struct glyph glyphs[128];
    for (uint32_t c = ' '; c < 0x7f; c++) {
        assert_true(font_glyph(c, &glyphs[c]));
        for (uint32_t before = ' '; before < c; before++) {
            assert_memory_not_equal(&glyphs[before], &glyphs[c], sizeof glyphs[c]);
        }
        for (int row = 0; row < FONT_HEIGHT; row++) {
            assert_true(glyphs[c].rows[row] < 1 << FONT_WIDTH);
        }
    }
    /* Latin 1 has all its letters, and an accent changes its letter and nothing else. */
    for (uint32_t c = 0xc0; c <= 0xff; c++) {
        struct glyph glyph;
        bool missing = c == 0xd0 || c == 0xd7 || c == 0xde || c == 0xf0 || c == 0xf7 || c == 0xfe;
        assert_int_equal(font_glyph(c, &glyph), !missing);
    }
    struct glyph accented;
    assert_true(font_glyph(0xe9, &accented));
    assert_memory_equal(accented.rows + 4, glyphs['e'].rows + 4, FONT_HEIGHT - 4);
    assert_memory_not_equal(accented.rows, glyphs['e'].rows, 4);
    assert_false(font_glyph(0x4e2d, &accented));
    assert_false(font_glyph(0, &accented));
}

static void test_edges(void **state)
{
    struct dots d;
    dots_init(&d, BLOCKS_DOTS, 0, -3);
    assert_int_equal(d.width, 2);
    assert_int_equal(d.height, 4);
    assert_int_equal(dots_draw_text(&d, -20, -5, STR("goose 中 goose"), true), -20 + 14 * 6);
    dots_set(&d, 2, 0);
    dots_set(&d, 0, -1);
    assert_false(dots_get(&d, 2, 0) || dots_get(&d, -1, 0) || dots_get(&d, 0, 4));
    dots_set(&d, 1, 3);
    assert_true(dots_get(&d, 1, 3));
    dots_clear(&d);
    assert_false(dots_get(&d, 1, 3));
    dots_fini(&d);

    assert_int_equal(blocks_columns(BLOCKS_DOTS, 80), 26);
    assert_int_equal(blocks_columns(BLOCKS_HALVES, 80), 13);
    assert_int_equal(blocks_lines(BLOCKS_DOTS, 24), 8);
    assert_int_equal(blocks_lines(BLOCKS_QUADRANTS, 24), 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_encoding),
        cmocka_unit_test(test_font),
        cmocka_unit_test(test_edges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
