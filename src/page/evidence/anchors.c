/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/evidence/anchors.h"

#include "base/vec.h"
#include "page/evidence/measure.h"
#include "text/date/date.h"
#include "text/url/url.h"

enum { MAX_LABEL = 1000, MAX_URL = 2000, MAX_LINKS = 20000 };

/* ---- addresses ---- */

struct str page_base(struct dom *d, const char *url)
{
    struct dom_node *base = dom_find_tag(d->nodes, GUMBO_TAG_BASE);
    struct str own = str_from(url), href = base ? str_trim(dom_attr(base, "href")) : own;
    if (!base || href.n == 0)
        return own;
    AUTO(buf) b = BUF_INIT;
    url_resolve(&b, own, href);
    struct str resolved = arena_str(&d->arena, buf_str(&b));
    return url_is_fetchable(resolved) ? resolved : own;
}

/* True for a scheme other than http and https. */
static bool has_other_scheme(struct str reference)
{
    size_t colon = str_find_char(reference, ':', 0);
    if (colon == SIZE_MAX || colon == 0)
        return false;
    for (size_t i = 0; i < colon; i++) {
        char c = reference.p[i];
        if (!ascii_alpha(c) && !ascii_digit(c) && c != '+' && c != '-' && c != '.')
            return false;
    }
    struct str scheme = str_slice(reference, 0, colon);
    return !str_eq_nocase(scheme, STR("http")) && !str_eq_nocase(scheme, STR("https"));
}

struct str page_resolve(struct arena *a, struct str base, struct str reference)
{
    reference = str_trim(reference);
    if (reference.n == 0 || reference.n > MAX_URL || has_other_scheme(reference))
        return (struct str){NULL, 0};
    AUTO(buf) b = BUF_INIT;
    url_resolve(&b, base, reference);
    struct str url = arena_str(a, buf_str(&b));
    return url.n > 0 ? url : (struct str){NULL, 0};
}

uint64_t anchor_key(struct str url)
{
    AUTO(buf) b = BUF_INIT;
    url_add_canonical(&b, url);
    return str_hash(b.n > 0 ? buf_str(&b) : url);
}

/* Second-level registry domains: co.uk, gov.cn, bj.cn. */
static bool is_registry(struct str label, struct str country)
{
    static const char names[] = "com|co|net|org|gov|edu|ac|mil|ne|or|go|gob|sch|nhs|govt";
    if (country.n == 2 && str_any(str_eq_nocase, label, names))
        return true;
    return label.n == 2 && str_eq_nocase(country, STR("cn"));
}

/* Registrable domain: the last two labels of a host, three below a registry's. */
static struct str site_of(struct str host)
{
    struct str labels[3] = {{NULL, 0}};
    size_t at = host.n;
    for (size_t n = 0; n < ARRAY_SIZE(labels) && at > 0; n++) {
        size_t end = n > 0 ? at - 1 : at;
        for (at = end; at > 0 && host.p[at - 1] != '.'; at--) {
        }
        labels[n] = str_slice(host, at, end);
        if (n == 1 && !is_registry(labels[1], labels[0]))
            break;
    }
    return str_slice(host, at, host.n);
}

bool page_same_site(struct str a, struct str b)
{
    struct url_parts x, y;
    if (!url_split(a, &x) || !url_split(b, &y) || x.host.n == 0 || y.host.n == 0)
        return true;
    return str_eq_nocase(site_of(x.host), site_of(y.host));
}

bool page_claims_chinese(const struct dom *d, struct str url)
{
    struct url_parts u;
    struct str language = dom_attr(d->nodes, "lang");
    return str_starts_nocase(language, STR("zh")) || str_starts_nocase(language, STR("cn")) ||
           (url_split(url, &u) && str_ends(u.host, STR(".cn")));
}

bool page_is_home(struct str url)
{
    struct url_parts parts;
    if (url.n == 0 || !url_split(url, &parts) || parts.query.n > 0)
        return false;
    return parts.path.n <= 1 ||
           (str_any(str_starts_nocase, parts.path, "/index.|/default.|/home") &&
            str_find_char(parts.path, '/', 1) == SIZE_MAX);
}

struct name_stats {
    size_t run;    /* longest run of digits */
    size_t digits; /* total */
    size_t words;  /* separators between words: hyphens and underscores */
};

static struct name_stats measure_name(struct str name)
{
    struct name_stats stats = {0};
    size_t run = 0;
    for (size_t i = 0; i < name.n; i++) {
        bool digit = ascii_digit(name.p[i]);
        run = digit ? run + 1 : 0;
        stats.run = run > stats.run ? run : stats.run;
        stats.digits += digit;
        stats.words +=
            i > 0 && (name.p[i] == '-' || name.p[i] == '_') && ascii_alpha(name.p[i - 1]);
    }
    return stats;
}

