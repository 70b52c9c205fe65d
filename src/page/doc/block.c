/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/doc/block.h"

#include "page/doc/caption.h"
#include "page/doc/code.h"
#include "page/doc/embedded.h"

enum { MAX_SPAN = 100, MAX_ROWS = 1000, MAX_EMPTY_CELLS = 10000, MAX_NUMBER = 1000000 };

static bool style_aligns(const struct dom_node *n, struct str how)
{
    return str_eq_nocase(html_style(n, "text-align"), how);
}

/* Attributes that text blocks inherit. */
static void read_block_style(struct text_block *style, const struct dom_node *n)
{
    if (n->tag == GUMBO_TAG_CENTER)
        style->align = DOC_ALIGN_CENTER;
    if (n->n_attrs == 0)
        return;
    struct str align = dom_attr(n, "align"), dir = dom_attr(n, "dir");
    if (str_eq_nocase(align, STR("center")) || style_aligns(n, STR("center")))
        style->align = DOC_ALIGN_CENTER;
    else if (str_eq_nocase(align, STR("right")) || style_aligns(n, STR("right")) ||
             style_aligns(n, STR("end")))
        style->align = DOC_ALIGN_END;
    else if (align.n > 0 || style_aligns(n, STR("left")) || style_aligns(n, STR("justify")))
        style->align = DOC_ALIGN_START;
    if (str_eq_nocase(dir, STR("rtl")))
        style->direction = DOC_DIRECTION_RTL;
    else if (str_eq_nocase(dir, STR("ltr")))
        style->direction = DOC_DIRECTION_LTR;
}

static int number_attr(const struct dom_node *n, const char *name, int low, int high, int otherwise)
{
    int64_t value;
    if (!str_to_int64(str_trim(dom_attr(n, name)), &value) || value < low || value > high)
        return otherwise;
    return (int)value;
}

/* ---- blocks ---- */

void html_walk_text_block(struct html_walk *w, const struct dom_node *n, enum doc_kind kind,
                          int level)
{
    struct text_block outer = w->b.style;
    builder_end_text(&w->b);
    w->b.style.kind = kind;
    w->b.style.level = level;
    read_block_style(&w->b.style, n);
    html_walk_children(w, n);
    builder_end_text(&w->b);
    w->b.style = outer;
}

void html_walk_plain_block(struct html_walk *w, const struct dom_node *n)
{
    if (w->b.style.kind == DOC_PREFORMATTED) {
        html_walk_children(w, n);
        builder_text(&w->b, STR("\n"));
        return;
    }
    struct text_block outer = w->b.style;
    /* Blocks do not split a heading around them. */
    bool splits = outer.kind == DOC_PARAGRAPH;
    if (splits)
        builder_end_text(&w->b);
    else
        builder_text(&w->b, STR(" "));
    read_block_style(&w->b.style, n);
    html_walk_children(w, n);
    html_walk_source(w, n);
    if (splits)
        builder_end_text(&w->b);
    else
        builder_text(&w->b, STR(" "));
    w->b.style = outer;
}

/* A reversed list without start counts down from the number of its items. */
static void begin_list(struct doc_node *list, const struct dom_node *n)
{
    int items = 0;
    list->ordered = n->tag == GUMBO_TAG_OL;
    list->reversed = list->ordered && dom_has_attr(n, "reversed");
    for (const struct dom_node *c = n->first; list->reversed && c; c = c->next)
        items += c->tag == GUMBO_TAG_LI;
    list->level = number_attr(n, "start", -MAX_NUMBER, MAX_NUMBER, list->reversed ? items : 1);
    list->marker = html_style_marker(n);
}

static void begin_item(struct doc_node *item, const struct dom_node *n)
{
    enum { NO_NUMBER = MAX_NUMBER + 1 };
    int value = number_attr(n, "value", -MAX_NUMBER, MAX_NUMBER, NO_NUMBER);
    item->ordered = value != NO_NUMBER && item->parent->ordered;
    item->level = item->ordered ? value : 0;
    item->marker = html_style_marker(n);
}

static void walk_container(struct html_walk *w, const struct dom_node *n, enum doc_kind kind)
{
    struct text_block outer = w->b.style;
    struct builder_mark mark;
    w->b.style.kind = DOC_PARAGRAPH;
    read_block_style(&w->b.style, n);
    struct doc_node *opened = builder_open(&w->b, kind, &mark);
    if (opened && kind == DOC_LIST) {
        begin_list(opened, n);
    } else if (opened && kind == DOC_ITEM) {
        begin_item(opened, n);
    } else if (opened && kind == DOC_CELL) {
        opened->header = n->tag == GUMBO_TAG_TH;
        opened->span = number_attr(n, "colspan", 1, MAX_SPAN, 1);
        opened->align = w->b.style.align;
        html_table_place(&w->cover, opened->span, number_attr(n, "rowspan", 1, MAX_ROWS, 1));
    }
    html_walk_children(w, n);
    html_walk_source(w, n);
    builder_close(&w->b, mark);
    w->b.style = outer;
}

static void walk_table(struct html_walk *w, const struct dom_node *n)
{
    if (html_walk_code_table(w, n))
        return;
    if (w->in_table || !html_table_is_data(n)) {
        html_walk_plain_block(w, n);
        return;
    }
    w->in_table++;
    w->cover = (struct html_table_cover){0};
    walk_container(w, n, DOC_TABLE);
    w->in_table--;
}

