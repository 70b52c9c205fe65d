/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/body/thread.h"

enum {
    MIN_POSTS = 3,           /* without a declared discussion */
    MIN_DECLARED_POSTS = 2,  /* with one */
    MAX_LARGEST_SHARE = 70,  /* percent of the posts' text in a single one */
    MIN_PAGE_SHARE = 50,     /* percent of the page's text in posts */
    MIN_INNER_SHARE = 60,    /* percent of a post in its text element */
    MAX_INNER = 16,          /* elements between a post and its text */
    MIN_COUNT_SHARE = 75,    /* percent of the posts with a text element */
    MIN_ARTICLE_SHARE = 80,  /* percent of the article in posts */
    MIN_OPENING = 60,        /* weight of an opening of another pattern */
    MAX_OPENING_LINKED = 50, /* percent of its text that is linked */
    MIN_NAME = 2,            /* weight of a writer's name */
    MAX_NAME = 40,           /* bytes */
    STORY = 800,             /* weight of an opening that is an article, with comments below */
};

struct finder {
    struct dom *d;
    const struct body_options *options;
    const struct patterns *patterns;
    const struct measure *m;
    unsigned char *dropped;
};

/* ---- pattern of the posts ---- */

static bool has_name(const struct dom_node *n, const char *pieces)
{
    return str_any(str_has_nocase, n->classes, pieces) || str_any(str_has_nocase, n->id, pieces);
}

/* True by their own name, or that of an element around a single one. */
static bool have_name(const struct finder *f, const struct pattern *k, const char *pieces)
{
    const struct dom_node *n = &f->d->nodes[k->first];
    const struct dom_node *unit = pattern_unit(f->patterns, k, n);
    while (n != unit && !has_name(n, pieces))
        n = n->parent;
    return has_name(n, pieces);
}

/* Entry of a list: starts with a linked heading. */
static bool is_entry(const struct patterns *all, const struct dom_node *n)
{
    for (const struct dom_node *h = n + 1; h < dom_after(n); h++) {
        if (dom_is_heading(h) && all->m[h->index].text > 0 && !has_name(h, "name|user|author")) {
            const struct dom_node *a = dom_find_tag(h, GUMBO_TAG_A);
            return measure_link_share(&all->m[h->index]) > 90 &&
                   (!a || !str_has_char(dom_attr(a, "href"), '#'));
        }
    }
    return false;
}

static bool is_list(const struct patterns *all, const struct pattern *k)
{
    uint32_t entries = 0;
    const struct dom_node *n = pattern_next(all, k, k->first);
    for (; n; n = pattern_next(all, k, n->end))
        entries += is_entry(all, pattern_unit(all, k, n));
    return entries * 2 > k->outer;
}

static bool are_posts(const struct finder *f, const struct pattern *k)
{
    uint32_t min = f->options->thread ? MIN_DECLARED_POSTS : MIN_POSTS;
    bool even = k->count > k->outer || k->max_value * 100 <= k->value * MAX_LARGEST_SHARE;
    return k->outer >= min && k->running * 2 >= k->count && even &&
           have_name(f, k, "post|message|msg|reply|answer|comment");
}

static const struct pattern *find_posts(const struct finder *f)
{
    int64_t all = f->m[f->d->body->index].value;
    const struct pattern *best = NULL;
    for (uint32_t i = 0; i < f->patterns->size; i++) {
        const struct pattern *k = &f->patterns->v[i];
        if (k->key != 0 && k->value > 0 && k->value * 100 >= all * MIN_PAGE_SHARE &&
            (!best || k->value > best->value ||
             (k->value == best->value && k->text < best->text)) &&
            are_posts(f, k))
            best = k;
    }
    return best && !is_list(f->patterns, best) ? best : NULL;
}

/* Pattern that occurs once in each of these blocks, with most of its text; NULL for none. */
static const struct pattern *find_inner(const struct finder *f, const struct pattern *outer)
{
    uint32_t end = f->d->nodes[outer->last].end;
    const struct pattern *best = NULL;
    for (uint32_t i = 0; i < f->patterns->size; i++) {
        const struct pattern *k = &f->patterns->v[i];
        if (k->key != 0 && k != outer && k->first > outer->first && k->last < end &&
            k->count * 100 >= outer->count * MIN_COUNT_SHARE &&
            outer->count * 100 >= k->count * MIN_COUNT_SHARE && k->text < outer->text &&
            k->value * 100 >= outer->value * MIN_INNER_SHARE && (!best || k->value > best->value))
            best = k;
    }
    return best;
}

/* ---- removal of the rest ---- */

/* Opening of the discussion: a block of another pattern between title and first post. */
static struct dom_node *find_opening(const struct finder *f, uint32_t end)
{
    const struct dom_node *heading = f->options->heading;
    struct dom_node *best = NULL;
    uint32_t from = heading && heading->end <= end ? heading->end : f->d->body->index + 1;
    for (uint32_t i = from; i < end; i++) {
        struct dom_node *n = &f->d->nodes[i];
        const struct measure *m = &f->m[i];
        if (f->dropped[i])
            i = n->end - 1;
        else if (n->tag != DOM_TEXT && n->end <= end && m->value >= MIN_OPENING &&
                 dom_is_block(n) && measure_link_share(m) <= MAX_OPENING_LINKED &&
                 (!best || m->value >= f->m[best->index].value))
            best = n;
    }
    return best;
}

