/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/site/discover.h"

#include "base/vec.h"
#include "page/evidence/anchors.h"
#include "page/list/title.h"
#include "page/site/menu-written.h"
#include "page/site/menu.h"
#include "text/charset/charset.h"
#include "text/date/date.h"
#include "text/url/address.h"
#include "text/url/url.h"

enum { MAX_FEEDS = 100, MAX_TEXT = 200 };

/* In the order of the result. */
enum rank { RANK_DECLARED, RANK_VISIBLE, RANK_GUESS, RANK_COMMENTS };

struct found {
    struct discovered_feed feed;
    enum rank rank;
    uint64_t key;
};

struct finder {
    struct dom *d;
    struct arena *a; /* of the result */
    struct str url, base;
    VEC(struct found) feeds;
};

static const char *copy(struct finder *f, struct str s)
{
    return s.n > 0 ? arena_strndup(f->a, s.p, s.n) : NULL;
}

static bool is_about_comments(struct str url, struct str title)
{
    return str_has_nocase(url, STR("comment")) || str_any(str_has_nocase, title, "comment|评论");
}

/* Strips the scheme of "feed:https://…". */
static struct str resolve_feed(struct finder *f, struct str href)
{
    AUTO(address) address = {0};
    if (!address_is_wrapped(href))
        return page_resolve(&f->d->arena, f->base, href);
    if (!address_read(href, &address, NULL))
        return (struct str){0};
    return str_from(arena_strdup(&f->d->arena, address.v[0]));
}

/* Local files are trusted only from local pages; net/ checks for private addresses. */
static bool is_allowed(const struct finder *f, struct str url)
{
    return !url_is_file(url) || url_is_between_files(f->url, url);
}

static void add_feed(struct finder *f, struct str href, struct str title, struct str type,
                     enum rank rank)
{
    struct str url = resolve_feed(f, href);
    if (!url.p || !is_allowed(f, url) || f->feeds.n >= MAX_FEEDS)
        return;
    uint64_t key = rank == RANK_GUESS ? str_hash(url) : anchor_key(url);
    for (size_t i = 0; i < f->feeds.n; i++) {
        const struct found *old = &f->feeds.v[i];
        if (old->key == key || (rank == RANK_GUESS && old->key == anchor_key(url)))
            return;
    }
    struct found found = {
        .feed = {.url = copy(f, url),
                 .title = copy(f, title),
                 .type = copy(f, type),
                 .declared = rank == RANK_DECLARED},
        .rank = rank != RANK_GUESS && is_about_comments(url, title) ? RANK_COMMENTS : rank,
        .key = key,
    };
    vec_push(&f->feeds, found);
}

/* ---- declared ---- */

static bool is_feed_type(struct str type, struct str href)
{
    static const char feeds[] =
        "application/rss+xml|application/atom+xml|application/rdf+xml|application/feed+json|"
        "application/rss|text/rss+xml|application/x.atom+xml|application/xml|text/xml";
    bool other = str_any(str_has_nocase, href, "oembed|wp-json");
    type = str_trim(str_slice(type, 0, str_find_char(type, ';', 0)));
    if (str_any(str_eq_nocase, type, feeds))
        return !other;
    /* Most alternates of type JSON are no feeds. */
    return str_eq_nocase(type, STR("application/json")) && !other &&
           str_any(str_has_nocase, href, "rss|feed|atom");
}

bool page_declares_feed(struct str rel, struct str type, struct str href)
{
    return dom_has_word(rel, STR("feed")) ||
           (dom_has_word(rel, STR("alternate")) && is_feed_type(type, href));
}

static void add_declared(struct finder *f, const struct dom_node *n)
{
    struct str rel = dom_attr(n, "rel"), href = dom_attr(n, "href"), type = dom_attr(n, "type");
    if (page_declares_feed(rel, type, href))
        add_feed(f, href, str_trim(dom_attr(n, "title")), str_trim(type), RANK_DECLARED);
}

/* ---- visible ---- */

static bool is_feed_address(struct str href)
{
    struct url_parts parts;
    struct str path = url_split(href, &parts) ? parts.path : href;
    return str_any(str_ends, path, ".rss|.atom|.rdf") || str_any(str_has_word, href, "rss|atom") ||
           str_any(str_has_word, path, "feed|feeds") ||
           str_any(str_has_nocase, href, "rss.|rssfeed");
}

static bool is_feed_label(struct str text)
{
    return str_any(str_has_word, text, "rss|atom|feed") ||
           str_any(str_has_nocase, text, "订阅|訂閱");
}

static void add_visible(struct finder *f, const struct dom_node *n)
{
    enum { MAX_LABEL = 40 };
    struct str href = str_trim(dom_attr(n, "href"));
    if (href.n == 0 || href.p[0] == '#')
        return;
    struct str text = dom_text(f->d, n, MAX_TEXT);
    const struct dom_node *icon = text.n == 0 ? dom_find_tag(n, GUMBO_TAG_IMG) : NULL;
    text = icon ? str_trim(dom_attr(icon, "alt")) : text;
    bool named = str_any(str_has_word, n->classes, "rss|feed");
    if (is_feed_address(href) || named || (text.n <= MAX_LABEL && is_feed_label(text)))
        add_feed(f, href, text, (struct str){NULL, 0}, RANK_VISIBLE);
}

/* ---- guessed ---- */

static void guess_in(struct finder *f, struct str directory)
{
    const char *names = "feed|rss.xml|atom.xml|feed.xml|index.xml|rss|feed/";
    for (struct str name; str_next_word(&names, &name);) {
        char *path = arena_printf(&f->d->arena, "%.*s%.*s", STR_ARG(directory), STR_ARG(name));
        add_feed(f, str_from(path), (struct str){NULL, 0}, (struct str){NULL, 0}, RANK_GUESS);
    }
}

