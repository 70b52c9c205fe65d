/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/core/geometry.h"

#include "screen/glyphs.h"
#include "tui/core/panes.h"
#include "tui/core/state.h"
#include "tui/size/text-size.h"

struct rect article_area(struct rect pane)
{
    int pad = pane.width > 2 ? 1 : 0;
    return (struct rect){pane.x + pad, pane.y, pane.width - 2 * pad, pane.height};
}

static struct geometry alone(const struct ui *ui)
{
    struct panes panes = ui->panes;
    panes.zoomed = true;
    panes.focus = PANE_ARTICLE;
    return panes_place(&panes, ui->width, ui->height);
}

void article_find_place(const struct ui *ui, struct text_place *at)
{
    const struct article_view *a = &ui->article;
    struct geometry window = alone(ui), g = panes_place(&ui->panes, ui->width, ui->height);
    bool visible = g.visible[PANE_ARTICLE];
    struct rect area = article_area(visible ? g.inner[PANE_ARTICLE] : window.inner[PANE_ARTICLE]);
    *at = (struct text_place){
        .can = &ui->terminal.text,
        .choice = ui->settings.linear ? METHOD_LAYOUT : ui->settings.text_size_method,
        .glyphs = ui->glyph_source,
        .ascii = ui->glyphs == &glyphs_ascii,
        .width = area.width,
        .height = area.height,
    };
    if (a->loaded)
        at->text = a->facts;
    if (ui->panes.focus == PANE_ARTICLE || !visible) { /* else the other panes are in use */
        struct rect whole = article_area(window.inner[PANE_ARTICLE]);
        at->window_width = whole.width;
        at->window_height = whole.height;
    }
}

const struct text_size *article_wanted_size(const struct ui *ui)
{
    const struct article_view *a = &ui->article;
    return a->loaded && a->own_size ? a->own_size : ui->text_size;
}

struct text_plan article_plan(const struct ui *ui)
{
    struct text_place at;
    article_find_place(ui, &at);
    return text_size_fit(article_wanted_size(ui), &at);
}

/* Double-height lines need whole rows of the window. */
static bool takes_window(const struct ui *ui)
{
    return ui->panes.focus == PANE_ARTICLE && ui->article.loaded &&
           article_plan(ui).method == TEXT_LINES;
}

int article_size_position(const struct ui *ui, int *count)
{
    struct text_place at;
    int position;
    article_find_place(ui, &at);
    *count = text_size_count(article_plan(ui).size, &at, &position);
    return position;
}

struct geometry ui_geometry(const struct ui *ui)
{
    struct panes panes = ui->panes;
    panes.zoomed = panes.zoomed || takes_window(ui);
    panes.no_article = !ui->article.wanted;
    return panes_place(&panes, ui->width, ui->height);
}
