/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/html-doc.h"

#include <string.h>

#include "page/dom.h"
#include "page/hints.h"
#include "page/html-builder.h"
#include "page/html-image.h"
#include "page/html-table.h"
#include "text/markup.h"
#include "text/url.h"

enum { MAX_SPAN = 100, MAX_ROWS = 1000, MAX_EMPTY_CELLS = 10000 };

struct walk {
    struct builder b;
    const struct dom *dom;
    const unsigned char *dropped;
    const char *base_url;
    int in_table;                  /* a data table's cells unwrap tables within them */
    struct html_table_cover cover; /* of the data table */
    int empty_cells;               /* that were put in for rowspan */
};

static void walk_children(struct walk *w, const struct dom_node *n);

/* ---- attributes ---- */

static const char *resolve(struct walk *w, struct str reference)
{
    struct buf b = BUF_INIT;
    url_resolve(&b, str_from(w->base_url), reference);
    const char *url = NULL;
    struct str found = buf_str(&b), base = str_from(w->base_url);
    if (b.n > 0 && (url_is_openable(found) || url_is_between_files(base, found) || !w->base_url)) {
        url = arena_strndup(&w->b.doc->arena, b.p, b.n);
    }
    buf_fini(&b);
    return url;
}

static const char *title_of(struct walk *w, const struct dom_node *n)
{
    struct str title = str_trim(dom_attr(n, "title"));
    return title.n > 0 ? arena_strndup(&w->b.doc->arena, title.p, title.n) : NULL;
}

static bool style_aligns(struct str style, struct str how)
{
    size_t at = str_find_nocase(style, STR("text-align"), 0);
    struct str rest = at == SIZE_MAX ? STR("") : str_slice(style, at + 10, style.n);
    size_t end = str_find_char(rest, ';', 0);
    return str_find_nocase(str_slice(rest, 0, end), how, 0) != SIZE_MAX;
}

/* What a block hands on to the text blocks in it. */
static void read_block_style(struct text_block *style, const struct dom_node *n)
{
    if (n->tag == GUMBO_TAG_CENTER) {
        style->align = DOC_ALIGN_CENTER;
    }
    if (n->n_attrs == 0) {
        return;
    }
    struct str align = dom_attr(n, "align"), css = dom_attr(n, "style"), dir = dom_attr(n, "dir");
    if (str_eq_nocase(align, STR("center")) || style_aligns(css, STR("center"))) {
        style->align = DOC_ALIGN_CENTER;
    } else if (str_eq_nocase(align, STR("right")) || style_aligns(css, STR("right"))) {
        style->align = DOC_ALIGN_END;
    } else if (align.n > 0 || style_aligns(css, STR("left")) || style_aligns(css, STR("justify"))) {
        style->align = DOC_ALIGN_START;
    }
    if (str_eq_nocase(dir, STR("rtl"))) {
        style->direction = DOC_DIRECTION_RTL;
    } else if (str_eq_nocase(dir, STR("ltr"))) {
        style->direction = DOC_DIRECTION_LTR;
    }
}

static int number_attr(const struct dom_node *n, const char *name, int low, int high, int otherwise)
{
    int64_t value;
    if (!str_to_int64(str_trim(dom_attr(n, name)), &value) || value < low || value > high) {
        return otherwise;
    }
    return (int)value;
}

/* ---- inlines ---- */

/* DOC_ROOT for what is no inline of its own. */
static enum doc_kind inline_kind(const struct dom_node *n)
{
    switch (n->tag) {
    case GUMBO_TAG_EM:
    case GUMBO_TAG_I:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_VAR:
        return DOC_EMPHASIS;
    case GUMBO_TAG_B:
    case GUMBO_TAG_STRONG:
        return DOC_STRONG;
    case GUMBO_TAG_U:
    case GUMBO_TAG_INS:
        return DOC_UNDERLINE;
    case GUMBO_TAG_S:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_DEL:
        return DOC_STRUCK;
    case GUMBO_TAG_MARK:
        return DOC_MARKED;
    case GUMBO_TAG_SMALL:
        return DOC_SMALL;
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_TT:
        return DOC_CODE;
    case GUMBO_TAG_SUB:
        return DOC_SUB;
    case GUMBO_TAG_SUP:
        return DOC_SUP;
    case GUMBO_TAG_RUBY:
        return DOC_RUBY;
    case GUMBO_TAG_RT:
        return DOC_RUBY_TEXT;
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_ACRONYM:
        return dom_has_attr(n, "title") ? DOC_ABBREVIATION : DOC_ROOT;
    case GUMBO_TAG_A:
        return DOC_LINK;
    default:
        return DOC_ROOT;
    }
}