/* Hexadecimal identifier of a content system. */
static bool has_hash(struct str name)
{
    size_t run = 0;
    for (size_t i = 0; i < name.n; i++) {
        char c = ascii_lower(name.p[i]);
        run = ascii_digit(c) || (c >= 'a' && c <= 'f') ? run + 1 : 0;
        if (run >= 16)
            return true;
    }
    return false;
}

/* Identifier in a query, in mixed case with digits: "?v=Xy7kQ9-0aB". */
static bool has_identifier(struct str query)
{
    enum { MIN = 8 };
    size_t run = 0, lower = 0, upper = 0, digits = 0;
    for (size_t i = 0; i < query.n; i++) {
        char c = query.p[i];
        bool sign = ascii_alnum(c) || c == '-' || c == '_';
        run = sign ? run + 1 : 0;
        digits = sign ? digits + ascii_digit(c) : 0;
        lower = sign ? lower + (c >= 'a' && c <= 'z') : 0;
        upper = sign ? upper + (c >= 'A' && c <= 'Z') : 0;
        if (run >= MIN && lower > 0 && upper > 0 && digits > 0)
            return true;
    }
    return false;
}

static struct str last_segment(struct str path)
{
    while (path.n > 0 && path.p[path.n - 1] == '/')
        path.n--;
    size_t at = path.n;
    while (at > 0 && path.p[at - 1] != '/')
        at--;
    return str_slice(path, at, path.n);
}

static bool is_list_name(struct str name)
{
    static const char starts[] = "index|list|node_|default|col|channel|page|tag|home|category|main";
    size_t n = str_which(str_starts_nocase, name, starts).n;
    return n > 0 && (n == name.n || !ascii_alpha(name.p[n]));
}

static bool is_list_path(struct str path)
{
    static const char parts[] =
        "/tag/|/tags/|/category/|/author/|/topics/|/categories/|/authors/|/user/|/users/|"
        "/profile/|/pages/|/page/";
    return str_any(str_has_nocase, path, parts);
}

/* "/2026/11/20/harbour-opens/index.html": folder of one article, named by its date or title. */
static bool is_article_folder(struct str url, struct str path, struct str index)
{
    if (!str_starts_nocase(index, STR("index")) && !str_starts_nocase(index, STR("default")))
        return false;
    struct str name = last_segment(str_slice(path, 0, path.n - index.n));
    struct name_stats stats = measure_name(name);
    struct date date;
    bool dated = stats.digits < name.n && date_from_url(url, 0, &date);
    return !is_list_name(name) && !is_list_path(path) && (dated || stats.words >= 3);
}

static unsigned article_evidence(struct str url)
{
    struct url_parts parts;
    struct str path = url, query = {NULL, 0};
    if (url_split(url, &parts)) {
        path = parts.path;
        query = parts.query;
    }
    struct str name = last_segment(path);
    struct date date;
    struct name_stats stats = measure_name(name), asked = measure_name(query);
    bool release = str_has(path, STR("/releases/tag/")); /* at code forges */
    if (release || is_article_folder(url, path, name))
        return 100;
    bool month = stats.digits == name.n && name.n <= 2; /* /2026/11/ */
    if (month || is_list_name(name) || is_list_path(path))
        return asked.run >= 3 && !is_list_path(path) ? 50 : 0;
    if (date_from_url(url, 0, &date) || stats.run >= 4 || stats.words >= 3 || has_hash(name))
        return 100;
    if (stats.run >= 2 || stats.digits >= 4 || stats.words == 2 || asked.run >= 2 ||
        has_identifier(query))
        return 70;
    bool page = str_has_nocase(name, STR(".htm")) || str_has_nocase(name, STR(".shtml"));
    return page || stats.words == 1 ? 40 : 20;
}

bool anchor_init(struct arena *a, struct str base, struct str href, enum label_kind kind,
                 struct str text, struct anchor *out)
{
    struct str url = page_resolve(a, base, href);
    *out = (struct anchor){
        .url = url,
        .text = text,
        .kind = kind,
        .weight = kind == LABEL_OTHER ? text_weight(text, NULL) : 0,
        .article = url.p ? article_evidence(url) : 0,
        .key = url.p ? anchor_key(url) : 0,
    };
    return url.p;
}

/* ---- table ---- */

