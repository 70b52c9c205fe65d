/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include "layout/blocks.h"
#include "layout/font.h"
#include "layout/unifont.h"
#include "text/display/width.h"
#include "text/utf8.h"

/* A text as it shows on so many cells and rows. */
static void check_text(enum blocks_style style, int cells, int rows, const char *text,
                       const char *wanted)
{
    struct dots d;
    AUTO(buf) b = BUF_INIT;
    struct blocks_face face = blocks_own_face(style);
    dots_init(&d, style, cells, rows);
    dots_draw_text(&d, 0, 0, str_from(text), &face);
    for (int row = 0; row < rows; row++) {
        size_t before = b.n;
        dots_add_row(&b, &d, style, row);
        assert_int_equal(text_width(str_slice(buf_str(&b), before, b.n)), cells);
        buf_add_char(&b, '\n');
    }
    assert_string_equal(buf_c(&b), wanted);
    dots_fini(&d);
}

static void test_text(void **state)
{
    check_text(BLOCKS_HALVES, 12, 6, "Ag",
               " ▄▄▄        \n"
               "█   █  ▄▄▄▄ \n"
               "█▀▀▀█ █   █ \n"
               "█   █ ▀▄▄▄█ \n"
               "       ▄▄▄▀ \n"
               "            \n");
    check_text(BLOCKS_QUADRANTS, 6, 6, "Ag",
               "▗▄    \n"
               "▌ ▌▗▄▖\n"
               "▛▀▌▌ ▌\n"
               "▌ ▌▚▄▌\n"
               "   ▗▄▘\n"
               "      \n");
    check_text(BLOCKS_DOTS, 6, 3, "Äg",
               "⡨⠬⡀   \n"
               "⡗⠒⡇⡎⠉⡇\n"
               "⠁ ⠁⠨⠭⠃\n");
    /* A character that the font does not have is a box of its width. */
    check_text(BLOCKS_HALVES, 18, 6, "中\u2603",
               "▄▄▄▄▄▄▄▄▄▄▄ ▄▄▄▄▄ \n"
               "█         █ █   █ \n"
               "█         █ █   █ \n"
               "▀▀▀▀▀▀▀▀▀▀▀ ▀▀▀▀▀ \n"
               "                  \n"
               "                  \n");
}

