/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/data/article-body.h"

#include <string.h>

#include "page/doc/html-doc.h"
#include "text/utf8.h"

const char *article_body_html(const struct stored_article *a, bool page_text)
{
    const char *given = a->article.content ? a->article.content : a->article.summary;
    if (page_text)
        return a->page_content ? a->page_content : given;
    return given ? given : a->page_content;
}

static void add_lead(struct doc *d, const char *url)
{
    struct doc_node *text = d->root->first, *last = d->root->last;
    d->root->first = d->root->last = NULL;
    struct doc_node *figure = doc_add(d, d->root, DOC_FIGURE);
    doc_add(d, figure, DOC_IMAGE)->url = arena_strdup(&d->arena, url);
    figure->next = text;
    d->root->last = text ? last : figure;
}

/* Cuts HTML to ARTICLE_MAX_BYTES, outside of tags and characters. */
static struct str truncate_html(struct str html)
{
    if (html.n <= ARTICLE_MAX_BYTES)
        return html;
    size_t end = utf8_start(html, ARTICLE_MAX_BYTES);
    const char *opens = memrchr(html.p, '<', end), *closes = memrchr(html.p, '>', end);
    return str_slice(html, 0,
                     opens && (!closes || closes < opens) ? (size_t)(opens - html.p) : end);
}

bool article_body_read(struct doc *out, const char *html, const struct article *a, struct error *e)
{
    doc_init(out);
    if (html && !html_doc_add(out, out->root, truncate_html(str_from(html)), a->url, e))
        return false;
    doc_number(out);
    if (out->n_images == 0 && a->image && a->image[0]) {
        add_lead(out, a->image);
        doc_number(out);
    }
    return true;
}
