/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/doc-html.h"

#include "text/display/break.h"
#include "text/markup/markup.h"

static const char *const names[] = {
    [DOC_PARAGRAPH] = "p",
    [DOC_LIST] = "ul",
    [DOC_ITEM] = "li",
    [DOC_DEFINITIONS] = "dl",
    [DOC_TERM] = "dt",
    [DOC_DEFINITION] = "dd",
    [DOC_QUOTE] = "blockquote",
    [DOC_PREFORMATTED] = "pre",
    [DOC_TABLE] = "table",
    [DOC_ROW] = "tr",
    [DOC_CELL] = "td",
    [DOC_FIGURE] = "figure",
    [DOC_CAPTION] = "figcaption",
    [DOC_RULE] = "hr",
    [DOC_TITLE] = "h1",
    [DOC_BREADCRUMB] = "p",
    [DOC_INFO] = "p",
    [DOC_LINE_BREAK] = "br",
    [DOC_EMPHASIS] = "em",
    [DOC_STRONG] = "strong",
    [DOC_UNDERLINE] = "u",
    [DOC_STRUCK] = "s",
    [DOC_MARKED] = "mark",
    [DOC_SMALL] = "small",
    [DOC_CODE] = "code",
    [DOC_SUB] = "sub",
    [DOC_SUP] = "sup",
    [DOC_LINK] = "a",
    [DOC_IMAGE] = "img",
    [DOC_RUBY] = "ruby",
    [DOC_RUBY_TEXT] = "rt",
    [DOC_ABBREVIATION] = "abbr",
    [DOC_ANCHOR] = "span", /* "a" must not nest in a link */
};

