/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/flow-table.h"

enum { MAX_COLUMNS = 64 };

static size_t count(const struct doc_node *parent, enum doc_kind kind)
{
    size_t n = 0;
    for (const struct doc_node *c = parent->first; c; c = c->next)
        n += c->kind == kind;
    return n;
}

/* True for a cell of paragraphs and inlines only, which fits in a grid. */
static bool is_plain_cell(const struct doc_node *cell)
{
    for (const struct doc_node *n = cell->first; n; n = doc_next(cell, (struct doc_node *)n))
        if (!doc_is_inline(n->kind) && n->kind != DOC_PARAGRAPH)
            return false;
    return true;
}

bool flow_table_is_grid(const struct doc_node *table)
{
    size_t columns = 0;
    for (const struct doc_node *row = table->first; row; row = row->next) {
        if (row->kind == DOC_CAPTION)
            continue;
        size_t cells = count(row, DOC_CELL);
        if (row->kind != DOC_ROW || count(row, DOC_CELL) > MAX_COLUMNS)
            return false;
        columns = cells > columns ? cells : columns;
        for (const struct doc_node *cell = row->first; cell; cell = cell->next)
            if (cell->kind != DOC_CELL || !is_plain_cell(cell))
                return false;
    }
    return columns > 1;
}

static struct stretch add_cell(struct flow_text *t, const struct doc_node *cell, char separator,
                               uint32_t style)
{
    flow_text_begin(t, separator, false);
    t->look = (struct look){.style = style | (cell->header ? STYLE_STRONG : 0)};
    bool after_paragraph = false;
    for (const struct doc_node *c = cell->first; c; c = c->next) {
        if (after_paragraph || c->kind == DOC_PARAGRAPH)
            flow_text_add_line_end(t);
        flow_text_add(t, c);
        after_paragraph = c->kind == DOC_PARAGRAPH;
    }
    return flow_text_end(t);
}

/* False for an empty row. */
static bool add_row(struct flow_text *t, const struct doc_node *row, uint32_t style,
                    struct table *table, struct table_row *out)
{
    size_t n = count(row, DOC_CELL), column = 0;
    struct table_cell *cells = arena_array(&t->flow->arena, n, sizeof *cells);
    bool any = false;
    out->cells = cells;
    for (const struct doc_node *c = row->first; c && column < MAX_COLUMNS; c = c->next) {
        struct table_cell *cell = &cells[out->n++];
        int room = (int)(MAX_COLUMNS - column);
        cell->column = column;
        cell->span = c->span < 1 ? 1 : c->span > room ? room : c->span;
        cell->header = c->header;
        cell->align = c->align;
        cell->text = add_cell(t, c, column > 0 ? '\t' : '\n', style);
        any = any || cell->text.n > 0;
        column += (size_t)cell->span;
    }
    if (any && column > table->n_columns)
        table->n_columns = column;
    return any;
}

static bool is_head(const struct table_row *row)
{
    for (size_t i = 0; i < row->n; i++)
        if (!row->cells[i].header && row->cells[i].text.n > 0)
            return false;
    return true;
}

static bool has_group(const struct table_row *row)
{
    for (size_t i = 0; i < row->n; i++)
        if (row->cells[i].span > 1 && row->cells[i].text.n > 0)
            return true;
    return false;
}

/* Counts the rows of the head, which has several when it names groups of columns; leaves a body. */
static size_t count_head(const struct table *t)
{
    size_t n = t->n_rows > 0 && is_head(&t->rows[0]);
    while (n > 0 && n < TABLE_MAX_HEAD && n + 1 < t->n_rows && is_head(&t->rows[n]) &&
           has_group(&t->rows[n - 1]))
        n++;
    return n;
}

const struct table *flow_table_add(struct flow_text *t, const struct doc_node *node, uint32_t style)
{
    struct table *table = ARENA_NEW(&t->flow->arena, struct table);
    table->rows = arena_array(&t->flow->arena, count(node, DOC_ROW), sizeof *table->rows);
    for (const struct doc_node *row = node->first; row; row = row->next) {
        if (row->kind == DOC_ROW) {
            struct table_row *out = &table->rows[table->n_rows];
            *out = (struct table_row){0};
            table->n_rows += add_row(t, row, style, table, out);
        }
    }
    table->n_head = count_head(table);
    return table;
}
