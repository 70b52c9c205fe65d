/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves and changes of style by the shortest sequence, and rows that can be moved. */
#include "tests/unit/unit.h"

#include <string.h>

#include "term/pen.h"
#include "term/sgr.h"
#include "term/shift.h"

static const struct description able = {
    .colors = 256, .ends_attributes = true, .moves_in_line = true};

static void test_moves(void **state)
{
    static const struct {
        int x, y, to_x, to_y;
        const char *sent;
    } cases[] = {
        {3, 3, 3, 3, ""},
        {-1, -1, 0, 0, "\033[H"},
        {-1, -1, 0, 4, "\033[5H"},
        {-1, -1, 9, 0, "\033[1;10H"},
        {9, 0, 8, 0, "\b"},
        {9, 0, 0, 0, "\r"},
        {9, 0, 10, 0, "\033[C"},
        {9, 0, 14, 0, "\033[5C"},
        {90, 0, 85, 0, "\033[5D"},
        {90, 0, 5, 0, "\033[6G"},
        {9, 3, 9, 4, "\n"},
        {9, 3, 0, 4, "\r\n"},
        {9, 3, 8, 5, "\n\n\b"},
        {-1, 3, 0, 4, "\r\n"},
        {-1, 3, 40, 4, "\n\033[41G"},
        {19, 13, 19, 12, "\033[A"},
        {9, 30, 8, 25, "\033[5A\b"},
        {9, 3, 0, 2, "\033[3H"},
        {9, 3, 9, 13, "\033[10B"},
        {9, 3, 0, 30, "\033[31H"},
    };
    AUTO(buf) b = BUF_INIT;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct pen p = {.description = &able, .x = cases[i].x, .y = cases[i].y, .edge = -1};
        buf_clear(&b);
        assert_int_equal(pen_cost_of_move(&p, cases[i].to_x, cases[i].to_y), strlen(cases[i].sent));
        pen_move(&p, cases[i].to_x, cases[i].to_y, &b);
        assert_string_equal(buf_c(&b), cases[i].sent);
        assert_int_equal(p.x, cases[i].to_x);
    }
    struct pen p = {.description = &able, .absolute = true, .x = 9, .y = 3};
    buf_clear(&b);
    pen_move(&p, 9, 4, &b);
    assert_string_equal(buf_c(&b), "\033[5;10H");
    /* The column is kept in or behind the last one, and unknown after a wide character there. */
    p = (struct pen){.description = &able, .x = 70, .y = 3};
    pen_advance(&p, 80, 80, true);
    buf_clear(&b);
    pen_move(&p, 79, 4, &b);
    assert_string_equal(buf_c(&b), "\n");
    pen_advance(&p, 80, 80, false);
    buf_clear(&b);
    pen_move(&p, 79, 5, &b);
    assert_string_equal(buf_c(&b), "\n\033[80G");
}

/* Tab stops lead to their columns. */
static void test_tabs(void **state)
{
    static const struct {
        int x, y, to_x, to_y;
        const char *sent;
    } cases[] = {
        {90, 3, 36, 4, "\r\n\t"},     {90, 3, 41, 4, "\r\n\t\t"}, {36, 3, 41, 3, "\t"},
        {90, 3, 43, 4, "\n\033[47D"}, {41, 3, 36, 3, "\r\t"},     {34, 3, 36, 3, "\t"},
        {90, 3, 30, 4, "\n\033[60D"}, {-1, 3, 36, 3, "\r\t"},     {35, 3, 36, 4, "\n\t"},
    };
    AUTO(buf) b = BUF_INIT;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct pen p = {.description = &able, .x = cases[i].x, .y = cases[i].y, .edge = -1};
        tabs_add(&p.stops, 41);
        tabs_add(&p.stops, 36);
        buf_clear(&b);
        assert_int_equal(pen_cost_of_move(&p, cases[i].to_x, cases[i].to_y), strlen(cases[i].sent));
        pen_move(&p, cases[i].to_x, cases[i].to_y, &b);
        assert_string_equal(buf_c(&b), cases[i].sent);
    }
    /* New ones are set at the first visit. */
    struct pen p = {.description = &able, .x = 9, .y = 3, .edge = -1};
    struct tabs wanted = {0};
    tabs_add(&wanted, 36);
    buf_clear(&b);
    pen_set_tabs(&p, &wanted, &b);
    pen_move(&p, 36, 4, &b);
    pen_move(&p, 36, 9, &b);
    pen_move(&p, 0, 10, &b);
    pen_move(&p, 36, 11, &b);
    assert_string_equal(buf_c(&b), "\033[3g\n\033[27C\033H\033[5B\r\n\n\t");
    /* There are no stops after a reset, in columns that cannot have one, and beyond a number. */
    buf_clear(&b);
    pen_reset(&p, &b);
    assert_int_equal(tabs_count(&p.stops), 0);
    tabs_add(&p.stops, 0);
    tabs_add(&p.stops, TABS_COLUMNS);
    assert_int_equal(tabs_count(&p.stops), 0);
    for (int x = 1; x < 2 * TABS_MAX; x++)
        tabs_add(&p.stops, x);
    assert_int_equal(tabs_count(&p.stops), TABS_MAX);
    buf_clear(&b);
    tabs_restore(24, &b);
    assert_string_equal(buf_c(&b), "\033[3g\r\033[8C\033H\033[8C\033H");
}

