/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/doc/table.h"

enum { MAX_CELL_BYTES = 400 };

struct table_facts {
    int rows, cells, max_cells, images;
    size_t text;
    bool has_header, has_layout;
};

/* Counts without the contents of nested tables. */
static struct table_facts read_facts(const struct dom_node *table)
{
    struct table_facts f = {0};
    int in_row = 0;
    for (const struct dom_node *n = table + 1; n < dom_after(table); n++) {
        switch (n->tag) {
        case GUMBO_TAG_TABLE:
            f.has_layout = true;
            n = dom_after(n) - 1;
            break;
        case GUMBO_TAG_TR:
            f.rows++;
            in_row = 0;
            break;
        case GUMBO_TAG_TH:
        case GUMBO_TAG_THEAD:
        case GUMBO_TAG_CAPTION:
            f.has_header = true;
            /* fall through */
        case GUMBO_TAG_TD:
            if (n->tag == GUMBO_TAG_TD || n->tag == GUMBO_TAG_TH) {
                f.cells++;
                in_row++;
                f.max_cells = in_row > f.max_cells ? in_row : f.max_cells;
            }
            break;
        case DOM_TEXT:
            f.text += str_trim(n->text).n;
            break;
        case GUMBO_TAG_IMG:
            f.images++;
            break;
        case GUMBO_TAG_FORM:
        case GUMBO_TAG_IFRAME:
        case GUMBO_TAG_H1:
        case GUMBO_TAG_ARTICLE:
            f.has_layout = true;
            break;
        default:
            break;
        }
    }
    return f;
}

bool html_table_is_data(const struct dom_node *table)
{
    struct str role = dom_attr(table, "role");
    if (str_eq_nocase(role, STR("presentation")) || str_eq_nocase(role, STR("none")))
        return false;
    struct table_facts f = read_facts(table);
    if (f.has_layout || f.max_cells < 2 || f.rows < 2)
        return false;
    if (f.has_header || dom_attr(table, "border").n > 0)
        return true;
    return f.text / (size_t)f.cells < MAX_CELL_BYTES && f.images * 2 <= f.cells;
}

bool html_table_step_over(struct html_table_cover *c)
{
    if (c->column >= HTML_TABLE_COLUMNS || c->below[c->column] == 0)
        return false;
    c->below[c->column++]--;
    return true;
}

void html_table_place(struct html_table_cover *c, int columns, int rows)
{
    for (int i = 0; i < columns && c->column < HTML_TABLE_COLUMNS; i++)
        c->below[c->column++] = rows - 1;
}

void html_table_end_row(struct html_table_cover *c)
{
    for (; c->column < HTML_TABLE_COLUMNS; c->column++)
        c->below[c->column] -= c->below[c->column] > 0;
    c->column = 0;
}
