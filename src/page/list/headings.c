/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/list/headings.h"

#include "base/vec.h"
#include "page/evidence/measure.h"
#include "page/list/place.h"
#include "page/list/relative.h"

struct heading {
    const struct dom_node *node, *scope;
    struct list_date date;
    bool valid;
};

struct headings { /* in the arena of the page */
    struct heading *v;
    size_t n;
};

/* Reads a day, with at most a weekday or a word beside it, or "Today". */
static bool read_day(const struct list_page *p, struct str s, struct list_date *out)
{
    enum { WORD = 12 };
    size_t start, end;
    *out = (struct list_date){.written = true};
    if (list_date_relative(s, p->fetched, p->default_offset, &out->date))
        return true;
    return list_date_find(s, p->default_offset, out, &start, &end) &&
           text_weight(str_slice(s, 0, start), NULL) + text_weight(str_slice(s, end, s.n), NULL) <=
               WORD;
}

static bool is_day(const struct list_page *p, const struct dom_node *n, struct list_date *out)
{
    enum { MAX_NODES = 12, MAX_BYTES = 60 };
    struct str machine = n->tag == GUMBO_TAG_TIME ? dom_attr(n, "datetime") : STR("");
    if (n->tag == DOM_TEXT || n->end - n->index > MAX_NODES || dom_is_silent(n))
        return false;
    *out = (struct list_date){.written = true};
    if (machine.n > 0)
        return date_parse(machine, p->default_offset, &out->date);
    AUTO(buf) text = BUF_INIT;
    if (dom_is_block(n))
        dom_add_text(&text, n, MAX_BYTES + 1);
    return text.n > 0 && text.n <= MAX_BYTES && read_day(p, buf_str(&text), out) &&
           (anchors_within(&p->links, n->index, n->end) == 0 ||
            list_date_is(buf_str(&text), p->default_offset, out));
}

static void collect(const struct list_page *p, struct headings *h)
{
    VEC(struct heading) all = {0};
    for (const struct dom_node *n = p->d->body + 1; n < dom_after(p->d->body); n++) {
        struct heading found = {.node = n, .scope = n->parent};
        if (is_day(p, n, &found.date)) {
            vec_push(&all, found);
            n = dom_after(n) - 1;
        }
    }
    vec_take(&all, &p->d->arena, &h->v, &h->n);
}

/* Keeps elements that are headings or have a like before or after them: a day that stands once on
 * the page may be today's. */
static void validate(const struct list_page *p, struct headings *h)
{
    const uint64_t *paths = list_paths(p->d);
    for (size_t i = 0; i < h->n; i++) {
        struct heading *own = &h->v[i];
        bool repeated = i > 0 && paths[h->v[i - 1].node->index] == paths[own->node->index];
        own->valid = repeated || dom_find_heading(own->node, dom_after(own->node));
        if (repeated)
            h->v[i - 1].valid = true;
    }
}

/* Nearest heading above each link, among those that head a part of the page around it. */
static void assign(const struct list_page *p, const struct headings *h,
                   const struct list_date **of_link)
{
    VEC(const struct heading *) open = {0};
    size_t next = 0;
    for (uint32_t i = 0; i < p->links.n; i++) {
        uint32_t at = p->links.v[i].node->index;
        for (; next < h->n && h->v[next].node->index < at; next++) {
            const struct heading *found = &h->v[next];
            while (open.n > 0 && (open.v[open.n - 1]->scope == found->scope ||
                                  open.v[open.n - 1]->scope->end <= found->node->index))
                open.n--;
            if (found->valid)
                vec_push(&open, found);
        }
        while (open.n > 0 && open.v[open.n - 1]->scope->end <= at)
            open.n--;
        const struct heading *above = open.n > 0 ? open.v[open.n - 1] : NULL;
        if (above && above->node->end <= at)
            of_link[i] = &above->date;
    }
    vec_fini(&open);
}

void list_headings_read(struct list_page *p)
{
    struct headings h;
    const struct list_date **of_link = arena_array(&p->d->arena, p->links.n + 1u, sizeof *of_link);
    collect(p, &h);
    validate(p, &h);
    assign(p, &h, of_link);
    p->headings = of_link;
}
