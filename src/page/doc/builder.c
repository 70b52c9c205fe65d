/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/doc/builder.h"

#include <string.h>

#include "text/display/break.h"
#include "text/eight-bytes.h"
#include "text/utf8.h"

enum {
    MAX_BLOCK_DEPTH = DOC_MAX_DEPTH - BUILDER_INLINES - 6,
    NO_BREAK_SPACE = 0xa0,
    MAX_BLANKS = 40,
};

void builder_init(struct builder *b, struct doc *d, struct doc_node *parent)
{
    *b = (struct builder){.doc = d, .container = parent};
    b->style.kind = DOC_PARAGRAPH;
    for (const struct doc_node *n = parent; n->parent; n = n->parent)
        b->depth++;
}

void builder_fini(struct builder *b)
{
    for (size_t i = 0; i < b->anchors.n; i++)
        doc_add(b->doc, b->container, DOC_ANCHOR)->url = b->anchors.v[i];
    vec_fini(&b->anchors);
}

static void clear_space(struct builder *b)
{
    b->space[0] = '\0';
    b->had_line_end = false;
    b->blanks = 0;
}

void builder_end_text(struct builder *b)
{
    b->text_block = NULL;
    clear_space(b);
    b->last = 0;
    b->breaks = 0;
    b->soft = 0;
    for (int i = 0; i < b->n_inlines; i++)
        b->inlines[i].node = NULL;
}

/* Parent of a new block: in lists an item, added if there is none. */
static struct doc_node *block_parent(struct builder *b, enum doc_kind kind)
{
    struct doc_node *c = b->container;
    if (c->kind == DOC_LIST && kind != DOC_ITEM)
        return c->last ? c->last : doc_add(b->doc, c, DOC_ITEM);
    if (c->kind == DOC_DEFINITIONS && kind != DOC_TERM && kind != DOC_DEFINITION) {
        bool fits = c->last && c->last->kind == DOC_DEFINITION;
        return fits ? c->last : doc_add(b->doc, c, DOC_DEFINITION);
    }
    return c;
}

struct doc_node *builder_open(struct builder *b, enum doc_kind kind, struct builder_mark *mark)
{
    builder_end_text(b);
    *mark = (struct builder_mark){b->container, b->depth};
    if (b->depth >= MAX_BLOCK_DEPTH)
        return NULL;
    struct doc_node *n = doc_add(b->doc, block_parent(b, kind), kind);
    n->direction = b->style.direction;
    b->depth += n->parent == b->container ? 1 : 2;
    b->container = n;
    return n;
}

void builder_close(struct builder *b, struct builder_mark mark)
{
    builder_end_text(b);
    b->container = mark.container;
    b->depth = mark.depth;
}

static struct doc_node *text_block(struct builder *b)
{
    if (!b->text_block) {
        struct doc_node *n = doc_add(b->doc, block_parent(b, b->style.kind), b->style.kind);
        n->level = b->style.level;
        n->align = b->style.align;
        n->direction = b->style.direction;
        b->text_block = n;
    }
    return b->text_block;
}

/* Puts a pending space in front of an inline without node; false when all have one. */
static bool add_space_outside(struct builder *b)
{
    struct doc_node *parent = b->text_block;
    for (int i = 0; i < b->n_inlines; i++) {
        if (!b->inlines[i].node) {
            doc_add_text(b->doc, parent, str_from(b->space));
            return true;
        }
        parent = b->inlines[i].node;
    }
    return false;
}

/* Parent of inline content; creates the nodes of open inlines and pending anchors. */
static struct doc_node *inline_parent(struct builder *b)
{
    struct doc_node *parent = text_block(b);
    for (int i = 0; i < b->n_inlines; i++) {
        struct open_inline *in = &b->inlines[i];
        if (!in->node) {
            in->node = doc_add(b->doc, parent, in->kind);
            in->node->url = in->url;
            in->node->title = in->title;
            in->node->media = in->media;
            in->made = true;
        }
        parent = in->node;
    }
    for (size_t i = 0; i < b->anchors.n; i++)
        doc_add(b->doc, parent, DOC_ANCHOR)->url = b->anchors.v[i];
    b->anchors.n = 0;
    return parent;
}

