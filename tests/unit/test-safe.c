/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include <string.h>

#include "text/display/safe.h"
#include "text/utf8.h"

typedef void add_function(struct buf *b, struct str s);

static void check(add_function *add, struct str in, const char *wanted)
{
    AUTO(buf) b = BUF_INIT, again = BUF_INIT;
    add(&b, in);
    assert_string_equal(buf_c(&b), wanted);
    assert_int_equal(b.n, strlen(wanted));
    add(&again, buf_str(&b));
    assert_string_equal(buf_c(&again), wanted);
}

static void test_harmless(void **state)
{
    static const char *const harmless[] = {
        "",
        "plain\n\ttext\r\n",
        "Größe — “a”, 中文",
        "ก\u200bข, soft\u00adhyphen, \u200fعربي",
    };
    static const char *const others[] = {
        "\x1b[31m", "a\x07", "\x7f", "\xc2\x9b", "\u202egnp.exe", "a\u2066b", "a\U000e0041", "\x9b",
    };
    for (size_t i = 0; i < ARRAY_SIZE(harmless); i++)
        assert_true(safe_is_harmless(str_from(harmless[i])));
    for (size_t i = 0; i + 1 < ARRAY_SIZE(others); i++)
        assert_false(safe_is_harmless(str_from(others[i])));
    /* Every byte at every place, since eight are examined at a time. */
    for (int c = 1; c < 0x80; c++) {
        for (size_t at = 0; at < 20; at++) {
            char text[] = "a ~ long enough text";
            text[at] = (char)c;
            bool control = (c < ' ' && c != '\n' && c != '\t' && c != '\r') || c == 0x7f;
            assert_int_equal(safe_is_harmless(str_from(text)), !control);
        }
    }
    for (size_t i = 0; i + 1 < ARRAY_SIZE(others); i++) {
        for (size_t at = 0; at <= 24; at += 3) {
            AUTO(buf) text = BUF_INIT;
            buf_add(&text, str_slice(STR("一二三四五六七八"), 0, at));
            assert_true(safe_is_harmless(buf_str(&text)));
            buf_add_c(&text, others[i]);
            buf_add(&text, str_slice(STR("一二三四五六七八"), at, 24));
            assert_false(safe_is_harmless(buf_str(&text)));
        }
    }
}

static void test_every_control(void **state)
{
    for (uint32_t c = 0; c < 0xa0; c++) {
        if (c >= 0x20 && c < 0x7f)
            continue;
        AUTO(buf) in = BUF_INIT;
        buf_add_c(&in, "a");
        utf8_add(&in, c);
        buf_add_c(&in, "中");
        bool line_end = (c >= '\n' && c <= '\r') || c == 0x85;
        check(safe_add_line, buf_str(&in), line_end || c == '\t' ? "a 中" : "a中");
        check(safe_add_text, buf_str(&in), line_end ? "a\n中" : c == '\t' ? "a\t中" : "a中");
    }
    /* The same as bytes, which are no UTF-8. */
    for (int c = 0x80; c < 0xa0; c++) {
        char in[] = {'a', (char)c, '[', 'z'};
        check(safe_add_line, (struct str){in, sizeof in}, "a\xef\xbf\xbd[z");
    }
}