static void test_encoding(void **state)
{
    /* Every pattern of a braille cell has a character of its own, by the Unicode numbering. */
    static const int place[8][2] = {{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {1, 2}, {0, 3}, {1, 3}};
    for (unsigned pattern = 1; pattern < 256; pattern++) {
        struct dots d;
        AUTO(buf) b = BUF_INIT;
        dots_init(&d, BLOCKS_DOTS, 1, 1);
        for (int i = 0; i < 8; i++)
            if (pattern >> i & 1)
                dots_set(&d, place[i][0], place[i][1]);
        dots_add_row(&b, &d, BLOCKS_DOTS, 0);
        size_t at = 0;
        assert_int_equal(utf8_next(buf_str(&b), &at), 0x2800 + pattern);
        dots_fini(&d);
    }
}

static void test_font(void **state)
{
    struct glyph glyphs[128];
    for (uint32_t c = ' '; c < 0x7f; c++) {
        assert_true(font_glyph(c, &glyphs[c]));
        for (uint32_t before = ' '; before < c; before++)
            assert_memory_not_equal(&glyphs[before], &glyphs[c], sizeof glyphs[c]);
        for (int row = 0; row < FONT_HEIGHT; row++)
            assert_true(glyphs[c].rows[row] < 1 << FONT_WIDTH);
    }
    /* Latin 1 has all its letters, and an accent changes its letter and nothing else. */
    for (uint32_t c = 0xc0; c <= 0xff; c++) {
        struct glyph glyph;
        bool missing = c == 0xd0 || c == 0xde || c == 0xf0 || c == 0xfe;
        assert_int_equal(font_glyph(c, &glyph), !missing);
    }
    struct glyph accented;
    assert_true(font_glyph(0xe9, &accented));
    assert_memory_equal(accented.rows + 4, glyphs['e'].rows + 4, FONT_HEIGHT - 4);
    assert_memory_not_equal(accented.rows, glyphs['e'].rows, 4);
    assert_true(font_glyph(0x25e6, &accented)); /* the last one */
    assert_false(font_glyph(0x4e2d, &accented));
    assert_false(font_glyph(0, &accented));
}

static void test_edges(void **state)
{
    struct dots d;
    dots_init(&d, BLOCKS_DOTS, 0, -3);
    assert_int_equal(d.width, 2);
    assert_int_equal(d.height, 4);
    struct blocks_face face = blocks_own_face(BLOCKS_DOTS);
    assert_int_equal(dots_draw_text(&d, -20, -5, STR("goose 中 goose"), &face), -20 + 14 * 6);
    dots_underline(&d, -20, -5, 400, &face);
    dots_set(&d, 2, 0);
    dots_set(&d, 0, -1);
    assert_false(dots_get(&d, 2, 0) || dots_get(&d, -1, 0) || dots_get(&d, 0, 4));
    dots_set(&d, 1, 3);
    assert_true(dots_get(&d, 1, 3));
    dots_fini(&d);
}

static void test_measures(void **state)
{
    static const struct {
        enum blocks_style style;
        bool tall;
        int cells, rows;
    } cases[] = {
        {BLOCKS_DOTS, false, 3, 3}, {BLOCKS_QUADRANTS, false, 3, 5}, {BLOCKS_HALVES, false, 6, 5},
        {BLOCKS_DOTS, true, 4, 4},  {BLOCKS_QUADRANTS, true, 4, 8},  {BLOCKS_HALVES, true, 8, 8},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct blocks_face face =
            cases[i].tall ? blocks_tall_face(NULL) : blocks_own_face(cases[i].style);
        assert_int_equal(blocks_cells(cases[i].style, &face), cases[i].cells);
        assert_int_equal(blocks_rows(cases[i].style, &face), cases[i].rows);
    }
}

/* Characters in the format of unifont.hex, and things that are none. */
static const char hex[] = "0041:0000000018242442427E424242420000\n"
                          "0301:00000C10000000000000000000000000\n"
                          "0915:00000000FFFF0000000000000000000000000000000000000000000000000000\n"
                          "0940:000000000000000000000000000000000000000000000000FFFF000000000000\n"
                          "0E19:0000FF00000000000000000000000000\n"
                          "0E33:00000000000000000000FF0000000000\n"
                          "4E2D:01000100010001003FF8210821082108210821083FF82108010001000100010\n"
                          "4E2E:01000100010001003FF8210821082108210821083FF821080100010001000100\n"
                          "4E2F\n"
                          "FFFD:zz\n";

static bool find(const struct glyph_source *source, uint32_t c, struct tall_glyph *out)
{
    return unifont_find(str_from(hex), c, out);
}

static void test_unifont(void **state)
{
    struct tall_glyph glyph;
    assert_true(unifont_find(str_from(hex), 'A', &glyph));
    assert_int_equal(glyph.width, 8);
    assert_int_equal(glyph.rows[4], 0x1800);
    assert_true(unifont_find(str_from(hex), 0x4e2e, &glyph));
    assert_int_equal(glyph.width, 16);
    assert_int_equal(glyph.rows[4], 0x3ff8);
    static const uint32_t none[] = {0, '@', 'B', 0x4e2d, 0x4e2f, 0xfffd, 0x10ffff};
    for (size_t i = 0; i < ARRAY_SIZE(none); i++)
        assert_false(unifont_find(str_from(hex), none[i], &glyph));
    /* Cut anywhere, it is searched to the end. */
    for (size_t n = 0; n < sizeof hex; n++)
        assert_int_equal(unifont_find((struct str){hex, n}, 'A', &glyph), n >= 37);
    assert_null(unifont_open("/nonexistent"));
    assert_null(unifont_open("/"));
    assert_null(unifont_source(NULL));
    unifont_close(NULL);
}

/* The whole font that the package brings, where it is installed: every line is found. */
/* All of a cluster: marks over the letter, letters beside it, and a letter that is wider than its
 * cell in half the dots. */
static void test_clusters(void **state)
{
    static const struct glyph_source source = {find};
    static const struct {
        const char *text;
        int top, top_dots, low, low_dots; /* rows with dots, and how many */
    } cases[] = {
        {"\u0915\u0940", 2, 16, 12, 16},
        {"\u0915", 2, 8, 12, 0},
        {"\u0e19\u0e33", 2, 8, 10, 8},
        {"A\ufe0f\u200d", 9, 6, 15, 0},
    };
    struct blocks_face face = blocks_tall_face(&source);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct dots d;
        int top = 0, low = 0;
        dots_init(&d, BLOCKS_DOTS, 16, 4);
        dots_draw_text(&d, 0, 0, str_from(cases[i].text), &face);
        for (int x = 0; x < d.width; x++) {
            top += dots_get(&d, x, cases[i].top);
            low += dots_get(&d, x, cases[i].low);
        }
        if (top != cases[i].top_dots || low != cases[i].low_dots)
            fail_msg("%s: %d and %d dots", cases[i].text, top, low);
        dots_fini(&d);
    }
}

static void test_unifont_file(void **state)
{
    struct unifont *u = unifont_open("/usr/share/unifont/unifont.hex");
    if (!u)
        skip();
    const struct glyph_source *source = unifont_source(u);
    struct tall_glyph glyph;
    int n = 0;
    for (uint32_t c = 0x4e00; c < 0x9fff; c++)
        n += source->find(source, c, &glyph) && glyph.width == 16;
    assert_true(n > 20000);
    unifont_close(u);
}

static void test_tall_text(void **state)
{
    static const struct glyph_source source = {find};
    struct blocks_face face = blocks_tall_face(&source);
    struct dots d;
    AUTO(buf) b = BUF_INIT;
    dots_init(&d, BLOCKS_DOTS, 16, 4);
    assert_int_equal(dots_draw_text(&d, 0, 0, STR("A\xcc\x81\xe4\xb8\xaex"), &face), 32);
    dots_underline(&d, 0, 0, 8, &face);
    for (int row = 0; row < 4; row++) {
        dots_add_row(&b, &d, BLOCKS_DOTS, row);
        buf_add_char(&b, '\n');
    }
    assert_string_equal(buf_c(&b), " ⢀⠤    ⢸    ⡤⠤⠤⡄\n"
                                   "⢀⠎⠱⡀ ⡏⠉⢹⠉⠉⡇ ⡇  ⡇\n"
                                   "⢸⠒⠒⡇ ⡧⠤⢼⠤⠤⡇ ⠧⠤⠤⠇\n"
                                   "⣘⣀⣀⣃   ⢸        \n");
    dots_fini(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),         cmocka_unit_test(test_encoding),
        cmocka_unit_test(test_font),         cmocka_unit_test(test_edges),
        cmocka_unit_test(test_measures),     cmocka_unit_test(test_unifont),
        cmocka_unit_test(test_unifont_file), cmocka_unit_test(test_clusters),
        cmocka_unit_test(test_tall_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
