/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/widget/sheet.h"

#include <limits.h>
#include <string.h>

#include "screen/surface.h"
#include "text/display/safe.h"
#include "text/display/width.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/draw/canvas.h"
#include "tui/draw/find.h"
#include "tui/draw/wrap.h"
#include "tui/widget/command-line.h"
#include "tui/widget/stack.h"

enum {
    INDENT = 2,
    CHECK_WIDTH = 4,
    TRAIL_FROM = 64,
    MORE_WIDTH = 2, /* scroll mark and the blank before it */
    WHEEL_ROWS = 3,
};

/* ---- filling --------------------------------------------------------------------------------- */

void sheet_clear(struct sheet *s)
{
    s->lines.n = 0;
    s->label_width = 0;
    arena_fini(&s->arena);
}

void sheet_fini(struct sheet *s)
{
    sheet_clear(s);
    vec_fini(&s->lines);
    buf_fini(&s->find);
}

static const char *copy_text(struct sheet *s, const char *text)
{
    AUTO(buf) b = BUF_INIT;
    safe_add_line(&b, str_from(text));
    return arena_strndup(&s->arena, buf_c(&b), b.n);
}

struct sheet_line *sheet_add(struct sheet *s, const char *label, const char *text)
{
    vec_push(&s->lines, (struct sheet_line){.label = copy_text(s, label),
                                            .text = copy_text(s, text),
                                            .trail = "",
                                            .label_role = ROLE_DIM,
                                            .role = ROLE_TEXT});
    return &s->lines.v[s->lines.n - 1];
}

struct sheet_line *sheet_add_labelled(struct sheet *s, const char *label, const char *text)
{
    int width = text_width(str_from(label));
    s->label_width = width > s->label_width ? width : s->label_width;
    return sheet_add(s, label, text);
}

void sheet_add_heading(struct sheet *s, const char *text)
{
    sheet_add(s, NULL, text)->role = ROLE_HEADING_FOCUS;
}

void sheet_add_gap(struct sheet *s)
{
    sheet_add(s, NULL, NULL);
}

static struct sheet_line *add_formatted(struct sheet *s, const char *format, va_list args)
{
    AUTO(buf) b = BUF_INIT;
    buf_vprintf(&b, format, args);
    return sheet_add(s, NULL, buf_c(&b));
}

struct sheet_line *sheet_printf(struct sheet *s, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct sheet_line *line = add_formatted(s, format, args);
    va_end(args);
    return line;
}

void sheet_add_detail(struct sheet *s, enum role role, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct sheet_line *line = add_formatted(s, format, args);
    va_end(args);
    line->indent = 1;
    line->role = role;
}

/* ---- rows: lines wrapped --------------------------------------------------------------------- */

static int text_column(const struct sheet *s, const struct sheet_line *line)
{
    int label = s->label_width > 0 && (line->label[0] || line->check) ? s->label_width + 2 : 0;
    return 1 + INDENT * line->indent + (line->check ? CHECK_WIDTH : label);
}

static bool has_trail(const struct sheet *s, const struct sheet_line *line, int width)
{
    return line->trail[0] && width >= TRAIL_FROM && !s->linear;
}

static int text_room(const struct sheet *s, const struct sheet_line *line, int width)
{
    return width - text_column(s, line) - MORE_WIDTH -
           (has_trail(s, line, width) ? text_width(str_from(line->trail)) + 2 : 0);
}

static size_t rows_of(const struct sheet *s, const struct sheet_line *line, int width)
{
    struct str rest = str_from(line->text);
    size_t n = 0;
    do {
        wrap_next_row(&rest, text_room(s, line, width));
        n++;
    } while (rest.n > 0);
    return n;
}

/* Rows at that width; at most INT_MAX / 2. */
static size_t count_rows(const struct sheet *s, int width)
{
    size_t rows = 0;
    for (size_t i = 0; i < s->lines.n; i++)
        rows += rows_of(s, &s->lines.v[i], width);
    return rows < INT_MAX / 2 ? rows : INT_MAX / 2;
}

/* ---- moving ---------------------------------------------------------------------------------- */

struct sheet *sheet_top(struct ui *ui)
{
    return &ui->sheets[ui->n_overlays - 1];
}

static bool has_selection(const struct sheet *s)
{
    for (size_t i = 0; i < s->lines.n; i++)
        if (s->lines.v[i].selectable)
            return true;
    return false;
}

struct sheet_line *sheet_selected(struct sheet *s)
{
    if (!has_selection(s))
        return NULL;
    if (s->selected >= s->lines.n)
        s->selected = s->lines.n - 1;
    for (size_t i = 0; !s->lines.v[s->selected].selectable;
         i++) /* nearest after the old one, else the first */
        s->selected = (s->selected + 1) % s->lines.n;
    return &s->lines.v[s->selected];
}

static void scroll(struct sheet *s, int by)
{
    size_t last = s->rows > (size_t)s->height ? s->rows - (size_t)s->height : 0;
    size_t back = by < 0 ? (size_t)-by : 0;
    s->top = by < 0 ? (s->top > back ? s->top - back : 0) : s->top + (size_t)by;
    s->top = s->top < last ? s->top : last;
}

