/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/flow.h"

#include "layout/flow-table.h"
#include "layout/flow-text.h"
#include "text/display/counter-style.h"
#include "text/display/width.h"
#include "text/utf8.h"

/* Context of the walk in the tree. */
struct place {
    enum block_role role;
    uint32_t style;
    const struct frame *frame;
    size_t list; /* as in struct block */
    int list_level;
    bool tight; /* in a tight list */
    enum doc_align align;
    enum doc_direction direction;
};

struct walk {
    struct flow *flow;
    struct flow_text text;
    bool ascii;
    bool open; /* a text block is open */
    size_t lists;
};

static struct block *push_block(struct walk *w, const struct place *at, enum block_kind kind)
{
    struct block b = {
        .kind = kind,
        .role = kind == BLOCK_TEXT ? at->role : ROLE_DISPLAY,
        .start = (uint32_t)w->flow->text.n,
        .frame = at->frame,
        .list = at->list,
        .align = at->align,
        .direction = at->direction,
    };
    vec_push(&w->flow->blocks, b);
    return &w->flow->blocks.v[w->flow->blocks.n - 1];
}

static void open_text(struct walk *w, const struct place *at, enum block_kind kind)
{
    flow_text_begin(&w->text, '\n', kind == BLOCK_PREFORMATTED);
    w->text.look = (struct look){.style = at->style};
    push_block(w, at, kind);
    w->open = true;
}

/* Ends the open text block, dropping an empty one. */
static void close_text(struct walk *w)
{
    if (w->open) {
        struct block *b = &w->flow->blocks.v[w->flow->blocks.n - 1];
        b->text = flow_text_end(&w->text);
        if (b->text.n == 0)
            w->flow->blocks.n--;
        w->open = false;
    }
}

static void walk_children(struct walk *w, const struct doc_node *n, const struct place *at);

static struct frame *new_frame(struct walk *w, const struct place *at)
{
    struct frame *f = ARENA_NEW(&w->flow->arena, struct frame);
    f->outer = at->frame;
    f->first_block = w->flow->blocks.n;
    return f;
}

/* A list is tight when no item has more than one paragraph besides nested lists. */
static bool is_tight(const struct doc_node *list)
{
    for (const struct doc_node *item = list->first; item; item = item->next) {
        int paragraphs = 0;
        for (const struct doc_node *c = item->first; c; c = c->next)
            if (c->kind == DOC_PARAGRAPH)
                paragraphs++;
            else if (!doc_is_inline(c->kind) && c->kind != DOC_LIST)
                return false;
        if (paragraphs > 1)
            return false;
    }
    return true;
}

static const char *bullet(const struct walk *w, const char *style, int level)
{
    static const char *const bullets[] = {"•", "◦", "▪"}, *const ascii[] = {"*", "-", "+"};
    static const char *const names[] = {"disc", "circle", "square"};
    int i = level < 2 ? level : 2;
    for (int k = 0; style && k < 3; k++)
        i = str_eq(str_from(style), str_from(names[k])) ? k : i;
    return w->ascii ? ascii[i] : bullets[i];
}

/* Appends the marker of an item. */
static void add_marker(const struct walk *w, struct buf *b, const struct doc_node *list,
                       const struct doc_node *item, int number, int level)
{
    const char *style = item->marker ? item->marker : list->marker;
    if (item->check != DOC_CHECK_NONE) {
        buf_add_c(b, item->check == DOC_CHECK_DONE ? "[x]" : "[ ]");
    } else if (style ? counter_style_counts(style) : list->ordered) {
        counter_style_add(b, style, number);
        if (w->ascii && !utf8_is_ascii(buf_str(b))) {
            buf_clear(b);
            counter_style_add(b, NULL, number);
        }
    } else if (!style || !str_eq(str_from(style), STR("none"))) {
        buf_add_c(b, bullet(w, style, level));
    }
}

