/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tree of portals, categories and sources, with the smart entries above them. */
#ifndef GANDER_TUI_TREE_TREE_H
#define GANDER_TUI_TREE_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"
#include "engine/engine.h"
#include "tui/core/view.h"

/* The session keeps their numbers. */
enum place_kind {
    PLACE_ALL,
    PLACE_TODAY,
    PLACE_STARRED,
    PLACE_PROBLEMS,
    PLACE_NODE,
    PLACE_SEARCH,
    PLACE_OFFLINE,
    PLACE_DOWNLOADS,
};

/* What a list can show, and a tree row can stand for. */
struct place {
    enum place_kind kind;
    int64_t node; /* PLACE_NODE */
};

struct tree_row {
    struct place place;
    size_t index; /* PLACE_NODE: in the tree's nodes */
    bool gap;     /* a blank row, never selected */
};

struct tree_view {
    struct engine_tree data;
    bool loaded;
    VEC(struct tree_row) rows; /* what is unfolded */
    VEC(int64_t) open;         /* folders that are unfolded */
    bool open_known;           /* by the user or the session; else the first tree decides */
    size_t top;
    struct place selected;
    int64_t select_when_read; /* a node that the next tree will have, 0: none */
    struct buf find;          /* lit; empty when there is no find */
};

void tree_view_fini(struct tree_view *t);
/* Takes a newly read tree over; fold, selection and place on the screen stay. */
void tree_accept(struct ui *ui, struct engine_tree *data);
/* NULL when the node is gone. */
const struct engine_node *tree_node(const struct tree_view *t, int64_t id);
/* Sources below a node of the tree. */
size_t tree_count_sources(const struct tree_view *t, const struct engine_node *node);
/* "Hengyang › Life › Education", with `step` between the titles. */
void tree_add_path(const struct ui *ui, struct buf *b, int64_t node, const char *step);
/* What a place is called. */
void place_add_name(const struct ui *ui, struct buf *b, struct place place);
/* What a list of it asks for. */
bool place_eq(struct place a, struct place b);
/* Selects a place and unfolds what hides it. */
void tree_select(struct ui *ui, struct place place);
void tree_set_open(struct tree_view *t, int64_t node, bool open);
bool tree_is_open(const struct tree_view *t, int64_t node);
/* What stands behind a row's name: unread articles, or all of the Collection; 0 for nothing. */
int64_t tree_count(const struct tree_view *t, const struct tree_row *row);
bool tree_has_children(const struct tree_view *t, const struct engine_node *node);
/* The node that "Portal/Category/Source" names, by whole titles or their beginnings; NULL when
 * there is none. */
const struct engine_node *tree_find(const struct tree_view *t, const char *path);
/* Puts a node behind the sibling that follows it, until the tree is read again. */
void tree_swap(struct tree_view *t, const struct engine_node *node);
/* The selected place, if it has articles to list, else all of them. */
struct place tree_nearest(const struct tree_view *t);
/* The last node beneath one, or that itself. */
const struct engine_node *tree_last_within(const struct tree_view *t,
                                           const struct engine_node *node);
/* Reads it anew. */
void tree_reload(struct ui *ui);
/* The path of the list's place, or its name. */
void list_add_path(const struct ui *ui, struct buf *b);
/* After what is open has changed. */
void tree_build_rows(struct tree_view *t);
size_t tree_selected_row(const struct tree_view *t);

#endif
