/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/menu.h"

#include <string.h>

#include "base/vec.h"
#include "page/anchors.h"
#include "page/measure.h"
#include "text/date.h"

enum {
    LABEL_WEIGHT = 90, /* of the longest label that names a category */
    LABEL_BYTES = 300,
    TEXT_COST = 40,   /* weight of other text that counts as much against a menu as a link for it */
    NESTED_WORTH = 3, /* links below a label, against links that are just there */
    LEAST_LINKS = 3,
};

struct entry {
    int depth;
    struct str title, url; /* url.p NULL: a label without a link */
    uint64_t key;
};

struct reader {
    struct dom *d;
    struct anchors links;
    unsigned char *fit;      /* by link: it could be an entry of a menu */
    uint32_t *fit_before;    /* by link index, and one more: how many fit before it */
    uint32_t *titles_before; /* how many before it look like articles */
    VEC(struct entry) entries;
};

/* ---- which links ---- */

/* A document or picture is no category. */
static bool is_file(struct str url)
{
    static const struct str endings[] = {STR(".pdf"), STR(".doc"),  STR(".docx"), STR(".xls"),
                                         STR(".zip"), STR(".rar"),  STR(".jpg"),  STR(".png"),
                                         STR(".gif"), STR(".xlsx"), STR(".apk"),  STR(".exe"),
                                         STR(".mp4"), STR(".opml"), STR(".txt"),  STR(".mp3")};
    for (size_t i = 0; i < ARRAY_SIZE(endings); i++) {
        if (str_ends(url, endings[i])) {
            return true;
        }
    }
    return false;
}

/* A title of an article rather than the name of a category. */
static bool is_title(const struct anchor *l)
{
    struct date date;
    return l->weight > LABEL_WEIGHT || label_is_cut(l->text) || date_from_url(l->url, 0, &date);
}

static void judge_links(struct reader *r, const char *url)
{
    struct str base = page_base(r->d, url);
    r->fit = arena_alloc(&r->d->arena, r->links.n + 1u);
    r->fit_before = arena_array(&r->d->arena, r->links.n + 1u, sizeof *r->fit_before);
    r->titles_before = arena_array(&r->d->arena, r->links.n + 1u, sizeof *r->titles_before);
    for (uint32_t i = 0; i < r->links.n; i++) {
        const struct anchor *l = &r->links.v[i];
        bool title = is_title(l);
        r->fit[i] =
            !title && l->kind == LABEL_OTHER && !is_file(l->url) && page_same_site(base, l->url);
        r->fit_before[i + 1] = r->fit_before[i] + r->fit[i];
        r->titles_before[i + 1] = r->titles_before[i] + title;
    }
}

static uint32_t links_in(const struct reader *r, const struct dom_node *n)
{
    return anchors_within(&r->links, n->index, n->end);
}

static uint32_t fit_in(const struct reader *r, const struct dom_node *n)
{
    return r->fit_before[r->links.before[n->end]] - r->fit_before[r->links.before[n->index]];
}

static uint32_t titles_in(const struct reader *r, const struct dom_node *n)
{
    const uint32_t *before = r->links.before;
    return r->titles_before[before[n->end]] - r->titles_before[before[n->index]];
}

/* ---- the tree ---- */

static bool is_list(const struct dom_node *n)
{
    return n->tag == GUMBO_TAG_UL || n->tag == GUMBO_TAG_OL || n->tag == GUMBO_TAG_MENU ||
           n->tag == GUMBO_TAG_DIR;
}

static bool is_heading(const struct dom_node *n)
{
    return (n->tag >= GUMBO_TAG_H2 && n->tag <= GUMBO_TAG_H6) || n->tag == GUMBO_TAG_DT ||
           n->tag == GUMBO_TAG_TH || n->tag == GUMBO_TAG_SUMMARY || n->tag == GUMBO_TAG_LEGEND ||
           n->tag == GUMBO_TAG_CAPTION;
}

static struct str label_of(const struct reader *r, const struct dom_node *n)
{
    return label_clean(dom_text(r->d, n, LABEL_BYTES));
}

/* Says nothing: white space, a rule, an icon. */
static bool is_blank(const struct reader *r, const struct dom_node *n)
{
    if (n->tag == DOM_TEXT) {
        return label_clean(str_trim(n->text)).n == 0;
    }
    return dom_is_silent(n) || (links_in(r, n) == 0 && label_of(r, n).n == 0);
}

/* A name with at most one link, and no list: what could stand above others. */
static bool is_label(const struct reader *r, const struct dom_node *n)
{
    if (n->tag == DOM_TEXT || links_in(r, n) <= 1) {
        struct str label = label_of(r, n);
        return label.n > 0 && text_weight(label, NULL) <= LABEL_WEIGHT;
    }
    return false;
}

