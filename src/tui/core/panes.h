/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the three panes are in a window of a given size. Pure arithmetic. */
#ifndef GANDER_TUI_CORE_PANES_H
#define GANDER_TUI_CORE_PANES_H

#include <stdbool.h>

#include "config/config.h"
#include "screen/surface.h"

enum pane { PANE_TREE, PANE_LIST, PANE_ARTICLE, PANE_COUNT };

enum { WINDOW_LEAST_WIDTH = 40, WINDOW_LEAST_HEIGHT = 10 };

struct panes {
    enum pane_layout chosen; /* PANES_AUTO goes by the width */
    bool zoomed;             /* the pane with the focus has the window */
    enum pane focus;
    bool linear;                 /* always one pane, below its heading */
    bool no_article;             /* none is open: the list has its room */
    int tree_width, list_height; /* as dragged; 0: the default */
};

struct geometry {
    bool too_small;
    enum pane_layout layout; /* what is shown: never PANES_AUTO */
    bool framed;             /* boxes; else a single pane below a rule */
    bool visible[PANE_COUNT];
    struct rect frames[PANE_COUNT]; /* with the borders, which neighbours share */
    struct rect inner[PANE_COUNT];
};

struct geometry panes_place(const struct panes *p, int width, int height);

/* The next layout that the window has room for. */
void panes_next_layout(struct panes *p, int width, int height);

/* The border at a cell: 1 the one beside the tree, 2 the one below the list, 0 none. */
int panes_border_at(const struct geometry *g, int x, int y);
/* Moves that border to where the mouse is. */
void panes_drag(struct panes *p, int border, int x, int y, int width, int height);
/* Makes the pane with the focus larger, or smaller, by so many cells. */
void panes_grow(struct panes *p, int by, int width, int height);

#endif
