/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include "text/find/match.h"

/* All matches as "from-to", in bytes of the original. */
static void add_matches(struct buf *b, const char *text, const char *what)
{
    struct folded f, w;
    struct match m;
    folded_init(&f, str_from(text));
    folded_init(&w, str_from(what));
    for (size_t at = 0; folded_find(&f, &w, &at, &m);)
        buf_printf(b, "%s%u-%u", b->n > 0 ? " " : "", m.from, m.to);
    folded_fini(&f);
    folded_fini(&w);
}

static void test_matches(void **state)
{
    static const struct {
        const char *text, *what, *matches;
    } cases[] = {
        {"", "a", ""},
        {"a", "", ""},
        {"The Goose, the goose", "GOOSE", "4-9 15-20"},
        {"aaaa", "aa", "0-2 2-4"},
        /* with and without marks, composed and decomposed */
        {"caf\u00e9 cafe\u0301", "CAFE\u0301", "0-5 6-12"},
        {"caf\u00e9 cafe\u0301", "caf\u00c9", "0-5 6-12"},
        {"caf\u00e9 cafe\u0301 cafe", "cafe", "0-5 6-12 13-17"},
        {"cafe", "café", "0-4"},
        {"\u1ec7 e\u0323\u0302 e\u0302\u0323", "\u1ec7",
         "0-3 4-9 10-15"}, /* two marks, any order */
        /* full case folding */
        {"Straße STRASSE strasse", "strasse", "0-7 8-15 16-23"},
        {"strasse", "STRAẞE", "0-7"},
        {"Straße", "s", "0-1 4-6"}, /* whole characters */
        {"Straße", "stras", "0-6"},
        {"ßer", "ser", "0-4"},
        {"ὈΔΥΣΣΕΎΣ Ὀδυσσεύς", "ὀδυσσεύς", "0-17 18-35"},
        {"İstanbul ISTANBUL ıstanbul", "istanbul", "0-9 10-18 19-28"}, /* no language's own rules */
        /* other scripts keep theirs */
        {"ガ か\u3099", "か", ""},
        {"가각", "\u1100", ""},
        {"мой мои", "мои", "7-13"},
        /* widths and compatibility forms */
        {"ＧＡＮＤＥＲ ２０２６", "gander 2026", "0-31"},
        {"gander", "ＧＡＮＤＥＲ", "0-6"},
        {"ｶﾞｰﾄﾞ ガード", "ガード", "0-15 16-25"},
        {"of\uFB01ce", "fi", "2-5"},
        {"of\uFB01ce", "f", "1-2 2-5"},
        {"10 ㎞", "km", "3-6"},
        /* white space, line ends */
        {"wild\n  geese", "wild geese", "0-12"},
        {"wild\u00a0geese", "Wild  Geese", "0-11"},
        {"雁城的\n早晨", "的早", "6-13"},
        {"雁城 的", "雁城的", ""},
        {"雁城 goose\n雁城", "goose 雁", "7-16"},
        {"AI 大模型, AI大模型", "ai大模型", "0-12 14-25"},
        {"AI大模型 v2", "大模型 v 2", ""},
        {"AI大模型 v2", "AI 大模型v2", "0-14"},
        {"衡阳市，雁城；衡阳市", "衡阳", "0-6 21-27"},
        /* what nobody types */
        {"it\u2019s \u201cso\u201d \u2014 so", "it's \"so\" - so", "0-22"},
        {"ex\u00adample", "example", "0-9"},
        {"👩\u200d🚀 ❤\ufe0f", "❤", "12-18"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(buf) b = BUF_INIT;
        add_matches(&b, cases[i].text, cases[i].what);
        if (!str_eq(buf_str(&b), str_from(cases[i].matches))) {
            print_error("“%s” in “%s”: %s, not %s\n", cases[i].what, cases[i].text, buf_c(&b),
                        cases[i].matches);
            fail();
        }
    }
}

/* Every byte of the folded text leads back to a character's first byte, in order. */
static void test_map(void **state)
{
    static const char text[] = "A\u0300 ß\r\n雁 城ﬃ\u2003x\u0301\u0302\u0303 가각 ½ ";
    struct folded f;
    folded_init(&f, str_from(text));
    uint32_t last = 0;
    for (size_t i = 0; i <= f.text.n; i++) {
        assert_in_range(f.from[i], last, sizeof text - 1);
        assert_int_not_equal((unsigned char)text[f.from[i]] & 0xc0, 0x80);
        last = f.from[i];
    }
    assert_int_equal(last, sizeof text - 1);
    folded_fini(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_matches), cmocka_unit_test(test_map)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
