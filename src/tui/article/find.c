/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Find within an article: all matches are highlighted, the current one stronger. */
#include "config.h"

#include "tui/article/find.h"

#include "tui/article/fit.h"
#include "tui/article/matches.h"
#include "tui/article/move.h"
#include "tui/core/services.h"
#include "tui/core/state.h"

static void show(struct ui *ui, size_t hit)
{
    struct article_view *a = &ui->article;
    a->found_at = hit;
    article_read_match(ui, layout_line_at(a->layout, a->found.v[hit].from));
    /* TRANSLATORS: the number of a match, and of all matches. */
    ui_notify(ui, ROLE_NOTICE, _("Match %zu of %zu"), hit + 1, a->found.n);
}

void article_find(struct ui *ui, const char *text)
{
    struct article_view *a = &ui->article;
    if (article_height(ui) <= 0)
        return;
    buf_clear(&a->find);
    buf_add_c(&a->find, text);
    article_find_update(ui);
    if (a->found.n == 0) {
        /* TRANSLATORS: %s is what was looked for. */
        ui_notify(ui, ROLE_NOTICE, _("“%s” not found here."), text);
        buf_clear(&a->find);
        article_find_update(ui);
        return;
    }
    size_t hit = 0;
    while (hit < a->found.n && a->found.v[hit].from < a->position)
        hit++;
    show(ui, hit < a->found.n ? hit : 0);
}

void article_find_step(struct ui *ui, int step)
{
    struct article_view *a = &ui->article;
    size_t n = a->find.n > 0 ? a->found.n : 0;
    if (n > 0 && article_height(ui) > 0)
        show(ui, step > 0 ? (a->found_at + 1) % n : (a->found_at + n - 1) % n);
}
