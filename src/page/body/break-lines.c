/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/body/break-lines.h"

#include "page/evidence/measure.h"

static bool ends_line(const struct dom_node *n)
{
    return n->tag == GUMBO_TAG_BR || (n->tag != DOM_TEXT && dom_is_block(n));
}

static bool has_text(const struct dom_node *n)
{
    return n->tag == DOM_TEXT ? str_trim(n->text).n > 0 : n->first && !dom_is_silent(n);
}

bool break_lines_next(const struct dom_node *from, struct break_line *out)
{
    while (from && (ends_line(from) || !has_text(from)))
        from = from->next;
    out->first = out->end = from;
    while (out->end && !ends_line(out->end))
        out->end = out->end->next;
    return from != NULL;
}

bool break_lines_many(const struct dom_node *block)
{
    struct break_line line;
    return break_lines_next(block->first, &line) && line.end && line.end->tag == GUMBO_TAG_BR &&
           break_lines_next(line.end, &line);
}

static bool is_space_at(struct str s, size_t at)
{
    return at < s.n && ascii_space(s.p[at]);
}

uint32_t break_line_text(const struct break_line *line, struct buf *b, size_t max)
{
    uint32_t linked = 0;
    for (const struct dom_node *n = line->first; n != line->end && b->n < max; n = n->next) {
        struct str own = n->tag == DOM_TEXT ? n->text : (struct str){0};
        size_t before = b->n;
        if (b->n > 0 && is_space_at(own, 0))
            buf_add_char(b, ' ');
        dom_add_text(b, n, max);
        if (b->n > before && is_space_at(own, own.n - 1))
            buf_add_char(b, ' ');
        if (n->tag != DOM_TEXT && dom_find_tag(n, GUMBO_TAG_A))
            linked += text_weight(str_slice(buf_str(b), before, b->n), NULL);
    }
    return linked;
}

void break_line_drop(const struct break_line *line, unsigned char *dropped)
{
    for (const struct dom_node *n = line->first; n != line->end; n = n->next)
        dropped[n->index] = 1;
    if (line->end && line->end->tag == GUMBO_TAG_BR)
        dropped[line->end->index] = 1;
}