static void walk_list_item(struct html_walk *w, const struct dom_node *n)
{
    if (w->b.container->kind == DOC_LIST && w->b.style.kind != DOC_PREFORMATTED)
        walk_container(w, n, DOC_ITEM);
    else
        html_walk_plain_block(w, n);
}

static void walk_definition_part(struct html_walk *w, const struct dom_node *n)
{
    if (w->b.container->kind != DOC_DEFINITIONS)
        html_walk_plain_block(w, n);
    else if (n->tag == GUMBO_TAG_DT)
        html_walk_text_block(w, n, DOC_TERM, 0);
    else
        walk_container(w, n, DOC_DEFINITION);
}

/* Inserts an empty cell for each column covered by rowspan, bounded since few tags could demand
 * very many. */
static void walk_cell(struct html_walk *w, const struct dom_node *n)
{
    while (w->empty_cells < MAX_EMPTY_CELLS && html_table_step_over(&w->cover)) {
        w->empty_cells++;
        struct builder_mark mark;
        builder_open(&w->b, DOC_CELL, &mark);
        builder_close(&w->b, mark);
    }
    walk_container(w, n, DOC_CELL);
}

static void walk_table_part(struct html_walk *w, const struct dom_node *n)
{
    enum doc_kind in = w->b.container->kind;
    if (n->tag == GUMBO_TAG_TR && in == DOC_TABLE) {
        walk_container(w, n, DOC_ROW);
        html_table_end_row(&w->cover);
    } else if ((n->tag == GUMBO_TAG_TD || n->tag == GUMBO_TAG_TH) && in == DOC_ROW) {
        walk_cell(w, n);
    } else if (n->tag == GUMBO_TAG_CAPTION && in == DOC_TABLE) {
        html_walk_text_block(w, n, DOC_CAPTION, 0);
    } else if (in == DOC_TABLE) {
        html_walk_children(w, n);
        w->cover = (struct html_table_cover){0}; /* rowspan ends with the row group */
    } else {
        html_walk_plain_block(w, n);
    }
}

/* Merges nested preformatted blocks. */
static void walk_preformatted(struct html_walk *w, const struct dom_node *n)
{
    if (w->b.style.kind == DOC_PREFORMATTED)
        html_walk_children(w, n);
    else
        html_walk_text_block(w, n, DOC_PREFORMATTED, 0);
}

/* Title of the following content: summary, legend. */
static void walk_title(struct html_walk *w, const struct dom_node *n)
{
    bool open = builder_push(&w->b, DOC_STRONG, NULL, NULL);
    html_walk_plain_block(w, n);
    if (open)
        builder_pop(&w->b);
}

static void walk_list(struct html_walk *w, const struct dom_node *n)
{
    if (w->b.style.kind == DOC_PREFORMATTED) /* numbered lines of code */
        html_walk_children(w, n);
    else
        walk_container(w, n, DOC_LIST);
}

static const enum doc_kind containers[GUMBO_TAG_LAST + 1] = {
    [GUMBO_TAG_DL] = DOC_DEFINITIONS,
    [GUMBO_TAG_BLOCKQUOTE] = DOC_QUOTE,
    [GUMBO_TAG_FIGURE] = DOC_FIGURE,
};

static void (*const walks[GUMBO_TAG_LAST + 1])(struct html_walk *, const struct dom_node *) = {
    [GUMBO_TAG_UL] = walk_list,
    [GUMBO_TAG_OL] = walk_list,
    [GUMBO_TAG_MENU] = walk_list,
    [GUMBO_TAG_DIR] = walk_list,
    [GUMBO_TAG_LI] = walk_list_item,
    [GUMBO_TAG_DT] = walk_definition_part,
    [GUMBO_TAG_DD] = walk_definition_part,
    [GUMBO_TAG_PRE] = walk_preformatted,
    [GUMBO_TAG_LISTING] = walk_preformatted,
    [GUMBO_TAG_XMP] = walk_preformatted,
    [GUMBO_TAG_PLAINTEXT] = walk_preformatted,
    [GUMBO_TAG_SUMMARY] = walk_title,
    [GUMBO_TAG_LEGEND] = walk_title,
    [GUMBO_TAG_TABLE] = walk_table,
    [GUMBO_TAG_TR] = walk_table_part,
    [GUMBO_TAG_TD] = walk_table_part,
    [GUMBO_TAG_TH] = walk_table_part,
    [GUMBO_TAG_CAPTION] = walk_table_part,
    [GUMBO_TAG_THEAD] = walk_table_part,
    [GUMBO_TAG_TBODY] = walk_table_part,
    [GUMBO_TAG_TFOOT] = walk_table_part,
};

void html_walk_block(struct html_walk *w, const struct dom_node *n)
{
    if (walks[n->tag])
        walks[n->tag](w, n);
    else if (containers[n->tag] != DOC_ROOT)
        walk_container(w, n, containers[n->tag]);
    else if (dom_is_heading(n))
        html_walk_text_block(w, n, DOC_HEADING, 1 + (int)(n->tag - GUMBO_TAG_H1));
    else if (n->tag == GUMBO_TAG_HR)
        builder_rule(&w->b);
    else if (n->tag == GUMBO_TAG_FIGCAPTION ||
             (html_is_caption(w->dom, n) && w->b.style.kind == DOC_PARAGRAPH))
        html_walk_text_block(w, n, DOC_CAPTION, 0);
    else
        html_walk_plain_block(w, n);
}
