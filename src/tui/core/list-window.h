/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Loaded part of a list: a few hundred rows around the screen, out of any number. Rows are always a
 * gapless run of the list in its order. The owner loads what window_next() requests and passes it
 * to window_accept(). The selection is a row, not a number, so that rows arriving above do not move
 * it. Pure.
 *
 * A load replaces the window by as many rows as the screen has, whose articles may each be on a
 * page of its own. The margin around the screen is loaded with window_continue(), after the paint.
 *
 * A search may be cut short (articles_list): the window is then known up to there, and continues
 * with window_continue(). Its reload renews only the rows that one turn reaches.
 *
 * A search by match has the best WINDOW_MAX_ROWS rows, merged by score until the search ends. It is
 * not reloaded when the archive changes, but renewed on request: each row stays until the search
 * finds it again, or ends without it.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/engine.h"

enum { WINDOW_CHUNK = 128, WINDOW_MAX_ROWS = 512 }; /* rows per load; rows kept */

struct window_row {
    struct article_row row; /* sanitized single-line texts, owned by `text` */
    char *text;
    bool touched; /* changed by the user since the list was opened: stays in a filtered list */
    bool old;     /* not found again yet by the renewal of a ranked list */
};

enum window_load {
    WINDOW_NOTHING,
    WINDOW_START,  /* first rows, in place of the present ones */
    WINDOW_END,    /* last rows, likewise */
    WINDOW_AT,     /* rows from a position on, likewise */
    WINDOW_BEFORE, /* more rows at the front */
    WINDOW_AFTER,  /* more rows at the back */
    WINDOW_AGAIN,  /* the same rows again */
};

struct window_request {
    enum window_load load;
    struct article_position from;
    bool from_start, including, back;
    size_t limit;
    size_t ranked; /* matches found by the loads before */
};

/* Extent of the known list beyond one end of the window. */
struct window_edge {
    bool cut; /* false: no further than the rows */
    struct article_position reached;
};

struct list_window {
    struct window_row *rows;
    size_t n, size;
    size_t selected, top;  /* indexes; 0 when empty. `top` is the screen's first row */
    bool loaded;           /* true after the first answer */
    bool at_start, at_end; /* no rows precede the first, follow the last */
    struct window_edge before, after;
    bool ranked;  /* rows are in order of their scores */
    size_t found; /* matches of a ranked search so far */
    bool renewed; /* a ranked search runs again, over its old rows */
    bool slow;    /* an answer was cut since the list was opened */
    bool stopped; /* the user stopped the search */
    bool failed;  /* the last load; the margin waits for the next window_next() */
    size_t tail;  /* rows reserved below the last one, for the view's message */
    bool oldest_first;
    bool filtered;           /* the list excludes rows by their read or starred state */
    bool stale;              /* the list may have changed since the load */
    enum window_load wanted; /* requested jump or renewal */
    struct article_position target;
    size_t again_from;        /* first row of WINDOW_AGAIN */
    bool again_from_start;    /* WINDOW_AGAIN includes rows above it */
    enum window_load pending; /* load without an answer yet */
};

/* Empties the window; the first rows are loaded next. */
void window_reset(struct list_window *w, bool oldest_first, bool filtered);
void window_fini(struct list_window *w);

/* True while a search has to go on for missing rows, and the user has not stopped it. */
bool window_searches(const struct list_window *w, int height);
/* True when rows beyond a full screen are to be loaded. */
bool window_lacks_margin(const struct list_window *w, int height);
/* Next load of such a search, or of the margin. */
struct window_request window_continue(struct list_window *w, int height);

/* Next load for a screen of `height` rows, which counts as pending; WINDOW_NOTHING while one is
 * pending. A jump or renewal does not wait: the answer to the load before it must be dropped. */
struct window_request window_next(struct list_window *w, int height);
/* Applies the answer to the pending load; copies rows. */
void window_accept(struct list_window *w, const struct article_list *list);
/* The pending load failed. */
void window_fail(struct list_window *w);

/* Searches again for the rows of a ranked list; others follow `stale`. */
void window_renew(struct list_window *w);

/* Moves the selection by rows, within the loaded ones. */
void window_move(struct list_window *w, int by);
void window_go_start(struct list_window *w);
void window_go_end(struct list_window *w);
void window_go_to(struct list_window *w, struct article_position at);
/* Scrolls to the selection on a screen of `height` rows. */
void window_scroll(struct list_window *w, int height);
/* Scrolls, and moves the selection only to keep it on the screen. */
void window_scroll_by(struct list_window *w, int by, int height);

/* Last known position, forward or back. Needs rows, or a cut there. */
struct article_position window_last_known(const struct list_window *w, bool back);

/* Borrowed until rows change; NULL when empty. */
struct window_row *window_selected(const struct list_window *w);
/* Likewise for the row of an article; NULL when not loaded. */
struct window_row *window_find(const struct list_window *w, int64_t id);
