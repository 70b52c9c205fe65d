/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Find within an article: every hit is lit, and the one at hand more so. */
#include "config.h"

#include "text/width.h"
#include "tui/article-view.h"
#include "tui/state.h"

enum { FOUND_MOST = 10000 };

void article_find_again(struct article_view *a)
{
    struct folded text, what;
    struct match hit;
    a->found.n = 0;
    if (a->find.n == 0 || !a->layout) {
        return;
    }
    folded_init(&text, layout_text(a->layout));
    folded_init(&what, buf_str(&a->find));
    for (size_t at = 0; a->found.n < FOUND_MOST && folded_find(&text, &what, &at, &hit);) {
        vec_push(&a->found, hit);
    }
    folded_fini(&text);
    folded_fini(&what);
    if (a->found_at >= a->found.n) {
        a->found_at = 0;
    }
}

static void show(struct ui *ui, size_t hit)
{
    struct article_view *a = &ui->article;
    a->found_at = hit;
    article_read_match(ui, layout_line_at(a->layout, a->found.v[hit].from));
    /* TRANSLATORS: the number of a match, and of all matches. */
    ui_say(ui, ROLE_NOTICE, _("Match %zu of %zu"), hit + 1, a->found.n);
}

void article_find(struct ui *ui, const char *text)
{
    struct article_view *a = &ui->article;
    if (article_height(ui) <= 0) {
        return;
    }
    buf_clear(&a->find);
    buf_add_c(&a->find, text);
    article_find_again(a);
    if (a->found.n == 0) {
        /* TRANSLATORS: %s is what was looked for. */
        ui_say(ui, ROLE_NOTICE, _("“%s” not found here."), text);
        buf_clear(&a->find);
        return;
    }
    size_t hit = 0;
    while (hit < a->found.n && a->found.v[hit].from < a->position) {
        hit++;
    }
    show(ui, hit < a->found.n ? hit : 0);
}

void article_find_step(struct ui *ui, int step)
{
    struct article_view *a = &ui->article;
    size_t n = a->found.n;
    if (n > 0 && article_height(ui) > 0) {
        show(ui, step > 0 ? (a->found_at + 1) % n : (a->found_at + n - 1) % n);
    }
}

void article_light(const struct canvas *c, const struct article_view *a, int x, int y,
                   const struct layout_span *span)
{
    uint32_t end = span->offset + (uint32_t)span->text.n;
    size_t low = 0, high = a->found.n;
    while (low < high) { /* the first hit that ends within or after the span */
        size_t middle = (low + high) / 2;
        if (a->found.v[middle].to <= span->offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (size_t i = low; i < a->found.n && a->found.v[i].from < end; i++) {
        const struct match *hit = &a->found.v[i];
        size_t from = hit->from > span->offset ? hit->from - span->offset : 0;
        size_t to = hit->to < end ? hit->to - span->offset : span->text.n;
        int left = text_width(str_slice(span->text, 0, from));
        int width = text_width(str_slice(span->text, from, to));
        enum role role = i == a->found_at ? ROLE_FOUND_HERE : ROLE_FOUND;
        surface_restyle(c->surface, (struct rect){x + left, y, width, 1}, c->theme->styles[role]);
    }
}
