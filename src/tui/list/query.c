/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/list/query.h"

#include "tui/core/geometry.h"
#include "tui/core/list-window.h"
#include "tui/core/services.h"
#include "tui/core/state.h"

struct article_query place_query(const struct ui *ui, struct place place)
{
    return (struct article_query){
        .node = place.kind == PLACE_NODE                               ? place.node
                : place.kind == PLACE_ALL || place.kind == PLACE_TODAY ? TREE_ALL
                                                                       : TREE_ROOT,
        .since = place.kind == PLACE_TODAY ? zone_midnight(ui->zone, ui->now) : 0,
        .starred_only = place.kind == PLACE_STARRED,
        .offline_only = place.kind == PLACE_OFFLINE,
        .muted_only = place.kind == PLACE_MUTED,
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

struct effect *list_request(struct ui *ui, struct article_query query)
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
    int height = ui_geometry(ui).inner[PANE_LIST].height;
    return height > 0 ? height : 1;
}

bool jump_is_cut(const struct list_view *l)
{
    return l->jump.kind != JUMP_NONE && l->jump.cut;
}

bool list_searches(const struct ui *ui)
{
    return jump_is_cut(&ui->list) || window_searches(&ui->list.window, list_height(ui));
}

bool list_lacks_margin(const struct ui *ui)
{
    const struct list_view *l = &ui->list;
    return l->opened && !l->refused && window_lacks_margin(&l->window, list_height(ui));
}
