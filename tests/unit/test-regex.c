/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include "text/find/fold.h"
#include "text/find/literal.h"
#include "text/find/regex.h"

static enum regex_result find_str(const char *pattern, bool ignore_case, struct str text)
{
    AUTO(arena) arena = {0};
    struct error e;
    struct regex *r = regex_compile(str_from(pattern), ignore_case, &arena, &e);
    assert_non_null(r);
    struct regex_memory *memory = regex_memory_new();
    size_t steps = 0;
    enum regex_result result = regex_find(r, text, memory, &steps);
    regex_memory_free(memory);
    assert_true(steps <= 100000 + 50 * text.n + 4096 + 1);
    return result;
}

static enum regex_result find(const char *pattern, const char *text)
{
    return find_str(pattern, false, str_from(text));
}

static void test_find(void **state)
{
    static const struct {
        const char *pattern, *text;
        bool found;
    } cases[] = {
        {"g[eo]+se", "a goose", true},
        {"g[eo]+se", "a Goose", false},
        {"(?i)GOOSE", "a goose", true},
        {"^second$", "first\nsecond\nthird", true},
        {"first.*third", "first\nsecond\nthird", false},
        {"^$", "", true},
        {"^$", "one\n\ntwo", true},
        {"雁.市", "雁水市", true},
        {"雁.市", "雁水城市", false},
        {"^\\p{Han}{3}$", "雁水市", true},
        {"\\bété\\b", "un été chaud", true},
        {"^.{2}$", "é雁", true},
        {"\\d{4}", "٢٠٢٦", true},
        {"(a)\\1", "aa", true},
        {"x|", "", true},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
        if ((find(cases[i].pattern, cases[i].text) == REGEX_FOUND) != cases[i].found)
            fail_msg("%s in %s", cases[i].pattern, cases[i].text);
    assert_int_equal(find_str("ÄPFEL 雁", true, STR("äpfel 雁")), REGEX_FOUND);
    assert_int_equal(find_str("a", false, STR("b\xff\xe9")), REGEX_ABSENT); /* not UTF-8 */
    assert_int_equal(find_str("x$", false, (struct str){0}), REGEX_ABSENT);
}

static void test_malformed(void **state)
{
    static const struct {
        const char *pattern;
        int at;
    } cases[] = {{"a(b", 3},   {"a)b", 1}, {"雁[a", 5}, {"*", 0},
                 {"(?P<x", 5}, {"\\C", 2}, {"\\", 1}};
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(arena) arena = {0};
        struct error e;
        assert_null(regex_compile(str_from(cases[i].pattern), false, &arena, &e));
        assert_int_equal(e.code, ERROR_USAGE);
        if (e.number != cases[i].at)
            fail_msg("%s: %s at %d", cases[i].pattern, e.detail, e.number);
    }
}

static void add_many(struct buf *b, const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++)
        buf_add_c(b, text);
}

/* Bounded by steps rather than time: without the bound each of these takes minutes or longer. */
static void test_bounds(void **state)
{
    static const char *const costly[] = {
        "^(a+)+$",
        "^(a|a)*$",
        "(a|aa)+$",
        "(.*)*(.*)*[xy]",
        "(?:a?){40}a{40}[bc]",
        "(?=(a+)+[b!])a",
        "(\\w+\\s?)+[:;]",
        "^(([a-z])+.)+[A-Z]([a-z])+$",
        "(a*a*)*[!?]",
    };
    AUTO(buf) line = BUF_INIT;
    add_many(&line, "a", 60);
    buf_add_c(&line, "-");
    for (size_t i = 0; i < ARRAY_SIZE(costly); i++)
        if (find(costly[i], buf_c(&line)) != REGEX_TOO_COSTLY)
            fail_msg("%s is not given up", costly[i]);
    buf_clear(&line);
    add_many(&line, "xy", 40000); /* quadratic over the whole, and so refused */
    assert_int_equal(find("[xy]*(?:xz|q)", buf_c(&line)), REGEX_TOO_COSTLY);
    /* Ordinary expressions stay far below, in texts of any length. */
    buf_clear(&line);
    add_many(&line, "the quick brown goose 雁水 jumps over 17 lazy ponds ", 4000);
    assert_int_equal(find("\\b\\w+ing\\b", buf_c(&line)), REGEX_ABSENT);
    assert_int_equal(find("(?i)(swan|duck|crane)s?\\W+\\d+", buf_c(&line)), REGEX_ABSENT);
    assert_int_equal(find(".*geese.*", buf_c(&line)), REGEX_ABSENT);
}

static void test_long_line(void **state)
{
    AUTO(buf) line = BUF_INIT;
    for (size_t at = 3900; at < 4300; at++) {
        buf_clear(&line);
        add_many(&line, "雁", at / 3);
        add_many(&line, "-", at % 3);
        buf_add_c(&line, "goose 雁水 end");
        add_many(&line, "雁", 3000);
        assert_int_equal(find("goose \\p{Han}{2} end", buf_c(&line)), REGEX_FOUND);
        assert_int_equal(find("^goose|end$", buf_c(&line)), REGEX_ABSENT);
    }
}

/* Matches as "from-to" in bytes. */
static void assert_all(const char *pattern, struct str text, const char *expected)
{
    enum { MAX = 8 };
    AUTO(arena) arena = {0};
    struct match found[MAX];
    AUTO(buf) b = BUF_INIT;
    size_t n =
        regex_find_all(regex_compile(str_from(pattern), false, &arena, NULL), text, found, MAX);
    for (size_t i = 0; i < n; i++)
        buf_printf(&b, "%s%u-%u", i > 0 ? " " : "", found[i].from, found[i].to);
    assert_string_equal(buf_c(&b), expected);
}

