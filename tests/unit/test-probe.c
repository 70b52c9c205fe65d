/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers of real terminals, and the abilities derived from them. */
#include "tests/unit/unit.h"

#include <string.h>

#include "term/keys.h"
#include "term/probe.h"
#include "text/display/width.h"

struct terminal {
    const char *what;
    int width_step, scale_step, double_column; /* cursor reports, of 80 columns */
    const char *name, *version, *attributes;
    bool osc66;
    enum double_lines dec_lines;
    bool maybe;
};

static const struct terminal terminals[] = {
    {"kitty 0.46.2", 2, 2, 80, "kitty(0.46.2)", ">1;4000;46", "?62", true, LINES_NONE, false},
    {"xterm 379", 0, 0, 40, "XTerm(379)", ">41;379;0", "?64;1;2;6;9;15;16;17;18;21;22;28", false,
     LINES_NONE, false},
    {"xterm 410", 0, 0, 40, "XTerm(410)", ">41;410;0", "?64;1;4;22", false, LINES_LATIN, false},
    {"Konsole 22.12", 0, 0, 40, "Konsole 22.12.3", ">1;115;0", "?62;1;4", false, LINES_ALL, false},
    {"PuTTY 0.78", 0, 0, 80, NULL, ">0;136;0", "?6", false, LINES_ALL, false},
    {"mlterm 3.9", 0, 0, 80, NULL, ">24;279;0", "?63;1;2;3;4;7;29", false, LINES_ALL, false},
    {"urxvt 9.30", 0, 0, 80, NULL, ">85;95;0", "?1;2", false, LINES_NONE, false},
    {"VTE 0.70", 0, 0, 80, NULL, ">65;7006;1", "?65;1;9", false, LINES_NONE, false},
    {"alacritty 0.11", 0, 0, 80, NULL, ">0;1700;1", "?6", false, LINES_NONE, false},
    {"foot 1.21", 2, 0, 80, "foot(1.21.0)", ">1;12100;0", "?62;4;22", false, LINES_NONE, false},
    {"tmux 3.3a", 0, 0, 80, "tmux 3.3a", ">84;0;0", "?1;2;4", false, LINES_NONE, false},
    {"screen 4.9", 0, 0, 80, NULL, ">83;40900;0", "?1;2", false, LINES_NONE, false},
    {"unknown, double width", 0, 0, 40, "Other 1.0", ">99;1;0", "?1;2", false, LINES_NONE, true},
};

static void answers(struct buf *b, const struct terminal *t)
{
    int column = 1;
    buf_printf(b, "\033[2;%dR", column);
    buf_printf(b, "\033[2;%dR", column += t->width_step);
    buf_printf(b, "\033[2;%dR", column += t->scale_step);
    buf_printf(b, "\033[5;%dR", t->double_column);
    buf_add_c(b, "\033]11;rgb:1e1e/2020/ffff\033\\");
    if (t->name)
        buf_printf(b, "\033P>|%s\033\\", t->name);
    buf_printf(b, "\033[%sc\033[%sc", t->version, t->attributes);
}

static void take(void *context, struct str reply)
{
    probe_read_reply(context, reply);
}

/* The answers in pieces of `piece` bytes, a key between any two pieces when `typing`. */
static int run(const struct terminal *t, size_t piece, struct probe *p)
{
    struct key_parser keys;
    struct input in;
    AUTO(buf) b = BUF_INIT;
    int typed = 0;
    key_parser_init(&keys);
    probe_init(p, 80);
    keys.reply = take;
    keys.context = p;
    answers(&b, t);
    for (size_t i = 0; i < b.n; i += piece) {
        key_parser_feed(&keys, str_slice(buf_str(&b), i, i + piece));
        while (key_parser_next(&keys, false, &in))
            typed++;
    }
    key_parser_fini(&keys);
    return typed;
}

static void test_table(void **state)
{
    for (size_t i = 0; i < ARRAY_SIZE(terminals); i++) {
        const struct terminal *t = &terminals[i];
        for (size_t piece = 1; piece < 200; piece = piece * 3 + 1) {
            struct probe p;
            assert_int_equal(run(t, piece, &p), 0);
            assert_true(p.complete);
            if (probe_has_osc66(&p) != t->osc66 || probe_dec_lines(&p) != t->dec_lines ||
                probe_might_have_dec_lines(&p) != t->maybe) {
                fail_msg("%s: osc66 %d, dec_lines %d, maybe %d", t->what, probe_has_osc66(&p),
                         probe_dec_lines(&p), probe_might_have_dec_lines(&p));
            }
            assert_int_equal(p.background, 0x1e20ff);
            bool bidi = strstr(t->what, "Konsole") || strstr(t->what, "mlterm") ||
                        strstr(t->what, "VTE 0.70");
            assert_int_equal(probe_has_bidi(&p), bidi);
            assert_int_equal(probe_reorders_rows(&p), strstr(t->what, "PuTTY") != NULL);
            bool links = strstr(t->what, "Konsole") || strstr(t->what, "kitty") ||
                         strstr(t->what, "VTE 0.70") || strstr(t->what, "foot");
            assert_int_equal(probe_has_hyperlinks(&p), links);
            assert_int_equal(p.sixel, strstr(t->attributes, ";4") != NULL);
        }
    }
}

