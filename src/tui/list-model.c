/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the list holds: its place and its window. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "text/safe.h"
#include "tui/find.h"
#include "tui/list-view.h"
#include "tui/state.h"

void list_fini(struct list_view *l)
{
    window_fini(&l->window);
    buf_fini(&l->search);
    buf_fini(&l->find);
    free(l->one_name);
    hits_reset(&l->hits);
}

struct article_query place_query(const struct ui *ui, struct place place)
{
    return (struct article_query){
        .node = place.kind == PLACE_NODE ? place.node : TREE_ROOT,
        .since = place.kind == PLACE_TODAY ? zone_midnight(ui->zone, ui->now) : 0,
        .starred_only = place.kind == PLACE_STARRED,
        .offline_only = place.kind == PLACE_OFFLINE,
    };
}

struct article_query list_query_of(const struct ui *ui, struct place place)
{
    const struct list_view *l = &ui->list;
    struct article_query query = place_query(ui, place);
    query.unread_only = l->unread_only;
    query.oldest_first = l->oldest_first;
    query.search = place.kind == PLACE_SEARCH ? buf_c(&l->search) : NULL;
    return query;
}

struct article_query list_query(const struct ui *ui)
{
    return list_query_of(ui, ui->list.place);
}

static bool is_filtered(const struct list_view *l)
{
    return l->unread_only || l->place.kind == PLACE_STARRED || l->place.kind == PLACE_OFFLINE ||
           l->place.kind == PLACE_SEARCH;
}

struct effect *list_ask(struct ui *ui, struct article_query query)
{
    struct effect *f = ui_effect(ui, EFFECT_LOAD_LIST);
    f->query = query;
    f->query.work = ENGINE_SEARCH_TURN;
    f->query.search = mem_strdup(query.search);
    f->request = ui_next_request(ui);
    return f;
}

int list_height(const struct ui *ui)
{
    return ui_geometry(ui).inner[PANE_LIST].height;
}

static void ask_for_window(struct ui *ui, struct window_request r)
{
    if (r.load == WINDOW_NOTHING) {
        return;
    }
    struct effect *f = list_ask(ui, list_query(ui));
    f->from = r.from;
    f->from_start = r.from_start;
    f->including = r.including;
    f->back = r.back;
    f->limit = r.limit;
    ui->list.request = f->request;
}

void list_load(struct ui *ui)
{
    if (ui->list.opened && !ui->list.refused) {
        ask_for_window(ui, window_next(&ui->list.window, list_height(ui)));
    }
}

bool list_goes_on(const struct ui *ui)
{
    const struct list_view *l = &ui->list;
    const struct engine_node *node =
        l->place.kind == PLACE_NODE ? tree_node(&ui->tree, l->place.node) : NULL;
    return node && node->older && !l->oldest_first;
}

void list_tree_came(struct ui *ui)
{
    ui->list.window.tail = list_goes_on(ui);
}

void list_reset(struct ui *ui)
{
    struct list_view *l = &ui->list;
    l->opened = true;
    l->refused = false;
    l->jump = (struct list_jump){0};
    l->newest_seen = (struct article_position){0};
    l->long_dates = l->names_differ = false;
    free(l->one_name);
    l->one_name = NULL;
    buf_clear(&l->find);
    hits_reset(&l->hits);
    ui->article.hits_out = false;
    window_reset(&l->window, l->oldest_first, is_filtered(l));
    list_tree_came(ui);
    list_load(ui);
}

