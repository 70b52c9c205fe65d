/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include <locale.h>

#include "term/clusters.h"
#include "text/display/width.h"

static const struct style plain = {COLOR_DEFAULT, COLOR_DEFAULT, 0};

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
        {"é\u0301\u0302\u0303\u0304\u0305", true, true}, /* more than are sure to be kept */
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
        if (cluster_is_doubtful(&s, c, false) != cases[i].apart ||
            cluster_is_doubtful(&s, c, true) != cases[i].side_by_side)
            fail_msg("%s", cases[i].cluster);
        surface_fini(&s);
    }
}

/* A locale whose charset has ASCII only. */
static void test_local(void **state)
{
    static const struct {
        const char *text;
        int width;
        const char *sent;
    } cases[] = {
        {"a", 1, "a"},         {"", 1, " "},   {"雁", 2, "? "}, {"e\u0301", 1, "e"},
        {"👩\u200d🚀", 2, "? "}, {"é", 1, "e"},  {"Ệ", 1, "E"},   {"ł", 1, "l"},
        {"’", 1, "'"},         {"“", 1, "\""}, {"—", 1, "-"},   {"…", 1, "."},
        {"я", 1, "?"},         {"…", 2, ". "}, {"한", 2, "? "}, {"\u2800", 1, " "},
    };
    AUTO(buf) b = BUF_INIT;
    setlocale(LC_CTYPE, "C");
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        buf_clear(&b);
        cluster_add_local(&b, cases[i].text, cases[i].width);
        assert_string_equal(buf_c(&b), cases[i].sent);
    }
}

int main(void)
{
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 77;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_special),
        cmocka_unit_test(test_local),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
