/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/body/body.h"

#include "page/body/chrome.h"
#include "page/body/clean.h"
#include "page/body/copies.h"
#include "page/body/entries.h"
#include "page/body/media.h"
#include "page/body/thread.h"
#include "page/evidence/hints.h"
#include "page/evidence/marks.h"
#include "page/evidence/measure.h"
#include "text/utf8.h"

enum {
    /* percent */
    MIN_DESCEND = 85,         /* share of the value, for a child to replace its container */
    MIN_DESCEND_TO_BODY = 25, /* the same, for a child with HINT_BODY */
    MAX_MERGE_LINKED = 25,    /* linked text of a neighbour merged with the container */
    MIN_MERGE_VALUE = 85,     /* prose of such a neighbour */
    MAX_ALIKE_LINKED = 40,    /* linked text of an introduction in a block like the container */
    MIN_ARTICLE = 3,          /* share of the page, for a full or declared article */
    MIN_UNCLAIMED = 50,       /* the same, for any other text */
    MIN_UNLINKED = 80,        /* the same, of the text outside links */
    MAX_BETWEEN = 250,        /* weight of byline and buttons between title and text */
    /* weights */
    LEAD = 60,
    INTRODUCTION = 120,
    NOTICE = 30,  /* minimum of a text below a title */
    FEW = 200,    /* minimum of a text without further evidence */
    ENOUGH = 600, /* text that needs no further evidence */
    FULL = 800,   /* text that is an article regardless of its surroundings */
};

struct finder {
    struct dom *d;
    unsigned char *dropped;
    struct measure *m;
    const struct dom_node *heading; /* element with the title; may be NULL */
    const struct dom_node *lead;    /* element with the page's description; may be NULL */
    bool sections;                  /* the page does not call itself an article */
    uint32_t decks;                 /* weight of other articles' cards in the last reading */
};

/* ---- container ---- */

static struct dom_node *best_sum(const struct finder *f)
{
    struct dom_node *best = f->d->body;
    for (struct dom_node *n = f->d->body; n < dom_end(f->d); n++) {
        if (n->tag == DOM_TEXT || f->dropped[n->index])
            continue;
        if (f->m[n->index].value >= f->m[best->index].value && dom_is_block(n))
            best = n;
    }
    return best;
}

static bool may_contain(const struct dom_node *n)
{
    return dom_is_block(n) && n->tag != GUMBO_TAG_P && n->tag != GUMBO_TAG_UL &&
           n->tag != GUMBO_TAG_OL && n->tag != GUMBO_TAG_LI && n->tag != GUMBO_TAG_BLOCKQUOTE &&
           n->tag != GUMBO_TAG_PRE && n->tag != GUMBO_TAG_TR && n->tag != GUMBO_TAG_TBODY &&
           n->tag != GUMBO_TAG_DL && n->tag != GUMBO_TAG_DD;
}

/* Table of data in an article, not of layout. */
static bool is_data_table(const struct dom_node *n)
{
    return n->tag == GUMBO_TAG_TABLE && dom_find_tag(n, GUMBO_TAG_TH);
}

/* Descends while a single child has nearly all of the value, which is that of the best block in a
 * container of many short ones. */
static struct dom_node *descend(const struct finder *f, struct dom_node *top,
                                const struct dom_node *best)
{
    int64_t all = f->m[best->index].value;
    int64_t named = chrome_named_value(f->dropped, f->m, top);
    struct dom_node *at = top;
    for (struct dom_node *n = top + 1; n < dom_after(top); n++) {
        const struct measure *m = &f->m[n->index];
        if (n->tag == DOM_TEXT || f->dropped[n->index])
            continue;
        int64_t share = all > 0 ? (int64_t)m->value * 100 / all : 0;
        bool is_body = (m->hints & HINT_BODY) && (int64_t)m->value * 100 >= named * MIN_DESCEND;
        int64_t wanted = is_body ? MIN_DESCEND_TO_BODY : MIN_DESCEND;
        if (share >= wanted && may_contain(n) && !is_data_table(n))
            at = n;
    }
    return at;
}

/* Tag of the heading that a block starts with; GUMBO_TAG_UNKNOWN for none. */
static GumboTag first_heading(const struct finder *f, const struct dom_node *n)
{
    for (uint32_t i = n->index; i < n->end; i++)
        if (f->m[i].own > 0 || (dom_is_heading(&f->d->nodes[i]) && f->m[i].text > 0))
            return dom_is_heading(&f->d->nodes[i]) ? f->d->nodes[i].tag : GUMBO_TAG_UNKNOWN;
    return GUMBO_TAG_UNKNOWN;
}

