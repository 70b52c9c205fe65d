/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/size/enlarge.h"

#include "screen/surface.h"
#include "text/utf8.h"
#include "tui/size/text-size.h"

static bool is_wide(const struct surface *line)
{
    for (int i = 0; i < line->width; i++)
        if (line->cells[i].width > 1)
            return true;
    return false;
}

/* Unchanged: for double-height lines, and for text that cannot be enlarged. */
static void copy_line(struct surface *to, int x, int y, const struct surface *line)
{
    for (int i = 0; i < line->width; i++) {
        const struct cell *c = &line->cells[i];
        const char *text = surface_cell_text(line, c);
        if (text[0])
            surface_text(to, x + i, y, str_from(text), c->style);
        else if (c->width == 1)
            surface_fill(to, (struct rect){x + i, y, 1, 1}, c->style);
    }
}

/* ---- double-height lines --------------------------------------------------------------------- */

static void add_double_line(struct surface *to, int x, int y, const struct surface *line,
                            const struct text_plan *plan)
{
    copy_line(to, x, y, line);
    if (!plan->latin || !is_wide(line)) {
        copy_line(to, x, y + 1, line);
        surface_set_row_size(to, y, ROW_DOUBLE_TOP);
        surface_set_row_size(to, y + 1, ROW_DOUBLE_BOTTOM);
    }
}

/* ---- OSC 66 ---------------------------------------------------------------------------------- */

/* End of the columns from `from` with the same style. */
static int style_end(const struct surface *line, int from, int end)
{
    int to = from;
    while (to < end && style_eq(&line->cells[to].style, &line->cells[from].style))
        to++;
    return to;
}

static void add_text(struct buf *b, const struct surface *line, int from, int to)
{
    for (int i = from; i < to; i++) {
        const struct cell *c = &line->cells[i];
        const char *text = surface_cell_text(line, c);
        buf_add_c(b, text[0] ? text : c->width == 1 ? " " : "");
    }
}

/* A blank without highlight or underline. */
static bool is_empty(const struct surface *line, int column)
{
    const struct cell *c = &line->cells[column];
    return c->width == 1 && !surface_cell_text(line, c)[0] &&
           c->style.background == line->ground.background &&
           !(c->style.attributes & (ATTRIBUTE_REVERSE | ATTRIBUTE_UNDERLINE));
}

/* True when all terminals agree on the cell's width: one character, no emoji. */
static bool is_plain(const struct cell *c)
{
    struct str text = str_from(c->text);
    size_t at = 0;
    return !c->long_text && (text.n == 0 || (utf8_next(text, &at) < 0x10000 && at == text.n));
}

/* End of the columns from `from` that form a run of whole-size letters. */
static int run_end(const struct surface *line, int from, int end)
{
    int to = from;
    if (!is_plain(&line->cells[from]))
        return from + line->cells[from].width;
    while (to < end && is_plain(&line->cells[to]) &&
           style_eq(&line->cells[to].style, &line->cells[from].style))
        to++;
    return to;
}

/* The protocol's w: cells of the unscaled width. */
static uint8_t unit_cells(int cells)
{
    enum { MAX_UNITS = 7 };
    return (uint8_t)(cells < MAX_UNITS ? cells : MAX_UNITS);
}

static void add_run(struct surface *to, struct big_run *run, const struct surface *line, int from,
                    int end)
{
    AUTO(buf) text = BUF_INIT;
    add_text(&text, line, from, end);
    run->style = line->cells[from].style;
    surface_add_run(to, run, buf_str(&text));
}

static void add_whole_line(struct surface *to, int x, int y, const struct surface *line, int end,
                           const struct text_plan *plan)
{
    for (int from = 0, next; from < end; from = next) {
        if (line->cells[from].width == 0 || is_empty(line, from)) {
            next = from + 1;
            continue;
        }
        next = run_end(line, from, end);
        struct big_run run = {.x = x + from * plan->scale,
                              .y = y,
                              .cells = (next - from) * plan->scale,
                              .scale = (uint8_t)plan->scale};
        if (!is_plain(&line->cells[from]))
            run.unit = unit_cells(line->cells[from].width);
        add_run(to, &run, line, from, next);
    }
}

/* Columns of a line for one OSC 66 at fractional size, in `unit` cells. */
struct block {
    int from, to, unit;
};

static struct block next_block(const struct surface *line, int from, int end,
                               const struct text_plan *plan)
{
    int max = plan->denominator == 2 ? 2 : 4, to = from + 1;
    while (to < end && (line->cells[to].width == 0 || to + line->cells[to].width <= from + max))
        to++;
    int columns = to - from;
    int wanted = (columns * plan->numerator + plan->denominator - 1) / plan->denominator;
    return (struct block){from, to, unit_cells(wanted)};
}

