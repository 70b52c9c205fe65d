/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "share/xhtml-internal.h"
#include "text/markup/markup.h"

/* ---- link targets --------------------------------------------------------------------------- */

static int compare_names(const void *a, const void *b)
{
    const struct doc_node *const *x = a, *const *y = b;
    return strcmp((*x)->url, (*y)->url);
}

/* The merge sort of glibc's qsort() is stable, but not every one is: the number says which of equal
 * names is first. */
static int compare_anchors(const void *a, const void *b)
{
    const struct doc_node *const *x = a, *const *y = b;
    int order = compare_names(a, b);
    return order != 0 ? order : (*x)->number - (*y)->number;
}

void xhtml_find_anchors(struct xhtml_writer *w, struct doc *doc)
{
    size_t n = 0, kept = 0;
    for (struct doc_node *c = doc->root; c; c = doc_next(doc->root, c))
        n += c->kind == DOC_ANCHOR && c->url;
    w->anchors = arena_array(&doc->arena, n, sizeof *w->anchors);
    n = 0;
    for (struct doc_node *c = doc->root; c; c = doc_next(doc->root, c)) {
        if (c->kind == DOC_ANCHOR && c->url) {
            w->anchors[n] = c;
            c->number = (int)n++;
        }
    }
    if (n > 0)
        qsort(w->anchors, n, sizeof *w->anchors, compare_anchors);
    for (size_t i = 0; i < n; i++)
        if (kept == 0 || compare_names(&w->anchors[i], &w->anchors[kept - 1]) != 0)
            w->anchors[kept++] = w->anchors[i];
    w->n_anchors = kept;
}

/* First anchor of a name; NULL: none. */
static const struct doc_node *find_anchor(const struct xhtml_writer *w, const char *name)
{
    const struct doc_node wanted = {.url = name}, *key = &wanted;
    const struct doc_node **found = w->n_anchors > 0 ? bsearch(&key, w->anchors, w->n_anchors,
                                                               sizeof *w->anchors, compare_names)
                                                     : NULL;
    return found ? *found : NULL;
}

static void add_id(struct xhtml_writer *w, const struct doc_node *anchor)
{
    buf_printf(w->b, "a%lld-%d", (long long)w->options->article, anchor->number);
}

static void add_anchor(struct xhtml_writer *w, const struct doc_node *n)
{
    if (n->url && find_anchor(w, n->url) == n) {
        buf_add_c(w->b, "<span id=\"");
        add_id(w, n);
        buf_add_c(w->b, "\"></span>");
    }
}

/* ---- addresses ------------------------------------------------------------------------------ */

/* Brackets are legal around an IPv6 address only: the first "[" after "//", and its end. */
static bool is_bracket_of_host(struct str url, size_t at)
{
    size_t host = str_find(url, STR("//["), 0);
    return host != SIZE_MAX && host == str_find(url, STR("//"), 0) &&
           (at == host + 2 || at == str_find_char(url, ']', host));
}

void xhtml_add_url(struct buf *b, const char *url)
{
    struct str s = str_from(url);
    bool fragment = false;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        bool legal = ascii_alnum(c) || strchr("-._~:/?@!$&'()*+,;=", c);
        if (c == '%') {
            legal = i + 2 < s.n && ascii_hex(s.p[i + 1]) >= 0 && ascii_hex(s.p[i + 2]) >= 0;
        } else if (c == '#') {
            legal = !fragment;
            fragment = true;
        } else if (c == '[' || c == ']') {
            legal = is_bracket_of_host(s, i);
        }
        if (!legal)
            buf_printf(b, "%%%02X", (unsigned char)c);
        else
            markup_add_escaped(b, (struct str){&s.p[i], 1});
    }
}

void xhtml_open_link(struct xhtml_writer *w, const char *url)
{
    buf_add_c(w->b, "<a href=\"");
    xhtml_add_url(w->b, url);
    buf_add_c(w->b, "\">");
}

static void add_link(struct xhtml_writer *w, const struct doc_node *n)
{
    bool inside = n->url && n->url[0] == '#', outer = w->in_link;
    const struct doc_node *anchor = inside ? find_anchor(w, n->url + 1) : NULL;
    bool links = !outer && (inside ? anchor != NULL : n->url != NULL);
    if (links && anchor) {
        buf_add_c(w->b, "<a href=\"#");
        add_id(w, anchor);
        buf_add_c(w->b, "\">");
    } else if (links) {
        xhtml_open_link(w, n->url);
    }
    w->in_link = outer || links;
    if (n->media != DOC_MEDIA_NONE) {
        const char *label = w->options->labels->media_labels[n->media];
        buf_printf(w->b, "%s: ", label ? label : doc_media_name(n->media));
    }
    xhtml_add_phrasing(w, n);
    w->in_link = outer;
    buf_add_c(w->b, links ? "</a>" : "");
}

