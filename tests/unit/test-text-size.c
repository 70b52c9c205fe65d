/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text sizes by the answers of real terminals, and enlarging of text. */
#include "tests/unit/unit.h"

#include <string.h>

#include "app/terminal.h"
#include "config/config.h"
#include "tests/support/screen-text.h"
#include "tui/size/enlarge.h"

static bool find_glyph(const struct glyph_source *source, uint32_t c, struct tall_glyph *out)
{
    *out = (struct tall_glyph){.width = c >= 0x1100 ? 16 : 8};
    return true;
}

static const struct glyph_source glyphs = {find_glyph};

struct terminal {
    const char *what;
    int width_step, scale_step, double_column; /* cursor reports, of 80 columns */
    const char *name, *version;
    /* The sizes it has, English and Chinese, with a letter for what makes them: o OSC 66, l double
     * lines, d dots, s solid. */
    const char *english, *chinese;
};

static const struct terminal terminals[] = {
    {"kitty 0.46.2", 2, 2, 80, "kitty(0.46.2)", ">1;4000;46", "1 2 3 4o 5o 6o 7o",
     "1 2 3 4o 5o 6o 7o"},
    {"xterm 379", 0, 0, 40, "XTerm(379)", ">41;379;0", "1 2 3 6d 7d", "1 2 3 6d"},
    {"xterm 410", 0, 0, 40, "XTerm(410)", ">41;410;0", "1 2 3 5l 6d 7d", "1 2 3 6d"},
    {"Konsole 22.12", 0, 0, 40, "Konsole 22.12.3", ">1;115;0", "1 2 3 5l 6d 7d", "1 2 3 5l 6d"},
    {"PuTTY 0.78", 0, 0, 80, NULL, ">0;136;0", "1 2 3 5l 6d 7d", "1 2 3 5l 6d"},
    {"mlterm 3.9", 0, 0, 80, NULL, ">24;279;0", "1 2 3 5l 6s 7s", "1 2 3 5l"},
    {"urxvt 9.30", 0, 0, 80, NULL, ">85;95;0", "1 2 3 6d 7d", "1 2 3 6d"},
    {"VTE 0.70", 0, 0, 80, NULL, ">65;7006;1", "1 2 3 6s 7s", "1 2 3 6d"},
    {"alacritty 0.11", 0, 0, 80, NULL, ">0;1700;1", "1 2 3 6d 7d", "1 2 3 6d"},
    {"foot 1.21", 2, 0, 80, "foot(1.21.0)", ">1;12100;0", "1 2 3 6d 7d", "1 2 3 6d"},
    {"tmux 3.3a", 0, 0, 80, "tmux 3.3a", ">84;0;0", "1 2 3 6d 7d", "1 2 3 6d"},
    {"screen 4.9", 0, 0, 80, NULL, ">83;40900;0", "1 2 3 6d 7d", "1 2 3 6d"},
    {"unknown, double width", 0, 0, 40, "Other 1.0", ">99;1;0", "1 2 3 6d 7d", "1 2 3 6d"},
};

static void answer(struct probe *p, const struct terminal *t)
{
    AUTO(buf) b = BUF_INIT;
    int column = 1, steps[] = {0, t->width_step, t->scale_step};
    probe_init(p, 80);
    for (int i = 0; i < 3; i++) {
        buf_clear(&b);
        buf_printf(&b, "\033[2;%dR", column += steps[i]);
        probe_read_reply(p, buf_str(&b));
    }
    buf_clear(&b);
    buf_printf(&b, "\033[5;%dR", t->double_column);
    probe_read_reply(p, buf_str(&b));
    if (t->name) {
        buf_clear(&b);
        buf_printf(&b, "\033P>|%s\033\\", t->name);
        probe_read_reply(p, buf_str(&b));
    }
    buf_clear(&b);
    buf_printf(&b, "\033[%sc", t->version);
    probe_read_reply(p, buf_str(&b));
}

static const struct text_place usual = {
    .glyphs = &glyphs, .width = 78, .height = 21, .window_width = 78, .window_height = 21};

static void add_sizes(struct buf *b, const struct text_place *at)
{
    static const char letters[] = {' ', 'o', 'l', 'd', 's'};
    for (int number = 1; number <= 7; number++) {
        struct text_plan plan;
        if (text_size_plan(text_size_get(number), at, &plan) == TEXT_FITS) {
            buf_printf(b, "%s%d", b->n > 0 ? " " : "", number);
            if (plan.method != TEXT_LAYOUT)
                buf_add_char(b, letters[plan.method]);
        }
    }
}

