/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include "text/display/break.h"

/* The text with "|" where a line may end and "^" where it must. */
static void test_breaks(void **state)
{
    static const char *const cases[] = {
        "the |goose |carries |the |letter",
        "well-|known, |(so |to |say) |and/|or",
        "$12.50 |and |50% |of |3,141.59",
        "e.g. |node.js, |v2.10,|衡|阳 |at |example.org:о",
        "衡|阳|新|闻|网",
        "今|天，|天|气|很|好。|真|的！",            /* no closing mark begins a line */
        "他|说：|“你|好。”|我|答|《雁|城》|（注）", /* nor does an opening one end it */
        "我|们|“一|起”|去",
        "他|说：|“Today |is |it.”|我|说|‘OK’。",
        "好|——|是……|和|——|好",
        "東|京|は|きょ|う|も、|「晴|れ」|だっ|た。",
        "中|文 |and |English |混|排",
        "one\n^two\r\n^three",
        "é |e\u0301\u0302 |👩\u200d👧|👦",
        "don’t |“stop” |now",
        "เป็น|เมืองหลวง|และ|นคร |(เมือง) |ต่างๆ|กัน |ศูนย์|กลาง |ฯลฯ", /* scripts without spaces */
        "เเม่|เเละ",                                             /* two signs typed for one vowel */
        "ເປັນພາສາທາງການ|ແລະ|ເມືອງ",
        "မြန်|မာ|ဘာ|သာ|စ|ကား|သည် |အင်္ဂ|လိပ်",
        "",
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(buf) text = BUF_INIT, got = BUF_INIT;
        for (const char *p = cases[i]; *p; p++)
            if (*p != '|' && *p != '^')
                buf_add_char(&text, *p);
        unsigned char breaks[256];
        text_line_breaks(buf_str(&text), breaks);
        for (size_t at = 0; at < text.n; at++) {
            buf_add_c(&got, breaks[at] == BREAK_MAY ? "|" : breaks[at] == BREAK_MUST ? "^" : "");
            buf_add_char(&got, text.p[at]);
        }
        assert_string_equal(buf_c(&got), cases[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_breaks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
