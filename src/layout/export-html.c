/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/export-markup.h"

#include "model/doc-html.h"
#include "text/display/safe.h"
#include "text/url/url.h"

static struct str clean(struct doc *d, struct str s, bool lines)
{
    AUTO(buf) b = BUF_INIT;
    if (lines)
        safe_add_text(&b, s);
    else
        safe_add_line(&b, s);
    return arena_str(&d->arena, buf_str(&b));
}

static void copy_children(struct doc *d, struct doc_node *to, const struct doc_node *from,
                          bool preformatted)
{
    for (const struct doc_node *n = from->first; n; n = n->next) {
        struct doc_node *c = doc_add(d, to, n->kind);
        bool place = n->kind == DOC_ANCHOR || (n->url && n->url[0] == '#');
        bool openable = n->url && (place || url_is_openable(str_from(n->url)));
        c->text = clean(d, n->text, preformatted);
        c->url = openable ? clean(d, str_from(n->url), false).p : NULL;
        c->title = n->title ? clean(d, str_from(n->title), false).p : NULL;
        c->level = n->level;
        c->number = n->number;
        c->span = n->span;
        c->width = n->width;
        c->height = n->height;
        c->ordered = n->ordered;
        c->reversed = n->reversed;
        c->marker = n->marker;
        c->check = n->check;
        c->media = n->media;
        c->header = n->header;
        c->align = n->align;
        c->direction = n->direction;
        copy_children(d, c, n, preformatted || n->kind == DOC_PREFORMATTED);
    }
}

void export_copy_clean(struct doc *out, const struct doc *doc)
{
    doc_init(out);
    copy_children(out, out->root, doc->root, false);
}

void export_add_html(struct buf *b, const struct doc *doc)
{
    AUTO(doc) copy;
    export_copy_clean(&copy, doc);
    buf_add_c(b, "<article>\n");
    doc_add_html(b, copy.root);
    buf_add_c(b, "</article>\n");
}
