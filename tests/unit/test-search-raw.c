/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words told in stored texts, compared with those of folded ones. */
#include "tests/unit/unit.h"

#include "store/search/match.h"
#include "store/search/raw-filter.h"
#include "text/find/terms.h"

static uint32_t random_state = 1;

static uint32_t pick(uint32_t n)
{
    random_state = random_state * 1664525u + 1013904223u;
    return (random_state >> 8) % n;
}

static const char *const words[] = {"quokka", "go",     "5g",   "zz",  "a1a",
                                    "琥珀",   "琥琥珀", "カナ", "한국"};

static bool may_have(struct str html, struct str word)
{
    struct raw_word w;
    raw_word_init(&w, word);
    return raw_may_have(html, &w);
}

static void test_cases(void **state)
{
    static const struct {
        const char *html, *word;
        bool may_have;
    } cases[] = {
        {"", "quokka", false},
        {"a Quokka", "quokka", true},
        {"a quo kka", "quokka", false},
        {"a quo<b>kka</b>", "quokka", true},
        {"a qu<b></b><i>okka", "quokka", true},
        {"a <b title='quo<b>'>x</b> kka", "quokka", false},
        {"a quok&#107;a", "quokka", true},
        {"a quok\u00adka", "quokka", true},
        {"ｑｕｏｋｋａ", "quokka", true},
        {"a <i>wombat</i> &amp; an <b>okapi</b>。", "quokka", false},
        {"a quo<script>go</script>kka", "quokka", true},
        {"a quo<b>gi</b>kka", "quokka", false},
        {"琥<b>珀</b>", "琥珀", true},
        {"琥", "琥珀", false},
        {"珀琥", "琥珀", false},
        {"quo<b", "quokka", true},
        {"don&#8217;t&nbsp;go &mdash; &quot;caf&eacute;&quot;", "quokka", true},
        {"don&#8217;t&nbsp;go &mdash; &quot;no&quot; &#x3b1;", "quokka", false},
        {"quok&shy;ka", "quokka", true},
        {"AT&T", "quokka", true},
        {"\u1112\u1161\u11ab국", "한국", true},
        {"か\u3099", "が", true},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
        if (may_have(str_from(cases[i].html), str_from(cases[i].word)) != cases[i].may_have)
            fail_msg("%s: %s", cases[i].html, cases[i].word);
}

/* Parts of words with what may interrupt, replace or resemble them. */
static void make_text(struct buf *b)
{
    static const char *const between[] = {"",
                                          "",
                                          "",
                                          "",
                                          " ",
                                          "<b>",
                                          "</i>",
                                          "<br/>",
                                          "<!-- go -->",
                                          "&amp;",
                                          "&shy;",
                                          "&#113;",
                                          "\u00ad",
                                          "\u0301",
                                          "\u3000",
                                          "<a x='<'>",
                                          "<style>go</style>",
                                          "<",
                                          "é",
                                          "ｑ",
                                          "。",
                                          "가",
                                          "Ω",
                                          "&#x73C0;",
                                          "&nbsp;",
                                          "&#8217;",
                                          "\u1112\u1161\u11ab"};
    buf_clear(b);
    for (uint32_t n = 1 + pick(6); n > 0; n--) {
        const char *word = words[pick(ARRAY_SIZE(words))];
        for (const char *p = word; *p; p++) {
            buf_add_char(b, pick(3) ? *p : ascii_upper(*p));
            if (((unsigned char)p[1] & 0xc0) != 0x80 && !pick(3))
                buf_add_c(b, between[pick(ARRAY_SIZE(between))]);
        }
    }
}

/* What is denied is never found once the text is folded; most of what is not there is denied. */
static void test_random(void **state)
{
    AUTO(buf) html = BUF_INIT, folded = BUF_INIT;
    size_t denied = 0;
    for (int i = 0; i < 20000; i++) {
        make_text(&html);
        buf_clear(&folded);
        search_fold(&folded, buf_str(&html), true);
        struct str word = str_from(words[pick(ARRAY_SIZE(words))]);
        bool may = may_have(buf_str(&html), word);
        if (!may && terms_find(buf_str(&folded), word))
            fail_msg("%s has %.*s", buf_c(&html), STR_ARG(word));
        denied += !may;
    }
    assert_true(denied > 4000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases), cmocka_unit_test(test_random)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
