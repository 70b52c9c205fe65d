/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jumps of a list to what its window does not hold, and from there on to other places. */
#ifndef GANDER_TUI_LIST_JUMP_H
#define GANDER_TUI_LIST_JUMP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/engine.h"
#include "tui/tree/tree.h"

enum list_jump_kind {
    JUMP_NONE,
    JUMP_STEP,   /* beyond the window */
    JUMP_AROUND, /* to the list's other end */
    JUMP_PLACE,  /* to another place */
    JUMP_FIND,
};

struct list_jump {
    enum list_jump_kind kind;
    bool unread, back;
    bool open;                    /* what is found */
    bool cut;                     /* to go on */
    bool from_start;              /* of the list; with `back` from its end */
    struct article_position from; /* known up to there */
    struct place place;           /* JUMP_PLACE */
    size_t left;                  /* nodes of the tree to look at yet, likewise */
    uint32_t request;
};

/* Moves to the next (1) or previous (-1) unread article, or any with `unread` false, and opens it
 * with `open`. Where the list has no more unread ones it goes on to the tree's next source. */
void list_step(struct ui *ui, int step, bool unread, bool open);
/* The same from the start or the end of another place. */
void list_step_into(struct ui *ui, struct place place, int step);
/* To the next (1) or previous (-1) row with what is looked for. */
void list_find_step(struct ui *ui, int step);

/* The next part of a jump that was cut; the answer to its request. */
void jump_go_on(struct ui *ui);
void jump_accept(struct ui *ui, const struct article_list *list);

#endif
