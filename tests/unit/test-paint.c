/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever surfaces follow each other, a terminal (libvterm) shows the last one after the bytes. */
#include "tests/unit/unit.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <vterm.h>

#include "term/clusters.h"
#include "term/frame.h"
#include "term/palette.h"
#include "text/utf8.h"

enum { VISIBLE = ATTRIBUTE_UNDERLINE | ATTRIBUTE_REVERSE | ATTRIBUTE_STRUCK };
enum { ALL_ATTRIBUTES = 63, SEQUENCES = 300, FRAMES = 30, MAX_WIDTH = 50, MAX_HEIGHT = 16 };

static const struct style plain = {COLOR_DEFAULT, COLOR_DEFAULT, 0};
static const struct style grey = {243, COLOR_DEFAULT, 0};

static const struct description descriptions[] = {
    {.colors = 256,
     .attributes = ALL_ATTRIBUTES,
     .ends_attributes = true,
     .erases_in_background = true,
     .erases_characters = true,
     .moves_in_line = true,
     .scrolls = true},
    {.colors = 8, .attributes = ATTRIBUTE_BOLD | ATTRIBUTE_REVERSE},
    {.colors = 0, .attributes = ALL_ATTRIBUTES, .erases_characters = true},
    {.colors = 1 << 24,
     .attributes = ALL_ATTRIBUTES,
     .ends_attributes = true,
     .scrolls = true,
     .scrolls_by_lines = true},
};

struct screen {
    const struct description *description;
    VTerm *vterm;
    VTermScreen *cells;
    struct frame frame;
    struct surface surface;
    struct buf out;
};

static void open_screen(struct screen *s, const struct description *d, int width, int height)
{
    *s = (struct screen){.description = d, .vterm = vterm_new(height, width)};
    vterm_set_utf8(s->vterm, 1);
    s->cells = vterm_obtain_screen(s->vterm);
    vterm_screen_reset(s->cells, 1);
    vterm_input_write(s->vterm, "\033[?7l", 5);
    frame_init(&s->frame, d, true);
    s->frame.paint.side_by_side = true;
    s->frame.paint.erases_parts = d->erases_characters;
    surface_init(&s->surface, width, height);
}

static void close_screen(struct screen *s)
{
    surface_fini(&s->surface);
    frame_fini(&s->frame);
    vterm_free(s->vterm);
    buf_fini(&s->out);
}

/* Bytes of the change. */
static size_t draw(struct screen *s)
{
    buf_clear(&s->out);
    frame_add(&s->frame, &s->surface, true, &s->out);
    vterm_input_write(s->vterm, buf_c(&s->out), s->out.n);
    return s->out.n;
}

/* ---- comparison -------------------------------------------------------------------------- */

static void add_cell(struct buf *b, const VTermScreenCell *c)
{
    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && c->chars[i] != 0; i++)
        utf8_add(b, c->chars[i]);
}

static int32_t color_of(const VTermColor *c)
{
    return VTERM_COLOR_IS_DEFAULT_FG(c) || VTERM_COLOR_IS_DEFAULT_BG(c) ? COLOR_DEFAULT
           : VTERM_COLOR_IS_INDEXED(c)
               ? c->indexed.idx
               : (int32_t)(COLOR_RGB | c->rgb.red << 16 | c->rgb.green << 8 | c->rgb.blue);
}

/* libvterm has no dim text. */
static uint16_t attributes_of(const VTermScreenCell *c)
{
    return (uint16_t)((c->attrs.bold ? ATTRIBUTE_BOLD : 0) |
                      (c->attrs.italic ? ATTRIBUTE_ITALIC : 0) |
                      (c->attrs.underline ? ATTRIBUTE_UNDERLINE : 0) |
                      (c->attrs.reverse ? ATTRIBUTE_REVERSE : 0) |
                      (c->attrs.strike ? ATTRIBUTE_STRUCK : 0));
}

static void compare_cell(const struct screen *s, int x, int y)
{
    const struct cell *want = surface_cell(&s->surface, x, y);
    struct style look = ink_look(s->description, want->style);
    VTermScreenCell cell;
    AUTO(buf) text = BUF_INIT;
    vterm_screen_get_cell(s->cells, (VTermPos){.row = y, .col = x}, &cell);
    add_cell(&text, &cell);
    const char *wanted = want->text[0] ? want->text : " ", *got = text.n ? buf_c(&text) : " ";
    bool blank = strcmp(wanted, " ") == 0 && !(look.attributes & VISIBLE);
    bool same = strcmp(wanted, got) == 0 && want->width == cell.width &&
                color_of(&cell.bg) == look.background &&
                (attributes_of(&cell) & VISIBLE) == (look.attributes & VISIBLE);
    if (!blank) {
        same = same && color_of(&cell.fg) == look.foreground &&
               attributes_of(&cell) == (look.attributes & ~ATTRIBUTE_DIM);
    }
    if (!same) {
        fail_msg("%d,%d: wanted \"%s\" %d %d %x, got \"%s\" %d %d %x", x, y, wanted,
                 look.foreground, look.background, look.attributes, got, color_of(&cell.fg),
                 color_of(&cell.bg), attributes_of(&cell));
    }
}

