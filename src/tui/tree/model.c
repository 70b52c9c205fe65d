/* SPDX-License-Identifier: GPL-3.0-or-later */
/* State of the tree: unfolded folders and the resulting rows. */
#include "config.h"

#include "tui/tree/model.h"

#include <string.h>

#include "present/portal-title.h"
#include "text/display/safe.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/widget/stack.h"

enum { OPEN_AT_FIRST = 3 }; /* portals unfolded initially */

void tree_view_fini(struct tree_view *t)
{
    tree_fini(&t->data);
    vec_fini(&t->rows);
    vec_fini(&t->open);
    buf_fini(&t->find);
}

const struct tree_node *tree_node(const struct tree_view *t, int64_t id)
{
    return tree_get_node(&t->data, id);
}

const struct tree_node *place_node(const struct tree_view *t, struct place place)
{
    return place.kind == PLACE_NODE ? tree_node(t, place.node) : NULL;
}

int64_t place_unread(const struct tree_view *t, struct place place)
{
    const struct tree_node *node = place_node(t, place);
    return node ? node->unread : place.kind == PLACE_ALL ? t->data.all.unread : -1;
}

size_t tree_count_sources(const struct tree_view *t, const struct tree_node *node)
{
    size_t n = 0;
    for (const struct tree_node *at = node + 1;
         at < t->data.nodes + t->data.n && at->depth > node->depth; at++)
        n += node_is_source(at->kind);
    return n;
}

bool tree_has_children(const struct tree_view *t, const struct tree_node *node)
{
    const struct tree_node *next = node + 1;
    return next < t->data.nodes + t->data.n && next->depth > node->depth;
}

const struct tree_node *tree_last_within(const struct tree_view *t, const struct tree_node *node)
{
    const struct tree_node *end = t->data.nodes + t->data.n, *last = node;
    while (last + 1 < end && last[1].depth > node->depth)
        last++;
    return last;
}

struct place tree_nearest(const struct tree_view *t)
{
    return place_has_articles(t->selected) ? t->selected : (struct place){.kind = PLACE_ALL};
}

void tree_swap(struct tree_view *t, const struct tree_node *node)
{
    size_t first = (size_t)(node - t->data.nodes);
    size_t middle = (size_t)(tree_last_within(t, node) + 1 - t->data.nodes);
    size_t end = (size_t)(tree_last_within(t, &t->data.nodes[middle]) + 1 - t->data.nodes);
    size_t n = middle - first, m = end - middle;
    struct tree_node *v = t->data.nodes + first;
    AUTO_FREE struct tree_node *moved = mem_zalloc(n, sizeof *moved);
    memcpy(moved, v, n * sizeof *v);
    memmove(v, v + n, m * sizeof *v);
    memcpy(v + m, moved, n * sizeof *v);
    tree_build_rows(t);
}

static bool is_better(const struct tree_node *node, const struct tree_node *best, struct str title)
{
    bool whole = str_eq(str_from(node->title), title);
    bool best_whole = best && str_eq(str_from(best->title), title);
    if (!str_starts_nocase(str_from(node->title), title))
        return false;
    return !best || (whole && !best_whole) ||
           (whole == best_whole && !node_is_folder(best->kind) && node_is_folder(node->kind));
}

const struct tree_node *tree_find(const struct tree_view *t, const char *path)
{
    const struct tree_node *found = NULL;
    struct str rest = str_from(path), title;
    int64_t parent = TREE_ROOT;
    while (str_split(&rest, '/', &title)) {
        if (title.n == 0)
            continue;
        const struct tree_node *best = NULL;
        for (size_t i = 0; i < t->data.n; i++) {
            const struct tree_node *node = &t->data.nodes[i];
            best = node->parent == parent && is_better(node, best, title) ? node : best;
        }
        if (!best)
            return NULL;
        found = best;
        parent = best->id;
    }
    return found;
}

