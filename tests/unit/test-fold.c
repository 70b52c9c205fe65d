/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include "text/find/fold.h"
#include "text/find/grams.h"
#include "text/markup/markup.h"
#include "text/utf8.h"

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

/* As people type it: without marks, and in ASCII where it has a spelling. */
static void test_searched(void **state)
{
    static const char *const cases[][2] = {
        {"Don’t “Ask” COVID‑19 — 5′ ‘a’–b −1 «ß»", "don't \"ask\" covid-19 - 5' 'a'-b -1 «ss»"},
        {"Café cafe\u0301 ÜBER Straße STRAẞE São Paulo naïve",
         "cafe cafe uber strasse strasse sao paulo naive"},
        {"Erdoğan Łódź Žižek Nguyễn Malmö İstanbul ılık",
         "erdogan lodz zizek nguyen malmo istanbul ilik"},
        {"Ærø œuvre Þór ðat Đuro Ħal ŧ ſ", "aero oeuvre thor dat duro hal t s"},
        {"Ἀθῆναι ΆΘΗΝΑ Αθήνα ὈΔΥΣΣΕΎΣ ᾳ", "αθηναι αθηνα αθηνα οδυσσευσ α"},
        {"Ещё ёлка за́мок, край край ў", "еще елка замок, край край ў"},
        {"كِتَابٌ أحمد إلى آخر كتـــاب مدرسة مصطفی ٢٠٢٦ ۱",
         "كتاب احمد الي اخر كتاب مدرسه مصطفي 2026 1"},
        {"שָׁלוֹם צה״ל בית־ספר \ufb2a", "שלום צה\"ל בית-ספר ש"},
        {"ＧＡＮＤＥＲ２０２６！ ﬁﬂ ㎡ H₂O ½ ①", "gander2026! fifl m2 h2o 1\u20442 1"},
        {"ｶﾞｰﾄﾞ ガード が か\u3099 ハ パ", "ガード ガード が が ハ パ"},
        {"각 \u1100\u1161\u11a8 가 ㅋ", "각 각 가 ㅋ"},
        {"कि क\u093c \u0958 ไม่ น้ำ ো \u09c7\u09be", "कि क\u093c क\u093c ไม่ น\u0e49\u0e4dา ো ো"},
        {"\uf90a ⼀ 衡阳", "金 一 衡阳"},
        {"a \u0301 ـ \u00ad b\u034f´ 1\ufe0f\u20e3 ", "a b´ 1"},
        {"\U0001d400\U0001f1e6", "a\U0001f1e6"},
        {"AI 大模型 与 5G\n网络 的 Ａ 股", "ai大模型 与5g网络 的a股"},
        {"ภาษา C และ AI", "ภาษาcและai"},
        {"in 衡阳, “A” 股 Я 股", "in衡阳, \"a\" 股 я 股"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(buf) b = BUF_INIT, again = BUF_INIT;
        fold_add_searched(&b, str_from(cases[i][0]));
        assert_string_equal(buf_c(&b), cases[i][1]);
        fold_add_searched(&again, buf_str(&b));
        assert_string_equal(buf_c(&again), cases[i][1]);
    }
}

/* Appends the plain characters, ASCII in lower case. */
static void add_plain(struct buf *b, struct str s)
{
    for (size_t at = 0, from; from = at, at < s.n;) {
        utf8_next(s, &at);
        struct str c = str_slice(s, from, at);
        if (fold_is_plain(c))
            c.n > 1 ? buf_add(b, c) : buf_add_char(b, ascii_lower(*c.p));
    }
}

/* Every character between others: folding twice changes nothing, and a text said to keep its plain
 * characters does. */
static void test_all_characters(void **state)
{
    size_t kept = 0;
    for (uint32_t c = 1; c < 0x30000; c++) {
        AUTO(buf) in = BUF_INIT, once = BUF_INIT, twice = BUF_INIT;
        buf_add_c(&in, c % 2 ? "か" : "e");
        utf8_add(&in, c >= 0xd800 && c < 0xe000 ? 'x' : c);
        buf_add_c(&in, "か");
        fold_add_searched(&once, buf_str(&in));
        fold_add_searched(&twice, buf_str(&once));
        if (!str_eq(buf_str(&once), buf_str(&twice)))
            fail_msg("U+%04X: %s, then %s", c, buf_c(&once), buf_c(&twice));
        AUTO(buf) plain = BUF_INIT, folded = BUF_INIT;
        add_plain(&plain, buf_str(&in));
        add_plain(&folded, buf_str(&once));
        bool same = str_eq(buf_str(&plain), buf_str(&folded));
        kept += fold_keeps(buf_str(&in));
        if (fold_keeps(buf_str(&in)) && !same)
            fail_msg("U+%04X: %s from %s", c, buf_c(&once), buf_c(&in));
    }
    assert_in_range(kept, 0x18000, 0x2ffff);
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
        {"作者：张三", "作者", 6},
        {"作家", "作者", 0},
        {"a者", "作者", 0},
        {"Ａ", "ａ", 3},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
        assert_int_equal(fold_starts(str_from(cases[i].s), str_from(cases[i].prefix)),
                         cases[i].want);
}

/* Every word that a text starts with, in the order of the list. */
static void test_next_start(void **state)
{
    static const struct {
        struct str s;
        size_t want[3];
    } cases[] = {
        {STR("Byte by byte"), {4, 2}},
        {STR("BY"), {2}},
        {STR("АВТОР"), {10}},
        {STR("作者：张三"), {6, 3}},
        {STR("É"), {2}},
        {STR("wordy"), {0}},
        {STR("|"), {0}},
        {STR("\0by"), {0}},
        {STR(""), {0}},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        const char *list = "byte|word by|by|автор|作者|作|é";
        for (size_t k = 0; k == 0 || cases[i].want[k - 1] > 0; k++)
            assert_int_equal(fold_next_start(cases[i].s, &list), cases[i].want[k]);
        assert_null(list);
    }
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
        fold_add_searched(&folded, buf_str(&plain));
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
        cmocka_unit_test(test_fold),           cmocka_unit_test(test_searched),
        cmocka_unit_test(test_all_characters), cmocka_unit_test(test_starts),
        cmocka_unit_test(test_next_start),     cmocka_unit_test(test_spaces),
        cmocka_unit_test(test_grams),          cmocka_unit_test(test_grams_reject),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
