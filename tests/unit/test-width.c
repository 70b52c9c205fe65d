/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include "text/display/width.h"

static void test_clusters(void **state)
{
    static const struct {
        const char *text;
        int width;
    } cases[] = {
        {"a", 1},
        {"é", 1},
        {"e\u0301", 1},
        {"中", 2},
        {"Ａ", 2},
        {"ｱ", 1},
        {"한", 2},
        {"\u1112\u1161\u11ab", 2}, /* the same in jamo */
        {"…", 1},
        {"“", 1},
        {"·", 1},
        {"─", 1},
        {"①", 1},
        {"\u3000", 2},
        {"😀", 2},
        {"⌚", 2},             /* emoji by itself */
        {"❤", 1},             /* text by itself */
        {"❤\ufe0f", 2},       /* made emoji */
        {"☝🏽", 2},       /* with a skin tone */
        {"1\ufe0f\u20e3", 2}, /* keycap */
        {"a\ufe0f", 1},       /* no emoji to be made of it */
        {"🇨🇳", 2},
        {"🇨", 1},
        {"👩\u200d👩\u200d👧\u200d👦", 2},
        {"❤\ufe0f\u200d🔥", 2},
        {"🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", 2},
        {"🫨", 2}, /* newer than the library's tables */
        {"नि", 2},
        {"น้ำ", 2},
        {"\u1000\u103c\u1031", 3}, /* a cell for each that has a shape of its own */
        {"\u0995\u09c7\u09be", 3},
        {"\u0cb3\u0cc6", 1},
        {"\u0600\u0661", 2},
        {"\u06dd", 1},
        {"䷀", 2},
        {"\u0301", 0},
        {"\n", 0},
        {"\r\n", 0},
        {"\033", 0},
        {"\302\205", 0},
        {"\u200b", 0},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct str s = str_from(cases[i].text);
        struct cluster c;
        size_t at = 0;
        assert_true(cluster_next(s, &at, &c));
        assert_str(c.text, cases[i].text);
        if (c.width != cases[i].width)
            fail_msg("%s: %d cells, not %d", cases[i].text, c.width, cases[i].width);
        assert_int_equal(at, s.n);
        assert_false(cluster_next(s, &at, &c));
    }
}

/* Terminals differ in what takes cells. */
static void test_rules(void **state)
{
    static const struct {
        const char *text;
        unsigned rules;
        int width;
    } cases[] = {
        {"कि", 0, 2},
        {"कि", WIDTH_JOINS_MARKS, 1},
        {"\u1000\u103c\u1031", WIDTH_JOINS_MARKS, 1},
        {"กำ", WIDTH_JOINS_MARKS, 2}, /* a letter, though it goes with the one before */
        {"👋🏽", 0, 4},
        {"👋🏽", WIDTH_JOINS_MODIFIERS, 2},
        {"☝🏽", WIDTH_JOINS_MODIFIERS, 2},
        {"a🏽", WIDTH_JOINS_MODIFIERS, 3},
        {"👩\u200d🚀", 0, 4},
        {"👩\u200d🚀", WIDTH_JOINS_EMOJI, 2},
        {"👩🏽\u200d🚀", WIDTH_JOINS_EMOJI, 4},
        {"🏳\ufe0f\u200d🌈", WIDTH_JOINS_EMOJI, 2},
        {"🏳\ufe0f\u200d🌈", 0, 3},
        {"❤\ufe0f", 0, 1},
        {"❤\ufe0f", WIDTH_WIDENS_EMOJI, 2},
        {"🇨🇳", WIDTH_JOINS_MARKS, 2},
    };
    unsigned before = width_rules();
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        width_set_rules(cases[i].rules);
        if (text_width(str_from(cases[i].text)) != cases[i].width) {
            fail_msg("%s by %u: %d cells", cases[i].text, cases[i].rules,
                     text_width(str_from(cases[i].text)));
        }
    }
    width_set_rules(before);
}

