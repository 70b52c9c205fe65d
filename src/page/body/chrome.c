/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/body/chrome.h"

#include <string.h>

#include "page/evidence/file-link.h"
#include "page/evidence/hints.h"
#include "page/evidence/media.h"

enum {
    LARGE_SHARE = 25,    /* percent of the page's prose: too much for chrome */
    TEXT_SHARE = 20,     /* the same, for chrome by a weak word */
    TEXT_PARAGRAPHS = 3, /* minimum in such a block */
    TEXT_LINKED = 25,    /* maximum percentage of linked text in it */
    BUILDER_BLOCKS = 4,
    VEILED_SHARE = 80, /* percent of the page in a hidden element that a script shows */
    MAIN_SHARE = 85,
    MOST_SHARE = 40, /* percent of a page's text: too much for chrome by name */
    LABEL = 20,      /* mean weight of a menu's entries, at most */
    GRID = 4,        /* pictures */
    GRID_BLOCKS = 8, /* maximum for each picture */
    GRID_SHARE = 10, /* percent of a page's text */
    LEAD = 60,
    FEW = 200,
    MIN_PARAGRAPHS = 2, /* of a page that shows its text */
    PROBE = 48,         /* bytes of the description */
    ENOUGH = 600,
};

struct page {
    const struct dom *d;
    const struct body_options *options;
    enum reading how;
    unsigned char *dropped;
    const struct measure *m;
    unsigned char *holds_main;
    unsigned ignored;   /* hints without meaning on this page */
    uint32_t text;      /* weight of the page */
    int64_t all, named; /* value of the page, and of elements named as the article's text */
};

static bool is_page_frame(const struct dom_node *n)
{
    return n->tag == GUMBO_TAG_BODY || n->tag == GUMBO_TAG_HTML || n->tag == GUMBO_TAG_MAIN ||
           n->tag == GUMBO_TAG_ARTICLE;
}

void chrome_read_hints(const struct dom *d, struct measure *m)
{
    for (const struct dom_node *n = d->nodes; n < dom_end(d); n++)
        m[n->index].hints = n->tag == DOM_TEXT || is_page_frame(n) ? 0 : hints_of(n);
}

static void drop_by_rule(const struct page *p)
{
    const struct dom_node *n = p->d->nodes, *end = dom_after(n);
    for (; (n = selector_next(p->options->drop, n, end)); n = dom_after(n))
        p->dropped[n->index] = 1;
}

/* Hidden element with nearly all of the page, shown by a script. */
static bool is_veiled_page(const struct page *p, const struct dom_node *n)
{
    const struct dom_node *body = p->d->body;
    return (uint64_t)(n->end - n->index) * 100 >=
           (uint64_t)(body->end - body->index) * VEILED_SHARE;
}

/* Drops invisible elements and measures the rest. Returns its weight. `veiled` keeps what a script
 * may show. */
static uint32_t drop_silent(const struct page *p, bool noscript, bool veiled, struct measure *m)
{
    memset(p->dropped, 0, p->d->n);
    drop_by_rule(p);
    for (const struct dom_node *n = p->d->body; n < dom_end(p->d); n++) {
        if (n->tag == GUMBO_TAG_NOSCRIPT && noscript)
            continue;
        bool silent = dom_is_silent(n) && !html_is_content(n);
        bool shown = is_veiled_page(p, n) || (veiled && dom_is_veiled(n));
        if (n->tag != DOM_TEXT && (silent || (dom_is_hidden(n) && !shown))) {
            p->dropped[n->index] = 1;
            n = dom_after(n) - 1;
        }
    }
    measure_all(p->d, p->dropped, m);
    return m[p->d->body->index].text;
}

int64_t chrome_named_value(const unsigned char *dropped, const struct measure *m,
                           const struct dom_node *top)
{
    int64_t sum = 0;
    for (const struct dom_node *n = top; n < dom_after(top); n++) {
        bool gone = dropped[n->index];
        if (gone || (m[n->index].hints & HINT_BODY)) {
            sum += gone || m[n->index].value < 0 ? 0 : m[n->index].value;
            n = dom_after(n) - 1;
        }
    }
    return sum;
}

