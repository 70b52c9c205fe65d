/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/doc/anchors.h"

#include "text/url/url.h"
#include "text/utf8.h"

enum { MAX_ANCHORS = 10000, MAX_ANCHOR_NAME = 256 };

static struct str without_fragment(struct str url)
{
    return str_slice(url, 0, str_find_char(url, '#', 0));
}

static bool is_same_page(const char *base_url, struct str href)
{
    AUTO(buf) full = BUF_INIT, one = BUF_INIT, other = BUF_INIT;
    url_resolve(&full, str_from(base_url), href);
    url_add_canonical(&one, without_fragment(buf_str(&full)));
    url_add_canonical(&other, without_fragment(str_from(base_url)));
    return one.n > 0 && str_eq(buf_str(&one), buf_str(&other));
}

bool html_anchors_add_target(struct buf *b, const char *base_url, struct str href)
{
    href = str_trim(href);
    size_t hash = str_find_char(href, '#', 0);
    struct str name = hash == SIZE_MAX ? STR("") : str_slice(href, hash + 1, href.n);
    if (name.n == 0 || name.n > MAX_ANCHOR_NAME ||
        (hash > 0 && (!base_url || !is_same_page(base_url, href))))
        return false;
    AUTO(buf) decoded = BUF_INIT;
    url_add_decoded(&decoded, name);
    bool clean = utf8_valid(buf_str(&decoded)) && memchr(decoded.p, '\0', decoded.n) == NULL;
    buf_add(b, clean ? buf_str(&decoded) : name);
    return true;
}

static int compare(const void *a, const void *b)
{
    return str_cmp(((const struct html_anchor *)a)->name, ((const struct html_anchor *)b)->name);
}

static struct html_anchor *find(const struct html_anchors *a, struct str name)
{
    struct html_anchor key = {.name = name};
    return a->v.n > 0 ? bsearch(&key, a->v.v, a->v.n, sizeof key, compare) : NULL;
}

/* Added to ids, but not to links, by sites that sanitize user content, such as GitHub. */
static const struct str prefix = {"user-content-", 13};

static struct html_anchor *anchor_of(const struct html_anchors *a, const struct dom_node *n)
{
    struct str names[] = {n->id, n->tag == GUMBO_TAG_A ? dom_attr(n, "name") : STR("")};
    struct html_anchor *found = NULL;
    for (size_t i = 0; a->v.n > 0 && i < ARRAY_SIZE(names) && !found; i++) {
        found = names[i].n > 0 ? find(a, names[i]) : NULL;
        if (!found && str_starts(names[i], prefix))
            found = find(a, str_slice(names[i], prefix.n, names[i].n));
    }
    return found;
}

static void collect(struct html_anchors *a, const struct dom_node *top, const char *base_url)
{
    AUTO(buf) name = BUF_INIT;
    for (const struct dom_node *n = top; n < dom_after(top) && a->v.n < MAX_ANCHORS; n++) {
        buf_clear(&name);
        if ((n->tag == GUMBO_TAG_A || n->tag == GUMBO_TAG_AREA) &&
            html_anchors_add_target(&name, base_url, dom_attr(n, "href")))
            vec_push(&a->v, (struct html_anchor){.name = arena_str(&a->arena, buf_str(&name))});
    }
    if (a->v.n == 0)
        return;
    qsort(a->v.v, a->v.n, sizeof *a->v.v, compare);
    size_t kept = 1;
    for (size_t i = 1; i < a->v.n; i++)
        if (!str_eq(a->v.v[i].name, a->v.v[kept - 1].name))
            a->v.v[kept++] = a->v.v[i];
    a->v.n = kept;
}

void html_anchors_init(struct html_anchors *a, const struct dom_node *top,
                       const unsigned char *dropped, const char *base_url)
{
    *a = (struct html_anchors){0};
    collect(a, top, base_url);
    for (const struct dom_node *n = top; a->v.n > 0 && n < dom_after(top); n++) {
        bool gone = dropped && dropped[n->index];
        struct html_anchor *anchor = gone ? NULL : anchor_of(a, n);
        if (anchor)
            anchor->found = true;
        n = gone ? dom_after(n) - 1 : n;
    }
}

void html_anchors_fini(struct html_anchors *a)
{
    vec_fini(&a->v);
    arena_fini(&a->arena);
}

bool html_anchors_has(const struct html_anchors *a, struct str name)
{
    const struct html_anchor *anchor = find(a, name);
    return anchor && anchor->found;
}

struct str html_anchors_place(struct html_anchors *a, const struct dom_node *n)
{
    struct html_anchor *anchor = anchor_of(a, n);
    if (!anchor || anchor->placed)
        return (struct str){NULL, 0};
    anchor->placed = true;
    return anchor->name;
}
