/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include "text/utf8.h"

static void test_mend(void **state)
{
    static const struct {
        struct str in;
        const char *out;
    } cases[] = {
        {STR("abc 中文 😀"), "abc 中文 😀"},
        {STR("a\377b"), "a\357\277\275b"},
        {STR("\xe4\xb8"), "\xef\xbf\xbd"},                             /* cut off: one mark */
        {STR("\xc0\xaf"), "\xef\xbf\xbd\xef\xbf\xbd"},                 /* overlong */
        {STR("\xed\xa0\x80"), "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"}, /* surrogate */
        {STR("\364\220\200\200z"), "\357\277\275\357\277\275\357\277\275\357\277\275z"},
        {STR("\xf2\x96\x84\x02"), "\xef\xbf\xbd\x02"}, /* a fault as long as its mark */
        {STR("\xef\xbf\xbd"), "\xef\xbf\xbd"},
        {STR(""), ""},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(buf) b = BUF_INIT;
        utf8_add_valid(&b, cases[i].in);
        assert_string_equal(buf_c(&b), cases[i].out);
        assert_true(utf8_valid(buf_str(&b)));
    }
}

/* A wrong byte at every place: texts are examined in runs of eight and three bytes. */
static void test_valid(void **state)
{
    static const char *const texts[] = {"plain text, and more", "一二三四五六七",
                                        "a一bc二—é三\U0001f600四 ࠀ\ufffd\ud7ff\ue000", "ก็é"};
    for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
        char text[64];
        struct str s = {text, strlen(texts[i])};
        for (size_t at = 0; at < s.n; at++) {
            for (int byte = 0; byte < 0x100; byte++) {
                AUTO(buf) mended = BUF_INIT;
                memcpy(text, texts[i], s.n);
                text[at] = (char)byte;
                utf8_add_valid(&mended, s);
                assert_int_equal(utf8_valid(s), str_eq(buf_str(&mended), s));
            }
        }
        for (size_t n = 0; n <= s.n; n++) {
            AUTO(buf) mended = BUF_INIT;
            struct str head = str_slice(str_from(texts[i]), 0, n);
            utf8_add_valid(&mended, head);
            assert_int_equal(utf8_valid(head), str_eq(buf_str(&mended), head));
        }
    }
}

static void test_round_trip(void **state)
{
    for (uint32_t c = 0; c <= 0x10ffff; c += c < 0x3000 ? 1 : 97) {
        AUTO(buf) b = BUF_INIT;
        utf8_add(&b, c);
        size_t at = 0;
        uint32_t want = c >= 0xd800 && c <= 0xdfff ? UTF8_REPLACEMENT : c;
        assert_int_equal(utf8_next(buf_str(&b), &at), want);
        assert_int_equal(at, b.n);
        assert_int_equal(utf8_length(buf_str(&b)), 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mend),
        cmocka_unit_test(test_valid),
        cmocka_unit_test(test_round_trip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