static void move(struct ui *ui, int by)
{
    struct sheet *s = sheet_top(ui);
    if (!sheet_selected(s)) {
        scroll(s, by);
        return;
    }
    int step = by < 0 ? -1 : 1;
    for (int left = by * step; left > 0; left--) {
        size_t i = s->selected + (size_t)step;
        while (i < s->lines.n && !s->lines.v[i].selectable)
            i += (size_t)step;
        if (i >= s->lines.n) {
            scroll(s, step); /* lines before the first, after the last */
            break;
        }
        s->selected = i;
    }
}

static void step(struct ui *ui, const struct call *call)
{
    move(ui, call->direction * call->count);
}

static void move_pages(struct ui *ui, int n)
{
    int height = sheet_top(ui)->height;
    move(ui, n * (height > 1 ? height - 1 : 1));
}

static void page(struct ui *ui, const struct call *call)
{
    move_pages(ui, call->direction);
}

static void half_page(struct ui *ui, const struct call *call)
{
    move(ui, call->direction * (sheet_top(ui)->height + 1) / 2);
}

static void top(struct ui *ui, const struct call *call)
{
    struct sheet *s = sheet_top(ui);
    s->selected = s->top = 0;
}

static void bottom(struct ui *ui, const struct call *call)
{
    struct sheet *s = sheet_top(ui);
    move(ui, (int)s->lines.n);
    scroll(s, (int)s->rows);
}

/* ---- choosing, checking, finding ------------------------------------------------------------- */

static void open(struct ui *ui, const struct call *call)
{
    const struct view *view = ui_top_overlay(ui);
    struct sheet_line *line = sheet_selected(sheet_top(ui));
    if (line && view && view->choose)
        view->choose(ui, line);
}

/* Space toggles a line with everything beneath it. */
static void advance(struct ui *ui, const struct call *call)
{
    struct sheet *s = sheet_top(ui);
    struct sheet_line *line = sheet_selected(s);
    if (!line || line->check == CHECK_NONE) {
        move_pages(ui, 1);
        return;
    }
    enum sheet_check check = line->check == CHECK_ON ? CHECK_OFF : CHECK_ON;
    line->check = check;
    for (size_t i = s->selected + 1; i < s->lines.n && s->lines.v[i].indent > line->indent; i++)
        s->lines.v[i].check = check;
    move(ui, 1);
}

static bool matches(const void *sheet, size_t i)
{
    const struct sheet *s = sheet;
    const struct sheet_line *line = &s->lines.v[i];
    struct str pattern = buf_str(&s->find);
    return find_in(str_from(line->text), pattern) || find_in(str_from(line->label), pattern) ||
           find_in(str_from(line->trail), pattern);
}

static void find_step(struct ui *ui, int step, bool including)
{
    struct sheet *s = sheet_top(ui);
    if (s->find.n == 0)
        return;
    size_t found = find_line(s->lines.n, s->selected, step, including, matches, s);
    if (found != SIZE_MAX) {
        s->selected = found;
        s->show_selected = true;
    } else {
        /* TRANSLATORS: %s is what was looked for. */
        ui_notify(ui, ROLE_NOTICE, _("“%s” not found here."), buf_c(&s->find));
    }
}

static void find(struct ui *ui, const struct call *call)
{
    buf_set_c(&sheet_top(ui)->find, call->argument);
    find_step(ui, 1, true);
}

static void next(struct ui *ui, const struct call *call)
{
    find_step(ui, call->direction, false);
}

const struct handler sheet_handlers[] = {
    {COMMAND_DOWN, step, 1},
    {COMMAND_UP, step, -1},
    {COMMAND_TOP, top},
    {COMMAND_BOTTOM, bottom},
    {COMMAND_PAGE_DOWN, page, 1},
    {COMMAND_PAGE_UP, page, -1},
    {COMMAND_HALF_DOWN, half_page, 1},
    {COMMAND_HALF_UP, half_page, -1},
    {COMMAND_OPEN, open},
    {COMMAND_ADVANCE, advance},
    {COMMAND_FIND, find, .asks = &find_prompt},
    {COMMAND_NEXT, next, 1},
    {COMMAND_PREVIOUS, next, -1},
    {COMMAND_NONE, NULL},
};

/* ---- painting -------------------------------------------------------------------------------- */

/* Rows before the selected line, and its own. */
static void selected_rows(const struct sheet *s, int width, size_t *from, size_t *count)
{
    *from = 0;
    for (size_t i = 0; i < s->selected && i < s->lines.n; i++)
        *from += rows_of(s, &s->lines.v[i], width);
    *count = s->selected < s->lines.n ? rows_of(s, &s->lines.v[s->selected], width) : 1;
}

static void scroll_to_selected(struct sheet *s, int width)
{
    size_t from, count, height = s->height > 0 ? (size_t)s->height : 1;
    selected_rows(s, width, &from, &count);
    if (from < s->top)
        s->top = from;
    else if (from + count > s->top + height)
        s->top = from + count - height;
    if (s->top == from && from > 0 && !s->lines.v[s->selected - 1].selectable && s->top > 0)
        s->top--; /* keep its heading in view */
}

