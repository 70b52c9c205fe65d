/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/body/cards.h"

#include "page/evidence/anchors.h"
#include "text/url/url.h"

enum { TEASER = 800, RUNS = 3, ENTRIES_SHARE = 60 };

static bool is_item(const struct dom_node *n)
{
    return n->tag == GUMBO_TAG_DIV || n->tag == GUMBO_TAG_LI || n->tag == GUMBO_TAG_ARTICLE ||
           n->tag == GUMBO_TAG_SECTION || n->tag == GUMBO_TAG_TD || n->tag == GUMBO_TAG_A;
}

/* Short block with a heading that is only a link. */
static bool is_teaser(const struct dom_node *n, const struct measure *m)
{
    if (!is_item(n) || m[n->index].text == 0 || m[n->index].text > TEASER)
        return false;
    for (const struct dom_node *h = n + 1; h < dom_after(n); h++)
        if (dom_is_heading(h) && m[h->index].text > 0)
            return measure_link_share(&m[h->index]) > 90;
    return false;
}

/* True when the first link of a card leads to another site. */
static bool links_other_site(const struct dom_node *card, struct str page)
{
    const struct dom_node *link = dom_find_tag(card, GUMBO_TAG_A);
    struct str href = link ? str_trim(dom_attr(link, "href")) : (struct str){0};
    return page.n > 0 && url_is_fetchable(href) && !page_same_site(href, page);
}

/* True when the teasers are the page's content: most of its text, in several runs between headings
 * and text, or about other sites. Cards of other articles are few or in a single row, and link
 * within the site. */
static bool are_entries(const struct dom_node *top, const struct dom_node *parent, struct str page,
                        const unsigned char *dropped, const struct measure *m)
{
    int runs = 0, cards = 0, elsewhere = 0;
    int64_t value = 0;
    bool within = false;
    for (const struct dom_node *n = parent->first; n; n = n->next) {
        if (dropped[n->index] || m[n->index].text == 0)
            continue;
        bool teaser = is_teaser(n, m);
        runs += teaser && !within;
        cards += teaser;
        elsewhere += teaser && links_other_site(n, page);
        value += teaser ? m[n->index].value : 0;
        within = teaser;
    }
    return (runs >= RUNS || elsewhere * 2 > cards) &&
           value * 100 > (int64_t)m[top->index].value * ENTRIES_SHARE;
}

void cards_drop(const struct dom_node *top, const struct dom_node *parent, struct str page,
                unsigned char *dropped, const struct measure *m)
{
    int teasers = 0;
    for (const struct dom_node *n = parent->first; n; n = n->next)
        teasers += !dropped[n->index] && is_teaser(n, m);
    if (teasers < 2 || are_entries(top, parent, page, dropped, m))
        return;
    for (const struct dom_node *n = parent->first; n; n = n->next)
        if (!dropped[n->index] && is_teaser(n, m))
            dropped[n->index] = 1;
}
