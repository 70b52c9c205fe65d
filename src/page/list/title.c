/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/list/title.h"

#include "text/url/url.h"

enum { MAX_PARTS = 8, TITLE_BYTES = 500, DECORATION = 80 };

static struct str meta_content(const struct dom *d, const char *attribute, const char *name)
{
    for (const struct dom_node *n = d->nodes; n < dom_end(d); n++)
        if (n->tag == GUMBO_TAG_META && str_eq_nocase(dom_attr(n, attribute), str_from(name)))
            return str_trim(dom_attr(n, "content"));
    return (struct str){NULL, 0};
}

/* ---- parts of the page's title ---- */

/* Length in bytes of the separator at `at`; 0 for none. */
static size_t separator_at(struct str s, size_t at)
{
    static const struct str marks[] = {STR("_"), STR("|"),   STR("｜"), STR("–"),
                                       STR("—"), STR("»"),   STR("::"), STR(">"),
                                       STR("·"), STR(" / "), STR("-"),  STR("\xc2\xa6")};
    for (size_t i = 0; i < ARRAY_SIZE(marks); i++) {
        if (!str_starts(str_slice(s, at, s.n), marks[i]))
            continue;
        char before = at > 0 ? s.p[at - 1] : ' ', after = at + 1 < s.n ? s.p[at + 1] : ' ';
        bool hyphen = s.p[at] == '-' && ascii_alpha(before) && after != ' ';
        return hyphen ? 0 : marks[i].n;
    }
    return 0;
}

static size_t split_title(struct str title, struct str *parts)
{
    size_t n = 0, start = 0;
    for (size_t at = 0; at <= title.n && n < MAX_PARTS;) {
        size_t mark = at < title.n ? separator_at(title, at) : 1;
        if (mark == 0) {
            at++;
            continue;
        }
        struct str part = label_clean(str_trim(str_slice(title, start, at)));
        if (part.n > 0 && label_kind(part) != LABEL_SITE)
            parts[n++] = part;
        start = at += mark;
    }
    return n;
}

/* ---- choice of the part ---- */

static void add_letters(struct buf *b, struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (ascii_alnum(s.p[i]))
            buf_add_char(b, s.p[i]);
}

/* True when the name contains the host's letters: "The Port Paper" at port-paper.example. */
static bool is_in_host(struct str url, struct str name)
{
    enum { MIN_LETTERS = 4 };
    struct url_parts u;
    struct str label, longest = {NULL, 0};
    struct str rest = url.n > 0 && url_split(url, &u) ? u.host : (struct str){NULL, 0};
    while (str_split(&rest, '.', &label))
        longest = label.n > longest.n && rest.n > 0 ? label : longest;
    AUTO(buf) letters = BUF_INIT, host = BUF_INIT;
    add_letters(&letters, name);
    add_letters(&host, longest);
    return host.n >= MIN_LETTERS && str_has_nocase(buf_str(&letters), buf_str(&host));
}

/* Site name in the page's metadata; n is 0 for none. */
static struct str declared_name(const struct dom *d)
{
    struct str names[] = {meta_content(d, "property", "og:site_name"),
                          meta_content(d, "name", "application-name"),
                          meta_content(d, "name", "SiteName")};
    for (size_t i = 0; i < ARRAY_SIZE(names); i++)
        if (names[i].n > 0)
            return names[i];
    return (struct str){NULL, 0};
}

static bool names_site(const struct list_page *p, struct str part)
{
    struct str declared = declared_name(p->d);
    return (declared.n > 0 && str_eq_nocase(declared, part)) || is_in_host(p->base, part);
}

static bool is_home_link(const struct list_page *p, const struct dom_node *text)
{
    const struct dom_node *a = dom_closest(text->parent, GUMBO_TAG_A);
    struct str url =
        a ? page_resolve(&p->d->arena, p->base, dom_attr(a, "href")) : (struct str){NULL, 0};
    return url.n > 0 && page_is_home(url);
}

/* Index of the last text above the list that is the part alone (its heading, or the end of the
 * breadcrumb trail); 0 for none. */
static uint32_t place_above(const struct list_page *p, struct str part, uint32_t first)
{
    for (uint32_t i = first; i-- > p->d->body->index;) {
        const struct dom_node *n = &p->d->nodes[i];
        if (n->tag == DOM_TEXT && n->text.n >= part.n && n->text.n <= part.n + DECORATION &&
            str_eq_nocase(label_clean(str_trim(n->text)), part) && !is_home_link(p, n))
            return i;
    }
    return 0;
}

/* Part nearest above the list, site names excluded; else the first one. */
static struct str choose_part(const struct list_page *p, const struct str *parts, size_t n,
                              uint32_t first)
{
    struct str best = {NULL, 0};
    uint32_t best_place = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t place = names_site(p, parts[i]) ? 0 : place_above(p, parts[i], first);
        if (place > best_place) {
            best = parts[i];
            best_place = place;
        }
    }
    for (size_t i = 0; i < n && best.n == 0; i++)
        best = names_site(p, parts[i]) ? best : parts[i];
    return best.n == 0 && n > 0 ? parts[0] : best;
}

/* Nearest heading above the first entry. */
static struct str heading_above(struct dom *d, uint32_t first)
{
    for (uint32_t i = first; i-- > d->body->index;)
        if (dom_is_heading(&d->nodes[i]) && d->nodes[i].end <= first)
            return dom_text(d, &d->nodes[i], 200);
    return (struct str){NULL, 0};
}

static struct str whole_title(struct dom *d)
{
    struct dom_node *n = dom_find_tag(d->nodes, GUMBO_TAG_TITLE);
    return n ? dom_text(d, n, TITLE_BYTES) : (struct str){NULL, 0};
}

struct str list_site_name(struct dom *d)
{
    struct str parts[MAX_PARTS], name = declared_name(d), whole = whole_title(d);
    return name.n > 0 ? name : split_title(whole, parts) > 0 ? parts[0] : whole;
}

struct str list_title(const struct list_page *p, uint32_t first)
{
    struct str parts[MAX_PARTS], column = meta_content(p->d, "name", "ColumnName");
    struct str whole = whole_title(p->d);
    if (column.n > 0)
        return column;
    if (page_is_home(p->base))
        return list_site_name(p->d);
    struct str title = choose_part(p, parts, split_title(whole, parts), first);
    return title.n > 0 ? title : whole.n > 0 ? whole : heading_above(p->d, first);
}