static void paint_row(const struct sheet *s, const struct canvas *c, struct rect area, int y,
                      const struct sheet_line *line, bool first, struct str text,
                      enum row_state state)
{
    int x = area.x + 1 + INDENT * line->indent;
    canvas_row(c, area, y, state);
    if (first && line->check) {
        const char *mark = line->check == CHECK_ON ? c->glyphs->checked : c->glyphs->unchecked;
        canvas_glyph(c, x, y, mark, ROLE_STATUS_KEY, state);
    } else if (first && line->label[0]) {
        int used = canvas_text(c, x, y, s->label_width, str_from(line->label),
                               canvas_style(c, line->label_role, state));
        find_highlight(c, x, y, used, str_from(line->label), buf_str(&s->find));
    }
    x = area.x + text_column(s, line);
    struct canvas rows = *c;
    if (text.n < strlen(line->text))
        rows.whole = str_from(line->text);
    int used =
        canvas_text(&rows, x, y, area.x + area.width - x, text, canvas_style(c, line->role, state));
    find_highlight(&rows, x, y, used, text, buf_str(&s->find));
    if (first && has_trail(s, line, area.width)) {
        canvas_text_right(c, area.x + area.width - MORE_WIDTH, y, area.width / 3,
                          str_from(line->trail), canvas_style(c, ROLE_DIM, state));
    }
}

/* Scroll marks at the right edge. */
static void paint_more(const struct sheet *s, const struct canvas *c, struct rect area)
{
    int x = area.x + area.width - 1;
    int bottom = area.y + area.height - 1;
    if (s->top > 0)
        canvas_glyph(c, x, area.y, c->glyphs->above, ROLE_HEADING_FOCUS, ROW_PLAIN);
    if (s->top + (size_t)area.height < s->rows)
        canvas_glyph(c, x, bottom, c->glyphs->below, ROLE_HEADING_FOCUS, ROW_PLAIN);
}

void sheet_render(struct ui *ui, const struct canvas *c, struct rect area, bool focused)
{
    struct sheet *s = &ui->sheets[ui->rendered_overlay];
    const struct sheet_line *selected = sheet_selected(s);
    s->height = area.height;
    s->linear = ui->settings.linear;
    s->rows = count_rows(s, area.width);
    if (selected || s->show_selected) {
        scroll_to_selected(s, area.width);
        s->show_selected = false;
    }
    scroll(s, 0);
    canvas_cursor(c, area.x, area.y);
    size_t row = 0;
    for (size_t i = 0; i < s->lines.n; i++) {
        const struct sheet_line *line = &s->lines.v[i];
        struct str rest = str_from(line->text);
        enum row_state state = line == selected ? ROW_SELECTED : ROW_PLAIN;
        bool first = true;
        do {
            struct str text = wrap_next_row(&rest, text_room(s, line, area.width));
            if (row >= s->top && row < s->top + (size_t)area.height)
                paint_row(s, c, area, area.y + (int)(row - s->top), line, first, text, state);
            first = false;
            row++;
        } while (rest.n > 0);
    }
    if (!s->linear)
        paint_more(s, c, area);
}

void sheet_mouse(struct ui *ui, const struct input *in, int x, int y, struct rect area)
{
    struct sheet *s = sheet_top(ui);
    if (in->mouse == MOUSE_WHEEL_UP || in->mouse == MOUSE_WHEEL_DOWN) {
        move(ui, in->mouse == MOUSE_WHEEL_UP ? -WHEEL_ROWS : WHEEL_ROWS);
        return;
    }
    size_t wanted = s->top + (size_t)y, row = 0;
    for (size_t i = 0; in->mouse == MOUSE_PRESS && i < s->lines.n; i++) {
        size_t rows = rows_of(s, &s->lines.v[i], area.width);
        if (wanted >= row && wanted < row + rows && s->lines.v[i].selectable) {
            s->selected = i;
            bool check = s->lines.v[i].check != CHECK_NONE;
            ui_run(ui, check ? COMMAND_ADVANCE : COMMAND_OPEN, 0, NULL);
            return;
        }
        row += rows;
    }
}

/* Preferred width, height of the content, a blank margin if possible. */
struct rect overlay_box(struct ui *ui, size_t index)
{
    const struct view *overlay = ui->overlays[index];
    int room = ui->height - 2;
    if (ui->settings.linear) /* its edges are not drawn and lie off screen, below the title bar */
        return (struct rect){-1, 1, ui->width + 2, ui->height - 1};
    int width = overlay->width + 2 <= ui->width ? overlay->width + 2 : ui->width;
    int max = width < ui->width ? room - 2 : room;
    int height = (int)count_rows(&ui->sheets[index], width - 2) + 2;
    height = height < max ? height : max;
    return (struct rect){(ui->width - width) / 2, 1 + (room - height) / 2, width, height};
}
