/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include "text/fold.h"

static void test_fold(void **state)
{
    static const struct {
        const char *in, *folded, *letters;
        bool ascii;
    } cases[] = {
        {"", "", "", true},
        {"  A\t\n b  ", "a b", "ab", true},
        {"Ärger über ÇA, Ωμέγα", "ärger über ça, ωμέγα", "ärgerüberçaωμέγα", false},
        {"衡阳\u3000市 2024年!", "衡阳 市 2024年!", "衡阳市2024年", true},
        {"a\u00a0\u2003b", "a b", "ab", true},
        {"«Москва» — 5%", "«москва» — 5%", "москва5", false},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct buf b = BUF_INIT;
        fold_add(&b, str_from(cases[i].in));
        assert_string_equal(buf_c(&b), cases[i].folded);
        buf_clear(&b);
        fold_add_letters(&b, str_from(cases[i].in));
        assert_string_equal(b.n ? b.p : "", cases[i].letters);
        assert_int_equal(fold_is_ascii(str_from(cases[i].in)), cases[i].ascii);
        buf_fini(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_fold)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