static void compare(const struct screen *s)
{
    const VTermState *state = vterm_obtain_state(s->vterm);
    VTermPos cursor;
    for (int y = 0; y < s->surface.height; y++) {
        int size = s->surface.row_sizes[y], columns = s->surface.width;
        assert_int_equal(vterm_state_get_lineinfo(state, y)->doubleheight, size);
        columns = size == ROW_SINGLE ? columns : columns / 2;
        for (int x = 0; x < columns; x++) {
            const struct cell *c = surface_cell(&s->surface, x, y);
            if (c->width > 0 && !cluster_is_doubtful(&s->surface, c, true))
                compare_cell(s, x, y);
        }
    }
    vterm_state_get_cursorpos(state, &cursor);
    assert_int_equal(cursor.col, s->surface.cursor_x);
    assert_int_equal(cursor.row, s->surface.cursor_y);
}

/* ---- random surfaces --------------------------------------------------------------------- */

static int below(int n)
{
    return (int)(random() % n);
}

static struct style random_style(void)
{
    static const int32_t colors[] = {COLOR_DEFAULT, COLOR_DEFAULT,       1, 12,
                                     243,           COLOR_RGB | 0x104080};
    struct style style = {colors[below(6)], colors[below(6)], 0};
    style.attributes = below(3) == 0 ? (uint16_t)below(ALL_ATTRIBUTES + 1) : 0;
    return style;
}

static void add_random_text(struct buf *b)
{
    /* The last two, rare ones, are doubtful, but no wider in libvterm, which loses text at the
     * edge. */
    static const char *const clusters[] = {"a",
                                           "b",
                                           "c",
                                           " ",
                                           " ",
                                           "    ",
                                           "          ",
                                           "é",
                                           "雁",
                                           "雁雁雁雁",
                                           "─",
                                           "──────",
                                           "│",
                                           "\u00a0",
                                           "......",
                                           "é\u0301",
                                           "ที่",
                                           "ع",
                                           "عَعَ",
                                           "😀",
                                           "e\u0301e\u0301e\u0301",
                                           "❤\ufe0f",
                                           "e\u0301\u0302\u0303\u0304\u0305"};
    int kinds = ARRAY_SIZE(clusters) - (below(16) == 0 ? 0 : 2);
    for (int n = below(12); n >= 0; n--)
        buf_add_c(b, clusters[below(kinds)]);
}

static void add_text_at(struct surface *s, int x, int y)
{
    AUTO(buf) b = BUF_INIT;
    add_random_text(&b);
    surface_text(s, x, y, buf_str(&b), random_style());
}

static void add_text(struct surface *s)
{
    add_text_at(s, below(s->width), below(s->height));
}

static void add_link(struct surface *s)
{
    char url[32];
    int number = 1 + below(3);
    snprintf(url, sizeof url, "https://%c.example/", 'a' + below(3));
    surface_link(s, (struct rect){below(s->width), below(s->height), below(10), 1}, number, url);
}

/* True when wide characters cross the sides of the area in all rows or in none. */
static bool is_even(const struct surface *s, struct rect area)
{
    for (int y = area.y; y < area.y + area.height; y++) {
        for (int x = area.x; x <= area.x + area.width && x < s->width; x += area.width) {
            const struct cell *first = surface_cell(s, x, area.y);
            if ((surface_cell(s, x, y)->width == 0) != (first->width == 0))
                return false;
        }
    }
    return true;
}

/* As a page down or a list that scrolls. */
static void move_rows(struct surface *s, struct rect area)
{
    int by = below(area.height), end = area.height - by;
    bool up = below(2);
    for (int i = 0; i < end && is_even(s, area); i++) {
        int y = area.y + (up ? i : end - 1 - i);
        memmove(surface_cell(s, area.x, up ? y : y + by), surface_cell(s, area.x, up ? y + by : y),
                (size_t)area.width * sizeof *s->cells);
    }
}

/* Three panes in different rows, two of them beside each other. */
static void add_panes(struct surface *s)
{
    int left = s->width / 3, top = s->height / 4, bottom = s->height - top;
    s->n_panes = 0;
    surface_add_pane(s, (struct rect){0, 0, left, s->height});
    surface_add_pane(s, (struct rect){left, 0, s->width - left, top});
    surface_add_pane(s, (struct rect){left + 1, top, s->width - left - 2, bottom});
}

static struct rect random_pane(const struct surface *s)
{
    struct rect pane = s->panes[below((int)s->n_panes)], all = {0, 0, s->width, s->height};
    return pane.width > 0 && pane.height > 0 && below(2) ? pane : all;
}

