/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/doc/caption.h"

#include "page/evidence/hints.h"
#include "text/find/fold.h"

enum {
    FRAME_NODES = 24,
    MAX_BETWEEN = 60,     /* nodes between a picture and its caption */
    MIN_DESCRIPTION = 12, /* bytes of letters */
    MAX_NODES = 60,       /* of a caption */
    MAX_CAPTION = 600,    /* bytes */
    MAX_ATTRIBUTE = 1200, /* bytes compared */
    MAX_CREDIT = 80,      /* bytes */
};

/* True for the label of a link, such as the name of a product. */
static bool is_linked(const struct dom_node *n)
{
    return dom_closest(n, GUMBO_TAG_A) || dom_find_tag(n, GUMBO_TAG_A);
}

/* True with a picture, or with a caption of its own. */
static bool has_picture(const struct dom_node *n)
{
    for (const struct dom_node *c = n + 1, *end = n + (n->end - n->index); c < end; c++)
        if (c->tag == GUMBO_TAG_IMG || c->tag == GUMBO_TAG_FIGCAPTION)
            return true;
    return false;
}

/* Paragraph after a picture with the only text in their frame. */
static bool is_picture_text(const struct dom_node *n)
{
    const struct dom_node *frame = n->parent;
    if (!frame || frame->classes.n == 0 || frame->end - frame->index > FRAME_NODES ||
        n->tag != GUMBO_TAG_P || !(hints_of(frame) & HINT_PICTURE))
        return false;
    bool picture = false;
    for (uint32_t i = 1; i < frame->end - frame->index; i++) {
        const struct dom_node *c = frame + i;
        bool within = c->index >= n->index && c->index < n->end;
        picture = picture || (c->tag == GUMBO_TAG_IMG && c->index < n->index);
        if ((c->tag == DOM_TEXT && !within && str_trim(c->text).n > 0) ||
            (within && c->tag == GUMBO_TAG_IMG))
            return false;
    }
    return picture;
}

static bool is_visible_text(const struct dom_node *n)
{
    return n->tag == DOM_TEXT && str_trim(n->text).n > 0 && !dom_is_silent(n->parent);
}

static bool has_description(const struct dom_node *image)
{
    return dom_attr(image, "alt").n > 0 || dom_attr(image, "title").n > 0;
}

/* Picture with a description before a node, without text between them; NULL for none. */
static const struct dom_node *picture_above(const struct dom *d, const struct dom_node *n)
{
    for (uint32_t i = n->index; i-- > d->body->index && n->index - i < MAX_BETWEEN;) {
        const struct dom_node *c = &d->nodes[i];
        if (c->tag == GUMBO_TAG_IMG && has_description(c))
            return c;
        if (is_visible_text(c))
            return NULL;
    }
    return NULL;
}

/* True for equal texts, or when a third of the longer one, such as a credit, follows the other. */
static bool begins_alike(struct str a, struct str b)
{
    struct str less = a.n < b.n ? a : b, more = a.n < b.n ? b : a;
    return less.n >= MIN_DESCRIPTION && more.n * 2 <= less.n * 3 && str_starts(more, less);
}

/* True for a text, as its letters, that an attribute of the picture repeats. */
static bool describes(const struct dom_node *picture, struct str text)
{
    static const char *const attributes[] = {"alt", "title"};
    bool found = false;
    for (size_t i = 0; i < ARRAY_SIZE(attributes) && !found; i++) {
        struct str value = dom_attr(picture, attributes[i]);
        AUTO(buf) letters = BUF_INIT;
        if (value.n <= MAX_ATTRIBUTE)
            fold_add_letters(&letters, value);
        found = begins_alike(buf_str(&letters), text);
    }
    return found;
}

/* Step of instructions or entry of a list: another picture follows. */
static bool is_entry(const struct dom *d, const struct dom_node *n)
{
    for (uint32_t i = n->end; i < d->n && i - n->end < MAX_BETWEEN; i++) {
        const struct dom_node *c = &d->nodes[i];
        if (c->tag == GUMBO_TAG_IMG)
            return true;
        if (is_visible_text(c))
            return false;
    }
    return false;
}

/* True for a text with its picture in a frame that has hardly more than a credit besides. */
static bool shares_frame(const struct dom_node *picture, const struct dom_node *n)
{
    const struct dom_node *frame = n->parent;
    size_t rest = 0;
    while (!dom_contains(frame, picture))
        frame = frame->parent;
    if (frame->end - frame->index > 2 * MAX_BETWEEN)
        return false;
    for (const struct dom_node *c = frame; c < dom_after(frame); c++)
        if (is_visible_text(c) && !dom_contains(n, c))
            rest += str_trim(c->text).n;
    return rest <= MAX_CREDIT;
}

/* Text that the picture above describes itself with. A lead may be the description of an article's
 * picture. */
static bool is_described(const struct dom *d, const struct dom_node *n)
{
    bool small = n->end - n->index <= MAX_NODES;
    const struct dom_node *picture = small ? picture_above(d, n) : NULL;
    if (!picture || n->tag == GUMBO_TAG_LI || has_picture(n) || is_linked(n) || is_entry(d, n))
        return false;
    if (n->classes.n > 0 && (hints_of(n) & HINT_LEAD) && !shares_frame(picture, n))
        return false;
    AUTO(buf) text = BUF_INIT;
    AUTO(buf) letters = BUF_INIT;
    dom_add_text(&text, n, MAX_CAPTION);
    fold_add_letters(&letters, buf_str(&text));
    return text.n < MAX_CAPTION && describes(picture, buf_str(&letters));
}

bool html_is_caption(const struct dom *d, const struct dom_node *n)
{
    if (is_picture_text(n))
        return true;
    return n->classes.n > 0 && (hints_of(n) & HINT_CAPTION) ? !has_picture(n) : is_described(d, n);
}
