/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/evidence/pattern.h"

static uint64_t add_name(uint64_t key, struct str name)
{
    bool digit = false;
    for (size_t i = 0; i < name.n; i++) {
        bool was = digit;
        digit = ascii_digit(name.p[i]);
        if (!(digit && was))
            key = str_hash_byte(key, digit ? '0' : name.p[i]);
    }
    return key;
}

static bool ends_in_digit(struct str id)
{
    return id.n > 0 && ascii_digit(id.p[id.n - 1]);
}

static bool has_pattern(const struct dom_node *n)
{
    return n->tag != DOM_TEXT && dom_is_block(n) && n->tag != GUMBO_TAG_P &&
           n->tag != GUMBO_TAG_UL && n->tag != GUMBO_TAG_OL && !dom_is_heading(n) &&
           n->tag != GUMBO_TAG_BLOCKQUOTE && n->tag != GUMBO_TAG_PRE &&
           (n->classes.n > 0 || ends_in_digit(n->id));
}

static uint32_t find_place(struct patterns *all, const struct dom_node *n)
{
    uint64_t key =
        add_name(STR_HASH_INIT + (uint64_t)n->tag, n->classes.n > 0 ? n->classes : n->id);
    uint32_t at = (uint32_t)(key ^ key >> 32) & (all->size - 1);
    key |= key == 0;
    while (all->v[at].key != 0 && all->v[at].key != key)
        at = (at + 1) & (all->size - 1);
    if (all->v[at].key == 0)
        all->v[at] = (struct pattern){.key = key, .first = n->index};
    return at;
}

static void add_block(struct pattern *k, const struct dom_node *n, const struct measure *m)
{
    k->last = n->index;
    k->count++;
    k->running += m->value > 0;
    if (n->index >= k->end) {
        int64_t value = m->value > 0 ? m->value : 0;
        k->end = n->end;
        k->outer++;
        k->text += m->text;
        k->linked += m->linked;
        k->leading += m->linked > 0;
        k->images += m->images > 0;
        k->longest = m->text > k->longest ? m->text : k->longest;
        k->value += value;
        k->max_value = value > k->max_value ? value : k->max_value;
    }
}

void patterns_find(struct dom *d, const unsigned char *dropped, const struct measure *m,
                   struct patterns *out)
{
    uint32_t blocks = 0, size = 16, from = d->body->index + 1;
    for (uint32_t i = from; i < d->n; i++)
        blocks += has_pattern(&d->nodes[i]);
    while (size < blocks * 2)
        size *= 2;
    *out = (struct patterns){.d = d, .m = m, .size = size};
    out->v = arena_array(&d->arena, size, sizeof *out->v);
    out->of = arena_array(&d->arena, d->n, sizeof *out->of);
    for (uint32_t i = 0; i < d->n; i++)
        out->of[i] = size;
    for (uint32_t i = from; i < d->n; i++) {
        const struct dom_node *n = &d->nodes[i];
        if (dropped[i]) {
            i = n->end - 1;
        } else if (has_pattern(n) && m[i].text > 0) {
            out->of[i] = find_place(out, n);
            add_block(&out->v[out->of[i]], n, &m[i]);
        }
    }
}

const struct dom_node *pattern_unit(const struct patterns *all, const struct pattern *k,
                                    const struct dom_node *n)
{
    uint32_t at = all->of[k->first], previous = n->index, next = n->end;
    while (previous > k->first && all->of[--previous] != at) {
    }
    while (next <= k->last && all->of[next] != at)
        next++;
    bool opens = n->index == k->first;
    while (n->parent && (opens || n->parent->index > previous) &&
           (next > k->last || n->parent->end <= next))
        n = n->parent;
    return n;
}

const struct dom_node *pattern_next(const struct patterns *all, const struct pattern *k,
                                    uint32_t from)
{
    uint32_t at = all->of[k->first];
    while (from <= k->last && all->of[from] != at)
        from++;
    return from <= k->last ? &all->d->nodes[from] : NULL;
}

unsigned pattern_article_share(const struct patterns *all, const struct pattern *k,
                               const struct body *article, const uint32_t *weights)
{
    uint64_t within = 0;
    const struct dom_node *n = pattern_next(all, k, k->first);
    for (; n; n = pattern_next(all, k, n->end)) {
        const struct dom_node *unit = pattern_unit(all, k, n);
        within += dom_contains(unit, article->top)   ? article->weight
                  : dom_contains(article->top, unit) ? weights[unit->index]
                                                     : 0;
    }
    return article->weight > 0 ? (unsigned)(within * 100 / article->weight) : 0;
}
