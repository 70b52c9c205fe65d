/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "share/xhtml.h"

#include "layout/bidi.h"
#include "layout/export-markup.h"
#include "share/xhtml-internal.h"
#include "text/url/url.h"

const char xhtml_style[] =
    "body{max-width:40em;margin:1em auto;padding:0 1em;line-height:1.5;font-family:serif}\n"
    "article+article{margin-top:3em;border-top:1px solid;padding-top:1em}\n"
    "h1,h2,h3,h4,h5,h6{line-height:1.2}\n"
    "img{max-width:100%;height:auto}\n"
    "pre{white-space:pre-wrap}\n"
    "table{border-collapse:collapse}\n"
    "td,th{border:1px solid;padding:.2em .5em;vertical-align:top}\n"
    "figure{margin:1em 0}\n"
    "blockquote{margin:1em;padding-left:1em;border-left:3px solid}\n"
    ".info{font-size:.85em;overflow-wrap:anywhere}\n";

static void add_flow(struct xhtml_writer *w, const struct doc_node *n);
static void add_block(struct xhtml_writer *w, const struct doc_node *n);

static void add_any(struct xhtml_writer *w, const struct doc_node *n)
{
    doc_is_inline(n->kind) ? xhtml_add_inline(w, n) : add_block(w, n);
}

/* ---- attributes ----------------------------------------------------------------------------- */

static bool is_rtl(const struct doc_node *n)
{
    if (n->direction != DOC_DIRECTION_AUTO)
        return n->direction == DOC_DIRECTION_RTL;
    AUTO(buf) text = BUF_INIT;
    doc_add_plain(&text, n);
    return bidi_first_is_rtl(buf_str(&text), false);
}

/* Opens an element with the attributes that any block may have. */
static void open_block(struct xhtml_writer *w, const char *tag, const struct doc_node *n)
{
    static const char *const styles[] = {[DOC_ALIGN_START] = "",
                                         [DOC_ALIGN_CENTER] = " style=\"text-align:center\"",
                                         [DOC_ALIGN_END] = " style=\"text-align:end\""};
    buf_printf(w->b, "<%s%s%s", tag, styles[n->align],
               w->has_rtl && is_rtl(n) ? " dir=\"rtl\"" : "");
}

/* Appends a whole block of phrasing content. */
static void add_text_block(struct xhtml_writer *w, const char *tag, const struct doc_node *n,
                           const char *attributes)
{
    open_block(w, tag, n);
    buf_printf(w->b, "%s>", attributes);
    xhtml_add_phrasing(w, n);
    buf_printf(w->b, "</%s>\n", tag);
}

static void add_flow_block(struct xhtml_writer *w, const char *tag, const struct doc_node *n)
{
    open_block(w, tag, n);
    buf_add_char(w->b, '>');
    add_flow(w, n);
    buf_printf(w->b, "</%s>\n", tag);
}

/* ---- lists ---------------------------------------------------------------------------------- */

static void add_marker(struct xhtml_writer *w, const char *marker)
{
    if (marker)
        buf_printf(w->b, " style=\"list-style-type:%s\"", marker);
}

static void add_item(struct xhtml_writer *w, const struct doc_node *list, const struct doc_node *n)
{
    static const char *const checks[] = {
        [DOC_CHECK_NONE] = "", [DOC_CHECK_OPEN] = "☐ ", [DOC_CHECK_DONE] = "☑ "};
    bool item = n->kind == DOC_ITEM;
    buf_add_c(w->b, "<li");
    if (item && list->ordered && n->ordered)
        buf_printf(w->b, " value=\"%d\"", n->level);
    add_marker(w, item ? n->marker : NULL);
    buf_add_c(w->b, w->has_rtl && is_rtl(n) ? " dir=\"rtl\">" : ">");
    buf_add_c(w->b, checks[n->check]);
    if (item)
        add_flow(w, n);
    else
        add_any(w, n);
    buf_add_c(w->b, "</li>\n");
}

