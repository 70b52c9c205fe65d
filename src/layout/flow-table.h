/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conversion of tables to a flow. */
#pragma once

#include "layout/flow-text.h"

/* True for a data table: several columns, only text in its cells. */
bool flow_table_is_grid(const struct doc_node *table);

/* Adds the text of the cells; the flow owns the table. n_columns is 0 for an empty one. */
const struct table *flow_table_add(struct flow_text *t, const struct doc_node *table,
                                   uint32_t style);
