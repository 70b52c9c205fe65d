/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/dom/dom.h"

#include <string.h>

#include "page/dom/guard.h"
#include "page/dom/pool.h"
#include "text/display/safe.h"
#include "text/utf8.h"

enum { MAX_ATTRIBUTE_BYTES = 64 << 10, PARSER_MEMORY = 152 << 20, COMMENT_BYTES = 4096 };

/* ---- copy of gumbo's tree ---- */

static bool is_kept(const GumboNode *n)
{
    return n->type != GUMBO_NODE_COMMENT && n->type != GUMBO_NODE_DOCUMENT;
}

static const GumboVector *children_of(const GumboNode *n)
{
    bool element = n->type == GUMBO_NODE_ELEMENT || n->type == GUMBO_NODE_TEMPLATE;
    return element ? &n->v.element.children : &kGumboEmptyVector;
}

/* Next node in document order below `root`; NULL after the last one. *up is 0 for a child of `n`, 1
 * for a sibling, 2 for a sibling of its parent, … */
static const GumboNode *gumbo_next(const GumboNode *root, const GumboNode *n, unsigned *up)
{
    *up = 0;
    if (children_of(n)->length > 0)
        return children_of(n)->data[0];
    for (*up = 1; n != root; n = n->parent, ++*up) {
        const GumboVector *siblings = children_of(n->parent);
        if (n->index_within_parent + 1 < siblings->length)
            return siblings->data[n->index_within_parent + 1];
    }
    return NULL;
}

/* Sanitizes text once for all users of the tree. */
static struct str copy_text(struct dom *d, struct str s)
{
    AUTO(buf) clean = BUF_INIT;
    if (!safe_is_harmless(s)) {
        safe_add_text(&clean, s);
        s = buf_str(&clean);
    }
    s.p = arena_strndup(&d->arena, s.n > 0 ? s.p : "", s.n);
    return s;
}

/* Truncates long values, since each is searched for many words. */
static struct str copy_value(struct dom *d, struct str s)
{
    return copy_text(d, str_slice(s, 0, utf8_start(s, MAX_ATTRIBUTE_BYTES)));
}

static void copy_attributes(struct dom *d, struct dom_node *n, const GumboElement *e)
{
    size_t count = e->attributes.length < UINT16_MAX ? e->attributes.length : UINT16_MAX;
    if (count == 0)
        return;
    struct dom_attr *attrs = arena_array(&d->arena, count, sizeof *attrs);
    for (size_t i = 0; i < count; i++) {
        const GumboAttribute *a = e->attributes.data[i];
        attrs[i].name = str_from(arena_strdup(&d->arena, a->name));
        attrs[i].value = copy_value(d, str_from(a->value));
        if (str_eq(attrs[i].name, STR("id")))
            n->id = attrs[i].value;
        else if (str_eq(attrs[i].name, STR("class")))
            n->classes = attrs[i].value;
    }
    n->attrs = attrs;
    n->n_attrs = (uint16_t)count;
}

/* Restores the text of a script that the guard held back. */
static struct str text_of(const struct guarded *g, const GumboNode *n)
{
    struct str script = {NULL, 0};
    if (n->parent->v.element.tag == GUMBO_TAG_SCRIPT)
        script = guarded_script(g, n->v.text.original_text.data);
    return script.p ? script : str_from(n->v.text.text);
}

static void copy_node(struct dom *d, struct dom_node *n, const GumboNode *from,
                      const struct guarded *g)
{
    n->id = n->classes = STR("");
    if (from->type != GUMBO_NODE_ELEMENT && from->type != GUMBO_NODE_TEMPLATE) {
        n->tag = DOM_TEXT;
        n->text = copy_text(d, text_of(g, from));
        return;
    }
    const GumboElement *e = &from->v.element;
    bool html = e->tag_namespace == GUMBO_NAMESPACE_HTML;
    n->tag =
        html || e->tag == GUMBO_TAG_SVG || e->tag == GUMBO_TAG_MATH ? e->tag : GUMBO_TAG_UNKNOWN;
    if (n->tag == GUMBO_TAG_UNKNOWN) {
        GumboStringPiece name = e->original_tag;
        if (name.data) {
            gumbo_tag_from_original_text(&name);
            n->name = dom_lower(d, (struct str){name.data, name.length});
        } else {
            n->name = STR("");
        }
    } else {
        n->name = str_from(gumbo_normalized_tagname(n->tag));
    }
    copy_attributes(d, n, e);
}