/* Cell of the next run: blanks before it absorb cells lost at changes of style. */
static int next_cell(int used, int column)
{
    int even = (column * 3 + 1) / 2;
    return used > even ? used : even;
}

static int add_block(struct surface *to, int x, int y, const struct surface *line,
                     struct block block, const struct text_plan *plan)
{
    struct big_run run = {.x = x,
                          .y = y,
                          .cells = block.unit * plan->scale,
                          .scale = (uint8_t)plan->scale,
                          .numerator = (uint8_t)plan->numerator,
                          .denominator = (uint8_t)plan->denominator,
                          .unit = (uint8_t)block.unit};
    if (to)
        add_run(to, &run, line, block.from, block.to);
    return run.cells;
}

/* Lays out a line in blocks and paints them if `to` is given; returns the cells used. */
static int add_blocks(struct surface *to, int x, int y, const struct surface *line, int end,
                      const struct text_plan *plan)
{
    int used = 0;
    for (int from = 0, next; from < end; from = next) {
        next = style_end(line, from, end);
        int last = next;
        while (from < last && is_empty(line, from))
            from++;
        while (last > from && is_empty(line, last - 1))
            last--;
        used = from < last ? next_cell(used, from) : used;
        while (from < last) {
            struct block block = next_block(line, from, last, plan);
            used += add_block(to, x + used, y, line, block, plan);
            from = block.to;
        }
    }
    return used;
}

static void add_scaled_line(struct surface *to, int x, int y, const struct surface *line,
                            const struct text_plan *plan)
{
    int end = line->width, room = to->clip.x + to->clip.width - x;
    while (end > 0 && is_empty(line, end - 1))
        end--;
    if (plan->denominator == 0)
        add_whole_line(to, x, y, line, end, plan);
    else if (add_blocks(NULL, x, y, line, end, plan) <= room)
        add_blocks(to, x, y, line, end, plan);
    else
        copy_line(to, x, y + (plan->rows - 1) / 2, line);
}

/* ---- blocks ---------------------------------------------------------------------------------- */

static void draw_dots(struct dots *dots, const struct surface *line, const struct text_plan *plan)
{
    int advance = plan->face.advance;
    for (int i = 0; i < line->width; i++) {
        const struct cell *c = &line->cells[i];
        dots_draw_text(dots, i * advance, 0, str_from(surface_cell_text(line, c)), &plan->face);
        if (c->style.attributes & ATTRIBUTE_UNDERLINE)
            dots_underline(dots, i * advance, 0, advance, &plan->face);
    }
}

static void add_block_line(struct surface *to, int x, int y, const struct surface *line,
                           const struct text_plan *plan)
{
    AUTO(dots) dots;
    int cells = blocks_cells(plan->style, &plan->face);
    dots_init(&dots, plan->style, line->width * cells, plan->rows);
    draw_dots(&dots, line, plan);
    for (int row = 0; row < plan->rows; row++) {
        AUTO(buf) b = BUF_INIT;
        dots_add_row(&b, &dots, plan->style, row);
        struct str text = buf_str(&b);
        for (size_t at = 0, i = 0; at < text.n; i++) {
            size_t from = at;
            utf8_next(text, &at);
            struct style style = line->cells[i / (size_t)cells].style;
            /* A part of a character has no weight or slant. */
            style.attributes &= ATTRIBUTE_REVERSE | ATTRIBUTE_DIM;
            surface_text(to, x + (int)i, y + row, str_slice(text, from, at), style);
        }
    }
}

/* ---- any ------------------------------------------------------------------------------------- */

void enlarge_line(struct surface *to, int x, int y, const struct surface *line,
                  const struct text_plan *plan)
{
    switch (plan->method) {
    case TEXT_LAYOUT:
        copy_line(to, x, y, line);
        break;
    case TEXT_OSC66:
        add_scaled_line(to, x, y, line, plan);
        break;
    case TEXT_LINES:
        add_double_line(to, x, y, line, plan);
        break;
    case TEXT_DOTS:
    case TEXT_SOLID:
        add_block_line(to, x, y, line, plan);
        break;
    }
}

int enlarge_cells(const struct text_plan *plan, int columns)
{
    switch (plan->method) {
    case TEXT_OSC66:
        return plan->denominator ? next_cell(0, columns) : columns * plan->scale;
    case TEXT_DOTS:
    case TEXT_SOLID:
        return columns * blocks_cells(plan->style, &plan->face);
    default:
        return columns; /* double lines have double columns */
    }
}

int enlarge_column(const struct text_plan *plan, int cells)
{
    switch (plan->method) {
    case TEXT_OSC66:
        return plan->denominator ? cells * 2 / 3 : cells / plan->scale;
    case TEXT_DOTS:
    case TEXT_SOLID:
        return cells / blocks_cells(plan->style, &plan->face);
    default:
        return cells;
    }
}
