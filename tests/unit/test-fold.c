/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include "text/fold.h"
#include "text/grams.h"
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
        AUTO(buf) b = BUF_INIT;
        fold_add(&b, str_from(cases[i].in));
        assert_string_equal(buf_c(&b), cases[i].folded);
        buf_clear(&b);
        fold_add_letters(&b, str_from(cases[i].in));
        assert_string_equal(b.n ? b.p : "", cases[i].letters);
    }
}

static void test_searched(void **state)
{
    AUTO(buf) b = BUF_INIT;
    fold_add_searched(&b, STR("Don’t “Ask” COVID‑19 — 5′ ‘a’–b −1 «ß»"));
    assert_string_equal(buf_c(&b), "don't \"ask\" covid-19 - 5' 'a'-b -1 «ß»");
}

static void test_starts(void **state)
{
    static const struct {
        const char *s, *prefix;
        size_t want;
    } cases[] = {
        {"Related news", "related", 7},
        {"ÜBER UNS", "über", 5},
        {"АВТОР: А", "автор", 10},
        {"÷ lire", "à", 0},
        {"ÜB", "über", 0},
        {"", "a", 0},
        {"\u212aiel", "kiel", 0},
        {"Ⱥb", "ⱥb", 3},
        {"\xc3", "ã", 0},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
        assert_int_equal(fold_starts(str_from(cases[i].s), str_from(cases[i].prefix)),
                         cases[i].want);
}

/* Spaces at every place, against a reference character by character. */
static void test_spaces(void **state)
{
    static const char *const pieces[] = {"a", "Z", " ", "!", "\x7f", "\t", "\n", "雁", "bCd", "  "};
    uint64_t seed = 1;
    for (int round = 0; round < 20000; round++) {
        AUTO(buf) in = BUF_INIT, want = BUF_INIT, folded = BUF_INIT, plain = BUF_INIT;
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
    }
}

/* No word of folded HTML is missing in the set of the HTML, whatever interrupts and encodes it. */
static void test_grams(void **state)
{
    static const char *const pieces[] = {
        "a",          "B",        "word",      "Über",      "衡阳",   "市",     "İstanbul",
        "ı",          "ＦＵＬＬ", "ﬁ",         "e\u0301",   "\u212a", "ไทย",    "العربية",
        "ДА",         " ",        "  \n",      "<b>",       "</b>",   "<p>",    "<br/>",
        "<!--x-->",   "&eacute;", "&#73;",     "&shy;",     "\u00ad", "&nbsp;", "\u3000",
        "&",          "&amp;",    "<",         "&lt;b&gt;", "Σ",      "ß",      "<i a='>'>",
        "<script>x<", "<style",   "</script>", "<a href=",  "Dž",
    };
    uint64_t seed = 1;
    for (int round = 0; round < 3000; round++) {
        AUTO(buf) html = BUF_INIT, plain = BUF_INIT, folded = BUF_INIT;
        struct gram_set set = {{0}}, of_text = {{0}};
        for (int i = 0; i < 12; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            buf_add_c(&html, pieces[(seed >> 33) % ARRAY_SIZE(pieces)]);
        }
        markup_add_text(&plain, buf_str(&html), round % 2);
        fold_add(&folded, buf_str(&plain));
        gram_set_add_html(&set, buf_str(&html));
        gram_set_add(&of_text, buf_str(&plain));
        for (size_t from = 0; from < folded.n; from++)
            for (size_t to = from + 1; to <= folded.n; to++) {
                struct grams word = grams_of(str_slice(buf_str(&folded), from, to));
                assert_true(gram_set_may_have(&set, &word));
                assert_true(gram_set_may_have(&of_text, &word));
            }
    }
}

/* A set is of use: it has few words that the text lacks. */
static void test_grams_reject(void **state)
{
    struct gram_set set = {{0}};
    gram_set_add_html(&set, STR("<p>The Quick &amp; brown fox</p> jumps 跳过 <em>over</em> it"));
    static const char *const present[] = {"quick", "brown fox", "jumps 跳过", "过", "x", "& brown"};
    static const char *const absent[] = {"quack", "brown dog", "跳跃", "quickest", "em>over"};
    for (size_t i = 0; i < ARRAY_SIZE(present); i++) {
        struct grams word = grams_of(str_from(present[i]));
        assert_true(gram_set_may_have(&set, &word));
    }
    for (size_t i = 0; i < ARRAY_SIZE(absent); i++) {
        struct grams word = grams_of(str_from(absent[i]));
        assert_false(gram_set_may_have(&set, &word));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fold),   cmocka_unit_test(test_searched),
        cmocka_unit_test(test_starts), cmocka_unit_test(test_spaces),
        cmocka_unit_test(test_grams),  cmocka_unit_test(test_grams_reject),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