/* Neighbour of `of` that is a section like it: of the same name, or under a heading of its rank. */
static bool is_section(const struct finder *f, const struct dom_node *n, const struct dom_node *of,
                       GumboTag rank)
{
    const struct measure *m = &f->m[n->index];
    if (!f->sections || n == of || n->tag == DOM_TEXT || f->dropped[n->index] || m->text == 0 ||
        measure_link_share(m) > MAX_MERGE_LINKED)
        return false;
    return (n->tag == of->tag && n->classes.n > 0 && str_eq(n->classes, of->classes)) ||
           (rank != GUMBO_TAG_UNKNOWN && first_heading(f, n) == rank);
}

/* Element around a container and all sections like it. */
static struct dom_node *with_sections(const struct finder *f, struct dom_node *n)
{
    bool found = f->sections;
    while (found && n != f->d->body) {
        GumboTag rank = first_heading(f, n);
        const struct dom_node *s = n->parent->first;
        while (s && !is_section(f, s, n, rank))
            s = s->next;
        found = s != NULL;
        n = found ? n->parent : n;
    }
    return n;
}

/* Neighbour of the container that consists of prose. */
static bool is_mergeable(const struct finder *f, const struct dom_node *n,
                         const struct dom_node *path, bool before)
{
    const struct measure *m = &f->m[n->index];
    bool alike = n->tag == path->tag && str_eq(n->classes, path->classes);
    if (n->tag == DOM_TEXT || f->dropped[n->index] || m->value <= 0)
        return false;
    if (before && alike && n->classes.n > 0 && m->value >= INTRODUCTION &&
        measure_link_share(m) <= MAX_ALIKE_LINKED)
        return true;
    if (measure_link_share(m) > MAX_MERGE_LINKED)
        return false;
    if (!before && n->tag != GUMBO_TAG_P && !alike && !(m->hints & HINT_BODY))
        return false;
    bool lead = (m->hints & (HINT_LEAD | HINT_BODY)) != 0;
    return (int64_t)m->value * 100 >= (int64_t)m->text * (before && lead ? 40 : MIN_MERGE_VALUE) &&
           m->text >= (before ? 40 : 80);
}

/* Head of the article: a part before the container with the title or a lead. */
static bool is_head(const struct finder *f, const struct dom_node *n)
{
    if ((f->heading && dom_contains(n, f->heading)) || (f->lead && dom_contains(n, f->lead)))
        return true;
    for (uint32_t i = n->index; i < n->end; i++) {
        GumboTag tag = f->d->nodes[i].tag;
        if (tag == GUMBO_TAG_H1 || (f->m[i].hints & HINT_LEAD))
            return tag != DOM_TEXT;
    }
    return false;
}

/* Paragraph of prose, or an element named as a lead. */
static bool is_lead(const struct finder *f, const struct dom_node *n)
{
    const struct measure *m = &f->m[n->index];
    unsigned around = n->parent ? f->m[n->parent->index].hints : 0;
    return m->own_linked * 100 <= m->own * MAX_MERGE_LINKED && m->own >= LEAD &&
           (n->tag == GUMBO_TAG_P || (n == f->lead && !dom_is_heading(n)) ||
            (dom_is_heading(n) && m->own_ends && m->own_stops > 0) ||
            ((m->hints | around) & HINT_LEAD)) &&
           n != f->heading;
}

/* Drops everything in a head but its paragraphs of prose; false when there are none. */
static bool keep_lead(struct finder *f, const struct dom_node *head)
{
    bool kept = false;
    for (const struct dom_node *n = head; n < dom_after(head); n++) {
        const struct measure *m = &f->m[n->index];
        if (n->tag == DOM_TEXT || m->own == 0 || f->dropped[n->index])
            continue;
        bool lead = is_lead(f, n);
        kept = kept || lead;
        f->dropped[n->index] = !lead;
    }
    return kept;
}

/* Drops all but prose between `outer` and the container within it. Returns the new top. */
static struct dom_node *merge_neighbours(struct finder *f, struct dom_node *outer,
                                         struct dom_node *inner)
{
    struct dom_node *top = inner;
    for (struct dom_node *n = inner; n != outer; n = n->parent) {
        bool before = true;
        GumboTag rank = first_heading(f, n);
        for (struct dom_node *s = n->parent->first; s; s = s->next)
            if (s == n)
                before = false;
            else if (is_section(f, s, n, rank) || is_mergeable(f, s, n, before))
                top = n->parent;
            else if (before && s->tag != DOM_TEXT && !f->dropped[s->index] && is_head(f, s) &&
                     keep_lead(f, s))
                top = n->parent;
            else
                f->dropped[s->index] = 1;
    }
    return top;
}

