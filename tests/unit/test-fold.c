/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include "text/fold.h"
#include "text/markup.h"

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

/* Spaces at every place, against a reference character by character. */
static void test_spaces(void **state)
{
    static const char *const pieces[] = {"a", "Z", " ", "!", "\x7f", "\t", "\n", "雁", "bCd", "  "};
    uint64_t seed = 1;
    for (int round = 0; round < 20000; round++) {
        struct buf in = BUF_INIT, want = BUF_INIT, folded = BUF_INIT, plain = BUF_INIT;
        for (int i = 0; i < 20; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            /* mostly letters */
            size_t piece = (size_t)(seed >> 33) % (2 * ARRAY_SIZE(pieces));
            buf_add_c(&in, pieces[piece < ARRAY_SIZE(pieces) ? piece : 0]);
        }
        for (size_t i = 0; i < in.n; i++) {
            bool space = ascii_space(in.p[i]);
            bool gap = i > 0 && ascii_space(in.p[i - 1]) && want.n > 0;
            buf_add_c(&want, !space && gap ? " " : "");
            if (!space)
                buf_add_char(&want, in.p[i]);
        }
        markup_add_text(&plain, buf_str(&in), false);
        assert_string_equal(buf_c(&plain), buf_c(&want));
        for (size_t i = 0; i < want.n; i++)
            want.p[i] = ascii_lower(want.p[i]);
        fold_add(&folded, buf_str(&in));
        assert_string_equal(buf_c(&folded), buf_c(&want));
        buf_fini(&in);
        buf_fini(&want);
        buf_fini(&folded);
        buf_fini(&plain);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_fold), cmocka_unit_test(test_spaces)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
