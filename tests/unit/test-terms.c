/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include "text/find/terms.h"

static void test_terms(void **state)
{
    static const struct {
        const char *text, *terms, *query;
    } cases[] = {
        {"", "", ""},
        {"— … !", "", ""},
        {"a", "a ", ""},
        {"ab", "ab ", "\"ab\"*"},
        {"the geese, 2025", "the geese 2025 ", "\"the\" AND \"geese\" AND \"2025\"*"},
        {"c++", "c ", "\"c\""},
        {".net", "net ", "\"net\"*"},
        {"internationalization", "internationa ", "\"internationa\""},
        {"ärger café", "ärger café ", "\"ärger\" AND \"café\"*"},
        {"cafe\u0301", "cafe\u0301 ", "\"cafe\u0301\"*"},
        {"衡", "衡 ", "\"衡\"*"},
        {"衡阳", "衡阳 阳 ", "\"衡阳\""},
        {"衡阳市。召开", "衡阳 阳市 市 召开 开 ", "\"衡阳\" AND \"阳市\" AND \"召开\""},
        {"5g网络", "5g 网络 络 ", "\"5g\" AND \"网络\""},
        {"网络5", "网络 络 5 ", "\"网络\""},
        {"한국어", "한국 국어 어 ", "\"한국\" AND \"국어\""},
        {"ไทย", "ไท ทย ย ", "\"ไท\" AND \"ทย\""},
        {"𠀀𠀁", "𠀀𠀁 𠀁 ", "\"𠀀𠀁\""},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(buf) b = BUF_INIT;
        terms_add(&b, str_from(cases[i].text));
        assert_string_equal(buf_c(&b), cases[i].terms);
        buf_clear(&b);
        terms_add_query(&b, str_from(cases[i].text));
        assert_string_equal(b.n ? b.p : "", cases[i].query);
    }
}

/* However much is looked for, a query stays small. */
static void test_long_query(void **state)
{
    AUTO(buf) word = BUF_INIT, query = BUF_INIT;
    for (int i = 0; i < 5000; i++)
        buf_printf(&word, "w%d ", i);
    terms_add_query(&query, buf_str(&word));
    assert_in_range(query.n, 500, 1100);
}

static void test_find(void **state)
{
    static const struct {
        const char *text, *word;
        bool found;
    } cases[] = {
        {"a gander", "gander", true}, {"a gander", "gan", true},
        {"a gander", "ander", false}, {"gander ander", "ander", true},
        {"a gander", "a gan", true},  {"la gander", "a gan", false},
        {"x.net", ".net", true},      {"衡阳市召开", "阳市", true},
        {"版本5g", "5", true},        {"15g", "5", false},
        {"e\u0301te", "te", false},   {"", "a", false},
        {"a", "ab", false},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
        if (terms_find(str_from(cases[i].text), str_from(cases[i].word)) != cases[i].found)
            fail_msg("%s in %s", cases[i].word, cases[i].text);
}

static void test_begin_at(void **state)
{
    assert_true(terms_begin_at(STR("A gander"), 2));
    assert_false(terms_begin_at(STR("A gander"), 3));
    assert_true(terms_begin_at(STR("衡阳市"), 3));
    assert_true(terms_begin_at(STR("x.net"), 1));
    assert_true(terms_begin_at(STR(""), 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_terms), cmocka_unit_test(test_long_query),
        cmocka_unit_test(test_find), cmocka_unit_test(test_begin_at)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
