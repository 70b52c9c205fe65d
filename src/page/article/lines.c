/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/article/lines.h"

#include "base/vec.h"

enum { MAX_LINES = 4000 };

/* By node index: 1 for nodes with a block below. */
static unsigned char *find_containers(struct dom *d)
{
    unsigned char *holds = arena_alloc(&d->arena, d->n);
    for (uint32_t i = d->n; i-- > 1;) {
        const struct dom_node *n = &d->nodes[i];
        if (holds[i] || (n->tag != DOM_TEXT && dom_is_block(n))) {
            holds[n->parent->index] = 1;
        }
    }
    return holds;
}

/* Text of the block's children other than blocks. */
static void add_own_text(const struct dom *d, const unsigned char *holds, struct buf *b,
                         const struct dom_node *n)
{
    for (const struct dom_node *c = n->first; c; c = c->next) {
        if (c->tag != DOM_TEXT && (dom_is_block(c) || holds[c->index] || dom_is_silent(c))) {
            continue;
        }
        if (b->n > 0 && (c->tag == GUMBO_TAG_BR ||
                         (c->tag == DOM_TEXT && c->text.n > 0 && ascii_space(c->text.p[0])))) {
            buf_add_char(b, ' ');
        }
        dom_add_text(d, b, c, LINE_BYTES + 1);
        if (c->tag == DOM_TEXT && c->text.n > 0 && ascii_space(c->text.p[c->text.n - 1])) {
            buf_add_char(b, ' ');
        }
        if (b->n > LINE_BYTES) {
            return;
        }
    }
}

void lines_read(struct dom *d, struct page_lines *out)
{
    VEC(struct page_line) found = {0};
    struct buf b = BUF_INIT;
    const unsigned char *holds = find_containers(d);
    for (uint32_t i = d->body->index; i < d->n && found.n < MAX_LINES; i++) {
        const struct dom_node *n = &d->nodes[i];
        if (n->tag == DOM_TEXT || !dom_is_block(n)) {
            if (n->tag != DOM_TEXT && dom_is_silent(n)) {
                i = n->end - 1;
            }
            continue;
        }
        buf_clear(&b);
        if (holds[i]) {
            add_own_text(d, holds, &b, n);
        } else {
            dom_add_text(d, &b, n, LINE_BYTES + 1);
        }
        struct str text = str_trim(buf_str(&b));
        if (text.n > 0 && text.n <= LINE_BYTES) {
            struct page_line line = {n, {arena_strndup(&d->arena, text.p, text.n), text.n}};
            vec_push(&found, line);
        }
    }
    buf_fini(&b);
    out->n = found.n;
    out->v = arena_copy(&d->arena, found.v, found.n, sizeof *out->v);
    vec_fini(&found);
}