/* By samples of a vowel sign, many characters, a skin tone, a ZWJ sequence, U+FE0F, of a character
 * repeated by REP, of a left margin, and of a tab stop. */
static void test_widths(void **state)
{
    static const struct {
        const char *what;
        int widths[8];
        unsigned rules;
        bool side_by_side, repeats, margins, tabs;
    } cases[] = {
        {"xterm 379", {2, 7, 4, 4, 1, 4, 2, 11}, 0, true, true, true, true},
        {"tmux 3.3a", {2, 7, 4, 2, 1, 1, 0, 11}, WIDTH_JOINS_EMOJI, true, false, false, true},
        {"kitty 0.46.2",
         {1, 5, 2, 2, 2, 4, 0, 11},
         WIDTH_JOINS_MARKS | WIDTH_JOINS_MODIFIERS | WIDTH_JOINS_EMOJI | WIDTH_WIDENS_EMOJI,
         false,
         true,
         false,
         true},
        {"foot 1.21",
         {2, 6, 2, 2, 2, 4, 0, 11},
         WIDTH_JOINS_MODIFIERS | WIDTH_JOINS_EMOJI | WIDTH_WIDENS_EMOJI,
         false,
         true,
         false,
         true},
        {"an old table", {2, 8, 4, 4, 1, 1, 0, 8}, 0, false, false, false, false},
        {"one that reads no UTF-8", {6, 21, 8, 11, 6, 6, 0, 11}, 0, false, false, false, true},
        {"one with boxes of two columns", {2, 7, 4, 4, 1, 8, 0, 79}, 0, true, false, false, false},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct probe p;
        probe_init(&p, 80);
        for (int k = 0; k < 8; k++) {
            assert_int_equal(probe_width_rules(&p), WIDTH_WIDENS_EMOJI);
            assert_false(probe_sets_side_by_side(&p));
            assert_false(probe_repeats(&p, true));
            assert_false(probe_has_margins(&p));
            assert_true(probe_sets_tabs(&p, true));
            assert_false(probe_sets_tabs(&p, false));
            AUTO(buf) b = BUF_INIT;
            buf_printf(&b, "\033[3;%dR", 1 + cases[i].widths[k]);
            probe_read_reply(&p, buf_str(&b));
        }
        probe_read_reply(&p, STR("\033[3;9R"));
        assert_int_equal(probe_width_rules(&p), cases[i].rules);
        assert_int_equal(probe_sets_side_by_side(&p), cases[i].side_by_side);
        assert_int_equal(probe_repeats(&p, false), cases[i].repeats);
        assert_int_equal(probe_repeats(&p, true), cases[i].repeats);
        assert_int_equal(probe_has_margins(&p), cases[i].margins);
        assert_int_equal(probe_sets_tabs(&p, false), cases[i].tabs);
        assert_int_equal(probe_sets_tabs(&p, true), cases[i].tabs);
        assert_int_equal(p.positions, 0);
    }
}

static void test_silence(void **state)
{
    struct probe p;
    probe_init(&p, 80);
    assert_false(probe_has_osc66(&p));
    assert_false(probe_has_bidi(&p));
    assert_int_equal(probe_dec_lines(&p), LINES_NONE);
    assert_false(probe_might_have_dec_lines(&p));
    assert_true(probe_sets_tabs(&p, true));
    assert_false(probe_repeats(&p, true));
    p.asked = true;
    assert_false(probe_sets_tabs(&p, true) || probe_repeats(&p, true));
    /* Some answers, but not the last: nothing is assumed yet. */
    probe_read_reply(&p, STR("\033P>|Konsole 22.12.3\033\\"));
    assert_int_equal(probe_dec_lines(&p), LINES_NONE);
    probe_read_reply(&p, STR("\033[?62;1;4c"));
    assert_int_equal(probe_dec_lines(&p), LINES_ALL);
    /* It measured nothing. */
    assert_true(probe_sets_tabs(&p, true) && probe_repeats(&p, true));
    assert_false(probe_sets_tabs(&p, false) || probe_repeats(&p, false));
}

