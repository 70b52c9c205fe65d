/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/list/place.h"

#include "page/evidence/hints.h"

enum { WRAPPER_PERCENT = 92 };

/* Substrings of class and id that reveal a secondary list of links. */
static const struct {
    const char *word;
    unsigned char place;
} parts[] = {
    {"menu", LIST_PLACE_NEVER},       {"crumb", LIST_PLACE_NEVER},
    {"friendlink", LIST_PLACE_NEVER}, {"yqlj", LIST_PLACE_NEVER},
    {"copyright", LIST_PLACE_NEVER},  {"footer", LIST_PLACE_NEVER},
    {"breadcrumb", LIST_PLACE_NEVER}, {"pagination", LIST_PLACE_NEVER},
    {"navbar", LIST_PLACE_NEVER},     {"sitemap", LIST_PLACE_NEVER},
    {"dropdown", LIST_PLACE_NEVER},   {"sidebar", LIST_PLACE_SIDE},
    {"ranking", LIST_PLACE_SIDE},     {"hotnews", LIST_PLACE_SIDE},
    {"related", LIST_PLACE_SIDE},
};

/* Whole words. */
static const struct {
    const char *word;
    unsigned char place;
} words[] = {
    {"nav", LIST_PLACE_NEVER},       {"links", LIST_PLACE_NEVER},    {"position", LIST_PLACE_NEVER},
    {"location", LIST_PLACE_NEVER},  {"weizhi", LIST_PLACE_NEVER},   {"dqwz", LIST_PLACE_NEVER},
    {"foot", LIST_PLACE_NEVER},      {"lang", LIST_PLACE_NEVER},     {"language", LIST_PLACE_NEVER},
    {"languages", LIST_PLACE_NEVER}, {"pager", LIST_PLACE_NEVER},    {"tags", LIST_PLACE_NEVER},
    {"hot", LIST_PLACE_SIDE},        {"rank", LIST_PLACE_SIDE},      {"side", LIST_PLACE_SIDE},
    {"aside", LIST_PLACE_SIDE},      {"recommend", LIST_PLACE_SIDE}, {"popular", LIST_PLACE_SIDE},
    {"trending", LIST_PLACE_SIDE},   {"tuijian", LIST_PLACE_SIDE},   {"share", LIST_PLACE_NEVER},
};

static bool has_word(struct str name, struct str word)
{
    for (size_t at = 0; (at = str_find_nocase(name, word, at)) != SIZE_MAX; at++) {
        size_t end = at + word.n;
        if ((at == 0 || !ascii_alpha(name.p[at - 1])) &&
            (end == name.n || !ascii_alpha(name.p[end])))
            return true;
    }
    return false;
}

static unsigned char place_of_name(struct str name)
{
    unsigned char place = LIST_PLACE_GOOD;
    if (name.n == 0)
        return place;
    for (size_t i = 0; i < ARRAY_SIZE(parts); i++)
        if (parts[i].place < place && str_find_nocase(name, str_from(parts[i].word), 0) != SIZE_MAX)
            place = parts[i].place;
    for (size_t i = 0; i < ARRAY_SIZE(words); i++)
        if (words[i].place < place && has_word(name, str_from(words[i].word)))
            place = words[i].place;
    return place;
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
    static const char *const states[] = {"odd",  "even",   "first", "last",  "active", "current",
                                         "on",   "cur",    "left",  "right", "fl",     "fr",
                                         "hide", "hidden", "show",  "mt",    "mr",     "nomargin"};
    for (size_t i = 0; i < ARRAY_SIZE(states); i++)
        if (str_eq_nocase(word, str_from(states[i])))
            return true;
    return false;
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
    for (uint32_t i = 0; i < d->n; i++) {
        const struct dom_node *n = &d->nodes[i];
        if (n->tag != DOM_TEXT) {
            uint64_t above = n->parent ? paths[n->parent->index] : 0;
            paths[i] = above * 1099511628211u + (uint64_t)n->tag * 7919u + hash_classes(n->classes);
        }
    }
    return paths;
}
