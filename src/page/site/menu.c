/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/site/menu.h"

#include "base/vec.h"
#include "page/list/date.h"
#include "page/site/menu-blocks.h"
#include "page/site/menu-find.h"
#include "page/site/menu-script.h"

struct entry {
    int depth;             /* -1 once removed */
    struct str title, url; /* url.p NULL: label without link */
    uint64_t key;
    const struct entry *parent; /* among the entries not removed */
    bool category;
};

struct reader {
    struct menu_links m;
    VEC(struct entry) entries;
};

/* ---- the tree ---- */

static const struct dom_node *next_part(const struct reader *r, const struct dom_node *n)
{
    while (n && menu_is_blank(&r->m, n))
        n = n->next;
    return n;
}

static bool push_entry(struct reader *r, const struct entry *e)
{
    struct list_date date;
    if (e->title.n == 0 || list_date_is(e->title, 0, &date) || r->entries.n >= MENU_MAX_ENTRIES ||
        e->depth >= MENU_MAX_DEPTH)
        return false;
    vec_push(&r->entries, *e);
    return true;
}

static bool add_entry(struct reader *r, const struct dom_node *n, int depth)
{
    struct entry e = {.depth = depth, .title = menu_label(&r->m, n)};
    uint32_t first = r->m.links.before[n->index];
    if (menu_links_in(&r->m, n) > 0) {
        const struct anchor *l = &r->m.links.v[first];
        if (!r->m.fit[first])
            return false;
        e.title = label_clean(l->text);
        e.url = l->url;
        e.key = l->key;
    } else if (n->tag != DOM_TEXT && dom_find_tag(n, GUMBO_TAG_A) &&
               label_kind(e.title) != LABEL_OTHER) {
        return false; /* excluded link: home, log in, a language */
    }
    return push_entry(r, &e);
}

/* A label above entries becomes their category even if its link is excluded: "About us". */
static bool add_category(struct reader *r, const struct dom_node *n, int depth)
{
    struct entry e = {.depth = depth, .title = menu_label(&r->m, n)};
    enum label_kind kind = label_kind(e.title);
    return add_entry(r, n, depth) || ((kind == LABEL_OTHER || kind == LABEL_SITE) &&
                                      menu_titles_in(&r->m, n) == 0 && push_entry(r, &e));
}

/* True when the first child of `n` is the label of those after it. */
static bool is_titled(const struct reader *r, const struct dom_node *n,
                      const struct dom_node *first)
{
    const struct dom_node *second = next_part(r, first->next);
    if (!second || menu_is_list(n) || menu_is_list(first) || n->tag == GUMBO_TAG_TABLE ||
        n->tag == GUMBO_TAG_TBODY || !menu_is_label(&r->m, first))
        return false;
    bool options = n->tag == GUMBO_TAG_SELECT && !menu_is_entry(&r->m, first);
    if (n->tag == GUMBO_TAG_LI || options || menu_is_heading(first))
        return true;
    bool block = menu_is_list(second) || second->tag == GUMBO_TAG_DIV ||
                 second->tag == GUMBO_TAG_P || second->tag == GUMBO_TAG_DL;
    bool cell = n->tag == GUMBO_TAG_TD && second->tag == GUMBO_TAG_TABLE;
    bool row = n->tag == GUMBO_TAG_TR && !next_part(r, second->next);
    return (cell && menu_links_in(&r->m, second) > 0) ||
           (((first->tag != second->tag && block) || row) && menu_links_in(&r->m, second) >= 2);
}

/* Last child of `n` that is the label of those before it, as in a panel that opens upwards; NULL
 * for none. */
