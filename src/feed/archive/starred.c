/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/archive/starred.h"

#include <jansson.h>
#include <string.h>

#include "base/vec.h"
#include "text/date/date.h"

enum { MAX_ARTICLES = 200000 };

/* An article with its feed, before they are grouped. */
struct placed {
    struct foreign_feed feed;
    struct foreign_article article;
    size_t order;
};

struct parser {
    struct arena *arena;
    VEC(struct placed) placed;
    size_t unplaced;
    bool all_starred; /* a list of nothing else */
};

static const char *text_of(struct parser *p, const json_t *o, const char *key)
{
    const char *text = json_string_value(json_object_get(o, key));
    return text && *text ? arena_strdup(p->arena, text) : NULL;
}

/* First value of a key in a list of objects: "alternate": [{"href": …}]. */
static const char *first_of(struct parser *p, const json_t *o, const char *list, const char *key)
{
    return text_of(p, json_array_get(json_object_get(o, list), 0), key);
}

/* Seconds since 1970, or RFC 3339. */
static int64_t time_of(const json_t *v)
{
    struct date date;
    if (json_is_string(v) && date_parse(str_from(json_string_value(v)), 0, &date))
        return date.time;
    return json_is_integer(v) ? json_integer_value(v) : 0;
}

static void place(struct parser *p, const struct foreign_feed *feed, struct foreign_article article)
{
    if (!feed->url || p->placed.n == MAX_ARTICLES) {
        p->unplaced++;
        return;
    }
    vec_push(&p->placed, (struct placed){*feed, article, p->placed.n});
}

/* ---- Google Reader ------------------------------------------------------------------------- */

static bool has_state(const json_t *item, const char *state)
{
    const json_t *categories = json_object_get(item, "categories");
    for (size_t i = 0; i < json_array_size(categories); i++) {
        const char *category = json_string_value(json_array_get(categories, i));
        if (category && str_ends(str_from(category), str_from(state)))
            return true;
    }
    return false;
}

/* The address is a member of its own, or that of the stream "feed/ADDRESS". */
static struct foreign_feed read_origin(struct parser *p, const json_t *origin)
{
    struct foreign_feed feed = {.url = text_of(p, origin, "feedUrl"),
                                .title = text_of(p, origin, "title")};
    const char *stream = text_of(p, origin, "streamId");
    if (!feed.url && stream && str_starts(str_from(stream), STR("feed/http")))
        feed.url = stream + strlen("feed/");
    return feed;
}

static void read_item(struct parser *p, const json_t *o)
{
    struct foreign_feed feed = read_origin(p, json_object_get(o, "origin"));
    const char *content = text_of(p, json_object_get(o, "content"), "content");
    const char *url = first_of(p, o, "canonical", "href");
    struct foreign_article a = {
        .guid = text_of(p, o, "guid"),
        .title = text_of(p, o, "title"),
        .author = text_of(p, o, "author"),
        .url = url ? url : first_of(p, o, "alternate", "href"),
        .content = content ? content : text_of(p, json_object_get(o, "summary"), "content"),
        .enclosure = first_of(p, o, "enclosure", "href"),
        .enclosure_type = first_of(p, o, "enclosure", "type"),
        .published = time_of(json_object_get(o, "published")),
        .read = has_state(o, "/state/com.google/read"),
        .starred = p->all_starred || has_state(o, "/state/com.google/starred"),
    };
    place(p, &feed, a);
}

/* ---- Miniflux ------------------------------------------------------------------------------ */

static void read_entry(struct parser *p, const json_t *o)
{
    const json_t *of = json_object_get(o, "feed");
    const char *status = json_string_value(json_object_get(o, "status"));
    struct foreign_feed feed = {.url = text_of(p, of, "feed_url"),
                                .title = text_of(p, of, "title")};
    struct foreign_article a = {
        .title = text_of(p, o, "title"),
        .author = text_of(p, o, "author"),
        .url = text_of(p, o, "url"),
        .content = text_of(p, o, "content"),
        .enclosure = first_of(p, o, "enclosures", "url"),
        .enclosure_type = first_of(p, o, "enclosures", "mime_type"),
        .published = time_of(json_object_get(o, "published_at")),
        .read = status && strcmp(status, "read") == 0,
        .starred = json_is_true(json_object_get(o, "starred")),
    };
    place(p, &feed, a);
}

/* ---- grouping ------------------------------------------------------------------------------ */

static int compare(const void *a, const void *b)
{
    const struct placed *x = a, *y = b;
    int order = strcmp(x->feed.url, y->feed.url);
    return order ? order : (x->order > y->order) - (x->order < y->order);
}

static void group(struct parser *p, struct starred *out)
{
    struct placed *v = p->placed.v;
    size_t n = p->placed.n;
    if (n > 0)
        qsort(v, n, sizeof *v, compare);
    struct foreign_article *articles = arena_array(p->arena, n + 1, sizeof *articles);
    out->feeds = arena_array(p->arena, n + 1, sizeof *out->feeds);
    for (size_t i = 0; i < n; i++) {
        articles[i] = v[i].article;
        if (i == 0 || strcmp(v[i].feed.url, v[i - 1].feed.url) != 0)
            out->feeds[out->n++] = (struct starred_feed){v[i].feed, &articles[i], 0};
        out->feeds[out->n - 1].n++;
        out->feeds[out->n - 1].feed.articles++;
    }
}

static bool read_root(struct parser *p, const json_t *root)
{
    const json_t *items = json_object_get(root, "items");
    const json_t *entries = json_object_get(root, "entries");
    const char *id = json_string_value(json_object_get(root, "id"));
    p->all_starred = id && strstr(id, "starred");
    for (size_t i = 0; i < json_array_size(items); i++)
        read_item(p, json_array_get(items, i));
    for (size_t i = 0; i < json_array_size(entries); i++)
        read_entry(p, json_array_get(entries, i));
    return json_is_array(items) || json_is_array(entries);
}

bool starred_parse(struct str bytes, struct starred *out, struct error *e)
{
    *out = (struct starred){0};
    struct parser p = {.arena = &out->arena};
    json_error_t why;
    json_auto_t *root = json_loadb(bytes.p, bytes.n, 0, &why);
    bool ok = root && read_root(&p, root);
    if (!root) {
        error_set(e, ERROR_INVALID, 0, "line %d: no valid JSON", why.line);
    } else if (!ok) {
        error_set(e, ERROR_INVALID, 0, "JSON, but no articles of an aggregator");
    } else {
        group(&p, out);
        out->unplaced = p.unplaced;
    }
    vec_fini(&p.placed);
    if (!ok)
        starred_fini(out);
    return ok;
}