static const struct dom_node *next_part(const struct reader *r, const struct dom_node *n)
{
    while (n && is_blank(r, n)) {
        n = n->next;
    }
    return n;
}

static bool add_entry(struct reader *r, const struct dom_node *n, int depth)
{
    enum label_kind kind;
    struct entry e = {.depth = depth, .title = label_of(r, n)};
    uint32_t first = r->links.before[n->index];
    if (links_in(r, n) > 0) {
        const struct anchor *l = &r->links.v[first];
        if (!r->fit[first]) {
            return false;
        }
        e.title = label_clean(l->text);
        e.url = l->url;
        e.key = l->key;
    } else if (n->tag != DOM_TEXT && dom_find_tag(r->d, n, n, GUMBO_TAG_A)) {
        kind = label_kind(e.title);
        if (kind != LABEL_OTHER) { /* a link that is no entry: home, log in, a language */
            return false;
        }
    }
    if (e.title.n == 0 || r->entries.n >= MENU_MAX_ENTRIES || depth >= MENU_MAX_DEPTH) {
        return false;
    }
    vec_push(&r->entries, e);
    return true;
}

/* Whether the first part of `n` names the parts behind it. */
static bool is_titled(const struct reader *r, const struct dom_node *n,
                      const struct dom_node *first)
{
    const struct dom_node *second = next_part(r, first->next);
    if (!second || is_list(n) || n->tag == GUMBO_TAG_TABLE || n->tag == GUMBO_TAG_TBODY ||
        !is_label(r, first)) {
        return false;
    }
    if (n->tag == GUMBO_TAG_LI || is_heading(first)) {
        return true;
    }
    bool block = is_list(second) || second->tag == GUMBO_TAG_DIV || second->tag == GUMBO_TAG_P ||
                 second->tag == GUMBO_TAG_DL;
    return first->tag != second->tag && block && links_in(r, second) >= 2;
}

static void walk(struct reader *r, const struct dom_node *n, int depth)
{
    const struct dom_node *first = next_part(r, n->first);
    if (!first) {
        return;
    }
    bool titled = is_titled(r, n, first);
    int below = depth;
    for (const struct dom_node *c = first; c; c = next_part(r, c->next)) {
        bool title = titled && (c == first || (is_heading(c) && c->tag == first->tag));
        if (title) {
            add_entry(r, c, depth);
            below = depth + 1;
        } else if (c->tag == DOM_TEXT || links_in(r, c) == 0) {
            continue;
        } else if (c->tag == GUMBO_TAG_A) {
            add_entry(r, c, below);
        } else {
            /* A list straight inside a list belongs to the item before it. */
            walk(r, c, below + (is_list(n) && is_list(c) && c != first));
        }
    }
}

/* ---- which part of the page ---- */

/* Whether the links in a list stand below a label: in an li's own list, behind a heading. */
static bool is_below_label(const struct reader *r, const struct dom_node *n)
{
    if (n->tag == GUMBO_TAG_DD) {
        return true;
    }
    const struct dom_node *left = n->previous;
    while (left && is_blank(r, left)) {
        left = left->previous;
    }
    bool holder =
        is_list(n) || n->tag == GUMBO_TAG_DIV || n->tag == GUMBO_TAG_P || n->tag == GUMBO_TAG_DL;
    bool in_item =
        n->parent && (n->parent->tag == GUMBO_TAG_LI || (is_list(n) && is_list(n->parent)));
    return holder && left && (in_item || is_heading(left)) && is_label(r, left);
}

struct worth {
    uint32_t nested; /* links below a label inside this part */
    uint32_t text;   /* weight of text that is no link */
};

static void weigh_parts(const struct reader *r, struct worth *worth)
{
    for (uint32_t i = r->d->n; i-- > 0;) {
        const struct dom_node *n = &r->d->nodes[i];
        struct worth *w = &worth[i];
        if (n->tag == DOM_TEXT) {
            w->text = text_weight(n->text, NULL);
        } else if (dom_is_silent(n)) {
            continue;
        } else if (n->tag == GUMBO_TAG_A) {
            w->text = 0;
        }
        if (n->parent) {
            worth[n->parent->index].text += w->text;
            worth[n->parent->index].nested += w->nested;
            if (n->tag != DOM_TEXT && fit_in(r, n) > 0 && is_below_label(r, n)) {
                worth[n->parent->index].nested += fit_in(r, n) - w->nested;
            }
        }
    }
}

