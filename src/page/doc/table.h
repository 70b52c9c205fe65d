/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Distinction of data tables from layout tables, and the position of cells in rows. Pure. */
#pragma once

#include "page/dom/dom.h"

bool html_table_is_data(const struct dom_node *table);

/* Columns covered by rowspan (HTML 4.9.12, "forming a table"). Zeroed for each row group. */
enum { HTML_TABLE_COLUMNS = 64 };
struct html_table_cover {
    int below[HTML_TABLE_COLUMNS]; /* further rows covered by the cell above */
    int column;                    /* of the next cell */
};

/* Advances past a column covered by a cell above; false when the next one is free. */
bool html_table_step_over(struct html_table_cover *c);
/* Places the next cell, which spans `columns` and `rows`, each at least 1. */
void html_table_place(struct html_table_cover *c, int columns, int rows);
void html_table_end_row(struct html_table_cover *c);
