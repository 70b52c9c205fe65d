/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/facts/lines.h"

#include <stdlib.h>

#include "base/vec.h"

enum { MAX_LINES = 4000 };

struct reader {
    struct dom *d;
    struct buf text;  /* of the line so far */
    uint32_t at, end; /* as in struct page_line */
    VEC(struct page_line) found;
};

static void add_gap(struct buf *b)
{
    if (b->n > 0 && b->p[b->n - 1] != ' ')
        buf_add_char(b, ' ');
}

static bool ends_in_gap(struct str s)
{
    for (size_t n = 1; n <= 3 && n <= s.n; n++)
        if (dom_space_at(s, s.n - n) == n)
            return true;
    return false;
}

static void add_text(struct reader *r, const struct dom_node *n)
{
    struct str text = n->text;
    if (text.n == 0 || r->text.n > LINE_BYTES)
        return;
    r->at = r->text.n == 0 ? n->index : r->at;
    r->end = n->end;
    if (dom_space_at(text, 0) > 0)
        add_gap(&r->text);
    dom_add_text(&r->text, n, LINE_BYTES + 1);
    if (ends_in_gap(text))
        add_gap(&r->text);
}

static void end_line(struct reader *r, const struct dom_node *block)
{
    struct str text = str_trim(buf_str(&r->text));
    if (text.n > 0 && text.n <= LINE_BYTES && r->found.n < MAX_LINES) {
        struct page_line line = {block, r->at, r->end, arena_str(&r->d->arena, text)};
        vec_push(&r->found, line);
    }
    buf_clear(&r->text);
}

/* The block's own lines, parted by <br> and by nested blocks. */
static void read_block(struct reader *r, const struct dom_node *block)
{
    for (uint32_t i = block->index + 1; i < block->end;) {
        const struct dom_node *n = &r->d->nodes[i];
        i++;
        if (n->tag == DOM_TEXT) {
            add_text(r, n);
        } else if (dom_is_silent(n)) {
            i = n->end;
        } else if (dom_is_block(n) || n->tag == GUMBO_TAG_BR) {
            end_line(r, block);
            i = n->end;
        }
    }
    end_line(r, block);
}

static int compare_lines(const void *a, const void *b)
{
    uint32_t x = ((const struct page_line *)a)->at, y = ((const struct page_line *)b)->at;
    return (x > y) - (x < y);
}

void lines_read(struct dom *d, struct page_lines *out)
{
    struct reader r = {.d = d, .text = BUF_INIT};
    for (const struct dom_node *n = d->body; n < dom_end(d) && r.found.n < MAX_LINES; n++)
        if (n->tag != DOM_TEXT && dom_is_block(n))
            read_block(&r, n);
        else if (n->tag != DOM_TEXT && dom_is_silent(n))
            n = dom_after(n) - 1;
    buf_fini(&r.text);
    vec_take(&r.found, &d->arena, &out->v, &out->n);
    if (out->n > 0)
        qsort(out->v, out->n, sizeof *out->v, compare_lines);
}