/* Two rows with the same text, in their left half. */
static void add_double_rows(struct surface *s)
{
    int y = below(s->height);
    struct style style = random_style();
    if (y + 1 < s->height && s->row_sizes[y] == ROW_SINGLE && s->row_sizes[y + 1] == ROW_SINGLE) {
        AUTO(buf) b = BUF_INIT;
        add_random_text(&b);
        s->clip = (struct rect){0, 0, s->width / 2, s->height};
        for (int i = 0; i < 2; i++) {
            struct rect whole = s->clip;
            s->clip.width = s->width;
            surface_fill(s, (struct rect){0, y + i, s->width, 1}, plain);
            s->clip = whole;
            surface_text(s, 0, y + i, buf_str(&b), style);
            surface_set_row_size(s, y + i, i == 0 ? ROW_DOUBLE_TOP : ROW_DOUBLE_BOTTOM);
        }
        s->clip.width = s->width;
    }
}

static void change(struct surface *s, bool doubles)
{
    add_panes(s);
    switch (below(8)) {
    case 0:
        surface_clear(s, random_style());
        break;
    case 1:
        surface_fill(s, (struct rect){below(s->width), below(s->height), below(30), below(9)},
                     random_style());
        break;
    case 2:
        move_rows(s, random_pane(s));
        break;
    case 3:
        surface_restyle(s, (struct rect){0, below(s->height), s->width, 1}, random_style());
        break;
    case 4:
        add_link(s);
        break;
    default:
        for (int n = below(6); n >= 0; n--)
            add_text(s);
    }
    if (doubles && below(3) == 0)
        add_double_rows(s);
    s->cursor_x = below(s->width / 2);
    s->cursor_y = below(s->height);
    s->cursor_visible = below(2);
}

/* Rows are single again before text may reach their right half. */
static void forget_double_rows(struct surface *s)
{
    surface_make_room(s, (struct rect){0, 0, s->width, s->height});
}

static void test_random(void **state)
{
    for (unsigned seed = 0; seed < (unsigned)part_of(SEQUENCES); seed++) {
        struct screen s;
        srandom(seed);
        bool doubles = seed % 5 == 0;
        int width = 2 + below(MAX_WIDTH), height = 1 + below(MAX_HEIGHT);
        open_screen(&s, &descriptions[seed % ARRAY_SIZE(descriptions)], width, height);
        s.frame.paint.repeats = seed / ARRAY_SIZE(descriptions) % 2;
        s.frame.paint.margins = seed / ARRAY_SIZE(descriptions) % 3 > 0;
        s.frame.paint.tabs = seed / ARRAY_SIZE(descriptions) % 4 > 0;
        s.frame.paint.erases_parts &= seed / ARRAY_SIZE(descriptions) % 5 > 0;
        for (int i = 0; i < FRAMES; i++) {
            forget_double_rows(&s.surface);
            if (below(20) == 0) {
                width = 2 + below(MAX_WIDTH);
                height = 1 + below(MAX_HEIGHT);
                vterm_set_size(s.vterm, height, width);
                surface_resize(&s.surface, width, height);
            }
            change(&s.surface, doubles);
            draw(&s);
            compare(&s);
            assert_int_equal(draw(&s), 0); /* nothing is sent twice */
        }
        close_screen(&s);
    }
}

/* Rows of text, of wide characters at the sides of panes, which may cross them. */
static void fill_panes(struct surface *s)
{
    int from = below(4);
    surface_fill(s, s->clip, plain);
    for (int y = 0; y < s->height; y++) {
        for (int x = from; from < 2 && x < s->width; x += 8)
            surface_text(s, x, y, STR("雁雁雁雁"), plain);
        for (size_t k = 0; k < s->n_panes; k++) {
            struct rect pane = s->panes[k];
            s->clip = (struct rect){pane.x + 2, pane.y, pane.width - 4, pane.height};
            add_text_at(s, pane.x + 2 + below(3), y);
        }
        s->clip = (struct rect){0, 0, s->width, s->height};
    }
}

static void test_random_panes(void **state)
{
    const unsigned count = (unsigned)part_of(SEQUENCES / 2), min = count * 2 / 3;
    size_t moved = 0, tabbed = 0;
    for (unsigned seed = 0; seed < 2 * count; seed++) {
        struct screen s;
        srandom(seed);
        int width = 30 + below(60), height = 8 + below(MAX_HEIGHT);
        open_screen(&s, &descriptions[seed % 2 * 3], width, height);
        s.frame.paint.margins = seed < count;
        s.frame.paint.tabs = seed / 2 % 2 == 0;
        add_panes(&s.surface);
        for (int i = 0; i < FRAMES; i++) {
            if (i % 10 == 0)
                fill_panes(&s.surface);
            else
                move_rows(&s.surface, random_pane(&s.surface));
            draw(&s);
            moved += str_find(buf_str(&s.out), STR("\033[?69h"), 0) != SIZE_MAX;
            tabbed += str_find_char(buf_str(&s.out), '\t', 0) != SIZE_MAX;
            compare(&s);
        }
        close_screen(&s);
    }
    assert_in_range(moved, min, count * FRAMES);
    assert_in_range(tabbed, min, count * FRAMES);
}

