/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include "text/fold.h"

static void test_fold(void **state)
{
    static const struct {
        const char *in, *folded, *letters;
    } cases[] = {
        {"", "", ""},
        {"  A\t\n b  ", "a b", "ab"},
        {"Ärger über ÇA, Ωμέγα", "ärger über ça, ωμέγα", "ärgerüberçaωμέγα"},
        {"衡阳\u3000市 2024年!", "衡阳 市 2024年!", "衡阳市2024年"},
        {"a\u00a0\u2003b", "a b", "ab"},
        {"«Москва» — 5%", "«москва» — 5%", "москва5"},
        {"衡阳\u3000市A\u3164B、\u3001ÄÖ", "衡阳 市ab、\u3001äö", "衡阳市a\u3164bäö"},
        {"in\u00adfor\u200bma\u2060tion \ufeff 衡\u200d阳", "information 衡阳", "information衡阳"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct buf b = BUF_INIT;
        fold_add(&b, str_from(cases[i].in));
        assert_string_equal(buf_c(&b), cases[i].folded);
        buf_clear(&b);
        fold_add_letters(&b, str_from(cases[i].in));
        assert_string_equal(b.n ? b.p : "", cases[i].letters);
        buf_fini(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_fold)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
