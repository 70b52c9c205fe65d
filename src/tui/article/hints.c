/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/article/hints.h"

#include "screen/surface.h"
#include "tui/article/lines.h"
#include "tui/core/services.h"
#include "tui/core/state.h"

static const char letters[] = "asdfghjklqwertyuiopzxcvbnm";
enum { LETTERS = sizeof letters - 1 };

void article_end_choice(struct article_view *a)
{
    a->hints.n = 0;
    buf_clear(&a->typed);
}

static bool is_listed(const struct article_view *a, int link)
{
    for (size_t i = 0; i < a->hints.n; i++)
        if (a->hints.v[i] == link)
            return true;
    return false;
}

static int target_of(const struct layout_span *span)
{
    return span->link > 0 ? span->link : -span->image;
}

static void add_target(struct article_view *a, int target)
{
    if (target != 0 && !is_listed(a, target) && a->hints.n < (size_t)LETTERS * LETTERS)
        vec_push(&a->hints, target);
}

void article_show_hints(struct ui *ui)
{
    struct article_view *a = &ui->article;
    int height = article_height(ui);
    size_t lines = height > 0 ? article_lines(a, a->top, height) : 0;
    article_end_choice(a);
    for (size_t i = 0; i < lines; i++) {
        const struct layout_line *line = layout_line(a->layout, a->top + i);
        if (line && line->picture)
            add_target(a, -line->picture->image);
        for (size_t k = 0; line && k < line->n_spans; k++)
            add_target(a, target_of(&line->spans[k]));
    }
    if (a->hints.n == 0)
        ui_say(ui, ROLE_NOTICE, _("No link or image in view."));
}

void article_add_hint(struct buf *b, const struct article_view *a, size_t index)
{
    if (a->hints.n > LETTERS)
        buf_add_char(b, letters[index / LETTERS]);
    buf_add_char(b, letters[index % LETTERS]);
}

void article_paint_hints(const struct canvas *c, const struct article_view *a, int x, int y,
                         const struct layout_span *span, int *last)
{
    for (size_t i = 0; i < a->hints.n; i++) {
        if (a->hints.v[i] == target_of(span) && target_of(span) != *last) {
            AUTO(buf) b = BUF_INIT;
            article_add_hint(&b, a, i);
            surface_text(c->surface, x, y, buf_str(&b), c->theme->styles[ROLE_HINT]);
            *last = target_of(span);
        }
    }
}
