/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/linear.h"

#include "tui/article/lines.h"
#include "tui/core/geometry.h"
#include "tui/core/state.h"
#include "tui/draw/canvas.h"
#include "tui/pane/linear-rows.h"
#include "tui/pane/views.h"
#include "tui/tree/model.h"

static void render_line(const struct canvas *c, int y, struct str text, enum role role)
{
    canvas_text(c, 0, y, c->surface->width, text, c->theme->styles[role]);
}

void linear_render_title(struct ui *ui, const struct canvas *c)
{
    AUTO(buf) b = BUF_INIT;
    buf_add_c(&b, "gander");
    buf_add_c(&b, ui->demo ? " " : "");
    buf_add_c(&b, ui->demo ? _("demo") : "");
    buf_add_c(&b, ": ");
    list_add_path(ui, &b);
    render_line(c, 0, buf_str(&b), ROLE_HEADING);
}

void linear_render_heading(struct ui *ui, const struct canvas *c)
{
    struct geometry g = ui_geometry(ui);
    AUTO(buf) b = BUF_INIT;
    pane_add_heading(ui, &b, ui->panes.focus);
    if (ui->panes.focus == PANE_ARTICLE) {
        size_t before = b.n;
        buf_add_c(&b, LINEAR_COMMA);
        article_add_progress(ui, &b, g.inner[PANE_ARTICLE].height);
        buf_truncate(&b, b.n > before + 2 ? b.n : before);
    }
    render_line(c, 1, buf_str(&b), ROLE_HEADING_FOCUS);
}

void linear_render_overlay(struct ui *ui, const struct canvas *c, const char *title)
{
    canvas_fill(c, (struct rect){0, 1, ui->width, ui->height - 2}, ROLE_DIALOG);
    render_line(c, 1, str_from(title), ROLE_HEADING_FOCUS);
}
