/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/list/list.h"

#include "base/vec.h"
#include "base/zone.h"
#include "page/list/details.h"
#include "page/list/find.h"
#include "page/list/headings.h"
#include "page/list/next.h"
#include "page/list/order.h"
#include "page/list/title.h"
#include "page/list/unwrap.h"
#include "page/list/years.h"
#include "page/rule/rules.h"
#include "text/charset/charset.h"
#include "text/display/safe.h"
#include "text/utf8.h"

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
    const struct dom_node *n = p->d->body, *end = dom_after(n);
    VEC(struct list_item) items = {0};
    for (; (n = selector_next(rule->fields[SITE_ITEM], n, end)); n = dom_after(n)) {
        struct list_hints hints = {.title = selector_find(rule->fields[SITE_ITEM_TITLE], n),
                                   .date = selector_find(rule->fields[SITE_ITEM_DATE], n)};
        struct list_item item;
        if (list_item_read(p, n->index, n->end, &hints, &item))
            vec_push(&items, item);
    }
    vec_take(&items, &p->d->arena, &out->v, &out->n);
    return out->n > 0;
}

static const char *find_next(const struct list_page *p, const struct list_options *options,
                             const struct selector *rule)
{
    const struct dom_node *n = selector_find(rule, p->d->nodes);
    const struct dom_node *a = n && dom_attr(n, "href").p ? n : NULL;
    a = a || !n ? a : dom_find_tag(n, GUMBO_TAG_A);
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
