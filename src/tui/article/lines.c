/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/article/lines.h"

#include "tui/core/state.h"
#include "tui/size/text-size.h"

bool article_has_text(const struct article_view *a, size_t line)
{
    const struct layout_line *l = layout_line(a->layout, line);
    return l && l->n_spans > 0;
}

size_t article_first_text(const struct article_view *a, size_t line, size_t end)
{
    size_t i = line;
    while (i < end && !article_has_text(a, i))
        i++;
    return i < end ? i : line;
}

void article_read_line(struct article_view *a, size_t line)
{
    const struct layout_line *l = layout_line(a->layout, line);
    a->reading = line;
    a->reading_offset = l ? l->offset : 0;
    a->reading_marked = false;
}

size_t article_lines(const struct article_view *a, size_t top, int rows)
{
    size_t n = 0;
    for (;;) {
        const struct layout_line *line = layout_line(a->layout, top + n);
        rows -= line ? text_plan_rows(&a->plan, line) : a->plan.rows;
        if (rows < 0)
            return n > 0 ? n : 1;
        n++;
    }
}

void article_show_current_line(struct article_view *a, int height)
{
    size_t end = a->top + article_lines(a, a->top, height);
    bool in_view = a->reading >= a->top && a->reading < end;
    if (!a->line_focus || !in_view)
        article_read_line(a, article_first_text(a, a->top, end));
}

bool article_begins_paragraph(const struct article_view *a, size_t line)
{
    const struct layout_line *l = layout_line(a->layout, line);
    return l && l->paragraph && l->n_spans > 0;
}

enum { BREADCRUMB_SHARE = 3 }; /* out of view if it takes more than 1/n of the rows */

size_t article_first_line(const struct article_view *a, int height)
{
    const struct doc_node *head = a->data.body.root->first;
    const struct layout_line *line;
    size_t n = 0;
    int rows = 0;
    if (!head || head->kind != DOC_BREADCRUMB)
        return 0;
    while ((line = layout_line(a->layout, n)) && (n == 0 || !article_begins_paragraph(a, n))) {
        rows += text_plan_rows(&a->plan, line);
        n++;
    }
    return line && rows * BREADCRUMB_SHARE > height ? n : 0;
}

size_t article_last_top(const struct article_view *a, size_t wanted, int height)
{
    if (layout_line(a->layout, wanted + article_lines(a, wanted, height) - 1))
        return wanted;
    size_t top = layout_finish(a->layout);
    while (top > 0 && (height -= text_plan_rows(&a->plan, layout_line(a->layout, top - 1))) >= 0)
        top--;
    return top;
}

int article_percent(const struct ui *ui, int height)
{
    const struct article_view *a = &ui->article;
    if (!a->layout || height <= 0)
        return -1;
    const struct layout_line *below =
        layout_line(a->layout, a->top + article_lines(a, a->top, height));
    if (!below)
        return a->top == 0 ? -1 : 100;
    size_t all = layout_text(a->layout).n;
    uint64_t read = below->offset;
    return all > 0 && read < all ? (int)(read * 100 / all) : 99;
}