/* Smallest element around `n` that can contain more than a paragraph or list. */
static struct dom_node *container_around(struct dom_node *n)
{
    while (n->parent && !may_contain(n))
        n = n->parent;
    return n;
}

/* Element named as the article's text with most text outside links; NULL for none. */
static struct dom_node *named_body(const struct finder *f)
{
    struct dom_node *best = NULL;
    uint32_t max = 0;
    for (uint32_t i = f->d->body->index; i < f->d->n; i++) {
        const struct measure *m = &f->m[i];
        struct dom_node *n = &f->d->nodes[i];
        if (f->dropped[i]) {
            i = n->end - 1;
        } else if (((m->hints & HINT_BODY) || n->tag == GUMBO_TAG_ARTICLE) &&
                   m->text - m->linked > max) {
            max = m->text - m->linked;
            best = n;
        }
    }
    return best;
}

enum { PROBE = 48, PROBE_TEXT = 400 };

/* Last block with the beginning of the witness; NULL for none. */
static struct dom_node *find_witness(const struct finder *f, struct str witness)
{
    struct str probe = str_slice(witness, 0, utf8_start(witness, PROBE));
    struct dom_node *found = NULL;
    AUTO(buf) b = BUF_INIT;
    for (uint32_t i = f->d->body->index; text_weight(probe, NULL) >= 20 && i < f->d->n; i++) {
        struct dom_node *n = &f->d->nodes[i];
        if (f->dropped[i]) {
            i = n->end - 1;
        } else if (f->m[i].own >= text_weight(probe, NULL)) {
            buf_clear(&b);
            dom_add_text(&b, n, PROBE_TEXT);
            if (str_has(buf_str(&b), probe))
                found = n; /* earlier ones are teasers */
        }
    }
    return found;
}

/* Container around a witness: the ancestor with most prose. */
static struct dom_node *container_of_witness(const struct finder *f, struct dom_node *n)
{
    struct dom_node *best = n;
    for (; n && n != f->d->nodes; n = n->parent)
        if (f->m[n->index].value >= f->m[best->index].value)
            best = n;
    return container_around(best);
}

/* Element around the container and a lead above it. */
static struct dom_node *with_lead(const struct finder *f, struct dom_node *outer)
{
    while (f->lead && f->lead->index < outer->index && !dom_contains(outer, f->lead))
        outer = outer->parent;
    return outer;
}

/* ---- text marked by comments ---- */

/* Plausibility of the marked nodes [from, to): prose, and most of it in the container found without
 * them. */
static bool is_marked_text(const struct finder *f, uint32_t from, uint32_t to,
                           const struct dom_node *found)
{
    struct measure sum = {0};
    for (uint32_t i = from; i < to;) {
        const struct dom_node *n = &f->d->nodes[i];
        if (!f->dropped[i] && n->end <= to) {
            sum.text += f->m[i].text;
            sum.linked += f->m[i].linked;
            sum.value += f->m[i].value;
        }
        i = f->dropped[i] || n->end <= to ? n->end : i + 1;
    }
    return sum.text >= FEW && measure_link_share(&sum) <= MAX_MERGE_LINKED && sum.value > 0 &&
           (int64_t)sum.value * 2 >= f->m[found->index].value;
}

/* Element around the nodes [from, to), with everything else in it dropped. */
static struct dom_node *keep_marked(struct finder *f, uint32_t from, uint32_t to)
{
    struct dom_node *top = f->d->nodes[from].parent;
    while (top->parent && top->end < to)
        top = top->parent;
    for (uint32_t i = top->index + 1; i < top->end;) {
        const struct dom_node *n = &f->d->nodes[i];
        bool outside = n->end <= from || i >= to;
        f->dropped[i] = f->dropped[i] || outside;
        i = outside || (i >= from && n->end <= to) ? n->end : i + 1;
    }
    return top;
}

static struct dom_node *marked_text(struct finder *f, const struct dom_node *found)
{
    uint32_t from, to;
    for (size_t at = 0; marks_next_body(f->d, &at, &from, &to);)
        if (from > f->d->body->index && is_marked_text(f, from, to, found))
            return keep_marked(f, from, to);
    return NULL;
}

