/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables on their way into a flow. */
#ifndef GANDER_LAYOUT_FLOW_TABLE_H
#define GANDER_LAYOUT_FLOW_TABLE_H

#include "layout/flow-text.h"

/* Whether a table is one of data: several columns, and no more than text in its cells. */
bool flow_table_is_grid(const struct doc_node *table);

/* Adds its cells' text; the table belongs to the flow. n_columns is 0 when it holds nothing. */
const struct table *flow_table_add(struct flow_text *t, const struct doc_node *table,
                                   uint32_t style);

#endif
