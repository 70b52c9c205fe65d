/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/article/matches.h"

#include <stdlib.h>

#include "screen/surface.h"
#include "text/display/width.h"
#include "text/find/regex.h"
#include "text/find/terms.h"
#include "tui/core/state.h"

enum { FOUND_MAX = 10000, REGEX_MAX = 1000 };

/* Adds matches of `pattern`; with `words` only at the beginnings of words. */
static void add_matches(struct article_view *a, const struct folded *text, struct str pattern,
                        bool words)
{
    AUTO(folded) folded;
    struct match match;
    folded_init(&folded, pattern);
    for (size_t at = 0; a->found.n < FOUND_MAX && folded_find(text, &folded, &at, &match);)
        if (!words || terms_begin_at(layout_text(a->layout), match.from))
            vec_push(&a->found, match);
}

/* Adds matches of an expression. One for titles, which may have anchors, is not for paragraphs. */
static void add_regex_matches(struct article_view *a, const struct hit_word *word)
{
    struct str text = layout_text(a->layout), title = str_from(a->data.row.title);
    size_t at = word->field == SEARCH_TITLE ? str_find(text, title, 0) : 0;
    struct match found[REGEX_MAX];
    if (at == SIZE_MAX)
        return;
    if (word->field == SEARCH_TITLE)
        text = str_slice(text, at, at + title.n);
    size_t n = regex_find_all(word->regex, text, found, REGEX_MAX);
    for (size_t i = 0; i < n && a->found.n < FOUND_MAX; i++) {
        struct match match = {found[i].from + (uint32_t)at, found[i].to + (uint32_t)at};
        vec_push(&a->found, match);
    }
}

static int compare_offsets(const void *a, const void *b)
{
    const struct match *x = a, *y = b;
    return (x->from > y->from) - (x->from < y->from);
}

/* Adds matches of all words and expressions in order, without overlaps. */
static void add_hits(struct article_view *a, const struct folded *text, const struct hits *h)
{
    size_t n = 0;
    for (size_t i = 0; i < h->n_words; i++)
        if (h->words[i].field != SEARCH_FROM && h->words[i].regex)
            add_regex_matches(a, &h->words[i]);
        else if (h->words[i].field != SEARCH_FROM)
            add_matches(a, text, h->words[i].text, true);
    if (h->n_words > 1 && a->found.n > 1)
        qsort(a->found.v, a->found.n, sizeof *a->found.v, compare_offsets);
    for (size_t i = 0; i < a->found.n; i++)
        if (n == 0 || a->found.v[i].from >= a->found.v[n - 1].to)
            a->found.v[n++] = a->found.v[i];
    a->found.n = n;
}

void article_find_update(struct ui *ui)
{
    struct article_view *a = &ui->article;
    bool search =
        !a->hits_hidden && ui->list.place.kind == PLACE_SEARCH && ui->list.hits.n_words > 0;
    AUTO(folded) text = {0};
    a->found.n = 0;
    if (!a->layout || (a->find.n == 0 && !search))
        return;
    folded_init(&text, layout_text(a->layout));
    if (a->find.n > 0)
        add_matches(a, &text, buf_str(&a->find), false);
    else
        add_hits(a, &text, &ui->list.hits);
    if (a->found_at >= a->found.n)
        a->found_at = 0;
}

void article_highlight(const struct canvas *c, const struct article_view *a, int x, int y,
                       const struct layout_span *span)
{
    uint32_t end = span->offset + (uint32_t)span->text.n;
    size_t low = 0, high = a->found.n;
    while (low < high) { /* first match that ends within or after the span */
        size_t middle = (low + high) / 2;
        if (a->found.v[middle].to <= span->offset)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i < a->found.n && a->found.v[i].from < end; i++) {
        const struct match *hit = &a->found.v[i];
        size_t from = hit->from > span->offset ? hit->from - span->offset : 0;
        size_t to = hit->to < end ? hit->to - span->offset : span->text.n;
        int left = text_width(str_slice(span->text, 0, from));
        int width = text_width(str_slice(span->text, from, to));
        enum role role = a->find.n > 0 && i == a->found_at ? ROLE_FOUND_HERE : ROLE_FOUND;
        surface_restyle(c->surface, (struct rect){x + left, y, width, 1}, c->theme->styles[role]);
    }
}