static void expect_sizes(const struct text_place *at, const char *wanted, const char *what)
{
    AUTO(buf) b = BUF_INIT;
    add_sizes(&b, at);
    if (strcmp(buf_c(&b), wanted) != 0)
        fail_msg("%s: sizes %s, not %s", what, buf_c(&b), wanted);
}

static void expect_both(const struct text_abilities *can, int choice, const char *english,
                        const char *chinese, const char *what)
{
    struct text_place at = usual;
    at.can = can;
    at.choice = choice;
    expect_sizes(&at, english, what);
    at.text = (struct text_facts){true, true, true};
    expect_sizes(&at, chinese, what);
}

static void test_terminals(void **state)
{
    for (size_t i = 0; i < ARRAY_SIZE(terminals); i++) {
        const struct terminal *t = &terminals[i];
        struct probe p;
        struct text_abilities can;
        answer(&p, t);
        /* Before the last answer nothing is known, and nothing risked. */
        terminal_judge(&p, "xterm-256color", false, &can);
        assert_false(can.osc66);
        assert_int_equal(can.lines, LINES_NONE);
        assert_true(can.lines_refused);
        probe_read_reply(&p, STR("\033[?62c"));
        terminal_judge(&p, "xterm-256color", false, &can);
        expect_both(&can, METHOD_AUTO, t->english, t->chinese, t->what);
        expect_both(&can, METHOD_LAYOUT, "1 2 3", "1 2 3", t->what);
        /* Inside a multiplexer the same answers give no more than blocks. */
        terminal_judge(&p, "xterm-256color", true, &can);
        assert_true(can.multiplexed);
        expect_both(&can, METHOD_OSC66, "1 2 3", "1 2 3", t->what);
        expect_both(&can, METHOD_DECLINES, "1 2 3", "1 2 3", t->what);
        text_abilities_correct(&can, STR("lines=yes"));
        expect_both(&can, METHOD_DECLINES, "1 2 3", "1 2 3", t->what);
    }
}

static void judge(const char *name, const char *version, int double_column,
                  struct text_abilities *can)
{
    struct probe p;
    answer(&p,
           &(struct terminal){.double_column = double_column, .name = name, .version = version});
    probe_read_reply(&p, STR("\033[?62c"));
    terminal_judge(&p, "xterm", false, can);
}

/* Answers and settings of the user decide uncertain abilities, never dangerous ones. */
static void test_choice(void **state)
{
    struct text_abilities can;
    judge("XTerm(379)", ">41;379;0", 40, &can);
    text_abilities_correct(&can, STR("lines=yes blocks=solid"));
    expect_both(&can, METHOD_DECLINES, "1 2 3", "1 2 3", "xterm 379, set");
    expect_both(&can, METHOD_AUTO, "1 2 3 6s 7s", "1 2 3 6d", "xterm 379, solid");
    judge("XTerm(410)", ">41;410;0", 40, &can);
    expect_both(&can, METHOD_DECLINES, "1 2 3 5l", "1 2 3", "xterm 410, set");
    judge("Other 1.0", ">99;1;0", 40, &can);
    expect_both(&can, METHOD_DECLINES, "1 2 3 5l", "1 2 3 5l", "unsure, set");
    text_abilities_correct(&can, STR("lines=no"));
    expect_both(&can, METHOD_DECLINES, "1 2 3", "1 2 3", "unsure, denied");
    judge(NULL, ">85;95;0", 80, &can);
    expect_both(&can, METHOD_DECLINES, "1 2 3", "1 2 3", "no double lines, set");
    expect_both(&can, METHOD_SOLID, "1 2 3 6s 7s", "1 2 3", "solid");
    expect_both(&can, METHOD_DOTS, "1 2 3 6d 7d", "1 2 3 6d", "dots");
    assert_string_equal(can.name, ">85;95;0");
    text_abilities_correct(&can, STR("lines=yes"));
    expect_both(&can, METHOD_AUTO, "1 2 3 5l 6d 7d", "1 2 3 5l 6d", "double lines, confirmed");
    text_abilities_correct(&can, STR("blocks=none nonsense"));
    expect_both(&can, METHOD_AUTO, "1 2 3 5l", "1 2 3 5l", "no blocks");

    struct probe silent;
    probe_init(&silent, 80);
    terminal_judge(&silent, "linux", false, &can);
    expect_both(&can, METHOD_AUTO, "1 2 3 7s", "1 2 3", "Linux console");
    assert_string_equal(can.name, "");
}

