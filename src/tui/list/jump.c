/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/list/jump.h"

#include "model/tree.h"
#include "tui/article/load.h"
#include "tui/core/geometry.h"
#include "tui/core/list-window.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/draw/find.h"
#include "tui/list/load.h"
#include "tui/list/query.h"
#include "tui/tree/model.h"

enum { EDGE_ROWS = 16 }; /* rows from a list's end: the first may be read but not stored yet */

/* Query "title:"…""; free() it. */
static char *find_query(const struct list_view *l)
{
    struct buf search = BUF_INIT;
    buf_add_c(&search, "title:\"");
    for (size_t i = 0; i < l->find.n; i++)
        buf_add_char(&search, l->find.p[i] == '"' ? ' ' : l->find.p[i]);
    buf_add_char(&search, '"');
    return buf_take(&search);
}

/* Searches beyond the known rows for the nearest article wanted by the jump. */
void jump_continue(struct ui *ui)
{
    struct list_jump *j = &ui->list.jump;
    struct article_query query =
        list_query_of(ui, j->kind == JUMP_PLACE ? j->place : ui->list.place);
    query.unread_only = query.unread_only || j->unread;
    /* The search index covers titles beyond the window. */
    AUTO_FREE char *titles = j->kind == JUMP_FIND ? find_query(&ui->list) : NULL;
    query.search = titles ? titles : query.search;
    struct effect *f = list_request(ui, query);
    f->from = j->from;
    f->from_start = j->from_start;
    f->back = j->back;
    f->limit = j->from_start ? EDGE_ROWS : 1;
    j->cut = false;
    j->request = f->request;
}

static void go_to_row(struct ui *ui, const struct article_row *row, bool open)
{
    struct article_row copy = *row;
    window_go_to(&ui->list.window, row->at);
    window_scroll(&ui->list.window, list_height(ui));
    list_load(ui);
    if (!open)
        return;
    article_open(ui, &copy);
    if (!ui_geometry(ui).visible[PANE_ARTICLE])
        ui_focus(ui, PANE_ARTICLE);
}

/* ---- steps ----------------------------------------------------------------------------------- */

/* Tries the next source in the tree with unread articles, wrapping around; reports when there is
 * none. */
static void try_next_place(struct ui *ui)
{
    struct list_jump *j = &ui->list.jump;
    const struct tree_view *t = &ui->tree;
    const struct tree_node *at = place_node(t, j->place);
    size_t n = t->data.n, i = at ? (size_t)(at - t->data.nodes) : 0;
    while (at && ui->settings.next_source && j->left > 0) {
        const struct tree_node *node = &t->data.nodes[i = (i + (j->back ? n - 1 : 1)) % n];
        j->left--;
        if (node_is_source(node->kind) && node->unread > 0) {
            j->place.node = node->id;
            j->from_start = true;
            jump_continue(ui);
            return;
        }
    }
    j->kind = JUMP_NONE;
    ui_say(ui, ROLE_NOTICE,
           at && ui->settings.next_source ? _("No more unread articles.")
                                          : _("No more unread articles here."));
}

/* Continues from the list in the sources after it, or with `back` before it. */
static void leave_list(struct ui *ui, bool back, bool open)
{
    struct tree_view *t = &ui->tree;
    struct place place = ui->list.place;
    const struct tree_node *node = place_node(t, place);
    if (node && !back)
        place.node = tree_last_within(t, node)->id;
    ui->list.jump = (struct list_jump){.kind = JUMP_PLACE,
                                       .unread = true,
                                       .back = back,
                                       .open = open,
                                       .place = place,
                                       .left = t->data.n};
    try_next_place(ui);
}

/* No unread article further on: first those that were passed, if articles are being opened, else
 * they would be passed forever. */
static void wrap_around(struct ui *ui, bool back, bool open)
{
    if (!open) {
        leave_list(ui, back, open);
        return;
    }
    ui->list.jump = (struct list_jump){
        .kind = JUMP_AROUND, .unread = true, .back = back, .open = true, .from_start = true};
    jump_continue(ui);
}

void list_step(struct ui *ui, int step, bool unread, bool open)
{
    struct list_window *w = &ui->list.window;
    if (w->n == 0 && list_searches(ui))
        return;
    const struct window_row *here = window_selected(w);
    if (here && step > 0 && unread && open && !here->row.read &&
        here->row.at.id != ui->article.wanted) {
        go_to_row(ui, &here->row, open); /* not opened yet */
        return;
    }
    for (size_t i = w->selected; step > 0 ? i + 1 < w->n : i > 0;) {
        i = step > 0 ? i + 1 : i - 1;
        if (!unread || !w->rows[i].row.read) {
            go_to_row(ui, &w->rows[i].row, open);
            return;
        }
    }
    bool ends = w->n == 0 || w->ranked || (step > 0 ? w->at_end : w->at_start);
    if (ends && unread) {
        wrap_around(ui, step < 0, open && w->n > 0);
    } else if (ends) {
        ui_say(ui, ROLE_NOTICE, w->n > 0 ? _("No more articles here.") : _("No articles here."));
    } else {
        ui->list.jump = (struct list_jump){.kind = JUMP_STEP,
                                           .unread = unread,
                                           .back = step < 0,
                                           .open = open,
                                           .from = window_last_known(w, step < 0)};
        jump_continue(ui);
    }
}