static void test_find_all(void **state)
{
    static const struct {
        const char *pattern, *text, *expected;
    } cases[] = {
        {"g[eo]+se", "geese, a goose\nno\ngoose", "0-5 9-14 18-23"},
        {"^a", "aa\nab", "0-1 3-4"},
        {"a$", "aa\nba", "1-2 4-5"},
        {"a*", "baab", "1-3"},
        {"x|", "雁x雁x", "3-4 7-8"},
        {"(?=雁).水", "水雁水雁水", "3-9 9-15"},
        {"(?<=雁)水", "雁水水雁水", "3-6 12-15"},
        {"a\\Kb", "abab", "1-2 3-4"},
        {".", "0123456789", "0-1 1-2 2-3 3-4 4-5 5-6 6-7 7-8"},
        {"goose", "", ""},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
        assert_all(cases[i].pattern, str_from(cases[i].text), cases[i].expected);
    assert_all("b", STR("b\xff\xe9"), ""); /* not UTF-8 */
    /* Once each where pieces of a line overlap, and where one ends. */
    AUTO(buf) line = BUF_INIT, expected = BUF_INIT;
    for (size_t at = 3000; at < 4200; at += 7) {
        buf_clear(&line);
        buf_clear(&expected);
        add_many(&line, "-", at);
        buf_add_c(&line, "goose");
        add_many(&line, "-", 9000 - at);
        buf_add_c(&line, "goose");
        buf_printf(&expected, "%zu-%zu 9005-9010", at, at + 5);
        assert_all("goose", buf_str(&line), buf_c(&expected));
    }
    /* One that takes too long ends. */
    buf_clear(&line);
    add_many(&line, "g", 60);
    assert_all("^(g|g)+-$", buf_str(&line), "");
}

static void test_literal(void **state)
{
    static const struct {
        const char *pattern, *literal;
    } cases[] = {
        {"goose", "goose"},
        {"\\bgoose(wing)?s?\\b", "goose"},
        {"g[eo]+ander", "ander"},
        {"the (wild|grey) geese", "geese"},
        {"a{20}bcd", "bcd"},
        {"abc{0}de", "ab"},
        {"abc?d+efg*", "ab"},
        {"x\\d{4}yz", "yz"},
        {"1984\\.txt", "1984"},
        {"[^]a\\]]+goose", "goose"},
        {"大雁goose大雁", "goose"},
        {"(?:ab|c(de))fgh", "fgh"},
        {"musk", "musk"},
        {"goose|swan", ""},
        {"goose(?=swan)", ""},
        {"(?i)goose", ""},
        {"\\Qa.b\\Egoose", ""},
        {"\\x41goose", ""},
        {"[[:alpha:]]goose", ""},
        {"(a|b", ""}, /* is none */
        {"goose\\", ""},
        {"", ""},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct str literal = literal_find(str_from(cases[i].pattern));
        if (!str_eq(literal, str_from(cases[i].literal)))
            fail_msg("%s: %.*s", cases[i].pattern, STR_ARG(literal));
    }
}

/* Wherever an expression is found, its literal is. */
static void test_literal_is_there(void **state)
{
    static const char *const parts[] = {
        "a",     "b",         "ab",   "k",     "s",      "1",           "é",          "A",
        ".",     "a?",        "b*",   "1+",    "ab{2}",  "a{0,1}",      "(a|b)",      "(?:b|s)*",
        "(ab)?", "[ab1]",     "[^b]", "[]a]",  "[\\]k]", "\\b",         "\\d",        "\\.",
        "\\x61", "\\Qa|b\\E", "(?i)", "(?=a)", "(?#a)",  "^",           "$",          "}",
        "{",     "?",         "|",    "(",     ")",      "((a)b|[)])?", "[[:alpha:]]"};
    static const char *const letters[] = {"a", "b", "k", "s",      "1", "é",
                                          "A", "B", "ſ", "\u212a", "."};
    struct regex_memory *memory = regex_memory_new();
    uint64_t seed = 1;
    size_t found = 0;
    for (int round = 0; round < 100000; round++) {
        AUTO(buf) pattern = BUF_INIT, text = BUF_INIT;
        AUTO(arena) arena = {0};
        size_t steps = 0;
        for (int i = 0; i < 16; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            buf_add_c(&pattern, i < 4 ? parts[(seed >> 33) % ARRAY_SIZE(parts)] : "");
            buf_add_c(&text, letters[(seed >> 43) % ARRAY_SIZE(letters)]);
        }
        struct regex *r = regex_compile(buf_str(&pattern), round % 2, &arena, NULL);
        struct str literal = literal_find(buf_str(&pattern));
        if (r && literal.n > 0 && regex_find(r, buf_str(&text), memory, &steps) == REGEX_FOUND) {
            found++;
            AUTO(buf) folded = BUF_INIT;
            fold_add_searched(&folded, buf_str(&text));
            if (str_find_nocase(buf_str(&folded), literal, 0) == SIZE_MAX)
                fail_msg("%s in %s: %.*s", buf_c(&pattern), buf_c(&text), STR_ARG(literal));
        }
    }
    assert_true(found > 1000);
    regex_memory_free(memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_malformed),
        cmocka_unit_test(test_bounds),
        cmocka_unit_test(test_long_line),
        cmocka_unit_test(test_find_all),
        cmocka_unit_test(test_literal),
        cmocka_unit_test(test_literal_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