/* By reports on its mode (DECRPM). */
static void test_synchronized(void **state)
{
    static const struct {
        const char *reply;
        enum synchronized synchronized;
    } cases[] = {
        {"\033[?2026;0$y", SYNCHRONIZED_MISSING}, {"\033[?2026;1$y", SYNCHRONIZED_KNOWN},
        {"\033[?2026;2$y", SYNCHRONIZED_KNOWN},   {"\033[?2026;3$y", SYNCHRONIZED_MISSING},
        {"\033[?2026;4$y", SYNCHRONIZED_MISSING}, {"\033[?2004;1$y", SYNCHRONIZED_UNKNOWN},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct probe p;
        probe_init(&p, 80);
        probe_read_reply(&p, str_from(cases[i].reply));
        assert_int_equal(p.synchronized, cases[i].synchronized);
    }
    /* Every question for it is asked where the screen is cleared, or in tmux, which shows none. */
    for (int utf8 = 0; utf8 < 2; utf8++) {
        struct str all = str_from(probe_question(utf8)), tmux = str_from(probe_tmux_question(utf8));
        size_t asked = str_find(all, STR("\033[?2026$p"), 0);
        assert_true(str_find(all, STR("\033[2J"), asked) != SIZE_MAX);
        assert_true(str_find(tmux, STR("\033[?2026$p"), 0) != SIZE_MAX);
    }
}

static void test_hostile(void **state)
{
    static const char *const replies[] = {"",
                                          "\033",
                                          "\033[R",
                                          "\033[1R",
                                          "\033[99999999999;99999999999999999999R",
                                          "\033P>|",
                                          "\033P>|XTerm()\033\\",
                                          "\033P>|XTerm(\033\\",
                                          "\033]11;rgb:1/2\033\\",
                                          "\033]11;rgb:zz/zz/zz\007",
                                          "\033]11;\007",
                                          "\033_Gi=31;\033\\",
                                          "\033[?2026;$y",
                                          "\033[?2026;99999999999999999999$y",
                                          "\033[>c",
                                          "\033[?c"};
    struct probe p;
    probe_init(&p, 80);
    for (size_t i = 0; i < ARRAY_SIZE(replies); i++) {
        probe_read_reply(&p, str_from(replies[i]));
        probe_dec_lines(&p);
    }
    assert_int_equal(p.background, -1);
    assert_false(p.kitty_graphics);
    assert_int_equal(probe_dec_lines(&p), LINES_NONE);
}

static void test_where(void **state)
{
    assert_true(probe_is_useful("xterm-256color", false));
    assert_false(probe_is_useful("xterm-256color", true));
    assert_false(probe_is_useful("tmux-256color", false));
    assert_false(probe_is_useful("screen", false));
    assert_false(probe_is_useful("linux", false));
    assert_false(probe_is_useful("", false));
}

static void test_where_links_may_be(void **state)
{
    static const char *const may[] = {"xterm-256color", "xterm", "tmux-256color", "foot",
                                      "rxvt-unicode"};
    static const char *const must_not[] = {"linux",           "vt100", "vt220",  "dumb", "screen",
                                           "screen-256color", "ansi",  "cons25", ""};
    for (size_t i = 0; i < sizeof may / sizeof *may; i++) {
        assert_true(probe_may_have_hyperlinks(may[i], false));
        assert_false(probe_may_have_hyperlinks(may[i], true));
    }
    for (size_t i = 0; i < sizeof must_not / sizeof *must_not; i++)
        assert_false(probe_may_have_hyperlinks(must_not[i], false));
}

static void test_background_hint(void **state)
{
    static const struct {
        const char *colorfgbg;
        int32_t background;
    } cases[] = {{"15;0", 0},   {"0;15", 0xffffff}, {"0;default;7", 0xffffff},
                 {"12;8", 0},   {"7;6", 0},         {"15;default", -1},
                 {"15;16", -1}, {"15", -1},         {"", -1},
                 {NULL, -1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *colorfgbg = cases[i].colorfgbg;
        assert_int_equal(probe_background_hint("rxvt", false, colorfgbg), cases[i].background);
        assert_int_equal(probe_background_hint("screen", true, colorfgbg), -1);
        assert_int_equal(probe_background_hint("linux", false, colorfgbg), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_where_links_may_be),
        cmocka_unit_test(test_background_hint),
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_widths),
        cmocka_unit_test(test_silence),
        cmocka_unit_test(test_synchronized),
        cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_where),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