/* Clusters that no script has are split, and no cell is lost by it. */
static void test_bounds(void **state)
{
    AUTO(buf) b = BUF_INIT;
    struct cluster c;
    for (int i = 0; i < 100; i++)
        buf_add_c(&b, "\u17c5");
    assert_int_equal(text_width(buf_str(&b)), 100);
    size_t at = 0;
    assert_true(cluster_next(buf_str(&b), &at, &c));
    assert_int_equal(c.width, CLUSTER_MAX_CELLS);
    buf_clear(&b);
    buf_add_char(&b, 'a');
    for (int i = 0; i < 1000; i++)
        buf_add_c(&b, "\u0301");
    at = 0;
    assert_true(cluster_next(buf_str(&b), &at, &c));
    assert_int_equal(c.width, 1);
    assert_true(c.text.n <= CLUSTER_MAX_BYTES && c.text.n > CLUSTER_MAX_BYTES - 2);
}

/* Padding that a mark goes with is a cell all the same. */
static void test_padding_before_marks(void **state)
{
    static const char *const texts[] = {"\u17c5\u17c5", "\u0bbe", "\u0301x", "\u0600", "🏽"};
    for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
        for (int right = 0; right < 2; right++) {
            AUTO(buf) b = BUF_INIT;
            text_add_cell(&b, str_from(texts[i]), 9, right);
            assert_int_equal(text_width(buf_str(&b)), 9);
        }
    }
}

static void test_sequences(void **state)
{
    static const struct {
        const char *text;
        int clusters, width;
    } cases[] = {
        {"", 0, 0},         {"Wild Goose", 10, 10}, {"衡阳新闻网", 5, 10},
        {"中a中", 3, 5},    {"🇨🇳🇺🇸🇨", 3, 5},        {"👩\u200d👧x", 2, 3},
        {"a\u200db", 2, 2}, {"각\u11a8나", 2, 4},   {"e\u0301\u0302\u0303e", 2, 2},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct str s = str_from(cases[i].text);
        int clusters = 0;
        struct cluster c;
        for (size_t at = 0; cluster_next(s, &at, &c);)
            clusters++;
        assert_int_equal(clusters, cases[i].clusters);
        assert_int_equal(text_width(s), cases[i].width);
    }
}

static void test_fit(void **state)
{
    int used;
    assert_str(text_fit(STR("中文字"), 5, &used), "中文");
    assert_int_equal(used, 4);
    assert_str(text_fit(STR("中文字"), 1, &used), "");
    assert_int_equal(used, 0);
    assert_str(text_fit(STR("abc"), 3, NULL), "abc");
    assert_str(text_fit(STR("abc"), 0, NULL), "");
    assert_str(text_fit(STR("abc"), -1, NULL), "");
    /* Marks stay with their letter even at the edge. */
    assert_str(text_fit(STR("ae\u0301x"), 2, NULL), "ae\u0301");
    assert_str(text_fit(STR("👩\u200d👧x"), 2, NULL), "👩\u200d👧");
}

static void test_cell(void **state)
{
    static const struct {
        const char *text;
        int cells;
        bool right;
        const char *wanted;
    } cases[] = {
        {"abc", 5, false, "abc  "},   {"abc", 5, true, "  abc"},      {"abc", 3, false, "abc"},
        {"abcd", 3, false, "ab…"},    {"中文字", 6, false, "中文字"}, {"中文字", 5, false, "中文…"},
        {"中文字", 4, false, "中… "}, {"中文字", 4, true, " 中…"},    {"中", 1, false, "…"},
        {"", 2, false, "  "},         {"abc", 0, false, ""},          {"abc", -3, false, ""},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(buf) b = BUF_INIT;
        text_add_cell(&b, str_from(cases[i].text), cases[i].cells, cases[i].right);
        assert_string_equal(buf_c(&b), cases[i].wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clusters),  cmocka_unit_test(test_rules),
        cmocka_unit_test(test_bounds),    cmocka_unit_test(test_padding_before_marks),
        cmocka_unit_test(test_sequences), cmocka_unit_test(test_fit),
        cmocka_unit_test(test_cell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
