/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Hits of the search that the list shows: its words, lit in titles and in the opened article, and
 * their number, counted in the loop's idle turns up to HITS_MAX.
 */
#ifndef GANDER_TUI_LIST_HITS_H
#define GANDER_TUI_LIST_HITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "engine/engine.h"
#include "tui/draw/canvas.h"

enum { HITS_MAX = 1000 }; /* more are not counted */

struct ui;

struct hits {
    struct arena arena; /* of the words */
    struct search_word *words;
    size_t n_words;
    size_t total; /* of the last count that ended, while another runs */
    bool known;
    struct {
        bool ended, begun;
        size_t n;
        struct article_position from;
        uint32_t request; /* under way, 0: none */
    } count;
};

/* Forgets words and number: another search begins. */
void hits_reset(struct hits *h);
/* The list changed: the number is counted again, the last one stays until then. */
void hits_recount(struct hits *h);
/* Copies the words of an answer. */
void hits_take_words(struct hits *h, const struct article_list *list);

/* Lights the words of a field in a line painted at (x, y) over `width` cells. */
void hits_light(const struct canvas *c, const struct hits *h, enum search_field field, int x, int y,
                int width, struct str text);

/* Whether the count goes on in the loop's next turn; its next part. A known number is renewed when
 * a refresh has ended. */
bool hits_counts(const struct ui *ui);
void hits_count_on(struct ui *ui);
/* An answer to the count, or its failure (list NULL); false when it is none. */
bool hits_accept(struct ui *ui, uint32_t request, const struct article_list *list);
/* "17 hits", with a separator before it. */
void hits_add_number(const struct ui *ui, struct buf *b);

#endif
