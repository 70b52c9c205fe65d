/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit.h"

#include "tests/support/screen-text.h"
#include "tui/draw/canvas.h"
#include "tui/draw/find.h"

enum { WIDTH = 24 };

static const struct style plain = {COLOR_DEFAULT, COLOR_DEFAULT, 0};
static const struct style lit = {1, COLOR_DEFAULT, 0};

struct place {
    struct theme theme;
    struct surface surface;
    struct canvas canvas;
};

static void place_init(struct place *p)
{
    *p = (struct place){0};
    p->theme.styles[ROLE_FOUND] = lit;
    surface_init(&p->surface, WIDTH, 1);
    p->canvas = (struct canvas){&p->surface, &p->theme, &glyphs_unicode, false};
}

static void assert_row(struct place *p, const char *want)
{
    AUTO(buf) b = BUF_INIT;
    surface_add_plain(&b, &p->surface);
    assert_string_equal(buf_c(&b), want);
    surface_clear(&p->surface, plain);
}

/* The columns that are lit, as a row of marks. */
static void assert_lit(struct place *p, const char *want)
{
    char marks[WIDTH + 1];
    size_t n = 0;
    for (int x = 0; x < WIDTH; x++) {
        bool is_lit = surface_cell(&p->surface, x, 0)->style.foreground == lit.foreground;
        marks[x] = is_lit ? '^' : ' ';
        n = is_lit ? (size_t)x + 1 : n;
    }
    marks[n] = '\0';
    assert_string_equal(marks, want);
    surface_clear(&p->surface, plain);
}

static void test_right_to_left_row(void **state)
{
    static const struct {
        const char *text;
        int width;
        const char *want;
    } rows[] = {
        {"אבג (12) x", WIDTH, "x (12) גבא\n"},
        {"File אבג 7.txt", WIDTH, "File 7 גבא.txt\n"},
        {"新闻 אב 衡阳", WIDTH, "新闻 בא 衡阳\n"},
        {"אב 衡阳", WIDTH, "衡阳 בא\n"},
        {"אבגדה", 4, "…גבא\n"}, /* the end is at the left */
        {"ab אבגדה", 6, "ab בא…\n"},
        {"衡אבג", 4, "衡א…\n"},
        {"אבגדה", 5, "הדגבא\n"},
        {"אב", 1, "…\n"},
        {"אב", 0, "\n"},
        {"אב › גד", WIDTH, "בא › דג\n"}, /* a path goes on to the right */
        {"אב · גד · 3", WIDTH, "בא · דג · 3\n"},
        {"ءب", WIDTH, "\ufe8f\u0621\n"},
        {"بب", WIDTH, "\ufe90\ufe91\n"}, /* joined forms */
        {"אָב", WIDTH, "בא\u05b8\n"},     /* a mark stays on its letter */
    };
    struct place p;
    place_init(&p);
    for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
        int used = canvas_text(&p.canvas, 0, 0, rows[i].width, str_from(rows[i].text), plain);
        assert_true(used <= rows[i].width);
        assert_row(&p, rows[i].want);
    }
    p.canvas.terminal_bidi = true;
    canvas_text(&p.canvas, 0, 0, 4, STR("אבגדה"), plain);
    assert_row(&p, "אב…\u2800\n");
    p.canvas.terminal_bidi = false;
    canvas_text_right(&p.canvas, 10, 0, 8, STR("אב 1"), plain);
    assert_row(&p, "      1 בא\n");
    surface_fini(&p.surface);
}

/* Rows of one text go the way its first letter does, whatever they begin with. */
static void test_rows_of_a_text(void **state)
{
    struct place p;
    place_init(&p);
    p.canvas.whole = STR("אב ab. cd גד.");
    canvas_text(&p.canvas, 0, 0, WIDTH, STR("אב ab."), plain);
    assert_row(&p, ".ab בא\n");
    canvas_text(&p.canvas, 0, 0, WIDTH, STR("cd גד."), plain);
    find_highlight(&p.canvas, 0, 0, 6, STR("cd גד."), STR("cd"));
    assert_lit(&p, "    ^^");
    p.canvas.whole = STR("ab אב. גד cd.");
    canvas_text(&p.canvas, 0, 0, WIDTH, STR("גד cd."), plain);
    assert_row(&p, "דג cd.\n");
    surface_fini(&p.surface);
}

static void test_found_letters_are_lit_where_they_are(void **state)
{
    static const struct {
        const char *text, *what, *want;
        int width;
    } cases[] = {
        {"x אבג y", "אב", "   ^^", WIDTH},
        {"x אבג y", "y", "      ^", WIDTH},
        {"אבג xy", "xy", "^^", WIDTH},
        {"אבג xy", "אבג x", "^ ^^^^", WIDTH}, /* one match, shown around the rest */
        {"אבגדה", "גד", " ^", 4},             /* as far as it is shown */
        {"אבגדה", "ה", "", 4},
        {"a衡阳b", "阳b", "   ^^^", WIDTH},
    };
    struct place p;
    place_init(&p);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct str text = str_from(cases[i].text);
        int used = canvas_text(&p.canvas, 0, 0, cases[i].width, text, plain);
        find_highlight(&p.canvas, 0, 0, used, text, str_from(cases[i].what));
        assert_lit(&p, cases[i].want);
    }
    surface_fini(&p.surface);
}

static void test_cursor_in_what_is_typed(void **state)
{
    static const struct {
        const char *text;
        size_t cursor;
        int column;
        const char *want;
    } cases[] = {
        {"ab", 1, 1, "ab\n"},     {"ab", 2, 2, "ab\n"},        {"אב", 0, 2, " בא\n"},
        {"אב", 2, 1, " בא\n"},    {"אב", 4, 0, " בא\n"},       {"x אב", 2, 3, "x בא\n"},
        {"x אב", 6, 4, "x בא\n"}, {"אב xy", 5, 1, " xy בא\n"},
    };
    struct place p;
    place_init(&p);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        canvas_typed(&p.canvas, 0, 0, str_from(cases[i].text), cases[i].cursor, plain);
        assert_int_equal(p.surface.cursor_x, cases[i].column);
        assert_row(&p, cases[i].want);
    }
    surface_fini(&p.surface);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_right_to_left_row),
        cmocka_unit_test(test_rows_of_a_text),
        cmocka_unit_test(test_found_letters_are_lit_where_they_are),
        cmocka_unit_test(test_cursor_in_what_is_typed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
