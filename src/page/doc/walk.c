/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/doc/walk.h"

#include "text/url/url.h"

enum { MAX_NESTED = 2 };

const char *html_resolve(struct html_walk *w, struct str reference)
{
    AUTO(buf) b = BUF_INIT;
    if (!w->base_url && str_starts(reference, STR("//")))
        buf_add_c(&b, "https:");
    url_resolve(&b, str_from(w->base_url), reference);
    const char *url = NULL;
    struct str found = buf_str(&b), base = str_from(w->base_url);
    if (b.n > 0 && (url_is_openable(found) || url_is_between_files(base, found) || !w->base_url))
        url = arena_strndup(&w->b.doc->arena, b.p, b.n);
    return url;
}

void html_walk_node(struct html_walk *w, const struct dom_node *n)
{
    w->walk(w, n);
}

void html_walk_children(struct html_walk *w, const struct dom_node *n)
{
    for (const struct dom_node *c = n->first; c; c = c->next)
        html_walk_node(w, c);
}

void html_walk_markup(struct html_walk *w, struct str html)
{
    AUTO(dom) dom = {0};
    if (str_trim(html).n == 0 || w->nested == MAX_NESTED || !dom_parse(&dom, html, NULL))
        return;
    const struct dom *outer = w->dom;
    const unsigned char *dropped = w->dropped;
    w->dom = &dom;
    w->dropped = NULL;
    w->nested++;
    html_walk_children(w, dom.body);
    w->nested--;
    w->dropped = dropped;
    w->dom = outer;
}