static void test_escapes(void **state)
{
    static const struct {
        struct str in;
        const char *out;
    } cases[] = {
        {STR("a\033[31mb\033[0m"), "ab"},
        {STR("a\033[38;5;1;2mb\033[?25lc"), "abc"},
        {STR("a\033[2 qb"), "ab"},
        {STR("a\033[12中"), "a12中"}, /* broken off: only the introducer goes */
        {STR("a\033["), "a"},
        {STR("a\033"), "a"},
        {STR("a\033\033[1mb"), "ab"},
        {STR("a\033cb\0337c\033(Bd\033#8e"), "abcde"},
        {STR("a\033]0;title\ab"), "ab"},
        {STR("a\033]52;c;AAAA\033\\b"), "ab"},
        {STR("a\033]8;;http://x/\302\234b"), "ab"}, /* ended by C1 ST */
        {STR("a\033]0;title"), "a0;title"},         /* unended: nothing is hidden */
        {STR("a\033]0;title\nb"), "a0;title b"},
        {STR("a\033]0;ti\033[1mtle\ab"), "a0;titleb"},
        {STR("a\033P1$r0m\033\\b"), "ab"},
        {STR("a\033Punended"), "aunended"},
        {STR("a\033^pm\033\\b\033_apc\033\\c\033Xsos\033\\d"), "abcd"},
        {STR("a\302\23331mb"), "ab"},     /* C1 CSI */
        {STR("a\302\235title\ab"), "ab"}, /* C1 OSC */
        {STR("a\302\220dcs\302\234b"), "ab"},
        {STR("a\302\235title"), "atitle"},
        {STR("a\033]0;文\033\\b"), "ab"},
        {STR("\033]\033]\033]x"), "x"},
        {STR("a\0b"), "ab"},
        {STR("a\177b"), "ab"},
        {STR("\033\0[31m"), "[31m"}, /* apart: no sequence, harmless text */
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
        check(safe_add_line, cases[i].in, cases[i].out);
}

static void test_invisible(void **state)
{
    static const struct {
        const char *in, *out;
    } cases[] = {
        {"a\u202eb\u202cc\u2066d\u2069e", "abcde"},
        {"a\u202ab\u202bc\u202dd\u2067e\u2068f", "abcdef"},
        {"\ufeffa\ufeffb", "ab"},
        {"a\u200bb\u00adc\u2060d\u180ee\u200ef\u200fg\u061ch", "abcdefgh"},
        {"a\U000e0041\U000e0001b", "ab"},
        {"a\ufdd0\ufffe\U0010ffffb", "ab"},
        {"a\ue000b", "a\ue000b"},
        {"\u200da\u200d b\u200d", "a b"},
        {"a\u200d\u200d\u200cb", "a\u200db"},
        {"می\u200cخواهم", "می\u200cخواهم"},
        {"क्\u200dष", "क्\u200dष"},
        {"1\u200d2", "12"},
        {"a\u200d\u202eb", "a\u200db"},
        {"👩\u200d👧 👩\u200d", "👩\u200d👧 👩"},
        {"❤\ufe0f\u200d🔥", "❤\ufe0f\u200d🔥"},
        {"👩🏽\u200d🚀 👩\u200d❤\ufe0f\u200d👩",
         "👩🏽\u200d🚀 👩\u200d❤\ufe0f\u200d👩"},
        {"\ufe0fa \ufe0fb\ufe0f\ufe0fc", "a b\ufe0fc"},
        {"葛\U000e0100飾", "葛\U000e0100飾"},
        {"🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f!",
         "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f!"},
        {"🏴\U000e0067\U000e0062!", "🏴!"},
        {"🏴\U000e007f!", "🏴!"},
        {"x\U000e0067\U000e007f!", "x!"},
        {"🇨🇳", "🇨🇳"},
        {"e\u0301", "e\u0301"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
        check(safe_add_line, str_from(cases[i].in), cases[i].out);
}

/* Fields keep joiners within the line, and nothing else that is invisible. */
static void test_fields(void **state)
{
    static const struct {
        const char *in, *out;
    } cases[] = {
        {"a \u200c b", "a \u200c b"},
        {"\u200ca\u200c", "a"},
        {"a\u200bb\u202ec", "abc"},
        {"a\033[31mb\nc", "ab c"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(buf) b = BUF_INIT;
        safe_add_field(&b, str_from(cases[i].in));
        assert_string_equal(buf_c(&b), cases[i].out);
    }
}

static void test_lines(void **state)
{
    check(safe_add_line, STR("a\r\nb\rc\nd\te"), "a b c d e");
    check(safe_add_text, STR("a\r\nb\rc\nd\te\r"), "a\nb\nc\nd\te\n");
    check(safe_add_text, STR("a\n\n\u2028b\u2029c"), "a\n\n\nb\nc");
    check(safe_add_line,
          STR("a\xff"
              "b\xe4\xb8"),
          "a\xef\xbf\xbd"
          "b\xef\xbf\xbd");
    check(safe_add_line, STR(""), "");
}

static void test_file_names(void **state)
{
    static const struct {
        const char *in, *out;
    } cases[] = {
        {"A meeting", "A meeting"}, {"a/b/../c", "a-b-..-c"}, {"../../etc/passwd", "etc-passwd"},
        {".", "untitled"},          {"..", "untitled"},       {"", "untitled"},
        {" \t\n", "untitled"},      {"/", "untitled"},        {".bashrc", "bashrc"},
        {"--help", "help"},         {"- .x ", "x"},           {"a\033[31m\nb", "a b"},
        {"衡阳", "衡阳"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
        check(safe_add_file_name, str_from(cases[i].in), cases[i].out);
    AUTO(buf) in = BUF_INIT, out = BUF_INIT;
    for (int i = 0; i < 100; i++)
        buf_add_c(&in, "中");
    safe_add_file_name(&out, buf_str(&in));
    assert_int_equal(out.n, 198);
    assert_true(utf8_valid(buf_str(&out)));
}

/* Cutting and stripping leave no invisible characters at the ends. */
static void test_file_names_at_joiners(void **state)
{
    AUTO(buf) in = BUF_INIT, out = BUF_INIT;
    for (int i = 0; i < 65; i++)
        buf_add_c(&in, "می\u200c");
    for (size_t cut = 190; cut < 203; cut++) {
        buf_clear(&out);
        safe_add_file_name(&out, str_slice(buf_str(&in), 0, cut));
        assert_false(str_ends(buf_str(&out), STR("\u200c")));
        buf_clear(&in);
        buf_add_chars(&in, 'x', cut - 189);
        while (in.n < 300)
            buf_add_c(&in, "می\u200c");
        buf_clear(&out);
        safe_add_file_name(&out, buf_str(&in));
        assert_false(str_ends(buf_str(&out), STR("\u200c")));
    }
    check(safe_add_file_name, STR("-\ufe0f\u200da.txt"), "a.txt");
    check(safe_add_file_name, STR("..\ufe0f-\ufe0fb"), "b");
}

/* The flag of a region: at most six tags and the end. */
static void test_flag_tags(void **state)
{
    AUTO(buf) in = BUF_INIT, out = BUF_INIT;
    for (int tags = 6; tags <= 7; tags++) {
        buf_clear(&in);
        buf_clear(&out);
        buf_add_c(&in, "\U0001f3f4");
        for (int i = 0; i < tags; i++)
            utf8_add(&in, 0xe0061 + (uint32_t)i);
        utf8_add(&in, 0xe007f);
        safe_add_line(&out, buf_str(&in));
        assert_int_equal(out.n, tags == 6 ? in.n : 4);
    }
}

/* The extension of a file name stays: programs depend on it. */
static void test_long_file_names(void **state)
{
    AUTO(buf) in = BUF_INIT, out = BUF_INIT;
    for (int i = 0; i < 100; i++)
        buf_add_c(&in, "声音");
    buf_add_c(&in, ".mp3");
    safe_add_file_name(&out, buf_str(&in));
    assert_int_equal(out.n, 66 * 3 - 3 + 4); /* whole characters before it */
    assert_true(str_ends(buf_str(&out), STR("声.mp3")) || str_ends(buf_str(&out), STR("音.mp3")));
    buf_clear(&out);
    buf_add_c(&in, "-which is no extension, being too long");
    safe_add_file_name(&out, buf_str(&in));
    assert_int_equal(out.n, 198);
    buf_add_c(&in, ".longestname"); /* eleven letters and the dot, then one more */
    buf_clear(&out);
    safe_add_file_name(&out, buf_str(&in));
    assert_true(str_ends(buf_str(&out), STR(".longestname")));
    buf_add_c(&in, "ss");
    buf_clear(&out);
    safe_add_file_name(&out, buf_str(&in));
    assert_false(str_ends(buf_str(&out), STR("ss")));
}

/* Introducers without an end must not make each other's search start over. */
static void test_linear(void **state)
{
    AUTO(buf) in = BUF_INIT, out = BUF_INIT;
    for (int i = 0; i < 500000; i++)
        buf_add_c(&in, i % 2 ? "\033]" : "\302\220x");
    safe_add_line(&out, buf_str(&in));
    assert_int_equal(out.n, 250000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_harmless),        cmocka_unit_test(test_every_control),
        cmocka_unit_test(test_escapes),         cmocka_unit_test(test_invisible),
        cmocka_unit_test(test_fields),          cmocka_unit_test(test_lines),
        cmocka_unit_test(test_file_names),      cmocka_unit_test(test_flag_tags),
        cmocka_unit_test(test_long_file_names), cmocka_unit_test(test_file_names_at_joiners),
        cmocka_unit_test(test_linear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
