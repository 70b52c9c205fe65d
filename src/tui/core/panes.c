/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/core/panes.h"

#include "tui/list/query.h"

enum {
    WIDE_FROM = 100, /* columns from which three panes are the default */
    MIN_WIDE = 80,   /* columns required to choose them */
    SPLIT_FROM = 72, /* columns required for tree and list side by side */
    MIN_TREE_WIDTH = 16,
    LIST_MIN_WIDTH = 24,
    PANE_MIN_HEIGHT = 3,
};

static int clamp(int value, int low, int high)
{
    return value < low ? low : value > high ? (high > low ? high : low) : value;
}

static enum pane_layout effective_layout(const struct panes *p, int width, int height)
{
    enum pane_layout layout = p->chosen;
    if (layout == PANES_AUTO)
        layout = width >= WIDE_FROM ? PANES_WIDE : PANES_SPLIT;
    if (layout == PANES_WIDE && (width < MIN_WIDE || height < 16))
        layout = PANES_SPLIT;
    return layout == PANES_SPLIT && width < SPLIT_FROM ? PANES_SINGLE : layout;
}

/* Column of the border right of the tree; row of the border below the list. */
static int tree_border(const struct panes *p, int width)
{
    int wanted = p->tree_width ? p->tree_width : clamp(width * 28 / 100, 22, 36);
    return 1 + clamp(wanted, MIN_TREE_WIDTH, width - 3 - LIST_MIN_WIDTH);
}

static int list_border(const struct panes *p, int height)
{
    int panes = height - 5; /* bars and the three horizontal borders */
    int wanted = p->list_height ? p->list_height : clamp(panes * 36 / 100, 4, 16);
    return 2 + clamp(wanted, PANE_MIN_HEIGHT, panes - PANE_MIN_HEIGHT);
}

static void show(struct geometry *g, enum pane pane, struct rect frame)
{
    g->visible[pane] = true;
    g->frames[pane] = frame;
    g->inner[pane] = (struct rect){frame.x + 1, frame.y + 1, frame.width - 2, frame.height - 2};
}

static void show_alone(struct geometry *g, enum pane pane, int width, int height)
{
    g->visible[pane] = true;
    g->frames[pane] = (struct rect){0, 1, width, 1};
    g->inner[pane] = (struct rect){0, 2, width, height - 3};
}

struct geometry panes_place(const struct panes *p, int width, int height)
{
    struct geometry g = {0};
    if (width < WINDOW_MIN_WIDTH || height < WINDOW_MIN_HEIGHT) {
        g.too_small = true;
        return g;
    }
    g.layout = effective_layout(p, width, height);
    bool alone = p->linear || g.layout == PANES_SINGLE || p->zoomed ||
                 (g.layout == PANES_SPLIT && p->focus == PANE_ARTICLE);
    if (alone) {
        show_alone(&g, p->focus, width, height);
        return g;
    }
    g.framed = true;
    int rows = height - 2, x = tree_border(p, width);
    show(&g, PANE_TREE, (struct rect){0, 1, x + 1, rows});
    if (g.layout == PANES_SPLIT || (p->no_article && p->focus != PANE_ARTICLE)) {
        show(&g, PANE_LIST, (struct rect){x, 1, width - x, rows});
        return g;
    }
    int y = list_border(p, height);
    show(&g, PANE_LIST, (struct rect){x, 1, width - x, y});
    show(&g, PANE_ARTICLE, (struct rect){x, y, width - x, height - 1 - y});
    return g;
}

void panes_next_layout(struct panes *p, int width, int height)
{
    enum pane_layout before = effective_layout(p, width, height), next = p->chosen;
    do {
        next = next == PANES_SINGLE ? PANES_AUTO : next + 1;
        p->chosen = next;
    } while (next != PANES_AUTO && (effective_layout(p, width, height) != next ||
                                    effective_layout(p, width, height) == before));
    p->zoomed = false;
}

int panes_border_at(const struct geometry *g, int x, int y)
{
    const struct rect *tree = &g->frames[PANE_TREE], *list = &g->frames[PANE_LIST];
    if (!g->framed)
        return 0;
    if (x == tree->x + tree->width - 1 && y > tree->y && y < tree->y + tree->height - 1)
        return 1;
    bool on_list = x > list->x && x < list->x + list->width - 1;
    return g->visible[PANE_ARTICLE] && on_list && y == list->y + list->height - 1 ? 2 : 0;
}

void panes_drag(struct panes *p, int border, int x, int y, int width, int height)
{
    if (border == 1)
        p->tree_width = clamp(x - 1, MIN_TREE_WIDTH, width - 3 - LIST_MIN_WIDTH);
    else if (border == 2)
        p->list_height = clamp(y - 2, PANE_MIN_HEIGHT, height - 5 - PANE_MIN_HEIGHT);
}

void panes_grow(struct panes *p, int by, int width, int height)
{
    struct geometry g = panes_place(p, width, height);
    if (!g.framed)
        return;
    if (p->focus == PANE_TREE || !g.visible[PANE_ARTICLE]) {
        int sign = p->focus == PANE_TREE ? 1 : -1;
        panes_drag(p, 1, tree_border(p, width) + sign * by, 0, width, height);
    } else {
        int sign = p->focus == PANE_LIST ? 1 : -1;
        panes_drag(p, 2, 0, list_border(p, height) + sign * by, width, height);
    }
}
