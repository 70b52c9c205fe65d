/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/body/copies.h"

enum {
    MIN_COPY = 40, /* weight */
    BLOCKS = 2,
    MIN_SECTION = 100, /* value */
    MIN_RUNNING = 50,  /* percent of a section's text that is prose */
};

/* Blocks by the hash of their text; 64 bits are enough to skip the comparison of texts. */
struct blocks {
    uint64_t *hashes;              /* by node index; 0 without text */
    const struct dom_node **first; /* open addressing; NULL for a free slot */
    uint32_t size;                 /* a power of two */
};

/* Ignores white space. */
static uint64_t hash_text(struct str s)
{
    uint64_t h = 0;
    for (size_t i = 0; i < s.n; i++)
        if (!ascii_space(s.p[i]))
            h = str_hash_byte(h ? h : STR_HASH_INIT, s.p[i]);
    return h;
}

/* An element with a single child has the hash of the child. */
static void hash_nodes(const struct dom_node *top, const unsigned char *dropped, struct blocks *s)
{
    for (const struct dom_node *n = dom_after(top) - 1; n > top; n--) {
        uint64_t *hash = &s->hashes[n->index], *around = &s->hashes[n->parent->index];
        if (n->tag == DOM_TEXT)
            *hash = hash_text(n->text);
        if (*hash != 0 && !dropped[n->index])
            *around = *around * 0x9e3779b97f4a7c15 + *hash;
    }
}

/* Repetition is legitimate in code, and in an article's pull quotes; in a discussion, quotations
 * repeat earlier posts. */
static bool is_literal(const struct dom_node *n, bool thread)
{
    return n->tag == GUMBO_TAG_PRE || (n->tag == GUMBO_TAG_BLOCKQUOTE && !thread);
}

static bool are_alike(const struct dom_node *a, const struct dom_node *b)
{
    return a->tag == b->tag && str_eq(a->classes, b->classes);
}

static bool is_section(const struct measure *m)
{
    return m->blocks >= BLOCKS && m->value >= MIN_SECTION &&
           (int64_t)m->value * 100 >= (int64_t)m->text * MIN_RUNNING;
}

/* True for a copy of an earlier block; else adds `n` to the table. Less than a section, in the same
 * place of several entries or of one text, is no copy: small print, a refrain. */
static bool is_copy(struct blocks *s, const struct dom_node *n, const struct measure *m)
{
    uint64_t hash = s->hashes[n->index];
    uint32_t at = (uint32_t)(hash ^ hash >> 32) & (s->size - 1);
    while (s->first[at] && s->hashes[s->first[at]->index] != hash)
        at = (at + 1) & (s->size - 1);
    if (!s->first[at])
        s->first[at] = n;
    return s->first[at]->end <= n->index &&
           (is_section(m) || !are_alike(s->first[at]->parent, n->parent));
}

bool copies_drop(struct dom *d, const struct dom_node *top, bool thread, unsigned char *dropped,
                 const struct measure *m)
{
    struct blocks s = {.size = 16};
    uint32_t blocks = 0;
    bool found = false;
    for (uint32_t i = top->index + 1; i < top->end; i++)
        blocks += m[i].text >= MIN_COPY;
    while (s.size < blocks * 2)
        s.size *= 2;
    s.hashes = arena_array(&d->arena, d->n, sizeof *s.hashes);
    s.first = arena_array(&d->arena, s.size, sizeof *s.first);
    hash_nodes(top, dropped, &s);
    for (const struct dom_node *n = top + 1; n < dom_after(top); n++) {
        bool passed = dropped[n->index] || m[n->index].text < MIN_COPY || is_literal(n, thread);
        if (!passed && dom_is_block(n) && is_copy(&s, n, &m[n->index])) {
            dropped[n->index] = 1;
            found = true;
        }
        n = passed || dropped[n->index] ? dom_after(n) - 1 : n;
    }
    return found;
}
