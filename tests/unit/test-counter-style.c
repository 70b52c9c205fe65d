/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include "text/display/counter-style.h"

static void check(const char *style, int value, const char *want)
{
    AUTO(buf) b = BUF_INIT;
    counter_style_add(&b, style, value);
    assert_string_equal(buf_c(&b), want);
}

static void test_numbers(void **state)
{
    check(NULL, 12, "12.");
    check("decimal", -3, "-3.");
    check("decimal-leading-zero", 7, "07.");
    check("lower-alpha", 1, "a.");
    check("upper-alpha", 26, "Z.");
    check("lower-latin", 28, "ab.");
    check("lower-alpha", 0, "0.");
    check("lower-roman", 4, "iv.");
    check("upper-roman", 1994, "MCMXCIV.");
    check("upper-roman", 4000, "4000.");
    check("lower-greek", 24, "ω.");
    check("lower-greek", 25, "αα.");
    check("devanagari", 10, "१०.");
    check("thai", 7, "๗.");
    check("cjk-decimal", 20, "二〇、");
    check("cjk-heavenly-stem", 3, "丙、");
    check("cjk-heavenly-stem", 11, "11.");
    check("katakana", 2, "イ、");
}

static void test_ideographic(void **state)
{
    check("simp-chinese-informal", 10, "十、");
    check("simp-chinese-informal", 19, "十九、");
    check("trad-chinese-informal", 110, "一百一十、");
    check("cjk-ideographic", 1005, "一千零五、");
    check("japanese-informal", 1110, "千百十、");
    check("japanese-informal", 21, "二十一、");
}

static void test_names(void **state)
{
    assert_string_equal(counter_style_find(STR("Lower-Roman")), "lower-roman");
    assert_null(counter_style_find(STR("my-style")));
    assert_true(counter_style_counts("thai"));
    assert_false(counter_style_counts("square"));
    assert_false(counter_style_counts("none"));
    assert_false(counter_style_counts(NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_ideographic),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