static int64_t rate(const struct reader *r, const struct dom_node *n, const struct worth *w)
{
    int64_t fit = fit_in(r, n), nested = w->nested;
    int64_t flat = fit - nested;
    int64_t value = nested > 0 ? nested * NESTED_WORTH - flat : flat;
    /* Labels without links are text too: a few for every link are no fault. */
    int64_t text = (int64_t)w->text - fit * 20;
    return value - (int64_t)titles_in(r, n) * 3 - (text > 0 ? text / TEXT_COST : 0);
}

static const struct dom_node *find_menu(const struct reader *r)
{
    struct worth *worth = arena_array(&r->d->arena, r->d->n, sizeof *worth);
    const struct dom_node *best = NULL;
    int64_t best_rate = LEAST_LINKS - 1;
    weigh_parts(r, worth);
    for (uint32_t i = r->d->body->index; i < r->d->body->end; i++) {
        const struct dom_node *n = &r->d->nodes[i];
        if (n->tag == DOM_TEXT || fit_in(r, n) < LEAST_LINKS) {
            continue;
        }
        int64_t value = rate(r, n, &worth[i]);
        bool inside = best && dom_contains(best, n);
        if (value > best_rate || (value == best_rate && inside)) {
            best = n;
            best_rate = value;
        }
    }
    return best;
}

/* ---- from entries to an outline ---- */

/* Marks what is to go with depth -1: labels with nothing below them, and second copies. */
static void prune(struct reader *r)
{
    int below = -1; /* depth of the entry behind, of those that stay */
    for (size_t i = r->entries.n; i-- > 0;) {
        struct entry *e = &r->entries.v[i];
        bool category = below > e->depth;
        if (!category && !e->url.p) {
            e->depth = -1;
        } else {
            below = e->depth;
        }
    }
}

static int compare_entries(const void *x, const void *y)
{
    const struct entry *const *a = x, *const *b = y;
    if ((*a)->key != (*b)->key) {
        return (*a)->key < (*b)->key ? -1 : 1;
    }
    int order = str_cmp((*a)->title, (*b)->title);
    return order != 0 ? order : *a < *b ? -1 : *a > *b;
}

static bool is_category(const struct reader *r, size_t i)
{
    for (size_t j = i + 1; j < r->entries.n; j++) {
        if (r->entries.v[j].depth >= 0) {
            return r->entries.v[j].depth > r->entries.v[i].depth;
        }
    }
    return false;
}

static void drop_copies(struct reader *r)
{
    VEC(struct entry *) leaves = {0};
    for (size_t i = 0; i < r->entries.n; i++) {
        if (r->entries.v[i].depth >= 0 && r->entries.v[i].url.p && !is_category(r, i)) {
            vec_push(&leaves, &r->entries.v[i]);
        }
    }
    if (leaves.n > 0) {
        qsort(leaves.v, leaves.n, sizeof *leaves.v, compare_entries);
    }
    for (size_t i = 1; i < leaves.n; i++) {
        if (leaves.v[i]->key == leaves.v[i - 1]->key &&
            str_eq(leaves.v[i]->title, leaves.v[i - 1]->title)) {
            leaves.v[i]->depth = -1;
        }
    }
    vec_fini(&leaves);
}

static void write_outline(const struct reader *r, struct arena *a, struct outline **out, size_t *n)
{
    int stack[MENU_MAX_DEPTH + 1], height = 0; /* the entries' own depths of the open categories */
    *out = arena_array(a, r->entries.n ? r->entries.n : 1, sizeof **out);
    for (size_t i = 0; i < r->entries.n; i++) {
        const struct entry *e = &r->entries.v[i];
        if (e->depth < 0) {
            continue;
        }
        while (height > 0 && stack[height - 1] >= e->depth) {
            height--;
        }
        bool category = is_category(r, i);
        const char *url = e->url.p ? arena_strndup(a, e->url.p, e->url.n) : NULL;
        (*out)[(*n)++] = (struct outline){
            .kind = category ? NODE_CATEGORY : NODE_LIST,
            .depth = height,
            .title = arena_strndup(a, e->title.p, e->title.n),
            .url = category ? NULL : url,
            .site_url = category ? url : NULL,
        };
        stack[height++] = e->depth;
    }
}

void menu_read(struct dom *d, const char *url, struct arena *a, struct outline **out, size_t *n)
{
    struct reader r = {.d = d};
    *out = NULL;
    *n = 0;
    anchors_read(d, url, NULL, true, &r.links);
    judge_links(&r, url);
    const struct dom_node *menu = find_menu(&r);
    if (menu) {
        walk(&r, menu, 0);
        prune(&r);
        drop_copies(&r);
        prune(&r);
        write_outline(&r, a, out, n);
    }
    vec_fini(&r.entries);
}