/* No size that leaves less than twelve columns or three lines, and no Chinese without glyphs. */
static void test_place(void **state)
{
    struct text_abilities can;
    struct text_plan plan;
    struct text_place at = usual;
    judge("kitty(0.46.2)", ">1;4000;46", 80, &can);
    can.osc66 = true;
    at.can = &can;
    at.width = 47;
    expect_sizes(&at, "1 2 3 4o 5o 6o", "47 columns");
    at.height = 8;
    expect_sizes(&at, "1 2 3 4o 5o", "8 rows");
    plan = text_size_fit(text_size_get(7), &at);
    assert_int_equal(plan.size->number, 5);
    int position;
    assert_int_equal(text_size_count(plan.size, &at, &position), 5);
    assert_int_equal(position, 5);

    judge(NULL, ">85;95;0", 80, &can);
    at = usual;
    at.can = &can;
    at.glyphs = NULL;
    expect_sizes(&at, "1 2 3 6d 7s", "no font");
    at.text = (struct text_facts){.wide = true, .foreign = true};
    expect_sizes(&at, "1 2 3", "no font, Chinese");
    assert_int_equal(text_size_plan(text_size_get(6), &at, &plan), TEXT_NO_GLYPHS);
    at.text.foreign = false; /* a few characters only: boxes stand for them */
    expect_sizes(&at, "1 2 3 6d 7s", "no font, little Chinese");
    at.ascii = true;
    expect_sizes(&at, "1 2 3", "ASCII");
    assert_int_equal(text_size_of_percent(249)->number, 5);
    assert_int_equal(text_size_of_percent(0)->number, 1);
    assert_null(text_size_step(text_size_get(7), 1));
}

/* Chinese in blocks has a row between its lines where enough lines are left. */
static void test_spacing(void **state)
{
    struct text_abilities can;
    struct text_plan plan;
    struct text_place at = usual;
    judge(NULL, ">85;95;0", 80, &can);
    at.can = &can;
    at.text = (struct text_facts){true, true, true};
    assert_int_equal(text_size_plan(text_size_get(6), &at, &plan), TEXT_FITS);
    assert_int_equal(plan.rows, 4); /* of 21 */
    at.height = 25;
    assert_int_equal(text_size_plan(text_size_get(6), &at, &plan), TEXT_FITS);
    assert_int_equal(plan.rows, 5);
    at.text.wide = false;
    assert_int_equal(text_size_plan(text_size_get(6), &at, &plan), TEXT_FITS);
    assert_int_equal(plan.rows, 4);
}

/* ---- enlarging ------------------------------------------------------------------------------- */

static const struct style plain = {COLOR_DEFAULT, COLOR_DEFAULT, 0};
static const struct style lit = {0, 3, ATTRIBUTE_UNDERLINE};

static struct text_plan plan_of(int number, const char *name, const char *version, bool osc66,
                                bool chinese)
{
    struct text_abilities can;
    struct text_plan plan;
    struct text_place at = usual;
    judge(name, version, 80, &can);
    can.osc66 = osc66;
    at.can = &can;
    at.text = (struct text_facts){chinese, chinese, false};
    assert_int_equal(text_size_plan(text_size_get(number), &at, &plan), TEXT_FITS);
    return plan;
}

/* Paints `text`, with what is between the bars lit, and shows rows, kinds of rows, and runs. */
static void check_line(const struct text_plan *plan, const char *text, const char *wanted)
{
    struct surface line, to;
    AUTO(buf) b = BUF_INIT;
    struct str rest = str_from(text), part;
    surface_init(&line, plan->columns, 1);
    surface_init(&to, 80, 6);
    int x = 0;
    for (int i = 0; str_split(&rest, '|', &part); i++)
        x = surface_text(&line, x, 0, part, i % 2 ? lit : plain);
    enlarge_line(&to, 1, 1, &line, plan);
    for (size_t i = 0; i < to.runs.n; i++) {
        const struct big_run *r = &to.runs.v[i];
        buf_printf(&b, "%d+%d s%d n%d d%d w%d%s “%s”\n", r->x, r->cells, r->scale, r->numerator,
                   r->denominator, r->unit, r->style.background == 3 ? " lit" : "", r->text);
    }
    if (to.runs.n == 0)
        surface_add_plain(&b, &to);
    for (int y = 0; y < to.height; y++)
        if (to.row_sizes[y] != ROW_SINGLE)
            buf_printf(&b, "%d:%d\n", y, to.row_sizes[y]);
    assert_string_equal(buf_c(&b), wanted);
    surface_fini(&to);
    surface_fini(&line);
}

