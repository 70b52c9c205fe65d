/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbered code comes as a table with one row, numbers beside code (Rouge, Chroma, Hexo, Pygments),
 * or with a row for each line (GitHub, highlight.js). Line numbers are dropped: they would be
 * copied with the code, and lines wrap differently here.
 */
#include "page/doc/code.h"

enum { MAX_CELLS = 4, MAX_CLASS_BYTES = 1024 };

static bool has_class(const struct dom_node *n, const char *names)
{
    return str_any(str_has_nocase, str_slice(n->classes, 0, MAX_CLASS_BYTES), names);
}

/* True when all text below `n` is consecutive numbers; *any is false for none at all. */
static bool is_numbering(const struct dom_node *n, bool *any)
{
    int64_t last = 0;
    *any = false;
    for (const struct dom_node *c = n + 1; c < dom_after(n); c++) {
        struct str text = c->tag == DOM_TEXT ? c->text : STR("");
        while (text.n > 0) {
            size_t end = 0;
            while (end < text.n && !ascii_space(text.p[end]))
                end++;
            int64_t number;
            struct str word = str_slice(text, 0, end);
            if (word.n > 0 &&
                (!str_to_int64(word, &number) || number < 0 || (*any && number != last + 1)))
                return false;
            last = word.n > 0 ? number : last;
            *any = *any || word.n > 0;
            text = str_slice(text, end + 1, text.n);
        }
    }
    return true;
}

static bool is_named_gutter(const struct dom_node *n)
{
    static const char names[] =
        "gutter|lineno|linenum|line-num|lnt|blob-num|ln-num|rownum|crayon-nums";
    return dom_has_attr(n, "data-line-number") || has_class(n, names) ||
           dom_has_word(n->classes, STR("ln"));
}

bool html_is_gutter(const struct dom_node *n)
{
    bool any,
        piece = n->tag == GUMBO_TAG_SPAN || n->tag == GUMBO_TAG_DIV || n->tag == GUMBO_TAG_PRE;
    return piece && n->n_attrs > 0 && is_named_gutter(n) && is_numbering(n, &any) && any;
}

/* Cell with line numbers. In a table of many rows, a number alone is no evidence. */
static bool is_number_cell(const struct dom_node *cell, bool lone_row)
{
    bool any, numbers = is_numbering(cell, &any);
    return numbers && ((any && lone_row) || is_named_gutter(cell));
}

static bool is_code(const struct dom_node *cell)
{
    return has_class(cell, "code|blob-code|hljs-ln|lntd") || dom_find_tag(cell, GUMBO_TAG_PRE) ||
           dom_find_tag(cell, GUMBO_TAG_CODE) || dom_closest(cell, GUMBO_TAG_PRE);
}

static bool is_cell(const struct dom_node *n)
{
    return n->tag == GUMBO_TAG_TD || n->tag == GUMBO_TAG_TH;
}

/* Code cell of a row: the last one, after cells of numbers only; NULL for none. */
static const struct dom_node *find_code_cell(const struct dom_node *row, bool lone_row)
{
    const struct dom_node *code = NULL;
    int cells = 0;
    for (const struct dom_node *c = row->first; c; c = c->next) {
        if (!is_cell(c))
            continue;
        if (++cells > MAX_CELLS || (code && !is_number_cell(code, lone_row)))
            return NULL;
        code = c;
    }
    return cells > 1 && is_code(code) ? code : NULL;
}

/* First row of the table at or after `from`, skipping captions; NULL for none. */
static const struct dom_node *next_row(const struct dom_node *table, const struct dom_node *from)
{
    return dom_next_tag(from, dom_after(table), GUMBO_TAG_TR);
}

/* Converts the code cells to one preformatted block. */
static void walk_rows(struct html_walk *w, const struct dom_node *table, bool lone_row)
{
    struct text_block outer = w->b.style;
    bool outer_lines = w->loose_lines;
    bool within = outer.kind == DOC_PREFORMATTED;
    if (!within)
        builder_end_text(&w->b);
    w->b.style.kind = DOC_PREFORMATTED;
    w->loose_lines = true;
    const struct dom_node *row = next_row(table, table + 1);
    for (; row; row = next_row(table, dom_after(row))) {
        html_walk_children(w, find_code_cell(row, lone_row));
        builder_text(&w->b, STR("\n"));
    }
    w->loose_lines = outer_lines;
    w->b.style = outer;
    if (!within)
        builder_end_text(&w->b);
}

bool html_walk_code_table(struct html_walk *w, const struct dom_node *table)
{
    const struct dom_node *first = next_row(table, table + 1);
    bool lone_row = first && !next_row(table, dom_after(first));
    for (const struct dom_node *row = first; row; row = next_row(table, dom_after(row)))
        if (!find_code_cell(row, lone_row))
            return false;
    if (!first)
        return false;
    const struct dom_node *code = find_code_cell(first, lone_row);
    bool preformatted = dom_find_tag(code, GUMBO_TAG_PRE) != NULL;
    if (lone_row && preformatted && w->b.style.kind != DOC_PREFORMATTED)
        html_walk_children(w, code);
    else
        walk_rows(w, table, lone_row);
    return true;
}

static bool is_code_element(const struct dom_node *n)
{
    return n->tag == GUMBO_TAG_CODE || n->tag == GUMBO_TAG_SAMP || n->tag == GUMBO_TAG_KBD ||
           n->tag == GUMBO_TAG_TT;
}

static bool has_line_end(const struct dom_node *n)
{
    for (const struct dom_node *c = n; c < dom_after(n); c++)
        if (c->tag == GUMBO_TAG_BR || (c->tag == DOM_TEXT && str_has_char(str_trim(c->text), '\n')))
            return true;
    return false;
}

bool html_is_code_block(const struct dom_node *n)
{
    const struct dom_node *only = n->first;
    while (only && only->tag == DOM_TEXT && str_trim(only->text).n == 0)
        only = only->next;
    bool code = is_code_element(n) || html_style_is_monospace(n) ||
                (dom_is_block(n) && only && is_code_element(only));
    return code && (dom_is_block(n) || has_line_end(n));
}