static struct str alternative_text(const struct dom_node *a)
{
    struct str alt = STR("");
    for (const struct dom_node *n = a; n < dom_after(a) && alt.n == 0; n++)
        if (n->tag == GUMBO_TAG_IMG || n->tag == GUMBO_TAG_AREA)
            alt = str_trim(dom_attr(n, "alt"));
    return alt;
}

/* Address that a handler opens: "location.href='/news/'", "window.open('/news/')". */
static struct str handler_address(const struct dom_node *n)
{
    enum { MAX_NODES = 12 }; /* of a label */
    struct str code = dom_attr(n, "onclick"), none = {NULL, 0};
    size_t at = code.n > 0 ? str_find(code, STR("location"), 0) : SIZE_MAX;
    at = at == SIZE_MAX && code.n > 0 ? str_find(code, STR("window.open("), 0) : at;
    if (at == SIZE_MAX || n->end - n->index > MAX_NODES)
        return none;
    if (n->tag != GUMBO_TAG_A && dom_find_tag(n, GUMBO_TAG_A))
        return none;
    while (at < code.n && code.p[at] != '\'' && code.p[at] != '"')
        at++;
    size_t end = at < code.n ? str_find_char(code, code.p[at], at + 1) : SIZE_MAX;
    return end != SIZE_MAX ? str_slice(code, at + 1, end) : none;
}

static struct str address_of(const struct dom_node *n, enum anchors_of of)
{
    struct str none = {NULL, 0};
    bool menu = of == ANCHORS_OF_PARTS;
    if (n->tag == GUMBO_TAG_A || (menu && n->tag == GUMBO_TAG_AREA)) {
        struct str href = str_trim(dom_attr(n, "href"));
        bool link = href.n > 0 && href.p[0] != '#' && !has_other_scheme(href);
        return link ? href : menu ? handler_address(n) : none;
    }
    if (menu && n->tag == GUMBO_TAG_OPTION) {
        struct str value = str_trim(dom_attr(n, "value"));
        return value.n > 0 && str_has_char(value, '/') ? value : none;
    }
    return menu && n->tag != DOM_TEXT ? handler_address(n) : none;
}

static bool read_link(struct dom *d, struct str base, const struct dom_node *n, enum anchors_of of,
                      struct anchor *out)
{
    struct str href = address_of(n, of);
    if (href.n == 0)
        return false;
    struct str text = dom_text(d, n, MAX_LABEL);
    enum label_kind kind = label_kind(text);
    if (kind == LABEL_EMPTY)
        text = alternative_text(n);
    bool logo = str_has_nocase(text, STR("logo"));
    if (kind == LABEL_EMPTY && of != ANCHORS_OF_LIST && !logo)
        kind = label_kind(text);
    if (kind != LABEL_OTHER && kind != LABEL_MORE && kind != LABEL_EMPTY)
        return false;
    bool ok = anchor_init(&d->arena, base, href, kind, text, out);
    out->node = n;
    return ok;
}

/* Elements whose text is not shown, but which may hold a menu. */
static bool has_links(const struct dom_node *n)
{
    return n->tag == GUMBO_TAG_SELECT || n->tag == GUMBO_TAG_NOSCRIPT;
}

void anchors_read(struct dom *d, const char *url, const struct selector *drop, enum anchors_of of,
                  struct anchors *out)
{
    VEC(struct anchor) links = {0};
    struct str base = page_base(d, url);
    uint64_t own_key = anchor_key(str_from(url));
    *out = (struct anchors){.before = arena_array(&d->arena, (size_t)d->n + 1, sizeof(uint32_t))};
    uint32_t unseen_end = 0;
    for (uint32_t i = 0; i < d->n; i++) {
        const struct dom_node *n = &d->nodes[i];
        out->before[i] = (uint32_t)links.n;
        if (i >= unseen_end && n->tag != DOM_TEXT &&
            ((dom_is_silent(n) && !(of == ANCHORS_OF_PARTS && has_links(n))) ||
             (drop && selector_matches(drop, n))))
            unseen_end = n->end;
        struct anchor link;
        if (n->tag != DOM_TEXT && links.n < MAX_LINKS && i >= unseen_end &&
            read_link(d, base, n, of, &link) &&
            (of != ANCHORS_OF_LIST || base.n == 0 || link.key != own_key))
            vec_push(&links, link);
    }
    out->before[d->n] = (uint32_t)links.n;
    out->n = (uint32_t)links.n;
    out->v = arena_copy(&d->arena, links.v, links.n, sizeof *out->v);
    vec_fini(&links);
}

int anchor_compare_keys(const void *x, const void *y)
{
    const uint64_t *a = x, *b = y;
    return *a < *b ? -1 : *a > *b;
}
