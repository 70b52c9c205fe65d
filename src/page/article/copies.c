/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/article/copies.h"

enum {
    BLOCKS = 2,
    SECTION = 100, /* least value of a section */
    RUNNING = 50,  /* percent of its text that is running text */
};

/* Sections by their text's hash: 64 bits, so that equal hashes are taken for equal texts. */
struct sections {
    uint64_t *hashes;              /* by dom_node.index; 0: no text */
    const struct dom_node **first; /* open addressing; NULL: free */
    uint32_t size;                 /* a power of two */
};

/* Of all characters but white space. */
static uint64_t hash_text(struct str s)
{
    uint64_t h = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (!ascii_space(s.p[i])) {
            h = ((h ? h : 0xcbf29ce484222325) ^ (unsigned char)s.p[i]) * 0x100000001b3;
        }
    }
    return h;
}

/* An element around nothing but another has the hash of that. */
static void hash_nodes(const struct dom_node *top, const unsigned char *dropped,
                       struct sections *s, const struct dom *d)
{
    for (uint32_t i = top->end; i-- > top->index + 1;) {
        const struct dom_node *n = &d->nodes[i];
        uint64_t *around = &s->hashes[n->parent->index];
        if (n->tag == DOM_TEXT) {
            s->hashes[i] = hash_text(n->text);
        }
        if (s->hashes[i] != 0 && !dropped[i]) {
            *around = *around * 0x9e3779b97f4a7c15 + s->hashes[i];
        }
    }
}

static bool is_section(const struct dom_node *n, const struct measure *m)
{
    return n->tag != DOM_TEXT && m->blocks >= BLOCKS && m->value >= SECTION &&
           (int64_t)m->value * 100 >= (int64_t)m->text * RUNNING && dom_is_block(n) &&
           n->tag != GUMBO_TAG_BLOCKQUOTE && n->tag != GUMBO_TAG_PRE;
}

/* Whether a section before `n` has its text; else keeps `n`. */
static bool is_copy(struct sections *s, const struct dom_node *n)
{
    uint64_t hash = s->hashes[n->index];
    uint32_t at = (uint32_t)(hash ^ hash >> 32) & (s->size - 1);
    while (s->first[at] && s->hashes[s->first[at]->index] != hash) {
        at = (at + 1) & (s->size - 1);
    }
    if (s->first[at]) {
        return s->first[at]->end <= n->index;
    }
    s->first[at] = n;
    return false;
}

bool copies_drop(struct dom *d, const struct dom_node *top, unsigned char *dropped,
                 const struct measure *m)
{
    struct sections s = {.size = 16};
    uint32_t sections = 0;
    bool found = false;
    for (uint32_t i = top->index + 1; i < top->end; i++) {
        sections += is_section(&d->nodes[i], &m[i]);
    }
    while (s.size < sections * 2) {
        s.size *= 2;
    }
    s.hashes = arena_array(&d->arena, d->n, sizeof *s.hashes);
    s.first = arena_array(&d->arena, s.size, sizeof *s.first);
    hash_nodes(top, dropped, &s, d);
    for (uint32_t i = top->index + 1; i < top->end; i++) {
        const struct dom_node *n = &d->nodes[i];
        if (!dropped[i] && is_section(n, &m[i]) && is_copy(&s, n)) {
            dropped[i] = 1;
            found = true;
        }
        i = dropped[i] ? n->end - 1 : i;
    }
    return found;
}