bool tree_is_open(const struct tree_view *t, int64_t node)
{
    for (size_t i = 0; i < t->open.n; i++)
        if (t->open.v[i] == node)
            return true;
    return false;
}

void tree_set_open(struct tree_view *t, int64_t node, bool open)
{
    t->open_known = true;
    for (size_t i = t->open.n; i-- > 0;)
        if (t->open.v[i] == node)
            vec_remove(&t->open, i);
    if (open)
        vec_push(&t->open, node);
}

bool place_eq(struct place a, struct place b)
{
    return a.kind == b.kind && (a.kind != PLACE_NODE || a.node == b.node);
}

static void add_row(struct tree_view *t, enum place_kind kind)
{
    vec_push(&t->rows, (struct tree_row){.place = {.kind = kind}});
}

/* Entries of the overlay: sources with the same problem are one. */
static int64_t count_problems(const struct tree_view *t)
{
    size_t n = t->data.n_troubles + t->data.n_bad_rules + (size_t)t->program_problems;
    return (int64_t)n + (t->data.offline_since != 0);
}

void tree_build_rows(struct tree_view *t)
{
    t->rows.n = 0;
    add_row(t, PLACE_ALL);
    add_row(t, PLACE_TODAY);
    add_row(t, PLACE_STARRED);
    if (t->data.all.offline > 0)
        add_row(t, PLACE_OFFLINE);
    if (t->data.all.muted > 0)
        add_row(t, PLACE_MUTED);
    if (t->data.downloads > 0)
        add_row(t, PLACE_DOWNLOADS);
    if (count_problems(t) > 0)
        add_row(t, PLACE_PROBLEMS);
    add_row(t, PLACE_ALL);
    t->rows.v[t->rows.n - 1].gap = true;
    for (size_t i = 0; i < t->data.n; i++) {
        const struct tree_node *node = &t->data.nodes[i];
        vec_push(&t->rows, (struct tree_row){.place = {PLACE_NODE, node->id}, .index = i});
        if (!tree_is_open(t, node->id)) /* past the hidden subtree */
            i = (size_t)(tree_last_within(t, node) - t->data.nodes);
    }
}

size_t tree_selected_row(const struct tree_view *t)
{
    for (size_t i = 0; i < t->rows.n; i++)
        if (!t->rows.v[i].gap && place_eq(t->rows.v[i].place, t->selected))
            return i;
    return 0;
}

/* A hidden or removed node passes the selection to the nearest visible one. */
static void repair_selection(struct tree_view *t, size_t row_before)
{
    size_t row = tree_selected_row(t);
    if (t->rows.n > 0 && !place_eq(t->rows.v[row].place, t->selected)) {
        row = row_before < t->rows.n ? row_before : t->rows.n - 1;
        row -= t->rows.v[row].gap ? 1 : 0;
        t->selected = t->rows.v[row].place;
    }
}

static void open_portals(struct tree_view *t)
{
    size_t portals = 0;
    for (size_t i = 0; i < t->data.n; i++)
        portals += t->data.nodes[i].kind == NODE_PORTAL;
    for (size_t i = 0; i < t->data.n && portals <= OPEN_AT_FIRST; i++)
        if (t->data.nodes[i].kind == NODE_PORTAL)
            vec_push(&t->open, t->data.nodes[i].id);
}

/* Sanitizes titles, which come from outside, and translates those of bundled portals. */
static void clean_titles(struct tree *data)
{
    AUTO(buf) b = BUF_INIT;
    for (size_t i = 0; i < data->n; i++) {
        struct tree_node *node = &data->nodes[i];
        buf_clear(&b);
        bool portal = node->kind == NODE_PORTAL && node->title;
        safe_add_line(&b, str_from(portal ? portal_title(node->title) : node->title));
        if (!node->title || strcmp(buf_c(&b), node->title) != 0)
            node->title = arena_strndup(&data->arena, buf_c(&b), b.n);
    }
}