/* During the copy, `previous` of the first child is the last one. */
static void append_child(struct dom_node *parent, struct dom_node *n)
{
    n->parent = parent;
    n->depth = (uint16_t)(parent->depth + 1);
    if (parent->first) {
        n->previous = parent->first->previous;
        n->previous->next = n;
        parent->first->previous = n;
    } else {
        n->previous = n;
        parent->first = n;
    }
}

static void break_rings(struct dom *d)
{
    for (uint32_t i = 0; i < d->n; i++)
        if (d->nodes[i].first)
            d->nodes[i].first->previous = NULL;
}

static size_t count_nodes(const GumboNode *root, size_t *comments)
{
    size_t count = 0;
    *comments = 0;
    unsigned up;
    for (const GumboNode *n = root; n; n = gumbo_next(root, n, &up)) {
        count += is_kept(n);
        *comments += n->type == GUMBO_NODE_COMMENT;
    }
    return count;
}

static void copy_comment(struct dom *d, const char *text)
{
    size_t n = strnlen(text, COMMENT_BYTES + 1);
    if (n <= COMMENT_BYTES) {
        d->comments[d->n_comments++] =
            (struct dom_comment){{arena_strndup(&d->arena, text, n), n}, d->n};
    }
}

static void copy_tree(struct dom *d, const GumboNode *root, size_t count, size_t comments,
                      const struct guarded *g)
{
    d->nodes = arena_array(&d->arena, count, sizeof *d->nodes);
    d->comments = arena_array(&d->arena, comments, sizeof *d->comments);
    struct dom_node *parent = NULL; /* of the next node */
    unsigned up = 0;
    for (const GumboNode *n = root, *next; n; n = next) {
        struct dom_node *to = NULL;
        if (is_kept(n)) {
            to = &d->nodes[d->n];
            to->index = d->n++;
            copy_node(d, to, n, g);
            if (parent)
                append_child(parent, to);
        } else if (n->type == GUMBO_NODE_COMMENT) {
            copy_comment(d, n->v.text.text);
        }
        next = gumbo_next(root, n, &up);
        if (up == 0) {
            parent = to;
            continue;
        }
        if (to)
            to->end = d->n;
        for (; up > 1; up--) {
            parent->end = d->n;
            parent = parent->parent;
        }
    }
    break_rings(d);
}

static struct dom_node *child_with_tag(struct dom *d, GumboTag tag)
{
    for (struct dom_node *n = d->nodes->first; n; n = n->next)
        if (n->tag == tag)
            return n;
    return NULL;
}

bool dom_parse(struct dom *d, struct str html, struct error *e)
{
    *d = (struct dom){0};
    if (html.n > DOM_MAX_BYTES)
        return error_set(e, ERROR_LIMIT, 0, "a page of more than %d MiB", DOM_MAX_BYTES >> 20);
    AUTO(guarded) g;
    dom_guard(html, DOM_MAX_DEPTH, &g);
    if (g.parts > DOM_MAX_PARTS)
        return error_set(e, ERROR_LIMIT, 0, "a page of more elements than gander accepts");
    struct pool pool = {.limit = PARSER_MEMORY};
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = pool_alloc;
    options.deallocator = pool_release;
    options.userdata = &pool;
    options.max_errors = 0;
    if (setjmp(pool.over) == 0) {
        const GumboOutput *output =
            gumbo_parse_with_options(&options, g.html.p ? g.html.p : "", g.html.n);
        size_t comments;
        size_t count = count_nodes(output->root, &comments);
        if (count <= DOM_MAX_NODES) {
            copy_tree(d, output->root, count, comments, &g);
            d->head = child_with_tag(d, GUMBO_TAG_HEAD);
            d->body = child_with_tag(d, GUMBO_TAG_BODY);
            d->head = d->head ? d->head : d->nodes;
            d->body = d->body ? d->body : d->nodes;
        }
    }
    arena_fini(&pool.arena);
    return d->body || error_set(e, ERROR_LIMIT, 0, "a page of more elements than gander accepts");
}