void list_step_article(struct ui *ui, const struct call *call)
{
    list_step(ui, call->direction, false, true);
}

void list_step_into(struct ui *ui, struct place place, int step)
{
    ui->list.jump = (struct list_jump){.kind = JUMP_PLACE,
                                       .unread = true,
                                       .back = step < 0,
                                       .open = true,
                                       .from_start = true,
                                       .place = place,
                                       .left = ui->tree.data.n};
    jump_continue(ui);
}

/* ---- find ------------------------------------------------------------------------------------ */

static bool row_matches(const struct list_view *l, size_t i)
{
    const struct article_row *row = &l->window.rows[i].row;
    return find_in(str_from(row->title), buf_str(&l->find)) ||
           find_in(str_from(row->source_name), buf_str(&l->find));
}

/* No match further on; a highlighted one that was passed is no failure. */
static void say_not_found(struct ui *ui)
{
    const struct list_view *l = &ui->list;
    bool any = false;
    for (size_t i = 0; i < l->window.n && !any; i++)
        any = row_matches(l, i);
    if (any) {
        ui_say(ui, ROLE_NOTICE, _("No more matches here."));
    } else {
        /* TRANSLATORS: %s is what was looked for. */
        ui_notify(ui, ROLE_NOTICE, _("“%s” not found here."), buf_c(&l->find));
    }
}

void list_find_step(struct ui *ui, int step)
{
    struct list_view *l = &ui->list;
    struct list_window *w = &l->window;
    for (size_t i = w->selected; w->n > 0 && (step > 0 ? i + 1 < w->n : i > 0);) {
        i = step > 0 ? i + 1 : i - 1;
        if (row_matches(l, i)) {
            go_to_row(ui, &w->rows[i].row, false);
            return;
        }
    }
    if (w->n == 0 || l->place.kind == PLACE_SEARCH || (step > 0 ? w->at_end : w->at_start)) {
        say_not_found(ui);
        return;
    }
    ui->list.jump = (struct list_jump){
        .kind = JUMP_FIND, .back = step < 0, .from = window_last_known(w, step < 0)};
    jump_continue(ui);
}

/* ---- answers --------------------------------------------------------------------------------- */

/* First row not known to be read: the database may lag behind. */
static const struct article_row *choose(struct ui *ui, const struct article_list *list)
{
    for (size_t i = 0; i < list->n; i++) {
        const struct article_row *row = &list->rows[i];
        const struct window_row *known = window_find(&ui->list.window, row->at.id);
        bool read = (known && known->row.read) || row->at.id == ui->article.wanted;
        if (!ui->list.jump.from_start || !read)
            return row;
    }
    return NULL;
}

/* Shows the other list in which the article was found. */
static void enter_place(struct ui *ui, struct list_jump jump, const struct article_row *row)
{
    AUTO(buf) path = BUF_INIT;
    tree_select(ui, jump.place);
    ui->list.place = jump.place;
    list_reset(ui);
    go_to_row(ui, row, jump.open);
    if (jump.place.kind == PLACE_NODE) {
        tree_add_path(ui, &path, jump.place.node);
        /* TRANSLATORS: %s is the path of the category or source that is read next. */
        ui_notify(ui, ROLE_NOTICE, _("Next: %s"), buf_c(&path));
    }
}

static void handle_found(struct ui *ui, struct list_jump jump, const struct article_row *row)
{
    if (jump.kind == JUMP_PLACE) {
        enter_place(ui, jump, row);
        return;
    }
    go_to_row(ui, row, jump.open);
    if (jump.kind == JUMP_AROUND) {
        ui_say(ui, ROLE_NOTICE,
               jump.back ? _("Continued at the end of the list.")
                         : _("Continued at the start of the list."));
    }
}

static void handle_none(struct ui *ui, struct list_jump jump)
{
    if (jump.kind == JUMP_FIND) {
        say_not_found(ui);
    } else if (jump.kind == JUMP_PLACE) {
        ui->list.jump = jump;
        try_next_place(ui);
    } else if (jump.kind == JUMP_AROUND) {
        leave_list(ui, jump.back, jump.open);
    } else if (jump.unread) {
        wrap_around(ui, jump.back, jump.open);
    } else {
        ui_say(ui, ROLE_NOTICE, _("No more articles here."));
    }
}

void jump_accept(struct ui *ui, const struct article_list *list)
{
    struct list_jump *j = &ui->list.jump, jump = *j;
    const struct article_row *row = choose(ui, list);
    if (!row && list->cut) {
        j->cut = true;
        j->from_start = false;
        j->from = list->reached;
        return;
    }
    j->kind = JUMP_NONE;
    if (row)
        handle_found(ui, jump, row);
    else
        handle_none(ui, jump);
}
