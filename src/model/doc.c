/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/doc.h"

#include "base/buf.h"
#include "text/display/break.h"

void doc_init(struct doc *d)
{
    *d = (struct doc){0};
    d->root = ARENA_NEW(&d->arena, struct doc_node);
    d->root->kind = DOC_ROOT;
}

struct doc_node *doc_add(struct doc *d, struct doc_node *parent, enum doc_kind kind)
{
    struct doc_node *n = ARENA_NEW(&d->arena, struct doc_node);
    n->kind = kind;
    n->span = 1;
    n->parent = parent;
    if (parent->last)
        parent->last->next = n;
    else
        parent->first = n;
    parent->last = n;
    return n;
}

struct doc_node *doc_add_text(struct doc *d, struct doc_node *parent, struct str text)
{
    struct doc_node *n = doc_add(d, parent, DOC_TEXT);
    n->text = arena_str(&d->arena, text);
    return n;
}

static const char *const media_names[DOC_MEDIA_COUNT] = {
    [DOC_MEDIA_NONE] = "",         [DOC_MEDIA_VIDEO] = "video", [DOC_MEDIA_AUDIO] = "audio",
    [DOC_MEDIA_EMBED] = "embed",   [DOC_MEDIA_FILE] = "file",   [DOC_MEDIA_FORM] = "form",
    [DOC_MEDIA_SOURCE] = "source",
};

const char *doc_media_name(enum doc_media media)
{
    return media_names[media];
}

enum doc_media doc_media_find(struct str name)
{
    int media = DOC_MEDIA_COUNT - 1;
    while (media > DOC_MEDIA_NONE && !str_eq(name, str_from(media_names[media])))
        media--;
    return (enum doc_media)media;
}

int doc_list_start(const struct doc_node *list)
{
    return list->reversed ? list->level + 1 : list->level - 1;
}

int doc_item_number(const struct doc_node *list, const struct doc_node *item, int before)
{
    if (item->ordered)
        return item->level;
    return list->reversed ? before - 1 : before + 1;
}

struct doc_node *doc_next(const struct doc_node *top, struct doc_node *n)
{
    if (n->first)
        return n->first;
    while (n != top && !n->next)
        n = n->parent;
    return n == top ? NULL : n->next;
}

static size_t collect(struct doc *d, enum doc_kind kind, struct doc_node ***table)
{
    size_t count = 0;
    for (struct doc_node *n = d->root; n; n = doc_next(d->root, n))
        count += n->kind == kind;
    *table = arena_array(&d->arena, count, sizeof **table);
    size_t i = 0;
    for (struct doc_node *n = d->root; n; n = doc_next(d->root, n)) {
        if (n->kind == kind) {
            (*table)[i++] = n;
            n->number = (int)i;
        }
    }
    return count;
}

void doc_hide_own(struct doc *d, struct doc_node **at)
{
    *at = NULL;
    for (struct doc_node *n = d->root->first; d->own && n; n = n->next) {
        if (n->next == d->own) {
            *at = n;
            n->next = d->own->next;
        }
    }
}

void doc_show_own(struct doc *d, struct doc_node *at)
{
    if (at)
        at->next = d->own;
}

void doc_number(struct doc *d)
{
    d->n_links = collect(d, DOC_LINK, &d->links);
    d->n_images = collect(d, DOC_IMAGE, &d->images);
}

void doc_add_plain(struct buf *b, const struct doc_node *top)
{
    size_t start = b->n;
    for (struct doc_node *n = (struct doc_node *)top; n; n = doc_next(top, n))
        if (n->kind == DOC_TEXT)
            text_add_without_soft_breaks(b, n->text);
        else if ((n->kind == DOC_LINE_BREAK || !doc_is_inline(n->kind)) && b->n > start &&
                 b->p[b->n - 1] != '\n')
            buf_add_char(b, '\n');
}