/* Marks the elements around the main part: <main>, or all elements named as the text. */
static void find_main(const struct page *p)
{
    for (uint32_t i = p->d->n; i-- > 1;) {
        const struct dom_node *n = &p->d->nodes[i];
        const struct measure *m = &p->m[i];
        bool all_named = (m->hints & HINT_BODY) && p->named > 0 && m->value > 0 &&
                         (int64_t)m->value * 100 >= p->named * MAIN_SHARE;
        if (p->holds_main[i] || n->tag == GUMBO_TAG_MAIN || all_named)
            p->holds_main[n->parent->index] = 1;
    }
}

/* True for prose: paragraphs, few links, and a large share of the page. */
static bool has_text(const struct page *p, const struct measure *m)
{
    return m->paragraphs >= TEXT_PARAGRAPHS && measure_link_share(m) <= TEXT_LINKED &&
           (int64_t)m->value * 100 > p->all * TEXT_SHARE;
}

/* Prose beside prose: its name describes the looks, not the role. */
static bool is_prose_in_prose(const struct page *p, const struct dom_node *n)
{
    const struct measure *m = &p->m[n->index];
    if (m->linked > 0 || m->text < LEAD || (int64_t)m->value * 100 < (int64_t)m->text * MAIN_SHARE)
        return false;
    const struct dom_node *next = n->next, *previous = n->previous;
    while (next && p->m[next->index].text == 0)
        next = next->next;
    while (previous && p->m[previous->index].text == 0)
        previous = previous->previous;
    return next && previous && p->m[next->index].value >= LEAD &&
           (p->m[previous->index].value >= LEAD || previous == p->options->heading);
}

/* Standfirst: prose between the title and the text. */
static bool is_standfirst(const struct page *p, const struct dom_node *n)
{
    const struct measure *m = &p->m[n->index];
    const struct dom_node *heading = p->options->heading, *next = n->next, *above = n->previous;
    if (!heading || measure_link_share(m) > TEXT_LINKED || m->text < LEAD || m->value <= 0)
        return false;
    while (next && p->m[next->index].text == 0)
        next = next->next;
    while (above && p->m[above->index].value <= 0 && !dom_contains(above, heading))
        above = above->previous;
    return next && p->m[next->index].value > m->value && above && dom_contains(above, heading);
}

/* Inline label in a line of prose: dateline. */
static bool is_within_line(const struct page *p, const struct dom_node *n)
{
    if (dom_is_block(n) || n->tag == GUMBO_TAG_TIME || (p->m[n->index].hints & HINT_PERSON))
        return false;
    const struct measure *m = &p->m[dom_block_of(n->parent)->index];
    return m->own >= LEAD && m->own_ends && m->own_stops > 0 && m->own_linked == 0;
}

/* Quotation with prose. */
static bool is_quotation(const struct page *p, const struct dom_node *n)
{
    const struct dom_node *quote = dom_find_tag(n, GUMBO_TAG_BLOCKQUOTE);
    return quote && p->m[quote->index].value > 0 &&
           measure_link_share(&p->m[n->index]) <= TEXT_LINKED;
}

/* True within an element named as the article. */
static bool is_within_named(const struct page *p, const struct dom_node *n)
{
    while (n && n->tag != GUMBO_TAG_ARTICLE && !(p->m[n->index].hints & HINT_BODY))
        n = n->parent;
    return n != NULL;
}

static bool is_frame(const struct dom_node *n)
{
    return n->tag == GUMBO_TAG_FOOTER || n->tag == GUMBO_TAG_ASIDE || n->tag == GUMBO_TAG_NAV;
}

bool chrome_is_framed(const struct dom_node *n)
{
    while (n && !is_frame(n) && n->tag != GUMBO_TAG_HEADER)
        n = n->parent;
    return n != NULL;
}

