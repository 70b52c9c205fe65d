/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/thread.h"

enum {
    POSTS = 3,           /* of a page that does not say that it is a discussion */
    SAID_POSTS = 2,      /* and of one that does */
    LARGEST_SHARE = 70,  /* percent of the posts' text that one may have */
    PAGE_SHARE = 50,     /* percent of the page's text that they have at least */
    INNER_SHARE = 60,    /* percent of a post that its text has at least */
    MAX_INNER = 16,      /* boxes between a post and its text */
    COUNT_SHARE = 75,    /* percent of the posts that have it */
    ARTICLE_SHARE = 80,  /* percent of what reads as an article, when that is of posts */
    OPENING = 60,        /* weight of what opens a discussion in another make */
    OPENING_LINKED = 50, /* percent of it that may be links */
    STORY = 800,         /* weight of an opening that is an article, and the posts its comments */
};

/* Blocks of one tag and class, digits aside. */
struct make {
    uint64_t key;
    uint32_t first, second, last; /* nodes; the second is beside the first, 0 for none */
    uint32_t end;                 /* of the outermost one at hand */
    uint32_t count;               /* with text, inner ones too */
    uint32_t outer, running;
    uint32_t text; /* of the outermost ones, as what follows */
    int64_t value, most;
};

struct finder {
    struct dom *d;
    const struct body_options *options;
    unsigned char *dropped;
    const struct measure *m;
    struct make *makes; /* a table of `size`, a power of two */
    uint32_t size;
    uint32_t *of; /* by node: its make's place in the table, `size` for none */
};

/* ---- makes ---- */

static uint64_t add_name(uint64_t key, struct str name)
{
    bool digit = false;
    for (size_t i = 0; i < name.n; i++) {
        bool was = digit;
        digit = ascii_digit(name.p[i]);
        if (!(digit && was)) {
            key = (key ^ (unsigned char)(digit ? '0' : name.p[i])) * 0x100000001b3;
        }
    }
    return key;
}

static bool ends_in_digit(struct str id)
{
    return id.n > 0 && ascii_digit(id.p[id.n - 1]);
}

static bool may_be_post(const struct dom_node *n)
{
    return n->tag != DOM_TEXT && dom_is_block(n) && n->tag != GUMBO_TAG_P &&
           n->tag != GUMBO_TAG_UL && n->tag != GUMBO_TAG_OL &&
           !(n->tag >= GUMBO_TAG_H1 && n->tag <= GUMBO_TAG_H6) && n->tag != GUMBO_TAG_BLOCKQUOTE &&
           n->tag != GUMBO_TAG_PRE && (n->classes.n > 0 || ends_in_digit(n->id));
}

static uint32_t find_make(struct finder *f, const struct dom_node *n)
{
    uint64_t key =
        add_name(0xcbf29ce484222325 + (uint64_t)n->tag, n->classes.n > 0 ? n->classes : n->id);
    uint32_t at = (uint32_t)(key ^ key >> 32) & (f->size - 1);
    while (f->makes[at].key != 0 && f->makes[at].key != key) {
        at = (at + 1) & (f->size - 1);
    }
    if (f->makes[at].key == 0) {
        f->makes[at] = (struct make){.key = key, .first = n->index};
    }
    return at;
}

static void add_block(struct make *k, const struct dom_node *n, const struct measure *m)
{
    k->last = n->index;
    k->count++;
    k->running += m->value > 0;
    if (n->index >= k->end) {
        int64_t value = m->value > 0 ? m->value : 0;
        k->second = k->outer == 1 ? n->index : k->second;
        k->end = n->end;
        k->outer++;
        k->text += m->text;
        k->value += value;
        k->most = value > k->most ? value : k->most;
    }
}

