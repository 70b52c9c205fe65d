/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/list/list.h"

#include "base/compiler.h"
#include "base/vec.h"
#include "base/zone.h"
#include "page/list/details.h"
#include "page/list/find.h"
#include "page/list/headings.h"
#include "page/list/items.h"
#include "page/list/next.h"
#include "page/list/title.h"
#include "page/list/unwrap.h"
#include "page/list/years.h"
#include "page/rule/rules.h"
#include "text/charset/charset.h"
#include "text/display/safe.h"
#include "text/utf8.h"

/* ---- order of day, month and year in numeric dates ------------------------------------------- */

enum order { YEAR_FIRST, MONTH_FIRST, DAY_FIRST, N_ORDERS };

static struct civil civil_of(const int parts[3], enum order order)
{
    static const int places[N_ORDERS][3] = {
        [YEAR_FIRST] = {0, 1, 2}, [MONTH_FIRST] = {2, 0, 1}, [DAY_FIRST] = {2, 1, 0}};
    const int *at = places[order];
    int year = parts[at[0]];
    return (struct civil){
        .year = year < 100 ? 2000 + year : year, .month = parts[at[1]], .day = parts[at[2]]};
}

static bool is_possible(const int parts[3], enum order order)
{
    struct civil c = civil_of(parts, order);
    return c.year >= 1990 && c.year <= 2099 && c.month >= 1 && c.month <= 12 && c.day >= 1 &&
           c.day <= 31;
}

/* True when one of the numbers differs among the entries. */
static bool varies(const struct list_items *items, int part)
{
    int first = 0;
    for (size_t i = 0; i < items->n; i++) {
        int value = items->v[i].date.parts[part];
        if (value && first && value != first)
            return true;
        first = value ? value : first;
    }
    return false;
}

/* East Asia writes the year first, American English the month; languages unknown count as English,
 * unless written from right to left. */
static enum order habit_of(const struct list_page *p, const struct list_items *items, bool brief)
{
    static const struct str east[] = {STR("zh"), STR("ja"), STR("ko"), STR("hu")};
    static const struct str american[] = {STR("en"), STR("en-us"), STR("en_us"), STR("en-ca")};
    struct str l = str_trim(dom_attr(p->d->nodes, "lang"));
    bool month = (l.n == 0 || STR_ANY(str_eq_nocase, l, american)) && !brief &&
                 !str_eq_nocase(dom_attr(p->d->nodes, "dir"), STR("rtl")) &&
                 !str_eq_nocase(dom_attr(p->d->body, "dir"), STR("rtl"));
    /* The newest entries of a list are of one year. */
    bool year = p->default_offset >= 420 || STR_ANY(str_starts_nocase, l, east) ||
                (l.n == 0 && !varies(items, 0) && varies(items, 2));
    return brief && year ? YEAR_FIRST : month ? MONTH_FIRST : DAY_FIRST;
}

static void set_order(struct list_date *date, enum order order)
{
    struct civil c = civil_of(date->parts, order);
    struct civil old = date_civil(date->date.time, date->date.offset);
    c.hour = old.hour;
    c.minute = old.minute;
    c.second = old.second;
    date->date.time = date_from_civil(c, date->date.offset);
}

/* Rereads the ambiguous dates of a list in one order: the one in which all are possible, else that
 * of the page's language. */
static void list_dates_order(const struct list_page *p, struct list_items *items)
{
    bool possible[N_ORDERS] = {true, true, true}, any = false, brief = true;
    for (size_t i = 0; i < items->n; i++) {
        const int *parts = items->v[i].date.parts;
        for (int order = 0; order < N_ORDERS && parts[1]; order++)
            possible[order] = possible[order] && is_possible(parts, order);
        any = any || parts[1];
        brief = brief && (!parts[1] || parts[2] < 100);
    }
    enum order order = habit_of(p, items, brief);
    for (int other = 0; other < N_ORDERS && !possible[order]; other++)
        order = possible[other] ? (enum order)other : order;
    for (size_t i = 0; any && possible[order] && i < items->n; i++)
        if (items->v[i].date.parts[1])
            set_order(&items->v[i].date, order);
}

/* ---- list ------------------------------------------------------------------------------------ */

/* ---- result ---- */

static const char *copy(struct arena *a, struct str s)
{
    return s.n > 0 ? arena_strndup(a, s.p, s.n) : NULL;
}

static const char *copy_line(struct arena *a, struct str s)
{
    AUTO(buf) line = BUF_INIT;
    safe_add_line(&line, s);
    return copy(a, buf_str(&line));
}

static void describe_list(const struct list_page *p, const struct list_items *items,
                          struct page_list *out)
{
    out->title = copy_line(&out->arena, list_title(p, items->v[0].first));
    out->language = copy(&out->arena, str_trim(dom_attr(p->d->nodes, "lang")));
}