/* Grid of cards with pictures, on a page that is no article: "search-results", "pagination". */
static bool is_grid(const struct page *p, const struct measure *m)
{
    return !p->options->claimed && !(m->hints & (HINT_COMMENTS | HINT_BESIDE)) &&
           m->images >= GRID && m->images * GRID_BLOCKS >= m->blocks && m->text >= FEW &&
           (uint64_t)m->text * 100 >= (uint64_t)p->text * GRID_SHARE;
}

/* Entries that are most of the page, not a menu. */
static bool are_entries(const struct page *p, const struct measure *m)
{
    return !(m->hints & HINT_CHROME) && m->value <= 0 &&
           (uint64_t)m->text * 100 >= (uint64_t)p->text * MOST_SHARE &&
           (measure_link_share(m) <= 90 || m->linked >= m->blocks * LABEL);
}

/* Content of a page without running text, not in its head or foot. */
static bool is_content(const struct page *p, const struct dom_node *n)
{
    const struct measure *m = &p->m[n->index];
    return p->how == READ_PAGE && (is_grid(p, m) || are_entries(p, m)) && !chrome_is_framed(n);
}

/* List of links to other articles. */
static bool is_related_list(const struct dom_node *n, const struct measure *m)
{
    return (n->tag == GUMBO_TAG_UL || n->tag == GUMBO_TAG_OL) && m->linked > 0 &&
           (m->hints & HINT_RELATED);
}

/* Prose of a page that is no article: it has no other articles beside it, so "carousel", "banner"
 * and the like name the looks of its parts. */
static bool is_own_prose(const struct page *p, const struct dom_node *n, unsigned hints)
{
    const struct measure *m = &p->m[n->index];
    unsigned roles = HINT_CHROME | HINT_COMMENTS | HINT_PERSON | HINT_BESIDE;
    return !p->options->claimed && !(hints & roles) && !is_frame(n) &&
           !((hints & HINT_RELATED) && m->linked > 0) && m->value > 0 && m->text >= LEAD;
}

/* Lead that is named as a teaser: the page's description, without a link. */
static bool is_description(const struct page *p, const struct dom_node *n)
{
    const struct measure *m = &p->m[n->index];
    AUTO(buf) text = BUF_INIT;
    if (m->linked > 0 || m->text < LEAD)
        return false;
    dom_add_text(&text, n, PROBE);
    struct str probe = str_slice(p->options->description, 0, PROBE);
    return probe.n > 0 && str_starts(buf_str(&text), probe);
}

/* True for a block with the article's text in spite of its hints. */
static bool is_spared(const struct page *p, const struct dom_node *n)
{
    const struct measure *m = &p->m[n->index];
    bool frame = is_frame(n) || (m->hints & HINT_PERSON);
    if (is_content(p, n))
        return true;
    if (is_related_list(n, m) || m->value <= 0)
        return false;
    const struct dom_node *heading = p->options->heading;
    bool titled = !heading || dom_contains(n, heading);
    bool wanted = titled || p->named < LEAD || is_within_named(p, n);
    bool large =
        p->named < (frame ? LEAD : ENOUGH) && (int64_t)m->value * 100 > p->all * LARGE_SHARE;
    if ((m->hints & HINT_CHROME) || frame)
        return large && titled;
    if (heading && titled)
        return true; /* head of the article */
    return (wanted && (large || has_text(p, m))) || is_prose_in_prose(p, n) ||
           is_standfirst(p, n) || is_quotation(p, n);
}

static bool is_chrome(const struct page *p, const struct dom_node *n)
{
    const struct measure *m = &p->m[n->index];
    unsigned hints = m->hints;
    if (p->how == READ_PAGE)
        hints &= HINT_BODY | HINT_CHROME | HINT_WEAK | HINT_CRUMBS | HINT_BESIDE;
    hints &= ~p->ignored;
    if (dom_is_heading(n) && m->linked == 0)
        hints &= ~(HINT_CHROME | HINT_WEAK); /* from the name of an anchor */
    if (n->tag == GUMBO_TAG_A && file_link_is_image(dom_attr(n, "href")))
        hints &= ~HINT_WEAK; /* from the name of an image viewer */
    if ((hints & HINT_BODY) || (p->holds_main[n->index] && !(hints & HINT_COMMENTS)))
        return false;
    bool spared = is_own_prose(p, n, hints) || is_spared(p, n);
    if (hints & HINT_COMMENTS)
        return !spared || !dom_find_tag(n, GUMBO_TAG_H1);
    return !spared &&
           ((hints & (HINT_CHROME | HINT_WEAK | HINT_PERSON | HINT_CRUMBS)) ||
            ((hints & HINT_RELATED) && (m->linked > 0 || m->text < FEW) && !is_description(p, n)) ||
            ((hints & HINT_META) && m->text < FEW && !is_within_line(p, n)));
}