static const struct dom_node *trailing_title(const struct reader *r, const struct dom_node *n,
                                             const struct dom_node *first)
{
    const struct dom_node *last = first;
    uint32_t others = 0;
    bool item = n->tag == GUMBO_TAG_LI || n->tag == GUMBO_TAG_TD || n->tag == GUMBO_TAG_DIV ||
                n->tag == GUMBO_TAG_SPAN;
    for (const struct dom_node *c = next_part(r, first->next); c; c = next_part(r, c->next)) {
        if (menu_is_label(&r->m, last) && !menu_is_list(last) && last->tag != GUMBO_TAG_DIV)
            return NULL;
        others += menu_fit_in(&r->m, last);
        last = c;
    }
    bool link = last->tag == GUMBO_TAG_A || menu_is_heading(last);
    return item && last != first && link && others > 0 ? last : NULL;
}

/* Adds the label of a group of options. */
static bool add_group(struct reader *r, const struct dom_node *n, int depth)
{
    enum { MAX_BYTES = 300 };
    struct str label = dom_attr(n, "label");
    struct entry e = {.depth = depth, .title = label_clean(label)};
    return n->tag == GUMBO_TAG_OPTGROUP && label.n <= MAX_BYTES && push_entry(r, &e);
}

static void walk(struct reader *r, const struct dom_node *n, int depth);

/* ---- bars with panels below ---- */

static const struct dom_node *next_element(const struct dom_node *n)
{
    while (n && (n->tag == DOM_TEXT || dom_is_silent(n)))
        n = n->next;
    return n;
}

/* Number of child elements of *n, which moves down through elements with a single child; 0 when
 * there is text beside them. */
static size_t count_columns(const struct reader *r, const struct dom_node **n)
{
    for (;;) {
        const struct dom_node *only = NULL;
        size_t columns = 0;
        for (const struct dom_node *c = (*n)->first; c; c = c->next) {
            if (c->tag == DOM_TEXT && !menu_is_blank(&r->m, c))
                return 0;
            columns += c->tag != DOM_TEXT && !dom_is_silent(c);
            only = c->tag != DOM_TEXT && !dom_is_silent(c) ? c : only;
        }
        if (columns != 1 || menu_is_entry(&r->m, only))
            return columns;
        *n = only;
    }
}

/* True when `bar` is a row of labels and `panels` as many blocks, half of them with several links:
 * two rows of a table, or a list and the block after it. Moves both down to the parent of these. */
static bool is_bar_of(const struct reader *r, const struct dom_node **bar,
                      const struct dom_node **panels)
{
    enum { MIN_COLUMNS = 3 };
    GumboTag tag = (*bar)->tag;
    if (tag == DOM_TEXT || (*panels)->tag == DOM_TEXT || tag == GUMBO_TAG_LI ||
        tag == GUMBO_TAG_DT || tag == GUMBO_TAG_DD)
        return false;
    size_t columns = count_columns(r, bar), several = 0;
    if (columns < MIN_COLUMNS || columns != count_columns(r, panels))
        return false;
    for (const struct dom_node *c = next_element((*bar)->first); c; c = next_element(c->next))
        if (menu_links_in(&r->m, c) > 1 || menu_label(&r->m, c).n == 0)
            return false;
    for (const struct dom_node *c = next_element((*panels)->first); c; c = next_element(c->next))
        several += menu_links_in(&r->m, c) > 1;
    return several * 2 >= columns;
}

static void walk_panels(struct reader *r, const struct dom_node *bar, const struct dom_node *panels,
                        int depth)
{
    const struct dom_node *panel = next_element(panels->first);
    for (const struct dom_node *c = next_element(bar->first); c; c = next_element(c->next)) {
        int below = depth + add_category(r, c, depth);
        if (menu_is_entry(&r->m, panel))
            add_entry(r, panel, below);
        else
            walk(r, panel, below);
        panel = next_element(panel->next);
    }
}

/* ---- walk ---- */

