/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/list-place.h"

#include "page/hints.h"

enum { PLACE_NEVER = 5, PLACE_SIDE = 50, PLACE_GOOD = 100, WRAPPER_PERCENT = 92 };

/* Parts of classes and ids that lists of links other than the main one have. */
static const struct {
    const char *word;
    unsigned char place;
} parts[] = {
    {"menu", PLACE_NEVER},       {"crumb", PLACE_NEVER},      {"friendlink", PLACE_NEVER},
    {"yqlj", PLACE_NEVER},       {"copyright", PLACE_NEVER},  {"footer", PLACE_NEVER},
    {"breadcrumb", PLACE_NEVER}, {"pagination", PLACE_NEVER}, {"navbar", PLACE_NEVER},
    {"sitemap", PLACE_NEVER},    {"dropdown", PLACE_NEVER},   {"sidebar", PLACE_SIDE},
    {"ranking", PLACE_SIDE},     {"hotnews", PLACE_SIDE},     {"related", PLACE_SIDE},
};

/* Whole words. */
static const struct {
    const char *word;
    unsigned char place;
} words[] = {
    {"nav", PLACE_NEVER},       {"links", PLACE_NEVER},    {"position", PLACE_NEVER},
    {"location", PLACE_NEVER},  {"weizhi", PLACE_NEVER},   {"dqwz", PLACE_NEVER},
    {"foot", PLACE_NEVER},      {"lang", PLACE_NEVER},     {"language", PLACE_NEVER},
    {"languages", PLACE_NEVER}, {"pager", PLACE_NEVER},    {"tags", PLACE_NEVER},
    {"hot", PLACE_SIDE},        {"rank", PLACE_SIDE},      {"side", PLACE_SIDE},
    {"aside", PLACE_SIDE},      {"recommend", PLACE_SIDE}, {"popular", PLACE_SIDE},
    {"trending", PLACE_SIDE},   {"tuijian", PLACE_SIDE},   {"share", PLACE_NEVER},
};

static bool has_word(struct str name, struct str word)
{
    for (size_t at = 0; (at = str_find_nocase(name, word, at)) != SIZE_MAX; at++) {
        size_t end = at + word.n;
        if ((at == 0 || !ascii_alpha(name.p[at - 1])) &&
            (end == name.n || !ascii_alpha(name.p[end]))) {
            return true;
        }
    }
    return false;
}

static unsigned char place_of_name(struct str name)
{
    unsigned char place = PLACE_GOOD;
    if (name.n == 0) {
        return place;
    }
    for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
        if (parts[i].place < place &&
            str_find_nocase(name, str_from(parts[i].word), 0) != SIZE_MAX) {
            place = parts[i].place;
        }
    }
    for (size_t i = 0; i < ARRAY_SIZE(words); i++) {
        if (words[i].place < place && has_word(name, str_from(words[i].word))) {
            place = words[i].place;
        }
    }
    return place;
}

static unsigned char place_of(const struct dom_node *n)
{
    if (n->tag == GUMBO_TAG_NAV || n->tag == GUMBO_TAG_FOOTER) {
        return PLACE_NEVER;
    }
    unsigned char place = place_of_name(n->classes), by_id = place_of_name(n->id);
    place = by_id < place ? by_id : place;
    unsigned hints = hints_of(n);
    if (hints & (HINT_CRUMBS | HINT_COMMENTS)) {
        return PLACE_NEVER;
    }
    return (hints & HINT_CHROME) && place > PLACE_SIDE ? PLACE_SIDE : place;
}

const unsigned char *list_places(struct dom *d, const struct anchors *links)
{
    unsigned char *places = arena_alloc(&d->arena, d->n);
    for (uint32_t i = 0; i < d->n; i++) {
        const struct dom_node *n = &d->nodes[i];
        unsigned char above = n->parent ? places[n->parent->index] : PLACE_GOOD;
        places[i] = above;
        uint32_t within = n->tag == DOM_TEXT ? 0 : anchors_within(links, i, n->end);
        bool wrapper = n->tag == GUMBO_TAG_BODY || n->tag == GUMBO_TAG_HTML ||
                       n->tag == GUMBO_TAG_MAIN || n->tag == GUMBO_TAG_ARTICLE ||
                       (uint64_t)within * 100 > (uint64_t)links->n * WRAPPER_PERCENT;
        if (within == 0 || above == PLACE_NEVER || wrapper) {
            continue;
        }
        unsigned char own = place_of(n);
        places[i] = own < above ? own : above;
    }
    return places;
}

/* ---- builds ---- */

static bool is_state(struct str word)
{
    static const char *const states[] = {"odd",  "even",   "first", "last",  "active", "current",
                                         "on",   "cur",    "left",  "right", "fl",     "fr",
                                         "hide", "hidden", "show",  "mt",    "mr",     "nomargin"};
    for (size_t i = 0; i < ARRAY_SIZE(states); i++) {
        if (str_eq_nocase(word, str_from(states[i]))) {
            return true;
        }
    }
    return false;
}

/* The classes' words without digits and states. */
static uint64_t hash_classes(struct str classes)
{
    uint64_t hash = 0;
    size_t at = 0;
    while (at < classes.n) {
        size_t start = at;
        while (at < classes.n && ascii_alpha(classes.p[at])) {
            at++;
        }
        struct str word = str_slice(classes, start, at);
        if (word.n > 1 && !is_state(word)) {
            hash = hash * 31 + str_hash(word);
        }
        at += at == start;
    }
    return hash;
}

const uint64_t *list_builds(struct dom *d)
{
    uint64_t *builds = arena_array(&d->arena, d->n, sizeof *builds);
    for (uint32_t i = 0; i < d->n; i++) {
        const struct dom_node *n = &d->nodes[i];
        if (n->tag != DOM_TEXT) {
            uint64_t above = n->parent ? builds[n->parent->index] : 0;
            builds[i] =
                above * 1099511628211u + (uint64_t)n->tag * 7919u + hash_classes(n->classes);
        }
    }
    return builds;
}