/* True when most of the page's prose is in blocks with weak words: page builders call every block a
 * widget. */
static bool is_built_of_weak(const struct page *p)
{
    int64_t value = 0;
    int blocks = 0;
    for (uint32_t i = p->d->body->index; i < p->d->n; i++) {
        if (p->dropped[i]) {
            i = p->d->nodes[i].end - 1;
        } else if ((p->m[i].hints & (HINT_WEAK | HINT_CHROME)) == HINT_WEAK && !p->holds_main[i]) {
            value += p->m[i].value > 0 ? p->m[i].value : 0;
            blocks += p->m[i].paragraphs > 0;
            i = p->d->nodes[i].end - 1;
        }
    }
    return blocks >= BUILDER_BLOCKS && value * 2 > p->all;
}

/* Drops reviews that start after the weight `from` of other text, which it returns. */
static uint32_t drop_reviews_after(const struct page *p, uint32_t from)
{
    uint32_t passed = 0;
    for (const struct dom_node *n = p->d->body + 1; n < dom_end(p->d); n++) {
        const struct measure *m = &p->m[n->index];
        const struct dom_node *heading = p->options->heading;
        bool reviews = (m->hints & HINT_REVIEWS) && !p->holds_main[n->index] &&
                       !(heading && dom_contains(n, heading));
        passed += reviews || p->dropped[n->index] ? 0 : m->own - m->own_linked;
        p->dropped[n->index] = p->dropped[n->index] || (reviews && passed >= from);
        n = reviews || p->dropped[n->index] ? dom_after(n) - 1 : n;
    }
    return passed;
}

/* The buyers' reviews below a product are what comments are below an article. */
static void drop_reviews(const struct page *p)
{
    uint32_t all = drop_reviews_after(p, UINT32_MAX);
    drop_reviews_after(p, all / 2);
}

static void drop_named(struct page *p)
{
    const struct dom_node *body = p->d->body;
    p->all = p->m[body->index].value > 0 ? p->m[body->index].value : 0;
    p->text = p->m[body->index].text;
    p->named = chrome_named_value(p->dropped, p->m, body);
    find_main(p);
    p->ignored = is_built_of_weak(p) ? HINT_WEAK : 0;
    if (p->options->product)
        drop_reviews(p);
    for (const struct dom_node *n = body + 1; n < dom_end(p->d); n++) {
        if (p->dropped[n->index] ||
            (n->tag != DOM_TEXT && p->m[n->index].hints && is_chrome(p, n))) {
            p->dropped[n->index] = 1;
            n = dom_after(n) - 1;
        }
    }
}

uint32_t chrome_drop(struct dom *d, const struct body_options *options, enum reading how,
                     unsigned char *dropped, struct measure *m)
{
    struct page p = {.d = d, .options = options, .how = how, .dropped = dropped, .m = m};
    bool noscript = how == READ_ALL;
    uint32_t all = drop_silent(&p, noscript, false, m);
    if (all < FEW) /* built by scripts */
        all = drop_silent(&p, noscript = true, false, m);
    if (m[d->body->index].paragraphs < MIN_PARAGRAPHS)
        all = drop_silent(&p, noscript, true, m);
    if (how != READ_ALL) {
        p.holds_main = arena_alloc(&d->arena, d->n);
        drop_named(&p);
        measure_all(d, dropped, m);
    }
    return all;
}
