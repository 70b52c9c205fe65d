/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wrapping of plain text. */
#include "tests/unit/unit.h"

#include "tui/draw/wrap.h"

static void test_rows(void **state)
{
    static const struct {
        const char *text;
        int width;
        const char *wanted;
    } cases[] = {
        {"", 5, "|"},
        {"one two", 7, "one two|"},
        {"one two", 6, "one|two|"},
        {"one two three", 7, "one two|three|"},
        {"one   two", 4, "one|two|"},
        {"overlong", 5, "overl|ong|"},
        {"状态行；标题列", 6, "状态|行；标|题列|"}, /* no mark begins a row */
        {"看《帮助》", 5, "看|《帮|助》|"},
        {"字", 1, "字|"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct str rest = str_from(cases[i].text);
        AUTO(buf) rows = BUF_INIT;
        do {
            buf_add(&rows, wrap_next_row(&rest, cases[i].width));
            buf_add_char(&rows, '|');
        } while (rest.n > 0);
        assert_string_equal(buf_c(&rows), cases[i].wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