/* ---- bytes ------------------------------------------------------------------------------- */

/* The cursor of a list of 20 rows moves: both rows' text, and little else. */
static void test_list(void **state)
{
    static const struct style selected = {231, 25, 0};
    struct screen s;
    open_screen(&s, &descriptions[0], 80, 24);
    for (int chosen = 3; chosen < 5; chosen++) {
        surface_clear(&s.surface, plain);
        for (int y = 2; y < 22; y++) {
            char line[80];
            snprintf(line, sizeof line, "title %d of a list", y);
            surface_text(&s.surface, 30, y, str_from(line), plain);
            surface_text(&s.surface, 60, y, STR("2026-11-20"), grey);
        }
        surface_restyle(&s.surface, (struct rect){29, chosen, 50, 1}, selected);
        s.surface.cursor_x = 29;
        s.surface.cursor_y = chosen;
        draw(&s);
    }
    assert_string_equal(buf_c(&s.out),
                        "\n title 4 of a list\033[13X\033[13C2026-11-20\033[9X\033[4;30H"
                        "\033[m title 3 of a list\033[13X\033[13C\033[38;5;243m2026-11-20"
                        "\033[K\n\033[41D");
    compare(&s);
    close_screen(&s);
}

/* Columns of different styles are sent one after the other, each from the top, after
 * those where the cursor is. */
static void test_columns(void **state)
{
    static const struct style border = {63, COLOR_DEFAULT, 0};
    struct screen s;
    size_t at = 0;
    open_screen(&s, &descriptions[0], 80, 24);
    s.surface.cursor_y = 19;
    draw(&s);
    for (int y = 0; y < 20; y++) {
        char title[32];
        snprintf(title, sizeof title, "雁 title%d", y);
        surface_text(&s.surface, 40, y, STR("│"), border);
        surface_text(&s.surface, 42, y, str_from(title), plain);
        surface_text(&s.surface, 60, y, STR("2026-11-20"), grey);
        surface_text(&s.surface, 79, y, STR("│"), border);
    }
    /* bytes of text and moves, a change of style each column, a few for the way to the next */
    assert_in_range(draw(&s), 20 * 28, 20 * (30 + 2 + 2 + 6 + 6) + 3 * 12 + 5 * 8);
    for (int y = 0; y < 19; y++) {
        char title[32];
        snprintf(title, sizeof title, "title%d", y);
        at = str_find(buf_str(&s.out), str_from(title), at);
        assert_true(at != SIZE_MAX);
    }
    compare(&s);
    close_screen(&s);
}

static void add_row(struct surface *s, int y, const char *text)
{
    static const struct style linked = {COLOR_DEFAULT, COLOR_DEFAULT, ATTRIBUTE_UNDERLINE};
    int x = surface_text(s, 30, y, str_from(text), plain) + 1;
    if (y % 3 == 1) {
        x = surface_text(s, x, y, STR("that links"), linked);
        surface_text(s, x, y, STR("[7]"), grey);
    }
}

/* An article comes as it is read, with its title first, though a few bytes more, for a slow line,
 * whatever is cheaper by style below it. */
static void test_reading_order(void **state)
{
    static const struct style title = {COLOR_DEFAULT, COLOR_DEFAULT, ATTRIBUTE_BOLD};
    static const struct style key = {63, COLOR_DEFAULT, ATTRIBUTE_BOLD};
    struct screen s;
    size_t at = 0;
    open_screen(&s, &descriptions[0], 80, 24);
    draw(&s);
    surface_text(&s.surface, 30, 0, STR("A source"), grey);
    surface_text(&s.surface, 30, 1, STR("The title of an article"), title);
    surface_text(&s.surface, 30, 2, STR("From: A source"), grey);
    for (int y = 3; y < 15; y++) {
        char text[80];
        snprintf(text, sizeof text, "row %d of a text, wide as a column", y);
        add_row(&s.surface, y, text);
    }
    for (int x = 0; x < 72; x += 8) {
        surface_text(&s.surface, x, 23, STR("K"), key);
        surface_text(&s.surface, x + 2, 23, STR("label"), grey);
    }
    draw(&s);
    at = str_find(buf_str(&s.out), STR("A source"), at);
    at = str_find(buf_str(&s.out), STR("The title"), at);
    for (int y = 3; y < 15; y++) {
        char text[16];
        snprintf(text, sizeof text, "row %d", y);
        at = str_find(buf_str(&s.out), str_from(text), at);
        assert_true(at != SIZE_MAX);
        at = y % 3 == 1 ? str_find(buf_str(&s.out), STR("[7]"), at) : at;
        assert_true(at != SIZE_MAX);
    }
    compare(&s);
    close_screen(&s);
}

