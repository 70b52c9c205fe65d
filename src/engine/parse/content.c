/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/parse/content.h"

#include "page/article/agree.h"
#include "page/article/teaser.h"
#include "page/evidence/measure.h"
#include "page/list/date.h"
#include "page/site/discover.h"
#include "store/merge/merge.h"

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
    c->format = c->feed.format;
    c->kind = NODE_FEED;
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
    c->kind = NODE_LIST;
    return true;
}

static void set_from_page(struct content *c)
{
    const struct article *a = &c->page.article;
    c->articles = arena_copy(&c->page.arena, a, 1, sizeof *a);
    c->n = 1;
    c->title = a->title;
    c->language = a->language;
    c->kind = NODE_PAGE;
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
    set_from_page(c);
    return true;
}

/* Keeps the feed's text if it is as good; false for a page that stands in for the article. */
static bool compare(struct page_article *page, const struct article *given, struct error *e)
{
    if (!page_agrees(page, given)) {
        return error_set(e, ERROR_NOT_FOUND, 0,
                         "the page shows something else: perhaps a login, or a question");
    }
    if (page_adds_nothing(page, given))
        page->article.content =
            arena_strdup(&page->arena, given->content ? given->content : given->summary);
    return true;
}

/* The source's data about the article help to find its block. */
static bool parse_article(struct str bytes, const struct content_options *o, struct content *c,
                          struct error *e)
{
    struct extract_options options = {
        .url = o->url,
        .first_url = o->first_url,
        .content_type = o->content_type,
        .summary = o->given.content ? o->given.content : o->given.summary,
        .default_offset = zone_offset(o->zone, o->fetched),
        .rules = o->rules,
    };
    bool ok = page_extract(bytes, &options, &c->page, e) &&
              (!o->compares || compare(&c->page, &o->given, e));
    if (!ok) {
        page_article_fini(&c->page);
        return false;
    }
    set_from_page(c);
    c->next_url = c->page.next_url;
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

static bool parse_leaf(struct str bytes, const struct content_options *o, struct content *c,
                       struct error *e)
{
    struct content page = {0};
    bool html = str_find_nocase(bytes, STR("<body"), 0) != SIZE_MAX;
    bool text = html && parse_page(bytes, o, &page, NULL) && is_text(&page.page);
    bool list = parse_list(bytes, o, c, e);
    if (text && (!list || is_beside_text(&c->list, &page.page))) {
        content_fini(c);
        *c = page;
        return true;
    }
    content_fini(&page);
    c->kind = NODE_LIST;
    return list || (e->code == ERROR_NOT_FOUND && has_menu(bytes, o));
}

bool content_parse(struct str bytes, const struct content_options *options, struct content *out,
                   struct error *e)
{
    static bool (*const parsers[])(struct str bytes, const struct content_options *o,
                                   struct content *c, struct error *e) = {
        [CONTENT_FEED] = parse_feed, [CONTENT_LIST] = parse_list,       [CONTENT_LEAF] = parse_leaf,
        [CONTENT_PAGE] = parse_page, [CONTENT_ARTICLE] = parse_article,
    };
    *out = (struct content){0};
    if (!parsers[options->as](bytes, options, out, e))
        return false;
    for (size_t i = 0; i < out->n; i++) {
        struct article *a = &out->articles[i];
        a->is_teaser = page_is_teaser(a);
        a->marks = merge_identify(a, &out->arena);
    }
    return true;
}

void content_apply_zone(struct content *c, struct zone zone)
{
    for (size_t i = 0; i < c->n; i++) {
        date_apply_zone(&c->articles[i].published, zone);
        date_apply_zone(&c->articles[i].updated, zone);
    }
}

void content_fini(struct content *c)
{
    feed_fini(&c->feed);
    page_list_fini(&c->list);
    page_article_fini(&c->page);
    arena_fini(&c->arena);
}
