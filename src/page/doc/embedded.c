/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Videos, audio, frames, files, drawings and formulas: a link, and the fallback content. */
#include "page/doc/embedded.h"

#include "page/doc/embed.h"
#include "page/doc/math.h"
#include "page/evidence/media.h"

enum {
    MAX_CITED_NODES = 2000, /* searched for a link to the source */
    MAX_NAME = 200,
};

static bool is_inline_media(enum doc_media kind)
{
    return kind == DOC_MEDIA_AUDIO || kind == DOC_MEDIA_SOURCE || kind == DOC_MEDIA_FORM;
}

/* Absolute address, for known players that of their page. */
static const char *page_of(struct html_walk *w, struct str reference)
{
    const char *url = html_resolve(w, reference);
    if (!url)
        return NULL;
    AUTO(buf) page = BUF_INIT;
    html_embed_add_page(&page, str_from(url));
    return arena_strndup(&w->b.doc->arena, page.p, page.n);
}

static void add_link(struct html_walk *w, const struct html_media *m, const char *url)
{
    AUTO(buf) name = BUF_INIT;
    enum doc_media known = html_embed_kind(str_from(url)), kind = m->kind;
    if (known != DOC_MEDIA_NONE && (kind == DOC_MEDIA_EMBED || kind == DOC_MEDIA_FILE))
        kind = known;
    bool own_line = !is_inline_media(kind) && w->b.style.kind == DOC_PARAGRAPH;
    html_embed_add_name(&name, str_from(url));
    if (own_line)
        builder_end_text(&w->b);
    else
        builder_text(&w->b, STR(" "));
    bool open = builder_push(&w->b, DOC_LINK, url, NULL);
    if (open)
        w->b.inlines[w->b.n_inlines - 1].media = kind;
    builder_text(&w->b, m->title.n > 0 ? m->title : buf_str(&name));
    if (open)
        builder_pop(&w->b);
    if (own_line)
        builder_end_text(&w->b);
    else
        builder_text(&w->b, STR(" "));
}

/* Adds a link or image for the element, unless it repeats the last address. */
static void add_media(struct html_walk *w, const struct html_media *m)
{
    const char *poster = m->poster.p ? html_resolve(w, m->poster) : NULL;
    const char *url = m->url.p ? page_of(w, m->url) : NULL;
    struct builder_suspended outer = builder_suspend_link(&w->b);
    bool shown = url && (!w->media || !str_eq(str_from(url), str_from(w->media)));
    if (poster)
        builder_image(&w->b, poster, STR(""), 0, 0);
    if (shown && m->image)
        builder_image(&w->b, url, m->title, 0, 0);
    else if (shown)
        add_link(w, m, url);
    else if (!url)
        builder_text(&w->b, m->title);
    w->media = shown ? url : w->media;
    builder_resume(&w->b, &outer);
}

/* Fallback content; of a notice about missing browser support, only links and media. */
static void walk_fallback(struct html_walk *w, const struct dom_node *n)
{
    if (!html_is_browser_notice(n)) {
        html_walk_children(w, n);
        return;
    }
    for (const struct dom_node *c = n + 1; c < dom_after(n); c++) {
        if (c->tag == GUMBO_TAG_A && html_address_is_usable(dom_attr(c, "href"))) {
            const char *url = page_of(w, dom_attr(c, "href"));
            if (url && (!w->media || !str_eq(str_from(url), str_from(w->media))))
                html_walk_node(w, c);
            c = dom_after(c) - 1;
        } else if (html_is_media(c) || c->tag == GUMBO_TAG_TRACK) {
            html_walk_node(w, c);
            c = dom_after(c) - 1;
        }
    }
}

/* Elements whose content the parser returns as text. */
static void walk_raw(struct html_walk *w, const struct dom_node *n)
{
    for (const struct dom_node *c = n->first; c; c = c->next)
        if (c->tag == DOM_TEXT && !html_is_browser_notice(n))
            html_walk_markup(w, c->text);
}

static void walk_formula(struct html_walk *w, const struct dom_node *math)
{
    AUTO(buf) line = BUF_INIT;
    bool apart =
        str_eq_nocase(dom_attr(math, "display"), STR("block")) && w->b.style.kind == DOC_PARAGRAPH;
    html_add_formula(&line, math);
    if (apart)
        builder_end_text(&w->b);
    builder_text(&w->b, buf_str(&line));
    if (apart)
        builder_end_text(&w->b);
}

