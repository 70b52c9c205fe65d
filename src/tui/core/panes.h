/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Geometry of the three panes in a window. Pure arithmetic. */
#pragma once

#include <stdbool.h>

#include "config/config.h"
#include "screen/surface.h"

enum pane { PANE_TREE, PANE_LIST, PANE_ARTICLE, PANE_COUNT };

enum { WINDOW_MIN_WIDTH = 40, WINDOW_MIN_HEIGHT = 10 };

struct panes {
    enum pane_layout chosen; /* PANES_AUTO: by the window's width */
    bool zoomed;             /* the focused pane fills the window */
    enum pane focus;
    bool linear;                 /* always a single pane, below its heading */
    bool no_article;             /* no article is open: the list takes its room */
    int tree_width, list_height; /* as dragged; 0: default */
};

struct geometry {
    bool too_small;
    enum pane_layout layout; /* in effect, never PANES_AUTO */
    bool framed;             /* boxes; false: a single pane below a rule */
    bool visible[PANE_COUNT];
    struct rect frames[PANE_COUNT]; /* including borders, which neighbours share */
    struct rect inner[PANE_COUNT];
};

struct geometry panes_place(const struct panes *p, int width, int height);

/* Next layout that fits the window. */
void panes_next_layout(struct panes *p, int width, int height);

/* Border at a cell: 1 beside the tree, 2 below the list, 0 none. */
int panes_border_at(const struct geometry *g, int x, int y);
/* Moves a border to the mouse's cell. */
void panes_drag(struct panes *p, int border, int x, int y, int width, int height);
/* Grows the focused pane by so many cells, or shrinks it. */
void panes_grow(struct panes *p, int by, int width, int height);
