/* SPDX-License-Identifier: GPL-3.0-or-later */
/* State of the list: its place and its window. */
#include "config.h"

#include "tui/list/model.h"

#include <string.h>

#include "text/date/day.h"
#include "tui/article/load.h"
#include "tui/core/list-window.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/list/hits.h"
#include "tui/list/jump.h"
#include "tui/list/load.h"
#include "tui/list/query.h"
#include "tui/tree/model.h"

/* ---- searches over several turns ------------------------------------------------------------- */

void list_continue(struct ui *ui)
{
    if (jump_is_cut(&ui->list))
        jump_continue(ui);
    else if (list_searches(ui))
        list_load_on(ui);
    else if (hits_counts(ui))
        hits_count_on(ui);
}

void list_stop_search(struct ui *ui)
{
    struct list_view *l = &ui->list;
    l->window.stopped = l->window.stopped || !jump_is_cut(l);
    l->jump.kind = JUMP_NONE;
    ui_say(ui, ROLE_NOTICE, _("Search cancelled."));
}

void list_follow_search(struct ui *ui)
{
    struct list_view *l = &ui->list;
    const struct list_window *w = &l->window;
    if (w->pending != WINDOW_NOTHING)
        return;
    if (!list_searches(ui))
        l->progress = 0;
    else if (l->progress == 0 || ui->pausing)
        l->progress = (jump_is_cut(l) ? l->jump.from
                       : w->after.cut ? w->after.reached
                                      : w->before.reached)
                          .time;
}

void list_add_search(const struct ui *ui, struct buf *b)
{
    buf_add_c(b, _("Searching"));
    buf_add_c(b, ui->glyphs->separator);
    day_add(b, ui->list.progress, ui->zone);
}

static void track_source_name(struct list_view *l, const char *name)
{
    if (!l->one_name)
        l->one_name = mem_strdup(name);
    l->names_differ = l->names_differ || strcmp(l->one_name, name) != 0;
}

static void track_date(struct ui *ui, int64_t time)
{
    struct list_view *l = &ui->list;
    l->long_dates = l->long_dates || ui_civil(ui, time).year != ui_civil(ui, ui->now).year;
}

static void see_rows(struct ui *ui, size_t from, size_t n)
{
    const struct list_window *w = &ui->list.window;
    for (size_t i = from; i < w->n && i < from + n; i++) {
        track_source_name(&ui->list, w->rows[i].row.source_name);
        track_date(ui, w->rows[i].row.date.time);
    }
}

void list_see_rows(struct ui *ui, int height)
{
    see_rows(ui, ui->list.window.top, (size_t)height);
}

static void find_newest(struct list_view *l)
{
    for (size_t i = 0; i < l->window.n; i++)
        if (article_is_older(l->newest_seen, l->window.rows[i].row.at))
            l->newest_seen = l->window.rows[i].row.at;
}

/* True for the pending load of the window. */
static bool is_of_window(const struct list_view *l, uint32_t request)
{
    return l->window.pending != WINDOW_NOTHING && request == l->request;
}

void list_accept(struct ui *ui, const struct ui_event *event)
{
    struct list_view *l = &ui->list;
    const struct article_list *list = event->list;
    uint32_t request = event->request;
    if (l->jump.kind != JUMP_NONE && request == l->jump.request) {
        jump_accept(ui, list);
        return;
    }
    if (hits_accept(ui, request, list) || !is_of_window(l, request))
        return;
    bool first = !l->window.loaded; /* a screen */
    window_accept(&l->window, list);
    hits_set_words(&l->hits, list);
    find_newest(l);
    if (first)
        see_rows(ui, 0, l->window.n);
    if (event->oldest != 0)
        track_date(ui, event->oldest);
    article_sync(ui);
    window_scroll(&l->window, list_height(ui));
    list_load(ui);
}

void list_failed(struct ui *ui, uint32_t request, const struct error *e)
{
    struct list_view *l = &ui->list;
    if (l->jump.kind != JUMP_NONE && request == l->jump.request) {
        l->jump.kind = JUMP_NONE;
    } else if (!hits_accept(ui, request, NULL) && is_of_window(l, request)) {
        window_fail(&l->window);
        l->refused = e->code == ERROR_USAGE;
    }
}

bool list_refuses(const struct ui *ui, uint32_t request)
{
    return ui->list.refused && request == ui->list.request;
}

static void add_separator(struct buf *b, const char *separator)
{
    buf_add_c(b, b->n > 0 ? separator : "");
}

/* "12 unread · newest first"; the place is in the title bar, which linear mode repeats. */
void list_add_heading(const struct ui *ui, struct buf *b)
{
    const struct list_view *l = &ui->list;
    const char *separator = ui->glyphs->separator;
    if (!l->opened) {
        buf_add_c(b, _("Articles"));
        return;
    }
    if (l->place.kind == PLACE_SEARCH) {
        /* TRANSLATORS: %s is what was searched for. */
        buf_printf(b, _("Search: %s"), buf_c(&l->search));
        hits_add_number(ui, b);
    } else if (ui->settings.linear) {
        place_add_name(ui, b, l->place);
    }
    if (l->picks.ranges.n > 0) {
        add_separator(b, separator);
        picks_add_number(ui, b);
    }
    int64_t unread = place_unread(&ui->tree, l->place);
    if (unread > 0) {
        add_separator(b, separator);
        buf_printf(b, PLURAL("%lld unread", "%lld unread", unread));
    }
    if (l->unread_only) {
        add_separator(b, separator);
        buf_add_c(b, _("only unread"));
    }
    add_separator(b, separator);
    buf_add_c(b, l->window.ranked  ? _("best match first")
                 : l->oldest_first ? _("oldest first")
                                   : _("newest first"));
}