static void walk_inline(struct walk *w, const struct dom_node *n, enum doc_kind kind)
{
    const char *url = NULL;
    if (kind == DOC_LINK) {
        struct str href = str_trim(dom_attr(n, "href"));
        url = href.n > 0 && href.p[0] != '#' ? resolve(w, href) : NULL;
    }
    bool ruby_text_alone =
        kind == DOC_RUBY_TEXT &&
        (w->b.n_inlines == 0 || w->b.inlines[w->b.n_inlines - 1].kind != DOC_RUBY);
    bool open = !ruby_text_alone && (kind != DOC_LINK || url) &&
                !(kind == DOC_CODE && w->b.style.kind == DOC_PREFORMATTED);
    open = open && builder_push(&w->b, kind, url, title_of(w, n));
    walk_children(w, n);
    if (open) {
        builder_pop(&w->b);
    }
}

static void walk_image(struct walk *w, const struct dom_node *n)
{
    struct html_image image;
    if (html_image_read(w->dom, n, &image)) {
        const char *url = resolve(w, image.url);
        if (url) {
            builder_image(&w->b, url, image.alt, image.width, image.height);
        }
    }
}

/* ---- blocks ---- */

/* A block whose text is of another kind than a paragraph. */
static void walk_text_block(struct walk *w, const struct dom_node *n, enum doc_kind kind, int level)
{
    struct text_block outer = w->b.style;
    builder_end_text(&w->b);
    w->b.style.kind = kind;
    w->b.style.level = level;
    read_block_style(&w->b.style, n);
    walk_children(w, n);
    builder_end_text(&w->b);
    w->b.style = outer;
}

/* div, p, section, … */
static void walk_plain_block(struct walk *w, const struct dom_node *n)
{
    if (w->b.style.kind == DOC_PREFORMATTED) {
        walk_children(w, n);
        builder_text(&w->b, STR("\n"));
        return;
    }
    struct text_block outer = w->b.style;
    /* A heading with blocks in it stays one heading. */
    bool splits = outer.kind == DOC_PARAGRAPH;
    if (splits) {
        builder_end_text(&w->b);
    } else {
        builder_text(&w->b, STR(" "));
    }
    read_block_style(&w->b.style, n);
    walk_children(w, n);
    if (splits) {
        builder_end_text(&w->b);
    } else {
        builder_text(&w->b, STR(" "));
    }
    w->b.style = outer;
}

static void walk_container(struct walk *w, const struct dom_node *n, enum doc_kind kind)
{
    struct text_block outer = w->b.style;
    struct builder_mark mark;
    w->b.style.kind = DOC_PARAGRAPH;
    read_block_style(&w->b.style, n);
    struct doc_node *opened = builder_open(&w->b, kind, &mark);
    if (opened && kind == DOC_LIST) {
        opened->ordered = n->tag == GUMBO_TAG_OL;
        opened->level = number_attr(n, "start", 0, 1000000, 1);
    } else if (opened && kind == DOC_CELL) {
        opened->header = n->tag == GUMBO_TAG_TH;
        opened->span = number_attr(n, "colspan", 1, MAX_SPAN, 1);
        opened->align = w->b.style.align;
        html_table_place(&w->cover, opened->span, number_attr(n, "rowspan", 1, MAX_ROWS, 1));
    }
    walk_children(w, n);
    builder_close(&w->b, mark);
    w->b.style = outer;
}

static void walk_table(struct walk *w, const struct dom_node *n)
{
    if (w->in_table || !html_table_is_data(w->dom, n)) {
        walk_plain_block(w, n);
        return;
    }
    w->in_table++;
    w->cover = (struct html_table_cover){0};
    walk_container(w, n, DOC_TABLE);
    w->in_table--;
}