/* A rule is one character and its repetition, blanks within a row are repeated or erased. */
static void test_repetition(void **state)
{
    static const struct {
        const char *shown, *wanted, *sent, *without;
    } cases[] = {
        {"", "────────|", "─\033[7b|\r", "────────|\r"},
        {"", "────────────", "─\033[11b\r", "────────────\r"},
        {"", "──", "──\r", "──\r"},
        {"", "aaaaaa", "a\033[5b\r", "aaaaaa\r"},
        {"", "aaaaa", "aaaaa\r", "aaaaa\r"},
        {"", "雁雁雁雁", "雁雁雁雁\r", "雁雁雁雁\r"},
        {"", "e\u0301e\u0301e\u0301e\u0301", "e\u0301e\u0301e\u0301e\u0301\r",
         "e\u0301e\u0301e\u0301e\u0301\r"},
        {"a 123456 b", "c        d", "c  \033[6bd\r", "c        d\r"},
        {"a 12345678 b", "c          d", "c  \033[8bd\r", "c \033[9X\033[9Cd\r"},
    };
    for (size_t i = 0; i < 2 * ARRAY_SIZE(cases); i++) {
        struct screen s;
        open_screen(&s, &descriptions[0], 12, 1);
        s.frame.paint.repeats = i % 2 == 0;
        for (int step = 0; step < 2; step++) {
            const char *text = step == 0 ? cases[i / 2].shown : cases[i / 2].wanted;
            surface_clear(&s.surface, plain);
            surface_text(&s.surface, 0, 0, str_from(text), plain);
            draw(&s);
        }
        assert_string_equal(buf_c(&s.out), i % 2 == 0 ? cases[i / 2].sent : cases[i / 2].without);
        compare(&s);
        close_screen(&s);
    }
}

/* Where parts of rows cannot be erased, blanks replace wide characters beside text that stays. */
static void test_unerased(void **state)
{
    struct screen s;
    open_screen(&s, &descriptions[0], 40, 1);
    s.frame.paint.erases_parts = false;
    for (int i = 0; i < 2; i++) {
        surface_clear(&s.surface, plain);
        surface_text(&s.surface, 0, 0, STR("雁 tree"), plain);
        surface_text(&s.surface, 10, 0, i == 0 ? STR("雁雁雁雁雁雁") : STR("text"), plain);
        surface_text(&s.surface, 25, 0, STR("list"), plain);
        draw(&s);
    }
    assert_string_equal(buf_c(&s.out), "\033[10Ctext        \r");
    compare(&s);
    close_screen(&s);
}

/* Behind the last column of a surface narrower than the terminal, the cursor moves on. */
static void test_narrow(void **state)
{
    struct screen s;
    open_screen(&s, &descriptions[0], 20, 4);
    vterm_set_size(s.vterm, 4, 21);
    s.frame.paint.narrow = true;
    draw(&s);
    for (int y = 0; y < 4; y++)
        surface_text(&s.surface, 19, y, STR("│"), plain);
    draw(&s);
    compare(&s);
    close_screen(&s);
}

/* A terminal that erases in its default background gets blanks in another one as text. */
static void test_background(void **state)
{
    static const struct style bar = {COLOR_DEFAULT, 4, 0};
    struct description d = descriptions[0];
    for (int i = 0; i < 2; i++) {
        struct screen s;
        d.erases_in_background = i == 0;
        open_screen(&s, &d, 12, 2);
        draw(&s);
        surface_fill(&s.surface, (struct rect){0, 1, 12, 1}, bar);
        draw(&s);
        assert_string_equal(buf_c(&s.out),
                            i == 0 ? "\n\033[44m\033[K\033[H" : "\n\033[44m            \033[H");
        close_screen(&s);
    }
}

/* Columns of double rows count double, so that moves are absolute while any is shown. */
static void test_double_rows(void **state)
{
    struct screen s;
    open_screen(&s, &descriptions[0], 20, 4);
    for (int i = 0; i < 2; i++) {
        for (int y = 1; y < 3; y++) {
            surface_text(&s.surface, 0, y, i == 0 ? STR("Geese") : STR("Goose"), plain);
            surface_set_row_size(&s.surface, y, y == 1 ? ROW_DOUBLE_TOP : ROW_DOUBLE_BOTTOM);
        }
        draw(&s);
    }
    assert_string_equal(buf_c(&s.out), "\0337\033[0m\033[2;1H\033[2K\033[3;1H\033[2K\0338"
                                       "\033[2HGoose\033[3HGoose\033[H");
    compare(&s);
    close_screen(&s);
}

/* The half of a row that is hidden when it is double is blank: PuTTY shows it in reordered text. */
static void test_hidden_half(void **state)
{
    struct screen s;
    open_screen(&s, &descriptions[0], 10, 2);
    for (int y = 0; y < 2; y++)
        surface_text(&s.surface, 0, y, STR("0123456789"), plain);
    draw(&s);
    surface_clear(&s.surface, plain);
    for (int y = 0; y < 2; y++) {
        surface_text(&s.surface, 0, y, STR("Geese"), plain);
        surface_set_row_size(&s.surface, y, y == 0 ? ROW_DOUBLE_TOP : ROW_DOUBLE_BOTTOM);
    }
    draw(&s);
    assert_string_equal(buf_c(&s.out), "Geese\033[K\r\nGeese\033[K\033[H"
                                       "\0337\033[0m\033[1;1H\033#3\033[2;1H\033#4\0338");
    compare(&s);
    close_screen(&s);
}