/* <main> if it has text, else the whole page. */
static struct dom_node *main_part(const struct finder *f)
{
    struct dom_node *n = dom_find_tag(f->d->body, GUMBO_TAG_MAIN);
    return n && f->m[n->index].text > FEW ? n : f->d->body;
}

static void choose(struct finder *f, const struct body_options *options, enum reading how,
                   struct body *out)
{
    struct dom_node *ruled = selector_find(options->container, f->d->body);
    if (ruled) {
        out->top = ruled;
        return;
    }
    if (how == READ_PAGE) {
        out->top = main_part(f);
        return;
    }
    struct dom_node *best = best_sum(f), *outer = container_around(best);
    f->lead = find_witness(f, options->description);
    struct dom_node *witness = find_witness(f, options->witness);
    if (witness && !dom_contains(outer, witness))
        best = outer = container_of_witness(f, witness);
    struct dom_node *marked = marked_text(f, outer);
    if (marked) {
        out->top = marked;
        return;
    }
    struct dom_node *named = named_body(f);
    if (named && f->m[outer->index].text < ENOUGH &&
        f->m[named->index].text > f->m[outer->index].text) {
        out->top = named;
        return;
    }
    out->top = merge_neighbours(f, with_lead(f, with_sections(f, outer)), descend(f, outer, best));
}

/* Reads the page into *out. Returns the weight of all visible text but cards of other articles. */
static uint32_t read_as(struct finder *f, const struct body_options *options, enum reading how,
                        struct body *out)
{
    uint32_t all = chrome_drop(f->d, options, how, f->dropped, f->m);
    choose(f, options, how, out);
    if (copies_drop(f->d, out->top, false, f->dropped, f->m))
        measure_all(f->d, f->dropped, f->m);
    f->decks = clean_body(f->d, out->top, options, how == READ_PAGE, f->dropped, f->m);
    measure_all(f->d, f->dropped, f->m);
    out->dropped = f->dropped;
    out->media = false;
    out->weight = f->m[out->top->index].text;
    out->value = f->m[out->top->index].value;
    return all - f->decks;
}

/* True for a text that is too small a part of the page: one post of a thread, the introduction to a
 * list, a notice. `share` applies to what is no article. */
static bool is_fragment(const struct body_options *options, uint32_t weight, uint32_t all,
                        unsigned share)
{
    bool article = options->claimed || (weight >= FULL && !options->thread);
    return (uint64_t)weight * 100 < (uint64_t)all * (article ? MIN_ARTICLE : share);
}

/* True when it is, or is in, one of several blocks of the same make below the heading: a post. */
static bool is_repeated(const struct dom_node *n, const struct dom_node *heading)
{
    for (; !dom_contains(n, heading); n = n->parent)
        for (const struct dom_node *s = n->next; s && n->classes.n > 0; s = s->next)
            if (s->tag == n->tag && str_eq(s->classes, n->classes))
                return true;
    return false;
}

/* True for prose, however short, that follows the heading of a dated page. */
static bool is_titled(const struct finder *f, const struct body_options *options,
                      const struct body *out)
{
    const struct dom_node *heading = f->heading, *first = out->top;
    if (!options->dated || options->thread || !heading || out->weight < LEAD ||
        (int64_t)out->value * 100 < (int64_t)out->weight * MIN_MERGE_VALUE)
        return false;
    while (f->m[first->index].own == 0 && first->index + 1 < out->top->end)
        first++;
    uint32_t between = 0;
    for (uint32_t i = heading->end; i < first->index; i++)
        if (f->d->nodes[i].tag == DOM_TEXT)
            between += text_weight(f->d->nodes[i].text, NULL);
    return first->index >= heading->index && between <= MAX_BETWEEN &&
           !is_repeated(out->top, heading);
}

/* Compares repeated blocks with the article in *out: true when posts of a discussion have replaced
 * it; else sets *whole if the page consists of entries. */
static bool read_repeated(struct finder *f, const struct body_options *options, bool fragment,
                          struct body *out, bool *whole)
{
    uint32_t *weights = arena_array(&f->d->arena, f->d->n, sizeof *weights);
    for (uint32_t i = 0; i < f->d->n; i++)
        weights[i] = f->m[i].text;
    struct patterns patterns;
    unsigned char *dropped = arena_alloc(&f->d->arena, f->d->n);
    chrome_drop(f->d, options, READ_PAGE, dropped, f->m);
    patterns_find(f->d, dropped, f->m, &patterns);
    struct dom_node *top = thread_find(f->d, options, &patterns, out, weights, fragment, dropped);
    *whole = !top && (*whole || entries_are_page(&patterns, options, out, weights));
    if (top) {
        measure_all(f->d, dropped, f->m);
        copies_drop(f->d, top, true, dropped, f->m);
        clean_body(f->d, top, options, true, dropped, f->m);
        measure_all(f->d, dropped, f->m);
        *out = (struct body){.top = top,
                             .dropped = dropped,
                             .weight = f->m[top->index].text,
                             .value = f->m[top->index].value};
    }
    return top != NULL;
}

