/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables that hold data, as against those that only place things on the page. Pure. */
#ifndef GANDER_PAGE_DOC_TABLE_H
#define GANDER_PAGE_DOC_TABLE_H

#include "page/dom/dom.h"

bool html_table_is_data(const struct dom *d, const struct dom_node *table);

/* Where the cells of a row go when cells above reach down into it (HTML, "forming a table"). Starts
 * zeroed with each group of rows. */
enum { HTML_TABLE_COLUMNS = 64 };
struct html_table_cover {
    int below[HTML_TABLE_COLUMNS]; /* rows that the cell above still takes */
    int column;                    /* where the next cell goes */
};

/* Whether the place of the next cell is taken from above; then steps over it. */
bool html_table_step_over(struct html_table_cover *c);
/* The next cell takes so many columns and rows. */
void html_table_place(struct html_table_cover *c, int columns, int rows);
void html_table_end_row(struct html_table_cover *c);

#endif