/* The page's own directory first, for its feed is more specific, then the site's root. */
static void add_guesses(struct finder *f)
{
    struct url_parts parts;
    struct date date;
    if (!url_split_fetchable(f->url, &parts))
        return;
    size_t slash = parts.path.n;
    while (slash > 0 && parts.path.p[slash - 1] != '/')
        slash--;
    struct str name = str_slice(parts.path, slash, parts.path.n);
    struct str directory = str_slice(parts.path, 0, slash);
    if (name.n > 0 && !str_has_char(name, '.'))
        directory = str_from(arena_printf(&f->d->arena, "%.*s/", STR_ARG(parts.path)));
    f->base = f->url;
    if (directory.n > 1 && !date_from_url(f->url, 0, &date))
        guess_in(f, directory);
    guess_in(f, STR("/"));
}

/* ---- page ---- */

static const char *copy_address(struct finder *f, struct str href)
{
    struct str url = page_resolve(&f->d->arena, f->base, href);
    return is_allowed(f, url) ? copy(f, url) : NULL;
}

static void read_element(struct finder *f, const struct dom_node *n, struct discovery *out)
{
    if (n->tag == GUMBO_TAG_LINK) {
        add_declared(f, n);
        if (!out->canonical_url && dom_has_word(dom_attr(n, "rel"), STR("canonical")))
            out->canonical_url = copy_address(f, dom_attr(n, "href"));
    }
}

/* By rank, then in page order. */
static void write_feeds(const struct finder *f, struct discovery *out)
{
    out->feeds = arena_array(f->a, f->feeds.n ? f->feeds.n : 1, sizeof *out->feeds);
    for (int rank = RANK_DECLARED; rank <= RANK_COMMENTS; rank++) {
        for (size_t i = 0; i < f->feeds.n; i++)
            if ((int)f->feeds.v[i].rank == rank)
                out->feeds[out->n_feeds++] = f->feeds.v[i].feed;
    }
}

/* The caller frees *text and *d, even on failure. */
static bool parse_page(struct str bytes, const char *content_type, struct buf *text, struct dom *d,
                       struct error *e)
{
    struct charset_found charset;
    *d = (struct dom){0};
    charset_decode(bytes, content_type, text, &charset);
    return dom_parse(d, buf_str(text), e);
}

static bool is_menu_script(struct str url)
{
    size_t slash = url.n;
    while (slash > 0 && url.p[slash - 1] != '/')
        slash--;
    return str_any(str_has_word, str_slice(url, slash, url.n), "menu|nav|head|top|daohang|channel");
}

static void read_parts(struct finder *f, bool scripts, size_t max, struct discovery *out)
{
    for (const struct dom_node *n = f->d->nodes; n < dom_end(f->d) && out->n_parts < max; n++) {
        bool part = scripts ? n->tag == GUMBO_TAG_SCRIPT
                            : n->tag == GUMBO_TAG_FRAME || n->tag == GUMBO_TAG_IFRAME;
        const char *url = part ? copy_address(f, dom_attr(n, "src")) : NULL;
        if (url && page_same_site(f->url, str_from(url)) &&
            (!scripts || is_menu_script(str_from(url))))
            out->parts[out->n_parts++] = (struct discovered_part){url, scripts};
    }
}

static void find_parts(struct finder *f, struct discovery *out)
{
    enum { MAX_FRAMES = 6, MAX_SCRIPTS = 2 };
    out->parts = arena_array(f->a, MAX_FRAMES + MAX_SCRIPTS, sizeof *out->parts);
    read_parts(f, false, MAX_FRAMES, out);
    read_parts(f, true, out->n_parts + MAX_SCRIPTS, out);
}

/* Reads the menu that scripts write. */
static void read_written(const struct dom *d, const char *url, struct discovery *out)
{
    AUTO(buf) html = BUF_INIT;
    AUTO(dom) written = {0};
    menu_add_written(d, &html);
    if (html.n > 0 && dom_parse(&written, buf_str(&html), NULL))
        menu_read(&written, url, &out->arena, &out->menu, &out->n_menu);
}

bool page_discover(struct str bytes, const char *url, const char *content_type,
                   struct discovery *out, struct error *e)
{
    AUTO(buf) text = BUF_INIT;
    AUTO(dom) d = {0};
    *out = (struct discovery){0};
    if (!parse_page(bytes, content_type, &text, &d, e))
        return false;
    struct finder f = {.d = &d, .a = &out->arena, .url = str_from(url)};
    f.base = page_base(&d, url);
    out->title = copy(&f, list_site_name(&d));
    for (uint32_t i = 0; i < d.n; i++)
        if (d.nodes[i].tag != DOM_TEXT)
            read_element(&f, &d.nodes[i], out);
    for (uint32_t i = 0; i < d.n; i++)
        if (d.nodes[i].tag == GUMBO_TAG_A)
            add_visible(&f, &d.nodes[i]);
    add_guesses(&f);
    write_feeds(&f, out);
    menu_read(&d, url, &out->arena, &out->menu, &out->n_menu);
    if (out->n_menu == 0)
        read_written(&d, url, out);
    find_parts(&f, out);
    vec_fini(&f.feeds);
    return true;
}

bool page_discover_section(struct str bytes, const char *url, const char *content_type,
                           const struct outline *site, size_t n_site, struct discovery *out,
                           struct error *e)
{
    AUTO(buf) text = BUF_INIT;
    AUTO(dom) d = {0};
    *out = (struct discovery){0};
    bool ok = parse_page(bytes, content_type, &text, &d, e);
    if (ok)
        menu_read_section(&d, url, site, n_site, &out->arena, &out->menu, &out->n_menu);
    return ok;
}