static void add_list(struct xhtml_writer *w, const struct doc_node *list)
{
    const char *tag = list->ordered ? "ol" : "ul";
    buf_printf(w->b, "<%s", tag);
    if (list->ordered && (list->level != 1 || list->reversed))
        buf_printf(w->b, " start=\"%d\"", list->level);
    buf_add_c(w->b, list->ordered && list->reversed ? " reversed=\"reversed\"" : "");
    add_marker(w, list->marker);
    buf_add_c(w->b, w->has_rtl && is_rtl(list) ? " dir=\"rtl\">\n" : ">\n");
    for (const struct doc_node *c = list->first; c; c = c->next)
        add_item(w, list, c);
    buf_printf(w->b, "</%s>\n", tag);
}

/* Terms and definitions only, each term with a definition after it. */
static bool is_definition_list(const struct doc_node *n)
{
    const struct doc_node *c = n->first;
    while (c && (c->kind == DOC_TERM || c->kind == DOC_DEFINITION))
        c = c->next;
    return !c && n->first && n->first->kind == DOC_TERM && n->last->kind == DOC_DEFINITION;
}

static void add_definitions(struct xhtml_writer *w, const struct doc_node *n)
{
    if (!is_definition_list(n)) {
        add_flow(w, n);
        return;
    }
    buf_add_c(w->b, "<dl>\n");
    for (const struct doc_node *c = n->first; c; c = c->next)
        if (c->kind == DOC_TERM)
            add_text_block(w, "dt", c, "");
        else
            add_flow_block(w, "dd", c);
    buf_add_c(w->b, "</dl>\n");
}

/* ---- tables and figures --------------------------------------------------------------------- */

static const struct doc_node *find_child(const struct doc_node *n, enum doc_kind kind)
{
    const struct doc_node *c = n->first;
    while (c && c->kind != kind)
        c = c->next;
    return c;
}

static void add_cell(struct xhtml_writer *w, const struct doc_node *n)
{
    const char *tag = n->header ? "th" : "td";
    open_block(w, tag, n);
    if (n->span > 1)
        buf_printf(w->b, " colspan=\"%d\"", n->span);
    buf_add_char(w->b, '>');
    if (n->header) /* no heading may be inside */
        xhtml_add_phrasing(w, n);
    else
        add_flow(w, n);
    buf_printf(w->b, "</%s>", tag);
}

static void add_row(struct xhtml_writer *w, const struct doc_node *row)
{
    buf_add_c(w->b, "<tr>");
    for (const struct doc_node *c = row->first; c; c = c->next) {
        if (c->kind == DOC_CELL) {
            add_cell(w, c);
            continue;
        }
        buf_add_c(w->b, "<td>");
        add_any(w, c);
        buf_add_c(w->b, "</td>");
    }
    buf_add_c(w->b, "</tr>\n");
}

/* Rows and a caption; anything else goes before the table. */
static void add_table(struct xhtml_writer *w, const struct doc_node *table)
{
    const struct doc_node *caption = find_child(table, DOC_CAPTION);
    bool rows = find_child(table, DOC_ROW) != NULL;
    for (const struct doc_node *c = table->first; c; c = c->next)
        if (c->kind != DOC_ROW && (c != caption || !rows))
            add_any(w, c);
    if (!rows)
        return;
    open_block(w, "table", table);
    buf_add_c(w->b, ">\n");
    if (caption)
        add_text_block(w, "caption", caption, "");
    for (const struct doc_node *c = table->first; c; c = c->next)
        if (c->kind == DOC_ROW)
            add_row(w, c);
    buf_add_c(w->b, "</table>\n");
}

/* One caption, at the beginning or the end. */
static void add_figure(struct xhtml_writer *w, const struct doc_node *figure)
{
    const struct doc_node *caption = find_child(figure, DOC_CAPTION);
    bool above = caption && caption == figure->first;
    buf_add_c(w->b, "<figure>\n");
    if (above)
        add_text_block(w, "figcaption", caption, "");
    for (const struct doc_node *c = figure->first; c; c = c->next)
        if (c != caption)
            add_any(w, c);
    if (caption && !above)
        add_text_block(w, "figcaption", caption, "");
    buf_add_c(w->b, "</figure>\n");
}

