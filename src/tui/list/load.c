/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/list/load.h"

#include <stdlib.h>

#include "model/tree.h"
#include "text/display/safe.h"
#include "tui/core/list-window.h"
#include "tui/core/state.h"
#include "tui/list/hits.h"
#include "tui/list/query.h"
#include "tui/tree/model.h"

void list_fini(struct list_view *l)
{
    window_fini(&l->window);
    buf_fini(&l->search);
    buf_fini(&l->find);
    picks_fini(&l->picks);
    free(l->one_name);
    hits_reset(&l->hits);
}

static bool is_filtered(const struct list_view *l)
{
    return l->unread_only || l->place.kind == PLACE_STARRED || l->place.kind == PLACE_OFFLINE ||
           l->place.kind == PLACE_SEARCH;
}

static void request_window(struct ui *ui, struct window_request r)
{
    if (r.load == WINDOW_NOTHING)
        return;
    struct effect *f = list_request(ui, list_query(ui));
    f->from = r.from;
    f->from_start = r.from_start;
    f->including = r.including;
    f->back = r.back;
    f->limit = r.limit;
    f->query.ranked = r.ranked;
    f->finds_oldest = !ui->list.window.loaded;
    ui->list.request = f->request;
}

void list_load(struct ui *ui)
{
    if (ui->list.opened && !ui->list.refused)
        request_window(ui, window_next(&ui->list.window, list_height(ui)));
}

void list_load_on(struct ui *ui)
{
    request_window(ui, window_continue(&ui->list.window, list_height(ui)));
}

/* True when articles older than the last one can be fetched. */
static bool has_older(const struct ui *ui)
{
    const struct list_view *l = &ui->list;
    const struct tree_node *node = place_node(&ui->tree, l->place);
    return node && node_has_older(node) && !l->oldest_first;
}

void list_tree_loaded(struct ui *ui)
{
    ui->list.window.tail = has_older(ui);
}

static void begin(struct ui *ui)
{
    struct list_view *l = &ui->list;
    l->opened = true;
    l->refused = false;
    l->jump = (struct list_jump){0};
    l->newest_seen = (struct article_position){0};
    l->progress = 0;
    l->long_dates = l->names_differ = false;
    free(l->one_name);
    l->one_name = NULL;
    buf_clear(&l->find);
    picks_clear(&l->picks);
    hits_reset(&l->hits);
    ui->article.hits_hidden = false;
    window_reset(&l->window, l->oldest_first, is_filtered(l));
    list_tree_loaded(ui);
}

void list_reset(struct ui *ui)
{
    begin(ui);
    list_load(ui);
}

void list_restore(struct ui *ui, struct place place)
{
    ui->list.place = place;
    begin(ui);
}

void list_open(struct ui *ui, struct place place)
{
    if (ui->list.opened && place.kind != PLACE_SEARCH && place_eq(ui->list.place, place))
        return; /* keep the place in the list */
    ui->list.place = place;
    list_reset(ui);
}

void list_search(struct ui *ui, const char *query)
{
    buf_clear(&ui->list.search);
    safe_add_line(&ui->list.search, str_from(query));
    ui->list.place = (struct place){.kind = PLACE_SEARCH};
    list_reset(ui);
}

void list_changed(struct ui *ui)
{
    ui->list.window.stale = true;
    hits_recount(&ui->list.hits);
    list_load(ui);
}

void list_renew(struct ui *ui)
{
    window_renew(&ui->list.window);
    list_load(ui);
}

/* ---- results of a search while it is typed --------------------------------------------------- */

static bool is_typed(const struct ui *ui)
{
    return ui->prompt.kind && ui->prompt.kind->previews && !ui->settings.linear;
}

static bool shows(const struct ui *ui, struct str query)
{
    return ui->list.place.kind == PLACE_SEARCH && str_eq(query, buf_str(&ui->list.search));
}

bool preview_is_due(const struct ui *ui)
{
    struct str typed = buf_str(&ui->prompt.text);
    if (!is_typed(ui) || typed.n == 0)
        return is_typed(ui) && ui->preview.shown;
    return !shows(ui, typed);
}

/* Answers to requests before the preview were dropped. */
static void restore(struct ui *ui)
{
    list_fini(&ui->list);
    ui->list = ui->preview.before;
    ui->preview = (struct list_preview){0};
    ui->list.jump = (struct list_jump){0};
    window_fail(&ui->list.window);
    list_changed(ui);
}

void preview_show(struct ui *ui)
{
    if (ui->prompt.text.n == 0) {
        restore(ui);
        return;
    }
    if (!ui->preview.shown) {
        ui->preview.shown = true;
        ui->preview.before = ui->list;
        ui->list = (struct list_view){.unread_only = ui->preview.before.unread_only,
                                      .oldest_first = ui->preview.before.oldest_first};
    }
    list_search(ui, buf_c(&ui->prompt.text));
}

void preview_update(struct ui *ui)
{
    if (ui->preview.shown && !is_typed(ui))
        restore(ui);
}

void preview_accept(struct ui *ui, const char *query)
{
    bool known = ui->preview.shown && !ui->list.refused && shows(ui, str_from(query));
    list_fini(&ui->preview.before);
    ui->preview = (struct list_preview){0};
    if (!known)
        list_search(ui, query);
}
