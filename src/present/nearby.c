/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "present/nearby.h"

#include <string.h>

#include "model/article-doc.h"

static const struct str scheme = STR(ARTICLE_LINK_SCHEME);

const char *nearby_link(struct arena *arena, int64_t id)
{
    return arena_printf(arena, "%s%lld", scheme.p, (long long)id);
}

bool nearby_read_link(const char *url, int64_t *id)
{
    struct str s = str_from(url);
    return str_starts(s, scheme) && str_to_int64(str_slice(s, scheme.n, s.n), id) && *id > 0;
}

/* Makes the page's link to the article lead within the reader; false when it has none. */
static bool redirect(struct engine_article *a, struct link *links, size_t n,
                     const struct article_row *row)
{
    for (size_t i = 0; i < n; i++) {
        if (row->url && strcmp(links[i].url, row->url) == 0) {
            links[i] = (struct link){nearby_link(&a->arena, row->at.id),
                                     links[i].title ? links[i].title
                                                    : arena_strdup(&a->arena, row->title)};
            return true;
        }
    }
    return false;
}

void nearby_add_related(struct engine_article *a, const struct article_list *related)
{
    size_t own = a->article.n_related, n = own;
    struct link *links = arena_array(&a->arena, own + NEARBY_MAX, sizeof *links);
    for (size_t i = 0; i < own; i++)
        links[i] = a->article.related[i];
    for (size_t i = 0; i < related->n; i++) {
        const struct article_row *row = &related->rows[i];
        if (!redirect(a, links, own, row) && n < own + NEARBY_MAX) {
            links[n++] = (struct link){nearby_link(&a->arena, row->at.id),
                                       arena_strdup(&a->arena, row->title)};
        }
    }
    a->article.related = links;
    a->article.n_related = n;
}