static void add_missing_image(struct xhtml_writer *w, const struct doc_node *n)
{
    const char *label = w->options->labels->image_label;
    bool links = n->url && !w->in_link;
    if (links)
        xhtml_open_link(w, n->url);
    buf_printf(w->b, "[%s%s", label ? label : "image", n->text.n > 0 ? ": " : "");
    markup_add_escaped(w->b, n->text);
    buf_add_c(w->b, links ? "]</a>" : "]");
}

static void add_image(struct xhtml_writer *w, const struct doc_node *n)
{
    const struct xhtml_options *o = w->options;
    size_t start = w->b->n;
    buf_add_c(w->b, "<img alt=\"");
    markup_add_escaped(w->b, n->text);
    buf_add_c(w->b, "\" src=\"");
    if (o->add_source && o->add_source(o->context, w->b, n->number)) {
        buf_add_c(w->b, "\"/>");
    } else {
        buf_truncate(w->b, start);
        add_missing_image(w, n);
    }
}

/* ---- inlines -------------------------------------------------------------------------------- */

/* A ruby element needs a base before its annotation, and none nests. */
static bool is_ruby(const struct doc_node *n)
{
    int texts = 0;
    for (const struct doc_node *c = n->first; c; c = c->next)
        texts += c->kind == DOC_RUBY_TEXT;
    return texts == 1 && n->last->kind == DOC_RUBY_TEXT && n->first != n->last;
}

static void add_ruby(struct xhtml_writer *w, const struct doc_node *n)
{
    if (w->in_ruby || !is_ruby(n)) {
        xhtml_add_phrasing(w, n);
        return;
    }
    w->in_ruby = true;
    buf_add_c(w->b, "<ruby>");
    for (const struct doc_node *c = n->first; c != n->last; c = c->next)
        xhtml_add_inline(w, c);
    buf_add_c(w->b, "<rt>");
    xhtml_add_phrasing(w, n->last);
    buf_add_c(w->b, "</rt></ruby>");
    w->in_ruby = false;
}

static void add_abbreviation(struct xhtml_writer *w, const struct doc_node *n)
{
    buf_add_c(w->b, "<abbr");
    if (n->title) {
        buf_add_c(w->b, " title=\"");
        markup_add_escaped(w->b, str_from(n->title));
        buf_add_char(w->b, '"');
    }
    buf_add_char(w->b, '>');
    xhtml_add_phrasing(w, n);
    buf_add_c(w->b, "</abbr>");
}

void xhtml_add_inline(struct xhtml_writer *w, const struct doc_node *n)
{
    static const char *const tags[] = {
        [DOC_EMPHASIS] = "em", [DOC_STRONG] = "strong", [DOC_UNDERLINE] = "u",
        [DOC_STRUCK] = "s",    [DOC_MARKED] = "mark",   [DOC_SMALL] = "small",
        [DOC_CODE] = "code",   [DOC_SUB] = "sub",       [DOC_SUP] = "sup",
    };
    const char *tag = n->kind < ARRAY_SIZE(tags) ? tags[n->kind] : NULL;
    switch (n->kind) {
    case DOC_TEXT:
        markup_add_escaped(w->b, n->text);
        break;
    case DOC_LINE_BREAK:
        buf_add_c(w->b, "<br/>");
        break;
    case DOC_LINK:
        add_link(w, n);
        break;
    case DOC_IMAGE:
        add_image(w, n);
        break;
    case DOC_ANCHOR:
        add_anchor(w, n);
        break;
    case DOC_RUBY:
        add_ruby(w, n);
        break;
    case DOC_ABBREVIATION:
        add_abbreviation(w, n);
        break;
    default:
        if (tag)
            buf_printf(w->b, "<%s>", tag);
        xhtml_add_phrasing(w, n);
        if (tag)
            buf_printf(w->b, "</%s>", tag);
    }
}

void xhtml_add_phrasing(struct xhtml_writer *w, const struct doc_node *n)
{
    for (const struct doc_node *c = n->first; c; c = c->next) {
        xhtml_add_inline(w, c);
        buf_add_c(w->b, c->next && !doc_is_inline(c->kind) ? " " : "");
    }
}