/* Width of a list's widest marker and a space, in cells. */
static int marker_indent(const struct walk *w, const struct doc_node *list, int level)
{
    AUTO(buf) marker = BUF_INIT;
    int widest = 1, number = doc_list_start(list);
    for (const struct doc_node *item = list->first; item; item = item->next) {
        number = doc_item_number(list, item, number);
        buf_clear(&marker);
        add_marker(w, &marker, list, item, number, level);
        int width = text_width(buf_str(&marker));
        widest = width > widest ? width : widest;
    }
    return widest + 1;
}

static const char *marker_of(struct walk *w, const struct doc_node *list,
                             const struct doc_node *item, int number, int level, int indent)
{
    AUTO(buf) marker = BUF_INIT, padded = BUF_INIT;
    add_marker(w, &marker, list, item, number, level);
    int pad = indent - 1 - text_width(buf_str(&marker));
    buf_add_chars(&padded, ' ', pad > 0 ? (size_t)pad : 0);
    buf_add(&padded, buf_str(&marker));
    return arena_strndup(&w->flow->arena, buf_c(&padded), padded.n);
}

static void walk_list(struct walk *w, const struct doc_node *list, const struct place *outer)
{
    struct place at = *outer;
    int number = doc_list_start(list), indent = marker_indent(w, list, outer->list_level);
    if (at.list == 0) {
        at.list = ++w->lists;
        at.tight = is_tight(list);
    }
    at.list_level++;
    at.role = at.tight ? ROLE_ITEM : ROLE_PARAGRAPH;
    for (const struct doc_node *item = list->first; item; item = item->next) {
        struct frame *f = new_frame(w, outer);
        number = doc_item_number(list, item, number);
        f->kind = FRAME_ITEM;
        f->indent = indent;
        f->marker = marker_of(w, list, item, number, outer->list_level, indent);
        at.frame = f;
        if (doc_is_inline(item->kind)) {
            open_text(w, &at, BLOCK_TEXT);
            flow_text_add(&w->text, item);
        } else {
            walk_children(w, item, &at);
        }
        close_text(w);
    }
}

static void walk_framed(struct walk *w, const struct doc_node *n, const struct place *outer,
                        bool quote)
{
    struct place at = *outer;
    struct frame *f = new_frame(w, outer);
    f->kind = quote ? FRAME_QUOTE : FRAME_DEFINITION;
    at.frame = f;
    at.role = quote ? ROLE_PARAGRAPH : ROLE_DEFINITION;
    at.style |= quote ? STYLE_QUOTE : 0;
    walk_children(w, n, &at);
}

static void walk_role(struct walk *w, const struct doc_node *n, const struct place *outer,
                      enum block_role role, uint32_t style)
{
    struct place at = *outer;
    at.role = role;
    at.style |= style;
    walk_children(w, n, &at);
}

static void walk_preformatted(struct walk *w, const struct doc_node *n, const struct place *outer)
{
    struct place at = *outer;
    at.style |= STYLE_CODE;
    open_text(w, &at, BLOCK_PREFORMATTED);
    for (const struct doc_node *c = n->first; c; c = c->next)
        flow_text_add(&w->text, c);
    close_text(w);
}

/* Adds a data table as such, or the blocks of a table that only arranges them. */
static void walk_table(struct walk *w, const struct doc_node *n, const struct place *at)
{
    for (const struct doc_node *c = n->first; c; c = c->next)
        if (c->kind == DOC_CAPTION)
            walk_role(w, c, at, ROLE_CAPTION, STYLE_DIM);
    bool grid = flow_table_is_grid(n);
    if (grid) {
        size_t index = w->flow->blocks.n;
        push_block(w, at, BLOCK_TABLE);
        const struct table *table = flow_table_add(&w->text, n, at->style);
        struct block *b = &w->flow->blocks.v[index];
        b->table = table;
        if (table->n_columns == 0)
            w->flow->blocks.n = index;
        return;
    }
    for (const struct doc_node *row = n->first; row; row = row->next)
        if (row->kind != DOC_CAPTION)
            walk_children(w, row, at);
}