/* Replaces *out by pictures and files if it is no text, or if it is outside an element named as the
 * article's text that has only these. */
static void read_media(struct finder *f, const struct body_options *options, bool text,
                       struct body *out)
{
    struct body media;
    f->dropped = arena_alloc(&f->d->arena, f->d->n);
    chrome_drop(f->d, options, READ_PAGE, f->dropped, f->m);
    if (!media_body_find(f->d, options, f->dropped, f->m, &media))
        return;
    const struct measure *m = &f->m[media.top->index];
    if (dom_contains(out->top, media.top) && (m->hints & HINT_BODY) && m->text >= NOTICE)
        return; /* table of short words below a picture */
    if (!text || ((m->hints & HINT_BODY) && m->text < NOTICE && !dom_contains(media.top, out->top)))
        *out = media;
}

/* Falls back to all visible text, or to pictures and files, for less text than `min`; to text that
 * is named as chrome, for a few words of `all`. */
static void read_fallback(struct finder *f, const struct body_options *options, uint32_t min,
                          uint32_t all, struct body *out)
{
    bool text = out->weight >= NOTICE && out->value > 0;
    bool few = out->value <= 0 && (uint64_t)out->weight * 100 < (uint64_t)all * MIN_ARTICLE;
    if (out->weight < min || few) {
        struct body every;
        f->dropped = arena_alloc(&f->d->arena, f->d->n);
        read_as(f, options, READ_ALL, &every);
        bool kept = out->weight >= min ? every.weight < all / 2 || chrome_is_framed(every.top)
                                       : text && options->heading && every.weight < FULL &&
                                             dom_contains(out->top, options->heading);
        if (!kept) {
            text = every.value >= ENOUGH;
            *out = every;
        }
    }
    if (out->weight < ENOUGH && !(options->container && out->weight > 0))
        read_media(f, options, text, out);
}

/* Replaces *out by the page's main part if that is wanted (`whole`), or says much more: in general,
 * or in facts beside a description (`plain`: nothing is named as the text), outside links and
 * prose. */
static bool read_page(struct finder *f, const struct body_options *options, bool whole, bool plain,
                      uint32_t min, struct body *out)
{
    struct body page;
    uint32_t decks = f->decks;
    f->dropped = arena_alloc(&f->d->arena, f->d->n);
    read_as(f, options, READ_PAGE, &page);
    uint32_t rest = page.weight > decks ? page.weight - decks : 0;
    uint32_t unlinked = page.weight - f->m[page.top->index].linked;
    bool facts = plain && page.value <= out->value + LEAD;
    bool replaced = whole || out->weight < min ||
                    is_fragment(options, out->weight, rest, MIN_UNCLAIMED) ||
                    (facts && is_fragment(options, out->weight, unlinked, MIN_UNLINKED));
    *out = replaced ? page : *out;
    return replaced;
}

bool body_find(struct dom *d, const struct body_options *options, struct body *out)
{
    struct finder f = {.d = d,
                       .dropped = arena_alloc(&d->arena, d->n),
                       .m = arena_array(&d->arena, d->n, sizeof *f.m),
                       .heading = options->heading,
                       .sections = !options->claimed};
    chrome_read_hints(d, f.m);
    uint32_t all = read_as(&f, options, READ_ARTICLE, out);
    bool named =
        out->top->tag == GUMBO_TAG_ARTICLE || chrome_named_value(f.dropped, f.m, out->top) > 0;
    bool titled = is_titled(&f, options, out);
    uint32_t min = named || titled ? LEAD : FEW;
    bool fragment = out->weight < min || is_fragment(options, out->weight, all, MIN_UNCLAIMED);
    bool whole = options->home && !options->claimed && !options->container;
    bool thread = !options->container && read_repeated(&f, options, fragment, out, &whole);
    bool part = fragment || (!named && is_fragment(options, out->weight, all, MIN_UNLINKED));
    if (whole || (part && !titled && !thread && !options->container))
        min = read_page(&f, options, whole, !named, min, out) ? LEAD : min;
    read_fallback(&f, options, min, all, out);
    return out->weight > 0;
}