static void walk_list_item(struct walk *w, const struct dom_node *n)
{
    if (w->b.container->kind == DOC_LIST) {
        walk_container(w, n, DOC_ITEM);
    } else {
        walk_plain_block(w, n);
    }
}

static void walk_definition_part(struct walk *w, const struct dom_node *n)
{
    if (w->b.container->kind != DOC_DEFINITIONS) {
        walk_plain_block(w, n);
    } else if (n->tag == GUMBO_TAG_DT) {
        walk_text_block(w, n, DOC_TERM, 0);
    } else {
        walk_container(w, n, DOC_DEFINITION);
    }
}

/* An empty cell stands in each place that a cell above reaches down into; few tags could ask for
 * very many. */
static void walk_cell(struct walk *w, const struct dom_node *n)
{
    while (w->empty_cells < MAX_EMPTY_CELLS && html_table_step_over(&w->cover)) {
        w->empty_cells++;
        struct builder_mark mark;
        builder_open(&w->b, DOC_CELL, &mark);
        builder_close(&w->b, mark);
    }
    walk_container(w, n, DOC_CELL);
}

static void walk_table_part(struct walk *w, const struct dom_node *n)
{
    enum doc_kind in = w->b.container->kind;
    if (n->tag == GUMBO_TAG_TR && in == DOC_TABLE) {
        walk_container(w, n, DOC_ROW);
        html_table_end_row(&w->cover);
    } else if ((n->tag == GUMBO_TAG_TD || n->tag == GUMBO_TAG_TH) && in == DOC_ROW) {
        walk_cell(w, n);
    } else if (n->tag == GUMBO_TAG_CAPTION && in == DOC_TABLE) {
        walk_text_block(w, n, DOC_CAPTION, 0);
    } else if (in == DOC_TABLE) {
        walk_children(w, n);
        w->cover = (struct html_table_cover){0}; /* no cell reaches out of its group of rows */
    } else {
        walk_plain_block(w, n);
    }
}

/* A block that calls itself a caption and has none inside. */
static bool is_caption(const struct dom_node *n)
{
    if (n->classes.n == 0 || !(hints_of(n) & HINT_CAPTION)) {
        return false;
    }
    for (const struct dom_node *c = n + 1, *end = n + (n->end - n->index); c < end; c++) {
        if (c->tag == GUMBO_TAG_IMG || c->tag == GUMBO_TAG_FIGCAPTION) {
            return false;
        }
    }
    return true;
}

static void walk_block(struct walk *w, const struct dom_node *n)
{
    switch (n->tag) {
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
        walk_text_block(w, n, DOC_HEADING, 1 + (int)(n->tag - GUMBO_TAG_H1));
        break;
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_DIR:
        walk_container(w, n, DOC_LIST);
        break;
    case GUMBO_TAG_LI:
        walk_list_item(w, n);
        break;
    case GUMBO_TAG_DL:
        walk_container(w, n, DOC_DEFINITIONS);
        break;
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
        walk_definition_part(w, n);
        break;
    case GUMBO_TAG_BLOCKQUOTE:
        walk_container(w, n, DOC_QUOTE);
        break;
    case GUMBO_TAG_FIGURE:
        walk_container(w, n, DOC_FIGURE);
        break;
    case GUMBO_TAG_FIGCAPTION:
        walk_text_block(w, n, DOC_CAPTION, 0);
        break;
    case GUMBO_TAG_PRE:
        walk_text_block(w, n, DOC_PREFORMATTED, 0);
        break;
    case GUMBO_TAG_HR:
        builder_rule(&w->b);
        break;
    case GUMBO_TAG_TABLE:
        walk_table(w, n);
        break;
    case GUMBO_TAG_TR:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_TFOOT:
        walk_table_part(w, n);
        break;
    default:
        if (is_caption(n) && w->b.style.kind == DOC_PARAGRAPH) {
            walk_text_block(w, n, DOC_CAPTION, 0);
        } else {
            walk_plain_block(w, n);
        }
        break;
    }
}