static void walk_block(struct walk *w, const struct doc_node *n, const struct place *outer)
{
    static const struct {
        enum block_role role;
        uint32_t style;
    } roles[] = {
        [DOC_TITLE] = {ROLE_TITLE, STYLE_TITLE},   [DOC_BREADCRUMB] = {ROLE_BREADCRUMB, STYLE_INFO},
        [DOC_INFO] = {ROLE_INFO, STYLE_INFO},      [DOC_HEADING] = {ROLE_HEADING, STYLE_HEADING},
        [DOC_TERM] = {ROLE_TERM, STYLE_STRONG},    [DOC_FIGURE] = {ROLE_FIGURE, 0},
        [DOC_CAPTION] = {ROLE_CAPTION, STYLE_DIM},
    };
    struct place at = *outer;
    at.align = n->align ? n->align : at.align;
    at.direction = n->direction ? n->direction : at.direction;
    switch (n->kind) {
    case DOC_LIST:
        walk_list(w, n, &at);
        break;
    case DOC_DEFINITION:
        walk_framed(w, n, &at, false);
        break;
    case DOC_QUOTE:
        walk_framed(w, n, &at, true);
        break;
    case DOC_PREFORMATTED:
        walk_preformatted(w, n, &at);
        break;
    case DOC_TABLE:
        walk_table(w, n, &at);
        break;
    case DOC_RULE:
        push_block(w, &at, BLOCK_RULE);
        break;
    default:
        if (n->kind < ARRAY_SIZE(roles) && roles[n->kind].role) {
            walk_role(w, n, &at, roles[n->kind].role, roles[n->kind].style);
            break;
        }
        at.style |= n->kind == DOC_CELL && n->header ? STYLE_STRONG : 0;
        walk_children(w, n, &at);
    }
}

static bool is_white(const struct doc_node *n)
{
    return n->kind == DOC_TEXT && str_trim(n->text).n == 0;
}

/* Counts a run of line breaks, of which two or more separate paragraphs. Returns the last of the
 * run, or `n`. */
static const struct doc_node *skip_line_breaks(const struct doc_node *n, int *count)
{
    const struct doc_node *last = n;
    *count = 0;
    for (; n && (n->kind == DOC_LINE_BREAK || is_white(n)); n = n->next) {
        if (n->kind == DOC_LINE_BREAK) {
            (*count)++;
            last = n;
        }
    }
    return last;
}

static void walk_children(struct walk *w, const struct doc_node *n, const struct place *at)
{
    close_text(w);
    for (const struct doc_node *c = n->first; c; c = c->next) {
        if (!doc_is_inline(c->kind)) {
            close_text(w);
            walk_block(w, c, at);
            continue;
        }
        int breaks = 0;
        const struct doc_node *last = c->kind == DOC_LINE_BREAK ? skip_line_breaks(c, &breaks) : c;
        if (breaks > 1) {
            close_text(w);
            c = last;
            continue;
        }
        if (!w->open)
            open_text(w, at, BLOCK_TEXT);
        flow_text_add(&w->text, c);
    }
    close_text(w);
}

void flow_init(struct flow *f, const struct doc *doc, const struct layout_options *options)
{
    *f = (struct flow){.n_images = doc->n_images};
    f->alone = arena_array(&f->arena, f->n_images, sizeof *f->alone);
    struct walk w = {.flow = f, .ascii = options->ascii};
    struct place at = {.role = ROLE_PARAGRAPH};
    flow_text_init(&w.text, f, options);
    walk_children(&w, doc->root, &at);
    flow_text_fini(&w.text);
}

void flow_fini(struct flow *f)
{
    buf_fini(&f->text);
    vec_fini(&f->pieces);
    vec_fini(&f->blocks);
    vec_fini(&f->anchors);
    arena_fini(&f->arena);
}
