/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/list/place.h"

#include "page/evidence/hints.h"

enum { WRAPPER_PERCENT = 92 };

/* Place by class or id: names with such a part, or word, are those of secondary lists of links. */
static unsigned char place_of_name(struct str name)
{
    static const char menu_parts[] = "menu|crumb|friendlink|yqlj|copyright|footer|breadcrumb|"
                                     "pagination|navbar|sitemap|dropdown";
    static const char menu_words[] = "nav|links|position|location|weizhi|dqwz|foot|lang|language|"
                                     "languages|pager|tags|share";
    static const char side_words[] = "hot|rank|side|aside|recommend|popular|trending|tuijian";
    if (str_any(str_has_nocase, name, menu_parts) || str_any(str_has_word, name, menu_words))
        return LIST_PLACE_NEVER;
    bool side = str_any(str_has_nocase, name, "sidebar|ranking|hotnews|related") ||
                str_any(str_has_word, name, side_words);
    return side ? LIST_PLACE_SIDE : LIST_PLACE_GOOD;
}

static unsigned char place_of(const struct dom_node *n)
{
    if (n->tag == GUMBO_TAG_NAV || n->tag == GUMBO_TAG_FOOTER)
        return LIST_PLACE_NEVER;
    unsigned char place = place_of_name(n->classes), by_id = place_of_name(n->id);
    place = by_id < place ? by_id : place;
    unsigned hints = hints_of(n);
    if (hints & (HINT_CRUMBS | HINT_COMMENTS))
        return LIST_PLACE_NEVER;
    bool chrome = (hints & (HINT_CHROME | HINT_WEAK)) != 0;
    return chrome && place > LIST_PLACE_SIDE ? LIST_PLACE_SIDE : place;
}

const unsigned char *list_places(struct dom *d, const struct anchors *links)
{
    unsigned char *places = arena_alloc(&d->arena, d->n);
    for (uint32_t i = 0; i < d->n; i++) {
        const struct dom_node *n = &d->nodes[i];
        unsigned char above = n->parent ? places[n->parent->index] : LIST_PLACE_GOOD;
        places[i] = above;
        uint32_t within = n->tag == DOM_TEXT ? 0 : anchors_within(links, i, n->end);
        bool wrapper = n->tag == GUMBO_TAG_BODY || n->tag == GUMBO_TAG_HTML ||
                       n->tag == GUMBO_TAG_MAIN || n->tag == GUMBO_TAG_ARTICLE ||
                       (uint64_t)within * 100 > (uint64_t)links->n * WRAPPER_PERCENT;
        if (within == 0 || above == LIST_PLACE_NEVER || wrapper)
            continue;
        unsigned char own = place_of(n);
        places[i] = own < above ? own : above;
    }
    return places;
}

/* ---- path ---- */

static bool is_state(struct str word)
{
    static const char states[] = "odd|even|first|last|active|current|on|cur|left|right|fl|fr|hide|"
                                 "hidden|show|mt|mr|nomargin";
    return str_any(str_eq_nocase, word, states);
}

/* Hash of the class names without digits and states. */
static uint64_t hash_classes(struct str classes)
{
    uint64_t hash = 0;
    size_t at = 0;
    while (at < classes.n) {
        size_t start = at;
        while (at < classes.n && ascii_alpha(classes.p[at]))
            at++;
        struct str word = str_slice(classes, start, at);
        if (word.n > 1 && !is_state(word))
            hash = hash * 31 + str_hash(word);
        at += at == start;
    }
    return hash;
}

const uint64_t *list_paths(struct dom *d)
{
    uint64_t *paths = arena_array(&d->arena, d->n, sizeof *paths);
    for (const struct dom_node *n = d->nodes; n < dom_end(d); n++) {
        if (n->tag != DOM_TEXT) {
            uint64_t above = n->parent ? paths[n->parent->index] : 0;
            paths[n->index] =
                above * 1099511628211u + (uint64_t)n->tag * 7919u + hash_classes(n->classes);
        }
    }
    return paths;
}
