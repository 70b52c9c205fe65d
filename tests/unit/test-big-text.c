/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include "term/big-text.h"

static const struct style plain = {COLOR_DEFAULT, COLOR_DEFAULT, 0};

static void frame(struct big_text *b, const struct surface *s, const bool *touched,
                  const char *before, const char *after)
{
    AUTO(buf) out = BUF_INIT;
    big_text_before(b, s, touched, &out);
    assert_string_equal(buf_c(&out), before);
    buf_clear(&out);
    big_text_after(b, s, &out);
    assert_string_equal(buf_c(&out), after);
}

static void test_double_lines(void **state)
{
    struct surface s;
    struct big_text b = {0};
    bool touched[6] = {false};
    surface_init(&s, 20, 6);
    surface_set_row_size(&s, 2, ROW_DOUBLE_TOP);
    surface_set_row_size(&s, 3, ROW_DOUBLE_BOTTOM);
    surface_set_row_size(&s, 6, ROW_DOUBLE_TOP); /* outside */
    frame(&b, &s, touched, "", "\0337\033[0m\033[3;1H\033#3\033[4;1H\033#4\0338");
    frame(&b, &s, touched, "", "");
    /* Rows that change stay double, and are emptied. */
    touched[3] = true;
    assert_true(big_text_clears(&b, &s, touched, 3));
    assert_false(big_text_clears(&b, &s, touched, 2));
    frame(&b, &s, touched, "\0337\033[0m\033[4;1H\033[2K\0338", "");
    touched[3] = false;
    /* Rows turn single before their new text comes, and double after it. */
    surface_clear(&s, plain);
    surface_set_row_size(&s, 4, ROW_DOUBLE_TOP);
    surface_set_row_size(&s, 5, ROW_DOUBLE_BOTTOM);
    frame(&b, &s, touched, "\0337\033[0m\033[3;1H\033#5\033[2K\033[4;1H\033#5\033[2K\0338",
          "\0337\033[0m\033[5;1H\033#3\033[6;1H\033#4\0338");
    AUTO(buf) out = BUF_INIT;
    /* Rows may have moved: every one is made single, and none where none was double. */
    assert_true(big_text_has_double(&b));
    big_text_clear(&b, 2, &out);
    assert_string_equal(buf_c(&out), "\0337\033[0m\033[1;1H\033#5\033[2;1H\033#5\0338");
    assert_false(big_text_has_double(&b));
    buf_clear(&out);
    big_text_clear(&b, 2, &out);
    assert_int_equal(out.n, 0);
    big_text_fini(&b);
    surface_fini(&s);
}

static void test_runs(void **state)
{
    struct surface s;
    struct big_text b = {0};
    bool touched[6] = {false};
    struct big_run run = {
        .x = 2, .y = 1, .cells = 4, .scale = 2, .style = {1, COLOR_RGB | 0x010203, ATTRIBUTE_BOLD}};
    const char *drawn = "\0337\033[0m\033[2;3H\033[4X\033[3;3H\033[4X"
                        "\033[2;3H\033[;1;31;48;2;1;2;3m\033]66;s=2;ab\033\\"
                        "\033[0m\0338";
    const char *erased = "\0337\033[0m\033[2;3H\033[4X\033[3;3H\033[4X\0338";
    surface_init(&s, 20, 6);
    surface_add_run(&s, &run, STR("ab"));
    assert_string_equal(surface_cell(&s, 5, 2)->text, "\xc2\xa0");
    assert_string_equal(surface_cell(&s, 6, 2)->text, "");
    frame(&b, &s, touched, "", drawn);
    assert_true(b.redraws);
    frame(&b, &s, touched, "", "");
    assert_false(b.redraws);
    /* A row beneath changes: the run is erased first and drawn again. */
    touched[2] = true;
    frame(&b, &s, touched, erased, drawn);
    touched[2] = false;
    surface_clear(&s, plain);
    frame(&b, &s, touched, erased, "");
    assert_true(b.redraws);
    /* A style is told once for runs that follow each other in it. */
    AUTO(buf) both = BUF_INIT;
    surface_add_run(&s, &run, STR("ab"));
    run.x = 6;
    surface_add_run(&s, &run, STR("cd"));
    big_text_after(&b, &s, &both);
    assert_int_not_equal(str_find(buf_str(&both), STR("ab\033\\\033[2;7H\033]66;s=2;cd"), 0),
                         SIZE_MAX);
    surface_clear(&s, plain);
    /* A run that would leave the screen is left out. */
    run.x = 17;
    surface_add_run(&s, &run, STR("ab"));
    assert_int_equal(s.runs.n, 0);
    big_text_fini(&b);
    surface_fini(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_double_lines),
        cmocka_unit_test(test_runs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
