/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Movement in the article by lines, pages and paragraphs. One line in view is current: it has the
 * cursor, and with line focus it is the only one not faded.
 */
#include "config.h"

#include "tui/article/move.h"

#include "screen/surface.h"
#include "text/display/width.h"
#include "tui/article/lines.h"
#include "tui/core/geometry.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/core/view.h"
#include "tui/draw/canvas.h"
#include "tui/size/enlarge.h"

/* Makes a line current, in view with some context. */
static void show_line(struct ui *ui, size_t line)
{
    struct article_view *a = &ui->article;
    int height = article_height(ui);
    size_t lines = article_lines(a, a->top, height);
    size_t margin = lines / 4 < 2 ? lines / 4 : 2;
    if (line < a->top + margin)
        article_go_to_line(ui, line > margin ? line - margin : 0);
    else if (line + margin >= a->top + lines)
        article_go_to_line(ui, line + margin + 1 - lines);
    if (line >= a->top + article_lines(a, a->top, height)) /* lines differ in height */
        article_go_to_line(ui, line);
    article_read_line(a, line);
}

/* The line `by` lines with text further on, or the last one on the way. */
static size_t text_line_from(const struct article_view *a, size_t line, int by)
{
    size_t found = line;
    int step = by < 0 ? -1 : 1;
    for (int left = by * step; left > 0; left--) {
        size_t i = found;
        do {
            if (step < 0 ? i == 0 : !layout_line(a->layout, i + 1))
                return found;
            i += (size_t)step;
        } while (!article_has_text(a, i));
        found = i;
    }
    return found;
}

static void step_lines(struct ui *ui, int by)
{
    struct article_view *a = &ui->article;
    if (article_height(ui) <= 0)
        return;
    if (a->line_focus)
        show_line(ui, text_line_from(a, a->reading, by));
    else
        article_scroll(ui, by);
}

void article_step(struct ui *ui, const struct call *call)
{
    step_lines(ui, call->direction * call->count);
}

void article_half_page(struct ui *ui, const struct call *call)
{
    const struct article_view *a = &ui->article;
    int height = article_height(ui);
    if (height > 0)
        step_lines(ui, call->direction * (int)((article_lines(a, a->top, height) + 1) / 2));
}

void article_page_up(struct ui *ui, const struct call *call)
{
    const struct article_view *a = &ui->article;
    int height = article_height(ui);
    if (height > 0) {
        int lines = (int)article_lines(a, a->top, height);
        article_scroll(ui, lines > 2 ? 1 - lines : -1);
    }
}

bool article_page_down(struct ui *ui)
{
    struct article_view *a = &ui->article;
    int height = article_height(ui);
    size_t below = height > 0 ? a->top + article_lines(a, a->top, height) : 0;
    if (height <= 0 || !layout_line(a->layout, below))
        return false;
    /* The last line with text starts the next page, to keep the eye's place. */
    size_t top = below - 1;
    while (top > a->top + 1 && !article_has_text(a, top))
        top--;
    top = below - a->top > 2 ? top : below;
    article_go_to_line(ui, top);
    article_read_line(a, article_first_text(a, below, a->top + article_lines(a, a->top, height)));
    a->reading_marked =
        a->top < top; /* the end of the text limited the step: new lines begin further down */
    return true;
}

void article_go_to_end(struct ui *ui, const struct call *call)
{
    struct article_view *a = &ui->article;
    if (article_height(ui) <= 0)
        return;
    size_t n = layout_finish(a->layout);
    article_go_to_line(ui, n);
    if (a->line_focus && n > 0)
        show_line(ui, article_has_text(a, n - 1) ? n - 1 : text_line_from(a, n - 1, -1));
}

void article_go_to_start(struct ui *ui, const struct call *call)
{
    struct article_view *a = &ui->article;
    article_go_to_line(ui, 0);
    if (a->layout)
        article_read_line(a, article_first_text(a, 0, a->top + 1));
}

