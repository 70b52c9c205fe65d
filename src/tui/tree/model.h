/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tree of portals, categories and sources, below the smart entries. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"
#include "engine/engine.h"
#include "model/tree.h"
#include "tui/core/view.h"

/* The session stores these numbers. */
enum place_kind {
    PLACE_ALL,
    PLACE_TODAY,
    PLACE_STARRED,
    PLACE_PROBLEMS,
    PLACE_NODE,
    PLACE_SEARCH,
    PLACE_OFFLINE,
    PLACE_DOWNLOADS,
    PLACE_MUTED,
};

/* Content of a list, represented by a row of the tree. */
struct place {
    enum place_kind kind;
    int64_t node; /* PLACE_NODE */
};

struct tree_row {
    struct place place;
    size_t index; /* PLACE_NODE: index into the tree's nodes */
    bool gap;     /* a blank row, never selected */
};

struct tree_view {
    struct tree data;
    bool loaded;
    VEC(struct tree_row) rows; /* unfolded rows */
    VEC(int64_t) open;         /* unfolded folders */
    bool open_known;           /* from the user or the session; else set by the first load */
    size_t top;
    struct place selected;
    int64_t select_when_read; /* node to select after the next load, 0: none */
    struct buf find;          /* highlighted; empty without a find */
    int program_problems;     /* beside the sources' */
};

void tree_view_fini(struct tree_view *t);
/* Moves a loaded tree in; folds, selection and scroll position stay. */
void tree_accept(struct ui *ui, const struct ui_event *event);
void tree_accept_counts(struct ui *ui, const struct ui_event *event);
/* Borrowed until the next load of the tree; NULL when the node was removed. */
const struct tree_node *tree_node(const struct tree_view *t, int64_t id);
/* Sources below a node of the tree. */
size_t tree_count_sources(const struct tree_view *t, const struct tree_node *node);
/* "Hengyang › Life › Education". */
void tree_add_path(const struct ui *ui, struct buf *b, int64_t node);
/* Appends the name of a place. */
void place_add_name(const struct ui *ui, struct buf *b, struct place place);
/* Node of a place; NULL for any other place, and a removed one. */
const struct tree_node *place_node(const struct tree_view *t, struct place place);
/* Number of unread articles of a place, -1 where it is not counted. */
int64_t place_unread(const struct tree_view *t, struct place place);
/* False for places that list no articles. */
static inline bool place_has_articles(struct place place)
{
    return place.kind != PLACE_PROBLEMS && place.kind != PLACE_DOWNLOADS;
}
/* True when two places list the same articles. */
bool place_eq(struct place a, struct place b);
/* Selects a place and unfolds its ancestors. */
void tree_select(struct ui *ui, struct place place);
/* Runs a command on a node as in the tree, where it is selected then. */
void tree_run(struct ui *ui, int64_t node, const struct call *call);
void tree_set_open(struct tree_view *t, int64_t node, bool open);
bool tree_is_open(const struct tree_view *t, int64_t node);
/* Count at a row's end: unread articles, or all of the Collection; 0: none. */
int64_t tree_count(const struct tree_view *t, const struct tree_row *row);
bool tree_has_children(const struct tree_view *t, const struct tree_node *node);
/* Node for a path "Portal/Category/Source", by whole titles or prefixes; NULL for none. */
const struct tree_node *tree_find(const struct tree_view *t, const char *path);
/* Swaps a node with its next sibling, until the next load. */
void tree_swap(struct tree_view *t, const struct tree_node *node);
/* The selected place if it lists articles, else all of them. */
struct place tree_nearest(const struct tree_view *t);
/* Last node beneath one, or itself. */
const struct tree_node *tree_last_within(const struct tree_view *t, const struct tree_node *node);
/* Loads the tree again. */
void tree_reload(struct ui *ui);
/* Likewise, and selects a node of it. */
void tree_reload_at(struct ui *ui, int64_t node);
/* Loads its counts, for a tree with the same nodes. */
void tree_reload_counts(struct ui *ui);
/* Appends the path of the list's place, or its name. */
void list_add_path(const struct ui *ui, struct buf *b);
/* Rebuilds rows after a change of `open`. */
void tree_build_rows(struct tree_view *t);
size_t tree_selected_row(const struct tree_view *t);
