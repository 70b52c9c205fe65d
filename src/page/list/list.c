/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/list/list.h"

#include "base/vec.h"
#include "base/zone.h"
#include "page/list/details.h"
#include "page/list/find.h"
#include "page/list/next.h"
#include "page/list/order.h"
#include "page/list/title.h"
#include "page/list/unwrap.h"
#include "page/rule/rules.h"
#include "text/charset.h"
#include "text/safe.h"
#include "text/utf8.h"

/* ---- years ---- */

static bool lacks_year(const struct list_item *item)
{
    return item->date.month > 0 && item->date.date.precision == DATE_NONE;
}

/* Latest date on the page: upper bound of the entries' dates. */
static struct date latest_date(const struct list_page *p)
{
    enum { SHORT = 100 };
    struct date latest = {0}, found;
    for (uint32_t i = 0; i < p->d->n; i++) {
        const struct dom_node *n = &p->d->nodes[i];
        struct str text = {NULL, 0};
        if (n->tag == DOM_TEXT && n->text.n < SHORT)
            text = n->text;
        else if (n->tag == GUMBO_TAG_META)
            text = dom_attr(n, "content");
        if (text.n > 0 && text.n < SHORT &&
            date_find(text, p->default_offset, &found, NULL, NULL) && found.time > latest.time)
            latest = found;
    }
    return latest;
}

/* Without any entry's year, starts from the page's latest date, the year in its address, or the
 * time of the fetch. */
static void infer_first_year(const struct list_page *p, int64_t fetched, struct list_date *first)
{
    struct date latest = latest_date(p), address;
    if (latest.precision == DATE_NONE && p->base.n > 0)
        latest = date_from_url(p->base, p->default_offset, &address) ? address : latest;
    list_date_infer_year(first, &latest, true, p->default_offset);
    list_date_set_year(first, list_date_year_in(p->base), p->default_offset);
    latest = (struct date){.time = fetched, .precision = fetched != 0 ? DATE_DAY : DATE_NONE};
    list_date_infer_year(first, &latest, true, p->default_offset);
}

/* Year that is all of a heading's text: "2025", "2025年"; 0 for none. */
static int heading_year(const struct dom_node *text)
{
    const struct dom_node *n = text->parent;
    struct str s = str_trim(text->text);
    int64_t year;
    bool heading =
        n && (dom_is_heading(n) || n->tag == GUMBO_TAG_DT || n->tag == GUMBO_TAG_TH ||
              n->tag == GUMBO_TAG_SUMMARY || n->tag == GUMBO_TAG_P || n->tag == GUMBO_TAG_DIV);
    if (!heading || n->first != text || text->next)
        return 0;
    s = str_ends(s, STR("年")) ? str_slice(s, 0, s.n - 3) : s;
    return s.n == 4 && str_to_int64(s, &year) && year >= 1990 && year <= 2099 ? (int)year : 0;
}

static void read_heading_years(const struct list_page *p, struct list_items *items)
{
    int year = 0;
    uint32_t i = 0;
    for (size_t k = 0; k < items->n; k++) {
        for (; i < items->v[k].link->node->index; i++) {
            const struct dom_node *n = &p->d->nodes[i];
            int found = n->tag == DOM_TEXT ? heading_year(n) : 0;
            year = found ? found : year;
        }
        list_date_set_year(&items->v[k].date, year, p->default_offset);
    }
}

/* Sets the year nearest to that of the entry above, but takes lists for newest first where that
 * would be months later. */
static void infer_below(const struct list_page *p, const struct date *above, struct list_date *d)
{
    enum { MONTHS = 60 * 86400 };
    struct list_date nearest = *d;
    list_date_infer_year(&nearest, above, false, p->default_offset);
    if (nearest.date.time - above->time > MONTHS)
        list_date_infer_year(d, above, true, p->default_offset);
    else
        *d = nearest;
}

/* Propagates years from neighbour to neighbour, outwards from the first entry with a year. */
static void infer_years(const struct list_page *p, int64_t fetched, struct list_items *items)
{
    size_t known = SIZE_MAX, missing = 0;
    for (size_t i = 0; i < items->n; i++) {
        missing += lacks_year(&items->v[i]);
        known = known == SIZE_MAX && items->v[i].date.date.precision != DATE_NONE ? i : known;
    }
    if (missing == 0)
        return;
    if (known == SIZE_MAX) {
        for (known = 0; !lacks_year(&items->v[known]);)
            known++;
        infer_first_year(p, fetched, &items->v[known].date);
    }
    const struct date *beside = NULL;
    for (size_t i = known; i < items->n; i++) {
        if (lacks_year(&items->v[i]) && beside)
            infer_below(p, beside, &items->v[i].date);
        beside = items->v[i].date.date.precision != DATE_NONE ? &items->v[i].date.date : beside;
    }
    beside = &items->v[known].date.date;
    for (size_t i = known; i-- > 0;) {
        if (lacks_year(&items->v[i]))
            list_date_infer_year(&items->v[i].date, beside, false, p->default_offset);
        beside = items->v[i].date.date.precision != DATE_NONE ? &items->v[i].date.date : beside;
    }
}

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
    if (!find_by_rule(&p, &rule, &items) && !list_find(&p, &items))
        return error_set(e, ERROR_NOT_FOUND, 0, "no list of articles on the page");
    list_dates_order(&p, &items);
    read_heading_years(&p, &items);
    infer_years(&p, options->fetched, &items);
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
