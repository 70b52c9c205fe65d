/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/body/entries.h"

enum {
    ENTRIES = 4,
    MAX_LONGEST_SHARE = 40, /* percent of all entries' text in a single one */
    MIN_ENTRY = 25,         /* mean weight */
    MAX_LINKED_SHARE = 95,  /* percent of linked text, without pictures or paragraphs */
    PARAGRAPH = 80,         /* mean weight of entries that are links as a whole */
    MIN_INSIDE_SHARE = 80,  /* percent of the article within entries, to be one of them */
    MIN_LEADING_SHARE = 80, /* percent of entries with links */
    MIN_BESIDE_SHARE = 150, /* entries' text in percent of the article's, beside it */
    MIN_AROUND_SHARE = 200, /* the same, around it */
};

/* Index of the node that completes half of the article's text. */
static uint32_t find_middle(const struct body *article, const uint32_t *weights)
{
    const struct dom_node *n = article->top;
    uint32_t passed = 0;
    for (bool inside = true; inside;) {
        inside = false;
        for (const struct dom_node *s = n->first; s && !inside; s = s->next) {
            uint32_t weight =
                s->tag == DOM_TEXT || article->dropped[s->index] ? 0 : weights[s->index];
            if ((passed + weight) * 2 > article->weight) {
                n = s;
                inside = true;
            } else {
                passed += weight;
            }
        }
    }
    return n->index;
}

/* True for blocks with different texts and links. Beside an article, links with a summary are
 * teasers of others. */
static bool are_entries(const struct pattern *k, bool claimed)
{
    return k->key != 0 && k->outer >= ENTRIES && k->leading * 100 >= k->outer * MIN_LEADING_SHARE &&
           k->text >= k->outer * MIN_ENTRY &&
           (uint64_t)k->longest * 100 <= (uint64_t)k->text * MAX_LONGEST_SHARE &&
           (k->images * 2 >= k->outer || (!claimed && k->text >= k->outer * PARAGRAPH) ||
            (uint64_t)k->linked * 100 <= (uint64_t)k->text * MAX_LINKED_SHARE);
}

/* True when one of them contains the page's title: these are frames for all parts of the page. */
static bool contain_heading(const struct patterns *patterns, const struct pattern *k,
                            const struct dom_node *heading)
{
    const struct dom_node *n = heading ? pattern_next(patterns, k, k->first) : NULL;
    while (n && !dom_contains(pattern_unit(patterns, k, n), heading))
        n = pattern_next(patterns, k, n->end);
    return n != NULL;
}

bool entries_are_page(const struct patterns *patterns, const struct body_options *options,
                      const struct body *article, const uint32_t *weights)
{
    const struct pattern *best = NULL;
    for (uint32_t i = 0; i < patterns->size; i++) {
        const struct pattern *k = &patterns->v[i];
        best = are_entries(k, options->claimed) && (!best || k->text > best->text) ? k : best;
    }
    if (!best || contain_heading(patterns, best, options->heading))
        return false;
    bool around = pattern_article_share(patterns, best, article, weights) >= MIN_INSIDE_SHARE;
    uint64_t min = (uint64_t)article->weight * (around ? MIN_AROUND_SHARE : MIN_BESIDE_SHARE);
    return (uint64_t)best->text * 100 >= min &&
           (around || best->first < find_middle(article, weights));
}
