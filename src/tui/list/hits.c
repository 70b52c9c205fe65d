/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/list/hits.h"

#include <string.h>

#include "text/find/regex.h"
#include "tui/core/state.h"
#include "tui/draw/find.h"
#include "tui/list/query.h"

enum { COUNT_CHUNK = 256 }; /* rows per turn */

void hits_reset(struct hits *h)
{
    arena_fini(&h->arena);
    *h = (struct hits){0};
}

void hits_recount(struct hits *h)
{
    memset(&h->count, 0, sizeof h->count);
}

void hits_set_words(struct hits *h, const struct article_list *list)
{
    if (h->n_words > 0)
        return;
    h->words = arena_array(&h->arena, list->n_words, sizeof *h->words);
    for (size_t i = 0; i < list->n_words; i++) {
        const struct search_word *w = &list->words[i];
        struct hit_word *hit = &h->words[h->n_words];
        *hit = (struct hit_word){str_from(arena_strdup(&h->arena, w->text)), w->field};
        if (w->regex)
            hit->regex = regex_compile(hit->text, w->ignore_case, &h->arena, NULL);
        h->n_words += hit->regex || !w->regex;
    }
}

void hits_highlight(const struct canvas *c, const struct hits *h, enum search_field field, int x,
                    int y, int width, struct str text)
{
    for (size_t i = 0; i < h->n_words; i++) {
        bool title = h->words[i].field != SEARCH_FROM;
        if (title != (field == SEARCH_TITLE))
            continue;
        if (h->words[i].regex)
            find_highlight_regex(c, x, y, width, text, h->words[i].regex);
        else
            find_highlight_words(c, x, y, width, text, h->words[i].text);
    }
}

/* ---- the number ------------------------------------------------------------------------------ */

bool hits_counts(const struct ui *ui)
{
    const struct list_view *l = &ui->list;
    const struct hits *h = &l->hits;
    bool postponed =
        h->known && ui->refresh.running; /* a refresh would restart the count five times a second */
    return !postponed && !l->refused && l->place.kind == PLACE_SEARCH && l->window.loaded &&
           !l->window.stopped && l->window.pending == WINDOW_NOTHING && !list_searches(ui) &&
           !h->count.ended && h->count.request == 0;
}

void hits_count_on(struct ui *ui)
{
    struct hits *h = &ui->list.hits;
    struct effect *f = list_request(ui, list_query(ui));
    f->query.sort = SORT_BY_DATE;
    f->from = h->count.from;
    f->from_start = !h->count.begun;
    f->limit = COUNT_CHUNK;
    h->count.begun = true;
    h->count.request = f->request;
}

bool hits_accept(struct ui *ui, uint32_t request, const struct article_list *list)
{
    struct hits *h = &ui->list.hits;
    if (request == 0 || request != h->count.request)
        return false;
    h->count.request = 0;
    if (!list) {
        h->count.ended = true;
        return true;
    }
    h->count.n += list->n;
    h->count.from = list->cut     ? list->reached
                    : list->n > 0 ? list->rows[list->n - 1].at
                                  : h->count.from;
    if (h->count.n > HITS_MAX || (!list->cut && !list->more)) {
        h->count.ended = h->known = true;
        h->total = h->count.n;
    }
    return true;
}

void hits_add_number(const struct ui *ui, struct buf *b)
{
    const struct hits *h = &ui->list.hits;
    if (!h->known || h->total == 0)
        return;
    buf_add_c(b, ui->glyphs->separator);
    if (h->total > HITS_MAX)
        buf_printf(b, _("over %d hits"), HITS_MAX);
    else
        buf_printf(b, ngettext("%zu hit", "%zu hits", (unsigned long)h->total), h->total);
}
