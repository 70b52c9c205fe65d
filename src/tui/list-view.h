/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of articles of a place. */
#ifndef GANDER_TUI_LIST_VIEW_H
#define GANDER_TUI_LIST_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "tui/hits.h"
#include "tui/list-jump.h"
#include "tui/list-window.h"
#include "tui/tree-view.h"
#include "tui/view.h"

struct list_view {
    struct place place;
    bool opened; /* a place was chosen */
    bool unread_only, oldest_first;
    bool refused; /* what is searched for cannot be */
    struct buf search; /* PLACE_SEARCH */
    struct list_window window;
    uint32_t request;      /* of the window's pending load */
    struct list_jump jump; /* under way */
    struct article_position newest_seen;
    bool long_dates; /* a year other than this one has been seen here */
    char *one_name;  /* the source name of all rows seen so far, NULL before the first */
    bool names_differ;
    struct buf find;  /* lit; empty when there is no find */
    struct hits hits; /* PLACE_SEARCH */
};

extern const struct view list_view;

void list_fini(struct list_view *l);
/* Shows the articles of a place, from the first. */
void list_open(struct ui *ui, struct place place);
void list_search(struct ui *ui, const char *query);
/* Reads the list anew from its start: the filter or the order was changed. */
void list_reset(struct ui *ui);
/* The tree was read anew: what is known of the list's source may be another. */
void list_tree_came(struct ui *ui);
/* Whether older articles than the last one shown can be fetched. */
bool list_goes_on(const struct ui *ui);
/* Asks for what the window lacks. */
void list_load(struct ui *ui);
/* Whether a search was cut short that is to go on in the loop's next turn; its next part; its end.
 * Appends to the status line how far it has come. */
bool list_searches(const struct ui *ui);
void list_go_on(struct ui *ui);
void list_stop_search(struct ui *ui);
void list_add_search(const struct ui *ui, struct buf *b);
/* An answer to the list's own requests; false when it is none of them. */
bool list_accept(struct ui *ui, uint32_t request, const struct article_list *list);
bool list_failed(struct ui *ui, uint32_t request, const struct error *e);
/* Whether that was a search that cannot be: it is not asked again. */
bool list_refuses(const struct ui *ui, uint32_t request);
/* The database changed: what is shown is read again, and nothing moves. */
void list_changed(struct ui *ui);
struct article_query list_query(const struct ui *ui);
/* Everything at a place. */
struct article_query place_query(const struct ui *ui, struct place place);
struct article_query list_query_of(const struct ui *ui, struct place place);
int list_height(const struct ui *ui);
/* Loads rows of a query in one turn; the caller says from where, and how many. */
struct effect *list_ask(struct ui *ui, struct article_query query);
void list_add_heading(const struct ui *ui, struct buf *b);
/* Moves to the next (1) or previous (-1) unread article, or any with `unread` false, and opens it
 * with `open`. Where the list has no more unread ones it goes on to the tree's next source. */
void list_step(struct ui *ui, int step, bool unread, bool open);
/* The same from the start or the end of another place. */
void list_step_into(struct ui *ui, struct place place, int step);
/* To the next (1) or previous (-1) row with what is looked for. */
void list_find_step(struct ui *ui, int step);

#endif
