/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Hits of the list's search: words and expressions highlighted in titles and the open article, and
 * their number, counted in the loop's idle turns up to HITS_MAX.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "engine/engine.h"
#include "tui/draw/canvas.h"

enum { HITS_MAX = 1000 }; /* counting stops here */

struct ui;

struct hit_word {
    struct str text;
    enum search_field field;
    const struct regex *regex; /* NULL: a word */
};

struct hits {
    struct arena arena; /* owns the words */
    struct hit_word *words;
    size_t n_words;
    size_t total; /* of the last complete count */
    bool known;
    struct {
        bool ended, begun;
        size_t n;
        struct article_position from;
        uint32_t request; /* pending, 0: none */
    } count;
};

/* Drops words and number for a new search. */
void hits_reset(struct hits *h);
/* Restarts the count after a change of the list; the old number stays until the end. */
void hits_recount(struct hits *h);
/* Copies the words of a result. */
void hits_set_words(struct hits *h, const struct article_list *list);

/* Highlights the words of a field in a line painted at (x, y) over `width` cells. */
void hits_highlight(const struct canvas *c, const struct hits *h, enum search_field field, int x,
                    int y, int width, struct str text);

/* True when the next turn continues the count. A known number is recounted only after a refresh. */
bool hits_counts(const struct ui *ui);
void hits_count_on(struct ui *ui);
/* Result of a count, NULL: failure. False for another request. */
bool hits_accept(struct ui *ui, uint32_t request, const struct article_list *list);
/* Appends "17 hits" after a separator. */
void hits_add_number(const struct ui *ui, struct buf *b);
