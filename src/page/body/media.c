/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/body/media.h"

#include <string.h>

#include "page/body/boilerplate-phrases.h"
#include "page/doc/embed.h"
#include "page/doc/image.h"
#include "page/evidence/file-link.h"
#include "page/evidence/hints.h"

enum mark { HOLDS_MEDIUM = 1, IS_LINE = 2 };

enum {
    MIN_PICTURE = 100,   /* pixels; smaller ones are icons */
    MAX_BETWEEN = 200,   /* weight of text between title and pictures */
    MAX_LINK_TEXT = 200, /* bytes */
};

/* True for a picture that is neither an icon nor a link to another page. */
static bool is_picture(struct dom_node *n)
{
    struct html_image image;
    if (html_image_read(n, &image) != HTML_IMAGE_PICTURE || image.url.n == 0 ||
        (image.width > 0 && image.width < MIN_PICTURE) ||
        (image.height > 0 && image.height < MIN_PICTURE))
        return false;
    const struct dom_node *a = dom_closest(n, GUMBO_TAG_A);
    return !a || file_link_is_image(dom_attr(a, "href"));
}

static bool is_file_link(const struct dom_node *a)
{
    AUTO(buf) text = BUF_INIT;
    dom_add_text(&text, a, MAX_LINK_TEXT);
    return file_link_type(str_trim(dom_attr(a, "href")), buf_str(&text)) != NULL;
}

static bool is_medium(struct dom_node *n)
{
    static const struct str none = STR("");
    switch (n->tag) {
    case GUMBO_TAG_IMG:
        return is_picture(n);
    case GUMBO_TAG_A:
        return is_file_link(n);
    case GUMBO_TAG_OBJECT:
        return file_link_type(dom_attr(n, "data"), none) != NULL;
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_EMBED:
        return file_link_type(dom_attr(n, "src"), none) != NULL ||
               html_embed_kind(dom_attr(n, "src")) != DOC_MEDIA_NONE;
    case GUMBO_TAG_VIDEO:
        return true;
    default:
        return false;
    }
}

struct search {
    const struct dom *d;
    const unsigned char *dropped;
    const struct measure *m;
    const struct dom_node *line; /* last one classified */
    bool tool;
};

/* QR code or print button, as the text of its line reveals. */
static bool is_tool(struct search *s, const struct dom_node *n)
{
    const struct dom_node *line = dom_block_of(n->parent);
    if (line != s->line) {
        AUTO(buf) text = BUF_INIT;
        dom_add_text(&text, line, MAX_LINK_TEXT);
        s->tool = boilerplate_find(buf_str(&text)) != PHRASE_NONE;
        s->line = line;
    }
    return s->tool;
}

/* Next medium at or after `from`; NULL for none. *between is the weight of the text before it. */
static struct dom_node *next_medium(struct search *s, uint32_t from, uint32_t *between)
{
    *between = 0;
    for (uint32_t i = from; i < s->d->n; i++) {
        struct dom_node *n = &s->d->nodes[i];
        if (s->dropped[i])
            i = n->end - 1;
        else if (n->tag != DOM_TEXT && is_medium(n) && !is_tool(s, n))
            return n;
        else
            *between += s->m[i].own;
    }
    return NULL;
}

/* Nearest ancestor named as the article's text; NULL for none. */
static struct dom_node *named_ancestor(struct dom_node *n, const struct measure *m)
{
    while (n && !(m[n->index].hints & HINT_BODY))
        n = n->parent;
    return n;
}

/* By node index: marks the first series of close media in `top`, with their ancestors and lines. */
static unsigned char *mark_media(struct dom *d, struct search *s, const struct dom_node *top,
                                 const struct dom_node *first)
{
    unsigned char *marks = arena_alloc(&d->arena, d->n);
    uint32_t between = 0;
    memset(marks, 0, d->n);
    for (const struct dom_node *n = first; n && n->index < top->end && between <= MAX_BETWEEN;) {
        marks[dom_block_of(n->parent)->index] |= IS_LINE;
        for (const struct dom_node *p = n; p != top && !(marks[p->index] & HOLDS_MEDIUM);
             p = p->parent)
            marks[p->index] |= HOLDS_MEDIUM;
        n = next_medium(s, n->end, &between);
    }
    return marks;
}

/* Drops all but the media below `top` and their lines. */
static void drop_others(const struct dom_node *top, uint32_t from, const unsigned char *marks,
                        unsigned char *dropped)
{
    for (const struct dom_node *n = top + 1; n < dom_after(top); n++) {
        if (marks[n->index] & HOLDS_MEDIUM)
            continue;
        bool block = n->tag != DOM_TEXT && dom_is_block(n);
        bool beside =
            !block && n->index >= from && (marks[dom_block_of(n->parent)->index] & IS_LINE);
        dropped[n->index] |= !beside;
        n = dom_after(n) - 1;
    }
}

/* True for the heading of a card, which links to its article. */
static bool is_linked(const struct dom_node *heading, const struct measure *m)
{
    return heading && m[heading->index].linked > 0;
}

bool media_body_find(struct dom *d, const struct body_options *options, unsigned char *dropped,
                     const struct measure *m, struct body *out)
{
    const struct dom_node *heading = options->heading;
    struct search s = {.d = d, .dropped = dropped, .m = m};
    uint32_t between, from = heading ? heading->end : d->body->index;
    struct dom_node *first = next_medium(&s, from, &between);
    if (!options->dated || is_linked(heading, m) || !first)
        return false;
    struct dom_node *top = named_ancestor(first->parent, m);
    if (!top) {
        if (!heading || between > MAX_BETWEEN)
            return false;
        for (top = first; !dom_contains(top, heading);)
            top = top->parent;
    }
    const unsigned char *marks = mark_media(d, &s, top, first);
    drop_others(top, from, marks, dropped);
    *out = (struct body){.top = top, .dropped = dropped, .weight = 1, .media = true};
    return true;
}