static bool may_be_name(const struct dom_node *n)
{
    AUTO(buf) text = BUF_INIT;
    dom_add_text(&text, n, MAX_NAME + 1);
    uint32_t weight = text_weight(buf_str(&text), NULL);
    return weight >= MIN_NAME && text.n <= MAX_NAME;
}

/* Element called after a post's writer, or link to a member's page. */
static bool is_of_writer(const struct dom_node *n)
{
    struct str href = n->tag == GUMBO_TAG_A ? dom_attr(n, "href") : (struct str){0};
    return str_has_any(href, "/user|/u/|/member|/profile") ||
           has_name(n, "auth|user|creator|poster|person") ||
           dom_has_word(dom_attr(n, "itemprop"), STR("author"));
}

/* First element of [from, to) that names the writer of a post: the first link with text in one
 * called so, or all of it; NULL for none. */
static const struct dom_node *find_writer(const struct finder *f, uint32_t from, uint32_t to)
{
    const struct dom_node *found = NULL;
    for (uint32_t i = from; i < to; i++) {
        const struct dom_node *n = &f->d->nodes[i];
        if (found && i >= found->end) {
            if (may_be_name(found))
                return found;
            found = NULL;
        }
        if (f->dropped[i])
            i = n->end - 1;
        else if (n->tag != DOM_TEXT && n->end <= to && !found && is_of_writer(n))
            found = n;
        if (found && n->tag == GUMBO_TAG_A && may_be_name(n))
            return n;
    }
    return found && may_be_name(found) ? found : NULL;
}

/* Writer of a post in `top`: named above it or else below it, or between it and the end of the post
 * before. */
static const struct dom_node *writer_of(const struct finder *f, const struct dom_node *top,
                                        const struct pattern *posts, const struct dom_node *post,
                                        uint32_t before)
{
    const struct dom_node *unit = pattern_unit(f->patterns, posts, post), *outer = post;
    while (outer->parent->index >= before)
        outer = outer->parent;
    const struct dom_node *writer = find_writer(f, outer->index, post->index);
    uint32_t end = unit->end < top->end ? unit->end : top->end;
    writer = writer ? writer : find_writer(f, post->end, end);
    return writer ? writer : find_writer(f, before, outer->index);
}

enum { KEPT = 1, AROUND };

static void keep(const struct dom_node *top, const struct dom_node *n, unsigned char *kept)
{
    kept[n->index] = KEPT;
    for (n = n->parent; n != top && !kept[n->index]; n = n->parent)
        kept[n->index] = AROUND;
}

/* Drops everything in `top` except the opening, the posts and the names of their writers. */
static void drop_other_nodes(const struct finder *f, const struct dom_node *top,
                             const struct dom_node *opening, const struct pattern *posts)
{
    unsigned char *kept = arena_alloc(&f->d->arena, f->d->n);
    uint32_t passed = top->index + 1;
    if (opening) {
        const struct dom_node *heading = f->options->heading;
        bool below = heading && heading->index > top->index && heading->end <= opening->index;
        const struct dom_node *writer =
            find_writer(f, below ? heading->end : passed, opening->index);
        if (writer)
            keep(top, writer, kept);
        keep(top, opening, kept);
        passed = opening->end;
    }
    const struct dom_node *n = pattern_next(f->patterns, posts, posts->first);
    for (; n; n = pattern_next(f->patterns, posts, n->end)) {
        const struct dom_node *writer = writer_of(f, top, posts, n, passed);
        if (writer)
            keep(top, writer, kept);
        keep(top, n, kept);
        passed = n->end;
    }
    for (uint32_t i = top->index + 1; i < top->end;) {
        f->dropped[i] = f->dropped[i] || !kept[i];
        i = kept[i] == AROUND ? i + 1 : f->d->nodes[i].end;
    }
}

/* True for a page of these posts, false for an article with comments. */
static bool is_thread(const struct finder *f, const struct pattern *k, const struct body *article,
                      const uint32_t *weights, bool likely)
{
    if (f->options->thread || likely)
        return true;
    return pattern_article_share(f->patterns, k, article, weights) >= MIN_ARTICLE_SHARE
               ? !f->options->claimed
               : !have_name(f, k, "comment") && k->text > article->weight;
}

struct dom_node *thread_find(struct dom *d, const struct body_options *options,
                             const struct patterns *patterns, const struct body *article,
                             const uint32_t *weights, bool likely, unsigned char *dropped)
{
    const struct measure *m = patterns->m;
    struct finder f = {d, options, patterns, m, dropped};
    const struct pattern *posts = find_posts(&f);
    if (!posts || !is_thread(&f, posts, article, weights, likely))
        return NULL;
    const struct pattern *inner = posts;
    for (int depth = 0; inner && depth < MAX_INNER; depth++, inner = find_inner(&f, posts))
        posts = inner;
    struct dom_node *opening = find_opening(&f, posts->first);
    if (opening && !options->thread && m[opening->index].value >= STORY)
        return NULL;
    struct dom_node *top = d->nodes[posts->first].parent; /* the first may contain the others */
    while (top->end <= posts->last || (opening && !dom_contains(top, opening)))
        top = top->parent;
    drop_other_nodes(&f, top, opening, posts);
    return top;
}