static void test_styles(void **state)
{
    enum { B = ATTRIBUTE_BOLD, D = ATTRIBUTE_DIM, U = ATTRIBUTE_UNDERLINE, S = ATTRIBUTE_STRUCK };
    static const struct {
        struct style from, to;
        const char *sent, *without_ends;
    } cases[] = {
        {{-1, -1, 0}, {-1, -1, 0}, "", ""},
        {{-1, -1, 0}, {243, -1, 0}, "\033[38;5;243m", "\033[38;5;243m"},
        {{243, -1, B}, {-1, -1, 0}, "\033[m", "\033[m"},
        {{243, -1, B}, {243, -1, 0}, "\033[22m", "\033[;38;5;243m"},
        {{243, 25, 0}, {243, -1, 0}, "\033[49m", "\033[;38;5;243m"},
        {{1, -1, 0}, {9, 12, U}, "\033[4;91;104m", "\033[4;91;104m"},
        {{243, -1, B | U}, {243, -1, D | U}, "\033[22;2m", "\033[;2;4;38;5;243m"},
        {{243, 25, B | D}, {243, 25, B}, "\033[22;1m", "\033[;1;38;5;243;48;5;25m"},
        {{243, 25, S}, {243, 25, U}, "\033[4;29m", "\033[;4;38;5;243;48;5;25m"},
        {{-1, -1, 0}, {COLOR_RGB | 0x010203, -1, 0}, "\033[38;2;1;2;3m", "\033[38;2;1;2;3m"},
    };
    AUTO(buf) b = BUF_INIT;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        for (int ends = 0; ends < 2; ends++) {
            struct sequence s = sgr_change(&cases[i].from, &cases[i].to, ends);
            buf_clear(&b);
            sequence_send(&s, &b);
            assert_string_equal(buf_c(&b), ends ? cases[i].sent : cases[i].without_ends);
        }
    }
}

/* Rows as letters; each costs as many bytes as the test says. */
static bool find(const char *shown, const char *wanted, size_t bytes, struct scroll *out)
{
    struct scroll_row rows[16];
    int n = 0;
    for (; shown[n]; n++)
        rows[n] = (struct scroll_row){(uint64_t)shown[n], (uint64_t)wanted[n], bytes};
    return scroll_find(rows, n, 32, out);
}

static void test_scroll(void **state)
{
    static const struct {
        const char *shown, *wanted;
        struct scroll scroll; /* bottom 0: none */
    } cases[] = {
        {"Habcdeft", "Hbcdefgt", {1, 7, 1}}, {"Habcdeft", "Hxabcdet", {1, 7, -1}},
        {"Habcdeft", "Hdefxyzt", {1, 7, 3}}, {"Habcdeft", "Habcdeft", {0, 0, 0}},
        {"Habcdeft", "Huvwxyzt", {0, 0, 0}}, {"Habcdeft", "Habcdxft", {0, 0, 0}},
        {"abcdef", "acdeff", {1, 6, 1}},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct scroll s = {0};
        assert_int_equal(find(cases[i].shown, cases[i].wanted, 60, &s), cases[i].scroll.bottom > 0);
        assert_int_equal(s.top, cases[i].scroll.top);
        assert_int_equal(s.bottom, cases[i].scroll.bottom);
        assert_int_equal(s.by, cases[i].scroll.by);
    }
    struct scroll s;
    assert_false(find("Habcdeft", "Hbcdefgt", 2, &s)); /* not worth the sequence */
}

/* Rows of the whole width, and within margins; the cursor is at the top left afterwards. */
static void test_scrolling(void **state)
{
    static const struct {
        bool margins;
        int by;
        const char *sent, *by_lines;
    } cases[] = {
        {false, 2, "\033[3;7r\033[2S\033[r", "\033[3;7r\033[3;5H\033[2M\033[r"},
        {false, -1, "\033[3;7r\033[1T\033[r", "\033[3;7r\033[3;5H\033[1L\033[r"},
        {true, 2, "\033[?69h\033[5;9s\033[3;7r\033[2S\033[r\033[?69l",
         "\033[?69h\033[5;9s\033[3;7r\033[3;5H\033[2M\033[r\033[?69l"},
    };
    for (size_t i = 0; i < 2 * ARRAY_SIZE(cases); i++) {
        struct description d = able;
        struct pen p = {.description = &d, .x = 9, .y = 3, .style = {-1, -1, 0}};
        AUTO(buf) b = BUF_INIT;
        d.scrolls_by_lines = i % 2;
        pen_scroll(&p, (struct rect){4, 2, 5, 5}, cases[i / 2].margins, cases[i / 2].by, &b);
        assert_string_equal(buf_c(&b), i % 2 ? cases[i / 2].by_lines : cases[i / 2].sent);
        assert_int_equal(p.x, 0);
        assert_int_equal(p.y, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_moves),     cmocka_unit_test(test_tabs),
        cmocka_unit_test(test_styles),    cmocka_unit_test(test_scroll),
        cmocka_unit_test(test_scrolling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