/* A pane is cleared for a text of short rows in place of long ones. */
static void test_clearing(void **state)
{
    struct screen s;
    open_screen(&s, &descriptions[0], 80, 24);
    s.frame.paint.margins = true;
    for (int i = 0; i < 2; i++) {
        surface_clear(&s.surface, plain);
        for (int y = 0; y < 24; y++) {
            surface_text(&s.surface, 0, y, STR("a row of the tree"), plain);
            if (i == 0)
                surface_text(&s.surface, 20, y, STR("a row of a list, from here to there"), grey);
            else
                surface_text(&s.surface, 24, y, STR("text"), plain);
        }
        surface_add_pane(&s.surface, (struct rect){20, 0, 60, 24});
        draw(&s);
    }
    assert_true(str_starts(buf_str(&s.out), STR("\033[m\033[?69h\033[21;80s\033[1;24r\033[24S")));
    assert_in_range(s.out.n, 24 * 4, 24 * (4 + 6) + 56);
    compare(&s);
    close_screen(&s);
}

static void add_article_row(struct surface *s, int page, int y)
{
    static const char *const lines[] = {"row %d of a list, which is cut off",
                                        "%d of the rows of a text", "%d says what happens next"};
    char line[60];
    snprintf(line, sizeof line, lines[page], page * 9 + y);
    surface_text(s, 19, y, STR("│"), plain);
    surface_text(s, page == 0 ? 21 : 25, y, str_from(line), plain);
    surface_text(s, 59, y, STR("│"), plain);
}

/* An article comes in place of a list, between borders: each row is erased at once, and tab stops
 * lead to the pane and to the text; then another page. */
static void test_tab_stops(void **state)
{
    static const char *const sent[] = {"\r\n\t│ row 2 of a list", "\r\n\t\033[33X\t11 of the rows",
                                       "\r\n\t\t20 says"};
    struct screen s;
    struct description d = descriptions[0];
    d.scrolls = false;
    open_screen(&s, &d, 60, 9);
    s.frame.paint.tabs = true;
    for (int page = 0; page < 3; page++) {
        surface_clear(&s.surface, plain);
        surface_add_pane(&s.surface, (struct rect){20, 0, 39, 9});
        for (int y = 0; y < 9; y++)
            add_article_row(&s.surface, page, y);
        draw(&s);
        assert_true(str_find(buf_str(&s.out), str_from(sent[page]), 0) != SIZE_MAX);
        compare(&s);
    }
    close_screen(&s);
}

/* Each row in its shorter order: a text from left to right, hints by style. */
static void test_row_orders(void **state)
{
    static const struct style linked = {COLOR_DEFAULT, COLOR_DEFAULT, ATTRIBUTE_UNDERLINE};
    static const struct style key = {63, COLOR_DEFAULT, ATTRIBUTE_BOLD};
    struct screen s;
    open_screen(&s, &descriptions[0], 40, 2);
    draw(&s);
    int x = surface_text(&s.surface, 0, 0, STR("see "), plain);
    x = surface_text(&s.surface, x, 0, STR("the site"), linked);
    x = surface_text(&s.surface, x, 0, STR("[1] "), grey);
    surface_text(&s.surface, x, 0, STR("for it"), plain);
    for (x = 0; x < 36; x += 12) {
        surface_text(&s.surface, x, 1, STR("Space"), key);
        surface_text(&s.surface, x + 6, 1, STR("page"), grey);
    }
    draw(&s);
    assert_string_equal(buf_c(&s.out), "see \033[4mthe site\033[;38;5;243m[1] \033[mfor it\r\n"
                                       "\033[1;38;5;63mSpace\033[7CSpace\033[7CSpace "
                                       "\033[;38;5;243mpage\033[7Gpage\033[8Cpage\033[H");
    compare(&s);
    close_screen(&s);
}

/* Below a header that stays, the rows are cleared for others: all, or those above hints. */
static void test_clearing_rows(void **state)
{
    static const char *const sent[] = {"\033[m\033[2;23r\033[22S\033[r", "\033[m\n\033[J"};
    static const char *const hints[] = {"Space page  n next unread  s collect", "q back"};
    for (int changed = 0; changed < 2; changed++) {
        struct screen s;
        open_screen(&s, &descriptions[0], 80, 24);
        for (int i = 0; i < 2; i++) {
            surface_clear(&s.surface, plain);
            surface_text(&s.surface, 0, 0, STR("gander                             A- 2 A+"), grey);
            for (int y = 1; y < 23; y++)
                surface_text(&s.surface, 1, y, i == 0 ? STR("a row | of | a list") : STR("text"),
                             plain);
            surface_text(&s.surface, 0, 23, str_from(hints[i * changed]), grey);
            draw(&s);
        }
        assert_true(str_starts(buf_str(&s.out), str_from(sent[changed])));
        assert_in_range(s.out.n, 22 * 9, 22 * 9 + 30);
        compare(&s);
        close_screen(&s);
    }
}