static void fill_articles(const struct list_page *p, const struct list_items *items,
                          struct page_list *out)
{
    out->n_articles = items->n < LIST_MAX_ARTICLES ? items->n : LIST_MAX_ARTICLES;
    out->articles = arena_array(&out->arena, out->n_articles, sizeof *out->articles);
    for (size_t i = 0; i < out->n_articles; i++) {
        const struct list_item *item = &items->v[i];
        struct article *a = &out->articles[i];
        a->url = copy(&out->arena, item->link->url);
        a->title = copy_line(&out->arena, item->title);
        a->published = item->date.date;
        a->views = -1;
        list_item_describe(p, item, &out->arena, a);
    }
}

/* Entries selected by the site's rules. */
static bool find_by_rule(const struct list_page *p, const struct site_rule *rule,
                         struct list_items *out)
{
    const struct selector *title = rule->fields[SITE_ITEM_TITLE];
    const struct selector *date = rule->fields[SITE_ITEM_DATE];
    const struct dom_node *n = p->d->body;
    VEC(struct list_item) items = {0};
    while (rule->fields[SITE_ITEM] && n->index < p->d->body->end &&
           (n = selector_next(p->d, rule->fields[SITE_ITEM], p->d->body, n))) {
        struct list_hints hints = {
            .title = title ? selector_next(p->d, title, n, n) : NULL,
            .date = date ? selector_next(p->d, date, n, n) : NULL,
        };
        struct list_item item;
        if (list_item_read(p, n->index, n->end, &hints, &item))
            vec_push(&items, item);
        if (n->end >= p->d->n)
            break;
        n = dom_after(p->d, n);
    }
    vec_take(&items, &p->d->arena, &out->v, &out->n);
    return out->n > 0;
}

static const char *find_next(const struct list_page *p, const struct list_options *options,
                             const struct selector *rule)
{
    const struct dom_node *n = rule ? selector_next(p->d, rule, p->d->nodes, p->d->nodes) : NULL;
    const struct dom_node *a = n && dom_attr(n, "href").p ? n : NULL;
    a = a || !n ? a : dom_find_tag(p->d, n, n, GUMBO_TAG_A);
    struct str url = a ? page_resolve(&p->d->arena, p->base, dom_attr(a, "href")) : (struct str){0};
    return url.p ? url.p : list_next_page(p->d, options->url, p->base);
}

/* True for Han characters without kana. */
static bool is_chinese(const struct anchors *links)
{
    enum { MAX_LINKS = 100 };
    size_t chinese = 0, japanese = 0;
    for (uint32_t i = 0; i < links->n && i < MAX_LINKS; i++) {
        struct str text = links->v[i].text;
        for (size_t at = 0; at < text.n;) {
            uint32_t c = utf8_next(text, &at);
            chinese += c >= 0x4e00 && c <= 0x9fff;
            japanese += c >= 0x3040 && c <= 0x30ff;
        }
    }
    return chinese > 0 && japanese == 0;
}

/* Offset of dates without a zone: the caller's, else China's on Chinese pages. */
static int offset_for(const struct list_page *p, const struct list_options *options)
{
    bool china = options->default_offset == 0 &&
                 (page_claims_chinese(p->d, p->base) ||
                  (dom_attr(p->d->nodes, "lang").n == 0 && is_chinese(&p->links)));
    return china ? ZONE_CHINA : options->default_offset;
}

static bool read_page(struct dom *d, const struct list_options *options, struct page_list *out,
                      struct error *e)
{
    struct list_page p = {.d = d, .fetched = options->fetched};
    struct list_items items = {0};
    struct site_rule rule;
    site_rules_find(options->rules, str_from(options->url), &rule);
    p.base = page_base(d, options->url);
    anchors_read(d, options->url, rule.fields[SITE_DROP], ANCHORS_OF_LIST, &p.links);
    p.default_offset = offset_for(&p, options);
    list_headings_read(&p);
    if (!find_by_rule(&p, &rule, &items) && !list_find(&p, &items))
        return error_set(e, ERROR_NOT_FOUND, 0, "no list of articles on the page");
    list_dates_order(&p, &items);
    list_years_infer(&p, &items);
    describe_list(&p, &items, out);
    fill_articles(&p, &items, out);
    if (!out->next_url) {
        const char *next = find_next(&p, options, rule.fields[SITE_NEXT]);
        out->next_url = arena_strdup(&out->arena, next);
    }
    return true;
}

bool page_list_read(struct str bytes, const struct list_options *options, struct page_list *out,
                    struct error *e)
{
    AUTO(buf) text = BUF_INIT, html = BUF_INIT, next = BUF_INIT;
    struct charset_found charset;
    AUTO(dom) d = {0};
    *out = (struct page_list){0};
    charset_decode(bytes, options->content_type, &text, &charset);
    bool unwrapped = list_unwrap(buf_str(&text), &html, &next);
    bool ok = dom_parse(&d, unwrapped ? buf_str(&html) : buf_str(&text), e);
    if (ok && next.n > 0)
        out->next_url = page_resolve(&out->arena, page_base(&d, options->url), buf_str(&next)).p;
    ok = ok && read_page(&d, options, out, e);
    if (!ok)
        page_list_fini(out);
    return ok;
}