static void walk(struct reader *r, const struct dom_node *n, int depth)
{
    const struct dom_node *first = next_part(r, n->first);
    if (!first)
        return;
    depth += add_group(r, n, depth);
    const struct dom_node *behind = trailing_title(r, n, first);
    bool titled = !behind && is_titled(r, n, first);
    int below = depth;
    if (behind)
        below += add_category(r, behind, depth);
    for (const struct dom_node *c = first; c && c != behind; c = next_part(r, c->next)) {
        const struct dom_node *bar = c, *panels = next_part(r, c->next);
        bool title = titled && (c == first || (menu_is_heading(c) && c->tag == first->tag));
        if (panels && !title && panels != behind && is_bar_of(r, &bar, &panels)) {
            walk_panels(r, bar, panels, below);
            c = next_part(r, c->next);
        } else if (title) {
            below = depth + add_category(r, c, depth);
        } else if (c->tag == DOM_TEXT || menu_links_in(&r->m, c) == 0) {
            continue;
        } else if (menu_is_entry(&r->m, c)) {
            add_entry(r, c, below);
        } else {
            /* A list directly within a list belongs to the preceding item. */
            walk(r, c, below + (menu_is_list(n) && menu_is_list(c) && c != first));
        }
    }
}

/* ---- outline ---- */

/* Removes labels without links that have no entries below. */
static void prune(struct reader *r)
{
    int below = -1; /* depth of the next entry not removed */
    for (size_t i = r->entries.n; i-- > 0;) {
        struct entry *e = &r->entries.v[i];
        bool category = below > e->depth;
        if (!category && !e->url.p)
            e->depth = -1;
        else
            below = e->depth;
    }
}

static int compare_entries(const void *x, const void *y)
{
    const struct entry *const *a = x, *const *b = y;
    if ((*a)->key != (*b)->key)
        return (*a)->key < (*b)->key ? -1 : 1;
    return *a < *b ? -1 : *a > *b;
}

static bool is_category(const struct reader *r, size_t i)
{
    for (size_t j = i + 1; j < r->entries.n; j++)
        if (r->entries.v[j].depth >= 0)
            return r->entries.v[j].depth > r->entries.v[i].depth;
    return false;
}

static void set_parents(struct reader *r)
{
    const struct entry *open[MENU_MAX_DEPTH + 1];
    size_t height = 0;
    for (size_t i = 0; i < r->entries.n; i++) {
        struct entry *e = &r->entries.v[i];
        if (e->depth >= 0) {
            while (height > 0 && open[height - 1]->depth >= e->depth)
                height--;
            e->parent = height > 0 ? open[height - 1] : NULL;
            open[height++] = e;
        }
    }
}

/* Duplicate of an address with the same title or in the same category; categories have priority. */
static bool is_duplicate(const struct entry *e, const struct entry *other)
{
    bool same_title = str_eq(e->title, other->title);
    if (other->depth < 0 || other == e)
        return false;
    return other->category ? same_title : other < e && (same_title || e->parent == other->parent);
}

static void drop_duplicates(struct reader *r)
{
    VEC(struct entry *) linked = {0};
    set_parents(r);
    for (size_t i = 0; i < r->entries.n; i++) {
        struct entry *e = &r->entries.v[i];
        e->category = is_category(r, i);
        if (e->depth >= 0 && e->url.p)
            vec_push(&linked, e);
    }
    if (linked.n > 0)
        qsort(linked.v, linked.n, sizeof *linked.v, compare_entries);
    for (size_t i = 0, start = 0; i < linked.n; i++) {
        struct entry *e = linked.v[i];
        bool copy = false;
        start = linked.v[start]->key == e->key ? start : i;
        for (size_t k = start; k < linked.n && linked.v[k]->key == e->key && !copy; k++)
            copy = !e->category && is_duplicate(e, linked.v[k]);
        e->depth = copy ? -1 : e->depth;
    }
    vec_fini(&linked);
}

/* A label without link takes that of the only category below it, its overview: "All of News". */
static void merge_overviews(struct reader *r)
{
    struct entry *v = r->entries.v;
    for (size_t i = 0; i + 1 < r->entries.n; i++) {
        size_t below = i + 1, end;
        while (below < r->entries.n && v[below].depth < 0)
            below++;
        if (v[i].depth < 0 || v[i].url.p || below == r->entries.n || v[below].depth <= v[i].depth ||
            !v[below].url.p || !is_category(r, below))
            continue;
        for (end = below + 1;
             end < r->entries.n && (v[end].depth < 0 || v[end].depth > v[below].depth);)
            end++;
        if (end == r->entries.n || v[end].depth <= v[i].depth) {
            v[i].url = v[below].url;
            v[i].key = v[below].key;
            v[below].depth = -1;
        }
    }
}