/* Texts of an SVG drawing, separated by spaces; its title only if it is not aria-hidden. */
static void walk_drawing(struct html_walk *w, const struct dom_node *svg)
{
    static const char unseen[] =
        "style|script|defs|metadata|symbol|clippath|mask|lineargradient|pattern|use";
    bool decoration = str_eq_nocase(dom_attr(svg, "aria-hidden"), STR("true"));
    for (const struct dom_node *c = svg->first; c; c = c->next) {
        struct str name = c->tag == DOM_TEXT ? STR("") : c->name;
        bool seen = !(decoration && str_eq(name, STR("title"))) && !str_any(str_eq, name, unseen);
        if (str_eq(name, STR("g"))) {
            walk_drawing(w, c);
        } else if (seen) {
            builder_text(&w->b, STR(" "));
            html_walk_node(w, c);
            builder_text(&w->b, STR(" "));
        }
    }
}

/* True when the element already links to `cite`. */
static bool shows_source(const struct html_walk *w, const struct dom_node *n, struct str cite)
{
    uint32_t end = n->end - n->index < MAX_CITED_NODES ? n->end : n->index + MAX_CITED_NODES;
    for (const struct dom_node *c = n + 1; c < &w->dom->nodes[end]; c++)
        if (c->tag == GUMBO_TAG_A && str_eq(str_trim(dom_attr(c, "href")), cite))
            return true;
    return false;
}

static void walk_content(struct html_walk *w, const struct dom_node *n)
{
    switch (n->tag) {
    case GUMBO_TAG_IFRAME:
        html_walk_markup(w, dom_attr(n, "srcdoc"));
        walk_raw(w, n);
        break;
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_NOEMBED:
        walk_raw(w, n);
        break;
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_APPLET:
    case GUMBO_TAG_CANVAS:
        walk_fallback(w, n);
        break;
    case GUMBO_TAG_MATH:
        walk_formula(w, n);
        break;
    case GUMBO_TAG_SVG:
        walk_drawing(w, n);
        break;
    default:
        html_walk_children(w, n);
    }
}

/* html_image_read() has used the noscript after a lazy image. */
static bool is_image_fallback(const struct dom_node *noscript)
{
    const struct dom_node *before = noscript->previous;
    while (before && before->tag == DOM_TEXT && str_trim(before->text).n == 0)
        before = before->previous;
    return before && before->tag == GUMBO_TAG_IMG;
}

/* Link to the same file that is the element's only fallback content; NULL for any other. */
static const struct dom_node *fallback_link(const struct dom_node *n, const struct html_media *m)
{
    const struct dom_node *a = dom_find_tag(n, GUMBO_TAG_A);
    if (!a || !str_eq(str_trim(dom_attr(a, "href")), m->url))
        return NULL;
    AUTO(buf) all = BUF_INIT, linked = BUF_INIT;
    for (const struct dom_node *c = n->first; c && all.n <= MAX_NAME; c = c->next)
        dom_add_text(&all, c, MAX_NAME);
    dom_add_text(&linked, a, MAX_NAME);
    bool same = str_eq(str_trim(buf_str(&all)), buf_str(&linked));
    return same ? a : NULL;
}

/* An element without title takes the text of its fallback link. */
static void add_named(struct html_walk *w, struct html_media *m, const struct dom_node *link)
{
    AUTO(buf) name = BUF_INIT;
    if (link && m->title.n == 0) {
        dom_add_text(&name, link, MAX_NAME);
        m->title = buf_str(&name);
    }
    add_media(w, m);
}

bool html_walk_embedded(struct html_walk *w, const struct dom_node *n)
{
    struct html_media m;
    bool raw = n->tag == GUMBO_TAG_NOFRAMES || n->tag == GUMBO_TAG_NOEMBED ||
               n->tag == GUMBO_TAG_NOSCRIPT || n->tag == GUMBO_TAG_CANVAS;
    bool has_media = html_media_read(n, &w->b.doc->arena, &m);
    if (n->tag == GUMBO_TAG_NOSCRIPT && is_image_fallback(n))
        return true;
    if (!has_media || m.kind == DOC_MEDIA_SOURCE || m.kind == DOC_MEDIA_FORM) {
        if (raw || html_is_media(n))
            walk_content(w, n);
        return raw || html_is_media(n);
    }
    const struct dom_node *link = fallback_link(n, &m);
    add_named(w, &m, link);
    if (!link)
        walk_content(w, n);
    return true;
}

void html_walk_source(struct html_walk *w, const struct dom_node *n)
{
    struct html_media m;
    bool cites = n->n_attrs > 0 && html_media_read(n, &w->b.doc->arena, &m) &&
                 (m.kind == DOC_MEDIA_SOURCE || m.kind == DOC_MEDIA_FORM);
    if (cites && !shows_source(w, n, m.url)) {
        m.title = STR("");
        add_media(w, &m);
    }
}
