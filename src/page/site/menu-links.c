/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/site/menu-links.h"

#include <stdlib.h>

#include "page/evidence/measure.h"
#include "page/list/find.h"
#include "text/date/date.h"
#include "text/url/url.h"

enum {
    MAX_LABEL_WEIGHT = 90,
    MAX_LABEL_BYTES = 300,
    NEWS_WEIGHT = 30,  /* links of detected lists above it are titles, even undated */
    TITLE_WEIGHT = 45, /* likewise links with the address of an article */
};

/* ---- candidates ---- */

static bool is_file(struct str url)
{
    static const char endings[] =
        ".pdf|.doc|.docx|.xls|.zip|.rar|.jpg|.png|.gif|.xlsx|.apk|.exe|.mp4|.opml|.txt|.mp3";
    return str_any(str_ends, url, endings);
}

/* Title of an article, not the name of a category. */
static bool is_title(const struct anchor *l)
{
    struct date date;
    return l->weight > MAX_LABEL_WEIGHT ||
           (l->weight > TITLE_WEIGHT && l->article >= ANCHOR_ARTICLE) || label_is_cut(l->text) ||
           date_from_url(l->url, 0, &date);
}

/* Link to a fragment of the same page. */
static bool is_fragment_link(const struct anchor *l, uint64_t own)
{
    return l->key == own && str_has_char(dom_attr(l->node, "href"), '#');
}

static bool is_home_link(struct str base, struct str url)
{
    struct url_parts own, to;
    return page_is_home(url) && url_split(base, &own) && url_split(url, &to) &&
           str_eq_nocase(own.host, to.host);
}

bool menu_is_fit(const struct anchor *l, struct str base)
{
    struct list_date date;
    return !is_title(l) && l->kind == LABEL_OTHER && l->weight > 0 && !is_file(l->url) &&
           !is_home_link(base, l->url) && page_same_site(base, l->url) &&
           !list_date_is(l->text, 0, &date);
}

/* News links by node index: 1 for those in the page's list of articles. */
static unsigned char *mark_news(struct menu_links *m, const char *url)
{
    struct list_page p = {.d = m->d, .base = page_base(m->d, url)};
    struct list_items items = {0};
    unsigned char *news = arena_array(&m->d->arena, m->d->n, sizeof *news);
    anchors_read(m->d, url, NULL, ANCHORS_OF_LIST, &p.links);
    m->first_news = m->d->n;
    if (!list_find(&p, &items))
        return news;
    for (size_t i = items.n; i-- > 0;) {
        const struct list_item *item = &items.v[i];
        if (item->date.written || item->weight > NEWS_WEIGHT) {
            news[item->link->node->index] = 1;
            m->first_news = item->link->node->index;
        }
    }
    return news;
}

static void classify_links(struct menu_links *m, const char *url)
{
    struct str base = page_base(m->d, url);
    uint64_t own = anchor_key(str_from(url));
    const unsigned char *news = mark_news(m, url);
    m->fit = arena_alloc(&m->d->arena, m->links.n + 1u);
    m->fit_before = arena_array(&m->d->arena, m->links.n + 1u, sizeof *m->fit_before);
    m->titles_before = arena_array(&m->d->arena, m->links.n + 1u, sizeof *m->titles_before);
    for (uint32_t i = 0; i < m->links.n; i++) {
        const struct anchor *l = &m->links.v[i];
        m->fit[i] = !news[l->node->index] && menu_is_fit(l, base) && !is_fragment_link(l, own);
        m->fit_before[i + 1] = m->fit_before[i] + m->fit[i];
        m->titles_before[i + 1] = m->titles_before[i] + (news[l->node->index] || is_title(l));
    }
}

void menu_links_read(struct dom *d, const char *url, enum anchors_of of, struct menu_links *out)
{
    *out = (struct menu_links){.d = d};
    anchors_read(d, url, NULL, of, &out->links);
    classify_links(out, url);
}

/* ---- the menu of a section ---- */

/* Path prefix of a section's pages: its directory, or its file name without extension. */
static struct str section_of(struct str path)
{
    size_t slash = path.n;
    while (slash > 0 && path.p[slash - 1] != '/')
        slash--;
    struct str name = str_slice(path, slash, path.n);
    bool index = name.n == 0 || str_starts_nocase(name, STR("index")) ||
                 str_starts_nocase(name, STR("default"));
    size_t dot = str_find_char(path, '.', slash);
    return str_slice(path, 0, index ? slash : dot < path.n ? dot : path.n);
}