void list_open(struct ui *ui, struct place place)
{
    if (ui->list.opened && place.kind != PLACE_SEARCH && place_eq(ui->list.place, place)) {
        return; /* the place in the list stays */
    }
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

/* ---- searches that take several turns ----------------------------------------------------------
 */

static bool jump_goes_on(const struct list_view *l)
{
    return l->jump.kind != JUMP_NONE && l->jump.cut;
}

bool list_searches(const struct ui *ui)
{
    return jump_goes_on(&ui->list) || window_searches(&ui->list.window, list_height(ui));
}

void list_go_on(struct ui *ui)
{
    if (jump_goes_on(&ui->list)) {
        jump_go_on(ui);
    } else if (list_searches(ui)) {
        ask_for_window(ui, window_go_on(&ui->list.window, list_height(ui)));
    } else if (hits_counts(ui)) {
        hits_count_on(ui);
    }
}

void list_stop_search(struct ui *ui)
{
    struct list_view *l = &ui->list;
    l->window.stopped = l->window.stopped || !jump_goes_on(l);
    l->jump.kind = JUMP_NONE;
    ui_say(ui, ROLE_NOTICE, "%s", _("Search cancelled."));
}

void list_add_search(const struct ui *ui, struct buf *b)
{
    const struct list_view *l = &ui->list;
    const struct list_window *w = &l->window;
    struct article_position at = jump_goes_on(l) ? l->jump.from
                                : w->after.cut  ? w->after.reached
                                                : w->before.reached;
    struct civil day = ui_civil(ui, at.time);
    buf_add_c(b, _("Searching"));
    buf_printf(b, "%s%04d-%02d-%02d", ui->glyphs->separator, day.year, day.month, day.day);
}

/* ---- answers --------------------------------------------------------------------------------- */

static bool is_later(struct article_position a, struct article_position b)
{
    return a.time != b.time ? a.time > b.time : a.id > b.id;
}

static void note_name(struct list_view *l, const char *name)
{
    if (!l->one_name) {
        l->one_name = mem_strdup(name);
    }
    l->names_differ = l->names_differ || strcmp(l->one_name, name) != 0;
}

static void look_over(struct ui *ui)
{
    struct list_view *l = &ui->list;
    int year = ui_civil(ui, ui->now).year;
    for (size_t i = 0; i < l->window.n; i++) {
        const struct article_row *row = &l->window.rows[i].row;
        if (is_later(row->at, l->newest_seen)) {
            l->newest_seen = row->at;
        }
        note_name(l, row->source_name);
        l->long_dates = l->long_dates || ui_civil(ui, row->date.time).year != year;
    }
}

bool list_accept(struct ui *ui, uint32_t request, const struct article_list *list)
{
    struct list_view *l = &ui->list;
    if (l->jump.kind != JUMP_NONE && request == l->jump.request) {
        jump_accept(ui, list);
        return true;
    }
    if (hits_accept(ui, request, list)) {
        return true;
    }
    if (l->window.pending == WINDOW_NOTHING || request != l->request) {
        return false;
    }
    window_accept(&l->window, list);
    hits_take_words(&l->hits, list);
    look_over(ui);
    article_sync(ui);
    window_scroll(&l->window, list_height(ui));
    list_load(ui);
    return true;
}

bool list_failed(struct ui *ui, uint32_t request, const struct error *e)
{
    struct list_view *l = &ui->list;
    if (l->jump.kind != JUMP_NONE && request == l->jump.request) {
        l->jump.kind = JUMP_NONE;
        return true;
    }
    if (hits_accept(ui, request, NULL)) {
        return true;
    }
    if (l->window.pending == WINDOW_NOTHING || request != l->request) {
        return false;
    }
    window_fail(&l->window);
    l->refused = e->code == ERROR_USAGE;
    return true;
}

bool list_refuses(const struct ui *ui, uint32_t request)
{
    return ui->list.refused && request == ui->list.request;
}

static void separate(struct buf *b, const char *separator)
{
    buf_add_c(b, b->n > 0 ? separator : "");
}

/* "12 unread · newest first"; the title bar has the place, but in linear mode it is repeated. */
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
    const struct engine_node *node =
        l->place.kind == PLACE_NODE ? tree_node(&ui->tree, l->place.node) : NULL;
    int64_t unread = node ? node->unread : l->place.kind == PLACE_ALL ? ui->tree.data.unread : 0;
    if (unread > 0) {
        separate(b, separator);
        buf_printf(b, ngettext("%lld unread", "%lld unread", (unsigned long)unread),
                   (long long)unread);
    }
    if (l->unread_only) {
        separate(b, separator);
        buf_add_c(b, _("only unread"));
    }
    separate(b, separator);
    buf_add_c(b, l->oldest_first ? _("oldest first") : _("newest first"));
}