static void find_makes(struct finder *f)
{
    uint32_t blocks = 0, from = f->d->body->index + 1;
    f->of = arena_array(&f->d->arena, f->d->n, sizeof *f->of);
    for (uint32_t i = from; i < f->d->n; i++) {
        blocks += may_be_post(&f->d->nodes[i]);
    }
    for (f->size = 16; f->size < blocks * 2; f->size *= 2) {
    }
    f->makes = arena_array(&f->d->arena, f->size, sizeof *f->makes);
    for (uint32_t i = 0; i < f->d->n; i++) {
        f->of[i] = f->size;
    }
    for (uint32_t i = from; i < f->d->n; i++) {
        const struct dom_node *n = &f->d->nodes[i];
        if (f->dropped[i]) {
            i = n->end - 1;
        } else if (may_be_post(n) && f->m[i].text > 0) {
            f->of[i] = find_make(f, n);
            add_block(&f->makes[f->of[i]], n, &f->m[i]);
        }
    }
}

/* ---- which make the posts have ---- */

/* The largest element with a post, and no other post, inside. */
static const struct dom_node *unit_of(const struct make *k, const struct dom_node *n)
{
    uint32_t other = n->index == k->first ? k->second : k->first;
    while (n->parent && !(other >= n->parent->index && other < n->parent->end)) {
        n = n->parent;
    }
    return n;
}

static bool is_called(const struct dom_node *n, const char *const *pieces)
{
    for (; *pieces; pieces++) {
        struct str piece = str_from(*pieces);
        if (str_find_nocase(n->classes, piece, 0) != SIZE_MAX ||
            str_find_nocase(n->id, piece, 0) != SIZE_MAX) {
            return true;
        }
    }
    return false;
}

/* By their own name, or that of something around one alone. */
static bool are_called(const struct finder *f, const struct make *k, const char *const *pieces)
{
    const struct dom_node *n = &f->d->nodes[k->first], *unit = unit_of(k, n);
    while (n != unit && !is_called(n, pieces)) {
        n = n->parent;
    }
    return is_called(n, pieces);
}

/* Opens with a heading that leads to a page of its own: an entry of a list. */
static bool is_entry(const struct finder *f, const struct dom_node *n)
{
    static const char *const names[] = {"name", "user", "author", NULL};
    for (uint32_t i = n->index + 1; i < n->end; i++) {
        const struct dom_node *h = &f->d->nodes[i];
        if (h->tag >= GUMBO_TAG_H1 && h->tag <= GUMBO_TAG_H6 && f->m[i].text > 0 &&
            !is_called(h, names)) {
            const struct dom_node *a = dom_find_tag(f->d, h, h, GUMBO_TAG_A);
            return measure_link_share(&f->m[i]) > 90 &&
                   (!a || str_find_char(dom_attr(a, "href"), '#', 0) == SIZE_MAX);
        }
    }
    return false;
}

static bool is_list(const struct finder *f, const struct make *k)
{
    uint32_t at = f->of[k->first], entries = 0;
    for (uint32_t i = k->first; i <= k->last; i++) {
        if (f->of[i] == at) {
            entries += is_entry(f, unit_of(k, &f->d->nodes[i]));
            i = f->d->nodes[i].end - 1;
        }
    }
    return entries * 2 > k->outer;
}

static bool are_posts(const struct finder *f, const struct make *k)
{
    static const char *const names[] = {"post",   "message", "msg", "reply",
                                        "answer", "comment", NULL};
    uint32_t least = f->options->thread ? SAID_POSTS : POSTS;
    bool even = k->count > k->outer || k->most * 100 <= k->value * LARGEST_SHARE;
    return k->outer >= least && k->running * 2 >= k->count && even && are_called(f, k, names);
}

static const struct make *find_posts(const struct finder *f)
{
    int64_t all = f->m[f->d->body->index].value;
    const struct make *best = NULL;
    for (uint32_t i = 0; i < f->size; i++) {
        const struct make *k = &f->makes[i];
        if (k->key != 0 && k->value > 0 && k->value * 100 >= all * PAGE_SHARE &&
            (!best || k->value > best->value ||
             (k->value == best->value && k->text < best->text)) &&
            are_posts(f, k)) {
            best = k;
        }
    }
    return best && !is_list(f, best) ? best : NULL;
}

/* What each of these blocks has one of, with most of what it says; NULL when there is none. */
static const struct make *find_inner(const struct finder *f, const struct make *outer)
{
    uint32_t end = f->d->nodes[outer->last].end;
    const struct make *best = NULL;
    for (uint32_t i = 0; i < f->size; i++) {
        const struct make *k = &f->makes[i];
        if (k->key != 0 && k != outer && k->first > outer->first && k->last < end &&
            k->count * 100 >= outer->count * COUNT_SHARE &&
            outer->count * 100 >= k->count * COUNT_SHARE && k->text < outer->text &&
            k->value * 100 >= outer->value * INNER_SHARE && (!best || k->value > best->value)) {
            best = k;
        }
    }
    return best;
}

