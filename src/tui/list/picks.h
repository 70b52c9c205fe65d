/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Picked rows of a list, for commands on many articles: disjoint ranges of positions. So they do
 * not depend on the loaded window, stay on their articles when others arrive, and cost as much for
 * a whole list as for a row.
 */
#pragma once

#include "base/buf.h"
#include "base/vec.h"
#include "engine/engine.h"
#include "tui/core/view.h"

struct picks {
    VEC(struct article_range) ranges;
    struct article_position last; /* row picked last; id 0: none */
};

extern const struct handler picks_handlers[];

void picks_fini(struct picks *p);
void picks_clear(struct picks *p);
bool picks_has(const struct picks *p, struct article_position at);

/* True when the list has the focus and picked rows, on which commands then work. */
bool picks_apply(const struct ui *ui);
/* Sends ENGINE_MARK, ENGINE_TAG or ENGINE_FETCH_PAGES for the picked articles, and shows the mark
 * in loaded rows. */
void picks_send(struct ui *ui, struct engine_command command);
/* True unless all loaded ones have the mark, MARK_READ or MARK_STAR. */
bool picks_lack(const struct ui *ui, enum mark mark);
/* Their ids, in list order, to free(); NULL when some may not be loaded. */
int64_t *picks_list(const struct ui *ui, size_t *n);
/* Appends their number for the heading: "3 picked", "128+ picked" beyond the loaded rows. */
void picks_add_number(const struct ui *ui, struct buf *b);