static void test_enlarge(void **state)
{
    struct text_plan two = plan_of(5, NULL, ">1;4000;46", true, false);
    assert_int_equal(two.columns, 39);
    check_line(&two, "  wild |geese| fly",
               "5+10 s2 n0 d0 w0 “wild ”\n"
               "15+10 s2 n0 d0 w0 lit “geese”\n"
               "27+6 s2 n0 d0 w0 “fly”\n");
    check_line(&two, "雁 \xf0\x9f\xa6\x86 a",
               "1+6 s2 n0 d0 w0 “雁 ”\n"
               "7+4 s2 n0 d0 w2 “\xf0\x9f\xa6\x86”\n"
               "13+2 s2 n0 d0 w0 “a”\n");
    struct text_plan latin = plan_of(4, NULL, ">1;4000;46", true, false);
    check_line(&latin, "wild |geese| fly",
               "1+6 s2 n3 d4 w3 “wild”\n"
               "9+6 s2 n3 d4 w3 lit “gees”\n"
               "15+2 s2 n3 d4 w1 lit “e”\n"
               "18+6 s2 n3 d4 w3 “fly”\n");
    struct text_plan chinese = plan_of(4, NULL, ">1;4000;46", true, true);
    assert_int_equal(chinese.rows, 3);
    check_line(&chinese, "在2026年雁",
               "1+3 s3 n1 d2 w1 “在”\n"
               "4+3 s3 n1 d2 w1 “20”\n"
               "7+3 s3 n1 d2 w1 “26”\n"
               "10+3 s3 n1 d2 w1 “年”\n"
               "13+3 s3 n1 d2 w1 “雁”\n");
    /* Too many odd figures for the line's spare cells: it stays small, and whole. */
    check_line(&chinese, "1雁2雁3雁4雁5雁6雁7雁8雁9雁1雁2雁3雁4雁5雁6雁",
               "\n\n 1雁2雁3雁4雁5雁6雁7雁8雁9雁1雁2雁3雁4雁5雁6雁\n\n\n\n");
    struct text_plan lines = plan_of(5, NULL, ">0;136;0", false, false);
    check_line(&lines, " wild 雁", "\n  wild 雁\n  wild 雁\n\n\n\n1:1\n2:2\n");
    lines.latin = true;
    check_line(&lines, " wild 雁", "\n  wild 雁\n\n\n\n\n");
    struct text_plan dots = plan_of(6, NULL, ">85;95;0", false, false);
    check_line(&dots, "Ä|g|", "\n ⡨⠬⡀\n ⡗⠒⡇⡎⠉⡇\n ⠁ ⠁⣨⣭⣃\n\n\n");

    assert_int_equal(enlarge_cells(&two, 5), 10);
    assert_int_equal(enlarge_cells(&latin, 3), 5);
    assert_int_equal(enlarge_cells(&lines, 5), 5);
    assert_int_equal(enlarge_cells(&dots, 5), 15);
    const struct text_plan *plans[] = {&two, &latin, &chinese, &lines, &dots};
    for (size_t i = 0; i < ARRAY_SIZE(plans); i++) {
        for (int column = 0; column < 20; column++) {
            int cells = enlarge_cells(plans[i], column);
            assert_int_equal(enlarge_column(plans[i], cells), column);
        }
    }
}

/* Rows painted over large text replace it as a whole. */
static void test_room(void **state)
{
    struct surface s;
    surface_init(&s, 20, 8);
    struct big_run run = {.x = 2, .y = 4, .cells = 8, .scale = 2, .style = plain};
    for (int y = 0; y < 4; y++) {
        surface_text(&s, 0, y, STR("goose"), plain);
        surface_set_row_size(&s, y, y % 2 ? ROW_DOUBLE_BOTTOM : ROW_DOUBLE_TOP);
    }
    surface_add_run(&s, &run, STR("wild"));
    surface_make_room(&s, (struct rect){12, 1, 4, 4});
    AUTO(buf) b = BUF_INIT;
    for (int y = 0; y < 8; y++)
        assert_int_equal(s.row_sizes[y], ROW_SINGLE);
    assert_int_equal(s.runs.n, 1); /* it is beside */
    surface_make_room(&s, (struct rect){9, 5, 4, 1});
    assert_int_equal(s.runs.n, 0);
    surface_add_plain(&b, &s);
    assert_string_equal(buf_c(&b), "\n\n\n\n\n\n\n\n");
    surface_make_room(&s, (struct rect){0, -3, 50, 50});
    surface_make_room(&s, (struct rect){0, 0, 0, 0});
    surface_fini(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_terminals), cmocka_unit_test(test_choice),
        cmocka_unit_test(test_place),     cmocka_unit_test(test_spacing),
        cmocka_unit_test(test_enlarge),   cmocka_unit_test(test_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