/* A label above all other entries is the title of the menu. */
static void drop_menu_title(struct reader *r)
{
    struct entry *first = r->entries.n > 0 ? &r->entries.v[0] : NULL;
    for (size_t i = 1; i < r->entries.n; i++)
        if (r->entries.v[i].depth >= 0 && r->entries.v[i].depth <= first->depth)
            return;
    if (first && !first->url.p)
        first->depth = -1;
}

static void write_outline(const struct reader *r, struct arena *a, struct outline **out, size_t *n)
{
    int stack[MENU_MAX_DEPTH + 1], height = 0; /* original depths of the open categories */
    *out = arena_array(a, r->entries.n ? r->entries.n : 1, sizeof **out);
    for (size_t i = 0; i < r->entries.n; i++) {
        const struct entry *e = &r->entries.v[i];
        if (e->depth < 0)
            continue;
        while (height > 0 && stack[height - 1] >= e->depth)
            height--;
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

/* Tidies what was read and writes it out. */
static void finish(struct reader *r, struct arena *a, struct outline **out, size_t *n)
{
    *out = NULL;
    *n = 0;
    prune(r);
    drop_duplicates(r);
    prune(r);
    merge_overviews(r);
    drop_menu_title(r);
    write_outline(r, a, out, n);
    vec_fini(&r->entries);
}

static void add_items(struct reader *r, const struct menu_items *items)
{
    for (size_t i = 0; i < items->n; i++) {
        const struct menu_item *item = &items->v[i];
        struct entry e = {
            .depth = item->depth, .title = item->title, .url = item->url, .key = item->key};
        push_entry(r, &e);
    }
}

static void add_script(struct reader *r, const char *url, size_t min)
{
    struct menu_items items;
    menu_script_read(&r->m, url, min, &items);
    add_items(r, &items);
}

static void add_blocks(struct reader *r, const char *url, size_t min)
{
    struct menu_items items;
    menu_blocks_read(&r->m, page_base(r->m.d, url), min, &items);
    add_items(r, &items);
}

void menu_read(struct dom *d, const char *url, struct arena *a, struct outline **out, size_t *n)
{
    enum { MIN_ENTRIES = 3 };
    struct reader r = {0};
    bool sure, parts_sure = false;
    menu_links_read(d, url, ANCHORS_OF_MENU, &r.m);
    const struct dom_node *menu = menu_find(&r.m, MIN_ENTRIES, &sure);
    if (!sure) {
        struct menu_links links = r.m;
        menu_links_read(d, url, ANCHORS_OF_PARTS, &r.m);
        const struct dom_node *parts = menu_find(&r.m, MIN_ENTRIES, &parts_sure);
        if (parts_sure || !menu)
            menu = parts;
        else
            r.m = links;
    }
    if (!sure && !parts_sure)
        add_script(&r, url, MIN_ENTRIES);
    if (r.entries.n == 0 && menu)
        walk(&r, menu, 0);
    if (r.entries.n == 0)
        add_blocks(&r, url, MIN_ENTRIES);
    finish(&r, a, out, n);
}

void menu_read_section(struct dom *d, const char *url, const struct outline *site, size_t n_site,
                       struct arena *a, struct outline **out, size_t *n)
{
    enum { MIN_ENTRIES = 2 };
    struct reader r = {0};
    menu_links_read(d, url, ANCHORS_OF_MENU, &r.m);
    menu_links_limit(&r.m, url, site, n_site);
    bool sure;
    const struct dom_node *menu = menu_find(&r.m, MIN_ENTRIES, &sure);
    if (menu)
        walk(&r, menu, 0);
    finish(&r, a, out, n);
}
