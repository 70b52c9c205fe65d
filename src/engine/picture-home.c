/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/picture-home.h"

#include "store/tree.h"
#include "text/url.h"

const char *picture_home(struct store *store, const struct article *article, int64_t source,
                         struct arena *arena)
{
    struct tree_node node;
    if (article->url) {
        return article->url;
    }
    return source && tree_get(store, source, arena, &node, NULL) ? node.url : NULL;
}

bool picture_is_allowed(const char *home, const char *url)
{
    struct str to = str_from(url);
    bool asks = url_is_fetchable(to) || url_is_file(to);
    return !asks || url_may_lead_to(str_from(home), to);
}