static const char *tag_of(const struct doc_node *n)
{
    static const char *const headings[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    switch (n->kind) {
    case DOC_HEADING:
        return headings[n->level >= 1 && n->level <= 6 ? n->level - 1 : 1];
    case DOC_LIST:
        return n->ordered ? "ol" : "ul";
    case DOC_CELL:
        return n->header ? "th" : "td";
    case DOC_CAPTION:
        return n->parent && n->parent->kind == DOC_TABLE ? "caption" : "figcaption";
    default:
        return names[n->kind];
    }
}

static void add_attribute(struct buf *b, const char *name, struct str value)
{
    buf_add_char(b, ' ');
    buf_add_c(b, name);
    buf_add_c(b, "=\"");
    markup_add_escaped(b, value);
    buf_add_char(b, '"');
}

static void add_number(struct buf *b, const char *name, int value, int unsaid)
{
    if (value > unsaid)
        buf_printf(b, " %s=\"%d\"", name, value);
}

static void add_marker(struct buf *b, const struct doc_node *n)
{
    if (n->marker)
        buf_printf(b, " style=\"list-style-type:%s\"", n->marker);
}

static void add_list_attributes(struct buf *b, const struct doc_node *list)
{
    if (list->ordered && (list->level != 1 || list->reversed))
        buf_printf(b, " start=\"%d\"", list->level);
    buf_add_c(b, list->reversed ? " reversed" : "");
    add_marker(b, list);
}

static void add_item_attributes(struct buf *b, const struct doc_node *item)
{
    if (item->ordered)
        buf_printf(b, " value=\"%d\"", item->level);
    add_marker(b, item);
}

static void add_attributes(struct buf *b, const struct doc_node *n)
{
    if (n->url) {
        const char *name = n->kind == DOC_IMAGE ? "src" : n->kind == DOC_ANCHOR ? "id" : "href";
        add_attribute(b, name, str_from(n->url));
    }
    if (n->media != DOC_MEDIA_NONE)
        add_attribute(b, "data-media", str_from(doc_media_name(n->media)));
    if (n->kind == DOC_IMAGE) {
        add_attribute(b, "alt", n->text);
        add_number(b, "width", n->width, 0);
        add_number(b, "height", n->height, 0);
    }
    if (n->title)
        add_attribute(b, "title", str_from(n->title));
    if (n->kind == DOC_LIST)
        add_list_attributes(b, n);
    else if (n->kind == DOC_ITEM)
        add_item_attributes(b, n);
    if (n->kind == DOC_CELL)
        add_number(b, "colspan", n->span, 1);
    if (n->align != DOC_ALIGN_START && !doc_is_inline(n->kind))
        add_attribute(b, "align", n->align == DOC_ALIGN_CENTER ? STR("center") : STR("right"));
    if (n->direction != DOC_DIRECTION_AUTO && !doc_is_inline(n->kind))
        add_attribute(b, "dir", n->direction == DOC_DIRECTION_RTL ? STR("rtl") : STR("ltr"));
}

static bool is_void(const struct doc_node *n)
{
    return n->kind == DOC_IMAGE || n->kind == DOC_LINE_BREAK || n->kind == DOC_RULE;
}

/* Recursion is bounded by DOC_MAX_DEPTH. */
void doc_add_html(struct buf *b, const struct doc_node *top)
{
    for (const struct doc_node *n = top->first; n; n = n->next) {
        if (n->kind == DOC_TEXT) {
            markup_add_escaped(b, n->text);
            continue;
        }
        const char *tag = tag_of(n);
        buf_add_char(b, '<');
        buf_add_c(b, tag);
        add_attributes(b, n);
        buf_add_char(b, '>');
        if (n->check != DOC_CHECK_NONE) {
            buf_printf(b, "<input type=\"checkbox\"%s disabled>",
                       n->check == DOC_CHECK_DONE ? " checked" : "");
        }
        if (!is_void(n)) {
            doc_add_html(b, n);
            buf_add_c(b, "</");
            buf_add_c(b, tag);
            buf_add_char(b, '>');
        }
        if (!doc_is_inline(n->kind))
            buf_add_char(b, '\n');
    }
}

static bool is_figure_caption(const struct doc_node *n)
{
    return n->kind == DOC_CAPTION && n->parent->kind != DOC_TABLE;
}

enum { PICTURE_LINE = 120, SENTENCES = 2 };

/* Counts sentences that end after a lower-case word, unlike initials and abbreviations; a Chinese
 * full stop counts as SENTENCES. */
static size_t count_sentences(struct str s)
{
    size_t n = str_find(s, STR("。"), 0) != SIZE_MAX ? SENTENCES : 0;
    for (size_t i = 1; i < s.n; i++) {
        bool ends = (s.p[i] == '.' || s.p[i] == '!' || s.p[i] == '?') &&
                    (i + 1 == s.n || ascii_space(s.p[i + 1]));
        n += ends && s.p[i - 1] >= 'a' && s.p[i - 1] <= 'z';
    }
    return n;
}

static bool is_linked(const struct doc_node *n, const struct doc_node *top)
{
    while (n != top && n->kind != DOC_LINK)
        n = n->parent;
    return n != top;
}

/* Picture with its caption: a paragraph that starts with an image and has only a few words, unless
 * these are a link, like the name of a card. */
static bool is_picture_line(const struct doc_node *n)
{
    if (n->kind != DOC_PARAGRAPH)
        return false;
    const struct doc_node *leaf = n->first;
    while (leaf && leaf->first)
        leaf = leaf->first;
    if (!leaf || leaf->kind != DOC_IMAGE)
        return false;
    size_t text = 0, linked = 0, sentences = 0;
    for (struct doc_node *c = n->first; c; c = doc_next(n, c)) {
        if (c->kind == DOC_TEXT) {
            text += c->text.n;
            linked += is_linked(c, n) ? c->text.n : 0;
            sentences += count_sentences(c->text);
        }
    }
    return text <= PICTURE_LINE && sentences < SENTENCES && linked * 2 < text;
}

void doc_add_reading_text(struct buf *b, const struct doc_node *top)
{
    for (const struct doc_node *n = top->first; n; n = n->next) {
        if (is_figure_caption(n) || is_picture_line(n) || n->kind == DOC_RUBY_TEXT ||
            n->media != DOC_MEDIA_NONE)
            continue;
        bool breaks = n->kind == DOC_LINE_BREAK || !doc_is_inline(n->kind);
        if (breaks && b->n > 0 && b->p[b->n - 1] != '\n')
            buf_add_char(b, '\n');
        if (n->kind == DOC_TEXT)
            text_add_without_soft_breaks(b, n->text);
        doc_add_reading_text(b, n);
        if (!doc_is_inline(n->kind) && b->n > 0 && b->p[b->n - 1] != '\n')
            buf_add_char(b, '\n');
    }
}