void tree_accept(struct ui *ui, const struct ui_event *event)
{
    struct tree_view *t = &ui->tree;
    size_t row = tree_selected_row(t);
    tree_fini(&t->data);
    t->data = *event->tree;
    *event->tree = (struct tree){0};
    clean_titles(&t->data);
    if (t->data.n > 0 && !t->open_known) {
        open_portals(t);
        t->open_known = true;
    }
    t->loaded = true;
    tree_build_rows(t);
    repair_selection(t, row);
}

void tree_accept_counts(struct ui *ui, const struct ui_event *event)
{
    struct tree_view *t = &ui->tree;
    size_t row = tree_selected_row(t);
    tree_set_counts(&t->data, event->counts);
    tree_build_rows(t);
    repair_selection(t, row);
    ui_refill(ui);
}

void tree_select(struct ui *ui, struct place place)
{
    struct tree_view *t = &ui->tree;
    t->selected = place;
    const struct tree_node *node = place_node(t, place);
    while (node && (node = tree_node(t, node->parent)))
        if (!tree_is_open(t, node->id))
            tree_set_open(t, node->id, true);
    tree_build_rows(t);
    repair_selection(t, 0);
}

void tree_run(struct ui *ui, int64_t node, const struct call *call)
{
    tree_select(ui, (struct place){PLACE_NODE, node});
    ui->panes.focus = PANE_TREE;
    ui_run_action(ui, call->command, call->argument);
}

void tree_add_path(const struct ui *ui, struct buf *b, int64_t id)
{
    const struct tree_node *path[32];
    size_t n = 0;
    const struct tree_node *node = tree_node(&ui->tree, id);
    for (; node && n < ARRAY_SIZE(path); node = tree_node(&ui->tree, node->parent))
        path[n++] = node;
    while (n-- > 0) {
        buf_add_c(b, path[n]->title);
        buf_add_c(b, n > 0 ? ui->glyphs->step : "");
    }
}

void place_add_name(const struct ui *ui, struct buf *b, struct place place)
{
    static const char *const names[] = {
        [PLACE_ALL] = N_("All articles"),    [PLACE_TODAY] = N_("Today"),
        [PLACE_STARRED] = N_("Collection"),  [PLACE_PROBLEMS] = N_("Problems"),
        [PLACE_SEARCH] = N_("Search"),       [PLACE_OFFLINE] = N_("Offline ready"),
        [PLACE_DOWNLOADS] = N_("Downloads"), [PLACE_MUTED] = N_("Muted"),
    };
    if (place.kind != PLACE_NODE) {
        buf_add_c(b, _(names[place.kind]));
        return;
    }
    const struct tree_node *node = tree_node(&ui->tree, place.node);
    buf_add_c(b, node ? node->title : "");
}

void list_add_path(const struct ui *ui, struct buf *b)
{
    const struct list_view *l = &ui->list;
    if (l->opened && l->place.kind == PLACE_NODE)
        tree_add_path(ui, b, l->place.node);
    else if (l->opened)
        place_add_name(ui, b, l->place);
}

void tree_reload(struct ui *ui)
{
    ui_effect(ui, EFFECT_LOAD_TREE);
}

void tree_reload_at(struct ui *ui, int64_t node)
{
    ui->tree.select_when_read = node;
    tree_reload(ui);
}

void tree_reload_counts(struct ui *ui)
{
    ui_effect(ui, EFFECT_LOAD_COUNTS);
}

int64_t tree_count(const struct tree_view *t, const struct tree_row *row)
{
    switch (row->place.kind) {
    case PLACE_ALL:
        return t->data.all.unread;
    case PLACE_STARRED:
        return t->data.all.starred;
    case PLACE_OFFLINE:
        return t->data.all.offline;
    case PLACE_DOWNLOADS:
        return t->data.downloads_open;
    case PLACE_MUTED:
        return t->data.all.muted;
    case PLACE_PROBLEMS:
        return count_problems(t);
    case PLACE_NODE:
        return t->data.nodes[row->index].unread;
    default:
        return 0;
    }
}