/* A page down in rows of the terminal's width: they are moved, and only new ones sent. */
static void test_page(void **state)
{
    struct screen s;
    size_t first = 0;
    open_screen(&s, &descriptions[0], 80, 24);
    for (int page = 0; page < 2; page++) {
        surface_clear(&s.surface, plain);
        surface_text(&s.surface, 0, 0, STR("An article's title"), plain);
        for (int y = 1; y < 24; y++) {
            char line[80];
            snprintf(line, sizeof line, "Line %d, which nearly fills its row of the page",
                     page * 5 + y);
            surface_text(&s.surface, 4, y, str_from(line), plain);
        }
        first = page == 0 ? draw(&s) : first;
    }
    assert_in_range(draw(&s), 5 * 46, 5 * 46 + 60);
    assert_in_range(first, 23 * 45, 23 * 46 + 300);
    compare(&s);
    close_screen(&s);
}

/* A list beside the tree scrolls by a row, and the article below it by another. */
static void test_pane(void **state)
{
    struct screen s;
    open_screen(&s, &descriptions[0], 80, 24);
    s.frame.paint.margins = true;
    for (int top = 0; top < 2; top++) {
        surface_clear(&s.surface, plain);
        for (int y = 0; y < 24; y++) {
            char line[80];
            snprintf(line, sizeof line, "source %d 雁雁雁雁雁", y);
            surface_text(&s.surface, 0, y, str_from(line), plain);
            snprintf(line, sizeof line, "雁: row %d of whatever", y + top);
            surface_text(&s.surface, 30, y, str_from(line), plain);
        }
        surface_add_pane(&s.surface, (struct rect){0, 0, 30, 24});
        surface_add_pane(&s.surface, (struct rect){30, 0, 50, 10});
        surface_add_pane(&s.surface, (struct rect){30, 10, 50, 14});
        draw(&s);
    }
    assert_string_equal(buf_c(&s.out),
                        "\033[?69h\033[31;80s\033[1;10r\033[1S\033[r\033[?69l"
                        "\033[?69h\033[31;80s\033[11;24r\033[1S\033[r\033[?69l"
                        "\033[10;31H雁: row 10 of whatever\033[24;31H雁: row 24 of whatever"
                        "\033[H");
    compare(&s);
    close_screen(&s);
}

static void test_links(void **state)
{
    struct screen s;
    open_screen(&s, &descriptions[0], 30, 2);
    draw(&s);
    surface_text(&s.surface, 0, 0, STR("see the site, 雁城"), plain);
    surface_link(&s.surface, (struct rect){4, 0, 8, 1}, 3, "https://a.example/");
    draw(&s);
    assert_string_equal(buf_c(&s.out), "see \033]8;id=1;https://a.example/\athe site"
                                       "\033]8;;\a, 雁城\r");
    assert_int_equal(draw(&s), 0);
    /* The same address by another number is the same link. */
    surface_link(&s.surface, (struct rect){4, 0, 8, 1}, 4, "https://a.example/");
    assert_int_equal(draw(&s), 0);
    surface_link(&s.surface, (struct rect){4, 0, 3, 1}, 5, "https://b.example/");
    draw(&s);
    assert_string_equal(buf_c(&s.out), "see \033]8;id=2;https://b.example/\athe"
                                       "\033]8;;\a\r");
    surface_clear(&s.surface, plain);
    surface_text(&s.surface, 0, 0, STR("see the site"), plain);
    draw(&s);
    assert_string_equal(buf_c(&s.out), "see the site\033[K\r");
    close_screen(&s);
}

/* However many addresses were shown: each cell has its own. */
static void test_many_links(void **state)
{
    struct screen s;
    open_screen(&s, &descriptions[0], 3, 1);
    for (int i = 1; i < 5000; i++) {
        AUTO(buf) wanted = BUF_INIT;
        surface_clear(&s.surface, plain);
        surface_text(&s.surface, 0, 0, STR("abc"), plain);
        for (int x = 0; x < 3; x++) { /* the first, one of the frame before, a new one */
            char url[32];
            snprintf(url, sizeof url, "https://a.example/%d", x == 0 ? 0 : i + x);
            surface_link(&s.surface, (struct rect){x, 0, 1, 1}, x + 1, url);
            buf_printf(&wanted, ";%s\a%c", url, "abc"[x]);
        }
        s.frame.anew = true; /* all is sent */
        draw(&s);
        struct str sent = buf_str(&s.out), part;
        AUTO(buf) got = BUF_INIT;
        while (str_split(&sent, '=', &part)) { /* "…\033]8;id=NUMBER;URL…" */
            size_t from = str_find_char(part, ';', 0), end = str_find(part, STR("\033]8"), 0);
            if (part.n > 0 && part.p[0] != '\033')
                buf_add(&got, str_slice(part, from, end == SIZE_MAX ? part.n : end));
        }
        assert_string_equal(buf_c(&got), buf_c(&wanted));
    }
    close_screen(&s);
}