void article_go_to_paragraph(struct ui *ui, const struct call *call)
{
    int by = call->direction * call->count;
    struct article_view *a = &ui->article;
    if (article_height(ui) <= 0)
        return;
    size_t line = a->reading, found = line;
    for (int left = by < 0 ? -by : by; left > 0; left--) {
        do {
            line = by < 0 ? line - (line > 0) : line + 1;
        } while (line > 0 && layout_line(a->layout, line) && !article_begins_paragraph(a, line));
        if (!article_begins_paragraph(a, line))
            break;
        found = line;
    }
    if (a->line_focus)
        show_line(ui, found);
    else
        article_read_place(ui, found);
}

void article_read_place(struct ui *ui, size_t line)
{
    struct article_view *a = &ui->article;
    article_go_to_line(ui, line);
    article_read_line(a, line);
    a->reading_marked = a->top != line;
}

void article_toggle_line_focus(struct ui *ui, const struct call *call)
{
    struct article_view *a = &ui->article;
    a->line_focus = !a->line_focus;
    a->reading_marked = false;
    if (!a->line_focus) {
        ui_say(ui, ROLE_NOTICE, _("Line focus off."));
        return;
    }
    AUTO(buf) down = BUF_INIT;
    buf_add_c(&down, ui_key(ui, COMMAND_DOWN));
    /* TRANSLATORS: %s are keys. */
    ui_notify(ui, ROLE_NOTICE, _("Line focus on: %s and %s move it."), buf_c(&down),
              ui_key(ui, COMMAND_UP));
}

void article_read_match(struct ui *ui, size_t line)
{
    struct article_view *a = &ui->article;
    size_t lines = article_lines(a, a->top, article_height(ui));
    if (line < a->top || line >= a->top + lines)
        article_go_to_line(ui, line > lines / 3 ? line - lines / 3 : 0);
    article_read_line(a, line);
}

/* ---- painting -------------------------------------------------------------------------------- */

/* Column of the current match in a line, or -1. */
static int match_column(const struct article_view *a, const struct layout_line *line)
{
    uint32_t at = a->find.n > 0 && a->found.n > 0 ? a->found.v[a->found_at].from : LAYOUT_NO_OFFSET;
    for (size_t i = 0; i < line->n_spans; i++) {
        const struct layout_span *s = &line->spans[i];
        if (at != LAYOUT_NO_OFFSET && at >= s->offset && at - s->offset < s->text.n)
            return s->column + text_width(str_slice(s->text, 0, at - s->offset));
    }
    return -1;
}

void article_show_reading(const struct canvas *c, const struct article_view *a, struct rect pane,
                          int y, const struct layout_line *line, bool focused)
{
    struct rect area = article_area(pane);
    int match = a->plan.method == TEXT_LAYOUT ? match_column(a, line) : -1;
    int column = line->n_spans > 0 ? line->spans[0].column : 0;
    int first = area.x + enlarge_cells(&a->plan, column);
    int before = first - 2 > pane.x ? first - 2 : pane.x;
    if (a->line_focus || a->reading_marked) {
        int rows = a->plan.method == TEXT_LINES ? 2 : 1; /* each half shows half of the line */
        for (int i = 0; i < rows; i++)
            canvas_glyph(c, before, y + i, c->glyphs->here, ROLE_STATUS_KEY, ROW_PLAIN);
    }
    if (focused) {
        /* On a match, else before the line: a block cursor covers its cell. */
        int margin = first > pane.x ? first - 1 : first;
        canvas_cursor(c, match >= 0 ? area.x + match : margin, y);
    }
}

void article_fade(const struct canvas *c, struct rect r)
{
    struct style faded = c->theme->styles[ROLE_FADED];
    for (int y = r.y; y < r.y + r.height; y++) {
        for (int x = r.x; x < r.x + r.width; x++) {
            struct cell *cell = surface_cell(c->surface, x, y);
            if (cell && cell->style.background == faded.background) { /* keep highlights */
                cell->style.foreground = faded.foreground;
                cell->style.attributes &= ~(uint32_t)ATTRIBUTE_BOLD;
                cell->style.attributes |= faded.attributes;
            }
        }
    }
}
