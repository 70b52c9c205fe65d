/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/doc/html-doc.h"

#include "page/doc/block.h"
#include "page/doc/caption.h"
#include "page/doc/code.h"
#include "page/doc/embedded.h"
#include "page/doc/form.h"
#include "page/doc/inline.h"
#include "page/doc/walk.h"
#include "text/markup/markup.h"

/* ---- walk ---- */

/* Metadata and scripts, except for MathJax's formulas. */
static bool is_silent(const struct dom_node *n)
{
    switch (n->tag) {
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_META:
    case GUMBO_TAG_LINK:
    case GUMBO_TAG_BASE:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_PARAM:
    case GUMBO_TAG_RP:
        return true;
    case GUMBO_TAG_SCRIPT:
        return !str_starts_nocase(dom_attr(n, "type"), STR("math/tex"));
    case GUMBO_TAG_SOURCE: /* read with its video or picture */
        return n->parent &&
               (n->parent->tag == GUMBO_TAG_VIDEO || n->parent->tag == GUMBO_TAG_AUDIO ||
                str_eq(n->parent->name, STR("picture")));
    default:
        return false;
    }
}

/* Footnotes may be hidden until a script shows them. */
static bool is_footnote(const struct dom_node *n)
{
    struct str role = dom_attr(n, "role");
    return dom_has_word(role, STR("doc-footnote")) || dom_has_word(role, STR("doc-endnotes")) ||
           str_has(n->classes, STR("footnote"));
}

/* Rendering of a formula by KaTeX or MathJax, which duplicates its source. A block with the class
 * "mathjax" only requests rendering. */
static bool is_rendered_formula(const struct dom_node *n)
{
    return n->tag != GUMBO_TAG_UNKNOWN && n->classes.n > 0 && !dom_is_block(n) &&
           (dom_has_word(n->classes, STR("katex-html")) ||
            dom_has_word(n->classes, STR("MathJax_Preview")) ||
            dom_has_word(n->classes, STR("MathJax_SVG")) ||
            dom_has_word(n->classes, STR("MathJax_CHTML")) ||
            dom_has_word(n->classes, STR("MathJax")));
}

static void add_anchor(struct html_walk *w, const struct dom_node *n)
{
    struct str name = html_anchors_place(&w->anchors, n);
    if (name.p)
        builder_anchor(&w->b, arena_strndup(&w->b.doc->arena, name.p, name.n));
}

static void walk_element(struct html_walk *w, const struct dom_node *n)
{
    if (n->tag == GUMBO_TAG_BR) {
        builder_break(&w->b);
    } else if (n->tag == GUMBO_TAG_WBR) {
        builder_may_break(&w->b);
    } else if (n->tag == GUMBO_TAG_IMG) {
        html_walk_image(w, n);
        html_walk_source(w, n);
    } else if (!html_is_drawn_link(n) && html_walk_embedded(w, n)) {
        return;
    } else if (html_walk_form(w, n)) {
        html_walk_source(w, n);
    } else if (w->space == HTML_SPACE_KEEP && html_is_code_block(n) &&
               w->b.style.kind == DOC_PARAGRAPH) {
        html_walk_text_block(w, n, DOC_PREFORMATTED, 0);
    } else if (dom_is_block(n)) {
        html_walk_block(w, n);
    } else if (n->tag == GUMBO_TAG_SPAN && html_is_caption(w->dom, n) && !w->b.text_block) {
        html_walk_text_block(w, n, DOC_CAPTION, 0);
    } else {
        if (!html_walk_inline(w, n))
            html_walk_children(w, n);
        html_walk_source(w, n);
    }
}

static void walk_node(struct html_walk *w, const struct dom_node *n)
{
    if (w->dropped && w->dropped[n->index])
        return;
    if (n->tag == DOM_TEXT) {
        html_walk_text(w, n->text);
        return;
    }
    if (is_silent(n) || (!w->dropped && dom_is_hidden(n) && !is_footnote(n)) ||
        is_rendered_formula(n) || html_is_gutter(n))
        return;
    enum html_space outer = w->space, own = html_style_space(n);
    w->space = own == HTML_SPACE_SAME ? outer : own;
    add_anchor(w, n);
    walk_element(w, n);
    w->space = outer;
}

/* ---- entry points ---- */

/* Tidies a separate tree before appending its children, to leave existing ones unchanged. */
static void graft(struct doc_node *parent, struct doc_node *from)
{
    builder_tidy(from);
    for (struct doc_node *n = from->first; n; n = n->next)
        n->parent = parent;
    if (from->first) {
        if (parent->last)
            parent->last->next = from->first;
        else
            parent->first = from->first;
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
    struct html_walk w = {.walk = walk_node, .dom = dom, .dropped = dropped, .base_url = base_url};
    builder_init(&w.b, d, root);
    html_anchors_init(&w.anchors, top, dropped, base_url);
    walk_node(&w, top);
    html_anchors_fini(&w.anchors);
    builder_fini(&w.b);
    graft(parent, root);
}

static bool is_name_char(struct str s, size_t at)
{
    char c = s.p[at];
    bool prefix = c == ':' && at + 1 < s.n && ascii_alpha(s.p[at + 1]);
    return ascii_alnum(c) || c == '-' || prefix;
}

/* True for a tag, an end tag or a comment, but not "<3", "<a@b.example>" or "<https://…>". */
static bool begins_markup(struct str s)
{
    size_t at = 1 + (s.n > 1 && s.p[1] == '/'), name = at;
    while (at < s.n && is_name_char(s, at))
        at++;
    bool ends = at < s.n && (ascii_space(s.p[at]) || s.p[at] == '/' || s.p[at] == '>');
    return str_starts(s, STR("<!")) || (at > name && ascii_alpha(s.p[name]) && ends);
}

static bool has_markup(struct str s)
{
    for (size_t at = 0; (at = str_find_char(s, '<', at)) != SIZE_MAX; at++)
        if (begins_markup(str_slice(s, at, s.n)))
            return true;
    return false;
}

/* Preserves lines; empty lines separate paragraphs. */
static void add_plain_text(struct doc *d, struct doc_node *parent, struct str text,
                           const char *base_url)
{
    struct doc_node *root = ARENA_NEW(&d->arena, struct doc_node);
    root->kind = DOC_ROOT;
    root->parent = parent;
    struct html_walk w = {.walk = walk_node, .base_url = base_url, .space = HTML_SPACE_LINES};
    builder_init(&w.b, d, root);
    AUTO(buf) decoded = BUF_INIT;
    markup_add_decoded(&decoded, text);
    html_walk_text(&w, buf_str(&decoded));
    builder_fini(&w.b);
    graft(parent, root);
}

bool html_doc_add(struct doc *d, struct doc_node *parent, struct str html, const char *base_url,
                  struct error *e)
{
    if (!has_markup(html)) {
        if (html.n > DOM_MAX_BYTES)
            return error_set(e, ERROR_LIMIT, 0, "a text of more than %d MiB", DOM_MAX_BYTES >> 20);
        add_plain_text(d, parent, html, base_url);
        return true;
    }
    AUTO(dom) dom = {0};
    if (!dom_parse(&dom, html, e))
        return false;
    /* From the root, since the parser may move leading elements into the head. */
    html_doc_add_node(d, parent, &dom, dom.nodes, NULL, base_url);
    return true;
}