static void add_inline_text(struct builder *b, struct str s)
{
    if (s.n > 0)
        doc_add_text(b->doc, inline_parent(b), s);
}

/* Pending breaks: one ends the line, two the paragraph. */
static void flush_breaks(struct builder *b)
{
    int breaks = b->breaks;
    if (breaks == 0 || !b->text_block) {
        b->breaks = 0;
        return;
    }
    int blanks = b->blanks;
    b->breaks = 0;
    clear_space(b);
    if (breaks > 1 && b->text_block->kind == DOC_PARAGRAPH) {
        builder_end_text(b);
        return;
    }
    doc_add(b->doc, inline_parent(b), DOC_LINE_BREAK);
    b->last = 0;
    b->blanks = blanks;
}

void builder_break(struct builder *b)
{
    if (b->style.kind == DOC_PREFORMATTED) {
        builder_text(b, STR("\n"));
    } else if (b->text_block) {
        b->breaks++;
        b->blanks = 0;
    }
}

static bool is_space(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xa0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f ||
           c == 0x205f || c == 0x3000;
}

static bool is_wide_script(uint32_t c)
{
    return (c >= 0x2e80 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
           (c >= 0xff00 && c <= 0xff60) || (c >= 0x20000 && c <= 0x3ffff);
}

/* Keeps a single non-ASCII space, and collapses runs and mixtures to one ASCII space. */
static void collect_space(struct builder *b, uint32_t c, struct str bytes)
{
    bool first = b->space[0] == '\0';
    b->had_line_end = b->had_line_end || c == '\n' || c == '\r';
    /* White space between two no-break spaces adds one cell. */
    if (c == NO_BREAK_SPACE)
        b->blanks += 1 + (b->blanks > 0 && b->space_ends);
    b->space_ends = c != NO_BREAK_SPACE;
    if (first && c > ' ' && bytes.n < sizeof b->space) {
        memcpy(b->space, bytes.p, bytes.n);
        b->space[bytes.n] = '\0';
    } else {
        memcpy(b->space, " ", 2);
    }
}

/* True for significant no-break spaces: in code, and at the start of a line of verse. Before Han
 * text they only indent a paragraph. */
static bool keeps_blanks(const struct builder *b, uint32_t next)
{
    bool begins = b->last == 0 && b->text_block;
    return b->blanks > 1 && (b->keeps_blanks || (begins && !is_wide_script(next)));
}

static void add_blanks(struct buf *out, int count)
{
    for (int i = 0; i < count && i < MAX_BLANKS; i++)
        buf_add_c(out, "\xc2\xa0");
}

/* Collects collapsed text in a buffer, so that it makes one node. */
void builder_text(struct builder *b, struct str s)
{
    if (b->style.kind == DOC_PREFORMATTED) {
        AUTO(buf) code = BUF_INIT;
        text_add_common_spaces(&code, s);
        add_inline_text(b, buf_str(&code));
        return;
    }
    AUTO(buf) out = BUF_INIT;
    for (size_t at = 0; at < s.n;) {
        size_t start = at;
        uint32_t c = utf8_next(s, &at);
        if (c == 0xad || c == 0x200b)
            b->soft = c;
        if (c == 0xad || c == 0x200b || c == 0xfeff)
            continue;
        if (is_space(c)) {
            collect_space(b, c, str_slice(s, start, at));
            continue;
        }
        if (b->breaks > 0) {
            add_inline_text(b, buf_str(&out));
            buf_clear(&out);
            flush_breaks(b);
        }
        bool joins = b->had_line_end && is_wide_script(b->last) && is_wide_script(c);
        if (keeps_blanks(b, c))
            add_blanks(&out, b->blanks);
        else if (b->space[0] && b->last && !joins && (out.n > 0 || !add_space_outside(b)))
            buf_add_c(&out, b->space);
        else if (b->soft && b->last && !b->space[0])
            utf8_add(&out, b->soft);
        clear_space(b);
        b->soft = 0;
        b->last = c;
        for (size_t n; (n = eight_plain(s, at)) > 0; at += n)
            b->last = (unsigned char)s.p[at + n - 1];
        buf_add(&out, str_slice(s, start, at));
    }
    add_inline_text(b, buf_str(&out));
}

void builder_may_break(struct builder *b)
{
    b->soft = 0x200b;
}

void builder_image(struct builder *b, const char *url, struct str alt, int width, int height)
{
    struct doc_node *parent;
    if (b->container->kind == DOC_FIGURE && !b->text_block && b->style.kind == DOC_PARAGRAPH) {
        parent = b->container;
    } else {
        flush_breaks(b);
        if (b->space[0] && b->last && !add_space_outside(b))
            add_inline_text(b, STR(" "));
        clear_space(b);
        b->soft = 0;
        parent = inline_parent(b);
        b->last = 0xfffc;
    }
    struct doc_node *n = doc_add(b->doc, parent, DOC_IMAGE);
    n->url = url;
    n->text = arena_str(&b->doc->arena, alt);
    n->width = width;
    n->height = height;
}

void builder_anchor(struct builder *b, const char *name)
{
    vec_push(&b->anchors, name);
}

void builder_rule(struct builder *b)
{
    builder_end_text(b);
    doc_add(b->doc, block_parent(b, DOC_RULE), DOC_RULE);
}

bool builder_push(struct builder *b, enum doc_kind kind, const char *url, const char *title)
{
    if (b->n_inlines == BUILDER_INLINES)
        return false;
    b->inlines[b->n_inlines++] = (struct open_inline){.kind = kind, .url = url, .title = title};
    return true;
}

static int open_link(const struct builder *b)
{
    int i = 0;
    while (i < b->n_inlines && b->inlines[i].kind != DOC_LINK)
        i++;
    return i;
}

bool builder_is_in_link(const struct builder *b)
{
    return open_link(b) < b->n_inlines;
}

struct builder_suspended builder_suspend_link(struct builder *b)
{
    struct builder_suspended out = {.n = b->n_inlines};
    memcpy(out.inlines, b->inlines, sizeof out.inlines);
    b->n_inlines = open_link(b);
    return out;
}

void builder_resume(struct builder *b, const struct builder_suspended *from)
{
    for (int i = b->n_inlines; i < from->n; i++) {
        b->inlines[i] = from->inlines[i];
        b->inlines[i].node = NULL;
    }
    b->n_inlines = from->n;
}

void builder_pop(struct builder *b)
{
    b->n_inlines--;
    /* Text after a ruby annotation is a new base. */
    if (b->inlines[b->n_inlines].kind == DOC_RUBY_TEXT && b->n_inlines > 0)
        b->inlines[b->n_inlines - 1].node = NULL;
}

static bool may_be_empty(const struct doc_node *n)
{
    return n->kind == DOC_TEXT || n->kind == DOC_IMAGE || n->kind == DOC_RULE ||
           n->kind == DOC_LINE_BREAK || n->kind == DOC_CELL || n->kind == DOC_ANCHOR;
}

static bool holds_only_empty_cells(const struct doc_node *row)
{
    for (const struct doc_node *c = row->first; c; c = c->next)
        if (c->kind != DOC_CELL || c->first)
            return false;
    return true;
}

static void hoist_only_paragraph(struct doc_node *n)
{
    struct doc_node *p = n->first;
    if (!p || p != n->last || p->kind != DOC_PARAGRAPH ||
        (n->kind != DOC_ITEM && n->kind != DOC_CELL && n->kind != DOC_DEFINITION))
        return;
    n->align = p->align;
    n->first = p->first;
    n->last = p->last;
    for (struct doc_node *c = n->first; c; c = c->next)
        c->parent = n;
}

void builder_tidy(struct doc_node *top)
{
    struct doc_node **link = &top->first;
    top->last = NULL;
    bool counted = top->kind == DOC_LIST && top->ordered, gap = false;
    int number = counted ? doc_list_start(top) : 0;
    while (*link) {
        struct doc_node *n = *link;
        builder_tidy(n);
        hoist_only_paragraph(n);
        if (counted) { /* removing empty items must not renumber others */
            number = doc_item_number(top, n, number);
            n->ordered = n->ordered || gap;
            n->level = number;
        }
        bool empty =
            (!n->first && !may_be_empty(n)) || (n->kind == DOC_ROW && holds_only_empty_cells(n));
        gap = empty;
        if (empty) {
            *link = n->next;
        } else {
            top->last = n;
            link = &n->next;
        }
    }
}
