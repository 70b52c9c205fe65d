/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/refresh/content.h"

#include "page/evidence/measure.h"
#include "page/list/date.h"
#include "page/site/discover.h"

static void set_from_feed(struct content *c)
{
    c->articles = c->feed.articles;
    c->n = c->feed.n_articles;
    c->title = c->feed.title;
    c->site_url = c->feed.url;
    c->language = c->feed.language;
    c->ttl = c->feed.ttl;
    c->skip_hours = c->feed.skip_hours;
    c->skip_days = c->feed.skip_days;
}

static bool parse_feed(struct str bytes, const struct content_options *o, struct content *c,
                       struct error *e)
{
    struct feed_options options = {.url = o->url,
                                   .content_type = o->content_type,
                                   .default_offset = zone_offset(o->zone, o->fetched),
                                   .spent = o->spent};
    if (!feed_parse(bytes, &options, &c->feed, e))
        return false;
    set_from_feed(c);
    return true;
}

static bool parse_list(struct str bytes, const struct content_options *o, struct content *c,
                       struct error *e)
{
    struct list_options options = {.url = o->url,
                                   .content_type = o->content_type,
                                   .default_offset = zone_offset(o->zone, o->fetched),
                                   .fetched = o->fetched,
                                   .rules = o->rules};
    if (!page_list_read(bytes, &options, &c->list, e))
        return false;
    c->articles = c->list.articles;
    c->n = c->list.n_articles;
    c->title = c->list.title;
    c->next_url = c->list.next_url;
    c->language = c->list.language;
    return true;
}

/* The page is a single article, whose identity is independent of its text. */
static bool parse_page(struct str bytes, const struct content_options *o, struct content *c,
                       struct error *e)
{
    struct extract_options options = {.url = o->url,
                                      .content_type = o->content_type,
                                      .default_offset = zone_offset(o->zone, o->fetched),
                                      .rules = o->rules};
    if (!page_extract(bytes, &options, &c->page, e))
        return false;
    struct article *a = &c->page.article;
    a->guid = a->url = arena_strdup(&c->page.arena, o->url);
    if (!a->title || !*a->title)
        a->title = arena_strdup(&c->page.arena, o->title);
    c->articles = a;
    c->n = 1;
    c->title = a->title;
    c->language = a->language;
    return true;
}

static bool parse(struct str bytes, const struct content_options *options, struct content *out,
                  struct error *e)
{
    switch (options->kind) {
    case NODE_FEED:
        return parse_feed(bytes, options, out, e);
    case NODE_LIST:
        return parse_list(bytes, options, out, e);
    case NODE_PAGE:
        return parse_page(bytes, options, out, e);
    default:
        return error_set(e, ERROR_INVALID, 0, "not a source");
    }
}

bool content_parse(struct str bytes, const struct content_options *options, struct content *out,
                   struct error *e)
{
    *out = (struct content){0};
    if (!parse(bytes, options, out, e))
        return false;
    for (size_t i = 0; i < out->n; i++) {
        date_apply_zone(&out->articles[i].published, options->zone);
        date_apply_zone(&out->articles[i].updated, options->zone);
    }
    return true;
}

/* True for mostly dated lines: another list of the site, without its links. */
static bool is_dated_lines(struct str text)
{
    size_t lines = 0, dated = 0, start, end;
    struct str line;
    while (str_split(&text, '\n', &line)) {
        struct list_date date;
        lines += line.n > 0;
        dated += line.n > 0 && list_date_find(line, 0, &date, &start, &end);
    }
    return dated * 2 > lines;
}

/* True for enough text to be an article, rather than a footer or a notice of an empty list. */
static bool is_text(const struct page_article *p)
{
    enum { SHORT = 90, LONG = 300, STOPS = 2 };
    struct str text = str_from(p->text);
    uint32_t stops = 0, weight = text.n > 0 ? text_weight(text, &stops) : 0;
    return (weight >= LONG || (weight >= SHORT && stops >= STOPS)) && !is_dated_lines(text);
}

/* True for a list beside a text that is much longer and has no link to the list's articles. */
static bool is_beside_text(const struct page_list *l, const struct page_article *p)
{
    enum { LONG = 300, STOPS = 6 };
    uint32_t stops = 0, weight = p->text ? text_weight(str_from(p->text), &stops) : 0;
    uint32_t titles = 0;
    for (size_t i = 0; i < l->n_articles; i++) {
        const struct article *a = &l->articles[i];
        if (str_find(str_from(p->article.content), str_from(a->url), 0) != SIZE_MAX)
            return false;
        titles += text_weight(str_from(a->title), NULL);
    }
    return weight >= LONG && stops >= STOPS && weight >= titles * 2 && !l->next_url;
}

static bool has_menu(struct str bytes, const struct content_options *o)
{
    AUTO(discovery) d = {0};
    return page_discover(bytes, o->url, o->content_type, &d, NULL) && d.n_menu > 0;
}

bool content_parse_leaf(struct str bytes, const struct content_options *options,
                        struct content *out, enum node_kind *kind, struct error *e)
{
    struct content page = {0};
    bool html = str_find_nocase(bytes, STR("<body"), 0) != SIZE_MAX;
    bool text = html && parse_page(bytes, options, &page, NULL) && is_text(&page.page);
    bool list = content_parse(bytes, options, out, e);
    *kind = text && (!list || is_beside_text(&out->list, &page.page)) ? NODE_PAGE : NODE_LIST;
    if (*kind == NODE_PAGE) {
        if (list)
            content_fini(out);
        *out = page;
        out->articles = &out->page.article;
        return true;
    }
    content_fini(&page);
    return list || (e->code == ERROR_NOT_FOUND && has_menu(bytes, options));
}

void content_fini(struct content *c)
{
    feed_fini(&c->feed);
    page_list_fini(&c->list);
    page_article_fini(&c->page);
}