static void walk_node(struct walk *w, const struct dom_node *n)
{
    if (w->dropped && w->dropped[n->index]) {
        return;
    }
    if (n->tag == DOM_TEXT) {
        builder_text(&w->b, n->text);
    } else if (n->tag == GUMBO_TAG_BR) {
        builder_break(&w->b);
    } else if (n->tag == GUMBO_TAG_WBR) {
        builder_may_break(&w->b);
    } else if (n->tag == GUMBO_TAG_IMG) {
        walk_image(w, n);
    } else if (n->tag == GUMBO_TAG_NOSCRIPT && w->dropped) {
        walk_children(w, n);
    } else if (dom_is_silent(n) || dom_is_hidden(n) || n->tag == GUMBO_TAG_RP) {
        return;
    } else if (dom_is_block(n)) {
        walk_block(w, n);
    } else if (n->tag == GUMBO_TAG_SPAN && is_caption(n) && !w->b.text_block) {
        walk_text_block(w, n, DOC_CAPTION, 0);
    } else if (n->tag == GUMBO_TAG_Q) {
        builder_text(&w->b, STR("\xe2\x80\x9c"));
        walk_children(w, n);
        builder_text(&w->b, STR("\xe2\x80\x9d"));
    } else if (inline_kind(n) != DOC_ROOT) {
        walk_inline(w, n, inline_kind(n));
    } else {
        walk_children(w, n);
    }
}

static void walk_children(struct walk *w, const struct dom_node *n)
{
    for (const struct dom_node *c = n->first; c; c = c->next) {
        walk_node(w, c);
    }
}

/* ---- the two entrances ---- */

/* Builds below a node of its own, so that tidying leaves alone what stood there before. */
static void graft(struct doc_node *parent, struct doc_node *from)
{
    builder_tidy(from);
    for (struct doc_node *n = from->first; n; n = n->next) {
        n->parent = parent;
    }
    if (from->first) {
        if (parent->last) {
            parent->last->next = from->first;
        } else {
            parent->first = from->first;
        }
        parent->last = from->last;
    }
}

void html_doc_add_node(struct doc *d, struct doc_node *parent, const struct dom *dom,
                       const struct dom_node *top, const unsigned char *dropped,
                       const char *base_url)
{
    struct doc_node *root = ARENA_NEW(&d->arena, struct doc_node);
    root->kind = DOC_ROOT;
    root->parent = parent;
    struct walk w = {.dom = dom, .dropped = dropped, .base_url = base_url};
    builder_init(&w.b, d, root);
    walk_node(&w, top);
    graft(parent, root);
}

static bool has_markup(struct str s)
{
    for (size_t at = 0; (at = str_find_char(s, '<', at)) != SIZE_MAX; at++) {
        char c = at + 1 < s.n ? s.p[at + 1] : ' ';
        if (ascii_alpha(c) || c == '/' || c == '!') {
            return true;
        }
    }
    return false;
}

/* Lines are kept as lines, empty lines part paragraphs. */
static void add_plain_text(struct doc *d, struct doc_node *parent, struct str text)
{
    struct doc_node *root = ARENA_NEW(&d->arena, struct doc_node);
    root->kind = DOC_ROOT;
    root->parent = parent;
    struct builder b;
    builder_init(&b, d, root);
    struct buf decoded = BUF_INIT;
    markup_add_decoded(&decoded, text);
    struct str rest = buf_str(&decoded), line;
    while (str_split(&rest, '\n', &line)) {
        builder_text(&b, line);
        builder_break(&b);
    }
    buf_fini(&decoded);
    graft(parent, root);
}

bool html_doc_add(struct doc *d, struct doc_node *parent, struct str html, const char *base_url,
                  struct error *e)
{
    if (!has_markup(html)) {
        if (html.n > DOM_MAX_BYTES) {
            return error_set(e, ERROR_LIMIT, 0, "a text of more than %d MiB", DOM_MAX_BYTES >> 20);
        }
        add_plain_text(d, parent, html);
        return true;
    }
    struct dom dom;
    if (!dom_parse(&dom, html, e)) {
        return false;
    }
    html_doc_add_node(d, parent, &dom, dom.body, NULL, base_url);
    dom_fini(&dom);
    return true;
}