/* ---- what stays ---- */

/* What stands between the title and the first post in a make of its own: the opening. */
static struct dom_node *find_opening(const struct finder *f, uint32_t end)
{
    const struct dom_node *heading = f->options->heading;
    struct dom_node *best = NULL;
    uint32_t from = heading && heading->end <= end ? heading->end : f->d->body->index + 1;
    for (uint32_t i = from; i < end; i++) {
        struct dom_node *n = &f->d->nodes[i];
        const struct measure *m = &f->m[i];
        if (f->dropped[i]) {
            i = n->end - 1;
        } else if (n->tag != DOM_TEXT && n->end <= end && m->value >= OPENING && dom_is_block(n) &&
                   measure_link_share(m) <= OPENING_LINKED &&
                   (!best || m->value >= f->m[best->index].value)) {
            best = n;
        }
    }
    return best;
}

/* Drops all in `top` but the opening and the posts. */
static void keep_posts(const struct finder *f, const struct dom_node *top,
                       const struct dom_node *opening, uint32_t posts)
{
    uint32_t last = f->makes[posts].last, next = f->makes[posts].first;
    for (uint32_t i = top->index + 1; i < top->end;) {
        const struct dom_node *n = &f->d->nodes[i];
        while (next < i || (next <= last && f->of[next] != posts)) {
            next++;
        }
        bool kept = n == opening || (i == next && next <= last);
        bool around = (next <= last && dom_contains(n, &f->d->nodes[next])) ||
                      (opening && dom_contains(n, opening));
        f->dropped[i] = f->dropped[i] || (!kept && !around);
        i = kept || !around ? n->end : i + 1;
    }
}

/* Whether what was read as the article is one post or several. */
static bool is_of_posts(const struct finder *f, const struct make *k, const struct body *article,
                        const uint32_t *weights)
{
    uint32_t at = f->of[k->first];
    uint64_t within = 0;
    for (uint32_t i = k->first; i <= k->last; i++) {
        const struct dom_node *n = &f->d->nodes[i];
        if (f->of[i] == at) {
            const struct dom_node *unit = unit_of(k, n);
            within += dom_contains(unit, article->top)   ? article->weight
                      : dom_contains(article->top, unit) ? weights[unit->index]
                                                         : 0;
            i = n->end - 1;
        }
    }
    return within * 100 >= (uint64_t)article->weight * ARTICLE_SHARE;
}

/* Whether the page is these posts, and not an article with answers below. */
static bool is_thread(const struct finder *f, const struct make *k, const struct body *article,
                      const uint32_t *weights, bool likely)
{
    static const char *const comments[] = {"comment", NULL};
    if (f->options->thread || likely) {
        return true;
    }
    return is_of_posts(f, k, article, weights)
               ? !f->options->claimed
               : !are_called(f, k, comments) && k->text > article->weight;
}

struct dom_node *thread_find(struct dom *d, const struct body_options *options,
                             const struct body *article, const uint32_t *weights, bool likely,
                             unsigned char *dropped, const struct measure *m)
{
    struct finder f = {.d = d, .options = options, .dropped = dropped, .m = m};
    find_makes(&f);
    const struct make *posts = find_posts(&f);
    if (!posts || !is_thread(&f, posts, article, weights, likely)) {
        return NULL;
    }
    const struct make *inner = posts;
    for (int depth = 0; inner && depth < MAX_INNER; depth++, inner = find_inner(&f, posts)) {
        posts = inner;
    }
    struct dom_node *opening = find_opening(&f, posts->first);
    if (opening && !options->thread && m[opening->index].value >= STORY) {
        return NULL;
    }
    struct dom_node *top = &d->nodes[posts->first];
    while (top->end <= posts->last || (opening && !dom_contains(top, opening))) {
        top = top->parent;
    }
    keep_posts(&f, top, opening, f.of[posts->first]);
    return top;
}
