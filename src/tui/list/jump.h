/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jumps to rows beyond a list's window, and on to other places. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/engine.h"
#include "tui/tree/model.h"

enum list_jump_kind {
    JUMP_NONE,
    JUMP_STEP,   /* beyond the window */
    JUMP_AROUND, /* wrapping around in the list */
    JUMP_PLACE,  /* in another place */
    JUMP_FIND,
};

struct list_jump {
    enum list_jump_kind kind;
    bool unread, back;
    bool open;                    /* open the article found */
    bool cut;                     /* cut: has to continue */
    bool from_start;              /* of the list; its end with `back` */
    struct article_position from; /* known up to here */
    struct place place;           /* JUMP_PLACE */
    size_t left;                  /* nodes of the tree left to try, likewise */
    uint32_t request;
};

/* Moves to the next (1) or previous (-1) article, only unread ones with `unread`; opens it with
 * `open`. A list without further unread articles is continued by the tree's next source. */
void list_step(struct ui *ui, int step, bool unread, bool open);
/* Commands: opens the next or previous article. */
void list_step_article(struct ui *ui, const struct call *call);
/* Likewise from the start or end of another place. */
void list_step_into(struct ui *ui, struct place place, int step);
/* Moves to the next (1) or previous (-1) match of the find. */
void list_find_step(struct ui *ui, int step);

/* Continues a jump that was cut; result of its request. */
void jump_continue(struct ui *ui);
void jump_accept(struct ui *ui, const struct article_list *list);