static bool is_below(struct str own, struct str url)
{
    struct url_parts from, to;
    if (!url_split(own, &from) || !url_split(url, &to) || !str_eq_nocase(from.host, to.host))
        return false;
    struct str section = section_of(from.path);
    return section.n > 1 && str_starts(to.path, section) && to.path.n > section.n;
}

void menu_links_limit(struct menu_links *m, const char *url, const struct outline *site, size_t n)
{
    uint64_t own = anchor_key(str_from(url)), *keys;
    keys = arena_array(&m->d->arena, n + 1, sizeof *keys);
    for (size_t i = 0; i < n; i++)
        keys[i] = anchor_key(str_from(site[i].url ? site[i].url : site[i].site_url));
    qsort(keys, n, sizeof *keys, anchor_compare_keys);
    for (uint32_t i = 0; i < m->links.n; i++) {
        const struct anchor *l = &m->links.v[i];
        m->fit[i] = m->fit[i] && l->key != own && l->article < ANCHOR_ARTICLE &&
                    is_below(str_from(url), l->url) &&
                    !bsearch(&l->key, keys, n, sizeof *keys, anchor_compare_keys);
        m->fit_before[i + 1] = m->fit_before[i] + m->fit[i];
    }
}

/* ---- counts ---- */

uint32_t menu_links_in(const struct menu_links *m, const struct dom_node *n)
{
    return anchors_within(&m->links, n->index, n->end);
}

static uint32_t count_in(const struct menu_links *m, const struct dom_node *n,
                         const uint32_t *before)
{
    return before[m->links.before[n->end]] - before[m->links.before[n->index]];
}

uint32_t menu_fit_in(const struct menu_links *m, const struct dom_node *n)
{
    return count_in(m, n, m->fit_before);
}

uint32_t menu_titles_in(const struct menu_links *m, const struct dom_node *n)
{
    return count_in(m, n, m->titles_before);
}

/* ---- labels ---- */

struct str menu_label(const struct menu_links *m, const struct dom_node *n)
{
    return label_clean(dom_text(m->d, n, MAX_LABEL_BYTES));
}

bool menu_is_label(const struct menu_links *m, const struct dom_node *n)
{
    struct list_date date;
    if (n->tag != DOM_TEXT && menu_links_in(m, n) > 1)
        return false;
    struct str label = menu_label(m, n);
    return label.n > 0 && text_weight(label, NULL) <= MAX_LABEL_WEIGHT &&
           !list_date_is(label, 0, &date);
}

/* Button in front of a menu item's panel, which it names. */
static bool is_disclosure(const struct dom_node *n)
{
    const struct dom_node *left = n->previous;
    bool space = left && left->tag == DOM_TEXT && str_trim(left->text).n == 0;
    return n->tag == GUMBO_TAG_BUTTON && n->parent && n->parent->tag == GUMBO_TAG_LI && n->next &&
           (space ? !left->previous : !left);
}

bool menu_is_blank(const struct menu_links *m, const struct dom_node *n)
{
    if (n->tag == DOM_TEXT)
        return label_clean(str_trim(n->text)).n == 0;
    bool silent = dom_is_silent(n) && !is_disclosure(n);
    return menu_links_in(m, n) == 0 && (silent || menu_label(m, n).n == 0);
}

bool menu_is_entry(const struct menu_links *m, const struct dom_node *n)
{
    return anchors_within(&m->links, n->index, n->index + 1) > 0;
}

bool menu_is_list(const struct dom_node *n)
{
    return n->tag == GUMBO_TAG_UL || n->tag == GUMBO_TAG_OL || n->tag == GUMBO_TAG_MENU ||
           n->tag == GUMBO_TAG_DIR;
}

bool menu_is_heading(const struct dom_node *n)
{
    return (n->tag >= GUMBO_TAG_H2 && n->tag <= GUMBO_TAG_H6) || n->tag == GUMBO_TAG_DT ||
           n->tag == GUMBO_TAG_TH || n->tag == GUMBO_TAG_SUMMARY || n->tag == GUMBO_TAG_LEGEND ||
           n->tag == GUMBO_TAG_CAPTION;
}
