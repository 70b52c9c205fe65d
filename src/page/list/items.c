/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/list/items.h"

#include <stdlib.h>

#include "base/mem.h"

static int compare_items(const void *x, const void *y)
{
    const struct list_item *a = x, *b = y;
    return a->link->node->index < b->link->node->index
               ? -1
               : a->link->node->index > b->link->node->index;
}

static int compare_keys(const void *x, const void *y)
{
    const struct list_item *const *a = x, *const *b = y;
    if ((*a)->link->key != (*b)->link->key)
        return (*a)->link->key < (*b)->link->key ? -1 : 1;
    return compare_items(*a, *b);
}

/* Keeps the first entry of each address, with the longest title. */
static void drop_duplicates(struct list_items *items)
{
    AUTO_FREE const struct list_item **sorted = mem_zalloc(items->n, sizeof *sorted);
    for (size_t i = 0; i < items->n; i++)
        sorted[i] = &items->v[i];
    qsort(sorted, items->n, sizeof *sorted, compare_keys);
    struct list_item *first = NULL;
    for (size_t i = 0; i < items->n; i++) {
        struct list_item *item = (struct list_item *)sorted[i];
        if (!first || item->link->key != first->link->key) {
            first = item;
            continue;
        }
        if (item->weight > first->weight)
            first->title = item->title;
        item->title.n = 0;
    }
    size_t kept = 0;
    for (size_t i = 0; i < items->n; i++)
        if (items->v[i].title.n > 0)
            items->v[kept++] = items->v[i];
    items->n = kept;
}

/* Drops links with neither date nor article address, where 80 % have one. */
static void drop_outliers(struct list_items *items)
{
    enum { PAGE = 20 };
    size_t dated = 0, addressed = 0, kept = 0;
    for (size_t i = 0; i < items->n; i++) {
        dated += items->v[i].date.written;
        addressed += items->v[i].link->article >= ANCHOR_ARTICLE;
    }
    bool by_date = dated * 10 >= items->n * 8;
    if (!by_date && addressed * 10 < items->n * 8)
        return;
    unsigned min = by_date ? ANCHOR_ARTICLE : PAGE;
    for (size_t i = 0; i < items->n; i++) {
        const struct list_item *item = &items->v[i];
        if (item->date.written || item->link->article >= min)
            items->v[kept++] = *item;
    }
    items->n = kept;
}

/* Drops undated links to other sites (advertisements, partners, profiles), where at least 80 % of
 * the entries are on the page's own. */
static void drop_foreign(struct list_items *items, struct str base)
{
    size_t own = 0, kept = 0;
    for (size_t i = 0; i < items->n; i++)
        own += page_same_site(base, items->v[i].link->url);
    if (own * 10 < items->n * 8)
        return;
    for (size_t i = 0; i < items->n; i++) {
        const struct list_item *item = &items->v[i];
        if (item->date.written || page_same_site(base, item->link->url))
            items->v[kept++] = *item;
    }
    items->n = kept;
}

/* Some systems append an ellipsis to every title: it means truncation only for the longest. */
static void drop_needless_dots(struct list_items *items)
{
    uint32_t longest = 0;
    for (size_t i = 0; i < items->n; i++) {
        if (items->v[i].cut == 0)
            return;
        longest = items->v[i].cut > longest ? items->v[i].cut : longest;
    }
    for (size_t i = 0; i < items->n; i++) {
        struct list_item *item = &items->v[i];
        if (item->cut * 4 < longest * 3)
            item->title = label_without_cut(item->title);
    }
}

void list_items_normalize(struct list_items *items, struct str base)
{
    if (items->n > 0) {
        qsort(items->v, items->n, sizeof *items->v, compare_items);
        drop_duplicates(items);
        drop_outliers(items);
        drop_foreign(items, base);
        drop_needless_dots(items);
    }
}