static bool is_held(const struct screen *s)
{
    bool begins = str_starts(buf_str(&s->out), STR("\033[?2026h"));
    bool ends = str_ends(buf_str(&s->out), STR("\033[?2026l"));
    assert_int_equal(begins, ends);
    assert_int_equal(begins, str_find(buf_str(&s->out), STR("\033[?2026"), 0) != SIZE_MAX);
    return begins;
}

/* Bytes of a frame that is read at once, and of one that is not. */
static size_t draw_letters(struct screen *s, int rows)
{
    for (int y = 0; y < rows; y++)
        for (int x = 0; x < s->surface.width; x++)
            surface_text(&s->surface, x, y, (x + y) % 2 ? STR("雁") : STR("é"), plain);
    return draw(s);
}

/* A frame that is seen to come is held if the terminal can, and shows it in a moment. */
static void test_held(void **state)
{
    static const size_t limits[] = {0, 4000, 100000};
    for (size_t i = 0; i < ARRAY_SIZE(limits); i++) {
        struct screen s;
        open_screen(&s, &descriptions[0], 200, 20);
        s.frame.max_held = limits[i];
        draw(&s);
        assert_int_equal(is_held(&s), limits[i] > 0); /* the screen is cleared */
        assert_in_range(draw_letters(&s, 2), 500, 4000);
        assert_false(is_held(&s));
        assert_in_range(draw_letters(&s, 20), 4097, 90000);
        assert_int_equal(is_held(&s), limits[i] > s.out.n);
        s.frame.anew = true;
        draw(&s);
        assert_int_equal(is_held(&s), limits[i] > s.out.n);
        s.frame.may_hold = false;
        s.frame.max_held = 0;
        surface_text(&s.surface, 0, 0, STR("👩\u200d🚀"), plain);
        draw(&s);
        assert_false(is_held(&s));
        close_screen(&s);
    }
}

/* Larger text is erased before the cells and drawn after them, pictures come after all. */
static void test_held_runs(void **state)
{
    static const size_t ends[] = {2};
    static const struct surface_pixels sixel = {
        .id = 5, .columns = 4, .rows = 1, .bytes = {"aa", 2}, .ends = ends};
    struct screen s;
    struct big_run run = {.x = 0, .y = 0, .cells = 4, .scale = 2, .style = plain};
    open_screen(&s, &descriptions[0], 20, 4);
    draw(&s);
    for (int i = 0; i < 2; i++) {
        surface_clear(&s.surface, plain);
        surface_add_run(&s.surface, &run, i == 0 ? STR("ab") : STR("cd"));
        draw(&s);
        assert_true(is_held(&s));
        assert_int_equal(draw(&s), 0);
    }
    surface_add_picture(
        &s.surface, &(struct surface_picture){.x = 8, .y = 3, .rows = 1, .pixels = &sixel}, plain);
    draw(&s);
    assert_true(str_ends(buf_str(&s.out), STR("\033[?2026h\0337\033[0m\033[?25l\033[4;9Haa"
                                              "\0338\033[?2026l")));
    close_screen(&s);
}

/* A cluster of doubtful width: the row is cleared, and text after it has its own position. */
static void test_doubtful(void **state)
{
    struct screen s;
    open_screen(&s, &descriptions[0], 20, 2);
    draw(&s);
    surface_text(&s.surface, 0, 1, STR("a 👩\u200d🚀 b"), plain);
    draw(&s);
    assert_string_equal(buf_c(&s.out),
                        "\033[?2026h\n\033[2Ka 👩\u200d🚀\033[5G b\033[K\033[H\033[?2026l");
    assert_int_equal(draw(&s), 0);
    close_screen(&s);
}

int main(void)
{
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 77;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random),        cmocka_unit_test(test_list),
        cmocka_unit_test(test_page),          cmocka_unit_test(test_background),
        cmocka_unit_test(test_double_rows),   cmocka_unit_test(test_links),
        cmocka_unit_test(test_doubtful),      cmocka_unit_test(test_many_links),
        cmocka_unit_test(test_repetition),    cmocka_unit_test(test_columns),
        cmocka_unit_test(test_reading_order), cmocka_unit_test(test_pane),
        cmocka_unit_test(test_hidden_half),   cmocka_unit_test(test_clearing),
        cmocka_unit_test(test_narrow),        cmocka_unit_test(test_random_panes),
        cmocka_unit_test(test_tab_stops),     cmocka_unit_test(test_row_orders),
        cmocka_unit_test(test_clearing_rows), cmocka_unit_test(test_unerased),
        cmocka_unit_test(test_held),          cmocka_unit_test(test_held_runs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