/* ---- blocks --------------------------------------------------------------------------------- */

static void add_title(struct xhtml_writer *w, const struct doc_node *n)
{
    const char *url = w->options->url;
    w->in_link = url && url_is_openable(str_from(url));
    open_block(w, "h1", n);
    buf_add_char(w->b, '>');
    if (w->in_link)
        xhtml_open_link(w, url);
    xhtml_add_phrasing(w, n);
    buf_add_c(w->b, w->in_link ? "</a></h1>\n" : "</h1>\n");
    w->in_link = false;
}

static void add_heading(struct xhtml_writer *w, const struct doc_node *n)
{
    static const char *const headings[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    add_text_block(w, headings[n->level >= 1 && n->level <= 6 ? n->level - 1 : 1], n, "");
}

static void add_block(struct xhtml_writer *w, const struct doc_node *n)
{
    switch (n->kind) {
    case DOC_TITLE:
        add_title(w, n);
        break;
    case DOC_HEADING:
        add_heading(w, n);
        break;
    case DOC_BREADCRUMB:
    case DOC_INFO:
        add_text_block(w, "p", n, " class=\"info\"");
        break;
    case DOC_PREFORMATTED:
        add_text_block(w, "pre", n, "");
        break;
    case DOC_PARAGRAPH:
    case DOC_TERM: /* outside of its list, like the next ones */
    case DOC_CAPTION:
        add_text_block(w, "p", n, "");
        break;
    case DOC_RULE:
        buf_add_c(w->b, "<hr/>\n");
        break;
    case DOC_LIST:
        add_list(w, n);
        break;
    case DOC_DEFINITIONS:
        add_definitions(w, n);
        break;
    case DOC_TABLE:
        add_table(w, n);
        break;
    case DOC_FIGURE:
        add_figure(w, n);
        break;
    case DOC_QUOTE:
        add_flow_block(w, "blockquote", n);
        break;
    default:
        add_flow_block(w, "div", n);
    }
}

static void add_flow(struct xhtml_writer *w, const struct doc_node *n)
{
    for (const struct doc_node *c = n->first; c; c = c->next)
        add_any(w, c);
}

void xhtml_add(struct buf *b, const struct doc *doc, const struct xhtml_options *options)
{
    AUTO(doc) copy;
    AUTO(buf) text = BUF_INIT;
    struct xhtml_writer w = {.b = b, .options = options};
    export_copy_clean(&copy, doc);
    xhtml_find_anchors(&w, &copy);
    doc_add_plain(&text, copy.root);
    w.has_rtl = bidi_is_needed(buf_str(&text));
    for (const struct doc_node *c = copy.root->first; c;) {
        if (!doc_is_inline(c->kind)) {
            add_block(&w, c);
            c = c->next;
            continue;
        }
        buf_add_c(b, "<p>");
        for (; c && doc_is_inline(c->kind); c = c->next)
            xhtml_add_inline(&w, c);
        buf_add_c(b, "</p>\n");
    }
}

/* ---- languages ------------------------------------------------------------------------------ */

bool xhtml_is_language(const char *language)
{
    struct str rest = str_from(language), part;
    bool first = true, ok = language != NULL && rest.n > 0;
    while (ok && str_split(&rest, '-', &part)) {
        ok = part.n >= (first ? 2 : 1) && part.n <= (first ? 3 : 8);
        for (size_t i = 0; ok && i < part.n; i++)
            ok = ascii_alpha(part.p[i]) || (!first && ascii_digit(part.p[i]));
        first = false;
    }
    return ok;
}

void xhtml_add_language(struct buf *b, const char *language)
{
    if (xhtml_is_language(language))
        buf_printf(b, " lang=\"%s\" xml:lang=\"%s\"", language, language);
}
