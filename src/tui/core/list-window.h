/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The part of a list that is in memory: a few hundred rows around what the screen shows, out of
 * however many there are. Rows are always a gapless run of the list in its order. It asks for what
 * it lacks by way of window_next() and is given it by window_accept(); a selection is a row, never
 * a number, so that what arrives above does not move it. Pure.
 *
 * Where a search was cut short (articles_list), the window is known up to there, and goes on with
 * window_go_on(). When it is read again only what one turn comes to is renewed.
 */
#ifndef GANDER_TUI_CORE_LIST_WINDOW_H
#define GANDER_TUI_CORE_LIST_WINDOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/engine.h"

enum { WINDOW_CHUNK = 128, WINDOW_MOST = 512 }; /* rows in one load; rows kept */

struct window_row {
    struct article_row row; /* harmless one-line texts, owned by `text` */
    char *text;
    bool touched; /* changed by the user since the list was opened: stays in a filtered list */
};

enum window_load {
    WINDOW_NOTHING,
    WINDOW_START,  /* the list's first rows, in place of what is there */
    WINDOW_END,    /* its last ones */
    WINDOW_AT,     /* the ones from a position on */
    WINDOW_BEFORE, /* more at the front */
    WINDOW_AFTER,  /* more at the back */
    WINDOW_AGAIN,  /* the same ones as they are now */
};

struct window_request {
    enum window_load load;
    struct article_position from;
    bool from_start, including, back;
    size_t limit;
};

/* How far a list is known beyond the rows at one end of its window. */
struct window_edge {
    bool cut; /* else no further than the rows */
    struct article_position reached;
};

struct list_window {
    struct window_row *rows;
    size_t n, size;
    size_t selected, top;  /* rows; 0 when there are none. `top` is the screen's first */
    bool loaded;           /* something has come at least once */
    bool at_start, at_end; /* no rows before the first, after the last */
    struct window_edge before, after;
    bool slow;    /* an answer was cut since the list was opened */
    bool stopped; /* the user does not want it to go on */
    size_t tail;  /* rows to keep free below the last one, for what the view says there */
    bool oldest_first;
    bool filtered;           /* the list leaves out rows by their read or starred state */
    bool stale;              /* the list may have changed since */
    enum window_load wanted; /* a jump that was asked for */
    struct article_position target;
    size_t again_from;        /* the first row of WINDOW_AGAIN */
    bool again_from_start;    /* likewise, with what is above it */
    enum window_load pending; /* asked for and not answered yet */
};

/* Empties it; the first rows are wanted. */
void window_reset(struct list_window *w, bool oldest_first, bool filtered);
void window_fini(struct list_window *w);

/* Whether something lacks that a search goes on for, and that the user still wants. */
bool window_searches(const struct list_window *w, int height);
/* The next part of it. */
struct window_request window_go_on(struct list_window *w, int height);

/* What to load now for a screen of `height` rows, WINDOW_NOTHING while an answer is pending. What
 * is returned counts as pending. A jump does not wait: it is returned even then, and the answer to
 * what was pending before must not be given. */
struct window_request window_next(struct list_window *w, int height);
/* The answer; rows are copied. */
void window_accept(struct list_window *w, const struct article_list *list);
/* The answer will not come. */
void window_fail(struct list_window *w);

/* Moves the selection by rows, within what is there. */
void window_move(struct list_window *w, int by);
void window_go_start(struct list_window *w);
void window_go_end(struct list_window *w);
void window_go_to(struct list_window *w, struct article_position at);
/* Keeps the selection on a screen of `height` rows. */
void window_scroll(struct list_window *w, int height);
/* Scrolls without moving the selection but to keep it on the screen. */
void window_scroll_by(struct list_window *w, int by, int height);

/* Where the list is known to, forward or back; there are rows or it was cut there. */
struct article_position window_known_to(const struct list_window *w, bool back);

/* NULL when there is none. */
struct window_row *window_selected(const struct list_window *w);
/* The row with this article, NULL when it is not in the window. */
struct window_row *window_find(const struct list_window *w, int64_t id);

#endif
